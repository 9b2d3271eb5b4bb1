"""What forms, their parts and their faults are called on the superuser's pages."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from accessible_fit.instruments.compare import Change, Part
from accessible_fit.instruments.faults import FaultKind
from accessible_fit.instruments.model import Kind, Moment, Option, ServiceType, Text
from accessible_fit.words.catalogue import Words

if TYPE_CHECKING:
    from accessible_fit.instruments.draft import Draft
    from accessible_fit.instruments.form_files import PlacedFault
    from accessible_fit.instruments.model import Instrument
    from accessible_fit.instruments.reader import Shared

LANGUAGE_NAMES = {"sv": "Svenska", "en": "English"}
SHORTENED = 56


def services(w: Words) -> list[tuple[ServiceType, str]]:
    """Return the kinds of support a form can be made for, as they are offered."""
    return [
        (ServiceType.ANY, w.t("Any kind of support")),
        (ServiceType.GROUP_HOME, w.t("Group home")),
        (ServiceType.SERVICE_HOUSING, w.t("Service housing")),
        (ServiceType.SPECIAL_HOUSING, w.t("Special housing")),
        (ServiceType.PERSONAL_ASSISTANCE, w.t("Personal assistance")),
        (ServiceType.HOUSING_SUPPORT, w.t("Housing support")),
        (ServiceType.DAILY_ACTIVITY, w.t("Daily activity")),
        (ServiceType.EMPLOYMENT, w.t("Employment support")),
    ]


def kinds(w: Words) -> list[tuple[Kind, str]]:
    """Return the two kinds of form."""
    return [(Kind.QUESTIONS, w.t("Picture questions")), (Kind.RATINGS, w.t("Ratings of life or of a talk"))]


def moments(w: Words) -> list[tuple[Moment, str]]:
    """Return when ratings are meant to be asked."""
    return [
        (Moment.NONE, w.t("At any time")),
        (Moment.BEFORE_TALK, w.t("Before a talk")),
        (Moment.AFTER_TALK, w.t("After a talk")),
    ]


def form_facts(w: Words, form: "Instrument") -> str:
    """Say in one line what a form is: kind, for which support, how many questions, which version."""
    parts = [
        dict(kinds(w))[form.kind],
        dict(services(w))[form.service_type],
        w.tn("{n} question", "{n} questions", len(form.items)),
        w.t("version {n}", n=form.version),
    ]
    return " · ".join(parts)


def answer_sets(w: Words, draft: "Draft", shared: "Shared") -> list[tuple[str, str]]:
    """Return the answers a question can have: those of the program, then the form's own."""
    from accessible_fit.instruments.reader import answers_described

    values = {"choices": draft.choices, "answer_sets": draft.answer_sets}
    known = answers_described(values, shared.answers).answer_sets
    return [(name, answers_words(w, one.ladders, one.line is not None)) for name, one in known.items()]


def answers_words(w: Words, ladders: Mapping[int, Sequence[Option]], line: bool) -> str:
    """Say what can be answered, in the words of the cards."""
    ladder = ladders.get(3) or next(iter(ladders.values()), ())
    words = " – ".join(w.pick(option.label) for option in ladder)
    if not words:
        return w.t("A line")
    return w.t("{answers}, or a line", answers=words) if line else words


def changes(w: Words) -> dict[Change, str]:
    """Return the word for what has become of a question."""
    return {
        Change.SAME: w.t("The same"),
        Change.CHANGED: w.t("Changed"),
        Change.MOVED: w.t("Moved"),
        Change.NEW: w.t("New"),
        Change.GONE: w.t("Taken away"),
    }


def parts(w: Words) -> dict[Part, str]:
    """Return what of a question or a form can differ."""
    return {
        Part.QUESTION: w.t("the question"),
        Part.SPOKEN: w.t("what is said aloud"),
        Part.PICTURE: w.t("the picture"),
        Part.AREA: w.t("the part of life"),
        Part.ANSWERS: w.t("the answers"),
        Part.TURNED: w.t("which way it is turned"),
        Part.KOLADA: w.t("the published indicator"),
        Part.TITLE: w.t("the title"),
        Part.DESCRIPTION: w.t("the description"),
        Part.SERVICE: w.t("the kind of support"),
        Part.KIND: w.t("the kind of form or its languages"),
        Part.REPEATS: w.t("what is asked once more"),
        Part.PAIRS: w.t("the turned pairs"),
        Part.LICENCE: w.t("the licence"),
    }


def shortened(w: Words, text: Text, otherwise: str) -> str:
    """Return a question on one line, or `otherwise` while nothing is written."""
    words = " ".join(w.pick({key: one for key, one in text.items() if one.strip()}).split())
    if not words:
        return otherwise
    return words if len(words) <= SHORTENED else f"{words[: SHORTENED - 1].rstrip()}…"


def language_word(w: Words, language: str) -> str:
    """Return a language as it is called in the middle of a sentence."""
    return {"sv": w.t("Swedish"), "en": w.t("English")}.get(language, language)


def fault_lines(w: Words, faults: "Sequence[PlacedFault]", draft: "Draft") -> list[tuple[str, str, str]]:
    """Say what a draft lacks, one line for each question: where, everything that is missing, the id."""
    lines: dict[tuple[str, str], list[str]] = {}
    for one in faults:
        where, sentence, item_id = _fault_words(w, one, draft)
        lines.setdefault((where, item_id), []).append(sentence)
    return [
        (where, " ".join(filter(None, dict.fromkeys(said))), item_id)
        for (where, item_id), said in lines.items()
    ]


def _fault_words(w: Words, placed: "PlacedFault", draft: "Draft") -> tuple[str, str, str]:
    """Say what a draft lacks: where it is, what is wrong and what to do, and the id of the question.

    The id is empty for what is about the form as a whole.
    """
    place = placed.place
    item_id, where = "", w.t("The form")
    if place[:1] == ("practice",):
        item_id, where = draft.practice.id, w.t("The practice question")
    elif place[:1] == ("items",) and len(place) > 1 and isinstance(place[1], int):
        item_id, where = draft.items[place[1]].id, w.t("Question {n}", n=place[1] + 1)
    return where, _fault_sentence(w, placed, draft), item_id


def _fault_sentence(w: Words, placed: "PlacedFault", draft: "Draft") -> str:
    kind, place = placed.fault.kind, placed.place
    named = [part for part in place if isinstance(part, str)]
    language = LANGUAGE_NAMES.get(named[-1], "") if named else ""
    if kind is FaultKind.EMPTY_TEXT:
        missing = {
            "title": w.t("The title is missing."),
            "description": w.t("The description is missing."),
            "question": w.t("The question is not written."),
            "spoken": "",  # it is as the question, which is told already
            "pictogram": w.t("There is no picture."),
            "area": w.t("The part of life is not chosen."),
        }
        sentence = next((missing[one] for one in named if one in missing), None)
        if sentence is not None:
            return f"{sentence} ({language})" if language and sentence else sentence
    if kind is FaultKind.NO_ITEMS:
        return w.t("There is no question yet. Add at least one.")
    sentence, mend = placed.fault.kind.sentence, placed.fault.kind.mend
    details = _named(w, placed.fault.details, draft)
    if kind in (FaultKind.UNKNOWN_AREA, FaultKind.UNKNOWN_ANSWER_SET, FaultKind.UNKNOWN_PICTOGRAM):
        return w.t(sentence, **details)
    return f"{w.t(sentence, **details)} {w.t(mend, **details)}"


def _named(w: Words, details: Mapping[str, str], draft: "Draft") -> dict[str, str]:
    """Put the words of a question where a fault names its id, which nobody has seen."""
    words = {one.id: shortened(w, one.question, w.t("a question without words")) for one in draft.items}
    return {key: words.get(value, value) for key, value in details.items()}

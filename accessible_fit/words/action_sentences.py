"""“You said – we did” in words: what the person said, where an action stands, and whether it helped."""

from datetime import date
from typing import TYPE_CHECKING

from accessible_fit.words.catalogue import Words

if TYPE_CHECKING:
    from db.records import Action
    from db.vocabulary import Helped, WhoAnswered

LONG_LATE = 60
"""After so many days a date says more than their number."""


# ---------------------------------------------------------------------- what the person said


def said_answer(w: Words, question: str, answer: str) -> str:
    """What was answered, to stand after “You said” as well as in a list."""
    return f"{question} {ended(answer)}"


def said_card(w: Words, card: str, place: str) -> str:
    """Where a card was put."""
    return w.t("{card}: {place}.", card=card, place=place)


def said_area(w: Words, area: str, score: str) -> str:
    """How a part of life was the last time it was asked about."""
    return w.t("{area}: {score}.", area=area, score=score[:1].lower() + score[1:])


def said_by_other(w: Words, who: "WhoAnswered", said: str) -> str:
    """The same when somebody else gave it, so that nobody reads it as the person's own word."""
    from db.vocabulary import WhoAnswered

    text = {
        WhoAnswered.STAFF: w.t("Staff answered: {said}"),
        WhoAnswered.RELATIVE: w.t("A relative answered: {said}"),
        WhoAnswered.GUARDIAN: w.t("A guardian answered: {said}"),
    }.get(who, w.t("Somebody else answered: {said}"))
    return text.format(said=said)


def ended(text: str) -> str:
    """A sentence with its full stop."""
    return text if not text or text[-1] in ".!?…" else f"{text}."


# ---------------------------------------------------------------------- where it stands


def due_words(w: Words, due_on: date | None, today: date) -> str:
    """Say until when it is to be done, and that the day has passed when it has."""
    if due_on is None:
        return w.t("no day set")
    if (today - due_on).days > LONG_LATE:
        return w.t("late since {day}", day=w.day(due_on))
    if due_on < today:
        return w.tn("{n} day late", "{n} days late", (today - due_on).days)
    if due_on == today:
        return w.t("today")
    if (due_on - today).days == 1:
        return w.t("tomorrow")
    return w.t("by {day}", day=w.day(due_on))


def standing_line(w: Words, action: "Action", today: date) -> str:
    """Say in a few words where an action stands."""
    if action.closed_at is not None:
        return w.t("will not be done: {why}", why=action.closed_because)
    if action.done_at is None:
        return due_words(w, action.due_on, today)
    if action.shown_at is None:
        return w.t("done {day}, not yet shown", day=w.day(action.done_at))
    if action.helped is None:
        return w.t("shown {day}", day=w.day(action.shown_at))
    return w.t("shown {day}, {helped}", day=w.day(action.shown_at), helped=helped_words(w, action.helped))


def helped_words(w: Words, helped: "Helped") -> str:
    """Say whether it helped, in the person's own word, as it stands in a line."""
    from db.vocabulary import Helped

    return {
        Helped.YES: w.t("it helped"),
        Helped.SOME: w.t("it helped some"),
        Helped.NO: w.t("it did not help"),
    }[helped]


def helped_choices(w: Words) -> "list[tuple[Helped, str]]":
    """Return what the person can say about what was done."""
    from db.vocabulary import Helped

    return [
        (Helped.YES, w.tc("did it help", "Yes")),
        (Helped.SOME, w.tc("did it help", "Some")),
        (Helped.NO, w.tc("did it help", "No")),
    ]


def promises_sentence(w: Words, overdue: int, waiting: int, to_show: int, to_ask: int = 0) -> str:
    """Say how much waits among what was promised."""
    parts = [
        (overdue, w.tn("{n} is late", "{n} are late", overdue)),
        (waiting, w.tn("{n} is to be done", "{n} are to be done", waiting)),
        (to_show, w.tn("{n} is to be shown to the person", "{n} are to be shown to the person", to_show)),
        (to_ask, w.tn("{n} is to be asked about", "{n} are to be asked about", to_ask)),
    ]
    told = ", ".join(text for count, text in parts if count)
    return f"{told}." if told else w.t("Nothing waits.")


def promised_line(w: Words, what: str, who: str, when: str) -> str:
    """What was promised, by whom and until when, on one line."""
    about = ", ".join(part for part in (who, when) if part)
    return f"{what} ({about})" if about else what

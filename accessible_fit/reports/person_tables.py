"""A person's report as tables for staff: what is usual, what changed, every answer, what was promised."""

from accessible_fit.reports.person_data import PersonReport
from accessible_fit.reports.tables import Cell, Holds, Sheet, Tables, column, widest
from accessible_fit.words.catalogue import Words
from accessible_fit.words.quality_sentences import sign_word


def person_tables(w: Words, found: PersonReport) -> Tables:
    """Return a sheet for each question that staff have."""
    title = w.t("Report of {name}", name=found.alias)
    about = w.t("{first} – {last}", first=w.day(found.first), last=w.day(found.last))
    sheets = (
        _says(w, found),
        _over_time(w, found),
        _answers(w, found),
        _marks(w, found),
        _promises(w, found),
    )
    return Tables(title, about, found.made_on, sheets, found.organisation)


def _says(w: Words, found: PersonReport) -> Sheet:
    rows = tuple(
        (
            one.form_title,
            one.area_name,
            one.who_words,
            one.format_words,
            len(one.days),
            one.days[-1],
            one.scores[-1],
            one.sentence,
        )
        for one in found.areas
    )
    return Sheet(
        w.t("What is said"),
        w.t("What does {name} say?", name=found.alias),
        found.sentence,
        w.t("Each row is a line of its own: another format or another answerer is never joined to it."),
        (
            column(w.t("Form"), width=widest(rows, 0, 20, 40)),
            column(w.t("Part of life"), width=widest(rows, 1, 22)),
            column(w.t("Who answered"), width=widest(rows, 2, 24)),
            column(w.t("Way to answer"), width=16),
            column(w.t("Conversations"), Holds.COUNT),
            column(w.t("Last day"), Holds.DAY, 12),
            column(w.t("Last score 0–100"), Holds.SCORE),
            column(w.t("What can be said"), width=56),
        ),
        rows,
    )


def _over_time(w: Words, found: PersonReport) -> Sheet:
    rows: list[tuple[Cell, ...]] = [
        (day, one.area_name, one.form_title, one.who_words, one.format_words, score, None)
        for one in found.areas
        for day, score in zip(one.days, one.scores, strict=True)
    ]
    for change in found.breaks:
        told = w.t("From {before} to {after}: a new line begins.", before=change.before, after=change.after)
        rows.append((change.day, change.area_name, None, None, None, None, told))
    rows += [(day, None, None, None, None, None, name) for day, name in found.events]
    rows.sort(key=lambda row: str(row[0]))
    return Sheet(
        w.t("What has changed"),
        w.t("What has changed?"),
        found.sentence,
        w.t(
            "A score is from 0, bad, to 100, good. Breaks and events stand between the scores, by their days."
        ),
        (
            column(w.t("Day"), Holds.DAY, 12),
            column(w.t("Part of life"), width=24),
            column(w.t("Form"), width=26),
            column(w.t("Who answered"), width=28),
            column(w.t("Way to answer"), width=16),
            column(w.t("Score 0–100"), Holds.SCORE),
            column(w.t("What happened"), width=50),
        ),
        tuple(rows),
    )


def _answers(w: Words, found: PersonReport) -> Sheet:
    rows = tuple(
        (
            one.day,
            series.form_title,
            series.text,
            series.area_name,
            one.said or one.outcome_words,
            one.score,
            one.half_step,
            series.format_words,
            series.who_words,
            one.helped_words,
            ", ".join(sign_word(w, mark) for mark in one.marks),
        )
        for series in found.questions
        for one in series.points
    )
    return Sheet(
        w.t("Every answer"),
        w.t("What was answered, and how?"),
        w.tn(
            "{n} answer or named kind of no answer.", "{n} answers and named kinds of no answer.", len(rows)
        ),
        w.t("Half a step is how far a score may be from what was meant, only because there are few choices."),
        (
            column(w.t("Day"), Holds.DAY, 12),
            column(w.t("Form"), width=26),
            column(w.t("Question"), width=36),
            column(w.t("Part of life"), width=22),
            column(w.t("Answer"), width=24),
            column(w.t("Score 0–100"), Holds.SCORE),
            column(w.t("Half a step"), Holds.SCORE),
            column(w.t("Way to answer"), width=16),
            column(w.t("Who answered"), width=30),
            column(w.t("Help"), width=16),
            column(w.t("Worth asking again"), width=36),
        ),
        rows,
    )


def _marks(w: Words, found: PersonReport) -> Sheet:
    rows = tuple((one.day, sign_word(w, one.sign), one.sentence, one.advice) for one in found.marks)
    said = w.t("Nothing stands out.") if not rows else w.t("This may be worth asking once more.")
    return Sheet(
        w.t("Worth asking again"),
        w.t("What is worth asking again?"),
        said,
        w.t("A sign never says that an answer is wrong, and no answer is taken away."),
        (
            column(w.t("Day"), Holds.DAY, 12),
            column(w.t("Sign"), width=30),
            column(w.t("What was seen"), width=50),
            column(w.t("What can be done"), width=56),
        ),
        rows,
    )


def _promises(w: Words, found: PersonReport) -> Sheet:
    rows = tuple(
        (
            one.made_on,
            one.said or None,
            one.text,
            one.who or None,
            one.due_on,
            one.done_on,
            one.shown_on,
            one.helped_words or None,
            one.closed_because or None,
        )
        for one in found.promises
    )
    done = sum(one.done_on is not None for one in found.promises)
    return Sheet(
        w.t("You said – we did"),
        w.t("What did we do about what was said?"),
        w.t("Promised: {promised}. Done: {done}.", promised=len(rows), done=done),
        w.t("Whether it helped is the person's own word."),
        (
            column(w.t("Day"), Holds.DAY, 12),
            column(w.t("What was said"), width=36),
            column(w.t("What we do"), width=36),
            column(w.t("Who does it"), width=16),
            column(w.t("By when"), Holds.DAY, 12),
            column(w.t("Done"), Holds.DAY, 12),
            column(w.t("Shown to the person"), Holds.DAY, 12),
            column(w.t("Did it help?"), width=18),
            column(w.t("Why it was not done"), width=30),
        ),
        rows,
    )

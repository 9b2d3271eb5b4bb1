"""What staff read about a pretest: what is proposed, why, and what else there is to try.

The words are about the pictures and about what suits, never about what a person lacks.
"""

from collections.abc import Collection

from accessible_fit.scales.pretest import Level, Stage
from accessible_fit.words.catalogue import Words
from accessible_fit.words.sentences import format_words

Passed = Collection[tuple[Stage, Level]]


def level_words(w: Words, level: Level | None) -> str:
    """Say a format in the middle of a sentence; None is another way than choosing."""
    if level is None:
        return w.t("another way than choosing")
    return format_words(w, level.value if level is not Level.LINE else None)


def proposed_sentence(w: Words, level: Level | None, unfinished: bool) -> str:
    """Say what is proposed."""
    if level is None:
        if unfinished:
            return w.t("Too early to propose anything")
        return w.t("No number of choices is proposed this time")
    return {
        Level.TWO: w.t("Two choices are proposed"),
        Level.THREE: w.t("Three choices are proposed"),
        Level.FIVE: w.t("Five choices are proposed"),
        Level.LINE: w.t("A line is proposed"),
    }[level]


def why_sentences(w: Words, name: str, level: Level | None, passed: Passed, unfinished: bool) -> list[str]:
    """Say why: what worked, and where it became unsure or ended."""
    said = []
    if level is not None:
        said.append(
            w.t(
                "{name} found what fitted with {format}: among things, on the stairs and among faces.",
                name=name,
                format=level_words(w, level),
            )
        )
    further = next_level(level)
    if further is not None:
        said.append(_where_it_ended(w, further, passed, unfinished))
    if level is Level.LINE:
        said.append(w.t("Ratings can be shown on a line. Questions with cards have five choices."))
    return said


def _where_it_ended(w: Words, further: Level, passed: Passed, unfinished: bool) -> str:
    names = {Stage.CONCRETE: w.t("things"), Stage.REFERENCE: w.t("the stairs"), Stage.FEELINGS: w.t("faces")}
    passed_there = [names[stage] for stage in Stage if (stage, further) in passed]
    both = len(passed_there) > 1
    worked = (
        w.t("{one} and {other}", one=passed_there[0], other=passed_there[1])
        if both
        else "".join(passed_there)
    )
    details = {"format": level_words(w, further), "worked": worked}
    if unfinished:
        if worked:
            return w.t("With {format}, {worked} worked; then the pictures were stopped.", **details)
        return w.t("The pictures were stopped before those with {format} were decided.", **details)
    if worked:
        return w.t("With {format}, {worked} worked; then it became unsure and the pictures ended.", **details)
    return w.t("With {format} it became unsure, so the pictures ended there.", **details)


def next_level(level: Level | None) -> Level | None:
    """Return the level after this one, or None after the last."""
    levels: list[Level | None] = [None, *Level]
    at = levels.index(level) + 1
    return levels[at] if at < len(levels) else None


def advice_sentences(w: Words, name: str, level: Level | None, unfinished: bool) -> list[str]:
    """Say that it is a proposal, and what to try where no number of choices is proposed."""
    if level is not None:
        return [
            w.t(
                "It is a proposal. You know {name}: choose otherwise when you see that it suits better.",
                name=name,
            )
        ]
    if unfinished:
        return [w.t("Go on another time, when {name} wants to.", name=name)]
    return [
        w.t("It tells something about these pictures, not about {name}.", name=name),
        w.t(
            "Another way of talking may suit better. Lay a few cards on a mat and see what {name} does with "
            "them.",
            name=name,
        ),
        w.t("Or observe what {name} likes and dislikes, and write it down as your own view.", name=name),
        w.t("Was it noisy, or was {name} tired? Try again another day.", name=name),
    ]


def asking_sentence(w: Words, name: str) -> str:
    """Say what follows when yes was said to everything."""
    return w.t(
        "{name} said yes also to what was plainly not so, every time. Ask with pictures of either this or "
        "that rather than with yes and no.",
        name=name,
    )

"""Sentences for staff and leaders about what changed, what is usual and what cannot be told yet.

They never say more than the numbers do: "probably" where a rule has spoken, "cannot tell yet" where nothing
has been shown either way. Staff follow a person from conversation to conversation, leaders a unit from period
to period.
"""

from enum import StrEnum
from typing import TYPE_CHECKING

from accessible_fit.words.catalogue import Words

if TYPE_CHECKING:
    from accessible_fit.trends.before_after import BeforeAfter
    from accessible_fit.trends.shares import Share
    from accessible_fit.trends.verdicts import Change, SeriesVerdict

FEW = 20
"""With fewer answers than this, "few have answered" is said beside a share."""

NEARLY = 0.05
FEWEST_TO_COMPARE = 3


class Reader(StrEnum):
    """Whose page the sentence stands on: a person's, in conversations, or a unit's, in periods."""

    STAFF = "staff"
    LEADER = "leader"


def series_sentence(w: Words, found: "SeriesVerdict", reader: Reader = Reader.STAFF) -> str:
    """Say what a series shows, and whether its limits are still on trial."""
    from accessible_fit.trends.verdicts import Finding

    said = _series(w, found, reader)
    settled = found.finding in (Finding.TOO_EARLY, Finding.CANNOT_JUDGE, Finding.AS_USUAL)
    if settled or not found.trial:
        return said
    trial = w.t("It is early: what is usual may still move.")
    return f"{said} {trial}"


def _series(w: Words, found: "SeriesVerdict", reader: Reader) -> str:
    from accessible_fit.trends.run_chart import FEWEST_USEFUL
    from accessible_fit.trends.verdicts import Finding
    from accessible_fit.trends.xmr import Side

    n, above = found.in_a_row or 0, found.side is Side.ABOVE
    match found.finding:
        case Finding.TOO_EARLY if found.points >= FEWEST_USEFUL:
            return w.t("Too early to say: too few differ from the usual.")
        case Finding.TOO_EARLY if reader is Reader.LEADER:
            return w.tn(
                "Too early to say: {n} period, at least {least} are needed.",
                "Too early to say: {n} periods, at least {least} are needed.",
                found.points,
                least=FEWEST_USEFUL,
            )
        case Finding.TOO_EARLY:
            return w.tn(
                "Too early to say: {n} conversation, at least {least} are needed.",
                "Too early to say: {n} conversations, at least {least} are needed.",
                found.points,
                least=FEWEST_USEFUL,
            )
        case Finding.CANNOT_JUDGE:
            return w.t(
                "The answers are nearly always the same. Whether something has changed cannot be told."
            )
        case Finding.AS_USUAL:
            return w.t("Up and down as usual – nothing has surely changed.")
        case Finding.OUTSIDE_LIMITS:
            return _outside(w, above, reader)
        case Finding.RISING:
            text = w.t("{n} times in a row better and better – something has probably changed. What?")
            return text.format(n=n)
        case Finding.FALLING:
            text = w.t("{n} times in a row worse and worse – something has probably changed. What?")
            return text.format(n=n)
        case Finding.OFTEN_FAR if above:
            return w.t("Two times of three far above the usual – something has probably changed. What?")
        case Finding.OFTEN_FAR:
            return w.t("Two times of three far below the usual – something has probably changed. What?")
        case Finding.ONE_SIDE if above:
            text = w.t("{n} times in a row above the usual – something has probably changed. What?")
            return text.format(n=n)
        case Finding.ONE_SIDE:
            text = w.t("{n} times in a row below the usual – something has probably changed. What?")
            return text.format(n=n)
        case Finding.LONG_RUN:
            text = w.t(
                "{n} times in a row on the same side of the usual – something has probably changed. What?"
            )
            return text.format(n=n)
        case Finding.FEW_CROSSINGS:
            return w.t("It goes up and down less often than usual – something has probably changed. What?")


def _outside(w: Words, above: bool, reader: Reader) -> str:
    if reader is Reader.LEADER:
        if above:
            return w.t("One period lies far above the usual. What happened then?")
        return w.t("One period lies far below the usual. What happened then?")
    if above:
        return w.t("One conversation lies far above the usual. What happened then?")
    return w.t("One conversation lies far below the usual. What happened then?")


def change_words(w: Words, change: "Change") -> str:
    """Say whether it is stable or has changed."""
    from accessible_fit.trends.verdicts import Change

    return {
        Change.STABLE_GOOD: w.t("Stable and good."),
        Change.STABLE_LOW: w.t("Stable and low. Is there something that could be tried?"),
        Change.CHANGED_UP: w.t("It has probably changed for the better."),
        Change.CHANGED_DOWN: w.t("It has probably changed for the worse. What has happened?"),
        Change.CANNOT_TELL: w.t("We cannot tell yet whether it is stable or has changed."),
    }[change]


def before_after_sentence(w: Words, found: "BeforeAfter", event: str, change: "Change") -> str:
    """Say how often it is better after a named event than before it, in tenths, and what that comes to."""
    counted = w.t("{before} before, {after} after.", before=found.n_before, after=found.n_after)
    if min(found.n_before, found.n_after) < FEWEST_TO_COMPARE:
        few = w.t("There are too few conversations to compare before and after “{event}”.", event=event)
        return f"{few} {counted}"
    # Never "10 of 10" for what is only nearly all.
    better, worse = min(9, round(found.nap * 10)), min(9, round((1 - found.nap) * 10))
    if found.nap == 1:
        said = w.t("After “{event}” it is better than before in every comparison.")
    elif found.nap == 0:
        said = w.t("After “{event}” it is worse than before in every comparison.")
    elif better == worse:
        said = w.t("After “{event}” it is as often better as worse than before.")
    elif better > worse:
        said = w.t("After “{event}” it is better than before in about {better} of 10 comparisons.")
    else:
        said = w.t("After “{event}” it is worse than before in about {worse} of 10 comparisons.")
    said = said.format(event=event, better=better, worse=worse)
    return " ".join((said, counted, change_words(w, change)))


def share_sentence(w: Words, best: int, answered: int, found: "Share", *, everybody: bool = False) -> str:
    """Say how many chose the best alternative and how much that may be chance.

    `everybody` when all who should have been asked have answered: then it is variation from time to time.
    """
    said = w.t("{best} of {answered} chose the best alternative.", best=best, answered=answered)
    ends = {"low": tenths_words(w, found.low), "high": tenths_words(w, found.high)}
    if everybody:
        sure = w.t("Everybody answered. Asked another time it may be anything from {low} to {high}.", **ends)
    elif answered < FEW:
        sure = w.t("Few have answered, so it may be anything from {low} to {high}.", **ends)
    else:
        sure = w.t("It may be anything from {low} to {high}.", **ends)
    return f"{said} {sure}"


def tenths_words(w: Words, share: float) -> str:
    """Say a share in tenths, as one does when speaking."""
    if share < NEARLY:
        return w.t("nearly none")
    if share > 1 - NEARLY:
        return w.t("nearly all")
    return w.t("about {tenths} in 10", tenths=max(1, min(9, round(share * 10))))

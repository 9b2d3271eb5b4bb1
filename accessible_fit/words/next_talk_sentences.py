"""What to talk about next, in words: one line with its reason for each thing that the data give cause for."""

from typing import TYPE_CHECKING

from accessible_fit.words.catalogue import Words

if TYPE_CHECKING:
    from accessible_fit.trends.next_talk import Cause


def cause_words(w: Words, cause: "Cause") -> str:
    """Say why it is worth talking about."""
    from accessible_fit.trends.next_talk import Why

    day = w.day(cause.when) if cause.when is not None else ""
    match cause.why:
        case Why.TO_SHOW:
            return w.t("It is done, and has not been shown.")
        case Why.TO_ASK:
            return w.t("It was shown {day}. Did it help?", day=day)
        case Why.LATE:
            return w.t("It was promised by {day}, and is not done.", day=day)
        case Why.DOWN:
            return w.t("Lower than the time before: {before}, now {now}.", **_scores(w, cause))
        case Why.UP:
            return w.t("Higher than the time before: {before}, now {now}.", **_scores(w, cause))
        case Why.LOW:
            return w.t("Low the last time, {day}.", day=day)
        case Why.NOT_UNDERSTOOD:
            return w.t("Not understood the last time. Ask in another way.")
        case Why.DONT_KNOW:
            return w.t("The answer was “I don't know”.")
        case Why.NOT_REACHED:
            return w.t("There was no time for it {day}.", day=day)
        case Why.LONG_SINCE:
            return w.t("Has not been asked about since {day}.", day=day)


def _scores(w: Words, cause: "Cause") -> dict[str, str]:
    return {"before": w.number(cause.before or 0.0), "now": w.number(cause.now or 0.0)}


def nothing_sentence(w: Words) -> str:
    """Said where the data give no cause for anything."""
    return w.t("Nothing stands out. Ask what the person wants to talk about.")

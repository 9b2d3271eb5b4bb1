"""Sentences for staff about people's answers, made from values, all in one place to be read and reviewed."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from accessible_fit.words.catalogue import Words

if TYPE_CHECKING:
    from accessible_fit.trends.run_chart import RunChart
    from db.records import AccessProfile
    from db.vocabulary import Outcome

MOSTLY_GOOD = 66.0
MOSTLY_BAD = 34.0


def score_words(w: Words, score: float | None) -> str:
    """Say a score of a few questions in words; None is too few answers."""
    if score is None:
        return w.t("Too few answers")
    if score >= MOSTLY_GOOD:
        return w.t("Mostly good")
    if score <= MOSTLY_BAD:
        return w.t("Mostly bad")
    return w.t("Both good and bad")


def format_words(w: Words, steps: int | None) -> str:
    """Say how an answer was given."""
    names = {2: w.t("two choices"), 3: w.t("three choices"), 5: w.t("five choices")}
    return names.get(steps or 0) or w.t("a line")


def screen_sentence(w: Words, profile: "AccessProfile") -> str:
    """Say in one sentence how the screen will be for a person."""
    aloud = profile.speak_questions or profile.speak_options
    languages = {"sv": w.t("Swedish"), "en": w.t("English")}
    details = {
        "choices": format_words(w, profile.choices),
        "language": languages[profile.language.value],
        "words": w.t("words under the pictures") if profile.show_text else w.t("pictures without words"),
    }
    if aloud:
        return w.t("The screen shows {choices} and {words}, and reads aloud in {language}.", **details)
    return w.t("The screen shows {choices} and {words} in {language}, without reading aloud.", **details)


def counts_sentence(w: Words, outcomes: "Mapping[Outcome, int]", not_reached: int) -> str:
    """Say how many answers of each kind there are."""
    from db.vocabulary import Outcome

    parts = [w.tn("{n} answer", "{n} answers", outcomes.get(Outcome.ANSWERED, 0))]
    counted = (
        (outcomes.get(Outcome.DONT_KNOW, 0), w.t("{n} “I don't know”")),
        (outcomes.get(Outcome.DECLINED, 0), w.t("{n} “I don't want to answer”")),
        (outcomes.get(Outcome.NOT_UNDERSTOOD, 0), w.t("{n} not understood")),
        (not_reached, w.t("{n} not asked this time")),
    )
    parts += [text.format(n=n) for n, text in counted if n]
    return f"{', '.join(parts)}."


def run_chart_sentence(w: Words, chart: "RunChart", scores: Sequence[float]) -> str:
    """Say what a run chart of `scores`, oldest first, can tell: the verdict, and where the change is seen."""
    from accessible_fit.trends.run_chart import FEWEST_USEFUL, Verdict

    if chart.verdict is Verdict.TOO_EARLY and len(scores) < FEWEST_USEFUL:
        return w.tn(
            "Too early to say: {n} conversation, at least {least} are needed.",
            "Too early to say: {n} conversations, at least {least} are needed.",
            len(scores),
            least=FEWEST_USEFUL,
        )
    if chart.verdict is Verdict.TOO_EARLY:
        return w.t(
            "Too early to say: {useful} conversations differ from the usual, at least {least} are needed.",
            useful=chart.useful,
            least=FEWEST_USEFUL,
        )
    if chart.verdict is Verdict.CANNOT_JUDGE:
        return w.t("The answers are nearly always the same. Whether something has changed cannot be told.")
    if chart.verdict is Verdict.AS_USUAL and _on_the_brink(chart):
        return w.t("It may have changed, but too few conversations have been held to be sure.")
    if chart.verdict is Verdict.AS_USUAL:
        return w.t("Up and down as usual – nothing has surely changed.")
    if chart.longest_run_limit is None or chart.longest_run <= chart.longest_run_limit:
        return w.t("It goes up and down less often than usual – something has probably changed. What?")
    if run_is_above(scores, chart.median or 0.0, chart.longest_run):
        text = w.t("{n} times in a row above the usual – something has probably changed. What?")
    else:
        text = w.t("{n} times in a row below the usual – something has probably changed. What?")
    return text.format(n=chart.longest_run)


def _on_the_brink(chart: "RunChart") -> bool:
    """Whether one more conversation on the same side would be a signal: then “as usual” would mislead."""
    run_limit, crossings_limit = chart.longest_run_limit, chart.crossings_limit
    return (run_limit is not None and chart.longest_run >= run_limit) or (
        crossings_limit is not None and chart.crossings <= crossings_limit
    )


def run_is_above(scores: Sequence[float], median: float, length: int) -> bool:
    """Say on which side of the median the latest run of `length` lies; scores on the median do not count."""
    above, run = False, 0
    found = False
    for score in scores:
        if score == median:
            continue
        run = run + 1 if run and (score > median) is above else 1
        above = score > median
        if run == length:
            found = above
    return found

"""The figures that are shown, each with its own inputs and result, so that anybody can calculate it again."""

from collections.abc import Mapping, Sequence

from accessible_fit.scales import quality
from accessible_fit.scales.groups import GroupScore, ItemScore
from accessible_fit.scales.quality_flags import Flag, Sign
from accessible_fit.services.review.linking import Proposal
from accessible_fit.services.review.series import Series
from accessible_fit.trends.before_after import before_after as compared
from accessible_fit.trends.run_chart import RunChart
from accessible_fit.trends.xmr import xmr
from accessible_fit.words.formulas import Explained, Figure
from accessible_fit.words.quality_sentences import EXPLAINED_BY


def flag(seen: Flag) -> Explained | None:
    """Explain a sign; None for one without arithmetic (who helped, how old a trial is)."""
    figure = EXPLAINED_BY.get(seen.sign.value)
    return None if figure is None else Explained(figure, seen.inputs, _shown(seen))


def group(items: Sequence[ItemScore], scored: GroupScore) -> Explained:
    """Explain the score of several questions."""
    inputs = {"items": [{"score": one.score, "half_step": one.half_step} for one in items]}
    result = {
        "score": scored.score,
        "answered": scored.answered,
        "asked": scored.asked,
        "uncertainty": scored.uncertainty,
    }
    return Explained(Figure.GROUP, inputs, result)


def run_chart(series: Series, chart: RunChart) -> Explained:
    """Explain what a run chart says of a series."""
    result = {
        "median": chart.median,
        "useful": chart.useful,
        "longest_run": chart.longest_run,
        "longest_run_limit": chart.longest_run_limit,
        "crossings": chart.crossings,
        "crossings_limit": chart.crossings_limit,
        "verdict": chart.verdict.value,
    }
    return Explained(Figure.RUN_CHART, {"x": [point.score for point in series.scored]}, result)


def limits(series: Series) -> Explained:
    """Explain between which values the scores of a series usually lie."""
    scores = [point.score for point in series.scored]
    found = xmr(scores)
    result = {"mean": found.mean, "lower": found.lower, "upper": found.upper, "verdict": found.verdict.value}
    return Explained(Figure.LIMITS, {"x": scores}, result)


def before_after(before: Sequence[object], after: Sequence[object]) -> Explained:
    """Explain how often it is better after an event than before it."""
    found = compared(before, after)
    result = {"nap": found.nap, "tau": found.tau, "n_before": found.n_before, "n_after": found.n_after}
    return Explained(Figure.BEFORE_AFTER, {"before": list(before), "after": list(after)}, result)


def agreement(proposal: Proposal) -> Explained | None:
    """Explain how well two ways to answer agree; None where there are too few pairs."""
    found = proposal.agreement
    if found is None:
        return None
    inputs = {"x": list(proposal.x_scores), "y": list(proposal.y_scores)}
    result = {
        "bias": found.bias,
        "sd": found.sd,
        "lower": found.lower,
        "upper": found.upper,
        "ci_bias": list(found.ci_bias),
        "n": found.n,
    }
    return Explained(Figure.AGREEMENT, inputs, result)


def link(proposal: Proposal) -> Explained | None:
    """Explain a link; None where there is none."""
    if proposal.link is None:
        return None
    inputs = {
        "x_counts": list(proposal.x_counts),
        "y_counts": list(proposal.y_counts),
        "method": proposal.question.method.value,
    }
    made = proposal.link.link
    result: dict[str, object] = {"table": [{"x": x, "y": y} for x, y in enumerate(made.y)]}
    if made.slope is not None and made.intercept is not None:
        result = {"slope": made.slope, "intercept": made.intercept, **result}
    return Explained(Figure.LINK, inputs, result)


def _shown(seen: Flag) -> Mapping[str, object]:
    n = seen.numbers
    match seen.sign:
        case Sign.SAME_IN_A_ROW:
            return {"longest": n["run"], "answered": n["of"]}
        case Sign.LITTLE_VARIATION:
            return {"sd": n["sd"], "mean": n["mean"]}
        case Sign.YES_TO_BOTH:
            return {"pairs": n["pairs"], "agreed_to_both": n["both"]}
        case Sign.ANSWERED_OTHERWISE:
            return {"repeats": n["repeats"]}
        case Sign.UNSTEADY_REPEATS:
            return {"repeats": n["repeats"], "agreement": n["agreement"], "kappa": n.get("kappa")}
        case Sign.UNUSUAL_TIME:
            return {"unusual": unusual(seen.inputs)}
        case _:
            return {"p": n["p"]}


def unusual(inputs: Mapping[str, object]) -> list[int]:
    """Return the places of the unusual times among what a sign's calculation takes."""
    times, own = inputs["times"], inputs["own"]
    assert isinstance(times, list) and isinstance(own, list)  # as the sign has written them
    return quality.unusual_times(times, own)

"""What can be said of a unit's figures over time, once what must be hidden of them is."""

import datetime as dt
from collections.abc import Sequence

from accessible_fit.trends.before_after import before_after
from accessible_fit.trends.unit import WHOLE, AreaRow, PeriodMean, UnitEvent
from accessible_fit.trends.verdicts import judge_change, judge_series

UNIT_MARGIN = 12.5
"""How large a difference of a unit's means does not matter: half a step of the three-choice format's."""

FEWEST_EACH_SIDE = 2


def judged_row(area: str, pooled: bool, cells: Sequence[PeriodMean], turn: dt.date | None) -> AreaRow:
    """Judge one part of life: before and after a day, or the first half beside the second."""
    told = [(one.span, one.score) for one in cells if one.score is not None]
    scores = [score for _, score in told]
    middle = len(told) // 2
    if turn is not None:
        before = [score for span, score in told if span.last_day < turn]
        after = [score for span, score in told if span.first_day > turn]
        if min(len(before), len(after)) >= FEWEST_EACH_SIDE:
            return AreaRow(
                area, pooled, tuple(cells), judge_series(scores), judge_change(before, after, UNIT_MARGIN)
            )
    change = judge_change(scores[:middle], scores[middle:], UNIT_MARGIN)
    return AreaRow(area, pooled, tuple(cells), judge_series(scores), change)


def judged_event(event: tuple[str, dt.date] | None, rows: Sequence[AreaRow]) -> UnitEvent | None:
    """Lay what was said before and after an event beside each other."""
    if event is None:
        return None
    name, on = event
    whole = next((row for row in rows if row.area == WHOLE and not row.pooled), None)
    cells = whole.shown if whole is not None else ()
    before = [one.score for one in cells if one.span.last_day < on]
    after = [one.score for one in cells if one.span.first_day > on]
    compared = before_after(before, after) if before and after else None
    return UnitEvent(name, on, compared)

"""The overview for a leader on a server, who is given figures that the server counted and hid, not rows.

Means of whole quarters and how many took part in whole years. What can only be worked out person by person is
hidden here: single questions, how many changed, what was promised.
"""

from accessible_fit.trends.participation import Part, Taken
from accessible_fit.trends.quarters import A_YEAR, Span
from accessible_fit.trends.unit import WHOLE, AreaRow, Done, Overview, Parted, Participation, PeriodMean
from accessible_fit.trends.verdicts import Change, judge_change, judge_series
from db import server_figures
from db.engine import Tx
from db.records import Unit

UNIT_MARGIN = 12.5


def counts(tx: Tx) -> bool:
    """Say whether the server counts for whoever is signed in."""
    return server_figures.wanted(tx)


def overview(tx: Tx, unit: Unit, span: Span) -> Overview:
    """Return what the server tells of a unit, as far as the span reaches."""
    by_area: dict[str, dict[int, PeriodMean]] = {}
    for one in server_figures.means(tx, unit.id):
        if one.quarter <= span.last:
            cell = PeriodMean(Span(one.quarter, one.quarter), one.at_least, one.score, at_least=True)
            by_area.setdefault(one.life_area, {})[one.quarter] = cell
    first = min((min(told) for told in by_area.values()), default=span.first)
    rows = tuple(
        _row(area, [told.get(at, PeriodMean(Span(at, at), None, None)) for at in range(first, span.last + 1)])
        for area, told in sorted(by_area.items(), key=lambda one: (one[0] != WHOLE, one[0]))
    )
    return Overview(
        unit.id,
        unit.name,
        unit.service_type.value,
        span,
        _participation(tx, unit, span),
        rows,
        (),
        Parted(None, dict.fromkeys(Change)),
        Done(None, None),
        None,
    )


def _row(area: str, cells: list[PeriodMean]) -> AreaRow:
    scores = [one.score for one in cells if one.score is not None]
    middle = len(scores) // 2
    change = judge_change(scores[:middle], scores[middle:], UNIT_MARGIN)
    return AreaRow(area, False, tuple(cells), judge_series(scores), change)


def _participation(tx: Tx, unit: Unit, span: Span) -> Participation:
    told = next(
        (
            one
            for one in server_figures.persons(tx, unit.id)
            if span == Span(one.last_quarter - A_YEAR + 1, one.last_quarter)
        ),
        None,
    )
    enrolled, answered = (None, None) if told is None else (told.enrolled, told.answered)
    rest = None if enrolled is None or answered is None else enrolled - answered
    return Participation(
        Parted(enrolled, {Taken.ANSWERED: answered, Taken.NOT: rest}),
        Parted(enrolled, dict.fromkeys(Part)),
        everybody=rest == 0,
    )

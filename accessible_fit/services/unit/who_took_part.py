"""Who took part in a unit, behind the gate: a period beside its own parts and beside all other periods."""

from dataclasses import replace

from accessible_fit.services.unit.counting import Counted, TookPart
from accessible_fit.services.unit.shown import nearly_all, parted_twice, parts_stand
from accessible_fit.services.unit.side_by_side import SideBySide
from accessible_fit.trends.disclosure import MINIMUM
from accessible_fit.trends.participation import Part, Taken
from accessible_fit.trends.quarters import Span
from accessible_fit.trends.unit import Parted, Participation


def who_took_part(found: Counted, span: Span, until: int, beside: SideBySide) -> Participation:
    """Return who took part, up to the last quarter `until` that can be seen.

    The number of persons may be told where who answered may not, and both where it may not be told how.
    """
    spans = found.spans_like(span, until)
    at = spans.index(span)
    enrolled, answered = beside.stand(spans)
    took = [found.took_part(one) for one in spans]
    if not (enrolled[at] and answered[at]):
        whole = len(took[at].enrolled) if enrolled[at] else None
        return Participation(
            Parted(whole, dict.fromkeys(Taken)), Parted(whole, dict.fromkeys(Part)), everybody=False
        )
    return _parts(took, at)


def _parts(took: list[TookPart], at: int) -> Participation:
    here = took[at]
    whole = len(here.enrolled)
    ways = {part: len(persons) for part, persons in here.ways.items()}
    taken = {one: len(persons) for one, persons in here.taken.items()}
    how = {part: ways[part] for part in (Part.ALONE, Part.WITH_HELP)}
    why_not = {part: count for part, count in ways.items() if part not in how}
    answered, detail = parted_twice(whole, {Taken.ANSWERED: how, Taken.NOT: why_not})
    told = [part for part, count in detail.parts.items() if count is not None]
    if not parts_stand([one.ways for one in took], at, told):
        detail = Parted(detail.whole, dict.fromkeys(Part))
    return Participation(
        replace(answered, nearly_all=nearly_all(whole, taken, answered.parts)),
        replace(detail, nearly_all=nearly_all(whole, ways, detail.parts)),
        MINIMUM <= whole == len(here.answered),
    )

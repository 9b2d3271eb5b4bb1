"""How many persons say something else than in the period before, behind the gate."""

from collections.abc import Hashable, Sequence

from accessible_fit.scales.groups import item_uncertainty
from accessible_fit.services.unit.counting import Counted, latest_series
from accessible_fit.services.unit.shown import nearly_all, parted, parts_stand
from accessible_fit.services.unit.side_by_side import EXACT, Persons, numbers
from accessible_fit.services.unit.standing import taking_part
from accessible_fit.trends.quarters import Span
from accessible_fit.trends.unit import Parted, Participation
from accessible_fit.trends.verdicts import Change, judge_change


def persons_changed(found: Counted, span: Span, until: int, participation: Participation) -> Parted[Change]:
    """Count persons by what this period says beside the one before, where it may stand beside who answered.

    Everybody who had support is counted; of somebody who has said nothing nothing can be told. A number of
    those who have would, beside the number of all, tell how few have not.
    """
    if participation.enrolled is None:
        return Parted(None, dict.fromkeys(Change))
    enrolled = found.persons_enrolled(span)
    by = changes_of(found, span, enrolled)
    counts = {change: len(persons) for change, persons in by.items()}
    told = parted(len(enrolled), counts)
    kept = [change for change, count in told.parts.items() if count is not None]
    groups = [by[change] for change in kept]
    groups += [enrolled - one for one in groups]
    standing = taking_part(found, span, participation)
    good = all(one == EXACT for one in numbers(standing, groups))
    if good and _stand_in_time(found, span, until, kept):
        return told
    hidden: dict[Change, int | None] = dict.fromkeys(Change)
    return Parted(told.whole, hidden, nearly_all(len(enrolled), counts, hidden))


def _stand_in_time(found: Counted, span: Span, until: int, kept: Sequence[Change]) -> bool:
    """Say whether who changed, and who did not, may stand beside the same of every other period."""
    if not kept:
        return True
    spans = found.spans_like(span, until)
    enrolled = [found.persons_enrolled(one) for one in spans]
    changed = [changes_of(found, one, some) for one, some in zip(spans, enrolled, strict=True)]
    others = [
        {change: some - persons for change, persons in by.items()}
        for by, some in zip(changed, enrolled, strict=True)
    ]
    at = spans.index(span)
    not_all = [one for one in kept if others[at][one]]
    return parts_stand(changed, at, kept) and parts_stand(others, at, not_all)


def changes_of(found: Counted, span: Span, enrolled: Persons) -> dict[Change, Persons]:
    """Sort persons by what a period says beside the one before: same form, same number of choices."""
    before_span = span.moved(-1)
    by: dict[Change, set[Hashable]] = {change: set() for change in Change}
    for person in enrolled:
        series = latest_series(found.series.get(person, {}), span)
        change = Change.CANNOT_TELL
        if series:
            before = [one.score for one in series if one.quarter in before_span]
            after = [one.score for one in series if one.quarter in span]
            margin = 2 * max(one.half_step for one in series)
            floor = max(one.floor for one in series) or item_uncertainty(margin / 2)
            change = judge_change(before, after, margin, floor=floor).change
        by[change].add(person)
    return {change: frozenset(persons) for change, persons in by.items()}

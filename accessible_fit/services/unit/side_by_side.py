"""How exactly the numbers of persons of one period may be told, when all figures about it are laid together.

Who had support, who answered, who answered about food and who answered one question are groups within groups.
Their numbers side by side tell of one to four persons as soon as one group holds another and as few persons
more: 14 had support, 13 answered about food. The larger number stands; of the smaller is told that it is no
more than four fewer, as with who took part (shown.parted), and in a small unit the figure is hidden. A
quarter is laid beside the year that it lies in as well.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, replace

from accessible_fit.services.unit.counting import Counted
from accessible_fit.services.unit.shown import NOT_EVEN_NEARLY, Group, latest_shown, parted
from accessible_fit.trends.disclosure import MINIMUM, difference_discloses
from accessible_fit.trends.participation import Taken
from accessible_fit.trends.quarters import Span, quarter_of
from accessible_fit.trends.shares import Share, share
from accessible_fit.trends.unit import AreaRow, PeriodMean, ShareRow
from db.vocabulary import Outcome, WhoAnswered

Persons = frozenset[Hashable]
TENTHS = 10


@dataclass(frozen=True, slots=True)
class Number:
    """How a group's number may be told: exactly, or only that they are `at_least` so many, or not at all."""

    exact: bool
    at_least: int | None = None


EXACT, HIDDEN = Number(exact=True), Number(exact=False)


def numbers(standing: Iterable[Persons], groups: Sequence[Persons]) -> list[Number]:
    """Say of each group how its number may be told beside those that stand already, the largest first."""
    kept = list(dict.fromkeys(standing))
    told: dict[Persons, Number] = {}
    for group in sorted(dict.fromkeys(groups), key=len, reverse=True):
        near = [one for one in kept if difference_discloses(one, group)]
        if not near:
            told[group] = EXACT
            kept.append(group)
            continue
        # A smaller one that stands already: they are more than that.
        least = min(len(one) - MINIMUM + 1 if len(one) > len(group) else len(one) for one in near)
        large = min(len(one) for one in near) >= NOT_EVEN_NEARLY and least >= MINIMUM
        told[group] = Number(exact=False, at_least=least) if large else HIDDEN
    return [told[one] for one in groups]


class SideBySide:
    """Lays what is shown of a unit together, period by period."""

    def __init__(self, found: Counted) -> None:
        self._found = found
        self._answered: dict[int, set[Hashable]] = defaultdict(set)
        for talk in found.talks:
            own = talk.who_answered is WhoAnswered.SELF
            if own and Outcome.ANSWERED in found.outcomes.get(talk.key, ()):
                self._answered[quarter_of(talk.started_at)].add(talk.person_id)

    def answered(self, span: Span) -> Persons:
        """Return who of those that had support answered anything in a span."""
        said = (some for quarter, some in self._answered.items() if quarter in span)
        return frozenset().union(*said) & self._found.persons_enrolled(span)

    def stand(self, spans: Sequence[Span]) -> tuple[tuple[bool, ...], tuple[bool, ...]]:
        """Say in which of some periods the number of persons, and of who answered or not, may stand."""
        enrolled = [self._found.persons_enrolled(one) for one in spans]
        answered = [self.answered(one) for one in spans]
        missing = [some - said for some, said in zip(enrolled, answered, strict=True)]
        both = zip(_beside(answered), _beside(missing), strict=True)
        return latest_shown([Group(one) for one in enrolled]), tuple(one and other for one, other in both)

    def _standing(self, span: Span) -> list[Persons]:
        """Return the groups whose numbers any report of the span tells first: enrolled, and answered."""
        enrolled, answered = self._found.persons_enrolled(span), self.answered(span)
        some, rest = len(answered), len(enrolled) - len(answered)
        told = parted(len(enrolled), {Taken.ANSWERED: some, Taken.NOT: rest})
        return [enrolled] if told.parts[Taken.ANSWERED] is None else [enrolled, answered]

    def areas(self, rows: Sequence[AreaRow], years: Sequence[Span] = ()) -> tuple[AreaRow, ...]:
        """Return rows whose numbers of persons may stand beside each other.

        `years` are the longer periods that can be seen as well: a quarter stands beside the one it lies in.
        """
        told = self._of_areas(rows, years)
        return tuple(
            replace(row, cells=tuple(_cell(one, told.get((row.area, one.span), EXACT)) for one in row.cells))
            for row in rows
        )

    def _of_areas(self, rows: Sequence[AreaRow], years: Sequence[Span]) -> dict[tuple[str, Span], Number]:
        by_span: dict[Span, dict[str, Persons]] = defaultdict(dict)
        for row in rows:
            for one in row.shown:
                by_span[one.span][row.area] = self._found.mean(row.area, one.span).group.persons
        told = {}
        for span, groups in by_span.items():
            standing = self._standing(span)
            for year in (one for one in years if span.length < one.length and span.last in one):
                standing += [
                    *self._standing(year),
                    *(self._found.mean(one, year).group.persons for one in groups),
                ]
            for area, number in zip(groups, numbers(standing, list(groups.values())), strict=True):
                told[area, span] = number
        return told

    def shares(self, rows: Sequence[ShareRow], span: Span, beside: Sequence[AreaRow]) -> tuple[ShareRow, ...]:
        """Return shares whose numbers may stand beside each other and beside the areas of the same period.

        `beside` are the rows before anything was taken from them.
        """
        told = self._of_areas(beside, ())
        exact = [
            self._found.mean(row.area, span).group.persons
            for row in beside
            if told.get((row.area, span)) == EXACT
        ]
        groups = [
            self._found.best((row.instrument_id, row.item_id), span).group.persons
            for row in rows
            if row.share is not None
        ]
        said = iter(numbers([*self._standing(span), *exact], groups))
        return tuple(_share(row, next(said)) if row.share is not None else row for row in rows)


def _beside(row: Sequence[Persons]) -> tuple[bool, ...]:
    """Say which counts may stand side by side in time; of few or none there is nothing to compare."""
    shown = iter(latest_shown([Group(one) for one in row if len(one) >= MINIMUM]))
    return tuple(next(shown) if len(one) >= MINIMUM else True for one in row)


def _cell(cell: PeriodMean, number: Number) -> PeriodMean:
    if number.exact or cell.persons is None:
        return cell
    if number.at_least is None:
        return PeriodMean(cell.span, None, None)
    return PeriodMean(cell.span, number.at_least, cell.score, at_least=True)


def _share(row: ShareRow, number: Number) -> ShareRow:
    if number.exact or row.share is None:
        return row
    if number.at_least is None:
        return replace(row, best=None, answered=None, share=None, everybody=False)
    rough = rough_share(round(TENTHS * row.share.share), number.at_least)
    return replace(row, best=None, answered=None, share=rough, everybody=False, at_least=number.at_least)


def rough_share(tenths: int, at_least: int) -> Share:
    """Return a share in whole tenths, with ends as if no more had answered than is told."""
    ends = share(round(tenths * at_least / TENTHS), at_least)
    part = tenths / TENTHS
    return Share(part, min(part, ends.low), max(part, ends.high))

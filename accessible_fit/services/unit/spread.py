"""How many persons answer mostly good, both or mostly bad in each part of life, behind the gate.

A spread is shown whole or not at all: its persons and each of its parts have to stand beside every other
number that is told of the same period, and beside the same part in every other period. A part of fewer than
five is hidden with the next smallest (shown.parted).
"""

from collections.abc import Mapping, Sequence

from accessible_fit.services.unit.counting import Counted
from accessible_fit.services.unit.shown import Group, latest_shown, parted, parts_stand
from accessible_fit.services.unit.side_by_side import EXACT, Persons, numbers
from accessible_fit.services.unit.standing import answering, levels_of, taking_part
from accessible_fit.trends.quarters import Span
from accessible_fit.trends.unit import AreaRow, AreaSpread, Level, Parted, Participation, ShareRow

HIDDEN: Parted[Level] = Parted(None, dict.fromkeys(Level))

_Groups = Mapping[Level, Persons]


def spreads(
    found: Counted,
    span: Span,
    until: int,
    participation: Participation,
    rows: Sequence[AreaRow],
    shares: Sequence[ShareRow],
) -> tuple[AreaSpread, ...]:
    """Return the spread of every part of life asked about in a span.

    `until` is the last quarter that can be seen; the others are what is told of the same period.
    """
    if found.quarters is None:
        return ()
    spans = found.spans_like(span, until)
    at = spans.index(span)
    standing = [*taking_part(found, span, participation), *answering(found, span, rows, shares)]
    parts: list[Persons] = []
    made = []
    for row in rows:
        history = [levels_of(found, row.area, one) for one in spans]
        here = history[at]
        if not any(here.values()):
            continue
        told = _told(here, history, at, standing, parts)
        if told is not HIDDEN:
            standing.append(_whole(here))
            parts += [here[level] for level in _kept(told)]
        made.append(AreaSpread(row.area, told))
    return tuple(made)


def _told(
    here: _Groups,
    history: Sequence[_Groups],
    at: int,
    standing: Sequence[Persons],
    parts: Sequence[Persons],
) -> Parted[Level]:
    """Tell of a spread beside what stands. `parts` are those of the spreads before: a whole may hold one."""
    whole = _whole(here)
    told = parted(len(whole), {level: len(persons) for level, persons in here.items()})
    if told.whole is None or (told.nearly_all is None and not any(told.parts.values())):
        return HIDDEN
    wholes = [Group(_whole(one)) for one in history]
    if not latest_shown(wholes)[at]:
        return HIDDEN
    kept = _kept(told)
    beside = numbers(standing, [whole, *(here[level] for level in kept)]) + numbers(parts, [whole])
    if any(one != EXACT for one in beside):
        return HIDDEN
    return told if parts_stand(history, at, kept) else HIDDEN


def _kept(told: Parted[Level]) -> list[Level]:
    return [level for level, count in told.parts.items() if count is not None]


def _whole(here: _Groups) -> Persons:
    return frozenset().union(*here.values())

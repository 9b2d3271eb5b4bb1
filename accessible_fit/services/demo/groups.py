"""How many people each unit has, and what kind of unit it is: a mix as in a Swedish municipality."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from db.vocabulary import ServiceType

SIZES = {
    ServiceType.GROUP_HOME: (4, 6),
    ServiceType.SERVICE_HOUSING: (8, 14),
    ServiceType.PERSONAL_ASSISTANCE: (3, 8),
    ServiceType.HOUSING_SUPPORT: (15, 40),
    ServiceType.DAILY_ACTIVITY: (10, 25),
}
"""The fewest and the most people of a unit, for each kind."""

Sizes = NDArray[np.int64]

_GROUP, _SERVICE, _ASSISTANCE, _SUPPORT, _DAILY = SIZES
MIX = (
    *(_GROUP, _SERVICE, _GROUP, _ASSISTANCE, _DAILY, _SUPPORT, _GROUP, _GROUP, _DAILY, _SERVICE),
    *(_GROUP, _SUPPORT, _GROUP, _DAILY, _GROUP, _ASSISTANCE, _GROUP, _SERVICE, _DAILY, _GROUP),
)
"""The kinds of units in turn. The first four have stories and keep their kind as long as they can."""

COMFORTABLE = 0.85
"""How full the units are, of the most they can have, before there are more of the large kinds."""

STORIED = 4
SHOWN_FROM = 5
TOO_FEW = SHOWN_FROM - 1
SMALL_UNIT = 2
"""Index of the unit that is kept under five people."""


@dataclass(frozen=True, slots=True)
class Group:
    """A unit that is to be invented: its kind and how many people it has, 0 and up."""

    service_type: ServiceType
    size: int


def groups(units: int, people: int, random: Generator) -> list[Group]:
    """Share out exactly `people` over `units` (both 1 and up), in sizes that fit the kinds if they can."""
    kinds = _kinds(units, people)
    low, high = _limits(kinds)
    if people < low.sum():
        sizes = _scarce(low, people)
    elif people <= high.sum():
        sizes = _within(low, high, people, random)
    else:
        sizes = _crowded(kinds, high, people)
    return [Group(kind, int(size)) for kind, size in zip(kinds, sizes, strict=True)]


def _kinds(units: int, people: int) -> list[ServiceType]:
    """Take the ordinary mix and exchange kinds until the people fit: the last units first."""
    kinds = [MIX[index % len(MIX)] for index in range(units)]
    free = range(units - 1, STORIED - 1, -1)
    low, high = (sum(SIZES[kind][end] for kind in kinds) for end in (0, 1))
    homes = [index for index in free if kinds[index] is _GROUP]
    for index in homes[: 3 * len(homes) // 4]:  # a municipality always has group homes
        if high * COMFORTABLE < people:
            kinds[index] = _SUPPORT
            high += _most(_SUPPORT) - _most(_GROUP)
    for index in (3, 0, 1):
        if high < people and index < units:
            wanted = _most(kinds[index]) + people - high
            kind = next((one for one in sorted(SIZES, key=_most) if _most(one) >= wanted), _SUPPORT)
            high += _most(kind) - _most(kinds[index])
            kinds[index] = kind
    for large in (_SUPPORT, _DAILY, _SERVICE):
        for index in free:
            if low > people and kinds[index] is large:
                kinds[index] = _GROUP
                low -= SIZES[large][0] - SIZES[_GROUP][0]
    return kinds


def _most(kind: ServiceType) -> int:
    return SIZES[kind][1]


def _limits(kinds: Sequence[ServiceType]) -> tuple[Sizes, Sizes]:
    low, high = (np.array([SIZES[kind][end] for kind in kinds], dtype=np.int64) for end in (0, 1))
    low[:STORIED] = np.maximum(low[:STORIED], SHOWN_FROM)
    low[SMALL_UNIT : SMALL_UNIT + 1] = TOO_FEW
    high[SMALL_UNIT : SMALL_UNIT + 1] = TOO_FEW
    return low, high


def _within(low: Sizes, high: Sizes, people: int, random: Generator) -> Sizes:
    """Draw sizes inside the limits, then move single people until the sum is right."""
    room = high - low
    part = (people - low.sum()) / max(1, room.sum())
    drawn = np.rint(room * np.clip(part + random.normal(0, 0.25, len(low)), 0, 1))
    sizes: Sizes = low + drawn.astype(np.int64)
    while (missing := people - int(sizes.sum())) != 0:
        movable = np.flatnonzero(sizes < high if missing > 0 else sizes > low)
        chosen = random.permutation(movable)[: abs(missing)]
        sizes[chosen] += np.sign(missing)
    return sizes


def _scarce(low: Sizes, people: int) -> Sizes:
    """Fewer people than sensible groups need: one everywhere if they suffice, else full groups first."""
    if people < len(low):
        left: Sizes = people - (np.cumsum(low) - low)
        return np.clip(left, 0, low)
    sizes = np.ones_like(low)
    for index in range(min(SMALL_UNIT, len(low))):
        sizes[index] += min(low[index] - 1, people - sizes.sum())
    wanted = low - sizes
    return sizes + _shared_out(wanted, people - int(sizes.sum()))


def _crowded(kinds: Sequence[ServiceType], high: Sizes, people: int) -> Sizes:
    """More people than the kinds usually have: the kinds that can grow do, everybody else is full."""
    growing = np.array([kind in (_SUPPORT, _DAILY) for kind in kinds])
    if not growing.any():
        growing = np.arange(len(kinds)) != SMALL_UNIT
    full = np.where(growing, 0, high)
    return full + _shared_out(high - full, people - int(full.sum()))


def _shared_out(weights: Sizes, people: int) -> Sizes:
    """Share people out by weight, in whole people, the largest remainders first."""
    if people == 0:
        return np.zeros_like(weights)
    exact = weights * (people / weights.sum())
    sizes: Sizes = np.floor(exact).astype(np.int64)
    rest = np.argsort(sizes - exact, kind="stable")[: people - int(sizes.sum())]
    sizes[rest] += 1
    return sizes

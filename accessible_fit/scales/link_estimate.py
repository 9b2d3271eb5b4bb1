"""A link between two formats from people who answered both, with its uncertainty, or "cannot tell"."""

import datetime as dt
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from accessible_fit.scales.errors import NoSpread, OutOfRange
from accessible_fit.scales.linking import Link, Method, link_counted
from accessible_fit.scales.numbers import whole

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FEWEST_PAIRS = 30
FEWEST_PERSONS = 10
WINDOW = dt.timedelta(days=30)
REPLICATES = 1000


@dataclass(frozen=True, slots=True)
class Pair:
    """The same person's steps in both formats."""

    person: Hashable
    x: int
    y: int


class Reason(StrEnum):
    """Why a link cannot be told."""

    TOO_FEW = "too_few"
    NO_SPREAD = "no_spread"


@dataclass(frozen=True, slots=True)
class CannotTell:
    """There is no link yet; `pairs` and `persons` are what was found."""

    reason: Reason
    pairs: int
    persons: int


@dataclass(frozen=True, slots=True)
class LinkEstimate:
    """A link with what it stands on.

    `standard_errors[x]` belongs to `link.y[x]`, in steps of Y, by bootstrap over persons; None where more
    than half of the samples drawn had no link at all.
    """

    link: Link
    standard_errors: tuple[float | None, ...]
    pairs: int
    persons: int


def estimate_link(
    pairs: Sequence[Pair],
    x_steps: int,
    y_steps: int,
    method: Method,
    *,
    replicates: int = REPLICATES,
    seed: int = 0,
) -> LinkEstimate | CannotTell:
    """Estimate a link from pairs; the same pairs and seed always give the same answer.

    Cannot tell with fewer than 30 pairs or 10 persons, or with no spread to link. `x_steps` and `y_steps`
    are the formats' step counts. Standard errors: persons are drawn with replacement, all pairs of a person
    together, and the link is made anew each time. Raises NotANumber, NotWhole, TooSmall, OutOfRange.
    """
    import numpy as np

    for pair in pairs:
        _inside(pair.x, x_steps)
        _inside(pair.y, y_steps)
    rows = {person: row for row, person in enumerate(dict.fromkeys(pair.person for pair in pairs))}
    found = len(pairs), len(rows)
    if found[0] < FEWEST_PAIRS or found[1] < FEWEST_PERSONS:
        return CannotTell(Reason.TOO_FEW, *found)
    x, y = np.zeros((len(rows), x_steps), np.int64), np.zeros((len(rows), y_steps), np.int64)
    for pair in pairs:
        x[rows[pair.person], pair.x] += 1
        y[rows[pair.person], pair.y] += 1
    try:
        link = link_counted(x.sum(0).tolist(), y.sum(0).tolist(), method)
    except NoSpread:
        return CannotTell(Reason.NO_SPREAD, *found)
    drawn = np.random.default_rng(seed).multinomial(len(rows), [1 / len(rows)] * len(rows), size=replicates)
    return LinkEstimate(link, _spread_of_links(drawn @ x, drawn @ y, method), *found)


def _spread_of_links(
    x: "NDArray[np.int64]", y: "NDArray[np.int64]", method: Method
) -> tuple[float | None, ...]:
    import numpy as np

    made = []
    for x_counts, y_counts in zip(x.tolist(), y.tolist(), strict=True):
        try:
            made.append(link_counted(x_counts, y_counts, method).y)
        except NoSpread:
            continue
    if len(made) < 2 or 2 * len(made) < len(x):
        return (None,) * int(x.shape[1])
    spreads: NDArray[np.float64] = np.std(np.asarray(made, np.float64), axis=0, ddof=1)
    return tuple(float(spread) for spread in spreads)


def _inside(step: object, steps: int) -> None:
    if whole(step) >= steps:
        raise OutOfRange(value=step, low=0, high=steps - 1)

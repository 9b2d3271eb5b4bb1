"""The instruments as invented people meet them; what is the same for every answer is worked out here once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.random import Generator

from accessible_fit.instruments.model import Instrument
from accessible_fit.scales import formats
from accessible_fit.services.conversation import format_of
from accessible_fit.services.demo.stories import Levels
from db.records import InstrumentVersion


@dataclass(frozen=True, slots=True)
class Asked:
    """One question with so many choices, or on a line.

    `raws` is by steps up from the worst choice, `scores` by raw value; `orders` holds the raw values as they
    stand on the screen, as they are and mirrored.
    """

    item_id: str
    area: str
    reversed: bool
    raws: tuple[int, ...]
    scores: tuple[formats.Scored, ...]
    orders: tuple[tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Form:
    """An instrument in the version that is kept. By item: `areas` its life area's index, `hardness` how much
    less readily than others it gets a good answer."""

    instrument: Instrument
    version: InstrumentVersion
    items: tuple[str, ...]
    asked: Mapping[int, tuple[Asked, ...]]
    areas: Sequence[int]
    hardness: Levels


def form(instrument: Instrument, version: InstrumentVersion, areas: Sequence[str], random: Generator) -> Form:
    """Work out a form; `areas` are the life areas in the order of their indexes.

    What ratings ask about beside them goes up and down with one of them.
    """
    return Form(
        instrument,
        version,
        tuple(item.id for item in instrument.items),
        {steps: _asked(instrument, steps) for steps in instrument.steps_offered},
        [
            areas.index(item.area) if item.area in areas else number % len(areas)
            for number, item in enumerate(instrument.items)
        ],
        np.clip(random.normal(0, 0.25, len(instrument.items)), -0.5, 0.5),
    )


def _asked(instrument: Instrument, steps: int) -> tuple[Asked, ...]:
    made = []
    for item in instrument.items:
        how = format_of(item, steps)
        shown = tuple(str(option.raw) for option in instrument.options(item, steps))
        raws = range(steps)  # on a line every tenth is one
        made.append(
            Asked(
                item.id,
                item.area,
                how.reversed,
                tuple(reversed(raws)) if how.reversed else tuple(raws),
                tuple(formats.score(how, raw) for raw in raws),
                (shown, shown[::-1]),
            )
        )
    return tuple(made)

"""Parts of a whole of persons as bars on paper."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from accessible_fit.paper.box import Box
from accessible_fit.paper.pen import Pen
from accessible_fit.reports.charts import part_bar
from accessible_fit.reports.flow import BODY, SMALL, Block, Flow, quiet
from accessible_fit.words import unit_sentences as say
from accessible_fit.words.catalogue import Words

if TYPE_CHECKING:
    from accessible_fit.trends.unit import Parted

K = TypeVar("K", bound=str)
BAR_MM = 8.0


def part_bars(w: Words, flow: Flow, told: "Parted[K]", names: Mapping[K, str]) -> None:
    """Draw the parts that may be shown, and say in one line that others may not."""
    whole = told.whole
    for part, count in told.parts.items():
        least = told.at_least if told.nearly_all is part else None
        if whole and (count is not None or least is not None):
            share = None if count is None else count / whole
            floor = None if least is None else least / whole
            said = say.count_words(w, count, least)
            flow.add(Block(BAR_MM, partial(_bar, names[part], said, share, floor)))
    rest = [
        names[part]
        for part, count in told.parts.items()
        if count is None and (whole is None or told.nearly_all is not part)
    ]
    if rest:
        quiet(flow, say.bars_hidden(w, rest))


def _bar(name: str, said: str, share: float | None, floor: float | None, pen: Pen, room: Box) -> None:
    words, rest = room.cut_left(room.width * 0.4, 3)
    counted, bar = rest.cut_left(36, 3)
    pen.words(name, words, BODY, SMALL, centred=False)
    pen.words(said, counted, BODY, SMALL, bold=True, centred=False)
    part_bar(pen, bar.inset(0, 2.4), share, floor)

"""How answers are spread, what is published elsewhere and units of the same kind, on paper."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from accessible_fit.paper.box import Box
from accessible_fit.paper.pen import QUIET, Pen
from accessible_fit.reports.charts import MARK, mark, ruler, spread_bar
from accessible_fit.reports.flow import BODY, PART, SMALL, Block, Flow, Head, quiet
from accessible_fit.reports.naming import Names, service_words
from accessible_fit.reports.pictures import PICTURE_MM, picture
from accessible_fit.words import kind_sentences as kinds
from accessible_fit.words import unit_sentences as say
from accessible_fit.words.catalogue import Words
from accessible_fit.words.published_sentences import beside_sentence

if TYPE_CHECKING:
    from accessible_fit.reports.unit_told import UnitTold
    from accessible_fit.trends.published import Beside
    from accessible_fit.trends.same_kind import Kind, PooledArea
    from accessible_fit.trends.unit import AreaSpread, PeriodMean

LINE_MM, MARKED_MM = 12.5, 4.4
TEXT = 0.62
"""How much of the width the words beside a bar have."""


def spread_part(w: Words, flow: Flow, told: "UnitTold", names: Names) -> None:
    """Add how persons' answers are spread, or nothing where nothing of it may be shown."""
    every = told.spread_in_order(names)
    shown = [one for one in every if one.shown]
    if not shown:
        return
    flow.gap(3, kept=True)
    flow.say(w.t("How the answers are spread"), PART, bold=True, kept=True)
    legend = w.t("Filled is mostly good, pale both good and bad, striped mostly bad; dashed is not shown.")
    quiet(flow, f"{kinds.how_spread_is_counted(w)} {legend}", kept=True)
    flow.gap(1, kept=True)
    for one in shown:
        flow.add(Block(LINE_MM, partial(_spread, w, one, names)))
    hidden = [names.area(one.area) for one in every if not one.shown]
    if hidden:
        quiet(flow, say.parts_hidden(w, ", ".join(hidden)))


def _spread(w: Words, one: "AreaSpread", names: Names, pen: Pen, room: Box) -> None:
    bar = _line(
        pen, room, names.area_picture(one.area), names.area(one.area), [kinds.spread_sentence(w, one)]
    )
    whole = one.persons.whole
    parts = [
        one.persons.at_least if one.persons.nearly_all is level else count
        for level, count in one.persons.parts.items()
    ]
    spread_bar(pen, bar, [count / whole if whole and count is not None else None for count in parts])


def marked_lines(w: Words, some: "Sequence[Beside]", pen: Pen, room: Box) -> None:
    """Write each published share behind the sign it is drawn with."""
    for number, (one, line) in enumerate(zip(some, room.down(len(some), 0), strict=True)):
        mark(pen, (line.left + MARK, line.top + 1.5), number)
        said = line.cut_left(2 * MARK, 1.2)[1]
        pen.words(beside_sentence(w, one), said, SMALL, 7, colour=QUIET, centred=False, middle=False)


def kinds_part(w: Words, flow: Flow, told: "UnitTold", names: Names) -> None:
    """Add units of the same kind beside this one, and other kinds on the whole."""
    if not told.kinds.kinds:
        return
    own = told.same_kind
    flow.heading(w.t("Units of the same kind together"))
    said = kinds.beside_kinds(w, told.kinds, own, service_words(w, told.found.service_type))
    flow.say(said, BODY, kept=True)
    if own is not None:
        sign = w.t("The diamond is this unit, the ring all units of its kind, from bad to good.")
        quiet(flow, sign, kept=True)
        flow.gap(1, kept=True)
        for area in sorted(own.areas, key=names.area_order):
            shown = told.found.latest(area)
            flow.add(Block(LINE_MM, partial(_beside, w, area, own.areas[area], shown, names)))
    if len(told.kinds.kinds) > 1 or own is None:
        _table(w, flow, told.kinds_in_order)
    flow.gap(1.5, kept=True)
    period = say.span_words(w, told.kinds.span)
    quiet(flow, f"{period}. {kinds.how_kinds_are_counted(w)}")


def _beside(
    w: Words, area: str, pooled: "PooledArea", own: "PeriodMean | None", names: Names, pen: Pen, room: Box
) -> None:
    here = say.why_hidden(w) if own is None else say.cell_words(w, own)
    together = kinds.pooled_words(w, pooled)
    lines = [w.t("Here: {said}", said=here), w.t("Together: {said}", said=together)]
    bar = _line(pen, room, names.area_picture(area), names.area(area), lines)
    ruler(pen, bar, None if own is None else own.score, pooled.score)


def _table(w: Words, flow: Flow, every: "Sequence[Kind]") -> None:
    flow.gap(2, kept=True)
    heads = [
        Head(w.t("Kind of support"), 4),
        Head(w.t("Units"), 1, right=True),
        Head(w.t("Everything that was asked"), 5),
        Head(w.t("Score 0–100"), 2, right=True),
    ]
    rows = [
        [
            service_words(w, one.service_type),
            str(one.units),
            kinds.pooled_words(w, one.whole),
            str(one.whole.score),
        ]
        for one in every
        if one.whole is not None
    ]
    flow.table(heads, rows, whole=True, noted=True)


def _line(pen: Pen, room: Box, key: str, name: str, lines: Sequence[str]) -> Box:
    """Write a picture, a name and what is said of it, and return the room for a bar beside them."""
    place, rest = room.cut_left(PICTURE_MM, 3)
    picture(pen, key, place.square(PICTURE_MM))
    words, bar = rest.cut_left(rest.width * TEXT, 5)
    head, said = words.cut_top(5.4)
    pen.words(name, head, BODY, 8, bold=True, centred=False)
    for line, part in zip(lines, said.down(len(lines), 0), strict=True):
        pen.words(line, part, SMALL, 6.5, colour=QUIET, centred=False, middle=False)
    return bar.inset(2, (bar.height - 4.4) / 2)

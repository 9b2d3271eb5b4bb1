"""A unit's year on paper for its leader: who took part, what they think, what changed, what was done.

Each chart stands between the sentence that says what it shows and the table of its figures.
"""

import datetime as dt
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from accessible_fit.paper.book import Book, Furniture
from accessible_fit.paper.box import Box
from accessible_fit.paper.drawn import Drawings
from accessible_fit.paper.pen import QUIET, Pen
from accessible_fit.reports.beside_pages import MARKED_MM, kinds_part, marked_lines, spread_part
from accessible_fit.reports.charts import Ends, Flag, Place, line_chart, share_bar
from accessible_fit.reports.flow import BODY, PART, SMALL, TITLE, Block, Flow, Head, quiet
from accessible_fit.reports.naming import Names, service_words
from accessible_fit.reports.part_bars import part_bars
from accessible_fit.reports.pictures import PICTURE_MM, picture
from accessible_fit.reports.planned_pages import planned_part
from accessible_fit.words import unit_sentences as say
from accessible_fit.words.catalogue import Words
from accessible_fit.words.published_sentences import another_survey

if TYPE_CHECKING:
    from accessible_fit.reports.unit_told import UnitTold
    from accessible_fit.trends.planned_unit import PlannedParticipation
    from accessible_fit.trends.published import Beside
    from accessible_fit.trends.unit import AreaRow, Overview, PeriodMean, ShareRow

CHART_MM, SHARE_MM = 27.5, 15.0
MOST_PERIODS = 12
"""More than so many quarters in one chart cannot be read on paper; the newest are shown."""

TABLE_PERIODS = 8
PERCENT = 100


def unit_pages(w: Words, told: "UnitTold", drawings: Drawings, made_on: dt.date, whose: str = "") -> bytes:
    """Return the report as PDF; `whose` is what the organisation is called, at the foot of each page."""
    found, names = told.found, Names(w, told.forms)
    book = Book(w, _furniture(w, found, made_on, whose), drawings)
    flow = Flow(book)
    _opening(w, flow, found)
    _participation(w, flow, found)
    if not found.too_small:
        _shares(w, flow, told, names)
        spread_part(w, flow, told, names)
        _changed(w, flow, found, names)
        _persons(w, flow, found)
    _done(w, flow, found)
    kinds_part(w, flow, told, names)
    _reading(w, flow, found)
    flow.finish()
    return book.pdf()


def participation_pages(
    w: Words,
    found: "Overview",
    planned: "PlannedParticipation",
    drawings: Drawings,
    made_on: dt.date,
    whose: str = "",
) -> bytes:
    """Return who took part and who was asked as planned, as PDF."""
    book = Book(w, _furniture(w, found, made_on, whose), drawings)
    flow = Flow(book)
    _title(w, flow, found)
    flow.framed(say.participation_sentence(w, found.participation), 14)
    _parts_of_asking(w, flow, found)
    planned_part(w, flow, planned)
    flow.finish()
    return book.pdf()


def _furniture(w: Words, found: "Overview", made_on: dt.date, whose: str) -> Furniture:
    about = f"{found.unit_name}, {say.span_words(w, found.span)}"
    return Furniture(w.t("Report of the year"), made_on, about, organisation=whose, spelled=True)


def _title(w: Words, flow: Flow, found: "Overview") -> None:
    flow.say(found.unit_name, TITLE, bold=True, kept=True)
    kind, period = service_words(w, found.service_type), say.span_words(w, found.span)
    flow.say(f"{kind} · {period}", PART, colour=QUIET)
    flow.gap(4)


def _opening(w: Words, flow: Flow, found: "Overview") -> None:
    _title(w, flow, found)
    said = say.headline(w, found)
    if said:
        flow.framed(said, 15)


# ---------------------------------------------------------------------- who took part


def _participation(w: Words, flow: Flow, found: "Overview") -> None:
    flow.heading(w.t("Who took part?"))
    flow.say(say.participation_sentence(w, found.participation), BODY, kept=True)
    _parts_of_asking(w, flow, found)


def _parts_of_asking(w: Words, flow: Flow, found: "Overview") -> None:
    detail = found.participation.detail
    part_bars(w, flow, detail, {part: say.part_name(w, part) for part in detail.parts})
    quiet(
        flow,
        w.t(
            "Persons are counted, never answers. What somebody else answered for a person is in no"
            " other figure here, and nobody is counted who has said no to it."
        ),
    )


# ---------------------------------------------------------------------- what they think


def _shares(w: Words, flow: Flow, told: "UnitTold", names: Names) -> None:
    found = told.found
    rows = [row for row in found.shares if row.share is not None]
    if not found.shares:
        return
    flow.heading(w.t("What do they think?"))
    if rows:
        flow.say(w.t("How many chose the best alternative"), PART, bold=True, kept=True)
        quiet(
            flow,
            w.t(
                "The diamond is the share, from none at the left to all at the right. The band is where"
                " it may be."
            ),
            kept=True,
        )
    if any(told.beside(row) for row in rows):
        quiet(flow, another_survey(w), kept=True)
    several = len({row.instrument_id for row in rows}) > 1
    for form_id in dict.fromkeys(row.instrument_id for row in rows):
        if several:
            flow.gap(2, kept=True)
            flow.say(names.form(form_id), BODY, bold=True, kept=True)
        here = [row for row in rows if row.instrument_id == form_id]
        for row in sorted(here, key=lambda one: names.area_order(one.area)):
            elsewhere = told.beside(row)
            height = SHARE_MM + MARKED_MM * len(elsewhere)
            flow.add(Block(height, partial(_share, w, row, names, elsewhere)))
    hidden = len(found.shares) - len(rows)
    if hidden:
        quiet(flow, say.shares_hidden(w, hidden))


def _share(
    w: Words,
    row: "ShareRow",
    names: Names,
    elsewhere: "Sequence[Beside]",
    pen: Pen,
    room: Box,
) -> None:
    assert row.share is not None  # the hidden ones are only counted
    place, rest = room.cut_left(PICTURE_MM, 3)
    picture(pen, names.question_picture(row.instrument_id, row.item_id), place.square(PICTURE_MM))
    words, bar = rest.cut_left(rest.width * 0.62, 5)
    asked, said = words.cut_top(6.2)
    pen.words(names.share(row), asked, BODY, 8, bold=True, centred=False)
    said, marked = said.cut_top(said.height - MARKED_MM * len(elsewhere))
    pen.words(say.row_share(w, row), said, SMALL, 7, colour=QUIET, centred=False, middle=False)
    if elsewhere:
        marked_lines(w, elsewhere, pen, marked)
    ends = (row.share.share, row.share.low, row.share.high)
    share_bar(pen, bar.inset(2, 2), ends, [one.share / PERCENT for one in elsewhere])


# ---------------------------------------------------------------------- what has changed


def _changed(w: Words, flow: Flow, found: "Overview", names: Names) -> None:
    shown = [row for row in found.rows if row.shown]
    if not shown:
        return
    flow.heading(w.t("What has changed?"))
    flow.say(say.event_sentence(w, found), BODY, kept=True)
    if any(row.pooled for row in shown):
        told = w.t("Where quarters have too few persons, twelve months are counted together.")
        quiet(flow, told, kept=True)
    for row in sorted(shown, key=lambda one: names.area_order(one.area)):
        _area(w, flow, found, row, names)
    hidden = [names.area(row.area) for row in found.rows if not row.shown]
    if hidden:
        flow.gap(2)
        quiet(flow, w.t("Too few persons to show: {areas}.", areas=", ".join(hidden)))


def _area(w: Words, flow: Flow, found: "Overview", row: "AreaRow", names: Names) -> None:
    cells = row.cells[-MOST_PERIODS:]
    flow.gap(3, kept=True)
    flow.add(Block(PICTURE_MM + 1, partial(_area_head, w, row, names), kept=True))
    places = [Place(say.quarter_words(w, one.span), one.score) for one in cells]
    last = next((one.score for one in reversed(cells) if one.score is not None), None)
    if last is not None:
        chart = partial(_chart, w, places, w.number(last), _flag(found, row))
        flow.add(Block(CHART_MM, chart, kept=True))
    newest = cells[-TABLE_PERIODS:]
    heads = [Head("", 2.4), *(Head(say.quarter_words(w, one.span), 1.5, right=True) for one in newest)]
    scores = [w.number(one.score) if one.score is not None else "–" for one in newest]
    counts = [_count(one) for one in newest]
    flow.table(heads, [[w.t("Score 0–100"), *scores], [w.t("Persons"), *counts]], 8, whole=True)


def _count(one: "PeriodMean") -> str:
    """Write a number of persons in little room; “≥” is explained at the end of the report."""
    if one.persons is None:
        return "–"
    return f"≥ {one.persons}" if one.at_least else str(one.persons)


def _area_head(w: Words, row: "AreaRow", names: Names, pen: Pen, room: Box) -> None:
    place, rest = room.cut_left(PICTURE_MM, 3)
    picture(pen, names.area_picture(row.area), place.square(PICTURE_MM))
    name, said = rest.cut_top(5.6)
    pen.words(names.area(row.area), name, PART, SMALL, bold=True, centred=False)
    signal = "" if row.pooled else say.signal(w, row)
    told = " ".join(one for one in (say.unit_change(w, row), signal) if one)
    pen.words(told, said, SMALL + 0.5, 6.5, centred=False, middle=False)


def _chart(w: Words, places: list[Place], number: str, flag: Flag | None, pen: Pen, room: Box) -> None:
    ends = Ends(w.tc("end of a ruler", "good"), w.tc("end of a ruler", "bad"))
    line_chart(pen, room, places, ends, number, flag)


def _flag(found: "Overview", row: "AreaRow") -> Flag | None:
    event, cells = found.event, row.cells[-MOST_PERIODS:]
    if event is None:
        return None
    for at, one in enumerate(cells):
        first, last = one.span.first_day, one.span.last_day
        if first <= event.on <= last:
            return Flag(at + (event.on - first).days / ((last - first).days + 1), event.name)
    return None


def _persons(w: Words, flow: Flow, found: "Overview") -> None:
    flow.gap(3, kept=True)
    flow.say(w.t("Each person beside the same time before"), PART, bold=True, kept=True)
    told = found.persons
    part_bars(w, flow, told, {change: say.change_name(w, change) for change in told.parts})


# ---------------------------------------------------------------------- what was done


def _done(w: Words, flow: Flow, found: "Overview") -> None:
    flow.heading(w.t("What did we do?"))
    flow.say(say.done_sentence(w, found.done))
    if found.event is not None:
        flow.say(f"{w.day(found.event.on)}: {found.event.name}")


def _reading(w: Words, flow: Flow, found: "Overview") -> None:
    flow.heading(w.t("How to read the figures"))
    told = (
        w.t("A score is from 0, bad, to 100, good: the mean of the persons' own means."),
        w.t("A few answers more or less can move a figure. Talk with the persons before you decide."),
        w.t(
            "What is not shown could tell what fewer than five persons have said. Where quarters have too few"
            " persons, twelve months are counted together instead."
        )
        if found.something_hidden
        else "",
        w.t(
            "“At least” (≥) stands where the exact number of persons, beside the other numbers, would tell of"
            " fewer than five. They are at most four more."
        )
        if _something_rough(found)
        else "",
    )
    *most, last = (text for text in told if text)
    for text in most:
        flow.say(text, BODY - 0.5, kept=True)
    flow.say(last, BODY - 0.5)


def _something_rough(found: "Overview") -> bool:
    cells = any(one.at_least for row in found.rows for one in row.cells)
    return cells or any(row.at_least is not None for row in found.shares)

"""A unit's year as tables: who took part, what they think, what has changed, what was done."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, TypeVar

from accessible_fit.reports.beside_tables import beside_sheets
from accessible_fit.reports.naming import Names
from accessible_fit.reports.planned_tables import planned_sheets
from accessible_fit.reports.tables import HIDDEN, Cell, Holds, Sheet, Tables, column, shown, widest
from accessible_fit.words import unit_sentences as say
from accessible_fit.words.catalogue import Words

if TYPE_CHECKING:
    from accessible_fit.reports.unit_told import UnitTold
    from accessible_fit.trends.planned_unit import PlannedParticipation
    from accessible_fit.trends.unit import Overview, Parted, PeriodMean, ShareRow

K = TypeVar("K", bound=str)


def unit_tables(w: Words, told: "UnitTold", made_on: dt.date) -> Tables:
    """Return a sheet for each question that a leader has."""
    found, names = told.found, Names(w, told.forms)
    sheets = (
        participation_sheet(w, found),
        _think(w, found, names),
        _shares(w, found, names),
        _changed(w, found, names),
        _persons(w, found),
        _done(w, found),
        *beside_sheets(w, told, names),
    )
    title = w.t("Report of {unit}", unit=found.unit_name)
    return Tables(title, say.span_words(w, found.span), made_on, sheets)


def participation_tables(
    w: Words, found: "Overview", planned: "PlannedParticipation", made_on: dt.date
) -> Tables:
    """Return who took part and who was asked as planned."""
    title = w.t("Who took part at {unit}", unit=found.unit_name)
    sheets = (participation_sheet(w, found), *planned_sheets(w, planned))
    return Tables(title, say.span_words(w, found.span), made_on, sheets)


def participation_sheet(w: Words, found: "Overview") -> Sheet:
    """Return who took part."""
    took = found.participation
    rows = tuple(
        _parts(w, took.detail, {part: say.part_name(w, part) for part in took.detail.parts}, took.enrolled)
    )
    return Sheet(
        w.t("Who took part"),
        w.t("Who took part?"),
        say.participation_sentence(w, found.participation),
        _note(w, w.t("Persons are counted, never answers.")),
        (
            column(w.t("What became of asking"), width=widest(rows, 0, 30)),
            column(w.t("Persons"), Holds.COUNT),
            column(w.t("Of all"), Holds.SHARE),
        ),
        rows,
    )


def _think(w: Words, found: "Overview", names: Names) -> Sheet:
    rows = tuple(
        (
            names.area(row.area),
            cell.span.first_day,
            cell.span.last_day,
            _counted(w, cell),
            shown(cell.score),
            say.cell_words(w, cell),
        )
        for row in sorted(found.rows, key=lambda one: names.area_order(one.area))
        for cell in row.cells
        if cell.span.last in found.span
    )
    return Sheet(
        w.t("What do they think"),
        w.t("What do they think?"),
        say.headline(w, found),
        _note(w, w.t("A score is from 0, bad, to 100, good: the mean of the persons' own means.")),
        (
            column(w.t("Part of life"), width=widest(rows, 0, 22)),
            column(w.t("First day"), Holds.DAY, 12),
            column(w.t("Last day"), Holds.DAY, 12),
            column(w.t("Persons"), Holds.COUNT),
            column(w.t("Score 0–100"), Holds.SCORE),
            column(w.t("In words"), width=56),
        ),
        rows,
    )


def _shares(w: Words, found: "Overview", names: Names) -> Sheet:
    several = len({row.instrument_id for row in found.shares}) > 1
    rows = tuple(
        (
            names.share(row) if not several else f"{names.form(row.instrument_id)}: {names.share(row)}",
            names.area(row.area),
            _unless(row.best, row.share),
            _answered(w, row),
            HIDDEN if row.share is None else row.share.share,
            HIDDEN if row.share is None else row.share.low,
            HIDDEN if row.share is None else row.share.high,
            say.row_share(w, row),
        )
        for row in sorted(found.shares, key=lambda one: names.area_order(one.area))
    )
    hidden = sum(row.share is None for row in found.shares)
    said = w.tn(
        "{n} question was answered by enough persons to be shown.",
        "{n} questions were answered by enough persons to be shown.",
        len(found.shares) - hidden,
    )
    note = w.t("The share of those who answered. The truth may lie anywhere between the two last shares.")
    return Sheet(
        w.t("How many chose the best"),
        w.t("How many chose the best alternative?"),
        said,
        _note(w, note),
        (
            column(w.t("Question"), width=widest(rows, 0, 24)),
            column(w.t("Part of life"), width=widest(rows, 1, 18)),
            column(w.t("Chose the best"), Holds.COUNT),
            column(w.t("Answered"), Holds.COUNT),
            column(w.t("Share"), Holds.SHARE),
            column(w.t("At the least"), Holds.SHARE),
            column(w.t("At the most"), Holds.SHARE),
            column(w.t("In words"), width=56),
        ),
        rows,
    )


def _changed(w: Words, found: "Overview", names: Names) -> Sheet:
    rows = tuple(
        (
            names.area(row.area),
            say.quarter_words(w, cell.span),
            cell.span.first_day,
            cell.span.last_day,
            _counted(w, cell),
            shown(cell.score),
            (say.unit_change(w, row) if row.shown else say.why_hidden(w)) if cell is row.cells[-1] else None,
        )
        for row in sorted(found.rows, key=lambda one: names.area_order(one.area))
        for cell in row.cells
    )
    return Sheet(
        w.t("What has changed"),
        w.t("What has changed?"),
        say.event_sentence(w, found) or (say.unit_change(w, found.whole) if found.whole else ""),
        _note(w, w.t("All periods since the first answers. What is said stands at the last period.")),
        (
            column(w.t("Part of life"), width=widest(rows, 0, 22)),
            column(w.t("Period"), width=widest(rows, 1, 12)),
            column(w.t("First day"), Holds.DAY, 12),
            column(w.t("Last day"), Holds.DAY, 12),
            column(w.t("Persons"), Holds.COUNT),
            column(w.t("Score 0–100"), Holds.SCORE),
            column(w.t("What can be said"), width=56),
        ),
        rows,
    )


def _persons(w: Words, found: "Overview") -> Sheet:
    told = found.persons
    named = {change: say.change_name(w, change) for change in told.parts}
    rows = tuple(_parts(w, told, named, told.whole))
    return Sheet(
        w.t("Up, down or stable"),
        w.t("For how many is it up, down or stable?"),
        w.t("Each person is compared with the same time before: the same questions, the same choices."),
        _note(w, ""),
        (
            column(w.tc("column", "Change"), width=widest(rows, 0, 22)),
            column(w.t("Persons"), Holds.COUNT),
            column(w.t("Of all"), Holds.SHARE),
        ),
        rows,
    )


def _done(w: Words, found: "Overview") -> Sheet:
    rows: list[tuple[Cell, ...]] = [
        (w.t("Promised after a conversation"), None, shown(found.done.opened)),
        (w.t("Done"), None, shown(found.done.closed)),
    ]
    if found.event is not None:
        rows.append((found.event.name, found.event.on, None))
    return Sheet(
        w.t("What did we do"),
        w.t("What did we do?"),
        say.done_sentence(w, found.done),
        _note(w, w.t("An event stands here when it happened to most persons of the unit.")),
        (
            column(w.t("What"), width=widest(rows, 0, 34)),
            column(w.t("Day"), Holds.DAY, 12),
            column(w.t("Number"), Holds.COUNT),
        ),
        tuple(rows),
    )


def _parts(
    w: Words, told: "Parted[K]", names: Mapping[K, str], whole: int | None
) -> Iterator[tuple[Cell, ...]]:
    for part, count in told.parts.items():
        if count is None and told.nearly_all is part:
            yield names[part], say.count_words(w, None, told.at_least), HIDDEN
        elif count is None or not whole:
            yield names[part], HIDDEN, HIDDEN
        else:
            yield names[part], count, count / whole
    yield w.t("All"), shown(whole), None


def _counted(w: Words, cell: "PeriodMean") -> Cell:
    return say.cell_count(w, cell) if cell.at_least else shown(cell.persons)


def _answered(w: Words, row: "ShareRow") -> Cell:
    if row.at_least is not None:
        return say.count_words(w, None, row.at_least)
    return _unless(row.answered, row.share)


def _unless(figure: int | None, told: object) -> Cell:
    return HIDDEN if figure is None or told is None else figure


def _note(w: Words, note: str) -> str:
    return " ".join(part for part in (note, say.why_hidden(w)) if part)

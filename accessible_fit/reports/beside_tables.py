"""How answers are spread, what is published elsewhere and units of the same kind, as tables."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from accessible_fit.reports.naming import Names, service_words
from accessible_fit.reports.tables import HIDDEN, Cell, Holds, Sheet, column, shown, widest
from accessible_fit.trends.unit import WHOLE
from accessible_fit.words import kind_sentences as kinds
from accessible_fit.words import unit_sentences as say
from accessible_fit.words.catalogue import Words
from accessible_fit.words.published_sentences import beside_sentence, kept_apart

if TYPE_CHECKING:
    from accessible_fit.reports.unit_told import UnitTold
    from accessible_fit.trends.unit import AreaSpread, PeriodMean

PERCENT = 100


def beside_sheets(w: Words, told: "UnitTold", names: Names) -> tuple[Sheet, ...]:
    """Return a sheet for each of these questions that there is anything to say about."""
    sheets = []
    if told.found.spread:
        sheets.append(_spread(w, told, names))
    if any(told.beside(row) for row in told.found.shares):
        sheets.append(_published(w, told, names))
    if told.kinds.kinds:
        sheets.append(_kinds(w, told, names))
    return tuple(sheets)


def _spread(w: Words, told: "UnitTold", names: Names) -> Sheet:
    rows = tuple(_spread_row(w, one, names) for one in told.spread_in_order(names))
    whole = next((one for one in told.found.spread if one.area == WHOLE and one.shown), None)
    return Sheet(
        w.t("How answers are spread"),
        w.t("How are the answers spread?"),
        kinds.spread_sentence(w, whole) if whole is not None else "",
        f"{kinds.how_spread_is_counted(w)} {say.why_hidden(w)}",
        (
            column(w.t("Part of life"), width=widest(rows, 0, 22)),
            column(w.t("Persons"), Holds.COUNT),
            column(w.t("Mostly good"), Holds.COUNT),
            column(w.t("Both good and bad"), Holds.COUNT),
            column(w.t("Mostly bad"), Holds.COUNT),
            column(w.t("In words"), width=56),
        ),
        rows,
    )


def _spread_row(w: Words, one: "AreaSpread", names: Names) -> tuple[Cell, ...]:
    told = one.persons
    counts: list[Cell] = [
        say.count_words(w, None, told.at_least) if told.nearly_all is level else shown(count)
        for level, count in told.parts.items()
    ]
    said = kinds.spread_sentence(w, one) if one.shown else say.why_hidden(w)
    return names.area(one.area), shown(told.whole), *counts, said


def _published(w: Words, told: "UnitTold", names: Names) -> Sheet:
    rows = tuple(
        (
            names.share(row),
            names.area(row.area),
            HIDDEN if row.share is None else row.share.share,
            one.share / PERCENT,
            one.place,
            one.year,
            one.source,
            beside_sentence(w, one),
        )
        for row in sorted(told.found.shares, key=lambda one: names.area_order(one.area))
        for one in told.beside(row)
    )
    return Sheet(
        w.t("Published elsewhere"),
        w.t("What is published elsewhere?"),
        kept_apart(w),
        say.why_hidden(w),
        (
            column(w.t("Question"), width=widest(rows, 0, 24)),
            column(w.t("Part of life"), width=widest(rows, 1, 18)),
            column(w.t("Share here"), Holds.SHARE),
            column(w.t("Published share"), Holds.SHARE),
            column(w.t("Place"), width=widest(rows, 4, 16)),
            column(w.t("Year"), Holds.COUNT, 8),
            column(w.t("Source"), width=widest(rows, 6, 12)),
            column(w.t("In words"), width=48),
        ),
        rows,
    )


def _kinds(w: Words, told: "UnitTold", names: Names) -> Sheet:
    rows = tuple(_kind_rows(w, told, names))
    return Sheet(
        w.t("Units of the same kind"),
        w.t("What do persons say in units of the same kind?"),
        kinds.beside_kinds(w, told.kinds, told.same_kind, service_words(w, told.found.service_type)),
        f"{say.span_words(w, told.kinds.span)}. {kinds.how_kinds_are_counted(w)} {say.why_hidden(w)}",
        (
            column(w.t("Part of life"), width=widest(rows, 0, 22)),
            column(w.t("Unit, or kind of support"), width=widest(rows, 1, 26)),
            column(w.t("Units"), Holds.COUNT, 8),
            column(w.t("Persons, at least"), Holds.COUNT),
            column(w.t("Score 0–100"), Holds.SCORE),
            column(w.t("Chose the best for most"), Holds.SHARE),
            column(w.t("In words"), width=48),
        ),
        rows,
    )


def _kind_rows(w: Words, told: "UnitTold", names: Names) -> Iterator[tuple[Cell, ...]]:
    for area in sorted(told.kinds.areas, key=names.area_order):
        own = told.found.latest(area)
        yield (names.area(area), told.found.unit_name, None, *_own(w, own))
        for kind in told.kinds_in_order:
            if (pooled := kind.areas.get(area)) is not None:
                yield (
                    names.area(area),
                    service_words(w, kind.service_type),
                    kind.units,
                    pooled.at_least,
                    pooled.score,
                    pooled.best,
                    kinds.pooled_words(w, pooled),
                )


def _own(w: Words, own: "PeriodMean | None") -> tuple[Cell, ...]:
    """The unit's own latest figure, as it stands among all its periods."""
    if own is None:
        return HIDDEN, HIDDEN, None, say.why_hidden(w)
    return shown(own.persons), shown(own.score), None, say.cell_words(w, own)

"""A unit's register as tables: who came and left, by sex and age, how long and why, for whom it is meant."""

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

from accessible_fit.reports.tables import Cell, Holds, Sheet, Tables, column, shown, widest
from accessible_fit.trends.register import Came, Fits, Moved, Went
from accessible_fit.words import register_sentences as names
from accessible_fit.words.catalogue import Words
from accessible_fit.words.unit_sentences import span_words

if TYPE_CHECKING:
    from accessible_fit.trends.register import ByGroup, Register

_NAME = Callable[[Words, str], str]


def register_tables(w: Words, found: "Register", made_on: dt.date) -> Tables:
    """Return a sheet for each question that a leader has."""
    sheets = [
        _moved(w, found),
        _by(w, w.t("By sex"), w.t("How many women and men?"), found.by_sex, names.sex_name),
        _by(w, w.t("By age"), w.t("How old are they?"), found.by_age, names.age_name),
        _times(w, found),
    ]
    if not found.by_server:
        sheets.append(_reasons(w, found))
    if found.meant is not None:
        sheets.append(_meant(w, found))
    title = w.t("Register of {unit}", unit=found.unit_name)
    return Tables(title, span_words(w, found.span), made_on, tuple(sheets))


def _moved(w: Words, found: "Register") -> Sheet:
    rows: tuple[tuple[Cell, ...], ...] = (
        (w.t("Had support in the period"), shown(found.enrolled)),
        (names.came_name(w, Came.NEW), shown(found.came.parts[Came.NEW])),
        (names.came_name(w, Came.BEFORE), shown(found.came.parts[Came.BEFORE])),
        (names.went_name(w, Went.ENDED), shown(found.went.parts[Went.ENDED])),
        (names.went_name(w, Went.STILL), shown(found.went.parts[Went.STILL])),
    )
    return Sheet(
        w.t("Who came and left"),
        w.t("Who came, and who left?"),
        names.enrolled_sentence(w, found),
        f"{_hidden(w)} {names.left_out_sentence(w)}" if found.by_server else _hidden(w),
        (column(w.t("What"), width=widest(rows, 0, 34)), column(w.t("Persons"), Holds.COUNT)),
        rows,
    )


def _by(w: Words, name: str, question: str, groups: "tuple[ByGroup, ...]", named: _NAME) -> Sheet:
    rows = tuple((named(w, one.group), *(shown(one.persons.get(moved)) for moved in Moved)) for one in groups)
    return Sheet(
        name,
        question,
        w.t("Persons who had support, who are new and whose support ended, group by group.")
        if rows
        else w.t("Not shown: it could tell about fewer than five persons."),
        _hidden(w),
        (
            column(w.t("Group"), width=widest(rows, 0, 24)),
            *(column(names.moved_name(w, moved), Holds.COUNT) for moved in Moved),
        ),
        rows,
    )


def _times(w: Words, found: "Register") -> Sheet:
    rows = tuple(
        (
            name,
            shown(told.persons),
            shown(told.mean_years),
            shown(told.short_years),
            shown(told.long_years),
            " ".join(names.times_lines(w, told)),
        )
        for name, told in (
            (names.went_name(w, Went.STILL), found.open),
            (names.went_name(w, Went.ENDED), found.closed),
        )
    )
    return Sheet(
        w.t("For how long"),
        w.t("For how long have they had support?"),
        " ".join(names.times_lines(w, found.open)),
        names.times_note(w),
        (
            column(w.t("Who"), width=widest(rows, 0, 34)),
            column(w.t("Persons"), Holds.COUNT),
            column(w.t("Years in the mean"), Holds.SCORE),
            column(w.t("Five or more at most"), Holds.COUNT),
            column(w.t("Five or more at least"), Holds.COUNT),
            column(w.t("In words"), width=56),
        ),
        rows,
    )


def _reasons(w: Words, found: "Register") -> Sheet:
    rows: list[tuple[Cell, ...]] = []
    for name, told in ((w.t("Came"), found.reasons_in), (w.t("Left"), found.reasons_out)):
        rows += [(name, text, count) for text, count in told.shared.items()]
        rows.append((name, w.t("Another reason, or none written"), shown(told.others)))
    return Sheet(
        w.t("Why"),
        w.t("Why did they come, and why did they leave?"),
        w.t("A reason is shown when five persons or more have the same."),
        _hidden(w),
        (
            column(w.t("Came or left"), width=16),
            column(w.t("Reason"), width=widest(rows, 1, 34)),
            column(w.t("Persons"), Holds.COUNT),
        ),
        tuple(rows),
    )


def _meant(w: Words, found: "Register") -> Sheet:
    told = found.meant
    assert told is not None  # asked by the caller
    within = told.within
    rows: list[tuple[Cell, ...]] = [
        (w.t("The unit is meant for"), told.intended_group or None, None),
        (w.t("Its aims"), told.aims or None, None),
        (w.t("Youngest, years"), None, told.youngest),
        (w.t("Oldest, years"), None, told.oldest),
        (w.t("Places"), None, told.places),
        (w.t("Had support on the last day"), None, shown(told.at_end)),
    ]
    if within is not None:
        rows.append((names.fits_name(w, Fits.WITHIN), None, shown(within.parts[Fits.WITHIN])))
        rows.append((names.fits_name(w, Fits.OUTSIDE), None, shown(within.parts[Fits.OUTSIDE])))
    return Sheet(
        w.t("For whom"),
        w.t("For whom is the unit meant, and who is there?"),
        told.intended_group,
        _hidden(w),
        (
            column(w.t("What"), width=widest(rows, 0, 30)),
            column(w.t("As it is written"), width=60),
            column(w.t("Number"), Holds.COUNT),
        ),
        tuple(rows),
    )


def _hidden(w: Words) -> str:
    return w.t("What is not shown could tell about fewer than five persons.")

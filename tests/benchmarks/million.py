"""A municipality of 1 000 000 answers: 200 units, 4 000 persons, eight years, one form with twelve questions.

Made with a seed and written by plain SQL; the triggers rest meanwhile and the summaries are made after. The
file is kept in the system's folder for what is temporary and used again by the next run of the same form of
the database.
"""

import datetime as dt
import hashlib
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from accessible_fit.instruments.model import Instrument
from accessible_fit.instruments.own import AnyPictogram, own_instruments
from db import summaries
from db.addresses import file_url
from db.engine import create_store, open_store
from db.revision import REVISIONS

TODAY = dt.date(2026, 3, 2)
FIRST_YEAR, YEARS = 2018, 8
ITEMS = 12
SEED = 20261122
TRIGGERS = (
    "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
    " AND (name LIKE 'month_summary%' OR name LIKE 'year_sheet%')"
)


@dataclass(frozen=True)
class Size:
    """How much there is."""

    units: int = 200
    people: int = 4_000
    answers: int = 1_000_000

    @property
    def talks(self) -> int:
        return -(-self.answers // ITEMS)


SMALL = Size(units=6, people=60, answers=6_000)


@dataclass(frozen=True)
class Columns:
    """Every answer as numbers: what the others that are measured keep in their own ways.

    `month` is counted from year 0; `score` is NaN where there is none. Ordered by unit, area and month.
    """

    unit: NDArray[Any]
    area: NDArray[Any]
    month: NDArray[Any]
    person: NDArray[Any]
    score: NDArray[Any]
    areas: tuple[str, ...]


def the_form() -> Instrument:
    """Our own form with the most questions."""
    return max(own_instruments(AnyPictogram()), key=lambda one: len(one.items))


def columns(size: Size) -> Columns:
    """Invent every answer."""
    random = np.random.default_rng(SEED)
    items = the_form().items[:ITEMS]
    areas = tuple(dict.fromkeys(one.area for one in items))
    person, month = _talks(size)
    area = np.tile([areas.index(one.area) for one in items], size.talks)
    score = random.choice([0.0, 50.0, 100.0, np.nan], size.talks * ITEMS, p=[0.2, 0.25, 0.48, 0.07])
    person, month = np.repeat(person, ITEMS), np.repeat(month, ITEMS)
    unit = person % size.units
    order = np.lexsort((month, area, unit))
    return Columns(unit[order], area[order], month[order], person[order], score[order], areas)


def _talks(size: Size) -> tuple[NDArray[Any], NDArray[Any]]:
    """Whose each conversation is, and in which month: everybody as often, spread over the years."""
    random = np.random.default_rng(SEED + 1)
    person = np.arange(size.talks) % size.people
    month = FIRST_YEAR * 12 + random.integers(0, YEARS * 12, size.talks)
    return person, month


def store_file(size: Size) -> Path:
    """Return the file with all of it, in clear text, made when it is not there. Copy it before writing to
    it."""
    seal = hashlib.sha256(f"{size} {REVISIONS[-1]} {SEED} {the_form().checksum}".encode())
    seal.update(Path(__file__).read_bytes())
    for part in sorted((Path(__file__).parents[2] / "db" / "migrations").rglob("*.py")):
        seal.update(part.read_bytes())
    path = Path(tempfile.gettempdir()) / f"accessible-fit-bench-{seal.hexdigest()[:16]}.db"
    if not path.exists():
        with tempfile.TemporaryDirectory() as folder:
            made = Path(folder) / "made.db"
            create_store(file_url(made, encrypted=False)).close()
            _fill(made, size)
            part = path.with_suffix(f".{os.getpid()}")
            shutil.copyfile(made, part)
            part.replace(path)
    return path


def _fill(path: Path, size: Size) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        for pragma in (
            "journal_mode = OFF",
            "synchronous = OFF",
            "foreign_keys = ON",
            "cache_size = -200000",
        ):
            raw.execute(f"PRAGMA {pragma}")
        raw.execute("BEGIN")
        triggers = raw.execute(TRIGGERS).fetchall()
        for name, _ in triggers:
            raw.execute(f"DROP TRIGGER {name}")
        for statement, rows in statements(size):
            raw.executemany(statement, rows)
        for _, made in triggers:
            raw.execute(made)
        raw.execute("COMMIT")
        raw.execute("PRAGMA journal_mode = DELETE")
    with open_store(file_url(path, encrypted=False)) as store, store.writing() as tx:
        summaries.rebuild(tx)


def key(kind: int, number: int) -> bytes:
    """An id that is the same in every run; ids of one kind are in order."""
    return kind.to_bytes(6, "big") + b"\x70\x00\x80\x00" + number.to_bytes(6, "big")


UNIT, PERSON, FORM, TALK, ANSWER, ENROLMENT = range(1, 7)


def statements(size: Size) -> Iterator[tuple[str, Iterator[Sequence[object]]]]:
    """Statements for SQLite that fill an empty store, each with its rows."""
    yield (
        "INSERT INTO unit (id, name, service_type) VALUES (?, ?, 'group_home')",
        ((key(UNIT, number), f"Enhet {number}") for number in range(size.units)),
    )
    yield (
        "INSERT INTO person (id, unit_id, alias, sex) VALUES (?, ?, ?, 'not_stated')",
        (
            (key(PERSON, number), key(UNIT, number % size.units), f"Person {number}")
            for number in range(size.people)
        ),
    )
    yield (
        "INSERT INTO enrolment (id, person_id, unit_id, started_on, reason_in, reason_out) VALUES (?, ?,"
        " ?, ?, '', '')",
        (
            (
                key(ENROLMENT, number),
                key(PERSON, number),
                key(UNIT, number % size.units),
                f"{FIRST_YEAR}-01-01",
            )
            for number in range(size.people)
        ),
    )
    form = the_form()
    yield (
        "INSERT INTO instrument_version (id, instrument_id, number, title, frozen_text, checksum, kept_at)"
        " VALUES (?, ?, 1, ?, ?, ?, ?)",
        iter(
            [
                (
                    key(FORM, 1),
                    form.id,
                    form.title["sv"],
                    form.frozen(),
                    form.checksum,
                    f"{FIRST_YEAR}-01-01 00:00:00.000000",
                )
            ]
        ),
    )
    person, month = _talks(size)
    days = np.random.default_rng(SEED + 2).integers(1, 29, size.talks)
    began = [
        f"{at // 12:04}-{at % 12 + 1:02}-{day:02}"
        for at, day in zip(month.tolist(), days.tolist(), strict=True)
    ]
    whose = person.tolist()
    yield (
        "INSERT INTO conversation (id, person_id, unit_id, kind, instrument_version_id, started_at,"
        " format_kind,"
        " choices, language, order_shown, who_answered, group_talk, mirrored, on_paper, state, position,"
        " ended_at,"
        " own_words, note) VALUES (?, ?, ?, 'questions', ?, ?, 'choice', 3, 'sv', '[]', 'self', 0, 0, 0,"
        " 'finished', 12, ?, '', '')",
        (
            (
                key(TALK, number),
                key(PERSON, one),
                key(UNIT, one % size.units),
                key(FORM, 1),
                f"{day} 09:00:00.000000",
                f"{day} 09:20:00.000000",
            )
            for number, (one, day) in enumerate(zip(whose, began, strict=True))
        ),
    )
    items = form.items[:ITEMS]
    raw = (
        np.random.default_rng(SEED)
        .choice([0, 1, 2, -1], size.talks * ITEMS, p=[0.2, 0.25, 0.48, 0.07])
        .tolist()
    )
    yield (
        "INSERT INTO answer (id, conversation_id, unit_id, item_id, repetition, life_area,"
        " order_in_conversation,"
        " changes, format_kind, outcome, mapping_version, input_way, answered_at, format_steps,"
        " format_reversed,"
        " raw, score, half_step, order_shown, order_spoken, duration_ms) VALUES (?, ?, ?, ?, 0, ?, ?, 0,"
        " 'choice', ?,"
        " 1, 'touch', ?, 3, 0, ?, ?, ?, '[]', '[]', 2300)",
        (
            (
                key(ANSWER, number * ITEMS + at),
                key(TALK, number),
                key(UNIT, one % size.units),
                item.id,
                item.area,
                at,
                "dont_know" if said < 0 else "answered",
                f"{day} 09:{at:02}:00.000000",
                None if said < 0 else said,
                None if said < 0 else said * 50.0,
                None if said < 0 else 25.0,
            )
            for number, (one, day) in enumerate(zip(whose, began, strict=True))
            for at, item in enumerate(items)
            for said in (raw[number * ITEMS + at],)
        ),
    )

"""A leader reads in what is published in Kolada, and sees it beside the unit's own shares."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accessible_fit.errors import FieldMissing, NotAllowed, ProgramError
from accessible_fit.instruments.own import AnyPictogram, own_instruments
from accessible_fit.services.access import Actor
from accessible_fit.services.unit.published import PublishedValues
from accessible_fit.services.unit.published_file import (
    FileTooLarge,
    NotATable,
    number,
    read_table,
)
from accessible_fit.trends.published import ReadValue, Wrong
from db import users
from db.engine import Store, open_store
from db.vocabulary import Role
from tests.accessible_fit.made_once import copied

NOW = dt.datetime(2026, 3, 2, 8, tzinfo=dt.UTC)
KNOWN = ("U28524", "U28518")
TITLE = "Brukarbedömning gruppbostad LSS - Brukaren trivs alltid hemma"


@pytest.fixture
def store(tmp_path: Path, finished_store: Path) -> Iterator[Store]:
    with open_store(copied(finished_store, tmp_path / "people.db")) as made:
        yield made


@pytest.fixture
def values(store: Store) -> PublishedValues:
    return PublishedValues(store, lambda: NOW, lambda: own_instruments(AnyPictogram()))


@pytest.fixture
def bo(store: Store) -> Actor:
    with store.writing() as tx:
        user = users.add(tx, "bo", "Bo Ek", Role.LEADER, "x")
    return Actor(user.id, "Bo Ek", Role.LEADER, frozenset({uuid4()}))


EXPORTS = {
    "as a spreadsheet saves it": "\ufeffNyckeltal;Kommun;År;Värde\r\nU28524;Umeå;2024;78,5\r\n".encode(),
    "long, English, commas": b"kpi,municipality,year,value,gender\nu28524,Ume\xc3\xa5,2024,78.5,T\n",
    "the title before the id": f"Nyckeltal;Kommun;Period;Värde\n{TITLE} (U28524);Umeå;2024;78,5 %\n".encode(),
    "a column for each year": "Nyckeltals-id;Nyckeltal;Kommun;2023;2024\nU28524;x;Umeå;;78,5\n".encode(),
    "another alphabet": "Nyckeltal;Kommun;År;Värde\nU28524;Umeå;2024;78,5\n".encode("cp1252"),
    "unicode text with tabs": "Nyckeltal\tKommun\tÅr\tVärde\nU28524\tUmeå\t2024\t78,5\n".encode("utf-16"),
    "a line above": "Källa: Kolada\n\nNyckeltal;Kommun;År;Värde\nU28524;Umeå;2024;78,5\n".encode(),
    "quoted": '"Indikator","Region","År","Andel (%)"\n"U28524","Umeå","2024","78,5"\n'.encode(),
}


@pytest.mark.parametrize("data", EXPORTS.values(), ids=EXPORTS)
def test_a_table_is_read_whatever_program_wrote_it(data: bytes) -> None:
    read = read_table(data, KNOWN)
    assert read.values == (ReadValue("U28524", "Umeå", 2024, 78.5),)
    assert read.wrong == 0


def test_faults_are_told_with_their_lines_and_hinder_nothing_else() -> None:
    data = (
        "Nyckeltal;Kommun;År;Värde;Kön\n"
        "U28524;Umeå;2024;78,5;T\n"
        "U28524;Umeå;2024;80;K\n"
        "trivs;Umeå;2024;78;T\n"
        "U28524;;2024;78;T\n"
        "U28524;Umeå;ifjol;78;T\n"
        "U28524;Umeå;2023;många;T\n"
        "U28524;Umeå;2022;178;T\n"
        "U28524;Umeå;2021;-;T\n"
        "U33954;Umeå;2024;61;T\n"
    )
    read = read_table(data.encode(), KNOWN)
    assert [(one.line, one.wrong, one.text) for one in read.faults] == [
        (4, Wrong.INDICATOR, "trivs"),
        (5, Wrong.PLACE, ""),
        (6, Wrong.YEAR, "ifjol"),
        (7, Wrong.NUMBER, "många"),
        (8, Wrong.OUTSIDE, "178"),
    ]
    assert (len(read.values), read.wrong, read.others, read.by_sex) == (1, 5, 1, 1)


def test_what_is_no_table_is_refused_in_words() -> None:
    for data in (b"", b"hej", b"a;b;c\n1;2;3\n", b"\0" * 100):
        with pytest.raises(NotATable):
            read_table(data, KNOWN)
    with pytest.raises(FileTooLarge):
        read_table(bytes(20_000_001), KNOWN)


def test_thousands_of_faults_are_counted_and_a_few_are_told() -> None:
    read = read_table(("Nyckeltal;Kommun;År;Värde\n" + "x;y;z;å\n" * 5000).encode(), KNOWN)
    assert (read.wrong, len(read.faults)) == (5000, 20)


@given(st.floats(0, 100, allow_nan=False).map(lambda one: round(one, 3)))
def test_a_number_is_the_same_with_comma_and_point(share: float) -> None:
    written = f"{share:.3f}"
    assert number(written) == number(written.replace(".", ",")) == share == number(f" {written} % ")


@given(st.binary(max_size=300))
def test_no_bytes_do_anything_but_come_in_or_be_refused(data: bytes) -> None:
    try:
        read = read_table(b"Nyckeltal;Kommun;2024\n" + data, KNOWN)
    except ProgramError:
        return
    assert all(0 <= one.share <= 100 for one in read.values)


def test_what_is_read_stands_beside_the_question_it_is_closest_to(values: PublishedValues, bo: Actor) -> None:
    data = "Nyckeltal;Kommun;2023;2024\nU28524;Umeå;80;78,5\nU28524;Riket;76;75\nU28524;Luleå;70;71\n"
    read = values.look_through(bo, data.encode())
    assert not values.kept(bo), "looking keeps nothing"
    assert values.take_in(bo, read.values) == 6
    assert values.take_in(bo, read.values) == 6
    assert len(values.kept(bo)) == 6, "the same values again are the same values"
    form = next(one for one in own_instruments(AnyPictogram()) if one.id == "group_home")
    item = next(one for one in form.items if one.kolada == "U28524")
    beside = values.beside(bo, {form.id: form})
    assert list(beside) == [(form.id, item.id)]
    marks = beside[form.id, item.id]
    assert len(marks) == 2, "more places would be a comparison of places"
    assert all(one.year == 2024 for one in marks)
    values.remove_place(bo, "Umeå")
    assert {one.place for one in values.kept(bo)} == {"Luleå", "Riket"}


def test_a_value_is_written_by_hand_and_a_wrong_one_is_refused(values: PublishedValues, bo: Actor) -> None:
    values.write(bo, ReadValue("U28518", "  Umeå ", 2025, 81.0))
    assert [(one.place, one.year, one.share) for one in values.kept(bo)] == [("Umeå", 2025, 81.0)]
    for wrong in (
        ReadValue("U28518", " ", 2025, 81.0),
        ReadValue("U28518", "Umeå", 25, 81.0),
        ReadValue("U28518", "Umeå", 2025, 101.0),
    ):
        with pytest.raises(FieldMissing):
            values.write(bo, wrong)


def test_every_indicator_our_forms_name_is_one_of_its_own_kind_of_support() -> None:
    """Ids and kinds of support as published by RKA in Kolada, indicators of “Brukarbedömning”."""
    kinds = {
        "group_home": range(28518, 28525), "service_housing": range(28525, 28532),
        "daily_activity": range(28532, 28539), "housing_support": range(26420, 26425),
    }  # fmt: skip
    others = {
        "group_home": {"U28560", "U28641"},
        "service_housing": {"U28571", "U28644"},
        "daily_activity": {"U28561", "U28562", "U28658", "N28685"},
        "housing_support": {"U26437", "U28652"},
    }
    forms = {one.id: one for one in own_instruments(AnyPictogram())}
    for form_id, numbers in kinds.items():
        named = [item.kolada for item in forms[form_id].items if item.kolada]
        assert len(named) == len(set(named)) >= 7
        assert set(named) <= {f"U{number}" for number in numbers} | others[form_id]
    assistance = [item.kolada for item in forms["personal_assistance"].items if item.kolada]
    assert all("U28616" <= one <= "U28638" for one in assistance)


def test_staff_neither_read_nor_keep(values: PublishedValues) -> None:
    staff = Actor(uuid4(), "Li", Role.STAFF, frozenset({uuid4()}))
    for does in (
        lambda: values.questions(staff),
        lambda: values.kept(staff),
        lambda: values.take_in(staff, []),
        lambda: values.beside(staff, {}),
        lambda: values.remove_place(staff, "Umeå"),
    ):
        with pytest.raises(NotAllowed):
            does()

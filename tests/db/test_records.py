"""What leaves the store is frozen, knows of no database, and has the columns of its table."""

import subprocess
import sys
from dataclasses import FrozenInstanceError, fields, is_dataclass
from enum import StrEnum
from uuid import UUID

import pytest
from sqlalchemy import Enum, Table

import db
from db import errors, records, vocabulary
from db.ids import new_id
from db.records import AccessProfile, Answer, AuditEntry, Person
from db.tables import metadata
from db.vocabulary import Sex

TABLE_OF = {
    "Arrival": "journal_arrival",
    "KeptMat": "mat",
    "KeptStep": "mat_step",
    "User": "app_user",
}
# Made by joining tables, or the part of a record that is known before it is kept.
WITHOUT_TABLE = {
    "AnswerFormat",
    "AuditProblem",
    "GivenAnswer",
    "LinkPoint",
    "MatOfPerson",
    "NewAnswer",
    "NewConsent",
    "NewConversation",
    "NewMat",
    "NewOwnCard",
    "NewPlacement",
    "NewPretest",
    "NewScaleLink",
    "NewStep",
    "Observations",
    "PairRow",
    "SeriesPoint",
}


def table_of(record: type) -> Table:
    snake = "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in record.__name__)
    return metadata.tables[TABLE_OF.get(record.__name__, snake.lstrip("_"))]


KEPT = [getattr(records, name) for name in records.__all__ if name not in WITHOUT_TABLE]


@pytest.mark.parametrize("name", records.__all__)
def test_every_record_is_frozen(name: str) -> None:
    record = getattr(records, name)
    assert is_dataclass(record) and record.__dataclass_params__.frozen
    assert "__slots__" in record.__dict__


def test_a_record_cannot_be_changed() -> None:
    person = Person(new_id(), new_id(), "Åsa")
    with pytest.raises(FrozenInstanceError):
        person.alias = "Bo"  # type: ignore[misc]  # what the test is about
    assert person.sex is Sex.NOT_STATED


@pytest.mark.parametrize("record", KEPT, ids=lambda record: record.__name__)
def test_every_field_is_a_column_and_every_column_a_field(record: type) -> None:
    columns = set(table_of(record).columns.keys())
    if record is AccessProfile:
        columns -= {"person_id", "unit_id"}
    assert {field.name for field in fields(record)} == columns


@pytest.mark.parametrize(
    "record", [record for record in KEPT if record is not AuditEntry], ids=lambda r: r.__name__
)
def test_what_belongs_to_a_person_carries_its_unit(record: type) -> None:
    names = {field.name for field in fields(record)}
    if names & {"person_id", "conversation_id", "answer_id", "mat_id"}:
        assert "unit_id" in names or record is AccessProfile


def test_every_word_of_a_column_is_in_the_vocabulary() -> None:
    for table in metadata.tables.values():
        for column in table.columns:
            if isinstance(column.type, Enum):
                kind = column.type.enum_class
                assert kind is not None and issubclass(kind, StrEnum) and kind.__module__ == "db.vocabulary"
                assert column.type.enums == [member.value for member in kind]
                assert max(map(len, column.type.enums)) <= 32


def test_the_missing_answers_have_the_names_they_go_by_elsewhere() -> None:
    assert [*vocabulary.Outcome] == [
        "answered",
        "dont_know",
        "declined",
        "not_understood",
        "not_asked",
        "unplaced",
        "stopped",
    ]


def test_ids_sort_by_the_time_they_were_made() -> None:
    made = [new_id() for _ in range(200)]
    assert len(set(made)) == 200
    assert all(one.version == 7 and one.variant == UUID(int=0x8 << 60).variant for one in made)
    # RFC 9562: the first 48 bits are milliseconds
    assert [one.int >> 80 for one in made] == sorted(one.int >> 80 for one in made)


def test_hashes_and_pictures_do_not_show_when_a_record_is_printed() -> None:
    for name in ("User", "Photo", "Clip"):
        hidden = [field.name for field in fields(getattr(records, name)) if not field.repr]
        assert hidden in (["password_hash", "pin_hash"], ["data"])


def test_every_error_has_a_sentence_and_a_mend() -> None:
    details = dict.fromkeys(
        [
            "address",
            "place",
            "folder",
            "owner",
            "program",
            "role",
            "rule",
            "reason",
            "kind",
            "id",
            "instant",
            "number",
            "mat",
            "beside",
            "fault",
        ],
        "X",
    )
    found = [
        kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, errors.DbError)
    ]
    assert len(found) > 20
    for kind in found:
        shown = str(kind(**details))
        assert kind.sentence.endswith(".") and kind.mend.endswith(".") and "{" not in shown
        assert kind.__doc__


def test_records_words_and_errors_come_without_sqlalchemy() -> None:
    program = (
        "import sys, db, db.records, db.vocabulary, db.errors, db.ids, db.addresses, db.keys\n"
        "print('sqlalchemy' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "False" and db.__doc__


def test_an_answer_says_what_it_is() -> None:
    assert {field.name for field in fields(Answer)} >= {
        "raw",
        "score",
        "half_step",
        "mapping_version",
        "order_shown",
    }

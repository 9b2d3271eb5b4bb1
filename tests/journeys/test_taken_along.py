"""Åsa-Märta moves and takes everything along: one file with her answers, pictures, voices and a book."""

import datetime as dt
import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from PIL import Image

from accessible_fit.errors import NotAllowed
from accessible_fit.services.access import Actor
from accessible_fit.services.whole_person.export import PersonExport
from db import audit, person_rows
from db.vocabulary import Role
from pictograms.catalogue import Catalogue
from talking_mats.described import read_description
from tests.accessible_fit.paper.pdf_reader import read_pdf
from tests.journeys.people import form, now
from tests.journeys.whole_life import ALIAS, ALSO_TYPED, OTHER, TYPED, Home


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    made = Home(tmp_path)
    with made.store:
        yield made


def export(home: Home, actor: Actor | None = None, language: str | None = None) -> zipfile.ZipFile:
    catalogue = Catalogue.bundled()
    made = PersonExport(home.store, now, lambda: catalogue).make(actor or home.eva, home.person, language)
    assert ALIAS not in made.name
    return zipfile.ZipFile(io.BytesIO(made.data))


def data_of(archive: zipfile.ZipFile) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(archive.read("data.json"))
    return found


def test_every_row_is_there_in_the_shape_that_is_described(home: Home) -> None:
    archive = export(home)
    data = data_of(archive)
    assert (data["format"], data["version"]) == ("accessible-fit-person", 1)
    assert UUID(data["person"]) == home.person
    with home.store.reading() as tx:
        kept = person_rows.of_person(tx, home.person)
    assert {name: len(rows) for name, rows in data["tables"].items()} == {
        name: len(rows) for name, rows in kept.items()
    }
    answer = data["tables"]["answer"][0]
    assert dt.datetime.fromisoformat(answer["answered_at"]).utcoffset() == dt.timedelta()
    assert (answer["outcome"], answer["raw"], answer["score"]) == ("answered", 2, 100.0)
    revision = data["tables"]["answer_revision"][0]
    assert (revision["raw"], revision["answer_id"]) == (1, answer["id"])
    # What was asked can be read without the program.
    (asked,) = (one for one in data["tables"]["conversation"] if one["kind"] == "questions")
    form = data["forms"][asked["instrument_version_id"]]
    assert answer["item_id"] in {item["id"] for item in form["items"]}
    assert any(line["verb"] == "exported" and line["who"] == "Eva Ek" for line in data["log"])


def test_pictures_voices_and_mats_are_files_that_open(home: Home) -> None:
    archive = export(home)
    data = data_of(archive)
    bytes_kept = []
    for table in ("photo", "clip"):
        for row in data["tables"][table]:
            bytes_kept.append(archive.read(row["data"]["file"]))
    assert sorted(bytes_kept) == sorted(home.of_person)
    ((_, path),) = data["mats"].items()
    described = read_description(archive.read(path))
    assert len(described["placements"]) == 5
    with Image.open(io.BytesIO(archive.read(path))) as picture:
        assert picture.width > picture.height
    assert archive.testzip() is None


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_book_says_what_was_said_in_few_words(home: Home, language: str) -> None:
    archive = export(home, language=language)
    (name,) = (one for one in archive.namelist() if one.endswith(".pdf"))
    pages = read_pdf(archive.read(name)).pages
    assert ALIAS in pages[0].text()
    said = " ".join(" ".join(page.text() for page in pages).split())
    first = form().items[0]
    assert first.question[language].split()[0] in said
    best = next(option for option in form().options(first, 3) if option.raw == 2)
    assert best.label[language] in said
    assert TYPED[2].split()[0] in said  # what was agreed
    for page in pages:
        assert page.pictures or page is pages[0]


def test_nothing_of_the_neighbour_is_inside(home: Home) -> None:
    archive = export(home)
    for name in archive.namelist():
        content = archive.read(name)
        for secret in (OTHER, *ALSO_TYPED, str(home.other)):
            assert secret.encode() not in content, f"{secret} in {name}"


def test_staff_of_the_unit_may_and_it_stands_in_the_log(home: Home) -> None:
    karin = Actor(home.eva.user_id, "Karin", Role.STAFF, frozenset({home.unit.id}))
    export(home, karin)
    with home.store.reading() as tx:
        assert audit.about(tx, home.person)[-1].verb == "exported"
    for role, units in ((Role.STAFF, {uuid4()}), (Role.LEADER, {home.unit.id})):
        with pytest.raises(NotAllowed):
            export(home, Actor(uuid4(), "Annan", role, frozenset(units)))

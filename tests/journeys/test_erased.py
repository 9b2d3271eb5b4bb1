"""Åsa-Märta wants to be forgotten. Before it her name, words and photo stand in the files, then nothing.

The store is in clear text here, so that every byte that is kept can be searched.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from accessible_fit.errors import NotAllowed
from accessible_fit.services.access import Actor
from accessible_fit.services.whole_person.erasure import Erasure, NotTheName, TracesLeft
from db import audit, person_rows
from db.engine import Store
from db.tables import metadata
from db.vocabulary import Role
from tests.journeys.people import now
from tests.journeys.whole_life import ALIAS, ALSO_TYPED, OTHER, TYPED, Home

PIECE = 64


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    made = Home(tmp_path)
    with made.store:
        yield made


def in_words(secret: str) -> set[bytes]:
    """A text as any part of the program could have written it; JSON may have escaped it."""
    escaped = secret.encode("ascii", "backslashreplace")
    return {secret.encode(coding) for coding in ("utf-8", "utf-16-le", "latin-1")} | {escaped}


def pieces(data: bytes) -> list[bytes]:
    """Parts of a photo or a voice that cannot be anything else; it lies scattered over pages."""
    places = range(200, len(data) - PIECE, max(PIECE, len(data) // 40))
    return [data[place : place + PIECE] for place in places]


def found(files: dict[str, bytes], secrets: Iterable[bytes]) -> set[bytes]:
    return {secret for secret in secrets if any(secret in data for data in files.values())}


def test_nothing_of_an_erased_person_is_left_in_any_file(home: Home) -> None:
    files = home.raw()
    assert any(name.endswith("-wal") for name in files)
    for secret in (ALIAS, *TYPED):
        assert found(files, in_words(secret)), f"{secret} should stand there before"
    for data in home.of_person:
        assert found(files, pieces(data)), "the photos and voices should stand there before"

    home.erasure().erase(home.eva, home.person, ALIAS)

    left = home.raw()
    for secret in (ALIAS, "Märta", "Majken", *TYPED):
        assert not found(left, in_words(secret)), f"{secret} is left"
    for data in home.of_person:
        assert not found(left, pieces(data))
    # What the neighbour has said is all there.
    for secret in (OTHER, *ALSO_TYPED):
        assert found(left, in_words(secret)), secret
    home.store.close()
    after = home.raw()
    assert not [name for name, data in after.items() if ALIAS.encode() in data]


def test_it_is_the_tidying_up_that_makes_the_last_traces_go(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The search above finds a name that is left: without tidying up there is one."""
    monkeypatch.setattr(Store, "scrub", lambda store: None)
    home.erasure().erase(home.eva, home.person, ALIAS)
    assert found(home.raw(), in_words(ALIAS))
    monkeypatch.undo()
    home.erasure().tidy(home.eva)
    assert not found(home.raw(), in_words(ALIAS))


def test_somebody_who_reads_meanwhile_is_named_and_it_is_tidied_up_later(home: Home) -> None:
    with home.store.reading() as tx:
        tx.exec_driver_sql("SELECT count(*) FROM person").scalar_one()
        with pytest.raises(TracesLeft):
            home.erasure().erase(home.eva, home.person, ALIAS)
    home.erasure().tidy(home.eva)
    assert not found(home.raw(), in_words(ALIAS))


def test_no_table_is_forgotten() -> None:
    known = set(person_rows.tables()) | person_rows.NOT_OF_A_PERSON
    assert known == set(metadata.tables)
    assert not set(person_rows.tables()) & person_rows.NOT_OF_A_PERSON


def test_every_row_goes_and_the_neighbour_keeps_every_one(home: Home) -> None:
    with home.store.reading() as tx:
        before = person_rows.count(tx, home.person)
        neighbour = person_rows.of_person(tx, home.other)
    # All there is was used, or the proof above would prove less than it says.
    assert set(person_rows.tables()) == set(before.rows)
    gone = home.erasure().erase(home.eva, home.person, f"  {ALIAS} ")
    assert gone.rows == before.rows
    with home.store.reading() as tx:
        assert person_rows.count(tx, home.person).total == 0
        assert person_rows.of_person(tx, home.other) == neighbour


def test_the_log_holds_together_and_names_nobody(home: Home) -> None:
    with home.store.reading() as tx:
        lines = len(audit.about(tx, home.person))
    assert lines > 10
    preview = home.erasure().preview(home.eva, home.person)
    assert preview.alias == ALIAS
    assert preview.log_lines > lines  # those about photos, cards and notes as well
    home.erasure().erase(home.eva, home.person, ALIAS)
    with home.store.reading() as tx:
        assert audit.verify(tx) == []
        last = tx.exec_driver_sql(
            "SELECT verb, subject_kind, subject_id, details FROM audit_entry ORDER BY seq DESC LIMIT 1"
        ).one()
    assert last[:3] == ("erased", "person", None)
    assert ALIAS not in last[3]


def test_only_a_superuser_erases_and_only_with_the_name_typed(home: Home) -> None:
    erasure = home.erasure()
    for role in (Role.STAFF, Role.LEADER):
        other = Actor(uuid4(), "Karin", role, frozenset({home.unit.id}))
        with pytest.raises(NotAllowed):
            erasure.preview(other, home.person)
        with pytest.raises(NotAllowed):
            erasure.erase(other, home.person, ALIAS)
    for typed in ("", OTHER, ALIAS.lower(), ALIAS[:-1]):
        with pytest.raises(NotTheName):
            erasure.erase(home.eva, home.person, typed)
    with home.store.reading() as tx:
        assert person_rows.count(tx, home.person).total > 40


def test_what_lies_beside_the_store_is_emptied_too(home: Home, tmp_path: Path) -> None:
    emptied: list[str] = []
    Erasure(home.store, now, [lambda: emptied.append("speech")]).erase(home.eva, home.person, ALIAS)
    assert emptied == ["speech"]


def test_a_copy_from_an_upgrade_is_named_before_it_is_forgotten(home: Home) -> None:
    copy = home.folder / "home.before-upgrade-0002.db"
    copy.write_bytes(b"an older database")
    preview = home.erasure().preview(home.eva, home.person)
    assert preview.copies == (copy,)
    assert preview.backups_until is None  # a store in clear text has no backups of ours

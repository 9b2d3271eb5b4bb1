"""Photos of people and on cards: who may see and change them, and what is left behind (nothing)."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from uuid import uuid4

import pytest
from PIL import Image

from accessible_fit.errors import NotAllowed
from accessible_fit.services.access import Actor
from accessible_fit.services.pictures.own import MOST_RECENT, NewPicture, Pictures, SymbolMemory
from accessible_fit.services.residents import NewPerson, Residents
from accessible_fit.services.rights.consents import Consents, HowSaid, Said
from db import audit, people, units, users
from db.addresses import file_url
from db.engine import Store, create_store
from db.records import Person, Unit
from db.vocabulary import ConsentDecision, ConsentKind, Role, ServiceType
from pictograms.photos import FinishedPhoto, finish_photo, read_photo

NOON = dt.datetime(2026, 3, 2, 12, 0, tzinfo=dt.UTC)
KEY = bytes(range(32))
PLACE = b"Storgatan 5"


@dataclass
class Clock:
    now: dt.datetime = NOON

    def __call__(self) -> dt.datetime:
        self.now += dt.timedelta(seconds=1)
        return self.now


@dataclass(frozen=True)
class House:
    """Two homes; Karin works in the first, Ulla leads it, Sam looks after the program."""

    store: Store
    pictures: Pictures
    home: Unit
    other: Unit
    asa: Person
    bo: Person
    karin: Actor
    ulla: Actor
    sam: Actor


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    clock = Clock()
    with create_store(file_url(tmp_path / "fit.db"), KEY, b"sixteen bytes ok") as store:
        with store.writing() as tx:
            home = units.add(tx, "Björken", ServiceType.GROUP_HOME)
            other = units.add(tx, "Ljungen", ServiceType.GROUP_HOME)
            made = {}
            for name, role in (("karin", Role.STAFF), ("ulla", Role.LEADER), ("sam", Role.SUPERUSER)):
                user = users.add(tx, name, name.title(), role, "a hash")
                users.assign(tx, user.id, home.id)
                made[name] = Actor(user.id, user.display_name, role, frozenset({home.id}))
        residents = Residents(store, clock)
        asa = residents.add(made["sam"], NewPerson(home.id, "Åsa"))
        bo = residents.add(made["sam"], NewPerson(other.id, "Bo"))
        yes = Said(ConsentDecision.GIVEN, HowSaid.SHOWED, "Karin")
        Consents(store, clock).decide(made["karin"], asa.id, ConsentKind.PHOTO, yes)
        yield House(store, Pictures(store, clock), home, other, asa, bo, **made)


def photo(colour: str = "red") -> FinishedPhoto:
    """A photo as it comes out of a phone: with the place in it, which is not in what is kept."""
    notes = Image.Exif()
    notes[0x010E] = PLACE.decode()
    kept = BytesIO()
    Image.new("RGB", (900, 700), colour).save(kept, "JPEG", exif=notes)
    assert PLACE in kept.getvalue()
    raw = read_photo(kept.getvalue())
    return finish_photo(raw, raw.middle())


def count(store: Store, table: str) -> int:
    with store.reading() as tx:
        return int(tx.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one())


def verbs(house: House, subject_kind: str) -> list[str]:
    with house.store.reading() as tx:
        rows = tx.exec_driver_sql(
            f"SELECT verb FROM audit_entry WHERE subject_kind = '{subject_kind}' ORDER BY seq"
        )
        return [row[0] for row in rows]


def test_a_person_gets_a_photo_another_one_and_none(house: House) -> None:
    assert house.pictures.photo_of(house.karin, house.asa.id) is None
    first, second = photo("red"), photo("blue")
    house.pictures.set_person_photo(house.karin, house.asa.id, first)
    assert house.pictures.photo_of(house.karin, house.asa.id) == first.data
    house.pictures.set_person_photo(house.karin, house.asa.id, second)
    assert house.pictures.photo_of(house.karin, house.asa.id) == second.data
    assert count(house.store, "photo") == 1
    house.pictures.remove_person_photo(house.karin, house.asa.id)
    house.pictures.remove_person_photo(house.karin, house.asa.id)
    assert house.pictures.photo_of(house.karin, house.asa.id) is None
    assert count(house.store, "photo") == 0
    assert verbs(house, "photo") == ["changed", "changed", "removed"]
    with house.store.reading() as tx:
        assert people.get(tx, house.asa.id) == house.asa
        assert audit.verify(tx) == []


def test_what_is_kept_says_nothing_of_the_place(house: House) -> None:
    house.pictures.set_person_photo(house.karin, house.asa.id, photo())
    house.pictures.tie_to_unit(house.karin, house.home.id, NewPicture("own:staff", photo(), "Anna"))
    with house.store.reading() as tx:
        kept = [row[0] for row in tx.exec_driver_sql("SELECT data FROM photo")]
    assert len(kept) == 2
    for data in kept:
        assert PLACE not in data and b"Exif" not in data


def test_the_person_s_own_picture_stands_before_the_unit_s(house: House) -> None:
    pictures, karin = house.pictures, house.karin
    night = pictures.tie_to_unit(karin, house.home.id, NewPicture("own:staff", photo("red"), " Anna, natt "))
    house_picture = pictures.tie_to_unit(karin, house.home.id, NewPicture("own:home", photo("green")))
    own = pictures.tie_to_person(karin, house.asa.id, NewPicture("own:staff", photo("blue"), "Min Anna"))
    assert night.label == "Anna, natt"
    assert pictures.shown_to(karin, house.asa.id) == {"own:staff": own, "own:home": house_picture}
    assert pictures.of_unit(karin, house.home.id) == [house_picture, night]
    assert pictures.of_person(karin, house.asa.id) == [own]
    pictures.untie(karin, own.id)
    assert pictures.shown_to(karin, house.asa.id)["own:staff"] == night
    assert count(house.store, "photo") == 2
    assert verbs(house, "card_picture") == ["tied", "tied", "tied", "removed"]


def test_a_new_picture_on_a_card_takes_the_place_of_the_one_before(house: House) -> None:
    for colour in ("red", "blue"):
        for tie, where in (
            (house.pictures.tie_to_unit, house.home.id),
            (house.pictures.tie_to_person, house.asa.id),
        ):
            kept = tie(house.karin, where, NewPicture("own:staff", photo(colour), colour))
    assert count(house.store, "photo") == count(house.store, "card_picture") == 2
    assert house.pictures.shown_to(house.karin, house.asa.id) == {"own:staff": kept}
    assert kept.label == "blue"


def test_another_home_s_pictures_are_neither_seen_nor_changed(house: House) -> None:
    theirs = house.pictures.tie_to_unit(house.sam, house.other.id, NewPicture("own:staff", photo()))
    new = NewPicture("own:staff", photo())
    for refused in (
        lambda: house.pictures.photo_of(house.karin, house.bo.id),
        lambda: house.pictures.set_person_photo(house.karin, house.bo.id, photo()),
        lambda: house.pictures.remove_person_photo(house.karin, house.bo.id),
        lambda: house.pictures.tie_to_person(house.karin, house.bo.id, new),
        lambda: house.pictures.tie_to_unit(house.karin, house.other.id, new),
        lambda: house.pictures.untie(house.karin, theirs.id),
        lambda: house.pictures.of_unit(house.karin, house.other.id),
        lambda: house.pictures.of_person(house.karin, house.bo.id),
        lambda: house.pictures.shown_to(house.karin, house.bo.id),
        lambda: house.pictures.memory(house.karin, house.other.id),
        lambda: house.pictures.note_used(house.karin, "own:staff", house.other.id),
        lambda: house.pictures.set_favourite(house.karin, "own:staff", True, house.other.id),
    ):
        with pytest.raises(NotAllowed):
            refused()
    assert count(house.store, "photo") == 1
    assert count(house.store, "symbol_choice") == 0


def test_a_leader_does_not_meet_single_people(house: House) -> None:
    house.pictures.set_person_photo(house.karin, house.asa.id, photo())
    for refused in (
        lambda: house.pictures.photo_of(house.ulla, house.asa.id),
        lambda: house.pictures.set_person_photo(house.ulla, house.asa.id, photo()),
        lambda: house.pictures.tie_to_unit(house.ulla, house.home.id, NewPicture("own:staff", photo())),
    ):
        with pytest.raises(NotAllowed):
            refused()


def test_symbols_are_remembered_for_oneself_and_for_the_unit(house: House) -> None:
    pictures, karin = house.pictures, house.karin
    for key in ("own:staff", "own:help", "own:staff"):
        pictures.note_used(karin, key)
    pictures.set_favourite(karin, "own:home", True)
    pictures.set_favourite(karin, "own:help", True)
    pictures.set_favourite(karin, "own:home", False)
    pictures.note_used(karin, "own:kitchen", house.home.id)
    assert pictures.memory(karin) == SymbolMemory(("own:help",), ("own:staff", "own:help"))
    assert pictures.memory(house.sam) == SymbolMemory((), ())
    assert pictures.memory(house.sam, house.home.id) == SymbolMemory((), ("own:kitchen",))
    for number in range(MOST_RECENT + 5):
        pictures.note_used(house.ulla, f"openmoji:{number}")
    assert len(pictures.memory(house.ulla).recent) == MOST_RECENT


def test_a_picture_that_is_gone_cannot_be_taken_away(house: House) -> None:
    from db.errors import UnknownRow

    with pytest.raises(UnknownRow):
        house.pictures.untie(house.karin, uuid4())

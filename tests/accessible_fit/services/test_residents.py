"""The people of a unit: added, listed, changed, and seen only by those who work there."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from accessible_fit.errors import FieldMissing, NotAllowed
from accessible_fit.services.access import Actor
from accessible_fit.services.organisation import Units
from accessible_fit.services.residents import NewPerson
from db import audit
from db.records import AccessProfile
from db.vocabulary import OrderMode, Role, ServiceType, Sex
from tests.journeys.people import ALIAS, Home, form, new_home


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    made = new_home(tmp_path)
    yield made
    made.store.close()


def stranger(role: Role, *unit_ids: UUID) -> Actor:
    return Actor(uuid4(), "Någon", role, frozenset(unit_ids))


def test_a_new_person_is_listed_enrolled_and_not_asked_yet(home: Home) -> None:
    (line,) = home.residents.listed(home.actor)
    assert (line.person.alias, line.unit.name) == (ALIAS, "Gruppbostaden Björken")
    assert line.last_finished is None
    assert line.unfinished is None
    card = home.residents.card(home.actor, home.person_id)
    assert len(card.enrolments) == 1
    assert card.enrolments[0].ended_on is None
    assert card.profile == AccessProfile()


def test_a_begun_conversation_waits_in_the_list_and_a_finished_one_is_dated(home: Home) -> None:
    talk = home.conversations.begin(home.actor, home.person_id, form())
    (line,) = home.residents.listed(home.actor)
    assert line.unfinished is not None
    assert line.unfinished.id == talk.id
    assert home.residents.card(home.actor, home.person_id).unfinished == line.unfinished
    home.conversations.finish(home.actor, talk)
    (line,) = home.residents.listed(home.actor)
    assert line.unfinished is None
    assert line.last_finished is not None


def test_everybody_in_the_list_has_their_own_latest(home: Home) -> None:
    unit = home.residents.units(home.actor)[0]
    bo, mia = (home.residents.add(home.actor, NewPerson(unit.id, name)).id for name in ("Bo", "Mia"))
    for person_id in (bo, home.person_id, bo):
        talk = home.conversations.begin(home.actor, person_id, form())
        home.conversations.finish(home.actor, talk)
    waiting = [home.conversations.begin(home.actor, one, form()).id for one in (bo, mia)]
    lines = {line.person.id: line for line in home.residents.listed(home.actor)}
    for person_id, line in lines.items():
        held = home.residents.card(home.actor, person_id).conversations
        ended = [one.ended_at for one in held if one.ended_at is not None]
        assert line.last_finished == max(ended, default=None)
    going_on = {one: line.unfinished.id for one, line in lines.items() if line.unfinished is not None}
    assert going_on == {bo: waiting[0], mia: waiting[1]}


@pytest.mark.parametrize("year", [1899, 2999])
def test_a_birth_year_that_cannot_be_is_refused(home: Home, year: int) -> None:
    unit = home.residents.units(home.actor)[0]
    with pytest.raises(FieldMissing):
        home.residents.add(home.actor, NewPerson(unit.id, "Bo", year))


def test_a_person_needs_a_name_on_the_screen(home: Home) -> None:
    with pytest.raises(FieldMissing):
        home.residents.change(home.actor, home.person_id, "  ", None, Sex.FEMALE)


@pytest.mark.parametrize("name", ["\u200b", "\u202e", "\n\t", "\x00", "A" * 81])
def test_a_name_that_cannot_be_seen_or_fills_the_screen_is_refused(home: Home, name: str) -> None:
    with pytest.raises(FieldMissing):
        home.residents.change(home.actor, home.person_id, name, None, Sex.FEMALE)
    with pytest.raises(FieldMissing):
        Units(home.store).add(home.actor, name, ServiceType.GROUP_HOME)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("A\u030asa", "Åsa"),
        ("Bo\x00 \n Ek", "Bo Ek"),
        ("x\u202edesrever", "xdesrever"),
        ("محمد عبد الله", "محمد عبد الله"),
        ("نیم\u200cفاصله", "نیم\u200cفاصله"),
        ("👩\u200d🦽", "👩\u200d🦽"),
        ("{name} 100% <b>&</b>", "{name} 100% <b>&</b>"),
    ],
)
def test_a_name_is_kept_as_it_is_written_but_never_turns_the_sentence_it_stands_in(
    home: Home, written: str, kept: str
) -> None:
    assert home.residents.change(home.actor, home.person_id, written, None, Sex.FEMALE).alias == kept


def test_details_and_screen_are_changed_and_kept(home: Home) -> None:
    home.residents.change(home.actor, home.person_id, " Åsa ", 1972, Sex.FEMALE)
    profile = AccessProfile(choices=2, order_mode=OrderMode.MIRRORED, rate=120, theme="high_contrast")
    home.residents.save_profile(home.actor, home.person_id, profile)
    card = home.residents.card(home.actor, home.person_id)
    assert (card.person.alias, card.person.birth_year, card.person.sex) == ("Åsa", 1972, Sex.FEMALE)
    assert card.profile == profile


def test_looking_at_a_person_is_logged(home: Home) -> None:
    home.residents.card(home.actor, home.person_id)
    with home.store.reading() as tx:
        verbs = [entry.verb for entry in audit.about(tx, home.person_id)]
        assert audit.verify(tx) == []
    assert "looked_at" in verbs


def test_only_those_of_the_unit_reach_its_people(home: Home) -> None:
    unit = home.residents.units(home.actor)[0]
    other_staff, leader = stranger(Role.STAFF, uuid4()), stranger(Role.LEADER, unit.id)
    for actor in (other_staff, leader):
        with pytest.raises(NotAllowed):
            home.residents.card(actor, home.person_id)
        with pytest.raises(NotAllowed):
            home.residents.change(actor, home.person_id, "X", None, Sex.OTHER)
        with pytest.raises(NotAllowed):
            home.residents.save_profile(actor, home.person_id, AccessProfile())
        with pytest.raises(NotAllowed):
            home.residents.add(actor, NewPerson(unit.id, "Ny"))
    assert home.residents.listed(other_staff) == []
    with pytest.raises(NotAllowed):
        home.residents.listed(leader)


def test_units_are_added_by_those_who_may(home: Home) -> None:
    Units(home.store).add(home.actor, "Boendestöd Öst", ServiceType.HOUSING_SUPPORT)
    assert [unit.name for unit in home.residents.units(home.actor)] == [
        "Boendestöd Öst",
        "Gruppbostaden Björken",
    ]
    with pytest.raises(FieldMissing):
        Units(home.store).add(home.actor, " ", ServiceType.HOUSING_SUPPORT)
    with pytest.raises(NotAllowed):
        Units(home.store).add(replace(home.actor, role=Role.STAFF), "X", ServiceType.HOUSING_SUPPORT)

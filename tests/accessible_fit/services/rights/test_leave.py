"""What a no stops: the next conversation, the unit's figures, the picture of the mat."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from accessible_fit.services.mats.errors import PictureOnlyForPerson
from accessible_fit.services.mats.holding import Mats
from accessible_fit.services.residents import NewPerson, Residents
from accessible_fit.services.rights.consents import Consents, HowSaid, Said
from accessible_fit.services.rights.leave import SaidNo
from db import mats, unit_figures
from db.vocabulary import ConsentAudience, ConsentDecision, ConsentKind
from tests.accessible_fit.services.mats.mat_talks import drawing, held, plan
from tests.journeys.people import Home, form, new_home, now

GIVEN, DECLINED, WITHDRAWN = ConsentDecision.GIVEN, ConsentDecision.DECLINED, ConsentDecision.WITHDRAWN


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    made = new_home(tmp_path)
    with made.store:
        yield made


def say(home: Home, kind: ConsentKind, *decisions: ConsentDecision, person_id: UUID | None = None) -> None:
    for decision in decisions:
        said = Said(decision, HowSaid.SHOWED, "Karin")
        Consents(home.store, now).decide(home.actor, person_id or home.person_id, kind, said)


@pytest.mark.parametrize("no", [DECLINED, WITHDRAWN])
def test_nothing_new_is_begun_after_a_no_until_a_yes(home: Home, no: ConsentDecision) -> None:
    home.conversations.begin(home.actor, home.person_id, form())  # not asked yet is no no
    say(home, ConsentKind.ANSWERS, GIVEN, no)
    with pytest.raises(SaidNo):
        home.conversations.begin(home.actor, home.person_id, form())
    with pytest.raises(SaidNo):
        Mats(home.store, now).begin(home.actor, home.person_id, plan())
    say(home, ConsentKind.ANSWERS, GIVEN)
    home.conversations.begin(home.actor, home.person_id, form())


def test_who_says_no_is_left_out_of_the_figures_and_comes_back_with_a_yes(home: Home) -> None:
    (unit,) = home.residents.units(home.actor)
    residents = Residents(home.store, now)
    others = [residents.add(home.actor, NewPerson(unit.id, alias)).id for alias in ("Bo", "Cia", "Dan")]
    everybody = [home.person_id, *others]
    say(home, ConsentKind.STATISTICS, GIVEN)
    say(home, ConsentKind.STATISTICS, DECLINED, person_id=others[0])
    say(home, ConsentKind.STATISTICS, GIVEN, WITHDRAWN, person_id=others[1])

    def counted() -> frozenset[UUID]:
        with home.store.reading() as tx:
            left_out = unit_figures.not_counted(tx, unit.id)
        return frozenset(one for one in everybody if one.bytes not in left_out)

    assert counted() == {home.person_id, others[2]}
    say(home, ConsentKind.STATISTICS, GIVEN, person_id=others[1])
    assert counted() == {home.person_id, others[1], others[2]}


def test_a_later_no_to_pictures_keeps_every_mat_for_the_person_alone(home: Home) -> None:
    talk = held(home, [0, 1, 2])
    Mats(home.store, now).who_may_see(home.actor, talk.id, [ConsentAudience.STAFF], HowSaid.SHOWED, "Karin")
    with home.store.reading() as tx:
        mat = mats.of_conversation(tx, talk.id)[0]
    pictures = drawing(home)
    assert pictures.shown(home.actor, mat.id)
    say(home, ConsentKind.MAT_PICTURE, WITHDRAWN)
    with pytest.raises(PictureOnlyForPerson):
        pictures.shown(home.actor, mat.id)
    assert pictures.handed(home.actor, mat.id)  # to the person it always goes

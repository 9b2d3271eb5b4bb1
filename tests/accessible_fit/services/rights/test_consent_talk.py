"""Åsa says yes and no on her own screen. It is kept as she said it, and not to know decides nothing."""

import pytest

from accessible_fit.errors import NotAllowed
from accessible_fit.services.access import Actor
from accessible_fit.services.rights.consent_talk import ConsentTalks, PersonsWord
from accessible_fit.services.rights.consents import WhoWasThere
from db import audit, consents
from db.records import Consent
from db.vocabulary import ConsentDecision, ConsentKind, InputWay, Role
from tests.accessible_fit.services.pictures.test_own import Clock, House, house

__all__ = ["house"]  # a fixture

GIVEN, DECLINED, WITHDRAWN = ConsentDecision.GIVEN, ConsentDecision.DECLINED, ConsentDecision.WITHDRAWN
YES, NO, NOT_YET = PersonsWord


def talks(house: House) -> ConsentTalks:
    return ConsentTalks(house.store, Clock())


def say(house: House, word: PersonsWord, way: InputWay = InputWay.TOUCH) -> ConsentDecision | None:
    talk = talks(house).begin(house.karin, house.asa.id, "  Karin \n och Maj ")
    return talks(house).say(house.karin, talk, ConsentKind.STAFF_SEE, word, way)


def kept(house: House) -> list[Consent]:
    """Newest first."""
    with house.store.reading() as tx:
        return [one for one in consents.of_person(tx, house.asa.id) if one.kind is ConsentKind.STAFF_SEE]


def test_nothing_holds_before_she_is_asked_and_her_word_holds_after(house: House) -> None:
    before = talks(house).begin(house.karin, house.asa.id, "Karin")
    assert set(before.held) == set(ConsentKind)
    assert before.held[ConsentKind.STAFF_SEE] is None
    assert say(house, NO) is DECLINED
    assert say(house, YES) is GIVEN
    assert say(house, NO) is WITHDRAWN
    assert [one.decision for one in kept(house)] == [WITHDRAWN, GIVEN, DECLINED]
    assert {(one.how, one.present) for one in kept(house)} == {("on_screen", "Karin och Maj")}
    after = talks(house).begin(house.karin, house.asa.id, "Karin")
    assert after.held[ConsentKind.STAFF_SEE] is WITHDRAWN


def test_the_log_tells_with_what_she_pressed_and_a_helper_presses_what_she_shows(house: House) -> None:
    say(house, YES, InputWay.SWITCH)
    say(house, NO, InputWay.PARTNER)
    with house.store.reading() as tx:
        lines = [one.details for one in audit.about(tx, house.asa.id) if one.verb == "decided"][-2:]
        assert audit.verify(tx) == []
    assert [one["way"] for one in lines] == ["switch", "partner"]
    assert [one.how for one in kept(house)] == ["showed", "on_screen"]


def test_not_to_know_yet_changes_nothing_and_is_remembered(house: House) -> None:
    assert say(house, NOT_YET) is None
    assert kept(house) == []
    say(house, YES)
    assert say(house, NOT_YET) is GIVEN
    assert [one.decision for one in kept(house)] == [GIVEN]
    with house.store.reading() as tx:
        last = audit.about(tx, house.asa.id)[-1]
    assert (last.verb, last.subject_kind) == ("noted", "consent")
    told = {name: last.details[name] for name in ("kind", "said", "way")}
    assert told == {"kind": "staff_see", "said": "not_yet", "way": "touch"}


def test_somebody_is_always_there_and_it_is_staff_of_the_unit(house: House) -> None:
    with pytest.raises(WhoWasThere):
        talks(house).begin(house.karin, house.asa.id, " \n ")
    leader = Actor(house.karin.user_id, "Lars", Role.LEADER, frozenset({house.home.id}))
    with pytest.raises(NotAllowed):
        talks(house).begin(leader, house.asa.id, "Lars")

"""Åsa is asked about her photo and about a voice she knows. She says yes, no, and takes it back."""

import datetime as dt

import pytest

from accessible_fit.errors import NotAllowed
from accessible_fit.services.clips import Clips, ClipState
from accessible_fit.services.conversation import Conversations
from accessible_fit.services.rights.consents import ConsentMissing, Consents, HowSaid, Said, WhoWasThere
from accessible_fit.services.spoken import wordings
from db import audit, clips, people
from db.vocabulary import ConsentDecision, ConsentKind
from tests.accessible_fit.services.pictures.test_own import Clock, House, house, photo
from tests.accessible_fit.services.test_clips import OWN, voice

__all__ = ["house"]  # a fixture

FORM = next(one for one in OWN if one.id == "group_home")
GIVEN, DECLINED, WITHDRAWN = ConsentDecision.GIVEN, ConsentDecision.DECLINED, ConsentDecision.WITHDRAWN
PHOTO, VOICE = ConsentKind.PHOTO, ConsentKind.VOICE


@pytest.fixture
def asked(house: House) -> Consents:
    return Consents(house.store, Clock(dt.datetime(2026, 3, 3, 9, 0, tzinfo=dt.UTC)))


def say(decision: ConsentDecision, present: str = "Karin, systern Maj") -> Said:
    return Said(decision, HowSaid.SHOWED, present)


def recorded(house: House, sentence: int = 1) -> Clips:
    """Record one question for Åsa alone."""
    made = Clips(house.store, Clock())
    wording = wordings(FORM, "sv")[sentence]
    made.keep(house.karin, house.home.id, wording, voice(), house.asa.id)
    return made


def test_a_decision_is_kept_with_who_was_there_and_how_it_was_said(house: House, asked: Consents) -> None:
    assert asked.latest(house.karin, house.asa.id, VOICE) is None
    kept = asked.decide(house.karin, house.asa.id, VOICE, say(DECLINED, "  Karin \n och Maj "))
    assert (kept.decision, kept.how, kept.present) == (DECLINED, "showed", "Karin och Maj")
    assert asked.latest(house.karin, house.asa.id, VOICE) == kept
    with house.store.reading() as tx:
        noted = audit.about(tx, house.asa.id)[-1]
        assert audit.verify(tx) == []
    assert (noted.verb, noted.subject_kind, noted.actor_id) == ("decided", "consent", house.karin.user_id)
    assert noted.details == {"kind": "voice", "decision": "declined"}
    with pytest.raises(WhoWasThere):
        asked.decide(house.karin, house.asa.id, VOICE, say(GIVEN, "  "))


def test_without_a_yes_no_voice_is_kept(house: House, asked: Consents) -> None:
    with pytest.raises(ConsentMissing):
        recorded(house)
    asked.decide(house.karin, house.asa.id, VOICE, say(DECLINED))
    with pytest.raises(ConsentMissing):
        recorded(house)
    with house.store.reading() as tx:
        assert clips.of_person(tx, house.asa.id) == []


def test_after_a_no_no_photo_is_kept(house: House, asked: Consents) -> None:
    house.pictures.set_person_photo(house.karin, house.asa.id, photo())
    asked.decide(house.karin, house.asa.id, PHOTO, say(WITHDRAWN))
    assert house.pictures.photo_of(house.karin, house.asa.id) is None, "what was kept is gone"
    with pytest.raises(ConsentMissing):
        house.pictures.set_person_photo(house.karin, house.asa.id, photo())
    asked.decide(house.karin, house.asa.id, PHOTO, say(GIVEN))
    house.pictures.set_person_photo(house.karin, house.asa.id, photo())
    assert [one.decision for one in asked.of_person(house.karin, house.asa.id)] == [GIVEN, WITHDRAWN, GIVEN]


def test_a_voice_for_one_person_is_heard_by_nobody_else_and_goes_before_the_units(
    house: House, asked: Consents
) -> None:
    unit = Clips(house.store, Clock())
    wording = wordings(FORM, "sv")[1]
    unit.keep(house.karin, house.home.id, wording, voice(7))
    asked.decide(house.karin, house.asa.id, VOICE, say(GIVEN))
    made = recorded(house)
    talk = Conversations(house.store, Clock()).begin(house.karin, house.asa.id, FORM)
    assert made.clips_for(house.karin, talk)[wording.text] == voice().data
    states = {one.wording.text: one.state for one in made.listed(house.karin, house.home.id, FORM, "sv")}
    assert states[wording.text] is ClipState.RECORDED, "the unit's own stays as it was"
    own = made.listed(house.karin, house.home.id, FORM, "sv", house.asa.id)
    assert [one.state for one in own].count(ClipState.RECORDED) == 1
    asked.decide(house.karin, house.asa.id, VOICE, say(WITHDRAWN))
    assert made.clips_for(house.karin, talk)[wording.text] == voice(7).data, "the unit's voice again"


def test_a_voice_for_a_person_is_outdated_when_the_question_is_worded_anew(
    house: House, asked: Consents
) -> None:
    asked.decide(house.karin, house.asa.id, VOICE, say(GIVEN))
    made = recorded(house)
    with house.store.writing() as tx:
        head = clips.of_person(tx, house.asa.id)[0]
        kept = clips.get(tx, head.id)
        clips.remove(tx, head.id)
        clips.put(
            tx,
            kept.unit_id,
            kept.subject_key,
            "Som det lät förr",
            kept.media_type,
            kept.duration_ms,
            kept.data,
            kept.recorded_at,
            kept.person_id,
        )
    states = [one.state for one in made.listed(house.karin, house.home.id, FORM, "sv", house.asa.id)]
    assert states.count(ClipState.STALE) == 1
    talk = Conversations(house.store, Clock()).begin(house.karin, house.asa.id, FORM)
    assert made.clips_for(house.karin, talk) == {}


def test_those_who_do_not_know_the_person_neither_ask_nor_see(house: House, asked: Consents) -> None:
    for who, person in ((house.ulla, house.asa), (house.karin, house.bo)):
        with pytest.raises(NotAllowed):
            asked.decide(who, person.id, VOICE, say(GIVEN))
        with pytest.raises(NotAllowed):
            asked.latest(who, person.id, VOICE)
        with pytest.raises(NotAllowed):
            asked.of_person(who, person.id)
    with pytest.raises(NotAllowed):
        Clips(house.store, Clock()).listed(house.karin, house.home.id, FORM, "sv", house.bo.id)
    with house.store.reading() as tx:
        assert people.get(tx, house.asa.id).photo_id is None

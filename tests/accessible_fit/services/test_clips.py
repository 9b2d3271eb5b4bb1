"""Lisa records her voice for the questions, and the people of her unit hear it."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from accessible_fit.errors import NotAllowed
from accessible_fit.instruments.model import Instrument
from accessible_fit.instruments.own import AnyPictogram, own_instruments
from accessible_fit.services.access import Actor
from accessible_fit.services.clips import Clips, ClipState, ListedWording
from accessible_fit.services.conversation import Conversations, Talk
from accessible_fit.services.residents import NewPerson, Residents
from accessible_fit.services.signing_in.accounts import Accounts
from accessible_fit.services.signing_in.new_account import NewAccount
from accessible_fit.services.spoken import WordingKind, wordings
from accessible_fit.ui.resident.content import Content
from accessible_fit.words.catalogue import Words
from audio.clip_sound import Recording
from audio.sound_file import Sound
from db import audit, clips
from db.engine import Store, open_store
from db.errors import UnknownRow
from db.records import AccessProfile, Person, Unit
from db.vocabulary import Language, Role, ServiceType
from tests.accessible_fit.made_once import copied

NOW = dt.datetime(2025, 3, 3, 9, 0, tzinfo=dt.UTC)
OWN = own_instruments(AnyPictogram())


def voice(number: int = 1) -> Recording:
    return Recording.of(Sound(bytes([number, 0]) * 11025, 22050))


@dataclass
class Home:
    """A group home with Kalle in it, and Lisa who works there."""

    store: Store
    clips: Clips
    lisa: Actor
    unit: Unit
    kalle: Person

    def listed(self, instrument: Instrument, language: str = "sv") -> dict[str, ListedWording]:
        found = self.clips.listed(self.lisa, self.unit.id, instrument, language)
        return {one.wording.text: one for one in found}

    def record(
        self, instrument: Instrument, text: str, number: int = 1, language: str = "sv"
    ) -> ListedWording:
        wording = self.listed(instrument, language)[text].wording
        return self.clips.keep(self.lisa, self.unit.id, wording, voice(number))

    def begin(self, instrument: Instrument) -> Talk:
        return Conversations(self.store, lambda: NOW).begin(self.lisa, self.kalle.id, instrument)


@pytest.fixture
def home(tmp_path: Path, finished_store: Path) -> Iterator[Home]:
    with open_store(copied(finished_store, tmp_path / "home.db")) as store:
        residents = Residents(store, lambda: NOW)
        account = NewAccount("lisa", "Lisa Holm", "four words in a row", "2468", Language.SV)
        lisa = Accounts(store, lambda: NOW).make_first(account, "Solgläntan", ServiceType.GROUP_HOME)
        unit = residents.units(lisa)[0]
        kalle = residents.add(lisa, NewPerson(unit.id, "Kalle"))
        yield Home(store, Clips(store, lambda: NOW), lisa, unit, kalle)


@pytest.fixture
def form() -> Instrument:
    return next(one for one in OWN if one.id == "group_home")


def reworded(form: Instrument, text: str) -> Instrument:
    """The same form after its first question has been written anew."""
    first = replace(form.items[0], spoken={"sv": text, "en": text})
    return replace(form, items=(first, *form.items[1:]))


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("form", OWN, ids=lambda form: form.id)
def test_whatever_a_conversation_says_in_the_same_words_can_be_recorded(
    home: Home, form: Instrument, language: str
) -> None:
    texts = {one.text for one in wordings(form, language)}
    talk = home.begin(form)
    for choices in (2, 3, 5):
        profile = AccessProfile(language=Language(language), choices=choices)
        content = Content(replace(talk, profile=profile, choices=choices), Words(language))
        introduced = f"{Words(language).t('First we practise.')} "
        assert {text for text in content.all_texts() if not text.startswith(introduced)} <= texts


def test_an_answer_that_many_questions_share_is_read_once(form: Instrument) -> None:
    listed = wordings(form, "sv")
    assert len({(one.kind, one.text) for one in listed}) == len(listed)
    yes = next(one for one in listed if one.text == "Ja")
    assert len(yes.keys) >= 3 and all(key.startswith("sv:answer:") for key in yes.keys)
    questions = [one for one in listed if one.kind is WordingKind.QUESTION]
    assert len(questions) == len(form.items) + 1  # and the practice question


def test_a_recorded_voice_is_listed_and_heard(home: Home, form: Instrument) -> None:
    text = form.items[0].spoken["sv"]
    assert {one.state for one in home.listed(form).values()} == {ClipState.NONE}
    kept = home.record(form, text)
    assert kept == home.listed(form)[text] and kept.state is ClipState.RECORDED
    assert kept.clip is not None
    assert (kept.clip.duration_ms, kept.clip.recorded_at, kept.clip.spoken_text) == (500, NOW, text)
    assert home.clips.sound(home.lisa, kept.clip.id) == voice().data
    assert home.clips.clips_for(home.lisa, home.begin(form)) == {text: voice().data}


def test_yes_is_recorded_once_for_every_form(home: Home, form: Instrument) -> None:
    home.record(form, "Ja", 3)
    for other in OWN:
        listed = home.listed(other)
        if "Ja" in listed:
            assert listed["Ja"].state is ClipState.RECORDED, other.id
            assert home.clips.clips_for(home.lisa, home.begin(other))["Ja"] == voice(3).data


def test_a_new_recording_takes_the_place_of_the_old(home: Home, form: Instrument) -> None:
    text = form.items[1].spoken["sv"]
    home.record(form, text, 1)
    home.record(form, text, 2)
    assert home.clips.clips_for(home.lisa, home.begin(form)) == {text: voice(2).data}
    with home.store.reading() as tx:
        assert len(clips.of_unit(tx, home.unit.id)) == 1


def test_when_the_text_changes_the_recording_is_stale_and_not_heard(home: Home, form: Instrument) -> None:
    before = form.items[0].spoken["sv"]
    home.record(form, before)
    changed = reworded(form, "Mår du bra hemma?")
    stale = home.listed(changed)["Mår du bra hemma?"]
    assert stale.state is ClipState.STALE and stale.clip is not None
    assert stale.clip.spoken_text == before
    assert home.clips.sound(home.lisa, stale.clip.id) == voice().data  # staff can still hear it
    assert home.clips.clips_for(home.lisa, home.begin(changed)) == {}
    home.record(changed, "Mår du bra hemma?", 2)
    assert home.clips.clips_for(home.lisa, home.begin(changed)) == {"Mår du bra hemma?": voice(2).data}
    with home.store.reading() as tx:
        assert [one.spoken_text for one in clips.of_unit(tx, home.unit.id)] == ["Mår du bra hemma?"]


def test_a_conversation_that_began_with_the_old_words_still_hears_the_old_voice(
    home: Home, form: Instrument
) -> None:
    text = form.items[0].spoken["sv"]
    home.record(form, text)
    talk = home.begin(form)
    assert home.listed(reworded(form, "Annat?"))["Annat?"].state is ClipState.STALE
    assert text in home.clips.clips_for(home.lisa, talk)


def test_line_breaks_and_spaces_do_not_make_a_recording_stale(home: Home, form: Instrument) -> None:
    text = form.items[0].spoken["sv"]
    home.record(form, text)
    spaced = text.replace(" ", "  \n")
    assert home.listed(reworded(form, spaced))[spaced].state is ClipState.RECORDED


def test_each_language_has_its_own_voice(home: Home, form: Instrument) -> None:
    home.record(form, "Nej", 1)
    home.record(form, "No", 2, language="en")
    assert home.listed(form, "en")["No"].state is ClipState.RECORDED
    assert home.clips.clips_for(home.lisa, home.begin(form)) == {"Nej": voice(1).data}


def test_a_mothers_voice_goes_before_the_homes(home: Home, form: Instrument) -> None:
    home.record(form, "Ja", 1)
    with home.store.writing() as tx:
        clips.put(tx, home.unit.id, "sv:answer:x", "Ja", "audio/wav", 500, voice(9).data, NOW, home.kalle.id)
    assert home.clips.clips_for(home.lisa, home.begin(form)) == {"Ja": voice(9).data}
    listed = home.listed(form)["Ja"].clip
    assert listed is not None and home.clips.sound(home.lisa, listed.id) == voice(1).data


def test_a_removed_voice_is_gone(home: Home, form: Instrument) -> None:
    kept = home.record(form, "Ja").clip
    assert kept is not None
    home.clips.remove(home.lisa, kept.id)
    assert home.listed(form)["Ja"].state is ClipState.NONE
    with pytest.raises(UnknownRow):
        home.clips.sound(home.lisa, kept.id)
    with home.store.reading() as tx:
        assert audit.verify(tx) == []


def test_only_those_who_lead_conversations_in_the_unit_may_record_or_listen(
    home: Home, form: Instrument
) -> None:
    kept = home.record(form, "Ja")
    assert kept.clip is not None
    clip_id, talk = kept.clip.id, home.begin(form)
    leader = Actor(home.lisa.user_id, "Bo", Role.LEADER, home.lisa.unit_ids)
    stranger = Actor(home.lisa.user_id, "Eva", Role.STAFF, frozenset())
    for actor in (leader, stranger):
        for act in (
            lambda actor: home.clips.listed(actor, home.unit.id, form, "sv"),
            lambda actor: home.clips.keep(actor, home.unit.id, kept.wording, voice()),
            lambda actor: home.clips.sound(actor, clip_id),
            lambda actor: home.clips.remove(actor, clip_id),
            lambda actor: home.clips.clips_for(actor, talk),
        ):
            with pytest.raises(NotAllowed):
                act(actor)
    assert home.listed(form)["Ja"].state is ClipState.RECORDED

"""What a person's profile says is what the person meets: voice, picture set, size of cards, own photos."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from accessible_fit.app import mat_talks
from accessible_fit.app.drawn import Drawn
from accessible_fit.app.question_talks import pictures_of
from accessible_fit.app.room import Room
from accessible_fit.app.voices import Voices
from accessible_fit.instruments.own import AnyPictogram, own_instruments
from accessible_fit.services.conversation import Resident, Talk
from accessible_fit.services.flow import Flow
from accessible_fit.ui.bridge import Background
from accessible_fit.ui.resident.speaking import Utterance
from accessible_fit.ui.theme.look import Look
from accessible_fit.ui.theme.palette import load_theme
from audio.phrase import Phrase
from audio.player import SpeechPlayer
from audio.speaker import Speaker
from db.records import AccessProfile
from db.vocabulary import Language
from pictograms.catalogue import Catalogue
from pictograms.imports.look import look_through
from pictograms.imports.take_in import import_set
from pictograms.widgets.own_pixmaps import OwnPixmaps
from pictograms.widgets.pixmaps import PixmapStore
from pictograms.widgets.stand_in_pixmaps import StandInPixmaps
from tests.accessible_fit.ui.mat import room as mat_room
from tests.audio.test_player import FakeOutput

FORM = next(one for one in own_instruments(AnyPictogram()) if one.id == "group_home")
NOBODY = UUID(int=0)
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9" fill="{}"/></svg>'


def talk_of(profile: AccessProfile) -> Talk:
    flow = Flow(tuple(item.id for item in FORM.items))
    return Talk(NOBODY, Resident(NOBODY, NOBODY, "Kim"), FORM, profile, profile.choices, False, flow)


def a_set(source: Path, named: Mapping[str, str]) -> Path:
    """A folder of pictures, each called in Swedish like one of ours, in its own colour."""
    source.mkdir()
    usual = Catalogue.bundled()
    lines = ["name,file,licence"]
    for number, (key, colour) in enumerate(named.items()):
        (source / f"{number}.svg").write_text(SVG.format(colour))
        lines.append(f"{usual.get(key).names['sv']},{number}.svg,CC BY 4.0")
    (source / "bilder.csv").write_text("\n".join(lines), encoding="utf-8")
    return source


@pytest.fixture
def drawn(tmp_path: Path) -> Drawn:
    return Drawn(tmp_path / "picture_sets")


@pytest.fixture
def output() -> FakeOutput:
    return FakeOutput()


@pytest.fixture
def voices(qtbot: QtBot, tmp_path: Path, output: FakeOutput) -> Iterator[Voices]:
    owner = QWidget()
    qtbot.addWidget(owner)
    made = Voices(tmp_path, owner)
    made._speaker = Speaker(tmp_path / "speech")
    made.made = SpeechPlayer(made._speaker, parent=made, output=output, gap_ms=1)
    made.made.silent.connect(made._tell_unheard)
    made.made.all_finished.connect(made._said)
    yield made
    made.close()


@pytest.fixture
def room(qtbot: QtBot, qapp: QApplication, drawn: Drawn, voices: Voices) -> Iterator[Room]:
    background = Background("store")
    beside = QWidget()
    qtbot.addWidget(beside)
    beside.resize(1280, 800)

    def look(theme: str, percent: int, still: bool = False) -> Look:
        return Look(load_theme(theme), "Atkinson Hyperlegible", 96 / 25.4, percent, still)

    yield Room(background, drawn.pixmaps, voices, look, beside, fill=False)
    background.close()


def colour(pixmaps: PixmapStore, key: str) -> str:
    return pixmaps.pixmap(key, 40).toImage().pixelColor(20, 20).name()


def test_a_persons_set_is_shown_where_it_has_the_same_thing(room: Room, drawn: Drawn, tmp_path: Path) -> None:
    asked, other = FORM.items[0].pictogram, FORM.items[1].pictogram
    kept = import_set(look_through(a_set(tmp_path / "serie", {asked: "blue"})), drawn.sets_folder)
    drawn.refresh()
    profile = AccessProfile(symbol_set=kept.name)
    kit = room.kit(profile, {}, pictures_of(talk_of(profile)))
    assert colour(kit.pixmaps, asked) == "#0000ff"
    plain = drawn.pixmaps()
    assert colour(kit.pixmaps, other) == colour(plain, other)
    assert room.kit(profile, {}).pixmaps is plain, "where nothing is named nothing is replaced"
    assert room.kit(AccessProfile(), {}, pictures_of(talk_of(profile))).pixmaps is plain
    assert room.kit(AccessProfile(symbol_set="gone"), {}, pictures_of(talk_of(profile))).pixmaps is plain


def test_the_choices_of_a_question_are_never_drawn_in_two_ways(
    room: Room, drawn: Drawn, tmp_path: Path
) -> None:
    profile = AccessProfile()
    choices = [option.pictogram for option in FORM.options(FORM.items[0], 3)]
    every = {key for group in pictures_of(talk_of(profile)) if len(group) > 1 for key in group}
    half = import_set(look_through(a_set(tmp_path / "half", {choices[0]: "blue"})), drawn.sets_folder)
    whole = import_set(look_through(a_set(tmp_path / "hel", dict.fromkeys(every, "blue"))), drawn.sets_folder)
    drawn.refresh()
    for kept, blue in ((half, 0), (whole, len(choices))):
        own = replace(profile, symbol_set=kept.name)
        pixmaps = room.kit(own, {}, pictures_of(talk_of(own))).pixmaps
        assert [colour(pixmaps, key) for key in choices].count("#0000ff") == blue, kept.name


def test_a_mat_has_the_persons_set_too_and_never_half_a_top_scale(
    room: Room, drawn: Drawn, tmp_path: Path
) -> None:
    mat = mat_room.mat_of()
    columns = [column.picture for column in mat.start.scale.columns]
    card = next(card for card in mat.cards.values() if card.picture and card.picture not in columns)
    half = {columns[0]: "blue", card.picture: "blue"}
    kept = import_set(look_through(a_set(tmp_path / "serie", half)), drawn.sets_folder)
    drawn.refresh()
    talk = mat_room.talk_of(mat, symbol_set=kept.name)
    pixmaps = room.kit(talk.profile, {}, mat_talks.pictures_of(talk)).pixmaps
    assert colour(pixmaps, card.picture) == "#0000ff"
    assert colour(pixmaps, columns[0]) == colour(drawn.pixmaps(), columns[0])


def test_a_photo_of_the_persons_own_goes_before_the_set(room: Room, drawn: Drawn, tmp_path: Path) -> None:
    key = FORM.items[0].pictogram
    kept = import_set(look_through(a_set(tmp_path / "serie", {key: "blue"})), drawn.sets_folder)
    drawn.refresh()
    profile = AccessProfile(symbol_set=kept.name, card_mm=50, show_text=False)
    kit = room.kit(profile, {key: SVG.format("lime").encode()}, pictures_of(talk_of(profile)))
    assert isinstance(kit.pixmaps, OwnPixmaps) and isinstance(kit.pixmaps._plain, StandInPixmaps)
    assert (kit.card_mm, kit.show_text) == (50, False)
    assert kit.least_card == kit.look.px(50)


def test_the_persons_voice_speaks_every_sentence(room: Room, voices: Voices, qtbot: QtBot) -> None:
    profile = AccessProfile(voice="espeak:gmq/sv+f2", rate=125)
    speaking = room.speaking(profile)
    phrase = speaking._phrase(Utterance("Trivs du?"))
    assert (phrase.lang, phrase.rate, phrase.voice) == ("sv", 125, "espeak:gmq/sv+f2")
    assert room.speaking(AccessProfile(language=Language.EN))._phrase(Utterance("Hi")).voice == ""
    speaking.close()


def test_staff_are_told_when_what_they_wanted_to_hear_does_not_sound(
    voices: Voices, output: FakeOutput, qtbot: QtBot
) -> None:
    output.there = False
    told: list[str] = []
    voices.unheard.connect(lambda: told.append("unheard"))
    player = voices.player()
    with qtbot.waitSignal(player.all_finished):
        voices.say("Trivs du?", "sv", 150)
    assert told == ["unheard"]
    with qtbot.waitSignal(player.all_finished):
        player.say([Phrase("Trivs du?", "sv")])
    assert told == ["unheard"], "in a conversation the person's own screen says it"

"""On every screen, at every text size, the bar is on the glass and what is pressed is large enough."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import combinations
from uuid import uuid4

import pytest
from PySide6.QtCore import QObject, QPoint, QRect, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from accessible_fit.instruments.own import AnyPictogram, own_instruments
from accessible_fit.services.conversation import Resident, Talk
from accessible_fit.services.flow import Flow, Said
from accessible_fit.ui.resident.conductor import Conductor
from accessible_fit.ui.resident.kit import Kit
from accessible_fit.ui.resident.speaking import Speaking
from accessible_fit.ui.resident.window import ResidentWindow
from accessible_fit.ui.theme.fonts import load_fonts
from accessible_fit.ui.theme.look import Look
from accessible_fit.ui.theme.palette import load_theme
from accessible_fit.ui.widgets.cards import WRAP
from accessible_fit.words.catalogue import Words
from db.records import AccessProfile
from pictograms.catalogue import Catalogue
from pictograms.widgets.pixmaps import PixmapStore

MM = 96 / 25.4
Show = Callable[[Kit, AccessProfile], tuple[ResidentWindow, Conductor]]
GLASS = [(1280, 800), (1280, 720), (1920, 1080), (960, 600)]
LONG_NAME = "Karl-Göran Sebastian Åkerström-Öhman"


class Mute(QObject):
    """A voice that says nothing."""

    phrase_started = Signal(int)
    phrase_finished = Signal(int)
    all_finished = Signal()
    silent = Signal(str)

    def say(self, phrases: object) -> None: ...

    def stop(self) -> None: ...

    def prepare(self, phrases: object) -> None: ...


class AtOnce:
    """Does what is asked in the background at once."""

    def run(
        self, work: Callable[[], object], done: Callable[[object], None], *_: object, **__: object
    ) -> None:
        done(work())


class Anything:
    """Keeps nothing."""

    def __getattr__(self, name: str) -> Callable[..., None]:
        return lambda *_: None


def screens(window: ResidentWindow, conductor: Conductor) -> Iterator[str]:
    """Walk through the conversation and stop at every screen."""
    yield "greeting"
    conductor.forward()
    yield "practice"
    conductor.say(Said(raw=0), "touch")
    conductor.forward()
    yield "question"
    conductor.flow = replace(conductor.flow, index=5)
    conductor.moved.emit()
    yield "long question"
    window.bar.pause_pressed.emit()
    yield "pause"
    window.bar.stop_pressed.emit()
    yield "stop"
    everything = {item: Said(raw=1) for item in conductor.flow.item_ids}
    conductor.flow = replace(Flow(conductor.flow.item_ids, said=everything)).forward()
    conductor.moved.emit()
    yield "looking back"
    conductor.forward()
    yield "end"


@pytest.fixture
def show(qtbot: QtBot) -> Iterator[Show]:
    """Put a conversation with long questions on a glass."""
    made: list[ResidentWindow] = []

    def put(kit: Kit, profile: AccessProfile) -> tuple[ResidentWindow, Conductor]:
        window, conductor = _conversation(kit, profile)
        qtbot.addWidget(window)
        made.append(window)
        return window, conductor

    yield put
    for window in made:
        window._may_close = True
        window.close()


def _conversation(kit: Kit, profile: AccessProfile) -> tuple[ResidentWindow, Conductor]:
    form = next(one for one in own_instruments(AnyPictogram()) if one.id == "service_housing")
    talk = Talk(
        uuid4(),
        Resident(uuid4(), uuid4(), LONG_NAME),
        form,
        profile,
        profile.choices,
        False,
        Flow(tuple(item.id for item in form.items)),
    )
    conductor = Conductor(talk, Anything(), Anything(), AtOnce())  # type: ignore[arg-type]  # stand-ins
    speaking = Speaking(Mute(), "sv", 150)  # type: ignore[arg-type]  # a stand-in
    return ResidentWindow(kit, conductor, speaking, lambda *_: None), conductor


def a_kit(percent: int = 100, card_mm: int = 30) -> Kit:
    look = Look(load_theme("light"), load_fonts(), MM, percent)
    return Kit(look, Words("sv"), PixmapStore(Catalogue.bundled()), card_mm=card_mm)


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("size", GLASS)
@pytest.mark.parametrize(("choices", "card_mm"), [(2, 60), (3, 30), (3, 20), (5, 30), (5, 60)])
def test_nothing_falls_below_the_edge(
    show: Show, size: tuple[int, int], percent: int, choices: int, card_mm: int
) -> None:
    window, conductor = show(a_kit(percent, card_mm), AccessProfile(choices=choices, card_mm=card_mm))
    window.resize(*size)
    window.show()
    for name in screens(window, conductor):
        QApplication.processEvents()
        assert (window.width(), window.height()) == size, f"{name}: the window has grown"
        foot = window.bar.mapTo(window, window.bar.rect().bottomLeft()).y()
        assert foot <= window.height(), name
        for card in window.screen_now.cards():
            where = card.mapTo(window, card.rect().bottomRight())
            assert where.y() <= window.bar.y(), f"{name}: “{card.text()}” lies under the bar"
            assert min(card.width(), card.height()) >= round(20 * MM) - 1, f"{name}: “{card.text()}” is small"


@pytest.mark.parametrize(("card_mm", "quiet_mm"), [(20, 20), (30, 27), (40, 36), (50, 38)])
def test_cards_are_as_large_on_the_glass_as_the_person_needs(show: Show, card_mm: int, quiet_mm: int) -> None:
    """On a laptop's 1280×800: choices to the full, "don't know" as far as the question leaves room."""
    window, conductor = show(a_kit(card_mm=card_mm), AccessProfile(card_mm=card_mm))
    window.resize(1280, 800)
    window.show()
    for name in screens(window, conductor):
        QApplication.processEvents()
        now = window.screen_now
        quiet = [card for card, _ in window.question._quiet] if now is window.question else []
        for card in now.cards():
            least = quiet_mm if card in quiet else card_mm
            assert min(card.width(), card.height()) >= round(least * MM) - 2, f"{name}: “{card.text()}”"


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("choices", [2, 3, 5])
def test_no_choice_looks_larger_than_another_and_its_word_is_whole(
    show: Show, percent: int, choices: int
) -> None:
    """Words of one and of two lines stand side by side; the pictures over them are as large."""
    window, conductor = show(a_kit(percent), AccessProfile(choices=choices))
    window.resize(1280, 800)
    window.show()
    for name in screens(window, conductor):
        QApplication.processEvents()
        if name not in ("practice", "question", "long question"):
            continue
        cards = [card for card, _ in window.question._choices]
        assert len({(card._text_pixels, card._least_word) for card in cards}) == 1, name
        for card in cards:
            space, metrics = card.word_space(), QFontMetrics(card.word_font(card._text_pixels))
            word = metrics.boundingRect(QRect(0, 0, space.width(), 10_000), WRAP, card.face.label)
            assert word.height() <= space.height() and word.width() <= space.width(), (name, card.text())


@pytest.mark.parametrize("percent", [150, 200])
def test_with_large_text_the_picture_of_what_to_press_is_large_too(show: Show, percent: int) -> None:
    window, conductor = show(a_kit(percent), AccessProfile())
    window.resize(1280, 800)
    window.show()
    for name in screens(window, conductor):
        QApplication.processEvents()
        if window.screen_now is window.message:
            for card in window.message.cards():
                assert card._picture_side() >= round(15 * MM), (name, card.text())
                assert card.word_room() >= QFontMetrics(card._font()).horizontalAdvance(card.face.label)


def test_on_a_large_glass_every_card_gets_its_sixty_millimetres(show: Show) -> None:
    window, conductor = show(a_kit(card_mm=60), AccessProfile(choices=5, card_mm=60))
    window.resize(1920, 1400)
    window.show()
    for name in screens(window, conductor):
        QApplication.processEvents()
        for card in window.screen_now.cards():
            assert min(card.width(), card.height()) >= round(60 * MM) - 2, f"{name}: “{card.text()}”"


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("size", [*GLASS, (1024, 700)])
def test_the_keys_for_the_code_stand_free_and_whole(show: Show, size: tuple[int, int], percent: int) -> None:
    window, _conductor = show(a_kit(percent), AccessProfile())
    window.resize(*size)
    window.show()
    window._show_pin()
    pin = window.pin
    for trouble in ("", "Koden är fel. Försök igen, eller be den som leder enheten om en ny kod."):
        pin.clear(trouble)
        for digit in "12345678":
            pin._add(digit)
        QApplication.processEvents()
        places = [QRect(key.mapTo(window, QPoint()), key.size()) for key in pin.cards()]
        assert len(places) == 13
        assert not any(one.intersects(other) for one, other in combinations(places, 2))
        for key, place in zip(pin.cards(), places, strict=True):
            assert place.left() >= 0 and place.right() < size[0], f"“{key.text()}” runs off"
            assert place.top() >= window.top.height() and place.bottom() <= window.bar.y(), key.text()
            assert min(place.width(), place.height()) >= round(20 * MM) - 1, f"“{key.text()}” is small"
        beside = QRect(pin._said.mapTo(window, QPoint()), pin._said.size())
        assert beside.contains(places[-1]), "what leads back is cut"
        for text in (pin.heading, pin._dots, pin._trouble):
            said = QRect(text.mapTo(window, QPoint()), text.size())
            assert text.isHidden() or said.height() >= text.heightForWidth(said.width())
            assert text.isHidden() or not any(said.intersects(place) for place in places), text.text()

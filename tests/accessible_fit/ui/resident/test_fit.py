"""On every screen, at every text size, the bar is on the glass and what is pressed is large enough."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from uuid import uuid4

import pytest
from PySide6.QtCore import QObject, Signal
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
from accessible_fit.words.catalogue import Words
from db.records import AccessProfile
from pictograms.catalogue import Catalogue
from pictograms.widgets.pixmaps import PixmapStore

MM = 96 / 25.4
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


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("size", GLASS)
@pytest.mark.parametrize("choices", [2, 3, 5])
def test_nothing_falls_below_the_edge(
    qtbot: QtBot, size: tuple[int, int], percent: int, choices: int
) -> None:
    form = next(one for one in own_instruments(AnyPictogram()) if one.id == "service_housing")
    talk = Talk(
        uuid4(),
        Resident(uuid4(), uuid4(), LONG_NAME),
        form,
        AccessProfile(choices=choices),
        choices,
        False,
        Flow(tuple(item.id for item in form.items)),
    )
    look = Look(load_theme("light"), load_fonts(), MM, percent)
    conductor = Conductor(talk, Anything(), Anything(), AtOnce())  # type: ignore[arg-type]  # stand-ins
    speaking = Speaking(Mute(), "sv", 150)  # type: ignore[arg-type]  # a stand-in
    kit = Kit(look, Words("sv"), PixmapStore(Catalogue.bundled()))
    window = ResidentWindow(kit, conductor, speaking, lambda *_: None)
    qtbot.addWidget(window)
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
    window._may_close = True
    window.close()

"""The tour's hands press like a person does: again when nothing follows, and never twice when it does."""

import pytest
from pytestqt.qtbot import QtBot

from accessible_fit.tour import hands
from accessible_fit.tour.hands import Hands, TourLost


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hands, "AGAIN_AFTER_S", 0.05)
    monkeypatch.setattr(hands, "PATIENCE_S", 0.4)


def test_what_was_dropped_is_pressed_again(qtbot: QtBot) -> None:
    presses: list[int] = []
    Hands().press_until(lambda: presses.append(1), lambda: len(presses) == 3, "third")
    assert len(presses) == 3


def test_what_holds_already_is_not_pressed(qtbot: QtBot) -> None:
    presses: list[int] = []
    Hands().press_until(lambda: presses.append(1), lambda: True, "there")
    assert presses == []


def test_what_never_comes_is_told(qtbot: QtBot) -> None:
    with pytest.raises(TourLost):
        Hands().press_until(lambda: None, lambda: False, "Next")

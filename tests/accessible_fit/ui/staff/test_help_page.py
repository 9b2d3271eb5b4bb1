"""Help: from the sidebar to a page of the guide, from page to page, and nowhere outside it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QPalette, QTextDocument
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from accessible_fit.ui.staff.help_page import HelpPage, HelpTextPage
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.words.guide import contents, page
from db.vocabulary import Role
from tests.accessible_fit.ui.staff.conftest import Home, Seat


def test_staff_come_from_the_sidebar_to_a_page_and_back(sign_in: Callable[[], Seat], home: Home) -> None:
    home.lisa()
    seat = sign_in()
    seat.press("Help")
    assert "You talk with people" in seat.texts()
    seat.press("When the person tires")
    reading = seat.page(HelpTextPage)
    assert reading.title == "When the person tires"
    assert "To rest or to stop is always right" in reading.text.toPlainText()
    seat.press("All pages")
    seat.page(HelpPage)


def test_a_link_leads_to_another_page(sign_in: Callable[[], Seat], home: Home) -> None:
    home.lisa()
    seat = sign_in()
    seat.press("Help")
    seat.press("When the person tires")
    seat.page(HelpTextPage).text.anchorClicked.emit(QUrl("ways-to-answer.md"))
    assert seat.page(HelpTextPage).title == "Ways to answer"


def test_all_of_the_text_is_there_and_the_page_scrolls_it(sign_in: Callable[[], Seat], home: Home) -> None:
    home.lisa()
    seat = sign_in()
    seat.press("Help")
    seat.press("When something goes wrong")
    text = seat.page(HelpTextPage).text
    assert text.height() >= text.document().size().height()
    assert text.document().size().width() <= text.viewport().width()


def test_the_page_turns_by_keys_also_from_the_text(
    sign_in: Callable[[], Seat], home: Home, qtbot: QtBot
) -> None:
    home.lisa()
    seat = sign_in()
    seat.press("Help")
    seat.press("When something goes wrong")
    reading = seat.page(HelpTextPage)
    (scroll,) = reading.findChildren(QScrollArea, "scroll")
    bar = scroll.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    reading.text.setFocus()
    seat.key(Qt.Key.Key_PageDown)
    assert bar.value() > 0


def test_pictures_are_no_wider_than_the_column(sign_in: Callable[[], Seat], home: Home) -> None:
    home.lisa()
    seat = sign_in()
    seat.press("Help")
    seat.press("Picture questions")
    text = seat.page(HelpTextPage).text
    kind = QTextDocument.ResourceType.ImageResource.value
    picture = text.document().resource(kind, QUrl("pictures/question.png"))
    assert 0 < picture.width() / picture.devicePixelRatio() <= text.viewport().width() + 1


def test_nothing_outside_the_guide_is_loaded_or_opened(sign_in: Callable[[], Seat], home: Home) -> None:
    home.lisa()
    seat = sign_in()
    seat.press("Help")
    seat.press("Backups, and how long things are kept")
    text = seat.page(HelpTextPage).text
    kind = QTextDocument.ResourceType.ImageResource.value
    for elsewhere in ("https://openmoji.org/a.png", "../../settings.py", "/etc/passwd"):
        assert text.loadResource(kind, QUrl(elsewhere)) is None
    block = text.document().begin()
    links = []
    while block.isValid():
        found = block.begin()
        while not found.atEnd():
            if found.fragment().charFormat().isAnchor():
                links.append(found.fragment().charFormat().anchorHref())
            found += 1
        block = block.next()
    assert all(link.endswith(".md") and "/" not in link for link in links)


@pytest.mark.parametrize("theme", ["light", "dark", "high_contrast"])
def test_words_are_in_the_themes_ink(make_window: Callable[..., Seat], theme: str) -> None:
    seat = make_window(theme=theme)
    kit: StaffKit = seat.window._kit
    reading = HelpTextPage(kit, "first-talk")
    assert reading.text.palette().color(QPalette.ColorRole.Text) == kit.look.colour("ink")
    reading.deleteLater()


def test_every_page_can_be_shown_to_its_role(make_window: Callable[..., Seat]) -> None:
    kit: StaffKit = make_window().window._kit
    for role in Role:
        HelpPage(kit, role).deleteLater()
    for part in contents("en"):
        for entry in part.entries:
            shown = HelpTextPage(kit, entry.name)
            assert shown.title == page("en", entry.name).title
            assert shown.text.toPlainText()
            shown.deleteLater()

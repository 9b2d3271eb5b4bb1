"""What is drawn over a window: its content is taken out of it, and put back as it was.

Hiding is not enough. What is hidden still stands in the accessible tree, where any program can read it.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QToolTip,
    QWidget,
)
from shiboken6 import isValid

from accessible_fit.ui.staff.page import Page


class Curtain:
    """Covers the content of a window with one page at a time."""

    def __init__(self, layout: QBoxLayout, content: QWidget) -> None:
        self._layout = layout
        self._content = content
        self._focus: QWidget | None = None
        self.page: Page | None = None

    @property
    def drawn(self) -> bool:
        """Whether the content is covered."""
        return self.page is not None

    def draw(self, page: Page, focus: QWidget | None) -> None:
        """Take the content out and show the page in its stead; `focus` gets the keyboard back afterwards."""
        close_what_hangs_over()
        self._focus = focus
        self._content.hide()
        self._layout.removeWidget(self._content)
        self._content.setParent(None)
        self.show(page)

    def show(self, page: Page) -> None:
        """Show another page over the content."""
        before, self.page = self.page, page
        if before is not None:
            self._take_down(before)
        self._layout.addWidget(page)
        page.show()
        page.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)
        page.shown()

    def lift(self) -> None:
        """Put everything back as it was."""
        page, self.page = self.page, None
        if page is None:
            return
        self._take_down(page)
        self._layout.addWidget(self._content)
        self._content.show()
        focus, self._focus = self._focus, None
        if focus is not None and isValid(focus) and self._content.isAncestorOf(focus):
            focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_down(self, page: Page) -> None:
        self._layout.removeWidget(page)
        page.hide()
        page.setParent(None)
        page.deleteLater()


def close_what_hangs_over() -> None:
    """Close open lists, menus, dialogs and tips, which may name a person."""
    QToolTip.hideText()
    while (popup := QApplication.activePopupWidget()) is not None:
        if not popup.close():
            break
    while isinstance(dialog := QApplication.activeModalWidget(), QDialog):
        dialog.reject()
        if dialog.isVisible():
            break


def may_be_unsaved(page: QWidget | None) -> bool:
    """Say whether something written on a page has perhaps not been kept; words to search for do not count."""
    if page is None:
        return False
    lines = (one for one in page.findChildren(QLineEdit) if not one.placeholderText())
    texts: list[QPlainTextEdit | QTextEdit] = [
        *page.findChildren(QPlainTextEdit),
        *page.findChildren(QTextEdit),
    ]
    written = any(one.isModified() and one.text() for one in lines)
    return written or any(one.document().isModified() for one in texts)

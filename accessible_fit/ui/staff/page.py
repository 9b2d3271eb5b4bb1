"""What all pages of the staff's window have in common: title, one primary action, a column, trouble."""

from collections.abc import Callable, Iterable
from typing import TypeVar
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from accessible_fit.errors import OnlyWhoWasThere
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.forms import STACK_FROM_PERCENT
from accessible_fit.ui.widgets.notice import Notice
from accessible_fit.ui.widgets.texts import button, label

COLUMN = 960
QUIET_ACROSS = 2  # on a line, when the text is large
CALM_MS = 300
CLOSED_PICTURE, CLOSED_SIZE = "openmoji:1F512", 112
DOT = "\u00a0· "  # stays at the end of the line when a line is broken at it
T = TypeVar("T")


class Page(QWidget):
    """One page. Subclasses fill `column` and load in `shown`.

    `width` is the column's widest in pixels at the usual text size. A page with `submits` set does its
    primary action when Enter is pressed in a field.
    """

    submits = False

    def __init__(self, kit: StaffKit, title: str, width: int = COLUMN) -> None:
        super().__init__()
        self.kit = kit
        self.title = title
        self._width = round(width * kit.look.percent / 100)
        self.primary: QPushButton | None = None
        self.notice = Notice()
        self._stacked = kit.look.percent >= STACK_FROM_PERCENT
        self._over_notice: QWidget | None = None
        self.closed: QWidget | None = None
        self.closed_of: UUID | None = None
        """Whose answers are closed to the user, when that is what the page says."""
        self.to_consent: Callable[[UUID], None] | None = None
        """Leads to what a person says yes and no to; None for a user who may not ask."""
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self._build_header(whole)
        self._build_column(whole)
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(CALM_MS)
        self._calm.timeout.connect(self._loading.show)

    # ------------------------------------------------------------------ building

    def _build_header(self, whole: QVBoxLayout) -> None:
        # A long word beside a long button would be cut when the text is large.
        self.heading = label(self.title, "heading" if self._stacked else "title")
        self.heading.setAccessibleName(self.title)
        self.heading.setObjectName("title")
        self.subtitle = label("", "soft")
        self.subtitle.hide()
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addStretch(1)
        texts.addWidget(self.heading)
        texts.addWidget(self.subtitle)
        texts.addStretch(1)
        self.leading = QHBoxLayout()
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(SPACE.medium)
        line = QHBoxLayout()
        line.setSpacing(SPACE.normal)
        line.addLayout(self.leading)
        line.addLayout(texts, 1)
        line.addLayout(self.buttons)
        self.buttons.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._back = QHBoxLayout()
        self._back.setSpacing(SPACE.large)
        self._quiet = QGridLayout()
        self._quiet.setHorizontalSpacing(SPACE.large)
        header = QWidget()
        header.setMaximumWidth(self._width)
        inside = QVBoxLayout(header)
        inside.setContentsMargins(0, SPACE.large, 0, SPACE.normal)
        inside.setSpacing(SPACE.medium)
        inside.addLayout(self._back)
        if self._stacked:
            self._quiet.setColumnStretch(QUIET_ACROSS, 1)
            inside.addLayout(self._quiet)
        else:
            self._back.addStretch(1)  # at the right, also where there is no way back
            self._back.addLayout(self._quiet)
        inside.addLayout(line)
        inside.addWidget(self.notice)
        self._header_line = QHBoxLayout()
        self._header_line.setContentsMargins(SPACE.wide, 0, SPACE.wide, 0)
        self._header_line.addWidget(header)
        whole.addLayout(self._header_line)

    def _build_column(self, whole: QVBoxLayout) -> None:
        self._loading = label(self.kit.words.t("Loading …"), "soft")
        self._loading.hide()
        sheet = QWidget()
        sheet.setObjectName("column")
        centred = QHBoxLayout(sheet)
        centred.setContentsMargins(SPACE.wide, SPACE.small, SPACE.wide, SPACE.wide)
        holder = QWidget()
        holder.setMaximumWidth(self._width)
        # The room that is left lies below: a column aligned to the top gets the height that texts want at
        # their own width, and what is wrapped in a narrower one is cut.
        below = QVBoxLayout(holder)
        below.setContentsMargins(0, 0, 0, 0)
        self.column = QVBoxLayout()
        self.column.setSpacing(SPACE.large)
        below.addLayout(self.column)
        below.addStretch()
        self.column.addWidget(self._loading)
        centred.addWidget(holder)
        self._scroll = QScrollArea()
        self._scroll.setObjectName("scroll")
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(sheet)
        # The header keeps its place over the column when the scroll bar takes room from it.
        self._scroll.verticalScrollBar().rangeChanged.connect(self._match_header)
        whole.addWidget(self._scroll, 1)

    def _match_header(self) -> None:
        bar = self._scroll.verticalScrollBar()
        room = bar.sizeHint().width() if bar.maximum() > 0 else 0
        self._header_line.setContentsMargins(SPACE.wide, 0, SPACE.wide + room, 0)

    # ------------------------------------------------------------------ what pages use

    def set_primary(self, text: str, act: Callable[[], None]) -> QPushButton:
        """Offer the page's one primary action at the top right."""
        made = button(text, "primary")
        made.clicked.connect(lambda _=False: act())
        self.buttons.addWidget(made, 0, Qt.AlignmentFlag.AlignTop)
        if self._over_notice is not None and self.isVisible():  # before the page that is there already
            QWidget.setTabOrder(self._over_notice, made)
        self.primary = made
        return made

    def set_back(self, text: str, act: Callable[[], None]) -> QPushButton:
        """Offer the way back over the title."""
        made = button(f"‹ {text}", "link")
        made.setAccessibleName(text)
        made.clicked.connect(lambda _=False: act())
        self._back.insertWidget(0, made)
        if self._stacked:
            self._back.addStretch(1)
        self._over_notice = self._over_notice or made
        return made

    def add_quiet(self, text: str, act: Callable[[], None]) -> QPushButton:
        """Offer something that is seldom needed, at the right of the way back."""
        made = button(text, "link")
        made.clicked.connect(lambda _=False: act())
        number = self._quiet.count()
        self._quiet.addWidget(made, *(divmod(number, QUIET_ACROSS) if self._stacked else (0, number)))
        if self.isVisible():
            QWidget.setTabOrder(made, self.notice)
        if self.primary is not None:
            QWidget.setTabOrder(made, self.primary)  # it stands over the title, whenever it was made
        self._over_notice = made
        return made

    def set_title(self, title: str, about: str = "") -> None:
        """Change the title, and the soft line under it."""
        self.title = title
        self.heading.setText(title)
        self.heading.setAccessibleName(title)
        self.subtitle.setText(about)
        self.subtitle.setVisible(bool(about))

    def shown(self) -> None:
        """Load what the page shows; called each time it comes on screen."""

    def first_focus(self) -> QWidget:
        """Return what gets the focus when the page comes: the title, so that a reader starts there."""
        return self.heading

    def load(
        self, work: Callable[[], T], done: Callable[[T], None], before: Iterable[Callable[[], None]] = ()
    ) -> None:
        """Fetch in the background; "Loading" is said only when it takes a while.

        `before` is what the window's own thread has to do first, piece by piece.
        """
        self._calm.start()

        def arrived(result: T) -> None:
            self._stop_waiting()
            self._open_again()
            done(result)

        def failed(problem: Exception) -> None:
            self._stop_waiting()
            if isinstance(problem, OnlyWhoWasThere):
                self.show_closed(problem)
            else:
                self.show_trouble(problem)

        self.kit.background.run(work, arrived, failed, owner=self, before=before)

    def save(
        self, work: Callable[[], T], done: Callable[[T], None], before: Iterable[Callable[[], None]] = ()
    ) -> None:
        """Do something in the background; the primary action waits meanwhile, so it is done once."""
        self._offer(False)

        def arrived(result: T) -> None:
            self._offer(True)
            done(result)

        def failed(problem: Exception) -> None:
            self._offer(True)
            self.show_trouble(problem)

        self.notice.hide()
        self.kit.background.run(work, arrived, failed, owner=self, before=before)

    def show_trouble(self, problem: BaseException) -> None:
        """Say what went wrong and what to do, at the top of the page."""
        self.notice.say(" ".join(self.kit.words.error(problem)))

    def show_closed(self, problem: OnlyWhoWasThere) -> None:
        """Say calmly in the place of what is closed that it is, and whom to ask; nothing has gone wrong."""
        self._open_again()
        self.closed = closed_state(self.kit, problem, self.to_consent)
        self.closed_of = problem.person_id
        self.column.addWidget(self.closed)

    def _open_again(self) -> None:
        if self.closed is not None:
            self.closed.hide()
            self.closed.deleteLater()
        self.closed, self.closed_of = None, None

    def _stop_waiting(self) -> None:
        self._calm.stop()
        self._loading.hide()

    def _offer(self, on: bool) -> None:
        if self.primary is not None:
            self.primary.setEnabled(on)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        beside = self.primary is not None and self.buttons.indexOf(self.primary) >= 0
        last = self.primary if beside else self._over_notice
        if last is not None:
            QWidget.setTabOrder(last, self.notice)

    # ------------------------------------------------------------------ keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.submits and self.primary is not None and not event.isAutoRepeat():
                self.primary.click()
            return
        bar = self._scroll.verticalScrollBar()
        steps = {
            Qt.Key.Key_PageDown: bar.pageStep(),
            Qt.Key.Key_PageUp: -bar.pageStep(),
            Qt.Key.Key_Down: bar.singleStep() * 3,
            Qt.Key.Key_Up: -bar.singleStep() * 3,
            Qt.Key.Key_Home: -bar.maximum(),
            Qt.Key.Key_End: bar.maximum(),
        }
        if key in steps:
            bar.setValue(bar.value() + steps[Qt.Key(key)])
            return
        super().keyPressEvent(event)


def closed_state(
    kit: StaffKit, problem: OnlyWhoWasThere, to_consent: Callable[[UUID], None] | None
) -> QWidget:
    """Return what stands where answers are closed to the user, with the way to ask about it if there is."""
    from accessible_fit.ui.widgets.empty import EmptyState

    sentence, mend = kit.words.error(problem)
    action = None
    if to_consent is not None:
        lead = to_consent
        action = button(kit.words.t("Go to Consent"))
        action.clicked.connect(lambda _=False: lead(problem.person_id))
    made = EmptyState(kit.tile(CLOSED_PICTURE, CLOSED_SIZE), sentence, mend, action)
    made.setAccessibleName(f"{sentence} {mend}")
    return made


def title_of(widget: QWidget | None) -> str:
    """Return the title of a page, or nothing."""
    return widget.title if isinstance(widget, Page) else ""

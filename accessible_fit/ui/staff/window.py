"""The staff's window: what is on screen before and after somebody has signed in."""

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QPaintEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from accessible_fit.settings import Settings
from accessible_fit.ui.bridge import Background
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.lock import Lock
from accessible_fit.ui.staff.opening import FailurePage, OpeningPage
from accessible_fit.ui.staff.page import Page, title_of
from accessible_fit.ui.theme.look import Look
from accessible_fit.ui.theme.stylesheet import stylesheet
from accessible_fit.ui.widgets.focus_ring import FocusRing
from accessible_fit.ui.widgets.tab_round import to_next_stop
from accessible_fit.words.catalogue import Words

if TYPE_CHECKING:
    from pathlib import Path

    from accessible_fit.services.access import Actor
    from accessible_fit.services.journal.waiting import Counted
    from accessible_fit.services.signing_in.accounts import Accounts
    from accessible_fit.ui.staff.desk import Desk, Shift
    from accessible_fit.ui.staff.journal_line import WaitingLine
    from accessible_fit.ui.staff.routes.book import Routes
    from accessible_fit.ui.staff.studio import Studio
    from accessible_fit.ui.widgets.sidebar import Sidebar
    from pictograms.widgets.pixmaps import PixmapStore

USUAL_SIZE = QSize(1280, 800)
SMALLEST_SIZE = QSize(960, 600)
LOCK_KEYS = "Ctrl+L"


class StaffWindow(QWidget):
    """One window of pages. It only shows and asks; its maker opens the store and holds conversations."""

    conversation_wanted = Signal(object)
    settings_changed = Signal(object)
    try_wanted = Signal(object)
    listen_wanted = Signal(str, str, int, str)
    pictures_changed = Signal()
    passphrase_given = Signal(str)
    retry_wanted = Signal()
    restore_given = Signal(object, str)
    closed = Signal()
    painted = Signal()
    locked = Signal()

    def __init__(
        self,
        look: Look,
        words: Words,
        pixmaps_factory: "Callable[[], PixmapStore]",
        background: Background,
        settings: Settings,
        studio: "Callable[[], Studio]",
    ) -> None:
        super().__init__()
        self._studio = studio
        self._kit = StaffKit(look, words, cache(pixmaps_factory), background, settings)
        self._desk: Desk | None = None
        self._shift: Shift | None = None
        self._routes: Routes | None = None
        self._sidebar: Sidebar | None = None
        self._asked = False
        self._was_painted = False
        self.setObjectName("window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumSize(SMALLEST_SIZE)
        self.resize(USUAL_SIZE)
        self.pages = QStackedWidget()
        self.pages.setObjectName("pages")
        self._content = QWidget()
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._content)
        self._whole = QHBoxLayout(self._content)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(0)
        self._beside = QVBoxLayout()
        self._beside.setSpacing(0)
        self._beside.addWidget(self.pages, 1)
        self._whole.addLayout(self._beside, 1)
        self._line: WaitingLine | None = None
        self._ring = FocusRing(look, self)
        self._lock = Lock(self, outer, self._content, self._ring, self.page)
        self._lock.fell.connect(self.locked)
        self._lock.let_out.connect(self._end)
        self._lock.let_in.connect(self._signed_in)
        QShortcut(QKeySequence(LOCK_KEYS), self).activated.connect(self.lock)
        self._dress()

    # ------------------------------------------------------------------ look and words

    def dress(self, look: Look, words: Words, settings: Settings) -> None:
        """Show everything anew in another look and language; who is signed in stays signed in."""
        before = self._kit
        if self._shift is not None and settings.language == before.settings.language:
            words = before.words  # the user may read another language than the computer's own
        self._kit = StaffKit(look, words, before.pixmaps, before.background, settings)
        self._dress()
        if self._shift is not None:
            self._begin(self._shift)
            if self._routes is not None:
                self._routes.computer.settings(saved=True)

    def _dress(self) -> None:
        look = self._kit.look
        self.setWindowTitle("Accessible FIT")
        self.setStyleSheet(stylesheet(look.colours, look.family, look.percent))
        self._ring.set_look(look)

    # ------------------------------------------------------------------ before anybody is signed in

    def show_opening(self) -> None:
        """Say that the store is being opened."""
        if not isinstance(self.page(), OpeningPage):
            self._show(OpeningPage(self._kit))

    def ask_passphrase(self, new: bool, trouble: Exception | None) -> None:
        """Ask for the passphrase, or for a new one; `trouble` is what was wrong with the last."""
        from accessible_fit.ui.staff.passphrase import PassphrasePage

        page = PassphrasePage(self._kit, new, trouble)
        page.given.connect(self.passphrase_given)
        page.restore_wanted.connect(self.ask_restore)
        self._show(page)

    def show_failure(self, problem: Exception) -> None:
        """Say why the store did not open, and offer to try again."""
        page = FailurePage(self._kit, problem)
        page.retry_wanted.connect(self.retry_wanted)
        page.restore_wanted.connect(self.ask_restore)
        self._show(page)

    def ask_restore(self, file: "Path | None" = None, trouble: Exception | None = None) -> None:
        """Ask which backup to put back; `trouble` is why the last try did not succeed."""
        from accessible_fit.ui.staff.restore_page import RestorePage

        page = RestorePage(self._kit, file, trouble)
        page.given.connect(self.restore_given)
        page.left.connect(self.retry_wanted)
        self._show(page)

    def store_opened(self, desk: "Desk") -> None:
        """Take the desk; go on to the first account or to signing in, unless that is asked already."""
        self._desk = desk
        if self._asked:
            return

        def done(first: bool) -> None:
            if first:
                self._ask_first_account(desk)
            else:
                self.ask_sign_in(desk.accounts)

        self._kit.background.run(desk.accounts.is_first_start, done, self.show_failure, owner=self)

    def _ask_first_account(self, desk: "Desk") -> None:
        from accessible_fit.ui.staff.first_account import FirstAccountPage

        page = FirstAccountPage(self._kit, desk)
        page.made.connect(lambda actor, language: self._signed_in(desk, actor, language))
        page.restore_wanted.connect(self.ask_restore)
        self._show(page)

    def ask_sign_in(self, accounts: "Accounts") -> None:
        """Ask who it is; the desk may follow while they write, before the answer to signing in."""
        from accessible_fit.ui.staff.asking_who import ask_who

        def signed_in(actor: "Actor", language: str) -> None:
            assert self._desk is not None  # the background keeps the order in which things are asked for
            self._signed_in(self._desk, actor, language)

        self._asked = True
        ask_who(self._kit, accounts, self._show, signed_in)

    # ------------------------------------------------------------------ signed in

    @property
    def actor(self) -> "Actor | None":
        """Who is signed in."""
        return self._shift.actor if self._shift is not None else None

    def _signed_in(self, desk: "Desk", actor: "Actor", language: str) -> None:
        from accessible_fit.ui.staff.desk import Shift

        kit = self._kit
        if language != kit.words.language:
            # The user reads another language than the computer's own; it holds until they sign out.
            self._kit = StaffKit(kit.look, Words(language), kit.pixmaps, kit.background, kit.settings)
        self._begin(Shift(desk, actor))
        desk.waiting.send_now()
        if self._routes is not None:
            self._routes.start()
        thief = self._lock.thief_of(actor)
        page = self.page()
        if thief is not None and page is not None:
            w = self._kit.words
            page.notice.say(
                w.t(
                    "{name} signed in while your window was locked. What you had not saved is gone.",
                    name=thief,
                ),
                take_focus=False,
            )

    def _begin(self, shift: "Shift") -> None:
        from accessible_fit.ui.staff import labels
        from accessible_fit.ui.staff.routes.book import Routes
        from accessible_fit.ui.staff.routes.computer import LOCK, SIGN_OUT
        from accessible_fit.ui.widgets.sidebar import Place, Sidebar

        self._end()
        self._shift = shift
        w = self._kit.words
        self._routes = Routes(self._kit, shift, self._show, self.page, self, self._studio)
        wishes = self._routes.wishes
        wishes.talk_ready.connect(self.conversation_wanted)
        wishes.settings_changed.connect(self.settings_changed)
        wishes.try_wanted.connect(self.try_wanted)
        wishes.listen_wanted.connect(self.listen_wanted)
        wishes.pictures_changed.connect(self.pictures_changed)
        self._sidebar = Sidebar(self._kit.look, "Accessible FIT", w.t("Places"), w.t("You are here"))
        lock = Place(LOCK, self._kit.drawing("openmoji:1F512"), w.t("Lock"))
        out = Place(SIGN_OUT, self._kit.drawing("openmoji:1F6AA"), w.t("Sign out"))
        who = f"{shift.actor.name}\n{labels.roles(w)[shift.actor.role]}"
        self._sidebar.fill(self._routes.places(), [lock, out], who, labels.sidebar_parts(w))
        self._sidebar.button(LOCK).setToolTip(QKeySequence(LOCK_KEYS).toString())
        self._sidebar.place_chosen.connect(self._go)
        self._whole.insertWidget(0, self._sidebar)
        self._lock.begin(self._kit, shift)

    def _end(self) -> None:
        self._lock.rest()
        for gone in (self._sidebar, self._routes):
            if gone is not None:
                gone.deleteLater()
        if self._sidebar is not None:
            self._sidebar.hide()
            self._whole.removeWidget(self._sidebar)
        self._sidebar = self._routes = self._shift = None

    def _go(self, place: str) -> None:
        if self._routes is None:
            return
        if place == "sign_out":
            self.sign_out()
        elif place == "lock":
            self.lock()
        else:
            self._routes.go(place)

    def sign_out(self) -> None:
        """Let the next user sign in, in the computer's own language."""
        kit = self._kit
        if kit.words.language != kit.settings.language:
            self._kit = StaffKit(
                kit.look, Words(kit.settings.language), kit.pixmaps, kit.background, kit.settings
            )
        self._end()
        if self._desk is not None:
            accounts = self._desk.accounts
            # A server that is away forgets by itself, and the next sign-in says that it cannot be reached.
            self._kit.background.run(accounts.sign_out, failed=lambda _problem: None, owner=self)
            self.ask_sign_in(accounts)

    # ------------------------------------------------------------------ locked

    @property
    def lock_page(self) -> Page | None:
        """The page over the content while the window is locked."""
        return self._lock.page

    def lock(self) -> None:
        """Take everything off the screen until who is signed in, or somebody else, opens the window again."""
        self._lock.fall()

    def unlock(self) -> None:
        """Show the window as it was before it was locked."""
        self._lock.lift()

    # ------------------------------------------------------------------ conversations

    def conversation_ended(self, talk: object) -> None:
        """Show what comes after the conversation that was just held."""
        if self._routes is not None:
            self._routes.after(talk)

    def tell_taken_over(self, problem: Exception) -> None:
        """Say that a colleague goes on elsewhere with the conversation that was just left."""
        page = self.page()
        if page is not None:
            page.notice.say(" ".join(self._kit.words.error(problem)), take_focus=False)

    def tell_waiting(self, counted: "Counted") -> None:
        """Say under every page how much waits on this computer for the server."""
        if self._line is None:
            if not counted.all:
                return
            from accessible_fit.ui.staff.journal_line import WaitingLine

            self._line = WaitingLine(self._kit.words)
            self._line.sending_wanted.connect(self._send_now)
            self._beside.addWidget(self._line)
        self._line.tell(self._kit.words, counted)

    def _send_now(self) -> None:
        if self._desk is not None:
            self._desk.waiting.send_now()

    # ------------------------------------------------------------------ pages

    def show_problem(self, problem: BaseException) -> None:
        """Say on the page that is shown what went wrong."""
        page = self.page()
        if page is not None:
            page.show_trouble(problem)

    def tell_no_backup(self, problem: Exception) -> None:
        """Say on the start page that the day's backup is missing; on other pages nobody is disturbed."""
        from accessible_fit.ui.staff.people import PeoplePage
        from accessible_fit.ui.staff.routes.upkeep import backup_trouble

        page = self.page()
        if isinstance(page, PeoplePage) and not page.notice.text():
            page.notice.say(backup_trouble(self._kit.words, problem), take_focus=False)

    def page(self) -> Page | None:
        """Return the page that is shown."""
        now = self.pages.currentWidget()
        return now if isinstance(now, Page) else None

    def say_silent(self) -> None:
        """What staff wanted to hear did not sound: let the page that asked say so."""
        if self._routes is not None:
            self._routes.wishes.unheard.emit()

    def current_page_title(self) -> str:
        """Return the title of the page that is shown."""
        return title_of(self.pages.currentWidget())

    def _show(self, page: Page, place: str = "") -> None:
        before = self.page()
        self._ring.leave()
        self.pages.addWidget(page)
        self.pages.setCurrentWidget(page)
        if before is not None:
            self.pages.removeWidget(before)
            before.hide()
            before.deleteLater()
        if self._sidebar is not None:
            self._sidebar.show_place(place)
        page.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)
        page.shown()

    def focusNextPrevChild(self, following: bool) -> bool:
        return to_next_stop(self, following)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self, self.painted.emit)  # once the parts of the window are painted as well

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._lock.watch.watch(self.windowHandle())

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        event.accept()
        self.closed.emit()

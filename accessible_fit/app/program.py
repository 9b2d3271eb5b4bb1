"""The composition root: the one place that builds services and windows and wires them.

The order matters to a slow laptop. The first window is painted before the store, the charts and the speech
are even imported; the store opens behind it; what is needed after signing in comes while the user writes.
"""

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from accessible_fit.app.conversing import Conversing
from accessible_fit.app.daily_backup import DailyBackup
from accessible_fit.app.drawn import Drawn
from accessible_fit.app.journal import Postbox, guard_of
from accessible_fit.app.room import Room
from accessible_fit.app.start import Start, utc_now
from accessible_fit.app.voices import Voices
from accessible_fit.settings import Settings, write_settings
from accessible_fit.ui.bridge import Background
from accessible_fit.ui.staff.window import StaffWindow
from accessible_fit.ui.theme.fonts import load_fonts
from accessible_fit.ui.theme.look import Look
from accessible_fit.ui.theme.palette import load_theme
from accessible_fit.ui.theme.sizes import pixels_per_mm
from accessible_fit.words.catalogue import Words

if TYPE_CHECKING:
    from accessible_fit.services.conversation import Talk
    from accessible_fit.services.journal.guard import Guard
    from accessible_fit.services.signing_in.accounts import Accounts
    from accessible_fit.ui.staff.desk import Desk
    from accessible_fit.ui.staff.profile_parts.try_window import TryWindow
    from db.engine import Store
    from db.keys import KeySource

log = logging.getLogger(__name__)
# A window that is not painted (minimised, behind a locked screen) opens the store all the same.
LONGEST_WAIT_FOR_PAINT_MS = 1000


class Program(QObject):
    """The running program: one staff window, and the resident's window while a conversation is held.

    `loaded` tells that nothing more is on its way in and the user has something to do.
    """

    loaded = Signal()

    def __init__(self, start: Start) -> None:
        super().__init__()
        self._start = start
        self.settings = start.settings
        self.background = Background("store", self)
        self._family = load_fonts()
        self._drawn = Drawn(start.places.picture_sets)
        self.voices = Voices(start.places.cache, self)
        self.store: Store | None = None
        self.desk: Desk | None = None
        self._daily: DailyBackup | None = None
        self._guard: Guard | None = None
        self._postbox: Postbox | None = None
        self._tried: TryWindow | None = None
        self.staff = self._make_staff_window()
        self.room = Room(
            self.background, self._drawn.pixmaps, self.voices, self.look, self.staff, start.full_screen
        )
        self.conversing = self._make_conversing()
        self._first_paint = QTimer(self, singleShot=True, interval=LONGEST_WAIT_FOR_PAINT_MS)
        self._first_paint.timeout.connect(self.open_store)
        self._warm_up = QTimer(self, singleShot=True, interval=300)
        self._warm_up.timeout.connect(self.voices.warm_up)
        self.background.failed_unseen.connect(self._failed_unseen)

    # ------------------------------------------------------------------ windows

    def look(self, theme: str, percent: int, reduce_motion: bool = False) -> Look:
        """Make a look for the screen the program is on."""
        mm = pixels_per_mm(QApplication.primaryScreen())
        return Look(load_theme(theme), self._family, mm, percent, reduce_motion)

    def _make_staff_window(self) -> StaffWindow:
        words = Words(self.settings.language)
        look = self.look(self.settings.theme, self.settings.text_percent)
        window = StaffWindow(
            look, words, self._drawn.pixmaps, self.background, self.settings, self.voices.studio
        )
        window.conversation_wanted.connect(self._begin_conversation)
        window.settings_changed.connect(self._change_settings)
        window.try_wanted.connect(self._try_out)
        window.listen_wanted.connect(self.voices.say)
        self.voices.unheard.connect(window.say_silent)
        window.pictures_changed.connect(self._drawn.refresh)
        window.passphrase_given.connect(self.open_store)
        window.retry_wanted.connect(self.open_store)
        window.restore_given.connect(self._restore)
        window.closed.connect(self._staff_closed)
        window.painted.connect(self._painted)
        window.locked.connect(self._locked)
        return window

    def _make_conversing(self) -> Conversing:
        conversing = Conversing(self.room, self)
        conversing.began.connect(self._conversation_began)
        conversing.ended.connect(self._conversation_left)
        conversing.failed.connect(self._conversation_failed)
        conversing.taken_over.connect(self.staff.tell_taken_over)
        return conversing

    def show(self) -> None:
        """Show the first window; the store opens once it has been painted."""
        self.staff.show_opening()
        self.staff.show()
        self._first_paint.start()

    def _painted(self) -> None:
        """Open the store now: its libraries would have taken turns with the painting."""
        if self._first_paint.isActive():
            self._first_paint.start(0)

    # ------------------------------------------------------------------ the store

    def open_store(self, passphrase: str = "") -> None:
        """Open or make the store behind the window; ask for a passphrase where there is no keyring."""
        self.staff.show_opening()
        self.background.run(
            lambda: self._open(passphrase or None),
            self._opened,
            lambda problem: self._not_opened(problem, asked=bool(passphrase)),
            owner=self,
        )

    def _open(self, passphrase: str | None) -> "Store | str":
        from accessible_fit.services.upkeep import opening

        where = opening.address(self._start.db or self.settings.db, self._start.places.database)
        source = self._key_source()
        if passphrase is None:
            need = opening.what_is_needed(where, source)
            if need is not opening.Need.NOTHING:
                return need.value
        return opening.open_or_make(where, source, passphrase, make=not self._start.db)

    def _key_source(self) -> "KeySource":
        if self._start.key_source is not None:
            return self._start.key_source()
        from db.keys import SystemKeyring

        return SystemKeyring()

    def _opened(self, result: "Store | str") -> None:
        if isinstance(result, str):
            self.staff.ask_passphrase(new=result == "new_passphrase", trouble=None)
            self.loaded.emit()
            return
        self.store = result
        self.background.run(
            lambda: self._make_accounts(result), self._accounts_made, self._not_opened, owner=self
        )

    def _make_accounts(self, store: "Store") -> "tuple[Accounts, bool]":
        from accessible_fit.services.signing_in.accounts import Accounts

        accounts = Accounts(self._guarded(store), utc_now)
        return accounts, accounts.is_first_start()

    def _accounts_made(self, result: "tuple[Accounts, bool]") -> None:
        accounts, first = result
        store = self.store
        assert store is not None  # the accounts are in it
        if not first:
            self.staff.ask_sign_in(accounts)
        # Asked for before anybody can have signed in, so it is there when somebody has.
        self.background.run(
            lambda: self._make_desk(store, accounts), self._desk_made, self._not_opened, owner=self
        )

    def _make_desk(self, store: "Store", accounts: "Accounts") -> "Desk":
        from accessible_fit.app.desk import make_desk

        drawn, guard = self._drawn, self._guard
        return make_desk(
            store if guard is None else guard.near(),
            accounts,
            utc_now,
            drawn.catalogue(),
            drawn.sets_folder,
            drawn.browsing,
            self.voices.known,
            self._start.places.backups,
            self._key_source,
            self._start.places.cache / "speech",
            guard,
        )

    def _guarded(self, store: "Store") -> "Store":
        """Return the store; a server's comes with what keeps answers here while it is away."""
        self._end_guard()
        self._guard = guard_of(store, utc_now, self._start.places.data, self._key_source)
        return store if self._guard is None else self._guard.near()

    def _end_guard(self) -> None:
        guard, self._guard = self._guard, None
        if guard is not None:
            guard.close()

    def _desk_made(self, desk: "Desk") -> None:
        self.desk = desk
        self.staff.store_opened(desk)
        if self._guard is not None:
            self._postbox = Postbox(desk.waiting, self._guard, self)
            self._postbox.told.connect(self.staff.tell_waiting)
            self._postbox.tell()
        self._daily = DailyBackup(desk.backups, lambda: self.resident is not None, self)
        self._daily.failed.connect(self.staff.tell_no_backup)
        self.loaded.emit()
        self._warm_up.start()

    def _not_opened(self, problem: Exception, asked: bool = False) -> None:
        """Say why; after a passphrase that did not fit, ask for it again."""
        from accessible_fit.services.upkeep.opening import PassphraseTooShort
        from db.errors import PassphraseNeeded, WrongKeyOrBroken

        if isinstance(problem, PassphraseTooShort):
            self.staff.ask_passphrase(new=True, trouble=problem)
        elif isinstance(problem, PassphraseNeeded) or (asked and isinstance(problem, WrongKeyOrBroken)):
            self.staff.ask_passphrase(new=False, trouble=problem)
        else:
            self.staff.show_failure(problem)
        self.loaded.emit()

    def _restore(self, backup: Path, passphrase: str) -> None:
        """Put a backup in the store's place, and open it."""
        self.staff.show_opening()
        store, self.store = self.store, None
        if self._daily is not None:
            self._daily.close()
        self.background.run(
            lambda: self._put_back(store, backup, passphrase or None),
            lambda _: self.open_store(),
            lambda problem: self.staff.ask_restore(backup, problem),
            owner=self,
        )

    def _put_back(self, store: "Store | None", backup: Path, passphrase: str | None) -> None:
        from accessible_fit.services.upkeep import opening, restoring

        self._end_guard()
        if store is not None:
            store.close()
        where = opening.address(self._start.db or self.settings.db, self._start.places.database)
        if where.file is not None:
            opening.make_folder(where.file.parent)
        restoring.restore(backup, where, self._key_source(), passphrase)

    # ------------------------------------------------------------------ a conversation

    def _begin_conversation(self, talk: object) -> None:
        from accessible_fit.app.kinds import opener_of

        desk, actor = self.desk, self.staff.actor
        assert desk is not None and actor is not None  # only a signed-in user gets here
        self.staff.setEnabled(False)  # a second press would begin another conversation
        self.conversing.begin(talk, opener_of(talk), desk, actor)

    def _conversation_began(self) -> None:
        self.staff.setEnabled(True)
        self.staff.lock()  # whoever finds a way round the person's window finds nothing
        self.staff.hide()

    def _conversation_failed(self, problem: object) -> None:
        assert isinstance(problem, Exception)  # nothing else is emitted
        self.staff.setEnabled(True)
        self.staff.show_problem(problem)

    def _conversation_left(self, talk: object) -> None:
        """Open the staff's window with the code that led out, unless it has been wrong too often before."""
        desk, actor = self.desk, self.staff.actor
        assert desk is not None and actor is not None  # nobody signs out behind a person's window
        if desk.accounts.code_opens(actor):
            self.staff.unlock()
        self.staff.show()
        self.staff.conversation_ended(talk)

    @property
    def resident(self) -> QWidget | None:
        """The person's window while a conversation is held."""
        return self.conversing.window

    def _try_out(self, talk: "Talk") -> None:
        """Show the person's screen as it would be."""
        from accessible_fit.app.question_talks import tried

        assert self.staff.actor is not None  # only a signed-in user gets here
        look = self.look(self.settings.theme, self.settings.text_percent)
        window = tried(self.room, talk, self.staff.actor, look, Words(self.settings.language))
        window.left.connect(window.deleteLater)
        window.left.connect(self.staff.activateWindow)
        self._tried = window
        self.room.put_on_screen(window)

    def _locked(self) -> None:
        """Take away what else shows a person's screen; a conversation that is held is not touched."""
        tried, self._tried = self._tried, None
        if tried is not None and isValid(tried):
            tried.close()
            tried.deleteLater()

    # ------------------------------------------------------------------ settings and the end

    def _change_settings(self, settings: Settings) -> None:
        self.settings = settings
        path = self._start.places.settings
        self.background.run(lambda: write_settings(path, settings))
        look = self.look(settings.theme, settings.text_percent)
        self.staff.dress(look, Words(settings.language), settings)

    def _failed_unseen(self, problem: Exception) -> None:
        self.staff.show_problem(problem)

    def _staff_closed(self) -> None:
        if self.resident is None:
            QApplication.quit()

    def close(self) -> None:
        """Let everything go, in order: sound, waiting writes, the store."""
        self._warm_up.stop()
        self.voices.close()
        self.background.close()
        self._end_guard()
        if self._daily is not None:
            self._daily.close()
        if self.store is not None:
            self.store.close()

"""The composition root: the one place that builds services and windows and wires them.

The order matters to a slow laptop. The first window is painted before the store, the charts and the speech
are even imported; the store opens behind it; what is needed after signing in comes while the user writes.
"""

import datetime as dt
import gc
import logging
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QWidget

from accessible_fit.settings import Places, Settings, write_settings
from accessible_fit.ui.bridge import Background
from accessible_fit.ui.messages import watch_qt_messages
from accessible_fit.ui.staff.window import StaffWindow
from accessible_fit.ui.theme.fonts import load_fonts
from accessible_fit.ui.theme.look import Look
from accessible_fit.ui.theme.palette import load_theme
from accessible_fit.ui.theme.sizes import pixels_per_mm
from accessible_fit.words.catalogue import Words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from uuid import UUID

    from accessible_fit.services.access import Actor
    from accessible_fit.services.accounts import Accounts
    from accessible_fit.services.conversation import Conversations, Talk
    from accessible_fit.services.pictures import OwnPicture
    from accessible_fit.ui.resident.speaking import Speaking
    from accessible_fit.ui.resident.window import CheckPin, ResidentWindow
    from accessible_fit.ui.staff.clips_page import Studio
    from accessible_fit.ui.staff.desk import Desk
    from accessible_fit.ui.staff.profile_parts.try_window import TryWindow
    from audio.player import SpeechPlayer
    from audio.sound_file import Sound
    from audio.speaker import Speaker
    from db.engine import Store
    from db.keys import KeySource
    from db.records import AccessProfile
    from pictograms.catalogue import Catalogue
    from pictograms.widgets.pixmaps import PixmapStore

log = logging.getLogger(__name__)
# A window that is not painted (minimised, behind a locked screen) opens the store all the same.
LONGEST_WAIT_FOR_PAINT_MS = 1000


@dataclass(frozen=True, slots=True)
class Start:
    """What the program starts with: its folders, settings, which store, and where keys are kept."""

    places: Places
    settings: Settings
    db: str = ""
    key_source: "Callable[[], KeySource] | None" = None
    full_screen: bool = True


def utc_now() -> dt.datetime:
    """Return the present moment."""
    return dt.datetime.now(dt.UTC)


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
        self._catalogue: Catalogue | None = None
        self._pixmaps: PixmapStore | None = None
        self._speaker: Speaker | None = None
        self._recording: Studio | None = None
        self.player: SpeechPlayer | None = None
        self.store: Store | None = None
        self.desk: Desk | None = None
        self.resident: ResidentWindow | None = None
        self._tried: TryWindow | None = None
        self.staff = self._make_staff_window()
        self._first_paint = QTimer(self, singleShot=True, interval=LONGEST_WAIT_FOR_PAINT_MS)
        self._first_paint.timeout.connect(self.open_store)
        self.background.failed_unseen.connect(self._failed_unseen)

    # ------------------------------------------------------------------ windows

    def look(self, theme: str, percent: int, reduce_motion: bool = False) -> Look:
        """Make a look for the screen the program is on."""
        mm = pixels_per_mm(QApplication.primaryScreen())
        return Look(load_theme(theme), self._family, mm, percent, reduce_motion)

    def pixmaps(self) -> "PixmapStore":
        """Return the one store of drawn pictograms, made when first needed."""
        if self._pixmaps is None:
            from pictograms.widgets.pixmaps import PixmapStore

            self._pixmaps = PixmapStore(self.catalogue())
        return self._pixmaps

    def catalogue(self) -> "Catalogue":
        """Return the program's pictograms and the sets that the organisation has brought in."""
        if self._catalogue is None:
            from accessible_fit.services.picture_sets import PictureSets
            from pictograms.catalogue import Catalogue

            sets = PictureSets(self._start.places.picture_sets)
            self._catalogue = Catalogue.bundled(sets.kept())
        return self._catalogue

    def _make_staff_window(self) -> StaffWindow:
        words = Words(self.settings.language)
        look = self.look(self.settings.theme, self.settings.text_percent)
        window = StaffWindow(look, words, self.pixmaps, self.background, self.settings, self._studio)
        window.conversation_wanted.connect(self._begin_conversation)
        window.settings_changed.connect(self._change_settings)
        window.try_wanted.connect(self._try_out)
        window.listen_wanted.connect(self._let_hear)
        window.passphrase_given.connect(self.open_store)
        window.retry_wanted.connect(self.open_store)
        window.closed.connect(self._staff_closed)
        window.painted.connect(self._painted)
        return window

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
        from accessible_fit.services import opening

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
        from accessible_fit.services.accounts import Accounts

        accounts = Accounts(store, utc_now)
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
        from accessible_fit.instruments.own import life_areas, own_instruments
        from accessible_fit.services.clips import Clips
        from accessible_fit.services.conversation import Conversations
        from accessible_fit.services.picture_sets import PictureSets
        from accessible_fit.services.pictures import Pictures
        from accessible_fit.services.residents import Residents
        from accessible_fit.services.review import Review
        from accessible_fit.ui.staff.desk import Desk
        from pictograms.browsing import Browsing

        catalogue = self.catalogue()
        return Desk(
            accounts,
            Residents(store, utc_now),
            Conversations(store, utc_now),
            Review(store),
            own_instruments(catalogue),
            life_areas(),
            Clips(store, utc_now),
            Pictures(store, utc_now),
            PictureSets(self._start.places.picture_sets),
            cache(lambda: Browsing.of(catalogue)),
        )

    def _desk_made(self, desk: "Desk") -> None:
        self.desk = desk
        self.staff.store_opened(desk)
        self.loaded.emit()
        QTimer.singleShot(300, self._warm_up)

    def _not_opened(self, problem: Exception, asked: bool = False) -> None:
        """Say why; after a passphrase that did not fit, ask for it again."""
        from accessible_fit.services.opening import PassphraseTooShort
        from db.errors import PassphraseNeeded, WrongKeyOrBroken

        if isinstance(problem, PassphraseTooShort):
            self.staff.ask_passphrase(new=True, trouble=problem)
        elif isinstance(problem, PassphraseNeeded) or (asked and isinstance(problem, WrongKeyOrBroken)):
            self.staff.ask_passphrase(new=False, trouble=problem)
        else:
            self.staff.show_failure(problem)
        self.loaded.emit()

    # ------------------------------------------------------------------ a conversation

    def _warm_up(self) -> None:
        self.speech().warm_up()

    def speech(self) -> "SpeechPlayer":
        """Return the one voice of the program, made when first needed."""
        if self.player is None:
            from audio.player import SpeechPlayer
            from audio.speaker import Speaker

            self._speaker = Speaker(self._start.places.cache / "speech")
            self.player = SpeechPlayer(self._speaker, parent=self)
        return self.player

    def _begin_conversation(self, talk: "Talk") -> None:
        """Fetch the person's own pictures first: nothing may change under the person's eyes."""
        desk, actor = self.desk, self.staff.actor
        assert desk is not None and actor is not None  # only a signed-in user gets here
        self.staff.setEnabled(False)  # a second press would begin another conversation

        def ready(own: "Mapping[str, OwnPicture]") -> None:
            self.staff.setEnabled(True)
            self._hold_conversation(talk, {key: picture.data for key, picture in own.items()})

        def failed(problem: Exception) -> None:
            self.staff.setEnabled(True)
            self.staff.show_problem(problem)

        self.background.run(
            lambda: desk.pictures.shown_to(actor, talk.resident.id), ready, failed, owner=self
        )

    def _hold_conversation(self, talk: "Talk", photos: "Mapping[str, bytes]") -> None:
        assert self.desk is not None and self.staff.actor is not None  # only a signed-in user gets here
        pixmaps, check_pin = self._pixmaps_with(photos), self._pin_checker(self.staff.actor)
        self.resident = resident = self._resident_window(talk, self.desk.conversations, pixmaps, check_pin)
        self._prepare_voice(talk, resident.speaking, resident.texts())
        resident.left.connect(lambda: self._conversation_left(talk.id))
        self._put_on_screen(resident)
        self.staff.hide()

    def _resident_window(
        self, talk: "Talk", conversations: "Conversations", pixmaps: "PixmapStore", check_pin: "CheckPin"
    ) -> "ResidentWindow":
        from accessible_fit.ui.resident.conductor import Conductor
        from accessible_fit.ui.resident.kit import Kit
        from accessible_fit.ui.resident.speaking import Speaking
        from accessible_fit.ui.resident.window import ResidentWindow

        assert self.staff.actor is not None  # only a signed-in user gets here
        profile = talk.profile
        words = Words(profile.language.value)
        kit = Kit(self._resident_look(profile), words, pixmaps, profile.show_text)
        conductor = Conductor(talk, conversations, self.staff.actor, self.background)
        speaking = Speaking(self.speech(), words.language, profile.rate)
        made = ResidentWindow(kit, conductor, speaking, check_pin)
        conductor.setParent(made)
        speaking.setParent(made)
        return made

    def _put_on_screen(self, window: "QWidget") -> None:
        if self._start.full_screen:
            window.showFullScreen()
        else:
            window.resize(self.staff.size())
            window.show()

    def _try_out(self, talk: "Talk") -> None:
        """Show the person's screen as it would be; nothing that is answered there is kept."""
        from accessible_fit.services.rehearsal import Rehearsal
        from accessible_fit.ui.staff.profile_parts.try_window import TryWindow

        resident = self._resident_window(
            talk, Rehearsal(), self.pixmaps(), lambda digits, right, wrong: right()
        )
        look = self.look(self.settings.theme, self.settings.text_percent)
        tried = TryWindow(resident, look, Words(self.settings.language))
        tried.left.connect(tried.deleteLater)
        tried.left.connect(self.staff.activateWindow)
        self._tried = tried
        self._put_on_screen(tried)

    def _let_hear(self, text: str, language: str, rate: int) -> None:
        from audio.phrase import Phrase

        self.speech().say([Phrase(text, language, rate)])

    def _pixmaps_with(self, photos: "Mapping[str, bytes]") -> "PixmapStore":
        if not photos:
            return self.pixmaps()
        from pictograms.widgets.own_pixmaps import OwnPixmaps

        return OwnPixmaps(self.pixmaps(), photos)

    def _prepare_voice(self, talk: "Talk", speaking: "Speaking", texts: "Sequence[str]") -> None:
        """Fetch what staff have recorded, and have the synthetic voice ready for the rest."""
        from audio.clip_sound import sounds_of

        desk, actor = self.desk, self.staff.actor
        assert desk is not None and actor is not None  # a conversation is being held

        def ready(sounds: "Mapping[str, Sound]") -> None:
            speaking.use_recordings(sounds)
            speaking.prepare(texts)

        self.background.run(lambda: sounds_of(desk.clips.clips_for(actor, talk)), ready, owner=speaking)

    def _studio(self) -> "Studio":
        """Return what voices are recorded and heard with, made when first needed."""
        if self._recording is None:
            from accessible_fit.ui.staff.clips_page import Studio
            from audio.recorder import Recorder

            self._recording = Studio(Recorder(self), self.speech())
        return self._recording

    def _resident_look(self, profile: "AccessProfile") -> Look:
        """Text grows with the screen, so that it can be read from two metres on a large one as well."""
        size = QApplication.primaryScreen().availableSize() if self._start.full_screen else self.staff.size()
        grown = max(1.0, min(size.width() / 1280, size.height() / 800, 2.0))
        percent = round(profile.text_percent * grown)
        return self.look(profile.theme, percent, profile.reduce_motion)

    def _pin_checker(
        self, actor: "Actor"
    ) -> Callable[[str, Callable[[], None], Callable[[Exception], None]], None]:
        desk = self.desk
        assert desk is not None  # a conversation is held only once the store is open

        def check(digits: str, right: Callable[[], None], wrong: Callable[[Exception], None]) -> None:
            self.background.run(
                lambda: desk.accounts.check_pin(actor, digits), lambda _: right(), wrong, owner=self.resident
            )

        return check

    def _conversation_left(self, conversation_id: "UUID") -> None:
        self.staff.show()
        self.staff.conversation_ended(conversation_id)
        if self.resident is not None:
            self.resident.deleteLater()
            self.resident = None

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
        if self.player is not None:
            self.player.stop()
            self.player.close()
        if self._speaker is not None:
            self._speaker.close()
        self.background.close()
        if self.store is not None:
            self.store.close()


def make_application(arguments: list[str]) -> QApplication:
    """Make Qt's application object once, named and with our style."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    watch_qt_messages()
    application = QApplication(arguments)
    application.setApplicationName("Accessible FIT")
    application.setDesktopFileName("accessible-fit")
    application.setStyle("Fusion")
    application.setWindowIcon(QIcon(str(Path(__file__).parent / "ui" / "theme" / "icon.svg")))
    application.setQuitOnLastWindowClosed(False)
    return application


def run(start: Start) -> int:
    """Open the program and return its exit code when the last window closes."""
    application = make_application(sys.argv[:1])
    # Loading makes half a million objects that stay; to look through them for garbage again and again takes a
    # tenth of the time, and later holds up the window.
    gc.disable()
    program = Program(start)
    program.loaded.connect(_collect_what_comes_after, Qt.ConnectionType.SingleShotConnection)
    program.show()
    code = application.exec()
    # Closed without ever getting at the store: the window has said why.
    opened = program.store is not None
    program.close()
    return code if opened else 1


def _collect_what_comes_after() -> None:
    """Leave what is loaded out of the search for garbage from now on."""
    gc.freeze()
    gc.enable()

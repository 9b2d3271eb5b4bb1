"""Where conversations are held: what a person's window is put together from."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from accessible_fit.app.voices import Voices
from accessible_fit.ui.bridge import Background
from accessible_fit.ui.theme.look import Look
from accessible_fit.words.catalogue import Words

if TYPE_CHECKING:
    from accessible_fit.services.access import Actor
    from accessible_fit.services.signing_in.accounts import Accounts
    from accessible_fit.ui.resident.kit import Kit
    from accessible_fit.ui.resident.speaking import Speaking
    from accessible_fit.ui.resident.window import CheckPin
    from db.records import AccessProfile
    from pictograms.widgets.pixmaps import PixmapStore

MakeLook = Callable[[str, int, bool], Look]


@dataclass(frozen=True, slots=True)
class Room:
    """What of the program a conversation needs.

    `look(theme, percent, still)` makes a look for the screen; `fill` says whether a person's window covers
    the screen or is as large as `beside`, the staff's.
    """

    background: Background
    pixmaps: "Callable[[], PixmapStore]"
    voices: Voices
    look: MakeLook
    beside: QWidget
    fill: bool

    def kit(
        self, profile: "AccessProfile", own: "Mapping[str, bytes]", shown: Sequence[Sequence[str]] = ()
    ) -> "Kit":
        """Return what a person's screens are handed.

        `own` are the photos on this person's cards, by key. `shown` are the pictures that may be those of
        the person's picture set instead, the ones that belong together in one group; the program's own signs
        (back, pause, stop) always look the same.
        """
        from accessible_fit.ui.resident.kit import Kit

        words = Words(profile.language.value)
        pixmaps = self._with_own(self._of_set(profile.symbol_set, shown), own)
        return Kit(self._look_for(profile), words, pixmaps, profile.show_text, profile.card_mm)

    def speaking(self, profile: "AccessProfile") -> "Speaking":
        """Return what says things in this person's language, voice and pace."""
        from accessible_fit.ui.resident.speaking import Speaking

        player = self.voices.player()
        return Speaking(player, profile.language.value, profile.rate, voice=profile.voice or "")

    def _of_set(self, set_name: str, shown: Sequence[Sequence[str]]) -> "PixmapStore":
        from pictograms.widgets.stand_in_pixmaps import of_set

        return of_set(self.pixmaps(), set_name, shown)

    def _with_own(self, pixmaps: "PixmapStore", own: "Mapping[str, bytes]") -> "PixmapStore":
        if not own:
            return pixmaps
        from pictograms.widgets.own_pixmaps import OwnPixmaps

        return OwnPixmaps(pixmaps, own)

    def _look_for(self, profile: "AccessProfile") -> Look:
        """Text grows with the screen, so that it can be read from two metres on a large one as well."""
        size = QApplication.primaryScreen().availableSize() if self.fill else self.beside.size()
        grown = max(1.0, min(size.width() / 1280, size.height() / 800, 2.0))
        return self.look(profile.theme, round(profile.text_percent * grown), profile.reduce_motion)

    def put_on_screen(self, window: QWidget) -> None:
        """Show a person's window."""
        if self.fill:
            window.showFullScreen()
        else:
            window.resize(self.beside.size())
            window.show()


def pin_checker(background: Background, accounts: "Accounts", actor: "Actor", owner: QObject) -> "CheckPin":
    """Return what asks whether digits are the code of the staff member who leads the conversation."""

    def check(digits: str, right: Callable[[], None], wrong: Callable[[Exception], None]) -> None:
        background.run(lambda: accounts.check_pin(actor, digits), lambda _: right(), wrong, owner=owner)

    return check

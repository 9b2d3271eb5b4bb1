"""A conversation in a window of its own process, for somebody who steers it from outside.

Ends with 0 when staff have left the conversation with their code.
"""

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer

from accessible_fit.app.run import make_application
from accessible_fit.ui.bridge import Background
from accessible_fit.ui.resident.conductor import Conductor
from accessible_fit.ui.resident.kit import Kit
from accessible_fit.ui.resident.speaking import Speaking
from accessible_fit.ui.resident.window import ResidentWindow
from accessible_fit.ui.theme.fonts import load_fonts
from accessible_fit.ui.theme.look import Look
from accessible_fit.ui.theme.palette import load_theme
from accessible_fit.words.catalogue import Words
from audio.player import SpeechPlayer
from audio.speaker import Speaker
from pictograms.catalogue import Catalogue
from pictograms.widgets.pixmaps import PixmapStore
from tests.journeys.people import form, same_home

PATIENCE_MS = 60_000


def converse(folder: Path) -> int:
    application = make_application(["accessible-fit"])
    home = same_home(folder)
    background = Background("store")
    talk = home.conversations.begin(home.actor, home.person_id, form())
    kit = Kit(
        Look(load_theme("light"), load_fonts(), 96 / 25.4), Words("sv"), PixmapStore(Catalogue.bundled())
    )
    conductor = Conductor(talk, home.conversations, home.actor, background)
    # The profile is silent: nothing is spoken, so the speaker starts no process.
    player = SpeechPlayer(Speaker(folder / "speech"))

    def check(digits: str, right: Callable[[], None], wrong: Callable[[Exception], None]) -> None:
        background.run(lambda: home.accounts.check_pin(home.actor, digits), lambda _: right(), wrong)

    window = ResidentWindow(kit, conductor, Speaking(player, "sv", 150), check)
    window.left.connect(lambda: application.exit(0))
    QTimer.singleShot(PATIENCE_MS, lambda: application.exit(3))
    window.resize(1280, 800)
    window.show()
    code = application.exec()
    player.close()
    background.close()
    home.store.close()
    return code


if __name__ == "__main__":
    sys.exit(converse(Path(sys.argv[1])))

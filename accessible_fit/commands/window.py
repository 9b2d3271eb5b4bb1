"""Opening the program's window."""

import logging
import sys
from logging.handlers import RotatingFileHandler

from accessible_fit.errors import NoScreen
from accessible_fit.screen import has_screen
from accessible_fit.settings import Places, Settings, read_settings, usual_places
from accessible_fit.words.catalogue import Words


def open_window(db: str = "", language: str = "", theme: str = "") -> int:
    """Open the window and return the exit code; without a screen say so and offer the tour."""
    places = usual_places()
    settings = _chosen(read_settings(places.settings), language, theme)
    if not has_screen():
        print(" ".join(Words(settings.language).error(NoScreen())), file=sys.stderr)  # noqa: T201 - the terminal is all there is
        return 1
    _log_to_file(places)
    from accessible_fit.app import Start, run

    return run(Start(places, settings, db))


def _chosen(settings: Settings, language: str, theme: str) -> Settings:
    if language:
        settings = settings.changed(language=language)
    return settings.changed(theme=theme) if theme else settings


def _log_to_file(places: Places) -> None:
    """Log warnings and errors beside the data; the log never holds names or answers."""
    try:
        places.data.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            places.data / "program.log", maxBytes=1_000_000, backupCount=2, encoding="utf-8", delay=True
        )
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=logging.WARNING, handlers=[handler])

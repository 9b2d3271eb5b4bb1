"""Opening the program's window."""

import logging
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from accessible_fit.errors import NoScreen
from accessible_fit.screen import has_screen
from accessible_fit.settings import Places, Settings, read_settings, usual_places
from accessible_fit.traces import SafeFormatter
from accessible_fit.words.catalogue import Words

if TYPE_CHECKING:
    from logging.handlers import RotatingFileHandler


class LogFile(logging.Handler):
    """A file that is kept small. It is made when there is something to say, which most starts never have."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._file: RotatingFileHandler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Write one line."""
        if self._file is None:
            from logging.handlers import RotatingFileHandler  # brings sockets and pickling along

            self._file = RotatingFileHandler(
                self._path, maxBytes=1_000_000, backupCount=2, encoding="utf-8", delay=True
            )
            self._file.setFormatter(self.formatter)
        self._file.emit(record)

    def close(self) -> None:
        """Close the file, if there was something to say."""
        if self._file is not None:
            self._file.close()
        super().close()


def open_window(db: str = "", language: str = "", theme: str = "") -> int:
    """Open the window and return the exit code; without a screen say so and offer the tour."""
    places = usual_places()
    settings = _chosen(read_settings(places.settings), language, theme)
    if not has_screen():
        print(" ".join(Words(settings.language).error(NoScreen())), file=sys.stderr)  # noqa: T201 - the terminal is all there is
        return 1
    if db and not _there(db, places):
        return 1
    _log_to_file(places)
    from accessible_fit.ui.plain_imports import load_qt

    load_qt()
    from accessible_fit.app.run import run
    from accessible_fit.app.start import Start

    return run(Start(places, settings, db))


def _there(db: str, places: Places) -> bool:
    """Say on the terminal when the store that was asked for by name does not exist."""
    from accessible_fit.services.upkeep import opening
    from db.addresses import parse
    from db.errors import DbError, StoreMissing

    words = Words(read_settings(places.settings).language)
    try:
        where = opening.address(db, places.database)
        file = parse(where.url).path
        if file is not None and not file.exists():
            raise StoreMissing(place=file)
    except DbError as problem:
        print(" ".join(words.error(problem)), file=sys.stderr)  # noqa: T201 - no window is open yet
        return False
    return True


def _chosen(settings: Settings, language: str, theme: str) -> Settings:
    if language:
        settings = settings.changed(language=language)
    return settings.changed(theme=theme) if theme else settings


def _log_to_file(places: Places) -> None:
    """Log warnings and errors beside the data; the log never holds names or answers."""
    try:
        places.data.mkdir(parents=True, exist_ok=True)
    except OSError:
        return
    handler = LogFile(places.data / "program.log")
    handler.setFormatter(SafeFormatter())
    logging.basicConfig(level=logging.WARNING, handlers=[handler])

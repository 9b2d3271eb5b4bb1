"""What this computer remembers about the program itself; nothing about any person."""

import os
from dataclasses import dataclass, replace
from pathlib import Path

from accessible_fit.toml_text import parsed

THEMES = ("light", "dark", "high_contrast")
LONGEST_UNLOCKED = 60  # minutes


@dataclass(frozen=True, slots=True)
class Settings:
    """Choices that belong to the computer, read before anybody signs in."""

    language: str = "sv"
    theme: str = "light"
    db: str = ""
    text_percent: int = 100
    lock_minutes: int = 10

    def changed(self, **choices: object) -> "Settings":
        """Return a copy with some choices changed."""
        return replace(self, **choices)  # type: ignore[arg-type]  # the reader below checks every value


@dataclass(frozen=True, slots=True)
class Places:
    """Where the program keeps its things on this computer."""

    data: Path
    cache: Path
    config: Path

    @property
    def database(self) -> Path:
        """The encrypted file of the embedded default."""
        return self.data / "accessible-fit.db"

    @property
    def picture_sets(self) -> Path:
        """The folder of the picture sets that the organisation has brought in."""
        return self.data / "picture-sets"

    @property
    def backups(self) -> Path:
        """The folder of backups until another one is chosen."""
        return self.data / "backups"

    @property
    def settings(self) -> Path:
        """The settings file."""
        return self.config / "settings.toml"


def usual_places() -> Places:
    """Return the platform's folders; ACCESSIBLE_FIT_HOME puts them all in one folder instead."""
    home = os.environ.get("ACCESSIBLE_FIT_HOME")
    if home:
        try:
            root = Path(home).expanduser()
        except RuntimeError:  # “~somebody” whom the system does not know is a folder's plain name
            root = Path(home)
        return Places(root / "data", root / "cache", root / "config")
    from platformdirs import PlatformDirs

    dirs = PlatformDirs("accessible-fit", appauthor=False)
    return Places(Path(dirs.user_data_dir), Path(dirs.user_cache_dir), Path(dirs.user_config_dir))


def read_settings(path: Path) -> Settings:
    """Read the settings; what is missing or unreadable falls back to the default, value by value."""
    try:
        kept = parsed(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings()
    usual = Settings()
    language = kept.get("language")
    theme = kept.get("theme")
    db = kept.get("db")
    percent = kept.get("text_percent")
    lock = kept.get("lock_minutes")
    return Settings(
        language=language if language in ("sv", "en") else usual.language,
        theme=theme if theme in THEMES else usual.theme,
        db=db if isinstance(db, str) else usual.db,
        text_percent=percent if type(percent) is int and 100 <= percent <= 200 else usual.text_percent,
        # A window that is left open for longer is open to whoever comes by, so nothing longer is taken.
        lock_minutes=lock if type(lock) is int and 1 <= lock <= LONGEST_UNLOCKED else usual.lock_minutes,
    )


def write_settings(path: Path, settings: Settings) -> None:
    """Keep the settings; the old file stays whole until the new one is.

    Raises OSError when the folder cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    db = settings.db.replace("\\", "\\\\").replace('"', '\\"')
    text = (
        f'language = "{settings.language}"\ntheme = "{settings.theme}"\n'
        f'db = "{db}"\ntext_percent = {settings.text_percent}\n'
        f"lock_minutes = {settings.lock_minutes}\n"
    )
    fresh = path.with_suffix(".new")
    fresh.write_text(text, encoding="utf-8")
    fresh.replace(path)

"""The files in a folder, seen as those in a package are: no links, nothing outside, no more than allowed."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Collection
from pathlib import Path

from pictograms.boards.errors import FileUnreadable, MemberTooLarge, MemberUnreadable, TooManyMembers
from pictograms.boards.limits import LIMITS, MB, Limits, is_junk, safe_name, shown

_MAX_DEPTH = 8


class FolderFiles:
    """Ordinary files below ``folder``, by their names with slashes. Raises FileUnreadable, TooManyMembers."""

    def __init__(self, folder: Path, limits: Limits = LIMITS) -> None:
        self._folder = folder
        self._paths: dict[str, Path] = {}
        self._loose: dict[str, str] = {}
        try:
            self._walk(folder, "", 0, limits)
        except OSError as error:
            raise FileUnreadable(file=shown(folder)) from error

    def names(self) -> Collection[str]:
        """Every file, folder by folder, by name."""
        return self._paths.keys()

    def find(self, path: str) -> str | None:
        """The name meant by ``path``, whatever its case and its accents' form."""
        name = safe_name(path)
        return name if name in self._paths else self._loose.get(_loose(name)) if name else None

    def read(self, name: str, most: int) -> bytes:
        """The bytes of a file; raises MemberUnreadable, and MemberTooLarge beyond ``most`` bytes."""
        path = self._paths.get(name)
        if path is None:
            raise MemberUnreadable(file=name)
        try:
            # it may have been replaced by a link since it was seen
            if path.is_symlink() or not path.is_file():
                raise MemberUnreadable(file=name)
            with path.open("rb") as file:
                content = file.read(most + 1)
        except OSError as error:
            raise MemberUnreadable(file=name) from error
        if len(content) > most:
            raise MemberTooLarge(file=name, limit=most // MB)
        return content

    def _walk(self, folder: Path, above: str, depth: int, limits: Limits) -> None:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
        for entry in entries:
            name = above + entry.name
            if entry.is_symlink() or is_junk(name) or safe_name(name) != name:
                continue
            if entry.is_dir() and depth < _MAX_DEPTH:
                self._walk(Path(entry.path), name + "/", depth + 1, limits)
            elif entry.is_file():
                if len(self._paths) >= limits.members:
                    raise TooManyMembers(file=shown(self._folder), limit=limits.members)
                self._paths[name] = Path(entry.path)
                self._loose.setdefault(_loose(name), name)


def _loose(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()

"""Where spoken sounds are kept: a bounded folder, and a temporary one when that cannot be written."""

from __future__ import annotations

import contextlib
import os
import threading
import time
from pathlib import Path

from audio.errors import SoundCacheFull, SoundFileBroken
from audio.sound_file import check_wave

LIMIT_BYTES = 200_000_000
"""About 3000 short phrases at 22 050 Hz."""

_PRIVATE = "private-"
_LEFT_OVER_S = 20.0  # younger ones may belong to another running copy of the program


class WaveCache:
    """Keeps waves by key under ``home``; thread-safe.

    The longest unused go when more than ``limit_bytes`` are kept. When ``home`` cannot be written a
    temporary folder takes over until ``close``; what ``home`` already holds is still found.
    """

    def __init__(self, home: Path, limit_bytes: int = LIMIT_BYTES) -> None:
        self._home = home
        self._limit_bytes = limit_bytes
        self._kept_bytes: int | None = None
        self._spare: Path | None = None
        self._private: Path | None = None
        self._lock = threading.Lock()

    def find(self, key: str) -> Path | None:
        """The whole, undamaged wave of this key, None when there is none. A damaged one is thrown away."""
        for folder in (self._home, self._spare):
            if folder is None:
                continue
            path = folder / f"{key}.wav"
            try:
                check_wave(path)
            except FileNotFoundError:
                continue
            except SoundFileBroken:
                self.discard(path)
                continue
            with contextlib.suppress(OSError):
                os.utime(path)  # used just now
            return path
        return None

    def place(self, key: str) -> Path:
        """Where the wave of this key is to be written; its folder exists. Raises SoundCacheFull."""
        with self._lock:
            return self._folder() / f"{key}.wav"

    def private_place(self, key: str) -> Path:
        """Where a private wave may lie for a moment, a folder of this process. Raises SoundCacheFull."""
        with self._lock:
            if self._private is None or not self._private.is_dir():
                try:
                    self._private = _new_folder(_PRIVATE, self._folder())
                except SoundCacheFull:
                    self._use_spare()
                    self._private = _new_folder(_PRIVATE, self._folder())
            return self._private / f"{key}.wav"

    def use_spare_folder(self) -> None:
        """Tell that writing failed: from now on a temporary folder is used.

        Raises SoundCacheFull when it is in use already or cannot be made.
        """
        with self._lock:
            self._use_spare()

    def was_written(self, path: Path) -> None:
        """Count a new wave and throw out the longest unused ones if there are too many."""
        with self._lock:
            if self._kept_bytes is None:
                self._kept_bytes = sum(size for _, size, _ in self._waves())
            else:
                with contextlib.suppress(OSError):
                    self._kept_bytes += path.stat().st_size
            if self._kept_bytes > self._limit_bytes:
                self._kept_bytes = self._throw_out(keep=path)

    def discard(self, path: Path) -> None:
        """Delete one wave (no matter if it is gone already)."""
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)

    def sweep(self, older_than_s: float = _LEFT_OVER_S) -> None:
        """Delete what a killed process left behind: half written waves, folders of private ones."""
        before = time.time() - older_than_s
        for path in [*self._home.glob("*.part.wav"), *self._home.glob(f"{_PRIVATE}*")]:
            with contextlib.suppress(OSError):
                if path != self._private and path.stat().st_mtime < before:
                    _delete(path)

    def close(self) -> None:
        """Delete the private and the temporary folder."""
        with self._lock:
            for folder in (self._private, self._spare):
                if folder is not None:
                    _delete(folder)
            self._private = self._spare = None

    def _folder(self) -> Path:
        if self._spare is None:
            try:
                self._home.mkdir(parents=True, exist_ok=True)
            except OSError:
                self._use_spare()
        return self._spare or self._home

    def _use_spare(self) -> None:
        if self._spare is not None:
            raise SoundCacheFull(folder=self._spare)
        if self._private is not None:
            _delete(self._private)
            self._private = None
        self._spare = _new_folder("speech-", None)
        self._kept_bytes = None

    def _waves(self) -> list[tuple[float, int, Path]]:
        """(last use, bytes, path) of each wave kept, the longest unused first."""
        found = []
        for path in self._folder().glob("*.wav"):
            with contextlib.suppress(OSError):
                status = path.stat()
                found.append((status.st_mtime, status.st_size, path))
        return sorted(found)

    def _throw_out(self, keep: Path) -> int:
        waves = self._waves()
        kept = sum(size for _, size, _ in waves)
        for _, size, path in waves:
            if kept <= self._limit_bytes:
                break
            if path != keep:
                self.discard(path)
                kept -= size
        return kept


def _new_folder(prefix: str, parent: Path | None) -> Path:
    """A new folder only this user can read. Raises SoundCacheFull."""
    import tempfile

    try:
        return Path(tempfile.mkdtemp(prefix=prefix, dir=parent))
    except OSError as fault:
        raise SoundCacheFull(folder=parent or "the temporary folder") from fault


def _delete(path: Path) -> None:
    import shutil

    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)

"""Taking away every sound that was spoken and kept; each is made again when it is needed."""

from __future__ import annotations

import shutil
from pathlib import Path

from audio.cache import WaveCache


def forget_sounds(home: Path) -> None:
    """Delete every wave of the cache in `home`, and what was left of private ones. Raises OSError."""
    WaveCache(home).sweep(older_than_s=0.0)
    for wave in home.glob("*.wav"):
        wave.unlink(missing_ok=True)
    for folder in home.glob("private-*"):
        shutil.rmtree(folder)

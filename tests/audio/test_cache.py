from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest

from audio.cache import WaveCache
from audio.errors import SoundCacheFull
from audio.sound_file import write_wave
from tests.audio.test_sound_file import tone

ONE_WAVE = 44 + 2 * 11025


def keep(cache: WaveCache, key: str, age_s: float) -> Path:
    path = cache.place(key)
    write_wave(path, tone())
    status = path.stat()
    os.utime(path, (status.st_atime - age_s, status.st_mtime - age_s))
    cache.was_written(path)
    return path


def test_the_longest_unused_sounds_make_room(tmp_path: Path) -> None:
    cache = WaveCache(tmp_path, limit_bytes=3 * ONE_WAVE)
    for age, key in ((50, "old"), (40, "used"), (30, "young")):
        keep(cache, key, age)
    assert cache.find("used") is not None  # heard just now
    keep(cache, "new", 0)
    assert cache.find("old") is None
    assert all(cache.find(key) for key in ("used", "young", "new"))
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) <= 3 * ONE_WAVE


def test_a_sound_larger_than_the_whole_cache_is_still_there_to_be_played(tmp_path: Path) -> None:
    cache = WaveCache(tmp_path, limit_bytes=100)
    keep(cache, "a", 10)
    keep(cache, "b", 0)
    assert cache.find("a") is None
    assert cache.find("b") is not None


def test_a_damaged_sound_is_thrown_away(tmp_path: Path) -> None:
    cache = WaveCache(tmp_path)
    path = keep(cache, "a", 0)
    path.write_bytes(b"not a wave")
    assert cache.find("a") is None
    assert not path.exists()


def test_a_folder_that_cannot_be_made_is_replaced_by_a_temporary_one_until_closing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    cache = WaveCache(tmp_path / "file" / "sounds")
    path = keep(cache, "a", 0)
    assert cache.find("a") == path
    assert path.parent.parent == Path(tempfile.gettempdir())
    private = cache.private_place("b")
    assert private.parent.parent == path.parent
    cache.close()
    assert not path.parent.exists()


def test_a_temporary_folder_that_is_full_as_well_is_a_named_failure(tmp_path: Path) -> None:
    cache = WaveCache(tmp_path)
    cache.private_place("a")
    cache.use_spare_folder()
    with pytest.raises(SoundCacheFull):
        cache.use_spare_folder()
    assert list(tmp_path.iterdir()) == []
    cache.close()


def test_a_private_folder_that_cannot_be_made_falls_back_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "read-only"
    real = tempfile.mkdtemp

    def refuse(prefix: str, dir: Path | None) -> str:
        if dir == home:
            raise PermissionError(13, "read-only")
        return real(prefix=prefix, dir=dir or tmp_path)

    monkeypatch.setattr(tempfile, "mkdtemp", refuse)
    cache = WaveCache(home)
    assert home not in cache.private_place("a").parents
    cache.close()
    monkeypatch.setattr(tempfile, "mkdtemp", lambda **_: refuse("", home))
    with pytest.raises(SoundCacheFull):
        WaveCache(home).private_place("a")


def test_what_a_killed_process_left_behind_is_swept_and_what_lives_is_not(tmp_path: Path) -> None:
    killed = WaveCache(tmp_path)
    left = killed.private_place("name")
    write_wave(left, tone())
    half = tmp_path / "half.part.wav"
    half.write_bytes(b"RIFF")
    long_ago = 1_000_000_000
    for path in (left.parent, half):
        os.utime(path, (long_ago, long_ago))
    cache = WaveCache(tmp_path)
    kept, mine = keep(cache, "kept", 0), cache.private_place("b").parent
    cache.sweep()
    assert sorted(tmp_path.iterdir()) == sorted([kept, mine])
    cache.close()
    assert list(tmp_path.iterdir()) == [kept]
    assert killed.private_place("c").parent.is_dir()  # swept under its feet: it makes another
    killed.close()

"""What the computer remembers survives damage, value by value."""

from pathlib import Path

import pytest

from accessible_fit.settings import Settings, read_settings, usual_places, write_settings


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    chosen = Settings("en", "dark", 'C:\\Användare\\"Åsa"\\fil.db', 150)
    write_settings(tmp_path / "new folder" / "settings.toml", chosen)
    assert read_settings(tmp_path / "new folder" / "settings.toml") == chosen


def test_a_missing_or_broken_file_gives_the_usual_settings(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "none.toml") == Settings()
    broken = tmp_path / "broken.toml"
    broken.write_bytes(b"\xff\xfe language = ")
    assert read_settings(broken) == Settings()


def test_one_wrong_value_does_not_take_the_others_along(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('language = "en"\ntheme = "pink"\ntext_percent = 900\ndb = 3\n')
    assert read_settings(file) == Settings(language="en")


def test_everything_can_be_kept_in_one_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ACCESSIBLE_FIT_HOME", str(tmp_path))
    places = usual_places()
    assert {places.data.parent, places.cache.parent, places.config.parent} == {tmp_path}
    monkeypatch.delenv("ACCESSIBLE_FIT_HOME")
    assert usual_places().data != places.data

"""Every place where a file from outside comes in, each fed as the program feeds it."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from accessible_fit.errors import ProgramError
from accessible_fit.instruments.draft import read_draft
from accessible_fit.instruments.errors import InstrumentError
from accessible_fit.instruments.form_files import all_shared, read_form
from accessible_fit.instruments.model import Instrument
from accessible_fit.instruments.own import AnyPictogram
from accessible_fit.services.computing.compute import compute
from accessible_fit.services.computing.reading import ComputeError
from accessible_fit.services.unit.published_file import read_table
from accessible_fit.settings import Settings, read_settings
from audio.clip_sound import sound_of
from audio.errors import AudioError
from db.addresses import file_url
from db.errors import DbError
from db.restore import restore_backup
from pictograms.boards.check import check
from pictograms.errors import PictogramError
from pictograms.imports.look import look_through
from pictograms.imports.take_in import import_set
from pictograms.photos import finish_photo, read_photo
from talking_mats.described import read_description
from talking_mats.errors import MatError
from talking_mats.kept import start_from_json, step_from_json
from talking_mats.reader import read_topic

NAMED = (ProgramError, InstrumentError, ComputeError, AudioError, DbError, PictogramError, MatError)
"""The failures that carry a sentence for whoever brought the file."""

KEY = bytes(range(32))


@dataclass(frozen=True)
class Door:
    """`feed` takes a file in, in a folder of its own; what it raises but a named failure is a fault."""

    name: str
    feed: Callable[[bytes, Path], object]


def _file(content: bytes, folder: Path, name: str) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def _form(content: bytes, folder: Path) -> None:
    read_form(_file(content, folder, "form.toml"), AnyPictogram(), all_shared(AnyPictogram()))


def _draft(content: bytes, folder: Path) -> None:
    read_draft(content.decode("utf-8", "replace"))


def _thawed(content: bytes, folder: Path) -> None:
    Instrument.thaw(content.decode("utf-8", "replace"))


def _topic(content: bytes, folder: Path) -> None:
    read_topic(_file(content, folder, "topic.toml"))


def _board(content: bytes, folder: Path) -> None:
    check(_file(content, folder, "board.obz"))


def _pictures(content: bytes, folder: Path) -> None:
    kept = import_set(look_through(_file(content, folder, "pictures.obz")), folder / "sets", replace=True)
    for code in kept.codes():
        assert kept.svg(code).startswith(b"<svg")


def _named_pictures(content: bytes, folder: Path) -> None:
    source = folder / "named"
    source.mkdir(exist_ok=True)
    _file(content, source, "names.csv")
    _file(content, source, "one.svg")
    look_through(source)


def _photo(content: bytes, folder: Path) -> None:
    raw = read_photo(content, "photo.jpg")
    finish_photo(raw, raw.middle())


def _voice(content: bytes, folder: Path) -> None:
    sound_of(content)


def _mat(content: bytes, folder: Path) -> None:
    plain = _json(content)
    if isinstance(plain, dict):
        start_from_json(plain)


def _picture_of_mat(content: bytes, folder: Path) -> None:
    read_description(content)


def _step(content: bytes, folder: Path) -> None:
    plain = _json(content)
    if isinstance(plain, dict):
        step_from_json(plain)


def _figure(content: bytes, folder: Path) -> None:
    plain = _json(content)
    for name in ("score", "group", "share", "xmr", "run-chart", "kappa", "disclose", "link"):
        try:
            compute(name, plain)
        except ComputeError:
            continue


def _published(content: bytes, folder: Path) -> None:
    for value in read_table(content, ["U28524", "U28518"]).values:
        assert 0 <= value.share <= 100 and 1990 <= value.year <= 2100 and value.place


def _settings(content: bytes, folder: Path) -> None:
    assert isinstance(read_settings(_file(content, folder, "settings.toml")), Settings)


def _backup(content: bytes, folder: Path) -> None:
    source = _file(content, folder, "some.backup")
    target = folder / "store.db"
    restore_backup(source, KEY, file_url(target), date(2026, 11, 22))


def _json(content: bytes) -> Any:
    try:
        return json.loads(content)
    except (ValueError, RecursionError):
        return None


DOORS = (
    Door("a form", _form),
    Door("a draft of a form", _draft),
    Door("a kept form", _thawed),
    Door("a topic", _topic),
    Door("a board", _board),
    Door("a set of pictures", _pictures),
    Door("a folder of pictures with a table", _named_pictures),
    Door("a photo", _photo),
    Door("a voice", _voice),
    Door("a kept mat", _mat),
    Door("a kept step", _step),
    Door("a picture of a mat", _picture_of_mat),
    Door("figures", _figure),
    Door("published values", _published),
    Door("settings", _settings),
    Door("a backup", _backup),
)

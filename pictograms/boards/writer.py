"""Boards out as ``.obf`` or ``.obz``, each picture with its licence and whom to thank for it.

The same boards always give the same bytes: names in a fixed order, no dates. Ids are written as text and
grids whole, which other programs rely on.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

from pictograms.boards.data_uri import encode_data_uri
from pictograms.boards.errors import FileUnwritable, SeveralBoards
from pictograms.boards.fields import credit_written
from pictograms.boards.json_text import Json
from pictograms.boards.limits import LIMITS, safe_name, shown
from pictograms.boards.model import FORMAT, Board, BoardSet, Button, Files, Image, Link, Sound
from pictograms.errors import PictogramError

_MANIFEST = "manifest.json"
_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the first day a zip can name
_ALREADY_PACKED = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".mp3", ".ogg", ".m4a")
_FILE_RIGHTS = 0o100644 << 16


def write_boards(boards: BoardSet, path: Path) -> None:
    """Write ``boards`` to ``path``: one board as JSON when it ends with ``.obf``, else a package.

    The file appears whole or not at all. Raises SeveralBoards and FileUnwritable.
    """
    if path.suffix.casefold() == ".obf":
        if len(boards.boards) != 1:
            raise SeveralBoards(file=shown(path))
        content = board_bytes(boards.boards[0], boards.files)
    else:
        content = package_bytes(boards)
    beside = path.with_name(f".{uuid4().hex}.part")
    try:
        with beside.open("xb") as file:
            file.write(content)
        beside.replace(path)
    except OSError as error:
        raise FileUnwritable(file=shown(path)) from error
    finally:
        beside.unlink(missing_ok=True)


def board_bytes(board: Board, files: Files) -> bytes:
    """One board as ``.obf``; its pictures from ``files`` are written into it."""
    images = tuple(_inlined(image, files) for image in board.images)
    return _json_bytes(board_json(replace(board, images=images)))


def package_bytes(boards: BoardSet) -> bytes:
    """All boards as ``.obz``, with the pictures and sounds they name, as far as they are there."""
    places = _places(boards)
    contents: dict[str, bytes] = {}
    for board, place in zip(boards.boards, places, strict=True):
        contents[place] = _json_bytes(board_json(board))
    images = _carry([image for board in boards.boards for image in board.images], boards.files, contents)
    sounds = _carry([sound for board in boards.boards for sound in board.sounds], boards.files, contents)
    lists = {"images": images, "sounds": sounds}
    return _zip_bytes({_MANIFEST: _json_bytes(_manifest(boards, places, lists)), **contents})


def board_json(board: Board) -> dict[str, Json]:
    """The format's object for ``board``."""
    written: dict[str, Json] = {"format": FORMAT, "id": board.id}
    _put(written, "locale", board.locale)
    _put(written, "url", board.url)
    written["name"] = board.name
    _put(written, "description_html", board.description_html)
    written["grid"] = {
        "rows": board.rows,
        "columns": board.columns,
        "order": [list[Json](row) for row in board.order],
        **board.grid_extra,
    }
    written["buttons"] = [_button(button) for button in board.buttons]
    written["images"] = [_image(image) for image in board.images]
    written["sounds"] = [_sound(sound) for sound in board.sounds]
    if board.credit is not None:
        written["license"] = credit_written(board.credit)
    return written | dict(board.extra)


def _button(button: Button) -> dict[str, Json]:
    written: dict[str, Json] = {"id": button.id, "label": button.label}
    for name in ("vocalization", "image_id", "sound_id", "background_color", "border_color"):
        _put(written, name, str(getattr(button, name)))
    if button.hidden:
        written["hidden"] = True
    if button.actions:
        written["action"] = button.actions[0]
    if len(button.actions) > 1:
        written["actions"] = list[Json](button.actions)
    if button.link is not None:
        written["load_board"] = _link(button.link)
    return written | dict(button.extra)


def _link(link: Link) -> dict[str, Json]:
    written: dict[str, Json] = {}
    for name in ("id", "name", "path", "url", "data_url"):
        _put(written, name, str(getattr(link, name)))
    return written | dict(link.extra)


def _image(image: Image) -> dict[str, Json]:
    written = _media(image)
    if image.symbol:
        written["symbol"] = dict(image.symbol)
    if image.width is not None:
        written["width"] = image.width
    if image.height is not None:
        written["height"] = image.height
    return written | dict(image.extra)


def _sound(sound: Sound) -> dict[str, Json]:
    return _media(sound) | dict(sound.extra)


def _media(part: Image | Sound) -> dict[str, Json]:
    written: dict[str, Json] = {"id": part.id}
    for name in ("content_type", "path", "data", "url"):
        _put(written, name, str(getattr(part, name)))
    if part.credit is not None:
        written["license"] = credit_written(part.credit)
    return written


def _put(written: dict[str, Json], name: str, text: str) -> None:
    if text:
        written[name] = text


def _inlined(image: Image, files: Files) -> Image:
    name = files.find(image.path) if image.path and not image.data else None
    if name is None:
        return image
    try:
        content = files.read(name, LIMITS.picture_bytes)
    except PictogramError:
        return image  # the text stays, as it does on screen
    return replace(image, path="", data=encode_data_uri(image.content_type or "image/png", content))


def _carry(parts: Sequence[Image | Sound], files: Files, contents: dict[str, bytes]) -> dict[str, str]:
    """Take along the files that ``parts`` name; gives id → path where that is the same on all boards."""
    paths: dict[str, set[str]] = {}
    for part in parts:
        carried = _carried(part.path, files, contents)
        paths.setdefault(part.id, set()).add(part.path if carried else "")
    return {part_id: min(found) for part_id, found in paths.items() if len(found) == 1 and min(found)}


def _carried(path: str, files: Files, contents: dict[str, bytes]) -> bool:
    """Take the file that ``path`` names along, if it is there and no board."""
    name = files.find(path) if path else None
    if name is None or name != path or name.casefold() == _MANIFEST or name.casefold().endswith(".obf"):
        return False
    if name not in contents:
        try:
            contents[name] = files.read(name, LIMITS.picture_bytes)
        except PictogramError:
            return False
    return True


def _places(boards: BoardSet) -> list[str]:
    """A place of its own for each board: the one it has, where that is a plain one."""
    taken = {_MANIFEST}
    places = []
    for number, board in enumerate(boards.boards, start=1):
        place = board.path
        plain = place and safe_name(place) == place and place.casefold().endswith(".obf")
        if not plain or place.casefold() in taken:
            place = f"boards/{number}.obf"
            while place.casefold() in taken:
                place = place.replace(".obf", "-.obf")
        taken.add(place.casefold())
        places.append(place)
    return places


def _manifest(boards: BoardSet, places: list[str], lists: Mapping[str, Mapping[str, str]]) -> dict[str, Json]:
    listed: dict[str, Json] = {}
    root = places[0] if places else ""
    for board, place in zip(reversed(boards.boards), reversed(places), strict=True):
        if board.id == boards.root:
            root = place
    for board, place in zip(boards.boards, places, strict=True):
        name = board.id
        while name in listed:  # ids should be different, but files exist in which they are not
            name += "-"
        listed[name] = place
    paths: dict[str, Json] = {"boards": listed}
    paths |= {kind: dict[str, Json](found) for kind, found in lists.items()}
    written: dict[str, Json] = {"format": FORMAT, "root": root, "paths": paths | dict(boards.extra_paths)}
    return written | dict(boards.extra)


def _json_bytes(value: dict[str, Json]) -> bytes:
    return (json.dumps(value, ensure_ascii=False, allow_nan=False, indent=1) + "\n").encode("utf-8")


def _zip_bytes(contents: Mapping[str, bytes]) -> bytes:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w") as package:
        for name, content in contents.items():
            info = zipfile.ZipInfo(name, _LONG_AGO)
            info.create_system = 3  # else it says on which system it was written
            info.external_attr = _FILE_RIGHTS
            packed = name.casefold().endswith(_ALREADY_PACKED)
            info.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
            package.writestr(info, content)
    return into.getvalue()

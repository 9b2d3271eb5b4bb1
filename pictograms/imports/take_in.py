"""Taking a set in: all of it, in a folder of its own, or nothing at all."""

from __future__ import annotations

import json
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

from pictograms.boards.json_text import Json
from pictograms.boards.limits import LIMITS, Limits, shown
from pictograms.boards.writer import package_bytes
from pictograms.errors import BrokenSet
from pictograms.imports.errors import NothingToImport, PictureChanged, SetNameTaken, SetUnwritable
from pictograms.imports.kept import BOARDS_FILE, PICTURES, SET_FILE, ImportedSet
from pictograms.imports.prepare import prepared
from pictograms.imports.preview import Coming, Preview, Progress, check_set_name, fingerprint
from pictograms.imports.safe_boards import with_safe_pictures


def import_set(
    preview: Preview,
    target_folder: Path,
    *,
    replace: bool = False,
    limits: Limits = LIMITS,
    progress: Progress | None = None,
) -> ImportedSet:
    """Write the set that was looked through into ``target_folder`` / its name.

    Everything is first written to a hidden folder beside it, which then takes the name; on any failure
    ``target_folder`` is as it was. ``replace`` lets an older set of the same name go.
    Raises BadSetName, SetNameTaken, NothingToImport, PictureChanged and SetUnwritable.
    """
    check_set_name(preview.name)
    if not preview.coming and preview.boards is None:
        raise NothingToImport(file=shown(preview.source))
    place = target_folder / preview.name
    if not replace and place.exists():
        raise SetNameTaken(name=preview.name)
    was_there = target_folder.exists()
    try:
        target_folder.mkdir(parents=True, exist_ok=True)
        working = Path(tempfile.mkdtemp(prefix=".importing-", dir=target_folder))
    except OSError as error:
        raise SetUnwritable(folder=shown(target_folder)) from error
    try:
        _write(preview, working, limits, progress)
        _put_in_place(working, place)
    except OSError as error:
        raise SetUnwritable(folder=shown(target_folder)) from error
    finally:
        shutil.rmtree(working, ignore_errors=True)
        if not was_there and not place.exists():
            with suppress(OSError):
                target_folder.rmdir()
    return ImportedSet(place)


def source_fingerprint(preview: Preview) -> str:
    """What tells whether the same pictures and boards have been taken in before."""
    marks = [f"{picture.code} {picture.fingerprint}" for picture in preview.coming]
    boards = package_bytes(preview.boards) if preview.boards is not None else b""
    return fingerprint("\n".join([*marks, fingerprint(boards)]).encode("utf-8"))


def _write(preview: Preview, folder: Path, limits: Limits, progress: Progress | None) -> None:
    pictures = folder / PICTURES
    pictures.mkdir()
    told: list[Json] = []
    places: dict[str, Path] = {}
    written: dict[str, Path] = {}
    for done, picture in enumerate(preview.coming, start=1):
        place = written.get(picture.fingerprint)
        if place is None:
            # codes are plain letters, digits and hyphens, so this stays in the folder
            place = written[picture.fingerprint] = pictures / f"{picture.code}{picture.kind.ending}"
            place.write_bytes(_prepared_again(picture, limits))
        places[picture.code] = place
        told.append(_told(picture, place))
        if progress is not None:
            progress(done, len(preview.coming))
    if preview.boards is not None:
        boards = with_safe_pictures(preview.boards, preview.board_pictures, places)
        (folder / BOARDS_FILE).write_bytes(package_bytes(boards))
    whole: dict[str, Json] = {
        "format": 1,
        "name": preview.name,
        "title": preview.title,
        "licence": preview.licence,
        "author": preview.author,
        "address": preview.address,
        "non_commercial": preview.non_commercial,
        "licensed": preview.licensed,
        "may_leave": preview.may_leave,
        "source_fingerprint": source_fingerprint(preview),
        "pictures": told,
        "board_pictures": [[board, image, code] for (board, image), code in preview.board_pictures.items()],
    }
    text = json.dumps(whole, ensure_ascii=False, indent=1)
    (folder / SET_FILE).write_text(text + "\n", encoding="utf-8", newline="\n")


def _prepared_again(picture: Coming, limits: Limits) -> bytes:
    content = picture.read()
    if fingerprint(content) != picture.fingerprint:
        raise PictureChanged(file=picture.file)
    return prepared(content, limits).content


def _told(picture: Coming, place: Path) -> dict[str, Json]:
    return {
        "code": picture.code,
        "file": place.name,
        "kind": picture.kind.name.casefold(),
        "names": dict(picture.names),
        "words": list(picture.words),
        "licence": picture.licence,
        "author": picture.author,
        "source": picture.source,
    }


def _put_in_place(working: Path, place: Path) -> None:
    """Give the finished folder its name; an older one is moved aside first and comes back on failure."""
    older: Path | None = None
    if place.exists():
        older = Path(tempfile.mkdtemp(prefix=".replaced-", dir=place.parent)) / place.name
        place.rename(older)
    try:
        working.rename(place)
    except OSError:
        if older is not None:
            with suppress(OSError):
                older.rename(place)
        raise
    finally:
        if older is not None and place.exists():
            shutil.rmtree(older.parent, ignore_errors=True)


def free_name(preview: Preview, target_folder: Path) -> tuple[str, bool]:
    """A name for the set in ``target_folder``, and whether the very same set is there under it already."""
    mark = source_fingerprint(preview)
    number, name = 1, preview.name
    while (target_folder / name).exists():
        with suppress(BrokenSet):
            if ImportedSet(target_folder / name).source_fingerprint == mark:
                return name, True
        number += 1
        name = f"{preview.name[:36]}-{number}"
    return name, False

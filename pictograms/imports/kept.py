"""A picture set that was brought in: a folder with its pictures and one file that tells about them."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pictograms.boards.licences import Terms, terms_of
from pictograms.boards.model import BoardSet
from pictograms.boards.pictures import PictureKind, check_raster
from pictograms.boards.reader import read_boards
from pictograms.errors import BrokenSet, PictogramError, UnknownPictogram
from pictograms.symbols import Credit, Symbol

SET_FILE = "set.json"
PICTURES = "pictures"
BOARDS_FILE = "boards.obz"
_CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_KINDS = {kind.name.casefold(): kind for kind in (PictureKind.SVG, PictureKind.PNG, PictureKind.JPEG)}
_KEPT_BYTES = 32 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class KeptPicture:
    """One picture of the set, as ``set.json`` tells of it."""

    code: str
    file: str
    kind: PictureKind
    names: Mapping[str, str]
    words: tuple[str, ...]
    licence: str
    author: str
    source: str

    def terms(self) -> Terms:
        """What its licence allows."""
        return terms_of(self.licence, self.author, self.source)


class ImportedSet:
    """A set in ``folder``; can be part of a ``Catalogue`` beside the program's own.

    Raises BrokenSet when the folder is not one that ``take_in.import_set`` made.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        told = self._told()
        try:
            self.name = str(told["name"])
            self.title = str(told["title"])
            self.licence = str(told["licence"])
            self._author = str(told["author"])
            self._address = str(told["address"])
            self.source_fingerprint = str(told["source_fingerprint"])
            self._pictures = {picture.code: picture for picture in map(_picture, told["pictures"])}
            self._keys_by_image = {
                (str(board), str(image)): f"{self.name}:{code}"
                for board, image, code in told["board_pictures"]
            }
        except (KeyError, TypeError, ValueError) as error:
            raise BrokenSet(set_name=folder.name, file=str(folder / SET_FILE)) from error

    @property
    def non_commercial(self) -> bool:
        """Whether any picture may only be used without earning on it."""
        return any(picture.terms() is Terms.NON_COMMERCIAL for picture in self._pictures.values())

    @property
    def licensed(self) -> bool:
        """Whether any picture needs a licence of the organisation's own."""
        return any(picture.terms() is Terms.LICENSED for picture in self._pictures.values())

    @property
    def may_leave(self) -> bool:
        """Whether every picture may be handed to people outside the organisation."""
        return all(picture.terms() is Terms.FREE for picture in self._pictures.values())

    @property
    def credit(self) -> Credit:
        """Whom to thank for the set."""
        authors = sorted({picture.author for picture in self._pictures.values() if picture.author})
        return Credit(
            set_name=self.name,
            title=self.title,
            author=self._author or ", ".join(authors[:20]) or self.title,
            licence=self.licence or self._licences(),
            address=self._address,
        )

    def picture(self, code: str) -> KeptPicture:
        """Licence and origin of one picture; raises UnknownPictogram."""
        try:
            return self._pictures[code]
        except KeyError as error:
            raise UnknownPictogram(key=f"{self.name}:{code}") from error

    def key_of(self, board_id: str, image_id: str) -> str:
        """The key of a board's picture, or "" when it did not come."""
        return self._keys_by_image.get((board_id, image_id), "")

    @property
    def has_boards(self) -> bool:
        """Whether boards came with the set."""
        return (self.folder / BOARDS_FILE).is_file()

    def boards(self) -> BoardSet | None:
        """The boards that came with the set."""
        path = self.folder / BOARDS_FILE
        return read_boards(path) if path.is_file() else None

    def holds(self, code: str) -> bool:
        """Whether there is such a picture."""
        return code in self._pictures

    def codes(self) -> Iterator[str]:
        """Every picture, in the order it came."""
        return iter(self._pictures)

    def symbol(self, code: str) -> Symbol:
        """Names and words; raises UnknownPictogram."""
        picture = self.picture(code)
        words = dict.fromkeys(picture.names, picture.words) if picture.words else {}
        return Symbol(
            key=f"{self.name}:{code}",
            set_name=self.name,
            names=picture.names,
            words=words,
            categories=(),
            licence=picture.licence or self.licence,
        )

    def svg(self, code: str) -> bytes:
        """The drawing; pixels are given inside a drawing of the same proportions. Raises BrokenSet."""
        picture = self.picture(code)
        path = self.folder / PICTURES / picture.file
        try:
            content = path.read_bytes()
            return content if picture.kind is PictureKind.SVG else framed(content, picture.kind)
        except (OSError, PictogramError) as error:
            raise BrokenSet(set_name=self.name, file=str(path)) from error

    def _licences(self) -> str:
        return ", ".join(sorted({picture.licence for picture in self._pictures.values() if picture.licence}))

    def _told(self) -> dict[str, Any]:
        path = self.folder / SET_FILE
        try:
            if path.stat().st_size > _KEPT_BYTES:
                raise ValueError
            told = json.loads(path.read_text(encoding="utf-8"))
            if not isinstance(told, dict):
                raise TypeError
        except (OSError, ValueError, TypeError, RecursionError) as error:
            raise BrokenSet(set_name=self.folder.name, file=str(path)) from error
        return told


def _picture(told: dict[str, Any]) -> KeptPicture:
    code, file, kind = str(told["code"]), str(told["file"]), _KINDS[told["kind"]]
    # a file's name is a code and an ending, so it can not lead out of the folder
    if not _CODE.fullmatch(code) or not _CODE.fullmatch(file.removesuffix(kind.ending)):
        raise ValueError(code)
    return KeptPicture(
        code=code,
        file=file,
        kind=kind,
        names={str(lang): str(name) for lang, name in told["names"].items()},
        words=tuple(map(str, told["words"])),
        licence=str(told["licence"]),
        author=str(told["author"]),
        source=str(told["source"]),
    )


def framed(content: bytes, kind: PictureKind) -> bytes:
    """Pixels inside a drawing of the same proportions."""
    width, height = check_raster(content, kind)
    data = base64.b64encode(content).decode("ascii")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'viewBox="0 0 {width} {height}"><image width="{width}" height="{height}" '
        f'xlink:href="data:{kind.media_type};base64,{data}"/></svg>'
    ).encode("ascii")

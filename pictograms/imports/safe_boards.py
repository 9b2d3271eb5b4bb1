"""Boards as they are kept: only with pictures that were looked through, so that nothing unsafe goes on."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from pictograms.boards.errors import MemberUnreadable
from pictograms.boards.model import Board, BoardSet, Files, Image
from pictograms.boards.pictures import PictureKind

_MEDIA_TYPES = {kind.ending: kind.media_type for kind in PictureKind}


@dataclass(frozen=True, slots=True)
class _KeptFiles:
    """The set's pictures by their places in the package, and the sounds of the file they came in."""

    pictures: Mapping[str, Path]
    sounds: frozenset[str]
    original: Files

    def names(self) -> Collection[str]:
        return (*self.pictures, *self.sounds)

    def find(self, path: str) -> str | None:
        return path if path in self.pictures or path in self.sounds else None

    def read(self, name: str, most: int) -> bytes:
        place = self.pictures.get(name)
        if place is None:
            return self.original.read(name, most)
        try:
            return place.read_bytes()
        except OSError as error:
            raise MemberUnreadable(file=name) from error


def with_safe_pictures(
    boards: BoardSet, codes: Mapping[tuple[str, str], str], places: Mapping[str, Path]
) -> BoardSet:
    """``boards`` with the pictures in ``places`` (by code) instead of those they came with.

    ``codes`` tells which picture of which board got which code. Pictures that did not come lose their bytes
    and keep their address and licence.
    """
    pictures = {f"images/{place.name}": place for place in places.values()}
    sounds = {sound.path for board in boards.boards for sound in board.sounds if sound.path}
    known = frozenset(path for path in sounds if path not in pictures and path in boards.files.names())

    def kept(image: Image, board: Board) -> Image:
        place = places.get(codes.get((board.id, image.id), ""))
        if place is None:
            return replace(image, data="", path="")
        media_type = _MEDIA_TYPES[place.suffix]
        return replace(image, data="", path=f"images/{place.name}", content_type=media_type)

    safe = tuple(
        replace(board, images=tuple(kept(image, board) for image in board.images)) for board in boards.boards
    )
    return replace(boards, boards=safe, files=_KeptFiles(pictures, known, boards.files))

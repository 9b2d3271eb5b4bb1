"""Opening other programs' board files: ``.obf`` (one board as JSON) and ``.obz`` (a zip of them).

The file's beginning decides which it is, not its name. Nothing outside the file is ever read: addresses are
kept as text.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pictograms.boards.archive import Archive, is_zip, read_file
from pictograms.boards.errors import (
    BadJson,
    MemberTooLarge,
    MemberUnreadable,
    NotABoardFile,
    NotBuiltLikeBoards,
    PackageTooLarge,
)
from pictograms.boards.faults import BoardFault, Remarks
from pictograms.boards.fields import rest_of, text_of
from pictograms.boards.json_text import Json, decode, parse
from pictograms.boards.limits import LIMITS, MB, Limits, shown
from pictograms.boards.links import joined
from pictograms.boards.model import Board, BoardSet
from pictograms.boards.parse import BoardParser

MANIFEST = "manifest.json"
_MANIFEST_FIELDS = ("format", "root", "paths")
_PATHS_FIELDS = ("boards", "images", "sounds")
_ONE_FILE_FAILS = (BadJson, NotBuiltLikeBoards, MemberTooLarge, MemberUnreadable, NotABoardFile)


def read_boards(path: Path, limits: Limits = LIMITS) -> BoardSet:
    """The boards in the file at ``path``; what was odd is in their ``faults``.

    Raises FileUnreadable, NotABoardFile, BrokenPackage, PackageTooLarge, TooManyMembers, BadJson and
    NotBuiltLikeBoards.
    """
    return read_board_bytes(read_file(path, limits), shown(path.name), limits)


def read_board_bytes(content: bytes, name: str, limits: Limits = LIMITS) -> BoardSet:
    """The boards in the bytes of a file called ``name``; raises as ``read_boards`` does."""
    remarks = Remarks(limits.remarks)
    if is_zip(content):
        return _PackageReader(content, name, remarks, limits).boards()
    if len(content) > limits.json_bytes:
        raise PackageTooLarge(file=name, limit=limits.json_bytes // MB)
    found, _frame = _json(content, name, remarks, limits)
    board = BoardParser(remarks, limits).board(found, name, "")
    boards = joined((board,), remarks)
    return BoardSet(boards=boards, root=board.id, faults=remarks.all())


def _json(content: bytes, file: str, remarks: Remarks, limits: Limits) -> tuple[Json, int]:
    text, guessed = decode(content)
    found, frame = parse(text, file, limits)
    if guessed:
        remarks.add(BoardFault.OTHER_ENCODING, file=file)
    return found, frame


class _PackageReader:
    """Reads one ``.obz``: its list of boards if it has one, and every board in it, listed or not.

    Boards' places are told from where the list lies, so that links by path find them.
    """

    def __init__(self, content: bytes, file: str, remarks: Remarks, limits: Limits) -> None:
        self._file = file
        self._remarks = remarks
        self._limits = limits
        self._archive = Archive(content, file, remarks, limits)
        self._base = ""
        self._json_left = limits.json_total_bytes
        self._frame_left = limits.json_frame * 4

    def boards(self) -> BoardSet:
        manifest = self._manifest()
        paths = manifest.get("paths")
        paths = paths if isinstance(paths, dict) else {}
        boards = self._all_boards(paths.get("boards"))
        if not boards:
            raise NotABoardFile(file=self._file)
        boards = [self._with_listed_pictures(board, paths.get("images")) for board in boards]
        linked = joined(tuple(boards), self._remarks)
        return BoardSet(
            boards=linked,
            root=self._root(text_of(manifest.get("root")), linked),
            extra=rest_of(manifest, _MANIFEST_FIELDS),
            extra_paths=rest_of(paths, _PATHS_FIELDS),
            files=self._archive,
            faults=self._remarks.all(),
        )

    def _manifest(self) -> dict[str, Json]:
        """The package's list; a package zipped together with its folder has it one floor down."""
        places = [name for name in self._archive.names() if name.rpartition("/")[2].casefold() == MANIFEST]
        for place in sorted(places, key=lambda name: name.count("/"))[:1]:
            try:
                found, _frame = self._read_json(place)
            except _ONE_FILE_FAILS as error:
                self._remarks.add(BoardFault.NOT_A_BOARD, file=place, reason=error)
                break
            if isinstance(found, dict):
                self._base = place[: -len(MANIFEST)]
                return found
        self._remarks.add(BoardFault.NO_MANIFEST)
        return {}

    def _all_boards(self, listed: Json) -> list[Board]:
        names = self._listed(listed)
        boards = []
        parser = BoardParser(self._remarks, self._limits)
        in_list = len(names)
        names += [name for name in self._archive.names() if name.casefold().endswith(".obf")]
        names = list(dict.fromkeys(names))
        for place, name in enumerate(names[: self._limits.boards]):
            try:
                boards.append(parser.board(self._read_json(name)[0], name, name.removeprefix(self._base)))
            except _ONE_FILE_FAILS as error:
                self._remarks.add(BoardFault.NOT_A_BOARD, file=name, reason=error)
                continue
            if in_list and place >= in_list:
                self._remarks.add(BoardFault.UNLISTED_BOARD, file=name)
        return boards

    def _listed(self, listed: Json) -> list[str]:
        if not isinstance(listed, dict) or not listed:
            if self._base or self._archive.find(MANIFEST):
                self._remarks.add(BoardFault.NO_BOARD_LIST)
            return []
        names: dict[str, None] = {}
        for path in map(text_of, listed.values()):
            name = self._find(path)
            if name is None:
                self._remarks.add(BoardFault.LISTED_BOARD_GONE, file=path[:200])
            else:
                names[name] = None
        return list(names)

    def _find(self, path: str) -> str | None:
        return self._archive.find(self._base + path) or self._archive.find(path)

    def _read_json(self, name: str) -> tuple[Json, int]:
        content = self._archive.read(name, self._limits.json_bytes)
        self._json_left -= len(content)
        if self._json_left < 0 or self._frame_left < 0:
            raise PackageTooLarge(file=self._file, limit=self._limits.json_total_bytes // MB)
        found, frame = _json(content, name, self._remarks, self._limits)
        self._frame_left -= frame
        return found, frame

    def _with_listed_pictures(self, board: Board, listed: Json) -> Board:
        """Pictures whose place only the package's list tells get it; the others' places are set right."""
        places = listed if isinstance(listed, dict) else {}
        images = []
        for image in board.images:
            path = image.path or (text_of(places.get(image.id)) if not image.data else "")
            found = self._find(path) if path else None
            images.append(replace(image, path=found or path) if (found or path) != image.path else image)
        return replace(board, images=tuple(images))

    def _root(self, path: str, boards: tuple[Board, ...]) -> str:
        """The board to begin with: the listed one, else one that no other leads to, else the first."""
        name = self._find(path) if path else None
        for board in boards:
            if name is not None and board.path == name.removeprefix(self._base):
                return board.id
        led_to = {button.leads_to for board in boards for button in board.buttons}
        return next((board.id for board in boards if board.id not in led_to), boards[0].id)

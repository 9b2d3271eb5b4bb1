"""What is in a board file and what is odd about it, for people and as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pictograms.boards.errors import PictureNotHere
from pictograms.boards.faults import BoardFault, Fault, Remarks
from pictograms.boards.json_text import Json
from pictograms.boards.licences import Terms, terms_of
from pictograms.boards.limits import LIMITS, Limits
from pictograms.boards.model import Board, BoardSet, Button, Credit, Image
from pictograms.boards.picture_check import check_picture
from pictograms.boards.pictures import content_of
from pictograms.boards.reader import read_boards
from pictograms.errors import PictogramError


@dataclass(frozen=True, slots=True)
class Thanks:
    """Whom to thank for ``pictures`` pictures of a file; "" for what it does not say."""

    author: str
    licence: str
    source: str
    pictures: int

    def as_json(self) -> dict[str, Json]:
        """As the command line gives it."""
        return {
            "author": self.author,
            "licence": self.licence,
            "source": self.source,
            "pictures": self.pictures,
        }


@dataclass(frozen=True, slots=True)
class Report:
    """How many boards, buttons and usable pictures a file has, what is odd, and whom to thank."""

    boards: int
    buttons: int
    images_resolved: int
    warnings: tuple[Fault, ...]
    credits: tuple[Thanks, ...]

    def as_json(self, translate: Callable[[str], str] = str) -> dict[str, Json]:
        """The report with its remarks as sentences, in the language of ``translate``."""
        return {
            "boards": self.boards,
            "buttons": self.buttons,
            "images_resolved": self.images_resolved,
            "warnings": [fault.told(translate) for fault in self.warnings],
            "credits": [thanks.as_json() for thanks in self.credits],
        }


def check(path: Path, limits: Limits = LIMITS) -> Report:
    """Look through the file at ``path``, its pictures included; raises as ``reader.read_boards`` does."""
    return report_on(read_boards(path, limits), limits)


def report_on(boards: BoardSet, limits: Limits = LIMITS) -> Report:
    """Look through boards that were read: each picture is found, told apart and tried."""
    remarks = Remarks(limits.remarks)
    inspector = _PictureInspector(boards, remarks, limits)
    for board in boards.boards:
        inspector.look_at(board)
    credits = [credit for board in boards.boards for credit in _credits(board)]
    _note_licences(credits, remarks)
    return Report(
        boards=len(boards.boards),
        buttons=sum(len(board.buttons) for board in boards.boards),
        images_resolved=inspector.resolved,
        warnings=(*boards.faults, *remarks.all()),
        credits=_thanks(credits),
    )


class _PictureInspector:
    """Tries every picture once, however many boards show it."""

    def __init__(self, boards: BoardSet, remarks: Remarks, limits: Limits) -> None:
        self._boards = boards
        self._remarks = remarks
        self._limits = limits
        self._known: dict[tuple[str, str], tuple[PictogramError | None, bool]] = {}
        self.resolved = 0

    def look_at(self, board: Board) -> None:
        shown_by: dict[str, list[Button]] = {}
        for button in board.buttons:
            if button.image_id:
                shown_by.setdefault(button.image_id, []).append(button)
        here = {image.id for image in board.images}
        for image in board.images:
            failure, was_changed = self._tried(image)
            self.resolved += failure is None
            for button in shown_by.get(image.id, []):
                if failure is not None:
                    self._note(BoardFault.NO_PICTURE, button, board, reason=failure)
                elif was_changed:
                    self._note(BoardFault.CLEANED_PICTURE, button, board)
        for image_id, buttons in shown_by.items():
            for button in buttons if image_id not in here else ():
                self._note(BoardFault.NO_PICTURE, button, board, reason=PictureNotHere())

    def _tried(self, image: Image) -> tuple[PictogramError | None, bool]:
        key = (image.path, image.data)
        if key in self._known and any(key):
            return self._known[key]
        found: tuple[PictogramError | None, bool]
        try:
            content = content_of(image, self._boards.files, self._limits)
            found = None, check_picture(content, self._limits)[1]
        except PictogramError as error:
            found = error, False
        self._known[key] = found
        return found

    def _note(self, kind: BoardFault, button: Button, board: Board, **more: object) -> None:
        self._remarks.add(kind, button=button.label or button.id, board=board.name or board.id, **more)


def _credits(board: Board) -> list[Credit]:
    """One for each picture; a picture that says nothing of its own goes by the board's."""
    return [image.credit or board.credit or Credit() for image in board.images]


def _note_licences(credits: list[Credit], remarks: Remarks) -> None:
    kept_inside: Counter[str] = Counter()
    silent = 0
    for credit in credits:
        terms = terms_of(credit.licence, credit.notice_url, credit.author)
        if terms in (Terms.NON_COMMERCIAL, Terms.LICENSED):
            kept_inside[credit.licence or credit.author] += 1
        elif not credit.licence and not credit.notice_url:
            silent += 1
    for licence, count in kept_inside.items():
        remarks.add(BoardFault.NON_COMMERCIAL, count=count, licence=licence)
    if silent:
        remarks.add(BoardFault.NO_LICENCE, count=silent)


def _thanks(credits: list[Credit]) -> tuple[Thanks, ...]:
    counted = Counter(
        (
            credit.author.strip(),
            credit.licence.strip(),
            credit.source_url or credit.author_url or credit.notice_url,
        )
        for credit in credits
        if credit != Credit()
    )
    return tuple(Thanks(*said, pictures=count) for said, count in counted.items())

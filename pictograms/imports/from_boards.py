"""The pictures of a board file, each once, called what the first button that shows it says."""

from __future__ import annotations

from pictograms.boards.faults import Fault, Remarks
from pictograms.boards.limits import Limits
from pictograms.boards.model import Board, BoardSet, Credit, Image
from pictograms.boards.pictures import content_of
from pictograms.errors import PictogramError
from pictograms.imports.codes import Codes
from pictograms.imports.faults import ImportFault
from pictograms.imports.prepare import Trial
from pictograms.imports.preview import Coming, Progress, Staying
from pictograms.symbols import LANGUAGES

_LONGEST_NAME = 300


class BoardPictures:
    """Goes through all boards; afterwards ``staying``, ``notes`` and ``codes_by_image`` are filled."""

    def __init__(self, boards: BoardSet, limits: Limits) -> None:
        self._boards = boards
        self._limits = limits
        self._codes = Codes()
        self._trial = Trial(limits)
        self._taken: dict[tuple[str, str, str], str] = {}
        self.notes = Remarks(limits.remarks)
        self.staying: list[Staying] = []
        self.codes_by_image: dict[tuple[str, str], str] = {}

    def all(self, progress: Progress | None = None) -> list[Coming]:
        """The pictures that will come."""
        coming = []
        for done, board in enumerate(self._boards.boards, start=1):
            labels: dict[str, str] = {}
            for button in board.buttons:
                if button.label:
                    labels.setdefault(button.image_id, button.label)
            for image in board.images:
                picture = self._picture(image, board, labels.get(image.id, ""))
                if picture is not None:
                    coming.append(picture)
            if progress is not None:
                progress(done, len(self._boards.boards))
        return coming

    def _picture(self, image: Image, board: Board, label: str) -> Coming | None:
        called = (label or image.id)[:_LONGEST_NAME]
        file = image.path or image.url[:200] or image.id
        credit = image.credit or board.credit or Credit()
        try:
            place = image.data, image.path, image.url, str(image.symbol), str(image.extra.get("data_url"))
            tried = self._trial.of(place, lambda: content_of(image, self._boards.files, self._limits))
        except PictogramError as error:
            fault = Fault(ImportFault.UNUSABLE, {"name": called, "file": file, "reason": error})
            self.staying.append(Staying(called, file, fault))
            return None
        same = tried.mark, credit.licence, credit.author
        known = self._taken.get(same)
        if known is not None:
            self.codes_by_image.setdefault((board.id, image.id), known)
            return None
        for note in tried.notes:
            self.notes.add(note, name=called, file=file)
        code = self._codes.take(called)
        self._taken[same] = code
        self.codes_by_image.setdefault((board.id, image.id), code)
        lang = board.locale[:2].casefold()
        return Coming(
            code=code,
            names={lang: called} if lang in LANGUAGES else dict.fromkeys(LANGUAGES, called),
            file=file,
            kind=tried.kind,
            licence=credit.licence or credit.notice_url,
            author=credit.author,
            source=credit.source_url or credit.author_url,
            words=(),
            fingerprint=tried.mark,
            read=lambda: content_of(image, self._boards.files, self._limits),
            names_licence=bool(credit.licence or credit.notice_url),
        )

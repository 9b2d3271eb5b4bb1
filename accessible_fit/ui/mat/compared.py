"""One of two mats that are looked at beside each other, with what has changed marked on the cards."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from accessible_fit.ui.mat.board_fit import heads_of
from accessible_fit.ui.mat.marked import Mark, MarkedPiece, Sign
from accessible_fit.ui.mat.pieces import share_words
from accessible_fit.ui.mat.places import Place, share_head_words
from accessible_fit.ui.mat.wording import MatWording
from accessible_fit.ui.resident.kit import Kit
from accessible_fit.words.catalogue import Words
from accessible_fit.words.mat_change_sentences import badge_words
from talking_mats.beside import Beside
from talking_mats.cards import Card
from talking_mats.compare import Moved
from talking_mats.model import Mat
from talking_mats.widgets.plan import Measures, Plan, showing_plan
from talking_mats.widgets.slots import lay_out

LEAST_CARD = 24
LEAST_WORD = 9.0
"""Words that would be smaller than this, in pixels, are left out: the picture gets their room."""
HEAD_SHAPE = 2.25
"""A head that is so much wider than high has its word beside the picture, which then is large."""


class Fine(Measures):
    """Measures of a picture, which nobody presses: less room between things, more for what lies there."""

    @property
    def gap(self) -> int:
        return max(4, self.px(1.6))

    @property
    def pad(self) -> int:
        return max(4, self.px(1.6))


class ComparedMat(QWidget):
    """A mat as a picture, its sides turned as told. `card_touched` carries what makes a card the same.

    `least_word` is the smallest size of words on cards, in pixels of the screen. A press beside the cards
    is `touched`.
    """

    card_touched = Signal(str)
    touched = Signal()

    def __init__(self, kit: Kit, wording: MatWording, least_word: float = LEAST_WORD) -> None:
        super().__init__()
        self._kit, self._wording = kit, wording
        self._least_word = least_word
        self._measures = Fine(kit.look.mm)
        self._room_for: Sequence[int] = ()
        self.setMouseTracking(True)
        self._mat: Mat | None = None
        self._turned = False
        self._marks: Mapping[str, Mark] = {}
        self._parts: list[tuple[Place | MarkedPiece, QPoint]] = []
        self.pieces: dict[str, MarkedPiece] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setSizePolicy(policy)

    def show_mat(self, mat: Mat, turned: bool, marks: Mapping[str, Mark], beside: Mat | None = None) -> None:
        """Show a mat with its sides turned or not; `marks` by what makes a card the same.

        Cards get as large as those on the mat `beside` this one, where both have the same places.
        """
        self._mat, self._turned, self._marks = mat, turned, marks
        same = beside is not None and beside.start.positions == mat.start.positions
        self._room_for = self._counts(beside) if same and beside is not None else ()
        self.setAccessibleName(self._told(mat))
        self._lay()

    def _told(self, mat: Mat) -> str:
        """What lies where, place by place from the left, and what is marked."""
        wording, told = self._wording, []
        for place in range(mat.start.positions):
            cards = mat.column(self._position(mat, place))
            names = [
                f"{wording.name(card)} ({self._marks[card.sameness].word})"
                if card.sameness in self._marks
                else wording.name(card)
                for card in cards
            ]
            if names:
                told.append(f"{wording.column(mat, self._position(mat, place))}: {', '.join(names)}.")
        return " ".join(told) or self._kit.words.t("No card on the mat yet.")

    def _position(self, mat: Mat, place: int) -> int:
        return mat.start.scale.screen_place(place, mat.start.positions, self._turned)

    def _counts(self, mat: Mat) -> list[int]:
        return [len(mat.column(self._position(mat, place))) for place in range(mat.start.positions)]

    # ------------------------------------------------------------------ laying out

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 140)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay()

    def _lay(self) -> None:
        mat = self._mat
        if mat is None or self.width() < 100 or self.height() < 100:
            return
        # The plan leaves room at both sides for what stands beside a board; here there is nothing.
        plan = _low(showing_plan(self.size() + QSize(48, 0), mat.start.positions, self._measures))
        self._parts, self.pieces = [], {}
        places = self._places(mat, plan)
        counts = [
            max(pair) for pair in zip(self._counts(mat), self._room_for or self._counts(mat), strict=True)
        ]
        slots = lay_out(plan.fields, counts, self.height(), self._measures, spare=False, least=LEAST_CARD)
        boxes: dict[str, QRect] = {}
        cards = {card.sameness: card for card in mat.cards.values()}
        for number in range(mat.start.positions):
            for index, card in enumerate(mat.column(self._position(mat, number))):
                box = slots.box(number, index)
                if box is not None:
                    boxes[card.sameness] = box.translated(-24, 0)
        for kit in (self._kit, replace(self._kit, show_text=False)):
            self.pieces = {key: self._piece(kit, cards[key], box) for key, box in boxes.items()}
            share_words(list(self.pieces.values()))
            if all(piece.word_pixels >= self._least_word for piece in self.pieces.values()):
                break
        self._parts += [(piece, boxes[key].topLeft()) for key, piece in self.pieces.items()]
        share_head_words(places)
        self.update()

    def _places(self, mat: Mat, plan: Plan) -> list[Place]:
        made = []
        for number, (whole, head) in enumerate(zip(plan.columns, heads_of(plan), strict=True)):
            place = Place(self._kit, self._wording.column_face(mat, self._position(mat, number)), "")
            place.resize(whole.size())
            place.set_head(head.translated(-whole.topLeft()) if not head.isEmpty() else QRect())
            self._parts.append((place, whole.topLeft() - QPoint(24, 0)))
            made.append(place)
        return made

    def _piece(self, kit: Kit, card: Card, box: QRect) -> MarkedPiece:
        piece = MarkedPiece(kit, self._wording.face(card), self._marks.get(card.sameness))
        piece.resize(box.size())
        piece.setAccessibleName(self._wording.name(card))
        return piece

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for part, corner in self._parts:
            painter.drawPixmap(corner, part.drawing(self.devicePixelRatioF()))
        painter.end()

    # ------------------------------------------------------------------ touched and lit

    def light(self, sameness: str, lit: bool) -> None:
        """Light a card because it is being said, or put it out."""
        piece = self.pieces.get(sameness)
        if piece is not None:
            piece.set_lit(lit)
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()  # otherwise the release goes to what lies behind

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        sameness = self._at(event.position().toPoint())
        if sameness is None:
            self.touched.emit()
        else:
            self.card_touched.emit(sameness)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        sameness = self._at(event.position().toPoint())
        self.setToolTip(self.pieces[sameness].accessibleName() if sameness is not None else "")

    def _at(self, point: QPoint) -> str | None:
        """The card at a point, by what makes it the same."""
        for key, piece in self.pieces.items():
            corner = next(corner for part, corner in self._parts if part is piece)
            if QRect(corner, piece.size()).contains(point):
                return key
        return None


def _low(plan: Plan) -> Plan:
    """The plan with heads no higher than lets their words stand beside their pictures."""
    head = plan.heads[0]
    spare = head.height() - round(head.width() / HEAD_SHAPE)
    if spare <= 0:
        return plan
    return replace(
        plan,
        heads=tuple(one.adjusted(0, 0, 0, -spare) for one in plan.heads),
        fields=tuple(one.adjusted(0, -spare, 0, 0) for one in plan.fields),
    )


def marks_of(words: Words, found: Beside, *, later: bool) -> dict[str, Mark]:
    """The marks of one of two mats: arrows on both for what moved, new on the later, gone on the earlier."""
    marks = {}
    wanted = (Moved.UP, Moved.DOWN, Moved.IN if later else Moved.OUT)
    for change in found.those(*wanted):
        moved = change.moved
        assert moved is not None  # it is one of those wanted
        marks[change.card.sameness] = Mark(sign_of(found, moved), badge_words(words, moved))
    return marks


def sign_of(found: Beside, moved: Moved) -> Sign:
    """Which way a card went, as both mats are shown: with the sides of the later one."""
    if moved is Moved.IN:
        return Sign.CAME
    if moved is Moved.OUT:
        return Sign.WENT
    start = found.now.start
    most = start.scale.screen_place(start.positions - 1, start.positions, found.now.turned)
    return Sign.RIGHT if (most > 0) == (moved is Moved.UP) else Sign.LEFT

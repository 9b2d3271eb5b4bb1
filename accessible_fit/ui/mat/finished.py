"""The finished mat, large, to be looked at together."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from accessible_fit.ui.mat.board_fit import heads_of
from accessible_fit.ui.mat.frames import Kind
from accessible_fit.ui.mat.pieces import Piece, Portrait, share_words
from accessible_fit.ui.mat.places import Place, share_head_words
from accessible_fit.ui.mat.wording import MatWording
from accessible_fit.ui.resident.kit import Kit
from accessible_fit.ui.resident.screen import TEXT_PIXELS, Screen
from accessible_fit.ui.resident.speaking import Utterance
from accessible_fit.ui.widgets.cards import Face
from talking_mats.model import Mat
from talking_mats.widgets.plan import Measures, showing_plan
from talking_mats.widgets.slots import lay_out

SMALLEST = 24
"""The side of a card on a picture of a mat, logical pixels."""


class MatPicture(QWidget):
    """A whole mat as one picture; its accessible name tells what lies where."""

    def __init__(self, kit: Kit, wording: MatWording) -> None:
        super().__init__()
        self._kit, self._wording = kit, wording
        self._mat: Mat | None = None
        self._parts: list[tuple[Place | Piece, QPoint]] = []

    def show_mat(self, mat: Mat) -> None:
        """Show a mat as it is now."""
        self._mat = mat
        self.setAccessibleName(self._wording.described(mat))
        self._lay()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay()

    def _lay(self) -> None:
        mat, look = self._mat, self._kit.look
        if mat is None or self.width() < 100 or self.height() < 100:
            return
        measures = Measures(look.mm)
        plan = showing_plan(self.size(), mat.start.positions, measures)
        columns = [mat.column(mat.position_at(number)) for number in range(mat.start.positions)]
        # A picture is not pressed, so its cards may be as small as they have to be.
        counts = [len(cards) for cards in columns]
        slots = lay_out(plan.fields, counts, self.height(), measures, spare=False, least=SMALLEST)
        # On small cards the pictures say more alone than with words that nobody can read.
        worded = slots.side >= look.px(20) * look.percent / 100
        kit = self._kit if worded else replace(self._kit, show_text=False)
        places = [self._place(mat, number) for number in range(mat.start.positions)]
        pieces = []
        self._parts = []
        for place, whole, head in zip(places, plan.columns, heads_of(plan), strict=True):
            place.resize(whole.size())
            place.set_head(head.translated(-whole.topLeft()) if not head.isEmpty() else QRect())
            self._parts.append((place, whole.topLeft()))
        for number, cards in enumerate(columns):
            for index, card in enumerate(cards):
                piece = Piece(kit, self._wording.face(card), Kind.CARD)
                box = slots.box(number, index)
                if box is not None:
                    piece.resize(box.size())
                    pieces.append(piece)
                    self._parts.append((piece, box.topLeft()))
        share_head_words(places)
        share_words(pieces)
        self.update()

    def _place(self, mat: Mat, number: int) -> Place:
        return Place(self._kit, self._wording.column_face(mat, mat.position_at(number)), "")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for part, corner in self._parts:
            painter.drawPixmap(corner, part.drawing(self.devicePixelRatioF()))
        painter.end()


class FinishedScreen(Screen):
    """The topic, a sentence, and the whole mat as large as there is room for."""

    def __init__(self, kit: Kit, wording: MatWording) -> None:
        super().__init__(kit, TEXT_PIXELS)
        self._wording = wording
        self._mat: Mat | None = None
        self._topic = Portrait(kit, Face("own:practice", ""), Kind.TOPIC)
        self.picture = MatPicture(kit, wording)
        for part in (self.heading, self._topic, self.picture):
            part.setParent(self)

    def show_mat(self, mat: Mat) -> None:
        """Show a mat as it is now."""
        self._mat = mat
        self._topic.show_face(self._wording.topic(mat.start))
        self.heading.say(self._wording.finished(), self.kit.show_text)
        self.picture.show_mat(mat)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        look = self.kit.look
        side = min(max(look.px(26), round(self.height() * 0.2)), look.px(46))
        # The sentence stands over the mat, the topic at its left as on the board.
        words = max(48, round(44 * look.percent / 100))
        self._topic.move(24, 0)
        self._topic.fit(QRect(0, 0, side, side).size())
        left = 24 + side
        self.heading.setGeometry(left + 24, 0, self.width() - left - 48, words)
        self.picture.setGeometry(left, words + 6, self.width() - left, self.height() - words - 10)

    def utterances(self) -> Sequence[Utterance]:
        mat = self._mat
        return [Utterance(self._wording.finished())] if mat is not None else ()

    def announcement(self) -> str:
        return f"{self._wording.finished()} {self.picture.accessibleName()}".strip()

"""Two mats beside each other: sentences, two pictures with what moved marked, and a table of every card."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from accessible_fit.ui.mat.compared import ComparedMat, marks_of, sign_of
from accessible_fit.ui.mat.marked import Sign, paint_sign
from accessible_fit.ui.mat.wording import MatWording
from accessible_fit.ui.resident.kit import Kit
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.mats.tile_row import TileRow
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.forms import side_by_side
from accessible_fit.ui.widgets.growth import grown
from accessible_fit.ui.widgets.score_bar import ScoreBar
from accessible_fit.ui.widgets.table import ValueTable
from accessible_fit.ui.widgets.texts import Panel, label, row
from accessible_fit.words.mat_change_sentences import (
    badge_words,
    change_words,
    closer_words,
    day_words,
    where_words,
)
from accessible_fit.words.mat_sentences import card_words, why_not_sentence
from talking_mats.compare import Moved
from talking_mats.scores import MatScore, WhyNot

if TYPE_CHECKING:
    from accessible_fit.instruments.model import LifeArea
    from accessible_fit.services.mats.history import HeldMat
    from talking_mats.beside import Beside

SHAPE = 0.78
SIGN = 18
ORDER = (Moved.UP, Moved.DOWN, Moved.IN, Moved.OUT, None, Moved.SAME, Moved.NEITHER)


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of two mats, the earlier first: what they are called, and a sentence for each change."""

    held: "tuple[HeldMat, HeldMat]"
    names: tuple[str, str]
    sentences: Sequence[str]
    alias: str


class ThenNow(Panel):
    """`card_chosen` carries what makes a card the same, of one that was pressed or chosen in the table."""

    card_chosen = Signal(str)

    def __init__(
        self,
        kit: StaffKit,
        drawn_with: tuple[Kit, MatWording],
        found: "Beside",
        told: Told,
    ) -> None:
        super().__init__()
        self._kit, self._found, self._told = kit, found, told
        self.pictures: list[ComparedMat] = []
        first = max(1, sum(bool(found.those(moved)) for moved in (Moved.UP, Moved.DOWN)))
        for number, sentence in enumerate(told.sentences):
            self.body.addWidget(label(sentence, "heading" if number < first else ""))
        pair = side_by_side(kit.look)
        for number, one in enumerate(told.held):
            pair.addWidget(self._mat(drawn_with, one, later=bool(number)), 1, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(pair)
        self._legend(drawn_with[0])
        self._sides_told()
        self.table = self._table()
        self.body.addWidget(self.table)

    # ------------------------------------------------------------------ pictures

    def _mat(self, drawn_with: tuple[Kit, MatWording], held: "HeldMat", later: bool) -> QWidget:
        w, found = self._kit.words, self._found
        made = QWidget()
        whole = QVBoxLayout(made)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SPACE.small)
        name = w.t("{when}: {day}", when=self._told.names[later], day=day_words(w, held.when))
        whole.addWidget(label(name, "field"))
        if not held.for_staff:
            whole.addWidget(_withheld(self._kit, self._told.alias))
            return made
        picture = _Sized(*drawn_with)
        marks = marks_of(w, found, later=later)
        picture.show_mat(held.mat, found.now.turned, marks, found.then if later else found.now)
        picture.card_touched.connect(self.card_chosen)
        self.pictures.append(picture)
        whole.addWidget(picture)
        return made

    def _legend(self, kit: Kit) -> None:
        """Say in words what the marks on the cards mean."""
        found, w, signs = self._found, self._kit.words, dict[Sign, str]()
        for moved in (Moved.UP, Moved.DOWN, Moved.IN, Moved.OUT):
            if found.those(moved):
                towards = moved in (Moved.UP, Moved.DOWN)
                scale = found.now.start.scale
                signs[sign_of(found, moved)] = (
                    closer_words(w, scale, moved) if towards else badge_words(w, moved)
                )
        if not signs or not self.pictures:
            return
        parts: list[QWidget] = []
        for sign, word in signs.items():
            tile = _SignTile(kit, sign, grown(self._kit.look, SIGN))
            pair = QWidget()
            line = row(tile, label(word, "small", wrap=False), spacing=SPACE.small)
            line.setContentsMargins(0, 0, SPACE.large, 0)
            pair.setLayout(line)
            pair.adjustSize()
            parts.append(pair)
        legend = TileRow()
        legend.fill(parts)
        self.body.addWidget(legend)

    def _sides_told(self) -> None:
        found = self._found
        if found.then.turned != found.now.turned and self.pictures:
            told = self._kit.words.t(
                "The sides had changed places between the mats. Here both are shown with the sides of the "
                "later one."
            )
            self.body.addWidget(label(told, "small"))

    # ------------------------------------------------------------------ the same as a table

    def _table(self) -> ValueTable:
        w, found = self._kit.words, self._found
        table = ValueTable(
            self._kit.look,
            w.t("The same as a table"),
            [
                w.t("Card"),
                day_words(w, found.then.steps[0].at),
                day_words(w, found.now.steps[0].at),
                w.t("What has changed"),
            ],
        )
        changes = sorted(found.changes, key=lambda one: ORDER.index(one.moved))
        table.show_rows(
            [
                [
                    card_words(w, one.card),
                    where_words(w, found.then, one.then),
                    where_words(w, found.now, one.now),
                    change_words(w, one, found.now.start.scale),
                ]
                for one in changes
            ]
        )
        table.row_chosen.connect(lambda number: self.card_chosen.emit(changes[number].card.sameness))
        return table


class ScoresThenNow(Panel):
    """The whole and each part of life on the ruler then and now, or why they have no place on it."""

    def __init__(self, kit: StaffKit, found: "Beside", areas: "Mapping[str, LifeArea]") -> None:
        w = kit.words
        super().__init__(w.t("On the scale from bad to good"))
        scores = found.found.scores
        if isinstance(scores, WhyNot):
            told = w.t("The two mats have no scores beside each other.")
            self.body.addWidget(label(f"{told} {why_not_sentence(w, scores)}"))
            return
        lines = [(w.t("The whole mat"), scores)]
        for area_id, pair in found.found.areas.items():
            if isinstance(pair, WhyNot) or len(found.found.areas) < 2:
                continue
            area = areas.get(area_id)
            lines.append((w.pick(area.name) if area is not None else area_id, pair))
        self.body.addLayout(_score_grid(kit, found, lines))
        floor = w.t(
            "A card can only lie in a few places. For the whole mat a difference of less than about {points} "
            "points may come from that alone, and for a part of life with few cards even a larger one.",
            points=w.number((scores[0].uncertainty ** 2 + scores[1].uncertainty ** 2) ** 0.5),
        )
        counted = w.t(
            "Cards made during the conversation and cards known to be liked or disliked are not counted."
        )
        self.body.addWidget(label(f"{floor} {counted}", "small"))


def _score_grid(
    kit: StaffKit, found: "Beside", lines: "list[tuple[str, tuple[MatScore, MatScore]]]"
) -> QGridLayout:
    w = kit.words
    mats = (found.then, found.now)
    grid = QGridLayout()
    grid.setHorizontalSpacing(SPACE.normal)
    grid.setVerticalSpacing(SPACE.hair)
    for column, share in enumerate((6, 5, 10, 2, 6)):
        grid.setColumnStretch(column, share)
    ends = row(label(w.tc("scale", "Bad"), "small", wrap=False), stretch_last=True)
    ends.addWidget(label(w.tc("scale", "Good"), "small", wrap=False))
    grid.addLayout(ends, 0, 2)
    at = 1
    for name, pair in lines:
        for number, (mat, score) in enumerate(zip(mats, pair, strict=True)):
            day = day_words(w, mat.steps[0].at)
            if not number:
                grid.addWidget(label(name, "field"), at, 0, 2, 1, Qt.AlignmentFlag.AlignVCenter)
            value = w.number(score.score)
            placed = w.t("{placed} of {cards} cards placed", placed=score.placed, cards=score.cards)
            grid.addWidget(label(w.day(mat.steps[0].at), "small"), at, 1)
            grid.addWidget(
                ScoreBar(kit.look, score.score, f"{name}, {day}: {value}, {placed}"),
                at,
                2,
                Qt.AlignmentFlag.AlignVCenter,
            )
            grid.addWidget(label(value, "field", wrap=False), at, 3)
            grid.addWidget(label(placed, "small"), at, 4)
            at += 1
        grid.setRowMinimumHeight(at, SPACE.small)
        at += 1
    return grid


class _Sized(ComparedMat):
    """A mat whose height follows its width."""

    def __init__(self, kit: Kit, wording: MatWording) -> None:
        super().__init__(kit, wording)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        return QSize(480, self.heightForWidth(480))

    def heightForWidth(self, width: int) -> int:
        return round(width * SHAPE)


class _SignTile(QWidget):
    """An arrow of the legend, as on the cards: light on dark."""

    def __init__(self, kit: Kit, sign: Sign, side: int) -> None:
        super().__init__()
        self._mat_kit, self._sign = kit, sign
        self.setFixedSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = self._mat_kit.look
        painter.setPen(look.colour("card"))
        painter.setBrush(look.colour("on_card"))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 4, 4)
        inside = self.rect().adjusted(4, 4, -4, -4)
        paint_sign(painter, inside.toRectF(), self._sign, self._mat_kit, "card")
        painter.end()


def _withheld(kit: StaffKit, alias: str) -> QWidget:
    w = kit.words
    return label(
        w.t(
            "{name} has not said that staff may see this picture. Look at it together, if {name} wants to.",
            name=alias,
        ),
        "soft",
    )

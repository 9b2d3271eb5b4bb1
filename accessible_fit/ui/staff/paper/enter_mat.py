"""Entering a mat that was laid on a table: which, whose and when, then each card beside a photo."""

from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from accessible_fit.ui.staff.desk import Shift
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.paper.add_card import AddCard
from accessible_fit.ui.staff.paper.card_row import CardRow, places_of
from accessible_fit.ui.staff.paper.entering import EnteringPage
from accessible_fit.ui.staff.paper.head import HeadFields
from accessible_fit.ui.staff.paper.mat_choice import MatChoice, for_person
from accessible_fit.ui.staff.paper.photo_side import PhotoSide
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.growth import grown
from accessible_fit.ui.widgets.picture import PictureTile
from accessible_fit.ui.widgets.texts import Panel, clear, label, row, rule

if TYPE_CHECKING:
    from accessible_fit.services.mats.talk import MatPlan
    from accessible_fit.services.mats.topics import Offer
    from accessible_fit.services.paper.mat import MatBefore, PaperMat
    from accessible_fit.services.residents import PersonCard
    from talking_mats.cards import Card

WIDTH = 1440
LOWEST = 360
LEGEND = 26
ACROSS = 3


class Step(IntEnum):
    """Where entering stands."""

    WHICH = 0
    CARDS = 1


class EnterMatPage(EnteringPage):
    """Two sheets: which mat, and where each card lay."""

    def __init__(self, kit: StaffKit, shift: Shift, person_id: UUID) -> None:
        super().__init__(kit, shift, person_id, kit.words.t("Enter a paper mat"), WIDTH)
        self._language = kit.words.language
        self.step = Step.WHICH
        self.choice: MatChoice | None = None
        self.rows: list[CardRow] = []
        self._plan: MatPlan | None = None
        self._photos: dict[str, bytes] = {}
        self.added: list[Card] = []
        self.side = PhotoSide(kit)
        self.side.file_chosen.connect(self.read_photo)
        self._which = QWidget()
        self._which_column = QVBoxLayout(self._which)
        self._which_column.setContentsMargins(0, 0, 0, 0)
        self._which_column.setSpacing(SPACE.large)
        self._laying = self._make_laying()
        self._scroll.viewport().installEventFilter(self)
        for sheet in (self._which, self._laying):
            sheet.hide()
            self.column.addWidget(sheet)

    # ------------------------------------------------------------------ building

    def _make_laying(self) -> QWidget:
        """The photo at the left, the cards at the right; with large text the cards stand below it."""
        holder = QWidget()
        down, right = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        whole = QBoxLayout(down if self._stacked else right, holder)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SPACE.large)
        whole.addWidget(self.side, 1)
        side = QVBoxLayout()
        side.setSpacing(SPACE.small)
        self._legend = QVBoxLayout()
        side.addLayout(self._legend)
        cards = QWidget()
        cards.setObjectName("cards")
        cards.setStyleSheet("#cards { background: transparent; }")
        self._cards = QVBoxLayout(cards)
        self._cards.setContentsMargins(0, 0, SPACE.medium, 0)
        self._cards.setSpacing(SPACE.medium)
        self._cards.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._card_scroll = QScrollArea()
        self._card_scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._card_scroll.setWidgetResizable(True)
        self._card_scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._card_scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._card_scroll.setWidget(cards)
        self._card_scroll.viewport().setAutoFillBackground(False)
        side.addWidget(self._card_scroll, 1)
        whole.addLayout(side, 1)
        return holder

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._scroll.viewport():
            # Photo and cards fill what can be seen: neither has to be scrolled away from the other.
            room = max(LOWEST, self._scroll.viewport().height() - SPACE.small - SPACE.wide)
            self._laying.setFixedHeight(2 * room if self._stacked else room)
        return False

    def shown(self) -> None:
        if self.choice is None:
            self.load(self._fetch, self._lay_out)

    def _fetch(self) -> "tuple[PersonCard, MatBefore, Offer]":
        desk, actor, person_id = self._shift.desk, self._shift.actor, self._person_id
        return (
            desk.residents.card(actor, person_id),
            desk.paper.mats.before(actor, person_id),
            desk.mat_topics.offered(actor, person_id),
        )

    def _lay_out(self, fetched: "tuple[PersonCard, MatBefore, Offer]") -> None:
        w, (card, before, offer) = self.kit.words, fetched
        self._alias, self._language = card.person.alias, card.profile.language.value
        self._photos = dict(offer.photos)
        self.choice = MatChoice(self.kit, for_person(offer), self._photos, offer.turned, offer.plain)
        self.head = HeadFields(self.kit, self._shift.actor.user_id, before.colleagues)
        answer, mat = Panel(w.t("The answer")), Panel(w.t("The mat"))
        answer.body.addWidget(self.head)
        mat.body.addWidget(self.choice)
        self._which_column.addWidget(mat)
        self._which_column.addWidget(answer)
        self._go(Step.WHICH)

    # ------------------------------------------------------------------ from sheet to sheet

    def _go(self, step: Step) -> None:
        w = self.kit.words
        self.step = step
        self.once_more.hide()
        self.notice.hide()
        self._which.setVisible(step is Step.WHICH)
        self._laying.setVisible(step is Step.CARDS)
        told = {
            Step.WHICH: w.t("Step 1 of 2. Which mat is it?"),
            Step.CARDS: w.t("Step 2 of 2. Where did each card lie?"),
        }
        text = w.t("Keep the mat") if step is Step.CARDS else w.tc("step", "Next")
        self._show_step(w.t("Enter a mat for {name}", name=self._alias), told[step], text)

    def first_focus(self) -> QWidget:
        if self.step is Step.WHICH and self.choice is not None:
            return self.choice.topic
        if self.step is Step.CARDS:
            return self.side.first_focus()
        return self.heading

    def _one_back(self) -> None:
        if self.step is Step.WHICH:
            self.left.emit()
        else:
            self._go(Step.WHICH)

    def _on(self) -> None:
        if self.step is Step.WHICH:
            self._to_cards()
        else:
            self._keep(again=False)

    def _to_cards(self) -> None:
        assert self.choice is not None and self.head is not None  # laid out before anything is pressed
        head, plan = self.head.read(), self.choice.plan()
        if not plan.cards:
            self.notice.say(self.kit.words.t("No card is chosen. Choose at least one."))
            return
        if head is None:
            return

        def fine() -> None:
            if plan != self._plan:
                self._fill(plan)
            self._go(Step.CARDS)

        self._check_day(head.day, fine)

    # ------------------------------------------------------------------ the cards

    def _fill(self, plan: "MatPlan") -> None:
        """Make a row for each card; cards that stay keep where they were said to lie."""
        before = {one.card_id: one for one in self.rows if self._same_places(plan)}
        chosen = {card_id: one.where() for card_id, one in before.items() if one.chosen}
        self._plan = plan
        clear(self._cards)
        clear(self._legend)
        self._legend.addWidget(self._meanings(plan))
        self.rows = []
        for card in (*plan.in_order, *self.added):
            made = self._add_row(card, plan)
            if card.id in chosen:
                made.choose(chosen[card.id])
        self.adding = AddCard(self.kit, self._alias)
        self.adding.written.connect(self._add_own)
        self._cards.addWidget(self.adding)

    def _add_row(self, card: "Card", plan: "MatPlan") -> CardRow:
        made = CardRow(self.kit, card, plan, self._photos, added=card in self.added)
        made.changed.connect(self.notice.hide)
        made.unwanted.connect(lambda: self._take_away(card))
        for widget in (made, rule()):
            self._cards.insertWidget(2 * len(self.rows) + int(widget is not made), widget)
        self.rows.append(made)
        return made

    def _add_own(self, word: str) -> None:
        """A card that the person made on the table comes after the others."""
        from accessible_fit.services.mats.talk import new_mat_id
        from talking_mats.cards import blank_card

        plan = self._plan
        assert plan is not None  # filled before the cards are shown
        if len(self.rows) >= plan.limit:
            self.adding.show_error(self.kit.words.t("{n} cards are the most that a mat holds.", n=plan.limit))
            return
        self.added.append(blank_card(new_mat_id(), word, self._language))
        made = self._add_row(self.added[-1], plan)
        self.adding.word.clear()
        made.show()  # what is not seen yet takes no focus
        made.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, made, lambda: self._card_scroll.ensureWidgetVisible(made))

    def _take_away(self, card: "Card") -> None:
        assert self._plan is not None  # filled before the cards are shown
        self.added.remove(card)
        self._fill(self._plan)
        self.adding.word.setFocus(Qt.FocusReason.OtherFocusReason)

    def _same_places(self, plan: "MatPlan") -> bool:
        now = self._plan
        return now is not None and (now.scale.id, now.positions) == (plan.scale.id, plan.positions)

    def _meanings(self, plan: "MatPlan") -> QWidget:
        """What the pictures on the buttons mean."""
        made = QWidget()
        across = ACROSS - int(self._stacked)
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE.normal)
        grid.setVerticalSpacing(SPACE.hair)
        named = [
            (draw, told)
            for draw, told, where in places_of(self.kit, plan)
            if plan.positions == 3 or not isinstance(where, int) or where % 2 == 0
        ]
        for number, (draw, told) in enumerate(named):
            tile = PictureTile(self.kit.look, draw, grown(self.kit.look, LEGEND))
            grid.addLayout(
                row(tile, label(told, "small", wrap=False), spacing=SPACE.small), *divmod(number, across)
            )
        grid.setColumnStretch(across, 1)
        return made

    def read_photo(self, path: Path) -> None:
        """Read a photo and show it; what can not be used is told, and the photo before stays."""
        from pictograms.photos import read_photo_file

        self.notice.hide()
        self.load(lambda: read_photo_file(path), self.side.show_photo)

    # ------------------------------------------------------------------ keeping

    def _keep(self, again: bool) -> None:
        left = next((one for one in self.rows if not one.chosen), None)
        if left is not None:
            self._ask_for(left)
            return
        paper, raw = self._read(), self.side.raw
        if paper is None:
            return
        desk, actor = self._shift.desk, self._shift.actor

        def work() -> UUID:
            from dataclasses import replace

            from accessible_fit.services.paper.mat import clean_photo

            whole = paper if raw is None else replace(paper, photo=clean_photo(raw))
            return desk.paper.mats.keep(actor, whole, again)

        self._keep_by(work)

    def _ask_for(self, left: CardRow) -> None:
        w = self.kit.words
        count = sum(not one.chosen for one in self.rows)
        self.notice.say(
            w.tn(
                "{n} card is left. Say where it lay, or that it was not placed.",
                "{n} cards are left. Say where each lay, or that it was not placed.",
                count,
            ),
            take_focus=False,
        )
        self._card_scroll.ensureWidgetVisible(left)
        left.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _read(self) -> "PaperMat | None":
        from accessible_fit.services.paper.mat import PaperMat

        assert self.head is not None and self._plan is not None  # filled before the cards are shown
        head = self.head.read()
        if head is None:
            self._go(Step.WHICH)
            return None
        return PaperMat(
            self._person_id,
            self._plan,
            self._language,
            head.day,
            {one.card_id: one.where() for one in self.rows},
            head.how,
            head.who,
            head.view,
            head.led_by,
            added=tuple(self.added),
        )

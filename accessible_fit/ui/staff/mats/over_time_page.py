"""Mats over time: what the person has said of a topic then and now, and one card's line over the years."""

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from accessible_fit.ui.staff.desk import Shift
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.mats.card_line import CardLine
from accessible_fit.ui.staff.mats.film import Film, Frame
from accessible_fit.ui.staff.mats.mat_kit import mat_kit
from accessible_fit.ui.staff.mats.then_now import ScoresThenNow, ThenNow, Told
from accessible_fit.ui.staff.page import Page
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.empty import EmptyState
from accessible_fit.ui.widgets.flow import FlowRow
from accessible_fit.ui.widgets.forms import Choices, Field
from accessible_fit.ui.widgets.growth import grown
from accessible_fit.ui.widgets.holder import Holder
from accessible_fit.ui.widgets.picture_button import PictureButton
from accessible_fit.ui.widgets.select import Select
from accessible_fit.ui.widgets.tab_order import tab_inside
from accessible_fit.ui.widgets.texts import Panel, label
from accessible_fit.words.mat_change_sentences import (
    change_sentences,
    day_words,
    nothing_to_compare_sentence,
    teller_words,
)
from talking_mats.beside import Beside, beside
from talking_mats.errors import NothingToCompare

if TYPE_CHECKING:
    from accessible_fit.services.mats.history import HeldMat, MatLine, MatsTogether, Teller, TopicLine
    from accessible_fit.ui.mat.wording import MatWording
    from accessible_fit.ui.resident.kit import Kit

WIDTH = 1160
CHOICE_WIDTH = 420
TOPIC_PICTURE = 32


class MatsOverTimePage(Page):
    """A film strip of the mats of one topic; the chosen one beside the one before it, or another.

    It opens with the topic of `conversation_id` and its mat chosen, otherwise with the latest. `left` leads
    back, `review_wanted` to a conversation, `together_wanted` to the person's screen.
    """

    left = Signal()
    review_wanted = Signal(object)
    together_wanted = Signal(object)

    def __init__(
        self, kit: StaffKit, shift: Shift, person_id: UUID, conversation_id: UUID | None = None
    ) -> None:
        w = kit.words
        super().__init__(kit, w.t("Mats over time"), WIDTH)
        self._shift = shift
        self._person_id = person_id
        self._conversation_id = conversation_id
        self._topics: tuple[TopicLine, ...] = ()
        self._line: MatLine | None = None
        self._offered: list[Teller] = []
        self._drawn_with: tuple[Kit, MatWording] | None = None
        self.together_now: Beside | None = None
        self.set_back(w.t("Person"), self.left.emit)
        self.together = self.set_primary(w.t("Look together"), self._look_together)
        self.together.hide()

    def shown(self) -> None:
        if not self._topics:
            desk, actor = self._shift.desk, self._shift.actor
            self.load(
                lambda: (
                    desk.mat_history.topics(actor, self._person_id),
                    desk.mat_history.found_in(actor, self._conversation_id),
                ),
                self._lay_out,
            )

    # ------------------------------------------------------------------ which mats

    def _lay_out(self, fetched: "tuple[tuple[TopicLine, ...], tuple[str, Teller] | None]") -> None:
        w = self.kit.words
        self._topics, wanted = fetched
        if not self._topics:
            nothing = EmptyState(
                self.kit.tile("own:mat", 112),
                w.t("No mat yet"),
                w.t("When mats about the same topic have been laid, they are shown here beside each other."),
            )
            self.column.addWidget(nothing)
            return
        by_id: dict[str, TopicLine] = {}
        for one in self._topics:
            by_id.setdefault(one.topic_id, one)
        self._ids = list(by_id)
        topic_id, teller = wanted if wanted is not None else (self._ids[0], None)
        self.topics = FlowRow(w.t("Topic"), lambda number: self._choose_topic(self._ids[number]))
        self.topics.fill(
            [
                PictureButton(
                    self.kit.look,
                    self.kit.drawing(one.picture or "own:more"),
                    w.pick(one.name),
                    TOPIC_PICTURE,
                )
                for one in by_id.values()
            ],
            chosen=self._ids.index(topic_id) if topic_id in self._ids else 0,
        )
        panel = Panel()
        panel.body.addWidget(self.topics)
        self._tellers, self._body, self._pair = Holder(), Holder(), Holder()
        panel.body.addWidget(self._tellers)
        self._all = _column([panel, self._body])
        self.column.addWidget(self._all)
        self._choose_topic(self._ids[self.topics.chosen()], teller)

    def _choose_topic(self, topic_id: str, teller: "Teller | None" = None) -> None:
        """Show a topic: the person's own mats before those of anybody else."""
        tellers = [one.teller for one in self._topics if one.topic_id == topic_id]
        tellers.sort(key=lambda one: not one.own)
        self._tellers.let_go()
        self._offered = tellers if len(tellers) > 1 else []
        self._fetch(topic_id, teller if teller in tellers else tellers[0])

    def _offer_tellers(self, line: "MatLine") -> None:
        """Let somebody else's mats be chosen as well; nothing is offered where there are none."""
        w, tellers = self.kit.words, self._offered
        if not tellers or self._tellers.held is not None:
            return
        said = [
            (number, teller_words(w, line.alias, one.who, one.view, group=one.group))
            for number, one in enumerate(tellers)
        ]
        whose = Choices(self.kit.look, said, tellers.index(line.teller), across=False)
        self.whose = whose
        self._tellers.hold(Field(w.t("Whose mats"), whose))
        whose.changed.connect(lambda: self._fetch(line.topic_id, tellers[whose.value() or 0]))

    def _fetch(self, topic_id: str, teller: "Teller") -> None:
        desk, actor, person_id = self._shift.desk, self._shift.actor, self._person_id
        words = self.kit.words

        def work() -> "tuple[MatLine, dict[str, bytes]]":
            own = desk.pictures.shown_to(actor, person_id)
            line = desk.mat_history.line(actor, person_id, topic_id, teller)
            if line.mats:  # the names of months are read from the disk here, where nobody waits for them
                day_words(words, line.mats[0].when)
            return line, {key: one.data for key, one in own.items()}

        self.load(work, self._show_line)

    # ------------------------------------------------------------------ the strip

    def _show_line(self, fetched: "tuple[MatLine, dict[str, bytes]]") -> None:
        w = self.kit.words
        line, own = fetched
        self._line = line
        self.set_title(w.t("Mats over time"), line.alias)
        self._offer_tellers(line)
        self._drawn_with = mat_kit(self.kit, line, own)
        self.film = Film(self.kit, w.t("Mats by date"), self._choose_mat)
        panel = Panel(w.t("Mats by date"))
        panel.body.addWidget(self.film)
        others = [(number, w.day(one.when)) for number, one in enumerate(line.mats)]
        self.other: Select[int] = Select(self.kit.look, others, 0)
        self.other_field = Field(w.t("Beside the mat from"), self.other)
        self.other_field.setMaximumWidth(grown(self.kit.look, CHOICE_WIDTH))
        panel.body.addWidget(self.other_field)
        self._pair = Holder()
        self.cards = None
        parts: list[QWidget] = [panel, self._pair]
        if line.laid:
            self.cards = CardLine(self.kit, line, self._shift.desk.areas, self._latest_moved(line))
            self.cards.conversation_chosen.connect(self.review_wanted)
            parts.append(self.cards)
        chosen = self._first_chosen(line)
        self.film.fill([self._frame(one, line.mats[-1].mat.turned) for one in line.mats], chosen)
        self._body.hold(_column(parts))
        self.other.currentIndexChanged.connect(lambda _: self._show_pair())
        self._choose_mat(chosen)

    def _first_chosen(self, line: "MatLine") -> int:
        for number, one in enumerate(line.mats):
            if one.conversation_id == self._conversation_id:
                return number
        laid = [number for number, one in enumerate(line.mats) if not one.empty]
        return laid[-1] if laid else len(line.mats) - 1

    def _frame(self, held: "HeldMat", turned: bool) -> Frame:
        assert self._drawn_with is not None  # it comes with the line
        kit, wording = self._drawn_with
        return Frame(self.kit, held, kit.pixmaps, wording.described(held.mat), turned=turned)

    def _latest_moved(self, line: "MatLine") -> str:
        """The card that moved last, which its own line is most wanted of."""
        for then, now in reversed(list(pairwise(line.laid))):
            if seen := beside(then.mat, now.mat).seen:
                return seen[0].card.sameness
        return ""

    # ------------------------------------------------------------------ two of them

    def _choose_mat(self, number: int) -> None:
        """Show a mat beside the one before it; the first one beside the next."""
        line = self._line
        assert line is not None  # the strip comes with it
        self._at = number
        self.film.bring(number)
        self.other.blockSignals(True)
        laid = [at for at, one in enumerate(line.mats) if not one.empty and at != number]
        before = [at for at in laid if at < number]
        self.other.offer([(at, self.kit.words.day(line.mats[at].when)) for at in laid], -1)
        if laid:
            self.other.choose(before[-1] if before else laid[0])
        self.other.blockSignals(False)
        self.other_field.setVisible(len(laid) > 1)
        self._show_pair()

    def _show_pair(self) -> None:
        line, w = self._line, self.kit.words
        assert line is not None and self._drawn_with is not None  # the strip comes with them
        self.together_now = None
        self.then_now = None
        one = line.mats[self._at]
        other = line.mats[self.other.value()] if self.other.count() else one
        try:
            found = beside(one.mat, other.mat)
        except NothingToCompare as failure:
            self.film.mark({})
            self.together.hide()
            panel = Panel()
            alone = w.t(
                "There is one mat about this. When there is another, they can be laid beside each other."
            )
            told = alone if len(line.mats) == 1 else nothing_to_compare_sentence(w, failure)
            panel.body.addWidget(label(told))
            self._hold_pair(panel)
            return
        held = (one, other) if found.then is one.mat else (other, one)
        numbers = [line.mats.index(each) for each in held]
        latest = held[1] is line.laid[-1]
        names = (w.t("Then"), w.t("Now")) if latest else (w.t("Earlier"), w.t("Later"))
        self.film.mark(dict(zip(numbers, names, strict=True)))
        said = change_sentences(w, found, latest=latest)
        self.then_now = ThenNow(self.kit, self._drawn_with, found, Told(held, names, said, line.alias))
        self.then_now.card_chosen.connect(self._follow)
        self._hold_pair(_column([self.then_now, ScoresThenNow(self.kit, found, self._shift.desk.areas)]))
        self.together_now = found
        self.together.setVisible(line.teller.own)

    def _hold_pair(self, pair: QWidget) -> None:
        self._pair.hold(pair)
        tab_inside(self._all)

    def _follow(self, sameness: str) -> None:
        if self.cards is not None:
            self.cards.follow(sameness)

    def _look_together(self) -> None:
        found = self.together_now
        if found is None:
            return
        desk, actor, person_id = self._shift.desk, self._shift.actor, self._person_id

        def work() -> "MatsTogether":
            return desk.mat_history.together(actor, person_id, found.then.id, found.now.id)

        self.save(work, self.together_wanted.emit)


def _column(parts: Sequence[QWidget]) -> QWidget:
    made = QWidget()
    whole = QVBoxLayout(made)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.setSpacing(SPACE.large)
    for part in parts:
        whole.addWidget(part)
    return made

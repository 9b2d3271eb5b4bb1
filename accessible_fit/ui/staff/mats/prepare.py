"""Preparing a mat in under a minute: topic, top scale, cards, and how they may lie."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from accessible_fit.ui.staff.desk import Shift
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.mats.card_list import CardList, Listed
from accessible_fit.ui.staff.mats.drawing import card_drawing
from accessible_fit.ui.staff.mats.own_card import OwnCardForm
from accessible_fit.ui.staff.mats.scale_choice import ScaleChoice
from accessible_fit.ui.staff.mats.tile_row import TileRow
from accessible_fit.ui.staff.preparation import Preparation
from accessible_fit.ui.staff.took_part import taking_part
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.flow import FlowRow
from accessible_fit.ui.widgets.forms import Choices, Field
from accessible_fit.ui.widgets.growth import grown
from accessible_fit.ui.widgets.holder import Holder
from accessible_fit.ui.widgets.picture import PictureTile
from accessible_fit.ui.widgets.picture_button import PictureButton
from accessible_fit.ui.widgets.select import Select
from accessible_fit.ui.widgets.texts import Panel, button, label, row
from accessible_fit.ui.widgets.ticks import Tick
from accessible_fit.words.mat_sentences import quoted
from db.vocabulary import OwnCardKind
from talking_mats.cards import MAX_CARDS, CardKind

if TYPE_CHECKING:
    from accessible_fit.services.mats.setup import CardWish
    from accessible_fit.services.mats.talk import MatPlan
    from accessible_fit.services.mats.topics import Offer, OfferedTopic
    from accessible_fit.services.residents import PersonCard
    from db.records import OwnCard
    from talking_mats.cards import Card

TOPIC_PICTURE = 36
CARD_TILE = 48


class MatPreparation(Preparation):
    """Everything is filled in as it was last time, so that "start" can be pressed at once."""

    picture = "own:mat"

    def __init__(self, kit: StaffKit, shift: Shift, card: "PersonCard") -> None:
        super().__init__(kit)
        self._wanted = ""
        self.word = kit.words.tc("conversation", "Mat")
        self._shift = shift
        self._person = card.person
        self.offer: Offer | None = None
        self._now: OfferedTopic | None = None
        self._form: OwnCardForm | None = None
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(SPACE.large)
        self._trouble = label("")
        self._trouble.setProperty("tone", "alarm")
        self._trouble.hide()
        self._whole.addWidget(self._trouble)

    def take_asked(self, asked: str, kind: str) -> bool:
        self._wanted = asked.partition(":")[2]
        return kind == "mat"

    def shown(self) -> None:
        if self.offer is None:
            self._load(self._lay_out)

    def _load(self, done: "Callable[[Offer], None]") -> None:
        desk, actor, person_id = self._shift.desk, self._shift.actor, self._person.id
        self.kit.background.run(
            lambda: desk.mat_topics.offered(actor, person_id), done, self._failed, owner=self
        )

    def _failed(self, problem: Exception) -> None:
        self._trouble.setText("! " + " ".join(self.kit.words.error(problem)))
        self._trouble.show()

    # ------------------------------------------------------------------ building

    def _lay_out(self, offer: "Offer") -> None:
        self.offer = offer
        for panel in (self._topics(offer), self._scales(offer), self._cards(), self._ways(offer)):
            self._whole.addWidget(panel)
        self.taking_part = taking_part(self.kit)
        self._whole.addWidget(self.taking_part)
        known = {one.topic.id: number for number, one in enumerate(offer.topics)}
        self._choose(known.get(self._wanted, known[offer.suggested]))

    def _topics(self, offer: "Offer") -> Panel:
        w, look = self.kit.words, self.kit.look
        panel = Panel(w.t("Topic"))
        self.topics = FlowRow(w.t("Topic"), self._choose)
        self.topics.fill(
            [
                PictureButton(
                    look, self.kit.drawing(one.topic.picture), w.pick(one.topic.name), TOPIC_PICTURE
                )
                for one in offer.topics
            ]
        )
        self.question: Select[int] = Select(look, [(0, "")], 0)
        self._last = label("", "small")
        panel.body.addWidget(self.topics)
        panel.body.addWidget(Field(w.t("Begin by asking"), self.question))
        panel.body.addWidget(self._last)
        return panel

    def _scales(self, offer: "Offer") -> Panel:
        panel = Panel(self.kit.words.t("Top scale"))
        self.scale = ScaleChoice(self.kit, offer.plain)
        panel.body.addWidget(self.scale)
        return panel

    def _cards(self) -> Panel:
        w = self.kit.words
        panel = Panel(w.t("Cards"))
        self.count = label("", "soft")
        self.tiles = TileRow()
        self.open = button(w.t("Choose and order the cards"))
        self.open.clicked.connect(lambda _=False: self._open_list())
        self.more = button(w.t("Add a card"))
        self.more.clicked.connect(lambda _=False: self._new_card())
        self.list = CardList(self.kit)
        self.list.changed.connect(self._count)
        self.list.hide()
        self._form_place = Holder()
        self._form_place.let_go()
        panel.body.addWidget(self.count)
        panel.body.addWidget(self.tiles)
        panel.body.addWidget(self.list)
        panel.body.addWidget(self._form_place)
        panel.body.addLayout(row(self.open, self.more))
        return panel

    def _ways(self, offer: "Offer") -> Panel:
        w, look = self.kit.words, self.kit.look
        panel = Panel(w.t("How the cards may lie"))
        self.positions: Choices[int] = Choices(
            look, [(3, w.t("In the columns only")), (5, w.t("Also between the columns"))], 3, across=False
        )
        self.positions.setAccessibleName(w.t("How the cards may lie"))
        self.turned = Tick(look, w.t("Left and right change places"), offer.turned)
        self.known = Tick(look, "", ticked=True)
        self.known.toggled.connect(lambda _on: self._count())
        for part in (self.positions, self.turned, self.known):
            panel.body.addWidget(part)
        return panel

    # ------------------------------------------------------------------ choosing

    def _choose(self, number: int) -> None:
        assert self.offer is not None  # there are no topics before
        self._now = now = self.offer.topics[number]
        w = self.kit.words
        self.topics.mark(number)
        self.question.offer([(n, w.pick(text)) for n, text in enumerate(now.topic.questions)], 0)
        self._last.setText(
            w.t("Last talked about {day}. The same cards and top scale are suggested.", day=w.day(now.last))
            if now.last is not None
            else ""
        )
        self._last.setVisible(now.last is not None)
        self.scale.choose(now.scale_id)
        self._set_positions(now.positions)
        self._fill(now, now.ticked)
        self._name_known(now)

    def _set_positions(self, positions: int) -> None:
        for dot, value in zip(self.positions.dots, (3, 5), strict=True):
            dot.setChecked(value == positions)

    def _fill(self, now: "OfferedTopic", ticked: frozenset[str]) -> None:
        assert self.offer is not None  # the cards come with it
        # What is ticked comes first, so that it is seen at once what the person meets.
        cards = sorted(now.cards, key=lambda card: card.id not in ticked)
        self.list.fill(
            [Listed(card, card.id in ticked, self._mark(card)) for card in cards], self.offer.photos
        )
        self._count()

    def _mark(self, card: "Card") -> str:
        return self.kit.words.t("own card") if card.kind is CardKind.OWN else ""

    def _name_known(self, now: "OfferedTopic") -> None:
        w = self.kit.words
        words = [quoted(w, w.pick(card.words)) for card in now.known]
        text = w.t("Mix in cards that are known to be liked or disliked: {cards}", cards=", ".join(words))
        self.known.setText(text)
        self.known.setAccessibleName(text)
        self.known.setVisible(bool(now.known))

    def _open_list(self) -> None:
        self.list.show()
        self.open.hide()
        self.tiles.hide()
        self.list.rows[0].tick.setFocus(Qt.FocusReason.OtherFocusReason)

    def _count(self) -> None:
        w, chosen = self.kit.words, self.list.chosen()
        n = len(chosen) + len(self._known())
        too_many = n > MAX_CARDS
        told = w.tn("{n} card.", "{n} cards.", n)
        if too_many:
            told = w.t(
                "{n} cards are too many to look over. Untick some, so that {most} are left.",
                n=n,
                most=MAX_CARDS,
            )
        elif not chosen:
            told = w.t("Tick at least one card.")
        self.count.setText(told)
        self.count.setProperty("tone", "watch" if too_many or not chosen else "")
        self.count.style().unpolish(self.count)
        self.count.style().polish(self.count)
        self._show_tiles(chosen)
        self.readiness_changed.emit()

    def _show_tiles(self, cards: "tuple[Card, ...]") -> None:
        assert self.offer is not None  # the photos come with it
        w, look, photos = self.kit.words, self.kit.look, self.offer.photos
        side = grown(look, CARD_TILE)
        self.tiles.fill(
            [
                PictureTile(look, card_drawing(self.kit, card, photos), side, w.pick(card.words))
                for card in cards
            ]
        )

    def _known(self) -> "tuple[Card, ...]":
        if self._now is None or not self.known.isChecked():
            return ()
        return self._now.known

    # ------------------------------------------------------------------ a card of one's own

    def _new_card(self) -> None:
        w = self.kit.words
        if self._form is not None:
            return
        kinds = [(OwnCardKind.OWN, w.t("A card of the topic"))]
        self._form = OwnCardForm(self.kit, self._shift, kinds)
        self._form.wished.connect(self._keep_card)
        self._form.left.connect(self._close_form)
        self._form.failed.connect(self._failed)
        self._form_place.hold(self._form)
        self.more.hide()
        self._form.words_sv.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_form(self) -> None:
        self._form_place.let_go()
        self._form = None
        self.more.show()
        self.more.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep_card(self, wish: "CardWish") -> None:
        from accessible_fit.services.mats.setup import Whose

        desk, actor, person = self._shift.desk, self._shift.actor, self._person
        assert self._now is not None  # the form belongs to a topic
        topic_id = self._now.topic.id
        self._trouble.hide()
        self.kit.background.run(
            lambda: desk.mat_setup.add_card(actor, Whose(person.unit_id, person.id), topic_id, wish),
            self._card_kept,
            self._failed,
            owner=self,
        )

    def _card_kept(self, kept: "OwnCard") -> None:
        ticked = {card.id for card in self.list.chosen()} | {str(kept.id)}

        def again(offer: "Offer") -> None:
            self.offer = offer
            assert self._now is not None  # the card was made for it
            self._now = offer.topic(self._now.topic.id)
            self._fill(self._now, frozenset(ticked))
            self._close_form()

        self._load(again)

    # ------------------------------------------------------------------ beginning

    @property
    def ready(self) -> bool:
        if self.offer is None or self._now is None:
            return False
        return bool(self.list.chosen()) and len(self.list.chosen()) + len(self._known()) <= MAX_CARDS

    def first_focus(self) -> QWidget | None:
        if self.offer is None:
            return None
        return self.topics.buttons[max(self.topics.chosen(), 0)]

    def plan(self) -> "MatPlan":
        """Return what is chosen."""
        from accessible_fit.services.mats.talk import MatPlan

        assert self._now is not None  # ready
        return MatPlan(
            self._now.topic,
            self.scale.value(),
            self.list.chosen(),
            positions=self.positions.value() or 3,
            turned=self.turned.isChecked(),
            known=self._known(),
            question=self._now.topic.questions[self.question.value()],
            group=self.taking_part.group.isChecked(),
        )

    def begin(self) -> Callable[[], object]:
        plan, desk, actor, person_id = self.plan(), self._shift.desk, self._shift.actor, self._person.id
        return lambda: desk.mats.begin(actor, person_id, plan)

"""Which mat: topic, top scale, places and cards, for printing one or for one that was laid."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.mats.drawing import card_drawing
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.doors import DoorRow
from accessible_fit.ui.widgets.forms import Choices, Field, side_by_side
from accessible_fit.ui.widgets.picture_button import PictureButton
from accessible_fit.ui.widgets.select import Select
from accessible_fit.ui.widgets.texts import clear, label
from accessible_fit.ui.widgets.ticks import Tick
from talking_mats.scales import top_scale, top_scales

if TYPE_CHECKING:
    from accessible_fit.services.mats.talk import MatPlan
    from accessible_fit.services.mats.topics import Offer
    from talking_mats.cards import Card
    from talking_mats.topic import Topic

CARD = 30


@dataclass(frozen=True, slots=True)
class TopicChoice:
    """A topic with all its cards, and what to begin with."""

    topic: "Topic"
    cards: "tuple[Card, ...]"
    ticked: frozenset[str]
    scale_id: str
    positions: int


def for_anybody(topics: "Sequence[Topic]") -> list[TopicChoice]:
    """Return the topics as they are when nobody in particular is meant."""
    return [
        TopicChoice(one, one.cards, frozenset(card.id for card in one.cards), one.scale, 3) for one in topics
    ]


def for_person(offer: "Offer") -> list[TopicChoice]:
    """Return the topics as one person meets them, the one talked about last first."""
    made = [
        TopicChoice(one.topic, one.cards, one.ticked, one.scale_id, one.positions) for one in offer.topics
    ]
    return sorted(made, key=lambda one: one.topic.id != offer.suggested)


class MatChoice(QWidget):
    """The fields. `photos` are encoded pictures by the reference on a card."""

    def __init__(
        self,
        kit: StaffKit,
        topics: Sequence[TopicChoice],
        photos: Mapping[str, bytes],
        turned: bool = False,
        plain: bool = False,
    ) -> None:
        super().__init__()
        w = kit.words
        self._kit = kit
        self._topics = list(topics)
        self._photos = photos
        self.cards: dict[str, PictureButton] = {}
        self.topic: Select[int] = Select(
            kit.look, [(n, w.pick(one.topic.name)) for n, one in enumerate(self._topics)], 0
        )
        self.scale: Select[str] = Select(
            kit.look,
            [(one.id, w.pick(one.name)) for one in top_scales().values()],
            self._topics[0].scale_id,
        )
        self.positions: Choices[int] = Choices(
            kit.look,
            [(3, w.t("In the columns only")), (5, w.t("Also between the columns"))],
            self._topics[0].positions,
            across=False,
        )
        self.turned = Tick(kit.look, w.t("Left and right change places"), turned)
        self.plain = Tick(kit.look, w.t("Plain pictures instead of faces"), plain)
        self.topic.currentIndexChanged.connect(self._topic_chosen)
        self._shelf = QVBoxLayout()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SPACE.normal)
        whole.addLayout(
            side_by_side(kit.look, Field(w.t("Topic"), self.topic), Field(w.t("Top scale"), self.scale))
        )
        whole.addWidget(Field(w.t("Cards may lie"), self.positions))
        whole.addWidget(self.turned)
        whole.addWidget(self.plain)
        whole.addWidget(label(w.t("Cards"), "field"))
        whole.addLayout(self._shelf)
        self._fill_cards()

    def _now(self) -> TopicChoice:
        return self._topics[self.topic.value()]

    def _topic_chosen(self) -> None:
        if self.topic.currentIndex() >= 0:
            self.scale.choose(self._now().scale_id)
            self._fill_cards()

    def _fill_cards(self) -> None:
        now, w = self._now(), self._kit.words
        clear(self._shelf)
        self.cards = {}
        for card in now.cards:
            draw = card_drawing(self._kit, card, self._photos)
            made = PictureButton(self._kit.look, draw, w.pick(card.words), CARD)
            made.setChecked(card.id in now.ticked)
            self.cards[card.id] = made
        self._shelf.addWidget(DoorRow(list(self.cards.values())))

    def plan(self) -> "MatPlan":
        """Return the mat that is chosen."""
        from accessible_fit.services.mats.talk import MatPlan

        now = self._now()
        scale = top_scale(self.scale.value())
        chosen = tuple(card for card in now.cards if self.cards[card.id].isChecked())
        return MatPlan(
            now.topic,
            scale.with_plain_pictures() if self.plain.isChecked() else scale,
            chosen,
            self.positions.value() or 3,
            self.turned.isChecked(),
        )

"""For a leader: how it goes for one person who has said yes to being read."""

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Signal

from accessible_fit.ui.staff import labels
from accessible_fit.ui.staff.admin.given_persons_page import until_words
from accessible_fit.ui.staff.chart_panel import ChartPanel
from accessible_fit.ui.staff.desk import Shift
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.page import DOT, Page
from accessible_fit.ui.widgets.avatar import Avatar
from accessible_fit.ui.widgets.growth import grown
from accessible_fit.ui.widgets.list_row import ListRow, RowText
from accessible_fit.ui.widgets.photo import photo_drawing
from accessible_fit.ui.widgets.texts import Panel, label

if TYPE_CHECKING:
    from accessible_fit.services.given_persons import GivenPage
    from db.records import Conversation

PORTRAIT = 72


class GivenPersonPage(Page):
    """Nothing on it changes anything. `talk_wanted` carries a conversation."""

    left = Signal()
    talk_wanted = Signal(object)

    def __init__(self, kit: StaffKit, shift: Shift, person_id: UUID) -> None:
        w = kit.words
        super().__init__(kit, w.t("Person"))
        self._shift = shift
        self._person_id = person_id
        self._filled = False
        self.set_back(w.t("Persons shown to you"), self.left.emit)

    def shown(self) -> None:
        desk, actor = self._shift.desk, self._shift.actor
        if not self._filled:
            self.load(lambda: desk.given_persons.page(actor, self._person_id), self._show)

    def _show(self, found: "GivenPage") -> None:
        w, card = self.kit.words, found.card
        self._filled = True
        alias = card.person.alias
        self._card = card
        self.set_title(alias, DOT.join((card.unit.name, until_words(self.kit, found.given))))
        photo = photo_drawing(card.photo) if card.photo is not None else None
        self.leading.addWidget(Avatar(self.kit.look, alias, grown(self.kit.look, PORTRAIT), photo))
        told = w.t("{name} has said yes to being read by you. Each time is noted.", name=alias)
        self.column.addWidget(label(told, "soft"))
        if not card.conversations:
            self.column.addWidget(label(w.t("No conversation yet")))
            return
        if found.series:
            chart = ChartPanel(self.kit, self._shift.desk, found.series)
            chart.conversation_chosen.connect(self._by_id)
            self.column.addWidget(chart)
        panel = Panel(w.t("Conversations"))
        for held in card.conversations:
            panel.body.addWidget(self._row(held))
        self.column.addWidget(panel)

    def _row(self, held: "Conversation") -> ListRow:
        w = self.kit.words
        parts = (
            w.pick(self._card.titles.get(held.id, {})),
            labels.state(w, held),
            labels.whose(w, self._card.person.alias, held),
        )
        made = ListRow(
            self.kit.look, RowText(w.day(held.started_at), DOT.join(part for part in parts if part))
        )
        made.clicked.connect(lambda _=False: self.talk_wanted.emit(held))
        return made

    def _by_id(self, conversation_id: object) -> None:
        for held in self._card.conversations:
            if held.id == conversation_id:
                self.talk_wanted.emit(held)

"""One person: start a conversation, see how it goes, look at what was said."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QLabel, QVBoxLayout, QWidget

from accessible_fit.errors import OnlyWhoWasThere
from accessible_fit.services.access import Right
from accessible_fit.ui.staff import labels
from accessible_fit.ui.staff.chart_panel import ChartPanel
from accessible_fit.ui.staff.desk import Shift
from accessible_fit.ui.staff.door import Side, side_name
from accessible_fit.ui.staff.following.next_panel import NextPanel
from accessible_fit.ui.staff.formats_panel import FormatsPanel
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.page import DOT, Page, closed_state
from accessible_fit.ui.staff.quality_panel import PersonQualityPanel
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.avatar import Avatar
from accessible_fit.ui.widgets.doors import DoorRow
from accessible_fit.ui.widgets.empty import EmptyState
from accessible_fit.ui.widgets.forms import STACK_FROM_PERCENT
from accessible_fit.ui.widgets.growth import grown
from accessible_fit.ui.widgets.list_row import ListRow, RowText
from accessible_fit.ui.widgets.photo import photo_drawing
from accessible_fit.ui.widgets.picture_button import PictureButton
from accessible_fit.ui.widgets.texts import Panel, button, clear, label, row
from accessible_fit.words.held_sentences import moment_words

if TYPE_CHECKING:
    from accessible_fit.instruments.model import Text
    from accessible_fit.services.following.over_time import OverTime
    from accessible_fit.services.pretests.keeping import Reminder
    from accessible_fit.services.residents import PersonCard
    from accessible_fit.ui.staff.door import Door
    from db.records import Conversation

    Fetched = tuple[PersonCard, OverTime | OnlyWhoWasThere | None, Mapping[str, Text], Reminder | None]

PORTRAIT = 72
DOOR_PICTURE = 28
AT_ONCE = 12


class PersonPage(Page):
    """A person's own page, with doors to everything about the person. Conversations are passed as kept.

    `actions_wanted` carries what something new is to be written because of, or None.
    """

    left = Signal()
    start_wanted = Signal()
    going_on_wanted = Signal(object)
    review_wanted = Signal(object, str)
    editing_wanted = Signal()
    pretest_wanted = Signal()
    actions_wanted = Signal(object)

    def __init__(self, kit: StaffKit, shift: Shift, person_id: UUID, doors: "Sequence[Door]") -> None:
        super().__init__(kit, kit.words.t("Person"))
        self._shift = shift
        self._person_id = person_id
        self._listed = AT_ONCE
        self.set_back(kit.words.t("People"), self.left.emit)
        if shift.actor.may(Right.CHANGE_PEOPLE):
            self.add_quiet(kit.words.t("Change details"), self.editing_wanted.emit)
        if doors:
            self.column.addLayout(self._doors(doors))
        self._content: QWidget | None = None

    def _doors(self, doors: "Sequence[Door]") -> QGridLayout:
        """Lay the doors out side by side of the work, with what they have in common before them."""
        stacked = self.kit.look.percent >= STACK_FROM_PERCENT
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE.normal)
        grid.setVerticalSpacing(SPACE.small)
        grid.setColumnStretch(0 if stacked else 1, 1)
        made = {side: [self._door(one) for one in doors if one.side is side] for side in Side}
        widest = max(button.sizeHint().width() for buttons in made.values() for button in buttons)
        for line, (side, buttons) in enumerate(made.items()):
            if not buttons:
                continue
            name = label(side_name(self.kit.words, side), "soft", wrap=False)
            if not stacked:
                name.setMinimumHeight(buttons[0].sizeHint().height())  # beside the first line of buttons
            grid.addWidget(name, 2 * line, 0, Qt.AlignmentFlag.AlignTop)
            place = (2 * line + 1, 0) if stacked else (2 * line, 1)
            grid.addWidget(DoorRow(buttons, widest), *place)
        return grid

    def _door(self, door: "Door") -> PictureButton:
        made = PictureButton(self.kit.look, self.kit.drawing(door.picture), door.word, DOOR_PICTURE)
        made.setCheckable(False)
        made.setAccessibleDescription(door.about)
        made.setToolTip(door.about)
        made.clicked.connect(lambda _=False: door.open())
        return made

    def shown(self) -> None:
        self.load(self._fetch, self._show)

    def _fetch(self) -> "Fetched":
        desk, actor = self._shift.desk, self._shift.actor
        card = desk.residents.card(actor, self._person_id)
        over: OverTime | OnlyWhoWasThere | None = None
        if actor.may(Right.SEE_ANSWERS):
            try:
                series = desk.review.person(actor, self._person_id)
                over = desk.following.person(actor, self._person_id, series)
            except OnlyWhoWasThere as problem:
                over = problem
        leads = actor.may(Right.LEAD_CONVERSATIONS)
        reminder = desk.pretests.reminder(actor, self._person_id) if leads else None
        return card, over, desk.forms.titles(actor), reminder

    def _show(self, fetched: "Fetched") -> None:
        card, over, titles, reminder = fetched
        self._card = card
        self._show_header(card)
        if self._content is not None:
            self._content.hide()
            self._content.deleteLater()
        self._content = QWidget()
        inside = QVBoxLayout(self._content)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(SPACE.large)
        if card.unfinished is not None and self._shift.actor.may(Right.LEAD_CONVERSATIONS):
            another = button(self.kit.words.t("Start another conversation"))
            another.clicked.connect(lambda _=False: self.start_wanted.emit())
            inside.addLayout(row(another))
        if reminder is not None:
            inside.addLayout(self._reminder(reminder))
        if card.conversations:
            if isinstance(over, OnlyWhoWasThere):
                inside.addWidget(closed_state(self.kit, over, self.to_consent))
            elif over is not None:
                if over.only_own:
                    inside.addWidget(self._only_own())
                coming = NextPanel(self.kit, self._shift.desk, over.next)
                coming.actions_wanted.connect(lambda: self.actions_wanted.emit(None))
                inside.addWidget(coming)
                named = {**over.titles, **titles}
                chart = ChartPanel(self.kit, self._shift.desk, over.series, self._shift.actor, named, over)
                chart.conversation_chosen.connect(self._review_by_id)
                chart.action_wanted.connect(self.actions_wanted)
                inside.addWidget(chart)
                quality = PersonQualityPanel(self.kit, self._shift, self._person_id)
                quality.arrived.connect(chart.mark)
                for panel in (FormatsPanel(self.kit, self._shift, self._person_id), quality):
                    panel.conversation_chosen.connect(self._review_by_id)
                    inside.addWidget(panel)
            inside.addWidget(self._conversations(card))
        else:
            inside.addWidget(self._nothing_yet())
        self.column.addWidget(self._content)

    def _only_own(self) -> QLabel:
        w, name = self.kit.words, self._card.person.alias
        told = w.t(
            "Here is what {name} said when you were there. {name} has said no to more of the staff seeing "
            "the answers.",
            name=name,
        )
        return label(told, "soft")

    def _reminder(self, reminder: "Reminder") -> QBoxLayout:
        w = self.kit.words
        told = label(
            w.t(
                "It was tried {day} which way to answer suits. What suits may have changed.",
                day=w.day(reminder.taken_on),
            )
        )
        again = button(w.t("Try again"))
        again.setAccessibleDescription(told.text())
        again.clicked.connect(lambda _=False: self.pretest_wanted.emit())
        stacked = self.kit.look.percent >= STACK_FROM_PERCENT
        line = QBoxLayout(QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight)
        line.setSpacing(SPACE.normal)
        line.addWidget(told, 1)
        line.addWidget(again, 0, Qt.AlignmentFlag.AlignLeft)
        return line

    def _show_header(self, card: "PersonCard") -> None:
        w, person = self.kit.words, card.person
        about = [card.unit.name]
        if person.birth_year is not None:
            age = dt.date.today().year - person.birth_year
            about.append(w.t("born {year}, turns {age} this year", year=person.birth_year, age=age))
        self.set_title(person.alias, DOT.join(about))
        clear(self.leading)
        photo = photo_drawing(card.photo) if card.photo is not None else None
        self.leading.addWidget(Avatar(self.kit.look, person.alias, grown(self.kit.look, PORTRAIT), photo))
        clear(self.buttons)
        self.primary = None
        if not self._shift.actor.may(Right.LEAD_CONVERSATIONS):
            return
        if card.unfinished is None:
            self.set_primary(w.t("Start a conversation"), self.start_wanted.emit)
        else:
            self.set_primary(w.t("Continue the conversation"), self._go_on)

    def _nothing_yet(self) -> EmptyState:
        w = self.kit.words
        action = None
        if self._shift.actor.may(Right.LEAD_CONVERSATIONS):
            action = button(w.t("Start a conversation"))
            action.clicked.connect(lambda _=False: self.start_wanted.emit())
        return EmptyState(
            self.kit.tile("own:talk-together", 112),
            w.t("No conversation yet"),
            w.t("When you have talked, what {name} says is shown here.", name=self._card.person.alias),
            action,
        )

    def _conversations(self, card: "PersonCard") -> Panel:
        w = self.kit.words
        panel = Panel(w.t("Conversations"))
        rows = QVBoxLayout()
        rows.setSpacing(SPACE.small)
        panel.body.addLayout(rows)
        self._fill(rows, card.conversations)
        return panel

    def _fill(self, rows: QVBoxLayout, held: "Sequence[Conversation]") -> None:
        clear(rows)
        for one in held[: self._listed]:
            rows.addWidget(self._row(one))
        left = len(held) - self._listed
        if left > 0:
            more = button(self.kit.words.tn("Show {n} older", "Show {n} older", min(left, AT_ONCE)))

            def show_more() -> None:
                self._listed += AT_ONCE
                self._fill(rows, held)

            more.clicked.connect(lambda _=False: show_more())
            rows.addLayout(row(more))

    def _row(self, held: "Conversation") -> ListRow:
        w = self.kit.words
        state = labels.state(w, held)
        waits = held.ended_at is None
        parts = [
            w.pick(self._card.titles.get(held.id, {})),
            moment_words(w, held.moment),
            "" if waits else state,
        ]
        parts += [labels.whose(w, self._card.person.alias, held), labels.on_paper(w, held)]
        about = DOT.join(part for part in parts if part)
        made = ListRow(self.kit.look, RowText(w.day(held.started_at), about, state if waits else ""))
        made.clicked.connect(lambda _=False: self._review(held))
        return made

    def _review(self, held: "Conversation") -> None:
        if self._shift.actor.may(Right.SEE_ANSWERS):
            self.review_wanted.emit(held, self._card.person.alias)

    def _review_by_id(self, conversation_id: object) -> None:
        held = next((one for one in self._card.conversations if one.id == conversation_id), None)
        if held is not None:
            self._review(held)

    def _go_on(self) -> None:
        if self._card.unfinished is not None:
            self.going_on_wanted.emit(self._card.unfinished)

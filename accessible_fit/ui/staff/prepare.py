"""Before a conversation: which kind, what it needs, how the screen will be, three things to remember."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from accessible_fit.ui.staff.desk import Shift
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.page import Page
from accessible_fit.ui.staff.preparation import Preparation
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.flow import FlowRow
from accessible_fit.ui.widgets.forms import side_by_side
from accessible_fit.ui.widgets.picture_button import PictureButton
from accessible_fit.ui.widgets.texts import Panel, label
from accessible_fit.words.sentences import screen_sentence

if TYPE_CHECKING:
    from accessible_fit.services.residents import PersonCard

KIND_PICTURE = 40
Kinds = Callable[["PersonCard"], list[Preparation]]


class PreparePage(Page):
    """Chooses the kind of conversation, makes it ready and begins. `talk_ready` carries the conversation.

    With `talk` the first kind that can be about it is chosen; with `asked`, a plan's key and kind of what is
    asked, that is chosen.
    """

    talk_ready = Signal(object)
    left = Signal()
    submits = True

    def __init__(
        self,
        kit: StaffKit,
        shift: Shift,
        person_id: UUID,
        kinds: Kinds,
        talk: UUID | None = None,
        asked: tuple[str, str] | None = None,
    ) -> None:
        w = kit.words
        super().__init__(kit, w.t("Start a conversation"))
        self._shift = shift
        self._person_id = person_id
        self._make_kinds = kinds
        self._talk = talk
        self._asked = asked
        self.kinds: Sequence[Preparation] = ()
        self._at = 0
        self.set_back(w.t("Back"), self.left.emit)
        self.set_primary(w.tc("conversation", "Start"), self._begin)
        self._offer(False)

    def shown(self) -> None:
        if not self.kinds:
            self.load(lambda: self._shift.desk.residents.card(self._shift.actor, self._person_id), self._show)

    @property
    def now(self) -> Preparation:
        """The kind that is chosen."""
        return self.kinds[self._at]

    def _show(self, card: "PersonCard") -> None:
        w = self.kit.words
        self.set_title(w.t("Conversation with {name}", name=card.person.alias), card.unit.name)
        self._card = card
        self.kinds = self._make_kinds(card)
        first = 0
        if self._talk is not None:
            first = next((at for at, kind in enumerate(self.kinds) if kind.take_talk(self._talk)), 0)
        if self._asked is not None:
            first = next((at for at, kind in enumerate(self.kinds) if kind.take_asked(*self._asked)), 0)
        if len(self.kinds) > 1:
            self.column.addWidget(self._kind_row(first))
        self._stack = QVBoxLayout()
        for kind in self.kinds:
            kind.readiness_changed.connect(self._match)
            kind.hide()
            self._stack.addWidget(kind)
        screen = Panel(w.t("The screen"))
        self._screen = label("")
        screen.body.addWidget(self._screen)
        beside = QVBoxLayout()
        beside.setSpacing(SPACE.large)
        beside.addWidget(screen)
        beside.addWidget(self._hints())
        beside.addStretch(1)
        whole = side_by_side(self.kit.look)
        left = QWidget()
        self._stack.setContentsMargins(0, 0, 0, 0)
        left.setLayout(self._stack)
        whole.addWidget(left, 8, Qt.AlignmentFlag.AlignTop)
        whole.addLayout(beside, 5)
        self.column.addLayout(whole)
        self._choose(first)

    def _kind_row(self, chosen: int) -> FlowRow:
        row = FlowRow(self.kit.words.t("Kind of conversation"), self._choose)
        look = self.kit.look
        row.fill(
            [
                PictureButton(look, self.kit.drawing(kind.picture), kind.word, KIND_PICTURE)
                for kind in self.kinds
            ],
            chosen=chosen,
        )
        return row

    def _choose(self, number: int) -> None:
        self._at = number
        for at, kind in enumerate(self.kinds):
            kind.setVisible(at == number)
        if self.kinds:
            self.now.shown()
        self._match()

    def _match(self) -> None:
        self._offer(bool(self.kinds) and self.now.ready)
        if self.kinds:
            profile, steps = self._card.profile, self.now.steps
            shown = profile if steps is None else replace(profile, choices=steps)
            self._screen.setText(screen_sentence(self.kit.words, shown))
            self._focus_first()

    def _focus_first(self) -> None:
        """Lead on from the title to what is chosen first, as soon as it has come."""
        if self.heading.hasFocus():
            self.first_focus().setFocus()

    def _hints(self) -> Panel:
        w = self.kit.words
        panel = Panel(w.t("To remember"))
        for picture, text in (
            ("own:talk-together", w.t("Sit beside the person, so that you look at the same thing.")),
            ("own:understand", w.t("Explain the words if it is needed, but leave the answer to the person.")),
            ("own:stop", w.t("The person may stop at any time. What is said by then is kept.")),
        ):
            line = QHBoxLayout()
            line.setSpacing(SPACE.normal)
            line.addWidget(self.kit.tile(picture, 48))
            line.addWidget(label(text), 1)
            panel.body.addLayout(line)
        return panel

    def first_focus(self) -> QWidget:
        inside = self.now.first_focus() if self.kinds else None
        return inside or self.heading

    def _begin(self) -> None:
        if self.kinds and self.now.ready:
            self.save(self.now.begin(), self.talk_ready.emit)

"""What could not be sent from this computer, why, and what a superuser can do about it."""

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout

from accessible_fit.marks import N_
from accessible_fit.ui.staff.asking import Asking
from accessible_fit.ui.staff.desk import Shift
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.page import DOT, Page
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.empty import EmptyState
from accessible_fit.ui.widgets.texts import Panel, button, clear, label, row
from accessible_fit.words.catalogue import Words

if TYPE_CHECKING:
    from accessible_fit.services.journal.waiting import NotArrived, Refused

WIDTH = 760
KINDS = {
    "answer": N_("An answer to a question"),
    "state": N_("That a conversation was paused or ended"),
    "mat": N_("What was done on a mat"),
    "mat_state": N_("That a mat was paused or ended"),
    "audience": N_("Who may see the picture of a mat"),
    "photo": N_("A photo for a card"),
    "pretest": N_("Which way to answer suits"),
    "consent": N_("What the person said yes or no to"),
    "helped": N_("Whether something helped"),
    "seen": N_("What the person was shown"),
}
REASONS = {
    "AnswerNewer": N_(
        "The question has been answered again since, on another computer. The newer answer stands."
    ),
    "ConversationOver": N_("A colleague had ended the conversation on another computer."),
    "NotAllowed": N_("Whoever held the conversation no longer has the right to."),
    "StepTaken": N_("Somebody else had gone on with the mat on another computer."),
    "UnknownRow": N_("The conversation has been erased, or cannot be seen any more by whoever held it."),
}
OTHERWISE = N_("The server could not take it.")


class NotArrivedPage(Page):
    """A list of what could not arrive. Nothing is thrown away unless somebody says so here."""

    def __init__(self, kit: StaffKit, shift: Shift) -> None:
        super().__init__(kit, kit.words.t("Not sent"), WIDTH)
        self._shift = shift
        self._list = QVBoxLayout()
        self._list.setSpacing(SPACE.normal)
        self.column.addLayout(self._list)
        self.set_title(
            self.title, kit.words.t("What was said while the server was away and could not be kept there.")
        )

    def shown(self) -> None:
        desk, actor = self._shift.desk, self._shift.actor
        self.load(lambda: desk.waiting.not_arrived(actor), self._show)

    def _show(self, found: "NotArrived") -> None:
        w = self.kit.words
        clear(self._list)
        if found.erased:
            told = w.tn(
                "{n} thing about somebody who has been erased was taken away from this computer.",
                "{n} things about somebody who has been erased were taken away from this computer.",
                found.erased,
            )
            self.notice.say(told, "good", take_focus=False)
        if not found.refused:
            nothing = w.t("Everything that was said has been kept on the server.")
            empty = EmptyState(self.kit.tile("own:thanks", 112), w.t("Nothing is left behind"), nothing)
            self._list.addWidget(empty)
        for one in found.refused:
            self._list.addWidget(self._panel(one))

    def _panel(self, one: "Refused") -> Panel:
        w = self.kit.words
        panel = Panel(one.alias)
        panel.body.addWidget(label(w.t(KINDS.get(one.kind, KINDS["answer"])), "field"))
        at = w.t("{day} at {time}", day=w.day(one.made_at), time=w.clock(one.made_at))
        panel.body.addWidget(label(DOT.join(filter(None, (at, one.who))), "soft"))
        panel.body.addWidget(label(reason(w, one.why)))
        again, away = button(w.t("Try again")), button(w.t("Take it away"))
        for made in (again, away):
            made.setAccessibleDescription(f"{one.alias}, {at}")
        again.clicked.connect(lambda _=False: self._again(one.id))
        asking = Asking(w)
        asking.remove.setText(w.t("Yes, take it away"))
        asking.meant.connect(lambda: self._away(one.id))
        asking.kept.connect(away.setFocus)
        gone = w.t("It is gone for good then. The log keeps that you did it.")
        away.clicked.connect(lambda _=False: asking.ask(gone, w.t("Yes, take it away")))
        panel.body.addLayout(row(again, away))
        panel.body.addWidget(asking)
        return panel

    def _again(self, entry_id: UUID) -> None:
        desk, actor = self._shift.desk, self._shift.actor
        self.save(lambda: desk.waiting.ask_again(actor, entry_id), lambda _: self.shown())

    def _away(self, entry_id: UUID) -> None:
        desk, actor = self._shift.desk, self._shift.actor
        self.save(lambda: desk.waiting.let_go(actor, entry_id), lambda _: self.shown())


def reason(words: Words, why: str) -> str:
    """Return in words why something could not arrive."""
    return words.t(REASONS.get(why, OTHERWISE))

"""Which way to answer suits a person: hold the pretest, see what it proposes, use it or choose otherwise."""

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from accessible_fit.scales.pretest import Level, Stage
from accessible_fit.ui.staff.desk import Shift
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.page import DOT, Page
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.doors import DoorRow
from accessible_fit.ui.widgets.empty import EmptyState
from accessible_fit.ui.widgets.forms import Choices, Field
from accessible_fit.ui.widgets.texts import Panel, button, label, row, rule
from accessible_fit.words import pretest_sentences as say

if TYPE_CHECKING:
    from accessible_fit.services.pretests.keeping import Held, PretestCard, PretestTalk

ANOTHER_WAY = 0
POINT = "openmoji:E100"


class PretestPage(Page):
    """A person's pretests. `talk_ready` carries a run that is about to be held."""

    left = Signal()
    talk_ready = Signal(object)

    def __init__(self, kit: StaffKit, shift: Shift, person_id: UUID) -> None:
        super().__init__(kit, kit.words.t("Way to answer"))
        self._shift = shift
        self._person_id = person_id
        self._content: QWidget | None = None
        self._said = ""
        self.set_back(kit.words.t("Back"), self.left.emit)

    def shown(self) -> None:
        pretests, actor = self._shift.desk.pretests, self._shift.actor
        self.load(lambda: pretests.card(actor, self._person_id), self._show)

    # ------------------------------------------------------------------ showing

    def _show(self, card: "PretestCard") -> None:
        w = self.kit.words
        self._card = card
        self.set_title(w.t("A way to answer that suits {name}", name=card.person.alias), card.unit.name)
        if self._content is not None:
            self._content.hide()
            self._content.deleteLater()
        if self.primary is not None:
            self.primary.hide()
            self.primary.deleteLater()
            self.primary = None
        self._content = QWidget()
        inside = QVBoxLayout(self._content)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(SPACE.large)
        if card.held:
            self._show_result(inside, card)
        else:
            self.set_primary(w.t("Start the pictures"), self._begin)
            inside.addWidget(self._nothing_yet())
        self.column.addWidget(self._content)
        if self._said:
            self.notice.say(self._said, tone="good")
            self._said = ""

    def _nothing_yet(self) -> EmptyState:
        w, name = self.kit.words, self._card.person.alias
        return EmptyState(
            self.kit.tile(POINT, 112),
            w.t("Pictures to point at"),
            w.t(
                "A short run that shows how many choices suit {name}. It begins easily and ends when it is "
                "enough. {name} may pause or stop at any time.",
                name=name,
            ),
        )

    def _show_result(self, inside: QVBoxLayout, card: "PretestCard") -> None:
        w = self.kit.words
        latest = card.held[0]
        if card.reminder is not None:
            old = label(
                w.t(
                    "! The last time was {day}, more than twelve months ago. Do it again: what suits may "
                    "have changed.",
                    day=w.day(card.reminder.taken_on),
                )
            )
            old.setProperty("tone", "watch")
            inside.addWidget(old)
        if latest.chosen is not None and not card.in_use:
            self.set_primary(w.t("Use {format}", format=say.level_words(w, latest.chosen)), self._use)
        inside.addWidget(self._result(latest))
        inside.addWidget(self._otherwise())
        inside.addWidget(self._history(card))
        # Takes all the height there is: a column gives no more than a guess, and long sentences would be cut.
        inside.addStretch(1)

    def _result(self, latest: "Held") -> Panel:
        w, name = self.kit.words, self._card.person.alias
        level, unfinished = latest.offered, latest.unfinished
        panel = Panel(say.proposed_sentence(w, level, unfinished))
        passed = {(Stage(stage), Level(number)) for stage, number in latest.pretest.passed}
        for text in say.why_sentences(w, name, level, passed, unfinished):
            panel.body.addWidget(label(text))
        if latest.pretest.yes_to_both:
            panel.body.addWidget(label(say.asking_sentence(w, name)))
        for text in say.advice_sentences(w, name, level, unfinished):
            panel.body.addWidget(label(text))
        if latest.chosen is not latest.offered:
            chosen = w.t(
                "Chosen instead: {format}. {reason}",
                format=say.level_words(w, latest.chosen),
                reason=latest.reason,
            )
            panel.body.addWidget(label(chosen, "field"))
        now = Level(self._card.profile.choices)
        panel.body.addWidget(
            label(w.t("The screen shows {format} now.", format=say.level_words(w, now)), "soft")
        )
        panel.body.addWidget(DoorRow(self._ways_on(latest)))
        return panel

    def _ways_on(self, latest: "Held") -> list[QPushButton]:
        w = self.kit.words
        made = []
        if latest.unfinished:
            further = button(w.t("Go on with the pictures"))
            further.clicked.connect(lambda _=False: self._begin(go_on=True))
            made.append(further)
        anew = button(w.t("Start the pictures from the beginning"))
        anew.clicked.connect(lambda _=False: self._begin())
        return [*made, anew]

    def _otherwise(self) -> Panel:
        w = self.kit.words
        panel = Panel(w.t("Choose otherwise"))
        offered = [(level.value, say.level_words(w, level)) for level in Level]
        offered.append((ANOTHER_WAY, say.level_words(w, None)))
        self._level: Choices[int] = Choices(self.kit.look, [(n, _begun(word)) for n, word in offered], None)
        self._level_field = Field(w.t("What suits better"), self._level)
        self._level.changed.connect(self._level_field.clear_error)
        self._reason = QLineEdit()
        self._reason_field = Field(
            w.t("Why it suits better"), self._reason, w.t("Needed when it is not what is proposed.")
        )
        choose = button(w.t("Use this instead"))
        choose.clicked.connect(lambda _=False: self._choose())
        panel.body.addWidget(self._level_field)
        panel.body.addWidget(self._reason_field)
        panel.body.addLayout(row(choose))
        return panel

    def _history(self, card: "PretestCard") -> Panel:
        w = self.kit.words
        panel = Panel(w.t("So far"))
        for number, held in enumerate(card.held):
            if number:
                panel.body.addWidget(rule())
            who = DOT.join(part for part in (w.day(held.day), held.led_by) if part)
            told = []
            if held.offered is not None or not held.unfinished:
                told.append(w.t("Proposed: {format}.", format=say.level_words(w, held.offered)))
            if held.unfinished:
                told.append(w.t("Stopped before it was decided."))
            if held.pretest.yes_to_both:
                told.append(w.t("Yes to everything."))
            if held.chosen is not held.offered:
                told.append(
                    w.t(
                        "Chosen instead: {format}. {reason}",
                        format=say.level_words(w, held.chosen),
                        reason=held.reason,
                    )
                )
            panel.body.addWidget(label(who, "field"))
            panel.body.addWidget(label(" ".join(told)))
        return panel

    # ------------------------------------------------------------------ doing

    def _begin(self, go_on: bool = False) -> None:
        pretests, actor = self._shift.desk.pretests, self._shift.actor

        def done(talk: "PretestTalk") -> None:
            self.talk_ready.emit(talk)

        self.save(lambda: pretests.begin(actor, self._person_id, go_on), done)

    def _use(self) -> None:
        pretests, actor = self._shift.desk.pretests, self._shift.actor
        self.save(lambda: pretests.use(actor, self._person_id), lambda _: self._saved())

    def _choose(self) -> None:
        from accessible_fit.services.pretests.keeping import level_of

        w = self.kit.words
        value = self._level.value()
        if value is None:
            self._level_field.show_error(w.t("Choose one of these."))
            return
        level, reason = level_of(value), self._reason.text()
        if level is not self._card.held[0].offered and not reason.strip():
            self._reason_field.show_error(w.t("Write in a few words why another way suits better."))
            return
        pretests, actor = self._shift.desk.pretests, self._shift.actor
        self.save(lambda: pretests.choose(actor, self._person_id, level, reason), lambda _: self._saved())

    def _saved(self) -> None:
        self._said = self.kit.words.t("It is saved and holds from the next conversation.")
        self.shown()


def _begun(word: str) -> str:
    """Return a word as it begins a line."""
    return word[:1].upper() + word[1:]

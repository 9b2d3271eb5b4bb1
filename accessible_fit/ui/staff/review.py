"""What was said in one conversation, to look at together with the person."""

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from accessible_fit.services.access import Right
from accessible_fit.ui.staff import labels
from accessible_fit.ui.staff.desk import Shift
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.page import DOT, Page
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.forms import Choices
from accessible_fit.ui.widgets.score_bar import ScoreBar
from accessible_fit.ui.widgets.texts import Panel, label, row, rule
from accessible_fit.words.sentences import counts_sentence, score_words
from db.vocabulary import HowHelped, WhoAnswered

if TYPE_CHECKING:
    from accessible_fit.services.review import ConversationReview, SaidLine

PICTURE = 64


class ReviewPage(Page):
    """One row per question, the life areas, and how the person was helped. `person_wanted` leads on."""

    person_wanted = Signal(object)

    def __init__(self, kit: StaffKit, shift: Shift, conversation_id: UUID, alias: str = "") -> None:
        w = kit.words
        super().__init__(kit, w.t("What {name} said", name=alias) if alias else w.t("What was said"))
        self._shift = shift
        self._conversation_id = conversation_id
        self._alias = alias
        self._person_id: UUID | None = None
        self.set_back(alias or w.t("Person"), self._to_person)
        self.help: Choices[tuple[HowHelped, WhoAnswered]] | None = None
        self.done = self.set_primary(w.t("Done"), self._to_person)

    def shown(self) -> None:
        if self._person_id is None:
            self.load(
                lambda: self._shift.desk.review.conversation(self._shift.actor, self._conversation_id),
                self._show,
            )

    def _to_person(self) -> None:
        if self._person_id is not None:
            self.person_wanted.emit(self._person_id)

    def _show(self, said: "ConversationReview") -> None:
        w, held = self.kit.words, said.conversation
        self._person_id = held.person_id
        about = [w.pick(said.title), w.day(held.started_at), labels.state(w, held)]
        self.set_title(self.title, DOT.join(about))
        self.column.addWidget(label(counts_sentence(w, said.outcomes, len(said.not_reached)), "heading"))
        if said.lines:
            self.column.addWidget(self._lines(said))
        if said.not_reached:
            self.column.addWidget(self._not_reached(said))
        if said.areas:
            self.column.addWidget(self._areas(said))
        if self._shift.actor.may(Right.LEAD_CONVERSATIONS):
            self.column.addWidget(self._helped(said))

    # ------------------------------------------------------------------ parts

    def _lines(self, said: "ConversationReview") -> Panel:
        panel = Panel(self.kit.words.t("Questions and answers"))
        for number, line in enumerate(said.lines):
            if number:
                panel.body.addWidget(rule())
            panel.body.addWidget(self._line(line))
        return panel

    def _line(self, line: "SaidLine") -> QWidget:
        w = self.kit.words
        question = w.pick(line.item.question)
        if line.option is not None:
            answer, picture = w.pick(line.option.label), line.option.pictogram
        else:
            answer, picture = labels.no_answer(w, line.outcome), labels.outcome_picture(line.outcome)
        made = QWidget()
        made.setAccessibleName(f"{question} {answer}")
        whole = QHBoxLayout(made)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SPACE.normal)
        whole.addWidget(self.kit.tile(line.item.pictogram, PICTURE))
        whole.addWidget(label(question), 5)
        whole.addWidget(self.kit.tile(picture, PICTURE))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(label(answer, "field" if line.option is not None else "soft"))
        if line.changes:
            words.addWidget(label(w.tn("changed once", "changed {n} times", line.changes), "small"))
        words.addStretch(1)
        whole.addLayout(words, 3)
        return made

    def _not_reached(self, said: "ConversationReview") -> Panel:
        w = self.kit.words
        panel = Panel(w.t("Not asked this time"))
        for item in said.not_reached:
            line = QHBoxLayout()
            line.setSpacing(SPACE.normal)
            line.addWidget(self.kit.tile(item.pictogram, PICTURE * 3 // 4))
            line.addWidget(label(w.pick(item.question), "soft"), 1)
            panel.body.addLayout(line)
        return panel

    def _areas(self, said: "ConversationReview") -> Panel:
        w = self.kit.words
        panel = Panel(w.t("Parts of life"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE.normal)
        grid.setVerticalSpacing(SPACE.medium)
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(2, 4)
        grid.setColumnStretch(3, 2)
        known = self._shift.desk.areas
        ends = row(label(w.tc("scale", "Bad"), "small"), stretch_last=True)
        ends.addWidget(label(w.tc("scale", "Good"), "small", wrap=False))
        grid.addLayout(ends, 0, 2)
        for number, (area_id, score) in enumerate(said.areas.items(), start=1):
            area = known.get(area_id)
            name = w.pick(area.name) if area is not None else area_id
            words = score_words(w, score.score)
            if area is not None:
                grid.addWidget(self.kit.tile(area.pictogram, 44), number, 0)
            grid.addWidget(label(name), number, 1)
            bar = ScoreBar(self.kit.look, score.score, f"{name}: {words}")
            grid.addWidget(bar, number, 2, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(label(words), number, 3)
        panel.body.addLayout(grid)
        return panel

    # ------------------------------------------------------------------ how helped

    def _helped(self, said: "ConversationReview") -> Panel:
        w = self.kit.words
        panel = Panel(w.t("How was the person helped?"))
        panel.body.addWidget(
            label(w.t("Answers that somebody else gave are followed by themselves."), "soft")
        )
        held = said.conversation
        kept = (held.how_helped, held.who_answered) if held.how_helped is not None else None
        self.help = Choices(self.kit.look, labels.ways_of_help(w), kept, across=False)
        self.help.setAccessibleName(w.t("How was the person helped?"))
        self.help.changed.connect(self._save_help)
        panel.body.addWidget(self.help)
        saved = w.t("Saved")
        self._saved = label(f"✓ {saved}")
        self._saved.setProperty("tone", "good")
        panel.body.addWidget(self._saved)
        self._saved.hide()
        return panel

    def _save_help(self) -> None:
        helped = self.help.value() if self.help is not None else None
        if helped is None:
            return
        how, who = helped
        desk, actor = self._shift.desk, self._shift.actor
        self._saved.hide()
        self.save(
            lambda: desk.conversations.describe_help(actor, self._conversation_id, how, who),
            lambda _: self._tell_saved(),
        )

    def _tell_saved(self) -> None:
        self._saved.show()
        # The focus stays on the choice, so a screen reader is told in so many words.
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.kit.words.t("Saved")))

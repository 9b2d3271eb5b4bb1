"""“Worth asking again”: what stood out, the reason in words, and the questions concerned."""

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from accessible_fit.ui.staff.desk import Shift
from accessible_fit.ui.staff.explain import ExplainLink, Named
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.list_row import ListRow, RowText
from accessible_fit.ui.widgets.tab_order import tab_inside
from accessible_fit.ui.widgets.texts import Panel, label, row, rule
from accessible_fit.words.quality_sentences import (
    answers_stay,
    flag_advice,
    flag_sentence,
    help_counts,
    pooled_sentence,
    quality_heading,
    sign_word,
)

if TYPE_CHECKING:
    from accessible_fit.scales.quality_flags import Flag
    from accessible_fit.services.review.quality import ConversationQuality, PersonQuality

PICTURE = 44
MOST_QUESTIONS = 4
MOST_CONVERSATIONS = 5


class QualityPanel(Panel):
    """What is worth asking again in one conversation; it fetches for itself and says so when nothing is."""

    def __init__(self, kit: StaffKit, shift: Shift, conversation_id: UUID) -> None:
        super().__init__()
        self._kit = kit
        self.hide()
        desk, actor = shift.desk, shift.actor
        kit.background.run(lambda: desk.quality.conversation(actor, conversation_id), self._show, owner=self)

    def _show(self, found: "ConversationQuality") -> None:
        w = self._kit.words
        self.body.addWidget(label(quality_heading(w, found.flags), "heading"))
        if not found.flags:
            self.body.addWidget(label(w.t("There is nothing that has to be asked again."), "soft"))
        else:
            self.body.addWidget(label(answers_stay(w), "soft"))
        for number, flag in enumerate(found.flags):
            if number:
                self.body.addWidget(rule())
            self.body.addWidget(FlagView(self._kit, flag, found))
        self.show()
        tab_inside(self)


class FlagView(QWidget):
    """One sign: what was seen, what it may mean, the questions, and how it was calculated."""

    def __init__(self, kit: StaffKit, flag: "Flag", found: "ConversationQuality | None" = None) -> None:
        super().__init__()
        from accessible_fit.services.review import explained

        w = kit.words
        said = flag_sentence(w, flag)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SPACE.small)
        whole.addWidget(label(said, "field"))
        whole.addWidget(label(flag_advice(w, flag)))
        items = [found.questions[item] for item in flag.items if item in found.questions] if found else []
        for item in items[:MOST_QUESTIONS] if len(items) > MOST_QUESTIONS + 1 else items:
            line = row(kit.tile(item.pictogram, PICTURE), stretch_last=False)
            line.addWidget(label(w.pick(item.question)), 1)
            whole.addLayout(line)
        if len(items) > MOST_QUESTIONS + 1:
            left = len(items) - MOST_QUESTIONS
            whole.addWidget(label(w.tn("and {n} more question", "and {n} more questions", left), "soft"))
        figure = explained.flag(flag)
        if figure is not None:
            named: Named = (w.t(figure.formula.name), figure)
            whole.addWidget(ExplainLink(kit, said, lambda: [named]))


class PersonQualityPanel(Panel):
    """What is worth asking again over time. `conversation_chosen` carries the id of one that was pressed.

    `arrived` carries what was found, for whoever marks it elsewhere.
    """

    conversation_chosen = Signal(object)
    arrived = Signal(object)

    def __init__(self, kit: StaffKit, shift: Shift, person_id: UUID) -> None:
        super().__init__()
        self._kit = kit
        self.hide()
        desk, actor = shift.desk, shift.actor
        kit.background.run(lambda: desk.quality.person(actor, person_id), self._show, owner=self)

    def _show(self, found: "PersonQuality") -> None:
        w = self._kit.words
        flagged = found.flagged
        self.body.addWidget(label(quality_heading(w, [*found.flags, *_flags(flagged)]), "heading"))
        self.body.addWidget(label(pooled_sentence(w, len(flagged), len(found.conversations))))
        helped = self._helped(found)
        if helped:
            self.body.addWidget(label(helped, "soft"))
        for flag in found.flags:
            self.body.addWidget(rule())
            self.body.addWidget(FlagView(self._kit, flag))
        if flagged:
            self.body.addLayout(self._conversations(flagged))
        self.show()
        tab_inside(self)
        self.arrived.emit(found)

    def _helped(self, found: "PersonQuality") -> str:
        from db.vocabulary import HowHelped

        count = found.helped.get
        helped = count(HowHelped.WITH_SUPPORT, 0) + count(HowHelped.PARTNER_PLACED, 0)
        alone, others = count(HowHelped.ALONE, 0), count(HowHelped.PROXY, 0)
        return help_counts(self._kit.words, alone, helped, others, count(None, 0))

    def _conversations(self, flagged: "tuple[ConversationQuality, ...]") -> QVBoxLayout:
        w = self._kit.words
        rows = QVBoxLayout()
        rows.setSpacing(SPACE.small)
        for one in sorted(flagged, key=lambda held: held.when, reverse=True)[:MOST_CONVERSATIONS]:
            signs = dict.fromkeys(sign_word(w, flag.sign.value) for flag in one.flags)
            about = ", ".join(signs)
            made = ListRow(self._kit.look, RowText(w.day(one.when), about[:1].upper() + about[1:]))
            made.clicked.connect(
                lambda _=False, held=one.conversation_id: self.conversation_chosen.emit(held)
            )
            rows.addWidget(made)
        return rows


def _flags(conversations: "tuple[ConversationQuality, ...]") -> "list[Flag]":
    return [flag for one in conversations for flag in one.flags]

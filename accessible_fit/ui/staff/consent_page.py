"""What a person says yes and no to, each by itself; asked, told and taken back in the same place."""

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from accessible_fit.ui.staff.consent_sheet import ConsentSheet
from accessible_fit.ui.staff.desk import Shift
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.page import DOT, Page
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.texts import Panel, clear, label
from accessible_fit.words.consent_sentences import CONSENTS
from db.vocabulary import ConsentDecision, ConsentKind

if TYPE_CHECKING:
    from accessible_fit.services.residents import PersonCard
    from db.records import Consent


class ConsentPage(Page):
    """Every kind of use with how it stands."""

    left = Signal()

    def __init__(self, kit: StaffKit, shift: Shift, person_id: UUID) -> None:
        super().__init__(kit, kit.words.t("Consent"))
        self._shift = shift
        self._person_id = person_id
        self._alias = ""
        self.sheets: list[ConsentSheet] = []
        self.set_back(kit.words.t("Back"), self.left.emit)

    def shown(self) -> None:
        desk, actor = self._shift.desk, self._shift.actor
        self.load(lambda: desk.residents.card(actor, self._person_id), self._show)

    def _show(self, card: "PersonCard") -> None:
        w = self.kit.words
        self._alias = card.person.alias
        self.set_title(w.t("What {name} says yes and no to", name=self._alias), card.unit.name)
        if self.sheets:
            return
        intro = w.t(
            "Ask with pictures, signs or words that {name} understands, one thing at a time. No is a good "
            "answer, and {name} may change their mind at any time.",
            name=self._alias,
        )
        self.column.addWidget(label(intro, "soft"))
        for kind in ConsentKind:
            self.column.addWidget(self._kind(kind))
        self._past = QVBoxLayout()
        self.column.addLayout(self._past)
        self._load_past()

    def _kind(self, kind: ConsentKind) -> QWidget:
        sheet = ConsentSheet(self.kit, self._shift, self._person_id, kind, at_once=False)
        sheet.failed.connect(self.show_trouble)
        sheet.settled.connect(lambda _given: self._load_past())
        self.sheets.append(sheet)
        box = QWidget()
        inside = QVBoxLayout(box)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(SPACE.small)
        inside.addWidget(label(self.kit.words.t(CONSENTS[kind.value].name), "heading"))
        inside.addWidget(sheet)
        sheet.load(self._alias)
        return box

    def _load_past(self) -> None:
        desk, actor = self._shift.desk, self._shift.actor
        self.kit.background.run(
            lambda: desk.consents.of_person(actor, self._person_id),
            self._show_past,
            self.show_trouble,
            owner=self,
        )

    def _show_past(self, decisions: "Sequence[Consent]") -> None:
        w = self.kit.words
        clear(self._past)
        general = [one for one in decisions if one.conversation_id is None]
        if not general:
            return
        words = {
            ConsentDecision.GIVEN: w.t("said yes"),
            ConsentDecision.DECLINED: w.t("said no"),
            ConsentDecision.WITHDRAWN: w.t("took the yes back"),
        }
        panel = Panel(w.t("So far"))
        for one in general:
            parts = (
                w.day(one.decided_at),
                w.t(CONSENTS[one.kind.value].name),
                words[one.decision],
                w.t("with {names}", names=one.present),
            )
            panel.body.addWidget(label(DOT.join(parts)))
        self._past.addWidget(panel)

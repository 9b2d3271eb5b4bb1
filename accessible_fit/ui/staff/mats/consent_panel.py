"""Who may see the picture: what the person has said, and asking."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from accessible_fit.ui.staff.consent_sheet import ways_of_saying
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.forms import Choices, Field
from accessible_fit.ui.widgets.holder import Holder
from accessible_fit.ui.widgets.texts import Panel, button, label, row
from accessible_fit.ui.widgets.ticks import Tick
from accessible_fit.words.mat_sentences import audience_words, consent_sentence
from db.vocabulary import ConsentAudience

if TYPE_CHECKING:
    from accessible_fit.services.rights.consents import HowSaid
    from db.records import Consent

OTHERS = tuple(one for one in ConsentAudience if one is not ConsentAudience.ME)
LONGEST_NAMES = 200


class ConsentPanel(Panel):
    """`decided` carries the audience, how it was said and who was there."""

    decided = Signal(object, object, str)

    def __init__(self, kit: StaffKit, alias: str, present: str, held: "Consent | None") -> None:
        super().__init__(kit.words.t("Who may see the picture"))
        self._kit, self._alias, self._present = kit, alias, present
        self._place = Holder()
        self.body.addWidget(self._place)
        self.show_held(held)

    def show_held(self, held: "Consent | None") -> None:
        """Say what the person has decided."""
        w = self._kit.words
        sheet, inside = _sheet()
        audience = held.audience if held is not None else None
        self.told = label(consent_sentence(w, audience, self._alias))
        inside.addWidget(self.told)
        if held is not None:
            about = w.t("{day}. With {names}.", day=w.day(held.decided_at), names=held.present)
            inside.addWidget(label(about, "small"))
        text = (
            w.t("Ask {name}", name=self._alias) if held is None else w.t("Ask {name} again", name=self._alias)
        )
        self.ask = button(text)
        self.ask.clicked.connect(lambda _=False: self._ask(audience or ()))
        inside.addLayout(row(self.ask))
        self._place.hold(sheet)

    def _ask(self, before: Sequence[ConsentAudience]) -> None:
        w = self._kit.words
        sheet, inside = _sheet()
        inside.addWidget(label(w.t("Show the picture and ask. “Nobody else” is as good an answer as any.")))
        self.ticks = {
            one: Tick(self._kit.look, _capital(audience_words(w, one, self._alias)), one in before)
            for one in OTHERS
        }
        for tick in self.ticks.values():
            inside.addWidget(tick)
        self.how: Choices[HowSaid] = Choices(self._kit.look, ways_of_saying(w), None, across=False)
        self._how = Field(w.t("How {name} answered", name=self._alias), self.how)
        self.present = QLineEdit(self._present)
        self.present.setMaxLength(LONGEST_NAMES)
        self._there = Field(w.t("Who was there"), self.present)
        inside.addWidget(self._how)
        inside.addWidget(self._there)
        self.keep = button(w.t("Keep the answer"))
        self.keep.clicked.connect(lambda _=False: self._keep())
        inside.addLayout(row(self.keep))
        self._place.hold(sheet)
        next(iter(self.ticks.values())).setFocus()

    def _keep(self) -> None:
        w, how = self._kit.words, self.how.value()
        if how is None:
            self._how.show_error(w.t("Choose how {name} answered.", name=self._alias))
            return
        self._how.clear_error()
        if not self.present.text().strip():
            self._there.show_error(w.t("Write who was there."))
            return
        audience = tuple(one for one, tick in self.ticks.items() if tick.isChecked())
        self.decided.emit(audience, how, self.present.text().strip())


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _sheet() -> tuple[QWidget, QVBoxLayout]:
    made = QWidget()
    inside = QVBoxLayout(made)
    inside.setContentsMargins(0, 0, 0, 0)
    inside.setSpacing(SPACE.medium)
    return made, inside

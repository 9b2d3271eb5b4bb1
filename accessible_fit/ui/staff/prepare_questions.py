"""Preparing a conversation with picture questions: which questions."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from accessible_fit.ui.staff.desk import Shift
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.prepare_form import FormPreparation

if TYPE_CHECKING:
    from accessible_fit.instruments.model import Instrument
    from accessible_fit.services.residents import PersonCard
    from db.vocabulary import ServiceType

ANY = "any"
MADE_FOR_OTHERS = 2


class QuestionsPreparation(FormPreparation):
    """Those made for the unit's kind of support come first; those for other kinds are asked for."""

    picture = "own:understand"

    def __init__(self, kit: StaffKit, shift: Shift, card: "PersonCard") -> None:
        super().__init__(kit, shift, card, kit.words.t("Questions"))
        self.word = kit.words.t("Picture questions")

    def _sorted(self, forms: "Sequence[Instrument]") -> "tuple[Sequence[Instrument], int]":
        service = self._card.unit.service_type
        suit = [one for one in forms if _rank(one, service) < MADE_FOR_OTHERS]
        return fitting_first(forms, service), len(suit) or len(forms)

    def _about(self, form: "Instrument") -> str:
        count = self.kit.words.tn("{n} question", "{n} questions", len(form.items))
        return f"{super()._about(form)} {count}."


def fitting_first(instruments: "Sequence[Instrument]", service: "ServiceType") -> "list[Instrument]":
    """Put what is made for the unit's kind of support first, then what suits any, then the rest."""
    return sorted(instruments, key=lambda one: _rank(one, service))


def _rank(one: "Instrument", service: "ServiceType") -> int:
    kind = one.service_type.value
    return 0 if kind == service.value else 1 if kind == ANY else MADE_FOR_OTHERS

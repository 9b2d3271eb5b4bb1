"""Preparing a short rating of life or of a talk: which one, when, and of which talk."""

from typing import TYPE_CHECKING
from uuid import UUID

from accessible_fit.instruments.parts import Kind, Moment
from accessible_fit.ui.staff.desk import Shift
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.prepare_form import FormPreparation
from accessible_fit.ui.widgets.texts import label

if TYPE_CHECKING:
    from accessible_fit.services.preparing import Offered
    from accessible_fit.services.residents import PersonCard


class RatingsPreparation(FormPreparation):
    """Begins with life, or with the talk when staff come from one that has just ended."""

    picture = "own:talk-together"
    kind = Kind.RATINGS

    def __init__(self, kit: StaffKit, shift: Shift, card: "PersonCard") -> None:
        w = kit.words
        super().__init__(kit, shift, card, w.t("Life and talk"))
        self.word = w.t("Life and talk")
        self._of_groups = label(
            w.t(
                "For a talk that several took part in. Each person answers alone, when it is their turn. "
                "What {name} says is kept with {name}'s own answers, and nobody else's is.",
                name=card.person.alias,
            ),
            "soft",
        )
        self._of_groups.hide()

    def take_talk(self, talk: UUID) -> bool:
        self._talk = talk
        return True

    def _fill(self, at_once: int) -> None:
        super()._fill(at_once)
        self.panel.body.addWidget(self._of_groups)

    def _first(self, offered: "Offered") -> int:
        if self._talk is None:
            return 0
        group = next((one.group_talk for one in offered.talks if one.id == self._talk), False)
        after = [number for number, one in enumerate(self._forms) if one.moment is Moment.AFTER_TALK]
        suits = [number for number in after if self._forms[number].group is group]
        return next(iter(suits or after), 0)

    def _offer(self) -> None:
        form = self.chosen()
        self._of_groups.setVisible(form is not None and form.group)
        super()._offer()

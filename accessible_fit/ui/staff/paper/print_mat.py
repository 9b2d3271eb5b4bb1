"""Printing a mat to cut out: topic, top scale, cards and how large they are."""

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QWidget

from accessible_fit.ui.staff import labels
from accessible_fit.ui.staff.desk import Shift
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.paper.mat_choice import MatChoice, TopicChoice, for_anybody, for_person
from accessible_fit.ui.staff.paper.print_page import PrintPage
from accessible_fit.ui.widgets.forms import Choices, Field, side_by_side
from accessible_fit.ui.widgets.texts import Panel, label

if TYPE_CHECKING:
    from accessible_fit.services.mats.topics import Offer
    from accessible_fit.services.printed import Printed
    from accessible_fit.services.residents import PersonCard

USUAL_CARD_MM = 40
CARDS_MM = (32, USUAL_CARD_MM, 60)


class PrintMatPage(PrintPage):
    """Chooses a mat; for a person, the cards that the person meets."""

    def __init__(self, kit: StaffKit, shift: Shift, person_id: UUID | None) -> None:
        w = kit.words
        super().__init__(kit, shift, w.t("Print a mat to cut out"), person_id)
        self.choice: MatChoice | None = None
        self._photos: dict[str, bytes] = {}
        names = (w.tc("card", "Small"), w.tc("card", "Usual"), w.tc("card", "Large"))
        sizes = [
            (side, w.t("{name}, {side} mm", name=name, side=side))
            for side, name in zip(CARDS_MM, names, strict=True)
        ]
        self.card_size: Choices[int] = Choices(kit.look, sizes, USUAL_CARD_MM, across=False)
        self.language: Choices[str] = Choices(kit.look, labels.languages(), kit.words.language)

    def shown(self) -> None:
        if self.choice is not None:
            return
        desk, actor, person_id = self._shift.desk, self._shift.actor, self._person_id
        if person_id is None:
            self.load(desk.mat_topics.topics, lambda topics: self._lay_out(for_anybody(topics)))
        else:
            self.load(
                lambda: (desk.residents.card(actor, person_id), desk.mat_topics.offered(actor, person_id)),
                self._for_person,
            )

    def _for_person(self, fetched: "tuple[PersonCard, Offer]") -> None:
        card, offer = fetched
        self.set_title(self.kit.words.t("Print a mat for {name}", name=card.person.alias))
        self._photos = dict(offer.photos)
        self.language = Choices(self.kit.look, labels.languages(), card.profile.language.value)
        self._lay_out(for_person(offer), offer.turned, offer.plain)

    def _lay_out(self, topics: list[TopicChoice], turned: bool = False, plain: bool = False) -> None:
        w = self.kit.words
        self.choice = MatChoice(self.kit, topics, self._photos, turned, plain)
        mat, how = Panel(w.t("The mat")), Panel(w.t("How it is printed"))
        mat.body.addWidget(self.choice)
        how.body.addLayout(
            side_by_side(
                self.kit.look,
                Field(w.t("The cards' width"), self.card_size),
                Field(w.t("Language"), self.language),
            )
        )
        how.body.addWidget(
            label(
                w.t("Print on thick paper. Three empty cards come along for what the person adds."), "small"
            )
        )
        self.column.addWidget(mat)
        self.column.addWidget(how)
        self._offer(True)
        if self.heading.hasFocus():
            self.first_focus().setFocus()

    def first_focus(self) -> QWidget:
        return self.heading if self.choice is None else self.choice.topic

    def work(self) -> "Callable[[], Printed] | None":
        from accessible_fit.services.paper.mat import MatSetChoice

        if self.choice is None:
            return None
        plan = self.choice.plan()
        if not plan.cards:
            self.notice.say(self.kit.words.t("No card is chosen. Choose at least one."))
            return None
        choice = MatSetChoice(
            plan,
            self.language.value() or self.kit.words.language,
            self.card_size.value() or USUAL_CARD_MM,
            self._person_id,
            self._photos,
        )
        mats, actor = self._shift.desk.paper.mats, self._shift.actor
        return lambda: mats.print_set(actor, choice)

"""Own pictures: photos of what a person knows in the place of the pictures on cards."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from accessible_fit.ui.staff.desk import Shift
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.own_picture_row import OwnPictureRow
from accessible_fit.ui.staff.own_picture_steps import ForWhom, OwnPictureSteps, Step
from accessible_fit.ui.staff.page import Page
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.empty import EmptyState
from accessible_fit.ui.widgets.texts import Panel, button, clear

if TYPE_CHECKING:
    from accessible_fit.services.pictures.own import OwnPicture, SymbolMemory
    from accessible_fit.services.residents import PersonCard


@dataclass(frozen=True, slots=True)
class Fetched:
    """What the page shows; `names` gives the name of each card that is still there."""

    card: "PersonCard"
    pictures: "Sequence[OwnPicture]"
    names: Mapping[str, str]
    memory: "SymbolMemory"


class OwnPicturesPage(Page):
    """Lists a person's and the unit's own pictures; adding one happens step by step on the same page."""

    left = Signal()

    def __init__(self, kit: StaffKit, shift: Shift, person_id: UUID) -> None:
        super().__init__(kit, kit.words.t("Own pictures"))
        self._shift = shift
        self._person_id = person_id
        self._fetched: Fetched | None = None
        self.steps: OwnPictureSteps | None = None
        self.set_back(kit.words.t("Back"), self._one_back)
        self._body = QVBoxLayout()
        self._body.setSpacing(SPACE.large)
        self.column.addLayout(self._body)

    def shown(self) -> None:
        self.load(self._fetch, self._show_list)

    def _fetch(self) -> Fetched:
        desk, actor = self._shift.desk, self._shift.actor
        card = desk.residents.card(actor, self._person_id)
        pictures = [
            *desk.pictures.of_person(actor, self._person_id),
            *desk.pictures.of_unit(actor, card.unit.id),
        ]
        catalogue = desk.browsing().catalogue
        language = self.kit.words.language
        known = {one.card_key for one in pictures if one.card_key in catalogue}
        names = {key: catalogue.get(key).name(language) for key in known}
        return Fetched(card, pictures, names, desk.pictures.memory(actor))

    # ------------------------------------------------------------------ the list

    def _show_list(self, fetched: Fetched) -> None:
        w = self.kit.words
        self._fetched = fetched
        self._leave_steps()
        self.submits = False
        alias = fetched.card.person.alias
        self.set_title(
            w.t("Own pictures"), w.t("Photos that {name} meets instead of other pictures", name=alias)
        )
        self._offer_only(w.t("Add a picture"))
        if not fetched.pictures:
            self._body.addWidget(self._nothing_yet(alias))
            return
        panel = Panel()
        panel.body.setSpacing(SPACE.large)
        for picture in fetched.pictures:
            panel.body.addWidget(self._row(picture, fetched))
        self._body.addWidget(panel)
        self._body.addStretch(1)

    def _nothing_yet(self, alias: str) -> EmptyState:
        w = self.kit.words
        action = button(w.t("Add a picture"))
        action.clicked.connect(lambda _=False: self._primary_pressed())
        return EmptyState(
            self.kit.tile("openmoji:1F4F7", 112),
            w.t("No own pictures yet"),
            w.t("A photo of people and places that {name} knows can be easier to understand.", name=alias),
            action,
        )

    def _row(self, picture: "OwnPicture", fetched: Fetched) -> OwnPictureRow:
        w = self.kit.words
        name = fetched.names.get(picture.card_key) or w.t("A picture that is no longer here")
        if picture.person_id is None:
            seen_by = w.t("for the whole unit")
        else:
            seen_by = w.t("for {name}", name=fetched.card.person.alias)
        made = OwnPictureRow(self.kit, picture, name, seen_by)
        made.removal_wanted.connect(lambda: self._remove(picture))
        return made

    def _remove(self, picture: "OwnPicture") -> None:
        desk, actor = self._shift.desk, self._shift.actor
        told = self.kit.words.t("The picture is removed.")
        self.save(lambda: desk.pictures.untie(actor, picture.id), lambda _: self._changed(told))

    def _changed(self, told: str) -> None:
        self.notice.say(told, "good")
        self.shown()

    # ------------------------------------------------------------------ adding

    def _primary_pressed(self) -> None:
        if self.steps is None:
            self._begin()
        else:
            self._keep()

    def _begin(self) -> None:
        fetched = self._fetched
        if fetched is None:
            return
        self.notice.hide()
        clear(self._body)
        taken = {(one.card_key, one.person_id is None) for one in fetched.pictures}
        whom = ForWhom(fetched.card.person.alias, fetched.card.unit.name, taken)
        self.steps = OwnPictureSteps(self.kit, self._shift, whom, fetched.memory)
        self.steps.step_changed.connect(self._step_changed)
        self.steps.failed.connect(self.show_trouble)
        self._body.addWidget(self.steps)
        self.steps.go(Step.CARD)

    def _step_changed(self, step: int) -> None:
        w = self.kit.words
        told = {
            Step.CARD: w.t("Step 1 of 3. Which picture is the photo shown instead of?"),
            Step.PHOTO: w.t("Step 2 of 3. Choose the photo."),
            Step.WORD: w.t("Step 3 of 3. Say what it is and who meets it."),
        }
        self.set_title(w.t("Add a picture"), told[Step(step)])
        self.submits = step == Step.WORD
        self._offer_only(w.t("Save") if step == Step.WORD else "")
        self._scroll.verticalScrollBar().setValue(0)

    def _offer_only(self, text: str) -> None:
        clear(self.buttons)
        self.primary = None
        if text:
            self.set_primary(text, self._primary_pressed)

    def _keep(self) -> None:
        new = self.steps.chosen() if self.steps is not None else None
        if new is None or self.steps is None or self._fetched is None:
            return
        pictures, actor, unit_id = self._shift.desk.pictures, self._shift.actor, self._fetched.card.unit.id
        told = self.kit.words.t("The picture is saved.")
        if self.steps.for_unit:
            self.save(lambda: pictures.tie_to_unit(actor, unit_id, new), lambda _: self._changed(told))
        else:
            person_id = self._person_id
            self.save(lambda: pictures.tie_to_person(actor, person_id, new), lambda _: self._changed(told))

    def _one_back(self) -> None:
        if self.steps is None:
            self.left.emit()
        elif self.steps.step > Step.CARD:
            self.steps.go(Step(self.steps.step - 1))
        else:
            self.shown()
            self.heading.setFocus()

    def _leave_steps(self) -> None:
        self.steps = None
        clear(self._body)

    def first_focus(self) -> QWidget:
        return self.heading

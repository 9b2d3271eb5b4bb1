"""A person's photo: choosing one, changing it, taking it away."""

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Signal

from accessible_fit.ui.staff.asking import Asking
from accessible_fit.ui.staff.consent_sheet import ConsentSheet
from accessible_fit.ui.staff.desk import Shift
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.page import Page
from accessible_fit.ui.widgets.avatar import Avatar
from accessible_fit.ui.widgets.growth import grown
from accessible_fit.ui.widgets.photo import photo_drawing
from accessible_fit.ui.widgets.photo_picker import PhotoPicker
from accessible_fit.ui.widgets.texts import Panel, clear
from db.vocabulary import ConsentKind

if TYPE_CHECKING:
    from accessible_fit.services.residents import PersonCard
    from pictograms.photos import FinishedPhoto

PORTRAIT = 72
HEIGHT = 500


class PhotoPage(Page):
    """The photo that stands beside a person's name, once the person has said yes to it.

    `saved` and `left` lead back to the person.
    """

    saved = Signal()
    left = Signal()

    def __init__(self, kit: StaffKit, shift: Shift, person_id: UUID) -> None:
        w = kit.words
        super().__init__(kit, w.t("Photo"))
        self._shift = shift
        self._person_id = person_id
        self.set_back(w.t("Back"), self.left.emit)
        self.remove = self.add_quiet(w.t("Remove the photo"), self._ask)
        self.remove.hide()
        self._question = Panel()
        self._question.hide()
        self._alias = ""
        self._has_photo = False
        self.asking = Asking(w)
        self.asking.kept.connect(self._keep_it)
        self.asking.meant.connect(self._take_away)
        self._question.body.addWidget(self.asking)
        self.picker = PhotoPicker(kit.look, w, kit.background, kit.drawing("openmoji:1F5BC"))
        self.picker.setMinimumHeight(grown(kit.look, HEIGHT))
        self.picker.finished.connect(self._keep)
        self.picker.hide()
        self.consent = ConsentSheet(kit, shift, person_id, ConsentKind.PHOTO)
        self.consent.settled.connect(self._settled)
        self.consent.failed.connect(self.show_trouble)
        self.column.addWidget(self._question)
        self.column.addWidget(self.consent)
        self.column.addWidget(self.picker)

    def shown(self) -> None:
        self.load(lambda: self._shift.desk.residents.card(self._shift.actor, self._person_id), self._show)

    def _show(self, card: "PersonCard") -> None:
        w, alias = self.kit.words, card.person.alias
        self._alias = alias
        self.set_title(
            w.t("Photo of {name}", name=alias),
            w.t("It is shown beside the name, and when a conversation begins."),
        )
        clear(self.leading)
        photo = photo_drawing(card.photo) if card.photo is not None else None
        self.leading.addWidget(Avatar(self.kit.look, alias, grown(self.kit.look, PORTRAIT), photo))
        self._has_photo = card.photo is not None
        self.remove.setVisible(self._has_photo)
        self.consent.load(alias)

    def _settled(self, given: bool) -> None:
        """Offer a photo to who has said yes; a photo whose yes was taken back is gone already."""
        self.picker.setVisible(given)
        if not given and self._has_photo and self.consent.asked:
            self.shown()

    def _keep(self, photo: "FinishedPhoto") -> None:
        desk, actor = self._shift.desk, self._shift.actor
        self.save(
            lambda: desk.pictures.set_person_photo(actor, self._person_id, photo),
            lambda _: self.saved.emit(),
        )

    # ------------------------------------------------------------------ removing

    def _ask(self) -> None:
        w, alias = self.kit.words, self._alias
        self.notice.hide()
        self._question.show()
        self._scroll.verticalScrollBar().setValue(0)
        self.asking.ask(
            w.t(
                "Remove the photo of {name}? It cannot be brought back. The first letter is shown.",
                name=alias,
            ),
            w.t("Yes, remove the photo of {name}", name=alias),
        )

    def _keep_it(self) -> None:
        self._question.hide()
        self.remove.setFocus()

    def _take_away(self) -> None:
        desk, actor = self._shift.desk, self._shift.actor
        self._question.hide()

        def done(_: None) -> None:
            self.notice.say(self.kit.words.t("The photo is removed."), "good")
            self.shown()

        self.save(lambda: desk.pictures.remove_person_photo(actor, self._person_id), done)

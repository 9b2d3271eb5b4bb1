"""Setting topics up for a person or a unit: which cards, in which order, how many, and cards of their own."""

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from accessible_fit.ui.staff.asking import Asking
from accessible_fit.ui.staff.desk import Shift
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.mats.card_list import CardList, Listed
from accessible_fit.ui.staff.mats.known_cards import KnownCards
from accessible_fit.ui.staff.mats.own_card import OwnCardForm
from accessible_fit.ui.staff.mats.usual import Usual
from accessible_fit.ui.staff.page import Page
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.flow import FlowRow
from accessible_fit.ui.widgets.forms import Choices, Field
from accessible_fit.ui.widgets.growth import grown
from accessible_fit.ui.widgets.holder import Holder
from accessible_fit.ui.widgets.picture_button import PictureButton
from accessible_fit.ui.widgets.texts import Panel, button, clear, label, row
from db.vocabulary import OwnCardKind

if TYPE_CHECKING:
    from accessible_fit.services.mats.setup import CardWish, Setup, SetupCard, Whose
    from accessible_fit.services.residents import PersonCard
    from pictograms.photos import FinishedPhoto

TOPIC_PICTURE = 36
PICKER_HEIGHT = 500


class TopicSetupPage(Page):
    """One topic at a time. Every change is kept at once; `left` leads back to the person."""

    left = Signal()

    def __init__(self, kit: StaffKit, shift: Shift, person_id: UUID) -> None:
        w = kit.words
        super().__init__(kit, w.t("Mat topics"))
        self._shift = shift
        self._person_id = person_id
        self._topics = list(shift.desk.mat_topics.topics())
        self._topic_id = self._topics[0].id
        self._card: PersonCard | None = None
        self._setup: Setup | None = None
        self._own: dict[str, bytes] = {}
        self.set_back(w.t("Back"), self.left.emit)
        self.set_primary(w.t("Done"), self.left.emit)
        self._body = QVBoxLayout()
        self._body.setSpacing(SPACE.large)

    # ------------------------------------------------------------------ loading

    def shown(self) -> None:
        if self._card is None:
            desk, actor = self._shift.desk, self._shift.actor
            self.load(lambda: desk.residents.card(actor, self._person_id), self._lay_out)

    def _lay_out(self, card: "PersonCard") -> None:
        w = self.kit.words
        self._card = card
        self.set_title(
            self.title, w.t("What {name} meets on a mat. Changes are saved at once.", name=card.person.alias)
        )
        self.whom: Choices[bool] = Choices(
            self.kit.look,
            [
                (False, w.t("For {name}", name=card.person.alias)),
                (True, w.t("For everybody in {unit}", unit=card.unit.name)),
            ],
            False,
        )
        self.whom.changed.connect(self._fetch)
        self.topics = FlowRow(w.t("Topic"), self._choose)
        self.topics.fill(
            [
                PictureButton(self.kit.look, self.kit.drawing(one.picture), w.pick(one.name), TOPIC_PICTURE)
                for one in self._topics
            ],
            chosen=0,
        )
        panel = Panel()
        panel.body.addWidget(Field(w.t("Whose cards"), self.whom))
        panel.body.addWidget(self.topics)
        self.column.addWidget(panel)
        self.column.addLayout(self._body)
        self._fetch()

    def _choose(self, number: int) -> None:
        self._topic_id = self._topics[number].id
        self._fetch()

    @property
    def whose(self) -> "Whose":
        """Whose setup is shown."""
        from accessible_fit.services.mats.setup import Whose

        assert self._card is not None  # the choice comes with it
        return Whose(self._card.unit.id, None if self.whom.value() else self._person_id)

    def _fetch(self) -> None:
        desk, actor, whose, topic_id = self._shift.desk, self._shift.actor, self.whose, self._topic_id

        def work() -> "tuple[Setup, dict[str, bytes]]":
            unit = {one.card_key: one.data for one in desk.pictures.of_unit(actor, whose.unit_id)}
            person = whose.person_id
            mine = desk.pictures.of_person(actor, person) if person is not None else []
            own = {**unit, **{one.card_key: one.data for one in mine}}
            return desk.mat_setup.setup(actor, whose, topic_id), own

        self.load(work, self._show)

    # ------------------------------------------------------------------ showing

    def _show(self, fetched: "tuple[Setup, dict[str, bytes]]") -> None:
        setup, self._own = fetched
        self._setup = setup
        clear(self._body)
        for part in (self._cards(setup), self._known(setup), self._usual(setup)):
            self._body.addWidget(part)

    def _cards(self, setup: "Setup") -> Panel:
        w = self.kit.words
        panel = Panel(w.t("Cards"))
        panel.body.addWidget(label(w.t("Cards without a tick are not offered."), "soft"))
        self.list = CardList(self.kit)
        listed = [
            Listed(
                one.card,
                not (one.hidden or one.hidden_by_unit),
                self._mark(one),
                self._locked(one),
                self._buttons(one),
            )
            for one in setup.cards
        ]
        self.list.fill(listed, setup.photos, self._own)
        self.list.changed.connect(self._save)
        self._ask_place, self._form_place = Holder(), Holder()
        for place in (self._ask_place, self._form_place):
            place.let_go()
        self.add = button(w.t("Add a card"))
        self.add.clicked.connect(lambda _=False: self._open_form(None))
        panel.body.addWidget(self.list)
        panel.body.addWidget(self._ask_place)
        panel.body.addWidget(self._form_place)
        panel.body.addLayout(row(self.add))
        return panel

    def _mark(self, one: "SetupCard") -> str:
        w = self.kit.words
        if one.own is None:
            return ""
        return w.t("the unit's card") if one.own.person_id is None else w.t("own card")

    def _locked(self, one: "SetupCard") -> str:
        return self.kit.words.t("left out for the whole unit") if one.hidden_by_unit else ""

    def _may_change(self, one: "SetupCard") -> bool:
        """Whether the card belongs to whom the page is about."""
        return one.own is not None and one.own.person_id == self.whose.person_id

    def _buttons(self, one: "SetupCard") -> list[QPushButton]:
        """What can be done with a card: a card of one's own is changed, a card of the topic gets a photo."""
        w = self.kit.words
        word = w.pick(one.card.words)
        if self._may_change(one):
            change, remove = button(w.t("Change")), button(w.t("Remove"))
            change.setAccessibleName(w.t("Change the card “{card}”", card=word))
            remove.setAccessibleName(w.t("Remove the card “{card}”", card=word))
            change.clicked.connect(lambda _=False: self._open_form(one))
            remove.clicked.connect(lambda _=False: self._ask_removal(one, remove))
            return [change, remove]
        if one.own is not None or not one.card.picture:
            return []
        photo = button(w.tc("card", "Photo"))
        photo.setAccessibleName(w.t("Choose a photo for “{card}”", card=word))
        photo.clicked.connect(lambda _=False: self._open_photo(one))
        return [photo]

    def _known(self, setup: "Setup") -> KnownCards:
        self.known = KnownCards(self.kit, setup, self._buttons)
        self.known.adding_wanted.connect(lambda kind: self._open_form(None, kind))
        return self.known

    def _usual(self, setup: "Setup") -> Usual:
        self.usual = Usual(self.kit, setup)
        self.usual.changed.connect(self._save)
        return self.usual

    # ------------------------------------------------------------------ keeping

    def _save(self) -> None:
        from accessible_fit.services.mats.setup import SetupChange

        setup = self._setup
        if setup is None:
            return
        locked = {one.card.id for one in setup.cards if one.hidden_by_unit}
        before = {one.card.id for one in setup.cards if one.hidden}
        hidden = [card.id for card in self.list.left_out()]
        most, scale_id, positions = self.usual.values()
        change = SetupChange(
            tuple(key for key in hidden if key not in locked or key in before),
            self.list.order(),
            most,
            scale_id,
            positions,
        )
        self._do(
            lambda: self._shift.desk.mat_setup.save(self._shift.actor, setup.whose, setup.topic.id, change)
        )

    def _do(self, work: Callable[[], object], done: Callable[[], None] | None = None) -> None:
        def arrived(_: object) -> None:
            if done is not None:
                done()

        self.notice.hide()
        self.kit.background.run(work, arrived, self.show_trouble, owner=self)

    # ------------------------------------------------------------------ cards of their own

    def _open_form(self, one: "SetupCard | None", kind: OwnCardKind = OwnCardKind.OWN) -> None:
        w, setup = self.kit.words, self._setup
        assert setup is not None  # the buttons come with it
        kinds = [
            (OwnCardKind.OWN, w.t("A card of the topic")),
            (OwnCardKind.LIKED, w.t("Something that is surely liked")),
            (OwnCardKind.DISLIKED, w.t("Something that is surely disliked")),
        ]
        kinds.sort(key=lambda pair: pair[0] is not kind)
        own = one.own if one is not None else None
        photo = setup.photos.get(one.card.photo) if one is not None else None
        form = OwnCardForm(self.kit, self._shift, kinds, own, photo)
        form.wished.connect(lambda wish: self._keep_card(own.id if own is not None else None, wish))
        form.left.connect(self._close_form)
        form.failed.connect(self.show_trouble)
        self.form = form
        self._form_place.hold(form)
        self.add.hide()
        form.words_sv.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_photo(self, one: "SetupCard") -> None:
        # Here, because what photos are read with is needed by few.
        from accessible_fit.ui.widgets.photo_picker import PhotoPicker

        kit = self.kit
        picker = PhotoPicker(kit.look, kit.words, kit.background, kit.drawing("openmoji:1F5BC"))
        picker.setMinimumHeight(grown(kit.look, PICKER_HEIGHT))
        picker.finished.connect(lambda photo: self._keep_photo(one, photo))
        leave = button(kit.words.t("Leave it"), "link")
        leave.clicked.connect(lambda _=False: self._close_form())
        self.picker = picker
        sheet = QWidget()
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(0, 0, 0, 0)
        word = kit.words.pick(one.card.words)
        inside.addWidget(label(kit.words.t("Photo for “{card}”", card=word), "field"))
        inside.addWidget(picker)
        inside.addWidget(leave)
        self._form_place.hold(sheet)
        self.add.hide()
        picker.start.file.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep_photo(self, one: "SetupCard", photo: "FinishedPhoto") -> None:
        """A photo stands wherever its picture would, as those of the page with own pictures do."""
        from accessible_fit.services.pictures.own import NewPicture

        pictures, actor, whose = self._shift.desk.pictures, self._shift.actor, self.whose
        new = NewPicture(one.card.picture, photo, self.kit.words.pick(one.card.words))
        person_id = whose.person_id
        if person_id is None:
            self._do(lambda: pictures.tie_to_unit(actor, whose.unit_id, new), self._card_kept)
        else:
            self._do(lambda: pictures.tie_to_person(actor, person_id, new), self._card_kept)

    def _close_form(self) -> None:
        self._form_place.let_go()
        self.add.show()
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep_card(self, card_id: UUID | None, wish: "CardWish") -> None:
        desk, actor, whose, topic_id = self._shift.desk, self._shift.actor, self.whose, self._topic_id
        if card_id is None:
            self._do(lambda: desk.mat_setup.add_card(actor, whose, topic_id, wish), self._card_kept)
        else:
            self._do(lambda: desk.mat_setup.change_card(actor, card_id, wish), self._card_kept)

    def _card_kept(self) -> None:
        self.notice.say(self.kit.words.t("The card is saved."), "good")
        self._fetch()

    def _ask_removal(self, one: "SetupCard", pressed: QWidget) -> None:
        w = self.kit.words
        word = w.pick(one.card.words)
        asking = Asking(w)
        self._ask_place.hold(asking)
        asking.kept.connect(lambda: pressed.setFocus())
        asking.meant.connect(lambda: self._remove(one))
        asking.ask(
            w.t("Remove “{card}”? It is offered no more, and stays on the mats it was on.", card=word),
            w.t("Yes, remove the card “{card}”", card=word),
        )

    def _remove(self, one: "SetupCard") -> None:
        own = one.own
        assert own is not None  # only such cards are removed
        desk, actor = self._shift.desk, self._shift.actor

        def removed() -> None:
            self.notice.say(self.kit.words.t("The card is removed."), "good")
            self._fetch()

        self._do(lambda: desk.mat_setup.retire_card(actor, own.id), removed)

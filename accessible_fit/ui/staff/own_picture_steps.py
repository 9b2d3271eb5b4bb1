"""Adding an own picture, step by step: which card, which photo, which word and for whom."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from accessible_fit.services.pictures.own import NewPicture, SymbolMemory
from accessible_fit.ui.staff.desk import Shift
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.forms import Choices, Field
from accessible_fit.ui.widgets.growth import grown
from accessible_fit.ui.widgets.photo import photo_drawing
from accessible_fit.ui.widgets.photo_picker import PhotoPicker
from accessible_fit.ui.widgets.picture import PictureTile
from accessible_fit.ui.widgets.symbol_browser import SymbolBrowser
from accessible_fit.ui.widgets.texts import Panel, label
from pictograms.photos import FinishedPhoto

HEIGHT = 520
PREVIEW = 160
LONGEST_WORD = 60


class Step(IntEnum):
    """The steps in their order."""

    CARD = 1
    PHOTO = 2
    WORD = 3


@dataclass(frozen=True, slots=True)
class ForWhom:
    """Whose pictures they are; `taken` holds (card, whether for the unit) where a picture stands already."""

    alias: str
    unit_name: str
    taken: Collection[tuple[str, bool]]


class OwnPictureSteps(QWidget):
    """Shows one step at a time; `step_changed` carries the one that is shown, `failed` why there is none."""

    step_changed = Signal(int)
    failed = Signal(object)

    def __init__(self, kit: StaffKit, shift: Shift, whom: ForWhom, memory: SymbolMemory) -> None:
        super().__init__()
        self._kit, self._shift, self._whom = kit, shift, whom
        self._card = ""
        self._photo: FinishedPhoto | None = None
        self.step = Step.CARD
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self.browser = self._browser(memory)
        self.picker = PhotoPicker(kit.look, kit.words, kit.background, kit.drawing("openmoji:1F5BC"))
        self.picker.setMinimumHeight(grown(kit.look, HEIGHT))
        self.picker.finished.connect(self._photo_chosen)
        self.form = self._form()
        whole.addWidget(self.browser, 0, Qt.AlignmentFlag.AlignTop)
        whole.addWidget(self.picker)  # takes all the room there is
        whole.addWidget(self.form, 0, Qt.AlignmentFlag.AlignTop)
        for part in (self.browser, self.picker, self.form):
            part.hide()

    # ------------------------------------------------------------------ building

    def _browser(self, memory: SymbolMemory) -> SymbolBrowser:
        kit, pictures, actor = self._kit, self._shift.desk.pictures, self._shift.actor
        browser = SymbolBrowser(
            kit.look, kit.words, kit.drawing, kit.background, self._shift.desk.browsing, self
        )
        browser.setFixedHeight(grown(kit.look, HEIGHT))
        browser.remember(memory.favourites, memory.recent)

        def favour(key: str, on: bool) -> None:
            kit.background.run(lambda: pictures.set_favourite(actor, key, on))

        browser.favourite_changed.connect(favour)
        browser.symbol_chosen.connect(self._card_chosen)
        browser.failed.connect(self.failed)
        return browser

    def _form(self) -> Panel:
        w, look = self._kit.words, self._kit.look
        self.word = QLineEdit()
        self.word.setMaxLength(LONGEST_WORD)
        self.whom: Choices[bool] = Choices(
            look,
            [
                (False, w.t("For {name}", name=self._whom.alias)),
                (True, w.t("For everybody in {unit}", unit=self._whom.unit_name)),
            ],
            False,
            across=False,
        )
        self.whom.changed.connect(self._tell_replaced)
        self._replaced = label("")
        self._replaced.setProperty("tone", "watch")
        self._preview = PictureTile(look, self._kit.drawing("openmoji:1F5BC"), grown(look, PREVIEW))
        fields = QVBoxLayout()
        fields.setSpacing(SPACE.large)
        help_text = w.t("For example “Anna, night staff”. Staff see it in the list. It may be left empty.")
        fields.addWidget(Field(w.t("Who or what is in the picture"), self.word, help_text))
        fields.addWidget(Field(w.t("Who meets the picture"), self.whom))
        fields.addWidget(label(w.t("Whoever is seen in the photo is asked first."), "soft"))
        fields.addWidget(self._replaced)
        line = QHBoxLayout()
        line.setSpacing(SPACE.large)
        line.addWidget(self._preview, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(fields, 1)
        panel = Panel()
        panel.body.addLayout(line)
        return panel

    # ------------------------------------------------------------------ from step to step

    def go(self, step: Step) -> None:
        """Show a step and put the focus where it begins."""
        self.step = step
        starts: dict[Step, tuple[QWidget, QWidget]] = {
            Step.CARD: (self.browser, self.browser.search),
            Step.PHOTO: (self.picker, self.picker.start.file),
            Step.WORD: (self.form, self.word),
        }
        for one, (part, _) in starts.items():
            part.setVisible(one is step)
        self.step_changed.emit(step)
        starts[step][1].setFocus(Qt.FocusReason.OtherFocusReason)

    def _card_chosen(self, key: str) -> None:
        pictures, actor = self._shift.desk.pictures, self._shift.actor
        self._kit.background.run(lambda: pictures.note_used(actor, key))
        self._card = key
        self.go(Step.PHOTO)

    def _photo_chosen(self, photo: FinishedPhoto) -> None:
        self._photo = photo
        self._preview.show_picture(photo_drawing(photo.data))
        self._tell_replaced()
        self.go(Step.WORD)

    def _tell_replaced(self) -> None:
        taken = (self._card, self.for_unit) in self._whom.taken
        told = self._kit.words.t("There is a picture on this card already. This one takes its place.")
        self._replaced.setText(f"! {told}" if taken else "")
        self._replaced.setVisible(taken)

    # ------------------------------------------------------------------ what was chosen

    @property
    def for_unit(self) -> bool:
        """Whether everybody in the unit is to meet the picture."""
        return bool(self.whom.value())

    def chosen(self) -> NewPicture | None:
        """Return what is to be kept, or None before there is a photo."""
        if self._photo is None:
            return None
        return NewPicture(self._card, self._photo, self.word.text())

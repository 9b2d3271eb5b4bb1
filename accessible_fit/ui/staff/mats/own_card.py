"""Making a card of one's own: its words, and a picture, a photo or neither."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from accessible_fit.ui.staff.desk import Shift
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.picture_finding import HEIGHT, find_picture
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.forms import Choices, Field, side_by_side
from accessible_fit.ui.widgets.growth import grown
from accessible_fit.ui.widgets.holder import Holder
from accessible_fit.ui.widgets.photo import photo_drawing
from accessible_fit.ui.widgets.picture import PictureTile
from accessible_fit.ui.widgets.texts import button, label, row
from db.vocabulary import OwnCardKind

if TYPE_CHECKING:
    from db.records import OwnCard
    from pictograms.photos import FinishedPhoto

PREVIEW = 120
LONGEST_WORD = 40


class OwnCardForm(QWidget):
    """Writes a new card, or changes one. `wished` carries a CardWish, `left` when nothing is to be kept.

    `kinds` are what the card can be for; with one of them nothing is asked. `failed` says why there are no
    pictures.
    """

    wished = Signal(object)
    left = Signal()
    failed = Signal(object)

    def __init__(
        self,
        kit: StaffKit,
        shift: Shift,
        kinds: Sequence[tuple[OwnCardKind, str]],
        card: "OwnCard | None" = None,
        photo: bytes | None = None,
    ) -> None:
        super().__init__()
        self._kit, self._shift = kit, shift
        self._photo: FinishedPhoto | None = None
        self.picture = card.picture if card is not None else ""
        self._only = kinds[0][0]
        w, look = kit.words, kit.look
        self.words_sv = self._line(card.words_sv if card is not None else "")
        self.words_en = self._line(card.words_en if card is not None else "")
        first = card.kind if card is not None else kinds[0][0]
        self.kind: Choices[OwnCardKind] = Choices(look, kinds, first, across=False)
        self._preview = PictureTile(look, kit.drawing("openmoji:1F5BC"), grown(look, PREVIEW))
        if photo is not None:
            self._preview.show_picture(photo_drawing(photo), w.t("The photo on the card"))
        elif self.picture:
            self._show_picture(self.picture)
        self._sv = Field(w.t("Word in Swedish"), self.words_sv)
        fields = QVBoxLayout()
        fields.setSpacing(SPACE.normal)
        fields.addLayout(side_by_side(look, self._sv, Field(w.t("Word in English"), self.words_en)))
        fields.addWidget(label(w.t("One or two words. One of the languages is enough."), "small"))
        if len(kinds) > 1:
            fields.addWidget(Field(w.t("What the card is for"), self.kind))
        self.choose = button(w.t("Choose a picture"))
        self.take = button(w.t("Choose a photo"))
        self.choose.clicked.connect(lambda _=False: self._browse())
        self.take.clicked.connect(lambda _=False: self._pick())
        fields.addLayout(row(self.choose, self.take))
        line = QHBoxLayout()
        line.setSpacing(SPACE.large)
        line.addWidget(self._preview, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(fields, 1)
        self.keep = button(w.t("Save the card"))
        self.leave = button(w.t("Leave it"), "link")
        self.keep.clicked.connect(lambda _=False: self._keep())
        self.leave.clicked.connect(lambda _=False: self.left.emit())
        self._below = Holder()
        self._below.let_go()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SPACE.normal)
        whole.addLayout(line)
        whole.addWidget(self._below)
        whole.addLayout(row(self.keep, self.leave))
        self.setFocusProxy(self.words_sv)

    def _line(self, text: str) -> QLineEdit:
        made = QLineEdit(text)
        made.setMaxLength(LONGEST_WORD)
        made.returnPressed.connect(self._keep)
        return made

    # ------------------------------------------------------------------ the picture

    def _browse(self) -> None:
        find_picture(self._kit, self._shift, self._below, self._picture_chosen, self.failed.emit)

    def _pick(self) -> None:
        from accessible_fit.ui.widgets.photo_picker import PhotoPicker

        kit = self._kit
        picker = PhotoPicker(kit.look, kit.words, kit.background, kit.drawing("openmoji:1F5BC"))
        picker.setMinimumHeight(grown(kit.look, HEIGHT))
        picker.finished.connect(self._photo_chosen)
        self._below.hold(picker)
        picker.start.file.setFocus(Qt.FocusReason.OtherFocusReason)

    def _picture_chosen(self, key: str) -> None:
        self.picture, self._photo = key, None
        self._show_picture(key)
        self._below.let_go()
        self.keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def _photo_chosen(self, photo: "FinishedPhoto") -> None:
        self._photo = photo
        self._preview.show_picture(photo_drawing(photo.data), self._kit.words.t("The photo on the card"))
        self._below.let_go()
        self.keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_picture(self, key: str) -> None:
        self._preview.show_picture(self._kit.drawing(key), self._kit.words.t("The picture on the card"))

    # ------------------------------------------------------------------ keeping

    def _keep(self) -> None:
        from accessible_fit.services.mats.setup import CardWish

        if not (self.words_sv.text().strip() or self.words_en.text().strip()):
            self._sv.show_error(self._kit.words.t("Write a word in one of the languages."))
            return
        self.wished.emit(
            CardWish(
                self.kind.value() or self._only,
                self.words_sv.text(),
                self.words_en.text(),
                self.picture,
                self._photo,
            )
        )

"""One own picture in the list: the photo, its word, its card, who meets it, and taking it away."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from accessible_fit.services.pictures.own import OwnPicture
from accessible_fit.ui.staff.asking import Asking
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.growth import grown
from accessible_fit.ui.widgets.photo import photo_drawing
from accessible_fit.ui.widgets.picture import PictureTile
from accessible_fit.ui.widgets.texts import button, label

PHOTO = 72
SYMBOL = 44


class OwnPictureRow(QWidget):
    """`removal_wanted` comes after the row itself has asked whether it is meant.

    `card` is the name of the card, `seen_by` a sentence part ("for Kalle").
    """

    removal_wanted = Signal()

    def __init__(self, kit: StaffKit, picture: OwnPicture, card: str, seen_by: str) -> None:
        super().__init__()
        w = kit.words
        self.picture = picture
        self.remove = button(w.t("Remove"))
        self.remove.setAccessibleName(w.t("Remove the picture on “{card}”, {who}", card=card, who=seen_by))
        self.remove.clicked.connect(lambda _=False: self._ask())
        self._words, self._card = w, card
        self.asking = Asking(w)
        self.asking.kept.connect(self._keep)
        self.asking.meant.connect(self.removal_wanted)
        texts = QVBoxLayout()
        texts.setSpacing(SPACE.hair)
        texts.addStretch(1)
        texts.addWidget(label(picture.label or card, "field"))
        about = w.t("On the card “{card}”, {who}", card=card, who=seen_by)
        texts.addWidget(label(about, "soft"))
        texts.addStretch(1)
        photo = PictureTile(kit.look, photo_drawing(picture.data), grown(kit.look, PHOTO), picture.label)
        line = QHBoxLayout()
        line.setSpacing(SPACE.normal)
        line.addWidget(photo)
        line.addLayout(texts, 1)
        line.addWidget(kit.tile(picture.card_key, SYMBOL, card))
        line.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignVCenter)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SPACE.small)
        whole.addLayout(line)
        whole.addWidget(self.asking)

    def _ask(self) -> None:
        self.remove.setEnabled(False)
        w, card = self._words, self._card
        self.asking.ask(
            w.t(
                "Remove this picture? It cannot be brought back. The card “{card}” gets its usual picture.",
                card=card,
            ),
            w.t("Yes, remove the picture on “{card}”", card=card),
        )

    def _keep(self) -> None:
        self.remove.setEnabled(True)
        self.remove.setFocus()

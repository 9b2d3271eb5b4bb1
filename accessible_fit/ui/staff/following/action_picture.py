"""The picture of what is promised: none, or one chosen among the pictograms."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from accessible_fit.ui.staff.desk import Shift
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.picture_finding import find_picture
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.growth import grown
from accessible_fit.ui.widgets.holder import Holder
from accessible_fit.ui.widgets.picture import PictureTile
from accessible_fit.ui.widgets.texts import button

TILE = 64
NONE = "openmoji:1F5BC"


class PictureChoice(QWidget):
    """Shows the picture and lets another be found. `failed` says why there are no pictures."""

    failed = Signal(object)

    def __init__(self, kit: StaffKit, shift: Shift, picture: str = "") -> None:
        super().__init__()
        self._kit, self._shift = kit, shift
        self.picture = picture
        w = kit.words
        self._tile = PictureTile(kit.look, kit.drawing(picture or NONE), grown(kit.look, TILE))
        self.choose = button(w.t("Choose a picture"))
        self.choose.setAccessibleDescription(w.t("The person meets it beside what is promised."))
        self.choose.clicked.connect(lambda _=False: self._browse())
        self.drop = button(w.t("No picture"), "link")
        self.drop.clicked.connect(lambda _=False: self._dropped())
        self.drop.setVisible(bool(picture))
        line = QHBoxLayout()
        line.setSpacing(SPACE.normal)
        line.addWidget(self._tile)
        line.addWidget(self.choose)
        line.addWidget(self.drop)
        line.addStretch(1)
        self._below = Holder()
        self._below.let_go()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SPACE.medium)
        whole.addLayout(line)
        whole.addWidget(self._below)

    def show_picture(self, key: str) -> None:
        """Show this picture; an empty key is none."""
        self.picture = key
        word = self._kit.words.t("The picture of what we will do") if key else ""
        self._tile.show_picture(self._kit.drawing(key or NONE), word)
        self.drop.setVisible(bool(key))

    def _browse(self) -> None:
        find_picture(self._kit, self._shift, self._below, self._chosen, self.failed.emit)

    def _chosen(self, key: str) -> None:
        self.show_picture(key)
        self._below.let_go()
        self.choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def _dropped(self) -> None:
        self.show_picture("")
        self.choose.setFocus(Qt.FocusReason.OtherFocusReason)

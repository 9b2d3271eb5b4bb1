"""Cutting out and looking at the result before a photo is kept."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from accessible_fit.ui.theme.look import Look
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.growth import grown
from accessible_fit.ui.widgets.photo_crop import PhotoCrop
from accessible_fit.ui.widgets.picture import PictureTile
from accessible_fit.ui.widgets.texts import Panel, button, label
from accessible_fit.words.catalogue import Words
from pictograms.photos import WRONG_SUFFIX, RawPhoto

PREVIEW = 132
WIDTH = 264


class PhotoCut(QWidget):
    """The photo with its square at the left, how it will look and what to do at the right.

    `keep_asked` and `another_asked` are its two ways out.
    """

    keep_asked = Signal()
    another_asked = Signal()

    def __init__(self, look: Look, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.crop = PhotoCrop(look, words)
        self._preview = PictureTile(look, self.crop.preview, grown(look, PREVIEW))
        self.crop.cropped.connect(lambda _box: self._preview.update())
        self.larger = button(words.t("Larger square"))
        self.larger.clicked.connect(lambda _=False: self.crop.grow())
        self.smaller = button(words.t("Smaller square"))
        self.smaller.clicked.connect(lambda _=False: self.crop.shrink())
        self._remark = label("", "small")
        self.another = button(words.t("Another picture"))
        self.another.clicked.connect(lambda _=False: self.another_asked.emit())
        self.keep = button(words.t("Use the picture"), "primary")
        self.keep.clicked.connect(lambda _=False: self.keep_asked.emit())
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SPACE.normal)
        whole.addWidget(self.crop, 1)
        whole.addWidget(self._side(look))

    def _side(self, look: Look) -> Panel:
        w = self._words
        panel = Panel()
        panel.setFixedWidth(grown(look, WIDTH))
        panel.body.setContentsMargins(SPACE.normal, SPACE.normal, SPACE.normal, SPACE.normal)
        panel.body.setSpacing(SPACE.small)
        panel.body.addWidget(label(w.t("How it will look"), "field"))
        panel.body.addWidget(self._preview, 0, Qt.AlignmentFlag.AlignHCenter)
        panel.body.addWidget(label(w.t("Drag the square, or press where it should be."), "soft"))
        panel.body.addWidget(self.larger)
        panel.body.addWidget(self.smaller)
        panel.body.addWidget(self._remark)
        panel.body.addStretch(1)
        panel.body.addWidget(self.another)
        panel.body.addWidget(self.keep)
        return panel

    def show_photo(self, raw: RawPhoto) -> None:
        """Show a photo, and say it when its name is misleading."""
        self.crop.show_photo(raw)
        remark = ""
        if raw.wrong_suffix:
            remark = self._words.t(WRONG_SUFFIX, suffix=raw.wrong_suffix, kind=raw.kind)
        self._remark.setText(remark)
        self._remark.setVisible(bool(remark))

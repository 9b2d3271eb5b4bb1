"""Choosing a top scale, with its three columns as the person meets them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.select import Select
from accessible_fit.ui.widgets.texts import clear, label
from accessible_fit.ui.widgets.ticks import Tick
from accessible_fit.words.mat_sentences import quoted
from talking_mats.scales import TopScale, top_scale, top_scales

COLUMN_PICTURE = 56


class ScaleChoice(QWidget):
    """The top scales as a list over the columns of the chosen one; plain symbols may stand for faces."""

    changed = Signal()

    def __init__(self, kit: StaffKit, plain: bool = False) -> None:
        super().__init__()
        w = kit.words
        self._kit = kit
        scales = top_scales().values()
        self.list: Select[str] = Select(
            kit.look, [(one.id, w.pick(one.name)) for one in scales], next(iter(scales)).id
        )
        self.list.setAccessibleName(w.t("Top scale"))
        self.list.currentIndexChanged.connect(lambda _index: self._show())
        self.plain = Tick(kit.look, w.t("Plain pictures instead of faces"), plain)
        self.plain.toggled.connect(lambda _on: self._show())
        self._columns = QHBoxLayout()
        self._columns.setSpacing(SPACE.large)
        self._asks = label("", "soft")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SPACE.medium)
        whole.addWidget(self.list)
        whole.addLayout(self._columns)
        whole.addWidget(self._asks)
        whole.addWidget(self.plain)
        self._show()

    def choose(self, scale_id: str) -> None:
        """Choose a top scale."""
        self.list.choose(scale_id)

    def value(self) -> TopScale:
        """Return the top scale with the pictures that are chosen."""
        scale = top_scale(self.list.value())
        return scale.with_plain_pictures() if self.plain.isChecked() else scale

    def _show(self) -> None:
        if self.list.currentIndex() < 0:
            return
        w, scale = self._kit.words, self.value()
        clear(self._columns)
        for place in range(3):
            column = scale.columns[scale.screen_place(place, 3, turned=False)]
            one = QVBoxLayout()
            one.setSpacing(SPACE.hair)
            one.addWidget(self._kit.tile(column.picture, COLUMN_PICTURE), 0, Qt.AlignmentFlag.AlignHCenter)
            words = label(w.pick(column.words), "small")
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            one.addWidget(words)
            self._columns.addLayout(one, 1)
        self._asks.setText(quoted(w, w.pick(scale.asks)))
        self.changed.emit()

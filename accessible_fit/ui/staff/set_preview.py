"""What a file or folder would bring: how many pictures, how the first ones look, what stays out and why."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.forms import Field
from accessible_fit.ui.widgets.growth import grown
from accessible_fit.ui.widgets.texts import Panel, button, clear, label, row
from accessible_fit.ui.widgets.tile_row import NamedTile, TileRow

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap

    from accessible_fit.ui.widgets.picture import Draw
    from pictograms.imports.glimpse import Glimpse
    from pictograms.imports.preview import Preview
    from pictograms.widgets.pixmaps import PixmapStore

MOST_PICTURES = 12
MOST_LINES = 8
SIDE = 88


class SetPreview(Panel):
    """Asks whether what was looked through is taken in. `meant` and `forgotten` are the two answers."""

    meant = Signal()
    forgotten = Signal()

    def __init__(self, kit: StaffKit) -> None:
        super().__init__(kit.words.t("What will come"))
        self._kit = kit
        self._inside = QVBoxLayout()
        self._inside.setSpacing(SPACE.normal)
        self.body.addLayout(self._inside)
        self.licence = QLineEdit()
        self.hide()

    def show_preview(self, preview: "Preview", glimpse: "Glimpse") -> None:
        """Show what will come; nothing is written yet."""
        w = self._kit.words
        clear(self._inside)
        self._inside.addWidget(label(preview.title or preview.source.name, "field"))
        self._inside.addWidget(label(self._counted(preview)))
        if preview.non_commercial or preview.licensed:
            kept_in = label(w.t("! These pictures stay in the organisation. They are never given away."))
            kept_in.setProperty("tone", "watch")
            self._inside.addWidget(kept_in)
        self._inside.addWidget(self._pictures(glimpse))
        self._inside.addLayout(self._not_coming(preview))
        self.licence = QLineEdit(preview.licence)
        help_text = w.t("What the pictures may be used for, where they do not say it themselves.")
        if preview.coming:
            self._inside.addWidget(Field(w.t("Licence"), self.licence, help_text))
        take, leave = button(w.t("Take in the set"), "primary"), button(w.t("Do not take it in"))
        take.clicked.connect(lambda _=False: self.meant.emit())
        leave.clicked.connect(lambda _=False: self.forgotten.emit())
        self._inside.addLayout(row(take, leave))
        self.show()

    def forget(self) -> None:
        """Show nothing."""
        clear(self._inside)
        self.hide()

    def _counted(self, preview: "Preview") -> str:
        w = self._kit.words
        told = [w.tn("{n} picture will come.", "{n} pictures will come.", len(preview.coming))]
        if preview.staying:
            told.append(w.tn("{n} will not.", "{n} will not.", len(preview.staying)))
        if preview.boards is not None:
            count = len(preview.boards.boards)
            told.append(w.tn("{n} board comes along.", "{n} boards come along.", count))
        return " ".join(told)

    def _pictures(self, glimpse: "Glimpse") -> TileRow:
        from pictograms.catalogue import Catalogue
        from pictograms.widgets.pixmaps import PixmapStore

        store = PixmapStore(Catalogue([glimpse]))
        side, language = grown(self._kit.look, SIDE), self._kit.words.language
        tiles = [
            NamedTile(self._kit.look, _drawing(store, f"glimpse:{code}"), side, symbol.name(language))
            for code in glimpse.codes()
            for symbol in (glimpse.symbol(code),)
        ]
        return TileRow(tiles)

    def _not_coming(self, preview: "Preview") -> QVBoxLayout:
        w = self._kit.words
        lines = QVBoxLayout()
        lines.setSpacing(SPACE.hair)
        faults = [*(one.fault for one in preview.staying), *preview.notes]
        for fault in faults[:MOST_LINES]:
            lines.addWidget(label(fault.told(w.t), "small"))
        more = len(faults) - MOST_LINES
        if more > 0:
            lines.addWidget(label(w.tn("and {n} more remark", "and {n} more remarks", more), "small"))
        return lines


def _drawing(store: "PixmapStore", key: str) -> "Draw":
    def draw(side: int, ratio: float) -> "QPixmap":
        return store.pixmap(key, side, ratio)

    return draw

"""The side of the page where a photo of the mat is: chosen, looked at closely, changed or left out."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.paper.photo_view import PhotoView
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.doors import DoorRow
from accessible_fit.ui.widgets.empty import EmptyState
from accessible_fit.ui.widgets.texts import button

if TYPE_CHECKING:
    from pictograms.photos import RawPhoto

AskFile = Callable[[QWidget], str]


class PhotoSide(QWidget):
    """Invites to choose a photo, then shows it. `file_chosen` carries a path; whoever can wait reads it."""

    file_chosen = Signal(object)

    def __init__(self, kit: StaffKit) -> None:
        super().__init__()
        w = kit.words
        self._words = w
        self.raw: RawPhoto | None = None
        self.ask_file: AskFile = self._system_file
        self.pick = button(w.t("Choose a photo"))
        self.pick.clicked.connect(lambda _=False: self._choose())
        self.invitation = EmptyState(
            kit.tile("openmoji:1F4F7", 96),
            w.t("A photo of the mat"),
            w.t("It is kept locked in here. Where and when it was taken is taken away."),
            self.pick,
        )
        self.view = PhotoView(kit.look, w)
        self.tools = self._tools()
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(SPACE.small)
        inside.addWidget(self.invitation, 0, Qt.AlignmentFlag.AlignTop)
        inside.addWidget(self.tools)
        inside.addWidget(self.view, 1)
        self._show(there=False)

    def _tools(self) -> DoorRow:
        w = self._words
        closer, further = button("+"), button("−")
        closer.setAccessibleName(w.t("Closer"))
        further.setAccessibleName(w.t("Further away"))
        tools = (
            (closer, self.view.closer),
            (further, self.view.further),
            (button(w.t("All of it")), self.view.whole),
            (button(w.t("Another photo")), self._choose),
            (button(w.t("Without a photo"), "link"), self._without),
        )
        for made, act in tools:
            made.clicked.connect(lambda _=False, act=act: act())
        return DoorRow([made for made, _act in tools])

    def first_focus(self) -> QWidget:
        """Return what the keyboard begins with."""
        return self.pick if self.raw is None else self.view

    def show_photo(self, raw: "RawPhoto") -> None:
        """Show a photo that has been read."""
        from accessible_fit.ui.widgets.raw_pixmap import image_of

        self.raw = raw
        self.view.show_photo(image_of(raw))
        self._show(there=True)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _without(self) -> None:
        self.raw = None
        self._show(there=False)
        self.pick.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, there: bool) -> None:
        self.invitation.setVisible(not there)
        self.view.setVisible(there)
        self.tools.setVisible(there)

    def _choose(self) -> None:
        answer = self.ask_file(self)
        if answer:
            self.file_chosen.emit(Path(answer))

    def _system_file(self, parent: QWidget) -> str:
        from pictograms.photos import PHOTO_SUFFIXES

        w = self._words
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        kinds = " ".join(f"*{suffix} *{suffix.upper()}" for suffix in PHOTO_SUFFIXES)
        kinds = f"{w.t('Pictures')} ({kinds});;{w.t('All files')} (*)"
        return QFileDialog.getOpenFileName(parent, w.t("Choose a picture"), folder, kinds)[0]

"""What stands where nothing is yet: a picture, what to do, and a way to do it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.picture import PictureTile
from accessible_fit.ui.widgets.texts import label


class EmptyState(QWidget):
    """A calm middle of the page; `action` is the button that mends the emptiness."""

    def __init__(
        self,
        picture: PictureTile,
        heading: str,
        sentence: str,
        action: QPushButton | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        middle = Qt.AlignmentFlag.AlignHCenter
        whole = QVBoxLayout(self)
        whole.setContentsMargins(SPACE.large, SPACE.wide, SPACE.large, SPACE.wide)
        whole.setSpacing(SPACE.medium)
        whole.addWidget(picture, 0, middle)
        for text, kind in ((heading, "heading"), (sentence, "soft")):
            made = label(text, kind)
            made.setAlignment(middle)
            whole.addWidget(made)
        if action is not None:
            whole.addSpacing(SPACE.small)
            whole.addWidget(action, 0, middle)

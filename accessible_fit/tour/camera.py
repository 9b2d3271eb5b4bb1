"""The camera of the tour: a numbered picture and the accessible text tree of each screen."""

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtWidgets import QWidget

from accessible_fit.errors import FileUnusable
from accessible_fit.tour.hands import settle
from accessible_fit.ui.widgets.tree import accessible_tree


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture of the tour."""

    file: str
    title: str
    tree: tuple[str, ...]


@dataclass(slots=True)
class Camera:
    """Takes pictures into one folder."""

    folder: Path
    pictures: list[Picture] = field(default_factory=list)

    def shoot(self, window: QWidget, name: str, title: str) -> None:
        """Save the window as NN-name.png. Raises FileUnusable when it cannot be written."""
        settle()
        file = f"{len(self.pictures) + 1:02d}-{name}.png"
        if not window.grab().save(str(self.folder / file)):
            raise FileUnusable(path=self.folder / file)
        self.pictures.append(Picture(file, title, tuple(accessible_tree(window).splitlines())))

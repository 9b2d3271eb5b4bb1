"""Help: the user guide inside the program, the pages of one's own work first. Nothing is fetched."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.page import Page
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.guide_text import GuideText
from accessible_fit.ui.widgets.list_row import ListRow, RowText
from accessible_fit.ui.widgets.texts import Panel
from accessible_fit.words.guide import contents_for, page
from db.vocabulary import Role

WIDTH = 760


class HelpPage(Page):
    """The contents for one role. `chosen` carries the name of a page."""

    chosen = Signal(str)

    def __init__(self, kit: StaffKit, role: Role) -> None:
        w = kit.words
        super().__init__(kit, w.t("Help"), WIDTH)
        self.set_title(w.t("Help"), w.t("Short pages, one thing on each."))
        for part in contents_for(w.language, role):
            panel = Panel(part.heading)
            rows = QVBoxLayout()
            rows.setSpacing(SPACE.small)
            for entry in part.entries:
                made = ListRow(kit.look, RowText(entry.title))
                made.clicked.connect(lambda _=False, name=entry.name: self.chosen.emit(name))
                rows.addWidget(made)
            panel.body.addLayout(rows)
            self.column.addWidget(panel)


class HelpTextPage(Page):
    """One page of the guide. `left` leads back to the contents, `chosen` to another page by its name."""

    left = Signal()
    chosen = Signal(str)

    def __init__(self, kit: StaffKit, name: str) -> None:
        found = page(kit.words.language, name)
        super().__init__(kit, found.title, WIDTH)
        self.set_back(kit.words.t("All pages"), self.left.emit)
        panel = Panel()
        self.text = GuideText(kit.look, found.text, found.folder)
        self.text.setAccessibleName(found.title)
        self.text.chosen.connect(self.chosen)
        panel.body.addWidget(self.text)
        self.column.addWidget(panel)

"""A sentence over more cards than there is room for: one page of them at a time."""

from collections.abc import Iterable

from PySide6.QtWidgets import QGridLayout, QVBoxLayout

from accessible_fit.ui.resident.kit import Kit
from accessible_fit.ui.resident.screen import TEXT_PIXELS, Screen
from accessible_fit.ui.widgets.cards import Card

LARGE_TEXT = 150
"""From this size of text on there are fewer cards on a page."""


class PagedScreen(Screen):
    """What such screens share: the sentence, the grid under it, and which page is shown."""

    def __init__(self, kit: Kit, per_page: int) -> None:
        super().__init__(kit, TEXT_PIXELS + 4)
        self._per_page = per_page
        self._many = 0
        self._page = 0
        self._grid = QGridLayout()
        self._grid.setSpacing(max(12, kit.look.px(4)))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(40, 8, 40, 8)
        whole.setSpacing(12)
        whole.addWidget(self.heading)
        whole.addLayout(self._grid, 1)

    @property
    def page(self) -> int:
        """The page on screen, from 0."""
        return self._page

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return max(1, -(-self._many // self._per_page))

    def _turn_to(self, page: int, many: int) -> slice:
        """Go to a page, the last one at most, and return which of so many cards stand on it."""
        self._many = many
        self._page = max(0, min(page, self.pages - 1))
        return slice(self._page * self._per_page, (self._page + 1) * self._per_page)

    def _take_down(self, cards: Iterable[Card]) -> None:
        for card in cards:
            self._grid.removeWidget(card)
            card.hide()
            card.deleteLater()

    def _fit_heading(self, share: float) -> None:
        """Write the sentence as large as it may be within a share of the screen's height."""
        for scale in (1.0, 0.85, 0.72, 0.6, 0.5):
            self.heading.setFont(self.kit.look.font((TEXT_PIXELS + 4) * scale, bold=True))
            if self.heading.heightForWidth(max(1, self.width() - 80)) <= self.height() * share:
                break

"""Finding a picture on a page about something else: the browser comes, and goes when one is chosen."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from accessible_fit.ui.staff.desk import Shift
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.widgets.growth import grown
from accessible_fit.ui.widgets.holder import Holder

HEIGHT = 520


def find_picture(
    kit: StaffKit,
    shift: Shift,
    place: Holder,
    chosen: Callable[[str], None],
    failed: Callable[[Exception], None],
) -> None:
    """Open the browser in a place; `chosen` is given a key, `failed` why there are no pictures."""
    # Here, because few pictures are chosen on a day.
    from accessible_fit.ui.widgets.symbol_browser import SymbolBrowser

    pictures, actor = shift.desk.pictures, shift.actor

    def use(key: str) -> None:
        kit.background.run(lambda: pictures.note_used(actor, key))
        chosen(key)

    def favour(key: str, on: bool) -> None:
        kit.background.run(lambda: pictures.set_favourite(actor, key, on))

    browser = SymbolBrowser(kit.look, kit.words, kit.drawing, kit.background, shift.desk.browsing)
    browser.setFixedHeight(grown(kit.look, HEIGHT))
    browser.symbol_chosen.connect(use)
    browser.favourite_changed.connect(favour)
    browser.failed.connect(failed)
    kit.background.run(
        lambda: pictures.memory(actor),
        lambda memory: browser.remember(memory.favourites, memory.recent),
        owner=browser,
    )
    place.hold(browser)
    browser.search.setFocus(Qt.FocusReason.OtherFocusReason)

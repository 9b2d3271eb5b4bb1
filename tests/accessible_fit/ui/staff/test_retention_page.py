"""Lisa decides that conversations are kept for a year, sees the old ones, and erases what she has counted."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit

from accessible_fit.services.whole_person.retention import What
from accessible_fit.ui.staff.rights.retention_page import RetentionPage
from tests.accessible_fit.ui.staff.conftest import Home, Seat


def test_nothing_goes_before_its_number_is_written(home: Home, sign_in: Callable[[], Seat]) -> None:
    lisa = home.lisa()
    kalle = home.add(lisa, "Kalle", 1970)
    home.hold(lisa, kalle)
    home.hold(lisa, kalle)
    home.clock.pass_days(400)
    home.hold(lisa, kalle)
    seat = sign_in()
    seat.press("Keeping")
    page = seat.page(RetentionPage)
    assert "Nothing is older than the rules say." in seat.texts()
    page.rules[What.CONVERSATION].dots[1].click()
    seat.wait()
    assert len(page.ticks) == 2
    assert not page.erase.isEnabled()
    page.ticks[0][0].click()
    assert "1 is ticked." in seat.texts()
    page.number.setFocus()
    seat.write("2")
    page.erase.click()
    seat.wait()
    assert "This is not the number that is ticked. Nothing has been erased." in seat.texts()
    assert len(home.desk.residents.card(lisa, kalle.id).conversations) == 3
    page.number.clear()
    seat.write("1")
    page.erase.click()
    seat.wait()
    assert page.notice.text() == "1 is erased."
    assert len(home.desk.residents.card(lisa, kalle.id).conversations) == 2
    assert len(page.ticks) == 1
    seat.named(QLineEdit, "Write how many are erased")

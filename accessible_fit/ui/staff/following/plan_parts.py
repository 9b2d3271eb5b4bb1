"""What the pages of plans have in common: what can be planned by its name, and a line to write a day in."""

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit

from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.widgets.forms import Field

if TYPE_CHECKING:
    from accessible_fit.services.following.plans import Askable

A_DATE = 10
CALENDAR = "openmoji:1F5D3"


class Asks:
    """What can be planned, by its key: what it is called, which kind it is, a picture of it."""

    def __init__(self, kit: StaffKit, known: "Iterable[Askable]") -> None:
        self._kit = kit
        self.known = {one.key: one for one in known}

    def title(self, key: str) -> str:
        """Name it; what cannot be asked any more goes by its key."""
        one = self.known.get(key)
        return key if one is None else self._kit.words.pick(one.title)

    def kind(self, key: str) -> str:
        """Return its kind, or nothing when it cannot be asked any more."""
        one = self.known.get(key)
        return "" if one is None else one.kind

    def picture(self, key: str) -> str:
        """Return a picture of it."""
        one = self.known.get(key)
        return CALENDAR if one is None else one.picture


class DayField(Field):
    """A day written as 2026-03-04."""

    def __init__(self, kit: StaffKit, name: str, day: dt.date | None, needed: bool = True) -> None:
        self.line = QLineEdit("" if day is None else day.isoformat())
        self.line.setMaxLength(A_DATE)
        w = kit.words
        self._kit = kit
        self._needed = needed
        super().__init__(
            name, self.line, w.t("year-month-day") if needed else w.t("Year-month-day, or empty.")
        )

    def day(self) -> tuple[bool, dt.date | None]:
        """Return whether what is written will do, and the day; what is wrong is said under the field."""
        written = self.line.text().strip()
        if not written and not self._needed:
            return True, None
        try:
            return True, dt.date.fromisoformat(written)
        except ValueError:
            self.show_error(self._kit.words.t("Write the day as 2026-03-04."))
            return False, None

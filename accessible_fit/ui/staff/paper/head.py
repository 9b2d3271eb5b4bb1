"""What is asked about any paper before its answers: whose, which day, who held the talk, who answered."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from accessible_fit.ui.staff import labels
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.paper.words import views
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.forms import Choices, Field, side_by_side
from accessible_fit.ui.widgets.select import Select
from db.vocabulary import HowHelped, ProxyView, WhoAnswered

if TYPE_CHECKING:
    from accessible_fit.services.paper.people import Colleague

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_HELP = tuple[HowHelped, WhoAnswered]


@dataclass(frozen=True, slots=True)
class Head:
    """What was filled in; `led_by` is None for somebody who is no user."""

    day: dt.date
    how: HowHelped
    who: WhoAnswered
    view: ProxyView | None
    led_by: UUID | None


class HeadFields(QWidget):
    """The fields. Nothing about who answered is chosen beforehand: it has to be read off the paper."""

    def __init__(self, kit: StaffKit, me: UUID, colleagues: "Sequence[Colleague]") -> None:
        super().__init__()
        w = kit.words
        self._kit = kit
        self.day_line = QLineEdit()
        self.day_line.setMaxLength(10)
        self.day_line.setPlaceholderText(w.t("year-month-day"))
        self.day = Field(
            w.t("Date of the answer"),
            self.day_line,
            w.t("As it stands on the paper, for example 2026-03-04."),
        )
        people = [(one.id, one.name) for one in colleagues]
        offered: list[tuple[UUID | None, str]] = [*people, (None, w.t("Somebody else"))]
        known = {one_id for one_id, _name in people}
        self.led_by: Select[UUID | None] = Select(kit.look, offered, me if me in known else None)
        led = Field(w.t("Who held the talk"), self.led_by, w.t("You are noted as the one who entered it."))
        ways: list[tuple[_HELP | None, str]] = [(None, w.t("Choose …")), *labels.ways_of_help(w)]
        self.help: Select[_HELP | None] = Select(kit.look, ways, None)
        self.help_field = Field(w.t("Who answered, and with how much help"), self.help)
        self.view: Choices[ProxyView] = Choices(kit.look, views(w), None, across=False)
        self.view_field = Field(w.t("What did they answer?"), self.view)
        self.view_field.hide()
        self.help.currentIndexChanged.connect(self._helped)
        self.view.changed.connect(self.view_field.clear_error)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SPACE.normal)
        whole.addLayout(side_by_side(kit.look, self.day, led))
        whole.addWidget(self.help_field)
        whole.addWidget(self.view_field)

    def _helped(self) -> None:
        self.help_field.clear_error()
        helped = self.help.value()
        self.view_field.setVisible(helped is not None and helped[0] is HowHelped.PROXY)

    def help_words(self) -> str:
        """Say who answered, and what they told if it was somebody else."""
        helped, view = self.help.value(), self.view.value()
        if helped is None or helped[0] is not HowHelped.PROXY or view is None:
            return self.help.currentText()
        return f"{self.help.currentText()}: {dict(views(self._kit.words))[view].lower()}"

    def written_day(self) -> dt.date | None:
        """Return the day, or None after saying beside the field what is wrong with it."""
        w, written = self._kit.words, self.day_line.text().strip()
        if not written:
            self.day.show_error(w.t("Write the day when the person answered."))
            return None
        try:
            if not _DAY.fullmatch(written):
                raise ValueError
            return dt.date.fromisoformat(written)
        except ValueError:
            self.day.show_error(w.t("This is no day. Write year, month and day: 2026-03-04."))
            return None

    def read(self) -> Head | None:
        """Return what is filled in, or None after saying beside the first field what is missing."""
        w, helped = self._kit.words, self.help.value()
        proxy = helped is not None and helped[0] is HowHelped.PROXY
        view = self.view.value() if proxy else None
        if proxy and view is None:
            self.view_field.show_error(w.t("Choose one of them."))
        if helped is None:
            self.help_field.show_error(w.t("Choose what stands on the paper."))
        day = self.written_day()
        if day is None or helped is None or (proxy and view is None):
            return None
        return Head(day, *helped, view, self.led_by.value())

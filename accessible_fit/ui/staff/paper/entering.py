"""What entering from paper has in common: sheet after sheet, the day looked at first, and keeping."""

import datetime as dt
from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QTimer, Signal

from accessible_fit.ui.staff.desk import Shift
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.page import COLUMN, Page
from accessible_fit.ui.staff.paper.head import HeadFields
from accessible_fit.ui.staff.paper.once_more import OnceMore


class EnteringPage(Page):
    """Sheets that keep what is on them when one goes back. `kept` carries the person's id."""

    kept = Signal(object)
    left = Signal()
    submits = True

    def __init__(self, kit: StaffKit, shift: Shift, person_id: UUID, title: str, width: int = COLUMN) -> None:
        w = kit.words
        super().__init__(kit, title, width)
        self._shift = shift
        self._person_id = person_id
        self._alias = ""
        self.head: HeadFields | None = None
        self.set_back(w.t("Back"), self._one_back)
        self.set_primary(w.tc("step", "Next"), self._on)
        self._offer(False)
        self.once_more = OnceMore(w)
        self.once_more.meant.connect(lambda: self._keep(again=True))
        self.once_more.left.connect(self._offer_again)
        self.column.addWidget(self.once_more)

    def _one_back(self) -> None:
        raise NotImplementedError

    def _on(self) -> None:
        raise NotImplementedError

    def _keep(self, again: bool) -> None:
        raise NotImplementedError

    def _offer_again(self) -> None:
        self._offer(True)

    def _show_step(self, title: str, told: str, primary: str) -> None:
        """Say where one is and what the next press does, and begin at the top of the sheet."""
        self.set_title(title, told)
        if self.primary is not None:
            self.primary.setText(primary)
            self.primary.setAccessibleName(primary)
        self._offer(True)
        self._scroll.verticalScrollBar().setValue(0)
        QTimer.singleShot(0, self, lambda: self.first_focus().setFocus())

    def _check_day(self, day: dt.date, fine: Callable[[], None]) -> None:
        """Go on when the day can be right: nobody enters twelve answers and is refused afterwards."""
        desk, actor, person_id = self._shift.desk, self._shift.actor, self._person_id
        self._offer(False)

        def wrong(problem: Exception) -> None:
            self._offer(True)
            self._day_trouble(problem)

        self.kit.background.run(
            lambda: desk.paper.entry.check_day(actor, person_id, day), lambda _: fine(), wrong, owner=self
        )

    def _day_trouble(self, problem: Exception) -> None:
        from accessible_fit.services.paper.errors import BeforeEnrolment, DayNotCome, NotEnrolledThen

        if isinstance(problem, DayNotCome | BeforeEnrolment | NotEnrolledThen) and self.head is not None:
            self.head.day.show_error(" ".join(self.kit.words.error(problem)))
        else:
            self.show_trouble(problem)

    def _keep_by(self, work: Callable[[], UUID]) -> None:
        """Keep what was entered; ask first when the same has been entered before."""
        self.once_more.hide()
        self.notice.hide()
        self._offer(False)
        self.kit.background.run(work, lambda _id: self.kept.emit(self._person_id), self._not_kept, owner=self)

    def _not_kept(self, problem: Exception) -> None:
        from accessible_fit.services.paper.errors import AlreadyEntered

        if isinstance(problem, AlreadyEntered):
            self._scroll.verticalScrollBar().setValue(0)
            self.once_more.ask(" ".join(self.kit.words.error(problem)))
        else:
            self._offer(True)
            self.show_trouble(problem)

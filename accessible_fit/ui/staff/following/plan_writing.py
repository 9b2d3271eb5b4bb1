"""What is written on a page with a plan, of a unit or of one person."""

import datetime as dt
from abc import abstractmethod
from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from accessible_fit.ui.staff.desk import Shift
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.page import Page

if TYPE_CHECKING:
    from accessible_fit.services.following.asking import Asked
    from accessible_fit.services.following.occasions import Note
    from accessible_fit.services.following.plans import PlanWish
    from db.records import Plan


class PlanWriting(Page):
    """A page that writes down what came of asking, and changes plans; it shows itself anew afterwards."""

    def __init__(self, kit: StaffKit, shift: Shift) -> None:
        super().__init__(kit, kit.words.tc("page", "Plan"))
        self._shift = shift

    @abstractmethod
    def _again(self) -> None:
        """Fetch and show everything anew."""

    def _do(self, work: Callable[[], object], said: str) -> None:
        def done(_: object) -> None:
            self._again()
            self.notice.say(said, "good", take_focus=False)

        self.save(work, done)

    def _note(self, asked: "Asked", note: "Note") -> None:
        desk, actor = self._shift.desk, self._shift.actor
        self._do(
            lambda: desk.occasions.note(actor, asked.person_id, asked.instrument_id, asked.due_on, note),
            self.kit.words.t("It is written down."),
        )

    def _take_back(self, occasion_id: UUID) -> None:
        desk, actor = self._shift.desk, self._shift.actor
        self._do(lambda: desk.occasions.take_back(actor, occasion_id), self.kit.words.t("It is taken back."))

    def _plan_follow_up(self, person_id: UUID, day: dt.date) -> None:
        desk, actor = self._shift.desk, self._shift.actor
        self._do(
            lambda: desk.occasions.plan_follow_up(actor, person_id, day), self.kit.words.t("It is planned.")
        )

    def _told(self, person_id: UUID, told: str) -> None:
        desk, actor = self._shift.desk, self._shift.actor
        self._do(
            lambda: desk.occasions.followed_up(actor, person_id, told),
            self.kit.words.t("It is written down."),
        )

    def _change(self, plan: "Plan", wish: "PlanWish") -> None:
        desk, actor = self._shift.desk, self._shift.actor
        self._do(lambda: desk.plans.change(actor, plan.id, wish), self.kit.words.t("The plan is changed."))

    def _end(self, plan: "Plan") -> None:
        desk, actor = self._shift.desk, self._shift.actor
        self._do(lambda: desk.plans.end(actor, plan.id), self.kit.words.t("The plan has ended."))

"""Asking as planned: plans of a unit and a person, the unit's own register, how asking goes over time."""

from collections.abc import Callable, Mapping, Sequence
from uuid import UUID

from PySide6.QtCore import QObject

from accessible_fit.services.access import Right
from accessible_fit.ui.staff.door import Door, Side
from accessible_fit.ui.staff.routes.group import Around, Group
from accessible_fit.ui.staff.routes.people import PEOPLE
from accessible_fit.ui.widgets.sidebar import Part, Place

PLAN, REGISTER, PARTICIPATION = "plan", "register", "participation"

Prepare = Callable[[UUID, str, str], None]
"""Makes ready a conversation with a person about what a plan asks: its key and its kind."""


class FollowingRoutes(Group):
    """Who is to be asked what, and what became of it."""

    def __init__(self, around: Around, parent: QObject, prepare: Prepare) -> None:
        super().__init__(around, parent)
        self._prepare = prepare

    def places(self) -> Sequence[Place]:
        w, actor, made = self.kit.words, self.shift.actor, []
        if actor.may(Right.SEE_PEOPLE) or actor.may(Right.CHANGE_UNITS):
            made.append(Place(PLAN, self.kit.drawing("openmoji:1F5D3"), w.tc("page", "Plan")))
        if actor.may(Right.FOLLOW_UNIT):
            made.append(
                Place(PARTICIPATION, self.kit.drawing("openmoji:1F4C8"), w.t("Participation"), Part.FOLLOWING)
            )
            made.append(
                Place(REGISTER, self.kit.drawing("openmoji:1F4D2"), w.tc("page", "Register"), Part.FOLLOWING)
            )
        return made

    def ways(self) -> Mapping[str, Callable[[], None]]:
        return {PLAN: self.plan, REGISTER: self.register, PARTICIPATION: self.participation}

    def person_doors(self, person_id: UUID) -> Sequence[Door]:
        w = self.kit.words
        if not self.shift.actor.may(Right.SEE_PEOPLE):
            return ()
        about = w.t("What the person is asked and how often, what became of it, and when the support ends")
        return (
            Door(
                "openmoji:1F5D3",
                w.tc("page", "Plan"),
                about,
                lambda: self.of_person(person_id),
                Side.FOLLOWING,
            ),
        )

    # The pages are loaded by whoever goes there.

    def plan(self, unit_id: UUID | None = None) -> None:
        """Show who is to be asked what in a unit."""
        from accessible_fit.ui.staff.following.plan_page import PlanPage

        page = PlanPage(self.kit, self.shift, unit_id)
        page.prepare_wanted.connect(self._prepare)
        page.person_wanted.connect(lambda person_id: self.of_person(person_id, PLAN))
        self.around.show(page, PLAN)

    def of_person(self, person_id: UUID, place: str = PEOPLE) -> None:
        """Show what one person is asked, and what became of it."""
        from accessible_fit.ui.staff.following.plan_person_page import PersonPlanPage

        page = PersonPlanPage(self.kit, self.shift, person_id)
        page.prepare_wanted.connect(self._prepare)
        page.left.connect(lambda: self.plan() if place == PLAN else self.around.to_person(person_id))
        self.around.show(page, place)

    def register(self) -> None:
        """Show a unit's own register."""
        from accessible_fit.ui.staff.following.register_page import RegisterPage

        self.around.show(RegisterPage(self.kit, self.shift), REGISTER)

    def participation(self) -> None:
        """Show how a unit asks over time, and its stage."""
        from accessible_fit.ui.staff.following.participation_page import ParticipationPage

        self.around.show(ParticipationPage(self.kit, self.shift), PARTICIPATION)

"""Units: what a leader follows, and how a unit begins."""

from collections.abc import Callable, Mapping, Sequence
from uuid import UUID

from accessible_fit.services.access import Right
from accessible_fit.ui.staff.routes.group import Group
from accessible_fit.ui.widgets.sidebar import Part, Place

OVERVIEW, ROLLOUT = "overview", "rollout"


class UnitRoutes(Group):
    """The overview of the units that somebody leads, what is published beside it, and the roll-out plan."""

    def places(self) -> Sequence[Place]:
        w, actor, made = self.kit.words, self.shift.actor, []
        if actor.may(Right.FOLLOW_UNIT):
            made.append(Place(OVERVIEW, self.kit.drawing("openmoji:1F4CA"), w.t("Overview"), Part.FOLLOWING))
        if actor.may(Right.CHANGE_UNITS):
            made.append(Place(ROLLOUT, self.kit.drawing("openmoji:1F680"), w.t("Roll-out"), Part.FOLLOWING))
        return made

    def ways(self) -> Mapping[str, Callable[[], None]]:
        return {OVERVIEW: self.overview, ROLLOUT: self.rollout}

    def overview(self) -> None:
        """Show how it goes for a unit."""
        self.of_unit(None)

    def of_unit(self, unit_id: UUID | None) -> None:
        """Show how it goes for this unit."""
        from accessible_fit.ui.staff.leader.overview_page import OverviewPage

        page = OverviewPage(self.kit, self.shift, unit_id)
        page.published_wanted.connect(self.published)
        page.plan_wanted.connect(self.rollout)
        self.around.show(page, OVERVIEW)

    def published(self) -> None:
        """Show what is published elsewhere, to be kept here."""
        from accessible_fit.ui.staff.leader.published_page import PublishedPage

        page = PublishedPage(self.kit, self.shift)
        page.left.connect(self.overview)
        self.around.show(page, OVERVIEW)

    def rollout(self, unit_id: UUID | None = None) -> None:
        """Show how a unit begins."""
        from accessible_fit.ui.staff.leader.rollout_page import RolloutPage

        self.around.show(RolloutPage(self.kit, self.shift, unit_id), ROLLOUT)

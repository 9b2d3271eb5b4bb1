"""Units: what a leader follows."""

from collections.abc import Callable, Mapping, Sequence

from accessible_fit.services.access import Right
from accessible_fit.ui.staff.routes.group import Group
from accessible_fit.ui.widgets.sidebar import Place

OVERVIEW = "overview"


class UnitRoutes(Group):
    """The overview of the units that somebody leads."""

    def places(self) -> Sequence[Place]:
        if not self.shift.actor.may(Right.FOLLOW_UNIT):
            return ()
        return (Place(OVERVIEW, self.kit.drawing("openmoji:1F4CA"), self.kit.words.t("Overview")),)

    def ways(self) -> Mapping[str, Callable[[], None]]:
        return {OVERVIEW: self.overview}

    def overview(self) -> None:
        """Show how it goes for a unit."""
        from accessible_fit.ui.staff.leader.overview_page import OverviewPage

        self.around.show(OverviewPage(self.kit, self.shift), OVERVIEW)

"""Figures: how each is calculated, and links between ways to answer."""

from collections.abc import Callable, Mapping, Sequence

from accessible_fit.services.access import Right
from accessible_fit.ui.staff.routes.group import Group
from accessible_fit.ui.widgets.sidebar import Part, Place

CALCULATED, LINKING = "calculated", "linking"


class FigureRoutes(Group):
    """What anybody may check, and what only a superuser may join."""

    def places(self) -> Sequence[Place]:
        w, kit = self.kit.words, self.kit
        offered = []
        if self.shift.actor.may(Right.LINK_FORMATS):
            offered.append(
                Place(LINKING, kit.drawing("openmoji:1F517"), w.t("Linking ways to answer"), Part.MATERIAL)
            )
        offered.append(
            Place(CALCULATED, kit.drawing("openmoji:1F9EE"), w.t("How this is calculated"), Part.PROGRAM)
        )
        return offered

    def ways(self) -> Mapping[str, Callable[[], None]]:
        return {CALCULATED: self.calculated, LINKING: self.linking}

    def calculated(self) -> None:
        """Show how every figure is calculated."""
        from accessible_fit.ui.staff.calculated_page import CalculatedPage

        self.around.show(CalculatedPage(self.kit), CALCULATED)

    def linking(self) -> None:
        """Link two ways to answer."""
        from accessible_fit.ui.staff.linking_page import LinkingPage

        self.around.show(LinkingPage(self.kit, self.shift), LINKING)

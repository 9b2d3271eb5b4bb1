"""Many units at once: all of them beside each other, and who may want help with asking."""

from collections.abc import Callable, Mapping, Sequence
from uuid import UUID

from PySide6.QtCore import QObject

from accessible_fit.services.access import Right
from accessible_fit.ui.staff.routes.following import PARTICIPATION
from accessible_fit.ui.staff.routes.group import Around, Group
from accessible_fit.ui.staff.routes.units import UnitRoutes
from accessible_fit.ui.widgets.sidebar import Part, Place

ALL_UNITS, SUPPORT = "all_units", "support"


class SuperuserRoutes(Group):
    """`units` shows the pages of one unit."""

    def __init__(self, around: Around, parent: QObject, units: UnitRoutes) -> None:
        super().__init__(around, parent)
        self._units = units

    def places(self) -> Sequence[Place]:
        w, actor, made = self.kit.words, self.shift.actor, []
        several = actor.may(Right.SUPPORT_UNITS) or len(actor.unit_ids) > 1
        if actor.may(Right.FOLLOW_UNIT) and several:
            made.append(
                Place(ALL_UNITS, self.kit.drawing("openmoji:1F3D8"), w.t("All units"), Part.FOLLOWING)
            )
        if actor.may(Right.SUPPORT_UNITS):
            made.append(
                Place(SUPPORT, self.kit.drawing("openmoji:1F91D"), w.t("Method support"), Part.FOLLOWING)
            )
        return made

    def ways(self) -> Mapping[str, Callable[[], None]]:
        return {ALL_UNITS: self.all_units, SUPPORT: self.support}

    def all_units(self) -> None:
        """Show every unit that the user follows."""
        from accessible_fit.ui.staff.superuser.all_units_page import AllUnitsPage

        page = AllUnitsPage(self.kit, self.shift)
        page.unit_chosen.connect(self._units.of_unit)
        self.around.show(page, ALL_UNITS)

    def support(self) -> None:
        """Show which units may want help."""
        from accessible_fit.ui.staff.superuser.support_page import SupportPage

        page = SupportPage(self.kit, self.shift)
        page.unit_wanted.connect(self._units.of_unit)
        page.plan_wanted.connect(self._units.rollout)
        page.asking_wanted.connect(self._asking)
        page.people_wanted.connect(self.around.to_people)
        self.around.show(page, SUPPORT)

    def _asking(self, unit_id: UUID) -> None:
        from accessible_fit.ui.staff.following.participation_page import ParticipationPage

        page = ParticipationPage(self.kit, self.shift)
        page.unit.offer([(unit_id, "")], unit_id)
        self.around.show(page, PARTICIPATION)

"""Which way to answer suits a person: the pretest and what it proposes."""

from collections.abc import Sequence
from uuid import UUID

from accessible_fit.services.access import Right
from accessible_fit.ui.staff.door import Door, Side
from accessible_fit.ui.staff.routes.group import Group
from accessible_fit.ui.staff.routes.people import PEOPLE


class PretestRoutes(Group):
    """From a person's page to the pretest and back."""

    def person_doors(self, person_id: UUID) -> Sequence[Door]:
        w = self.kit.words
        if not self.shift.actor.may(Right.LEAD_CONVERSATIONS):
            return ()
        about = w.t("Pictures to point at show how many choices suit the person")
        return (
            Door("openmoji:E100", w.t("Way to answer"), about, lambda: self.pretest(person_id), Side.SUITING),
        )

    def pretest(self, person_id: UUID) -> None:
        """Show what is proposed, and hold the pretest."""
        # Here, because few need it on a day.
        from accessible_fit.ui.staff.pretest_page import PretestPage

        page = PretestPage(self.kit, self.shift, person_id)
        page.talk_ready.connect(self.around.wishes.talk_ready)
        page.left.connect(lambda: self.around.to_person(person_id))
        self.around.show(page, PEOPLE)

    def after(self, talk: object) -> bool:
        from accessible_fit.services.pretests.keeping import PretestTalk

        if not isinstance(talk, PretestTalk):
            return False
        self.pretest(talk.resident.id)
        return True

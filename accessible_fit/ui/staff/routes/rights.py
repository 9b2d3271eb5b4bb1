"""A person's rights: consent, who has looked, everything taken along, everything erased."""

from collections.abc import Callable, Mapping, Sequence
from uuid import UUID

from accessible_fit.services.access import Right
from accessible_fit.ui.staff.door import Door, Side
from accessible_fit.ui.staff.routes.group import Group
from accessible_fit.ui.staff.routes.people import PEOPLE
from accessible_fit.ui.widgets.sidebar import Part, Place

LOG = "log"
RETENTION = "retention"


class RightsRoutes(Group):
    """From a person's page to what the person has a right to, and back."""

    def places(self) -> Sequence[Place]:
        w, actor = self.kit.words, self.shift.actor
        places = []
        if actor.may(Right.SEE_LOG):
            places.append(Place(LOG, self.kit.drawing("openmoji:1F4DC"), w.t("Log"), Part.UPKEEP))
        if actor.may(Right.ERASE):
            places.append(Place(RETENTION, self.kit.drawing("openmoji:231B"), w.t("Keeping"), Part.UPKEEP))
        return places

    def ways(self) -> Mapping[str, Callable[[], None]]:
        return {LOG: self.log, RETENTION: self.retention}

    def log(self) -> None:
        """Show what has been done in the user's units."""
        from accessible_fit.ui.staff.rights.unit_log_page import UnitLogPage

        self.around.show(UnitLogPage(self.kit, self.shift), LOG)

    def retention(self) -> None:
        """Show how long things are kept, and what is older."""
        from accessible_fit.ui.staff.rights.retention_page import RetentionPage

        self.around.show(RetentionPage(self.kit, self.shift), RETENTION)

    def person_doors(self, person_id: UUID) -> Sequence[Door]:
        w, actor = self.kit.words, self.shift.actor
        doors = []
        if actor.may(Right.CHANGE_PEOPLE):
            about = w.t("What the person has said yes and no to")
            doors.append(Door("own:yes", w.t("Consent"), about, lambda: self.consent(person_id), Side.RIGHTS))
        if actor.may(Right.SEE_PEOPLE):
            about = w.t("Everybody who has looked at the person's answers")
            doors.append(
                Door(
                    "openmoji:1F440",
                    w.t("Who has looked"),
                    about,
                    lambda: self.looked(person_id),
                    Side.RIGHTS,
                )
            )
        if actor.may(Right.EXPORT_PERSON):
            about = w.t("Everything about the person in one file")
            doors.append(
                Door(
                    "openmoji:1F4E6",
                    w.t("Take along"),
                    about,
                    lambda: self.take_along(person_id),
                    Side.RIGHTS,
                )
            )
        return doors

    # The pages are needed by few on a day.

    def consent(self, person_id: UUID) -> None:
        """Ask what the person says yes and no to."""
        from accessible_fit.ui.staff.consent_page import ConsentPage

        page = ConsentPage(self.kit, self.shift, person_id)
        page.left.connect(lambda: self.around.to_person(person_id))
        self.around.show(page, PEOPLE)

    def looked(self, person_id: UUID) -> None:
        """Show who has looked at the person's answers."""
        from accessible_fit.ui.staff.log_page import LogPage

        page = LogPage(self.kit, self.shift, person_id)
        page.left.connect(lambda: self.around.to_person(person_id))
        page.listen_wanted.connect(self.around.wishes.listen_wanted)
        self.around.wishes.unheard.connect(page.say_silent)
        self.around.show(page, PEOPLE)

    def take_along(self, person_id: UUID) -> None:
        """Save everything about the person."""
        from accessible_fit.ui.staff.rights.take_along_page import TakeAlongPage

        page = TakeAlongPage(self.kit, self.shift, person_id)
        page.left.connect(lambda: self.around.to_person(person_id))
        page.erasing_wanted.connect(lambda: self.erase(person_id))
        self.around.show(page, PEOPLE)

    def erase(self, person_id: UUID) -> None:
        """Erase the person."""
        from accessible_fit.ui.staff.rights.erase_page import ErasePage

        page = ErasePage(self.kit, self.shift, person_id)
        page.left.connect(lambda: self.take_along(person_id))
        page.done.connect(self._erased)
        self.around.show(page, PEOPLE)

    def _erased(self) -> None:
        self.around.to_people()
        said = self.kit.words.t("Everything about the person is erased.")
        self.around.page().notice.say(said, "good")

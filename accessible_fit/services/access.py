"""Who may do what. Every use case asks here first, whatever the window shows."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from accessible_fit.errors import NotAllowed
from db.vocabulary import Role


class Right(StrEnum):
    """Things a signed-in user may or may not do."""

    SEE_PEOPLE = "see_people"
    CHANGE_PEOPLE = "change_people"
    LEAD_CONVERSATIONS = "lead_conversations"
    SEE_ANSWERS = "see_answers"
    CHANGE_UNITS = "change_units"
    CHANGE_USERS = "change_users"
    NAME_ORGANISATION = "name_organisation"
    CHANGE_PICTURES = "change_pictures"
    LINK_FORMATS = "link_formats"
    CHANGE_FORMS = "change_forms"
    KEEP_BACKUPS = "keep_backups"
    EXPORT_PERSON = "export_person"
    ERASE = "erase"
    SEE_LOG = "see_log"
    FOLLOW_UNIT = "follow_unit"
    SUPPORT_UNITS = "support_units"
    """To see which units need help with asking, all of them beside each other."""
    SEE_GIVEN = "see_given"
    """To see the single persons that were given, each by itself; see services.given_persons."""


RIGHTS: dict[Role, frozenset[Right]] = {
    Role.STAFF: frozenset(
        {
            Right.SEE_PEOPLE,
            Right.CHANGE_PEOPLE,
            Right.LEAD_CONVERSATIONS,
            Right.SEE_ANSWERS,
            Right.EXPORT_PERSON,
        }
    ),
    # A unit leader follows the unit as a whole; single persons' answers are not part of that.
    Role.LEADER: frozenset({Right.CHANGE_UNITS, Right.SEE_LOG, Right.FOLLOW_UNIT, Right.SEE_GIVEN}),
    # A superuser sees everybody and is given nobody.
    Role.SUPERUSER: frozenset(Right) - {Right.SEE_GIVEN},
}


@dataclass(frozen=True, slots=True)
class Actor:
    """The signed-in user: who, in which role, for which units. A superuser reaches every unit."""

    user_id: UUID
    name: str
    role: Role
    unit_ids: frozenset[UUID]

    def may(self, right: Right) -> bool:
        """Say whether the role carries the right at all; windows leave out what it does not."""
        return right in RIGHTS[self.role]

    def reaches(self, unit_id: UUID) -> bool:
        """Say whether the unit is one of the user's own."""
        return self.role is Role.SUPERUSER or unit_id in self.unit_ids

    def require(self, right: Right, unit_id: UUID | None = None) -> None:
        """Raise NotAllowed unless the role carries the right and the unit is one of the user's own."""
        if not self.may(right) or (unit_id is not None and not self.reaches(unit_id)):
            raise NotAllowed

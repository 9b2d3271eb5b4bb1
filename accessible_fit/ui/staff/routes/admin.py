"""Users, units and one's own account; and the persons a leader was given to see, and giving them."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from accessible_fit.services.access import Right
from accessible_fit.ui.staff.door import Door, Side
from accessible_fit.ui.staff.routes.group import Group
from accessible_fit.ui.staff.routes.people import PEOPLE
from accessible_fit.ui.widgets.sidebar import Part, Place

if TYPE_CHECKING:
    from accessible_fit.services.organisation import Given

GIVEN, USERS, UNITS, ACCOUNT = "given_persons", "users", "units", "account"


class AdminRoutes(Group):
    """What a superuser looks after, what everybody has of their own, and what a leader was given."""

    def places(self) -> Sequence[Place]:
        w, draw, actor = self.kit.words, self.kit.drawing, self.shift.actor
        offered = []
        if actor.may(Right.SEE_GIVEN):
            offered.append(Place(GIVEN, draw("openmoji:1F91D"), w.t("Persons shown to you")))
        if actor.may(Right.CHANGE_USERS):
            offered.append(Place(USERS, draw("openmoji:1FAAA"), w.t("Users"), Part.UPKEEP))
        if actor.may(Right.CHANGE_UNITS):
            offered.append(Place(UNITS, draw("openmoji:1F3E0"), w.t("Units"), Part.UPKEEP))
        offered.append(Place(ACCOUNT, draw("openmoji:1F511"), w.t("My account"), Part.PROGRAM))
        return offered

    def ways(self) -> Mapping[str, Callable[[], None]]:
        return {GIVEN: self.given_persons, USERS: self.users, UNITS: self.units, ACCOUNT: self.account}

    def person_doors(self, person_id: UUID) -> Sequence[Door]:
        w = self.kit.words
        if not self.shift.actor.may(Right.CHANGE_PEOPLE):
            return ()
        about = w.t("Let a leader of the unit read what the person says")
        return (
            Door("openmoji:1F91D", w.t("Show a leader"), about, lambda: self.grants(person_id), Side.RIGHTS),
        )

    # The pages are needed by few on a day.

    def users(self) -> None:
        """Show every account."""
        from accessible_fit.ui.staff.admin.users_page import UsersPage

        page = UsersPage(self.kit, self.shift)
        page.user_chosen.connect(self.user)
        page.adding_wanted.connect(self.new_user)
        self.around.show(page, USERS)

    def user(self, user_id: UUID) -> None:
        """Show one account."""
        from accessible_fit.ui.staff.admin.user_page import UserPage

        page = UserPage(self.kit, self.shift, user_id)
        page.left.connect(self.users)
        page.given.connect(self.given)
        self.around.show(page, USERS)

    def new_user(self) -> None:
        """Make an account for a colleague."""
        from accessible_fit.ui.staff.admin.user_page import NewUserPage

        page = NewUserPage(self.kit, self.shift)
        page.left.connect(self.users)
        page.given.connect(self.given)
        self.around.show(page, USERS)

    def given(self, given: "Given") -> None:
        """Show a password that is to be handed over, once."""
        from accessible_fit.ui.staff.admin.given_page import GivenPage

        page = GivenPage(self.kit, given)
        page.left.connect(self.users)
        self.around.show(page, USERS)

    def units(self) -> None:
        """Show the units."""
        from accessible_fit.ui.staff.admin.units_page import UnitsPage

        page = UnitsPage(self.kit, self.shift)
        page.unit_chosen.connect(self.unit)
        self.around.show(page, UNITS)

    def unit(self, unit_id: UUID | None) -> None:
        """Show one unit, or make one."""
        from accessible_fit.ui.staff.admin.unit_page import UnitPage

        page = UnitPage(self.kit, self.shift, unit_id)
        page.left.connect(self.units)
        page.saved.connect(self.units)
        self.around.show(page, UNITS)

    def account(self) -> None:
        """Show the user's own account."""
        from accessible_fit.ui.staff.admin.account_page import AccountPage

        self.around.show(AccountPage(self.kit, self.shift), ACCOUNT)

    # ------------------------------------------------------------------ single persons for a leader

    def grants(self, person_id: UUID) -> None:
        """Let a leader see one person, or no more."""
        from accessible_fit.ui.staff.admin.grants_page import GrantsPage

        page = GrantsPage(self.kit, self.shift, person_id)
        page.left.connect(lambda: self.around.to_person(person_id))
        self.around.show(page, PEOPLE)

    def given_persons(self) -> None:
        """Show the leader whom they may see."""
        from accessible_fit.ui.staff.admin.given_persons_page import GivenPersonsPage

        page = GivenPersonsPage(self.kit, self.shift)
        page.person_chosen.connect(self.given_person)
        self.around.show(page, GIVEN)

    def given_person(self, person_id: UUID) -> None:
        """Show one person, to be read."""
        from accessible_fit.ui.staff.admin.given_person_page import GivenPersonPage

        page = GivenPersonPage(self.kit, self.shift, person_id)
        page.left.connect(self.given_persons)
        page.talk_wanted.connect(lambda talk: self.given_talk(person_id, talk))
        self.around.show(page, GIVEN)

    def given_talk(self, person_id: UUID, talk: object) -> None:
        """Show what was said in one conversation, to be read."""
        from accessible_fit.ui.staff.admin.given_talk_page import GivenTalkPage
        from db.records import Conversation

        assert isinstance(talk, Conversation)  # nothing else is on that page
        page = GivenTalkPage(self.kit, self.shift, talk)
        page.left.connect(lambda: self.given_person(person_id))
        self.around.show(page, GIVEN)

"""People: the list, adding, one person's page, preparing a conversation."""

from collections.abc import Callable, Mapping, Sequence
from uuid import UUID

from accessible_fit.services.access import Right
from accessible_fit.ui.staff.people import PeoplePage
from accessible_fit.ui.staff.person import PersonPage
from accessible_fit.ui.staff.person_form import EditPersonPage, NewPersonPage
from accessible_fit.ui.staff.prepare import PreparePage
from accessible_fit.ui.staff.routes.group import Group
from accessible_fit.ui.widgets.sidebar import Place

PEOPLE = "people"


class PeopleRoutes(Group):
    """From the list of people to one person and on to a conversation."""

    def places(self) -> Sequence[Place]:
        if not self.shift.actor.may(Right.SEE_PEOPLE):
            return ()
        return (Place(PEOPLE, self.kit.drawing("openmoji:1F465"), self.kit.words.t("People")),)

    def ways(self) -> Mapping[str, Callable[[], None]]:
        return {PEOPLE: self.people}

    def people(self) -> None:
        """Show the people of the user's units."""
        page = PeoplePage(self.kit, self.shift)
        page.person_chosen.connect(self.person)
        page.adding_wanted.connect(self.new_person)
        page.actions_wanted.connect(lambda person_id: self.around.actions(person_id, None))
        page.all_actions_wanted.connect(self.around.all_actions)
        self.around.show(page, PEOPLE)

    def new_person(self) -> None:
        """Add a person."""
        page = NewPersonPage(self.kit, self.shift)
        page.saved.connect(self.person)
        page.left.connect(self.people)
        self.around.show(page, PEOPLE)

    def person(self, person_id: UUID) -> None:
        """Show one person."""
        page = PersonPage(self.kit, self.shift, person_id, self.around.doors(person_id))
        page.left.connect(self.people)
        page.start_wanted.connect(lambda: self.prepare(person_id))
        page.going_on_wanted.connect(self.around.go_on)
        page.review_wanted.connect(self.around.review)
        page.editing_wanted.connect(lambda: self.edit(person_id))
        page.pretest_wanted.connect(lambda: self.around.pretest(person_id))
        page.actions_wanted.connect(lambda source: self.around.actions(person_id, source))
        self.around.show(page, PEOPLE)

    def edit(self, person_id: UUID) -> None:
        """Change what is written about a person."""
        page = EditPersonPage(self.kit, self.shift, person_id)
        page.saved.connect(self.person)
        page.left.connect(lambda: self.person(person_id))
        self.around.show(page, PEOPLE)

    def prepare(
        self, person_id: UUID, talk: UUID | None = None, asked: tuple[str, str] | None = None
    ) -> None:
        """Choose a kind of conversation, make it ready and begin.

        `talk` is one to be rated, `asked` the key and kind of what a plan asks.
        """
        page = PreparePage(self.kit, self.shift, person_id, self.around.preparations, talk, asked)
        page.talk_ready.connect(self.around.wishes.talk_ready)
        page.left.connect(lambda: self.person(person_id))
        self.around.show(page, PEOPLE)

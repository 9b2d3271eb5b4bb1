"""All parts of the program together, for one signed-in user."""

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject

from accessible_fit.services.access import Right
from accessible_fit.ui.staff.desk import Shift
from accessible_fit.ui.staff.door import Door
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.page import Page
from accessible_fit.ui.staff.routes.actions import ActionRoutes
from accessible_fit.ui.staff.routes.admin import AdminRoutes
from accessible_fit.ui.staff.routes.computer import ComputerRoutes
from accessible_fit.ui.staff.routes.figures import FigureRoutes
from accessible_fit.ui.staff.routes.following import FollowingRoutes
from accessible_fit.ui.staff.routes.forms import FormRoutes
from accessible_fit.ui.staff.routes.group import Around, Group, Wishes
from accessible_fit.ui.staff.routes.help import HelpRoutes
from accessible_fit.ui.staff.routes.journal import JournalRoutes
from accessible_fit.ui.staff.routes.mats import MatRoutes
from accessible_fit.ui.staff.routes.own_page import OwnPageRoutes
from accessible_fit.ui.staff.routes.paper import PaperRoutes
from accessible_fit.ui.staff.routes.people import PEOPLE, PeopleRoutes
from accessible_fit.ui.staff.routes.pictures import PictureRoutes
from accessible_fit.ui.staff.routes.pretest import PretestRoutes
from accessible_fit.ui.staff.routes.questions import QuestionRoutes
from accessible_fit.ui.staff.routes.rights import RightsRoutes
from accessible_fit.ui.staff.routes.superuser import SuperuserRoutes
from accessible_fit.ui.staff.routes.units import UnitRoutes
from accessible_fit.ui.staff.routes.upkeep import UpkeepRoutes
from accessible_fit.ui.widgets.sidebar import Place

if TYPE_CHECKING:
    from accessible_fit.services.residents import PersonCard
    from accessible_fit.ui.staff.preparation import Preparation
    from accessible_fit.ui.staff.studio import Studio
    from db.records import Conversation


class Routes(QObject):
    """Asks each part in turn: their order is that of the sidebar and of the doors on a person's page."""

    def __init__(
        self,
        kit: StaffKit,
        shift: Shift,
        show: Callable[[Page, str], None],
        page: Callable[[], Page | None],
        parent: QObject,
        studio: "Callable[[], Studio]",
    ) -> None:
        super().__init__(parent)
        self._shift = shift
        self.wishes = Wishes(self)

        def show_page(page: Page, place: str) -> None:
            if shift.actor.may(Right.CHANGE_PEOPLE):
                page.to_consent = self.rights.consent
            show(page, place)

        around = Around(
            kit=kit,
            shift=shift,
            show=show_page,
            page=lambda: _there(page()),
            wishes=self.wishes,
            studio=studio,
            to_people=lambda: self.people.people(),
            to_person=lambda person_id: self.people.person(person_id),
            doors=self.doors,
            preparations=self.preparations,
            review=self.review,
            go_on=self.go_on,
            rate=lambda person_id, talk: self.people.prepare(person_id, talk),
            pretest=lambda person_id: self.pretest.pretest(person_id),
            actions=lambda person_id, source: self.actions.actions(person_id, source),
            all_actions=lambda: self.actions.all_actions(),
        )
        self.people = PeopleRoutes(around, self)
        self.units = UnitRoutes(around, self)
        self.superuser = SuperuserRoutes(around, self, self.units)
        self.questions = QuestionRoutes(around, self)
        self.mats = MatRoutes(around, self)
        self.pictures = PictureRoutes(around, self)
        self.pretest = PretestRoutes(around, self)
        self.own_page = OwnPageRoutes(around, self)
        self.actions = ActionRoutes(around, self, self.own_page.show_to_person)
        self.following = FollowingRoutes(
            around, self, lambda person_id, asked, kind: self.people.prepare(person_id, None, (asked, kind))
        )
        self.forms = FormRoutes(around, self)
        self.figures = FigureRoutes(around, self)
        self.paper = PaperRoutes(around, self)
        self.rights = RightsRoutes(around, self)
        self.upkeep = UpkeepRoutes(around, self)
        self.journal = JournalRoutes(around, self)
        self.admin = AdminRoutes(around, self)
        self.help = HelpRoutes(around, self)
        self.computer = ComputerRoutes(around, self)
        self.groups: list[Group] = [
            self.people,
            self.units,
            self.superuser,
            self.questions,
            self.mats,
            self.own_page,
            self.actions,
            self.following,
            self.pictures,
            self.pretest,
            self.forms,
            self.figures,
            self.paper,
            self.rights,
            self.upkeep,
            self.journal,
            self.admin,
            self.help,
            self.computer,
        ]

    def places(self) -> list[Place]:
        """Return the places of this user's sidebar."""
        return [place for group in self.groups for place in group.places()]

    def go(self, place: str) -> None:
        """Show the page of a place in the sidebar."""
        ways = {key: way for group in self.groups for key, way in group.ways().items()}
        ways[place]()

    def start(self) -> None:
        """Show the user's first page."""
        self.go(PEOPLE if self._shift.actor.may(Right.SEE_PEOPLE) else self.places()[0].key)
        self.upkeep.tell()

    def doors(self, person_id: UUID) -> list[Door]:
        """Return everything that is offered about one person."""
        return [door for group in self.groups for door in group.person_doors(person_id)]

    def preparations(self, card: "PersonCard") -> "list[Preparation]":
        """Return every kind of conversation that can be prepared with a person."""
        return [made for group in self.groups for made in group.preparations(card)]

    def review(self, conversation: "Conversation", alias: str = "") -> None:
        """Show what was said in a conversation."""
        any(group.review(conversation, alias) for group in self.groups)

    def go_on(self, conversation: "Conversation") -> None:
        """Take up an interrupted conversation again."""
        any(group.go_on(conversation) for group in self.groups)

    def after(self, talk: object) -> None:
        """Show what comes after something that was just held with a person."""
        if not any(group.after(talk) for group in self.groups):
            self.start()


def _there(page: Page | None) -> Page:
    assert page is not None  # somebody signed in is always on a page
    return page

"""Which page leads where, once somebody is signed in."""

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from accessible_fit.services.access import Right
from accessible_fit.ui.staff.about import AboutPage
from accessible_fit.ui.staff.desk import Shift
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.page import Page
from accessible_fit.ui.staff.people import PeoplePage
from accessible_fit.ui.staff.person import PersonPage
from accessible_fit.ui.staff.person_form import EditPersonPage, NewPersonPage
from accessible_fit.ui.staff.prepare import PreparePage
from accessible_fit.ui.staff.profile import ProfilePage
from accessible_fit.ui.staff.review import ReviewPage
from accessible_fit.ui.staff.settings_page import SettingsPage
from accessible_fit.ui.widgets.sidebar import Place

if TYPE_CHECKING:
    from accessible_fit.ui.staff.clips_page import Studio

PEOPLE, VOICES, SETS = "people", "voices", "sets"
SETTINGS, ABOUT, SIGN_OUT = "settings", "about", "sign_out"


class Routes(QObject):
    """Makes pages and ties their signals to what comes next.

    `show(page, place)` puts a page on screen and marks its place in the sidebar.
    """

    talk_ready = Signal(object)
    settings_changed = Signal(object)
    try_wanted = Signal(object)
    listen_wanted = Signal(str, str, int)

    def __init__(
        self,
        kit: StaffKit,
        shift: Shift,
        show: Callable[[Page, str], None],
        parent: QObject,
        studio: "Callable[[], Studio]",
    ) -> None:
        super().__init__(parent)
        self._studio = studio
        self._kit = kit
        self._shift = shift
        self._show = show

    def places(self) -> list[Place]:
        """Return the places of this user's sidebar; what the role may not do is not among them."""
        w, kit = self._kit.words, self._kit
        offered = []
        if self._shift.actor.may(Right.SEE_PEOPLE):
            offered.append(Place(PEOPLE, kit.drawing("openmoji:1F465"), w.t("People")))
        if self._shift.actor.may(Right.LEAD_CONVERSATIONS):
            offered.append(Place(VOICES, kit.drawing("openmoji:1F399"), w.t("Own voices")))
        if self._shift.actor.may(Right.CHANGE_PICTURES):
            offered.append(Place(SETS, kit.drawing("openmoji:1F5BC"), w.t("Picture sets")))
        offered.append(Place(SETTINGS, kit.drawing("openmoji:2699"), w.t("Settings")))
        offered.append(Place(ABOUT, kit.drawing("openmoji:2139"), w.t("About the program")))
        return offered

    def go(self, place: str) -> None:
        """Show the page of a place in the sidebar."""
        pages = {
            PEOPLE: self.people,
            VOICES: self.voices,
            SETS: self.picture_sets,
            SETTINGS: self.settings,
            ABOUT: self.about,
        }
        pages[place]()

    def start(self) -> None:
        """Show the user's first page."""
        self.go(PEOPLE if self._shift.actor.may(Right.SEE_PEOPLE) else SETTINGS)

    def people(self) -> None:
        """Show the people of the user's units."""
        page = PeoplePage(self._kit, self._shift)
        page.person_chosen.connect(self.person)
        page.adding_wanted.connect(self.new_person)
        self._show(page, PEOPLE)

    def new_person(self) -> None:
        """Add a person."""
        page = NewPersonPage(self._kit, self._shift)
        page.saved.connect(self.person)
        page.left.connect(self.people)
        self._show(page, PEOPLE)

    def person(self, person_id: UUID) -> None:
        """Show one person."""
        page = PersonPage(self._kit, self._shift, person_id)
        page.left.connect(self.people)
        page.start_wanted.connect(lambda: self.prepare(person_id))
        page.talk_ready.connect(self.talk_ready)
        page.review_wanted.connect(self.review)
        page.profile_wanted.connect(lambda: self.profile(person_id))
        page.editing_wanted.connect(lambda: self.edit(person_id))
        page.photo_wanted.connect(lambda: self.photo(person_id))
        page.own_pictures_wanted.connect(lambda: self.own_pictures(person_id))
        self._show(page, PEOPLE)

    def edit(self, person_id: UUID) -> None:
        """Change what is written about a person."""
        page = EditPersonPage(self._kit, self._shift, person_id)
        page.saved.connect(self.person)
        page.left.connect(lambda: self.person(person_id))
        self._show(page, PEOPLE)

    def profile(self, person_id: UUID) -> None:
        """Choose how a person's screens look and sound."""
        page = ProfilePage(self._kit, self._shift, person_id)
        page.try_wanted.connect(self.try_wanted)
        page.listen_wanted.connect(self.listen_wanted)
        page.saved.connect(lambda: self.person(person_id))
        page.left.connect(lambda: self.person(person_id))
        self._show(page, PEOPLE)

    def photo(self, person_id: UUID) -> None:
        """Choose or remove a person's photo."""
        # Here, because what photos are read with is needed by few.
        from accessible_fit.ui.staff.photo_page import PhotoPage

        page = PhotoPage(self._kit, self._shift, person_id)
        page.saved.connect(lambda: self.person(person_id))
        page.left.connect(lambda: self.person(person_id))
        self._show(page, PEOPLE)

    def own_pictures(self, person_id: UUID) -> None:
        """Choose which cards carry photos that a person knows."""
        from accessible_fit.ui.staff.own_pictures_page import OwnPicturesPage

        page = OwnPicturesPage(self._kit, self._shift, person_id)
        page.left.connect(lambda: self.person(person_id))
        self._show(page, PEOPLE)

    def prepare(self, person_id: UUID) -> None:
        """Choose questions and begin."""
        page = PreparePage(self._kit, self._shift, person_id)
        page.talk_ready.connect(self.talk_ready)
        page.left.connect(lambda: self.person(person_id))
        self._show(page, PEOPLE)

    def review(self, conversation_id: UUID, alias: str = "") -> None:
        """Show what was said."""
        page = ReviewPage(self._kit, self._shift, conversation_id, alias)
        page.person_wanted.connect(self.person)
        self._show(page, PEOPLE)

    def voices(self) -> None:
        """Record the questions in one's own voice."""
        # Here, because the page brings the sound's libraries along.
        from accessible_fit.ui.staff.clips_page import ClipsPage

        self._show(ClipsPage(self._kit, self._shift, self._shift.desk.clips, self._studio), VOICES)

    def picture_sets(self) -> None:
        """Bring in the organisation's own picture sets."""
        from accessible_fit.ui.staff.sets_page import SetsPage

        self._show(SetsPage(self._kit, self._shift), SETS)

    def settings(self, saved: bool = False) -> None:
        """Show the computer's settings."""
        page = SettingsPage(self._kit)
        page.changed.connect(self.settings_changed)
        self._show(page, SETTINGS)
        if saved:
            page.said_saved()

    def about(self) -> None:
        """Show what the program is."""
        self._show(AboutPage(self._kit), ABOUT)

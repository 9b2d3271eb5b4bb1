"""Pictures and voices: a person's screen, photo and own pictures, recorded voices, picture sets."""

from collections.abc import Callable, Mapping, Sequence
from uuid import UUID

from accessible_fit.services.access import Right
from accessible_fit.ui.staff.door import Door, Side
from accessible_fit.ui.staff.profile import ProfilePage
from accessible_fit.ui.staff.routes.group import Group
from accessible_fit.ui.staff.routes.people import PEOPLE
from accessible_fit.ui.widgets.sidebar import Part, Place

VOICES, SETS = "voices", "sets"


class PictureRoutes(Group):
    """What is seen and heard, for one person and for everybody."""

    def places(self) -> Sequence[Place]:
        w, kit, actor = self.kit.words, self.kit, self.shift.actor
        offered = []
        if actor.may(Right.LEAD_CONVERSATIONS):
            offered.append(Place(VOICES, kit.drawing("openmoji:1F399"), w.t("Own voices"), Part.MATERIAL))
        if actor.may(Right.CHANGE_PICTURES):
            offered.append(Place(SETS, kit.drawing("openmoji:1F5BC"), w.t("Picture sets"), Part.MATERIAL))
        return offered

    def ways(self) -> Mapping[str, Callable[[], None]]:
        return {VOICES: self.voices, SETS: self.picture_sets}

    def person_doors(self, person_id: UUID) -> Sequence[Door]:
        w = self.kit.words
        if not self.shift.actor.may(Right.CHANGE_PEOPLE):
            return ()
        return (
            Door(
                "openmoji:1F5A5",
                w.t("The person's screen"),
                w.t("How the screen looks and sounds, and how the person chooses"),
                lambda: self.profile(person_id),
                Side.SUITING,
            ),
            Door(
                "openmoji:1F4F7",
                w.t("Own pictures"),
                w.t("Photos of what the person knows, on cards"),
                lambda: self.own_pictures(person_id),
                Side.SUITING,
            ),
            Door(
                "openmoji:1F399",
                w.t("Voices"),
                w.t("Questions in a voice that the person knows"),
                lambda: self.own_voices(person_id),
                Side.SUITING,
            ),
            Door(
                "openmoji:1F464",
                w.t("Photo"),
                w.t("The person's own photo"),
                lambda: self.photo(person_id),
                Side.SUITING,
            ),
        )

    def profile(self, person_id: UUID) -> None:
        """Choose how a person's screens look and sound."""
        page = ProfilePage(self.kit, self.shift, person_id)
        self.around.wishes.unheard.connect(page.say_silent)
        page.try_wanted.connect(self.around.wishes.try_wanted)
        page.listen_wanted.connect(self.around.wishes.listen_wanted)
        page.saved.connect(lambda: self.around.to_person(person_id))
        page.left.connect(lambda: self.around.to_person(person_id))
        self.around.show(page, PEOPLE)

    def photo(self, person_id: UUID) -> None:
        """Choose or remove a person's photo."""
        # Here, because what photos are read with is needed by few.
        from accessible_fit.ui.staff.photo_page import PhotoPage

        page = PhotoPage(self.kit, self.shift, person_id)
        page.saved.connect(lambda: self.around.to_person(person_id))
        page.left.connect(lambda: self.around.to_person(person_id))
        self.around.show(page, PEOPLE)

    def own_pictures(self, person_id: UUID) -> None:
        """Choose which cards carry photos that a person knows."""
        from accessible_fit.ui.staff.own_pictures_page import OwnPicturesPage

        page = OwnPicturesPage(self.kit, self.shift, person_id)
        page.left.connect(lambda: self.around.to_person(person_id))
        self.around.show(page, PEOPLE)

    def own_voices(self, person_id: UUID) -> None:
        """Record the questions for one person, in a voice that the person knows."""
        from accessible_fit.ui.staff.clips_page import ClipsPage

        desk = self.shift.desk
        page = ClipsPage(self.kit, self.shift, desk.clips, self.around.studio, person_id)
        page.left.connect(lambda: self.around.to_person(person_id))
        self.around.show(page, PEOPLE)

    def voices(self) -> None:
        """Record the questions in one's own voice."""
        # Here, because the page brings the sound's libraries along.
        from accessible_fit.ui.staff.clips_page import ClipsPage

        page = ClipsPage(self.kit, self.shift, self.shift.desk.clips, self.around.studio)
        self.around.show(page, VOICES)

    def picture_sets(self) -> None:
        """Bring in the organisation's own picture sets."""
        from accessible_fit.ui.staff.sets_page import SetsPage

        page = SetsPage(self.kit, self.shift)
        page.sets_changed.connect(self.around.wishes.pictures_changed)
        self.around.show(page, SETS)

"""What is looked at and decided on the person's own screen: my page, and yes and no."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from accessible_fit.services.access import Right
from accessible_fit.ui.staff.door import Door, Side
from accessible_fit.ui.staff.routes.group import Group
from accessible_fit.ui.staff.routes.people import PEOPLE

if TYPE_CHECKING:
    from accessible_fit.services.following.page_parts import Part


class OwnPageRoutes(Group):
    """From a person's page to the person's own screen, and back."""

    _then: "Callable[[], None] | None" = None
    """What is done when the person's own page has been left."""

    def person_doors(self, person_id: UUID) -> Sequence[Door]:
        w, actor = self.kit.words, self.shift.actor
        doors = []
        if actor.may(Right.SEE_ANSWERS):
            about = w.t("For the person: what I say now and said before, what came of it, my mats")
            doors.append(
                Door(
                    "own:personal-photo",
                    w.t("My page"),
                    about,
                    lambda: self.my_page(person_id),
                    Side.TOGETHER,
                )
            )
        if actor.may(Right.CHANGE_PEOPLE):
            about = w.t("For the person: what I say yes and no to, with pictures and aloud")
            doors.append(
                Door("own:decide", w.t("Yes and no"), about, lambda: self.ask(person_id), Side.TOGETHER)
            )
        return doors

    def my_page(self, person_id: UUID) -> None:
        """Open the person's own page on the person's screen."""
        self._then = None
        self._open(person_id, None, None)

    def show_to_person(
        self, person_id: UUID, action_id: UUID | None = None, then: "Callable[[], None] | None" = None
    ) -> None:
        """Open the person's own page at “You said – we did”, at one action when that is given.

        `then` is called when the page has been left, so that what the person said is shown; without it the
        page that led there stays as it is.
        """
        from accessible_fit.services.following.page_parts import Part

        self._then = then
        self._open(person_id, Part.DEEDS, action_id)

    def _open(self, person_id: UUID, start: "Part | None", action_id: UUID | None) -> None:
        desk, actor = self.shift.desk, self.shift.actor
        self.around.page().save(
            lambda: desk.my_pages.open(actor, person_id, start, action_id), self.around.wishes.talk_ready.emit
        )

    def ask(self, person_id: UUID) -> None:
        """Have the person say yes and no on the person's screen."""
        from accessible_fit.ui.staff.rights.consent_talk_page import ConsentTalkPage

        page = ConsentTalkPage(self.kit, self.shift, person_id)
        page.left.connect(lambda: self.around.to_person(person_id))
        page.talk_ready.connect(self.around.wishes.talk_ready)
        self.around.show(page, PEOPLE)

    def after(self, talk: object) -> bool:
        from accessible_fit.services.following.page_parts import MyPage
        from accessible_fit.services.rights.consent_talk import ConsentTalk

        if isinstance(talk, MyPage):
            then, self._then = self._then, None
            if then is not None:
                then()
            return True  # the page that led there is still on screen
        if not isinstance(talk, ConsentTalk):
            return False
        self._show_what_holds(talk.resident.id)
        return True

    def _show_what_holds(self, person_id: UUID) -> None:
        from accessible_fit.ui.staff.consent_page import ConsentPage

        page = ConsentPage(self.kit, self.shift, person_id)
        page.left.connect(lambda: self.around.to_person(person_id))
        self.around.show(page, PEOPLE)

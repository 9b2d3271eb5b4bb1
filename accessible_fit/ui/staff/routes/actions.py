"""Following a person: what was promised, what happened in life, follow-ups written down."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject

from accessible_fit.services.access import Right
from accessible_fit.ui.staff.door import Door, Side
from accessible_fit.ui.staff.routes.group import Around, Group
from accessible_fit.ui.staff.routes.people import PEOPLE

if TYPE_CHECKING:
    from accessible_fit.services.following.actions_said import Source


ShowToPerson = Callable[[UUID, UUID | None, Callable[[], None] | None], None]
"""Opens the person's own page at one action, and does something when the page has been left."""


class ActionRoutes(Group):
    """From an answer to what is done about it, and from a person's page to what is written down."""

    def __init__(self, around: Around, parent: QObject, show_to_person: ShowToPerson) -> None:
        super().__init__(around, parent)
        self._show_to_person = show_to_person

    def person_doors(self, person_id: UUID) -> Sequence[Door]:
        w, actor = self.kit.words, self.shift.actor
        if not actor.may(Right.SEE_ANSWERS):
            return ()
        promised = w.t("What was promised because of an answer, and whether it helped")
        happened = w.t("What happened in the person's life that may explain a change")
        written = w.t("How the support was followed up, to be read, copied and printed")
        return (
            Door(
                "own:help",
                w.t("You said – we did"),
                promised,
                lambda: self.actions(person_id),
                Side.FOLLOWING,
            ),
            Door(
                "openmoji:1F4C5", w.t("Life events"), happened, lambda: self.events(person_id), Side.FOLLOWING
            ),
            Door(
                "openmoji:1F4DD",
                w.t("Follow-ups"),
                written,
                lambda: self.follow_ups(person_id),
                Side.FOLLOWING,
            ),
        )

    # The pages are needed by few on a day.

    def actions(self, person_id: UUID, source: "Source | None" = None) -> None:
        """Show what was promised to a person; with a source begin to write something new."""
        from accessible_fit.ui.staff.following.actions_page import ActionsPage

        page = ActionsPage(self.kit, self.shift, person_id, source)
        page.left.connect(lambda: self.around.to_person(person_id))
        page.show_wanted.connect(
            lambda action_id: self._show_to_person(person_id, action_id, lambda: self.actions(person_id))
        )
        self.around.show(page, PEOPLE)

    def all_actions(self) -> None:
        """Show everything that is open in the user's units."""
        from accessible_fit.ui.staff.following.actions_page import AllActionsPage

        page = AllActionsPage(self.kit, self.shift)
        page.left.connect(self.around.to_people)
        page.chosen.connect(self.actions)
        self.around.show(page, PEOPLE)

    def events(self, person_id: UUID) -> None:
        """Show what happened in a person's life."""
        from accessible_fit.ui.staff.following.events_page import EventsPage

        page = EventsPage(self.kit, self.shift, person_id)
        page.left.connect(lambda: self.around.to_person(person_id))
        self.around.show(page, PEOPLE)

    def follow_ups(self, person_id: UUID) -> None:
        """Show the follow-ups that are written down of a person."""
        from accessible_fit.ui.staff.following.follow_ups_page import FollowUpsPage

        page = FollowUpsPage(self.kit, self.shift, person_id)
        page.left.connect(lambda: self.around.to_person(person_id))
        self.around.show(page, PEOPLE)

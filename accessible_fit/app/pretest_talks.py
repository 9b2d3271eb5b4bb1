"""The window of a pretest."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from accessible_fit.app.room import Room, pin_checker
from accessible_fit.services.access import Actor
from accessible_fit.services.pretests.keeping import PretestTalk
from accessible_fit.ui.pretest.leading import PretestLeading
from accessible_fit.ui.pretest.window import PretestWindow
from accessible_fit.ui.staff.desk import Desk


@dataclass(frozen=True, slots=True)
class PretestOpener:
    """Opens the window of one run."""

    talk: PretestTalk

    @property
    def person_id(self) -> UUID:
        """Whose photo greets."""
        return self.talk.resident.id

    def open(self, room: Room, desk: Desk, actor: Actor, own: Mapping[str, bytes]) -> PretestWindow:
        """Make the window and have its voice ready.

        A person's own pictures are left out: a photo in the place of a face or a glass has no steps.
        """
        talk = self.talk
        kit = room.kit(talk.profile, {})
        leading = PretestLeading(talk, desk.pretests, actor, room.background)
        speaking = room.speaking(talk.profile)
        check_pin = pin_checker(room.background, desk.accounts, actor, room.beside)
        made = PretestWindow(kit, leading, speaking, check_pin)
        leading.setParent(made)
        speaking.setParent(made)
        speaking.prepare(made.texts())
        return made

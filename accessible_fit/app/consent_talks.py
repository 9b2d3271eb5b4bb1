"""The window in which a person says yes and no."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from accessible_fit.app.room import Room, pin_checker
from accessible_fit.services.access import Actor
from accessible_fit.services.rights.consent_talk import ConsentTalk
from accessible_fit.ui.consent.leading import ConsentLeading
from accessible_fit.ui.consent.window import ConsentWindow
from accessible_fit.ui.staff.desk import Desk


@dataclass(frozen=True, slots=True)
class ConsentOpener:
    """Opens the window of one talk."""

    talk: ConsentTalk

    @property
    def person_id(self) -> UUID:
        """Whose photo greets."""
        return self.talk.resident.id

    def open(self, room: Room, desk: Desk, actor: Actor, own: Mapping[str, bytes]) -> ConsentWindow:
        """Make the window and have its voice ready.

        A person's own pictures are left out: yes, no and what they mean look the same to everybody.
        """
        talk = self.talk
        kit = room.kit(talk.profile, {})
        leading = ConsentLeading(talk, desk.consent_talks, actor, room.background)
        speaking = room.speaking(talk.profile)
        check_pin = pin_checker(room.background, desk.accounts, actor, room.beside)
        made = ConsentWindow(kit, leading, speaking, check_pin)
        leading.setParent(made)
        speaking.setParent(made)
        speaking.prepare(made.texts())
        return made

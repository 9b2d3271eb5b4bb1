"""The window with two mats that the person and staff look at together."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from accessible_fit.app.room import Room
from accessible_fit.services.access import Actor
from accessible_fit.services.mats.history import MatsTogether
from accessible_fit.ui.mat.pictures import CardPixmaps
from accessible_fit.ui.mat.together import TogetherWindow
from accessible_fit.ui.mat.wording import MatWording
from accessible_fit.ui.staff.desk import Desk


@dataclass(frozen=True, slots=True)
class TogetherOpener:
    """Opens the window; nothing is answered in it."""

    together: MatsTogether

    @property
    def person_id(self) -> UUID:
        """Whose own pictures stand on the cards."""
        return self.together.resident.id

    def open(self, room: Room, desk: Desk, actor: Actor, own: Mapping[str, bytes]) -> TogetherWindow:
        """Make the window and have its voice ready."""
        together = self.together
        kit = room.kit(together.profile, own)
        pixmaps = CardPixmaps(kit.pixmaps, together.line.photos)
        kit = replace(kit, pixmaps=pixmaps)
        wording = MatWording(together.resident.alias, kit.words, pixmaps)
        speaking = room.speaking(together.profile)
        made = TogetherWindow(kit, wording, together, speaking)
        speaking.setParent(made)
        return made

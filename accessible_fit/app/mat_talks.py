"""The window of a conversation on a mat."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from accessible_fit.app.room import Room, pin_checker
from accessible_fit.services.access import Actor
from accessible_fit.services.mats import MatTalk
from accessible_fit.ui.mat.blank import Makings
from accessible_fit.ui.mat.conductor import MatConductor
from accessible_fit.ui.mat.window import MatWindow
from accessible_fit.ui.staff.desk import Desk
from audio.clip_sound import sounds_of

if TYPE_CHECKING:
    from audio.sound_file import Sound


@dataclass(frozen=True, slots=True)
class MatOpener:
    """Opens the window of one mat."""

    talk: MatTalk

    @property
    def person_id(self) -> UUID:
        """Whose own pictures stand on the cards."""
        return self.talk.resident.id

    def open(self, room: Room, desk: Desk, actor: Actor, own: Mapping[str, bytes]) -> MatWindow:
        """Make the window and have its voice ready: what staff have recorded, the synthetic for the rest."""
        talk = self.talk
        kit = room.kit(talk.profile, own)
        conductor = MatConductor(talk, desk.mats, actor, room.background, talk.usual_seconds)
        speaking = room.speaking(talk.profile)
        check_pin = pin_checker(room.background, desk.accounts, actor, room.beside)
        made = MatWindow(kit, conductor, speaking, check_pin, Makings(room.background, desk.browsing))
        conductor.setParent(made)
        speaking.setParent(made)
        texts = made.texts()

        def ready(sounds: "Mapping[str, Sound]") -> None:
            speaking.use_recordings(sounds)
            speaking.prepare(texts)

        room.background.run(lambda: sounds_of(desk.clips.clips_for_mat(actor, talk)), ready, owner=speaking)
        return made

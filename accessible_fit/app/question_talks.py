"""The window of a conversation with picture questions, and the same to try out."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from accessible_fit.app.room import Room, pin_checker
from accessible_fit.services.access import Actor
from accessible_fit.services.conversation import Conversations, Talk
from accessible_fit.services.rehearsal import Rehearsal
from accessible_fit.ui.resident.conductor import Conductor
from accessible_fit.ui.resident.window import CheckPin, ResidentWindow
from accessible_fit.ui.staff.desk import Desk
from accessible_fit.ui.staff.profile_parts.try_window import TryWindow
from audio.clip_sound import sounds_of

if TYPE_CHECKING:
    from accessible_fit.ui.theme.look import Look
    from accessible_fit.words.catalogue import Words
    from audio.sound_file import Sound


@dataclass(frozen=True, slots=True)
class QuestionTalk:
    """Opens the window of a conversation with picture questions."""

    talk: Talk

    @property
    def person_id(self) -> UUID:
        """Whose own pictures stand on the cards."""
        return self.talk.resident.id

    def open(self, room: Room, desk: Desk, actor: Actor, own: Mapping[str, bytes]) -> ResidentWindow:
        """Make the window and have its voice ready: what staff have recorded, the synthetic for the rest."""
        check_pin = pin_checker(room.background, desk.accounts, actor, room.beside)
        made = _window(room, self.talk, desk.conversations, actor, own, check_pin)
        texts = made.texts()

        def ready(sounds: "Mapping[str, Sound]") -> None:
            made.speaking.use_recordings(sounds)
            made.speaking.prepare(texts)

        room.background.run(
            lambda: sounds_of(desk.clips.clips_for(actor, self.talk)), ready, owner=made.speaking
        )
        return made


def tried(room: Room, talk: Talk, actor: Actor, look: "Look", words: "Words") -> TryWindow:
    """Make the person's window as it would be; nothing that is answered there is kept."""
    inside = _window(room, talk, Rehearsal(), actor, {}, lambda digits, right, wrong: right())
    return TryWindow(inside, look, words)


def pictures_of(talk: Talk) -> list[tuple[str, ...]]:
    """Return every picture of a conversation that a person's set may have instead.

    The choices of one question go together, so that none looks unlike the rest.
    """
    items = (talk.instrument.practice, *talk.instrument.items)
    choices = {tuple(option.pictogram for option in talk.options(item)) for item in items}
    return [*((item.pictogram,) for item in items), *sorted(choices)]


def _window(
    room: Room,
    talk: Talk,
    conversations: Conversations,
    actor: Actor,
    own: Mapping[str, bytes],
    check_pin: CheckPin,
) -> ResidentWindow:
    kit = room.kit(talk.profile, own, pictures_of(talk))
    conductor = Conductor(talk, conversations, actor, room.background)
    speaking = room.speaking(talk.profile)
    made = ResidentWindow(kit, conductor, speaking, check_pin)
    conductor.setParent(made)
    speaking.setParent(made)
    return made

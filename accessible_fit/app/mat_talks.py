"""The window of a conversation on a mat."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from accessible_fit.app.room import Room, pin_checker
from accessible_fit.services.access import Actor
from accessible_fit.services.mats.talk import MatTalk
from accessible_fit.ui.mat.blank import Makings
from accessible_fit.ui.mat.conductor import MatConductor
from accessible_fit.ui.mat.window import MatWindow
from accessible_fit.ui.staff.desk import Desk
from audio.clip_sound import sounds_of
from talking_mats.cards import Card

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
        kit = room.kit(talk.profile, own, pictures_of(talk))
        conductor = MatConductor(talk, desk.mats, actor, room.background, talk.usual_seconds)
        speaking = room.speaking(talk.profile)
        check_pin = pin_checker(room.background, desk.accounts, actor, room.beside)
        pictures = desk.pictures
        makings = Makings(
            room.background,
            desk.browsing,
            partial(pictures.memory, actor),
            partial(pictures.set_favourite, actor),
            partial(pictures.note_used, actor),
        )
        made = MatWindow(kit, conductor, speaking, check_pin, makings)
        conductor.setParent(made)
        speaking.setParent(made)
        texts = made.texts()

        def ready(sounds: "Mapping[str, Sound]") -> None:
            speaking.use_recordings(sounds)
            speaking.prepare(texts)

        room.background.run(lambda: sounds_of(desk.clips.clips_for_mat(actor, talk)), ready, owner=speaking)
        return made


def pictures_of(talk: MatTalk) -> list[tuple[str, ...]]:
    """Return every picture of a mat that a person's set may have instead.

    The columns of a top scale go together, so that none looks unlike the rest.
    """
    mats = talk.tree.mats.values()
    topics = {(mat.start.picture,) for mat in mats}
    scales = {tuple(column.picture for column in mat.start.scale.columns) for mat in mats}
    cards = {(picture,) for mat in mats for card in mat.cards.values() for picture in _pictures(card)}
    return sorted(group for group in topics | cards | scales if all(group))


def _pictures(card: Card) -> Iterator[str]:
    """The card's picture, and those of the cards that going deeper begins with."""
    yield card.picture
    for below in card.deeper:
        yield from _pictures(below)

"""Recorded voices: which sentences have one, recording it anew, and which are heard in a conversation.

A recording is tied to the text it was recorded for. When the text changes, the recording is stale: staff
still see and hear it, a resident never does.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from accessible_fit.errors import NotAllowed
from accessible_fit.instruments.model import Instrument
from accessible_fit.services.access import Actor, Right
from accessible_fit.services.clock import Clock
from accessible_fit.services.conversation import Resident, Talk
from accessible_fit.services.mats.spoken import mat_wordings, topic_wordings
from accessible_fit.services.mats.talk import MatTalk
from accessible_fit.services.rights.consents import require_consent
from accessible_fit.services.spoken import Wording, wordings
from audio.clip_sound import Recording
from db import audit, clips, people
from db.clips import ClipHead
from db.engine import Store, Tx
from db.vocabulary import ConsentKind
from talking_mats.topic import Topic


class ClipState(StrEnum):
    """Whether a sentence has a recorded voice, an outdated one, or none."""

    RECORDED = "recorded"
    STALE = "stale"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class KeptClip:
    """A recording as it stands in a list: the words it was recorded for, how long it is, and when."""

    id: UUID
    spoken_text: str
    duration_ms: int
    recorded_at: dt.datetime


@dataclass(frozen=True, slots=True)
class ListedWording:
    """One sentence and its recording, if any."""

    wording: Wording
    state: ClipState
    clip: KeptClip | None = None


class Clips:
    """The use cases of recorded voices. Whoever leads conversations in a unit may record for it."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def listed(
        self,
        actor: Actor,
        unit_id: UUID,
        subject: Instrument | Topic,
        language: str,
        person_id: UUID | None = None,
    ) -> tuple[ListedWording, ...]:
        """Return every sentence of an instrument or a mat's topic with the state of its recording.

        With `person_id` it is what is recorded for that person of the unit alone. Raises NotAllowed.
        """
        with self._store.reading() as tx:
            _require(tx, actor, unit_id, person_id)
            heads = _in_language(_recorded(tx, unit_id, person_id), language)
        return tuple(_listed(wording, heads) for wording in _wordings(subject, language))

    def keep(
        self,
        actor: Actor,
        unit_id: UUID,
        wording: Wording,
        recording: Recording,
        person_id: UUID | None = None,
    ) -> ListedWording:
        """Keep a recording of a sentence instead of the one before, for a unit or for one person of it.

        Raises NotAllowed, and ConsentMissing unless the person has said yes to a recorded voice.
        """
        key = wording.keys[0]
        with self._store.writing() as tx:
            _require(tx, actor, unit_id, person_id)
            if person_id is not None:
                require_consent(tx, person_id, ConsentKind.VOICE)
            for head in _in_language(_recorded(tx, unit_id, person_id), _language(key)):
                if head.subject_key in wording.keys or _same(head.spoken_text, wording.text):
                    clips.remove(tx, head.id)
            kept = clips.put(
                tx,
                unit_id,
                key,
                wording.text,
                recording.media_type,
                recording.duration_ms,
                recording.data,
                self._clock(),
                person_id,
            )
            audit.append(tx, actor.user_id, "recorded", "clip", kept.id, unit_id, _told(key, person_id))
        clip = KeptClip(kept.id, kept.spoken_text, kept.duration_ms, kept.recorded_at)
        return ListedWording(wording, ClipState.RECORDED, clip)

    def sound(self, actor: Actor, clip_id: UUID) -> bytes:
        """Return the sound of a recording, a stale one too. Raises NotAllowed."""
        with self._store.reading() as tx:
            kept = clips.get(tx, clip_id)
        actor.require(Right.LEAD_CONVERSATIONS, kept.unit_id)
        return kept.data

    def remove(self, actor: Actor, clip_id: UUID) -> None:
        """Erase a recording; its sentence is spoken by the computer's voice again. Raises NotAllowed."""
        with self._store.writing() as tx:
            kept = clips.get(tx, clip_id)
            actor.require(Right.LEAD_CONVERSATIONS, kept.unit_id)
            clips.remove(tx, clip_id)
            details = _told(kept.subject_key, kept.person_id)
            audit.append(tx, actor.user_id, "removed", "clip", clip_id, kept.unit_id, details)

    def clips_for(self, actor: Actor, talk: Talk) -> dict[str, bytes]:
        """Return the recorded voices of a conversation by the sentences they say; stale ones are left out.

        The person's own recordings go before the unit's, and those before the organisation's. Raises
        NotAllowed.
        """
        language = talk.profile.language.value
        return self._heard(actor, talk.resident, language, wordings(talk.instrument, language))

    def clips_for_mat(self, actor: Actor, talk: MatTalk) -> dict[str, bytes]:
        """Return the recorded voices of a mat and those that go deeper from it, as `clips_for` does.

        Raises NotAllowed.
        """
        language = talk.profile.language.value
        starts = [mat.start for mat in talk.tree.mats.values()]
        said = [one for start in starts for one in mat_wordings(start, language)]
        return self._heard(actor, talk.resident, language, said)

    def _heard(
        self, actor: Actor, resident: Resident, language: str, said: Sequence[Wording]
    ) -> dict[str, bytes]:
        actor.require(Right.LEAD_CONVERSATIONS, resident.unit_id)
        with self._store.reading() as tx:
            heads = _in_language(clips.heard_by(tx, resident.id, resident.unit_id), language)
            listed = [_listed(wording, heads) for wording in said]
            found = {
                one.wording.text: one.clip.id
                for one in listed
                if one.clip is not None and one.state is ClipState.RECORDED
            }
            sounds = clips.sounds(tx, found.values())
        return {text: sounds[clip_id] for text, clip_id in found.items()}


def _told(key: str, person_id: UUID | None) -> dict[str, object]:
    told: dict[str, object] = {"subject": key}
    return told if person_id is None else told | {"for": str(person_id)}


def _require(tx: Tx, actor: Actor, unit_id: UUID, person_id: UUID | None) -> None:
    """Whoever leads conversations in a unit may record for it; a person counts where the person lives."""
    if person_id is not None and people.get(tx, person_id).unit_id != unit_id:
        raise NotAllowed
    actor.require(Right.LEAD_CONVERSATIONS, unit_id)


def _wordings(subject: Instrument | Topic, language: str) -> tuple[Wording, ...]:
    if isinstance(subject, Topic):
        return topic_wordings(subject, language)
    return wordings(subject, language)


def _recorded(tx: Tx, unit_id: UUID, person_id: UUID | None) -> list[ClipHead]:
    return clips.of_unit(tx, unit_id) if person_id is None else clips.of_person(tx, person_id)


def _listed(wording: Wording, heads: Iterable[ClipHead]) -> ListedWording:
    """Find the recording of a sentence: the words decide, so "Yes" is recorded once for every question."""
    stale = None
    for head in heads:
        if _same(head.spoken_text, wording.text):
            return ListedWording(wording, ClipState.RECORDED, _kept(head))
        if stale is None and head.subject_key in wording.keys:
            stale = head
    if stale is not None:
        return ListedWording(wording, ClipState.STALE, _kept(stale))
    return ListedWording(wording, ClipState.NONE)


def _kept(head: ClipHead) -> KeptClip:
    return KeptClip(head.id, head.spoken_text, head.duration_ms, head.recorded_at)


def _in_language(heads: Iterable[ClipHead], language: str) -> list[ClipHead]:
    return [head for head in heads if _language(head.subject_key) == language]


def _language(key: str) -> str:
    return key.partition(":")[0]


def _same(first: str, second: str) -> bool:
    """Whether two texts sound the same: spaces and line ends do not count."""
    return first.split() == second.split()

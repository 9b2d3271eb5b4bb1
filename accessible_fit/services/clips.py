"""Recorded voices: which sentences have one, recording it anew, and which are heard in a conversation.

A recording is tied to the text it was recorded for. When the text changes, the recording is stale: staff
still see and hear it, a resident never does.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from accessible_fit.instruments.model import Instrument
from accessible_fit.services.access import Actor, Right
from accessible_fit.services.conversation import Clock, Talk
from accessible_fit.services.spoken import Wording, wordings
from audio.clip_sound import Recording
from db import audit, clips
from db.clips import ClipHead
from db.engine import Store


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
        self, actor: Actor, unit_id: UUID, instrument: Instrument, language: str
    ) -> tuple[ListedWording, ...]:
        """Return every sentence of an instrument with the state of its recording. Raises NotAllowed."""
        actor.require(Right.LEAD_CONVERSATIONS, unit_id)
        with self._store.reading() as tx:
            heads = _in_language(clips.of_unit(tx, unit_id), language)
        return tuple(_listed(wording, heads) for wording in wordings(instrument, language))

    def keep(self, actor: Actor, unit_id: UUID, wording: Wording, recording: Recording) -> ListedWording:
        """Keep a recording of a sentence instead of the one before. Raises NotAllowed."""
        actor.require(Right.LEAD_CONVERSATIONS, unit_id)
        key = wording.keys[0]
        with self._store.writing() as tx:
            for head in _in_language(clips.of_unit(tx, unit_id), _language(key)):
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
            )
            audit.append(tx, actor.user_id, "recorded", "clip", kept.id, unit_id, {"subject": key})
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
            details = {"subject": kept.subject_key}
            audit.append(tx, actor.user_id, "removed", "clip", clip_id, kept.unit_id, details)

    def clips_for(self, actor: Actor, talk: Talk) -> dict[str, bytes]:
        """Return the recorded voices of a conversation by the sentences they say; stale ones are left out.

        The person's own recordings go before the unit's, and those before the organisation's. Raises
        NotAllowed.
        """
        resident, language = talk.resident, talk.profile.language.value
        actor.require(Right.LEAD_CONVERSATIONS, resident.unit_id)
        with self._store.reading() as tx:
            heads = _in_language(clips.heard_by(tx, resident.id, resident.unit_id), language)
            listed = [_listed(wording, heads) for wording in wordings(talk.instrument, language)]
            found = {
                one.wording.text: one.clip.id
                for one in listed
                if one.clip is not None and one.state is ClipState.RECORDED
            }
            sounds = clips.sounds(tx, found.values())
        return {text: sounds[clip_id] for text, clip_id in found.items()}


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

"""Recorded voices in every kind of database."""

from datetime import timedelta

import pytest

from db import clips
from db.engine import Store
from db.errors import ConstraintBroken, UnknownRow
from tests.db.scene import NOON, set_scene

KEY, TEXT, WAVE = "sv:question:home:like", "Trivs du hemma?", b"RIFF and then a voice"


def test_a_voice_is_heard_as_it_was_recorded_and_can_be_erased(store: Store) -> None:
    with store.writing() as tx:
        unit = set_scene(tx).unit
        kept = clips.put(tx, unit.id, KEY, TEXT, "audio/wav", 1400, WAVE, NOON)
    with store.reading() as tx:
        assert clips.get(tx, kept.id) == kept
        assert clips.sounds(tx, [kept.id]) == {kept.id: WAVE}
        (head,) = clips.of_unit(tx, unit.id)
        assert (head.id, head.subject_key, head.spoken_text) == (kept.id, KEY, TEXT)
        assert (head.duration_ms, head.recorded_at) == (1400, NOON)
    with store.writing() as tx:
        clips.remove(tx, kept.id)
    with store.reading() as tx:
        assert clips.of_unit(tx, unit.id) == [] and clips.sounds(tx, [kept.id]) == {}
        with pytest.raises(UnknownRow):
            clips.get(tx, kept.id)


def test_the_nearest_voice_comes_first(store: Store) -> None:
    """A mother's voice for her daughter goes before the home's, and the home's before the organisation's."""
    with store.writing() as tx:
        scene, elsewhere = set_scene(tx), set_scene(tx, "Bo")
        unit_id, person_id = scene.unit.id, scene.person.id
        later = NOON + timedelta(days=1)
        everywhere = clips.put(tx, None, KEY, TEXT, "audio/wav", 1000, WAVE, later)
        old = clips.put(tx, unit_id, KEY, TEXT, "audio/wav", 1000, WAVE, NOON)
        new = clips.put(tx, unit_id, KEY, TEXT, "audio/wav", 1000, WAVE, later)
        mothers = clips.put(tx, unit_id, KEY, TEXT, "audio/wav", 1000, WAVE, NOON, person_id)
        clips.put(tx, elsewhere.unit.id, KEY, TEXT, "audio/wav", 1000, WAVE, later)
        clips.put(tx, elsewhere.unit.id, KEY, TEXT, "audio/wav", 1000, WAVE, later, elsewhere.person.id)
    with store.reading() as tx:
        heard = [head.id for head in clips.heard_by(tx, person_id, unit_id)]
        assert heard == [mothers.id, new.id, old.id, everywhere.id]
        assert [head.id for head in clips.of_unit(tx, unit_id)] == [new.id, old.id]


def test_a_recording_without_a_text_is_refused(store: Store) -> None:
    with pytest.raises(ConstraintBroken), store.writing() as tx:
        clips.put(tx, set_scene(tx).unit.id, KEY, "  ", "audio/wav", 1000, WAVE, NOON)

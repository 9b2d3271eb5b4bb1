"""Forms that are written at home, and forms that come from elsewhere with their own terms."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import text

from db import drafts, instruments
from db.engine import Store
from db.errors import ConstraintBroken, UnknownRow
from db.records import InstrumentOffer
from tests.db.scene import NOON, set_scene


def brought_in(version_id: UUID, by: UUID | None = None) -> InstrumentOffer:
    return InstrumentOffer(
        instrument_id="home",
        version_id=version_id,
        licence_holder="Exempelköpings kommun",
        licence_text="Får användas i kommunens verksamheter.",
        imported_at=NOON,
        imported_by=by,
        cutoff=25.0,
        reliable_change=5.0,
    )


def test_a_form_is_written_over_some_days(store: Store) -> None:
    with store.writing() as tx:
        scene = set_scene(tx)
        assert drafts.get(tx, "home") is None
        first = drafts.put(tx, "home", "[form]", NOON, changed_by=scene.staff.id, based_on=scene.version.id)
        other = drafts.put(tx, "work", "[form]", NOON + timedelta(hours=1))
    with store.writing() as tx:
        later = drafts.put(tx, "home", "[form]\ntitle = 'Hemma'", NOON + timedelta(days=1))
        assert later == replace(
            first, source="[form]\ntitle = 'Hemma'", changed_at=NOON + timedelta(days=1), changed_by=None
        )
        newer = instruments.keep(tx, "home", "Hemma", "{}", "e" * 64)
        assert drafts.put(tx, "home", "", NOON, based_on=newer.id).based_on == newer.id
    with store.writing() as tx:
        assert [one.instrument_id for one in drafts.all_drafts(tx)] == ["work", "home"]
        drafts.drop(tx, "home")
        drafts.drop(tx, "home")
        assert drafts.all_drafts(tx) == [other]
    with pytest.raises(ConstraintBroken, match="instrument_id"), store.writing() as tx:
        drafts.put(tx, " ", "[form]", NOON)


def test_a_draft_outlives_the_account_that_wrote_it(store: Store) -> None:
    with store.writing() as tx:
        scene = set_scene(tx)
        drafts.put(tx, "home", "[form]", NOON, changed_by=scene.staff.id)
        instruments.offer(tx, brought_in(scene.version.id, scene.staff.id))
        tx.execute(text("DELETE FROM app_user"))
        (kept,) = drafts.all_drafts(tx)
        assert kept.changed_by is None and instruments.offers(tx)[0].imported_by is None


def test_a_form_from_elsewhere_is_offered_and_no_more(store: Store) -> None:
    with store.writing() as tx:
        scene = set_scene(tx)
        first = instruments.offer(tx, brought_in(scene.version.id, scene.staff.id))
        assert instruments.offers(tx) == [first] and first.offered
        newer = instruments.keep(tx, "home", "Hemma", "{}", "e" * 64)
        assert instruments.versions(tx, "home") == [scene.version, newer]
        assert instruments.versions(tx, "nothing") == []
        second = instruments.offer(tx, replace(first, version_id=newer.id, cutoff=None))
        assert instruments.offers(tx) == [second]
        hidden = instruments.set_offered(tx, "home", False)
        assert instruments.offers(tx) == [hidden] and hidden == replace(second, offered=False)
        with pytest.raises(UnknownRow):
            instruments.set_offered(tx, "nothing", True)


def test_offers_that_cannot_be(store: Store) -> None:
    with store.writing() as tx:
        scene = set_scene(tx)
        work = instruments.keep(tx, "work", "Arbete", "{}", "f" * 64)
        for version_id in (uuid4(), work.id):
            with pytest.raises(UnknownRow):
                instruments.offer(tx, brought_in(version_id))
    with pytest.raises(ConstraintBroken, match="reliable_change"), store.writing() as tx:
        instruments.offer(tx, replace(brought_in(scene.version.id), reliable_change=0.0))
    with store.writing() as tx:
        instruments.offer(tx, brought_in(scene.version.id))
    with pytest.raises(ConstraintBroken), store.writing() as tx:
        tx.execute(text("DELETE FROM conversation"))
        tx.execute(text("DELETE FROM instrument_version"))

"""Whatever is said and however often it is changed, nothing of it is lost."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from itertools import groupby

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db import answers, conversations, people
from db.engine import Store, open_store
from db.records import NewAnswer
from db.vocabulary import Outcome
from tests.db.conftest import KEY
from tests.db.scene import NOON, Scene, not_said, questions, said, set_scene

PER_EXAMPLE = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
SAYINGS = st.sampled_from([0, 1, 2, Outcome.DONT_KNOW, Outcome.DECLINED, Outcome.STOPPED])


@pytest.fixture
def scene_in_store(plain_url: str) -> Iterator[tuple[Store, Scene]]:
    with open_store(plain_url, KEY) as store:
        with store.writing() as tx:
            scene = set_scene(tx)
        yield store, scene


def meant(scene: Scene, saying: int | Outcome) -> NewAnswer:
    if isinstance(saying, Outcome):
        return not_said(scene.conversation.id, saying)
    return said(scene.conversation.id, raw=saying)


@PER_EXAMPLE
@given(sayings=st.lists(SAYINGS, min_size=1, max_size=12))
def test_the_answer_is_the_last_thing_said_and_the_revisions_are_the_rest(
    scene_in_store: tuple[Store, Scene], sayings: list[int | Outcome]
) -> None:
    store, scene = scene_in_store
    with store.writing() as tx:
        talk = conversations.start(tx, questions(scene.person, scene.version))
        for minute, saying in enumerate(sayings):
            new = replace(
                meant(scene, saying), conversation_id=talk.id, answered_at=NOON + timedelta(minutes=minute)
            )
            answers.put(tx, new)
        (kept,) = answers.of_conversation(tx, talk.id)
        past = answers.revisions_of(tx, kept.id)
    distinct = [saying for saying, _ in groupby(sayings)]
    told = [one.raw if one.outcome is Outcome.ANSWERED else one.outcome for one in [*past, kept]]
    assert told == distinct
    assert [one.number for one in past] == list(range(1, len(distinct)))
    assert kept.changes == len(past)
    # each was replaced when the next one was given
    assert [one.replaced_at for one in past] == [one.answered_at for one in [*past, kept]][1:]


@PER_EXAMPLE
@given(
    when=st.datetimes(
        min_value=datetime(1900, 1, 2),
        max_value=datetime(2200, 1, 1),
        timezones=st.sampled_from(
            [UTC, timezone(timedelta(hours=2)), timezone(timedelta(hours=-11, minutes=30))]
        ),
    )
)
def test_an_instant_comes_back_as_the_same_instant_in_utc(
    scene_in_store: tuple[Store, Scene], when: datetime
) -> None:
    store, scene = scene_in_store
    with store.writing() as tx:
        talk = conversations.start(tx, questions(scene.person, scene.version, started_at=when))
        kept = conversations.get(tx, talk.id).started_at
    assert kept == when and kept.tzinfo is UTC


@PER_EXAMPLE
@given(
    alias=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1).filter(
        str.strip
    )
)
def test_any_name_in_any_script_comes_back(scene_in_store: tuple[Store, Scene], alias: str) -> None:
    store, scene = scene_in_store
    with store.writing() as tx:
        person = people.add(tx, scene.unit.id, alias)
        assert people.get(tx, person.id).alias == alias

"""Some invented people lay mats, some of them the same topic twice a year, for a then and a now."""

import datetime as dt
from collections import Counter
from uuid import UUID

from accessible_fit.services.access import Actor
from accessible_fit.services.mats.after import MatAfter
from accessible_fit.services.mats.history import MatHistory
from accessible_fit.services.mats.kept import kept_tree
from accessible_fit.services.mats.placements import placements_to_keep
from db import consents, mats, people
from db.engine import Store
from db.records import Conversation
from db.vocabulary import ConsentKind, ConversationKind, ConversationState
from talking_mats.beside import beside
from tests.accessible_fit.made_once import PLAN, TODAY
from tests.accessible_fit.services.demo.looking import all_talks


def clock() -> dt.datetime:
    return dt.datetime.combine(TODAY, dt.time(8), dt.UTC)


def laid(store: Store) -> list[Conversation]:
    return [talk for talk, _ in all_talks(store) if talk.kind is ConversationKind.MAT]


def test_part_of_the_people_lay_mats(invented: Store) -> None:
    persons = {talk.person_id for talk in laid(invented)}
    assert 3 <= len(persons) <= PLAN.people / 3


def test_what_is_kept_of_a_mat_is_what_its_steps_made(invented: Store) -> None:
    with invented.reading() as tx:
        for talk in laid(invented):
            (mat,) = kept_tree(tx, talk.id).mats.values()
            assert placements_to_keep(mat, mats.placements_of(tx, UUID(mat.id))) == []
            assert (talk.started_at, talk.ended_at) == (mat.steps[0].at, mat.steps[-1].at)
            assert mat.ended and talk.ended_at is not None and talk.ended_at < clock()
            stopped = talk.state is ConversationState.STOPPED
            assert mat.looked_over is not stopped
            days = [(one.started_on, one.ended_on) for one in people.enrolments(tx, talk.person_id)]
            day = talk.started_at.date()
            assert any(first <= day and (last is None or day <= last) for first, last in days)
            decided = consents.latest(tx, talk.person_id, ConsentKind.MAT_PICTURE, talk.id)
            assert decided is None or (decided.decided_at, decided.unit_id) == (talk.ended_at, talk.unit_id)


def test_some_have_a_then_and_a_now_of_one_topic(invented: Store, anna: Actor) -> None:
    history = MatHistory(invented, clock)
    persons = Counter(talk.person_id for talk in laid(invented))
    person_id, most = persons.most_common(1)[0]
    assert most >= 3
    (topic,) = history.topics(anna, person_id)
    line = history.line(anna, person_id, topic.topic_id)
    assert len(line.mats) == most
    found = beside(line.laid[0].mat, line.laid[-1].mat)
    assert found.then.id == line.laid[0].mat.id
    apart = [b.when - a.when for a, b in zip(line.mats, line.mats[1:], strict=False)]
    assert all(dt.timedelta(days=100) < one < dt.timedelta(days=270) for one in apart)


def test_a_mat_is_looked_at_like_any_other(invented: Store, anna: Actor) -> None:
    after = MatAfter(invented, clock)
    reviews = [after.review(anna, talk.id) for talk in laid(invented)]
    assert any(line.own_words for review in reviews for line in review.mats[0].lines)
    assert any(review.conversation.engagement is not None for review in reviews)

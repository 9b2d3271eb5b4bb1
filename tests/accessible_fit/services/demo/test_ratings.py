"""Some people rate life and the talk, on lines and with faces; and which format suits them has been tried."""

from collections import Counter

from accessible_fit.services.access import Actor
from accessible_fit.services.review.series import WHOLE, Review
from accessible_fit.services.wanted import check_who
from db import conversations, pretests
from db.engine import Store
from db.vocabulary import Asking, ConversationKind, FormatKind, Moment, ProxyView, WhoAnswered
from tests.accessible_fit.made_once import PLAN
from tests.accessible_fit.services.demo.looking import all_talks, people_of, units_in_order


def test_ratings_lie_around_the_talk_they_are_about(invented: Store) -> None:
    moments: Counter[Moment | None] = Counter()
    with invented.reading() as tx:
        for rating, given in all_talks(invented):
            if rating.kind is not ConversationKind.RATINGS:
                assert (rating.moment, rating.of_conversation_id) == (None, None)
                continue
            assert rating.of_conversation_id is not None
            talk = conversations.get(tx, rating.of_conversation_id)
            assert (talk.kind, talk.person_id) == (ConversationKind.QUESTIONS, rating.person_id)
            assert rating.ended_at is not None and talk.ended_at is not None
            before = rating.moment is Moment.BEFORE_TALK
            assert rating.ended_at < talk.started_at if before else rating.started_at > talk.ended_at
            assert len(given) == 4
            moments[rating.moment] += 1
    assert moments[Moment.BEFORE_TALK] > moments[Moment.AFTER_TALK] > 20


def test_lines_and_faces_are_series_of_their_own_with_a_total(invented: Store, anna: Actor) -> None:
    formats: Counter[tuple[FormatKind, int | None]] = Counter()
    people = [one for unit in units_in_order(invented) for one in people_of(invented, unit)]
    for person in people:
        for series in Review(invented).person(anna, person.id):
            if series.instrument_id == "life" and series.area == WHOLE:
                formats[series.kind, series.steps] += 1
                totals = [point.total for point in series.points if point.total is not None]
                assert all(0 <= total <= 40 for total in totals)
    assert {kind for kind, _ in formats} == {FormatKind.LINE, FormatKind.CHOICE}
    assert {steps for _, steps in formats} == {None, 2, 3, 5}


def test_who_answers_for_a_person_always_gives_the_same_view(invented: Store) -> None:
    views: dict[object, set[ProxyView | None]] = {}
    for talk, _ in all_talks(invented):
        check_who(talk.how_helped, talk.who_answered, talk.proxy_view)
        if talk.who_answered is not WhoAnswered.SELF:
            views.setdefault(talk.person_id, set()).add(talk.proxy_view)
    assert all(len(found) == 1 and None not in found for found in views.values())
    assert {view for found in views.values() for view in found} == set(ProxyView)


def test_what_was_tried_is_what_the_screen_shows(invented: Store) -> None:
    tried, askings = 0, set()
    with invented.reading() as tx:
        for unit in units_in_order(invented):
            for person in people_of(invented, unit):
                for one in pretests.of_person(tx, person.id):
                    tried += 1
                    askings.add(one.asking)
                    assert bool(one.reason) is (one.chosen != one.offered)
                    levels = [level for stage, level in one.passed if stage == "feelings"]
                    assert max(levels) == one.offered == one.feelings
    assert tried > PLAN.people / 3
    assert askings == set(Asking)

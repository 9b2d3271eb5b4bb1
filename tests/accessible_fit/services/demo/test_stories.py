"""The planted stories can be found by who looks for them."""

import datetime as dt
from statistics import mean

from accessible_fit.services.access import Actor
from accessible_fit.services.demo.ids import stream
from accessible_fit.services.demo.period import Period
from accessible_fit.services.demo.stories import TURN, TURN_NAME, Story, course, story_of, wave
from accessible_fit.services.review.series import WHOLE, Review
from db import life_events
from db.engine import Store
from db.vocabulary import Outcome, WhoAnswered
from tests.accessible_fit.made_once import PLAN, TODAY
from tests.accessible_fit.services.demo.looking import mean_score, people_of, talks_in, units_in_order


def turn() -> dt.date:
    period = Period(TODAY, PLAN.years)
    return period.date(period.days * TURN)


def test_the_first_unit_is_clearly_better_after_the_new_coordinator(invented: Store) -> None:
    talks = talks_in(invented, units_in_order(invented)[0])
    before = [talk for talk in talks if talk[0].started_at.date() < turn()]
    after = [talk for talk in talks if talk[0].started_at.date() > turn() + dt.timedelta(days=60)]
    assert len(before) > 20 < len(after)
    assert mean_score(after) - mean_score(before) > 25


def test_everybody_in_the_first_unit_has_the_new_coordinator_written_down(invented: Store) -> None:
    for person in people_of(invented, units_in_order(invented)[0]):
        with invented.reading() as tx:
            (event,) = life_events.of_person(tx, person.id)
        assert (event.name, event.happened_on) == (TURN_NAME, turn())


def test_nearly_everybody_in_the_first_unit_says_so_in_their_own_series(invented: Store, anna: Actor) -> None:
    better = 0
    persons = people_of(invented, units_in_order(invented)[0])
    for person in persons:
        own = next(
            series
            for series in Review(invented).person(anna, person.id)
            if series.area == WHOLE
            and series.instrument_id == "group_home"
            and series.who is WhoAnswered.SELF
        )
        scored = [(point.when.date(), point.score) for point in own.points if point.score is not None]
        later = mean(score for day, score in scored if day > turn())
        better += later > mean(score for day, score in scored if day < turn()) + 10
    assert better >= len(persons) - 1


def test_the_second_unit_is_good_all_the_time(invented: Store) -> None:
    talks = talks_in(invented, units_in_order(invented)[1])
    for half in (True, False):
        own = [
            talk
            for talk in talks
            if talk[0].who_answered is WhoAnswered.SELF and (talk[0].started_at.date() < turn()) is half
        ]
        assert mean_score(own) > 80


def test_the_fourth_unit_has_few_answers(invented: Store) -> None:
    few, ordinary = (units_in_order(invented)[index] for index in (3, 1))
    shares = []
    for unit in (few, ordinary):
        given = [answer for _, answers in talks_in(invented, unit) for answer in answers]
        shares.append(sum(answer.outcome is Outcome.ANSWERED for answer in given) / len(given))
    assert shares[0] < 0.5 < 0.85 < shares[1]


def test_units_after_the_fourth_have_no_story() -> None:
    assert [story_of(number) for number in (1, 5, 200)] == [Story.IMPROVING, Story.ORDINARY, Story.ORDINARY]


def test_a_change_is_felt_little_by_little() -> None:
    period = Period(TODAY, 4)
    better = course(Story.IMPROVING, period, stream(1, "unit"))
    assert better.turn is not None
    steady = better.shared.at(better.turn)
    assert better.at(better.turn) - steady == better.level
    assert (
        better.level < better.at(better.turn + 30) - better.shared.at(better.turn + 30) < better.level + 1.5
    )


def test_a_wave_wanders_but_stays_near() -> None:
    drawn = wave(stream(3, "wave"), 20_000, 0.2, 0.8)
    assert 0.1 < drawn.values.std() < 0.3
    assert abs(drawn.at(45.5) - (drawn.values[0] + drawn.values[1]) / 2) < 1e-12

"""What is kept of a pretest, what staff may do with it, and when it is time for a new one."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from accessible_fit.errors import NotAllowed
from accessible_fit.scales.pretest import Level
from accessible_fit.services.access import Actor
from accessible_fit.services.pretests.keeping import LONGEST_REASON, Pretests, ReasonMissing, ReasonTooLong
from accessible_fit.services.pretests.run import YES, Run
from accessible_fit.services.pretests.tasks import Question, Task
from db import audit, pretests
from db.records import AccessProfile, Pretest
from db.vocabulary import Asking, Role
from tests.accessible_fit.services.pretests.test_run import fitting, hold, missing, up_to
from tests.journeys.people import ALIAS, Home, new_home


class Clock:
    def __init__(self) -> None:
        self.now = dt.datetime(2025, 3, 3, 9, 0, 0, 400_000, tzinfo=dt.UTC)

    def __call__(self) -> dt.datetime:
        return self.now

    def pass_days(self, days: int) -> None:
        self.now += dt.timedelta(days=days)


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    made = new_home(tmp_path, AccessProfile(choices=3, text_percent=150))
    yield made
    made.store.close()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def service(home: Home, clock: Clock) -> Pretests:
    return Pretests(home.store, clock)


def holds(home: Home, service: Pretests, level: Level | None = Level.FIVE) -> None:
    """Hold a pretest that goes well up to a level."""
    talk = service.begin(home.actor, home.person_id)
    service.keep(home.actor, talk, hold(up_to(level) if level is not None else missing, talk.run))


def rows(home: Home) -> list[Pretest]:
    with home.store.reading() as tx:
        return pretests.of_person(tx, home.person_id)


def choices(home: Home) -> int:
    return home.residents.card(home.actor, home.person_id).profile.choices


def test_what_it_showed_is_kept_and_nothing_is_changed_before_staff_say_so(
    home: Home, service: Pretests
) -> None:
    holds(home, service)
    card = service.card(home.actor, home.person_id)
    (held,) = card.held
    assert (held.offered, held.chosen, held.led_by) == (Level.FIVE, Level.FIVE, "Eva Ek")
    assert not held.unfinished
    assert len(held.pretest.passed) == 9
    assert (held.pretest.concrete, held.pretest.with_reference, held.pretest.feelings) == (5, 5, 5)
    assert choices(home) == 3
    assert not card.in_use


def test_using_it_changes_the_number_of_choices_and_nothing_else(home: Home, service: Pretests) -> None:
    holds(home, service)
    service.use(home.actor, home.person_id)
    card = service.card(home.actor, home.person_id)
    assert card.in_use
    assert card.profile == AccessProfile(choices=5, text_percent=150)


def test_for_a_line_the_questions_have_five_cards(home: Home, service: Pretests) -> None:
    holds(home, service, Level.LINE)
    service.use(home.actor, home.person_id)
    assert rows(home)[0].offered == 101
    assert choices(home) == 5


def test_where_no_number_of_choices_is_proposed_the_screen_stays_as_it_is(
    home: Home, service: Pretests
) -> None:
    holds(home, service, None)
    service.use(home.actor, home.person_id)
    (held,) = service.card(home.actor, home.person_id).held
    assert held.offered is None
    assert not held.unfinished
    assert choices(home) == 3


def test_staff_choose_otherwise_with_a_reason_and_the_proposal_stays_known(
    home: Home, service: Pretests, clock: Clock
) -> None:
    holds(home, service)
    clock.pass_days(2)
    service.choose(home.actor, home.person_id, Level.TWO, "  Blir trött\nav många  ")
    (held,) = service.card(home.actor, home.person_id).held
    assert (held.offered, held.chosen, held.reason) == (Level.FIVE, Level.TWO, "Blir trött av många")
    assert held.day == dt.date(2025, 3, 3), "the day the pictures were shown"
    assert choices(home) == 2
    assert len(rows(home)) == 2, "nothing is written over"
    service.choose(home.actor, home.person_id, Level.FIVE, "")
    (held,) = service.card(home.actor, home.person_id).held
    assert (held.chosen, held.reason) == (Level.FIVE, "")
    assert choices(home) == 5


@pytest.mark.parametrize("reason", ["", "   ", "\n\t"])
def test_choosing_otherwise_without_a_reason_is_refused(home: Home, service: Pretests, reason: str) -> None:
    holds(home, service)
    with pytest.raises(ReasonMissing):
        service.choose(home.actor, home.person_id, Level.TWO, reason)
    with pytest.raises(ReasonTooLong):
        service.choose(home.actor, home.person_id, Level.TWO, "å" * (LONGEST_REASON + 1))
    assert len(rows(home)) == 1
    assert choices(home) == 3


def test_yes_to_everything_is_kept_and_asks_for_pictures_of_either_or(home: Home, service: Pretests) -> None:
    def agrees(put: Task | Question) -> int:
        return YES if isinstance(put, Question) else fitting(put)

    talk = service.begin(home.actor, home.person_id)
    service.keep(home.actor, talk, hold(agrees, talk.run))
    (row,) = rows(home)
    assert row.yes_to_both
    assert row.asking is Asking.EITHER_OR


def test_a_run_that_is_stopped_keeps_what_was_done_and_is_gone_on_with_another_day(
    home: Home, service: Pretests, clock: Clock
) -> None:
    talk = service.begin(home.actor, home.person_id)
    run = talk.run.forward()
    while len(run.outcome.passed) < 4:
        assert run.put is not None
        run = run.say(fitting(run.put)).forward()
        service.keep(home.actor, talk, run)
    service.keep(home.actor, talk, run.stop())
    (held,) = service.card(home.actor, home.person_id).held
    assert held.unfinished
    assert held.reason == ""
    assert held.offered is Level.TWO
    clock.pass_days(1)
    further = service.begin(home.actor, home.person_id, go_on=True)
    assert len(further.run.before) == 4
    service.keep(home.actor, further, hold(up_to(Level.THREE), further.run))
    newest, before = service.card(home.actor, home.person_id).held
    assert (newest.offered, newest.unfinished) == (Level.THREE, False)
    assert before.unfinished
    assert not service.begin(home.actor, home.person_id, go_on=True).run.before, "it was decided"


def test_nothing_done_is_nothing_kept_and_the_same_is_kept_once(home: Home, service: Pretests) -> None:
    talk = service.begin(home.actor, home.person_id)
    service.keep(home.actor, talk, talk.run)
    service.keep(home.actor, talk, talk.run.forward().stop())
    assert rows(home) == []
    done = hold(fitting, talk.run)
    service.keep(home.actor, talk, done)
    service.keep(home.actor, talk, done)
    assert len(rows(home)) == 1


def test_a_reply_taken_back_takes_back_what_followed_from_it(home: Home, service: Pretests) -> None:
    talk = service.begin(home.actor, home.person_id)
    run = talk.run.forward()
    while not run.outcome.passed:
        assert run.put is not None
        run = run.say(fitting(run.put)).forward()
    service.keep(home.actor, talk, run)
    service.keep(home.actor, talk, run.back().say(None))
    (held,) = service.card(home.actor, home.person_id).held
    assert held.pretest.passed == ()


def test_after_twelve_months_there_is_a_reminder_and_a_reason_does_not_put_it_off(
    home: Home, service: Pretests, clock: Clock
) -> None:
    assert service.reminder(home.actor, home.person_id) is None, "nobody is reminded of what was never done"
    holds(home, service)
    clock.pass_days(365)
    assert service.reminder(home.actor, home.person_id) is None
    service.choose(home.actor, home.person_id, Level.TWO, "Vill ha två")
    clock.pass_days(1)
    reminder = service.reminder(home.actor, home.person_id)
    assert reminder is not None
    assert reminder.taken_on == dt.date(2025, 3, 3)
    assert service.card(home.actor, home.person_id).reminder == reminder
    holds(home, service)
    assert service.reminder(home.actor, home.person_id) is None


def test_who_may_not_lead_conversations_reaches_nothing(home: Home, service: Pretests) -> None:
    holds(home, service)
    talk = service.begin(home.actor, home.person_id)
    leader = replace(home.actor, role=Role.LEADER)
    stranger = Actor(home.actor.user_id, "Bo", Role.STAFF, frozenset())
    for refused in (leader, stranger):
        with pytest.raises(NotAllowed):
            service.begin(refused, home.person_id)
        with pytest.raises(NotAllowed):
            service.keep(refused, talk, hold(fitting))
        with pytest.raises(NotAllowed):
            service.card(refused, home.person_id)
        with pytest.raises(NotAllowed):
            service.reminder(refused, home.person_id)
        with pytest.raises(NotAllowed):
            service.use(refused, home.person_id)
        with pytest.raises(NotAllowed):
            service.choose(refused, home.person_id, Level.TWO, "nej")
    assert len(rows(home)) == 1


def test_the_log_tells_who_did_what(home: Home, service: Pretests) -> None:
    holds(home, service)
    service.card(home.actor, home.person_id)
    service.choose(home.actor, home.person_id, Level.TWO, "Blir trött")
    with home.store.reading() as tx:
        lines = [(one.verb, one.subject_kind) for one in audit.about(tx, home.person_id)]
    assert lines[-5:] == [
        ("began", "pretest"),
        ("kept", "pretest"),
        ("looked_at", "pretest"),
        ("decided", "pretest"),
        ("changed", "profile"),
    ]


def test_the_greeting_knows_the_person(home: Home, service: Pretests) -> None:
    talk = service.begin(home.actor, home.person_id)
    assert talk.resident.alias == ALIAS
    assert talk.profile.text_percent == 150
    assert talk.run == Run()

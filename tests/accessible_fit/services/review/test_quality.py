"""What is worth asking again, in one conversation and over the years. Nothing is ever taken away."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from accessible_fit.errors import NotAllowed
from accessible_fit.scales.quality_flags import Flag, Sign
from accessible_fit.services.access import Actor
from accessible_fit.services.review.quality import Quality
from accessible_fit.services.review.series import WHOLE, Review
from db import answers, audit, pretests
from db.engine import open_store
from db.records import NewPretest
from db.vocabulary import HowHelped, Role, WhoAnswered
from tests.accessible_fit.made_once import copied
from tests.accessible_fit.services.held import FIVE, LINE, THREE, TWO, Records, with_pairs

FORM, PAIRS = with_pairs()
COUNT = len(FORM.items)


@pytest.fixture
def records(tmp_path: Path, finished_store: Path) -> Iterator[Records]:
    with open_store(copied(finished_store, tmp_path / "home.db")) as store:
        yield Records(store)


@pytest.fixture
def quality(records: Records) -> Quality:
    return Quality(records.store, records.clock)


def signs(flags: tuple[Flag, ...]) -> dict[Sign, Flag]:
    return {flag.sign: flag for flag in flags}


def meant(level: int, steps: int = 3) -> list[int]:
    """Somebody who answers both ends of a pair as they mean it."""
    raws = [level] * COUNT
    for place, item in enumerate(FORM.items):
        if item.id.endswith("_turned"):
            raws[place] = steps - 1 - level
    return [raw if place % 3 else max(0, raw - 1) for place, raw in enumerate(raws)]


@pytest.mark.parametrize(("form", "yes"), [(TWO, 1), (THREE, 2), (FIVE, 4), (LINE, 100)])
def test_yes_to_both_of_every_pair_is_flagged_and_the_scores_stay(
    records: Records, quality: Quality, form: object, yes: int
) -> None:
    person = records.add("Kalle")
    held = records.talk(person, [yes] * COUNT, form, instrument=FORM)  # type: ignore[arg-type]  # a format
    before = scores(records, held.id)
    found = signs(quality.conversation(records.actor, held.id).flags)[Sign.YES_TO_BOTH]
    assert found.numbers == {"both": 2, "pairs": 2}
    assert set(found.items) == {item for pair in PAIRS for item in pair}
    assert scores(records, held.id) == before
    assert len(before) == COUNT


def scores(records: Records, conversation_id: object) -> list[float | None]:
    with records.store.reading() as tx:
        return [one.score for one in answers.of_conversation(tx, conversation_id)]  # type: ignore[arg-type]  # an id


def test_a_conversation_answered_as_it_is_meant_has_no_signs(records: Records, quality: Quality) -> None:
    held = records.talk(records.add("Kalle"), meant(2), instrument=FORM, again={FORM.items[0].id: 1})
    assert quality.conversation(records.actor, held.id).flags == ()


def test_another_answer_when_asked_again_is_named_with_its_question(
    records: Records, quality: Quality
) -> None:
    first = FORM.items[0]
    held = records.talk(records.add("Kalle"), meant(2), instrument=FORM, again={first.id: 0})
    found = quality.conversation(records.actor, held.id)
    assert found.flags == (signs(found.flags)[Sign.ANSWERED_OTHERWISE],)
    assert found.questions == {first.id: first}


def test_the_second_answer_counts_in_no_score(records: Records, quality: Quality) -> None:
    held = records.talk(records.add("Kalle"), meant(2), instrument=FORM, again={FORM.items[0].id: 0})
    whole = quality.scores(records.actor, held.id)[WHOLE]
    assert whole.result["asked"] == COUNT


def test_a_question_that_took_its_time_is_compared_with_earlier_conversations(
    records: Records, quality: Quality
) -> None:
    person = records.add("Kalle")
    usual = [4000 + 100 * number for number in range(COUNT)]
    records.talk(person, meant(2), instrument=FORM, ms=usual)
    slow = [*usual[:-2], 80_000, 90_000]
    held = records.talk(person, meant(2), instrument=FORM, day=30, ms=slow)
    found = signs(quality.conversation(records.actor, held.id).flags)[Sign.UNUSUAL_TIME]
    assert found.numbers == {"quick": 0, "slow": 2}
    assert found.items == (FORM.items[-2].id, FORM.items[-1].id)


def test_times_of_somebody_else_are_not_the_persons(records: Records, quality: Quality) -> None:
    person = records.add("Kalle")
    records.talk(
        person, meant(2), instrument=FORM, ms=[60_000 + n for n in range(COUNT)], who=WhoAnswered.STAFF
    )
    held = records.talk(person, meant(2), instrument=FORM, day=9, ms=[4000 + 9 * n for n in range(COUNT)])
    assert Sign.UNUSUAL_TIME not in signs(quality.conversation(records.actor, held.id).flags)


@pytest.mark.parametrize(
    ("who", "how", "about"),
    [
        (WhoAnswered.STAFF, None, "staff"),
        (WhoAnswered.RELATIVE, None, "relative"),
        (WhoAnswered.SELF, HowHelped.PARTNER_PLACED, "partner_placed"),
    ],
)
def test_who_answered_is_said(
    records: Records, quality: Quality, who: WhoAnswered, how: HowHelped | None, about: str
) -> None:
    held = records.talk(records.add("Kalle"), meant(2), instrument=FORM, who=who, how=how)
    (found,) = quality.conversation(records.actor, held.id).flags
    assert (found.sign, found.about) == (Sign.SOMEBODY_ELSE, about)


def test_one_place_on_the_screen_over_many_conversations(records: Records, quality: Quality) -> None:
    """Always furthest left: yes when the cards stand one way, no when they are mirrored."""
    person = records.add("Kalle")
    for number in range(4):
        mirrored = number % 2 == 1
        raws = [_left(place, mirrored) for place in range(COUNT)]
        records.talk(person, raws, instrument=FORM, day=30 * number, mirrored=mirrored)
    (found,) = quality.person(records.actor, person).flags
    assert (found.sign, found.numbers["position"]) == (Sign.POSITION, 0)
    assert found.numbers["hits"] == found.numbers["n"] == 4 * COUNT


def _left(place: int, mirrored: bool) -> int:
    ladder = FORM.options(FORM.items[place], 3)
    return (ladder[-1] if mirrored else ladder[0]).raw


def test_a_person_over_time_has_every_conversation_and_who_helped(records: Records, quality: Quality) -> None:
    person = records.add("Kalle")
    records.talk(person, meant(2), instrument=FORM)
    flagged = records.talk(person, [2] * COUNT, instrument=FORM, day=30, how=HowHelped.WITH_SUPPORT)
    records.talk(person, meant(2), instrument=FORM, day=60, how=None)
    found = quality.person(records.actor, person)
    assert [one.when for one in found.conversations] == sorted(one.when for one in found.conversations)
    assert [one.conversation_id for one in found.flagged] == [flagged.id]
    assert found.helped == {HowHelped.ALONE: 1, HowHelped.WITH_SUPPORT: 1, None: 1}


def test_repeats_are_pooled_over_conversations(records: Records, quality: Quality) -> None:
    person = records.add("Kalle")
    for number in range(5):
        records.talk(person, meant(2), instrument=FORM, day=30 * number, again={FORM.items[0].id: 0})
    found = signs(quality.person(records.actor, person).flags)[Sign.UNSTEADY_REPEATS]
    assert found.numbers["agreement"] == 0
    assert found.numbers["repeats"] == 5


def test_a_trial_of_formats_is_old_after_twelve_months(records: Records, quality: Quality) -> None:
    person = records.add("Kalle")
    with records.store.writing() as tx:
        passed = tuple((stage, 2) for stage in ("concrete", "reference", "feelings"))
        pretests.keep(
            tx,
            NewPretest(
                person_id=person,
                done_at=records.now,
                led_by=records.actor.user_id,
                passed=passed,
                yes_to_both=False,
                offered=2,
                chosen=2,
            ),
        )
    assert quality.person(records.actor, person).flags == ()
    records.now += dt.timedelta(days=400)
    (found,) = quality.person(records.actor, person).flags
    assert found.sign is Sign.OLD_PRETEST
    assert round(found.numbers["months"]) == 13


def test_nobody_has_no_signs(records: Records, quality: Quality) -> None:
    found = quality.person(records.actor, records.add("Kalle"))
    assert (found.conversations, found.flags) == ((), ())


def test_only_those_who_may_see_answers(records: Records, quality: Quality) -> None:
    person = records.add("Kalle")
    held = records.talk(person, meant(2), instrument=FORM)
    leader = Actor(records.actor.user_id, "Ledare", Role.LEADER, frozenset({held.unit_id}))
    other = Actor(records.actor.user_id, "Någon annan", Role.STAFF, frozenset())
    for actor in (leader, other):
        for look in (quality.conversation, quality.scores):
            with pytest.raises(NotAllowed):
                look(actor, held.id)
        with pytest.raises(NotAllowed):
            quality.person(actor, person)


def test_looking_is_written_in_the_log(records: Records, quality: Quality) -> None:
    person = records.add("Kalle")
    quality.person(records.actor, person)
    with records.store.reading() as tx:
        assert "answer_quality" in {line.subject_kind for line in audit.about(tx, person)}


def test_the_scores_are_those_of_the_review(records: Records, quality: Quality) -> None:
    held = records.talk(records.add("Kalle"), [2, None, 1, 0, *[2] * (COUNT - 4)], instrument=FORM)
    seen = Review(records.store).conversation(records.actor, held.id)
    explained = quality.scores(records.actor, held.id)
    assert {area: one.score for area, one in seen.areas.items()} == {
        area: one.result["score"] for area, one in explained.items() if area != WHOLE
    }

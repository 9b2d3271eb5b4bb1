"""A person's own page: only the person's own word, in one format at a time, and what came of it."""

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from accessible_fit.errors import NotAllowed
from accessible_fit.services.access import Actor
from accessible_fit.services.conversation import Conversations, Given
from accessible_fit.services.flow import Said as Answered
from accessible_fit.services.following.page_parts import Deed, MyPage, Standing, ThenNow
from accessible_fit.services.mats.holding import Mats
from accessible_fit.services.rated_talks import RatedTalks
from accessible_fit.services.rights.consents import Consents, HowSaid, Said
from accessible_fit.services.wanted import Wanted
from db import actions, log_lines
from db.records import Action
from db.vocabulary import (
    ConsentAudience,
    ConsentDecision,
    ConsentKind,
    Helped,
    InputWay,
    Role,
)
from tests.accessible_fit.services.mats.mat_talks import held
from tests.journeys.own_page import DONE, UNDER_WAY, WHY, WILL_NOT, OwnLife, lived, pages
from tests.journeys.people import Home, form, new_home, now


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    made = new_home(tmp_path)
    yield made
    made.store.close()


def opened(home: Home) -> MyPage:
    return pages(home).open(home.actor, home.person_id)


def said(page: MyPage) -> list[tuple[str | None, str]]:
    """What was said then and now, question by question."""
    return [(one.then.label["sv"] if one.then else None, one.now.label["sv"]) for one in page.then_now]


def kept(home: Home, text: str) -> Action:
    with home.store.reading() as tx:
        return next(one for one in actions.of_person(tx, home.person_id) if one.text == text)


# ---------------------------------------------------------------------- then and now


def test_the_two_latest_times_stand_beside_each_other_question_by_question(home: Home) -> None:
    life = OwnLife(home)
    life.talk([1, 1, 1])
    life.talk([0, 2, 1])
    life.talk([2, 2, 1, 0])
    page = opened(home)
    assert said(page) == [("Nej", "Ja"), ("Ja", "Ja"), ("Ibland", "Ibland"), (None, "Nej")]
    assert [one.moved for one in page.then_now] == [True, False, False, False]
    assert all(one.today for one in page.then_now)
    first: ThenNow = page.then_now[0]
    asked = form().items[0]
    assert (first.question, first.picture, first.area) == (asked.question, asked.pictogram, asked.area)


def test_questions_that_were_answered_alone_in_a_group_stay_the_persons_own(home: Home) -> None:
    life = OwnLife(home)
    life.talk([1])
    RatedTalks(home.store).held_in_group(home.actor, life.talk([2]), True)
    assert said(opened(home)) == [("Ibland", "Ja")]


def test_another_format_is_never_laid_beside(home: Home) -> None:
    life = OwnLife(home)
    life.talk([0, 1])
    life.talk([2, 2], wanted=Wanted(steps=3))
    life.talk([4, 4], wanted=Wanted(steps=5))
    assert said(opened(home)) == [(None, "Ja, mycket"), (None, "Ja, mycket")]
    life.talk([1, 1], wanted=Wanted(steps=3))
    assert [then for then, _ in said(opened(home))] == ["Ja", "Ja"], "the same format as today, not the last"


def test_what_others_said_for_the_person_is_nowhere_on_it(home: Home) -> None:
    life = OwnLife(home)
    life.talk([0, 0])
    life.by_somebody_else([2, 2, 2])
    page = opened(home)
    assert said(page) == [(None, "Nej"), (None, "Nej")]


def test_a_conversation_that_goes_on_waits_until_it_is_over(home: Home) -> None:
    talks = Conversations(home.store, now)
    talk = talks.begin(home.actor, home.person_id, form())
    talks.keep(home.actor, talk, Given(talk.flow.item_ids[0], Answered(raw=2), InputWay.TOUCH, 700))
    assert opened(home).then_now == ()
    talks.stop(home.actor, talk)
    assert said(opened(home)) == [(None, "Ja")]


def test_not_to_know_is_an_answer_that_stands_there(home: Home) -> None:
    from accessible_fit.scales.missing import Missing

    talks = Conversations(home.store, now)
    talk = talks.begin(home.actor, home.person_id, form())
    unsure = Given(talk.flow.item_ids[0], Answered(missing=Missing.DONT_KNOW), InputWay.TOUCH, 700)
    talks.keep(home.actor, talk, unsure)
    talks.finish(home.actor, talk)
    (one,) = opened(home).then_now
    assert (one.now.label["sv"], one.now.picture) == ("Vet inte", "own:dont-know")


def test_a_rating_is_a_place_on_a_line_and_tells_no_number(home: Home) -> None:
    from accessible_fit.instruments.own import AnyPictogram, own_ratings

    rating = own_ratings(AnyPictogram())[0]
    talks = Conversations(home.store, now)
    for raw in (20, 80):
        talk = talks.begin(home.actor, home.person_id, rating, Wanted(steps=101))
        talks.keep(home.actor, talk, Given(talk.flow.item_ids[0], Answered(raw=raw), InputWay.TOUCH, 700))
        talks.finish(home.actor, talk)
    (one,) = opened(home).then_now
    assert one.then is not None and one.then.place is not None and one.now.place is not None
    assert (one.then.place.tenths, one.now.place.tenths) == (20, 80)
    assert one.moved
    words = (*one.then.label.values(), *one.now.label.values())
    assert not any(sign.isdigit() for text in words for sign in text)


# ---------------------------------------------------------------------- you said – we did


def by_text(page: MyPage) -> dict[str, Deed]:
    return {one.text: one for one in page.deeds}


def test_every_promise_tells_what_was_said_what_came_of_it_who_and_why(home: Home) -> None:
    lived(home)
    page = opened(home)
    assert [one.text for one in page.deeds] == [DONE, UNDER_WAY, WILL_NOT], "what waits for a word is first"
    deeds = by_text(page)
    done, under_way, will_not = deeds[DONE], deeds[UNDER_WAY], deeds[WILL_NOT]
    assert (done.standing, done.said) == (Standing.DONE, "Tycker du om att bo här? Nej.")
    assert done.said_pictures == (form().items[0].pictogram, "own:no")
    assert (under_way.standing, under_way.said, under_way.who) == (
        Standing.UNDER_WAY,
        "Det är mörkt på natten.",
        "Karin Ek",
    )
    assert (will_not.standing, will_not.because) == (Standing.WILL_NOT, WHY)


def test_a_promise_because_of_a_card_shows_the_card_and_its_column(home: Home) -> None:
    from db import mats

    talk = held(home, [0, 1, 2])
    with home.store.writing() as tx:
        (mat,) = mats.of_conversation(tx, talk.id)
        card = mats.placements_of(tx, mat.id)[0]
        unit = home.residents.units(home.actor)[0]
        actions.add(tx, home.person_id, unit.id, "Annan frukost", "Eva", now(), placement_id=card.id)
    deed = by_text(opened(home))["Annan frukost"]
    assert deed.said == "Frukost: Gillar inte."
    assert len(deed.said_pictures) == 2


def test_what_somebody_else_answered_is_not_called_the_persons_word(home: Home) -> None:
    life = OwnLife(home)
    life.promise("Ny säng", from_talk=life.by_somebody_else([0]))
    assert not by_text(opened(home))["Ny säng"].own


def test_seen_is_kept_once_and_the_word_can_be_changed(home: Home) -> None:
    lived(home)
    action_id, page = kept(home, DONE).id, opened(home)
    pages(home).seen(home.actor, page, action_id)
    first = kept(home, DONE).shown_at
    assert first is not None
    pages(home).helped(home.actor, page, action_id, Helped.SOME, InputWay.DWELL)
    pages(home).seen(home.actor, page, action_id)
    again = kept(home, DONE)
    assert (again.shown_at, again.helped) == (first, Helped.SOME)
    pages(home).helped(home.actor, page, action_id, None, InputWay.PARTNER)
    changed = kept(home, DONE)
    assert (changed.shown_at, changed.helped) == (first, None)
    with home.store.reading() as tx:
        noted = [one for one in log_lines.about_person(tx, home.person_id) if one.verb == "noted"]
    assert [(one.details["helped"], one.details["way"]) for one in noted] == [
        ("dont_know", "partner"),
        ("some", "dwell"),
    ]
    assert [one.text for one in opened(home).deeds][-1] != DONE, "it still waits for a word"
    pages(home).helped(home.actor, page, action_id, Helped.YES, InputWay.TOUCH)
    assert [one.text for one in opened(home).deeds][-1] == DONE


# ---------------------------------------------------------------------- mats, consent, rights


def test_mats_come_when_they_are_wanted_and_tell_whose_they_are(home: Home) -> None:
    lived(home)
    page = opened(home)
    (topic,) = page.topics
    found = pages(home).mats(home.actor, home.person_id, topic.topic_id)
    assert found.together is not None and not found.only_mine
    assert len(found.together.beside.seen) == 1
    last = found.line.laid[-1].conversation_id
    Mats(home.store, now).who_may_see(home.actor, last, (ConsentAudience.ME,))
    assert pages(home).mats(home.actor, home.person_id, topic.topic_id).only_mine


def test_who_has_said_no_to_staff_looking_is_to_be_asked_first(home: Home) -> None:
    assert not opened(home).ask_first
    for decision, asked in ((ConsentDecision.DECLINED, True), (ConsentDecision.GIVEN, False)):
        what = Said(decision, HowSaid.SHOWED, "Karin")
        Consents(home.store, now).decide(home.actor, home.person_id, ConsentKind.STAFF_SEE, what)
        assert opened(home).ask_first is asked


def test_staff_of_other_units_and_leaders_are_kept_out_and_every_look_is_in_the_log(home: Home) -> None:
    lived(home)
    (unit,) = home.residents.units(home.actor)
    elsewhere = Actor(home.actor.user_id, "Karin", Role.STAFF, frozenset({uuid4()}))
    leader = Actor(home.actor.user_id, "Lars", Role.LEADER, frozenset({unit.id}))
    page = opened(home)
    for stranger in (elsewhere, leader):
        with pytest.raises(NotAllowed):
            pages(home).open(stranger, home.person_id)
        with pytest.raises(NotAllowed):
            pages(home).helped(stranger, page, kept(home, DONE).id, Helped.YES, InputWay.TOUCH)
    assert kept(home, DONE).helped is None
    opened(home)
    with home.store.reading() as tx:
        last = log_lines.about_person(tx, home.person_id)[0]
    assert (last.verb, last.subject_kind, last.subject_id) == ("showed", "own_page", home.person_id)

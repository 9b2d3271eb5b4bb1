"""Ratings, formats and who answered: what is kept, what is refused, and which series it belongs to."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest

from accessible_fit.errors import NotAllowed
from accessible_fit.instruments.model import LINE_STEPS, Licence
from accessible_fit.instruments.own import find_instrument
from accessible_fit.scales.missing import Missing
from accessible_fit.services.access import Actor
from accessible_fit.services.conversation import Given, Talk, Wanted
from accessible_fit.services.flow import Said, Step
from accessible_fit.services.residents import NewPerson
from accessible_fit.services.review.series import WHOLE
from accessible_fit.services.spoken import wordings
from accessible_fit.services.wanted import (
    FormatNotOffered,
    LicenceMissing,
    Proposal,
    TalkOfAnother,
    WhoseAnswers,
)
from db import answers, conversations, pretests
from db.records import AccessProfile, NewPretest
from db.vocabulary import (
    Asking,
    ConversationKind,
    FormatKind,
    HowHelped,
    InputWay,
    Moment,
    OrderMode,
    ProxyView,
    Role,
    WhoAnswered,
)
from tests.journeys.people import Home, form, new_home, now

LINE = Wanted(steps=LINE_STEPS)
LIFE = find_instrument("life")


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    made = new_home(tmp_path)
    yield made
    made.store.close()


def say(home: Home, talk: Talk, *raws: int | Missing, way: InputWay = InputWay.TOUCH) -> None:
    for item_id, raw in zip(talk.flow.item_ids, raws, strict=False):
        said = Said(missing=raw) if isinstance(raw, Missing) else Said(raw=raw)
        home.conversations.keep(home.actor, talk, Given(item_id, said, way, 900))


def tried(home: Home, chosen: int) -> None:
    with home.store.writing() as tx:
        new = NewPretest(
            person_id=home.person_id,
            done_at=now(),
            led_by=home.actor.user_id,
            passed=(("concrete", 101), ("reference", 101), ("feelings", 101)),
            yes_to_both=False,
            offered=101,
            chosen=chosen,
            asking=Asking.QUESTIONS,
            reason="" if chosen == 101 else "hellre bilder",
        )
        pretests.keep(tx, new)


def test_a_place_on_the_line_is_kept_in_tenths_with_its_format(home: Home) -> None:
    talk = home.conversations.begin(home.actor, home.person_id, LIFE, LINE)
    assert talk.on_line
    say(home, talk, 72, Missing.DONT_KNOW, 0, 100)
    with home.store.reading() as tx:
        held, kept = conversations.get(tx, talk.id), answers.of_conversation(tx, talk.id)
    assert (held.kind, held.format_kind, held.choices) == (ConversationKind.RATINGS, FormatKind.LINE, None)
    assert (held.moment, held.group_talk, held.of_conversation_id) == (Moment.BEFORE_TALK, False, None)
    assert [(one.raw, one.score) for one in kept] == [(72, 72.0), (None, None), (0, 0.0), (100, 100.0)]
    first = kept[0]
    assert (first.format_kind, first.format_steps) == (FormatKind.LINE, None)
    assert (first.format_min, first.format_max, first.half_step) == (0, 100, 0.5)
    assert first.order_shown == ("0", "100")
    assert set(first.order_spoken) == {"0", "100"}


def test_the_same_form_with_faces_is_another_series_than_on_the_line(home: Home) -> None:
    for wanted, raws in ((LINE, (72, 60, 48, 55)), (Wanted(steps=5), (3, 2, 2, 4)), (Wanted(), (2, 1, 1, 2))):
        talk = home.conversations.begin(home.actor, home.person_id, LIFE, wanted)
        say(home, talk, *raws)
        home.conversations.finish(home.actor, talk)
    whole = [one for one in home.review.person(home.actor, home.person_id) if one.area == WHOLE]
    assert {(one.kind, one.steps) for one in whole} == {
        (FormatKind.LINE, None),
        (FormatKind.CHOICE, 5),
        (FormatKind.CHOICE, 3),
    }
    totals = {one.steps: one.points[0].total for one in whole}
    assert totals == {None: 23.5, 5: 27.5, 3: 30.0}
    line = next(one for one in whole if one.steps is None)
    assert line.points[0].score == 58.75, "the 0–100 score stands beside the total"


def test_a_total_of_three_answers_is_none_and_the_life_areas_have_none(home: Home) -> None:
    talk = home.conversations.begin(home.actor, home.person_id, LIFE, LINE)
    say(home, talk, 72, 60, Missing.DECLINED, 55)
    seen = home.review.conversation(home.actor, talk.id)
    assert seen.total is None
    series = home.review.person(home.actor, home.person_id)
    assert [one.points[0].total for one in series] == [None] * 5


def test_the_total_of_the_practical_form_is_of_its_four(home: Home) -> None:
    practical = find_instrument("life_practical")
    talk = home.conversations.begin(home.actor, home.person_id, practical, LINE)
    say(home, talk, *(100 if item in practical.total else 0 for item in talk.flow.item_ids))
    assert home.review.conversation(home.actor, talk.id).total == 40.0


def test_a_place_is_reviewed_in_words_with_the_picture_of_the_nearer_end(home: Home) -> None:
    talk = home.conversations.begin(home.actor, home.person_id, LIFE, LINE)
    say(home, talk, 20, 90)
    low, high = home.review.conversation(home.actor, talk.id).lines
    line = LIFE.line(LIFE.items[0])
    assert low.option is not None and high.option is not None and line is not None
    assert low.option.label["en"] == "Close to “bad”"
    assert (low.option.raw, low.option.pictogram) == (20, line.low.pictogram)
    assert (high.option.pictogram, high.line) == (line.high.pictogram, line)


def test_the_talk_is_rated_after_it_and_knows_which(home: Home) -> None:
    talk = home.conversations.begin(home.actor, home.person_id, form())
    home.conversations.finish(home.actor, talk)
    rating = home.conversations.begin(
        home.actor, home.person_id, find_instrument("group_talk"), Wanted(of_conversation=talk.id)
    )
    with home.store.reading() as tx:
        held = conversations.get(tx, rating.id)
    assert (held.moment, held.group_talk, held.of_conversation_id) == (Moment.AFTER_TALK, True, talk.id)


def test_the_moment_may_be_said_otherwise_and_questions_have_none(home: Home) -> None:
    after = home.conversations.begin(home.actor, home.person_id, LIFE, Wanted(moment=Moment.AFTER_TALK))
    asked = home.conversations.begin(home.actor, home.person_id, form())
    with home.store.reading() as tx:
        assert conversations.get(tx, after.id).moment is Moment.AFTER_TALK
        assert conversations.get(tx, asked.id).moment is None


def test_a_rating_is_never_about_somebody_elses_talk_or_another_rating(home: Home) -> None:
    (unit,) = home.residents.units(home.actor)
    other = home.residents.add(home.actor, NewPerson(unit.id, "Bo"))
    talk = home.conversations.begin(home.actor, other.id, form())
    rating = home.conversations.begin(home.actor, home.person_id, LIFE)
    for rated in (talk.id, rating.id):
        with pytest.raises(TalkOfAnother):
            home.conversations.begin(home.actor, home.person_id, LIFE, Wanted(of_conversation=rated))
    with pytest.raises(TalkOfAnother):
        home.conversations.begin(home.actor, other.id, form(), Wanted(of_conversation=talk.id))


def test_a_licensed_form_without_its_licence_is_not_started(home: Home) -> None:
    licensed = replace(LIFE, id="theirs", licensed=True)
    for licence in (None, Licence("Kommunen", " "), Licence("", "Får användas")):
        with pytest.raises(LicenceMissing, match="Mitt liv"):
            home.conversations.begin(home.actor, home.person_id, replace(licensed, licence=licence))
    with home.store.reading() as tx:
        assert not conversations.of_person(tx, home.person_id)
    allowed = replace(licensed, licence=Licence("Kommunen", "Får användas till 2030", 25.0, 5.0))
    talk = home.conversations.begin(home.actor, home.person_id, allowed)
    assert home.conversations.go_on(home.actor, talk.id).instrument.licence == allowed.licence


def test_the_line_is_proposed_for_who_was_found_able_to_use_it_and_only_there(home: Home) -> None:
    who = (home.actor, home.person_id)
    assert home.conversations.proposal(*who, LIFE) == Proposal(3, (2, 3, 5, LINE_STEPS))
    tried(home, chosen=LINE_STEPS)
    assert home.conversations.proposal(*who, LIFE).steps == LINE_STEPS
    assert home.conversations.proposal(*who, form()) == Proposal(3, (2, 3, 5))
    assert home.conversations.begin(*who, LIFE).on_line
    assert home.conversations.begin(*who, LIFE, Wanted(steps=2)).choices == 2
    tried(home, chosen=3)
    assert home.conversations.proposal(*who, LIFE).steps == 3


@pytest.mark.parametrize("steps", [LINE_STEPS, 4, 0, -1])
def test_a_format_that_the_form_does_not_have_is_refused(home: Home, steps: int) -> None:
    with pytest.raises(FormatNotOffered):
        home.conversations.begin(home.actor, home.person_id, form(), Wanted(steps=steps))


def test_somebody_elses_own_view_and_what_they_think_the_person_would_say_are_two_series(home: Home) -> None:
    for wanted in (
        Wanted(),
        Wanted(who=WhoAnswered.STAFF, view=ProxyView.OWN_VIEW),
        Wanted(who=WhoAnswered.STAFF, view=ProxyView.PERSONS_VIEW),
        Wanted(who=WhoAnswered.RELATIVE, view=ProxyView.OWN_VIEW),
    ):
        talk = home.conversations.begin(home.actor, home.person_id, LIFE, wanted)
        assert (talk.who, talk.proxy_view) == (wanted.who, wanted.view)
        say(home, talk, 2, 2, 1, 1)
        assert home.conversations.go_on(home.actor, talk.id).proxy_view is wanted.view
        home.conversations.finish(home.actor, talk)
    whole = [one for one in home.review.person(home.actor, home.person_id) if one.area == WHOLE]
    assert {(one.who, one.view) for one in whole} == {
        (WhoAnswered.SELF, None),
        (WhoAnswered.STAFF, ProxyView.OWN_VIEW),
        (WhoAnswered.STAFF, ProxyView.PERSONS_VIEW),
        (WhoAnswered.RELATIVE, ProxyView.OWN_VIEW),
    }
    assert all(len(one.points) == 1 for one in whole)


@pytest.mark.parametrize(
    "wanted",
    [
        Wanted(view=ProxyView.OWN_VIEW),
        Wanted(how=HowHelped.PROXY),
        Wanted(who=WhoAnswered.STAFF, how=HowHelped.ALONE),
    ],
)
def test_what_contradicts_itself_about_who_answers_is_refused(home: Home, wanted: Wanted) -> None:
    with pytest.raises(WhoseAnswers):
        home.conversations.begin(home.actor, home.person_id, LIFE, wanted)


def test_who_answers_may_be_said_afterwards_too(home: Home) -> None:
    talk = home.conversations.begin(home.actor, home.person_id, LIFE)
    home.conversations.finish(home.actor, talk)
    staff, view = WhoAnswered.STAFF, ProxyView.PERSONS_VIEW
    home.conversations.describe_help(home.actor, talk.id, HowHelped.PROXY, staff, view)
    held = home.review.conversation(home.actor, talk.id).conversation
    assert (held.who_answered, held.proxy_view) == (staff, view)
    home.conversations.describe_help(home.actor, talk.id, HowHelped.ALONE)
    held = home.review.conversation(home.actor, talk.id).conversation
    assert (held.who_answered, held.proxy_view) == (WhoAnswered.SELF, None)
    with pytest.raises(WhoseAnswers):
        home.conversations.describe_help(home.actor, talk.id, HowHelped.ALONE, view=view)


def test_a_helper_who_places_may_be_known_before_it_begins(home: Home) -> None:
    talk = home.conversations.begin(home.actor, home.person_id, LIFE, Wanted(how=HowHelped.PARTNER_PLACED))
    assert talk.partner
    assert home.conversations.go_on(home.actor, talk.id).partner


def test_what_is_asked_once_more_is_kept_beside_and_never_scored(home: Home) -> None:
    questions = find_instrument("practical_help")
    talk = home.conversations.begin(home.actor, home.person_id, questions)
    say(home, talk, *[2] * len(questions.items), 0)
    home.conversations.finish(home.actor, talk)
    with home.store.reading() as tx:
        counted, (again,) = answers.of_conversation(tx, talk.id), answers.asked_again(tx, talk.id)
    assert [one.item_id for one in counted] == [item.id for item in questions.items]
    assert (again.item_id, again.repetition, again.raw) == ("likes_food", 1, 0)
    assert again.order_in_conversation == len(questions.items)
    seen = home.review.conversation(home.actor, talk.id)
    assert len(seen.lines) == len(questions.items) and not seen.not_reached
    assert [line.again.raw for line in seen.lines if line.again is not None] == [0]
    food = next(one for one in home.review.person(home.actor, home.person_id) if one.area == "food")
    assert food.points[0].score == 100.0


def test_a_conversation_goes_on_at_what_is_asked_once_more(home: Home) -> None:
    questions = find_instrument("practical_help")
    talk = home.conversations.begin(home.actor, home.person_id, questions)
    say(home, talk, *[2] * len(questions.items))
    home.conversations.pause(home.actor, talk)
    again = home.conversations.go_on(home.actor, talk.id)
    assert again.flow.forward().step is Step.ONCE_MORE
    assert again.flow.forward().forward().item_id == "likes_food#1"
    say(home, again, *[2] * len(questions.items), 1)
    done = home.conversations.go_on(home.actor, talk.id).flow
    assert done.said["likes_food#1"] == Said(raw=1)
    assert done.forward().step is Step.LOOKING_BACK


def test_staff_may_leave_out_what_is_asked_once_more(home: Home) -> None:
    questions = find_instrument("practical_help")
    talk = home.conversations.begin(home.actor, home.person_id, questions, Wanted(ask_again=False))
    assert talk.flow.item_ids == tuple(item.id for item in questions.items)


def test_the_spoken_order_varies_while_the_screen_stays_and_is_kept(home: Home) -> None:
    talk = home.conversations.begin(home.actor, home.person_id, form())
    say(home, talk, *[1] * len(talk.flow.item_ids))
    with home.store.reading() as tx:
        kept = answers.of_conversation(tx, talk.id)
    alike = [one for one in kept if one.order_shown == ("2", "1", "0")]
    assert len(alike) > 5
    assert len({one.order_spoken for one in alike}) > 1
    assert all(sorted(one.order_spoken) == ["0", "1", "2"] for one in kept)
    again = home.conversations.go_on(home.actor, talk.id)
    for one in kept:
        assert tuple(str(option.raw) for option in again.spoken(one.item_id)) == one.order_spoken


def test_nothing_is_kept_of_a_spoken_order_where_nothing_is_spoken(tmp_path: Path) -> None:
    home = new_home(tmp_path, AccessProfile(speak_options=False))
    talk = home.conversations.begin(home.actor, home.person_id, LIFE, LINE)
    say(home, talk, 50)
    with home.store.reading() as tx:
        assert answers.of_conversation(tx, talk.id)[0].order_spoken == ()
    home.store.close()


def test_a_mirrored_line_has_its_good_end_to_the_left_and_the_same_scores(tmp_path: Path) -> None:
    home = new_home(tmp_path, AccessProfile(order_mode=OrderMode.MIRRORED))
    for mirrored in (False, True):
        talk = home.conversations.begin(home.actor, home.person_id, LIFE, LINE)
        say(home, talk, 72)
        # A person who is used to it this way keeps it, also when the profile is changed in between.
        home.residents.save_profile(home.actor, home.person_id, AccessProfile())
        again = home.conversations.go_on(home.actor, talk.id)
        home.residents.save_profile(home.actor, home.person_id, AccessProfile(order_mode=OrderMode.MIRRORED))
        with home.store.reading() as tx:
            held, (kept,) = conversations.get(tx, talk.id), answers.of_conversation(tx, talk.id)
        assert talk.mirrored == again.mirrored == held.mirrored == mirrored
        assert kept.order_shown == (("100", "0") if mirrored else ("0", "100"))
        assert kept.score == 72.0
    home.store.close()


def test_the_ends_of_a_line_can_be_recorded_like_every_other_answer() -> None:
    said = {key: one.text for one in wordings(LIFE, "sv") for key in one.keys}
    assert said["sv:answer:how_good:line:0"] == "Dåligt"
    assert said["sv:answer:how_good:line:100"] == "Bra"


def test_nobody_from_another_unit_learns_what_would_suit(home: Home) -> None:
    other = Actor(uuid4(), "Annan", Role.STAFF, frozenset({uuid4()}))
    with pytest.raises(NotAllowed):
        home.conversations.proposal(other, home.person_id, LIFE)

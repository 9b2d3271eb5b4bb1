"""From what a person said to what is done about it: the words are kept, the most pressing comes first."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from accessible_fit.errors import FieldMissing, NotAllowed
from accessible_fit.instruments.own import life_areas
from accessible_fit.scales.missing import Missing
from accessible_fit.services.access import Actor
from accessible_fit.services.conversation import Conversations, Given, Talk
from accessible_fit.services.flow import Said
from accessible_fit.services.following.actions import Actions, Promise, Standing
from accessible_fit.services.following.actions_said import FromAnswer, FromArea, FromCard
from accessible_fit.services.mats.holding import Mats
from accessible_fit.services.mats.talk import MatPlan
from accessible_fit.services.residents import NewPerson
from db import actions, conversations, mats
from db.vocabulary import Helped, HowHelped, InputWay, ProxyView, Role, WhoAnswered
from talking_mats.reader import find_topic
from talking_mats.scales import top_scale
from tests.accessible_fit.services.mats.mat_talks import laid
from tests.journeys.people import Home, form, new_home, now

TODAY = now().astimezone().date()
KNOCK = Promise("Vi knackar på", "Karin", TODAY + dt.timedelta(days=14), "own:home")


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    made = new_home(tmp_path)
    with made.store:
        yield made


def of(home: Home) -> Actions:
    return Actions(home.store, now, life_areas)


def talk(home: Home, raw: int | None = 0) -> Talk:
    """Hold a conversation in which everything gets one answer; None is “I don't know”."""
    held = Conversations(home.store, now)
    made = held.begin(home.actor, home.person_id, form())
    for item_id in made.flow.item_ids:
        said = Said(raw=raw) if raw is not None else Said(missing=Missing.DONT_KNOW)
        held.keep(home.actor, made, Given(item_id, said, InputWay.TOUCH, 900))
    held.finish(home.actor, made)
    return made


def staff(home: Home, role: Role = Role.STAFF) -> Actor:
    (unit,) = home.residents.units(home.actor)
    return Actor(home.actor.user_id, "Karin", role, frozenset({unit.id}))


# ---------------------------------------------------------------------- what was said


def test_an_answer_is_kept_in_the_words_of_then_and_in_the_persons_language(home: Home) -> None:
    held = talk(home)
    item = form().items[0]
    made = of(home).make(home.actor, home.person_id, KNOCK, FromAnswer(held.id, item.id))
    assert made.said == f"{item.question['sv']} {form().options(item, 3)[-1].label['sv']}."
    assert made.answer_id is not None
    assert (made.text, made.who, made.picture) == (KNOCK.text, KNOCK.who, KNOCK.picture)


def test_i_dont_know_is_something_said_too(home: Home) -> None:
    held = talk(home, None)
    item = form().items[0]
    made = of(home).make(home.actor, home.person_id, KNOCK, FromAnswer(held.id, item.id))
    assert made.said == f"{item.question['sv']} Vet inte."


def test_what_a_relative_answered_is_never_kept_as_the_persons_own_words(home: Home) -> None:
    held = talk(home)
    home.conversations.describe_help(
        home.actor, held.id, HowHelped.PROXY, WhoAnswered.RELATIVE, ProxyView.OWN_VIEW
    )
    said = of(home).said(home.actor, home.person_id, FromAnswer(held.id, form().items[0].id))
    assert form().items[0].question["sv"] in said
    assert not said.startswith(form().items[0].question["sv"])


def test_a_card_is_kept_with_its_place(home: Home) -> None:
    topic = find_topic("my_home")
    board = Mats(home.store, now)
    held = board.begin(home.actor, home.person_id, MatPlan(topic, top_scale("like"), topic.cards[:3]))
    board.finish(home.actor, held, laid(held.tree, [0, 1, 2]))
    with home.store.reading() as tx:
        (mat,) = mats.of_conversation(tx, held.id)
        cards = mats.placements_of(tx, mat.id)
    made = of(home).make(home.actor, home.person_id, KNOCK, FromCard(cards[0].id))
    assert made.placement_id == cards[0].id
    assert made.said == f"{cards[0].words['sv']}: {top_scale('like').columns[0].words['sv']}."


def test_a_part_of_life_is_kept_as_it_was_the_last_time(home: Home) -> None:
    talk(home, 2)
    talk(home, 0)
    area = form().items[0].area
    said = of(home).said(home.actor, home.person_id, FromArea("group_home", area))
    assert said.startswith(life_areas()[area].name["sv"])
    assert of(home).said(home.actor, home.person_id, FromArea("group_home", "no such part")) == ""


def test_nothing_in_particular_is_no_words(home: Home) -> None:
    made = of(home).make(home.actor, home.person_id, KNOCK)
    assert (made.said, made.answer_id, made.placement_id) == ("", None, None)


def test_words_of_somebody_else_are_never_taken(home: Home) -> None:
    held = talk(home)
    (unit,) = home.residents.units(home.actor)
    other = home.residents.add(home.actor, NewPerson(unit.id, "Bo"))
    made = of(home).make(home.actor, other.id, KNOCK, FromAnswer(held.id, form().items[0].id))
    assert (made.said, made.answer_id) == ("", None)


# ---------------------------------------------------------------------- its way


def test_from_promised_to_helped(home: Home) -> None:
    use, eva = of(home), home.actor
    made = use.make(eva, home.person_id, KNOCK)

    def stands() -> Standing:
        found = use.of_person(eva, home.person_id)
        (one,) = (*found.open, *found.over)
        return one.standing

    assert stands() is Standing.WAITING
    use.done(eva, made.id)
    assert stands() is Standing.TO_SHOW
    first = use.shown(eva, made.id)
    assert stands() is Standing.TO_ASK
    said = use.shown(eva, made.id, Helped.SOME)
    assert stands() is Standing.HELPED
    assert said.shown_at == first.shown_at, "the day it was shown stays"
    assert use.open_ones(eva) == []


def test_it_can_be_changed_closed_and_taken_up_again(home: Home) -> None:
    use, eva = of(home), home.actor
    made = use.make(eva, home.person_id, KNOCK)
    changed = use.change(eva, made.id, Promise("Vi ringer på", "Eva", None))
    assert (changed.text, changed.who, changed.due_on, changed.said) == (
        "Vi ringer på",
        "Eva",
        None,
        made.said,
    )
    with pytest.raises(FieldMissing):
        use.close(eva, made.id, "   ")
    closed = use.close(eva, made.id, "Dörren är borttagen")
    assert closed.closed_because == "Dörren är borttagen"
    (one,) = use.of_person(eva, home.person_id).over
    assert one.standing is Standing.CLOSED
    assert use.reopen(eva, made.id).closed_at is None
    use.done(eva, made.id)
    assert use.reopen(eva, made.id).done_at is None


@pytest.mark.parametrize(
    "promise", [Promise(" ", "Karin"), Promise("Vi ringer", ""), Promise("a" * 3000, "K")]
)
def test_what_and_who_are_needed(home: Home, promise: Promise) -> None:
    with pytest.raises(FieldMissing):
        of(home).make(home.actor, home.person_id, promise)
    assert of(home).of_person(home.actor, home.person_id).open == ()


def test_the_late_come_first_then_by_day_then_what_is_to_be_shown(home: Home) -> None:
    use, eva = of(home), home.actor
    days = {"soon": 3, "late": -5, "very late": -30, "later": 90}
    made = {
        name: use.make(eva, home.person_id, Promise(name, "Karin", TODAY + dt.timedelta(days=day)))
        for name, day in days.items()
    }
    no_day = use.make(eva, home.person_id, Promise("some day", "Karin"))
    done = use.make(eva, home.person_id, Promise("done", "Karin"))
    use.done(eva, done.id)
    found = use.open_ones(eva)
    assert [one.action.text for one in found] == ["very late", "late", "soon", "later", "some day", "done"]
    assert {one.action.id for one in found} == {one.id for one in (*made.values(), no_day, done)}
    assert {one.alias for one in found} == {"Åsa-Märta"}


def test_what_was_promised_is_found_by_its_answer(home: Home) -> None:
    held = talk(home)
    item = form().items[2]
    made = of(home).make(home.actor, home.person_id, KNOCK, FromAnswer(held.id, item.id))
    of(home).make(home.actor, home.person_id, KNOCK)
    assert of(home).of_conversation(home.actor, held.id) == {item.id: [made]}


# ---------------------------------------------------------------------- rights and log


def test_a_leader_sees_no_single_promise(home: Home) -> None:
    with pytest.raises(NotAllowed):
        of(home).open_ones(staff(home, Role.LEADER))


def test_a_colleague_elsewhere_sees_nothing(home: Home) -> None:
    of(home).make(home.actor, home.person_id, KNOCK)
    elsewhere = Actor(home.actor.user_id, "Bo", Role.STAFF, frozenset())
    assert of(home).open_ones(elsewhere) == []
    with pytest.raises(NotAllowed):
        of(home).of_person(elsewhere, home.person_id)


def test_everything_stands_in_the_log(home: Home) -> None:
    use, eva = of(home), home.actor
    made = use.make(eva, home.person_id, KNOCK)
    use.change(eva, made.id, KNOCK)
    use.close(eva, made.id, "Nej")
    use.reopen(eva, made.id)
    use.done(eva, made.id)
    use.shown(eva, made.id, Helped.NO)
    with home.store.reading() as tx:
        rows = tx.exec_driver_sql("SELECT verb FROM audit_entry WHERE subject_kind = 'action' ORDER BY seq")
        assert [row[0] for row in rows] == ["agreed", "changed", "closed", "changed", "finished", "showed"]
        assert actions.get(tx, made.id).helped is Helped.NO
        assert conversations.of_person(tx, home.person_id) == []

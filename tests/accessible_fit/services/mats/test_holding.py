"""What is kept of a mat: every step once, and beside them where each card is now and its score."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from accessible_fit.errors import ConversationOver, NotAllowed
from accessible_fit.scales import formats
from accessible_fit.services.mats.holding import Mats
from accessible_fit.services.mats.kept import kept_tree
from accessible_fit.services.mats.talk import MatPlan, new_mat_id
from accessible_fit.services.paper.mat import PaperMat, PaperMats
from accessible_fit.services.rights.consents import HowSaid
from db import consents, conversations, mats, photos
from db.errors import StepTaken
from db.records import Placement
from db.vocabulary import (
    CardOutcome,
    ConsentAudience,
    ConsentDecision,
    ConsentKind,
    ConversationKind,
    ConversationState,
    FormatKind,
    HowHelped,
    InputWay,
    WhoAnswered,
)
from pictograms.catalogue import Catalogue
from talking_mats.cards import Card, CardKind, Off, blank_card
from talking_mats.errors import TooManyCards
from talking_mats.reader import find_topic
from talking_mats.scales import top_scale
from talking_mats.topic import about_card
from tests.accessible_fit.services.mats.mat_talks import a_photo, laid, lay, plan, strangers
from tests.journeys.people import Home, new_home, now

PLACES = [2, 1, 0] * 5
WAYS = [InputWay.TOUCH, InputWay.MOUSE, InputWay.KEYBOARD, InputWay.DWELL, InputWay.SCAN, InputWay.SWITCH]


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    made = new_home(tmp_path)
    yield made
    made.store.close()


@pytest.fixture
def held(home: Home) -> Mats:
    return Mats(home.store, now)


def placements(home: Home, conversation: object) -> list[Placement]:
    with home.store.reading() as tx:
        return [
            one
            for mat in mats.of_conversation(tx, conversation)  # type: ignore[arg-type]  # the id of a talk
            for one in mats.placements_of(tx, mat.id)
        ]


def said(kept: list[Placement]) -> list[tuple[str, int | None, float | None, float | None]]:
    return [(one.card_key, one.position, one.score, one.half_step) for one in kept]


def test_a_mat_is_kept_whole_as_it_begins(home: Home, held: Mats) -> None:
    talk = held.begin(home.actor, home.person_id, plan(turned=True))
    with home.store.reading() as tx:
        kept = conversations.get(tx, talk.id)
        assert kept_tree(tx, talk.id) == talk.tree
    assert (kept.kind, kept.format_kind, kept.choices) == (ConversationKind.MAT, FormatKind.MAT, 3)
    assert kept.order_shown == tuple(talk.tree.here.cards)
    assert kept.mirrored
    assert talk.resident.alias == "Åsa-Märta"
    assert {one.outcome for one in placements(home, talk.id)} == {CardOutcome.UNPLACED}


@pytest.mark.parametrize("way", WAYS)
def test_every_way_to_place_gives_the_same_placements_and_scores(
    home: Home, held: Mats, way: InputWay
) -> None:
    by_touch = held.begin(home.actor, home.person_id, plan())
    other = held.begin(home.actor, home.person_id, plan())
    lay(home, by_touch, PLACES)
    lay(home, other, PLACES, way)
    first, second = placements(home, by_touch.id), placements(home, other.id)
    assert said(first) == said(second)
    assert {one.input_way for one in second} == {way}
    assert [one.score for one in second][:3] == [100.0, 50.0, 0.0]


@pytest.mark.parametrize("positions", [3, 5])
@pytest.mark.parametrize("scale", ["like", "hurts", "want"])
@pytest.mark.parametrize("turned", [False, True])
def test_the_score_comes_from_the_position_and_never_from_the_column_on_the_screen(
    home: Home, held: Mats, scale: str, positions: int, turned: bool
) -> None:
    talk = held.begin(home.actor, home.person_id, plan("health_body", scale, positions, 5, turned=turned))
    where = list(range(positions))
    tree = lay(home, talk, where)
    before = placements(home, talk.id)
    held.keep(home.actor, talk, tree.do(lambda mat: mat.turn(now(), "touch")))
    kept = placements(home, talk.id)
    assert [one.position for one in kept[:positions]] == where
    form = formats.Format(formats.FormatKind.MAT, steps=positions, reversed=scale == "hurts")
    for one in kept[:positions]:
        assert one.position is not None
        expected = None if scale == "want" else formats.score(form, one.position)
        assert one.score == (expected.score if expected else None)
        assert one.half_step == (expected.half_step if expected else None)
        assert one.mapping_version == formats.MAPPING_VERSION
    assert said(kept) == said(before)
    assert [one.column_index for one in kept] == [
        None if one.column_index is None else 2 - one.column_index for one in before
    ]


def test_the_same_tree_once_more_changes_nothing(home: Home, held: Mats) -> None:
    talk = held.begin(home.actor, home.person_id, plan())
    tree = lay(home, talk, PLACES[:4])
    before = placements(home, talk.id)
    with home.store.reading() as tx:
        steps = mats.steps_of(tx, mats.of_conversation(tx, talk.id)[0].id)
    for _ in range(3):
        held.keep(home.actor, talk, tree)
    with home.store.reading() as tx:
        assert mats.steps_of(tx, mats.of_conversation(tx, talk.id)[0].id) == steps
    assert placements(home, talk.id) == before


def test_several_steps_are_kept_at_once_when_one_write_failed(home: Home, held: Mats) -> None:
    talk = held.begin(home.actor, home.person_id, plan())
    tree = laid(talk.tree, PLACES)
    held.keep(home.actor, talk, tree)
    assert held.go_on(home.actor, talk.id).tree == tree


def test_a_mat_that_is_open_in_two_places_is_not_mixed_up(home: Home, held: Mats) -> None:
    talk = held.begin(home.actor, home.person_id, plan())
    held.keep(home.actor, talk, laid(talk.tree, [2]))
    before = placements(home, talk.id)
    with pytest.raises(StepTaken):
        held.keep(home.actor, talk, laid(talk.tree, [0, 1], InputWay.MOUSE))
    assert placements(home, talk.id) == before


def test_aside_unplaced_undone_and_moved_cards_are_kept_as_they_are(home: Home, held: Mats) -> None:
    talk = held.begin(home.actor, home.person_id, plan(cards=4))
    tree = lay(home, talk, [2, Off.ASIDE])
    blank = blank_card(new_mat_id(), "Kanelbullar", "sv")
    tree = tree.do(lambda mat: mat.add(blank, now(), "touch"))
    held.keep(home.actor, talk, tree)
    tree = tree.do(lambda mat: mat.undo(now(), "touch"))
    held.keep(home.actor, talk, tree)
    first = next(iter(tree.here.cards))
    tree = tree.do(lambda mat: mat.put(first, 0, now(), "keyboard"))
    held.keep(home.actor, talk, tree)
    kept = {one.card_key: one for one in placements(home, talk.id)}
    outcomes = [one.outcome for one in kept.values()]
    assert outcomes.count(CardOutcome.ASIDE) == 1
    assert kept[first].position == 0
    assert kept[first].input_way is InputWay.KEYBOARD
    assert kept[blank.id].outcome is CardOutcome.UNPLACED, "taken back, and yet it was made"
    assert kept[blank.id].words == {"sv": "Kanelbullar"}


def test_cards_of_the_persons_own_and_known_ones_are_placed_without_a_score(home: Home, held: Mats) -> None:
    liked = Card("cake", {"sv": "Tårta"}, {"sv": "Tårta"}, kind=CardKind.LIKED)
    topic = find_topic("food")
    wanted = MatPlan(topic, top_scale("like"), topic.cards[:4], known=(liked,))
    assert [card.id for card in wanted.in_order].index("cake") == 2
    talk = held.begin(home.actor, home.person_id, wanted)
    lay(home, talk, [2] * 5)
    kept = {one.card_key: one for one in placements(home, talk.id)}
    assert (kept["cake"].position, kept["cake"].score) == (2, None)
    assert [one.score for key, one in kept.items() if key != "cake"] == [100.0] * 4


def test_too_many_cards_begin_nothing(home: Home, held: Mats) -> None:
    topic = find_topic("food")
    more = [Card(f"more{number}", {"sv": "Mer"}, {"sv": "Mer"}) for number in range(16)]
    with pytest.raises(TooManyCards):
        held.begin(home.actor, home.person_id, MatPlan(topic, top_scale("like"), tuple(more)))
    assert home.residents.card(home.actor, home.person_id).conversations == ()


def test_a_mat_that_goes_deeper_is_kept_with_its_steps_and_gone_on_with(home: Home, held: Mats) -> None:
    talk = held.begin(home.actor, home.person_id, plan(cards=5))
    tree = lay(home, talk, [0, 1])
    card = next(iter(tree.here.cards.values()))
    cards = (blank_card(new_mat_id(), "För kallt", "sv"), blank_card(new_mat_id(), "För salt", "sv"))
    start = about_card(card, top_scale("hurts"), {"sv": "Hur är maten?"}, cards)
    tree = tree.open(card.id, new_mat_id(), start, now(), "touch")
    tree = laid(tree, [2])
    held.keep(home.actor, talk, tree)
    again = held.go_on(home.actor, talk.id)
    assert again.tree == tree
    assert [mat.start.about for mat in again.tree.way()] == ["", card.id]
    back = again.tree.back(now(), "touch")
    held.keep(home.actor, talk, back)
    ended = held.finish(home.actor, talk, back)
    assert all(mat.ended for mat in ended.mats.values())
    with home.store.reading() as tx:
        assert kept_tree(tx, talk.id) == ended
        below = mats.of_conversation(tx, talk.id)[1]
    assert below.about_card == card.id


def test_paused_deep_down_it_goes_on_deep_down_and_can_be_finished_from_there(home: Home, held: Mats) -> None:
    talk = held.begin(home.actor, home.person_id, plan(cards=5))
    tree = lay(home, talk, [0])
    card = next(iter(tree.here.cards.values()))
    start = about_card(card, top_scale("like"), {"sv": "Hur är maten?"}, [blank_card("b", "Soppa", "sv")])
    tree = tree.open(card.id, new_mat_id(), start, now(), "touch")
    held.pause(home.actor, talk, tree)
    again = held.go_on(home.actor, talk.id)
    assert again.going_on
    assert [mat.start.about for mat in again.tree.way()] == ["", card.id]
    assert not again.tree.here.ended
    ended = held.finish(home.actor, again, laid(again.tree, [2]))
    assert [mat.mode.value for mat in ended.mats.values()] == ["finished", "finished"]


def test_a_pause_is_left_as_it_was_and_gone_on_with(home: Home, held: Mats) -> None:
    talk = held.begin(home.actor, home.person_id, plan())
    tree = lay(home, talk, PLACES[:6])
    held.pause(home.actor, talk, tree)
    held.pause(home.actor, talk, tree)
    card = home.residents.card(home.actor, home.person_id)
    assert card.unfinished is not None
    assert card.unfinished.state is ConversationState.PAUSED
    again = held.go_on(home.actor, talk.id)
    assert again.tree.here.positions == tree.here.positions
    assert again.tree.here.in_hand == tree.here.in_hand
    held.keep(home.actor, again, laid(again.tree, [0]))


def test_a_stopped_mat_keeps_all(home: Home, held: Mats) -> None:
    talk = held.begin(home.actor, home.person_id, plan())
    tree = lay(home, talk, PLACES[:7])
    held.stop(home.actor, talk, tree)
    held.stop(home.actor, talk, tree)
    with home.store.reading() as tx:
        kept = conversations.get(tx, talk.id)
    assert (kept.state, kept.confirmed_at) == (ConversationState.STOPPED, None)
    placed = [one for one in placements(home, talk.id) if one.outcome is CardOutcome.PLACED]
    assert [one.position for one in placed] == PLACES[:7]
    with pytest.raises(ConversationOver):
        held.keep(home.actor, talk, laid(tree, [1]))
    with pytest.raises(ConversationOver):
        held.go_on(home.actor, talk.id)
    with pytest.raises(ConversationOver):
        held.finish(home.actor, talk, tree)


def test_it_is_confirmed_when_the_person_has_looked_it_over(home: Home, held: Mats) -> None:
    talk = held.begin(home.actor, home.person_id, plan(cards=3))
    tree = lay(home, talk, [2, 1, 0])
    tree = tree.do(lambda mat: mat.look_again(now(), "touch"))
    for _ in range(3):
        tree = tree.do(lambda mat: mat.confirm(now(), "touch"))
    held.finish(home.actor, talk, tree)
    with home.store.reading() as tx:
        assert conversations.get(tx, talk.id).confirmed_at is not None


def test_a_card_that_a_helper_places_says_so_of_the_whole_conversation(home: Home, held: Mats) -> None:
    talk = held.begin(home.actor, home.person_id, plan())
    lay(home, talk, [2])
    with home.store.reading() as tx:
        assert conversations.get(tx, talk.id).how_helped is None
    again = held.go_on(home.actor, talk.id)
    lay(home, again, [1], InputWay.PARTNER)
    with home.store.reading() as tx:
        assert conversations.get(tx, talk.id).how_helped is HowHelped.PARTNER_PLACED
    assert held.go_on(home.actor, talk.id).partner


def test_who_may_see_the_picture_is_kept_as_a_decision(home: Home, held: Mats) -> None:
    talk = held.begin(home.actor, home.person_id, plan())
    held.who_may_see(home.actor, talk.id, [ConsentAudience.RELATIVES, ConsentAudience.STAFF])
    held.who_may_see(home.actor, talk.id, [], HowSaid.SHOWED, "Eva och Åsas syster")
    with home.store.reading() as tx:
        newest, oldest = consents.of_conversation(tx, talk.id)
        assert consents.latest(tx, home.person_id, ConsentKind.MAT_PICTURE, talk.id) == newest
    assert oldest.decision is ConsentDecision.GIVEN
    assert set(oldest.audience) == {ConsentAudience.ME, ConsentAudience.STAFF, ConsentAudience.RELATIVES}
    assert (oldest.how, oldest.present) == ("on_screen", "Eva Ek")
    assert newest.decision is ConsentDecision.DECLINED
    assert newest.audience == (ConsentAudience.ME,)
    assert (newest.how, newest.present) == ("showed", "Eva och Åsas syster")


def test_a_photo_for_a_card_stays_with_the_card_until_it_is_erased(home: Home, held: Mats) -> None:
    talk = held.begin(home.actor, home.person_id, plan(cards=3))
    reference = held.keep_photo(home.actor, talk, a_photo())
    card = blank_card(new_mat_id(), "Min kopp", "sv", photo=reference)
    tree = talk.tree.do(lambda mat: mat.add(card, now(), "touch"))
    held.keep(home.actor, talk, laid(tree, [2]))
    again = held.go_on(home.actor, talk.id)
    assert again.photos[reference] == a_photo().data
    kept = next(one for one in placements(home, talk.id) if one.card_key == card.id)
    assert str(kept.photo_id) == reference
    with home.store.writing() as tx:
        assert kept.photo_id is not None
        photos.remove(tx, kept.photo_id)
    again = held.go_on(home.actor, talk.id)
    assert again.photos == {}
    lay(home, again, [0, 1])
    kept = next(one for one in placements(home, talk.id) if one.card_key == card.id)
    assert kept.photo_id is None


def test_nobody_from_another_unit_begins_keeps_ends_or_decides(home: Home, held: Mats) -> None:
    talk = held.begin(home.actor, home.person_id, plan())
    for other in strangers():
        forbidden: list[Callable[[], object]] = [
            partial(held.begin, other, home.person_id, plan()),
            partial(held.go_on, other, talk.id),
            partial(held.keep, other, talk, laid(talk.tree, [1])),
            partial(held.pause, other, talk, talk.tree),
            partial(held.finish, other, talk, talk.tree),
            partial(held.stop, other, talk, talk.tree),
            partial(held.who_may_see, other, talk.id, []),
            partial(held.keep_photo, other, talk, a_photo()),
        ]
        for what in forbidden:
            with pytest.raises(NotAllowed):
                what()
    assert held.go_on(home.actor, talk.id).tree == talk.tree


def test_a_mat_brings_the_persons_own_pace_from_the_mats_before(home: Home, held: Mats) -> None:
    first = held.begin(home.actor, home.person_id, plan(cards=3))
    assert first.usual_seconds == ()
    held.finish(home.actor, first, lay(home, first, [2, 1, 0], pace=6.0))
    second = held.begin(home.actor, home.person_id, plan(cards=3))
    assert second.usual_seconds == (6.0, 6.0, 6.0)
    held.finish(home.actor, second, lay(home, second, [2, 1, 0], pace=3.0))
    assert held.begin(home.actor, home.person_id, plan()).usual_seconds == (6.0,) * 3 + (3.0,) * 3
    again = held.go_on(home.actor, held.begin(home.actor, home.person_id, plan()).id)
    assert again.usual_seconds == (6.0,) * 3 + (3.0,) * 3


def test_the_pace_of_others_and_of_typing_from_paper_is_not_the_persons(home: Home, held: Mats) -> None:
    answered = held.begin(home.actor, home.person_id, plan(cards=3))
    held.finish(home.actor, answered, lay(home, answered, [2, 1, 0], pace=1.0))
    with home.store.writing() as tx:
        conversations.set_help(tx, answered.id, HowHelped.PROXY, WhoAnswered.STAFF)
    paper = PaperMats(home.store, now, Catalogue.bundled)
    cards = plan(cards=3)
    today = now().astimezone().date()
    where = {card.id: 1 for card in cards.cards}
    paper.keep(home.actor, PaperMat(home.person_id, cards, "sv", today, where, HowHelped.ALONE))
    assert held.begin(home.actor, home.person_id, plan()).usual_seconds == ()

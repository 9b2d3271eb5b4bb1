"""What a mat can be about with one person: the topics as they are set up, and what to begin with."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest

from accessible_fit.errors import FieldMissing, NotAllowed
from accessible_fit.services.mats.holding import Mats
from accessible_fit.services.mats.setup import CardWish, MatSetup, SetupChange, Whose
from accessible_fit.services.mats.talk import MatPlan
from accessible_fit.services.mats.topics import MatTopics
from db.records import AccessProfile
from db.vocabulary import OrderMode, OwnCardKind
from talking_mats.cards import CardKind
from talking_mats.errors import UnknownScale, UnknownTopic
from talking_mats.scales import top_scale
from tests.accessible_fit.services.mats.mat_talks import a_photo, held, plan, setting_up, strangers
from tests.journeys.people import Home, new_home, now


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    made = new_home(tmp_path)
    yield made
    made.store.close()


def unit_of(home: Home) -> UUID:
    return home.residents.units(home.actor)[0].id


def whose(home: Home, *, person: bool = True) -> Whose:
    return Whose(unit_of(home), home.person_id if person else None)


def both(home: Home) -> tuple[MatTopics, MatSetup]:
    return setting_up(home)


def test_at_first_every_topic_is_offered_with_its_own_cards_and_top_scale(home: Home) -> None:
    offer = both(home)[0].offered(home.actor, home.person_id)
    assert len(offer.topics) == 12
    assert offer.suggested == "my_home"
    for one in offer.topics:
        assert one.cards == one.topic.cards
        assert one.scale_id == one.topic.scale
        assert (one.positions, one.most, one.last) == (3, 15, None)
        assert len(one.ticked) == len(one.cards)


@pytest.mark.parametrize(("choices", "most", "positions"), [(2, 8, 3), (3, 15, 3), (5, 15, 5)])
def test_the_profile_says_how_many_cards_and_whether_they_may_lie_between(
    tmp_path: Path, choices: int, most: int, positions: int
) -> None:
    home = new_home(tmp_path, AccessProfile(choices=choices))
    food = both(home)[0].offered(home.actor, home.person_id).topic("food")
    assert (food.most, food.positions) == (most, positions)
    assert len(food.ticked) == most
    home.store.close()


def test_the_persons_setup_lies_over_the_units(home: Home) -> None:
    topics, setup = both(home)
    food = topics.offered(home.actor, home.person_id).topic("food").topic
    first, second, third = (card.id for card in food.cards[:3])
    unit = setup.add_card(home.actor, whose(home, person=False), "food", CardWish(words_sv="Fredagsmys"))
    own = setup.add_card(home.actor, whose(home), "food", CardWish(words_sv="Mammas soppa", picture="own:no"))
    setup.save(
        home.actor,
        whose(home, person=False),
        "food",
        SetupChange(hidden=(first,), order=(third, str(unit.id)), most=10, scale_id="enough", positions=5),
    )
    setup.save(home.actor, whose(home), "food", SetupChange(hidden=(second,), order=(str(own.id),), most=6))
    offered = topics.offered(home.actor, home.person_id).topic("food")
    assert [card.id for card in offered.cards][:3] == [str(own.id), third, str(unit.id)]
    assert not {first, second} & {card.id for card in offered.cards}
    assert (offered.most, offered.scale_id, offered.positions) == (6, "enough", 5)
    assert [card.id for card in offered.cards if card.id in offered.ticked] == [
        card.id for card in offered.cards[:6]
    ]
    card = offered.cards[0]
    assert (card.kind, card.area, card.picture) == (CardKind.OWN, food.area, "own:no")


def test_the_last_mat_is_what_the_next_begins_with(home: Home) -> None:
    topics, setup = both(home)
    some = plan("outings", "calm", 5, 6, turned=True)
    held(home, [4, 3, 2], MatPlan(some.topic, some.scale.with_plain_pictures(), some.cards, 5, turned=True))
    later = setup.add_card(home.actor, whose(home), "outings", CardWish(words_sv="Tåget"))
    offer = topics.offered(home.actor, home.person_id)
    assert (offer.suggested, offer.turned, offer.plain) == ("outings", True, True)
    again = offer.topic("outings")
    assert (again.scale_id, again.positions) == ("calm", 5)
    assert again.ticked == {card.id for card in some.cards} | {str(later.id)}
    assert again.last is not None
    # What was chosen for the person since goes before the last time.
    setup.save(home.actor, whose(home), "outings", SetupChange(scale_id="like", positions=3))
    again = topics.offered(home.actor, home.person_id).topic("outings")
    assert (again.scale_id, again.positions) == ("like", 3)


def test_left_and_right_change_places_for_those_whose_profile_says_so(tmp_path: Path) -> None:
    home = new_home(tmp_path, AccessProfile(order_mode=OrderMode.MIRRORED))
    topics, _ = both(home)
    seen = []
    for _time in range(3):
        turned = topics.offered(home.actor, home.person_id).turned
        seen.append(turned)
        held(home, [2], plan(cards=3, turned=turned))
    assert seen == [False, True, False]
    home.store.close()


def test_known_cards_are_offered_with_every_topic_and_lie_among_the_others(home: Home) -> None:
    topics, setup = both(home)
    for kind, word in ((OwnCardKind.LIKED, "Glass"), (OwnCardKind.DISLIKED, "Tandläkaren")):
        setup.add_card(home.actor, whose(home), "food", CardWish(kind, words_sv=word))
    offer = topics.offered(home.actor, home.person_id)
    for one in offer.topics:
        assert [card.kind for card in one.known] == [CardKind.LIKED, CardKind.DISLIKED]
        assert not {card.id for card in one.known} & {card.id for card in one.cards}
    food = offer.topic("food")
    wanted = MatPlan(food.topic, top_scale("like"), food.cards[:9], known=food.known)
    kinds = [card.kind for card in wanted.in_order]
    assert kinds.index(CardKind.LIKED) == 3
    assert kinds.index(CardKind.DISLIKED) == 7
    talk = Mats(home.store, now).begin(home.actor, home.person_id, wanted)
    assert tuple(talk.tree.here.cards) == tuple(card.id for card in wanted.in_order)


def test_an_own_card_is_changed_and_put_away_while_old_mats_keep_it(home: Home) -> None:
    topics, setup = both(home)
    kept = setup.add_card(home.actor, whose(home), "food", CardWish(words_sv="Soppa", photo=a_photo()))
    offer = topics.offered(home.actor, home.person_id)
    card = offer.topic("food").cards[-1]
    assert offer.photos[card.photo] == a_photo().data
    talk = held(home, [2], MatPlan(offer.topic("food").topic, top_scale("like"), (card,)))
    setup.change_card(home.actor, kept.id, CardWish(words_sv="Mammas soppa", words_en="Mum’s soup"))
    changed = topics.offered(home.actor, home.person_id).topic("food").cards[-1]
    assert changed.words == {"sv": "Mammas soppa", "en": "Mum’s soup"}
    assert changed.photo == card.photo, "nothing was chosen in its place"
    setup.retire_card(home.actor, kept.id)
    offered = topics.offered(home.actor, home.person_id).topic("food")
    assert kept.id not in {UUID(one.id) for one in offered.cards if one.kind is CardKind.OWN}
    assert talk.tree.here.cards[str(kept.id)].words == {"sv": "Soppa"}


def test_a_card_needs_words_and_a_setup_needs_what_there_is(home: Home) -> None:
    _, setup = both(home)
    for wish in (CardWish(words_sv="  "), CardWish(words_sv="x" * 41)):
        with pytest.raises(FieldMissing):
            setup.add_card(home.actor, whose(home), "food", wish)
    with pytest.raises(UnknownTopic):
        setup.setup(home.actor, whose(home), "weather")
    with pytest.raises(UnknownScale):
        setup.save(home.actor, whose(home), "food", SetupChange(scale_id="colours"))
    for most in (2, 16):
        with pytest.raises(FieldMissing):
            setup.save(home.actor, whose(home), "food", SetupChange(most=most))


def test_what_is_hidden_can_be_seen_where_it_is_set_up(home: Home) -> None:
    _, setup = both(home)
    cards = setup.setup(home.actor, whose(home), "food").cards
    first, second = cards[0].card.id, cards[1].card.id
    setup.save(home.actor, whose(home, person=False), "food", SetupChange(hidden=(first,), most=9))
    setup.save(home.actor, whose(home), "food", SetupChange(hidden=(second,)))
    seen = setup.setup(home.actor, whose(home), "food")
    assert [(one.hidden, one.hidden_by_unit) for one in seen.cards[:3]] == [
        (False, True),
        (True, False),
        (False, False),
    ]
    assert seen.most is None
    assert seen.usual == (9, "like", 3)


def test_nobody_from_another_unit_sees_or_changes_anything(home: Home) -> None:
    topics, setup = both(home)
    kept = setup.add_card(home.actor, whose(home), "food", CardWish(words_sv="Soppa"))
    for other in strangers():
        forbidden: list[Callable[[], object]] = [
            partial(topics.offered, other, home.person_id),
            partial(setup.setup, other, whose(home), "food"),
            partial(setup.setup, other, whose(home, person=False), "food"),
            partial(setup.save, other, whose(home), "food", SetupChange()),
            partial(setup.add_card, other, whose(home), "food", CardWish(words_sv="Nej")),
            partial(setup.change_card, other, kept.id, CardWish(words_sv="Nej")),
            partial(setup.retire_card, other, kept.id),
        ]
        for what in forbidden:
            with pytest.raises(NotAllowed):
                what()


def test_a_person_is_set_up_in_the_own_unit_whatever_the_window_says(home: Home) -> None:
    _, setup = both(home)
    kept = setup.add_card(home.actor, Whose(UUID(int=7), home.person_id), "food", CardWish(words_sv="Soppa"))
    assert kept.unit_id == unit_of(home)

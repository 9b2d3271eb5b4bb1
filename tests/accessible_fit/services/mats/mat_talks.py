"""Mats held with a person of a home, for the tests: what they begin with, and cards laid one by one."""

import datetime as dt
from collections.abc import Sequence
from uuid import uuid4

from accessible_fit.services.access import Actor
from accessible_fit.services.mats.after import MatAfter
from accessible_fit.services.mats.holding import Mats
from accessible_fit.services.mats.pictures import MatPictures
from accessible_fit.services.mats.setup import MatSetup
from accessible_fit.services.mats.talk import MatPlan, MatTalk
from accessible_fit.services.mats.topics import MatTopics
from accessible_fit.services.pictures.own import Pictures
from db.vocabulary import InputWay, Role
from pictograms.catalogue import Catalogue
from pictograms.photos import FinishedPhoto, finish_photo, read_photo
from talking_mats.cards import Card, Where
from talking_mats.reader import find_topic, own_topics
from talking_mats.scales import top_scale
from talking_mats.tree import MatTree
from tests.journeys.people import Home, now
from tests.pictograms.photo_files import encoded, scene


def plan(
    topic: str = "food", scale: str = "like", positions: int = 3, cards: int = 15, *, turned: bool = False
) -> MatPlan:
    found = find_topic(topic)
    return MatPlan(found, top_scale(scale), found.cards[:cards], positions=positions, turned=turned)


def services(home: Home) -> "tuple[Mats, MatAfter]":
    return Mats(home.store, now), MatAfter(home.store, now)


def setting_up(home: Home) -> "tuple[MatTopics, MatSetup]":
    return MatTopics(home.store, own_topics), MatSetup(home.store, now, own_topics)


def drawing(home: Home) -> MatPictures:
    catalogue = Catalogue.bundled()
    return MatPictures(home.store, Pictures(home.store, now), lambda: catalogue)


def laid(
    tree: MatTree, places: Sequence[Where], way: InputWay = InputWay.TOUCH, pace: float = 4.0
) -> MatTree:
    """Put each card of the mat here in its turn, `pace` seconds apart."""
    for place in places:
        card = tree.here.in_hand
        assert card is not None
        tree = put(tree, card.id, place, way, pace)
    return tree


def put(
    tree: MatTree, card_id: str, place: Where, way: InputWay = InputWay.TOUCH, pace: float = 4.0
) -> MatTree:
    """Put any card of the mat here somewhere, `pace` seconds after the last step."""
    at = tree.here.steps[-1].at + dt.timedelta(seconds=pace)
    return tree.do(lambda mat: mat.put(card_id, place, at, way.value))


def added(tree: MatTree, card: Card, place: Where) -> MatTree:
    """Add a card of the person's own and put it somewhere."""
    return laid(tree.do(lambda mat: mat.add(card, now(), InputWay.TOUCH.value)), [place])


def lay(
    home: Home, talk: MatTalk, places: Sequence[Where], way: InputWay = InputWay.TOUCH, pace: float = 4.0
) -> MatTree:
    """Lay cards on a talk's mat, each kept as it is put down."""
    tree = talk.tree
    for place in places:
        tree = laid(tree, [place], way, pace)
        Mats(home.store, now).keep(home.actor, talk, tree)
    return tree


def held(home: Home, places: Sequence[Where], what: MatPlan | None = None) -> MatTalk:
    """A finished mat."""
    talk = Mats(home.store, now).begin(home.actor, home.person_id, what or plan())
    Mats(home.store, now).finish(home.actor, talk, lay(home, talk, places))
    return talk


def strangers() -> list[Actor]:
    """Colleagues of another unit, and somebody who may do nothing with single persons."""
    return [Actor(uuid4(), "Annan", role, frozenset({uuid4()})) for role in (Role.STAFF, Role.LEADER)]


def a_photo() -> FinishedPhoto:
    raw = read_photo(encoded(scene(), "PNG"))
    return finish_photo(raw, raw.middle())

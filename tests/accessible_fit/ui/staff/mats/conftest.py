"""Mats that Kalle has laid, for the pages of staff."""

from collections.abc import Sequence

import pytest

from accessible_fit.services.access import Actor
from accessible_fit.services.mats.talk import MatPlan, MatTalk
from db.records import Person
from talking_mats.cards import Where
from talking_mats.reader import find_topic
from talking_mats.scales import top_scale
from tests.accessible_fit.services.mats.mat_talks import laid
from tests.accessible_fit.ui.staff.conftest import Home, browsing


@pytest.fixture(scope="session", autouse=True)
def drawings() -> None:
    """Have the pictures ready: nobody waits for them in the middle of a test."""
    browsing()


def begin_mat(
    home: Home, actor: Actor, person: Person, places: Sequence[Where], cards: int = 6, scale: str = "like"
) -> MatTalk:
    """A mat about food with some cards laid."""
    topic = find_topic("food")
    talk = home.desk.mats.begin(actor, person.id, MatPlan(topic, top_scale(scale), topic.cards[:cards]))
    home.desk.mats.keep(actor, talk, laid(talk.tree, places))
    return talk


def hold_mat(
    home: Home, actor: Actor, person: Person, places: Sequence[Where], cards: int = 6, scale: str = "like"
) -> MatTalk:
    """A finished mat about food."""
    talk = begin_mat(home, actor, person, places, cards, scale)
    home.desk.mats.finish(actor, talk, laid(talk.tree, places))
    return talk

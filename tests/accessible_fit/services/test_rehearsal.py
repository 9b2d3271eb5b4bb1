"""A screen is tried out with the real course of a conversation, and the store never hears of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from accessible_fit.services.conversation import Given
from accessible_fit.services.flow import Said, Step
from accessible_fit.services.rehearsal import Rehearsal, rehearse
from db.records import AccessProfile
from db.vocabulary import InputWay, OrderMode
from tests.journeys.people import Home, form, new_home


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    made = new_home(tmp_path)
    yield made
    made.store.close()


def test_it_runs_from_the_practice_to_the_thanks_and_keeps_nothing(home: Home) -> None:
    talk = rehearse(form(), AccessProfile(choices=2), "Åsa")
    conversations, flow = Rehearsal(), talk.flow
    assert flow.step is Step.PRACTICE
    while flow.step is not Step.THANKS:
        flow = flow.say(Said(raw=0))
        if flow.item_id is not None:
            conversations.keep(home.actor, talk, Given(flow.item_id, Said(raw=0), InputWay.TOUCH, 900))
        flow = flow.forward()
    conversations.finish(home.actor, talk)
    conversations.stop(home.actor, talk)
    conversations.pause(home.actor, talk)
    assert len(flow.said) == 3
    assert home.residents.card(home.actor, home.person_id).conversations == ()


def test_the_choices_stand_as_the_profile_says() -> None:
    straight = rehearse(form(), AccessProfile(choices=5), "Bo")
    turned = rehearse(form(), AccessProfile(choices=5, order_mode=OrderMode.MIRRORED), "Bo")
    item = straight.instrument.items[0]
    assert len(straight.options(item)) == 5
    assert turned.options(item) == tuple(reversed(straight.options(item)))

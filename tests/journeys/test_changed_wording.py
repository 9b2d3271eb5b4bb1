"""An instrument's wording changes; the answers that were given stay under the wording they were given to."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from accessible_fit.instruments.own import AnyPictogram
from accessible_fit.services.conversation import Given
from accessible_fit.services.flow import Said
from accessible_fit.services.forms.offered import Forms
from accessible_fit.services.forms.workshop import Workshop
from db.vocabulary import InputWay
from tests.journeys.people import Home, form, new_home, now, same_home


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    made = new_home(tmp_path)
    yield made
    made.store.close()


def workshop_of(home: Home) -> tuple[Forms, Workshop]:
    forms = Forms(home.store, now, AnyPictogram)
    return forms, Workshop(home.store, now, forms)


def test_old_answers_stay_under_the_old_wording(home: Home, tmp_path: Path) -> None:
    forms, workshop = workshop_of(home)
    opened = workshop.copy(home.actor, form(), ("Vårt formulär", "Our form"))
    first_version = workshop.publish(home.actor, opened.draft.id, opened.seen)

    # One person has answered, another conversation is paused in the middle.
    talk = home.conversations.begin(home.actor, home.person_id, first_version)
    item = first_version.items[0]
    home.conversations.keep(home.actor, talk, Given(item.id, Said(raw=2), InputWay.TOUCH, 900))
    home.conversations.finish(home.actor, talk)
    waiting = home.conversations.begin(home.actor, home.person_id, first_version)
    home.conversations.keep(home.actor, waiting, Given(item.id, Said(raw=1), InputWay.TOUCH, 900))
    home.conversations.pause(home.actor, waiting)

    # The superuser words the first question anew, changes its picture, takes the second away and publishes.
    again = workshop.change(home.actor, first_version.id)
    worded = replace(
        again.draft.items[0],
        question={"sv": "Har du det bra här?", "en": "Is it good for you here?"},
        spoken={},
        pictogram="own:safe",
    )
    changed = again.draft.with_item(worded).without(again.draft.items[1].id)
    seen = workshop.keep(home.actor, changed, again.seen)
    second_version = workshop.publish(home.actor, first_version.id, seen)
    assert (first_version.version, second_version.version) == (1, 2)
    home.store.close()

    # The program is started anew: everything is read from the disk.
    later = same_home(tmp_path)
    forms, _ = workshop_of(later)
    (offered,) = [one for one in forms.offered(later.actor) if one.id == first_version.id]
    assert offered == second_version
    assert offered.items[0].spoken["sv"] == "Har du det bra här?"

    old = later.review.conversation(later.actor, talk.id)
    assert old.lines[0].item == item
    assert old.lines[0].item.question["sv"] == "Tycker du om att bo här?"
    assert old.lines[0].item.pictogram == "own:home"
    gone_on = later.conversations.go_on(later.actor, waiting.id)
    assert gone_on.instrument == first_version, "who has begun is asked in the words it began with"

    new = later.conversations.begin(later.actor, later.person_id, offered)
    later.conversations.keep(later.actor, new, Given(item.id, Said(raw=0), InputWay.TOUCH, 900))
    later.conversations.finish(later.actor, new)
    assert later.review.conversation(later.actor, new.id).lines[0].item == second_version.items[0]
    assert later.review.conversation(later.actor, talk.id).lines[0].item == item

    # One question is followed through both wordings: its id stays.
    series = later.review.person(later.actor, later.person_id)
    whole = next(one for one in series if one.instrument_id == first_version.id and one.area == "whole")
    assert {talk.id, new.id} <= {point.conversation_id for point in whole.points}
    assert [one.form for one in forms.versions(later.actor, first_version.id)] == [
        second_version,
        first_version,
    ]
    later.store.close()

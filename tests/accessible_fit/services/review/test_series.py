"""Looking back: what was said, and series that may be compared."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from accessible_fit.scales.missing import Missing
from accessible_fit.services.conversation import Given
from accessible_fit.services.flow import Said
from accessible_fit.services.review.series import WHOLE
from db.records import AccessProfile
from db.vocabulary import InputWay, Outcome
from tests.journeys.people import Home, form, new_home


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    made = new_home(tmp_path)
    yield made
    made.store.close()


def held(home: Home, says: dict[int, Said], otherwise: Said | None = None, end: bool = True) -> object:
    talk = home.conversations.begin(home.actor, home.person_id, form())
    for number, item_id in enumerate(talk.flow.item_ids):
        said = says.get(number, otherwise)
        if said is not None:
            home.conversations.keep(home.actor, talk, Given(item_id, said, InputWay.TOUCH, 800))
    if end:
        home.conversations.finish(home.actor, talk)
    return talk.id


def test_what_was_said_is_shown_in_the_order_and_words_it_was_asked(home: Home) -> None:
    talk_id = held(home, {0: Said(raw=2), 1: Said(missing=Missing.DONT_KNOW)}, otherwise=Said(raw=1))
    seen = home.review.conversation(home.actor, talk_id)  # type: ignore[arg-type]  # the id from begin
    assert [line.item for line in seen.lines] == list(form().items)
    assert seen.lines[0].option is not None
    assert seen.lines[0].option.raw == 2
    assert seen.lines[1].option is None
    assert seen.outcomes[Outcome.DONT_KNOW] == 1
    assert seen.not_reached == ()


def test_questions_never_reached_are_named_as_that(home: Home) -> None:
    talk_id = held(home, {0: Said(raw=2)}, end=False)
    seen = home.review.conversation(home.actor, talk_id)  # type: ignore[arg-type]  # the id from begin
    assert len(seen.not_reached) == len(form().items) - 1


def test_a_series_has_one_point_a_conversation_and_no_score_with_too_few_answers(home: Home) -> None:
    held(home, {}, otherwise=Said(raw=1))
    held(home, {0: Said(raw=1)}, otherwise=Said(missing=Missing.DECLINED))
    whole = next(one for one in home.review.person(home.actor, home.person_id) if one.area == WHOLE)
    assert len(whole.points) == 2
    assert whole.points[0].score == 50.0
    assert whole.points[1].score is None
    assert len(whole.scored) == 1
    assert whole.points[0].answered == whole.points[0].asked == len(form().items)


def test_another_number_of_choices_is_another_series(home: Home) -> None:
    held(home, {}, otherwise=Said(raw=1))
    home.residents.save_profile(home.actor, home.person_id, AccessProfile(choices=5))
    held(home, {}, otherwise=Said(raw=4))
    wholes = [one for one in home.review.person(home.actor, home.person_id) if one.area == WHOLE]
    assert sorted(one.steps or 0 for one in wholes) == [3, 5]
    assert all(len(one.points) == 1 for one in wholes)


def test_every_life_area_of_the_form_has_a_series_of_its_own(home: Home) -> None:
    held(home, {}, otherwise=Said(raw=2))
    areas = {one.area for one in home.review.person(home.actor, home.person_id)}
    assert areas == {item.area for item in form().items} | {WHOLE}


def test_a_chart_needs_eight_useful_points(home: Home) -> None:
    for raw in (2, 0, 2):
        held(home, {}, otherwise=Said(raw=raw))
    whole = next(one for one in home.review.person(home.actor, home.person_id) if one.area == WHOLE)
    assert whole.chart().verdict.value == "too_early"

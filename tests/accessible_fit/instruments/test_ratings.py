"""Our own short ratings of life and of the talk: easy to read, complete in every format, and ours."""

import re

import pytest

from accessible_fit.instruments.model import LANGUAGES, LINE_STEPS, Instrument, Kind, Moment, Polarity
from accessible_fit.instruments.own import OWN_IDS, RATING_IDS, find_instrument, life_areas, own_ratings
from pictograms.catalogue import Catalogue

PRACTICAL = {"help", "food", "hygiene", "outings", "money", "safety", "deciding"}
NEGATIONS = re.compile(r"\b(inte|aldrig|ingen|inget|inga|ej|not|never|no|none)\b|n't\b", re.IGNORECASE)
RED_OR_GREEN = {"openmoji:274C", "openmoji:2714", "openmoji:1F534", "openmoji:1F7E2", "openmoji:1F621"}
SOMEBODY_ELSES = re.compile(r"\b(ors|srs|outcome rating|session rating|miller|duncan)\b", re.IGNORECASE)


@pytest.fixture(scope="module")
def forms() -> dict[str, Instrument]:
    return {form.id: form for form in own_ratings(Catalogue.bundled())}


def test_life_before_the_talk_and_the_talk_after_it(forms: dict[str, Instrument]) -> None:
    assert tuple(forms) == RATING_IDS
    assert all(form.kind is Kind.RATINGS for form in forms.values())
    assert {name: form.moment for name, form in forms.items()} == {
        "life": Moment.BEFORE_TALK,
        "life_practical": Moment.BEFORE_TALK,
        "talk": Moment.AFTER_TALK,
        "group_talk": Moment.AFTER_TALK,
    }
    assert [name for name, form in forms.items() if form.group] == ["group_talk"]


def test_the_same_form_is_a_line_five_faces_or_three_faces(forms: dict[str, Instrument]) -> None:
    for form in forms.values():
        assert form.steps_offered == (2, 3, 5, LINE_STEPS)
        for item in (form.practice, *form.items):
            assert item.polarity is Polarity.UP
            line = form.line(item)
            assert line is not None
            five = form.options(item, 5)
            # The line runs as the faces stand, and its ends look like the outermost faces.
            assert [line.low.pictogram, line.high.pictogram] == [five[0].pictogram, five[-1].pictogram]
            assert [option.raw for option in five] == [0, 1, 2, 3, 4]


def test_four_ratings_make_a_total_and_the_practical_ones_stand_beside(forms: dict[str, Instrument]) -> None:
    for form in forms.values():
        assert len(form.total) == 4
        assert set(form.total) <= {item.id for item in form.items}
    assert forms["life"].total == forms["life_practical"].total
    assert {item.area for item in forms["life_practical"].items} >= PRACTICAL
    assert forms["life_practical"].items[-1].id == "whole_life", "it ends on the whole"


@pytest.mark.parametrize("name", RATING_IDS)
def test_every_question_is_short_single_and_without_negation(name: str, forms: dict[str, Instrument]) -> None:
    form = forms[name]
    for item in (form.practice, *form.items):
        for language in LANGUAGES:
            shown, spoken = item.question[language], item.spoken[language]
            assert len(shown) <= 55 and len(spoken) <= 80
            assert shown.endswith("?") and shown.count("?") == spoken.count("?") == 1
            assert not NEGATIONS.search(shown)
    assert len({item.pictogram for item in form.items}) == len(form.items)


def test_faces_are_neither_red_nor_green_and_each_says_one_or_two_words(forms: dict[str, Instrument]) -> None:
    for answer_set in forms["life"].answer_sets.values():
        for ladder in answer_set.ladders.values():
            assert not {option.pictogram for option in ladder} & RED_OR_GREEN
            for language in LANGUAGES:
                labels = [option.label[language] for option in ladder]
                assert len(set(labels)) == len(ladder)
                assert all(1 <= len(label.split()) <= 2 for label in labels)


def test_areas_of_the_ratings_are_known_and_none_is_shared_by_all_forms(forms: dict[str, Instrument]) -> None:
    areas = life_areas(Catalogue.bundled())
    used = {item.area for form in forms.values() for item in form.items}
    assert used <= set(areas)
    assert not any(areas[area].shared for area in used - {"safety", "deciding"})


def test_no_rating_is_somebody_elses(forms: dict[str, Instrument]) -> None:
    for form in forms.values():
        assert not SOMEBODY_ELSES.search(form.frozen())
        assert not form.licensed


def test_a_rating_is_found_by_its_id_and_is_no_picture_question() -> None:
    assert find_instrument("talk").kind is Kind.RATINGS
    assert not set(RATING_IDS) & set(OWN_IDS)


def test_our_forms_ask_one_thing_once_more_and_turn_one_pair() -> None:
    once_more = {name: find_instrument(name).repeats for name in OWN_IDS}
    assert all(len(repeats) == 1 for name, repeats in once_more.items() if name != "group_home")
    (pair,) = find_instrument("personal_assistance").pairs
    assert pair == ("calm_with_staff", "afraid_when_helped")

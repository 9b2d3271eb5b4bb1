"""The forms that come with the program: complete, short, in plain Swedish and English, and ours."""

import re
from itertools import groupby
from pathlib import Path

import pytest

from accessible_fit.instruments.errors import InstrumentFaults, UnknownInstrument
from accessible_fit.instruments.model import LADDER_STEPS, LANGUAGES, Instrument, Item, Polarity, ServiceType
from accessible_fit.instruments.own import OWN_IDS, answer_sets, find_instrument, life_areas, own_instruments
from pictograms.catalogue import Catalogue

# Ids of the indicators about each service in Kolada (SKR/RKA's user survey), as published.
KOLADA = {
    "group_home": {"U28518", "U28519", "U28520", "U28521", "U28522", "U28523", "U28524", "U28560", "U28641"},
    "service_housing": {
        "U28525",
        "U28526",
        "U28527",
        "U28528",
        "U28529",
        "U28530",
        "U28531",
        "U28571",
        "U28644",
    },
    "personal_assistance": {
        "U28616",
        "U28619",
        "U28622",
        "U28625",
        "U28628",
        "U28631",
        "U28634",
        "U28637",
        "U28638",
    },
    "housing_support": {"U26420", "U26421", "U26422", "U26423", "U26424", "U26437", "U28652"},
    "daily_activity": {
        "N28685",
        "U28532",
        "U28533",
        "U28534",
        "U28535",
        "U28536",
        "U28537",
        "U28538",
        "U28561",
        "U28562",
        "U28658",
    },
    "practical_help": set(),
}
PRACTICAL = {
    "food",
    "cleaning",
    "hygiene",
    "clothes",
    "money",
    "medicine",
    "outings",
    "free_time",
    "sleep",
    "safety",
    "deciding",
    "staff_time",
}
RED_OR_GREEN = {"openmoji:274C", "openmoji:2714", "openmoji:2705", "openmoji:1F534", "openmoji:1F7E2"}
NEGATIONS = re.compile(r"\b(inte|aldrig|ingen|inget|inga|ej|not|never|no|none)\b|n't\b", re.IGNORECASE)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return Catalogue.bundled()


@pytest.fixture(scope="module")
def forms(catalogue: Catalogue) -> dict[str, Instrument]:
    return {form.id: form for form in own_instruments(catalogue)}


def asked(form: Instrument) -> list[Item]:
    return [form.practice, *form.items]


def test_all_six_are_read_without_a_fault_with_pictures_that_exist(forms: dict[str, Instrument]) -> None:
    assert tuple(forms) == OWN_IDS
    assert forms["practical_help"].service_type is ServiceType.ANY
    assert [forms[name].service_type.value for name in OWN_IDS[:-1]] == list(OWN_IDS[:-1])


def test_life_areas_and_answers_have_pictures_that_exist(catalogue: Catalogue) -> None:
    areas = life_areas(catalogue)
    assert [area.id for area in areas.values() if area.shared] == [
        "deciding",
        "treated_well",
        "safety",
        "liking",
    ]
    assert areas["cleaning"].name["sv"] == "Städning"
    assert areas["clothes"].icf == "d540"
    assert set(answer_sets(catalogue)) == {"yes", "all", "often"}


@pytest.mark.parametrize("name", OWN_IDS)
def test_a_form_is_short_and_asks_about_the_four_shared_areas(
    name: str, forms: dict[str, Instrument]
) -> None:
    form = forms[name]
    assert 8 <= len(form.items) <= 14
    shared = {area.id for area in life_areas().values() if area.shared}
    assert shared <= {item.area for item in form.items}
    assert any(item.polarity is Polarity.DOWN for item in form.items)


def test_practical_help_asks_about_everything_practical(forms: dict[str, Instrument]) -> None:
    assert {item.area for item in forms["practical_help"].items} >= PRACTICAL


@pytest.mark.parametrize("name", OWN_IDS)
def test_every_question_is_one_short_question_in_both_languages(
    name: str, forms: dict[str, Instrument]
) -> None:
    for item in asked(forms[name]):
        for language in LANGUAGES:
            question, spoken = item.question[language], item.spoken[language]
            assert len(question) <= 55
            assert question.endswith("?")
            assert question.count("?") == spoken.count("?") == 1
            assert question[0].isupper()
            assert not NEGATIONS.search(question), question
            assert len(spoken) <= 75


@pytest.mark.parametrize("name", OWN_IDS)
def test_every_text_is_there_in_both_languages(name: str, forms: dict[str, Instrument]) -> None:
    form = forms[name]
    texts = [form.title, form.description]
    for item in asked(form):
        texts += [item.question, item.spoken]
    for answer_set in form.answer_sets.values():
        for option in (option for ladder in answer_set.ladders.values() for option in ladder):
            texts += [option.label, option.spoken]
    for text in texts:
        assert set(text) == set(LANGUAGES)
        assert all(words.strip() for words in text.values())
        assert text["sv"] == text["sv"].strip()


def test_swedish_letters_come_through(forms: dict[str, Instrument]) -> None:
    words = [item.question["sv"] for form in forms.values() for item in form.items]
    assert "Är du rädd när du är hemma?" in words
    assert "Förstår du vad personalen säger?" in words
    assert {"å", "ä", "ö"} <= set("".join(words))
    assert forms["housing_support"].title["sv"] == "Boendestöd"


def test_every_answer_set_has_its_raw_values_and_short_labels() -> None:
    for answer_set in answer_sets().values():
        assert tuple(answer_set.ladders) == LADDER_STEPS
        for steps, ladder in answer_set.ladders.items():
            assert sorted(option.raw for option in ladder) == list(range(steps))
            for language in LANGUAGES:
                labels = [option.label[language] for option in ladder]
                assert len(set(labels)) == steps
                assert all(1 <= len(label.split()) <= 2 for label in labels)
            pictures = [option.pictogram for option in ladder]
            assert len(set(pictures)) == steps
            assert not set(pictures) & RED_OR_GREEN


def test_the_highest_raw_value_is_most_of_what_is_asked() -> None:
    most = {
        name: [
            max(ladder, key=lambda option: option.raw).label["sv"] for ladder in answer_set.ladders.values()
        ]
        for name, answer_set in answer_sets().items()
    }
    assert most == {
        "yes": ["Ja", "Ja", "Ja, mycket"],
        "all": ["Ja", "Alla", "Alla"],
        "often": ["Ja", "Ofta", "Alltid"],
    }


def test_cards_stand_in_the_order_agreed_for_the_screen() -> None:
    sets = answer_sets()
    assert [option.label["sv"] for option in sets["yes"].ladders[3]] == ["Ja", "Ibland", "Nej"]
    assert [option.label["sv"] for option in sets["all"].ladders[3]] == ["Alla", "Några", "Ingen"]
    assert [option.label["en"] for option in sets["often"].ladders[3]] == ["Never", "Sometimes", "Often"]
    # One who uses two choices meets the same two cards in the same two places all through.
    assert {tuple(option.label["sv"] for option in one.ladders[2]) for one in sets.values()} == {
        ("Ja", "Nej")
    }


@pytest.mark.parametrize("name", OWN_IDS)
def test_answers_stay_the_same_through_a_block_and_no_picture_comes_twice(
    name: str, forms: dict[str, Instrument]
) -> None:
    items = forms[name].items
    blocks = [answer_set for answer_set, _ in groupby(item.answer_set for item in items)]
    assert len(blocks) == len(set(blocks))
    assert len({item.pictogram for item in items}) == len(items)
    assert items[-1].polarity is Polarity.UP, "a conversation ends on something good"


def test_being_afraid_keeps_its_labels_and_only_the_score_is_to_be_turned(
    forms: dict[str, Instrument],
) -> None:
    for form in forms.values():
        (afraid,) = (item for item in form.items if item.pictogram == "own:scared")
        assert (afraid.polarity, afraid.answer_set) == (Polarity.DOWN, "often")
        assert [(option.label["sv"], option.raw) for option in form.options(afraid, 3)] == [
            ("Aldrig", 0),
            ("Ibland", 1),
            ("Ofta", 2),
        ]


@pytest.mark.parametrize("name", OWN_IDS)
def test_the_nearest_published_indicator_belongs_to_the_same_service(
    name: str, forms: dict[str, Instrument]
) -> None:
    named = [item.kolada for item in forms[name].items if item.kolada is not None]
    assert len(named) == len(set(named))
    assert set(named) <= KOLADA[name]


def test_no_form_claims_to_be_a_national_one(forms: dict[str, Instrument]) -> None:
    for form in forms.values():
        assert "nation" not in form.frozen().lower()


def test_practice_is_harmless_and_the_same_everywhere(forms: dict[str, Instrument]) -> None:
    assert {form.practice.question["sv"] for form in forms.values()} == {"Tycker du om kaffe?"}
    assert {form.practice.pictogram for form in forms.values()} == {"openmoji:2615"}


def test_a_form_is_found_by_its_id(forms: dict[str, Instrument]) -> None:
    assert find_instrument("daily_activity") == forms["daily_activity"]


def test_a_form_that_is_not_ours_is_not_found() -> None:
    with pytest.raises(UnknownInstrument, match="“hotel”") as caught:
        find_instrument("hotel")
    assert "group_home, service_housing" in str(caught.value)


def test_a_picture_that_went_missing_is_told(catalogue: Catalogue) -> None:
    with pytest.raises(InstrumentFaults) as caught:
        own_instruments({key for key in catalogue.keys() if key != "own:safe"})  # noqa: SIM118 - a catalogue is no dict
    (fault,) = caught.value.faults
    assert fault.path == Path(fault.path).parent / "areas.toml"
    assert "own:safe" in fault.message

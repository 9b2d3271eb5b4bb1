"""A person's answers go to another program in the standard of health care, and it can read them."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest
from fhir.resources.R4B.bundle import Bundle
from fhir.resources.R4B.questionnaire import Questionnaire
from fhir.resources.R4B.questionnaireresponse import QuestionnaireResponse

from accessible_fit.errors import NotAllowed
from accessible_fit.instruments.model import LINE_STEPS
from accessible_fit.instruments.own import OWN_IDS, RATING_IDS, find_instrument, life_areas
from accessible_fit.services.access import Actor
from accessible_fit.services.whole_person import fhir_mats
from accessible_fit.services.whole_person.fhir import FhirExport, NotFhir, bundle, form_bundle
from accessible_fit.services.whole_person.fhir_form import BASE, ICF, ORDINAL
from accessible_fit.words.catalogue import Words
from db import answers, conversations, mats, people, units
from db.engine import Store
from db.records import Person
from db.vocabulary import CardKind, Outcome, Role, WhoAnswered
from talking_mats.kept import start_from_json
from talking_mats.scales import Ruler
from talking_mats.steps import Start
from tests.accessible_fit.reports.told import NOW, fill


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with fill(tmp_path_factory) as made:
        yield made


@pytest.fixture(scope="module")
def everybody(store: Store) -> list[Person]:
    with store.reading() as tx:
        return people.in_units(tx, [one.id for one in units.all_units(tx)])


def of_kind(made: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    return [one["resource"] for one in made["entry"] if one["resource"]["resourceType"] == kind]


def exported(store: Store, person: Person) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(FhirExport(store, lambda: NOW).person_with_key(person.id, "sv"))
    return found


def test_every_answer_of_everybody_is_there_with_its_score_and_nothing_is_invented(
    store: Store, everybody: list[Person]
) -> None:
    told = 0
    for person in everybody[:12]:
        made = exported(store, person)
        by_id = {one["id"]: one for one in of_kind(made, "QuestionnaireResponse") if not is_mat(one)}
        with store.reading() as tx:
            for held in conversations.of_person(tx, person.id):
                if held.instrument_version_id is None:
                    continue
                said = {one["linkId"]: one for one in by_id.pop(str(held.id))["item"]}
                for one in answers.of_conversation(tx, held.id):
                    item = said.pop(one.item_id)
                    if one.outcome is Outcome.ANSWERED:
                        (value,) = item["answer"]
                        coded = value.get("valueCoding", value)
                        assert coded["extension"][0]["valueDecimal"] == one.score
                        assert str(value.get("valueInteger", coded.get("code"))) == str(one.raw)
                    else:
                        assert "answer" not in item
                        assert item["extension"][0]["url"].endswith("data-absent-reason")
                        assert item["extension"][1]["valueCode"] == one.outcome.value.replace("_", "-")
                    told += 1
                assert said == {}
        assert by_id == {}
    assert told > 1000


def is_mat(one: dict[str, Any]) -> bool:
    return ":mat-" in str(one["questionnaire"])


def test_a_mat_is_a_response_whose_items_are_cards_and_whose_answers_are_places(
    store: Store, everybody: list[Person]
) -> None:
    placed = scored = off = 0
    for person in everybody:
        with store.reading() as tx:
            held = [one for one in conversations.of_person(tx, person.id) if not one.group_talk]
            laid = {one.id: mats.of_conversation(tx, one.id) for one in held}
            cards = {mat.id: mats.placements_of(tx, mat.id) for some in laid.values() for mat in some}
        if not cards:
            continue
        made = exported(store, person)
        forms = {f"{one['url']}|{one['version']}": one for one in of_kind(made, "Questionnaire")}
        told = {one["id"]: one for one in of_kind(made, "QuestionnaireResponse") if is_mat(one)}
        assert set(told) == {str(mat_id) for mat_id in cards}
        for mat_id, those in cards.items():
            one = told[str(mat_id)]
            asked = {item["linkId"]: item for item in forms[one["questionnaire"]]["item"]}
            said = {item["linkId"]: item for item in one["item"]}
            real = [card for card in those if card.card_kind not in (CardKind.LIKED, CardKind.DISLIKED)]
            assert [*said] == [card.card_key for card in real] == [*asked]
            for card in real:
                item = said[card.card_key]
                assert item["text"] == asked[card.card_key]["text"]
                if card.position is None:
                    assert "answer" not in item
                    assert item["extension"][1]["valueCode"] == card.outcome.value
                    off += 1
                    continue
                (value,) = item["answer"]
                place = value["valueCoding"]
                options = {each["valueCoding"]["code"]: each for each in asked[card.card_key]["answerOption"]}
                option = options[place["code"]]
                assert place["code"] == str(card.position)
                assert place["display"] == option["valueCoding"]["display"]
                score = [each["valueDecimal"] for each in place.get("extension", ())]
                assert score == ([] if card.score is None else [card.score])
                assert [each["valueDecimal"] for each in option.get("extension", ())] == score
                placed += 1
                scored += bool(score)
    assert placed >= scored > 20 and off > 5


def of_mats(store: Store, person: Person, kind: str) -> list[dict[str, Any]]:
    return [one for one in of_kind(exported(store, person), kind) if ":mat-" in str(one)]


def test_a_group_s_mat_is_nobody_s_answer_and_a_scale_without_a_good_end_gives_no_score(
    tmp_path_factory: pytest.TempPathFactory, everybody: list[Person], monkeypatch: pytest.MonkeyPatch
) -> None:
    def without_good_end(kept: Mapping[str, Any]) -> Start:
        start = start_from_json(kept)
        return replace(start, scale=replace(start.scale, ruler=Ruler.NONE))

    monkeypatch.setattr(fhir_mats, "start_from_json", without_good_end)
    with fill(tmp_path_factory) as store:
        person = next(one for one in everybody if of_mats(store, one, "QuestionnaireResponse"))
        with store.writing() as tx:
            tx.exec_driver_sql("UPDATE placement SET score = NULL, half_step = NULL")
        asked, said = (of_mats(store, person, kind) for kind in ("Questionnaire", "QuestionnaireResponse"))
        assert asked and any("answer" in item for one in said for item in one["item"])
        assert ORDINAL not in str([*asked, *said])
        with store.writing() as tx:
            tx.exec_driver_sql("UPDATE conversation SET group_talk = 1 WHERE kind = 'mat'")
        assert not of_mats(store, person, "Questionnaire")
        assert not of_mats(store, person, "QuestionnaireResponse")


def test_the_standard_s_own_models_read_every_resource(store: Store, everybody: list[Person]) -> None:
    made = exported(store, everybody[0])
    Bundle.model_validate(made)
    for one in of_kind(made, "Questionnaire"):
        Questionnaire.model_validate(one)
    for one in of_kind(made, "QuestionnaireResponse"):
        QuestionnaireResponse.model_validate(one)


def test_every_reference_and_questionnaire_is_in_the_bundle(store: Store, everybody: list[Person]) -> None:
    for person in everybody[:20]:
        made = exported(store, person)
        urls = [one["fullUrl"] for one in made["entry"]]
        assert len(urls) == len(set(urls))
        forms = {f"{one['url']}|{one['version']}": one for one in of_kind(made, "Questionnaire")}
        for one in of_kind(made, "QuestionnaireResponse"):
            assert one["subject"]["reference"] in urls and one["source"]["reference"] in urls
            form = forms[one["questionnaire"]]
            known = {item["linkId"]: item for item in form["item"]}
            for item in one["item"]:
                offered = known[item["linkId"]].get("answerOption", [])
                for answer in item.get("answer", ()):
                    if "valueCoding" in answer:
                        assert answer["valueCoding"]["code"] in {
                            each["valueCoding"]["code"] for each in offered
                        }


def test_own_answers_and_somebody_else_s_have_other_sources(store: Store, everybody: list[Person]) -> None:
    others = 0
    for person in everybody:
        with store.reading() as tx:
            talks = conversations.of_person(tx, person.id)
            held = {str(one.id): one for one in talks}
            held |= {str(mat.id): one for one in talks for mat in mats.of_conversation(tx, one.id)}
        if all(one.who_answered is WhoAnswered.SELF for one in held.values()):
            continue
        made = exported(store, person)
        patient = next(
            one["fullUrl"] for one in made["entry"] if one["resource"]["resourceType"] == "Patient"
        )
        for one in of_kind(made, "QuestionnaireResponse"):
            own = held[one["id"]].who_answered is WhoAnswered.SELF
            assert (one["source"]["reference"] == patient) is own
            others += not own
    assert others


@pytest.mark.parametrize("form_id", [*OWN_IDS, *RATING_IDS])
def test_a_form_goes_in_every_number_of_choices_with_codes_of_parts_of_life(form_id: str) -> None:
    form = find_instrument(form_id)
    made = json.loads(form_bundle(form, NOW, Words("sv")))
    forms = of_kind(made, "Questionnaire")
    assert [int(one["url"].rsplit("-", 1)[1]) for one in forms] == list(form.steps_offered)
    areas = life_areas()
    for one in forms:
        for asked, item in zip(one["item"], form.items, strict=True):
            icf = [code["code"] for code in asked["code"] if code["system"] == ICF]
            near = areas[item.area].icf
            assert icf == ([near] if near else [])
            assert asked["code"][0]["system"] == f"{BASE}:life-area"
            scores = [
                each["valueDecimal"]
                for option in asked.get("answerOption", ())
                for each in option["extension"]
                if each["url"] == ORDINAL
            ]
            if not one["url"].endswith(str(LINE_STEPS)):
                assert sorted(scores)[0] == 0 and sorted(scores)[-1] == 100


def test_what_breaks_the_standard_is_not_written_and_nobody_s_words_are_told() -> None:
    with pytest.raises(NotFhir) as told:
        bundle([{"resourceType": "Patient", "id": "a", "birthDate": "Kalles hemlighet"}], NOW)
    assert "hemlighet" not in " ".join(Words("en").error(told.value))


def test_who_may_is_who_may_export_a_person(store: Store, everybody: list[Person]) -> None:
    person = everybody[0]
    for role, unit_ids in ((Role.STAFF, {uuid4()}), (Role.LEADER, {person.unit_id})):
        with pytest.raises(NotAllowed):
            FhirExport(store, lambda: NOW).person(Actor(uuid4(), "X", role, frozenset(unit_ids)), person.id)

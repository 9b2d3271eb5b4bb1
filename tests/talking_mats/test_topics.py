"""Our own topics and top scales, and what a file with faults is told."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accessible_fit.instruments.own import life_areas
from pictograms.catalogue import Catalogue
from talking_mats.cards import Card, CardKind
from talking_mats.errors import NoSuchCard, TopicFaults, UnknownScale, UnknownTopic
from talking_mats.faults import FaultKind
from talking_mats.reader import OWN_FOLDER, OWN_IDS, find_topic, own_topics, read_topic
from talking_mats.scales import Ruler, top_scale, top_scales
from talking_mats.topic import Topic

RIGHT = (OWN_FOLDER / "food.toml").read_text("utf-8")


def test_twelve_topics_of_eight_to_fifteen_cards_with_pictures_and_areas_that_exist() -> None:
    catalogue, areas = Catalogue.bundled(), life_areas()
    assert len(OWN_IDS) == 12
    for topic_id in OWN_IDS:
        topic = read_topic(OWN_FOLDER / f"{topic_id}.toml", catalogue, areas)
        assert topic.id == topic_id and 8 <= len(topic.cards) <= 15 and topic.questions
        for card in topic.cards:
            assert all(1 <= len(card.words[lang].split()) <= 3 for lang in ("sv", "en"))
            assert card.spoken["sv"] != card.spoken["en"]
    assert {path.stem for path in OWN_FOLDER.glob("*.toml")} == set(OWN_IDS)


def test_two_cards_of_a_topic_never_look_or_read_alike() -> None:
    for topic in own_topics():
        for lang in ("sv", "en"):
            words = [card.words[lang] for card in topic.cards]
            assert len(set(words)) == len(words), topic.id
        pictures = [card.picture for card in topic.cards]
        assert len(set(pictures)) == len(pictures), topic.id


def test_many_cards_bring_cards_of_their_own_to_go_deeper_with() -> None:
    catalogue = Catalogue.bundled()
    for topic in own_topics():
        with_more = [card for card in topic.cards if card.deeper]
        assert len(with_more) >= 2, topic.id
        for card in with_more:
            assert 4 <= len(card.deeper) <= 6, card.id
            pictures = {card.picture, *(one.picture for one in card.deeper)}
            assert len(pictures) == 1 + len(card.deeper), f"{card.id}: two that look alike"
            assert all(one.picture in catalogue for one in card.deeper)
            for lang in ("sv", "en"):
                words = {one.words[lang] for one in card.deeper}
                assert len(words) == len(card.deeper), card.id
            assert all(one.id.startswith(f"{card.id}.") and not one.deeper for one in card.deeper)
            assert {one.area for one in card.deeper} == {card.area}


def test_every_top_scale_has_pictures_that_differ_faces_or_not() -> None:
    catalogue = Catalogue.bundled()
    for scale in top_scales().values():
        for shown in (scale, scale.with_plain_pictures()):
            pictures = {column.picture for column in shown.columns}
            assert len(pictures) == 3 and all(key in catalogue for key in pictures), scale.id
            assert shown.id == scale.id
    assert {scale.id for scale in top_scales().values() if scale.ruler is Ruler.NONE} == {
        "manage", "change", "want", "important", "enough",
    }  # fmt: skip
    assert top_scale("hurts").good_end(5) == 0 and top_scale("like").good_end(5) == 4
    with pytest.raises(UnknownScale, match="like, going"):
        top_scale("grade")


def test_a_person_has_cards_of_her_own_in_her_own_order() -> None:
    topic = find_topic("food")
    own = Card("pancakes", {"sv": "Pannkakor"}, {"sv": "Pannkakor"}, photo="p1", kind=CardKind.OWN)
    cards = topic.chosen(hidden=["lunch"], more=[own], order=["pancakes", "fruit"], limit=5)
    assert [card.id for card in cards] == ["pancakes", "fruit", "breakfast", "dinner", "snack"]
    assert topic.start(top_scale("like"), limit=8).cards == topic.cards[:8]
    assert topic.card("fruit").words["sv"] == "Frukt"
    with pytest.raises(NoSuchCard):
        topic.card("pancakes")
    with pytest.raises(UnknownTopic, match="my_home"):
        find_topic("weather")


FAULTS = [
    ('version = 1', 'version = 0', FaultKind.BAD_VERSION),
    ('scale = "like"', 'scale = "smile"', FaultKind.UNKNOWN_SCALE),
    ('area = "deciding"', 'area = "space"', FaultKind.UNKNOWN_AREA),
    ('area = "deciding"', 'area = "Out There"', FaultKind.BAD_ID),
    ('pictogram = "openmoji:1F36C"', 'pictogram = "openmoji:NONE"', FaultKind.UNKNOWN_PICTOGRAM),
    ('id = "sweets"', 'id = "fruit"', FaultKind.DUPLICATE_ID),
    ('id = "sweets"', 'id = "Sötsaker"', FaultKind.BAD_ID),
    ('id = "sweets"', 'name = "sweets"', FaultKind.UNKNOWN_KEY),
    ('sv = "Godis"', 'sv = "Godis och chips varje dag"', FaultKind.TOO_MANY_WORDS),
    ('sv = "Godis"', 'sv = "Personligassistansverksamhetsgodis"', FaultKind.TOO_LONG),
    ('sv = "Godis"', 'sv = " "', FaultKind.EMPTY_TEXT),
    ('sv = "Godis"', 'sv = "Go\\u0000dis"', FaultKind.BROKEN_TEXT),
    ('sv = "Godis"', 'sv = 3', FaultKind.WRONG_TYPE),
    ('sv = "Godis", ', '', FaultKind.MISSING_FIELD),
    ('{ id = "fish", words', '{ id = "meat", words', FaultKind.DUPLICATE_ID),
    ('sv = "Fisk"', 'sv = ""', FaultKind.EMPTY_TEXT),
    ('pictogram = "openmoji:1F41F"', 'pictogram = "openmoji:NONE"', FaultKind.UNKNOWN_PICTOGRAM),
    ('{ id = "fish", words', '{ id = "fish", area = "food", words', FaultKind.UNKNOWN_KEY),
    ('sv = "Vad brukar du äta?"', 'sv = "Du äter."', FaultKind.NOT_A_QUESTION),
]  # fmt: skip


@pytest.mark.parametrize(("right", "wrong", "kind"), FAULTS)
def test_a_fault_is_told_with_its_line_and_what_to_do(
    tmp_path: Path, right: str, wrong: str, kind: FaultKind
) -> None:
    assert RIGHT.count(right) == 1
    path = tmp_path / "mine.toml"
    path.write_text(RIGHT.replace(right, wrong), "utf-8")
    with pytest.raises(TopicFaults) as caught:
        read_topic(path, Catalogue.bundled(), life_areas())
    fault = next(fault for fault in caught.value.faults if fault.kind is kind)
    if kind is not FaultKind.MISSING_FIELD or wrong:
        assert fault.line == RIGHT[: RIGHT.index(right)].count("\n") + 1
    assert f"mine.toml:{fault.line}: {fault.message} {fault.mend}" in caught.value.report()
    assert fault.told(str) == (fault.message, fault.mend) and "{" not in fault.message


def test_files_that_are_no_topics(tmp_path: Path) -> None:
    def fault(content: bytes | None) -> tuple[FaultKind, int | None]:
        path = tmp_path / "t.toml"
        path.unlink(missing_ok=True)
        if content is not None:
            path.write_bytes(content)
        with pytest.raises(TopicFaults) as caught:
            read_topic(path)
        return caught.value.faults[0].kind, caught.value.faults[0].line

    assert fault(None) == (FaultKind.UNREADABLE, None)
    assert fault(b"x" * 200_001) == (FaultKind.TOO_LARGE, None)
    assert fault(b'id = "a"\nname = "\xff"') == (FaultKind.NOT_UTF8, 2)
    assert fault(b'id = "a"\nname = ') == (FaultKind.MALFORMED, 2)
    assert fault(b"a = " + b"[" * 5000) == (FaultKind.MALFORMED, 1)
    assert fault(b"") == (FaultKind.MISSING_FIELD, 1)
    bare = tomllib.loads(RIGHT)
    head = "\n".join(f'{key} = "{bare[key]}"' for key in ("id", "area", "pictogram", "scale"))
    head += '\nversion = 1\nname = { sv = "Mat", en = "Food" }\n'
    assert fault(f"{head}cards = []\nquestions = []".encode())[0] is FaultKind.CARD_COUNT
    assert fault(f"{head}cards = [1]\nquestions = 1".encode())[0] is not FaultKind.MALFORMED


def test_the_cards_that_go_deeper_are_a_list_of_two_to_six(tmp_path: Path) -> None:
    begin = RIGHT.index("deeper = [")
    end = RIGHT.index("\n]\n", begin) + 3
    fish = '{ id = "fish", words = { sv = "Fisk", en = "Fish" }, pictogram = "openmoji:1F41F" }'
    for wrong, kind in (
        (f"deeper = [ {fish} ]\n", FaultKind.DEEPER_COUNT),
        ("deeper = 3\n", FaultKind.WRONG_TYPE),
        ("deeper = [1, 2]\n", FaultKind.WRONG_TYPE),
        ("deeper = []\n", FaultKind.DEEPER_COUNT),
    ):
        path = tmp_path / "mine.toml"
        path.write_text(RIGHT[:begin] + wrong + RIGHT[end:], "utf-8")
        with pytest.raises(TopicFaults) as caught:
            read_topic(path, Catalogue.bundled(), life_areas())
        assert {fault.kind for fault in caught.value.faults} == {kind}
        assert {fault.line for fault in caught.value.faults} == {RIGHT[:begin].count("\n") + 1}


LINES = RIGHT.splitlines(keepends=True)[:60]
VALUES = ["1", "true", '""', "[]", "{}", "[[]]", "1979-05-27", "nan", "{ sv = 1 }", '"?"', '"""\na = 1\n"""']


@given(st.dictionaries(st.sampled_from(range(len(LINES))), st.sampled_from(VALUES), min_size=1, max_size=6))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_whatever_a_file_holds_it_is_a_topic_or_a_list_of_faults(
    tmp_path: Path, wrong: dict[int, str]
) -> None:
    lines = [
        f"{line.split(' = ')[0]} = {wrong[at]}\n" if at in wrong and " = " in line else line
        for at, line in enumerate(LINES)
    ]
    path = tmp_path / "t.toml"
    path.write_text("".join(lines), "utf-8")
    try:
        assert isinstance(read_topic(path), Topic)
    except TopicFaults as faults:
        assert all(fault.line is None or fault.line >= 1 for fault in faults.faults)
        assert faults.report()

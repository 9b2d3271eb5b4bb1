"""A method supporter writes a form of their own; every mistake is told with its line and what to do."""

import re
from pathlib import Path

import pytest

from accessible_fit.instruments.errors import InstrumentFaults
from accessible_fit.instruments.faults import Fault, FaultKind
from accessible_fit.instruments.reader import read_answers, read_areas, read_instrument
from accessible_fit.instruments.source import MAX_BYTES, open_source
from tests.accessible_fit.instruments.sample import RIGHT, OwnAndSample, line_of, written

HOME = 'question = { sv = "Är det skönt att vara hemma?", en = "Is it nice to be at home?" }'
K = FaultKind

# name: (what stands in the right file, what is written instead, kind, text where the told line begins,
# a part of the message, a part of the mend)
SPOILED: dict[str, tuple[str, str, FaultKind, str, str, str]] = {
    "a picture that is not there": (
        '"own:scared"',
        '"own:no-such-picture"',
        K.UNKNOWN_PICTOGRAM,
        "no-such-picture",
        "own:no-such-picture",
        "openmoji:2615",
    ),
    "a question without English": (
        HOME,
        'question = { sv = "Är det skönt att vara hemma?" }',
        K.MISSING_LANGUAGE,
        'question = { sv = "Är det skönt att vara hemma?" }',
        "items.question",
        "Add en",
    ),
    "a title without Swedish": (
        'title = { sv = "Litet hem", en',
        "title = { en",
        K.MISSING_LANGUAGE,
        "title =",
        "title",
        "Add sv",
    ),
    "a language nobody has declared": (
        '"Litet hem", en',
        '"Litet hem", fi = "Pieni koti", en',
        K.UNKNOWN_KEY,
        "title =",
        "fi",
        "sv, en",
    ),
    "a language the program does not have": (
        '["sv", "en"]',
        '["sv", "en", "fi"]',
        K.UNKNOWN_LANGUAGE,
        '"fi"]',
        "“fi”",
        "sv, en",
    ),
    "no language at all": ('["sv", "en"]', "[]", K.EMPTY_TEXT, "languages =", "languages", "Write"),
    "a language twice": ('["sv", "en"]', '["sv", "en", "sv"]', K.DUPLICATE_ID, "languages =", "sv", "own id"),
    "a misspelt answer set": (
        '"my_faces"\n\n',
        '"my_facse"\n\n',
        K.UNKNOWN_ANSWER_SET,
        "my_facse",
        "my_facse",
        "yes, all, often, my_faces",
    ),
    "two items with one id": (
        'id = "afraid"',
        'id = "likes_home" # again',
        K.DUPLICATE_ID,
        "# again",
        "likes_home",
        "own id",
    ),
    "an item called as the practice": (
        'id = "afraid"',
        'id = "practice" # again',
        K.DUPLICATE_ID,
        "# again",
        "practice",
        "own id",
    ),
    "an answer set called as a shared one": (
        "[answer_sets.my_faces]",
        "[answer_sets.yes]",
        K.DUPLICATE_ID,
        "[answer_sets.yes]",
        "yes",
        "own id",
    ),
    "an id with a capital and å": (
        'id = "afraid"',
        'id = "Rädd"',
        K.BAD_ID,
        'id = "Rädd"',
        "Rädd",
        "small letters",
    ),
    "an item without polarity": (
        'polarity = "down"\n',
        "",
        K.MISSING_FIELD,
        '[[items]]\nid = "afraid"',
        "polarity",
        "Add it",
    ),
    "a form without items": (
        RIGHT[RIGHT.index("[[items]]") : RIGHT.index("[choices.calm]")],
        "",
        K.MISSING_FIELD,
        'id = "small_home"',
        "items",
        "Add it",
    ),
    "a version in quotation marks": (
        "version = 3",
        'version = "3"',
        K.WRONG_TYPE,
        "version =",
        "a whole number",
        "a whole number",
    ),
    "a version that is true": (
        "version = 3",
        "version = true",
        K.WRONG_TYPE,
        "version =",
        "true or false",
        "whole number",
    ),
    "a version with decimals": (
        "version = 3",
        "version = 3.1",
        K.WRONG_TYPE,
        "version =",
        "decimals",
        "whole number",
    ),
    "a version that is a date": (
        "version = 3",
        "version = 2025-01-01",
        K.WRONG_TYPE,
        "version =",
        "a date",
        "whole number",
    ),
    "a question that is only a text": (
        HOME,
        'question = "Är det bra?"',
        K.WRONG_TYPE,
        '"Är det bra?"',
        "a table",
        "a table",
    ),
    "version nought": ("version = 3", "version = 0", K.BAD_VERSION, "version =", "0", "version = 1"),
    "a polarity in Swedish": ('"down"', '"ned"', K.BAD_POLARITY, '"ned"', "ned", '"down"'),
    "a life area that is not there": ('"safety"', '"safty"', K.UNKNOWN_AREA, '"safty"', "safty", "safety"),
    "a service that is not there": (
        'service_type = "group_home"',
        'service_type = "hotel"',
        K.UNKNOWN_SERVICE_TYPE,
        "hotel",
        "hotel",
        "group_home",
    ),
    "an empty question": (
        HOME,
        'question = { sv = "  ", en = "Is it nice?" }',
        K.EMPTY_TEXT,
        '"  "',
        "items.question.sv",
        "Write a text",
    ),
    "a question on two lines": (
        HOME,
        'question = { sv = "Är det\\nbra?", en = "Is it nice?" }',
        K.BROKEN_TEXT,
        "Är det\\nbra",
        "question.sv",
        "one line",
    ),
    "a question too long for the screen": (
        HOME,
        f'question = {{ sv = "{"å" * 55}?", en = "Is it nice?" }}',
        K.QUESTION_TOO_LONG,
        "å?",
        "56",
        "Shorten",
    ),
    "two questions in one": (
        HOME,
        'question = { sv = "Är det bra? Varför?", en = "Is it nice?" }',
        K.SEVERAL_QUESTIONS,
        "Varför?",
        "question.sv",
        "one thing",
    ),
    "two questions said at once": (
        "Vi provar. Tycker du om te?",
        "Vi provar? Tycker du om te?",
        K.SEVERAL_QUESTIONS,
        "Vi provar?",
        "spoken.sv",
        "one thing",
    ),
    "a label too long for a card": (
        '"Lugn"',
        '"Ganska lugn för det mesta"',
        K.LABEL_TOO_LONG,
        "för det mesta",
        "25",
        "one or two",
    ),
    "an id of Kolada that cannot be": (
        '"U28524"',
        '"28524"',
        K.BAD_KOLADA,
        '"28524"',
        "28524",
        "five figures",
    ),
    "a misspelt key": ("kolada =", "kollada =", K.UNKNOWN_KEY, "kollada", "kollada", "kolada"),
    "an empty list of items": (
        RIGHT[RIGHT.index("[practice]") : RIGHT.index("[choices.calm]")],
        "items = []\n" + RIGHT[RIGHT.index("[practice]") : RIGHT.index("[[items]]")],
        K.NO_ITEMS,
        "items = []",
        "no items",
        "[[items]]",
    ),
    "an item that is a number": (
        RIGHT[RIGHT.index("[practice]") : RIGHT.index("[choices.calm]")],
        "items = [\n 1]\n" + RIGHT[RIGHT.index("[practice]") : RIGHT.index("[[items]]")],
        K.WRONG_TYPE,
        " 1]",
        "items",
        "a table",
    ),
    "no answers for two choices": (
        '2 = [{ raw = 0, choice = "calm" }, { raw = 1, choice = "between" }]\n',
        "",
        K.MISSING_LADDER,
        "[answer_sets.my_faces]",
        "2 choices",
        "2 = [",
    ),
    "answers for four choices": ("5 = [\n", "4 = []\n5 = [\n", K.UNKNOWN_KEY, "4 = []", "4", "2, 3, 5"),
    "a choice nobody has described": (
        '{ raw = 2, choice = "yes" }',
        '{ raw = 2, choice = "perhaps" }',
        K.UNKNOWN_CHOICE,
        "perhaps",
        "perhaps",
        "[choices.perhaps]",
    ),
    "a choice without its raw value": (
        '{ raw = 2, choice = "yes" }',
        '{ choice = "yes" }',
        K.MISSING_FIELD,
        '{ choice = "yes" }',
        "raw",
        "Add it",
    ),
    "a choice that is only a word": (
        '{ raw = 2, choice = "yes" }',
        '"yes" # a word',
        K.WRONG_TYPE,
        '"yes" # a word',
        "a table",
        "a table",
    ),
    "languages that are only a word": (
        '["sv", "en"]',
        '"sv"',
        K.WRONG_TYPE,
        "languages =",
        "a list",
        "a list",
    ),
    "a language that is a number": (
        '["sv", "en"]',
        '["sv", 2]',
        K.WRONG_TYPE,
        "languages =",
        "a text",
        "a text",
    ),
    "a version that is a time": (
        "version = 3",
        "version = 07:00:00",
        K.WRONG_TYPE,
        "version =",
        "a time",
        "whole number",
    ),
    "a raw value twice": (
        '{ raw = 2, choice = "yes" }',
        '{ raw = 1, choice = "yes" }',
        K.LADDER_RAWS,
        "3 = [",
        "0, 1, 1",
        "0 to 2",
    ),
    "raw values out of order": (
        '{ raw = 0, choice = "calm" },\n    { raw = 1, choice = "between" },\n    { raw = 2',
        '{ raw = 1, choice = "calm" },\n    { raw = 0, choice = "between" },\n    { raw = 2',
        K.LADDER_RAWS,
        "3 = [",
        "1, 0, 2",
        "rising or falling",
    ),
    "a quotation mark forgotten": (
        '"small_home"',
        '"small_home',
        K.MALFORMED,
        "small_home",
        "TOML",
        "quotation mark",
    ),
    "the same key twice": (
        "version = 3",
        "version = 3\nversion = 4",
        K.MALFORMED,
        "version = 4",
        "TOML",
        "this line",
    ),
    "an end that is missing": (
        'choice = "calm" },\n]\n',
        'choice = "calm" },\n',
        K.MALFORMED,
        '{ raw = 1, choice = "between" }, { raw = 0',
        "TOML",
        "bracket",
    ),
    "brackets without end": (
        "version = 3",
        "version = " + "[" * 9000,
        K.MALFORMED,
        "small_home",
        "too deep",
        "bracket",
    ),
}


def faults_of(path: Path) -> list[Fault]:
    with pytest.raises(InstrumentFaults) as caught:
        read_instrument(path, OwnAndSample())
    return caught.value.faults


def test_the_sample_itself_has_no_fault(tmp_path: Path) -> None:
    instrument = read_instrument(written(tmp_path, RIGHT), OwnAndSample())
    assert [item.id for item in instrument.items] == ["likes_home", "afraid"]
    assert [option.raw for option in instrument.options(instrument.items[1], 5)] == [4, 3, 2, 1, 0]
    assert set(instrument.answer_sets) == {"yes", "my_faces"}


@pytest.mark.parametrize("name", SPOILED)
def test_a_mistake_is_told_with_file_line_and_mend(name: str, tmp_path: Path) -> None:
    right, wrong, kind, on_line, in_message, in_mend = SPOILED[name]
    text = RIGHT.replace(right, wrong, 1)
    path = written(tmp_path, text)
    found = [fault for fault in faults_of(path) if fault.kind is kind]
    assert len(found) == 1, [str(fault) for fault in faults_of(path)]
    fault = found[0]
    assert fault.path == path
    assert fault.line == line_of(text, on_line)
    assert in_message in fault.message
    assert in_mend in fault.mend
    assert str(fault).startswith(f"{path}:{fault.line}: ")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    for path in (tmp_path / "no.toml", tmp_path / "a\0b.toml"):
        (fault,) = faults_of(path)
        assert (fault.kind, fault.path, fault.line) == (K.FILE_MISSING, path, None)
        assert "Check the name" in fault.mend


def test_a_folder_instead_of_a_file(tmp_path: Path) -> None:
    (fault,) = faults_of(tmp_path)
    assert (fault.kind, fault.line) == (K.NOT_A_FILE, None)
    assert ".toml" in fault.mend


def test_a_file_that_cannot_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path, RIGHT)

    def refused(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refused)
    with pytest.raises(InstrumentFaults) as caught:
        open_source(path)
    (fault,) = caught.value.faults
    assert fault.kind is K.UNREADABLE
    assert "Permission denied" in fault.message
    assert "allowed to read" in fault.mend


def test_a_name_too_long_for_the_disk(tmp_path: Path) -> None:
    (fault,) = faults_of(tmp_path / ("x" * 5000))
    assert fault.kind in (K.UNREADABLE, K.FILE_MISSING)


def test_a_file_that_is_far_too_large(tmp_path: Path) -> None:
    path = tmp_path / "film.toml"
    path.write_bytes(b"#" * (MAX_BYTES + 1))
    (fault,) = faults_of(path)
    assert (fault.kind, fault.line) == (K.TOO_LARGE, None)
    assert str(MAX_BYTES) in fault.message


def test_a_file_saved_in_an_old_encoding(tmp_path: Path) -> None:
    path = tmp_path / "old.toml"
    path.write_bytes(RIGHT.encode("latin-1"))
    (fault,) = faults_of(path)
    assert (fault.kind, fault.line) == (K.NOT_UTF8, line_of(RIGHT, "description"))
    assert "UTF-8" in fault.mend


def test_a_life_area_with_a_code_that_cannot_be(tmp_path: Path) -> None:
    path = written(
        tmp_path, '[food]\nname = { sv = "Mat", en = "Food" }\npictogram = "own:x"\nicf = "550"\nshared = 1\n'
    )
    with pytest.raises(InstrumentFaults) as caught:
        read_areas(path, OwnAndSample())
    assert [(fault.kind, fault.line) for fault in caught.value.faults] == [(K.BAD_ICF, 4), (K.WRONG_TYPE, 5)]


def test_life_areas_and_answers_that_are_no_tables(tmp_path: Path) -> None:
    path = written(tmp_path, "choices = 1\nanswer_sets = 2\n")
    with pytest.raises(InstrumentFaults) as caught:
        read_areas(path, OwnAndSample())
    assert [fault.line for fault in caught.value.faults] == [1, 2]
    with pytest.raises(InstrumentFaults) as caught:
        read_answers(path, OwnAndSample())
    assert [(fault.kind, fault.line) for fault in caught.value.faults] == [
        (K.WRONG_TYPE, 1),
        (K.WRONG_TYPE, 2),
    ]


def test_every_kind_of_fault_has_a_test() -> None:
    files = (Path(__file__), Path(__file__).with_name("test_course.py"))
    here = "".join(file.read_text("utf-8") for file in files)
    assert [kind.name for kind in FaultKind if f"K.{kind.name}" not in here] == []


def test_all_faults_come_at_once_in_the_order_of_the_lines(tmp_path: Path) -> None:
    text = (
        RIGHT.replace("version = 3", "version = 0")
        .replace('"own:scared"', '"own:no-such-picture"')
        .replace('"safety"', '"safty"')
        .replace('"Lugn", en = "Calm"', '"Lugn"')
    )
    path = written(tmp_path, text)
    with pytest.raises(InstrumentFaults) as caught:
        read_instrument(path, OwnAndSample())
    error = caught.value
    assert [fault.kind for fault in error.faults] == [
        K.BAD_VERSION,
        K.UNKNOWN_AREA,
        K.UNKNOWN_PICTOGRAM,
        K.MISSING_LANGUAGE,
    ]
    assert str(error) == (
        f"The file {path} cannot be used: faults found: 4. "
        "Mend what is listed for each line and read the file again."
    )
    assert error.report().count("\n") == 3
    assert f"{path}:2: The version is 0" in error.report()


def test_a_fault_can_be_told_in_swedish(tmp_path: Path) -> None:
    (fault,) = faults_of(written(tmp_path, RIGHT.replace('"own:scared"', '"own:no-such-picture"')))
    swedish = {
        fault.kind.sentence: "Det finns ingen bild som heter ”{pictogram}”.",
        fault.kind.mend: "Sök efter en bild i programmet och kopiera dess namn.",
    }
    assert fault.told(swedish.__getitem__) == (
        "Det finns ingen bild som heter ”own:no-such-picture”.",
        "Sök efter en bild i programmet och kopiera dess namn.",
    )


def test_a_file_written_on_windows_or_a_mac_reads_the_same(tmp_path: Path) -> None:
    plain = read_instrument(written(tmp_path, RIGHT), OwnAndSample())
    windows = tmp_path / "windows.toml"
    windows.write_bytes(b"\xef\xbb\xbf" + RIGHT.replace("\n", "\r\n").encode("utf-8"))
    decomposed = written(tmp_path, RIGHT.replace("ä", "a\u0308").replace("Ä", "A\u0308"), "mac.toml")
    assert read_instrument(windows, OwnAndSample()).checksum == plain.checksum
    assert read_instrument(decomposed, OwnAndSample()).checksum == plain.checksum


@pytest.mark.parametrize("languages", [("sv",), ("en",)])
def test_a_form_in_one_language_is_enough_if_it_says_so(tmp_path: Path, languages: tuple[str]) -> None:
    other = {"sv": r', en = "[^"]*"', "en": r'sv = "[^"]*", '}[languages[0]]
    text = re.sub(other, "", RIGHT).replace('["sv", "en"]', f'["{languages[0]}"]')
    instrument = read_instrument(written(tmp_path, text), OwnAndSample())
    assert instrument.languages == languages
    assert tuple(instrument.items[0].question) == languages

"""How a form is asked: ratings and their moment, lines, what is asked once more, turned pairs, licences."""

import json
from pathlib import Path

import pytest

from accessible_fit.instruments.errors import FrozenInstrumentBroken, InstrumentFaults
from accessible_fit.instruments.faults import FaultKind as K
from accessible_fit.instruments.model import LINE_STEPS, Instrument, Kind, Moment
from accessible_fit.instruments.reader import read_instrument
from tests.accessible_fit.instruments.sample import RIGHT, OwnAndSample, line_of, written
from tests.accessible_fit.instruments.test_frozen import sealed

KEPT = Path(__file__).with_name("kept") / "practical_help_1.json"
HEAD = 'service_type = "group_home"\n'
ENDS = 'line = { low = "calm", high = "between" }\n'
EXTRA = """
[[items]]
id = "{id}"
area = "safety"
question = {{ sv = "Är det lugnt?", en = "Is it calm?" }}
spoken = {{ sv = "Är det lugnt?", en = "Is it calm?" }}
pictogram = "own:safe"
polarity = "{polarity}"
answer_set = "yes"
"""


def with_head(*lines: str, items: str = "") -> str:
    return RIGHT.replace(HEAD, HEAD + "".join(f"{line}\n" for line in lines)) + items


def more(*ids: str, polarity: str = "up") -> str:
    return "".join(EXTRA.format(id=one, polarity=polarity) for one in ids)


def read(folder: Path, text: str) -> Instrument:
    return read_instrument(written(folder, text), OwnAndSample())


def faults(folder: Path, text: str) -> list[K]:
    with pytest.raises(InstrumentFaults) as caught:
        read(folder, text)
    assert "{value}" not in caught.value.report()
    return [fault.kind for fault in caught.value.faults]


def test_what_was_kept_before_lines_and_ratings_reads_back_with_the_same_checksum() -> None:
    text = KEPT.read_text(encoding="utf-8")
    form = Instrument.thaw(text)
    assert form.checksum == "38dac7175d3afacdc264b9965afb878b317b22056f62448bf595e2d2c132226d"
    assert form.frozen() == text
    assert (form.kind, form.moment, form.repeats, form.pairs) == (Kind.QUESTIONS, Moment.NONE, (), ())
    assert form.steps_offered == (2, 3, 5)


def test_a_form_with_everything_reads_back_word_for_word(tmp_path: Path) -> None:
    text = with_head(
        'kind = "ratings"',
        'moment = "after_talk"',
        "group = true",
        'repeats = ["likes_home"]',
        'pairs = [["likes_home", "afraid"]]',
        'total = ["likes_home", "one", "two", "afraid"]',
        "licensed = true",
        'licence = { holder = "Kommunen", text = "Till 2030", cutoff = 25, reliable_change = 5.0 }',
        items=more("one", "two"),
    )
    # The two that ask the same must stand apart: what was added comes between them.
    first, rest = text.split('[[items]]\nid = "afraid"')
    afraid, added = rest.split("\n[choices.calm]")
    choices, extra = added.split('\n[[items]]\nid = "one"')
    text = f'{first}[[items]]\nid = "one"{extra}\n[[items]]\nid = "afraid"{afraid}\n[choices.calm]{choices}'
    form = read(tmp_path, text)
    again = Instrument.thaw(form.frozen())
    assert again == form
    assert (again.kind, again.moment, again.group) == (Kind.RATINGS, Moment.AFTER_TALK, True)
    assert (again.repeats, again.pairs) == (("likes_home",), (("likes_home", "afraid"),))
    assert again.licence is not None
    assert (again.licence.cutoff, again.licence.reliable_change) == (25.0, 5.0)
    assert again.may_be_used


def test_a_line_of_the_answer_set_and_one_of_the_question_itself(tmp_path: Path) -> None:
    text = RIGHT.replace("[answer_sets.my_faces]\n", f"[answer_sets.my_faces]\n{ENDS}").replace(
        'kolada = "U28524"\n', 'line = { low = "no", high = "yes" }\n'
    )
    form = read(tmp_path, text)
    likes, afraid = form.items
    line = form.line(afraid)
    assert line is not None
    assert (line.low.label["sv"], line.high.label["sv"]) == ("Lugn", "Mitt emellan")
    assert (line.low.raw, line.high.raw) == (0, 100)
    own = form.line(likes)
    assert own is not None
    assert own.high.pictogram == "own:yes"
    assert form.line(form.practice) is None
    assert LINE_STEPS not in form.steps_offered, "the practice has no line"
    assert Instrument.thaw(form.frozen()) == form


def test_somebody_elses_lines_need_no_faces(tmp_path: Path) -> None:
    start = RIGHT.index("[answer_sets.my_faces]")
    text = RIGHT[:start].replace('"yes"', '"my_faces"') + f"[answer_sets.my_faces]\n{ENDS}"
    form = read(tmp_path, text)
    assert form.steps_offered == (LINE_STEPS,)
    assert [end.raw for end in form.options(form.items[0], LINE_STEPS)] == [0, 100]
    with pytest.raises(LookupError):
        form.options(form.items[0], 3)


def test_without_a_licence_a_licensed_form_is_read_but_may_not_be_used(tmp_path: Path) -> None:
    for number, line in enumerate(("", 'licence = { holder = "Kommunen" }', 'licence = { text = "Fri" }')):
        form = read_instrument(
            written(tmp_path, with_head("licensed = true", line), f"{number}.toml"), OwnAndSample()
        )
        assert not form.may_be_used
    assert read(tmp_path, RIGHT).may_be_used


@pytest.mark.parametrize(
    ("lines", "wrong"),
    [
        ('kind = "quiz"', [K.UNKNOWN_KIND]),
        ('moment = "before_talk"', [K.ONLY_RATINGS]),
        ("group = true", [K.ONLY_RATINGS]),
        ('kind = "ratings"\nmoment = "noon"', [K.UNKNOWN_MOMENT]),
        ("group = 1", [K.WRONG_TYPE, K.ONLY_RATINGS]),
        ('repeats = ["nobody"]', [K.UNKNOWN_ITEM]),
        ('repeats = "likes_home"', [K.WRONG_TYPE]),
        ("repeats = [1]", [K.WRONG_TYPE]),
        ('repeats = ["likes_home"]', [K.REPEAT_TOO_LATE]),
        ('pairs = [["likes_home"]]', [K.PAIR_OF_TWO]),
        ('pairs = [["likes_home", "likes_home"]]', [K.PAIR_OF_TWO]),
        ('pairs = ["likes_home"]', [K.WRONG_TYPE]),
        ('pairs = [["likes_home", "afraid"]]', [K.PAIR_TOGETHER]),
        ('kind = "ratings"\ntotal = ["likes_home", "afraid"]', [K.TOTAL_OF_FOUR]),
        ("licence = 1", [K.WRONG_TYPE]),
        ('licence = { holder = "" }', [K.EMPTY_TEXT]),
        ("licence = { cutoff = -1 }", [K.WRONG_NUMBER]),
        ("licence = { cutoff = nan }", [K.WRONG_NUMBER]),
        ("licence = { reliable_change = inf }", [K.WRONG_NUMBER]),
        (f"licence = {{ cutoff = 1{'0' * 400} }}", [K.WRONG_NUMBER]),
        ("licence = { cutoff = true }", [K.WRONG_NUMBER]),
        ("licence = { until = 2030 }", [K.UNKNOWN_KEY]),
    ],
)
def test_each_thing_that_is_wrong_is_named(lines: str, wrong: list[K], tmp_path: Path) -> None:
    assert sorted(faults(tmp_path, with_head(lines)), key=str) == sorted(wrong, key=str)


def test_a_pair_that_asks_the_same_way_round_is_no_turned_pair(tmp_path: Path) -> None:
    text = with_head('pairs = [["likes_home", "one"]]', items=more("one"))
    assert faults(tmp_path, text) == [K.PAIR_NOT_TURNED]


def test_more_than_two_questions_once_more_are_too_many(tmp_path: Path) -> None:
    text = with_head('repeats = ["likes_home", "afraid", "one"]', items=more("one", "two", "three"))
    assert faults(tmp_path, text) == [K.TOO_MANY_REPEATS]
    twice = with_head('repeats = ["likes_home", "likes_home"]', items=more("one", "two"))
    assert faults(tmp_path, twice) == [K.DUPLICATE_ID]


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("line = 5\n", K.WRONG_TYPE),
        ('line = { low = "calm" }\n', K.MISSING_FIELD),
        ('line = { low = "calm", high = "great" }\n', K.UNKNOWN_CHOICE),
        ('line = { low = "calm", high = "between", middle = "yes" }\n', K.UNKNOWN_KEY),
    ],
)
def test_a_line_needs_two_known_ends(line: str, wrong: K, tmp_path: Path) -> None:
    text = RIGHT.replace("[answer_sets.my_faces]\n", f"[answer_sets.my_faces]\n{line}")
    path = written(tmp_path, text)
    with pytest.raises(InstrumentFaults) as caught:
        read_instrument(path, OwnAndSample())
    (fault,) = caught.value.faults
    assert (fault.kind, fault.line) == (wrong, line_of(text, line.strip()))


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "quiz"},
        {"moment": 3},
        {"group": 1},
        {"repeats": "afraid"},
        {"pairs": [["a"]]},
        {"pairs": [["a", "b", "c"]]},
        {"licence": {"holder": "a"}},
        {"licence": {"holder": "a", "text": "b", "cutoff": "25", "reliable_change": None}},
        {"repeats": []},
    ],
)
def test_a_kept_text_with_a_broken_addition_is_refused(change: dict[str, object], tmp_path: Path) -> None:
    with pytest.raises(FrozenInstrumentBroken):
        Instrument.thaw(sealed(read(tmp_path, RIGHT), change))


def test_what_is_not_used_is_not_written(tmp_path: Path) -> None:
    plain = json.loads(read(tmp_path, RIGHT).frozen())
    assert not {"kind", "moment", "group", "repeats", "pairs", "total", "licensed", "licence"} & set(plain)
    assert "line" not in plain["items"][0] and "line" not in plain["answer_sets"]["yes"]

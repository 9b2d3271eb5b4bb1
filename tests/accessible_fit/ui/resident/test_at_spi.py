"""A whole conversation led from outside by the names of things only, as a screen reader's user leads it.

Needs Debian's at-spi2-core, dbus, python3-pyatspi and xvfb; see conftest for where it is collected.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from accessible_fit.scales.missing import Missing
from accessible_fit.services.flow import Said
from accessible_fit.services.turns import item_of, repetition_of, turns_of
from accessible_fit.ui.resident.content import missing_label
from accessible_fit.words.catalogue import Words
from db import answers, conversations
from db.records import AccessProfile
from db.vocabulary import ConversationState, InputWay
from tests.journeys.people import PIN, form, new_home, same_home

ROOT = Path(__file__).resolve().parents[4]
STAGE = "tests.accessible_fit.ui.resident.outside.stage"
SAYS: list[int | Missing] = [2, 0, 1, Missing.DONT_KNOW, 0, 2, Missing.DECLINED, 1, 0, 2, 1, 0]


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    """A screen of the test's own, on a number that nobody has."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1400x900x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=(writing,), stderr=subprocess.DEVNULL) as screen:
        os.close(writing)
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        assert number, "the screen did not start"
        yield f":{number}"
        screen.terminate()


def steps(words: Words) -> tuple[list[tuple[str, str]], dict[str, Said]]:
    """Return what is seen and pressed from the greeting to the staff's code, and what that says."""
    instrument, said = form(), {}
    next_, back = words.tc("bar", "Next"), words.t("Start")
    todo = [("press", back), ("see", words.pick(instrument.practice.question))]
    practice = instrument.answer_sets[instrument.practice.answer_set].ladders[3][0]
    todo += [("press", words.pick(practice.label)), ("press", next_)]
    pressed: dict[str, str] = {}
    items = {item.id: item for item in instrument.items}
    for item, says in zip(instrument.items, SAYS, strict=True):
        if isinstance(says, Missing):
            said[item.id], pressed[item.id] = Said(missing=says), missing_label(words, says)
        else:
            option = instrument.answer_sets[item.answer_set].ladders[3][says]
            said[item.id], pressed[item.id] = Said(raw=option.raw), words.pick(option.label)
    told = False
    for turn in turns_of(instrument):
        if repetition_of(turn) and not told:
            told, todo = True, [*todo, ("see", words.t("I ask once more.")), ("press", words.t("Go on"))]
        item = items[item_of(turn)]
        todo += [("see", words.pick(item.question)), ("press", pressed[item.id]), ("press", next_)]
    looking_back = words.t("This is what you said. Press a picture to change it.")
    todo += [("see", looking_back), ("press", next_)]
    last = instrument.items[-1]
    label = words.pick(instrument.answer_sets[last.answer_set].ladders[3][0].label)
    todo += [("see", f"{words.pick(last.question)} {label}"), ("press", next_)]
    todo += [("press", words.t("Staff")), ("see", words.t("For staff: your code"))]
    todo += [("press", digit) for digit in PIN] + [("press", words.t("OK"))]
    return todo, said


def test_a_conversation_by_the_names_of_things_alone(display: str, tmp_path: Path) -> None:
    silent = AccessProfile(speak_questions=False, speak_options=False)
    new_home(tmp_path, silent).store.close()
    words = Words("sv")
    todo, said = steps(words)
    environment = os.environ | {
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "XDG_RUNTIME_DIR": str(tmp_path),
        "NO_AT_BRIDGE": "0",
    }
    done = subprocess.run(
        ["dbus-run-session", "--", sys.executable, "-m", STAGE, str(tmp_path)],
        input=json.dumps(todo).encode(),
        env=environment,
        cwd=ROOT,
        capture_output=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")[-3000:]
    home = same_home(tmp_path)
    try:
        (talk,) = home.residents.card(home.actor, home.person_id).conversations
        with home.store.reading() as tx:
            kept = answers.of_conversation(tx, talk.id)
            assert conversations.get(tx, talk.id).state is ConversationState.FINISHED
    finally:
        home.store.close()
    found = {one.item_id: one.raw if one.raw is not None else one.outcome.value for one in kept}
    assert found == {
        item: one.raw if one.missing is None else one.missing.value for item, one in said.items()
    }
    assert {one.input_way for one in kept} == {InputWay.KEYBOARD}
    announced = json.loads(done.stdout)
    for item in form().items:
        assert any(words.pick(item.question) in text for text in announced), "each question is announced"

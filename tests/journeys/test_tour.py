"""The tour: what its hands gave, what the store holds and what tour.json tells are the same answers."""

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

# A whole tour lives as long as a person needs for it, and longer where the computer has much else to do.
pytestmark = pytest.mark.timeout(600)


@pytest.fixture(scope="module")
def tour(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("tour") / "pictures"
    environment = {**os.environ, "ACCESSIBLE_FIT_HOME": str(out.parent / "home")}
    environment.pop("QT_QPA_PLATFORM", None)
    done = subprocess.run(
        [sys.executable, "-m", "accessible_fit", "tour", str(out), "--lang", "sv"],
        env=environment,
        capture_output=True,
        text=True,
        timeout=480,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert "Traceback" not in done.stderr
    return out


def test_it_leaves_numbered_pictures_worth_showing(tour: Path) -> None:
    pictures = sorted(tour.glob("[0-9][0-9]-*.png"))
    assert len(pictures) >= 30
    assert all(picture.stat().st_size > 8_000 for picture in pictures), "none is empty"
    told = json.loads((tour / "tour.json").read_text(encoding="utf-8"))
    assert [picture["file"] for picture in told["pictures"]] == [picture.name for picture in pictures]
    assert all(picture["title"] and picture["tree"] for picture in told["pictures"])


def told_of(tour: Path, conversation: str) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return what the hands gave in one conversation of the tour, and what is told of the store."""
    told = json.loads((tour / "tour.json").read_text(encoding="utf-8"))
    given, kept = (
        [one for one in told[part] if one["conversation"] == conversation] for part in ("given", "answers")
    )
    return given, kept


def rows(tour: Path, query: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(tour / "tour.db")
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


def test_what_was_given_is_what_is_kept(tour: Path) -> None:
    given, kept = told_of(tour, "questions")
    once = [one for one in given if "#" not in one["item_id"]]  # what was asked once more stands by itself
    meant = {one["item_id"]: (one["raw"], one["missing"] or "answered", one["way"]) for one in once}
    held = {one["item_id"]: (one["raw"], one["outcome"], one["input_way"]) for one in kept}
    assert held == meant
    assert {way for _, _, way in held.values()} == {"touch", "mouse", "keyboard"}
    assert {outcome for _, outcome, _ in held.values()} == {"answered", "dont_know", "declined"}


def test_the_mat_lies_as_it_was_laid(tour: Path) -> None:
    given, kept = told_of(tour, "mat")
    meant = {one["card_id"]: (one["position"], one["way"]) for one in given}
    assert len(meant) >= 8
    assert {one["item_id"]: (one["raw"], one["input_way"]) for one in kept} == meant
    assert {way for _, way in meant.values()} == {"touch", "mouse", "keyboard"}
    for one in kept:
        assert one["format"]["kind"] == "mat"
        assert (one["score"], one["half_step"]) == (50.0 * one["raw"], 25.0), "least is none, most is all"
    assert len(meant) == len(rows(tour, "select id from placement where outcome = 'placed'"))
    assert rows(tour, "select kind, decision, audience from consent where kind = 'mat_picture'") == [
        ("mat_picture", "given", '["me", "staff"]')
    ]


def test_an_answer_led_to_something_and_the_person_says_it_helped(tour: Path) -> None:
    ((said, helped, shown),) = rows(tour, "select said, helped, shown_at is not null from action")
    assert str(said).startswith("Tycker du om att bo här?")
    assert (helped, shown) == ("yes", 1)
    shots = {picture.stem.partition("-")[2] for picture in tour.glob("*.png")}
    assert {"make-action", "you-said-we-did", "did-it-help", "my-page", "then-and-now"} <= shots
    assert {"follow-ups", "plan", "participation", "register"} <= shots


def test_the_person_said_yes_on_the_own_screen(tour: Path) -> None:
    kept = "select decision from consent where kind = 'answers'"
    assert rows(tour, kept) == [("given",)]


def test_the_rating_is_kept_in_tenths_of_the_line(tour: Path) -> None:
    given, kept = told_of(tour, "rating")
    assert len(given) == 4
    assert {one["item_id"]: one["raw"] for one in kept} == {one["item_id"]: one["raw"] for one in given}
    for one in kept:
        assert (one["format"]["kind"], one["format"]["min"], one["format"]["max"]) == ("line", 0, 100)
        assert (one["score"], one["half_step"]) == (float(one["raw"]), 0.5)


def test_what_it_tells_is_what_the_database_holds(tour: Path) -> None:
    told = told_of(tour, "questions")[1] + told_of(tour, "rating")[1]
    kept = rows(
        tour,
        "select answer.item_id, raw, outcome, score, half_step, changes from answer"
        " join conversation on conversation.id = conversation_id where repetition = 0"
        " order by conversation.started_at, order_in_conversation",
    )
    keys = ("item_id", "raw", "outcome", "score", "half_step", "changes")
    assert [tuple(one[key] for key in keys) for one in told] == kept
    assert any(one["changes"] for one in told), "one answer was changed on the way"


def test_scores_are_on_the_ruler_of_three_choices(tour: Path) -> None:
    for one in told_of(tour, "questions")[1]:
        if one["outcome"] != "answered":
            assert one["score"] is None
            continue
        turned = 2 - one["raw"] if one["format"]["reversed"] else one["raw"]
        assert (one["score"], one["half_step"]) == (50.0 * turned, 25.0)


def test_a_screen_reader_meets_every_question_with_its_choices(tour: Path) -> None:
    told = json.loads((tour / "tour.json").read_text(encoding="utf-8"))
    (question,) = (picture for picture in told["pictures"] if picture["file"].endswith("-question.png"))
    tree = " ".join(question["tree"])
    for word in ("Ja", "Ibland", "Nej", "Vet inte", "Vill inte svara", "Hör igen", "Paus", "Sluta"):
        assert word in tree
    assert tree.index("Ja") < tree.index("Vet inte") < tree.index("Paus"), "in reading order"

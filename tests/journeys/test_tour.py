"""The tour: what its hands gave, what the store holds and what tour.json tells are the same answers."""

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest


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
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert "Traceback" not in done.stderr
    return out


def test_it_leaves_numbered_pictures_worth_showing(tour: Path) -> None:
    pictures = sorted(tour.glob("[0-9][0-9]-*.png"))
    assert len(pictures) >= 12
    assert all(picture.stat().st_size > 8_000 for picture in pictures), "none is empty"
    told = json.loads((tour / "tour.json").read_text(encoding="utf-8"))
    assert [picture["file"] for picture in told["pictures"]] == [picture.name for picture in pictures]
    assert all(picture["title"] and picture["tree"] for picture in told["pictures"])


def test_what_was_given_is_what_is_kept(tour: Path) -> None:
    told = json.loads((tour / "tour.json").read_text(encoding="utf-8"))
    given = {one["item_id"]: (one["raw"], one["missing"] or "answered", one["way"]) for one in told["given"]}
    kept = {one["item_id"]: (one["raw"], one["outcome"], one["input_way"]) for one in told["answers"]}
    assert kept == given
    assert {way for _, _, way in kept.values()} == {"touch", "mouse", "keyboard"}
    assert {outcome for _, outcome, _ in kept.values()} == {"answered", "dont_know", "declined"}


def test_what_it_tells_is_what_the_database_holds(tour: Path) -> None:
    told = json.loads((tour / "tour.json").read_text(encoding="utf-8"))["answers"]
    connection = sqlite3.connect(tour / "tour.db")
    try:
        rows = connection.execute(
            "select item_id, raw, outcome, score, half_step, changes"
            " from answer order by order_in_conversation"
        ).fetchall()
    finally:
        connection.close()
    keys = ("item_id", "raw", "outcome", "score", "half_step", "changes")
    assert [tuple(one[key] for key in keys) for one in told] == rows
    assert any(one["changes"] for one in told), "one answer was changed on the way"


def test_scores_are_on_the_ruler_of_three_choices(tour: Path) -> None:
    for one in json.loads((tour / "tour.json").read_text(encoding="utf-8"))["answers"]:
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

"""Another program reads the boards that we write, and finds in them what we meant."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from pictograms.boards.compose import compose
from pictograms.boards.reader import read_board_bytes
from pictograms.boards.writer import write_boards
from pictograms.catalogue import Catalogue
from tests.pictograms.boards.aac_processors import installed, node
from tests.pictograms.boards.made import SVG, board, data_uri, obz, png
from tests.pictograms.boards.test_compose import DAY, FOOD


@pytest.fixture
def cross_read(tmp_path: Path) -> Any:
    """What the other program finds in files."""

    def read(*files: Path) -> list[dict[str, Any]]:
        folder, program = installed(), node()
        assert folder is not None and program is not None
        out = tmp_path / "found.json"
        script = Path(__file__).with_name("cross_read.js")
        done = subprocess.run(
            [program, str(script), str(out), str(folder), *map(str, files)],
            capture_output=True,
            text=True,
            timeout=120,
        )
        assert done.returncode == 0, done.stderr
        found: list[dict[str, Any]] = json.loads(out.read_text(encoding="utf-8"))
        return found

    return read


def test_our_boards_are_whole_in_another_program(
    cross_read: Any, tmp_path: Path, catalogue: Catalogue
) -> None:
    write_boards(compose([DAY, FOOD], catalogue), tmp_path / "day.obz")
    write_boards(compose([FOOD], catalogue), tmp_path / "food.obf")
    package, single = cross_read(tmp_path / "day.obz", tmp_path / "food.obf")
    assert package["valid"] and package["errors"] == []
    day, food = package["pages"]
    assert package["root"] == day["id"] == "boards/1.obf"
    assert (day["name"], day["locale"]) == ("Min dag", "sv")
    assert day["grid"] == [["Bra", None, "Personal"], ["Mat", None, None]]
    assert [button["message"] for button in day["buttons"]] == ["Bra", "Personalen", "Mat"]
    assert [button["target"] for button in day["buttons"]] == [None, None, food["id"]]
    assert {button["picture"] for button in day["buttons"]} == {"data:image/svg+xml;base64"}
    assert day["buttons"][0]["colour"] == "rgb(222, 242, 222)"
    assert day["licences"] == ["CC BY-SA 4.0", "MIT", "CC BY-SA 4.0"]
    assert single["valid"] and single["pages"][0]["grid"] == [["Bröd", "Annat"]]
    assert single["pages"][0]["buttons"][0]["picture"] == "data:image/svg+xml;base64"


def test_odd_boards_become_ones_that_another_program_accepts(cross_read: Any, tmp_path: Path) -> None:
    odd = board(
        3,
        grid={"rows": 1, "columns": 2, "order": [[0, None], [1, "nobody"]]},
        buttons=[
            {"id": 0, "label": "noll", "image_id": 0, "background_color": "#ffff32", "border_color": "#444"},
            {"id": 1, "label": "ett", "image_id": 1, "hidden": True, "load_board": {"path": "b.obf"}},
        ],
        images=[
            {"id": 0, "data": data_uri(SVG, "image/svg"), "content_type": "image/svg"},
            {"id": 1, "path": "images/blå.png", "content_type": "image/png"},
        ],
    )
    content = obz({"ö.obf": odd, "b.obf": board("b"), "images/blå.png": png()}, listed=False)
    write_boards(read_board_bytes(content, "x.obz"), tmp_path / "x.obz")
    (found,) = cross_read(tmp_path / "x.obz")
    assert found["valid"] and found["errors"] == []
    first = next(page for page in found["pages"] if page["id"] == "ö.obf")
    assert first["grid"] == [["noll", None], ["ett", None]]
    assert [button["hidden"] for button in first["buttons"]] == [False, True]
    assert first["buttons"][0]["colour"] == "rgb(255, 255, 50)"
    assert first["buttons"][1]["target"] == "b.obf"
    assert [button["picture"] for button in first["buttons"]] == [
        "data:image/svg;base64",
        "data:image/png;base64",
    ]

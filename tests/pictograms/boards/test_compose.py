"""Our own boards go out with each picture's licence and whom to thank for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from pictograms.boards.check import check
from pictograms.boards.compose import Cell, Page, compose
from pictograms.boards.errors import MustStayInside
from pictograms.boards.reader import read_boards
from pictograms.boards.svg_safety import clean_svg
from pictograms.boards.writer import write_boards
from pictograms.catalogue import Catalogue
from pictograms.errors import UnknownPictogram
from pictograms.symbols import Credit, Symbol

DAY = Page(
    id="day",
    name="Min dag",
    lang="sv",
    rows=(
        (
            Cell("Bra", "openmoji:1F604", colour="rgb(222, 242, 222)"),
            None,
            Cell("Personal", "own:staff", "Personalen"),
        ),
        (Cell("Mat", "openmoji:1F35E", opens="food"),),
    ),
)
FOOD = Page(id="food", name="Mat", lang="sv", rows=((Cell("Bröd", "openmoji:1F35E"), Cell("Annat")),))


def test_boards_of_ours_are_read_back_as_they_were_meant(tmp_path: Path, catalogue: Catalogue) -> None:
    write_boards(compose([DAY, FOOD], catalogue), tmp_path / "day.obz")
    boards = read_boards(tmp_path / "day.obz")
    day, food = boards.boards
    assert boards.root == "day" and (day.rows, day.columns) == (2, 3)
    assert [[cell is not None for cell in row] for row in day.order] == [
        [True, False, True],
        [True, False, False],
    ]
    assert [button.spoken for button in day.buttons] == ["Bra", "Personalen", "Mat"]
    assert day.buttons[2].leads_to == "food"
    assert [button.image_id for button in food.buttons] == ["openmoji-1F35E", ""]
    assert boards.faults == ()


def test_every_picture_carries_licence_and_credit(tmp_path: Path, catalogue: Catalogue) -> None:
    write_boards(compose([DAY], catalogue), tmp_path / "day.obz")
    report = check(tmp_path / "day.obz")
    assert (report.boards, report.buttons, report.images_resolved, report.warnings) == (1, 3, 3, ())
    assert [(thanks.licence, thanks.pictures) for thanks in report.credits] == [
        ("CC BY-SA 4.0", 2),
        ("MIT", 1),
    ]
    assert all(thanks.author and thanks.source.startswith("https://") for thanks in report.credits)
    image = read_boards(tmp_path / "day.obz").boards[0].images[0]
    assert image.credit is not None
    assert image.credit.notice_url == "https://creativecommons.org/licenses/by-sa/4.0/"
    assert image.extra == {"ext_accessible_fit_picture": "openmoji:1F604"}


def test_a_single_board_goes_out_with_its_drawings_inside(tmp_path: Path, catalogue: Catalogue) -> None:
    write_boards(compose([FOOD], catalogue), tmp_path / "food.obf")
    assert check(tmp_path / "food.obf").images_resolved == 1
    assert clean_svg(catalogue.svg("openmoji:1F35E")).content


def test_a_picture_that_nobody_has_is_told(catalogue: Catalogue) -> None:
    with pytest.raises(UnknownPictogram):
        compose([Page("x", "x", "sv", ((Cell("x", "own:nothing-like-it"),),))], catalogue)


class BoughtPictures:
    """A set that the organisation has paid for."""

    def get(self, key: str) -> Symbol:
        return Symbol(key, "bought", {"sv": "hus"}, {}, (), "Widgit")

    def svg(self, key: str) -> bytes:
        return b"<svg/>"

    def credits(self, keys: object) -> list[Credit]:
        return []


def test_a_picture_that_must_stay_in_the_organisation_does_not_go_out() -> None:
    page = Page("x", "x", "sv", ((Cell("hus", "bought:house"),),))
    with pytest.raises(MustStayInside, match="Widgit"):
        compose([page], BoughtPictures())
    assert compose([page], BoughtPictures(), stays_inside=True).boards[0].images[0].credit is not None

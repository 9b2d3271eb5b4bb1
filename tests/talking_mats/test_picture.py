"""The picture of a mat for the wall: it shows what was stored, and nothing lies over anything else."""

import io
from itertools import combinations
from pathlib import Path

import pytest
from PIL import Image

from pictograms.boards.reader import read_boards
from pictograms.boards.writer import write_boards
from pictograms.catalogue import Catalogue
from talking_mats.boards_out import mat_boards
from talking_mats.brush import label_box
from talking_mats.cards import blank_card
from talking_mats.described import read_description
from talking_mats.errors import NoDescription
from talking_mats.layout import Layout, lay_out
from talking_mats.lettering import Lettering, block_height
from talking_mats.model import Mat
from talking_mats.paper import SMALLEST_CARD_MM, card_grid, paper_pages
from talking_mats.paper_size import Box, page_size, px
from talking_mats.picture import Wishes, paint, picture_pdf, picture_png
from talking_mats.scales import top_scale
from talking_mats.topic import about_card
from talking_mats.tree import MatTree
from tests.talking_mats.mats import ASIDE, begun, laid, later

A4_AT_300 = (3508, 2480)


def square(_key: str, side: int) -> Image.Image:
    return Image.new("RGBA", (side, side), "#3366cc")


def mats() -> dict[str, Mat]:
    mixed = laid(begun(positions=5), [4, 3, 2, 1, 0, 4, ASIDE, ASIDE])
    return {
        "empty": begun("money"),
        "mixed": mixed.add(blank_card("b", "Personlig assistansverksamhet", "sv"), later(90), "touch").place(
            2, later(95), "touch"
        ),
        "one column": laid(begun("people"), [2] * 15),
        "one column, between": laid(begun("people", positions=5), [3] * 15),
        "all aside": laid(begun(), [ASIDE] * 15),
        "turned": laid(begun("deciding", "decide", turned=True), [2, 1, 0] * 5),
    }


@pytest.mark.parametrize("landscape", [True, False])
@pytest.mark.parametrize("name", mats())
def test_nothing_lies_over_anything_else_and_all_is_on_the_page(name: str, landscape: bool) -> None:
    mat = mats()[name]
    found = lay_out(mat, landscape, px(10))
    assert (found.page.width, found.page.height) == page_size(landscape)
    assert found.cards.keys() == mat.positions.keys()
    assert found.aside.keys() == {card.id for card in mat.aside}
    parts = [found.topic, found.date, *found.heads, *found.fields, found.foot]
    parts += [found.aside_field] if found.aside_field else []
    apart(parts, found.page)
    apart([*found.cards.values()], found.page)
    apart([*found.aside.values()], found.aside_field or found.page)
    for card_id, box in found.cards.items():
        assert found.fields[mat.screen_place(mat.positions[card_id])].holds(box)
        assert box.width >= px(13), "still to be seen on a wall"


def apart(boxes: list[Box], inside: Box) -> None:
    assert all(inside.holds(box) for box in boxes)
    assert not any(one.meets(other) for one, other in combinations(boxes, 2))


@pytest.mark.parametrize("name", mats())
def test_the_picture_tells_the_stored_placements(name: str) -> None:
    mat = mats()[name]
    wishes = Wishes(lang="sv", date="4 mars 2025", whose="Åsa Öberg", credits=["OpenMoji: CC BY-SA 4.0"])
    png = picture_png(mat, square, wishes)
    with Image.open(io.BytesIO(png)) as picture:
        assert picture.size == A4_AT_300 and round(picture.info["dpi"][0]) == 300
    for content in (png, picture_pdf(mat, square, wishes)):
        told = read_description(content)
        assert {one["card"]: one["position"] for one in told["placements"]} == dict(mat.positions)
        assert [one["card"] for one in told["aside"]] == [card.id for card in mat.aside]
        assert len(told["placements"]) + len(told["aside"]) + len(told["unplaced"]) == len(mat.cards)
        assert (told["date"], told["scale"]) == ("4 mars 2025", mat.start.scale.id)


def test_each_card_is_painted_where_the_layout_says() -> None:
    mat = laid(begun(cards=5), [2, 1, 0])
    page = paint(mat, square, Wishes())
    for box in lay_out(mat, True, px(4.6)).cards.values():
        middle = ((box.left + box.right) // 2, box.top + box.width // 2)
        assert page.getpixel(middle) == (0x33, 0x66, 0xCC)


def test_photos_are_asked_for_by_their_reference() -> None:
    asked: list[str] = []

    def photo(reference: str, side: int) -> Image.Image:
        asked.append(reference)
        return Image.new("RGB", (side, side // 2), "#aa0000")

    mat = begun(cards=2).add(blank_card("b", "", "sv", photo="photo-7"), later(1), "touch")
    paint(laid(mat, [2]), square, Wishes(photo=photo, landscape=False))
    assert asked == ["photo-7"]


def test_words_always_fit() -> None:
    lettering = Lettering()
    for words in (
        "Kaffe",
        "Pojkvän eller flickvän",
        "Personlig assistansverksamhet",
        "Ö" * 60,
        "ett två " * 40,
    ):
        size, lines = lettering.fitting(words, 300, 90, 76, 28, bold=True)
        assert all(lettering.width(line, size, bold=True) <= 300 for line in lines)
        assert block_height(lines, size) <= 90 * 1.1
    assert lettering.fitting("Äta ihop", 300, 90, 76, 28)[1] in (["Äta ihop"], ["Äta", "ihop"])


def test_other_files_are_no_pictures_of_mats() -> None:
    plain = io.BytesIO()
    Image.new("RGB", (9, 9)).save(plain, "PNG")
    pdf = io.BytesIO()
    Image.new("RGB", (9, 9)).save(pdf, "PDF")
    for content in (b"", b"hello", plain.getvalue(), pdf.getvalue(), b"%PDF-1.4"):
        with pytest.raises(NoDescription):
            read_description(content)


def test_a_set_to_cut_out() -> None:
    start = begun("people", positions=5).start
    pages = list(paper_pages(start, square, Wishes(credits=["OpenMoji"])))
    assert [page.size for page in pages] == [A4_AT_300, A4_AT_300, A4_AT_300[::-1]]
    assert len(list(paper_pages(start, square, Wishes(), card_mm=60))) > 3
    smallest = card_grid(px(SMALLEST_CARD_MM))
    apart(smallest, Box(0, 0, *page_size(landscape=False)))
    assert next(iter(paper_pages(start, square, Wishes(), card_mm=1))).size == A4_AT_300


def test_words_stand_below_the_picture_of_a_card() -> None:
    box = Box(0, 0, 400, 528)
    assert box.holds(label_box(box)) and label_box(box).height > 100


def test_a_mat_goes_out_as_open_boards(tmp_path: Path) -> None:
    catalogue = Catalogue.bundled()
    tree = MatTree.of(laid(begun(positions=5, cards=4), [4, 3, 0]))
    deeper = about_card(tree.here.cards["lunch"], top_scale("like"), {"sv": "Hur?", "en": "How?"})
    tree = tree.open("lunch", "deeper", deeper, later(60), "partner")
    path = tmp_path / "mat.obz"
    write_boards(mat_boards(tree, catalogue, "sv", date="4 mars 2025"), path)
    board = read_boards(path).board("m")
    assert board is not None and board.name == "Mat 4 mars 2025"
    labels = {button.id: button.label for button in board.buttons}
    heads = [labels.get(cell or "", "") for cell in board.order[0]]
    assert heads == ["Gillar", "", "Sådär", "", "Gillar inte"]
    lunch = next(button for button in board.buttons if button.label == "Lunch")
    assert lunch.leads_to == "deeper" and lunch.extra["ext_talking_mats_position"] == 3


def test_a_picture_that_is_here_no_more_leaves_its_place_to_the_words_on_a_board(tmp_path: Path) -> None:
    tree = MatTree.of(laid(begun(cards=3), [2]))
    gone = blank_card("gone", "Min hund", "sv", picture="bought:1")
    tree = tree.do(lambda mat: mat.add(gone, later(50), "touch").put("gone", 1, later(55), "touch"))
    path = tmp_path / "mat.obz"
    write_boards(mat_boards(tree, Catalogue.bundled(), "sv"), path)
    board = read_boards(path).boards[0]
    assert [button.image_id for button in board.buttons if button.label == "Min hund"] == [""]


def test_layouts_are_values() -> None:
    mat = mats()["mixed"]
    assert isinstance(lay_out(mat, True, 0), Layout) and lay_out(mat, True, 0) == lay_out(mat, True, 0)

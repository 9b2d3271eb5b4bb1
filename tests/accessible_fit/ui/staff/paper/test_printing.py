"""A form and a mat are printed from the staff's pages: chosen, saved, opened to be printed."""

from pathlib import Path

import pytest

from accessible_fit.errors import FileUnusable
from accessible_fit.services.access import Actor
from accessible_fit.ui.staff.paper.hub import PaperPage
from accessible_fit.ui.staff.paper.print_form import PrintFormPage
from accessible_fit.ui.staff.paper.print_mat import PrintMatPage
from accessible_fit.ui.staff.paper.print_page import PrintPage
from accessible_fit.ui.staff.paper.saving import write_pdf
from db.vocabulary import Role
from tests.accessible_fit.paper.pdf_reader import read_pdf
from tests.accessible_fit.ui.staff.paper.conftest import Desk
from tests.accessible_fit.ui.staff.test_every_page import check


def save_to(page: PrintPage, folder: Path) -> list[Path]:
    """Let the page save into a folder, and gather what it would open."""
    opened: list[Path] = []
    page.ask_where = lambda _parent, name: str(folder / name)
    page.show_file = opened.append
    return opened


def test_a_form_for_kalle_is_saved_and_opened(desk: Desk, tmp_path: Path) -> None:
    desk.open("A form")
    page = desk.seat.page(PrintFormPage)
    check("print form", desk.seat.window)
    opened = save_to(page, tmp_path)
    desk.press_in_page("Five choices")
    desk.press_in_page("English")
    desk.press_in_page("Save as PDF")
    (saved,) = tmp_path.glob("*.pdf")
    assert page.notice.text() == f"Saved as {saved.name}."
    pdf = read_pdf(saved.read_bytes())
    assert "Kalle" in pdf.pages[0].text()
    assert "-5-en" in pdf.pages[0].text()
    desk.press_in_page("Open it, to print")
    assert opened == [saved]


def test_five_choices_leave_room_for_two_questions_a_page(desk: Desk) -> None:
    desk.open("A form")
    page = desk.seat.page(PrintFormPage)
    assert page.per_page is not None
    assert len(page.per_page.dots) == 3
    desk.click(page.per_page.dots[2])
    desk.press_in_page("Five choices")
    assert page.per_page.value() == 2
    assert len(page.per_page.dots) == 2


def test_a_mat_for_anybody_is_printed_from_the_sidebar(desk: Desk, tmp_path: Path) -> None:
    assert desk.seat.window._routes is not None
    desk.seat.window._routes.go("paper")
    desk.seat.wait()
    check("on paper", desk.seat.window)
    desk.press_in_page("A mat to cut out")
    page = desk.seat.page(PrintMatPage)
    check("print mat", desk.seat.window)
    save_to(page, tmp_path)
    assert page.choice is not None
    for button in list(page.choice.cards.values())[1:]:
        desk.click(button)
    desk.press_in_page("Save as PDF")
    (saved,) = tmp_path.glob("*.pdf")
    assert len(read_pdf(saved.read_bytes()).pages) == 3
    desk.click(next(iter(page.choice.cards.values())))
    desk.press_in_page("Save as PDF")
    assert page.notice.text() == "No card is chosen. Choose at least one."
    desk.press_in_page("Back")
    desk.seat.page(PaperPage)


def test_not_saving_after_all_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    desk.open("A form")
    page = desk.seat.page(PrintFormPage)
    page.ask_where = lambda _parent, _name: ""
    desk.press_in_page("Save as PDF")
    assert page.notice.text() == ""
    assert page.primary is not None and page.primary.isEnabled()


def test_a_place_that_can_not_be_written_is_told(desk: Desk, tmp_path: Path) -> None:
    desk.open("A form")
    page = desk.seat.page(PrintFormPage)
    page.ask_where = lambda _parent, name: str(tmp_path / "missing" / name)
    desk.press_in_page("Save as PDF")
    assert "cannot be used" in page.notice.text()


def test_a_file_that_is_there_stays_when_the_new_one_fails(tmp_path: Path) -> None:
    assert write_pdf(str(tmp_path / "form"), b"one") == tmp_path / "form.pdf"
    (tmp_path / ".form.pdf.part").mkdir()
    with pytest.raises(FileUnusable):
        write_pdf(str(tmp_path / "form.pdf"), b"two")
    assert (tmp_path / "form.pdf").read_bytes() == b"one"


def test_who_may_not_see_people_is_offered_nothing_on_paper(desk: Desk) -> None:
    lisa = desk.lisa
    leader = Actor(lisa.user_id, "Bo", Role.LEADER, lisa.unit_ids)
    desk.seat.window._signed_in(desk.home.desk, leader, "en")
    desk.seat.wait()
    assert "On paper" not in desk.seat.texts()

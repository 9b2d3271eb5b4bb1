"""Lena takes the unit's register and how it asks along, in a file for each way of reading it."""

import csv
import io
import json
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader
from PySide6.QtWidgets import QWidget

from accessible_fit.reports.kinds import FileFormat
from accessible_fit.ui.staff.following.participation_page import ParticipationPage
from accessible_fit.ui.staff.following.register_page import RegisterPage
from accessible_fit.ui.staff.rights.save_panel import SavePanel
from db.engine import Store
from tests.accessible_fit.ui.staff.conftest import Home, Seat
from tests.accessible_fit.ui.staff.test_plan_pages import Lisa

WAYS = {
    FileFormat.PDF: "Save as PDF",
    FileFormat.XLSX: "Save as a spreadsheet",
    FileFormat.CSV: "Save as CSV",
    FileFormat.JSON: "Save as JSON",
}


@pytest.fixture
def lena(home: Home, seat: Seat) -> Lisa:
    """Lena in front of the window, with six persons who have been asked."""
    made = Lisa(home, seat)
    home.hold(made.actor, made.kalle)
    for alias in ("Åsa", "Bo", "Cia", "Disa", "Eva"):
        home.hold(made.actor, home.add(made.actor, alias))
    home.clock.pass_days(120)
    made.lead()
    return made


def save_all(seat: Seat, page: QWidget, folder: Path) -> dict[FileFormat, bytes]:
    """Press every way of saving with the mouse, and return what each of them wrote."""
    (panel,) = page.findChildren(SavePanel)
    names: list[str] = []

    def ask(_parent: QWidget, name: str) -> str:
        names.append(name)
        return str(folder / name)

    panel.ask_where = ask
    for said in WAYS.values():
        seat.press(said)
        seat.qtbot.waitUntil(lambda: panel.ways[FileFormat.PDF].isEnabled(), timeout=20_000)
        seat.wait()
    assert not panel.open.isVisible()  # what was saved last is nothing to print
    return {way: (folder / name).read_bytes() for way, name in zip(WAYS, names, strict=True)}


def exported(store: Store) -> list[str]:
    with store.reading() as tx:
        rows = tx.exec_driver_sql("SELECT subject_kind FROM audit_entry WHERE verb = 'exported' ORDER BY seq")
        return [kind for (kind,) in rows]


def test_participation_is_saved_with_what_was_planned_and_the_stage(
    lena: Lisa, store: Store, tmp_path: Path
) -> None:
    seat = lena.seat
    seat.press("Participation")
    page = seat.page(ParticipationPage)
    seat.qtbot.waitUntil(lambda: page.found is not None)
    files = save_all(seat, page, tmp_path)
    made = json.loads(files[FileFormat.JSON])
    assert page.found is not None
    assert made["planned"]["persons"] == page.found.persons == 6
    assert made["planned"]["sentence"] in seat.texts()
    assert made["stage"]["stage"] == page.found.stage.stage.value
    assert made["stage"]["sentence"] in seat.texts() and made["stage"]["rule"] in seat.texts()
    rows = list(csv.DictReader(io.StringIO(files[FileFormat.CSV].decode("utf-8-sig"))))
    assert {"participation", "planned", "planned_quarter", "stage"} == {row["section"] for row in rows}
    book = load_workbook(io.BytesIO(files[FileFormat.XLSX]))
    assert book.sheetnames == [
        "Who took part",
        "Asked as planned",
        "Quarter by quarter",
        "How far the unit has come",
    ]
    pages = "\n".join(one.extract_text() for one in PdfReader(io.BytesIO(files[FileFormat.PDF])).pages)
    assert made["planned"]["sentence"] in pages and made["stage"]["name"] in pages
    assert "Kalle" not in pages
    assert exported(store) == ["participation"] * 4


def test_the_register_is_saved_and_opened_to_be_printed(lena: Lisa, store: Store, tmp_path: Path) -> None:
    seat = lena.seat
    seat.press("Register")
    page = seat.page(RegisterPage)
    seat.qtbot.waitUntil(lambda: page.found is not None)
    files = save_all(seat, page, tmp_path)
    assert json.loads(files[FileFormat.JSON])["enrolled"] == 6
    assert b"Kalle" not in files[FileFormat.CSV]
    (panel,) = page.findChildren(SavePanel)
    opened: list[Path] = []
    panel.ask_where = lambda _parent, _name: str(tmp_path / "register")
    panel.show_file = lambda path: opened.append(path)
    seat.press(WAYS[FileFormat.PDF])
    seat.qtbot.waitUntil(panel.open.isVisible, timeout=20_000)
    seat.press("Open it, to print")
    assert opened == [tmp_path / "register.pdf"]
    assert exported(store) == ["register"] * 5

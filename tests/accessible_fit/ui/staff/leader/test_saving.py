"""A leader saves the report of the year from the overview, and opens it to print."""

import io
from collections.abc import Callable
from pathlib import Path

from openpyxl import load_workbook
from PySide6.QtWidgets import QWidget

from accessible_fit.reports.kinds import FileFormat
from accessible_fit.ui.staff.leader.overview_page import OverviewPage
from accessible_fit.ui.staff.rights.save_panel import SavePanel
from db.engine import Store
from tests.accessible_fit.ui.staff.conftest import Seat
from tests.accessible_fit.ui.staff.leader.test_overview_page import (  # fixtures are found by their names
    IMPROVING,
    desk,  # noqa: F401 – pytest looks it up
    enter,  # noqa: F401 – pytest looks it up
    municipality,  # noqa: F401 – pytest looks it up
)


def panel_of(page: QWidget) -> SavePanel:
    found = page.findChild(SavePanel)
    assert isinstance(found, SavePanel)
    return found


def test_the_report_is_saved_where_the_leader_wants_and_opened_to_be_printed(
    seat: Seat,
    enter: Callable[..., OverviewPage],  # noqa: F811 – the fixture, by its name
    municipality: Store,  # noqa: F811 – the fixture, by its name
    tmp_path: Path,
) -> None:
    page = enter(seat, IMPROVING)
    panel, opened = panel_of(page), list[Path]()
    asked: list[str] = []

    def ask(_parent: QWidget, name: str) -> str:
        asked.append(name)
        return str(tmp_path / "årsrapport")

    panel.ask_where, panel.show_file = ask, opened.append
    assert not panel.open.isVisible()
    panel.ways[FileFormat.PDF].click()
    assert not panel.ways[FileFormat.XLSX].isEnabled()  # one at a time
    seat.qtbot.waitUntil(lambda: panel.open.isVisible(), timeout=20_000)
    saved = tmp_path / "årsrapport.pdf"
    assert saved.read_bytes().startswith(b"%PDF")
    assert asked[0].endswith("2025-12-31.pdf")
    assert "Saved as årsrapport.pdf." in seat.texts()
    panel.open.click()
    assert opened == [saved]
    panel.ways[FileFormat.XLSX].click()
    seat.qtbot.waitUntil(lambda: (tmp_path / "årsrapport.xlsx").exists(), timeout=20_000)
    seat.qtbot.waitUntil(lambda: panel.ways[FileFormat.XLSX].isEnabled(), timeout=20_000)
    book = load_workbook(io.BytesIO((tmp_path / "årsrapport.xlsx").read_bytes()))
    assert book.sheetnames[0] == "Who took part"
    with municipality.reading() as tx:
        noted = tx.exec_driver_sql(
            "SELECT verb, subject_kind FROM audit_entry ORDER BY seq DESC LIMIT 2"
        ).all()
    assert [*noted] == [("looked_at", "service_types"), ("exported", "unit")]


def test_a_folder_that_cannot_be_written_is_told_and_another_can_be_chosen(
    seat: Seat,
    enter: Callable[..., OverviewPage],  # noqa: F811 – the fixture, by its name
    tmp_path: Path,
) -> None:
    page = enter(seat, IMPROVING)
    panel = panel_of(page)
    panel.ask_where = lambda _parent, _name: str(tmp_path / "no" / "rapport.csv")
    panel.ways[FileFormat.CSV].click()
    seat.qtbot.waitUntil(lambda: page.notice.isVisible(), timeout=20_000)
    assert panel.ways[FileFormat.CSV].isEnabled()
    panel.ask_where = lambda _parent, _name: ""
    panel.ways[FileFormat.CSV].click()
    seat.qtbot.waitUntil(lambda: panel.ways[FileFormat.CSV].isEnabled(), timeout=20_000)
    assert not list(tmp_path.glob("*.csv"))

"""Lisa asks Kalle what he says yes to, shows him who has looked, saves it all for him, and erases him."""

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QLabel

from accessible_fit.ui.staff.consent_page import ConsentPage
from accessible_fit.ui.staff.consent_sheet import ConsentSheet
from accessible_fit.ui.staff.log_page import LogPage
from accessible_fit.ui.staff.people import PeoplePage
from accessible_fit.ui.staff.rights.erase_page import ErasePage
from accessible_fit.ui.staff.rights.take_along_page import TakeAlongPage
from accessible_fit.ui.staff.rights.unit_log_page import UnitLogPage
from db.engine import Store
from db.records import Person
from db.vocabulary import ConsentDecision, ConsentKind
from tests.accessible_fit.ui.staff.conftest import PASSWORD, Home, Seat


def come_in(home: Home, sign_in: Callable[[], Seat]) -> tuple[Seat, Person]:
    lisa = home.lisa()
    kalle = home.add(lisa, "Kalle", 1970)
    home.hold(lisa, kalle)
    seat = sign_in()
    seat.press_starting("Kalle")
    return seat, kalle


def sheet_of(page: ConsentPage, kind: ConsentKind) -> ConsentSheet:
    return page.sheets[list(ConsentKind).index(kind)]


def click(seat: Seat, sheet: ConsentSheet, *, yes: bool) -> None:
    """Press the answer, how it was said, and keep it."""
    seat.qtbot.waitUntil(lambda: sheet.again.isVisible())
    sheet.again.click()
    (sheet.yes if yes else sheet.no).click()
    sheet.how.dots[1].click()
    sheet.keep.click()
    seat.wait()


def held(home: Home, person: Person, kind: ConsentKind) -> ConsentDecision | None:
    actor, _ = home.desk.accounts.sign_in("lisa", PASSWORD)
    kept = home.desk.consents.latest(actor, person.id, kind)
    return kept.decision if kept is not None else None


def test_each_kind_is_asked_by_itself_and_taken_back_in_the_same_place(
    home: Home, sign_in: Callable[[], Seat]
) -> None:
    seat, kalle = come_in(home, sign_in)
    seat.press("Consent")
    page = seat.page(ConsentPage)
    assert len(page.sheets) == len(ConsentKind)
    assert seat.texts().count("Kalle has not been asked yet.") == len(ConsentKind)
    sheet = sheet_of(page, ConsentKind.STATISTICS)
    click(seat, sheet, yes=True)
    assert held(home, kalle, ConsentKind.STATISTICS) is ConsentDecision.GIVEN
    click(seat, sheet, yes=False)
    assert held(home, kalle, ConsentKind.STATISTICS) is ConsentDecision.WITHDRAWN
    assert "Kalle has taken the yes back. The answers are left out of the unit's figures." in seat.texts()
    assert "took the yes back" in seat.texts()  # so far


def test_a_no_to_keeping_answers_stops_the_next_conversation_until_it_is_asked_again(
    home: Home, sign_in: Callable[[], Seat]
) -> None:
    seat, _ = come_in(home, sign_in)
    seat.press("Consent")
    sheet = sheet_of(seat.page(ConsentPage), ConsentKind.ANSWERS)
    click(seat, sheet, yes=False)
    seat.press("Back")
    seat.press("Start a conversation")
    seat.press("Start")
    assert "The person has said no to keeping answers." in seat.texts()


def test_the_log_is_read_heard_and_printed(home: Home, sign_in: Callable[[], Seat], tmp_path: Path) -> None:
    seat, _ = come_in(home, sign_in)
    seat.press("Who has looked")
    page = seat.page(LogPage)
    texts = [one.text() for one in page.findChildren(QLabel)]
    assert "Lisa Holm looked at your page." in texts
    assert "Lisa Holm began a talk with you." in texts
    assert texts.index("Lisa Holm looked at your page.") < texts.index("Lisa Holm began a talk with you.")
    heard: list[tuple[str, str, int, str]] = []
    page.listen_wanted.connect(lambda *said: heard.append(said))
    seat.press("Read aloud")
    ((said, language, _, _),) = heard
    assert language == "sv"
    assert "Lisa Holm" in said
    place = tmp_path / "who"
    page.ask_where = lambda _parent, _name: str(place)
    seat.press("Save to print")
    assert (tmp_path / "who.pdf").read_bytes().startswith(b"%PDF")


def test_everything_is_saved_in_one_file(home: Home, sign_in: Callable[[], Seat], tmp_path: Path) -> None:
    seat, kalle = come_in(home, sign_in)
    seat.press("Take along")
    page = seat.page(TakeAlongPage)
    page.ask_where = lambda _parent, name: str(tmp_path / name)
    seat.press("Save everything")
    (file,) = tmp_path.glob("*.zip")
    with zipfile.ZipFile(io.BytesIO(file.read_bytes())) as archive:
        assert json.loads(archive.read("data.json"))["person"] == str(kalle.id)
    assert page.notice.isVisible()


def test_nothing_is_erased_before_the_name_is_written(home: Home, sign_in: Callable[[], Seat]) -> None:
    seat, _ = come_in(home, sign_in)
    seat.press("Take along")
    seat.press("Erase Kalle …")
    page = seat.page(ErasePage)
    assert "• 1 conversation" in seat.texts()
    assert "Copies of this database that somebody else keeps still hold Kalle." in seat.texts()
    page.name.setText("Kall")
    seat.press("Erase for good")
    assert page.field.error()
    assert home.desk.residents.listed(home.desk.accounts.sign_in("lisa", PASSWORD)[0])
    page.name.setText("Kalle")
    seat.press("Erase for good")
    people = seat.page(PeoplePage)
    assert "Everything about the person is erased." in people.notice.text()
    assert "Kalle" not in [one.text() for one in people.findChildren(QLabel) if one.isVisible()]


def test_the_log_of_the_units_is_narrowed_and_checked(
    home: Home, sign_in: Callable[[], Seat], store: Store
) -> None:
    seat, _ = come_in(home, sign_in)
    seat.press("Log")
    page = seat.page(UnitLogPage)
    assert "Lisa Holm began a conversation." in seat.texts()
    assert "Lisa Holm signed in." in seat.texts()
    page.did.setCurrentIndex(page.did.findText("Signed in"))
    seat.wait()
    assert "Lisa Holm signed in." in seat.texts()
    assert "Lisa Holm began a conversation." not in seat.texts()
    seat.press("Check that it is whole")
    assert "The log is whole" in page.notice.text()
    with store.writing() as tx:
        tx.exec_driver_sql("DROP TRIGGER audit_entry_no_delete")
        tx.exec_driver_sql("DELETE FROM audit_entry WHERE seq = 3")
    seat.press("Check that it is whole")
    assert "(3" in page.notice.text()

"""From a file that is broken, or a computer that is new, back to signing in, in the real program."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from accessible_fit.app.program import Program
from accessible_fit.app.start import Start, utc_now
from accessible_fit.services.signing_in.accounts import Accounts
from accessible_fit.services.signing_in.new_account import NewAccount
from accessible_fit.services.upkeep import opening
from accessible_fit.services.upkeep.backups import Backups
from accessible_fit.settings import Places, Settings
from accessible_fit.ui.staff.first_account import FirstAccountPage
from accessible_fit.ui.staff.opening import FailurePage
from accessible_fit.ui.staff.restore_page import RestorePage
from accessible_fit.ui.staff.sign_in import SignInPage
from db.keys import KeySource
from db.vocabulary import ServiceType
from tests.db.test_keys import Drawer

PASSPHRASE = "fyra glada ord i rad"


def places(folder: Path) -> Places:
    return Places(folder / "data", folder / "cache", folder / "config")


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    """A backup from another computer, where Eva has an account."""
    where, drawer = opening.address("", tmp_path / "other" / "data" / "accessible-fit.db"), Drawer()
    with opening.open_or_make(where, drawer, None, make=True) as store:
        account = NewAccount("eva.ek", "Eva Ek", "fyra glada ord", "2580")
        actor = Accounts(store, utc_now).make_first(account, "Björken", ServiceType.GROUP_HOME)
        backups = Backups(store, utc_now, tmp_path / "disk", lambda: drawer)
        backups.choose_passphrase(actor, PASSPHRASE)
        return backups.make(actor).place


@pytest.fixture
def start(qtbot: QtBot, qapp: object, tmp_path: Path) -> Iterator[Callable[[KeySource], Program]]:
    made: list[Program] = []

    def begin(drawer: KeySource) -> Program:
        program = Program(
            Start(places(tmp_path), Settings("en"), key_source=lambda: drawer, full_screen=False)
        )
        made.append(program)
        qtbot.addWidget(program.staff)
        program.show()
        return program

    yield begin
    for program in made:
        program.close()


def restore(qtbot: QtBot, program: Program, file: Path, passphrase: str) -> None:
    qtbot.waitUntil(lambda: isinstance(program.staff.page(), RestorePage))
    program.staff.restore_given.emit(file, passphrase)


def test_a_broken_file_gives_way_to_the_backup_and_eva_signs_in(
    start: Callable[[KeySource], Program], qtbot: QtBot, backup: Path, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (data / "accessible-fit.db").write_bytes(b"\0" * 9000)
    program = start(Drawer())
    qtbot.waitUntil(lambda: isinstance(program.staff.page(), FailurePage))
    program.staff.ask_restore()
    restore(qtbot, program, backup, "not the right words")
    qtbot.waitUntil(
        lambda: isinstance(page := program.staff.page(), RestorePage) and "wrong" in page.notice.text()
    )
    assert (data / "accessible-fit.db").read_bytes() == b"\0" * 9000
    restore(qtbot, program, backup, PASSPHRASE)
    qtbot.waitUntil(lambda: isinstance(program.staff.page(), SignInPage) and program.desk is not None)
    assert program.desk is not None
    program.desk.accounts.sign_in("eva.ek", "fyra glada ord")
    assert len(list(data.glob("*.replaced-*.db"))) == 1


def test_on_a_new_computer_the_empty_store_gives_way(
    start: Callable[[KeySource], Program], qtbot: QtBot, backup: Path
) -> None:
    program = start(Drawer())
    qtbot.waitUntil(lambda: isinstance(program.staff.page(), FirstAccountPage))
    program.staff.ask_restore()
    restore(qtbot, program, backup, PASSPHRASE)
    qtbot.waitUntil(lambda: isinstance(program.staff.page(), SignInPage))


def test_without_a_keyring_the_passphrase_of_the_backup_opens_the_program(
    start: Callable[[KeySource], Program], qtbot: QtBot, backup: Path, tmp_path: Path
) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "accessible-fit.db").write_bytes(b"\0" * 9000)
    program = start(Drawer(usable=False))
    qtbot.waitUntil(lambda: isinstance(program.staff.page(), FailurePage))
    program.staff.ask_restore()
    restore(qtbot, program, backup, PASSPHRASE)
    qtbot.waitUntil(lambda: "passphrase" in program.staff.current_page_title().lower())
    program.staff.passphrase_given.emit(PASSPHRASE)
    qtbot.waitUntil(lambda: isinstance(program.staff.page(), SignInPage))

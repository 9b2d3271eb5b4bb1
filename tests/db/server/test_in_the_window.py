"""The program itself, with a server's address in its settings: who signs in, and what is there then."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit
from pytestqt.qtbot import QtBot
from sqlalchemy import make_url

from accessible_fit.app.program import Program
from accessible_fit.app.start import Start
from accessible_fit.settings import Places, Settings, read_settings, write_settings
from accessible_fit.ui.staff.following.participation_page import ParticipationPage
from accessible_fit.ui.staff.opening import FailurePage
from accessible_fit.ui.staff.sign_in import SignInPage
from accessible_fit.ui.widgets.tree import accessible_tree
from accessible_fit.words.catalogue import Words
from accessible_fit.words.plan_sentences import asked_sentence, stage_sentence
from db.engine import create_store
from db.migrations.sixth.roles import named
from tests.db.conftest import sql_on_server
from tests.db.server.town import Town, as_login
from tests.db.test_keys import Drawer
from tests.journeys.people import PASSWORD


def opened(qtbot: QtBot, folder: Path, url: str) -> Program:
    write_settings(folder / "settings.toml", Settings("en", db=url))
    settings = read_settings(folder / "settings.toml")
    assert settings.db == url
    places = Places(folder / "data", folder / "cache", folder / "config")
    program = Program(Start(places, settings, key_source=Drawer, full_screen=False))
    qtbot.addWidget(program.staff)
    program.show()
    return program


def sign_in(qtbot: QtBot, program: Program, who: str) -> None:
    qtbot.waitUntil(lambda: isinstance(program.staff.page(), SignInPage), timeout=20_000)
    qtbot.waitUntil(lambda: program.desk is not None, timeout=20_000)
    page = program.staff.page()
    assert page is not None
    name, password = page.findChildren(QLineEdit)[:2]
    QTest.keyClicks(name, who)
    QTest.keyClicks(password, PASSWORD)
    QTest.keyClick(password, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: program.staff.actor is not None, timeout=20_000)


def test_bo_signs_in_and_sees_the_people_of_linden(
    qtbot: QtBot, qapp: object, tmp_path: Path, town: Town
) -> None:
    program = opened(qtbot, tmp_path, town.url())
    sign_in(qtbot, program, "bo")
    assert program.staff.actor is not None
    assert program.staff.actor.unit_ids == frozenset({town.linden})
    assert program.desk is not None
    listed = program.desk.residents.listed(program.staff.actor)
    assert [line.person.alias for line in listed] == ["Bengt-Olov"]
    program.close()


def test_lea_sees_how_her_unit_asks(qtbot: QtBot, qapp: object, tmp_path: Path, municipality: Town) -> None:
    program = opened(qtbot, tmp_path, municipality.url())
    sign_in(qtbot, program, "lea")

    def buttons() -> list[QAbstractButton]:
        every = program.staff.findChildren(QAbstractButton)
        return [one for one in every if one.accessibleName() == "Delaktighet" and one.isVisible()]

    qtbot.waitUntil(lambda: len(buttons()) == 1, timeout=20_000)
    (button,) = buttons()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=button.rect().center())
    qtbot.waitUntil(lambda: isinstance(program.staff.page(), ParticipationPage), timeout=20_000)
    shown = program.staff.page()
    assert isinstance(shown, ParticipationPage)
    qtbot.waitUntil(lambda: shown.found is not None, timeout=20_000)
    found = shown.found
    assert found is not None
    assert found.by_server
    w = Words("sv")
    qtbot.waitUntil(lambda: asked_sentence(w, found) in accessible_tree(program.staff), timeout=20_000)
    assert stage_sentence(w, found.stage.stage) in accessible_tree(program.staff)
    program.close()


def test_a_database_without_accounts_says_who_makes_the_first(
    qtbot: QtBot, qapp: object, tmp_path: Path, server: str, empty_database: str
) -> None:
    create_store(empty_database).close()
    name = str(make_url(empty_database).database)
    program_role = named(name)[1]
    sql_on_server(server, f"ALTER ROLE {program_role} PASSWORD 'x'")
    program = opened(qtbot, tmp_path, as_login(server, program_role).format(name=name))
    qtbot.waitUntil(lambda: isinstance(program.staff.page(), FailurePage), timeout=20_000)
    program.close()

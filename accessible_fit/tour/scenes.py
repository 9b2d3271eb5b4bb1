"""The scenes of the tour."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from PySide6.QtWidgets import QAbstractButton, QWidget

from accessible_fit.app.program import Program
from accessible_fit.instruments.parts import LINE_STEPS
from accessible_fit.tour.afterwards import ask_yes_and_no, make_action
from accessible_fit.tour.camera import Camera
from accessible_fit.tour.conversation import Conversation, GivenAnswer
from accessible_fit.tour.hands import Hands, TourLost, live
from accessible_fit.tour.mat import GivenPlace, MatTalkPlay
from accessible_fit.tour.rating import RatingPlay
from accessible_fit.tour.rooms import Rooms
from accessible_fit.tour.waiting import bring_to_top
from accessible_fit.tour.waiting import settled as _settled
from accessible_fit.tour.world import PASSWORD, PIN, SIGN_IN_NAME, filled_store, new_store, program
from accessible_fit.ui.mat.window import MatWindow
from accessible_fit.ui.resident.window import ResidentWindow
from accessible_fit.ui.staff.chart_panel import ChartPanel
from accessible_fit.ui.staff.leader.heat_map import HeatMap
from accessible_fit.ui.widgets.texts import Panel
from accessible_fit.words.catalogue import Words
from accessible_fit.words.held_sentences import format_name


@dataclass(frozen=True, slots=True)
class Held:
    """The conversations of the tour and what its hands gave in each: questions, a mat, a rating."""

    questions: UUID
    answers: dict[str, GivenAnswer]
    mat: UUID
    places: dict[str, GivenPlace]
    rating: UUID
    rated: dict[str, GivenAnswer]


def first_conversation(
    out: Path, work: Path, language: str, theme: str, hands: Hands, camera: Camera
) -> Held:
    """From an empty computer to a picture of what was said, in all three kinds of conversation."""
    running = program(work / "first", new_store(out, "tour.db"), language, theme)
    try:
        w = Words(language)
        _make_account(running.staff, hands, camera, w)
        _add_person(running.staff, hands, camera, w)
        conversation = _start_conversation(running, hands, camera, w)
        conversation.play()
        _look_at_answers(running, hands, camera, w)
        mat, places = _hold_mat(running, hands, camera, w)
        rating, rated = _hold_rating(running, hands, camera, w)
        make_action(running, hands, camera, w, conversation.id)
        ask_yes_and_no(running, hands, camera, w)
        return Held(conversation.id, conversation.given, mat, places, rating, rated)
    finally:
        _close(running)


def years_of_answers(
    out: Path, work: Path, language: str, theme: str, hands: Hands, camera: Camera, whole: bool = False
) -> None:
    """What is seen of people who have been asked for years; `whole` shows every room that the guide shows."""
    running = program(work / "years", filled_store(out, "people.db", language), language, theme)
    try:
        w = Words(language)
        staff = running.staff
        hands.fill(staff, w.t("Sign-in name"), SIGN_IN_NAME)
        hands.fill(staff, w.t("Password"), PASSWORD)
        camera.shoot(staff, "sign-in", w.t("Signing in"))
        hands.click(staff, w.t("Sign in"))
        _title(staff, hands, w.t("People"))
        _settled(running, hands)
        camera.shoot(staff, "people", w.t("People of all units"))
        _open_somebody(running, hands)
        bring_to_top(staff.findChildren(ChartPanel)[0])
        camera.shoot(staff, "person-years", w.t("One person over the years: sentence, picture and table"))
        rooms = Rooms(running, hands, camera, w)
        rooms.of_person(whole)
        hands.click(staff, w.t("Overview"))
        _settled(running, hands)
        largest = _telling_unit(running)
        hands.choose(staff, w.t("Unit"), largest)
        _settled(running, hands)
        bring_to_top(next(one for one in staff.findChildren(Panel) if one.findChild(HeatMap) is not None))
        camera.shoot(staff, "unit-trends", w.t("A unit over the years, with nobody pointed out"))
        rooms.of_unit(largest)
        if whole:
            rooms.of_method()
        hands.click(staff, w.t("Settings"))
        _settled(running, hands)
        camera.shoot(staff, "settings", w.t("Settings of this computer"))
        hands.click(staff, w.t("About the program"))
        _settled(running, hands)
        camera.shoot(staff, "about", w.t("About the program, with credits"))
    finally:
        _close(running)


def _make_account(staff: QWidget, hands: Hands, camera: Camera, w: Words) -> None:
    hands.fill(staff, w.t("Your name"), "Anna Lind")
    hands.fill(staff, w.t("Sign-in name"), "anna.lind")
    hands.fill(staff, w.t("Password"), PASSWORD)
    hands.fill(staff, w.t("The same password again"), PASSWORD)
    hands.fill(staff, w.t("Code"), PIN)
    hands.fill(staff, w.t("The same code again"), PIN)
    hands.fill(staff, w.t("Name of the unit"), "Gruppbostaden Ekbacken")
    camera.shoot(staff, "first-start", w.t("The first start"))
    hands.click(staff, w.t("Make the account"))


def _add_person(staff: QWidget, hands: Hands, camera: Camera, w: Words) -> None:
    hands.wait_for(lambda: w.t("No people here yet") in _texts(staff), w.t("No people here yet"))
    camera.shoot(staff, "no-people", w.t("An empty unit says what to do"))
    hands.click(staff, w.t("Add a person"))
    hands.fill(staff, w.t("Name on the screen"), "Kalle")
    hands.fill(staff, w.t("Year of birth"), "1984")
    camera.shoot(staff, "new-person", w.t("A person is added"))
    hands.click(staff, w.t("Save"))


def _start_conversation(running: Program, hands: Hands, camera: Camera, w: Words) -> Conversation:
    staff = running.staff
    hands.click(staff, w.t("Start a conversation"))
    start = w.tc("conversation", "Start")
    hands.button(staff, start)
    _settled(running, hands)
    camera.shoot(staff, "prepare", w.t("Preparing a conversation"))
    hands.click(staff, start)
    hands.wait_for(lambda: running.resident is not None and running.resident.isVisible(), start)
    resident = running.resident
    assert isinstance(resident, ResidentWindow)  # waited for above
    return Conversation(resident, hands, camera, resident.kit.words, PIN)


def _look_at_answers(running: Program, hands: Hands, camera: Camera, w: Words) -> None:
    staff = running.staff
    hands.wait_for(lambda: running.resident is None and staff.isVisible(), "review")
    hands.button(staff, w.t("Done"))
    _settled(running, hands)
    camera.shoot(staff, "review", w.t("What was said, for the person and the staff to look at together"))
    hands.click(staff, w.t("Done"))
    _settled(running, hands)
    camera.shoot(staff, "person", w.t("The person's own page"))


def _hold_mat(running: Program, hands: Hands, camera: Camera, w: Words) -> tuple[UUID, dict[str, GivenPlace]]:
    staff = running.staff
    _prepare(running, hands, w.t("Start a conversation"), w.tc("conversation", "Mat"), w)
    camera.shoot(staff, "mat-prepare", w.t("Preparing a mat"))
    window = _begin(running, hands, w)
    assert isinstance(window, MatWindow)  # that kind was chosen
    mat_id = window.conductor.talk.id
    places = MatTalkPlay(window, hands, camera, PIN).play()
    _back_with_staff(running, hands, w)
    camera.shoot(staff, "mat-review", w.t("The mat afterwards, for the person and the staff together"))
    hands.click(staff, w.t("Done"))
    _settled(running, hands)
    return mat_id, places


def _hold_rating(
    running: Program, hands: Hands, camera: Camera, w: Words
) -> tuple[UUID, dict[str, GivenAnswer]]:
    staff = running.staff
    _prepare(running, hands, w.t("Start a conversation"), w.t("Life and talk"), w)
    hands.click(staff, w.t("Change how {name} answers", name="Kalle"))
    hands.click(staff, format_name(w, LINE_STEPS))
    live(200)
    camera.shoot(staff, "rating-prepare", w.t("Preparing a rating"))
    window = _begin(running, hands, w)
    assert isinstance(window, ResidentWindow)  # that kind was chosen
    rating_id = window.conductor.talk.id
    rated = RatingPlay(window, hands, camera, PIN).play()
    _back_with_staff(running, hands, w)
    camera.shoot(staff, "rating-review", w.t("What was said on the lines, and the total"))
    hands.click(staff, w.t("Done"))
    _settled(running, hands)
    return rating_id, rated


def _prepare(running: Program, hands: Hands, start: str, kind: str, w: Words) -> None:
    hands.click(running.staff, start)
    hands.button(running.staff, w.tc("conversation", "Start"))
    _settled(running, hands)
    hands.click(running.staff, kind)
    _settled(running, hands)


def _begin(running: Program, hands: Hands, w: Words) -> QWidget:
    start = w.tc("conversation", "Start")
    hands.click(running.staff, start)
    hands.wait_for(lambda: running.resident is not None and running.resident.isVisible(), start)
    window = running.resident
    assert window is not None  # waited for
    return window


def _back_with_staff(running: Program, hands: Hands, w: Words) -> None:
    hands.wait_for(lambda: running.resident is None and running.staff.isVisible(), "review")
    hands.button(running.staff, w.t("Done"))
    _settled(running, hands)


def _open_somebody(running: Program, hands: Hands) -> None:
    """Open the page of the person who has been asked the most."""
    desk, actor = running.desk, running.staff.actor
    assert desk is not None and actor is not None  # signed in
    longest = max(
        desk.residents.listed(actor),
        key=lambda line: max(
            (len(one.scored) for one in desk.review.person(actor, line.person.id)), default=0
        ),
    )
    start = f"{longest.person.alias}, {longest.unit.name}"
    rows = [
        one
        for one in running.staff.findChildren(QAbstractButton)
        if one.isVisible() and one.accessibleName().startswith(start)
    ]
    if not rows:
        raise TourLost(what=start)
    hands.click(running.staff, rows[0].accessibleName())
    _settled(running, hands)


def _telling_unit(running: Program) -> str:
    """Return the name of the unit that shows most over the years: a small one shows nothing, and rightly."""
    desk, actor = running.desk, running.staff.actor
    assert desk is not None and actor is not None  # signed in
    overview, shown = desk.unit_overview, Counter[str]()
    for unit in overview.units(actor):
        told = overview.of_unit(actor, unit.id, overview.years(actor, unit.id)[0])
        shown[unit.name] = sum(len(row.shown) for row in told.rows)
    return max(sorted(shown), key=shown.__getitem__)


def _title(staff: object, hands: Hands, title: str) -> None:
    current: Callable[[], str] = staff.current_page_title  # type: ignore[attr-defined]  # the staff window's own
    hands.wait_for(lambda: current() == title, title)


def _texts(within: QWidget) -> list[str]:
    from PySide6.QtWidgets import QLabel

    return [label.text() for label in within.findChildren(QLabel) if label.isVisible()]


def _close(running: Program) -> None:
    running.staff.hide()
    running.close()
    running.staff.deleteLater()
    running.deleteLater()

"""A superuser brings in somebody else's form; it is asked, followed, and its figures are its own."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from accessible_fit.services.conversation import Given
from accessible_fit.services.flow import Said
from accessible_fit.services.wanted import Wanted
from accessible_fit.ui.staff.routes.book import Routes
from accessible_fit.ui.staff.workshop.form_page import FormPage
from accessible_fit.ui.staff.workshop.forms_page import FormsPage
from accessible_fit.ui.staff.workshop.saving import Ask
from accessible_fit.ui.widgets.list_row import ListRow
from db.records import Person
from db.vocabulary import InputWay, Role
from tests.accessible_fit.services.theirs import ITEMS, their_file, their_form
from tests.accessible_fit.ui.staff.conftest import Home, Seat
from tests.accessible_fit.ui.staff.workshop.conftest import Bench


def rate(bench: Bench, talks: list[list[int]]) -> Person:
    """Hold one conversation with a person for each list of faces."""
    person = bench.home.add(bench.lisa, "Kalle")
    form = next(one for one in bench.desk.forms.offered(bench.lisa) if one.id == "their_scale")
    for raws in talks:
        bench.home.clock.pass_days(30)
        talk = bench.desk.conversations.begin(bench.lisa, person.id, form, Wanted(steps=5))
        for item, raw in zip(ITEMS, raws, strict=True):
            given = Given(item, Said(raw=raw), InputWay.TOUCH, 900)
            bench.desk.conversations.keep(bench.lisa, talk, given)
        bench.desk.conversations.finish(bench.lisa, talk)
    return person


def saving_as(path: Path) -> Ask:
    """Stand in for the system's own window, in which this place is chosen."""

    def ask(_parent: QWidget, _name: str) -> str:
        return str(path)

    return ask


def test_a_file_is_looked_through_and_needs_its_licence(bench: Bench, tmp_path: Path) -> None:
    page, seat = bench.open_list(), bench.seat
    assert "Nothing yet. Write a form, or bring in a file." in seat.texts()
    bench.check("forms")
    bench.choose_file(page, their_file(tmp_path, ""))
    told = seat.texts()
    assert "This form belongs to somebody else." in told and "How is a?" in told
    bench.check("forms, looked through")
    assert seat.window.focusWidget() is page.coming.holder, "what is missing comes first"
    seat.press("Take in the form")
    assert "the licence is not filled in" in page.notice.text()
    assert page.coming.isVisible(), "what was looked through is still there"
    bench.focus(page.coming.holder)
    seat.write("Förlaget AB")
    seat.key(Qt.Key.Key_Tab)
    seat.write("Avtal 123")
    seat.press("Take in the form")
    assert "“Their scale” is here." in page.notice.text() and not page.coming.isVisible()
    (row,) = [one for one in page.findChildren(ListRow) if one.row_text.mark == "Under licence"]
    assert row.row_text.title == "Their scale"
    bench.check("forms, taken in")


def test_a_bad_file_is_told_line_by_line_and_left(bench: Bench, tmp_path: Path) -> None:
    page, seat = bench.open_list(), bench.seat
    text = their_form().replace('polarity = "up"', 'polarity = "upp"', 1).replace('id = "b"', 'id = "a"')
    path = tmp_path / "bad.toml"
    path.write_text(text, encoding="utf-8")
    bench.choose_file(page, path)
    told = seat.texts()
    assert "3 things must be mended before it can come." in told
    assert "There is no question with the id “b”." in told, "which the sum counts on"
    line = text[: text.index('"upp"')].count("\n") + 1
    assert f"Line {line}: The polarity “upp” is not known." in told
    bench.check("forms, bad file")
    seat.key(Qt.Key.Key_Return)  # the focus is on the way out
    assert not page.coming.isVisible()
    assert bench.desk.forms.listed(bench.lisa)[-1].form.id != "their_scale"


def test_a_file_that_is_no_form_is_told_at_the_top(bench: Bench, tmp_path: Path) -> None:
    page = bench.open_list()
    path = tmp_path / "copy.json"
    path.write_text("{}", encoding="utf-8")
    bench.choose_file(page, path)
    assert "does not hold a whole form" in page.notice.text()
    bench.choose_file(page, tmp_path / "gone.toml")
    assert "There is no such file." in bench.seat.texts()


def test_a_licensed_form_is_read_its_figures_set_and_it_is_saved(bench: Bench, tmp_path: Path) -> None:
    bench.desk.forms.take_in(bench.lisa, bench.desk.forms.look_through(bench.lisa, their_file(tmp_path)))
    page, seat = bench.open_list(), bench.seat
    (row,) = [one for one in page.findChildren(ListRow) if one.row_text.title == "Their scale"]
    bench.focus(row)
    seat.key(Qt.Key.Key_Return)
    form_page = seat.page(FormPage)
    told = seat.texts()
    assert "Held by Förlaget AB." in told and "cannot be changed here" in told
    assert form_page.primary is None, "nobody words it anew here"
    assert (form_page.cutoff.text(), form_page.reliable_change.text()) == ("25.0", "5.0")
    bench.check("form under licence")
    bench.focus(form_page.cutoff)
    bench.clear()
    seat.write("28,5")
    bench.focus(form_page.reliable_change)
    bench.clear()
    seat.press("Save the figures")
    figures = bench.desk.forms.figures(bench.lisa)["their_scale"]
    assert (figures.cutoff, figures.reliable_change) == (28.5, None)
    bench.focus(form_page.cutoff)
    bench.clear()
    seat.write("mycket")
    seat.press("Save the figures")
    assert "The cutoff is a number from 0" in form_page.notice.text()
    seat.press("Offer it no more")
    assert "It is not offered." in seat.texts()
    for name in ("ut.toml", "ut.json"):
        form_page._ask = saving_as(tmp_path / name)
        seat.press("Save as a file")
        assert f"The form is saved as {name}." in form_page.notice.text()
        text = (tmp_path / name).read_text(encoding="utf-8")
        assert "Förlaget AB" in text and "a right of their own" in text
    form_page._ask = saving_as(tmp_path / "no folder" / "ut.toml")
    seat.press("Save as a file")
    assert "ut.toml cannot be used." in form_page.notice.text()
    bench.routes.forms()
    seat.wait()
    (row,) = [one for one in seat.page(FormsPage).findChildren(ListRow) if one.row_text.mark == "Not offered"]
    assert row.row_text.title == "Their scale"


def test_the_forms_own_figures_stand_beside_its_answers_and_no_others(bench: Bench, tmp_path: Path) -> None:
    bench.desk.forms.take_in(bench.lisa, bench.desk.forms.look_through(bench.lisa, their_file(tmp_path)))
    person = rate(bench, [[2, 2, 2, 2], [3, 3, 3, 2]])
    seat, routes = bench.seat, bench.seat.window._routes
    assert isinstance(routes, Routes)
    card = bench.desk.residents.card(bench.lisa, person.id)
    routes.people.person(card.person.id)
    seat.wait()
    told = seat.texts()
    assert "The sum is 27.5. That is not below the form's own cutoff, 25.0." in told
    assert "The sum is 7.5 higher than last time. The form's own reliable change is 5.0." in told
    assert "come with the form from Förlaget AB" in told
    routes.questions.review(card.conversations[-1], "Kalle")
    seat.wait()
    told = seat.texts()
    assert "The sum is 20.0. That is below the form's own cutoff, 25.0." in told
    assert "last time" not in told, "there was none before it"
    bench.check("review of a form under licence")
    other = bench.home.add(bench.lisa, "Märta")
    held = bench.home.hold(bench.lisa, other)
    routes.people.person(other.id)
    seat.wait()
    assert held is not None and "the form's own" not in seat.texts()


@pytest.mark.parametrize("role", [Role.STAFF, Role.LEADER])
def test_others_have_no_such_place(seat: Seat, home: Home, role: Role) -> None:
    lisa = home.lisa()
    unit = home.desk.residents.units(lisa)[0]
    seat.window._signed_in(home.desk, replace(lisa, role=role, unit_ids=frozenset({unit.id})), "en")
    seat.wait()
    routes = seat.window._routes
    assert routes is not None
    assert "forms" not in {place.key for place in routes.places()}

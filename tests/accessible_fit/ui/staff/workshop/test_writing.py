"""A superuser writes a form, by keyboard and by mouse: nothing is lost, and hints come as they write."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import cast

import pytest
from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtTest import QTest

from accessible_fit.services.forms.errors import DraftGone
from accessible_fit.ui.staff.studio import Studio
from accessible_fit.ui.staff.workshop.compare_page import ComparePage
from accessible_fit.ui.staff.workshop.draft_page import DraftPage
from accessible_fit.ui.staff.workshop.form_page import FormPage
from accessible_fit.ui.staff.workshop.forms_page import FormsPage
from accessible_fit.ui.staff.workshop.item_page import ItemPage
from accessible_fit.ui.staff.workshop.listen_page import ListenPage
from accessible_fit.ui.widgets.list_row import ListRow
from audio.phrase import Phrase
from audio.player import SpeechPlayer
from audio.recorder import Recorder
from tests.accessible_fit.ui.staff.workshop.conftest import Bench


def kept(bench: Bench, page: DraftPage | ItemPage) -> None:
    bench.seat.qtbot.waitUntil(lambda: page.keeper.settled)
    bench.seat.wait()


def to_the_top(bench: Bench) -> None:
    page = bench.seat.window.page()
    assert page is not None
    page._scroll.verticalScrollBar().setValue(0)


def copy_ours(bench: Bench) -> DraftPage:
    """Open our group home form and make a copy to change."""
    page = bench.open_list()
    (row,) = [one for one in page.findChildren(ListRow) if one.row_text.title == "Group home"]
    QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(40, 20))
    bench.seat.page(FormPage)
    bench.seat.press("Make a copy to change")
    return bench.seat.page(DraftPage)


def test_a_form_is_written_from_nothing_by_the_keyboard(bench: Bench) -> None:
    page, seat = bench.open_list(), bench.seat
    assert seat.window.focusWidget() is page.primary
    seat.key(Qt.Key.Key_Return)
    draft = seat.page(DraftPage)
    assert draft.title == "A form without a title"
    assert "The title is missing. (Svenska)" in seat.texts() and "Question 1: " in seat.texts()
    bench.check("new draft")
    bench.focus(draft.titles["sv"])
    seat.write("Vår fråga")
    assert draft.title == "Vår fråga"
    bench.focus(draft.descriptions["sv"])
    seat.write("En fråga om hemmet.")
    kept(bench, draft)
    assert bench.desk.workshop.all_drafts(bench.lisa)[0].title == "Vår fråga"

    bench.focus(draft.items.rows[0].open)
    seat.key(Qt.Key.Key_Space)
    item = seat.page(ItemPage)
    assert seat.window.focusWidget() is item.questions["sv"]
    seat.write("Trivs du hemma?")
    kept(bench, item)
    bench.check("question")
    bench.focus(item.area)
    seat.key(Qt.Key.Key_Down)
    item.area.choose("liking")
    bench.focus(item.choose)
    seat.key(Qt.Key.Key_Space)
    assert item._browser is not None
    seat.qtbot.waitUntil(lambda: item._browser is not None and item._browser._browsing is not None)
    bench.check("question, picture")
    seat.write("hem")
    seat.key(Qt.Key.Key_Return)
    seat.key(Qt.Key.Key_Return)
    assert item.item.pictogram and seat.window.focusWidget() is item.choose
    seat.press("The one before")
    practice = seat.page(ItemPage)
    assert practice.title == "The practice question"
    seat.write("Tycker du om te?")
    practice.area.choose("food")
    practice._picture_chosen("openmoji:2615")
    seat.press("Done")
    draft = seat.page(DraftPage)
    kept(bench, draft)
    seat.qtbot.waitUntil(lambda: draft._lacking.isHidden())
    seat.press("Publish")
    listed = seat.page(FormsPage)
    assert "“Vår fråga” is published as version 1." in listed.notice.text()
    form = bench.desk.forms.offered(bench.lisa)[-1]
    assert form.items[0].question == {"sv": "Trivs du hemma?"}
    assert form.items[0].spoken == form.items[0].question and form.practice.pictogram == "openmoji:2615"


def test_one_of_our_own_is_read_only_and_a_copy_is_changed(bench: Bench) -> None:
    draft, seat = copy_ours(bench), bench.seat
    ours = bench.home.questions()
    assert draft.keeper.draft.id != ours.id and draft.title == "Group home (copy)"
    bench.check("draft")
    first, second = (one.id for one in draft.keeper.draft.items[:2])
    bench.focus(draft.items.rows[0].down)
    seat.key(Qt.Key.Key_Space)
    assert [one.item.id for one in draft.items.rows[:2]] == [second, first]
    moved = draft.items.rows[1]
    assert seat.window.focusWidget() is moved.down, "to be moved on at once"
    seat.press(moved.up.accessibleName())
    assert [one.id for one in draft.keeper.draft.items[:2]] == [first, second]
    assert seat.window.focusWidget() is draft.items.rows[0].down, "the first cannot go further up"
    seat.press(draft.items.rows[1].away.accessibleName())
    assert second not in {one.id for one in draft.keeper.draft.items}
    seat.press("Make them a turned pair")
    (pair,) = draft.keeper.draft.pairs
    assert "Turned pair: “Do you like living here?” and" in seat.texts()
    kept(bench, draft)
    assert bench.desk.workshop.open(bench.lisa, draft.keeper.draft.id).draft.pairs == (pair,)
    seat.press("Take the pair away")
    assert draft.keeper.draft.pairs == ()
    assert bench.desk.forms.find(bench.lisa, "group_home").form == ours


def test_hints_follow_every_letter_and_block_nothing(bench: Bench) -> None:
    draft, seat = copy_ours(bench), bench.seat
    seat.press(draft.items.rows[0].open.accessibleName())
    item = seat.page(ItemPage)
    assert item.hints.told == []
    bench.focus(item.questions["sv"])
    bench.clear()
    seat.write("Är du inte ofta glad och pigg")
    told = " ".join(item.hints.told)
    for part in ("“inte”", "“ofta”", "“och”", "no question mark"):
        assert part in told
    assert all(one.startswith("•\u00a0Svenska: ") for one in item.hints.told)
    bench.check("question with hints")
    seat.press("Done")
    draft = seat.page(DraftPage)
    assert "4 hints on the wording" in seat.texts()
    kept(bench, draft)
    seat.press("Publish")
    assert "is published as version 1" in seat.page(FormsPage).notice.text()


def test_the_person_s_screen_follows_what_is_written(bench: Bench) -> None:
    draft, seat = copy_ours(bench), bench.seat
    seat.press(draft.items.rows[0].open.accessibleName())
    item = seat.page(ItemPage)
    seat.qtbot.waitUntil(lambda: not item.view._calm.isActive())
    before = item.view.picture.grab().toImage()
    bench.focus(item.questions["sv"])
    bench.clear()
    seat.write("Bor du bra?")
    seat.qtbot.waitUntil(lambda: not item.view._calm.isActive())
    written = item.view.picture.grab().toImage()
    assert written != before
    bench.focus(item.view.steps)
    seat.key(Qt.Key.Key_Down)
    assert item.view.steps.value() == 5 and item.view.picture.grab().toImage() != written
    said: list[tuple[str, str]] = []
    seat.window.listen_wanted.connect(lambda text, language, _rate, _voice: said.append((text, language)))
    bench.focus(item.spoken["sv"])
    bench.clear()
    seat.press("Listen")
    assert said == [("Bor du bra?", "sv")], "what is not worded for the ear is said as it is shown"


def test_leaving_in_the_middle_of_a_word_loses_nothing(bench: Bench) -> None:
    draft, seat = copy_ours(bench), bench.seat
    form_id = draft.keeper.draft.id
    bench.focus(draft.titles["en"])
    for letter in "X":
        QTest.keyClicks(draft.titles["en"], letter)
    bench.routes.around.to_people()  # before the pause after which it would be kept
    seat.wait()
    title = bench.desk.workshop.open(bench.lisa, form_id).draft.title["en"]
    assert "X" in title
    page = bench.open_list()
    (row,) = [one for one in page.findChildren(ListRow) if one.row_text.mark == "Draft"]
    bench.focus(row)
    seat.key(Qt.Key.Key_Return)
    assert seat.page(DraftPage).titles["en"].text() == title


def test_the_second_of_two_superusers_is_told_and_keeps_both(bench: Bench) -> None:
    draft, seat = copy_ours(bench), bench.seat
    form_id = draft.keeper.draft.id
    anna = bench.anna()
    opened = bench.desk.workshop.open(anna, form_id)
    hers = replace(opened.draft, title={"sv": "Annas", "en": "Anna's"})
    bench.desk.workshop.keep(anna, hers, opened.seen)
    bench.focus(draft.titles["en"])
    bench.clear()
    seat.write("Lisa's")
    seat.qtbot.waitUntil(lambda: draft.keeper.conflict is not None)
    seat.wait()
    assert "Anna Berg has written in this form since you opened it" in seat.texts()
    assert draft.titles["en"].text() == "Lisa's" and seat.window.focusWidget() is draft.told.apart
    bench.check("draft, told of another")
    seat.press("Keep mine as a form of its own")
    draft = seat.page(DraftPage)
    assert draft.keeper.draft.id != form_id and draft.titles["en"].text() == "Lisa's"
    assert bench.desk.workshop.open(anna, form_id).draft.title["en"] == "Anna's"
    titles = {one.title for one in bench.desk.workshop.all_drafts(bench.lisa)}
    assert len(titles) == 2


def test_or_goes_on_from_what_the_colleague_wrote(bench: Bench) -> None:
    draft, seat = copy_ours(bench), bench.seat
    anna = bench.anna()
    opened = bench.desk.workshop.open(anna, draft.keeper.draft.id)
    bench.desk.workshop.keep(anna, replace(opened.draft, title={"sv": "A", "en": "Anna's"}), opened.seen)
    seat.press(draft.items.rows[0].open.accessibleName())
    item = seat.page(ItemPage)
    seat.write("!")
    seat.qtbot.waitUntil(lambda: item.keeper.conflict is not None)
    seat.wait()
    seat.press("Go on from what is kept")
    draft = seat.page(DraftPage)
    assert draft.titles["en"].text() == "Anna's" and draft.keeper.conflict is None
    assert "Anna Berg wrote in it last before you." in seat.texts()
    bench.focus(draft.titles["en"])
    seat.key(Qt.Key.Key_End)
    seat.write(" and Lisa's")
    kept(bench, draft)
    assert bench.desk.workshop.open(anna, draft.keeper.draft.id).draft.title["en"] == "Anna's and Lisa's"


def test_a_new_version_is_put_beside_the_old_one(bench: Bench) -> None:
    draft, seat = copy_ours(bench), bench.seat
    seat.press("Publish")
    page = seat.page(FormsPage)
    (row,) = [one for one in page.findChildren(ListRow) if one.row_text.title == "Group home (copy)"]
    bench.focus(row)
    seat.key(Qt.Key.Key_Return)
    seat.press("Change")
    draft = seat.page(DraftPage)
    seat.press("Publish")
    assert "Nothing differs from the version that is in use." in draft.notice.text()
    seat.press(draft.items.rows[0].open.accessibleName())
    item = seat.page(ItemPage)
    bench.focus(item.questions["en"])
    bench.clear()
    seat.write("Do you like it here?")
    seat.press("Done")
    draft = seat.page(DraftPage)
    seat.press(draft.items.rows[1].away.accessibleName())
    kept(bench, draft)
    seat.press("What has changed")
    compared = seat.page(ComparePage)
    told = seat.texts()
    assert "1 question changed, 1 taken away." in told
    assert "Question 1 – Changed: the question" in told and "Taken away" in told
    bench.check("two versions")
    lines = len(compared._panel.findChildren(ListRow)) + told.count("Version 1")
    seat.press("Show what is the same as well")
    assert seat.texts().count("Version 1") > lines
    seat.press("The draft")
    seat.press("Publish")
    seat.page(FormsPage)
    bench.routes.form(draft.keeper.draft.id)
    form_page = seat.page(FormPage)
    bench.check("form with versions")
    (row,) = form_page.findChildren(ListRow)
    assert row.row_text.title == "Version 2" and "Compare with version 1" in row.row_text.about
    bench.focus(row)
    seat.key(Qt.Key.Key_Return)
    assert seat.page(ComparePage).title == "Version 1 and version 2"


def test_what_is_lacking_is_listed_and_leads_there(bench: Bench) -> None:
    draft, seat = copy_ours(bench), bench.seat
    seat.press("Add a question")
    item = seat.page(ItemPage)
    assert item.title == "Question 13 of 13"
    seat.press("Done")
    draft = seat.page(DraftPage)
    seat.press("Publish")
    assert "The form cannot be published yet." in draft.notice.text()
    to_the_top(bench)
    bench.check("draft that lacks something")
    assert "Question 13: The part of life is not chosen. There is no picture." in seat.texts()
    seat.press("Go to: Question 13")
    assert seat.page(ItemPage).title == "Question 13 of 13"


def test_throwing_away_asks_first_and_the_safe_choice_has_the_focus(bench: Bench) -> None:
    draft, seat = copy_ours(bench), bench.seat
    seat.press("Throw the draft away")
    now = seat.window.focusWidget()
    assert now is not None and now.accessibleName() == "Keep it"
    bench.check("throwing away")
    seat.key(Qt.Key.Key_Space)
    assert seat.window.focusWidget() is draft.throw
    seat.key(Qt.Key.Key_Space)
    seat.press("Throw it away")
    seat.page(FormsPage)
    with pytest.raises(DraftGone):
        bench.desk.workshop.open(bench.lisa, draft.keeper.draft.id)


def test_one_language_and_ratings_are_chosen(bench: Bench) -> None:
    draft, seat = copy_ours(bench), bench.seat
    bench.focus(draft.english)
    seat.key(Qt.Key.Key_Space)
    assert list(draft.titles) == ["sv"] and seat.window.focusWidget() is draft.english
    dot = draft.kind.dots[1]
    QTest.mouseClick(dot, Qt.MouseButton.LeftButton, pos=QPoint(12, dot.height() // 2))
    assert draft.moment.isVisible()
    to_the_top(bench)
    bench.check("draft of ratings")
    kept(bench, draft)
    seat.press("Publish")
    form = bench.desk.forms.offered(bench.lisa)[-1]
    assert form.languages == ("sv",) and form.kind.value == "ratings"


# ---------------------------------------------------------------------- hearing


class Loudspeaker(QObject):
    """Takes the player's place: writes down what it is told to say, and says that it did when asked to."""

    phrase_started = Signal(int)
    all_finished = Signal()
    silent = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.said: list[list[Phrase]] = []
        self.stopped = 0

    def say(self, phrases: Sequence[Phrase]) -> None:
        self.said.append(list(phrases))

    def stop(self) -> None:
        self.stopped += 1


def test_every_question_is_heard_in_the_chosen_language(bench: Bench) -> None:
    seat, loud = bench.seat, Loudspeaker()
    studio = Studio(cast(Recorder, None), cast(SpeechPlayer, loud))
    bench.routes.around = replace(bench.routes.around, studio=lambda: studio)
    bench.routes.form("group_home")
    seat.page(FormPage)
    seat.press("Hear every question")
    page = seat.page(ListenPage)
    bench.check("listening")
    seat.press("Listen to all")
    form = bench.home.questions()
    asked = (form.practice, *form.items)
    (phrases,) = loud.said
    assert [one.text for one in phrases] == [item.spoken["en"] for item in asked]
    assert {one.lang for one in phrases} == {"en"} and page.all.text() == "Stop"
    loud.phrase_started.emit(1)
    assert page.rows[1]._now.isVisible() and not page.rows[0]._now.isVisible()
    loud.all_finished.emit()
    assert page.all.text() == "Listen to all" and "Is heard now" not in seat.texts()
    to_the_top(bench)
    dot = page.language.dots[0]
    QTest.mouseClick(dot, Qt.MouseButton.LeftButton, pos=QPoint(12, dot.height() // 2))
    bench.focus(page.rows[2].listen)
    seat.key(Qt.Key.Key_Space)
    assert [(one.text, one.lang) for one in loud.said[-1]] == [(form.items[1].spoken["sv"], "sv")]
    loud.silent.emit("no_sound")
    assert "No sound can be played on this computer." in page.notice.text()
    seat.press("Listen to all")
    seat.press("Back")
    assert loud.stopped and isinstance(seat.window.page(), FormPage)


@pytest.mark.parametrize("theme", ["light", "high_contrast"])
def test_every_page_is_whole_with_twice_as_large_text(
    make_bench: Callable[[int, str], Bench], theme: str
) -> None:
    bench = make_bench(200, theme)
    seat = bench.seat
    bench.open_list()
    bench.check("forms")
    draft = copy_ours(bench)
    bench.check("draft")
    draft.items.rows[0].open.click()
    seat.page(ItemPage)
    bench.check("question")
    seat.press("Done")
    seat.press("Publish")
    form_id = draft.keeper.draft.id
    bench.routes.form(form_id)
    seat.page(FormPage)
    bench.check("form")

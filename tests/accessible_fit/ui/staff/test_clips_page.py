"""Recording one's own voice for the questions, with a microphone and a loudspeaker that the test plays."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from accessible_fit.instruments.own import AnyPictogram
from accessible_fit.services.access import Actor
from accessible_fit.services.clips import Clips, ClipState
from accessible_fit.services.forms.offered import Forms
from accessible_fit.ui.staff.clip_row import ClipRow
from accessible_fit.ui.staff.clips_page import ClipsPage
from accessible_fit.ui.staff.desk import Shift
from accessible_fit.ui.staff.studio import Studio
from accessible_fit.ui.widgets.picture_button import PictureButton
from audio.clip_sound import Recording, sound_of
from audio.player import SpeechPlayer
from audio.recorder import Recorder
from audio.sound_file import Sound
from audio.speaker import Speaker
from db.engine import Store
from db.vocabulary import Role
from tests.accessible_fit.ui.staff.conftest import Home, Seat
from tests.accessible_fit.ui.staff.test_every_page import check
from tests.audio.test_player import FakeOutput
from tests.audio.test_recorder import SPOKEN, FakeInput

QUIET = bytes(40000)


class Booth:
    """The page with Lisa before it, her microphone and her loudspeaker."""

    def __init__(self, home: Home, store: Store, folder: Path) -> None:
        self.home = home
        self.lisa = home.lisa()
        self.clips = Clips(store, home.clock)
        self.microphone = FakeInput()
        self.output = FakeOutput(hold=True)
        self.speaker = Speaker(folder)
        self.studio = Studio(
            Recorder(source=self.microphone), SpeechPlayer(self.speaker, output=self.output, gap_ms=1)
        )

    def open(self, seat: Seat, actor: Actor | None = None) -> ClipsPage:
        actor = actor or self.lisa
        seat.window.store_opened(self.home.desk)
        seat.wait()
        shift = Shift(self.home.desk, actor)
        seat.window._show(ClipsPage(seat.window._kit, shift, self.clips, lambda: self.studio), "clips")
        page = seat.page(ClipsPage)
        seat.qtbot.waitUntil(lambda: not page._soon.isActive())
        return page

    def keep(self, number: int = 0, seconds: float = 0.5) -> Recording:
        unit = self.home.desk.residents.units(self.lisa)[0]
        listed = self.clips.listed(self.lisa, unit.id, self.home.questions(), "en")
        recording = Recording.of(Sound(bytes([7, 0]) * int(22050 * seconds), 22050))
        self.clips.keep(self.lisa, unit.id, listed[number].wording, recording)
        return recording

    def states(self) -> list[ClipState]:
        unit = self.home.desk.residents.units(self.lisa)[0]
        listed = self.clips.listed(self.lisa, unit.id, self.home.questions(), "en")
        return [one.state for one in listed]


@pytest.fixture
def booth(home: Home, store: Store, tmp_path: Path) -> Iterator[Booth]:
    made = Booth(home, store, tmp_path / "sounds")
    yield made
    made.studio.player.close()
    made.speaker.close()


class BoothOfOne(Booth):
    """The same for Kalle alone."""

    def open_for(self, seat: Seat, alias: str = "Kalle") -> ClipsPage:
        self.kalle = self.home.add(self.lisa, alias)
        seat.window.store_opened(self.home.desk)
        seat.wait()
        shift = Shift(self.home.desk, self.lisa)
        page = ClipsPage(seat.window._kit, shift, self.clips, lambda: self.studio, self.kalle.id)
        seat.window._show(page, "people")
        return seat.page(ClipsPage)


@pytest.fixture
def own_booth(home: Home, store: Store, tmp_path: Path) -> Iterator[BoothOfOne]:
    made = BoothOfOne(home, store, tmp_path / "sounds")
    yield made
    made.studio.player.close()
    made.speaker.close()


def test_a_voice_for_one_person_is_asked_for_first_and_recorded(seat: Seat, own_booth: BoothOfOne) -> None:
    page = own_booth.open_for(seat)
    assert seat.window.current_page_title() == "Voices for Kalle"
    assert page.rows == [] and page.primary is not None and not page.primary.isEnabled()
    check("voices of one, not asked", seat.window)
    seat.press("Yes", PictureButton)
    seat.press("In words")
    seat.press("Keep the answer")
    assert len(page.rows) > 20
    seat.qtbot.waitUntil(lambda: not page._soon.isActive())
    check("voices of one", seat.window)
    focus(page.rows[1])
    seat.key(Qt.Key.Key_Space)
    own_booth.microphone.speak(SPOKEN)
    seat.key(Qt.Key.Key_Return)
    assert page.rows[1].state_text().startswith("✓ Own voice, ")
    assert set(own_booth.states()) == {ClipState.NONE}, "the unit's own voices are as they were"
    form, unit = own_booth.home.questions(), own_booth.home.desk.residents.units(own_booth.lisa)[0]
    language = page.language.value()
    kept = own_booth.clips.listed(own_booth.lisa, unit.id, form, language, own_booth.kalle.id)
    assert [one.state for one in kept].count(ClipState.RECORDED) == 1


def test_after_a_no_there_is_nothing_to_record(seat: Seat, own_booth: BoothOfOne) -> None:
    page = own_booth.open_for(seat)
    seat.press("No", PictureButton)
    seat.press("Showed, signed or looked")
    seat.press("Keep the answer")
    assert "Kalle said no. Nothing is kept." in seat.texts()
    assert page.rows == [] and page.primary is not None and not page.primary.isEnabled()
    check("voices of one, no", seat.window)
    seat.press("Ask Kalle again")
    seat.press("Yes", PictureButton)
    seat.press("In words")
    seat.press("Keep the answer")
    seat.qtbot.waitUntil(lambda: not page._soon.isActive())
    click(seat, page.rows[0].record)
    assert own_booth.microphone.open
    seat.press("Ask Kalle again")
    seat.press("No", PictureButton)
    seat.press("In words")
    seat.press("Keep the answer")
    assert not own_booth.microphone.open, "what was being said is dropped"
    assert page.rows == []


def click(seat: Seat, button: QPushButton) -> None:
    seat.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    seat.wait()


def focus(row: ClipRow) -> QPushButton:
    row.record.setFocus()
    return row.record


def test_a_voice_is_recorded_with_the_keyboard_only(seat: Seat, booth: Booth) -> None:
    page = booth.open(seat)
    count = len(page.rows)
    assert count > 20 and f"0 of {count} recorded" in seat.texts()
    row = page.rows[1]
    focus(row)
    seat.key(Qt.Key.Key_Space)
    assert (booth.microphone.open, row.record.text()) == (True, "Done")
    booth.microphone.speak(SPOKEN)
    assert row._meter.isVisible() and row._meter.level > 0
    assert row.state_text().startswith("● Recording, 3 s.")
    seat.key(Qt.Key.Key_Return)
    assert (booth.microphone.open, row.record.text()) == (False, "Record again")
    assert row.state_text().startswith("✓ Own voice, ") and "recorded 2025-03-03" in row.state_text()
    assert seat.window.focusWidget() is row.record and row.record.text() == "Record again"
    assert booth.states()[1] is ClipState.RECORDED
    assert f"1 of {count} recorded" in seat.texts()


def test_while_one_is_recorded_the_others_wait(seat: Seat, booth: Booth) -> None:
    booth.keep(2)
    page = booth.open(seat)
    first, other = page.rows[0], page.rows[2]
    click(seat, first.record)
    assert not (other.record.isEnabled() or other.listen.isEnabled() or other.remove.isEnabled())
    assert not first.listen.isEnabled()
    booth.microphone.speak(SPOKEN)
    click(seat, first.record)
    assert other.record.isEnabled() and other.listen.isEnabled() and other.remove.isEnabled()


def test_the_next_that_is_missing_is_one_press_away(seat: Seat, booth: Booth) -> None:
    booth.keep(0)
    page = booth.open(seat)
    for number in (1, 2):
        seat.press("Record the next")
        assert seat.window.focusWidget() is page.rows[number].record
        booth.microphone.speak(SPOKEN)
        seat.key(Qt.Key.Key_Space)
    assert [state is ClipState.RECORDED for state in booth.states()[:4]] == [True, True, True, False]


def test_a_recording_that_is_no_good_is_told_in_its_row_and_the_old_one_stays(
    seat: Seat, booth: Booth
) -> None:
    before = booth.keep(0)
    page = booth.open(seat)
    row = page.rows[0]
    click(seat, row.record)
    booth.microphone.speak(QUIET)
    click(seat, row.record)
    assert row.state_text().startswith("! Nothing was heard in the recording.")
    assert row.listed.clip is not None
    assert booth.clips.sound(booth.lisa, row.listed.clip.id) == before.data
    click(seat, row.record)
    booth.microphone.speak(SPOKEN)
    click(seat, row.record)
    assert row.state_text().startswith("✓ Own voice")


def test_without_a_microphone_it_is_said_and_listening_works(seat: Seat, booth: Booth) -> None:
    booth.keep(0)
    booth.microphone.there = False
    page = booth.open(seat)
    assert "no working microphone" in page.notice.text()
    row = page.rows[1]
    click(seat, row.record)
    assert "no working microphone" in row.state_text() and row.record.text() == "Record"
    click(seat, page.rows[0].listen)
    assert len(booth.output.played) == 1


def test_a_recorded_voice_is_heard_and_silenced(seat: Seat, booth: Booth) -> None:
    kept = booth.keep(0)
    page = booth.open(seat)
    row = page.rows[0]
    assert not page.rows[1].listen.isVisible() and not page.rows[1].remove.isVisible()
    click(seat, row.listen)
    assert booth.output.played == [sound_of(kept.data)]
    assert row.listen.text() == "Stop"
    stops = booth.output.stops
    click(seat, row.listen)
    assert booth.output.stops > stops and row.listen.text() == "Listen"
    click(seat, row.listen)
    booth.output.finished.emit()
    assert row.listen.text() == "Listen" and len(booth.output.played) == 2


def test_without_a_loudspeaker_it_is_said(seat: Seat, booth: Booth) -> None:
    booth.keep(0)
    booth.output.there = False
    page = booth.open(seat)
    click(seat, page.rows[0].listen)
    seat.qtbot.waitUntil(lambda: "loudspeaker" in page.rows[0].state_text())
    assert page.rows[0].listen.text() == "Listen"


def test_removing_asks_first_and_the_safe_choice_has_the_focus(seat: Seat, booth: Booth) -> None:
    booth.keep(0)
    page = booth.open(seat)
    row = page.rows[0]
    row.remove.setFocus()
    seat.key(Qt.Key.Key_Space)
    assert "It cannot be brought back." in row.state_text()
    now = seat.window.focusWidget()
    assert now is not None and now.accessibleName() == "Keep it"
    seat.key(Qt.Key.Key_Escape)
    assert seat.window.focusWidget() is row.remove and booth.states()[0] is ClipState.RECORDED
    seat.key(Qt.Key.Key_Space)
    seat.key(Qt.Key.Key_Tab)
    seat.key(Qt.Key.Key_Space)
    assert booth.states()[0] is ClipState.NONE
    assert row.state_text() == "The computer's voice" and seat.window.focusWidget() is row.record


def test_a_changed_text_asks_for_a_new_recording(seat: Seat, booth: Booth, store: Store) -> None:
    booth.keep(1)
    form = booth.home.questions()
    before = form.items[0].spoken["en"]
    new = replace(form.items[0], spoken={"sv": "Mår du bra hemma?", "en": "Are you well at home?"})
    changed = replace(form, items=(new, *form.items[1:]))
    newer = Forms(store, booth.home.clock, AnyPictogram, own=lambda: [changed])
    booth.home.desk = replace(booth.home.desk, forms=newer)
    page = booth.open(seat)
    row = page.rows[1]
    assert row.listed.wording.text == "Are you well at home?"
    assert "The words have changed" in row.state_text() and before in row.state_text()
    assert "1 to record again" in seat.texts()
    click(seat, row.record)
    booth.microphone.speak(SPOKEN)
    click(seat, row.record)
    assert "1 to record again" not in seat.texts() and row.listed.state is ClipState.RECORDED


def test_another_language_and_other_questions_have_their_own_list(seat: Seat, booth: Booth) -> None:
    booth.keep(1)
    page = booth.open(seat)
    page.language.choose("sv")
    seat.wait()
    assert page.rows[1].listed.wording.text == booth.home.questions().items[0].spoken["sv"]
    assert {row.listed.state for row in page.rows} == {ClipState.NONE}
    titles = len(page.rows)
    page.subject.setCurrentIndex(page.subject.currentIndex() + 1)
    seat.wait()
    assert len(page.rows) != titles or page.rows[1].listed.wording.text not in seat.texts()


@pytest.mark.parametrize("leaving", ["another page", "another language", "signing out"])
def test_what_is_being_recorded_when_the_page_is_left_is_dropped(
    seat: Seat, booth: Booth, leaving: str
) -> None:
    page = booth.open(seat)
    click(seat, page.rows[0].record)
    booth.microphone.speak(SPOKEN)
    if leaving == "another language":
        page.language.choose("sv")
    elif leaving == "signing out":
        seat.window.sign_out()
    else:
        seat.window.show_opening()
    seat.wait()
    assert not booth.microphone.open and not booth.studio.recorder.recording
    assert set(booth.states()) == {ClipState.NONE}


def test_somebody_without_a_unit_is_told_what_to_do(seat: Seat, booth: Booth) -> None:
    booth.open(seat, Actor(booth.lisa.user_id, "Eva", Role.STAFF, frozenset()))
    assert "No unit yet" in seat.texts() and "Ask a superuser" in seat.texts()


@pytest.mark.parametrize("percent", [100, 200])
def test_everything_has_a_name_a_place_and_room(
    make_window: Callable[..., Seat], booth: Booth, percent: int
) -> None:
    booth.keep(0)
    seat = make_window(percent)
    page = booth.open(seat)
    check("own voices", seat.window)
    buttons = [one for row in page.rows for one in row.findChildren(QPushButton) if one.isVisible()]
    names = [button.accessibleName() for button in buttons]
    assert len(set(names)) == len(names)
    click(seat, page.rows[1].record)
    booth.microphone.speak(SPOKEN)
    check("recording", seat.window)
    click(seat, page.rows[1].record)
    click(seat, page.rows[0].remove)
    check("removing", seat.window)


def test_the_cards_of_a_mat_are_read_like_questions(seat: Seat, booth: Booth) -> None:
    page = booth.open(seat)
    food = [page.subject.itemText(at) for at in range(page.subject.count())].index("Mat: Food")
    page.subject.setCurrentIndex(food)
    seat.wait()
    seat.qtbot.waitUntil(lambda: not page._soon.isActive())
    said = [row.listed.wording.text for row in page.rows]
    assert said[:3] == [
        "What do you usually eat?",
        "How do you want it when you eat?",
        "What do you think of this?",
    ]
    assert "Having breakfast" in said and "Porridge" in said and said[-1] == "I like this"
    assert "Cards" in seat.texts()
    check("voices for a mat", seat.window)
    row = page.rows[said.index("Having breakfast")]
    focus(row)
    seat.key(Qt.Key.Key_Space)
    booth.microphone.speak(SPOKEN)
    seat.key(Qt.Key.Key_Return)
    assert row.state_text().startswith("✓ Own voice, ")
    assert "1 of " in seat.texts()

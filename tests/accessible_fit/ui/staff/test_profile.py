"""Staff choose how a person's screen looks, sounds and is steered, and see it while they choose."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import cast
from uuid import uuid4

import pytest
from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from accessible_fit.instruments.own import AnyPictogram, own_instruments
from accessible_fit.services.access import Actor
from accessible_fit.services.conversation import Talk
from accessible_fit.services.forms.offered import Forms
from accessible_fit.services.organisation import Units
from accessible_fit.services.pictures.sets import PictureSets
from accessible_fit.services.profiles.ready import READY
from accessible_fit.services.rehearsal import Rehearsal, rehearse
from accessible_fit.services.residents import NewPerson, Residents
from accessible_fit.settings import Settings
from accessible_fit.ui.bridge import Background
from accessible_fit.ui.resident.conductor import Conductor
from accessible_fit.ui.resident.kit import Kit
from accessible_fit.ui.resident.speaking import Speaking
from accessible_fit.ui.resident.window import ResidentWindow
from accessible_fit.ui.staff.desk import Desk, Shift
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.page import title_of
from accessible_fit.ui.staff.person import PersonPage
from accessible_fit.ui.staff.profile import ProfilePage
from accessible_fit.ui.staff.profile_parts.groups import Offers
from accessible_fit.ui.staff.profile_parts.picture import SCREEN, draw_screen
from accessible_fit.ui.staff.profile_parts.ready_button import ReadyButton
from accessible_fit.ui.staff.profile_parts.setting import (
    ChoiceSetting,
    HereSetting,
    KeySetting,
    SelectSetting,
    Setting,
    TickSetting,
)
from accessible_fit.ui.staff.profile_parts.steps import voices
from accessible_fit.ui.staff.profile_parts.try_window import TryWindow
from accessible_fit.ui.staff.window import StaffWindow
from accessible_fit.ui.theme.look import Look
from accessible_fit.ui.theme.palette import load_theme
from accessible_fit.ui.theme.stylesheet import stylesheet
from accessible_fit.ui.widgets.focus_ring import FocusRing
from accessible_fit.ui.widgets.select import Select
from accessible_fit.words.catalogue import Words
from audio.voices import Voice, espeak_voices
from db import users
from db.engine import Store
from db.records import AccessProfile, Person
from db.vocabulary import ActivateOn, Language, OrderMode, Role, ScanMode, ServiceType
from pictograms.catalogue import Catalogue
from pictograms.widgets.pixmaps import PixmapStore
from tests.accessible_fit.ui.staff.conftest import Clock, Home, Seat
from tests.accessible_fit.ui.staff.test_every_page import check

MakeTry = Callable[[AccessProfile], TryWindow]
FORMS = own_instruments(AnyPictogram())
QUESTIONS = next(one for one in FORMS if one.id == "group_home")
LOOK = Look(load_theme("light"), "Atkinson Hyperlegible", 96 / 25.4)


class Host(QWidget):
    """A window with the page alone; what leads from it is written down."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("window")
        self.setStyleSheet(stylesheet(look.colours, look.family, look.percent))
        self.went: list[str] = []
        self._inside = QVBoxLayout(self)
        self._inside.setContentsMargins(230, 0, 0, 0)  # where the places of the staff's window stand
        self._page: ProfilePage | None = None
        self.ring = FocusRing(look, self)

    def put(self, page: ProfilePage) -> None:
        self.ring.leave()
        if self._page is not None:
            self._inside.removeWidget(self._page)
            self._page.hide()
            self._page.deleteLater()
        self._page = page
        page.saved.connect(lambda: self.went.append("saved"))
        page.left.connect(lambda: self.went.append("left"))
        self._inside.addWidget(page)
        page.first_focus().setFocus()
        page.shown()

    def page(self) -> ProfilePage | None:
        return self._page

    def current_page_title(self) -> str:
        return title_of(self._page)


class Kalle:
    """Kalle's page, and what Lisa does on it."""

    def __init__(
        self, qtbot: QtBot, kit: StaffKit, shift: Shift, person: Person, size: tuple[int, int] = (1280, 800)
    ) -> None:
        self.kit, self.shift, self.person = kit, shift, person
        self.host = Host(kit.look)
        self.host.resize(*size)
        qtbot.addWidget(self.host)
        self.host.show()
        self.host.activateWindow()
        qtbot.waitUntil(self.host.isActiveWindow)
        self.seat = Seat(qtbot, cast(StaffWindow, self.host), kit.background)
        self.open()

    def open(self, offers: Offers | None = None) -> None:
        self.page = ProfilePage(self.kit, self.shift, self.person.id, offers)
        self.host.put(self.page)
        self.seat.wait()

    def save(self) -> None:
        self.host.went.clear()
        self.seat.press("Save")
        assert self.host.went == ["saved"]

    @property
    def now(self) -> AccessProfile:
        assert self.page.profile is not None
        return self.page.profile

    @property
    def kept(self) -> AccessProfile:
        return self.shift.desk.residents.card(self.shift.actor, self.person.id).profile

    def settings(self) -> list[Setting]:
        return [one for group in self.page.groups for one in group.settings]

    def shown(self, key: str) -> Setting:
        (found,) = (one for one in self.settings() if one.key == key and one.isVisible())
        return found

    def offers(self, key: str) -> bool:
        return any(one.key == key and one.isVisible() for one in self.settings())

    def start_from(self, id_: str) -> None:
        button = self.page.ready.buttons[id_]
        self.seat.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def choose(self, key: str, word: str) -> None:
        setting = self.shown(key)
        if isinstance(setting, ChoiceSetting):
            (dot,) = (dot for dot in setting.choices.dots if dot.text().startswith(word))
            self.seat.qtbot.mouseClick(dot, Qt.MouseButton.LeftButton, pos=QPoint(12, dot.height() // 2))
        else:
            assert isinstance(setting, SelectSetting)
            setting.select.setFocus()
            at = setting.select.findText(word)
            assert at >= 0, [setting.select.itemText(one) for one in range(setting.select.count())]
            self.seat.qtbot.keyClick(setting.select, Qt.Key.Key_Home)
            for _ in range(at):
                self.seat.qtbot.keyClick(setting.select, Qt.Key.Key_Down)

    def tick(self, key: str) -> None:
        setting = self.shown(key)
        assert isinstance(setting, TickSetting)
        setting.tick.setFocus()
        self.seat.qtbot.keyClick(setting.tick, Qt.Key.Key_Space)

    def more(self, heading: str) -> None:
        self.seat.press(f"Show more: {heading}")

    def picture(self) -> QColor:
        """Return the colour in the corner of the preview, which is the ground of the person's theme."""
        page_picture = self.page.preview.picture
        return page_picture.grab().toImage().pixelColor(page_picture.width() - 12, 12)


@pytest.fixture
def shift(store: Store, tmp_path: Path) -> Shift:
    """Lisa at work in Solgläntan; nobody's password matters here."""
    with store.writing() as tx:
        user = users.add(tx, "lisa", "Lisa Holm", Role.SUPERUSER, "no hash")
    actor = Actor(user.id, "Lisa Holm", Role.SUPERUSER, frozenset())
    residents = Residents(store, Clock())
    Units(store).add(actor, "Solgläntan", ServiceType.GROUP_HOME)
    # what the page uses of a desk
    sets = PictureSets(tmp_path / "picture_sets")
    forms = Forms(store, Clock(), AnyPictogram)
    used = SimpleNamespace(residents=residents, forms=forms, picture_sets=sets, voices=tuple)
    return Shift(cast(Desk, used), actor)


@pytest.fixture
def make_kalle(qtbot: QtBot, qapp: object, shift: Shift, background: Background) -> Callable[..., Kalle]:
    residents = shift.desk.residents
    (unit,) = residents.units(shift.actor)
    person = residents.add(shift.actor, NewPerson(unit.id, "Kalle"))
    pixmaps = PixmapStore(Catalogue.bundled())

    def make(percent: int = 100, size: tuple[int, int] = (1280, 800)) -> Kalle:
        look = replace(LOOK, percent=percent)
        kit = StaffKit(look, Words("en"), lambda: pixmaps, background, Settings(language="en"))
        return Kalle(qtbot, kit, shift, person, size)

    return make


@pytest.fixture
def kalle(make_kalle: Callable[..., Kalle]) -> Kalle:
    return make_kalle()


# ---------------------------------------------------------------------- choosing and keeping


def test_a_ready_profile_is_chosen_changed_kept_and_found_again(kalle: Kalle) -> None:
    assert kalle.page.ready.buttons["usual"].marked
    kalle.start_from("two_switches")
    assert kalle.now.scan_mode is ScanMode.TWO_SWITCHES
    assert kalle.kept == AccessProfile()  # nothing is kept before it is saved
    kalle.choose("text_percent", "Larger")
    kalle.tick("speak_on_touch")
    chosen = kalle.now
    kalle.save()
    assert kalle.kept == chosen
    assert (chosen.text_percent, chosen.speak_on_touch, chosen.scan_cue) == (150, True, True)
    kalle.open()
    assert kalle.now == chosen
    assert kalle.page.ready.buttons["two_switches"].accessibleName() == (
        "Two switches, Started here, 2 things changed"
    )
    assert kalle.shown("text_percent").noted() == "Changed from: Usual"
    assert kalle.shown("speak_on_touch").noted() == "Changed from: No"


def test_leaving_without_saving_keeps_nothing(kalle: Kalle) -> None:
    kalle.start_from("gaze")
    kalle.seat.press("Back")
    assert kalle.host.went == ["left"]
    assert kalle.kept == AccessProfile()


def test_everything_can_be_set_and_comes_back_from_the_store(kalle: Kalle) -> None:
    for heading in ("Seeing", "Choosing", "Pace"):
        if heading != "Choosing":
            kalle.more(heading)
    kalle.choose("theme", "High contrast")
    kalle.choose("text_percent", "Twice as large")
    kalle.choose("card_mm", "50 millimetres")
    for key in ("show_text", "reduce_motion", "speak_questions", "speak_options", "speak_on_touch"):
        kalle.tick(key)
    kalle.choose("rate", "Very slowly")
    kalle.choose("choices", "Five")
    kalle.choose("order_mode", "The pictures change sides")
    kalle.choose("activate_on", "After holding")
    kalle.choose("hold_ms", "0.8 seconds")
    kalle.tick("hear_first")
    kalle.choose("break_after_items", "After every 5 questions")
    kalle.choose("ignore_repeats_ms", "1 second")
    kalle.choose("dead_zone_ms", "2 seconds")
    kalle.choose("language", "English")
    kalle.save()
    assert kalle.kept == AccessProfile(
        choices=5,
        language=Language.EN,
        theme="high_contrast",
        text_percent=200,
        card_mm=50,
        show_text=False,
        speak_questions=False,
        speak_options=False,
        speak_on_touch=True,
        rate=100,
        order_mode=OrderMode.MIRRORED,
        hear_first=True,
        activate_on=ActivateOn.HOLD,
        hold_ms=800,
        ignore_repeats_ms=1000,
        dead_zone_ms=2000,
        reduce_motion=True,
        break_after_items=5,
    )


def test_what_was_set_elsewhere_is_shown_and_kept(kalle: Kalle) -> None:
    own = AccessProfile(text_percent=120, rate=110, scan_mode=ScanMode.AUTO, scan_ms=2200, scan_rounds=4)
    kalle.shift.desk.residents.save_profile(kalle.shift.actor, kalle.person.id, own)
    kalle.open()
    for key, word in (
        ("text_percent", "120 percent"),
        ("rate", "110 words per minute"),
        ("scan_ms", "2.2 seconds"),
        ("scan_rounds", "4 rounds"),  # a change opens what is otherwise folded away
    ):
        setting = kalle.shown(key)
        assert isinstance(setting, SelectSetting)
        assert setting.select.currentText() == word
    kalle.save()
    assert kalle.kept == own


def test_from_the_person_to_the_screen_and_back(sign_in: Callable[[], Seat], home: Home) -> None:
    """The whole way through the staff's window."""
    actor = home.lisa()
    person = home.add(actor, "Kalle")
    seat = sign_in()
    seat.press_starting("Kalle")
    seat.press("The person's screen")
    seat.page(ProfilePage)
    assert seat.window.current_page_title() == "Kalle's screen"
    seat.press_starting("Large and calm")
    seat.press("Save")
    seat.page(PersonPage)
    kept = home.desk.residents.card(actor, person.id).profile
    assert (kept.text_percent, kept.choices, kept.break_after_items) == (200, 2, 5)


# ---------------------------------------------------------------------- ready profiles


def test_the_arrows_never_overwrite_what_was_set_by_hand(kalle: Kalle) -> None:
    kalle.choose("rate", "Slowly")
    before = kalle.now
    kalle.page.ready.buttons["usual"].setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Up):
        kalle.seat.key(key)
    assert kalle.now == before
    kalle.page.ready.buttons["listening"].setFocus()
    kalle.seat.key(Qt.Key.Key_Return)
    assert kalle.now.hear_first


def test_a_ready_profile_tells_its_name_and_for_whom_it_is(kalle: Kalle) -> None:
    for ready in READY:
        interface = QAccessible.queryAccessibleInterface(kalle.page.ready.buttons[ready.id])
        assert interface is not None
        assert interface.text(QAccessible.Text.Name).startswith(ready.name["en"])
        assert interface.text(QAccessible.Text.Description) == ready.about["en"]
        assert interface.role() == QAccessible.Role.Button


def test_going_back_to_a_ready_profile_takes_the_changes_away(kalle: Kalle) -> None:
    kalle.start_from("listening")
    kalle.choose("rate", "Calmly")
    assert kalle.shown("rate").noted() == "Changed from: Slowly"
    kalle.start_from("listening")
    assert kalle.shown("rate").noted() == ""
    assert kalle.page.ready.buttons["listening"].accessibleName() == "Listening, Started here"


# ---------------------------------------------------------------------- only what matters


def test_settings_for_switches_come_when_there_are_switches(kalle: Kalle) -> None:
    assert kalle.offers("activate_on")
    assert not any(kalle.offers(key) for key in ("scan_ms", "scan_cue", "dwell_ms", "switch_next"))
    kalle.choose("scan_mode", "One switch, and a light")
    assert kalle.offers("scan_ms") and kalle.offers("scan_cue")
    assert not kalle.offers("activate_on") and not kalle.offers("switch_next")
    assert not kalle.offers("scan_rounds")
    kalle.more("Choosing")
    assert kalle.offers("scan_rounds") and kalle.offers("first_item_factor")
    kalle.choose("scan_mode", "Two switches")
    assert kalle.offers("switch_next") and kalle.offers("switch_choose")
    assert not kalle.offers("scan_ms") and not kalle.offers("scan_rounds")
    kalle.choose("scan_mode", "One switch: short press")
    assert kalle.offers("hold_ms")
    kalle.choose("scan_mode", "Stays on the picture")
    assert kalle.offers("dwell_ms") and not kalle.offers("scan_cue")
    assert kalle.now == AccessProfile(dwell_ms=1250)


def test_the_pace_of_the_voice_matters_only_where_something_is_said(kalle: Kalle) -> None:
    assert kalle.page.preview.listen.isEnabled()
    kalle.tick("speak_questions")
    kalle.tick("speak_options")
    assert not kalle.offers("rate")
    assert not kalle.page.preview.listen.isEnabled()


def test_other_voices_and_pictures_are_offered_where_there_are_any(kalle: Kalle) -> None:
    kalle.more("Seeing")
    sets = kalle.shown("symbol_set")
    assert isinstance(sets, SelectSetting) and sets.select.count() == 1
    assert not kalle.offers("voice")
    kalle.open(Offers((("openmoji", "OpenMoji"), ("ours", "Solgläntan")), {"sv": [("elsa", "Elsa")]}))
    kalle.more("Hearing")
    voice = kalle.shown("voice")
    assert isinstance(voice, HereSetting)
    voice.select.setFocus()
    kalle.seat.key(Qt.Key.Key_Down)
    assert kalle.now == AccessProfile(voice="elsa")
    kalle.more("Seeing")
    kalle.choose("symbol_set", "Solgläntan")
    assert kalle.now.symbol_set == "ours"
    kalle.choose("language", "English")
    assert voice.select.currentText() == "elsa (another computer)", "she speaks Swedish only"
    assert "The usual voice is heard." in voice.gone()


def test_what_was_chosen_on_another_computer_stays_and_the_page_says_what_happens_here(
    kalle: Kalle, qtbot: QtBot
) -> None:
    far = AccessProfile(voice="sapi5:HKEY\\Voices\\TTS_MS_SV-SE_HEDVIG", symbol_set="aac-2")
    kalle.shift.desk.residents.save_profile(kalle.shift.actor, kalle.person.id, far)
    kalle.open()
    kalle.more("Hearing")
    kalle.more("Seeing")
    voice, pictures = kalle.shown("voice"), kalle.shown("symbol_set")
    assert isinstance(voice, HereSetting) and isinstance(pictures, HereSetting)
    assert voice.select.currentText() == "TTS_MS_SV-SE_HEDVIG (another computer)"
    assert "The usual voice is heard." in voice.gone()
    assert "The usual pictures are shown." in pictures.gone()
    with qtbot.waitSignal(kalle.page.listen_wanted) as wanted:
        kalle.seat.press("Listen")
    assert wanted.args[-1] == far.voice
    kalle.choose("voice", "The computer's usual voice")
    assert kalle.now == replace(far, voice=None)
    assert not kalle.offers("voice"), "there is nothing to choose among here"


def test_the_voices_of_this_computer_are_offered_in_the_persons_language() -> None:
    bengt = Voice("sv", "sapi5", "HKEY\\Bengt", "Microsoft Bengt")
    here = [bengt, *espeak_voices("sv"), *espeak_voices("en")]
    found = voices(Words("en"), here)
    assert found["sv"] == [
        ("sapi5:HKEY\\Bengt", "Microsoft Bengt"),
        ("espeak:gmq/sv", "The program's own voice"),
        ("espeak:gmq/sv+f2", "The program's own voice, lighter"),
        ("espeak:gmq/sv+m3", "The program's own voice, darker"),
    ]
    assert [called for called, _ in found["en"]] == ["espeak:gmw/en", "espeak:gmw/en+f2", "espeak:gmw/en+m3"]


# ---------------------------------------------------------------------- the keys of two switches


def test_the_next_key_is_taken_as_the_switch(kalle: Kalle) -> None:
    kalle.choose("scan_mode", "Two switches")
    setting = kalle.shown("switch_next")
    assert isinstance(setting, KeySetting)
    button = setting.button
    assert button.accessibleName() == "The switch that goes on: Space bar"
    button.setFocus()
    kalle.seat.key(Qt.Key.Key_Space)
    assert button.listening
    kalle.seat.key(Qt.Key.Key_Tab)  # many switches are made to send Tab
    assert (kalle.now.switch_next, button.text()) == ("Tab", "Tab key")
    kalle.seat.key(Qt.Key.Key_Return)
    kalle.seat.key(Qt.Key.Key_F7)
    assert kalle.now.switch_next == "F7"
    assert setting.noted() == ""  # keys belong to the person's switches, not to a ready profile


def test_both_switches_never_share_a_key(kalle: Kalle) -> None:
    kalle.choose("scan_mode", "Two switches")
    setting = kalle.shown("switch_next")
    assert isinstance(setting, KeySetting)
    setting.button.setFocus()
    kalle.seat.key(Qt.Key.Key_Space)
    kalle.seat.key(Qt.Key.Key_Enter)
    assert (kalle.now.switch_next, kalle.now.switch_choose) == ("Return", "Space")
    assert "Enter key moves the light on; Space bar chooses." in kalle.page.preview.sentences.text()


def test_escape_and_going_elsewhere_leave_the_key_as_it_was(kalle: Kalle) -> None:
    kalle.choose("scan_mode", "Two switches")
    setting = kalle.shown("switch_choose")
    assert isinstance(setting, KeySetting)
    button = setting.button
    for leave in (lambda: kalle.seat.key(Qt.Key.Key_Escape), kalle.page.heading.setFocus):
        button.setFocus()
        kalle.seat.key(Qt.Key.Key_Space)
        kalle.seat.key(Qt.Key.Key_Shift)  # nothing by itself
        assert button.text() == "Press the switch now …"
        leave()
        assert not button.listening
        assert button.text() == "Enter key"


# ---------------------------------------------------------------------- the preview


def test_the_picture_follows_each_change_at_once(kalle: Kalle) -> None:
    assert kalle.picture() == QColor(load_theme("light").colours.ground)
    kalle.choose("theme", "Dark")
    assert kalle.picture() == QColor(load_theme("dark").colours.ground)
    picture = kalle.page.preview.picture
    for key, word in (
        ("text_percent", "Larger"),
        ("choices", "Five"),
        ("order_mode", "The pictures change"),
        ("language", "English"),
        ("scan_mode", "Two switches"),
    ):
        before = picture.grab().toImage()
        kalle.choose(key, word)
        assert picture.grab().toImage() != before, key
    before = picture.grab().toImage()
    kalle.tick("show_text")
    assert picture.grab().toImage() != before


def test_the_picture_is_the_real_screen(make_try: MakeTry, qtbot: QtBot) -> None:
    """A person with this profile meets the same question, point by point from the question downwards."""
    profile = AccessProfile(choices=5, theme="dark", text_percent=125)
    resident = make_try(profile).resident
    resident.setParent(None)
    qtbot.addWidget(resident)
    resident.resize(SCREEN)
    resident.show()
    resident.question.cards()[0].choose("mouse")
    qtbot.waitUntil(lambda: resident.conductor.may_go_on)
    resident.conductor.forward()
    qtbot.waitExposed(resident)
    drawn = draw_screen(profile, QUESTIONS, LOOK, resident.kit.pixmaps).toImage()
    places = [QPoint(x, y) for x in range(0, 1280, 9) for y in range(60, 800, 9)]

    def the_same() -> bool:
        shown = resident.grab().toImage()
        assert drawn.size() == shown.size() == SCREEN
        return all(drawn.pixelColor(place) == shown.pixelColor(place) for place in places)

    qtbot.waitUntil(the_same)  # once the words have found their size


def test_what_a_picture_cannot_show_is_said_beside_it(kalle: Kalle) -> None:
    sentences = kalle.page.preview.sentences
    assert "The question and the choices are read aloud." in sentences.text()
    kalle.start_from("one_switch")
    assert "The light stays 2 seconds on each picture" in sentences.text()
    kalle.choose("break_after_items", "After every 5 questions")
    assert "A pause is offered after every 5 questions." in sentences.text()
    kalle.start_from("gaze")
    assert "stayed on it for 1.5 seconds" in sentences.text()
    kalle.start_from("listening")
    assert "The first time only says the choice" in sentences.text()
    assert kalle.page.preview.picture.accessibleDescription().count(".") == 3


@pytest.mark.parametrize(("size", "percent"), [((1280, 800), 100), ((960, 600), 100), ((1280, 800), 200)])
def test_the_preview_stays_in_sight_however_far_the_settings_are_scrolled(
    make_kalle: Callable[..., Kalle], size: tuple[int, int], percent: int
) -> None:
    kalle = make_kalle(percent, size)
    page = kalle.page
    kalle.seat.qtbot.wait(20)
    bar = page._scroll.verticalScrollBar()
    for place in (0, bar.maximum()):
        bar.setValue(place)
        for part in (page.preview.picture, page.preview.try_it, page.preview.listen):
            assert part.visibleRegion().boundingRect() == part.rect()
            assert page.rect().contains(part.mapTo(page, part.rect().bottomRight()))
    beside = page.preview.mapTo(page, QPoint()).x() >= page._scroll.geometry().right()
    assert beside == (size == (1280, 800) and percent == 100)


@pytest.mark.parametrize("percent", [100, 200])
def test_every_profile_is_named_ordered_and_whole(make_kalle: Callable[..., Kalle], percent: int) -> None:
    kalle = make_kalle(percent)
    for ready in READY:
        kalle.start_from(ready.id)
        for group in kalle.page.groups:
            if group.more.isVisible() and group.more.text() == "Show more":
                group.more.click()
        kalle.seat.qtbot.wait(20)
        check(ready.id, kalle.seat.window)
        for button in kalle.page.findChildren(ReadyButton):
            assert button.height() >= button.heightForWidth(button.width())


def test_tab_goes_from_the_ready_profiles_through_the_groups_to_the_preview(kalle: Kalle) -> None:
    kalle.page.ready.buttons["usual"].setFocus()
    met: list[QWidget] = []
    for _ in range(60):
        kalle.seat.qtbot.keyClick(kalle.seat.window.focusWidget(), Qt.Key.Key_Tab)
        now = kalle.seat.window.focusWidget()
        assert now is not None
        met.append(now)
        if now is kalle.page.preview.listen:
            break
    assert met[0] is kalle.page.ready.buttons["large_and_calm"]
    assert met[-2:] == [kalle.page.preview.try_it, kalle.page.preview.listen]
    selects = [one.accessibleName() for one in met if isinstance(one, Select)]
    assert selects[:3] == ["Colours", "Text size", "Smallest picture to press"]
    assert selects[-1] == "Language of the questions and the voice"


# ---------------------------------------------------------------------- hearing and trying


def test_listening_asks_for_the_question_in_the_chosen_voice(kalle: Kalle, qtbot: QtBot) -> None:
    kalle.choose("language", "English")
    kalle.choose("rate", "Slowly")
    with qtbot.waitSignal(kalle.page.listen_wanted) as wanted:
        kalle.seat.press("Listen")
    assert wanted.args == [QUESTIONS.items[0].spoken["en"], "en", 125, ""]
    kalle.page.say_silent()
    assert kalle.page.notice.text() == "No sound can be played on this computer."


def test_trying_asks_for_a_conversation_with_what_is_chosen_now(kalle: Kalle, qtbot: QtBot) -> None:
    kalle.start_from("large_and_calm")
    with qtbot.waitSignal(kalle.page.try_wanted) as wanted:
        kalle.seat.press("Try it")
    talk = wanted.args[0]
    assert isinstance(talk, Talk)
    assert (talk.profile, talk.resident.alias) == (kalle.now, "Kalle")
    assert talk.instrument.id == "group_home"  # the questions of the person's own kind of unit


class Silence(QObject):
    """A player without sound."""

    phrase_started = Signal(int)
    phrase_finished = Signal(int)
    all_finished = Signal()
    silent = Signal(str)

    def say(self, phrases: Sequence[object]) -> None:
        self.all_finished.emit()

    def stop(self) -> None:
        pass

    def prepare(self, phrases: Sequence[object]) -> None:
        pass


@pytest.fixture
def make_try(qtbot: QtBot, qapp: object, background: Background) -> Iterator[MakeTry]:
    """Lisa tries out Kalle's screen, in a home where nothing is stored at all."""
    actor = Actor(uuid4(), "Lisa Holm", Role.STAFF, frozenset())
    made: list[TryWindow] = []

    def make(profile: AccessProfile) -> TryWindow:
        talk = rehearse(QUESTIONS, profile, "Kalle")
        look = Look(load_theme(profile.theme), LOOK.family, LOOK.mm, profile.text_percent)
        kit = Kit(look, Words(profile.language), PixmapStore(Catalogue.bundled()), profile.show_text)
        conductor = Conductor(talk, Rehearsal(), actor, background)
        speaking = Speaking(Silence(), "sv", 150)  # type: ignore[arg-type]  # what Speaking uses of a player
        resident = ResidentWindow(kit, conductor, speaking, lambda digits, right, wrong: right())
        conductor.setParent(resident)
        speaking.setParent(resident)
        made.append(TryWindow(resident, LOOK, Words("en")))
        qtbot.addWidget(made[-1])
        return made[-1]

    yield make


@pytest.fixture
def tried(make_try: MakeTry, qtbot: QtBot) -> TryWindow:
    window = make_try(AccessProfile(choices=2, language=Language.EN))
    window.resize(1280, 800)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def test_the_real_question_window_is_tried_and_answered(tried: TryWindow, qtbot: QtBot) -> None:
    resident = tried.resident
    assert resident.screen_now is resident.question
    card = resident.question.cards()[0]
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: resident.conductor.may_go_on)
    assert card.isChecked()
    assert resident.rect().height() > 700  # the line over it takes little


@pytest.mark.parametrize("way", ["escape", "button", "cross"])
def test_trying_is_left_by_escape_by_the_button_and_by_the_cross(
    tried: TryWindow, qtbot: QtBot, way: str
) -> None:
    ways: dict[str, Callable[[], object]] = {
        "escape": lambda: qtbot.keyClick(tried.focusWidget() or tried, Qt.Key.Key_Escape),
        "button": lambda: qtbot.mouseClick(tried.back, Qt.MouseButton.LeftButton),
        "cross": tried.close,
    }
    with qtbot.waitSignal(tried.left):
        ways[way]()
    qtbot.waitUntil(lambda: not tried.isVisible())

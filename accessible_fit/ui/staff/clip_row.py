"""One sentence that can be recorded: its picture, its words, how it sounds now, and what can be done."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from accessible_fit.services.clips import ClipState, ListedWording
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.forms import STACK_FROM_PERCENT
from accessible_fit.ui.widgets.level_meter import LevelMeter
from accessible_fit.ui.widgets.texts import button, label

TILE = 56


class ClipRow(QWidget):
    """Shows a sentence and asks for what is pressed; the page does it and says what came of it.

    `removal_wanted` comes after the row itself has asked whether it is meant.
    """

    record_pressed = Signal()
    listen_pressed = Signal()
    removal_wanted = Signal()

    def __init__(self, kit: StaffKit, listed: ListedWording) -> None:
        super().__init__()
        self._kit = kit
        self.listed = listed
        text = listed.wording.text
        w = kit.words
        self._sentence = label(text)
        self._state = label("", "small")
        self._meter = LevelMeter(kit.look, w.t("Loudness"))
        self._meter.hide()
        self.remove = self._button(self._ask)
        self.listen = self._button(self.listen_pressed.emit)
        self.record = self._button(self.record_pressed.emit)
        self._call(self.remove, w.t("Remove"), w.t("Remove the voice for “{sentence}”", sentence=text))
        self._keep = button(w.t("Keep it"))
        self._keep.clicked.connect(lambda _=False: self._answer_no())
        self._really = button("")
        self._call(self._really, w.t("Remove"), w.t("Yes, remove the voice for “{sentence}”", sentence=text))
        self._really.clicked.connect(lambda _=False: self._answer_yes())
        self._lay_out()
        self.show_listed(listed)

    def _button(self, act: Callable[[], None]) -> QPushButton:
        made = button("")
        kept = made.sizePolicy()
        kept.setRetainSizeWhenHidden(True)  # so that buttons stand under each other in all rows
        made.setSizePolicy(kept)
        made.clicked.connect(lambda _=False: act())
        return made

    def _lay_out(self) -> None:
        texts = QVBoxLayout()
        texts.setSpacing(SPACE.hair)
        texts.addStretch(1)
        for part in (self._sentence, self._state, self._meter):
            texts.addWidget(part)
        texts.addStretch(1)
        left = QHBoxLayout()
        left.setSpacing(SPACE.normal)
        left.addWidget(self._kit.tile(self.listed.wording.pictogram, TILE), 0, Qt.AlignmentFlag.AlignVCenter)
        left.addLayout(texts, 1)
        self._buttons = _line(self.remove, self.listen, self.record)
        self._question = _line(self._keep, self._really)
        self._question.hide()
        stacked = self._kit.look.percent >= STACK_FROM_PERCENT
        direction = QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        whole = QBoxLayout(direction, self)
        whole.setContentsMargins(0, SPACE.small, 0, SPACE.small)
        whole.setSpacing(SPACE.normal if not stacked else SPACE.small)
        whole.addLayout(left, 1)
        for buttons in (self._buttons, self._question):
            whole.addWidget(
                buttons, 0, Qt.AlignmentFlag.AlignLeft if stacked else Qt.AlignmentFlag.AlignVCenter
            )

    # ------------------------------------------------------------------ what the page tells

    def show_listed(self, listed: ListedWording) -> None:
        """Show how the sentence sounds now."""
        self.listed = listed
        self._meter.hide()
        self._meter.clear()
        w, clip, text = self._kit.words, listed.clip, listed.wording.text
        if clip is None:
            self._say("", w.t("The computer's voice"))
        elif listed.state is ClipState.RECORDED:
            seconds = w.number(clip.duration_ms / 1000, 1)
            day = w.day(clip.recorded_at)
            self._say("good", f"✓ {w.t('Own voice, {seconds} s, recorded {day}', seconds=seconds, day=day)}")
        else:
            told = w.t("The words have changed, so the computer's voice is used. Record again.")
            self._say("watch", f"! {told}\n{w.t('Recorded: “{sentence}”', sentence=clip.spoken_text)}")
        if clip is None:
            self._call(self.record, w.t("Record"), w.t("Record “{sentence}”", sentence=text))
        else:
            self._call(self.record, w.t("Record again"), w.t("Record “{sentence}” again", sentence=text))
        self.show_playing(False)
        self.offer(True)

    def show_recording(self) -> None:
        """Show that this sentence is being recorded."""
        w = self._kit.words
        self.show_seconds(0)
        self._meter.clear()
        self._meter.show()
        text = self.listed.wording.text
        self._call(self.record, w.t("Done"), w.t("Stop recording “{sentence}”", sentence=text))
        self.listen.setEnabled(False)
        self.remove.setEnabled(False)

    def show_seconds(self, seconds: int) -> None:
        """Show how long the recording is by now."""
        told = self._kit.words.t(
            "Recording, {seconds} s. Read the words aloud and press “Done”.", seconds=seconds
        )
        if self._state.text() != f"● {told}":
            self._say("alarm", f"● {told}")

    def show_level(self, level: float) -> None:
        """Show how loud the microphone hears."""
        self._meter.show_level(level)

    def show_playing(self, playing: bool) -> None:
        """Show whether the recording is being heard."""
        w, text = self._kit.words, self.listed.wording.text
        if playing:
            self._call(
                self.listen, w.tc("sound", "Stop"), w.t("Stop listening to “{sentence}”", sentence=text)
            )
        else:
            self._call(self.listen, w.t("Listen"), w.t("Listen to “{sentence}”", sentence=text))

    def show_trouble(self, text: str) -> None:
        """Say what went wrong with this sentence, in its own place."""
        self._say("alarm", f"! {text}")
        self.announce(text)

    def announce(self, text: str) -> None:
        """Have a screen reader say something without moving the focus."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def offer(self, on: bool) -> None:
        """Let the buttons be pressed, or not while another sentence is being recorded."""
        self.record.setEnabled(on)
        for one in (self.listen, self.remove):
            one.setEnabled(on)
            one.setVisible(self.listed.clip is not None)

    def state_text(self) -> str:
        """Return what the row says of itself."""
        return self._state.text()

    def _call(self, one: QPushButton, text: str, name: str) -> None:
        """Give a button its word and, for a screen reader, the sentence it is about."""
        one.setText(text)
        one.setAccessibleName(name)

    def _say(self, tone: str, text: str) -> None:
        self._state.setProperty("tone", tone)
        self._state.style().unpolish(self._state)
        self._state.style().polish(self._state)
        self._state.setText(text)

    # ------------------------------------------------------------------ removing

    def _ask(self) -> None:
        told = self._kit.words.t(
            "Remove this voice? It cannot be brought back. The computer's voice is used then."
        )
        self._say("watch", f"! {told}")
        self.announce(told)
        self._buttons.hide()
        self._question.show()
        self._keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def _answer_no(self) -> None:
        self._end_question()
        self.remove.setFocus(Qt.FocusReason.OtherFocusReason)

    def _answer_yes(self) -> None:
        self._end_question()
        self.record.setFocus(Qt.FocusReason.OtherFocusReason)
        self.removal_wanted.emit()

    def _end_question(self) -> None:
        self._question.hide()
        self._buttons.show()
        self.show_listed(self.listed)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        w = self._kit.words
        _make_room(self.record, w.t("Record"), w.t("Record again"), w.t("Done"))
        _make_room(self.listen, w.t("Listen"), w.tc("sound", "Stop"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self._question.isHidden():
            self._answer_no()
            return
        super().keyPressEvent(event)


def _make_room(one: QPushButton, *texts: str) -> None:
    """Make a dressed button wide enough for each of its texts, so that nothing moves when it changes."""
    now, widest = one.text(), 0
    for text in texts:
        one.setText(text)
        widest = max(widest, one.sizeHint().width())
    one.setText(now)
    one.setMinimumWidth(widest)


def _line(*buttons: QPushButton) -> QWidget:
    made = QWidget()
    line = QHBoxLayout(made)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(SPACE.small)
    for one in buttons:
        line.addWidget(one)
    return made

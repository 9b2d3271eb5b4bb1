"""Hearing a whole form: every question as it is said, one by one or all of them, in the chosen language."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.page import Page
from accessible_fit.ui.staff.workshop.form_words import LANGUAGE_NAMES
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.forms import Choices, Field
from accessible_fit.ui.widgets.tab_order import tab_inside
from accessible_fit.ui.widgets.texts import Panel, button, clear, label, rule
from audio.phrase import Phrase

if TYPE_CHECKING:
    from accessible_fit.ui.staff.studio import Studio

TILE = 44


@dataclass(frozen=True, slots=True)
class Heard:
    """One question to be heard: its picture, and what is said in each language."""

    picture: str
    said: dict[str, str]


class HeardRow(QWidget):
    """One question with the button that says it."""

    def __init__(self, kit: StaffKit, heard: Heard, language: str, number: int) -> None:
        super().__init__()
        w = kit.words
        self.text = heard.said.get(language, "")
        self.listen = button(w.t("Listen"))
        self.listen.setAccessibleName(w.t("Listen to “{question}”", question=self.text))
        self.listen.setEnabled(bool(self.text))
        self._now = label("", "small")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE.normal)
        line.addWidget(kit.tile(heard.picture or "openmoji:1F5BC", TILE), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        name = w.t("Practice") if not number else str(number)
        words.addWidget(label(f"{name}. {self.text or w.t('Not written yet')}"))
        words.addWidget(self._now)
        self._now.hide()
        self._kit = kit
        line.addLayout(words, 1)
        line.addWidget(self.listen, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_sounding(self, on: bool) -> None:
        """Say beside the question that it is heard now."""
        said = self._kit.words.t("Is heard now")
        self._now.setText(f"▸ {said}" if on else "")
        self._now.setVisible(on)


class ListenPage(Page):
    """Every question of one form. `left` leads back."""

    left = Signal()

    def __init__(
        self,
        kit: StaffKit,
        title: str,
        heard: Sequence[Heard],
        languages: Sequence[str],
        studio: "Callable[[], Studio]",
    ) -> None:
        w = kit.words
        super().__init__(kit, w.t("Hear every question"))
        self.set_title(self.title, title)
        self._heard, self._make_studio = list(heard), studio
        self._studio: Studio | None = None
        self._sounding: list[HeardRow] = []
        self.rows: list[HeardRow] = []
        self.set_back(w.t("Back"), self.left.emit)
        self.all = self.set_primary(w.t("Listen to all"), self._all_or_stop)
        names = [(one, LANGUAGE_NAMES[one]) for one in languages]
        first = w.language if w.language in languages else languages[0]
        self.language: Choices[str] = Choices(kit.look, names, first)
        self.language.changed.connect(self._fill)
        panel = Panel()
        panel.body.addWidget(
            label(w.t("Close your eyes and listen. Is each question understood without the screen?"), "soft")
        )
        if len(names) > 1:
            panel.body.addWidget(Field(w.t("Language"), self.language))
        self.column.addWidget(panel)
        self._panel = Panel()
        self._panel.body.setSpacing(SPACE.small)
        self.column.addWidget(self._panel)
        self._fill()

    def _fill(self) -> None:
        self._be_quiet()
        clear(self._panel.body)
        self.rows = []
        language = self.language.value() or "sv"
        for number, one in enumerate(self._heard):
            if number:
                self._panel.body.addWidget(rule())
            made = HeardRow(self.kit, one, language, number)
            made.listen.clicked.connect(lambda _=False, this=made: self._say([this]))
            self._panel.body.addWidget(made)
            self.rows.append(made)
        tab_inside(self._panel)

    # ------------------------------------------------------------------ sounding

    def _player(self) -> "Studio":
        if self._studio is None:
            self._studio = made = self._make_studio()
            made.player.phrase_started.connect(self._started)
            made.player.all_finished.connect(self._finished)
            made.player.silent.connect(self._silent)
        return self._studio

    def _all_or_stop(self) -> None:
        if self._sounding:
            self._be_quiet()
        else:
            self._say([one for one in self.rows if one.text])

    def _say(self, rows: list[HeardRow]) -> None:
        self._be_quiet()
        self.notice.hide()
        if not rows:
            return
        self._sounding = rows
        self.all.setText(self.kit.words.t("Stop"))
        language = self.language.value() or "sv"
        self._player().player.say([Phrase(one.text, language) for one in rows])

    def _started(self, at: int) -> None:
        for number, one in enumerate(self._sounding):
            one.show_sounding(number == at)
        if at < len(self._sounding):
            self._scroll.ensureWidgetVisible(self._sounding[at], 0, SPACE.huge)

    def _finished(self) -> None:
        for one in self._sounding:
            one.show_sounding(False)
        self._sounding = []
        self.all.setText(self.kit.words.t("Listen to all"))

    def _silent(self, _code: str) -> None:
        if self._sounding:
            self._finished()
            told = self.kit.words.t("No sound can be played on this computer.")
            self.notice.say(told, take_focus=False)

    def _be_quiet(self) -> None:
        if self._studio is not None and self._sounding:
            self._studio.player.stop()
        self._finished()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self._be_quiet()

"""Who has looked at a person's answers, in the words the person can have it in: read, heard, printed."""

from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from accessible_fit.ui.staff.desk import Shift
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.page import DOT, Page
from accessible_fit.ui.staff.rights.saving import asker, with_ending
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.texts import Panel, button, label, row
from accessible_fit.words.catalogue import Words
from accessible_fit.words.log_sentences import deed_picture, times_words, your_line

if TYPE_CHECKING:
    from accessible_fit.services.printed import Printed
    from accessible_fit.services.rights.log import Line, Looked

READ_ALOUD = 10
PICTURE = 36


class LogPage(Page):
    """The person's own log, newest day first. `listen_wanted` is text, language, speed and voice."""

    left = Signal()
    listen_wanted = Signal(str, str, int, str)

    def __init__(self, kit: StaffKit, shift: Shift, person_id: UUID) -> None:
        w = kit.words
        super().__init__(kit, w.t("Who has looked"))
        self._shift = shift
        self._person_id = person_id
        self._looked: Looked | None = None
        self._day = ""
        self._panel: Panel | None = None
        self.ask_where = asker(w)
        self.set_back(w.t("Back"), self.left.emit)
        self.set_primary(w.t("Save to print"), self._print)
        self.add_quiet(w.t("Read aloud"), self._read)
        self._more = QWidget()
        older = button(w.t("Show older"))
        older.clicked.connect(lambda _=False: self._fetch())
        line = row(older)
        line.setContentsMargins(0, 0, 0, 0)
        self._more.setLayout(line)
        self._more.hide()
        self._days = QVBoxLayout()
        self._days.setSpacing(SPACE.large)
        self.column.addLayout(self._days)
        self.column.addWidget(self._more)

    def shown(self) -> None:
        if self._looked is None:
            self._fetch()

    def _fetch(self) -> None:
        desk, actor = self._shift.desk, self._shift.actor
        before = self._looked.lines[-1].seq if self._looked is not None and self._looked.lines else None
        self.load(lambda: desk.log.of_person(actor, self._person_id, before), self._show)

    def _show(self, looked: "Looked") -> None:
        from accessible_fit.services.rights.log import folded

        w = self.kit.words
        self._looked = looked if self._looked is None else _together(self._looked, looked)
        self.set_title(
            w.t("Who has looked at {name}'s answers", name=looked.alias),
            w.t("Everybody who looked, wrote, printed or saved something, the newest first."),
        )
        for one, times in folded(looked.lines):
            self._add(one, times)
        self._more.setVisible(looked.more)

    def _add(self, one: "Line", times: int) -> None:
        w = self.kit.words
        day = w.day(one.at)
        if day != self._day or self._panel is None:
            self._day = day
            self._panel = Panel(day)
            self._panel.body.setSpacing(SPACE.small)
            self._days.addWidget(self._panel)
        line = QHBoxLayout()
        line.setSpacing(SPACE.normal)
        line.addWidget(self.kit.tile(deed_picture(one.verb), PICTURE), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._sentence(w, one), 1)
        when = DOT.join(part for part in (times_words(w, times), w.clock(one.at)) if part)
        line.addWidget(label(when, "small", wrap=False), 0, Qt.AlignmentFlag.AlignVCenter)
        self._panel.body.addLayout(line)

    def _sentence(self, w: Words, one: "Line") -> QLabel:
        made = label(your_line(w, one.verb, one.kind, one.who))
        made.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        return made

    # ------------------------------------------------------------------ heard and printed

    def _read(self) -> None:
        """Say the newest lines in the person's own language."""
        from accessible_fit.services.rights.log import folded

        if self._looked is None:
            return
        profile = self._looked.profile
        w = Words(profile.language.value)
        newest = folded(self._looked.lines)[:READ_ALOUD]
        said = " ".join(your_line(w, one.verb, one.kind, one.who) for one, _ in newest)
        self.listen_wanted.emit(said, profile.language.value, profile.rate, profile.voice or "")

    def say_silent(self) -> None:
        """Say that this computer cannot play sound; for whoever was asked to say something."""
        self.notice.say(self.kit.words.t("No sound can be played on this computer."), take_focus=False)

    def _print(self) -> None:
        desk, actor = self._shift.desk, self._shift.actor
        self.save(lambda: desk.log.printed(actor, self._person_id, desk.browsing().catalogue), self._printed)

    def _printed(self, made: "Printed") -> None:
        from accessible_fit.services.upkeep.whole_file import write_whole

        answer = self.ask_where(self, made.name)
        if answer:
            place = with_ending(answer, made.name)
            self.save(lambda: write_whole(place, made.pdf), self._written)

    def _written(self, path: Path) -> None:
        self.notice.say(self.kit.words.t("Saved as {name}.", name=path.name), "good")


def _together(first: "Looked", older: "Looked") -> "Looked":
    from dataclasses import replace

    return replace(older, lines=first.lines + older.lines)

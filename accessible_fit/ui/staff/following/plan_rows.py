"""Lists of occasions: a press leads to preparing that conversation, a second button to noting another end."""

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from accessible_fit.ui.staff.following.plan_note import NoteForm
from accessible_fit.ui.staff.following.plan_parts import Asks
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.page import DOT
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.forms import STACK_FROM_PERCENT
from accessible_fit.ui.widgets.holder import Holder
from accessible_fit.ui.widgets.list_row import ListRow, RowText
from accessible_fit.ui.widgets.texts import Panel, button, label, row
from accessible_fit.words.plan_sentences import became_word, when_line

if TYPE_CHECKING:
    from accessible_fit.services.following.occasions import Line

AT_ONCE = 12


class Waiting(Panel):
    """Those who wait to be asked. `prepare_wanted` carries person, key and kind; `noted` an Asked and a Note.

    Without `may` nothing can be pressed but the person.
    """

    prepare_wanted = Signal(object, str, str)
    noted = Signal(object, object)

    def __init__(
        self,
        kit: StaffKit,
        heading: str,
        asks: Asks,
        today: dt.date,
        lines: "Sequence[Line]",
        may: bool,
        named: bool = True,
        most: int = AT_ONCE,
    ) -> None:
        super().__init__(heading)
        self._kit, self._asks, self._today, self._most = kit, asks, today, most
        self._may, self._named = may, named
        self.rows: list[ListRow] = []
        self.notes: list[QWidget] = []
        self.form: NoteForm | None = None
        self.body.setSpacing(SPACE.small)
        self._lines = lines
        self._add(lines[:most])
        left = len(lines) - most
        if left > 0:
            self._more = button(kit.words.tn("Show {n} more", "Show {n} more", left))
            self._more.clicked.connect(lambda _=False: self._show_all())
            self.body.addLayout(row(self._more))

    def _show_all(self) -> None:
        self._more.hide()
        self._add(self._lines[self._most :])

    def _add(self, lines: "Sequence[Line]") -> None:
        for one in lines:
            self.body.addWidget(self._row(one))

    def _row(self, one: "Line") -> QWidget:
        w, asked = self._kit.words, one.asked
        title, key = self._asks.title(asked.instrument_id), asked.instrument_id
        when = when_line(w, asked.due_on, self._today)
        texts = RowText(one.alias, f"{title}{DOT}{when}") if self._named else RowText(title, when)
        made = ListRow(self._kit.look, texts, self._kit.leading(self._asks.picture(key)))
        made.setToolTip(w.t("Make the conversation ready"))
        made.clicked.connect(
            lambda _=False: self.prepare_wanted.emit(asked.person_id, key, self._asks.kind(key))
        )
        made.setEnabled(self._may)
        self.rows.append(made)
        holder = Holder()
        holder.let_go()
        note = button(w.t("Note …"))
        day = w.day(asked.due_on)
        note.setAccessibleName(
            w.t("Note what became of it: {name}, {what}, {day}", name=one.alias, what=title, day=day)
        )
        note.clicked.connect(lambda _=False: self._open(holder, one))
        note.setVisible(self._may)
        self.notes.append(note)
        inside = QWidget()
        whole = QVBoxLayout(inside)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SPACE.small)
        line = QHBoxLayout() if self._kit.look.percent < STACK_FROM_PERCENT else QVBoxLayout()
        line.setSpacing(SPACE.normal)
        line.addWidget(made, 1)
        line.addWidget(note, 0, Qt.AlignmentFlag.AlignVCenter)
        whole.addLayout(line)
        whole.addWidget(holder)
        return inside

    def _open(self, holder: Holder, one: "Line") -> None:
        w = self._kit.words
        about = w.t("{name}: {what}", name=one.alias, what=self._asks.title(one.asked.instrument_id))
        self.form = form = NoteForm(self._kit, about)
        form.left.connect(holder.let_go)
        form.wished.connect(lambda note: self.noted.emit(one.asked, note))
        holder.hold(form)
        form.setFocus(Qt.FocusReason.OtherFocusReason)


class Over(Panel):
    """Occasions that are over: what became of each, and why. `taken_back` carries a kept occasion's id."""

    taken_back = Signal(object)

    def __init__(
        self,
        kit: StaffKit,
        heading: str,
        asks: Asks,
        lines: "Sequence[Line]",
        may: bool,
        named: bool = True,
        most: int = AT_ONCE,
    ) -> None:
        super().__init__(heading)
        self.body.setSpacing(SPACE.medium)
        w = kit.words
        for one in lines[:most]:
            asked = one.asked
            title = asks.title(asked.instrument_id)
            parts = [one.alias if named else "", title, w.day(asked.asked_on or asked.due_on)]
            texts = QVBoxLayout()
            texts.setSpacing(0)
            texts.addWidget(label(DOT.join(part for part in parts if part)))
            about = DOT.join(part for part in (became_word(w, asked.became), asked.reason) if part)
            texts.addWidget(label(about, "small"))
            line = QHBoxLayout()
            line.setSpacing(SPACE.normal)
            line.addLayout(texts, 1)
            kept = asked.kept
            if may and kept is not None and asked.conversation_id is None and asked.reason:
                undo = button(w.t("Take back"), "link")
                undo.setAccessibleName(
                    w.t(
                        "Take back what was noted: {name}, {what}, {day}",
                        name=one.alias,
                        what=title,
                        day=w.day(asked.due_on),
                    )
                )
                undo.clicked.connect(lambda _=False, at=kept.id: self.taken_back.emit(at))
                line.addWidget(undo)
            self.body.addLayout(line)

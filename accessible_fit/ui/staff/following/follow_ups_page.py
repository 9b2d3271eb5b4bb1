"""The follow-ups of one person: a list, and one at a time to write, copy and print."""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFontMetrics
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from accessible_fit.services.access import Right
from accessible_fit.ui.staff.asking import Asking
from accessible_fit.ui.staff.desk import Shift
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.page import CLOSED_PICTURE, DOT, Page
from accessible_fit.ui.staff.rights.saving import asker, with_ending
from accessible_fit.ui.theme.sizes import SPACE, TYPE
from accessible_fit.ui.widgets.empty import EmptyState
from accessible_fit.ui.widgets.forms import Field
from accessible_fit.ui.widgets.growth import grown
from accessible_fit.ui.widgets.holder import Holder
from accessible_fit.ui.widgets.list_row import ListRow, RowText
from accessible_fit.ui.widgets.tab_order import tab_inside
from accessible_fit.ui.widgets.texts import Panel, button, clear, label, row
from accessible_fit.words.follow_up_sentences import parts

if TYPE_CHECKING:
    from accessible_fit.services.following.follow_ups import KeptFollowUps, Written
    from accessible_fit.services.printed import Printed
    from db.records import FollowUp

DAY_WIDTH = 220
FEWEST_LINES, MOST_LINES = 3, 14
PICTURE = 112
GLIMPSE = 90
ROUND_TEXT = 28


class FollowUpsPage(Page):
    """What is filled in beforehand is only a beginning: every part can be written on."""

    left = Signal()

    def __init__(self, kit: StaffKit, shift: Shift, person_id: UUID) -> None:
        super().__init__(kit, kit.words.t("Follow-ups"))
        self._shift = shift
        self._person_id = person_id
        self._alias = ""
        self._held: FollowUp | None = None
        self._may = shift.actor.may(Right.LEAD_CONVERSATIONS)
        self.texts: dict[str, QPlainTextEdit] = {}
        self.ask_where = asker(kit.words)
        self.set_back(kit.words.t("Back"), self._one_back)
        self._place = Holder()
        self.column.addWidget(self._place)

    def shown(self) -> None:
        if not self.texts:
            self._fetch()

    def _fetch(self) -> None:
        follow_ups, actor = self._shift.desk.follow_ups, self._shift.actor
        self.load(lambda: follow_ups.of_person(actor, self._person_id), self._show_list)

    def _one_back(self) -> None:
        if self.texts:
            self._fetch()
        else:
            self.left.emit()

    def _primary_is(self, text: str) -> None:
        clear(self.buttons)
        self.primary = None
        if not self._may:
            return
        act = self._keep if self.texts else self._begin
        self.set_primary(text, act)

    # ------------------------------------------------------------------ the list

    def _show_list(self, found: "KeptFollowUps") -> None:
        w = self.kit.words
        self._alias, self._held, self.texts = found.alias, None, {}
        self.set_title(w.t("Follow-ups"), w.t("How the support of {name} was followed up", name=found.alias))
        self._primary_is(w.t("Write a follow-up"))
        sheet = QWidget()
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(SPACE.small)
        for one in found.found:
            made = ListRow(self.kit.look, RowText(w.day(one.held_on), _glimpse(one)))
            made.clicked.connect(lambda _=False, held=one: self._open(held))
            inside.addWidget(made)
        if found.closed:
            inside.addWidget(self._closed_ones(found.closed))
        elif not found.found:
            inside.addWidget(self._nothing_yet())
        self._place.hold(sheet)

    def _closed_ones(self, how_many: int) -> EmptyState:
        """Colleagues have written what the person does not want more of the staff to see."""
        w = self.kit.words
        return EmptyState(
            self.kit.tile(CLOSED_PICTURE, PICTURE),
            w.tn(
                "{n} follow-up is open to whoever wrote it",
                "{n} follow-ups are open to whoever wrote them",
                how_many,
            ),
            w.t("{name} has said no to more of the staff seeing the answers.", name=self._alias),
        )

    def _nothing_yet(self) -> EmptyState:
        w = self.kit.words
        return EmptyState(
            self.kit.tile("openmoji:1F4DD", PICTURE),
            w.t("No follow-up is written down yet"),
            w.t(
                "What was asked, what {name} said and what is promised is filled in for you.",
                name=self._alias,
            ),
        )

    # ------------------------------------------------------------------ one of them

    def _begin(self) -> None:
        follow_ups, actor, language = self._shift.desk.follow_ups, self._shift.actor, self.kit.words.language
        self.load(lambda: follow_ups.proposed(actor, self._person_id, language), self._write)

    def _open(self, held: "FollowUp") -> None:
        from accessible_fit.services.following.follow_ups import Written

        self._held = held
        self._write(
            Written(
                held.held_on, held.method, held.how, held.persons_view, held.staffs_view, held.needs_doing
            )
        )

    def _write(self, written: "Written") -> None:
        w = self.kit.words
        panel = Panel()
        self.when = QLineEdit(written.held_on.isoformat())
        self.when.setMaxLength(10)
        self.when.setReadOnly(not self._may)
        self.when.setMaximumWidth(grown(self.kit.look, DAY_WIDTH))
        self._when = Field(w.t("Day of the follow-up"), self.when, w.t("Year-month-day."))
        panel.body.addWidget(self._when)
        self.texts = {}
        for part in parts(w):
            text = self._text(getattr(written, part.key))
            self.texts[part.key] = text
            panel.body.addWidget(Field(part.name, text, part.help_text))
        sheet = QWidget()
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(SPACE.large)
        if self._held is None:
            told = w.t(
                "This is filled in from what was said and promised. Read it, and write what is missing."
            )
            inside.addWidget(label(told, "soft"))
        inside.addWidget(panel)
        if self._held is not None:
            inside.addLayout(self._handing())
            if self._may:
                inside.addWidget(self._removing())
        self.set_title(w.t("Follow-up"), w.t("with {name}", name=self._alias))
        self._primary_is(w.t("Save"))
        self._place.hold(sheet)
        tab_inside(sheet)
        self.texts["staffs_view"].setFocus(Qt.FocusReason.OtherFocusReason)

    def _text(self, written: str) -> QPlainTextEdit:
        made = QPlainTextEdit(written)
        made.setReadOnly(not self._may)
        made.setTabChangesFocus(True)
        lines = min(MOST_LINES, max(FEWEST_LINES, written.count("\n") + 2))
        spacing = QFontMetrics(self.kit.look.font(TYPE.normal)).lineSpacing()
        made.setFixedHeight(spacing * lines + ROUND_TEXT)
        return made

    def _handing(self) -> QVBoxLayout:
        w = self.kit.words
        self.copy = button(w.t("Copy as text"))
        self.copy.setAccessibleDescription(w.t("To be pasted where the person's records are kept."))
        self.copy.clicked.connect(lambda _=False: self._copy())
        self.to_print = button(w.t("Save to print"))
        self.to_print.clicked.connect(lambda _=False: self._print())
        whole = QVBoxLayout()
        whole.setSpacing(SPACE.small)
        whole.addLayout(row(self.copy, self.to_print))
        whole.addWidget(label(w.t("What is saved is copied and printed."), "small"))
        return whole

    def _removing(self) -> QWidget:
        w = self.kit.words
        made = QWidget()
        whole = QVBoxLayout(made)
        whole.setContentsMargins(0, 0, 0, 0)
        remove: QPushButton = button(w.t("Remove this follow-up"), "link")
        asking = Asking(w)
        asking.meant.connect(self._remove)
        asking.kept.connect(lambda: remove.setFocus(Qt.FocusReason.OtherFocusReason))
        remove.clicked.connect(
            lambda _=False: asking.ask(
                w.t("Remove this follow-up? The text is gone; the answers stay."), w.t("Remove it for good")
            )
        )
        whole.addLayout(row(remove))
        whole.addWidget(asking)
        return made

    # ------------------------------------------------------------------ keeping and handing out

    def _written(self) -> "Written | None":
        from accessible_fit.services.following.follow_ups import Written

        try:
            day = dt.date.fromisoformat(self.when.text().strip())
        except ValueError:
            self._when.show_error(self.kit.words.t("Write the day as 2026-03-04."))
            return None
        return Written(day, **{key: text.toPlainText() for key, text in self.texts.items()})

    def _keep(self) -> None:
        written, held = self._written(), self._held
        if written is None:
            return
        follow_ups, actor, person_id = self._shift.desk.follow_ups, self._shift.actor, self._person_id

        def work() -> "FollowUp":
            if held is None:
                return follow_ups.keep(actor, person_id, written)
            return follow_ups.change(actor, held.id, written)

        self.save(work, self._kept)

    def _kept(self, held: "FollowUp") -> None:
        self._open(held)
        self.notice.say(self.kit.words.t("The follow-up is saved. Now it can be copied and printed."), "good")

    def _remove(self) -> None:
        held, follow_ups, actor = self._held, self._shift.desk.follow_ups, self._shift.actor
        assert held is not None  # only what is kept can be removed
        told = self.kit.words.t("The follow-up is removed.")

        def gone(_: None) -> None:
            self.notice.say(told, "good")
            self._fetch()

        self.save(lambda: follow_ups.remove(actor, held.id), gone)

    def _copy(self) -> None:
        held, follow_ups, actor = self._held, self._shift.desk.follow_ups, self._shift.actor
        assert held is not None  # only what is kept can be copied
        language = self.kit.words.language

        def copied(text: str) -> None:
            QApplication.clipboard().setText(text)
            told = self.kit.words.t("Copied")
            self.notice.say(told, "good", take_focus=False)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, told))

        self.save(lambda: follow_ups.copied(actor, held.id, language), copied)

    def _print(self) -> None:
        held, follow_ups, actor = self._held, self._shift.desk.follow_ups, self._shift.actor
        assert held is not None  # only what is kept can be printed
        language = self.kit.words.language
        self.save(lambda: follow_ups.printed(actor, held.id, language), self._printed)

    def _printed(self, made: "Printed") -> None:
        from accessible_fit.services.upkeep.whole_file import write_whole

        answer = self.ask_where(self, made.name)
        if answer:
            place = with_ending(answer, made.name)
            self.save(lambda: write_whole(place, made.pdf), self._saved_file)

    def _saved_file(self, path: Path) -> None:
        self.notice.say(self.kit.words.t("Saved as {name}.", name=path.name), "good")


def _glimpse(held: "FollowUp") -> str:
    """The beginning of what needs doing, else of the person's view."""
    text = held.needs_doing or held.persons_view or held.method
    lines = (" ".join(line.split()).removeprefix("– ").removesuffix(":") for line in text.splitlines())
    whole = DOT.join(line for line in lines if line)
    if len(whole) <= GLIMPSE:
        return whole
    cut, _, _ = whole[:GLIMPSE].rpartition(" ")
    return f"{cut.rstrip(DOT)} …"

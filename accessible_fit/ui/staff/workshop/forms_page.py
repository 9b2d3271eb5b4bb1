"""Every form there is: being written, of the organisation, under licence, and the program's own."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from accessible_fit.services.forms.offered import Whose
from accessible_fit.ui.staff.desk import Shift
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.page import DOT, Page
from accessible_fit.ui.staff.workshop.coming_panel import ComingPanel
from accessible_fit.ui.staff.workshop.form_words import form_facts
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.list_row import ListRow, RowText
from accessible_fit.ui.widgets.tab_order import tab_inside
from accessible_fit.ui.widgets.texts import Panel, clear, label

if TYPE_CHECKING:
    from accessible_fit.services.forms.offered import Coming, ListedForm
    from accessible_fit.services.forms.workshop import DraftCard, Opened


class FormsPage(Page):
    """Lists the forms, begins a new one, and brings one in from a file after a look at what will come.

    `form_wanted` and `draft_wanted` carry the id of one, `begun` a new draft.
    """

    form_wanted = Signal(str)
    draft_wanted = Signal(str)
    begun = Signal(object)

    def __init__(self, kit: StaffKit, shift: Shift) -> None:
        w = kit.words
        super().__init__(kit, w.t("Forms"))
        self.set_title(self.title, w.t("What people can be asked, and where it comes from."))
        self._shift = shift
        self.set_primary(w.t("Write a new form"), self._begin)
        self.add_quiet(w.t("Bring in a file"), self._ask_file)
        self.coming = ComingPanel(kit)
        self.coming.taking_wanted.connect(self._take_in)
        self.coming.left.connect(self._forget)
        self.coming.hide()
        self.column.addWidget(self.coming)
        self._sheet = QWidget()
        self._lists = QVBoxLayout(self._sheet)
        self._lists.setContentsMargins(0, 0, 0, 0)
        self._lists.setSpacing(SPACE.large)
        self.column.addWidget(self._sheet)

    def shown(self) -> None:
        desk, actor = self._shift.desk, self._shift.actor
        self.load(
            lambda: (desk.workshop.all_drafts(actor), desk.forms.listed(actor)),
            lambda found: self._show(*found),
        )

    # ------------------------------------------------------------------ the lists

    def _show(self, drafts: "list[DraftCard]", forms: "list[ListedForm]") -> None:
        w = self.kit.words
        clear(self._lists)
        if drafts:
            panel = self._panel(w.t("Being written"), "")
            for card in drafts:
                self._add(panel, self._draft_row(card))
        theirs = [one for one in forms if one.whose is not Whose.PROGRAM]
        about = w.t("Nothing yet. Write a form, or bring in a file.") if not theirs else ""
        panel = self._panel(w.t("The organisation's forms"), about)
        for one in theirs:
            self._add(panel, self._form_row(one))
        own = w.t("They come with the program and cannot be changed. A copy of one can.")
        panel = self._panel(w.t("The program's own forms"), own)
        for one in forms:
            if one.whose is Whose.PROGRAM:
                self._add(panel, self._form_row(one))
        tab_inside(self._sheet)

    def _panel(self, heading: str, about: str) -> Panel:
        panel = Panel(heading)
        panel.body.setSpacing(SPACE.small)
        if about:
            panel.body.addWidget(label(about, "soft"))
        self._lists.addWidget(panel)
        return panel

    def _add(self, panel: Panel, row: ListRow) -> None:
        panel.body.addWidget(row)

    def _draft_row(self, card: "DraftCard") -> ListRow:
        w = self.kit.words
        when = w.t("{day} at {clock}", day=w.day(card.changed_at), clock=w.clock(card.changed_at))
        parts = [w.tn("{n} question", "{n} questions", card.questions), when, card.by]
        mark = w.t("Draft") if card.version is None else w.t("Draft of a new version")
        text = RowText(card.title or w.t("A form without a title"), DOT.join(filter(None, parts)), mark)
        row = ListRow(self.kit.look, text, self.kit.leading("openmoji:1F4DD"))
        row.clicked.connect(lambda _=False: self.draft_wanted.emit(card.form_id))
        return row

    def _form_row(self, one: "ListedForm") -> ListRow:
        w = self.kit.words
        mark = ""
        if one.whose is Whose.LICENSED:
            mark = w.t("Under licence")
        if not one.offered:
            mark = w.t("Not offered")
        text = RowText(w.pick(one.form.title), form_facts(w, one.form), mark)
        row = ListRow(self.kit.look, text, self.kit.leading(one.form.items[0].pictogram))
        row.clicked.connect(lambda _=False: self.form_wanted.emit(one.form.id))
        return row

    # ------------------------------------------------------------------ a new one, or a file

    def _begin(self) -> None:
        workshop, actor = self._shift.desk.workshop, self._shift.actor

        def begin() -> "Opened":
            return workshop.begin(actor)

        self.save(begin, self.begun.emit)

    def _ask_file(self) -> None:
        w = self.kit.words
        kinds = w.t("Forms")
        self._dialog = QFileDialog(self, w.t("Choose a file"), "", f"{kinds} (*.toml *.json)")
        self._dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        self._dialog.fileSelected.connect(lambda path: self.look_through(Path(path)))
        self._dialog.open()

    def look_through(self, source: Path) -> None:
        """Look through a file; nothing is written."""
        forms, actor = self._shift.desk.forms, self._shift.actor
        self.notice.hide()
        self._forget()
        self.load(lambda: forms.look_through(actor, source), self._show_coming)

    def _show_coming(self, coming: "Coming") -> None:
        self.coming.show_coming(coming)
        self.coming.show()
        tab_inside(self.coming)
        self._scroll.verticalScrollBar().setValue(0)
        self.coming.first_focus().setFocus()

    def _take_in(self, coming: "Coming", holder: str, terms: str) -> None:
        forms, actor = self._shift.desk.forms, self._shift.actor
        self.save(lambda: forms.take_in(actor, coming, holder, terms), self._taken_in)

    def _taken_in(self, listed: "ListedForm") -> None:
        w = self.kit.words
        self._forget()
        self.notice.say(
            w.t("“{form}” is here. It can be asked now, on every computer.", form=w.pick(listed.form.title)),
            "good",
        )
        self._scroll.verticalScrollBar().setValue(0)
        self.shown()

    def _forget(self) -> None:
        self.coming.hide()

    def first_focus(self) -> QWidget:
        return self.primary or self.heading

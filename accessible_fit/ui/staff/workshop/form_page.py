"""One form as it is asked now: what it is, its questions, its versions, and what may be done with it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from accessible_fit.services.forms.offered import FileKind, Whose
from accessible_fit.ui.staff.desk import Shift
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.page import Page
from accessible_fit.ui.staff.workshop.form_words import LANGUAGE_NAMES, form_facts
from accessible_fit.ui.staff.workshop.question_list import QuestionList
from accessible_fit.ui.staff.workshop.saving import Ask, asker, write_text
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.forms import Field, side_by_side
from accessible_fit.ui.widgets.list_row import ListRow, RowText
from accessible_fit.ui.widgets.tab_order import tab_inside
from accessible_fit.ui.widgets.texts import Panel, button, clear, label, row

if TYPE_CHECKING:
    from accessible_fit.instruments.model import Instrument
    from accessible_fit.services.forms.offered import KeptForm, ListedForm


class FormPage(Page):
    """Shows one form. What may be done depends on whose it is.

    `draft_begun` carries a draft to go on with, `comparing_wanted` two versions, `listening_wanted` the form
    to be heard. `ask` asks where a file is saved.
    """

    left = Signal()
    draft_begun = Signal(object)
    comparing_wanted = Signal(object, object)
    listening_wanted = Signal(object)

    def __init__(self, kit: StaffKit, shift: Shift, form_id: str, ask: Ask | None = None) -> None:
        w = kit.words
        super().__init__(kit, w.t("Form"))
        self._shift = shift
        self._form_id = form_id
        self._ask = ask or asker(w)
        self._listed: ListedForm | None = None
        self.set_back(w.t("Forms"), self.left.emit)

    def shown(self) -> None:
        desk, actor, form_id = self._shift.desk, self._shift.actor, self._form_id
        self.load(
            lambda: (desk.forms.find(actor, form_id), desk.forms.versions(actor, form_id)),
            lambda found: self._show(*found),
        )

    def _show(self, listed: "ListedForm", versions: "list[KeptForm]") -> None:
        w, form = self.kit.words, listed.form
        first = self._listed is None
        self._listed = listed
        self.set_title(w.pick(form.title), form_facts(w, form))
        if first:
            self._offer_deeds(listed)
            self._make_sheet()
        clear(self._inside)
        self._inside.addWidget(self._about(listed))
        if listed.whose is Whose.LICENSED:
            self._inside.addWidget(self._licence(listed))
        self._inside.addWidget(self._questions(form))
        if versions:
            self._inside.addWidget(self._versions(versions))
        tab_inside(self._sheet)

    def _make_sheet(self) -> None:
        """Make what is under the header, after everything in it: that is Tab's order."""
        self._sheet = QWidget()
        self._inside = QVBoxLayout(self._sheet)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(SPACE.large)
        self.column.addWidget(self._sheet)

    def _offer_deeds(self, listed: "ListedForm") -> None:
        w = self.kit.words
        if listed.whose is Whose.ORGANISATION:
            self.set_primary(w.t("Change"), self._change)
            self.add_quiet(w.t("Make a copy to change"), self._copy)
        elif listed.whose is Whose.PROGRAM:
            self.set_primary(w.t("Make a copy to change"), self._copy)
        self.add_quiet(w.t("Hear every question"), lambda: self.listening_wanted.emit(listed.form))
        self.add_quiet(w.t("Save as a file"), self._save)

    # ------------------------------------------------------------------ what it is

    def _about(self, listed: "ListedForm") -> Panel:
        w, form = self.kit.words, listed.form
        panel = Panel()
        panel.body.addWidget(label(w.pick(form.description)))
        languages = ", ".join(LANGUAGE_NAMES[one] for one in form.languages)
        panel.body.addWidget(label(w.t("Languages: {names}.", names=languages), "soft"))
        if listed.whose is Whose.PROGRAM:
            panel.body.addWidget(
                label(w.t("It comes with the program and cannot be changed. A copy of it can."), "soft")
            )
            return panel
        told = (
            w.t("It is offered when a conversation is prepared.")
            if listed.offered
            else w.t("It is not offered. Answers that were given with it are still there.")
        )
        panel.body.addWidget(label(told))
        turn = button(w.t("Offer it no more") if listed.offered else w.t("Offer it again"))
        turn.clicked.connect(lambda _=False: self._turn(not listed.offered))
        panel.body.addLayout(row(turn))
        return panel

    def _licence(self, listed: "ListedForm") -> Panel:
        w, licence = self.kit.words, listed.licence
        panel = Panel(w.t("Licence"))
        assert licence is not None  # a form under licence has one
        panel.body.addWidget(label(w.t("Held by {holder}.", holder=licence.holder), "field"))
        panel.body.addWidget(label(licence.text))
        fixed = w.t("The wording is somebody else's, so it cannot be changed here.")
        panel.body.addWidget(label(fixed, "soft"))
        self.cutoff = _figure_line(w.number(licence.cutoff, 1) if licence.cutoff is not None else "")
        change = licence.reliable_change
        self.reliable_change = _figure_line(w.number(change, 1) if change is not None else "")
        help_text = w.t("In the form's own sum. Empty: not used.")
        panel.body.addLayout(
            side_by_side(
                self.kit.look,
                Field(w.t("Cutoff"), self.cutoff, help_text),
                Field(w.t("Reliable change"), self.reliable_change, help_text),
            )
        )
        panel.body.addWidget(
            label(
                w.t(
                    "Both come from the form's own study and the people in it. "
                    "They are shown as the form's own, beside the answers of this form only."
                ),
                "small",
            )
        )
        keep = button(w.t("Save the figures"))
        keep.clicked.connect(lambda _=False: self._keep_figures())
        panel.body.addLayout(row(keep))
        return panel

    def _questions(self, form: "Instrument") -> Panel:
        panel = Panel(self.kit.words.t("Questions"))
        panel.body.addWidget(QuestionList(self.kit, form))
        return panel

    def _versions(self, versions: "list[KeptForm]") -> Panel:
        w = self.kit.words
        panel = Panel(w.t("Versions"))
        told = w.t("Answers stay under the wording they were given to.")
        panel.body.addWidget(label(told, "soft"))
        for at, kept in enumerate(versions):
            title = w.t("Version {n}", n=kept.form.version)
            before = versions[at + 1] if at + 1 < len(versions) else None
            about = w.t("since {day}", day=w.day(kept.kept_at))
            if before is None:
                panel.body.addWidget(label(f"{title} – {about}"))
                continue
            beside = w.t("Compare with version {n}", n=before.form.version)
            line = ListRow(self.kit.look, RowText(title, f"{about} · {beside}"))
            line.clicked.connect(
                lambda _=False, old=before, new=kept: self.comparing_wanted.emit(old.form, new.form)
            )
            panel.body.addWidget(line)
        return panel

    # ------------------------------------------------------------------ what may be done

    def _change(self) -> None:
        workshop, actor = self._shift.desk.workshop, self._shift.actor
        self.save(lambda: workshop.change(actor, self._form_id), self.draft_begun.emit)

    def _copy(self) -> None:
        from accessible_fit.words.catalogue import Words

        assert self._listed is not None  # offered once it is there
        form, workshop, actor = self._listed.form, self._shift.desk.workshop, self._shift.actor
        # Each title in its own language, whichever the user reads.
        titles = tuple(
            Words(one).t("{title} (copy)", title=form.title[one]) if one in form.title else ""
            for one in ("sv", "en")
        )
        self.save(lambda: workshop.copy(actor, form, (titles[0], titles[1])), self.draft_begun.emit)

    def _turn(self, offered: bool) -> None:
        forms, actor = self._shift.desk.forms, self._shift.actor
        self.save(lambda: forms.set_offered(actor, self._form_id, offered), lambda _: self.shown())

    def _keep_figures(self) -> None:
        from accessible_fit.services.forms.errors import WrongFigures

        w, forms, actor = self.kit.words, self._shift.desk.forms, self._shift.actor
        try:
            cutoff, change = _number(self.cutoff.text()), _number(self.reliable_change.text())
        except ValueError:
            self.show_trouble(WrongFigures())
            return

        def kept(_: None) -> None:
            self.notice.say(w.t("Saved"), "good")
            self.shown()

        self.save(lambda: forms.set_figures(actor, self._form_id, cutoff, change), kept)

    def _save(self) -> None:
        if self._listed is None:
            return
        w, form = self.kit.words, self._listed.form
        from accessible_fit.services.forms.offered import file_name

        answer = self._ask(self, file_name(w.pick(form.title), form.version, FileKind.TOML))
        if not answer:
            return
        kind = FileKind.JSON if answer.casefold().endswith(".json") else FileKind.TOML
        forms, actor = self._shift.desk.forms, self._shift.actor

        def written() -> str:
            return write_text(answer, forms.written(actor, form, kind, w).text).name

        self.save(
            written, lambda name: self.notice.say(w.t("The form is saved as {name}.", name=name), "good")
        )


def _figure_line(text: str) -> QLineEdit:
    made = QLineEdit(text)
    made.setMaxLength(12)
    return made


def _number(written: str) -> float | None:
    """Read a number with either decimal sign; nothing is None. Raises ValueError."""
    plain = written.strip().replace(",", ".")
    return float(plain) if plain else None

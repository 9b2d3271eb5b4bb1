"""What a file would bring, before anything is kept: the form, or line by line what is wrong with it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.workshop.form_words import LANGUAGE_NAMES, form_facts, parts
from accessible_fit.ui.staff.workshop.parts import deeds, text_line
from accessible_fit.ui.staff.workshop.question_list import QuestionList
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.forms import Field
from accessible_fit.ui.widgets.texts import Panel, button, clear, label, row

if TYPE_CHECKING:
    from accessible_fit.instruments.model import Instrument
    from accessible_fit.services.forms.offered import Coming

MOST_FAULTS = 30
LONGEST_HOLDER, LONGEST_TERMS = 200, 1000


class ComingPanel(Panel):
    """Shows one file. `taking_wanted` carries what it is, the licence's holder and its terms."""

    taking_wanted = Signal(object, str, str)
    left = Signal()

    def __init__(self, kit: StaffKit) -> None:
        super().__init__(kit.words.t("What will come"))
        self._kit = kit
        self._coming: Coming | None = None
        self.holder, self.terms = QLineEdit(), QLineEdit()
        self._start: QWidget = self.holder
        self._inside = QVBoxLayout()
        self._inside.setSpacing(SPACE.normal)
        self.body.addLayout(self._inside)

    def first_focus(self) -> QWidget:
        """Return what gets the keyboard when a file has been looked through."""
        return self._start

    def show_coming(self, coming: "Coming") -> None:
        """Show what a file would bring."""
        self._coming = coming
        clear(self._inside)
        if coming.form is None:
            self._show_faults(coming)
        else:
            self._show_form(coming, coming.form)

    def _add(self, text: str, kind: str = "", tone: str = "") -> None:
        made = label(text, kind)
        if tone:
            made.setProperty("tone", tone)
        self._inside.addWidget(made)

    # ------------------------------------------------------------------ faults

    def _show_faults(self, coming: "Coming") -> None:
        w, count = self._kit.words, len(coming.faults)
        self._add(coming.name, "field")
        told = w.tn(
            "{n} thing must be mended before it can come. Nothing here has changed.",
            "{n} things must be mended before it can come. Nothing here has changed.",
            count,
        )
        self._add(f"! {told}", tone="alarm")
        for fault in coming.faults[:MOST_FAULTS]:
            what, mend = fault.told(w.t)
            where = "" if fault.line is None else w.t("Line {n}:", n=fault.line) + " "
            self._add(f"{where}{what} {mend}")
        if count > MOST_FAULTS:
            self._add(w.tn("And {n} more.", "And {n} more.", count - MOST_FAULTS), "soft")
        leave = button(w.t("Close"))
        leave.clicked.connect(lambda _=False: self.left.emit())
        self._inside.addLayout(row(leave))
        self._start = leave

    # ------------------------------------------------------------------ a form

    def _show_form(self, coming: "Coming", form: "Instrument") -> None:
        w = self._kit.words
        self._add(w.pick(form.title), "field")
        self._add(w.pick(form.description))
        languages = ", ".join(LANGUAGE_NAMES[one] for one in form.languages)
        self._add(f"{form_facts(w, form)} · {languages}", "soft")
        self._show_before(coming)
        take = button(w.t("Take in the form"), "primary")
        take.clicked.connect(lambda _=False: self._take())
        leave = button(w.t("Do not take it in"))
        leave.clicked.connect(lambda _=False: self.left.emit())
        self._start = take
        if form.licensed:
            self._show_licence(form)
        self._inside.addWidget(QuestionList(self._kit, form))
        self._inside.addLayout(deeds(self._kit.look, *((leave,) if coming.same else (take, leave))))
        if coming.same:
            self._start = leave

    def _show_before(self, coming: "Coming") -> None:
        from accessible_fit.instruments.compare import Change, compare

        w = self._kit.words
        if coming.before is None or coming.form is None:
            return
        if coming.same:
            self._add(w.t("This very version is here already."))
            return
        found = compare(coming.before, coming.form)
        differ = sum(one.change is not Change.SAME for one in (found.practice, *found.items))
        told = w.t("It takes the place of version {n}, which is here.", n=coming.before.version)
        count = w.tn("{n} question differs.", "{n} questions differ.", differ)
        whole = ", ".join(parts(w)[one] for one in found.whole)
        also = " " + w.t("Of the form itself: {parts}.", parts=whole) if whole else ""
        kept = w.t("Answers that were given stay under the wording they were given to.")
        self._add(f"{told} {count}{also} {kept}")

    def _show_licence(self, form: "Instrument") -> None:
        w, given = self._kit.words, form.licence
        self._add(
            w.t(
                "This form belongs to somebody else. It can be used only with a licence, "
                "and only as the licence says."
            ),
            tone="watch",
        )
        self.holder = text_line(given.holder if given else "", LONGEST_HOLDER)
        self.terms = text_line(given.text if given else "", LONGEST_TERMS)
        self._inside.addWidget(
            Field(w.t("Who holds the licence"), self.holder, w.t("The one who lets you use the form."))
        )
        self._inside.addWidget(
            Field(
                w.t("What the licence says"),
                self.terms,
                w.t("For example what you may use it for, how long, and the number of the agreement."),
            )
        )
        if given is not None and (given.cutoff is not None or given.reliable_change is not None):
            self._add(w.t("Its own cutoff and reliable change come along, and are shown as the form's own."))
        self._start = self.holder if not self.holder.text() else self._start

    def _take(self) -> None:
        if self._coming is not None:
            self.taking_wanted.emit(self._coming, self.holder.text(), self.terms.text())

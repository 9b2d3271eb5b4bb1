"""Two versions of a form side by side; what differs is said in words, and marked in the text."""

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from accessible_fit.instruments.compare import Change, ComparedItem, Comparison, changed_words, compare
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.page import Page
from accessible_fit.ui.staff.workshop.form_words import changes, parts
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.forms import side_by_side
from accessible_fit.ui.widgets.texts import Panel, clear, label, rule
from accessible_fit.ui.widgets.ticks import Tick

if TYPE_CHECKING:
    from accessible_fit.instruments.model import Instrument, Item

WIDTH = 1200
TILE = 44


class ComparePage(Page):
    """The older version at the left, the newer at the right, question by question. `left` leads back."""

    left = Signal()

    def __init__(self, kit: StaffKit, old: "Instrument", new: "Instrument", back: str) -> None:
        w = kit.words
        super().__init__(kit, w.t("Two versions"), WIDTH)
        self._old, self._new = old, new
        self.found: Comparison = compare(old, new)
        self.set_title(
            w.t("Version {old} and version {new}", old=old.version, new=new.version), w.pick(new.title)
        )
        self.set_back(back, self.left.emit)
        self.column.addWidget(label(self._summary(), "heading"))
        if self.found.whole:
            names = ", ".join(parts(w)[one] for one in self.found.whole)
            self.column.addWidget(label(w.t("Of the form itself: {parts}.", parts=names)))
        self.all = Tick(kit.look, w.t("Show what is the same as well"))
        self.all.toggled.connect(lambda _on: self._fill())
        self.column.addWidget(self.all)
        self._panel = Panel()
        self._panel.body.setSpacing(SPACE.normal)
        self.column.addWidget(self._panel)
        self._fill()

    def _summary(self) -> str:
        """Say how many questions have become what."""
        w, items = self.kit.words, (self.found.practice, *self.found.items)
        order = (Change.CHANGED, Change.NEW, Change.GONE, Change.MOVED)
        counted = {one: sum(item.change is one for item in items) for one in order}
        said = {
            Change.CHANGED: w.tn("{n} question changed", "{n} questions changed", counted[Change.CHANGED]),
            Change.NEW: w.tn("{n} new", "{n} new", counted[Change.NEW]),
            Change.GONE: w.tn("{n} taken away", "{n} taken away", counted[Change.GONE]),
            Change.MOVED: w.tn("{n} moved", "{n} moved", counted[Change.MOVED]),
        }
        named = [said[one] for one in counted if counted[one]]
        return f"{', '.join(named)}." if named else w.t("No question differs.")

    # ------------------------------------------------------------------ rows

    def _fill(self) -> None:
        clear(self._panel.body)
        shown = [
            (one, name) for one, name in self._rows() if self.all.isChecked() or one.change is not Change.SAME
        ]
        self._panel.setVisible(bool(shown))
        for number, (one, name) in enumerate(shown):
            if number:
                self._panel.body.addWidget(rule())
            self._panel.body.addWidget(self._row(one, name))

    def _rows(self) -> list[tuple[ComparedItem, str]]:
        w = self.kit.words
        places = {item.id: number for number, item in enumerate(self._new.items, start=1)}
        rows = [(self.found.practice, w.t("Practice question"))]
        for one in self.found.items:
            item = one.new
            rows.append((one, w.t("Question {n}", n=places[item.id]) if item is not None else ""))
        return rows

    def _row(self, one: ComparedItem, name: str) -> QWidget:
        w = self.kit.words
        word = changes(w)[one.change]
        if one.parts:
            word = f"{word}: {', '.join(parts(w)[part] for part in one.parts)}"
        if one.moved and one.change is not Change.MOVED:
            moved = changes(w)[Change.MOVED]
            word = f"{word} · {moved}"
        made = QWidget()
        made.setAccessibleName(f"{name} {word}".strip())
        whole = QVBoxLayout(made)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SPACE.small)
        whole.addWidget(label(f"{name} – {word}" if name else word, "field"))
        old = self._side(one.old, one.new, self._old)
        new = self._side(one.new, one.old, self._new)
        whole.addLayout(side_by_side(self.kit.look, old, new))
        return made

    def _side(self, item: "Item | None", other: "Item | None", form: "Instrument") -> QWidget:
        w = self.kit.words
        made = QWidget()
        line = QHBoxLayout(made)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE.normal)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(w.t("Version {n}", n=form.version), "small"))
        if item is None:
            words.addWidget(label(w.t("Not there"), "soft"))
        else:
            line.addWidget(self.kit.tile(item.pictogram, TILE), 0, Qt.AlignmentFlag.AlignTop)
            for language in form.languages:
                text = item.question.get(language, "")
                before = other.question.get(language, "") if other is not None else text
                words.addWidget(_marked(before, text))
                if item.spoken.get(language) != text:
                    said = other.spoken.get(language, "") if other is not None else item.spoken[language]
                    words.addWidget(_marked(said, item.spoken.get(language, ""), soft=True))
        line.addLayout(words, 1)
        return made


def _marked(other: str, text: str, soft: bool = False) -> QLabel:
    """A text whose words are underlined and bold where the other version has not got them."""
    _, pieces = changed_words(other, text)
    made = label("", "soft" if soft else "")
    made.setTextFormat(Qt.TextFormat.RichText)
    made.setText(" ".join(f"<b><u>{escape(part)}</u></b>" if new else escape(part) for part, new in pieces))
    made.setAccessibleName(text)
    return made

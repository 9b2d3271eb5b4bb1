"""The questions of a form, to be read: number, picture, and the words in every language of the form."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.texts import label, rule

if TYPE_CHECKING:
    from accessible_fit.instruments.model import Instrument, Item

TILE = 52


class QuestionList(QWidget):
    """One line for each question, the practice question first."""

    def __init__(self, kit: StaffKit, form: "Instrument") -> None:
        super().__init__()
        self._kit = kit
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SPACE.small)
        whole.addWidget(self._line(kit.words.t("Practice"), form.practice, form))
        for number, item in enumerate(form.items, start=1):
            whole.addWidget(rule())
            whole.addWidget(self._line(str(number), item, form))

    def _line(self, number: str, item: "Item", form: "Instrument") -> QWidget:
        from accessible_fit.instruments.model import Polarity

        w = self._kit.words
        made = QWidget()
        line = QHBoxLayout(made)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE.normal)
        line.addWidget(self._kit.tile(item.pictogram, TILE), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        first, *others = sorted(form.languages, key=lambda one: one != w.language)
        words.addWidget(label(f"{number}. {item.question.get(first, '')}", "field"))
        for language in others:
            words.addWidget(label(item.question.get(language, ""), "soft"))
        extra = []
        if item.polarity is Polarity.DOWN:
            extra.append(w.t("turned: the most is the worst"))
        if item.id in form.repeats:
            extra.append(w.t("asked once more at the end"))
        if any(item.id in pair for pair in form.pairs):
            extra.append(w.t("one of a turned pair"))
        if extra:
            words.addWidget(label(" · ".join(extra), "small"))
        line.addLayout(words, 1)
        return made

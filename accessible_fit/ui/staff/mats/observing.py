"""Seven observations after a mat: each from 0 to 4, with what 0 and 4 mean, and what they come to."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.forms import STACK_FROM_PERCENT, Choices
from accessible_fit.ui.widgets.texts import Panel, label, rule
from accessible_fit.words.mat_sentences import ObservationWords, observations, observed_sentence

if TYPE_CHECKING:
    from db.records import Observations

HIGHEST = 4


class Observing(Panel):
    """`observed` carries all seven each time one of them was judged."""

    observed = Signal(object)

    def __init__(self, kit: StaffKit, seen: "Observations") -> None:
        w = kit.words
        super().__init__(w.t("How the conversation went"))
        self._kit = kit
        self._seen = seen
        self.choices: dict[str, Choices[int]] = {}
        self.body.addWidget(
            label(
                w.t("Judge it together, soon afterwards. 0 is furthest from the words, 4 is closest."), "soft"
            )
        )
        for number, one in enumerate(observations(w)):
            if number:
                self.body.addWidget(rule())
            self.body.addWidget(self._one(one))
        self.told = label("", "field")
        self.body.addWidget(rule())
        self.body.addWidget(self.told)
        self._tell()

    def _one(self, one: ObservationWords) -> QWidget:
        kit, w = self._kit, self._kit.words
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE.large)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(label(one.name, "field"))
        texts.addWidget(label(w.t("0: {meaning}", meaning=one.least), "small"))
        texts.addWidget(label(w.t("4: {meaning}", meaning=one.most), "small"))
        chosen: Choices[int] = Choices(
            kit.look, [(n, str(n)) for n in range(HIGHEST + 1)], getattr(self._seen, one.key)
        )
        chosen.setAccessibleName(one.name)
        chosen.setAccessibleDescription(f"0: {one.least}. 4: {one.most}.")
        chosen.changed.connect(lambda: self._judged(one.key))
        self.choices[one.key] = chosen
        grid.addLayout(texts, 0, 0)
        if kit.look.percent >= STACK_FROM_PERCENT:
            grid.addWidget(chosen, 1, 0)
        else:
            grid.addWidget(chosen, 0, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            grid.setColumnStretch(0, 1)
        return made

    def _judged(self, key: str) -> None:
        self._seen = replace(self._seen, **{key: self.choices[key].value()})
        self._tell()
        self.observed.emit(self._seen)

    def _tell(self) -> None:
        # Here, because the services bring the store's libraries.
        from accessible_fit.services.mats.after import observed

        total = observed(self._seen)
        given = sum(getattr(self._seen, key) is not None for key in self.choices)
        self.told.setText(
            observed_sentence(self._kit.words, given, total.total if total is not None else None)
        )

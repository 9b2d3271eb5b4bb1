"""What of a draft is asked once more, and which questions ask the same the other way round."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from accessible_fit.instruments.model import Polarity
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.workshop.form_words import shortened
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.forms import Field, side_by_side
from accessible_fit.ui.widgets.select import Select
from accessible_fit.ui.widgets.tab_order import tab_inside
from accessible_fit.ui.widgets.texts import Panel, button, clear, label, row

if TYPE_CHECKING:
    from accessible_fit.instruments.draft import Draft

MOST_REPEATS = 2


class AskedTwice(Panel):
    """Chooses up to two questions to ask once more, and turned pairs. `changed` carries the new draft."""

    changed = Signal(object)

    def __init__(self, kit: StaffKit, draft: "Draft") -> None:
        w = kit.words
        super().__init__(w.t("To see whether the answers hold"))
        self._kit = kit
        self.draft = draft
        self.body.addWidget(
            label(
                w.t(
                    "One or two questions may be asked once more at the end, and two may ask the same "
                    "the other way round. Somebody who says yes to both may need pictures to choose between."
                ),
                "soft",
            )
        )
        self._inside = QVBoxLayout()
        self._inside.setSpacing(SPACE.normal)
        self.body.addLayout(self._inside)
        self.repeats: list[Select[str]] = []
        self.show_draft(draft)

    def show_draft(self, draft: "Draft") -> None:
        """Offer the questions of a draft."""
        w, look = self._kit.words, self._kit.look
        self.draft = draft
        clear(self._inside)
        offered = [(one.id, self._name(one.id)) for one in draft.items]
        nothing = ("", w.t("Nothing"))
        chosen = [*draft.repeats, "", ""][:MOST_REPEATS]
        self.repeats = [Select(look, [nothing, *offered], one) for one in chosen]
        names = (w.t("Asked once more"), w.t("And this one"))
        self._inside.addLayout(
            side_by_side(look, *(Field(name, one) for name, one in zip(names, self.repeats, strict=True)))
        )
        for one in self.repeats:
            one.currentIndexChanged.connect(lambda _at: self._take_repeats())
        for pair in draft.pairs:
            told = label(w.t("Turned pair: “{first}” and “{second}”", **self._both(pair)))
            away = button(w.t("Take the pair away"))
            away.clicked.connect(lambda _=False, one=pair: self._take_pair_away(one))
            line = row(told, away, stretch_last=False)
            line.setStretch(0, 1)
            self._inside.addLayout(line)
        self._offer_pair(offered)
        tab_inside(self)

    def _offer_pair(self, offered: list[tuple[str, str]]) -> None:
        w, look = self._kit.words, self._kit.look
        turned = {one.id for one in self.draft.items if one.polarity is Polarity.DOWN}
        paired = {one for pair in self.draft.pairs for one in pair}
        up = [one for one in offered if one[0] not in turned | paired]
        down = [one for one in offered if one[0] in turned - paired]
        if not up or not down:
            if not self.draft.pairs:
                told = w.t("A turned pair needs a question that is marked as turned.")
                self._inside.addWidget(label(told, "small"))
            return
        self.first, self.second = Select(look, up, up[0][0]), Select(look, down, down[0][0])
        self._inside.addLayout(
            side_by_side(
                look, Field(w.t("A question"), self.first), Field(w.t("The same, turned"), self.second)
            )
        )
        self.pair = button(w.t("Make them a turned pair"))
        self.pair.clicked.connect(lambda _=False: self._add_pair())
        self._inside.addLayout(row(self.pair))

    def _name(self, item_id: str) -> str:
        w = self._kit.words
        return shortened(w, self.draft.item(item_id).question, w.t("Not written yet"))

    def _both(self, pair: tuple[str, str]) -> dict[str, str]:
        return {"first": self._name(pair[0]), "second": self._name(pair[1])}

    def _take_repeats(self) -> None:
        chosen = dict.fromkeys(one.value() for one in self.repeats if one.value())
        self.draft = replace(self.draft, repeats=tuple(chosen))
        self.changed.emit(self.draft)

    def _add_pair(self) -> None:
        pair = (self.first.value(), self.second.value())
        self._change_pairs((*self.draft.pairs, pair))

    def _take_pair_away(self, pair: tuple[str, str]) -> None:
        self._change_pairs(tuple(one for one in self.draft.pairs if one != pair))

    def _change_pairs(self, pairs: tuple[tuple[str, str], ...]) -> None:
        self.show_draft(replace(self.draft, pairs=pairs))
        self.repeats[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit(self.draft)

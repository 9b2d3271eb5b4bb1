"""How a conversation with a form is held: one line that says it in words, and opens to be changed."""

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from accessible_fit.instruments.parts import LINE_STEPS
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.rated_choice import RatedChoice
from accessible_fit.ui.staff.who_choice import WhoChoice
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.flow import FlowRow
from accessible_fit.ui.widgets.format_picture import format_drawing
from accessible_fit.ui.widgets.forms import STACK_FROM_PERCENT, Field
from accessible_fit.ui.widgets.growth import grown
from accessible_fit.ui.widgets.picture import PictureTile
from accessible_fit.ui.widgets.picture_button import PictureButton
from accessible_fit.ui.widgets.texts import Panel, button, label
from accessible_fit.ui.widgets.ticks import Tick
from accessible_fit.words.held_sentences import either_or_sentence, format_name, held_line

if TYPE_CHECKING:
    from accessible_fit.instruments.model import Instrument
    from accessible_fit.services.preparing import Offered
    from accessible_fit.services.wanted import Wanted

TILE, BUTTON_PICTURE = 44, 32
SHOWN = "shown"


class HowHeld(Panel):
    """Everything is chosen from the beginning. `changed` when something was chosen here."""

    changed = Signal()

    def __init__(self, kit: StaffKit, name: str, rating: bool) -> None:
        super().__init__()
        w, look = kit.words, kit.look
        self._kit = kit
        self._name = name
        self._form: Instrument | None = None
        self._offered: tuple[int, ...] = ()
        self._picked: int | None = None
        self._tile = PictureTile(look, format_drawing(look, 3), grown(look, TILE))
        self.summary = label("", "field")
        self.toggle = button(w.t("Change"))
        self.toggle.setAccessibleName(w.t("Change how {name} answers", name=name))
        self.formats = FlowRow(w.t("How {name} answers", name=name), self._pick)
        self.note = label("", "small")
        self.who = WhoChoice(kit, name)
        self.rated = RatedChoice(kit) if rating else None
        self.again = Tick(look, "", ticked=True)
        self.inside = QWidget()
        self._lay_out()
        self.toggle.clicked.connect(lambda _=False: self._open(self.inside.isHidden()))
        self.who.changed.connect(self._tell)
        self.again.toggled.connect(lambda _on: self._tell())
        if self.rated is not None:
            self.rated.changed.connect(self._tell)

    def _lay_out(self) -> None:
        w = self._kit.words
        line = QHBoxLayout()
        line.setSpacing(SPACE.normal)
        line.addWidget(self._tile, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.summary, 1)
        self.body.addLayout(line)
        if self._kit.look.percent < STACK_FROM_PERCENT:
            line.addWidget(self.toggle, 0, Qt.AlignmentFlag.AlignTop)
        else:
            self.body.addWidget(self.toggle, 0, Qt.AlignmentFlag.AlignLeft)
        whole = QVBoxLayout(self.inside)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SPACE.large)
        way = QVBoxLayout()
        way.setSpacing(SPACE.hair)
        way.addWidget(Field(w.t("How {name} answers", name=self._name), self.formats))
        way.addWidget(self.note)
        whole.addLayout(way)
        if self.rated is not None:
            whole.addWidget(self.rated)
        whole.addWidget(self.who)
        whole.addWidget(self.again)
        self.inside.hide()
        self.body.addWidget(self.inside)

    def _open(self, on: bool) -> None:
        w = self._kit.words
        self.inside.setVisible(on)
        self.toggle.setText(w.t("Hide") if on else w.t("Change"))
        named = (
            w.t("Hide how {name} answers", name=self._name)
            if on
            else w.t("Change how {name} answers", name=self._name)
        )
        self.toggle.setAccessibleName(named)

    # ------------------------------------------------------------------ offering

    def offer(self, form: "Instrument", offered: "Offered", about: UUID | None) -> None:
        """Offer what a form has, and choose what suits; what staff chose themselves stays where it can."""
        w, first = self._kit.words, self._form is None
        found = offered.proposals[form.id]
        self._form, self._offered = form, found.offered
        if first:
            self.who.how.choose(offered.how)
        if self._picked not in found.offered:
            self._picked = None
        either_or = found.either_or
        steps = found.steps if self._picked is None else self._picked
        self.formats.fill([self._button(one) for one in found.offered], self._number(steps))
        self.note.setText("" if either_or is None else either_or_sentence(w, self._name, either_or == SHOWN))
        self.note.setVisible(either_or is not None)
        count = len(form.repeats)
        text = w.tn("Ask one question once more at the end", "Ask {n} questions once more at the end", count)
        self.again.setText(text)
        self.again.setAccessibleName(text)
        self.again.setVisible(count > 0)
        if self.rated is not None:
            self.rated.offer(form, offered.talks, about)
        self._tell()

    def _button(self, steps: int) -> PictureButton:
        look = self._kit.look
        draw = format_drawing(look, None if steps == LINE_STEPS else steps)
        return PictureButton(look, draw, format_name(self._kit.words, steps), BUTTON_PICTURE)

    def _number(self, steps: int) -> int:
        return self._offered.index(steps) if steps in self._offered else -1

    def _pick(self, number: int) -> None:
        self._picked = self._offered[number]
        self._tell()

    # ------------------------------------------------------------------ what is chosen

    @property
    def steps(self) -> int | None:
        """The format that is chosen: 2, 3 or 5 cards, 101 for a line; None before anything is offered."""
        number = self.formats.chosen()
        return self._offered[number] if number >= 0 else None

    @property
    def ready(self) -> bool:
        """Whether enough is chosen to begin."""
        return self.steps is not None and self.who.ready

    def wanted(self) -> "Wanted":
        """Return what is chosen."""
        from accessible_fit.services.wanted import Wanted

        how, who, view = self.who.chosen()
        moment, talk = self.rated.chosen() if self.rated is not None else (None, None)
        return Wanted(self.steps, moment, talk, who, view, how, self.again.isChecked())

    def _tell(self) -> None:
        steps = self.steps
        if steps is not None:
            look = self._kit.look
            self._tile.show_picture(format_drawing(look, None if steps == LINE_STEPS else steps))
            self.summary.setText(held_line(self._parts(steps)))
        self.summary.setProperty("tone", "" if self.who.ready else "watch")
        self.summary.style().unpolish(self.summary)
        self.summary.style().polish(self.summary)
        self.changed.emit()

    def _parts(self, steps: int) -> Sequence[str]:
        rated = self.rated.told() if self.rated is not None else ""
        return [format_name(self._kit.words, steps), self.who.told(), rated]

"""Asking a person for leave: before something is kept, and again when the person has changed their mind."""

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from accessible_fit.services.rights.consents import HowSaid, Said
from accessible_fit.ui.staff.desk import Shift
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.forms import STACK_FROM_PERCENT, Choices, Field
from accessible_fit.ui.widgets.picture_button import PictureButton
from accessible_fit.ui.widgets.texts import Panel, button, clear, label, row
from accessible_fit.words.catalogue import Words
from accessible_fit.words.consent_sentences import CONSENTS
from db.vocabulary import ConsentDecision, ConsentKind

if TYPE_CHECKING:
    from db.records import Consent

TILE = 64
ANSWER_PICTURE = 56
LONGEST_NAMES = 200


class ConsentSheet(QWidget):
    """Shows what the person has said, or asks.

    `settled` comes with whether the person says yes, each time that is known: when it has been loaded and
    when the person has answered. No is a normal answer.
    """

    settled = Signal(bool)
    failed = Signal(object)

    def __init__(
        self, kit: StaffKit, shift: Shift, person_id: UUID, kind: ConsentKind, at_once: bool = True
    ) -> None:
        """Ask at once who has not been asked before, or else only when that is wanted."""
        super().__init__()
        self._at_once = at_once
        self._kit, self._shift, self._person_id, self._kind = kit, shift, person_id, kind
        self._question = CONSENTS[kind.value]
        self._alias = ""
        self._held: Consent | None = None
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self.answers = QButtonGroup(self)

    def load(self, alias: str) -> None:
        """Find out what the person has said before."""
        self._alias = alias
        desk, actor = self._shift.desk, self._shift.actor
        self._kit.background.run(
            lambda: desk.consents.latest(actor, self._person_id, self._kind),
            self._show,
            self.failed.emit,
            owner=self,
        )

    @property
    def given(self) -> bool:
        """Whether the person says yes."""
        return self._held is not None and self._held.decision is ConsentDecision.GIVEN

    @property
    def asked(self) -> bool:
        """Whether the person has answered before."""
        return self._held is not None

    def _show(self, held: "Consent | None") -> None:
        self._held = held
        clear(self._whole)
        if held is None and self._at_once:
            self._ask()
        elif held is None:
            self._tell_not_asked()
        else:
            self._tell(held)
        self.settled.emit(self.given)

    # ------------------------------------------------------------------ what was said

    def _tell(self, held: "Consent") -> None:
        w, name = self._kit.words, self._alias
        told = {
            ConsentDecision.GIVEN: w.t("{name} said yes.", name=name),
            ConsentDecision.DECLINED: w.t("{name} said no. Nothing is kept.", name=name),
            ConsentDecision.WITHDRAWN: w.t("{name} has taken the yes back. Nothing is kept.", name=name),
        }
        if self._kind not in (ConsentKind.PHOTO, ConsentKind.VOICE):
            then = w.t(self._question.without, name=name)
            told[ConsentDecision.DECLINED] = w.t("{name} said no. {then}", name=name, then=then)
            told[ConsentDecision.WITHDRAWN] = w.t(
                "{name} has taken the yes back. {then}", name=name, then=then
            )
        about = w.t("{day}. With {names}.", day=w.day(held.decided_at), names=held.present)
        self.told = label(told[held.decision])
        self.again = button(w.t("Ask {name} again", name=name), "link")
        self.again.clicked.connect(lambda _=False: self._ask_again())
        self._line("own:yes" if self.given else "own:no", f"{w.t(self._question.asked)} {about}")

    def _tell_not_asked(self) -> None:
        w = self._kit.words
        self.told = label(w.t("{name} has not been asked yet.", name=self._alias))
        self.again = button(w.t("Ask {name}", name=self._alias), "link")
        self.again.clicked.connect(lambda _=False: self._ask_again())
        self._line(self._question.picture, w.t(self._question.asked))

    def _line(self, picture: str, about: str) -> None:
        """Put a picture, what is told and the way to ask again on one line."""
        self.again.setAccessibleDescription(self._kit.words.t(self._question.asked))
        texts = QVBoxLayout()
        texts.setSpacing(SPACE.hair)
        texts.addWidget(self.told)
        texts.addWidget(label(about, "small"))
        line = QHBoxLayout()
        line.setSpacing(SPACE.normal)
        line.addWidget(self._kit.tile(picture, 40), 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(texts, 1)
        if self._kit.look.percent >= STACK_FROM_PERCENT:
            texts.addLayout(row(self.again))
        else:
            line.addWidget(self.again)
        panel = Panel()
        panel.body.addLayout(line)
        self._whole.addWidget(panel)

    def _ask_again(self) -> None:
        clear(self._whole)
        self._ask()
        self.answers.buttons()[0].setFocus(Qt.FocusReason.OtherFocusReason)

    # ------------------------------------------------------------------ asking

    def _ask(self) -> None:
        w, look, name = self._kit.words, self._kit.look, self._alias
        first = w.t("Ask {name} first", name=name)
        panel = Panel(first if self._held is None else w.t("Ask {name} again", name=name))
        panel.body.addWidget(
            label(
                w.t(
                    "Read it aloud, show it, sign it. No is as good an answer as yes. "
                    "{name} may change their mind at any time.",
                    name=name,
                ),
                "soft",
            )
        )
        panel.body.addLayout(self._what_is_asked())
        self._answer_field = Field(w.t("What {name} says", name=name), self._yes_and_no())
        panel.body.addWidget(self._answer_field)
        self._warning = label("")
        self._warning.setProperty("tone", "watch")
        self._warning.hide()
        panel.body.addWidget(self._warning)
        self.how: Choices[HowSaid] = Choices(look, ways_of_saying(w), None)
        self.present = QLineEdit(self._shift.actor.name)
        self.present.setMaxLength(LONGEST_NAMES)
        help_text = w.t("You, and anybody else who saw or heard the answer.")
        self._how_field = Field(w.t("How {name} answered", name=name), self.how)
        self._present_field = Field(w.t("Who was there"), self.present, help_text)
        panel.body.addWidget(self._how_field)
        panel.body.addWidget(self._present_field)
        self.keep = button(w.t("Keep the answer"))
        self.keep.clicked.connect(lambda _=False: self._keep())
        parts = [self.keep]
        if self._held is not None or not self._at_once:
            leave = button(w.t("Not now") if self._held is None else w.t("It is as it was"), "link")
            leave.clicked.connect(lambda _=False: self._show(self._held))
            parts.append(leave)
        panel.body.addLayout(row(*parts))
        self._whole.addWidget(panel)

    def _what_is_asked(self) -> QHBoxLayout:
        w = self._kit.words
        texts = QVBoxLayout()
        texts.setSpacing(SPACE.hair)
        texts.addWidget(label(w.t(self._question.asked), "heading"))
        texts.addWidget(label(w.t(self._question.why)))
        line = QHBoxLayout()
        line.setSpacing(SPACE.normal)
        line.addWidget(self._kit.tile(self._question.picture, TILE))
        line.addLayout(texts, 1)
        return line

    def _yes_and_no(self) -> QWidget:
        """Make the two answers; neither is chosen before the person has."""
        w, look = self._kit.words, self._kit.look
        self.answers = QButtonGroup(self)
        self.yes, self.no = (
            PictureButton(look, self._kit.drawing(picture), word, ANSWER_PICTURE)
            for picture, word in (("own:yes", w.tc("answer", "Yes")), ("own:no", w.tc("answer", "No")))
        )
        for one in (self.yes, self.no):
            one.setAccessibleDescription(w.t(self._question.asked))
            self.answers.addButton(one)
        self.answers.buttonClicked.connect(lambda _button: self._warn())
        box = QWidget()
        line = row(self.yes, self.no)
        line.setContentsMargins(0, SPACE.hair, 0, 0)
        box.setLayout(line)
        box.setFocusProxy(self.yes)
        return box

    def _warn(self) -> None:
        w = self._kit.words
        self._warning.setText(f"! {w.t(self._question.withdrawn, name=self._alias)}")
        self._warning.setVisible(self.given and self.no.isChecked())

    def _keep(self) -> None:
        w, how = self._kit.words, self.how.value()
        if self.answers.checkedButton() is None:
            self._answer_field.show_error(w.t("Choose yes or no."))
            return
        self._answer_field.clear_error()
        if how is None:
            self._how_field.show_error(w.t("Choose how {name} answered.", name=self._alias))
            return
        self._how_field.clear_error()
        if not self.present.text().strip():
            self._present_field.show_error(w.t("Write who was there."))
            return
        said = Said(self._decision(), how, self.present.text())
        desk, actor = self._shift.desk, self._shift.actor
        self.keep.setEnabled(False)
        self._kit.background.run(
            lambda: desk.consents.decide(actor, self._person_id, self._kind, said),
            self._show,
            self._not_kept,
            owner=self,
        )

    def _decision(self) -> ConsentDecision:
        if self.yes.isChecked():
            return ConsentDecision.GIVEN
        return ConsentDecision.WITHDRAWN if self.given else ConsentDecision.DECLINED

    def _not_kept(self, problem: Exception) -> None:
        self.keep.setEnabled(True)
        self.failed.emit(problem)


def ways_of_saying(w: Words) -> list[tuple[HowSaid, str]]:
    """Return by what means a person can have answered, in words."""
    return [
        (HowSaid.IN_WORDS, w.t("In words")),
        (HowSaid.SHOWED, w.t("Showed, signed or looked")),
        (HowSaid.ON_SCREEN, w.t("Pressed here")),
    ]

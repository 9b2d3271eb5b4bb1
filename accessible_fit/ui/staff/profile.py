"""How one person's screens look and sound."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from accessible_fit.ui.staff import labels
from accessible_fit.ui.staff.desk import Shift
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.page import Page
from accessible_fit.ui.theme.look import Look
from accessible_fit.ui.theme.palette import load_theme, theme_ids
from accessible_fit.ui.widgets.forms import Choices, Field, side_by_side
from accessible_fit.ui.widgets.select import Select
from accessible_fit.ui.widgets.texts import Panel
from accessible_fit.ui.widgets.ticks import Tick
from accessible_fit.words.catalogue import Words
from db.vocabulary import Language, OrderMode

if TYPE_CHECKING:
    from accessible_fit.services.residents import PersonCard
    from db.records import AccessProfile

WIDTH = 760


class ProfilePage(Page):
    """The choices of an access profile in plain groups. `saved` and `left` lead back to the person."""

    saved = Signal()
    left = Signal()

    def __init__(self, kit: StaffKit, shift: Shift, person_id: UUID) -> None:
        w = kit.words
        super().__init__(kit, w.t("The person's screen"), WIDTH)
        self._shift = shift
        self._person_id = person_id
        self._kept: AccessProfile | None = None
        self.set_back(w.t("Back"), self.left.emit)
        self.set_primary(w.t("Save"), self._submit)
        self._offer(False)

    def shown(self) -> None:
        if self._kept is None:
            self.load(
                lambda: self._shift.desk.residents.card(self._shift.actor, self._person_id), self._lay_out
            )

    def _lay_out(self, card: "PersonCard") -> None:
        w = self.kit.words
        self.set_title(w.t("{name}'s screen", name=card.person.alias), card.unit.name)
        self._kept = kept = card.profile
        for heading, fields in (
            (w.t("Seeing"), self._seeing(kept)),
            (w.t("Hearing"), self._hearing(kept)),
            (w.t("Choosing"), self._choosing(kept)),
            (w.t("Pace"), self._pace(kept)),
            (w.t("Language"), self._language(kept)),
        ):
            panel = Panel(heading)
            ticks = QVBoxLayout()
            ticks.setSpacing(0)
            for part in fields:
                if isinstance(part, Tick):
                    ticks.addWidget(part)
                else:
                    panel.body.addWidget(part)
            if ticks.count():
                panel.body.addLayout(ticks)
            self.column.addWidget(panel)
        self._offer(True)

    def _choosing(self, kept: "AccessProfile") -> list[QWidget]:
        w, look = self.kit.words, self.kit.look
        self.choices = Choices(look, [(2, w.t("Two")), (3, w.t("Three")), (5, w.t("Five"))], kept.choices)
        self.order = Choices(
            look,
            [
                (OrderMode.FIXED, w.t("The pictures always stand the same way")),
                (OrderMode.MIRRORED, w.t("The pictures change sides every second conversation")),
            ],
            kept.order_mode,
            across=False,
        )
        self.card_mm = _steps(look, millimetres(w), kept.card_mm)
        return [
            Field(
                w.t("Choices to answer with"),
                self.choices,
                w.t("Three suits most people. Five needs practice."),
            ),
            Field(
                w.tc("pictures", "Order"),
                self.order,
                w.t("Changing sides shows whether a person mostly chooses one side."),
            ),
            Field(w.t("Smallest picture to press"), self.card_mm),
        ]

    def _seeing(self, kept: "AccessProfile") -> list[QWidget]:
        w, look = self.kit.words, self.kit.look
        self.theme = Select(look, themes(w), kept.theme)
        self.text_size = _steps(look, text_sizes(w), kept.text_percent)
        self.show_text = Tick(look, w.t("Show words under the pictures"), kept.show_text)
        self.reduce_motion = Tick(look, w.t("Nothing moves on the screen"), kept.reduce_motion)
        holder = QWidget()
        pair = side_by_side(look, Field(w.t("Colours"), self.theme), Field(w.t("Text size"), self.text_size))
        pair.setContentsMargins(0, 0, 0, 0)
        holder.setLayout(pair)
        return [holder, self.show_text, self.reduce_motion]

    def _hearing(self, kept: "AccessProfile") -> list[QWidget]:
        w, look = self.kit.words, self.kit.look
        self.speak_questions = Tick(look, w.t("Read the question aloud"), kept.speak_questions)
        self.speak_options = Tick(look, w.t("Read the choices aloud"), kept.speak_options)
        self.speak_on_touch = Tick(look, w.t("Say the choice that is pressed"), kept.speak_on_touch)
        self.rate = _steps(look, rates(w), kept.rate)
        return [
            Field(w.t("How fast the voice speaks"), self.rate),
            self.speak_questions,
            self.speak_options,
            self.speak_on_touch,
        ]

    def _pace(self, kept: "AccessProfile") -> list[QWidget]:
        w, look = self.kit.words, self.kit.look
        self.ignore_repeats = _steps(look, pauses(w), kept.ignore_repeats_ms)
        self.dead_zone = _steps(look, pauses(w), kept.dead_zone_ms)
        return [
            Field(
                w.t("Wait between two presses"),
                self.ignore_repeats,
                w.t("For a hand that shakes: presses that come close together count as one."),
            ),
            Field(
                w.t("Wait when the screen changes"),
                self.dead_zone,
                w.t("A press that was meant for the last question does not count on the next."),
            ),
        ]

    def _language(self, kept: "AccessProfile") -> list[QWidget]:
        self.language = Select(self.kit.look, labels.languages(), kept.language.value)
        name = self.kit.words.t("Language of the questions and the voice")
        return [Field(name, self.language)]

    def _submit(self) -> None:
        if self._kept is None:
            return
        profile = replace(
            self._kept,
            choices=self.choices.value() or self._kept.choices,
            order_mode=self.order.value() or self._kept.order_mode,
            card_mm=self.card_mm.value(),
            theme=self.theme.value(),
            text_percent=self.text_size.value(),
            show_text=self.show_text.isChecked(),
            reduce_motion=self.reduce_motion.isChecked(),
            speak_questions=self.speak_questions.isChecked(),
            speak_options=self.speak_options.isChecked(),
            speak_on_touch=self.speak_on_touch.isChecked(),
            rate=self.rate.value(),
            ignore_repeats_ms=self.ignore_repeats.value(),
            dead_zone_ms=self.dead_zone.value(),
            language=Language(self.language.value()),
        )
        actor, residents = self._shift.actor, self._shift.desk.residents
        self.save(
            lambda: residents.save_profile(actor, self._person_id, profile), lambda _: self.saved.emit()
        )


Steps = Sequence[tuple[int, str]]


def _steps(look: Look, steps: Steps, kept: int) -> Select[int]:
    """Offer steps in words, and what is kept already even when it is none of them."""
    known = [value for value, _ in steps]
    offered = list(steps) if kept in known else sorted([*steps, (kept, str(kept))])
    return Select(look, offered, kept)


def themes(w: Words) -> list[tuple[str, str]]:
    """Return the themes, named in the reader's language."""
    return [(theme_id, w.pick(load_theme(theme_id).name)) for theme_id in theme_ids()]


def text_sizes(w: Words) -> Steps:
    """Return the sizes of text that are offered, in percent of the usual."""
    return [
        (100, w.tc("text size", "Usual")),
        (125, w.t("A little larger")),
        (150, w.t("Larger")),
        (175, w.t("Much larger")),
        (200, w.t("Twice as large")),
    ]


def millimetres(w: Words) -> Steps:
    """Return the smallest sizes of a picture that are offered."""
    return [(size, w.t("{n} millimetres", n=size)) for size in (20, 30, 40, 50)]


def rates(w: Words) -> Steps:
    """Return the speeds of speech that are offered, in words per minute."""
    return [
        (100, w.t("Very slowly")),
        (125, w.t("Slowly")),
        (150, w.t("Calmly")),
        (175, w.t("As usual in speech")),
    ]


def pauses(w: Words) -> Steps:
    """Return the waits that are offered, in milliseconds."""
    return [
        (0, w.tc("wait", "None")),
        (250, w.t("A quarter of a second")),
        (500, w.t("Half a second")),
        (750, w.t("Three quarters of a second")),
        (1000, w.t("One second")),
        (1500, w.t("One and a half seconds")),
        (2000, w.t("Two seconds")),
    ]

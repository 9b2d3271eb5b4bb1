"""One question on the screen: a pictogram, a sentence, and the choices."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from accessible_fit.instruments.model import Line, Option
from accessible_fit.scales.missing import Missing
from accessible_fit.services.flow import Said
from accessible_fit.ui.resident.kit import LEAST_MM, USUAL_MM, Kit
from accessible_fit.ui.resident.screen import QUESTION_PIXELS, Screen
from accessible_fit.ui.resident.speaking import Utterance
from accessible_fit.ui.widgets.card_words import share_text_size, share_whole_words
from accessible_fit.ui.widgets.cards import Card, Shape

# Qt's own name for "as wide as it likes", which PySide does not pass on.
QWIDGETSIZE_MAX = (1 << 24) - 1
LOW = 0.45
"""Of the screen, for the choices: with less than this a sentence is rather smaller than on two lines."""
LEAST_ON_ONE_LINE = 0.72
QUIET = ((Missing.DONT_KNOW, "own:dont-know"), (Missing.DECLINED, "own:dont-want-to-answer"))


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it is put to this person: in the person's language, the choices in screen order.

    `aloud` are the choices in the order they are said, None for the order they stand in. With a `line` the
    choices are its two ends.
    """

    picture: str
    text: str
    spoken: str
    options: tuple[Option, ...]
    speak_question: bool = True
    speak_options: bool = True
    aloud: tuple[Option, ...] | None = None
    line: Line | None = None
    mirrored: bool = False


class QuestionScreen(Screen):
    """Shows a question with its choices and the two ways of not answering, all equally large to press."""

    answered = Signal(object, str)
    touched = Signal(object)

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit)
        self._asked: Asked | None = None
        self._tile = kit.tile("own:practice", 200)
        self._choices: list[tuple[Card, Option]] = []
        self._quiet: list[tuple[Card, Missing]] = []
        self._build()

    def _build(self) -> None:
        self._gap = gap = max(16, self.kit.look.px(5))
        self._head = head = QHBoxLayout()
        head.setSpacing(40)
        # The two stretches matter only without words: then the picture stands in the middle.
        head.addStretch(0)
        head.addWidget(self._tile)
        head.addWidget(self.heading, 1)
        head.addStretch(0)
        # A parent of their own, made before the quiet cards, so that a screen reader meets the choices first.
        choices = QWidget()
        self._row = QHBoxLayout(choices)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(gap)
        self._quiet_row = quiet = QHBoxLayout()
        quiet.setSpacing(gap)
        quiet.addStretch(1)
        words = self.kit.words
        labels = {
            Missing.DONT_KNOW: words.t("I don't know"),
            Missing.DECLINED: words.t("I don't want to answer"),
        }
        for missing, picture in QUIET:
            card = self.kit.card(picture, labels[missing], Shape.WIDE)
            card.become_choice()
            card.clicked.connect(lambda _=False, m=missing, c=card: self._say(Said(missing=m), c))
            self._quiet.append((card, missing))
            quiet.addWidget(card, 4)
        quiet.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(40, 8, 40, 8)
        whole.setSpacing(gap)
        whole.addLayout(head)
        whole.addWidget(choices, 1)
        whole.addLayout(quiet)

    def ask(self, asked: Asked, chosen: Said | None) -> None:
        """Show a question; `chosen` is what was said to it before, if anything."""
        self._asked = asked
        self._tile.show_picture(self.kit.drawing(asked.picture))
        self.heading.say(asked.text, self.kit.show_text)
        self._lay_out(asked.options)
        self.show_chosen(chosen)

    def _clear(self) -> None:
        while self._row.count():
            item = self._row.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._choices = []

    def _lay_out(self, options: tuple[Option, ...]) -> None:
        self._clear()
        self._row.addStretch(1)
        words = self.kit.words
        for option in options:
            card = self.kit.card(option.pictogram, words.pick(option.label))
            card.become_choice()
            card.clicked.connect(lambda _=False, o=option, c=card: self._say(Said(raw=o.raw), c))
            self._choices.append((card, option))
            self._row.addWidget(card, 100)
        self._row.addStretch(1)
        self._fit()

    def show_chosen(self, chosen: Said | None) -> None:
        """Mark the choice; the others stay fully visible, because a choice can be changed."""
        for card, option in self._choices:
            card.mark(chosen is not None and chosen.raw == option.raw)
        for card, missing in self._quiet:
            card.mark(chosen is not None and chosen.missing is missing)

    def _say(self, said: Said, card: Card) -> None:
        self.show_chosen(said)
        self.answered.emit(said, card.pressed_by)
        self.touched.emit(card)

    def spoken_of(self, card: Card) -> str:
        for choice, option in self._choices:
            if choice is card:
                return self.kit.words.pick(option.spoken)
        return card.face.label

    def utterances(self) -> Sequence[Utterance]:
        if self._asked is None:
            return ()
        said = [Utterance(self._asked.spoken)] if self._asked.speak_question else []
        if self._asked.speak_options:
            said += [Utterance(self.spoken_of(card), card) for card in self.spoken_cards()]
        return said

    def spoken_cards(self) -> Sequence[Card]:
        """Return the cards in the order they are said; the two ways of not answering come last."""
        aloud = self._asked.aloud if self._asked is not None else None
        choices = self._choices
        if aloud is not None:
            choices = sorted(choices, key=lambda one: aloud.index(one[1]))
        return [card for card, _ in (*choices, *self._quiet)]

    def light_after(self) -> Card | None:
        """Return where the light begins after what was just chosen; None for Next."""
        return None

    def cards(self) -> Sequence[Card]:
        return [card for card, _ in self._choices] + [card for card, _ in self._quiet]

    def rows(self) -> Sequence[Sequence[Card]]:
        return [[card for card, _ in self._choices], [card for card, _ in self._quiet]]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Give the cards their size first; the sentence and its picture share what is left.

        With large text on a small screen the sentence steps down until the cards keep theirs.
        """
        look, height = self.kit.look, self.height()
        quiet = self._quiet_height()
        for card, _ in self._quiet:
            card.setFixedHeight(quiet)
        room = height - quiet - 2 * self._gap - 16
        tallest = self._fit_head(room, round(self.kit.least_card * 1.2))
        self._fit_choices(max(look.px(20), tallest))
        share_text_size([card for card, _ in self._quiet], (24, 22, 20, 16))

    def _quiet_height(self) -> int:
        """As tall as this person's cards are, where the choices and the question keep their room."""
        look, least = self.kit.look, self.kit.least_card
        share = min(0.27, 0.19 * max(1.0, least / look.px(USUAL_MM)))
        return max(look.px(LEAST_MM), min(least, round(self.height() * share)))

    def _fit_head(self, room: int, least: int) -> int:
        """Size the sentence and its picture so that `least` is left for the cards; return what is left."""
        look, worded = self.kit.look, bool(self.heading.text())
        share = 0.29 if worded else 0.4
        self.heading.setMaximumWidth(QWIDGETSIZE_MAX if worded else 1)
        for scale in (1.0, 0.85, 0.72, 0.62, 0.52):
            self.heading.setFont(look.font(QUESTION_PIXELS * scale, bold=True))
            side = max(look.px(15), min(320, round(self.height() * share * min(1.0, scale + 0.1))))
            self._tile.set_side(side)
            words = self.heading.heightForWidth(max(1, self.width() - 120 - side)) if worded else 0
            left = room - max(side, words)
            if left >= least and not (left < LOW * self.height() and self._better_on_one_line(scale, side)):
                break
        return left

    def _better_on_one_line(self, scale: float, side: int) -> bool:
        """Whether a sentence on two lines would stand on one when it is smaller, and leave the cards more."""
        words = QFontMetrics(self.heading.font()).horizontalAdvance(self.heading.text())
        room = self.width() - 120 - side
        return words > room and words * LEAST_ON_ONE_LINE / scale < room

    def _fit_choices(self, tallest: int) -> None:
        """Let the cards fill the row without becoming wider than they are easy to look at."""
        width, count = self.width(), max(1, len(self._choices))
        between = (count - 1) * self._row.spacing()
        widest = round(min((width - 80 - between) / count, tallest * 1.35))
        for card, _ in self._choices:
            card.setMaximumWidth(max(self.kit.least_card, widest))
        used = min(width - 80, count * widest + between)
        side = max(0, (width - 80 - used) // 2)
        # In line with the cards, unless the sentence needs the whole width to stay on one line.
        words = QFontMetrics(self.heading.font()).horizontalAdvance(self.heading.text())
        if words > width - 120 - 2 * side - self._tile.width():
            side = 0
        self._head.setContentsMargins(side, 0, side, 0)
        if self._row.geometry().width():
            self._row.activate()
        share_whole_words([card for card, _ in self._choices], (36, 32, 28, 24, 20, 16))

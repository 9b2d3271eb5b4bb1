"""The mat that is worked on: topic, top scale, columns with their cards, and the card in the hand."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from accessible_fit.ui.mat.board_fit import fit_foot, fit_heads, fit_strip
from accessible_fit.ui.mat.board_parts import BoardParts, BoardView, Pressed
from accessible_fit.ui.mat.pieces import Piece, StepBack, share_words
from accessible_fit.ui.mat.places import Place
from accessible_fit.ui.mat.wording import MatWording
from accessible_fit.ui.resident.kit import Kit
from accessible_fit.ui.resident.screen import TEXT_PIXELS, Screen
from accessible_fit.ui.resident.speaking import Utterance
from accessible_fit.ui.widgets.cards import Card
from talking_mats.cards import Off, Where
from talking_mats.model import Mat
from talking_mats.widgets.plan import Measures, working_plan
from talking_mats.widgets.surface import Laid, Surface


class BoardScreen(Screen):
    """Shows a mat and says what was done with its cards.

    `put` carries the card's id, where it was put and the way; `picked` the id of a card that was tapped, or
    None to let it be; `deeper` the card's id and the way; `up` the way and the mat to go up to; `undone`,
    `blank_wanted` and `pile_wanted` the way; `scrolled` that other cards are to be seen now.

    The columns are said with a card when `say_options` is on, and `say_first` once before everything else.
    """

    put = Signal(str, object, str)
    picked = Signal(object)
    deeper = Signal(str, str)
    up = Signal(str, str)
    undone = Signal(str)
    blank_wanted = Signal(str)
    pile_wanted = Signal(str)
    scrolled = Signal()

    def __init__(self, kit: Kit, wording: MatWording) -> None:
        super().__init__(kit, TEXT_PIXELS)
        self.wording = wording
        self.say_options = True
        self.say_first: Utterance | None = None
        self._view: BoardView | None = None
        self._laid_as: tuple[object, ...] = ()
        look = kit.look
        self.measures = Measures(look.mm, kit.card_mm)
        self.surface = Surface(
            self.measures, look.colour("ground"), look.colour("shadow"), look.reduce_motion
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.surface)
        pressed = Pressed(self._place_pressed, self._tapped, self._go_up, self.surface.scroll_field)
        self.parts = BoardParts(kit, wording, self.surface, pressed)
        self.heading.setParent(self.surface)
        self.heading.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        self._connect()

    def _connect(self) -> None:
        surface, parts = self.surface, self.parts
        surface.put.connect(self._dropped)
        surface.pocketed.connect(self._pocketed)
        surface.lifted.connect(lambda piece, lifted: piece.set_lifted(lifted))
        surface.over_changed.connect(self._show_over)
        surface.scrolled.connect(lambda _number: self.scrolled.emit())
        for tool, signal in (
            (parts.undo, self.undone),
            (parts.blank, self.blank_wanted),
            (parts.open_pile, self.pile_wanted),
        ):
            tool.clicked.connect(lambda _=False, tool=tool, signal=signal: signal.emit(tool.pressed_by))
        parts.more.clicked.connect(self._go_deeper)
        parts.let_be.clicked.connect(lambda: self.picked.emit(None))
        parts.aside.clicked.connect(lambda: self._put_to_place(Off.ASIDE, parts.aside))

    # ------------------------------------------------------------------ showing

    def show_board(self, view: BoardView) -> None:
        """Show a mat as it is now; what has moved glides to its place."""
        before, self._view = self._view, view
        if before is None or before.mat.id != view.mat.id:
            self.parts.begin_mat(view)
        self.parts.name(view.mat)
        self.parts.show_tools(view)
        if not view.waits:
            self._say_what_to_do(view)
        self._lay()

    def _say_what_to_do(self, view: BoardView) -> None:
        sentence, card = self._sentence(view), view.to_place
        self.heading.say(sentence, self.kit.show_text)
        if card is not None:
            self.heading.setAccessibleName(f"{self.wording.name(card)}. {sentence}")

    def _sentence(self, view: BoardView) -> str:
        if view.picked is not None:
            return self.wording.where_to()
        if view.in_hand is not None:
            return self.wording.asks(view.mat)
        return self.wording.nothing_left(view.mat)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.surface.resize(self.size())
        if self._view is not None:
            self._lay()
            self.surface.arrive()

    def _lay(self) -> None:
        view, parts = self._view, self.parts
        if view is None or self.width() < 100:
            return
        mat, hand = view.mat, self._hand_there(view)
        plan = working_plan(self.size(), mat.start.positions, self.measures)
        fields = tuple(tuple(parts.lying(mat, number)) for number in range(mat.start.positions))
        lying = [piece for field in fields for piece in field]
        there = frozenset(lying if hand is None else [*lying, hand])
        for piece in parts.pieces.values():
            if piece not in there:
                piece.hide()
        fit_heads(parts, plan)
        fit_foot(parts, self.heading, plan, self.measures, empty=view.to_place is None)
        fit_strip(parts, plan, self.measures)
        self.surface.lay(plan, Laid(fields, hand, there), plan.hand.height())
        self._fit_words(lying, hand)
        parts.pile.lower()
        for place in parts.places:
            place.lower()

    def _fit_words(self, lying: list[Piece], hand: Piece | None) -> None:
        """The cards on the mat share one size of words, the one in the hand has its own."""
        slots = self.surface.slots
        side = slots.side if slots is not None else 0
        laid_as = (side, tuple(piece.face for piece in lying), hand.face if hand else None, self.size())
        if laid_as != self._laid_as:
            self._laid_as = laid_as
            share_words(lying)
            share_words([hand] if hand is not None else [])

    def _hand_there(self, view: BoardView) -> Piece | None:
        """The card in the hand, unless a picked one is shown in its place."""
        if view.in_hand is None or view.picked_elsewhere is not None:
            return None
        return self.parts.pieces[view.in_hand.id]

    # ------------------------------------------------------------------ what the person does

    def _tapped(self, card_id: str) -> None:
        view = self._view
        if view is not None:
            self.picked.emit(None if card_id == view.picked else card_id)

    def _place_pressed(self, place: Place) -> None:
        self._put_to_place(self._position_of(place), place)

    def _put_to_place(self, where: Where, button: Card) -> None:
        card = self._view.to_place if self._view is not None else None
        if card is not None:
            self.put.emit(card.id, where, button.pressed_by)

    def _dropped(self, piece: Piece, number: int, way: str) -> None:
        card_id = self.parts.id_of(piece)
        if card_id is not None:
            self.put.emit(card_id, self._position_of(self.parts.places[number]), way)

    def _pocketed(self, piece: Piece, _pocket: Piece, way: str) -> None:
        card_id = self.parts.id_of(piece)
        if card_id is not None:
            self.put.emit(card_id, Off.ASIDE, way)

    def _go_deeper(self) -> None:
        view = self._view
        if view is not None and view.picked is not None:
            self.deeper.emit(view.picked, self.parts.more.pressed_by)

    def _go_up(self, mat: Mat, step: StepBack) -> None:
        self.up.emit(step.pressed_by, mat.id)

    def _show_over(self, over: QWidget | None) -> None:
        for one in (*self.parts.places, self.parts.aside):
            one.set_over(one is over)

    def _position_of(self, place: Place) -> int:
        assert self._view is not None  # there is no place before there is a mat
        return self._view.mat.position_at(self.parts.places.index(place))

    # ------------------------------------------------------------------ for the window

    @property
    def hand(self) -> Piece | None:
        """The card in the hand."""
        view = self._view
        return self.parts.pieces[view.in_hand.id] if view is not None and view.in_hand is not None else None

    def lying(self) -> list[Piece]:
        """The cards on the mat, column by column from the left."""
        return self.parts.all_lying(self._view.mat) if self._view is not None else []

    def _hand_shown(self) -> list[Piece]:
        hand = self._hand_there(self._view) if self._view is not None else None
        return [hand] if hand is not None else []

    def cards(self) -> Sequence[Card]:
        parts = self.parts
        tools = (parts.aside, parts.more, parts.let_be)
        return [*parts.places, *tools, *self._hand_shown(), parts.blank, parts.open_pile, parts.undo]

    def after_bar(self) -> Sequence[Card]:
        return [*self.parts.all_arrows, *self.lying(), *self.parts.trail]

    def reading(self) -> Sequence[QWidget]:
        parts, columns = self.parts, list[QWidget]()
        for number, place in enumerate(parts.places if self._view is not None else ()):
            assert self._view is not None  # as just asked
            columns += [place, *parts.lying(self._view.mat, number), *parts.arrows[number]]
        before = (parts.blank, parts.more, parts.let_be)
        after = (self.heading, parts.open_pile, parts.aside)
        return [*parts.trail, parts.undo, *columns, *before, *self._hand_shown(), *after]

    def rows(self) -> Sequence[Sequence[Card]]:
        parts = self.parts
        lines: dict[int, list[Card]] = {}
        for piece in self.lying():
            if not piece.isHidden():
                lines.setdefault(self.surface.place_of(piece).y(), []).append(piece)
        before = (parts.undo, parts.blank, parts.more, parts.let_be)
        return [
            [*parts.trail, *parts.places],
            *(line for _, line in sorted(lines.items())),
            parts.all_arrows,
            [*before, *self._hand_shown(), parts.open_pile, parts.aside],
        ]

    def place_focus(self) -> None:
        """Keep the focus where a person with keys works; otherwise start at the sentence."""
        now = self.focusWidget()
        if now is None or now.isHidden() or not now.hasFocus():
            super().place_focus()

    def spoken_of(self, card: Card) -> str:
        view = self._view
        if view is not None and isinstance(card, Place):
            return self.wording.column_spoken(view.mat, self._position_of(card))
        card_id = self.parts.id_of(card)
        if view is None or card_id is None:
            return super().spoken_of(card)
        return self.wording.spoken(view.mat.cards[card_id])

    def utterances(self) -> Sequence[Utterance]:
        view, first = self._view, self.say_first
        self.say_first = None
        if view is None:
            return ()
        card, said = view.to_place, [first] if first is not None else []
        if card is not None:
            private = self.wording.is_private(card)
            said.append(Utterance(self.wording.spoken(card), self.parts.pieces[card.id], private))
        said.append(Utterance(self._sentence(view)))
        if self.say_options and card is not None:
            columns = [place for place in self.parts.places if place.face.picture]
            said += [Utterance(self.spoken_of(place), place) for place in columns]
        return said

    def announcement(self) -> str:
        return self.heading.accessibleName()

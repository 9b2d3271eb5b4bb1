"""Everything that stands on a board: columns, cards, the way back and the tools beside them."""

from collections.abc import Callable
from dataclasses import dataclass

from accessible_fit.ui.mat.frames import Kind
from accessible_fit.ui.mat.pieces import Piece, Portrait, StepBack
from accessible_fit.ui.mat.places import FreeSlot, Pile, Place
from accessible_fit.ui.mat.wording import MatWording
from accessible_fit.ui.resident.kit import Kit
from accessible_fit.ui.widgets.cards import Face
from talking_mats.cards import Card
from talking_mats.model import Mat
from talking_mats.widgets.surface import Surface

NOTHING = Face("own:practice", "")


@dataclass(frozen=True, slots=True)
class BoardView:
    """What is on the board: `in_hand` the card that waits there, `picked` the one that is to be moved.

    `way` are the mats from the first one down to this one. While a step is on its way to the disk (`waits`),
    the sentence stays.
    """

    mat: Mat
    way: tuple[Mat, ...]
    in_hand: Card | None = None
    picked: str | None = None
    waits: bool = False

    @property
    def to_place(self) -> Card | None:
        """The card that a column would take: the picked one, otherwise the one in the hand."""
        return self.mat.cards[self.picked] if self.picked is not None else self.in_hand

    @property
    def picked_elsewhere(self) -> Card | None:
        """The picked card, unless it is the one in the hand."""
        card = self.to_place
        return card if self.picked is not None and card != self.in_hand else None


@dataclass(frozen=True, slots=True)
class Pressed:
    """What is called when something on the board is pressed."""

    place: Callable[[Place], None]
    card: Callable[[str], None]
    back_to: Callable[[Mat, StepBack], None]
    scroll: Callable[[int, int], None]


class BoardParts:
    """Makes the parts of one mat, names them as they lie, and says which are there."""

    def __init__(self, kit: Kit, wording: MatWording, surface: Surface, pressed: Pressed) -> None:
        self.kit, self.wording, self.surface = kit, wording, surface
        self._pressed = pressed
        w = kit.words
        self.mark, self.pile = FreeSlot(kit), Pile(kit)
        self.topic, self.large = Portrait(kit, NOTHING, Kind.TOPIC), Portrait(kit, NOTHING, Kind.CARD)
        self.undo = self._tool("openmoji:21A9", w.t("Undo"))
        self.blank = self._tool("openmoji:2795", w.t("My own card"))
        self.aside = self._tool("own:pass", w.t("Not for me"))
        self.open_pile = self._tool("openmoji:1F440", w.t("Look in the pile"))
        self.more = self._tool("openmoji:1F50D", w.t("More about this"))
        self.let_be = self._tool("own:no", w.t("Let it be"))
        self.places: list[Place] = []
        self.pieces: dict[str, Piece] = {}
        self.trail: list[StepBack] = []
        self.arrows: dict[int, tuple[Piece, Piece]] = {}
        for one in (self.pile, self.topic, self.large):
            one.setParent(surface)

    @property
    def tools(self) -> tuple[Piece, ...]:
        """What stands beside the mat and is pressed."""
        return (self.undo, self.blank, self.aside, self.open_pile, self.more, self.let_be)

    @property
    def all_arrows(self) -> list[Piece]:
        """The arrows of every column that scrolls."""
        return [arrow for pair in self.arrows.values() for arrow in pair]

    def lying(self, mat: Mat, number: int) -> list[Piece]:
        """The cards of one column, counted from the left."""
        return [self.pieces[card.id] for card in mat.column(mat.position_at(number))]

    def all_lying(self, mat: Mat) -> list[Piece]:
        """The cards on the mat, column by column from the left."""
        return [piece for number in range(mat.start.positions) for piece in self.lying(mat, number)]

    def id_of(self, piece: object) -> str | None:
        """Which card a piece is."""
        return next((card_id for card_id, one in self.pieces.items() if one is piece), None)

    # ------------------------------------------------------------------ another mat

    def begin_mat(self, view: BoardView) -> None:
        """Take everything down and set the board up for another mat."""
        self.surface.let_fall()
        for old in (*self.pieces.values(), *self.places, *self.trail, *self.all_arrows):
            old.hide()
            old.deleteLater()
        start = view.mat.start
        self.pieces = {}
        self.places = [self._place() for _ in range(start.positions)]
        self.arrows = {number: self._arrows(number) for number in range(start.positions)}
        self.trail = [self._step_back(mat) for mat in view.way[:-1]]
        self.surface.set_fields(self.places, self.mark, (self.aside,))
        self.surface.set_arrows(self.arrows)
        self.topic.show_face(self.wording.topic(start))

    def _tool(self, picture: str, label: str) -> Piece:
        return Piece(self.kit, Face(picture, label), Kind.TOOL, self.surface)

    def _place(self) -> Place:
        place = Place(self.kit, Face("", ""), "", self.surface)
        place.clicked.connect(lambda: self._pressed.place(place))
        return place

    def _arrows(self, number: int) -> tuple[Piece, Piece]:
        up, down = self._tool("openmoji:2B06", ""), self._tool("openmoji:2B07", "")
        up.clicked.connect(lambda: self._pressed.scroll(number, -1))
        down.clicked.connect(lambda: self._pressed.scroll(number, 1))
        return up, down

    def _step_back(self, mat: Mat) -> StepBack:
        face = self.wording.topic(mat.start)
        made = StepBack(self.kit, face, self.surface)
        made.setAccessibleName(self.kit.words.t("Back to {name}", name=face.label))
        made.clicked.connect(lambda: self._pressed.back_to(mat, made))
        return made

    def _piece(self, card: Card) -> Piece:
        piece = Piece(self.kit, self.wording.face(card), Kind.CARD, self.surface)
        piece.hide()
        piece.clicked.connect(lambda: self._pressed.card(card.id))
        return piece

    # ------------------------------------------------------------------ the mat as it is now

    def name(self, mat: Mat) -> None:
        """Give columns and cards their names as they lie, and make the cards that are new."""
        w = self.kit.words
        for number, place in enumerate(self.places):
            face = self.wording.column_face(mat, mat.position_at(number))
            if face != place.face:
                place.set_face(face)
            up, down = self.arrows[number]
            up.setAccessibleName(w.t("Cards above, in {column}", column=face.label))
            down.setAccessibleName(w.t("Cards below, in {column}", column=face.label))
        for card_id, card in mat.cards.items():
            if card_id not in self.pieces:
                self.pieces[card_id] = self._piece(card)
            self.pieces[card_id].setAccessibleName(self.wording.lies(mat, card))
        for gone in self.pieces.keys() - mat.cards.keys():  # a card of one's own that was undone
            self.pieces[gone].hide()
            self.pieces.pop(gone).deleteLater()

    def show_tools(self, view: BoardView) -> None:
        """Show what can be done now, and nothing else."""
        mat, picked = view.mat, view.picked is not None
        self.undo.setVisible(mat.can_undo and not picked)
        self.blank.setVisible(mat.may_add and not picked)
        # On a mat that goes deeper, cards of one's own are where it begins.
        self.blank.set_primary(not mat.cards)
        self.aside.setVisible(view.to_place is not None)
        self.open_pile.setVisible(bool(mat.aside) and not picked)
        self.more.setVisible(picked and mat.looking_at is None)
        self.let_be.setVisible(picked)
        for card_id, piece in self.pieces.items():
            piece.set_primary(card_id == view.picked)
        card = view.picked_elsewhere
        self.large.setVisible(card is not None)
        if card is not None:
            self.large.show_face(self.wording.face(card), self.wording.name(card))
        self.pile.show_left(len(mat.pile) + (card is not None and view.in_hand is not None))

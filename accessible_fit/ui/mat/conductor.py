"""Leads a person through a conversation on a mat and has every step kept."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from enum import Enum

from PySide6.QtCore import QObject, Signal

from accessible_fit.services.access import Actor
from accessible_fit.services.mats.holding import Mats
from accessible_fit.services.mats.talk import MatTalk, new_mat_id
from accessible_fit.ui.bridge import Background
from accessible_fit.ui.resident.leading import LEAVING, STATE, Leading
from db.vocabulary import ConsentAudience, InputWay
from pictograms.photos import FinishedPhoto
from talking_mats.cards import Card, Where
from talking_mats.checks import look_over, show_again
from talking_mats.errors import MatError
from talking_mats.model import Mat
from talking_mats.steps import Deed, Start
from talking_mats.tree import MatTree

_STEPS, _PHOTO, _AUDIENCE = "steps", "photo", "audience"
Now = Callable[[], datetime]


def _now() -> datetime:
    return datetime.now(UTC)


class Stage(Enum):
    """How far the conversation has come. AGAIN asks whether a few cards are to be looked at again."""

    INTRO = "intro"
    BOARD = "board"
    AGAIN = "again"
    LOOKING = "looking"
    FINISHED = "finished"
    AUDIENCE = "audience"
    THANKS = "thanks"


class MatConductor(Leading):
    """Holds the mats and where the conversation stands.

    A step shows at once (`changed`) and is written at once; the next card comes into the hand (`moved`) when
    the step is on disk. Steps that could not be written wait, and all of them are written together. While a
    helper places what the person shows, the steps say so.

    `usual_seconds` is the person's own pace from earlier mats. What is not allowed is not done: the screens
    do not offer it.
    """

    changed = Signal()
    photo_kept = Signal(str, object)

    def __init__(
        self,
        talk: MatTalk,
        mats: Mats,
        actor: Actor,
        background: Background,
        usual_seconds: Sequence[float] = (),
        now: Now = _now,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(background, talk.partner, parent)
        self.talk = talk
        self.tree: MatTree = talk.tree
        self._mats = mats
        self._actor = actor
        self._usual_seconds = usual_seconds
        self._now = now
        self.picked: str | None = None
        self.stopped = False
        self.stage = self._begins_at()

    def _begins_at(self) -> Stage:
        root, here = self.tree.mats[self.tree.root], self.mat
        if root.ended:
            return Stage.THANKS
        if here.looking_at is not None:
            return Stage.LOOKING
        begun = self.talk.going_on or len(root.steps) > 1
        return Stage.BOARD if begun else Stage.INTRO

    # ------------------------------------------------------------------ what there is to see

    @property
    def mat(self) -> Mat:
        """The mat that is worked on now."""
        return self.tree.here

    @property
    def below(self) -> bool:
        """Whether it is one that goes deeper into a card."""
        return len(self.tree.way()) > 1

    @property
    def in_hand(self) -> Card | None:
        """The card to be placed now; none while the one before it is on its way to the disk."""
        return self.mat.in_hand if self.all_kept else None

    @property
    def to_place(self) -> Card | None:
        """The card that a column would take now: the one that was picked, otherwise the one in the hand."""
        return self.mat.cards[self.picked] if self.picked is not None else self.in_hand

    @property
    def may_go_on(self) -> bool:
        """Whether "next" is offered: every card has been put somewhere, and it is on disk."""
        mat = self.mat
        placed = bool(mat.positions) or bool(mat.aside)
        return self.all_kept and self.picked is None and mat.in_hand is None and placed

    @property
    def again(self) -> tuple[str, ...]:
        """The cards that are worth looking at again, at most three; none when some have been already."""
        if any(step.deed is Deed.LOOKING for step in self.mat.steps):
            return ()
        return show_again(look_over(self.mat, self._usual_seconds))

    # ------------------------------------------------------------------ on the board

    def begin(self) -> None:
        """Go from the open question to the cards."""
        self._go(Stage.BOARD)

    def pick(self, card_id: str | None) -> None:
        """This card is the one to be moved; None for none."""
        self.picked = card_id
        self.moved.emit()

    def put(self, card_id: str, where: Where, way: str) -> None:
        """Put a card somewhere; on its own place it is no step, unless it is looked at: then it is right."""
        looking = self.mat.looking_at is not None
        self.picked = None
        self._step(lambda mat, at, by: mat.put(card_id, where, at, by), way)
        if looking:
            self._after_look(way)

    def undo(self, way: str) -> None:
        """Take the last step back."""
        self.picked = None
        self._step(lambda mat, at, by: mat.undo(at, by), way)
        self.stage = Stage.LOOKING if self.mat.looking_at is not None else Stage.BOARD

    def turn(self, way: str) -> None:
        """Mirror left and right."""
        self._step(lambda mat, at, by: mat.turn(at, by), way)

    def add(self, card: Card, way: str) -> None:
        """Add a card of the person's own, which comes into the hand."""
        self.picked = None
        self._step(lambda mat, at, by: mat.add(card, at, by), way)

    def keep_photo(self, photo: FinishedPhoto) -> None:
        """Have a photo for a card kept; `photo_kept` brings its reference and the encoded picture."""
        reference: list[str] = []
        self._write(
            _PHOTO,
            lambda: reference.append(self._mats.keep_photo(self._actor, self.talk, photo)),
            lambda: self.photo_kept.emit(reference[-1], photo.data),
        )

    # ------------------------------------------------------------------ deeper and back

    def deeper(self, card_id: str, start: Start, way: str) -> None:
        """Go deeper into a card: on the mat that was begun for it, or on a new one from `start`."""
        self.picked = None
        known = self.tree.below(self.mat.id, card_id)
        mat_id = known[-1].id if known else new_mat_id()
        at, by = self._now(), self._by(way)
        self._keep(self.tree.open(card_id, mat_id, start, at, by))
        self._go(Stage.LOOKING if self.mat.looking_at is not None else Stage.BOARD)

    def up(self, way: str, to: str = "") -> None:
        """Come back one mat, or all the way to the mat with this id."""
        self.picked = None
        tree = self.tree
        while len(tree.way()) > 1 and tree.here.id != to:
            tree = tree.back(self._now(), self._by(way))
            if not to:
                break
        self._keep(tree)
        self._go(Stage.LOOKING if self.mat.looking_at is not None else Stage.BOARD)

    # ------------------------------------------------------------------ looking again

    def forward(self, way: str) -> None:
        """Go on from where the conversation stands."""
        if self.stage is Stage.BOARD:
            if self.again:
                self._go(Stage.AGAIN)
            else:
                self.look(way)
        elif self.stage is Stage.FINISHED:
            self._go(Stage.AUDIENCE)
            tree = self.tree
            self._write(STATE, lambda: _do(self._mats.finish, self._actor, self.talk, tree), self.ended.emit)

    def look(self, way: str, cards: Sequence[str] = ()) -> None:
        """Look over these cards, or over all that the person has not said of that they lie right."""
        mat = self.mat
        left = [card_id for card_id in _as_they_lie(mat) if card_id not in mat.confirmed]
        shown = cards or (left if mat.confirmed else ())
        if mat.looked_over or not mat.positions:
            self._looked_over(way)
            return
        self._step(lambda mat, at, by: mat.look_again(at, by, shown), way)
        self._go(Stage.LOOKING)

    def confirm(self, way: str) -> None:
        """The card that is looked at lies right."""
        self._step(lambda mat, at, by: mat.confirm(at, by), way)
        self._after_look(way)

    def move_looked_at(self) -> None:
        """The card that is looked at is to lie elsewhere: to the board, with the card picked."""
        card = self.mat.looking_at
        self.picked = card.id if card is not None else None
        self._go(Stage.BOARD)

    def back(self, way: str) -> None:
        """Go back one page."""
        if self.stage is Stage.BOARD and self.mat.looking_at is not None:
            self.picked = None
            self._go(Stage.LOOKING)
        elif self.stage is Stage.BOARD and self.below:
            self.up(way)
        elif self.stage is Stage.BOARD:
            self.picked = None
            self._go(Stage.INTRO)
        else:
            if self.mat.looking_at is not None:
                self._step(lambda mat, at, by: mat.leave_looking(at, by), way)
            self._go(Stage.BOARD)

    def _after_look(self, way: str) -> None:
        if self.mat.looking_at is not None:
            self._go(Stage.LOOKING)
        else:
            self.look(way)

    def _looked_over(self, way: str) -> None:
        """All lies right: up from a mat that goes deeper, or on to the finished mat."""
        if self.below:
            self.up(way)
        else:
            self._go(Stage.FINISHED)

    # ------------------------------------------------------------------ the end

    def may_see(self, audience: Sequence[ConsentAudience]) -> None:
        """The person has said who may see the picture."""
        self.stage = Stage.THANKS
        self.moved.emit()
        self._write(
            _AUDIENCE,
            lambda: self._mats.who_may_see(self._actor, self.talk.id, audience, talk=self.talk),
            lambda: None,
        )

    def stop(self) -> None:
        """The person wants to stop; what was placed stays."""
        finished, self.stage = self.stage is Stage.AUDIENCE, Stage.THANKS
        self.stopped = not finished
        self.moved.emit()
        if not finished:
            tree = self.tree
            self._write(STATE, lambda: _do(self._mats.stop, self._actor, self.talk, tree), self.ended.emit)

    def pause(self) -> None:
        """Staff leave, with the mat open for another time unless it has ended."""
        if self.stage in (Stage.THANKS, Stage.AUDIENCE):
            self._write(LEAVING, lambda: None, self.paused.emit)
        else:
            self._write(
                LEAVING, lambda: _do(self._mats.pause, self._actor, self.talk, self.tree), self.paused.emit
            )

    # ------------------------------------------------------------------ steps

    def _step(self, change: Callable[[Mat, datetime, str], Mat], way: str) -> None:
        """Do it and have it written; what the rules of a mat do not allow leaves all as it was."""
        at, by = self._now(), self._by(way)
        try:
            tree = self.tree.do(lambda mat: change(mat, at, by))
        except MatError:
            self.moved.emit()  # the screen shows again what is
            return
        self._keep(tree)

    def _keep(self, tree: MatTree) -> None:
        if tree == self.tree:
            self.moved.emit()
            return
        self.tree = tree
        self._write(_STEPS, lambda: self._mats.keep(self._actor, self.talk, tree), self._kept)
        if not self.all_kept:
            self.changed.emit()

    def _kept(self) -> None:
        if self.all_kept:
            self.moved.emit()

    def _by(self, way: str) -> str:
        return (InputWay.PARTNER if self.partner else InputWay(way)).value

    def _go(self, stage: Stage) -> None:
        """Show another page, when the step that led there is on disk."""
        if stage is not self.stage:
            self.stage = stage
            self._kept()


def _as_they_lie(mat: Mat) -> list[str]:
    """The cards column by column from the left."""
    places = sorted(range(mat.start.positions), key=mat.screen_place)
    return [card.id for position in places for card in mat.column(position)]


def _do(work: Callable[..., object], *given: object) -> None:
    """Do it for what it does, not for what it returns."""
    work(*given)

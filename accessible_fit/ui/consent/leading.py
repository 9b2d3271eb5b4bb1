"""Leads the person through what there is to say yes or no to."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from accessible_fit.services.access import Actor
from accessible_fit.services.rights.consent_talk import ConsentTalk, ConsentTalks, PersonsWord
from accessible_fit.ui.bridge import Background
from accessible_fit.ui.consent.walk import At, Place
from accessible_fit.ui.resident.leading import LEAVING, Leading
from db.vocabulary import ConsentDecision, ConsentKind, InputWay

GIVEN = ConsentDecision.GIVEN


class ConsentLeading(Leading):
    """Holds what is asked now and what has been said.

    A yes or no is kept when the person goes on, not when a card is pressed: a slip of the hand takes nothing
    away. `chosen_changed` when a card was pressed.
    """

    chosen_changed = Signal()

    def __init__(
        self,
        talk: ConsentTalk,
        talks: ConsentTalks,
        actor: Actor,
        background: Background,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(background, partner=False, parent=parent)
        self.talk = talk
        self.here = Place()
        self.held: dict[ConsentKind, ConsentDecision | None] = {
            kind: talk.held.get(kind) for kind in ConsentKind
        }
        self.chosen: PersonsWord | None = None
        self.word: PersonsWord | None = None
        self._way = InputWay.KEYBOARD
        self._answered: set[ConsentKind] = set()
        self._talks = talks
        self._actor = actor

    # ------------------------------------------------------------------ where

    def begin(self) -> None:
        """Come to everything there is to say yes or no to."""
        self._go(Place(At.ALL))

    def ask(self, kind: ConsentKind) -> None:
        """Say what one thing means."""
        self.chosen = None
        self._go(Place(At.MEANS, kind))

    def forward(self) -> None:
        """Go on, where that leads somewhere."""
        here = self.here
        if here.at is At.MEANS:
            self._go(Place(At.ASKED, here.kind))
        elif here.at is At.ASKED:
            self._decide()
        elif here.at in (At.ALL, At.KEPT):
            self._next()

    def turn_page(self) -> None:
        """Go on to the next page of cards."""
        self._go(Place(At.ALL, None, self.here.page + 1))

    def back(self) -> None:
        """Go back one step."""
        before = self.here.before
        if before is not None:
            self._go(before)

    def to_all(self) -> None:
        """Go to everything there is to say yes or no to."""
        self._go(Place(At.ALL))

    def stop(self) -> None:
        """The person wants to stop; what was said stays."""
        self._go(Place(At.THANKS))

    def pause(self) -> None:
        """Staff leave; what was said is written first."""
        self._write(LEAVING, lambda: None, self.paused.emit)

    @property
    def left(self) -> tuple[ConsentKind, ...]:
        """What the person has never answered, and has not been asked about now either."""
        return tuple(kind for kind, held in self.held.items() if held is None and kind not in self._answered)

    def _next(self) -> None:
        if self.left:
            self.ask(self.left[0])
        elif self.here.at is At.ALL:
            self._go(Place(At.THANKS))
        else:
            self._go(Place(At.ALL))

    def _go(self, place: Place) -> None:
        if place != self.here:
            self.here = place
            self.moved.emit()

    # ------------------------------------------------------------------ saying

    def say(self, word: PersonsWord, way: str) -> None:
        """The person chose a card, or another one; nothing is kept yet."""
        self.chosen = word
        self._way = InputWay.PARTNER if self.partner else InputWay(way)
        self.chosen_changed.emit()

    def _decide(self) -> None:
        kind, word = self.here.kind, self.chosen
        if kind is None or word is None:
            return
        if word is PersonsWord.NO and self.held[kind] is GIVEN:
            self._go(Place(At.SURE, kind))
        else:
            self._keep(kind, word)

    def take_back(self) -> None:
        """The person is sure that the yes is to be taken back."""
        if self.here.kind is not None:
            self._keep(self.here.kind, PersonsWord.NO)

    def keep_yes(self) -> None:
        """The person wants the yes to stay: nothing has been changed."""
        kind = self.here.kind
        if kind is not None:
            self.word, self.chosen = None, None
            self._go(Place(At.KEPT, kind))

    def _keep(self, kind: ConsentKind, word: PersonsWord) -> None:
        way, talk = self._way, replace(self.talk, held=dict(self.held))
        held: list[ConsentDecision | None] = []

        def kept() -> None:
            self.held[kind] = held[0]
            self._answered.add(kind)
            self.word, self.chosen = word, None
            self._go(Place(At.KEPT, kind))

        self._write(
            kind.value,
            lambda: held.append(self._talks.say(self._actor, talk, kind, word, way)),
            kept,
        )

"""The course of a conversation with picture questions: what is asked now, and what may happen next.

A pure state machine. It knows nothing of windows or of the store, so every path can be tested as a table, and
a conversation that was cut off is put together again from the answers that were kept.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from accessible_fit.scales.missing import Missing
from accessible_fit.services.turns import item_of, repetition_of


class Step(StrEnum):
    """Where a conversation stands. ONCE_MORE: it is said that something will be asked a second time."""

    GREETING = "greeting"
    PRACTICE = "practice"
    ASKING = "asking"
    ONCE_MORE = "once_more"
    LOOKING_BACK = "looking_back"
    THANKS = "thanks"


@dataclass(frozen=True, slots=True)
class Said:
    """What the person said to one question: a choice (`raw`, 0 and up), tenths on a line (`raw`, 0–100), or a
    named kind of no answer."""

    raw: int | None = None
    missing: Missing | None = None

    def __post_init__(self) -> None:
        if (self.raw is None) == (self.missing is None):
            raise ValueError("an answer is either a choice or a named kind of no answer")


@dataclass(frozen=True, slots=True)
class Flow:
    """One conversation at one moment. Every method returns the next moment and changes nothing.

    `item_ids` in the order they are asked; `said` by item id; `correcting` while a question has been opened
    again from the looking back; `stopped` when the person chose to stop before the end.

    A question that is asked once more stands a second time, late, as a turn (see `turns`). It is passed over
    when the person had no answer the first time.
    """

    item_ids: tuple[str, ...]
    step: Step = Step.GREETING
    index: int = 0
    said: Mapping[str, Said] = field(default_factory=dict)
    practised: Said | None = None
    correcting: bool = False
    stopped: bool = False

    def __post_init__(self) -> None:
        if not self.item_ids:
            raise ValueError("a conversation needs at least one question")

    @property
    def item_id(self) -> str | None:
        """The question on screen, or None outside the questions."""
        return self.item_ids[self.index] if self.step is Step.ASKING else None

    @property
    def chosen(self) -> Said | None:
        """What is shown as chosen now; nothing is ever chosen beforehand."""
        if self.step is Step.PRACTICE:
            return self.practised
        return self.said.get(self.item_ids[self.index]) if self.step is Step.ASKING else None

    @property
    def unanswered(self) -> tuple[str, ...]:
        """Questions that nothing has been said to yet, in order."""
        return tuple(item for item in self.item_ids if item not in self.said and self._due(item))

    @property
    def may_go_on(self) -> bool:
        """Whether "next" is offered."""
        if self.step in (Step.PRACTICE, Step.ASKING):
            return self.chosen is not None
        return self.step is not Step.THANKS

    @property
    def may_go_back(self) -> bool:
        """Whether "back" leads anywhere."""
        return self.step in (Step.PRACTICE, Step.ASKING, Step.ONCE_MORE, Step.LOOKING_BACK)

    def say(self, said: Said) -> "Flow":
        """Choose, or choose otherwise; outside a question nothing happens."""
        if self.step is Step.PRACTICE:
            return replace(self, practised=said)
        if self.step is not Step.ASKING:
            return self
        return replace(self, said={**self.said, self.item_ids[self.index]: said})

    def forward(self) -> "Flow":
        """Go to the next step; stays when it is not offered."""
        if not self.may_go_on:
            return self
        if self.step is Step.GREETING:
            return self._to_first_unanswered() if self.said else replace(self, step=Step.PRACTICE)
        if self.step is Step.PRACTICE:
            return self._to_first_unanswered()
        if self.step is Step.LOOKING_BACK:
            return replace(self, step=Step.THANKS)
        if self.step is Step.ONCE_MORE:
            return replace(self, step=Step.ASKING)
        left = [] if self.correcting else self._due_indexes(self.index + 1)
        return self._meet(left[0]) if left else replace(self, step=Step.LOOKING_BACK, correcting=False)

    def back(self) -> "Flow":
        """Go to what was before; from the first question to the practice."""
        if self.step is Step.PRACTICE:
            return replace(self, step=Step.GREETING)
        if self.step is Step.LOOKING_BACK:
            return replace(self, step=Step.ASKING, index=self._due_indexes(0)[-1])
        if self.step not in (Step.ASKING, Step.ONCE_MORE):
            return self
        if self.correcting:
            return replace(self, step=Step.LOOKING_BACK, correcting=False)
        if self.index == 0:
            return replace(self, step=Step.PRACTICE)
        before = [index for index in self._due_indexes(0) if index < self.index]
        return replace(self, step=Step.ASKING, index=before[-1])

    def change(self, item_id: str) -> "Flow":
        """Open one question again from the looking back."""
        if self.step is not Step.LOOKING_BACK or item_id not in self.item_ids:
            return self
        return replace(self, step=Step.ASKING, index=self.item_ids.index(item_id), correcting=True)

    def stop(self) -> "Flow":
        """End here because the person wants to; what was said stays said."""
        return replace(self, step=Step.THANKS, stopped=True)

    def _to_first_unanswered(self) -> "Flow":
        left = self.unanswered
        if not left:
            return replace(self, step=Step.LOOKING_BACK)
        return self._meet(self.item_ids.index(left[0]))

    def _meet(self, index: int) -> "Flow":
        """Come to a question; before the first that is asked once more it is said that this will happen."""
        asked_before = repetition_of(self.item_ids[self.index]) > 0 and self.step is Step.ASKING
        once_more = repetition_of(self.item_ids[index]) > 0 and not asked_before
        return replace(self, step=Step.ONCE_MORE if once_more else Step.ASKING, index=index)

    def _due(self, turn: str) -> bool:
        """Whether a question is to be asked; once more only when there was an answer the first time."""
        if not repetition_of(turn):
            return True
        first = self.said.get(item_of(turn))
        return first is not None and first.raw is not None

    def _due_indexes(self, start: int) -> list[int]:
        return [index for index in range(start, len(self.item_ids)) if self._due(self.item_ids[index])]

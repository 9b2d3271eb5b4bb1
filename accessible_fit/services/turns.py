"""One time that a question is asked. A question asked once more has turns of its own that do not count.

A turn is written as the question's id, and "likes_food#1" when it is asked once more: a form's ids never hold
that sign, so the order of a conversation can be kept as plain texts.
"""

import hashlib
from collections.abc import Sequence
from typing import TypeVar
from uuid import UUID

from accessible_fit.instruments.model import Instrument

AGAIN = "#"

Thing = TypeVar("Thing")


def turn(item_id: str, repetition: int = 0) -> str:
    """Return the turn in which a question is asked, the first time or the `repetition`-th time more."""
    return f"{item_id}{AGAIN}{repetition}" if repetition else item_id


def item_of(turn: str) -> str:
    """Return the question of a turn."""
    return turn.partition(AGAIN)[0]


def repetition_of(turn: str) -> int:
    """Return 0 for the time that counts, from 1 for the times after it."""
    return int(turn.partition(AGAIN)[2] or 0)


def turns_of(instrument: Instrument) -> tuple[str, ...]:
    """Return the turns of a form: every question in its order, and last what is asked once more."""
    return (
        *(item.id for item in instrument.items),
        *(turn(item_id, 1) for item_id in instrument.repeats),
    )


def spoken_order(conversation_id: UUID, turn: str, options: Sequence[Thing]) -> tuple[Thing, ...]:
    """Return options in the order in which they are said in one turn of one conversation.

    The screen stays still. It begins anywhere and goes either way round, so that neighbours stay together and
    each option is as often the last. The same conversation always says them in the same order.
    """
    if not options:
        return ()
    seed = hashlib.sha256(f"{conversation_id}:{turn}".encode()).digest()
    start, back = int.from_bytes(seed[:8], "big") % len(options), seed[8] % 2
    walked = [*options[start:], *options[:start]]
    return tuple(reversed(walked)) if back else tuple(walked)

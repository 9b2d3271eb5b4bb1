"""Trying out how a person's screen will be: the real screens with the real course, and nothing is kept."""

from dataclasses import replace
from uuid import UUID

from accessible_fit.instruments.model import Instrument
from accessible_fit.services.access import Actor
from accessible_fit.services.conversation import Conversations, Given, Resident, Talk
from accessible_fit.services.flow import Flow, Step
from db.records import AccessProfile
from db.vocabulary import OrderMode

QUESTIONS = 3
NOBODY = UUID(int=0)


class Rehearsal(Conversations):
    """Takes the place of the use cases of a conversation; whatever it is told is forgotten."""

    def __init__(self) -> None:
        """Needs no store."""

    def keep(self, actor: Actor, talk: Talk, given: Given) -> None:
        """Forget an answer."""

    def pause(self, actor: Actor, talk: Talk) -> None:
        """Leave, with nothing to come back to."""

    def finish(self, actor: Actor, talk: Talk) -> None:
        """End, with nothing kept."""

    def stop(self, actor: Actor, talk: Talk) -> None:
        """End, with nothing kept."""


def rehearse(instrument: Instrument, profile: AccessProfile, alias: str, steps: int | None = None) -> Talk:
    """Return a conversation of the practice and a few questions that belongs to nobody.

    `steps` is the format where it is not the profile's: 2, 3 or 5 cards, or 101 for a line. With an order
    that is mirrored between conversations it is the mirrored one, to show what will change.
    """
    short = replace(instrument, items=instrument.items[:QUESTIONS], repeats=(), pairs=(), total=())
    flow = Flow(tuple(item.id for item in short.items), step=Step.PRACTICE)
    resident = Resident(NOBODY, NOBODY, alias)
    mirrored = profile.order_mode is OrderMode.MIRRORED
    choices = profile.choices if steps is None else steps
    return Talk(NOBODY, resident, short, profile, choices, mirrored, flow)

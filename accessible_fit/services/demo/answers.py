"""Invented answers of one conversation, from a small latent model.

How good an item is for a person on a day is the sum of the unit's level, the person's level, what both think
of the life area, how hard the item is, and chance. Thresholds turn it into one of the person's choices: a
graded response model (Samejima 1969) with the same thresholds for every item.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np
from numpy.random import Generator

from accessible_fit.instruments.model import LINE_END, LINE_STEPS
from accessible_fit.scales.formats import MAPPING_VERSION
from accessible_fit.services.demo.forms import Form
from accessible_fit.services.demo.ids import Ids
from accessible_fit.services.demo.lives import Life
from accessible_fit.services.demo.stories import Levels
from accessible_fit.services.demo.tempers import OUTCOMES
from accessible_fit.services.demo.workplaces import Workplace
from db.records import Answer, Conversation
from db.vocabulary import FormatKind, InputWay, Outcome, WhoAnswered

_PROXY_IS_LOWER = 0.35
_SPREAD_OF_PACE = 0.4


@dataclass(frozen=True, slots=True)
class Sitting:
    """One conversation as it is held: on which day of the period, how far it gets, how the screen stands."""

    conversation: Conversation
    day: float
    reached: int
    way: InputWay
    mirrored: bool


def latent(place: Workplace, life: Life, form: Form, day: float, who: WhoAnswered) -> Levels:
    """Return how good each item of a form is for a person on a day, without chance."""
    level = place.course.at(day) + life.temper.latent(day)
    if who is not WhoAnswered.SELF:
        level -= _PROXY_IS_LOWER
    areas = place.areas + life.temper.areas
    return level + areas[form.areas] - form.hardness


def answers(
    place: Workplace, life: Life, form: Form, sitting: Sitting, ids: Ids, random: Generator
) -> Iterator[Answer]:
    """Draw the answers to the questions that were reached, in the order they were asked."""
    talk = sitting.conversation
    on_line = talk.choices is None
    steps = LINE_STEPS if talk.choices is None else talk.choices
    count = sitting.reached
    goodness = latent(place, life, form, sitting.day, talk.who_answered)[:count]
    steps_up = life.temper.steps_up(goodness, steps, random)
    outcomes = life.temper.outcomes(random, count)
    took = np.rint(life.temper.pace_ms * random.lognormal(0, _SPREAD_OF_PACE, count)).astype(np.int64)
    pauses = random.integers(2_000, 9_000, count)
    moments = (np.cumsum(took + pauses) + 45_000).tolist()
    for order, (asked, step, outcome, duration, moment) in enumerate(
        zip(form.asked[steps][:count], steps_up, outcomes, took.tolist(), moments, strict=True)
    ):
        said = OUTCOMES[outcome]
        raw = asked.raws[step] if said is Outcome.ANSWERED else None
        scored = None if raw is None else asked.scores[raw]
        yield Answer(
            id=ids.next(),
            conversation_id=talk.id,
            unit_id=talk.unit_id,
            item_id=asked.item_id,
            life_area=asked.area,
            order_in_conversation=order,
            format_kind=FormatKind.LINE if on_line else FormatKind.CHOICE,
            format_steps=talk.choices,
            format_min=0 if on_line else None,
            format_max=LINE_END if on_line else None,
            format_reversed=asked.reversed,
            outcome=said,
            raw=raw,
            score=None if scored is None else scored.score,
            half_step=None if scored is None else scored.half_step,
            mapping_version=MAPPING_VERSION,
            order_shown=asked.orders[sitting.mirrored],
            input_way=sitting.way,
            duration_ms=None if said is Outcome.NOT_ASKED else duration,
            answered_at=_after(talk.started_at, moment),
        )


def _after(start: datetime, milliseconds: int) -> datetime:
    return start + timedelta(milliseconds=milliseconds)

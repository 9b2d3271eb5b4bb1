"""Invented ratings of life before a talk, and of the talk after it, on lines and with faces."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from numpy.random import Generator

from accessible_fit.services.demo.answers import Sitting, answers
from accessible_fit.services.demo.forms import Form
from accessible_fit.services.demo.ids import Ids
from accessible_fit.services.demo.lives import Life
from accessible_fit.services.demo.period import Period
from accessible_fit.services.demo.profiles import usual_way
from accessible_fit.services.demo.talks import Talk
from accessible_fit.services.demo.workplaces import Workplace
from db.records import Conversation
from db.vocabulary import ConversationKind, ConversationState, FormatKind, InputWay, Moment, WhoAnswered

RATE = 0.35
"""The share of people who rate."""

ON_LINE = 0.6
"""The share of those who rate with five choices who do it on a line."""

MOST_CARDS = 5
_ALSO_AFTER = 0.6
_EARLIER, _LATER = timedelta(minutes=20), timedelta(minutes=3)
_LOOKED_BACK = timedelta(seconds=40)


def ratings(
    place: Workplace, life: Life, held: Sequence[Talk], period: Period, ids: Ids, random: Generator
) -> Iterator[Talk]:
    """Invent the ratings around a person's talks, in the order in which the talks were held.

    Somebody else who answers for a person rates life too, so that there are such series.
    """
    rates, on_line = random.random() < RATE, random.random() < ON_LINE
    for talk in held:
        about, also_after = talk.conversation, random.random() < _ALSO_AFTER
        own = about.who_answered is WhoAnswered.SELF
        if about.ended_at is None or (own and not rates):
            continue
        line = own and on_line and about.choices == MOST_CARDS
        before = _begun(about, place.life, Moment.BEFORE_TALK, about.started_at - _EARLIER, line, ids)
        yield _held(place, life, place.life, before, period, ids, random)
        if own and also_after:
            after = _begun(about, place.talk, Moment.AFTER_TALK, about.ended_at + _LATER, line, ids)
            yield _held(place, life, place.talk, after, period, ids, random)


def _begun(
    about: Conversation, form: Form, moment: Moment, at: datetime, line: bool, ids: Ids
) -> Conversation:
    """Return a rating by the same people on the same day as the talk it is about."""
    return Conversation(
        id=ids.next(),
        person_id=about.person_id,
        unit_id=about.unit_id,
        kind=ConversationKind.RATINGS,
        started_at=at,
        choices=None if line else about.choices,
        format_kind=FormatKind.LINE if line else FormatKind.CHOICE,
        language=about.language,
        instrument_version_id=form.version.id,
        led_by=about.led_by,
        order_shown=form.items,
        who_answered=about.who_answered,
        how_helped=about.how_helped,
        proxy_view=about.proxy_view,
        moment=moment,
        of_conversation_id=about.id,
        state=ConversationState.FINISHED,
    )


def _held(
    place: Workplace,
    life: Life,
    form: Form,
    rating: Conversation,
    period: Period,
    ids: Ids,
    random: Generator,
) -> Talk:
    own = rating.who_answered is WhoAnswered.SELF
    way = usual_way(life.profile) if own else InputWay.MOUSE
    sitting = Sitting(rating, period.day(rating.started_at), len(form.items), way, mirrored=False)
    given = tuple(answers(place, life, form, sitting, ids, random))
    ended_at = given[-1].answered_at + _LOOKED_BACK
    return Talk(replace(rating, position=len(given), ended_at=ended_at, confirmed_at=ended_at), given)

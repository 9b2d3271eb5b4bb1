"""What to talk about next with one person, gathered from what is kept."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from accessible_fit.instruments.model import Instrument, Item, Text
from accessible_fit.services.review.series import WHOLE, Series
from accessible_fit.trends.next_talk import Cause, Followed, Why, chosen, long_since, scored_cause
from db import actions, answers, instruments
from db.engine import Tx
from db.records import Action, Conversation
from db.vocabulary import ConversationState, Outcome, WhoAnswered

_UNANSWERED = {Outcome.NOT_UNDERSTOOD: Why.NOT_UNDERSTOOD, Outcome.DONT_KNOW: Why.DONT_KNOW}
_OVER = (ConversationState.FINISHED, ConversationState.STOPPED)


def causes_of(
    tx: Tx,
    person_id: UUID,
    series: Sequence[Series],
    names: Mapping[str, Text],
    held: Sequence[Conversation],
    today: dt.date,
) -> list[Cause]:
    """Return what to talk about next, the most pressing first.

    `names` are the parts of life and the cards by what their series are called; `held` the person's
    conversations, newest first.
    """
    own = [one for one in series if one.who is WhoAnswered.SELF and one.area != WHOLE and one.area in names]
    asked = [_asked(area, names[area], lines) for area, lines in _by_area(own).items()]
    return chosen(
        [
            *_promised(actions.of_person(tx, person_id), today),
            *_moved_or_low(own, names),
            *_not_answered(tx, held),
            *long_since(asked, today),
        ]
    )


def _promised(found: Iterable[Action], today: dt.date) -> Iterable[Cause]:
    for one in found:
        about = {"": one.text}
        key = f"action:{one.id}"
        if one.closed_at is not None:
            continue
        if one.done_at is None:
            if one.due_on is not None and one.due_on < today:
                yield Cause(Why.LATE, key, about, one.picture, one.due_on)
        elif one.shown_at is None:
            yield Cause(Why.TO_SHOW, key, about, one.picture, one.done_at.astimezone().date())
        elif one.helped is None:
            yield Cause(Why.TO_ASK, key, about, one.picture, one.shown_at.astimezone().date())


def _moved_or_low(own: Sequence[Series], names: Mapping[str, Text]) -> Iterable[Cause]:
    """Of each part of life or card, judge the line that was answered last."""
    for area, lines in _by_area(own).items():
        scored = [one for one in lines if one.scored]
        if not scored:
            continue
        latest = max(scored, key=lambda one: one.scored[-1].when)
        points = tuple((_day(one.when), one.score) for one in latest.scored if one.score is not None)
        cause = scored_cause(Followed(area, names[area], "", points))
        if cause is not None:
            yield cause


def _not_answered(tx: Tx, held: Sequence[Conversation]) -> Iterable[Cause]:
    """What was not understood, not known or not reached in the latest conversation of the person's own."""
    latest = next(
        (
            one
            for one in held
            if one.instrument_version_id is not None
            and one.state in _OVER
            and one.who_answered is WhoAnswered.SELF
        ),
        None,
    )
    if latest is None or latest.instrument_version_id is None:
        return
    form = Instrument.thaw(instruments.get(tx, latest.instrument_version_id).frozen_text)
    items = {item.id: item for item in form.items}
    given = answers.of_conversation(tx, latest.id)
    for one in given:
        if one.outcome in _UNANSWERED and one.item_id in items:
            yield _question(_UNANSWERED[one.outcome], items[one.item_id], latest)
    reached = {one.item_id for one in given}
    for item_id in latest.order_shown:
        if item_id in items and item_id not in reached:
            yield _question(Why.NOT_REACHED, items[item_id], latest)


def _question(why: Why, item: Item, held: Conversation) -> Cause:
    return Cause(why, f"item:{item.id}", item.question, item.pictogram, _day(held.started_at))


def _asked(area: str, name: Text, lines: Sequence[Series]) -> Cause:
    last = max(_day(one.points[-1].when) for one in lines)
    return Cause(Why.LONG_SINCE, area, name, "", last)


def _by_area(own: Iterable[Series]) -> dict[str, list[Series]]:
    found: dict[str, list[Series]] = {}
    for one in own:
        found.setdefault(one.area, []).append(one)
    return found


def _day(when: dt.datetime) -> dt.date:
    return when.astimezone().date()

"""One person in several ways to answer: a series for each, and what may join them.

Two ways to answer are two series. They are joined only where a link between them is in use, and then what is
drawn is the older series translated, with the uncertainty of the translation, never its own scores.
"""

import datetime as dt
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from uuid import UUID

from accessible_fit.scales import groups
from accessible_fit.services.access import Actor, Right
from accessible_fit.services.review.series import WHOLE, Point, Series, series_of
from accessible_fit.services.rights.sight import sight_of
from db import answers, audit, links, mats, people
from db.engine import Store
from db.records import AnswerFormat, MatOfPerson, Placement, ScaleLink
from db.vocabulary import CardKind, CardOutcome, FormatKind, WhoAnswered

HIGHEST = 100.0
SCORED = (CardKind.TOPIC, CardKind.OWN)


@dataclass(frozen=True, slots=True)
class TranslatedPoint:
    """A score of one way to answer on the ruler of another, and the standard uncertainty of that."""

    conversation_id: UUID
    when: dt.datetime
    value: float
    uncertainty: float


@dataclass(frozen=True, slots=True)
class Translated:
    """A series as a link says it would have been in another way to answer."""

    series: Series
    link: ScaleLink
    points: tuple[TranslatedPoint, ...]


@dataclass(frozen=True, slots=True)
class FormatChange:
    """Where a person went over to another way to answer: between two conversations."""

    when: dt.datetime
    before: AnswerFormat
    after: AnswerFormat


@dataclass(frozen=True, slots=True)
class Joined:
    """A part of life in all ways the person has answered it: the person's own series, oldest first.

    `changes` are the visible breaks; `translated` what links in use put on the ruler of the latest series.
    """

    area: str
    series: tuple[Series, ...]
    changes: tuple[FormatChange, ...]
    translated: tuple[Translated, ...]


class JoinedSeries:
    """The use case of following a person over changes of the way to answer."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def person(self, actor: Actor, person_id: UUID) -> list[Joined]:
        """Return each part of life that was answered about in two ways or more, as far as the user may see.

        Raises NotAllowed, OnlyWhoWasThere.
        """
        with self._store.writing() as tx:
            person = people.get(tx, person_id)
            actor.require(Right.SEE_ANSWERS, person.unit_id)
            sight = sight_of(tx, actor, person)
            sight.require_any()
            audit.append(tx, actor.user_id, "looked_at", "series", person.id, person.unit_id, {})
            asked = series_of(one for one in answers.series(tx, person_id) if sight.of(one.conversation_id))
            placed = mat_series(
                (one, mats.placements_of(tx, one.mat.id))
                for one in mats.of_person(tx, person_id)
                if sight.of(one.mat.conversation_id)
            )
            used = [one for one in links.all_kept(tx) if one.in_use]
        return joined([*asked, *placed], used)


def joined(series: Iterable[Series], links_in_use: Sequence[ScaleLink]) -> list[Joined]:
    """Bring together the person's own series of each part of life; only those in two ways or more."""
    by_area: dict[str, list[Series]] = {}
    for one in series:
        if one.who is WhoAnswered.SELF and one.scored:
            by_area.setdefault(one.area, []).append(one)
    found = []
    for area, own in by_area.items():
        if len({format_of(one) for one in own}) > 1:
            own.sort(key=lambda one: (one.scored[-1].when, one.scored[0].when))
            changes = tuple(format_changes(own))
            found.append(Joined(area, tuple(own), changes, tuple(_translated(own, links_in_use))))
    return sorted(found, key=lambda one: one.area != WHOLE)


def format_of(series: Series) -> AnswerFormat:
    """Return the way to answer that a series is in."""
    return AnswerFormat(series.kind, None if series.kind is FormatKind.LINE else series.steps)


def translate(link: ScaleLink, point: Point) -> TranslatedPoint | None:
    """Put one score on the other ruler; None when the link does not know how sure it is there.

    Between whole scores the link is a straight line. The uncertainty is that of the link together with that
    of the score itself, which grows or shrinks as the ruler does.
    """
    if point.score is None:
        return None
    table, errors = link.conversion["y"], link.conversion["errors"]
    low = min(int(point.score), len(table) - 2)
    part = point.score - low
    if errors[low] is None or errors[low + 1] is None:
        return None
    slope = table[low + 1] - table[low]
    value = table[low] + part * slope
    error = errors[low] + part * (errors[low + 1] - errors[low])
    uncertainty = math.hypot(error, slope * (point.uncertainty or 0.0))
    return TranslatedPoint(point.conversation_id, point.when, min(HIGHEST, max(0.0, value)), uncertainty)


def mat_series(history: Iterable[tuple[MatOfPerson, Sequence[Placement]]]) -> list[Series]:
    """Return the series of a person's mats: each topic as a whole, and its parts of life.

    Only cards that are scored count: neither mats that go deeper into one card, nor talks in a group, nor
    blank cards and such as are there to see that the top scale is understood.
    """
    grouped: dict[tuple[str, str, int, WhoAnswered], list[Point]] = {}
    for one, placed in history:
        if one.mat.parent_id is not None or one.group_talk:
            continue
        cards = [
            card for card in placed if card.card_kind in SCORED and card.outcome is not CardOutcome.ASIDE
        ]
        for area in dict.fromkeys((WHOLE, *(card.life_area for card in cards if card.life_area))):
            here = cards if area == WHOLE else [card for card in cards if card.life_area == area]
            key = (one.mat.topic_id, area, one.mat.positions, one.who_answered)
            grouped.setdefault(key, []).append(_mat_point(one, here))
    made = [
        Series(area, topic_id, FormatKind.MAT, positions, who, tuple(points))
        for (topic_id, area, positions, who), points in grouped.items()
    ]
    return [one for one in made if one.scored]


def _mat_point(one: MatOfPerson, cards: Sequence[Placement]) -> Point:
    scored = groups.group([groups.ItemScore(card.score, card.half_step or 0.0) for card in cards])
    return Point(
        one.mat.conversation_id, one.when, scored.score, scored.answered, scored.asked, scored.uncertainty
    )


def format_changes(own: Sequence[Series]) -> Iterable[FormatChange]:
    """Say where one way to answer follows another, conversation by conversation."""
    points = sorted((point.when, number) for number, one in enumerate(own) for point in one.scored)
    for (before, first), (after, second) in pairwise(points):
        if format_of(own[first]) != format_of(own[second]):
            yield FormatChange(before + (after - before) / 2, format_of(own[first]), format_of(own[second]))


def _translated(own: Sequence[Series], in_use: Sequence[ScaleLink]) -> Iterable[Translated]:
    latest = format_of(own[-1])
    for one in own:
        area = "" if one.area == WHOLE else one.area
        link = next(
            (link for link in in_use if (link.x, link.y, link.life_area) == (format_of(one), latest, area)),
            None,
        )
        if link is None:
            continue
        points = [translate(link, point) for point in one.scored]
        told = tuple(point for point in points if point is not None)
        if told:
            yield Translated(one, link, told)

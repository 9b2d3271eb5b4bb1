"""Links between two formats, and the pairs of answers they are worked out from."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, FromClause, func, select, update

from db.ids import new_id
from db.records import AnswerFormat, LinkPoint, NewScaleLink, PairRow, ScaleLink
from db.shelf import Shelf
from db.tables import answer_table, conversation_table, mat_table, placement_table, scale_link_table
from db.vocabulary import CardKind, FormatKind, WhoAnswered

_answer = answer_table.c
_conversation = conversation_table.c
_link = scale_link_table.c
_mat = mat_table.c
_placement = placement_table.c

_LINKS = Shelf(ScaleLink, scale_link_table)
_NEWEST_FIRST = (_link.made_at.desc(), _link.id.desc())


def keep(tx: Connection, new: NewScaleLink) -> ScaleLink:
    """Keep a link; one that is to be used takes over from the one used so far. Raises ConstraintBroken."""
    if new.in_use:
        _use_none(tx, new)
    return _LINKS.put(tx, ScaleLink(id=new_id(), **asdict(new)))


def get(tx: Connection, link_id: UUID) -> ScaleLink:
    """Return a link. Raises UnknownRow."""
    return _LINKS.get(tx, link_id)


def in_use(tx: Connection, x: AnswerFormat, y: AnswerFormat, area: str = "") -> ScaleLink | None:
    """Return the link from X to Y that is used in a life area, or None."""
    return _LINKS.first(tx, *_between(x, y, area), _link.in_use)


def all_kept(tx: Connection) -> list[ScaleLink]:
    """Return every link, newest first."""
    return _LINKS.all(tx, order_by=_NEWEST_FIRST)


def set_in_use(tx: Connection, link_id: UUID, used: bool) -> ScaleLink:
    """Use a link instead of any other between the same formats in its life area, or use it no more.

    Raises UnknownRow.
    """
    link = get(tx, link_id)
    if used:
        _use_none(tx, link)
    return _LINKS.change(tx, link_id, in_use=used)


def points(
    tx: Connection, form: AnswerFormat, area: str = "", unit_ids: Iterable[UUID] | None = None
) -> list[LinkPoint]:
    """Return the mean score of every conversation in a format, by person and time.

    Of one life area, or of everything when empty; in some units, or in all when None. Only the person's own
    answers that count, and cards of a fixed set on first mats; nothing that was asked again.
    """
    units = None if unit_ids is None else list(unit_ids)
    found = _points(tx, _answer.score, _of_answers(form, area), units)
    if form.kind is FormatKind.MAT:
        found += _points(tx, _placement.score, _of_cards(form, area), units)
    return sorted(found, key=lambda point: (point.person_id, point.at))


def pairs(
    tx: Connection,
    x: AnswerFormat,
    y: AnswerFormat,
    area: str = "",
    window_days: int = 30,
    unit_ids: Iterable[UUID] | None = None,
) -> list[PairRow]:
    """Return the scores of the same persons in both formats, no further apart than the window.

    Each conversation is used once, those closest in time first. See `points` for what a score is.
    """
    units = None if unit_ids is None else list(unit_ids)
    window = timedelta(days=window_days)
    of_person: dict[UUID, list[LinkPoint]] = {}
    for point in points(tx, y, area, units):
        of_person.setdefault(point.person_id, []).append(point)
    near = []
    for number, mine in enumerate(points(tx, x, area, units)):
        theirs = of_person.get(mine.person_id, [])
        first = bisect_left(theirs, mine.at - window, key=lambda point: point.at)
        last = bisect_right(theirs, mine.at + window, key=lambda point: point.at)
        for place, other in enumerate(theirs[first:last], first):
            near.append((abs(other.at - mine.at), number, place, mine, other))
    used_x: set[int] = set()
    used_y: set[tuple[UUID, int]] = set()
    found = []
    for _, number, place, mine, other in sorted(near, key=lambda one: one[:3]):
        if number not in used_x and (mine.person_id, place) not in used_y:
            used_x.add(number)
            used_y.add((mine.person_id, place))
            found.append(PairRow(mine.person_id, mine.score, other.score, mine.at, other.at))
    return sorted(found, key=lambda pair: (pair.person_id, pair.x_at))


def _points(
    tx: Connection,
    score: ColumnElement[float | None],
    among: tuple[FromClause, Sequence[ColumnElement[bool]]],
    units: list[UUID] | None,
) -> list[LinkPoint]:
    source, where = among
    statement = (
        select(_conversation.person_id, _conversation.started_at, func.avg(score), func.count())
        .select_from(source)
        .where(_conversation.who_answered == WhoAnswered.SELF, score.is_not(None), *where)
        .group_by(_conversation.id, _conversation.person_id, _conversation.started_at)
    )
    if units is not None:
        statement = statement.where(_conversation.unit_id.in_(units))
    return [LinkPoint(*row) for row in tx.execute(statement)]


def _of_answers(form: AnswerFormat, area: str) -> tuple[FromClause, list[ColumnElement[bool]]]:
    where = [_answer.repetition == 0, _answer.format_kind == form.kind, _is(_answer.format_steps, form.steps)]
    if area:
        where.append(_answer.life_area == area)
    return answer_table.join(conversation_table, _answer.conversation_id == _conversation.id), where


def _of_cards(form: AnswerFormat, area: str) -> tuple[FromClause, list[ColumnElement[bool]]]:
    where = [
        _mat.parent_id.is_(None),
        _is(_mat.positions, form.steps),
        _placement.card_kind.in_([CardKind.TOPIC, CardKind.OWN]),
    ]
    if area:
        where.append(_placement.life_area == area)
    on_mats = placement_table.join(mat_table, _placement.mat_id == _mat.id)
    return on_mats.join(conversation_table, _mat.conversation_id == _conversation.id), where


def _between(x: AnswerFormat, y: AnswerFormat, area: str) -> list[ColumnElement[bool]]:
    return [
        _link.x_kind == x.kind,
        _is(_link.x_steps, x.steps),
        _link.y_kind == y.kind,
        _is(_link.y_steps, y.steps),
        _link.life_area == area,
    ]


def _use_none(tx: Connection, like: NewScaleLink) -> None:
    used = update(scale_link_table).where(*_between(like.x, like.y, like.life_area), _link.in_use)
    tx.execute(used.values(in_use=False))


def _is(column: ColumnElement[Any], value: int | None) -> ColumnElement[bool]:
    return column.is_(None) if value is None else column == value

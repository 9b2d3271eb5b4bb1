"""Putting one way to answer on the ruler of another, from people who have used both.

Nothing is joined on anybody's chart before a superuser has looked at what was found and said that it may be
used. What leaves this module holds no persons: counts, and pairs of scores without names in no order.
"""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from uuid import UUID

from accessible_fit.errors import NotAllowed
from accessible_fit.scales.agreement import Agreement, agreement
from accessible_fit.scales.link_estimate import (
    FEWEST_PERSONS,
    CannotTell,
    LinkEstimate,
    Pair,
    estimate_link,
)
from accessible_fit.scales.linking import Method
from accessible_fit.services.access import Actor, Right
from db import audit, links
from db.engine import Store
from db.records import AnswerFormat, NewScaleLink, PairRow, ScaleLink
from db.vocabulary import FormatKind, LinkMethod

Clock = Callable[[], dt.datetime]

WINDOW_DAYS = 30
RULER_STEPS = 101
"""Links are made on the ruler itself, in whole points from 0 to 100."""

FORMATS = (
    AnswerFormat(FormatKind.CHOICE, 2),
    AnswerFormat(FormatKind.CHOICE, 3),
    AnswerFormat(FormatKind.CHOICE, 5),
    AnswerFormat(FormatKind.LINE),
    AnswerFormat(FormatKind.MAT, 3),
    AnswerFormat(FormatKind.MAT, 5),
)
"""The ways to answer that can be linked; a mat with three columns, and one with places between them."""


@dataclass(frozen=True, slots=True)
class LinkQuestion:
    """Which link is asked for: from X to Y, for a life area (empty: everything), from pairs this close."""

    x: AnswerFormat
    y: AnswerFormat
    area: str = ""
    method: Method = Method.LINEAR
    window_days: int = WINDOW_DAYS


@dataclass(frozen=True, slots=True)
class Proposal:
    """What was found. `found` is a link or why there is none; the rest is empty when there are too few.

    `points` are (mean, difference x − y) of each pair in no order of persons; `x_counts` and `y_counts` how
    often each whole score was reached; `first_on` and `last_on` the days of the first and last answer.
    """

    question: LinkQuestion
    found: LinkEstimate | CannotTell
    points: tuple[tuple[float, float], ...] = ()
    agreement: Agreement | None = None
    x_scores: tuple[float, ...] = ()
    y_scores: tuple[float, ...] = ()
    x_counts: tuple[int, ...] = ()
    y_counts: tuple[int, ...] = ()
    first_on: dt.date | None = None
    last_on: dt.date | None = None

    @property
    def link(self) -> LinkEstimate | None:
        """The link, when there is one."""
        return self.found if isinstance(self.found, LinkEstimate) else None


class Linking:
    """The use cases of linking formats."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def find(self, actor: Actor, question: LinkQuestion) -> Proposal:
        """Look for pairs in every unit and estimate the link. Raises NotAllowed."""
        actor.require(Right.LINK_FORMATS)
        with self._store.writing() as tx:
            rows = links.pairs(tx, question.x, question.y, question.area, question.window_days, None)
            audit.append(tx, actor.user_id, "looked_at", "scale_link", details=_about(question, len(rows)))
        return propose(question, rows)

    def keep(self, actor: Actor, proposal: Proposal, *, in_use: bool = True) -> ScaleLink:
        """Keep a link with its window and number of pairs, and use it. Raises NotAllowed.

        Another link between the same two formats for the same part of life is used no more.
        """
        actor.require(Right.LINK_FORMATS)
        made = new_link(proposal, self._clock(), actor.user_id)
        with self._store.writing() as tx:
            kept = links.keep(tx, replace(made, in_use=in_use))
            details = _about(proposal.question, made.pairs)
            audit.append(tx, actor.user_id, "wrote", "scale_link", kept.id, details=details)
        return kept

    def use(self, actor: Actor, link_id: UUID) -> None:
        """Use a link that is kept, instead of another between the same two formats. Raises NotAllowed."""
        self._turn(actor, link_id, used=True)

    def leave(self, actor: Actor, link_id: UUID) -> None:
        """Use a link no more; it stays kept. Raises NotAllowed."""
        self._turn(actor, link_id, used=False)

    def _turn(self, actor: Actor, link_id: UUID, *, used: bool) -> None:
        actor.require(Right.LINK_FORMATS)
        with self._store.writing() as tx:
            links.set_in_use(tx, link_id, used)
            audit.append(tx, actor.user_id, "used" if used else "stopped_using", "scale_link", link_id)

    def all_kept(self, actor: Actor) -> list[ScaleLink]:
        """Return every link that was kept, newest first. Raises NotAllowed."""
        actor.require(Right.LINK_FORMATS)
        with self._store.reading() as tx:
            return links.all_kept(tx)

    def in_use(self, actor: Actor) -> list[ScaleLink]:
        """Return the links that charts may be joined by. Raises NotAllowed."""
        if not (actor.may(Right.SEE_ANSWERS) or actor.may(Right.LINK_FORMATS)):
            raise NotAllowed
        with self._store.reading() as tx:
            return [one for one in links.all_kept(tx) if one.in_use]


def propose(question: LinkQuestion, rows: Sequence[PairRow]) -> Proposal:
    """Estimate a link from pairs of scores; says that it cannot tell with under 30 pairs or 10 persons."""
    pairs = [Pair(row.person_id, round(row.x_score), round(row.y_score)) for row in rows]
    found = estimate_link(pairs, RULER_STEPS, RULER_STEPS, question.method)
    if found.persons < FEWEST_PERSONS or isinstance(found, CannotTell):
        return Proposal(question, found)
    # By score, not by person: nobody can tell from the order whose pair is whose.
    ordered = sorted((row.x_score, row.y_score) for row in rows)
    x, y = tuple(one for one, _ in ordered), tuple(other for _, other in ordered)
    days = [when.date() for row in rows for when in (row.x_at, row.y_at)]
    return Proposal(
        question,
        found,
        tuple(((a + b) / 2, a - b) for a, b in ordered),
        agreement(x, y),
        x,
        y,
        _counts(pair.x for pair in pairs),
        _counts(pair.y for pair in pairs),
        min(days),
        max(days),
    )


def new_link(proposal: Proposal, made_at: dt.datetime, made_by: UUID) -> NewScaleLink:
    """Return a proposal as it is kept. Raises ValueError when there is no link in it."""
    found, agreed, question = proposal.found, proposal.agreement, proposal.question
    if (
        isinstance(found, CannotTell)
        or agreed is None
        or proposal.first_on is None
        or proposal.last_on is None
    ):
        raise ValueError("there is no link to keep")
    conversion = {
        "y": list(found.link.y),
        "errors": list(found.standard_errors),
        "x_counts": list(proposal.x_counts),
        "y_counts": list(proposal.y_counts),
    }
    return NewScaleLink(
        made_at=made_at,
        made_by=made_by,
        x_kind=question.x.kind,
        x_steps=question.x.steps,
        y_kind=question.y.kind,
        y_steps=question.y.steps,
        life_area=question.area,
        method=LinkMethod(question.method.value),
        window_days=question.window_days,
        first_on=proposal.first_on,
        last_on=proposal.last_on,
        pairs=found.pairs,
        persons=found.persons,
        slope=found.link.slope,
        intercept=found.link.intercept,
        conversion=conversion,
        agreement=_plain(asdict(agreed)),
    )


def _plain(values: Mapping[str, object]) -> dict[str, object]:
    """What is read back when it has been kept as JSON."""
    return {name: list(one) if isinstance(one, tuple) else one for name, one in values.items()}


def _counts(steps: Iterable[int]) -> tuple[int, ...]:
    counted = Counter(steps)
    return tuple(counted[step] for step in range(RULER_STEPS))


def _about(question: LinkQuestion, pairs: int) -> Mapping[str, object]:
    return {
        "x": format_key(question.x),
        "y": format_key(question.y),
        "area": question.area,
        "method": question.method.value,
        "window_days": question.window_days,
        "pairs": pairs,
    }


def format_key(form: AnswerFormat) -> str:
    """Return a short name of a format for the log."""
    return form.kind.value if form.steps is None else f"{form.kind.value}_{form.steps}"

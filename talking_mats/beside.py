"""Two mats of one topic beside each other card by card, and scores as far back as they can be followed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from talking_mats.cards import Card, Off, Where
from talking_mats.compare import Moved, ThenNow, by_date, compare, same_cards, same_ruler
from talking_mats.errors import NothingToCompare
from talking_mats.faults import N_
from talking_mats.model import Mat
from talking_mats.scores import MatScore, WhyNot, area_scores, mat_score


@dataclass(frozen=True, slots=True)
class CardChange:
    """One card then and now.

    `then` and `now` are a position, Off.ASIDE, Off.PILE for a card that was never placed, or None where it
    was not among the cards. `moved` is None where positions do not mean the same on both mats.
    """

    card: Card
    moved: Moved | None
    then: Where | None
    now: Where | None


@dataclass(frozen=True, slots=True)
class Beside:
    """Two mats and every card of either. `found` holds their scores, or why there are none."""

    found: ThenNow
    changes: tuple[CardChange, ...]

    @property
    def then(self) -> Mat:
        """The earlier mat."""
        return self.found.then

    @property
    def now(self) -> Mat:
        """The later mat."""
        return self.found.now

    @property
    def why_not(self) -> WhyNot | None:
        """Why places do not mean the same on both; None when they do."""
        return self.found.why_not

    def those(self, *moved: Moved) -> tuple[CardChange, ...]:
        """The cards that one of these became of."""
        return tuple(one for one in self.changes if one.moved in moved)

    @property
    def seen(self) -> tuple[CardChange, ...]:
        """What somebody who looks at both sees has changed: moved, come or gone."""
        return self.those(Moved.UP, Moved.DOWN, Moved.IN, Moved.OUT)


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """Scores by date of the latest mats that hold the same cards under the same top scale.

    `left_out` says why the mats before them are not among them; None when every mat is.
    """

    points: tuple[tuple[Mat, MatScore | WhyNot], ...]
    left_out: WhyNot | None


def beside(one: Mat, other: Mat) -> Beside:
    """Lay two mats beside each other, whichever is named first.

    Raises NothingToCompare for mats of two topics, and for a mat and itself.
    """
    if one.id == other.id:
        raise NothingToCompare(why=N_("there is only one"))
    then, now = by_date((one, other))
    found = compare(then, now)
    earlier, later = cards_by_sameness(then), cards_by_sameness(now)
    changes = []
    for sameness in dict.fromkeys((*later, *earlier)):
        card = later.get(sameness) or earlier[sameness]
        lay, lies = _where(then, earlier.get(sameness)), _where(now, later.get(sameness))
        changes.append(CardChange(card, _moved(lay, lies, comparable=found.why_not is None), lay, lies))
    return Beside(found, tuple(changes))


def cards_by_sameness(*mats: Mat) -> Mapping[str, Card]:
    """Every card of these mats by what makes it the same on another day, as it was on the last of them."""
    return {card.sameness: card for mat in mats for card in mat.cards.values()}


def score_line(mats: Sequence[Mat], area: str = "") -> ScoreLine:
    """The scores of whole mats, or of one life area, back to where something else was asked."""
    latest: list[Mat] = []
    left_out = None
    for mat in reversed(by_date(mats)):
        if latest:
            left_out = same_ruler(mat, latest[-1]) or same_cards(mat, latest[-1])
            if left_out is not None:
                break
        latest.append(mat)
    return ScoreLine(tuple((mat, _score(mat, area)) for mat in reversed(latest)), left_out)


def _score(mat: Mat, area: str) -> MatScore | WhyNot:
    return area_scores(mat).get(area, WhyNot.NO_CARDS) if area else mat_score(mat)


def _where(mat: Mat, card: Card | None) -> Where | None:
    if card is None:
        return None
    where = mat.where(card.id)
    return Off.PILE if where is Off.HAND else where


def _moved(then: Where | None, now: Where | None, *, comparable: bool) -> Moved | None:
    lay, lies = _lies(then), _lies(now)
    if lay is None:
        return Moved.NEITHER if lies is None else Moved.IN
    if lies is None:
        return Moved.OUT
    if not comparable:
        return None
    if lay == lies:
        return Moved.SAME
    return Moved.UP if lies > lay else Moved.DOWN


def _lies(where: Where | None) -> int | None:
    return None if where is None or isinstance(where, Off) else where

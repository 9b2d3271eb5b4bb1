"""Where each card of a mat is now, as it is kept beside the steps: place, score, and what became of it."""

from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from accessible_fit.scales.formats import MAPPING_VERSION
from db.records import NewPlacement, Placement
from db.vocabulary import CardKind, CardOutcome, InputWay
from talking_mats.cards import Card, Off
from talking_mats.model import Mat
from talking_mats.scores import CardScore, card_score
from talking_mats.steps import Deed, Step


def placements_of_mat(mat: Mat) -> list[NewPlacement]:
    """Every card of a mat in its order. A score comes from the position, whichever column is on the screen.

    Cards that are made during the conversation and cards the person is known to like or dislike have none.
    """
    placed = {one.card.id: one for one in mat.placements()}
    last = _last_steps(mat)
    found = []
    for order, card in enumerate(mat.cards.values()):
        kept = _unplaced(card, order)
        if card.id in placed:
            there = placed[card.id]
            score = card_score(mat, card.id) if card.counts else None
            kept = replace(
                kept,
                outcome=CardOutcome.PLACED,
                position=there.position,
                x=there.x,
                column_index=there.column,
                score=score.score if isinstance(score, CardScore) else None,
                half_step=score.half_step if isinstance(score, CardScore) else None,
                input_way=InputWay(there.way),
                placed_at=there.at,
            )
        elif mat.where(card.id) is Off.ASIDE:
            step = last[card.id]
            kept = replace(kept, outcome=CardOutcome.ASIDE, input_way=InputWay(step.way), placed_at=step.at)
        found.append(kept)
    return found


def placements_to_keep(mat: Mat, kept: Iterable[Placement]) -> list[NewPlacement]:
    """What has to be written so that the kept placements are those of the mat; nothing when they are.

    A card that was added and taken back again stays as one that was never placed. A photo that has been
    erased stays erased.
    """
    before = {one.card_key: one for one in kept}
    now = {one.card_key: one for one in placements_of_mat(mat)}
    for key, one in before.items():
        if key in now:
            now[key] = replace(now[key], photo_id=one.photo_id)
        elif one.outcome is not CardOutcome.UNPLACED:
            now[key] = _taken_back(one)
    return [one for key, one in now.items() if key not in before or _differs(one, before[key])]


def _unplaced(card: Card, order: int) -> NewPlacement:
    return NewPlacement(
        card_key=card.id,
        card_order=order,
        words=dict(card.words),
        outcome=CardOutcome.UNPLACED,
        mapping_version=MAPPING_VERSION,
        card_kind=CardKind(card.kind.value),
        life_area=card.area,
        photo_id=UUID(card.photo) if card.photo else None,
    )


def _taken_back(one: Placement) -> NewPlacement:
    return NewPlacement(
        card_key=one.card_key,
        card_order=one.card_order,
        words=one.words,
        outcome=CardOutcome.UNPLACED,
        mapping_version=one.mapping_version,
        card_kind=one.card_kind,
        life_area=one.life_area,
        photo_id=one.photo_id,
    )


def _differs(one: NewPlacement, kept: Placement) -> bool:
    return any(getattr(one, name) != getattr(kept, name) for name in NewPlacement.__dataclass_fields__)


def _last_steps(mat: Mat) -> dict[str, Step]:
    """The step that last put each card somewhere and was not taken back."""
    undone = {step.undoes for step in mat.steps}
    puts = (step for step in mat.steps if step.deed is Deed.PUT and step.number not in undone)
    return {step.card: step for step in puts if step.card is not None}

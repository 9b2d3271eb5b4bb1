"""Mats as they are kept: a whole tree written in one go and put together again from its steps."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from accessible_fit.services.mats.photos import photos_by_reference
from accessible_fit.services.mats.placements import placements_to_keep
from db import mats
from db.engine import Tx
from db.errors import UnknownRow
from db.records import KeptMat, NewMat, NewPlacement, NewStep
from db.vocabulary import InputWay, WhoAnswered
from talking_mats.checks import seconds_of
from talking_mats.kept import start_to_json, step_from_json, step_to_json
from talking_mats.replay import replayed
from talking_mats.steps import Step
from talking_mats.tree import MatTree

EARLIER_MATS = 5
"""So many of the person's earlier mats tell the usual pace."""


def keep_tree(tx: Tx, conversation_id: UUID, tree: MatTree, said: Mapping[str, Any] | None = None) -> None:
    """Keep the mats parents first, every step that is not kept yet, and where each card is now.

    `said` is kept beside the very first step; it is no part of the mat. Raises StepTaken, ConstraintBroken.
    """
    for mat in tree.mats.values():
        start, mat_id = mat.start, UUID(mat.id)
        mats.start(
            tx,
            NewMat(
                id=mat_id,
                conversation_id=conversation_id,
                parent_id=UUID(start.parent) if start.parent else None,
                about_card=start.about or None,
                topic_id=start.topic,
                topic_version=start.version,
                scale_id=start.scale.id,
                positions=start.positions,
                frozen_start=start_to_json(start),
                started_at=mat.steps[0].at,
            ),
        )
        beside = said if mat.id == tree.root else None
        mats.add_steps(tx, mat_id, [_new_step(step, beside) for step in mat.steps])
        if changed := placements_to_keep(mat, mats.placements_of(tx, mat_id)):
            mats.put_placements(tx, mat_id, [_without_erased(tx, one) for one in changed])


def kept_tree(tx: Tx, conversation_id: UUID) -> MatTree:
    """The mats of a conversation as their kept steps made them. Raises UnknownRow, BrokenSteps."""
    found = mats.of_conversation(tx, conversation_id)
    if not found:
        raise UnknownRow(kind="mat", id=conversation_id)
    return tree_of(found, lambda mat: steps_of(tx, mat.id))


def tree_of(found: Sequence[KeptMat], steps: Callable[[KeptMat], Sequence[Step]]) -> MatTree:
    """Put kept mats of one conversation together, the first one first. Raises BrokenSteps."""
    return MatTree.from_steps(str(found[0].id), {str(mat.id): steps(mat) for mat in found})


def steps_of(tx: Tx, mat_id: UUID) -> list[Step]:
    """The steps of a mat as they were taken. Raises BrokenSteps."""
    return [step_from_json(step.frozen_step) for step in mats.steps_of(tx, mat_id)]


def said_beside(tx: Tx, conversation_id: UUID, name: str) -> object:
    """What `keep_tree` was told under this name, None when it was told nothing."""
    first = next(iter(mats.of_conversation(tx, conversation_id)), None)
    return None if first is None else mats.steps_of(tx, first.id)[0].frozen_step.get(name)


def photos_of(tx: Tx, tree: MatTree) -> dict[str, bytes]:
    """The photos on the cards of the mats, by reference; one that has been erased since is left out."""
    return photos_by_reference(tx, (card.photo for mat in tree.mats.values() for card in mat.cards.values()))


def usual_seconds(tx: Tx, person_id: UUID, before: datetime) -> tuple[float, ...]:
    """The person's own pace: seconds from seeing a card to putting it down, on the latest mats until then.

    A mat that somebody else answered or a group laid has another pace, one entered from paper has none.
    """
    own = [
        one.mat
        for one in mats.of_person(tx, person_id)
        if one.when < before
        and one.mat.parent_id is None
        and one.who_answered is WhoAnswered.SELF
        and not one.group_talk
    ]
    found: list[tuple[float, ...]] = []
    for mat in reversed(own):
        steps = steps_of(tx, mat.id)
        if steps[0].way != InputWay.PAPER.value:
            found.append(seconds_of(replayed(str(mat.id), steps)))
        if len(found) == EARLIER_MATS:
            break
    return tuple(seconds for mat_seconds in reversed(found) for seconds in mat_seconds)


def _new_step(step: Step, said: Mapping[str, Any] | None) -> NewStep:
    whole = step_to_json(step)
    if said and step.number == 0:
        whole = {**whole, **said}
    return NewStep(step.number, step.deed.value, step.at, InputWay(step.way), whole)


def _without_erased(tx: Tx, card: NewPlacement) -> NewPlacement:
    """A card whose photo has been erased meanwhile is kept without it: nothing may hold a step up."""
    there = card.photo_id is None or photos_by_reference(tx, [str(card.photo_id)])
    return card if there else replace(card, photo_id=None)

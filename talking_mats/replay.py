"""A mat built again from the steps that made it, checked one by one."""

from __future__ import annotations

from collections.abc import Sequence

from talking_mats.errors import BrokenSteps, CardTwice, NoSuchCard, NotNow, TooManyCards, WrongPlace
from talking_mats.model import Mat
from talking_mats.steps import Deed, Step


def replayed(mat_id: str, steps: Sequence[Step]) -> Mat:
    """Return the mat that these steps made. Raises BrokenSteps when one does not follow from those before."""
    first = steps[0] if steps else None
    if first is None or first.deed is not Deed.STARTED or first.start is None:
        raise BrokenSteps(number=0, why="it does not begin with a start")
    mat = Mat.begin(mat_id, first.start, first.at, first.way)
    if mat.steps[0] != first:
        raise BrokenSteps(number=0, why="the start holds something else")
    for step_count, step in enumerate(steps[1:], 1):
        try:
            mat = _after(mat, step)
        except (NotNow, NoSuchCard, WrongPlace, TooManyCards, CardTwice) as error:
            raise BrokenSteps(number=step.number, why=str(error)) from error
        if mat.steps[step_count:] != (step,):
            raise BrokenSteps(number=step.number, why="it does not follow from the step before")
    return mat


def _after(mat: Mat, step: Step) -> Mat:
    at, way, card = step.at, step.way, step.card or ""
    match step.deed:
        case Deed.PUT if step.after is not None:
            return mat.put(card, step.after, at, way)
        case Deed.ADDED if step.added is not None:
            return mat.add(step.added, at, way)
        case Deed.UNDONE:
            return mat.undo(at, way)
        case Deed.TURNED:
            return mat.turn(at, way)
        case Deed.LOOKING:
            return mat.look_again(at, way, step.shown)
        case Deed.CONFIRMED:
            return mat.confirm(at, way)
        case Deed.LOOKED:
            return mat.leave_looking(at, way)
        case Deed.OPENED if step.mat is not None:
            return mat.open_below(card, step.mat, at, way)
        case Deed.CAME_BACK:
            return mat.come_back(at, way)
        case Deed.PAUSED:
            return mat.pause(at, way)
        case Deed.RESUMED:
            return mat.resume(at, way)
        case Deed.FINISHED:
            return mat.finish(at, way)
        case Deed.STOPPED:
            return mat.stop(at, way)
    raise BrokenSteps(number=step.number, why="something is missing in it")

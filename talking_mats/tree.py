"""Mats in mats: going deeper from any card, at any depth, with the way back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from talking_mats.errors import BrokenSteps, NotNow
from talking_mats.faults import N_
from talking_mats.model import Mat, Mode
from talking_mats.replay import replayed
from talking_mats.steps import Deed, Start, Step
from talking_mats.text import lock

_AT_TOP = N_("this is the first mat")


@dataclass(frozen=True, slots=True)
class MatTree:
    """A mat, every mat that goes deeper from it, and which of them is worked on now.

    `mats` goes by mat id, parents before their children. Every mat keeps steps of its own.
    """

    root: str
    mats: Mapping[str, Mat]

    def __post_init__(self) -> None:
        lock(self, "mats")

    @classmethod
    def of(cls, mat: Mat) -> MatTree:
        """A tree of one mat."""
        return cls(mat.id, {mat.id: mat})

    @classmethod
    def from_steps(cls, root: str, steps: Mapping[str, Sequence[Step]]) -> MatTree:
        """The mats that these steps made, by mat id; raises BrokenSteps."""
        mats = {mat_id: replayed(mat_id, kept) for mat_id, kept in steps.items()}
        if root not in mats:
            raise BrokenSteps(number=0, why="the first mat is not there")
        for mat in mats.values():
            if mat.below is not None and mat.below not in mats:
                raise BrokenSteps(number=len(mat.steps) - 1, why="the mat that goes deeper is not there")
            above = mats.get(mat.start.parent)
            if mat.id != root and (above is None or mat.start.about not in above.cards):
                raise BrokenSteps(number=0, why="the card it came from is not there")
        return cls(root, mats)

    @property
    def here(self) -> Mat:
        """The mat that is worked on now."""
        return self.way()[-1]

    def way(self) -> tuple[Mat, ...]:
        """The mats from the first one down to the one worked on: the way back, read from the end."""
        mats = [self.mats[self.root]]
        while (below := mats[-1].below) is not None:
            mats.append(self.mats[below])
        return tuple(mats)

    def do(self, change: Callable[[Mat], Mat]) -> MatTree:
        """The tree after a change to the mat that is worked on now."""
        changed = change(self.here)
        return replace(self, mats={**self.mats, changed.id: changed})

    def below(self, mat_id: str, card_id: str) -> tuple[Mat, ...]:
        """The mats that go deeper into a card of a mat, the oldest first."""
        return tuple(
            mat for mat in self.mats.values() if mat.start.parent == mat_id and mat.start.about == card_id
        )

    def open(self, card_id: str, mat_id: str, start: Start, at: datetime, way: str) -> MatTree:
        """Go deeper into a card of the mat here: on a new mat, or on the one that has this id already."""
        here = self.here
        opened = here.open_below(card_id, mat_id, at, way)
        known = self.mats.get(mat_id)
        if known is None:
            known = Mat.begin(mat_id, replace(start, parent=here.id, about=card_id), at, way)
        elif (known.start.parent, known.start.about) != (here.id, card_id):
            raise BrokenSteps(number=len(here.steps), why="the mat belongs to another card")
        return replace(self, mats={**self.mats, here.id: opened, mat_id: known})

    def back(self, at: datetime, way: str) -> MatTree:
        """Up to the mat that the one here came from; raises NotNow at the first one."""
        mats = self.way()
        if len(mats) == 1:
            raise NotNow(deed=Deed.CAME_BACK, why=_AT_TOP)
        parent = mats[-2].come_back(at, way)
        return replace(self, mats={**self.mats, parent.id: parent})

    def pause(self, at: datetime, way: str) -> MatTree:
        """Leave everything as it is until another time; a mat that waits for one below waits on."""
        return self if self.here.mode is not Mode.OPEN else self.do(lambda mat: mat.pause(at, way))

    def resume(self, at: datetime, way: str) -> MatTree:
        """Go on where the mats were left."""
        return self.do(lambda mat: mat.resume(at, way)) if self.here.mode is Mode.PAUSED else self

    def finish(self, at: datetime, way: str) -> MatTree:
        """Every mat is done, the deepest first, and each that was gone deeper from is come back to."""
        mats = dict(self.mats)
        for mat in reversed(self._parents_first()):
            if mat.ended:
                continue
            awake = mat.resume(at, way) if mat.mode is Mode.PAUSED else mat
            back = awake if awake.below is None else awake.come_back(at, way)
            mats[mat.id] = back.finish(at, way)
        return replace(self, mats=mats)

    def stop(self, at: datetime, way: str) -> MatTree:
        """The person does not want to go on with any of the mats."""
        return replace(
            self, mats={key: mat if mat.ended else mat.stop(at, way) for key, mat in self.mats.items()}
        )

    def _parents_first(self) -> list[Mat]:
        return sorted(self.mats.values(), key=self._depth)

    def _depth(self, mat: Mat) -> int:
        depth = 0
        while mat.start.parent in self.mats:
            mat, depth = self.mats[mat.start.parent], depth + 1
        return depth

"""Mats and photos as a journal carries them, and what was done on one screen after another had taken over."""

import base64
import datetime as dt
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from pictograms.photos import FinishedPhoto
from talking_mats.cards import Off
from talking_mats.kept import step_from_json, step_to_json
from talking_mats.model import Mat
from talking_mats.steps import Deed, Step
from talking_mats.tree import MatTree


def tree_to_plain(tree: MatTree) -> dict[str, Any]:
    """Return every step of every mat as what JSON can hold."""
    steps = {mat.id: [step_to_json(step) for step in mat.steps] for mat in tree.mats.values()}
    return {"root": tree.root, "mats": steps}


def tree_from_plain(kept: Mapping[str, Any]) -> MatTree:
    """Return the mats that `tree_to_plain` was given. Raises BrokenSteps."""
    steps = {mat_id: [step_from_json(one) for one in mat] for mat_id, mat in kept["mats"].items()}
    return MatTree.from_steps(kept["root"], steps)


def photo_to_plain(photo_id: UUID, photo: FinishedPhoto, at: dt.datetime) -> dict[str, Any]:
    """Return a photo that was taken for a card as what JSON can hold."""
    data = base64.b64encode(photo.data).decode("ascii")
    about = {"type": photo.media_type, "width": photo.width, "height": photo.height, "data": data}
    return {"id": str(photo_id), "at": at.isoformat(), **about}


def photo_from_plain(kept: Mapping[str, Any]) -> tuple[UUID, FinishedPhoto, dt.datetime]:
    """Return what `photo_to_plain` was given."""
    photo = FinishedPhoto(kept["type"], kept["width"], kept["height"], base64.b64decode(kept["data"]))
    return UUID(kept["id"]), photo, dt.datetime.fromisoformat(kept["at"])


def late_steps(kept: MatTree, tree: MatTree) -> list[str]:
    """Return in words which cards were put where on `tree` and are not so among the steps of `kept`.

    Each is a time, the card and the column it was put in, in the words of the mat.
    """
    told = []
    for mat in tree.mats.values():
        known = kept.mats[mat.id].steps if mat.id in kept.mats else ()
        told += [_told(mat, step) for step in mat.steps if step.deed is Deed.PUT and step not in known]
    return told


def _told(mat: Mat, step: Step) -> str:
    card = mat.cards[step.card].words.get(mat.start.lang, step.card) if step.card is not None else ""
    return f"{step.at.astimezone():%Y-%m-%d %H:%M} {card} → {_place(mat, step)}"


def _place(mat: Mat, step: Step) -> str:
    after, columns = step.after, mat.start.scale.columns
    if after is None or isinstance(after, Off):
        return "–"
    if mat.start.positions == len(columns):
        return columns[after].words.get(mat.start.lang, str(after))
    low, high = columns[after // 2], columns[(after + 1) // 2]
    names = dict.fromkeys(one.words.get(mat.start.lang, str(after)) for one in (low, high))
    return " / ".join(names)

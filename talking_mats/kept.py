"""Steps as JSON, so that a store can keep them and anyone can read them back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from talking_mats.cards import Card, CardKind, Off, Where
from talking_mats.errors import BrokenSteps, MatError
from talking_mats.scales import Column, Ruler, TopScale
from talking_mats.steps import Deed, Start, Step

_PLAIN = ("card", "looking", "undoes", "mat")


def step_to_json(step: Step) -> dict[str, Any]:
    """The step as what JSON can hold; fields with nothing in them are left out."""
    kept: dict[str, Any] = {
        "number": step.number,
        "deed": str(step.deed),
        "at": step.at.isoformat(),
        "way": step.way,
    }
    for name in _PLAIN:
        value = getattr(step, name)
        if value is not None and value is not False:
            kept[name] = value
    for name, where in (("from", step.before), ("to", step.after)):
        if where is not None:
            kept[name] = str(where) if isinstance(where, Off) else where
    if step.shown:
        kept["shown"] = list(step.shown)
    if step.added is not None:
        kept["added"] = card_to_json(step.added)
    if step.start is not None:
        kept["start"] = start_to_json(step.start)
    return kept


def step_from_json(kept: Mapping[str, Any]) -> Step:
    """The step that was kept; raises BrokenSteps."""
    try:
        return Step(
            number=kept["number"],
            deed=Deed(kept["deed"]),
            at=datetime.fromisoformat(kept["at"]),
            way=str(kept["way"]),
            card=kept.get("card"),
            before=_where(kept.get("from")),
            after=_where(kept.get("to")),
            looking=kept.get("looking", False),
            undoes=kept.get("undoes"),
            start=_start(kept["start"]) if "start" in kept else None,
            added=_card(kept["added"]) if "added" in kept else None,
            shown=tuple(kept.get("shown", ())),
            mat=kept.get("mat"),
        )
    except (LookupError, ValueError, TypeError, AttributeError, MatError) as error:
        number = kept.get("number", "?") if isinstance(kept, Mapping) else "?"
        raise BrokenSteps(number=number, why="it is not a step") from error


def card_to_json(card: Card) -> dict[str, Any]:
    """A card as what JSON can hold, with the cards that go deeper where there are any."""
    kept: dict[str, Any] = {
        "id": card.id,
        "words": dict(card.words),
        "spoken": dict(card.spoken),
        "picture": card.picture,
        "photo": card.photo,
        "area": card.area,
        "kind": str(card.kind),
    }
    if card.deeper:
        kept["deeper"] = [card_to_json(one) for one in card.deeper]
    return kept


def start_to_json(start: Start) -> dict[str, Any]:
    """A start as what JSON can hold, with its words, cards and top scale as they were."""
    return {
        "topic": start.topic,
        "version": start.version,
        "name": dict(start.name),
        "picture": start.picture,
        "question": dict(start.question),
        "scale": _scale_to_json(start.scale),
        "cards": [card_to_json(card) for card in start.cards],
        "area": start.area,
        "positions": start.positions,
        "limit": start.limit,
        "turned": start.turned,
        "lang": start.lang,
        "parent": start.parent,
        "about": start.about,
    }


def start_from_json(kept: Mapping[str, Any]) -> Start:
    """The start that was kept; raises BrokenSteps."""
    try:
        return _start(kept)
    except (LookupError, ValueError, TypeError, AttributeError, MatError) as error:
        raise BrokenSteps(number=0, why="it is not a start") from error


def _scale_to_json(scale: TopScale) -> dict[str, Any]:
    return {
        "id": scale.id,
        "name": dict(scale.name),
        "asks": dict(scale.asks),
        "columns": [
            {
                "words": dict(column.words),
                "spoken": dict(column.spoken),
                "picture": column.picture,
                "plain": column.plain,
            }
            for column in scale.columns
        ],
        "ruler": str(scale.ruler),
        "most_first": scale.most_first,
    }


def _where(kept: object) -> Where | None:
    if kept is None or (isinstance(kept, int) and not isinstance(kept, bool)):
        return kept
    return Off(str(kept))


def _card(kept: Mapping[str, Any]) -> Card:
    deeper = tuple(_card(one) for one in kept.get("deeper", ()))
    return Card(**{**kept, "kind": CardKind(kept["kind"]), "deeper": deeper})


def _start(kept: Mapping[str, Any]) -> Start:
    cards = tuple(_card(card) for card in kept["cards"])
    return Start(**{**kept, "cards": cards, "scale": _scale(kept["scale"])})


def _scale(kept: Mapping[str, Any]) -> TopScale:
    least, middle, most = (Column(**column) for column in kept["columns"])
    return TopScale(**{**kept, "columns": (least, middle, most), "ruler": Ruler(kept["ruler"])})

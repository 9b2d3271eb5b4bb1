"""What the store holds of the tour's conversations, read back after the program has let go of it."""

from pathlib import Path
from uuid import UUID

from db import answers, mats
from db.engine import Tx, open_store
from db.records import Answer, KeptMat, Placement


def stored_answers(file: Path, questions: UUID, mat: UUID, rating: UUID) -> list[dict[str, object]]:
    """Return every answer of the three conversations as it is kept, in the order things were asked."""
    with open_store(f"sqlite:///{file}") as store, store.reading() as tx:
        return [
            *(_answer(one, "questions") for one in answers.of_conversation(tx, questions)),
            *_places(tx, mat),
            *(_answer(one, "rating") for one in answers.of_conversation(tx, rating)),
        ]


def _answer(answer: Answer, conversation: str) -> dict[str, object]:
    return {
        "conversation": conversation,
        "item_id": answer.item_id,
        "life_area": answer.life_area,
        "format": {
            "kind": answer.format_kind.value,
            "steps": answer.format_steps,
            "min": answer.format_min,
            "max": answer.format_max,
            "reversed": answer.format_reversed,
        },
        "outcome": answer.outcome.value,
        "raw": answer.raw,
        "score": answer.score,
        "half_step": answer.half_step,
        "order": answer.order_in_conversation,
        "changes": answer.changes,
        "input_way": answer.input_way.value,
        "duration_ms": answer.duration_ms,
    }


def _places(tx: Tx, conversation_id: UUID) -> list[dict[str, object]]:
    return [
        _place(kept, one)
        for kept in mats.of_conversation(tx, conversation_id)
        for one in mats.placements_of(tx, kept.id)
    ]


def _place(kept: KeptMat, placement: Placement) -> dict[str, object]:
    return {
        "conversation": "mat",
        "item_id": placement.card_key,
        "life_area": placement.life_area,
        "format": {"kind": "mat", "steps": kept.positions, "top_scale": kept.scale_id},
        "outcome": placement.outcome.value,
        "raw": placement.position,
        "score": placement.score,
        "half_step": placement.half_step,
        "order": placement.card_order,
        "input_way": placement.input_way.value if placement.input_way is not None else None,
    }

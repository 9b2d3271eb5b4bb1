"""What the store holds of the tour's conversation, read back after the program has let go of it."""

from pathlib import Path
from uuid import UUID

from db import answers
from db.engine import open_store


def stored_answers(file: Path, conversation_id: UUID) -> list[dict[str, object]]:
    """Return every answer of one conversation as it is kept, in the order the questions were asked."""
    with open_store(f"sqlite:///{file}") as store, store.reading() as tx:
        kept = answers.of_conversation(tx, conversation_id)
    return [
        {
            "item_id": answer.item_id,
            "life_area": answer.life_area,
            "format": {
                "kind": answer.format_kind.value,
                "steps": answer.format_steps,
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
        for answer in kept
    ]

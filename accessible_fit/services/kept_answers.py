"""An answer on its way: from what was said on the screen to what is kept, and back again."""

import datetime as dt
from collections.abc import Iterable

from accessible_fit.instruments.model import LINE_END
from accessible_fit.scales import formats
from accessible_fit.scales.missing import Missing
from accessible_fit.services.flow import Said
from accessible_fit.services.talk import Given, Talk, format_of
from accessible_fit.services.turns import repetition_of, turn
from db import answers
from db.engine import Tx
from db.records import Answer, NewAnswer
from db.vocabulary import FormatKind, Outcome


def answer_to_keep(talk: Talk, given: Given, at: dt.datetime) -> NewAnswer:
    """Put what was said on the ruler, with everything its score can be worked out from again."""
    item, raw, missing = talk.item(given.item_id), given.said.raw, given.said.missing
    form = format_of(item, talk.choices)
    scored = formats.score(form, raw) if raw is not None else None
    return NewAnswer(
        conversation_id=talk.id,
        item_id=item.id,
        repetition=repetition_of(given.item_id),
        life_area=item.area,
        format_kind=FormatKind.LINE if talk.on_line else FormatKind.CHOICE,
        format_steps=None if talk.on_line else talk.choices,
        format_min=0 if talk.on_line else None,
        format_max=LINE_END if talk.on_line else None,
        format_reversed=form.reversed,
        outcome=Outcome.ANSWERED if missing is None else Outcome(missing.value),
        raw=raw,
        score=scored.score if scored is not None else None,
        half_step=scored.half_step if scored is not None else None,
        mapping_version=formats.MAPPING_VERSION,
        order_in_conversation=talk.flow.item_ids.index(given.item_id),
        order_shown=tuple(str(option.raw) for option in talk.options(item)),
        order_spoken=tuple(str(option.raw) for option in talk.spoken(given.item_id)),
        input_way=given.way,
        duration_ms=given.duration_ms,
        answered_at=at,
    )


def said_so_far(given: Iterable[Answer]) -> dict[str, Said]:
    """Return what has been said in each turn, by the answers that are kept."""
    return {turn(one.item_id, one.repetition): _said(one) for one in given}


def newer(tx: Tx, new: NewAnswer) -> Answer | None:
    """Return what was said to the same question later than this, when it is something else."""
    there = next(
        (
            one
            for one in (
                *answers.of_conversation(tx, new.conversation_id),
                *answers.asked_again(tx, new.conversation_id),
            )
            if (one.item_id, one.repetition) == (new.item_id, new.repetition)
        ),
        None,
    )
    if there is None or there.answered_at <= new.answered_at:
        return None
    return there if (there.outcome, there.raw) != (new.outcome, new.raw) else None


def _said(one: Answer) -> Said:
    return Said(raw=one.raw) if one.outcome is Outcome.ANSWERED else Said(missing=Missing(one.outcome.value))

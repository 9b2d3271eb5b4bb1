"""Where a person stands by the figures of a form under licence: its own cutoff and reliable change.

Both belong to the published study of that form and to the people in it. They are settings of an imported
form, and nothing of the kind is said of any other.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from accessible_fit.services.forms.offered import Figures
from accessible_fit.services.review.series import WHOLE, Series
from db.vocabulary import WhoAnswered


@dataclass(frozen=True, slots=True)
class Standing:
    """The figures of a form, and the person's sum by it now and the time before, in the form's own unit."""

    figures: Figures
    now: float
    before: float | None = None


def standing(
    series: Sequence[Series], figures: Mapping[str, Figures], conversation_id: UUID | None = None
) -> Standing | None:
    """Return where the person stood in a conversation, or in the latest of the series when none is named.

    None for a form without figures, without a sum, or when somebody else answered. The time before is the
    one before in the same series: the same form, answered in the same way.
    """
    for one in series:
        own = figures.get(one.instrument_id)
        if own is None or one.area != WHOLE or one.who is not WhoAnswered.SELF:
            continue
        summed = [(point.conversation_id, point.total) for point in one.points if point.total is not None]
        for at in reversed(range(len(summed))):
            held, total = summed[at]
            if total is not None and conversation_id in (None, held):
                return Standing(own, total, summed[at - 1][1] if at else None)
    return None

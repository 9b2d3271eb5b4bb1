"""What differs between two versions of a form, question by question."""

from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from accessible_fit.instruments.model import Instrument, Item


class Change(StrEnum):
    """What has become of a question."""

    SAME = "same"
    CHANGED = "changed"
    MOVED = "moved"
    NEW = "new"
    GONE = "gone"


class Part(StrEnum):
    """What of a question, or of the form as a whole, can differ."""

    QUESTION = "question"
    SPOKEN = "spoken"
    PICTURE = "picture"
    AREA = "area"
    ANSWERS = "answers"
    TURNED = "turned"
    KOLADA = "kolada"
    TITLE = "title"
    DESCRIPTION = "description"
    SERVICE = "service"
    KIND = "kind"
    REPEATS = "repeats"
    PAIRS = "pairs"
    LICENCE = "licence"


@dataclass(frozen=True, slots=True)
class ComparedItem:
    """A question before and after; None where there is none. A moved one may be changed as well."""

    old: Item | None
    new: Item | None
    change: Change
    parts: tuple[Part, ...] = ()
    moved: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that differs: of the form as a whole, the practice question, and each question.

    Questions stand in the order of the new version, with those that are gone where they were.
    """

    whole: tuple[Part, ...]
    practice: ComparedItem
    items: tuple[ComparedItem, ...]

    @property
    def nothing(self) -> bool:
        """Whether the two say and ask the same."""
        same = all(one.change is Change.SAME for one in (self.practice, *self.items))
        return same and not self.whole


def compare(old: Instrument, new: Instrument) -> Comparison:
    """Compare two versions of a form. Questions are recognised by their ids."""
    before = {item.id: item for item in old.items}
    after = {item.id: item for item in new.items}
    stayed = _stayed(
        [one for one in before if one in after],
        [one for one in after if one in before],
    )
    rows = []
    for item_id in _together(list(before), list(after)):
        one, other = before.get(item_id), after.get(item_id)
        rows.append(_compared(old, new, one, other, item_id not in stayed))
    return Comparison(
        _whole(old, new), _compared(old, new, old.practice, new.practice, moved=False), tuple(rows)
    )


def changed_words(old: str, new: str) -> tuple[tuple[tuple[str, bool], ...], tuple[tuple[str, bool], ...]]:
    """Return the words of both texts in pieces, each with whether the other text lacks it."""
    one, other = old.split(), new.split()
    before: list[tuple[str, bool]] = []
    after: list[tuple[str, bool]] = []
    for tag, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if a < b:
            before.append((" ".join(one[a:b]), tag != "equal"))
        if c < d:
            after.append((" ".join(other[c:d]), tag != "equal"))
    return tuple(before), tuple(after)


def _together(old: list[str], new: list[str]) -> list[str]:
    """The new order, with what is gone after the question it stood behind."""
    order = list(new)
    for at, item_id in enumerate(old):
        if item_id not in new:
            before = old[at - 1] if at else None
            order.insert(order.index(before) + 1 if before is not None else 0, item_id)
    return order


def _stayed(old: list[str], new: list[str]) -> set[str]:
    """The ids whose order among each other is as it was; the rest were moved."""
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    return {one for block in blocks for one in old[block.a : block.a + block.size]}


def _compared(
    old: Instrument, new: Instrument, one: Item | None, other: Item | None, moved: bool
) -> ComparedItem:
    if one is None or other is None:
        return ComparedItem(one, other, Change.NEW if one is None else Change.GONE)
    parts = _parts(old, new, one, other)
    change = Change.CHANGED if parts else Change.MOVED if moved else Change.SAME
    return ComparedItem(one, other, change, parts, moved)


def _parts(old: Instrument, new: Instrument, one: Item, other: Item) -> tuple[Part, ...]:
    answers = old.answer_sets[one.answer_set], new.answer_sets[other.answer_set]
    sides = {
        Part.QUESTION: (dict(one.question), dict(other.question)),
        Part.SPOKEN: (dict(one.spoken), dict(other.spoken)),
        Part.PICTURE: (one.pictogram, other.pictogram),
        Part.AREA: (one.area, other.area),
        Part.ANSWERS: (
            (dict(answers[0].ladders), answers[0].line, one.line),
            (dict(answers[1].ladders), answers[1].line, other.line),
        ),
        Part.TURNED: (one.polarity, other.polarity),
        Part.KOLADA: (one.kolada, other.kolada),
    }
    return tuple(part for part, (before, after) in sides.items() if before != after)


def _whole(old: Instrument, new: Instrument) -> tuple[Part, ...]:
    sides = {
        Part.TITLE: (dict(old.title), dict(new.title)),
        Part.DESCRIPTION: (dict(old.description), dict(new.description)),
        Part.SERVICE: (old.service_type, new.service_type),
        Part.KIND: (
            (old.kind, old.moment, old.group, old.total, old.languages),
            (new.kind, new.moment, new.group, new.total, new.languages),
        ),
        Part.REPEATS: (old.repeats, new.repeats),
        Part.PAIRS: (old.pairs, new.pairs),
        Part.LICENCE: ((old.licensed, old.licence), (new.licensed, new.licence)),
    }
    return tuple(part for part, (before, after) in sides.items() if before != after)

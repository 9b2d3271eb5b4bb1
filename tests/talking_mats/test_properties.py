"""Whatever is done with a mat, its rules hold and its steps build it again."""

import json
from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from talking_mats.cards import MAX_CARDS, Off, blank_card
from talking_mats.compare import Moved, compare
from talking_mats.errors import MatError
from talking_mats.kept import step_from_json, step_to_json
from talking_mats.model import Mat
from talking_mats.replay import replayed
from tests.talking_mats.mats import begun, later

DEEDS = (
    "place", "put", "aside", "hand", "pile", "add", "undo", "turn", "look", "some", "confirm", "leave",
    "open", "back", "pause", "resume", "finish", "stop",
)  # fmt: skip
WEIGHTS = (*DEEDS, *("place", "put", "aside", "undo", "confirm") * 4)

deeds = st.lists(st.tuples(st.sampled_from(WEIGHTS), st.integers(0, 20), st.integers(0, 5)), max_size=60)


def one(mat: Mat, deed: str, which: int, place: int, number: int) -> Mat:
    at = later(number)
    cards = list(mat.cards)
    card = cards[which % len(cards)]
    ways: dict[str, Callable[[], Mat]] = {
        "place": lambda: mat.place(place, at, "touch"),
        "put": lambda: mat.put(card, place, at, "mouse"),
        "aside": lambda: mat.put(card, Off.ASIDE, at, "mouse"),
        "hand": lambda: mat.put(card, Off.HAND, at, "mouse"),
        "pile": lambda: mat.put(card, Off.PILE, at, "mouse"),
        "add": lambda: mat.add(blank_card(f"blank_{number}", f"Ö {which}", "sv"), at, "keyboard"),
        "undo": lambda: mat.undo(at, "touch"),
        "turn": lambda: mat.turn(at, "partner"),
        "look": lambda: mat.look_again(at, "partner"),
        "some": lambda: mat.look_again(at, "partner", list(mat.positions)[:3]),
        "confirm": lambda: mat.confirm(at, "touch"),
        "leave": lambda: mat.leave_looking(at, "partner"),
        "open": lambda: mat.open_below(card, f"deeper_{number}", at, "partner"),
        "back": lambda: mat.come_back(at, "partner"),
        "pause": lambda: mat.pause(at, "partner"),
        "resume": lambda: mat.resume(at, "partner"),
        "finish": lambda: mat.finish(at, "partner") if number > 50 else mat,
        "stop": lambda: mat.stop(at, "partner") if number > 50 else mat,
    }
    return ways[deed]()


@given(deeds, st.sampled_from([3, 5]), st.integers(1, 15), st.booleans())
@settings(deadline=None, max_examples=120)
def test_any_course_of_a_conversation(
    course: list[tuple[str, int, int]], positions: int, cards: int, turned: bool
) -> None:
    mat = begun(positions=positions, cards=cards, turned=turned)
    for number, (deed, which, place) in enumerate(course):
        before = mat
        try:
            mat = one(mat, deed, which, place, number)
        except MatError:
            assert mat is before
        holds(mat, before)
    assert replayed(mat.id, mat.steps) == mat
    read = [step_from_json(json.loads(json.dumps(step_to_json(step)))) for step in mat.steps]
    assert tuple(read) == mat.steps


def holds(mat: Mat, before: Mat) -> None:
    """No card is lost, doubled or in two places; nothing that was kept is changed."""
    hand = [mat.in_hand.id] if mat.in_hand else []
    everywhere = [
        *mat.positions, *hand, *(card.id for card in mat.pile), *(card.id for card in mat.aside),
    ]  # fmt: skip
    assert sorted(everywhere) == sorted(mat.cards)
    assert len(everywhere) - len(mat.aside) <= MAX_CARDS
    assert all(0 <= position < mat.start.positions for position in mat.positions.values())
    assert mat.steps[: len(before.steps)] == before.steps
    assert [step.number for step in mat.steps] == list(range(len(mat.steps)))
    assert mat.confirmed <= mat.positions.keys()
    assert mat.looking_at is None or mat.looking_at.id in mat.positions
    assert sorted(placed.card.id for placed in mat.placements()) == sorted(mat.positions)
    for card_id, position in mat.positions.items():
        assert mat.where(card_id) == position == mat.position_at(mat.screen_place(position))


places = st.lists(st.one_of(st.integers(0, 2), st.just(Off.ASIDE), st.none()), min_size=12, max_size=12)


@given(places, places)
@settings(deadline=None)
def test_a_comparison_names_exactly_what_moved(
    then: list[int | Off | None], now: list[int | Off | None]
) -> None:
    found = compare(put_as(then), put_as(now))
    assert found.moves is not None and len(found.moves) == 12
    ids = list(found.now.cards)
    for place_then, place_now, card_id in zip(then, now, ids, strict=True):
        a = None if isinstance(place_then, Off) else place_then
        b = None if isinstance(place_now, Off) else place_now
        move = next(move for move in found.moves if move.card.id == card_id)
        expected = (
            Moved.NEITHER if a is None and b is None
            else Moved.IN if a is None
            else Moved.OUT if b is None
            else Moved.SAME if a == b
            else Moved.UP if b > a
            else Moved.DOWN
        )  # fmt: skip
        assert (move.then, move.now, move.moved) == (a, b, expected)


def put_as(wanted: list[int | Off | None]) -> Mat:
    mat = begun(cards=12)
    for number, (card_id, place) in enumerate(zip(list(mat.cards), wanted, strict=True)):
        if place is not None:
            mat = mat.put(card_id, place, later(number), "touch")
    return mat

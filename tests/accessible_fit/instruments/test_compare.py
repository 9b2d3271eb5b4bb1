"""Two versions side by side: what has become of each question, and which of its parts differ."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from accessible_fit.instruments.compare import Change, Part, changed_words, compare
from accessible_fit.instruments.model import Polarity
from accessible_fit.instruments.own import AnyPictogram, own_instruments

OLD = own_instruments(AnyPictogram())[0]


def test_a_form_does_not_differ_from_itself() -> None:
    found = compare(OLD, replace(OLD, version=9))
    assert found.nothing
    assert {one.change for one in found.items} == {Change.SAME}


def test_each_question_is_told_what_has_become_of_it() -> None:
    first, second, third, *rest = OLD.items
    worded = replace(first, question={"sv": "Bor du bra?", "en": "Is your home good?"}, pictogram="own:safe")
    new = replace(rest[-1], id="brand_new")
    changed = replace(OLD, items=(third, worded, *rest, new), title={"sv": "Ny", "en": "New"})
    found = compare(OLD, changed)
    by_id = {(one.new or one.old).id: one for one in found.items if one.new or one.old}  # type: ignore[union-attr]  # one of the two is there
    assert by_id[first.id].parts == (Part.QUESTION, Part.PICTURE)
    assert by_id[second.id].change is Change.GONE
    assert by_id["brand_new"].change is Change.NEW
    assert by_id[third.id].moved != by_id[first.id].moved  # one of the two went past the other
    assert found.whole == (Part.TITLE,)
    assert not found.nothing


def test_what_is_gone_stands_where_it_was() -> None:
    found = compare(OLD, replace(OLD, items=OLD.items[1:]))
    assert found.items[0].change is Change.GONE and found.items[0].old == OLD.items[0]
    assert [one.change for one in found.items[1:]] == [Change.SAME] * (len(OLD.items) - 1)


def test_a_turned_question_counts_as_changed() -> None:
    item = OLD.items[0]
    turned = Polarity.DOWN if item.polarity is Polarity.UP else Polarity.UP
    found = compare(OLD, replace(OLD, items=(replace(item, polarity=turned), *OLD.items[1:])))
    assert found.items[0].parts == (Part.TURNED,)


def test_only_the_words_that_differ_are_marked() -> None:
    before, after = changed_words("Får du hjälp hemma?", "Får du bra hjälp?")
    assert before == (("Får du", False), ("hjälp hemma?", True))
    assert after == (("Får du", False), ("bra hjälp?", True))


@given(st.permutations(range(len(OLD.items))), st.sets(st.integers(0, len(OLD.items) - 1)))
def test_every_question_is_told_once_in_any_order(order: list[int], gone: set[int]) -> None:
    items = tuple(OLD.items[at] for at in order if at not in gone)
    found = compare(OLD, replace(OLD, items=items))
    told = [(one.new or one.old).id for one in found.items if one.new or one.old]  # type: ignore[union-attr]  # one of the two is there
    assert sorted(told) == sorted(item.id for item in OLD.items)
    assert [one.new for one in found.items if one.new is not None] == list(items)


@given(st.text(max_size=60), st.text(max_size=60))
def test_no_word_is_lost_when_texts_are_compared(old: str, new: str) -> None:
    before, after = changed_words(old, new)
    assert " ".join(part for part, _ in before).split() == old.split()
    assert " ".join(part for part, _ in after).split() == new.split()

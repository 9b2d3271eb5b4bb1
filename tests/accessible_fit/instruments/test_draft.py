"""A form that is being written: kept however little is there, and a real form once nothing is missing."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accessible_fit.instruments.draft import (
    Draft,
    DraftBroken,
    DraftItem,
    draft_of,
    faults_of,
    for_screen,
    instrument_of,
    read_draft,
)
from accessible_fit.instruments.faults import FaultKind
from accessible_fit.instruments.form_files import all_shared
from accessible_fit.instruments.model import Kind, Moment, Polarity
from accessible_fit.instruments.own import AnyPictogram, own_instruments, own_ratings

EVERY = AnyPictogram()
SHARED = all_shared(EVERY)
FORMS = [*own_instruments(EVERY), *own_ratings(EVERY)]


@pytest.mark.parametrize("form", FORMS, ids=lambda one: one.id)
def test_a_form_becomes_a_draft_and_the_same_form_again(form: object) -> None:
    from accessible_fit.instruments.model import Instrument

    assert isinstance(form, Instrument)
    draft = draft_of(form, SHARED.answers)
    assert read_draft(draft.text()) == draft
    assert faults_of(draft, EVERY, SHARED) == ()
    assert instrument_of(draft, EVERY, SHARED, form.version) == form


def test_an_empty_draft_is_kept_and_told_what_it_lacks() -> None:
    draft = Draft("form_1", items=(DraftItem("q_1"),))
    assert read_draft(draft.text()) == replace(
        draft,
        title={"sv": ""},
        description={"sv": ""},
        practice=replace(draft.practice, question={"sv": ""}, spoken={"sv": ""}),
        items=(replace(draft.items[0], question={"sv": ""}, spoken={"sv": ""}),),
    )
    places = {one.place for one in faults_of(draft, EVERY, SHARED)}
    assert ("title", "sv") in places
    assert ("items", 0, "question", "sv") in places
    assert ("items", 0, "pictogram") in places


def test_what_is_said_is_as_the_question_until_it_is_worded() -> None:
    item = DraftItem("q_1", {"sv": "Trivs du?"}, area="liking", pictogram="own:home")
    practice = replace(item, id="practice")
    draft = Draft("form_1", practice, (item,), title={"sv": "Vår"}, description={"sv": "Om."})
    form = instrument_of(draft, EVERY, SHARED, 1)
    assert form.items[0].spoken == {"sv": "Trivs du?"}
    worded = draft.with_item(replace(item, spoken={"sv": "Trivs du bra här?"}))
    assert instrument_of(worded, EVERY, SHARED, 1).items[0].spoken == {"sv": "Trivs du bra här?"}


def test_moving_and_taking_away_keep_what_belongs_together() -> None:
    items = tuple(DraftItem(f"q_{n}") for n in range(4))
    draft = Draft("form_1", items=items, repeats=("q_1",), pairs=(("q_0", "q_3"),), total=("q_1",))
    moved = draft.moved("q_0", 1)
    assert [one.id for one in moved.items] == ["q_1", "q_0", "q_2", "q_3"]
    assert draft.moved("q_0", -1) is draft and draft.moved("q_3", 1) is draft
    left = draft.without("q_1").without("q_3")
    assert (left.repeats, left.pairs, left.total) == ((), (), ())
    assert [one.id for one in left.items] == ["q_0", "q_2"]


def test_ratings_lose_their_moment_when_they_become_questions() -> None:
    rated = draft_of(own_ratings(EVERY)[0], SHARED.answers)
    assert rated.kind is Kind.RATINGS and rated.moment is Moment.BEFORE_TALK
    asked = replace(rated, kind=Kind.QUESTIONS)
    assert FaultKind.ONLY_RATINGS not in {one.fault.kind for one in faults_of(asked, EVERY, SHARED)}


def test_an_unfinished_question_can_be_looked_at() -> None:
    draft = Draft("form_1", items=(DraftItem("q_1", answer_set="not there"),))
    form = for_screen(draft, draft.items[0], SHARED)
    assert form.items[0].question["sv"] == "…"
    assert len(form.options(form.items[0], 3)) == 3


@pytest.mark.parametrize("text", ["", "x", "id = 3", 'id = "a"', "items = 1", "[practice]"])
def test_a_broken_draft_is_named_as_such(text: str) -> None:
    with pytest.raises(DraftBroken):
        read_draft(text)


WRITTEN = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


@given(WRITTEN, WRITTEN, WRITTEN, st.sampled_from(Polarity), WRITTEN)
def test_whatever_is_written_is_kept(
    title: str, question: str, spoken: str, polarity: Polarity, kolada: str
) -> None:
    item = DraftItem("q_1", {"sv": question}, {"sv": spoken}, polarity=polarity, kolada=kolada)
    draft = Draft("form_1", items=(item,), title={"sv": title})
    again = read_draft(draft.text())
    assert again.title == {"sv": title}
    assert again.items[0].question == {"sv": question}
    assert again.items[0].spoken == {"sv": spoken}
    assert again.items[0].kolada == kolada.strip()
    assert faults_of(draft, EVERY, SHARED)  # never raises, and something is missing

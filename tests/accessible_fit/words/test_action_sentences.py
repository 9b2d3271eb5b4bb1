"""“You said – we did” and what comes next, in words."""

import datetime as dt
from uuid import uuid4

import pytest

from accessible_fit.trends.next_talk import Cause, Why
from accessible_fit.words.action_sentences import (
    due_words,
    ended,
    helped_choices,
    promised_line,
    promises_sentence,
    said_answer,
    said_by_other,
    standing_line,
)
from accessible_fit.words.catalogue import Words
from accessible_fit.words.following_sentences import allowed_sentence, helped_words
from accessible_fit.words.next_talk_sentences import cause_words
from db.records import Action
from db.vocabulary import ConsentDecision, ConsentKind, Helped, HowHelped, WhoAnswered

TODAY = dt.date(2026, 3, 2)
NOON = dt.datetime(2026, 3, 2, 12, tzinfo=dt.UTC)
EN = Words("en")


@pytest.mark.parametrize(
    ("due_on", "said"),
    [
        (None, "no day set"),
        (TODAY, "today"),
        (TODAY + dt.timedelta(days=1), "tomorrow"),
        (TODAY + dt.timedelta(days=9), "by 2026-03-11"),
        (TODAY - dt.timedelta(days=1), "1 day late"),
        (TODAY - dt.timedelta(days=12), "12 days late"),
    ],
)
def test_until_when(due_on: dt.date | None, said: str) -> None:
    assert due_words(EN, due_on, TODAY) == said


def action(**what: object) -> Action:
    about = {"id": uuid4(), "person_id": uuid4(), "unit_id": uuid4(), "text": "We knock", "who": "Karin"}
    return Action(**{**about, "created_at": NOON, **what})  # type: ignore[arg-type]  # a dict has one type


def test_where_it_stands() -> None:
    done = {"done_at": NOON}
    shown = {**done, "shown_at": NOON}
    assert standing_line(EN, action(due_on=TODAY), TODAY) == "today"
    assert standing_line(EN, action(**done), TODAY) == "done 2026-03-02, not yet shown"
    assert standing_line(EN, action(**shown), TODAY) == "shown 2026-03-02"
    assert standing_line(EN, action(**shown, helped=Helped.SOME), TODAY) == "shown 2026-03-02, it helped some"
    closed = action(closed_at=NOON, closed_because="no room")
    assert standing_line(EN, closed, TODAY) == "will not be done: no room"


def test_what_was_said_is_a_whole_sentence_and_never_another_s_as_the_persons_own() -> None:
    assert said_answer(EN, "Are you happy?", "No") == "Are you happy? No."
    assert ended("Yes!") == "Yes!"
    said = said_by_other(EN, WhoAnswered.RELATIVE, "Are you happy? No.")
    assert said == "A relative answered: Are you happy? No."


def test_how_much_waits() -> None:
    assert promises_sentence(EN, 1, 2, 0) == "1 is late, 2 are to be done."
    assert promises_sentence(EN, 0, 0, 0) == "Nothing waits."
    assert promised_line(EN, "We knock", "Karin", "") == "We knock (Karin)"
    assert [word for _, word in helped_choices(EN)] == ["Yes", "Some", "No"]


@pytest.mark.parametrize("why", Why)
def test_every_reason_has_words_in_both_languages(why: Why) -> None:
    cause = Cause(why, "food", {"sv": "Maten"}, when=TODAY, before=75, now=25)
    assert cause_words(EN, cause)
    assert cause_words(Words("sv"), cause)


def test_consent_is_said_as_it_was_given() -> None:
    allowed = {ConsentKind.ANSWERS: ConsentDecision.GIVEN, ConsentKind.STATISTICS: ConsentDecision.DECLINED}
    said = allowed_sentence(EN, allowed)
    assert "Yes to: keeping answers." in said
    assert "No to: the unit's figures." in said
    assert "Not asked about: staff see the answers." in said


def test_help_that_is_not_noted_is_not_said() -> None:
    assert helped_words(EN, None) == ""
    assert {helped_words(EN, how) for how in HowHelped} >= {"alone", "with support"}

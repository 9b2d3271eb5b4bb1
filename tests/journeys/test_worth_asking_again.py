"""Somebody says yes to everything, also to questions that ask the opposite. It is seen, nothing is lost."""

from pathlib import Path

from accessible_fit.instruments.model import Instrument
from accessible_fit.scales.quality_flags import Sign
from accessible_fit.services.conversation import Given
from accessible_fit.services.flow import Said
from accessible_fit.services.review.quality import Quality
from accessible_fit.services.talk import Talk
from accessible_fit.services.turns import item_of
from db.vocabulary import InputWay
from tests.accessible_fit.services.held import with_pairs
from tests.journeys.people import Home, form, new_home, now

FORM, PAIRS = with_pairs()


def held(home: Home, answer: dict[str, int] | None = None, form: Instrument = FORM) -> Talk:
    """Hold a conversation through to its end: yes to everything, but for what `answer` says."""
    talk = home.conversations.begin(home.actor, home.person_id, form)
    for asked in talk.flow.item_ids:
        raw = (answer or {}).get(item_of(asked), 2)
        home.conversations.keep(home.actor, talk, Given(asked, Said(raw=raw), InputWay.TOUCH, 3000))
    home.conversations.finish(home.actor, talk)
    return talk


def test_yes_to_both_of_every_pair_is_flagged_and_its_scores_stay(tmp_path: Path) -> None:
    home = new_home(tmp_path)
    with home.store:
        talk = held(home)
        before = home.review.conversation(home.actor, talk.id)
        found = Quality(home.store, now).conversation(home.actor, talk.id)
        flag = next(one for one in found.flags if one.sign is Sign.YES_TO_BOTH)
        assert flag.numbers == {"both": 2, "pairs": 2}
        assert set(flag.items) == {item for pair in PAIRS for item in pair}
        assert set(flag.items) <= set(found.questions)
        after = home.review.conversation(home.actor, talk.id)
        assert [line.score for line in after.lines] == [line.score for line in before.lines]
        assert all(line.score is not None for line in after.lines)
        assert after.areas == before.areas
        (whole, *_) = home.review.person(home.actor, home.person_id)
        assert whole.points[0].answered == len(FORM.items)


def test_the_same_form_answered_as_it_is_meant_is_not_flagged(tmp_path: Path) -> None:
    home = new_home(tmp_path)
    with home.store:
        talk = held(home, {second: 0 for _, second in PAIRS} | {FORM.items[5].id: 1})
        found = Quality(home.store, now).conversation(home.actor, talk.id)
        assert Sign.YES_TO_BOTH not in {flag.sign for flag in found.flags}


def test_our_own_form_with_a_turned_pair_sees_it_too(tmp_path: Path) -> None:
    own = form("personal_assistance")
    assert own.pairs
    home = new_home(tmp_path)
    with home.store:
        talk = held(home, form=own)
        flags = Quality(home.store, now).conversation(home.actor, talk.id).flags
        found = next(flag for flag in flags if flag.sign is Sign.YES_TO_BOTH)
        assert set(found.items) == {item for pair in own.pairs for item in pair}

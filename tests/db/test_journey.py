"""A conversation from sign-in to what is shown afterwards, in every kind of database."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from uuid import uuid4

import pytest
from sqlalchemy import text

from db import (
    actions,
    answers,
    conversations,
    instruments,
    life_events,
    people,
    photos,
    plans,
    profiles,
    settings,
    units,
    users,
)
from db.engine import Store
from db.errors import ConstraintBroken, NaiveInstant, UnknownRow
from db.records import AccessProfile, Observations
from db.vocabulary import (
    ActivateOn,
    ConversationKind,
    ConversationState,
    FormatKind,
    Helped,
    HowHelped,
    Moment,
    Outcome,
    ProxyView,
    Role,
    ScanMode,
    ServiceType,
    WhoAnswered,
)
from tests.db.scene import NOON, not_said, questions, said, set_scene


def test_what_asa_answers_is_there_afterwards_as_she_said_it(store: Store) -> None:
    with store.writing() as tx:
        scene = set_scene(tx)
    for order, item in enumerate(["home.like", "home.food"]):
        with store.writing() as tx:
            kept = answers.put(tx, said(scene.conversation.id, item, raw=order, order=order))
            conversations.set_position(tx, scene.conversation.id, order + 1)
            assert kept.unit_id == scene.unit.id and kept.changes == 0
    with store.writing() as tx:
        ended = conversations.finish(tx, scene.conversation.id, NOON + timedelta(minutes=9))
        assert ended.state is ConversationState.FINISHED and ended.position == 2
    with store.reading() as tx:
        first, second = answers.of_conversation(tx, scene.conversation.id)
        assert (first.item_id, first.raw, first.score, first.half_step) == ("home.like", 0, 0.0, 25.0)
        assert (second.item_id, second.raw, second.score) == ("home.food", 1, 50.0)
        assert first.order_shown == ("yes", "sometimes", "no")
        assert first.answered_at == NOON + timedelta(minutes=1) and first.answered_at.tzinfo is UTC
        assert conversations.get(tx, scene.conversation.id) == ended
        assert conversations.get(tx, scene.conversation.id).order_shown == ("home.like", "home.food")


def test_an_interrupted_conversation_can_go_on(store: Store) -> None:
    with store.writing() as tx:
        scene = set_scene(tx)
        later = conversations.start(
            tx, questions(scene.person, scene.version, started_at=NOON + timedelta(days=1))
        )
        paused = conversations.set_state(tx, scene.conversation.id, ConversationState.PAUSED)
        assert conversations.of_person(tx, scene.person.id) == [later, paused]
        stopped = conversations.finish(
            tx, later.id, NOON + timedelta(days=1, minutes=1), ConversationState.STOPPED
        )
        assert conversations.of_person(tx, scene.person.id) == [stopped, paused]


def test_a_changed_mind_keeps_what_was_said_before(store: Store) -> None:
    with store.writing() as tx:
        talk = set_scene(tx).conversation.id
        first = answers.put(tx, said(talk, raw=2))
        same = answers.put(
            tx, replace(said(talk, raw=2), duration_ms=90, answered_at=NOON + timedelta(hours=1))
        )
        assert same == first
        changed = answers.put(tx, replace(said(talk, raw=0), answered_at=NOON + timedelta(hours=2)))
        taken_back = answers.put(tx, not_said(talk, Outcome.DECLINED))
        assert (changed.id, changed.raw, changed.changes) == (first.id, 0, 1)
        assert (taken_back.raw, taken_back.outcome, taken_back.changes) == (None, Outcome.DECLINED, 2)
        before, between = answers.revisions_of(tx, first.id)
        assert (before.number, before.raw, before.score, before.answered_at) == (
            1,
            2,
            100.0,
            first.answered_at,
        )
        assert before.replaced_at == changed.answered_at
        assert (between.number, between.raw) == (2, 0)
        assert answers.of_conversation(tx, talk) == [taken_back]


def test_a_series_keeps_formats_versions_and_proxies_apart(store: Store) -> None:
    with store.writing() as tx:
        scene = set_scene(tx)
        answers.put(tx, said(scene.conversation.id))
        newer = instruments.keep(tx, "home", "Hemma", '{"items": [1]}', "d" * 64)
        new = questions(scene.person, newer, started_at=NOON + timedelta(days=90))
        proxy = conversations.start(
            tx, replace(new, who_answered=WhoAnswered.RELATIVE, how_helped=HowHelped.PROXY)
        )
        answers.put(
            tx,
            replace(
                said(proxy.id),
                format_kind=FormatKind.LINE,
                format_steps=None,
                format_min=0,
                format_max=100,
                raw=73,
                score=73.0,
                half_step=0.5,
            ),
        )
        own, relatives = answers.series(tx, scene.person.id)
        assert (own.version, own.format_kind, own.format_steps, own.score) == (1, FormatKind.CHOICE, 3, 100.0)
        assert (own.when, own.who_answered, own.instrument_id) == (NOON, WhoAnswered.SELF, "home")
        assert (relatives.version, relatives.format_kind, relatives.raw) == (2, FormatKind.LINE, 73)
        assert (relatives.who_answered, relatives.how_helped) == (WhoAnswered.RELATIVE, HowHelped.PROXY)
        assert answers.series(tx, uuid4()) == []


def test_an_item_that_is_asked_again_stands_beside_and_never_counts(store: Store) -> None:
    with store.writing() as tx:
        scene = set_scene(tx)
        talk = scene.conversation.id
        first = answers.put(tx, replace(said(talk, raw=2), order_spoken=("yes", "sometimes", "no")))
        other = answers.put(tx, said(talk, "home.food", raw=1, order=1))
        line = {"format_kind": FormatKind.LINE, "format_steps": None, "format_min": 0, "format_max": 100}
        again = answers.put(
            tx, replace(said(talk, raw=40, order=2), repetition=1, score=40.0, half_step=0.5, **line)
        )
        third = answers.put(tx, replace(said(talk, raw=2, order=3), repetition=2))
        alone = answers.put(tx, replace(said(talk, "home.sleep", order=4), repetition=1))
        changed = answers.put(tx, replace(said(talk, raw=50, order=2), repetition=1, score=50.0, **line))
        assert (changed.id, changed.changes, again.repetition) == (again.id, 1, 1)
    with store.reading() as tx:
        assert answers.of_conversation(tx, talk) == [first, other]
        assert answers.asked_again(tx, talk) == [changed, third, alone]
        assert [point.item_id for point in answers.series(tx, scene.person.id)] == ["home.like", "home.food"]


def test_what_was_said_aloud_is_kept_with_what_was_said_before(store: Store) -> None:
    with store.writing() as tx:
        talk = set_scene(tx).conversation.id
        spoken = ("no", "sometimes", "yes")
        kept = answers.put(tx, replace(said(talk, raw=2), order_spoken=spoken))
        assert answers.put(tx, said(talk, raw=0)).order_spoken == ()
        (before,) = answers.revisions_of(tx, kept.id)
        assert before.order_spoken == spoken


def test_a_talk_is_rated_before_and_after(store: Store) -> None:
    with store.writing() as tx:
        scene = set_scene(tx)
        rating = replace(
            questions(scene.person, scene.version, started_at=NOON - timedelta(minutes=9)),
            kind=ConversationKind.RATINGS,
            format_kind=FormatKind.LINE,
            choices=None,
            moment=Moment.BEFORE_TALK,
        )
        before = conversations.start(tx, rating)
        after = conversations.start(
            tx,
            replace(
                rating,
                started_at=NOON + timedelta(hours=1),
                moment=Moment.AFTER_TALK,
                of_conversation_id=scene.conversation.id,
            ),
        )
        assert conversations.ratings_of(tx, scene.conversation.id) == [after]
        tied = conversations.rate(tx, before.id, scene.conversation.id)
        assert conversations.ratings_of(tx, scene.conversation.id) == [tied, after]
        other = set_scene(tx, "Bo").conversation
        with pytest.raises(UnknownRow):
            conversations.rate(tx, before.id, other.id)
        tx.execute(text("DELETE FROM conversation WHERE kind = 'questions'"))
        assert conversations.get(tx, after.id).of_conversation_id is None


def test_a_conversation_on_paper_is_typed_in_afterwards(store: Store) -> None:
    with store.writing() as tx:
        scene = set_scene(tx)
        typed = conversations.start(
            tx,
            replace(
                questions(scene.person, scene.version),
                on_paper=True,
                entered_by=scene.staff.id,
                entered_at=NOON + timedelta(days=2),
                mirrored=True,
            ),
        )
        conversations.set_group_talk(tx, typed.id, True)
        kept = conversations.set_own_words(tx, typed.id, "Jag vill ha katt.")
        assert (kept.on_paper, kept.mirrored, kept.group_talk, kept.own_words) == (
            True,
            True,
            True,
            "Jag vill ha katt.",
        )
        assert (kept.entered_by, kept.entered_at) == (scene.staff.id, NOON + timedelta(days=2))
        tx.execute(text("DELETE FROM app_user"))
        assert conversations.get(tx, typed.id).entered_by is None


def test_a_proxy_tells_whose_view_it_is(store: Store) -> None:
    with store.writing() as tx:
        talk = set_scene(tx).conversation.id
        proxy = conversations.set_help(
            tx, talk, HowHelped.PROXY, WhoAnswered.RELATIVE, ProxyView.PERSONS_VIEW
        )
        assert proxy.proxy_view is ProxyView.PERSONS_VIEW
        assert conversations.set_help(tx, talk, HowHelped.ALONE, WhoAnswered.SELF).proxy_view is None


def test_staff_say_afterwards_how_the_conversation_went(store: Store) -> None:
    seen = Observations(4, 3, 3, 2, 4, 4, 3)
    with store.writing() as tx:
        talk = set_scene(tx).conversation.id
        conversations.observe(tx, talk, seen)
        conversations.set_note(tx, talk, "Trött efter lunch.")
        conversations.confirm(tx, talk, NOON + timedelta(minutes=12))
        kept = conversations.set_help(tx, talk, HowHelped.WITH_SUPPORT, WhoAnswered.SELF)
    assert kept.observations == seen
    assert (kept.note, kept.confirmed_at) == ("Trött efter lunch.", NOON + timedelta(minutes=12))
    with store.writing() as tx, pytest.raises(ConstraintBroken, match="proxy_is_said"):
        conversations.set_help(tx, talk, HowHelped.ALONE, WhoAnswered.STAFF)


def test_the_same_instrument_is_kept_once_and_a_changed_one_beside_it(store: Store) -> None:
    with store.writing() as tx:
        assert instruments.latest(tx, "home") is None
        first = instruments.keep(tx, "home", "Hemma", "text", "a" * 64)
        assert instruments.keep(tx, "home", "Hemma", "text", "a" * 64) == first
        second = instruments.keep(tx, "home", "Hemma", "other text", "b" * 64)
        other = instruments.keep(tx, "work", "Arbete", "text", "a" * 64)
        assert (first.number, second.number, other.number) == (1, 2, 1)
        assert instruments.latest(tx, "home") == second
        assert instruments.get(tx, first.id) == first
        assert instruments.all_versions(tx) == [first, second, other]
    with store.writing() as tx, pytest.raises(ConstraintBroken):
        instruments.keep(tx, "home", "Hemma", "  ", "e" * 64)


def test_sign_in_names_are_one_whatever_their_capitals(store: Store) -> None:
    with store.writing() as tx:
        assert users.count(tx) == 0
        karin = users.add(tx, " Åsa.Karin ", "Karin", Role.LEADER, "hash")
        assert karin.sign_in_name == "åsa.karin" and users.by_name(tx, "A\u030asa.KARIN") == karin
        assert users.by_name(tx, "nobody") is None
        assert users.get(tx, karin.id) == karin and users.all_users(tx) == [karin]
        assert "hash" not in repr(karin)
    with store.writing() as tx, pytest.raises(ConstraintBroken, match="sign_in_name"):
        users.add(tx, "ÅSA.KARIN", "Other", Role.STAFF, "hash")


def test_failed_sign_ins_are_counted_and_forgotten(store: Store) -> None:
    until = datetime(2026, 3, 2, 13, 30, tzinfo=timezone(timedelta(hours=1)))
    with store.writing() as tx:
        karin = users.add(tx, "karin", "Karin", Role.STAFF, "hash")
        locked = users.set_failures(tx, karin.id, 2, until)
        assert locked.failed_count == 2 and locked.locked_until == until
        assert users.set_failures(tx, karin.id, 0, None) == karin
        assert users.set_password(tx, karin.id, "new hash").password_hash == "new hash"
        assert users.set_pin(tx, karin.id, "pin hash").pin_hash == "pin hash"
        assert users.set_disabled(tx, karin.id, True).disabled
        with pytest.raises(UnknownRow, match="app_user"):
            users.set_failures(tx, uuid4(), 1, None)


def test_staff_see_the_people_of_their_units(store: Store) -> None:
    with store.writing() as tx:
        scene = set_scene(tx)
        work = units.add(tx, "Daglig verksamhet", ServiceType.DAILY_ACTIVITY)
        other = people.add(tx, work.id, "Bo")
        assert units.of_user(tx, scene.staff.id) == [scene.unit]
        assert users.units_of(tx, scene.staff.id) == [scene.unit.id]
        assert people.in_units(tx, users.units_of(tx, scene.staff.id)) == [scene.person]
        users.assign(tx, scene.staff.id, work.id)
        users.assign(tx, scene.staff.id, work.id)
        assert people.in_units(tx, users.units_of(tx, scene.staff.id)) == [other, scene.person]
        users.unassign(tx, scene.staff.id, scene.unit.id)
        assert people.in_units(tx, users.units_of(tx, scene.staff.id)) == [other]
        # Åsa begins to work there, and stops
        started = people.enrol(tx, scene.person.id, work.id, date(2026, 1, 7), "ville arbeta")
        assert people.in_units(tx, [work.id]) == [other, scene.person]
        ended = people.end_enrolment(tx, started.id, date(2026, 6, 1), "för långt dit")
        assert people.in_units(tx, [work.id]) == [other]
        assert people.enrolments(tx, scene.person.id) == [ended] and ended.reason_in == "ville arbeta"
        assert units.all_units(tx) == [scene.unit, work] and units.get(tx, work.id) == work
        assert people.in_units(tx, []) == []


def test_a_person_who_moves_takes_profile_and_photos_along_and_leaves_conversations(store: Store) -> None:
    with store.writing() as tx:
        scene = set_scene(tx)
        new_home = units.add(tx, "Lindens gruppbostad", ServiceType.GROUP_HOME)
        photo = photos.put(
            tx, scene.unit.id, "image/png", 64, 48, b"\x89PNG", NOON, person_id=scene.person.id
        )
        profiles.save(tx, scene.person.id, AccessProfile(choices=2))
        life_events.add(tx, scene.person.id, "Mamma dog", date(2025, 11, 2))
        moved = replace(scene.person, unit_id=new_home.id, photo_id=photo.id)
        assert people.update(tx, moved) == moved == people.get(tx, scene.person.id)
        life_events.add(tx, scene.person.id, "Flyttade", date(2026, 4, 1), "till Linden")
        assert photos.get(tx, photo.id).unit_id == new_home.id
        assert {event.unit_id for event in life_events.of_person(tx, scene.person.id)} == {new_home.id}
        assert profiles.of(tx, scene.person.id).choices == 2
        assert conversations.get(tx, scene.conversation.id).unit_id == scene.unit.id


def test_everybody_has_a_profile_and_it_can_be_changed(store: Store) -> None:
    switch = AccessProfile(
        choices=2,
        scan_mode=ScanMode.ONE_SWITCH,
        scan_ms=3500,
        dwell_ms=1250,
        voice="sv",
        first_item_factor=2.5,
        switch_next="F7",
        switch_choose="F8",
    )
    with store.writing() as tx:
        person = set_scene(tx).person
        assert profiles.of(tx, person.id) == AccessProfile()
        assert profiles.save(tx, person.id, switch) == switch == profiles.of(tx, person.id)
        hold = AccessProfile(activate_on=ActivateOn.HOLD, hold_ms=400)
        profiles.save(tx, person.id, hold)
        assert profiles.of(tx, person.id) == hold
        with pytest.raises(UnknownRow):
            profiles.save(tx, uuid4(), hold)


def test_you_said_we_did(store: Store) -> None:
    with store.writing() as tx:
        scene = set_scene(tx)
        answer = answers.put(tx, said(scene.conversation.id, raw=0))
        action = actions.add(
            tx,
            scene.person.id,
            scene.unit.id,
            "Fisk på fredagar",
            "Karin",
            NOON,
            due_on=date(2026, 4, 1),
            answer_id=answer.id,
        )
        done = actions.done(tx, action.id, NOON + timedelta(days=20))
        shown = actions.shown(tx, action.id, NOON + timedelta(days=21), helped=Helped.YES)
        assert done.done_at == NOON + timedelta(days=20) and shown.helped is Helped.YES
        assert actions.of_person(tx, scene.person.id) == [shown] and actions.get(tx, action.id) == shown


def test_plans_for_one_person_and_for_a_unit(store: Store) -> None:
    with store.writing() as tx:
        scene = set_scene(tx)
        all_of_them = plans.add(tx, scene.unit.id, "home", 6, date(2026, 1, 1))
        hers = plans.add(tx, scene.unit.id, "ratings", 1, date(2026, 2, 1), person_id=scene.person.id)
        assert plans.of_unit(tx, scene.unit.id) == [all_of_them, hers]
        assert plans.end(tx, hers.id, date(2026, 5, 1)).ends_on == date(2026, 5, 1)


def test_a_photo_that_is_removed_is_shown_nowhere(store: Store) -> None:
    picture = bytes(range(256)) * 40
    with store.writing() as tx:
        scene = set_scene(tx)
        photo = photos.put(tx, scene.unit.id, "image/jpeg", 640, 480, picture, NOON, scene.person.id)
        people.update(tx, replace(scene.person, photo_id=photo.id))
        assert photos.get(tx, photo.id).data == picture and "\\x00" not in repr(photo)
        photos.remove(tx, photo.id)
        assert people.get(tx, scene.person.id).photo_id is None
        with pytest.raises(UnknownRow, match="photo"):
            photos.get(tx, photo.id)
        with pytest.raises(UnknownRow, match="photo"):
            photos.remove(tx, photo.id)


def test_life_events_can_be_taken_back(store: Store) -> None:
    with store.writing() as tx:
        person = set_scene(tx).person
        event = life_events.add(tx, person.id, "Ny kontaktperson", date(2026, 1, 9))
        life_events.remove(tx, event.id)
        assert life_events.of_person(tx, person.id) == []


def test_settings_of_the_store(store: Store) -> None:
    with store.writing() as tx:
        assert settings.read(tx, settings.ORGANISATION) is None
        settings.write(tx, settings.ORGANISATION, "Exempel kommun")
        settings.write(tx, settings.ORGANISATION, "Exempelköpings kommun")
    with store.reading() as tx:
        kept = settings.everything(tx)
    assert kept[settings.ORGANISATION] == "Exempelköpings kommun"
    assert datetime.fromisoformat(kept[settings.CREATED_AT]).utcoffset() == timedelta(0)


def test_an_instant_without_a_time_zone_is_refused(store: Store) -> None:
    with store.writing() as tx:
        talk = set_scene(tx).conversation.id
        with pytest.raises(NaiveInstant, match="2026-03-02T12:00:00"):
            answers.put(tx, replace(said(talk), answered_at=NOON.replace(tzinfo=None)))


def test_what_is_not_there_is_said_to_be_not_there(store: Store) -> None:
    with store.writing() as tx:
        set_scene(tx)
        for missing in (
            lambda: answers.put(tx, said(uuid4())),
            lambda: people.get(tx, uuid4()),
            lambda: people.end_enrolment(tx, uuid4(), date(2026, 1, 1)),
            lambda: conversations.finish(tx, uuid4(), NOON),
            lambda: instruments.get(tx, uuid4()),
            lambda: units.get(tx, uuid4()),
            lambda: actions.get(tx, uuid4()),
            lambda: life_events.add(tx, uuid4(), "Flyttade", date(2026, 1, 1)),
        ):
            with pytest.raises(UnknownRow):
                missing()

"""What the database itself refuses, whoever writes to it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import text, update

from db import (
    actions,
    answers,
    askings,
    bulk,
    conversations,
    follow_ups,
    grants,
    holdings,
    instruments,
    mats,
    people,
    photos,
    plans,
    profiles,
    published,
    rollout,
    topics,
    unit_aims,
    units,
    users,
)
from db.engine import Store, Tx
from db.errors import ConstraintBroken
from db.ids import new_id
from db.records import (
    AccessProfile,
    Action,
    Clip,
    Consent,
    FollowUp,
    Holding,
    NewOwnCard,
    NewPlacement,
    Observations,
    Occasion,
    PersonGrant,
    Placement,
    Pretest,
    PublishedValue,
    RetentionRule,
    RolloutStep,
    SymbolSet,
    UnitAims,
)
from db.shelf import Shelf
from db.tables import (
    action_table,
    clip_table,
    consent_table,
    person_grant_table,
    placement_table,
    pretest_table,
    retention_rule_table,
    symbol_set_table,
)
from db.vocabulary import (
    ActivateOn,
    AskingOutcome,
    CardOutcome,
    ConsentDecision,
    ConsentKind,
    ConversationKind,
    ConversationState,
    FormatKind,
    Helped,
    Kept,
    Moment,
    Outcome,
    ProxyView,
    Role,
    RolloutKind,
    ServiceType,
    WhenDue,
)
from tests.db.scene import (
    NOON,
    Scene,
    food_mat,
    mat_talk,
    not_said,
    put,
    questions,
    said,
    set_scene,
    step,
)

Attempt = Callable[[Tx, Scene], object]


def answer(**changes: object) -> Attempt:
    return lambda tx, scene: answers.put(tx, replace(said(scene.conversation.id), **changes))


def profile(**changes: object) -> Attempt:
    return lambda tx, scene: profiles.save(tx, scene.person.id, replace(AccessProfile(), **changes))


def conversation(**changes: object) -> Attempt:
    return lambda tx, scene: conversations.start(
        tx, replace(questions(scene.person, scene.version), **changes)
    )


def pretest(tx: Tx, scene: Scene, **changes: object) -> Pretest:
    record = Pretest(new_id(), scene.person.id, scene.unit.id, NOON, scene.staff.id, 5, 5, 3, False, 3, 3)
    return Shelf(Pretest, pretest_table).put(tx, replace(record, **changes))


def placement(tx: Tx, scene: Scene, **changes: object) -> Placement:
    """Soup lies in the middle, on a mat of its own conversation."""
    new = mat_talk(scene.person)
    known = conversations.of_person(tx, scene.person.id)
    talk = next((one for one in known if one.kind is new.kind), None) or conversations.start(tx, new)
    mats_there = mats.of_conversation(tx, talk.id)
    on = mats_there[0] if mats_there else mats.start(tx, food_mat(talk.id))
    record = Placement(
        **{name: getattr(put("soup", 1), name) for name in NewPlacement.__dataclass_fields__},
        id=new_id(),
        mat_id=on.id,
        conversation_id=talk.id,
        unit_id=talk.unit_id,
    )
    return Shelf(Placement, placement_table).put(tx, replace(record, **changes))


def clip(tx: Tx, scene: Scene, **changes: object) -> Clip:
    record = Clip(new_id(), scene.unit.id, None, "home.like", "Trivs du?", "audio/wav", 900, b"RIFF", NOON)
    return Shelf(Clip, clip_table).put(tx, replace(record, **changes))


def consent(tx: Tx, scene: Scene, **changes: object) -> Consent:
    record = Consent(
        new_id(),
        scene.person.id,
        scene.unit.id,
        ConsentKind.PHOTO,
        ConsentDecision.DECLINED,
        NOON,
        "pekade på nej",
        "Karin",
    )
    return Shelf(Consent, consent_table).put(tx, replace(record, **changes))


def promise(tx: Tx, scene: Scene) -> Action:
    return actions.add(tx, scene.person.id, scene.unit.id, "Fisk", "Karin", NOON)


def occasion(**changes: object) -> Attempt:
    return lambda tx, scene: askings.put(
        tx,
        replace(Occasion(new_id(), scene.person.id, scene.unit.id, "home", date(2026, 2, 1)), **changes),
    )


def written(scene: Scene) -> FollowUp:
    """A follow-up in which nothing is written."""
    return FollowUp(
        new_id(), scene.person.id, scene.unit.id, date(2026, 2, 1), " ", "", "", "", "", NOON, scene.staff.id
    )


def aims(**changes: object) -> Attempt:
    return lambda tx, scene: unit_aims.put(
        tx, replace(UnitAims(unit_id=scene.unit.id, changed_at=NOON), **changes)
    )


def rollout_line(**changes: object) -> Attempt:
    return lambda tx, scene: rollout.put(
        tx, replace(RolloutStep(new_id(), scene.unit.id, RolloutKind.AIM, "Alla blir frågade"), **changes)
    )


def published_value(**changes: object) -> Attempt:
    record = PublishedValue("U28001", "Riket", 2025, 61.0, 400, "Kolada", NOON)
    return lambda tx, scene: published.put_many(tx, [replace(record, **changes)])


def grant(tx: Tx, scene: Scene) -> PersonGrant:
    return grants.give(tx, PersonGrant(new_id(), scene.person.id, scene.unit.id, scene.staff.id, NOON))


def holding(scene: Scene) -> Holding:
    return Holding(scene.conversation.id, scene.unit.id, scene.staff.id, "hall", NOON, NOON)


# How the name of the broken rule ends; SQLite does not name broken foreign keys.
REFUSED: dict[str, tuple[str, Attempt]] = {
    "an answer without a raw value": ("answered_or_missing", answer(raw=None)),
    "an answer without a score": ("answered_or_missing", answer(score=None)),
    "an answer without a half-step": ("answered_or_missing", answer(half_step=None)),
    "a missing answer with a value": ("answered_or_missing", answer(outcome=Outcome.DONT_KNOW)),
    "a fourth choice of three": ("raw", answer(raw=3)),
    "a choice under the first": ("raw", answer(raw=-1)),
    "a score over 100": ("score", answer(score=100.5)),
    "a score under 0": ("score", answer(score=-0.5)),
    "a half-step of nothing": ("half_step", answer(half_step=0.0)),
    "four choices": ("format_steps", answer(format_steps=4)),
    "a choice without steps": ("format", answer(format_steps=None)),
    "a line with steps": ("format", answer(format_kind=FormatKind.LINE)),
    "a line without an end": (
        "format",
        answer(format_kind=FormatKind.LINE, format_steps=None, format_min=0, format_max=None),
    ),
    "a line that runs backwards": (
        "format",
        answer(format_kind=FormatKind.LINE, format_steps=None, format_min=9, format_max=0, raw=5),
    ),
    "a place beyond the line": (
        "raw",
        answer(format_kind=FormatKind.LINE, format_steps=None, format_min=0, format_max=100, raw=101),
    ),
    "an item without a name": ("item_id", answer(item_id=" ")),
    "an answer without a life area": ("life_area", answer(life_area="")),
    "an answer before the first": ("order_in_conversation", answer(order_in_conversation=-1)),
    "time that runs backwards": ("duration_ms", answer(duration_ms=-1)),
    "a mapping nobody knows": ("mapping_version", answer(mapping_version=0)),
    "a conversation that asks four choices": ("choices", conversation(choices=4)),
    "lines with choices": ("choices_of_a_format", conversation(format_kind=FormatKind.LINE)),
    "choices without a number": ("choices_of_a_format", conversation(choices=None)),
    "a mat in the format of questions": (
        "format_of_a_mat",
        conversation(kind=ConversationKind.MAT, instrument_version_id=None),
    ),
    "a proxy's view of the person's own answers": (
        "view_of_a_proxy",
        conversation(proxy_view=ProxyView.OWN_VIEW),
    ),
    "questions asked before a talk": (
        "only_ratings_are_of_a_talk",
        conversation(moment=Moment.BEFORE_TALK),
    ),
    "a rating of no talk that was": (
        "",
        conversation(kind=ConversationKind.RATINGS, of_conversation_id=uuid4()),
    ),
    "a rating of itself": (
        "of_another",
        lambda tx, scene: conversations.rate(
            tx, *[conversation(kind=ConversationKind.RATINGS)(tx, scene).id] * 2
        ),
    ),
    "typed in by somebody from no paper": ("entered_from_paper", conversation(entered_at=NOON)),
    "an item asked a time before the first": ("repetition", answer(repetition=-1)),
    "questions without an instrument": ("asks_something", conversation(instrument_version_id=None)),
    "an instrument that is not there": ("", conversation(instrument_version_id=uuid4())),
    "a conversation with nobody": ("", conversation(person_id=uuid4())),
    "a finished conversation without an end": (
        "ended",
        lambda tx, scene: conversations.set_state(tx, scene.conversation.id, ConversationState.FINISHED),
    ),
    "an open conversation with an end": (
        "ended",
        lambda tx, scene: conversations.finish(tx, scene.conversation.id, NOON, ConversationState.OPEN),
    ),
    "an end before the start": (
        "ended_at",
        lambda tx, scene: conversations.finish(tx, scene.conversation.id, NOON - timedelta(hours=1)),
    ),
    "a position before the first": (
        "position",
        lambda tx, scene: conversations.set_position(tx, scene.conversation.id, -1),
    ),
    "an observation of five": (
        "calm",
        lambda tx, scene: conversations.observe(tx, scene.conversation.id, Observations(calm=5)),
    ),
    "a person without an alias": ("alias", lambda tx, scene: people.add(tx, scene.unit.id, "  ")),
    "a person born too early": (
        "birth_year",
        lambda tx, scene: people.add(tx, scene.unit.id, "Bo", birth_year=1899),
    ),
    "a person of no unit": ("", lambda tx, scene: people.add(tx, uuid4(), "Bo")),
    "a photo that is not there": (
        "",
        lambda tx, scene: people.update(tx, replace(scene.person, photo_id=uuid4())),
    ),
    "a photo in a unit that is not the person's": (
        "",
        lambda tx, scene: photos.put(
            tx,
            units.add(tx, "Annan", ServiceType.OTHER).id,
            "image/png",
            1,
            1,
            b"x",
            NOON,
            person_id=scene.person.id,
        ),
    ),
    "an empty photo": (
        "data",
        lambda tx, scene: photos.put(tx, scene.unit.id, "image/png", 1, 1, b"", NOON),
    ),
    "a photo that is not a picture": (
        "media_type",
        lambda tx, scene: photos.put(tx, scene.unit.id, "text/html", 1, 1, b"x", NOON),
    ),
    "support that ends before it starts": (
        "ended_on",
        lambda tx, scene: people.end_enrolment(
            tx, people.enrol(tx, scene.person.id, scene.unit.id, date(2026, 2, 1)).id, date(2026, 1, 1)
        ),
    ),
    "support from one unit twice at a time": (
        "",
        lambda tx, scene: [
            people.enrol(tx, scene.person.id, scene.unit.id, date(2026, month, 1)) for month in (1, 2)
        ],
    ),
    "two units with one name": ("name", lambda tx, scene: units.add(tx, scene.unit.name, ServiceType.OTHER)),
    "a user of no unit": ("", lambda tx, scene: users.assign(tx, scene.staff.id, uuid4())),
    "a user without a password": (
        "password_hash",
        lambda tx, scene: users.add(tx, "new", "New", Role.STAFF, ""),
    ),
    "four cards": ("choices", profile(choices=4)),
    "text too small to read": ("text_percent", profile(text_percent=99)),
    "cards too small to hit": ("card_mm", profile(card_mm=19)),
    "speech too fast": ("rate", profile(rate=301)),
    "a hold too short to tell": ("hold_ms", profile(hold_ms=149)),
    "holding for no time": ("hold_takes_time", profile(activate_on=ActivateOn.HOLD)),
    "ignoring repeats too long": ("ignore_repeats_ms", profile(ignore_repeats_ms=2001)),
    "scanning too fast": ("scan_ms", profile(scan_ms=499)),
    "no rounds of scanning": ("scan_rounds", profile(scan_rounds=0)),
    "a first item shorter than the rest": ("first_item_factor", profile(first_item_factor=0.9)),
    "a switch without a key": ("switch_next", profile(switch_next=" ")),
    "one key for both switches": ("two_keys", profile(switch_next="F7", switch_choose="F7")),
    "a plan that never asks": (
        "every_months",
        lambda tx, scene: plans.add(tx, scene.unit.id, "home", 0, date(2026, 1, 1)),
    ),
    "an action that is nothing": (
        "text",
        lambda tx, scene: actions.add(tx, scene.person.id, scene.unit.id, " ", "Karin", NOON),
    ),
    "a promise kept before it was made": (
        "done_at",
        lambda tx, scene: actions.done(
            tx,
            actions.add(tx, scene.person.id, scene.unit.id, "Fisk", "Karin", NOON).id,
            NOON - timedelta(days=1),
        ),
    ),
    "a thing that helped before anybody saw it": (
        "helped_after_shown",
        lambda tx, scene: tx.execute(
            update(action_table).where(action_table.c.id == promise(tx, scene).id).values(helped=Helped.YES)
        ),
    ),
    "closed for no reason": (
        "closed_because",
        lambda tx, scene: actions.close(tx, promise(tx, scene).id, NOON, "  "),
    ),
    "closed before it was promised": (
        "closed_at",
        lambda tx, scene: actions.close(tx, promise(tx, scene).id, NOON - timedelta(days=1), "Nej."),
    ),
    "done and closed": (
        "done_or_closed",
        lambda tx, scene: actions.close(tx, actions.done(tx, promise(tx, scene).id, NOON).id, NOON, "Nej."),
    ),
    "a plan that ends before it starts": (
        "ends_on",
        lambda tx, scene: plans.change(
            tx,
            plans.add(tx, scene.unit.id, "home", 3, date(2026, 1, 1)).id,
            every_months=3,
            starts_on=date(2026, 1, 1),
            ends_on=date(2025, 1, 1),
            note="",
        ),
    ),
    "an occasion to ask nothing": ("instrument_id", occasion(instrument_id=" ")),
    "an occasion of nobody": ("", occasion(person_id=uuid4())),
    "an occasion in a unit that is not the person's": ("", occasion(unit_id=uuid4())),
    "an occasion of no plan that is": ("", occasion(plan_id=uuid4())),
    "waiting and noted": ("noted", occasion(noted_at=NOON)),
    "answered and never noted": ("noted", occasion(outcome=AskingOutcome.ANSWERED)),
    "noted by somebody at no time": (
        "noted_by",
        lambda tx, scene: occasion(noted_by=scene.staff.id)(tx, scene),
    ),
    "waiting and asked": (
        "asked_in_a_conversation",
        lambda tx, scene: occasion(conversation_id=scene.conversation.id)(tx, scene),
    ),
    "could not, and nobody says why": ("reason", occasion(outcome=AskingOutcome.COULD_NOT, noted_at=NOON)),
    "not asked, and nobody says why": (
        "reason",
        occasion(outcome=AskingOutcome.NOT_ASKED, noted_at=NOON, reason=" "),
    ),
    "followed up and never to be": ("follow_up_was_planned", occasion(followed_up_at=NOON)),
    "what came out of nothing": (
        "note_of_a_follow_up",
        occasion(follow_up_on=date(2026, 5, 1), followed_up_note="Bra."),
    ),
    "a follow-up that says nothing": (
        "says_something",
        lambda tx, scene: follow_ups.add(tx, written(scene)),
    ),
    "a follow-up changed before it was written": (
        "changed_at",
        lambda tx, scene: follow_ups.add(
            tx, replace(written(scene), how="Hemma", changed_at=NOON - timedelta(days=1))
        ),
    ),
    "nobody so old": ("oldest", aims(oldest=121)),
    "nobody so young": ("youngest", aims(youngest=-1)),
    "the oldest younger than the youngest": ("ages_in_order", aims(youngest=40, oldest=30)),
    "a home without a place": ("places", aims(places=0)),
    "a line of a roll-out that is nothing": ("text", rollout_line(text="")),
    "a line before the first": ("order_in_plan", rollout_line(order_in_plan=-1)),
    "a share over 100": ("share", published_value(share=100.1)),
    "a share of no place": ("place", published_value(place=" ")),
    "a share nobody says where it is from": ("source", published_value(source="")),
    "a share of nothing": ("indicator", published_value(indicator="")),
    "a year far off": ("year", published_value(year=1900)),
    "fewer than nobody": ("persons", published_value(persons=-1)),
    "leave taken back before it was given": (
        "taken_at",
        lambda tx, scene: grants.take(tx, grant(tx, scene).id, NOON - timedelta(days=1)),
    ),
    "leave twice at a time": (
        "",
        lambda tx, scene: [
            Shelf(PersonGrant, person_grant_table).put(tx, replace(grant(tx, scene), id=new_id()))
        ],
    ),
    "a conversation held nowhere": (
        "place",
        lambda tx, scene: holdings.take(tx, replace(holding(scene), place="")),
    ),
    "seen before it was opened": (
        "seen_at",
        lambda tx, scene: holdings.take(tx, replace(holding(scene), seen_at=NOON - timedelta(hours=1))),
    ),
    "held in another unit": (
        "",
        lambda tx, scene: holdings.take(tx, replace(holding(scene), unit_id=uuid4())),
    ),
    "a format overridden without a reason": ("reason", lambda tx, scene: pretest(tx, scene, chosen=5)),
    "a level that does not exist": ("concrete", lambda tx, scene: pretest(tx, scene, concrete=4)),
    "a level beyond the line": (
        "offered",
        lambda tx, scene: pretest(tx, scene, offered=102, chosen=101, reason="Ja."),
    ),
    "a card beside the mat": ("x", lambda tx, scene: placement(tx, scene, x=1.2)),
    "a card in no column": ("whole_place", lambda tx, scene: placement(tx, scene, column_index=None)),
    "a card on the pile and on the mat": (
        "whole_place",
        lambda tx, scene: placement(tx, scene, outcome=CardOutcome.ASIDE),
    ),
    "a card in a sixth place": ("position", lambda tx, scene: placement(tx, scene, position=5)),
    "a score without its half-step": (
        "score_of_a_place",
        lambda tx, scene: placement(tx, scene, half_step=None),
    ),
    "a score of a card in no place": (
        "score_of_a_place",
        lambda tx, scene: placement(
            tx, scene, outcome=CardOutcome.ASIDE, position=None, x=None, column_index=None
        ),
    ),
    "a card nobody put there": ("put_there", lambda tx, scene: placement(tx, scene, input_way=None)),
    "a card on a mat of another conversation": (
        "",
        lambda tx, scene: placement(tx, scene, conversation_id=scene.conversation.id),
    ),
    "one card twice": ("card_key", lambda tx, scene: [placement(tx, scene) for _ in range(2)]),
    "a card in another unit": ("", lambda tx, scene: placement(tx, scene, unit_id=uuid4())),
    "a clip of a person without a unit": (
        "person_has_unit",
        lambda tx, scene: clip(tx, scene, person_id=scene.person.id, unit_id=None),
    ),
    "a clip without sound": ("duration_ms", lambda tx, scene: clip(tx, scene, duration_ms=0)),
    "consent about a conversation that is not there": (
        "",
        lambda tx, scene: consent(tx, scene, conversation_id=uuid4()),
    ),
    "consent nobody saw given": ("how", lambda tx, scene: consent(tx, scene, how="")),
    "a symbol set without a licence": (
        "licence",
        lambda tx, scene: Shelf(SymbolSet, symbol_set_table).put(
            tx, SymbolSet(new_id(), "own", "Own", "", NOON, None)
        ),
    ),
    "keeping for no time": (
        "months",
        lambda tx, scene: Shelf(RetentionRule, retention_rule_table).put(
            tx, RetentionRule(new_id(), Kept.PHOTO, 0, WhenDue.ERASE)
        ),
    ),
    "a word nobody knows": (
        "servicetype",
        lambda tx, scene: tx.execute(text("UPDATE unit SET service_type = 'prison'")),
    ),
    "a unit with people in it removed": ("", lambda tx, scene: tx.execute(text("DELETE FROM unit"))),
    "an instrument's text changed": (
        "instrument_version_no_update",
        lambda tx, scene: tx.execute(text("UPDATE instrument_version SET frozen_text = 'other'")),
    ),
}


@pytest.mark.parametrize("what", REFUSED)
def test_a_file_refuses(file_store: Store, what: str) -> None:
    rule, attempt = REFUSED[what]
    with file_store.writing() as tx:
        scene = set_scene(tx)
    with pytest.raises(ConstraintBroken) as refused, file_store.writing() as tx:
        attempt(tx, scene)
    assert str(refused.value.details["rule"]).endswith(rule)
    with file_store.reading() as tx:
        assert conversations.of_person(tx, scene.person.id) == [scene.conversation]
        assert tx.execute(text("SELECT count(*) FROM mat")).scalar() == 0


def test_a_server_refuses_the_same(server_store: Store) -> None:
    with server_store.writing() as tx:
        scene = set_scene(tx)
    accepted = []
    for what, (rule, attempt) in REFUSED.items():
        try:
            with server_store.writing() as tx:
                attempt(tx, scene)
        except ConstraintBroken as error:
            assert str(error.details["rule"]).endswith(rule), what
        else:
            accepted.append(what)
    assert accepted == []


def test_what_is_right_is_kept(store: Store) -> None:
    with store.writing() as tx:
        scene = set_scene(tx)
        mat = conversations.start(tx, mat_talk(scene.person))
        assert mat.instrument_version_id is None
        lines = conversations.start(
            tx,
            replace(questions(scene.person, scene.version), format_kind=FormatKind.LINE, choices=None),
        )
        assert conversations.get(tx, lines.id).choices is None
        placed = placement(tx, scene)
        pretested = pretest(tx, scene, chosen=2, reason="Fem blev för många.")
        agreed = consent(tx, scene)
        recorded = clip(tx, scene)
        everywhere = clip(tx, scene, id=new_id(), unit_id=None)
        unplaced = placement(
            tx,
            scene,
            id=new_id(),
            card_key="tea",
            outcome=CardOutcome.UNPLACED,
            position=None,
            x=None,
            column_index=None,
            score=None,
            half_step=None,
            input_way=None,
            placed_at=None,
        )
        assert Shelf(Placement, placement_table).get(tx, placed.id) == placed
        assert Shelf(Placement, placement_table).get(tx, unplaced.id) == unplaced
        assert Shelf(Pretest, pretest_table).get(tx, pretested.id) == pretested
        assert Shelf(Consent, consent_table).get(tx, agreed.id) == agreed
        assert Shelf(Clip, clip_table).get(tx, recorded.id) == recorded
        assert Shelf(Clip, clip_table).get(tx, everywhere.id) == everywhere
        for outcome in Outcome:
            if outcome is not Outcome.ANSWERED:
                kept = answers.put(tx, not_said(scene.conversation.id, outcome, f"home.{outcome}"))
                assert (kept.outcome, kept.score) == (outcome, None)


def test_erasing_a_person_erases_everything_the_person_said(store: Store) -> None:
    with store.writing() as tx:
        scene = set_scene(tx)
        other = set_scene(tx, "Bo")
        for one in (scene, other):
            first = answers.put(tx, said(one.conversation.id))
            answers.put(tx, replace(said(one.conversation.id, raw=0)))
            photo = photos.put(tx, one.unit.id, "image/png", 1, 1, b"x", NOON, one.person.id)
            people.update(tx, replace(one.person, photo_id=photo.id))
            people.enrol(tx, one.person.id, one.unit.id, date(2026, 1, 1))
            profiles.save(tx, one.person.id, AccessProfile())
            actions.add(tx, one.person.id, one.unit.id, "Fisk", "Karin", NOON, answer_id=first.id)
            card = placement(tx, one, photo_id=photo.id)
            mats.add_steps(tx, card.mat_id, [step(0, "started"), step(1, "put")])
            topics.put_setup(tx, one.unit.id, one.person.id, "food", hidden=("tea",))
            topics.add_own_card(
                tx,
                NewOwnCard(unit_id=one.unit.id, person_id=one.person.id, words_sv="Våfflor", made_at=NOON),
            )
            answers.put(tx, replace(said(one.conversation.id), repetition=1))
            pretest(tx, one)
            consent(tx, one)
    with store.writing() as tx:
        tx.execute(text("DELETE FROM person WHERE alias = 'Åsa Ödmjuk'"))
    with store.reading() as tx:
        for table in (
            "person",
            "photo",
            "enrolment",
            "access_profile",
            "pretest",
            "consent",
            "answer_revision",
            "action",
            "mat",
            "placement",
            "topic_setup",
            "own_card",
        ):
            assert tx.execute(text(f"SELECT count(*) FROM {table}")).scalar() == 1, table
        # the answer that counts and the one asked again, questions and a mat, two steps
        for table in ("answer", "conversation", "mat_step"):
            assert tx.execute(text(f"SELECT count(*) FROM {table}")).scalar() == 2, table
        assert people.in_units(tx, [scene.unit.id, other.unit.id])[0].alias == "Bo"


def test_a_removed_account_leaves_the_conversations_it_led(store: Store) -> None:
    with store.writing() as tx:
        scene = set_scene(tx)
        tx.execute(text("DELETE FROM app_user"))
        assert conversations.get(tx, scene.conversation.id).led_by is None


def test_what_an_answer_was_cannot_be_changed(store: Store) -> None:
    with store.writing() as tx:
        scene = set_scene(tx)
        answers.put(tx, said(scene.conversation.id))
        answers.put(tx, said(scene.conversation.id, raw=0))
    with pytest.raises(ConstraintBroken, match="answer_revision_no_update"), store.writing() as tx:
        tx.execute(text("UPDATE answer_revision SET raw = 0, score = 0"))


def test_two_answers_to_one_item_of_one_conversation_cannot_be_kept(store: Store) -> None:
    with store.writing() as tx:
        scene = set_scene(tx)
        kept = answers.put(tx, said(scene.conversation.id))
    with pytest.raises(ConstraintBroken), store.writing() as tx:
        bulk.add_answers(tx, [replace(kept, id=new_id())])


def test_an_instrument_that_was_asked_cannot_be_removed(store: Store) -> None:
    with store.writing() as tx:
        scene = set_scene(tx)
    with pytest.raises(ConstraintBroken), store.writing() as tx:
        tx.execute(text("DELETE FROM instrument_version"))
    with store.reading() as tx:
        assert instruments.latest(tx, "home") == scene.version

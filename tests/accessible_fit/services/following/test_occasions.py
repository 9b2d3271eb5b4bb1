"""Karin plans what Åsa is asked, asks her, notes why not, and asks those who left how it went."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from accessible_fit.errors import FieldMissing, NotAllowed
from accessible_fit.services.access import Actor
from accessible_fit.services.following.asking import LEAVING
from accessible_fit.services.following.occasions import Note, NotOver, NotPlanned, Occasions
from accessible_fit.services.following.plans import (
    EndsBeforeStart,
    MonthsOutOfReach,
    Plans,
    PlanWish,
)
from accessible_fit.services.following.register_stays import EndsTooEarly, NotEnrolled, Stays
from accessible_fit.trends.planned import Became
from db import audit, conversations, instruments, mats, people, plans, units, users
from db.engine import Store, open_store
from db.records import NewConversation, NewMat, NewPlacement
from db.vocabulary import (
    AskingOutcome,
    CardOutcome,
    ConversationKind,
    ConversationState,
    FormatKind,
    HowHelped,
    InputWay,
    Language,
    Role,
    ServiceType,
    WhoAnswered,
)
from tests.accessible_fit.made_once import copied
from tests.db.scene import said

TODAY = dt.date(2026, 3, 10)
FIRST = dt.date(2026, 1, 31)


class Ward:
    """A home in a store, its leader and staff, and Åsa and Bo who live there."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.now = dt.datetime(2026, 3, 10, 9, tzinfo=dt.UTC)
        with store.writing() as tx:
            self.unit = units.add(tx, "Björken", ServiceType.GROUP_HOME).id
            self.elsewhere = units.add(tx, "Linden", ServiceType.GROUP_HOME).id
            karin = users.add(tx, "karin", "Karin", Role.STAFF, "a hash").id
            lena = users.add(tx, "lena", "Lena", Role.LEADER, "a hash").id
            self.asa, self.bo = (self.moves_in(tx, name) for name in ("Åsa", "Bo"))
            self.version = instruments.keep(tx, "home", "Hemma", "{}", "c" * 64)
        self.karin = Actor(karin, "Karin", Role.STAFF, frozenset({self.unit}))
        self.lena = Actor(lena, "Lena", Role.LEADER, frozenset({self.unit}))
        self.plans = Plans(store, lambda: self.now, list)
        self.occasions = Occasions(store, lambda: self.now)
        self.stays = Stays(store, lambda: self.now)

    def moves_in(self, tx: object, alias: str) -> UUID:
        person = people.add(tx, self.unit, alias)  # type: ignore[arg-type]  # a transaction
        people.enrol(tx, person.id, self.unit, dt.date(2025, 1, 1))  # type: ignore[arg-type]  # a transaction
        return person.id

    def held(
        self,
        person: UUID,
        day: dt.date,
        *,
        answers: int = 1,
        how: HowHelped | None = None,
        who: WhoAnswered = WhoAnswered.SELF,
        state: ConversationState = ConversationState.FINISHED,
    ) -> UUID:
        """Somebody talks with a person on a day."""
        from db import answers as answered

        at = dt.datetime.combine(day, dt.time(12), dt.UTC)
        with self.store.writing() as tx:
            talk = conversations.start(
                tx,
                NewConversation(
                    person_id=person,
                    unit_id=self.unit,
                    kind=ConversationKind.QUESTIONS,
                    instrument_version_id=self.version.id,
                    started_at=at,
                    choices=3,
                    language=Language.SV,
                    who_answered=who,
                    how_helped=how,
                ),
            )
            for number in range(answers):
                answered.put(tx, said(talk.id, f"home.{number}"))
            conversations.finish(tx, talk.id, at, state)
        return talk.id

    def became(self, person: UUID, due_on: dt.date = FIRST) -> Became:
        found = self.occasions.of_person(self.karin, person)
        return next(one.became for one in (*found.waiting, *found.over) if one.due_on == due_on)


@pytest.fixture
def ward(tmp_path: Path, finished_store: Path) -> Iterator[Ward]:
    with open_store(copied(finished_store, tmp_path / "home.db")) as store:
        made = Ward(store)
        made.plans.make(made.lena, made.unit, PlanWish("home", 3, FIRST, note="Ofta nog"))
        yield made


def test_everybody_in_the_unit_is_asked_by_the_unit_s_plan(ward: Ward) -> None:
    found = ward.occasions.of_unit(ward.karin, ward.unit)
    assert {(line.alias, line.asked.due_on) for line in found.overdue} == {("Bo", FIRST), ("Åsa", FIRST)}
    assert [line.asked.due_on for line in found.later] == [dt.date(2026, 4, 30)] * 2
    assert not found.nothing_planned and found.left == ()


def test_a_conversation_fulfils_the_nearest_occasion_by_itself(ward: Ward) -> None:
    talk = ward.held(ward.asa, dt.date(2026, 2, 20))
    assert ward.became(ward.asa) is Became.ANSWERED and ward.became(ward.bo) is Became.OVERDUE
    (over,) = ward.occasions.of_person(ward.karin, ward.asa).over
    assert (over.conversation_id, over.asked_on) == (talk, dt.date(2026, 2, 20))
    # nearer to the next one
    ward.held(ward.bo, dt.date(2026, 4, 1))
    ward.now = dt.datetime(2026, 5, 1, tzinfo=dt.UTC)
    assert ward.became(ward.bo) is Became.NOT_ASKED
    assert ward.became(ward.bo, dt.date(2026, 4, 30)) is Became.ANSWERED


def test_how_it_was_answered_is_told_by_the_conversation(ward: Ward) -> None:
    ward.held(ward.asa, dt.date(2026, 2, 1), answers=0, state=ConversationState.STOPPED)
    assert ward.became(ward.asa) is Became.DECLINED
    ward.held(ward.bo, dt.date(2026, 2, 1), answers=0)
    assert ward.became(ward.bo) is Became.COULD_NOT
    ward.held(ward.bo, dt.date(2026, 2, 2), who=WhoAnswered.RELATIVE, how=HowHelped.PROXY)
    assert ward.became(ward.bo) is Became.COULD_NOT
    ward.held(ward.bo, dt.date(2026, 2, 3), how=HowHelped.PARTNER_PLACED)
    assert ward.became(ward.bo) is Became.WITH_HELP


def test_a_conversation_entered_later_or_erased_changes_what_became_of_it(ward: Ward) -> None:
    noted = Note(AskingOutcome.NOT_ASKED, "Det fanns inte tid")
    ward.occasions.note(ward.karin, ward.asa, "home", FIRST, noted)
    assert ward.became(ward.asa) is Became.NOT_ASKED
    ward.held(ward.asa, dt.date(2026, 2, 2))
    assert ward.became(ward.asa) is Became.ANSWERED
    with ward.store.writing() as tx:
        tx.exec_driver_sql("DELETE FROM conversation")
    assert ward.became(ward.asa) is Became.NOT_ASKED


def test_why_not_is_noted_come_back_to_and_taken_back(ward: Ward) -> None:
    back = dt.date(2026, 3, 9)
    ward.occasions.note(
        ward.karin, ward.asa, "home", FIRST, Note(AskingOutcome.COULD_NOT, " Var sjuk ", back)
    )
    found = ward.occasions.of_unit(ward.karin, ward.unit)
    (line,) = found.follow_up
    assert (line.alias, line.asked.reason, line.asked.became) == ("Åsa", "Var sjuk", Became.COULD_NOT)
    kept = line.asked.kept
    assert kept is not None and kept.plan_id is not None and kept.noted_by == ward.karin.user_id
    ward.occasions.note(ward.karin, ward.asa, "home", FIRST, Note(AskingOutcome.DECLINED, "Vill i maj"))
    assert ward.occasions.of_unit(ward.karin, ward.unit).follow_up == ()
    ward.occasions.take_back(ward.karin, kept.id)
    assert ward.became(ward.asa) is Became.OVERDUE
    with ward.store.reading() as tx:
        assert len(audit.about(tx, kept.id)) == 3


def test_what_cannot_be_noted(ward: Ward) -> None:
    note, karin = ward.occasions.note, ward.karin
    for wrong, outcome, reason in (
        (FieldMissing, AskingOutcome.COULD_NOT, " "),
        (FieldMissing, AskingOutcome.NOT_ASKED, ""),
        (NotOver, AskingOutcome.ANSWERED, "Ja"),
        (NotOver, AskingOutcome.WAITING, ""),
    ):
        with pytest.raises(wrong):
            note(karin, ward.asa, "home", FIRST, Note(outcome, reason))
    declined = Note(AskingOutcome.DECLINED)
    for asks, day in (("home", dt.date(2026, 2, 1)), ("ratings", FIRST)):
        with pytest.raises(NotPlanned):
            note(karin, ward.asa, asks, day, declined)
    other = Actor(uuid4(), "Nils", Role.STAFF, frozenset({ward.elsewhere}))
    for nobody in (other, ward.lena):
        with pytest.raises(NotAllowed):
            note(nobody, ward.asa, "home", FIRST, declined)


def test_a_person_s_own_plan_stands_in_for_the_unit_s(ward: Ward) -> None:
    own = ward.plans.make(ward.karin, ward.unit, PlanWish("home", 1, dt.date(2026, 3, 1)), ward.asa)
    asked = ward.occasions.of_person(ward.karin, ward.asa)
    days = sorted(one.due_on for one in (*asked.waiting, *asked.over))
    assert days[:4] == [FIRST, dt.date(2026, 3, 1), dt.date(2026, 4, 1), dt.date(2026, 5, 1)]
    assert ward.became(ward.bo, dt.date(2026, 4, 30)) is Became.LATER
    ward.plans.end(ward.karin, own.id, dt.date(2026, 5, 1))
    asked = ward.occasions.of_person(ward.karin, ward.asa)
    days = sorted(one.due_on for one in (*asked.waiting, *asked.over))
    assert days[3:5] == [dt.date(2026, 5, 1), dt.date(2026, 7, 31)]
    assert [one.alias for one in ward.plans.of_unit(ward.karin, ward.unit)] == ["", "Åsa"]
    assert [one.plan.person_id for one in ward.plans.of_unit(ward.lena, ward.unit)] == [None]
    assert len(ward.plans.of_person(ward.karin, ward.bo)) == 1


def test_what_was_noted_stays_when_the_plan_is_changed(ward: Ward) -> None:
    ward.occasions.note(ward.karin, ward.asa, "home", FIRST, Note(AskingOutcome.DECLINED))
    (plan,) = ward.plans.of_unit(ward.lena, ward.unit)
    changed = ward.plans.change(
        ward.lena, plan.plan.id, PlanWish("x", 6, dt.date(2026, 2, 15), note="Räcker")
    )
    assert (changed.instrument_id, changed.every_months, changed.note) == ("home", 6, "Räcker")
    over = ward.occasions.of_person(ward.karin, ward.asa).over
    assert [(one.due_on, one.became) for one in over] == [(FIRST, Became.DECLINED)]


def test_plans_that_cannot_be(ward: Ward) -> None:
    (plan,) = ward.plans.of_unit(ward.lena, ward.unit)
    for wrong, wish in (
        (FieldMissing, PlanWish(" ", 3, FIRST)),
        (MonthsOutOfReach, PlanWish("home", 0, FIRST)),
        (MonthsOutOfReach, PlanWish("home", 61, FIRST)),
        (EndsBeforeStart, PlanWish("home", 3, FIRST, dt.date(2026, 1, 30))),
    ):
        with pytest.raises(wrong):
            ward.plans.make(ward.lena, ward.unit, wish)
    with pytest.raises(EndsBeforeStart):
        ward.plans.end(ward.lena, plan.plan.id, dt.date(2026, 1, 1))
    with pytest.raises(NotAllowed):
        ward.plans.make(ward.karin, ward.unit, PlanWish("home", 3, FIRST))
    with pytest.raises(NotAllowed):
        ward.plans.make(ward.lena, ward.unit, PlanWish("home", 3, FIRST), ward.asa)
    later = ward.plans.make(ward.lena, ward.unit, PlanWish("later", 3, dt.date(2027, 1, 1)))
    assert ward.plans.end(ward.lena, later.id).ends_on == dt.date(2027, 1, 1)
    assert ward.plans.end(ward.lena, plan.plan.id).ends_on == TODAY


def test_who_leaves_is_no_longer_asked_but_asked_why(ward: Ward) -> None:
    assert ward.stays.running(ward.karin, ward.asa) is not None
    with pytest.raises(FieldMissing):
        ward.stays.end(ward.karin, ward.asa, TODAY, " ")
    with pytest.raises(EndsTooEarly):
        ward.stays.end(ward.karin, ward.asa, dt.date(2024, 1, 1), "Flyttade")
    ward.stays.end(ward.karin, ward.asa, dt.date(2026, 3, 1), "Flyttade till egen lägenhet")
    with pytest.raises(NotEnrolled):
        ward.stays.end(ward.karin, ward.asa, TODAY, "Flyttade")
    assert ward.became(ward.asa) is Became.LEFT
    found = ward.occasions.of_unit(ward.karin, ward.unit)
    assert [line.alias for line in found.overdue] == ["Bo"]
    (left,) = found.left
    assert (left.reason, left.planned) == ("Flyttade till egen lägenhet", False)
    assert left.follow_up_on == dt.date(2026, 6, 1)
    kept = ward.occasions.plan_follow_up(ward.karin, ward.asa, dt.date(2026, 4, 1))
    assert (kept.instrument_id, kept.outcome) == (LEAVING, AskingOutcome.LEFT)
    again = ward.occasions.plan_follow_up(ward.karin, ward.asa, dt.date(2026, 3, 9))
    assert again.id == kept.id
    with pytest.raises(FieldMissing):
        ward.occasions.followed_up(ward.karin, ward.asa, " ")
    ward.occasions.followed_up(ward.karin, ward.asa, "Trivs i sin lägenhet.")
    left = ward.occasions.of_person(ward.karin, ward.asa).left
    assert left is not None and left.told == "Trivs i sin lägenhet." and left.followed_up_at == ward.now
    with pytest.raises(NotPlanned):
        ward.occasions.plan_follow_up(ward.karin, ward.bo, TODAY)


def test_who_comes_back_is_asked_again(ward: Ward) -> None:
    ward.stays.end(ward.karin, ward.asa, dt.date(2026, 2, 1), "Flyttade")
    ward.stays.begin(ward.karin, ward.asa, dt.date(2026, 3, 1), "Ville tillbaka")
    with pytest.raises(NotEnrolled):
        ward.stays.begin(ward.karin, ward.asa, TODAY, "En gång till")
    asked = ward.occasions.of_person(ward.karin, ward.asa)
    assert asked.left is None and asked.waiting[0].due_on == dt.date(2026, 4, 30)


def test_a_mat_is_planned_by_its_topic(ward: Ward) -> None:
    ward.plans.make(ward.lena, ward.unit, PlanWish("mat:food", 6, FIRST))
    at = dt.datetime(2026, 2, 5, 12, tzinfo=dt.UTC)
    with ward.store.writing() as tx:
        talk = conversations.start(
            tx,
            NewConversation(
                person_id=ward.asa,
                unit_id=ward.unit,
                kind=ConversationKind.MAT,
                format_kind=FormatKind.MAT,
                started_at=at,
                choices=3,
                language=Language.SV,
            ),
        )
        mat = mats.start(
            tx,
            NewMat(
                conversation_id=talk.id,
                topic_id="food",
                topic_version=1,
                scale_id="like",
                positions=3,
                frozen_start={},
                started_at=at,
            ),
        )
        mats.put_placements(
            tx,
            mat.id,
            [
                NewPlacement(
                    card_key="soup",
                    card_order=0,
                    words={},
                    outcome=CardOutcome.PLACED,
                    mapping_version=1,
                    position=1,
                    x=0.5,
                    column_index=1,
                    input_way=InputWay.TOUCH,
                    placed_at=at,
                )
            ],
        )
        conversations.finish(tx, talk.id, at)
    over = ward.occasions.of_person(ward.karin, ward.asa).over
    assert [(one.instrument_id, one.became) for one in over] == [("mat:food", Became.ANSWERED)]


def test_looking_is_in_the_log_and_another_unit_s_plan_is_not_seen(ward: Ward) -> None:
    with pytest.raises(NotAllowed):
        ward.occasions.of_unit(ward.karin, ward.elsewhere)
    with pytest.raises(NotAllowed):
        ward.occasions.of_unit(ward.lena, ward.unit)
    ward.occasions.of_person(ward.karin, ward.asa)
    with ward.store.reading() as tx:
        assert [line.verb for line in audit.about(tx, ward.asa)] == ["looked_at"]
        assert len(plans.of_unit(tx, ward.unit)) == 1
    assert [one.name for one in ward.plans.units(ward.karin)] == ["Björken"]

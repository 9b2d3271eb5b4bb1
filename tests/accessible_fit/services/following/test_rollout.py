"""A unit plans how it begins, does it, stops something else, and looks back every year."""

import datetime as dt
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import pytest
from pypdf import PdfReader

from accessible_fit.errors import FieldMissing, NotAllowed
from accessible_fit.services.access import Actor
from accessible_fit.services.following.rollout import Rollouts, StepWish
from accessible_fit.trends.rollout import PlanStep, StepState
from db import units, users
from db.engine import Store, open_store
from db.vocabulary import Role, RolloutKind, ServiceType
from tests.accessible_fit.made_once import copied


@dataclass
class Clock:
    now: dt.datetime = dt.datetime(2026, 3, 2, 8, tzinfo=dt.UTC)

    def __call__(self) -> dt.datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path: Path, finished_store: Path) -> Iterator[Store]:
    with open_store(copied(finished_store, tmp_path / "people.db")) as made:
        yield made


@pytest.fixture
def homes(store: Store) -> tuple[UUID, UUID]:
    with store.writing() as tx:
        made = [units.add(tx, name, ServiceType.GROUP_HOME) for name in ("Ljungen", "Eken")]
    return made[0].id, made[1].id


@pytest.fixture
def plans(store: Store, clock: Clock) -> Rollouts:
    return Rollouts(store, clock)


@pytest.fixture
def lena(store: Store, homes: tuple[UUID, UUID]) -> Actor:
    with store.writing() as tx:
        user = users.add(tx, "lena", "Lena", Role.LEADER, "x")
    return Actor(user.id, "Lena", Role.LEADER, frozenset({homes[0]}))


def lines_of(plans: Rollouts, lena: Actor, unit_id: UUID, kind: RolloutKind) -> tuple[PlanStep, ...]:
    return plans.of_unit(lena, unit_id).by_kind[kind]


def test_a_line_is_written_becomes_due_late_and_done(
    plans: Rollouts, lena: Actor, homes: tuple[UUID, UUID], clock: Clock
) -> None:
    home = homes[0]
    assert not plans.of_unit(lena, home).begun
    step = plans.write(
        lena, home, StepWish(RolloutKind.ACTIVITY, " Halvdag om mattan ", "Li", dt.date(2026, 5, 1))
    )
    assert step.text == "Halvdag om mattan"
    assert not plans.due(lena)
    clock.now = dt.datetime(2026, 4, 10, tzinfo=dt.UTC)
    assert [one.line.state for one in plans.due(lena)] == [StepState.SOON]
    clock.now = dt.datetime(2026, 5, 3, tzinfo=dt.UTC)
    assert [(one.unit_name, one.line.state) for one in plans.due(lena)] == [("Ljungen", StepState.LATE)]
    plans.done(lena, home, step.id)
    assert not plans.due(lena)
    plans.not_done(lena, home, step.id)
    assert [one.line.state for one in plans.due(lena)] == [StepState.LATE]


def test_an_evaluation_that_is_made_is_planned_again_for_next_year(
    plans: Rollouts, lena: Actor, homes: tuple[UUID, UUID]
) -> None:
    home = homes[0]
    wish = StepWish(RolloutKind.EVALUATION, "Gå igenom året", "Lena", dt.date(2026, 2, 20))
    first = plans.write(lena, home, wish)
    plans.done(lena, home, first.id)
    kept = lines_of(plans, lena, home, RolloutKind.EVALUATION)
    assert [one.state for one in kept] == [StepState.DONE, StepState.LATER]
    assert kept[1].step.due_on == dt.date(2027, 2, 20)
    plans.not_done(lena, home, first.id)
    plans.done(lena, home, first.id)
    assert len(lines_of(plans, lena, home, RolloutKind.EVALUATION)) == 2, "one is waiting already"


def test_what_is_stopped_is_asked_about_three_months_later(
    plans: Rollouts, lena: Actor, homes: tuple[UUID, UUID], clock: Clock
) -> None:
    home = homes[0]
    step = plans.write(lena, home, StepWish(RolloutKind.STOPS, "Trivselenkäten på papper"))
    plans.done(lena, home, step.id)
    assert not plans.due(lena)
    clock.now = dt.datetime(2026, 6, 2, 12, tzinfo=dt.UTC)
    assert [one.line.state for one in plans.due(lena)] == [StepState.FOLLOW_UP]
    with pytest.raises(FieldMissing):
        plans.follow_up(lena, home, step.id, "  ")
    plans.follow_up(lena, home, step.id, "Borta. Ingen har frågat efter den.")
    assert not plans.due(lena)


def test_the_plan_is_copied_and_printed_with_every_heading(
    plans: Rollouts, lena: Actor, homes: tuple[UUID, UUID], store: Store
) -> None:
    home = homes[0]
    plans.write(
        lena, home, StepWish(RolloutKind.AIM, "Alla frågas var tredje månad", "Lena", dt.date(2026, 9, 1))
    )
    plans.write(lena, home, StepWish(RolloutKind.STOPS, "Pärmen i köket"))
    text = plans.copied(lena, home, "en")
    assert "– Alla frågas var tredje månad. Sees to it: Lena. To be done 2026-09-01." in text
    assert text.count("Nothing written.") == 4
    printed = plans.printed(lena, home, "en")
    pages = "".join(page.extract_text() for page in PdfReader(io.BytesIO(printed.pdf)).pages)
    assert "Pärmen i köket" in pages and "What we stop doing" in pages
    assert printed.name == "How Ljungen begins 2026-03-02.pdf"
    with store.reading() as tx:
        told = tx.exec_driver_sql("SELECT verb, subject_kind FROM audit_entry ORDER BY seq").all()
    assert [tuple(one) for one in told[-2:]] == [("exported", "rollout_plan"), ("printed", "rollout_plan")]


def test_nobody_reaches_another_units_line_by_its_id(
    plans: Rollouts, lena: Actor, homes: tuple[UUID, UUID]
) -> None:
    home, other = homes
    anna = Actor(lena.user_id, "Anna", Role.SUPERUSER, frozenset())
    theirs = plans.write(anna, other, StepWish(RolloutKind.AIM, "Deras"))
    with pytest.raises(NotAllowed):
        plans.of_unit(lena, other)
    with pytest.raises(NotAllowed):
        plans.remove(lena, other, theirs.id)
    with pytest.raises(FieldMissing):
        plans.remove(lena, home, theirs.id)
    assert [one.name for one in plans.units(lena)] == ["Ljungen"]
    plans.remove(anna, other, theirs.id)
    assert not plans.of_unit(anna, other).begun


@pytest.mark.parametrize(
    "wish",
    [
        StepWish(RolloutKind.AIM, "  "),
        StepWish(RolloutKind.AIM, "x" * 1001),
        StepWish(RolloutKind.AIM, "Alla", "x" * 121),
    ],
)
def test_a_line_without_words_is_refused(
    plans: Rollouts, lena: Actor, homes: tuple[UUID, UUID], wish: StepWish
) -> None:
    with pytest.raises(FieldMissing):
        plans.write(lena, homes[0], wish)
    assert not plans.of_unit(lena, homes[0]).begun

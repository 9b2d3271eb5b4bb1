"""How a unit begins to use the program: its plan line by line, and what it stops doing when it begins.

Aims, roles, activities, pilot groups and the yearly evaluation each have somebody who sees to them and a day.
What the unit stops doing (older forms, lists kept beside) is planned in the same way and followed up: a thing
that was only added to everything else is given up first.
"""

import datetime as dt
from dataclasses import dataclass, replace
from uuid import UUID

from accessible_fit.errors import FieldMissing
from accessible_fit.marks import N_
from accessible_fit.services.access import Actor, Right
from accessible_fit.services.clock import Clock
from accessible_fit.services.printed import Printed, file_name
from accessible_fit.trends.planned import months_later
from accessible_fit.trends.rollout import DueStep, PlanStep, RolloutPlan, state_of
from accessible_fit.words.catalogue import Words
from db import audit, rollout, units
from db.engine import Store, Tx
from db.ids import new_id
from db.records import RolloutStep, Unit
from db.vocabulary import RolloutKind

YEARLY_MONTHS = 12
LONGEST = 1000
LONGEST_WHO = 120


@dataclass(frozen=True, slots=True)
class StepWish:
    """What is written of one line."""

    kind: RolloutKind
    text: str
    who: str = ""
    due_on: dt.date | None = None


class Rollouts:
    """The use cases of a unit's plan for beginning."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def units(self, actor: Actor) -> list[Unit]:
        """Return the units whose plan the actor writes, by name. Raises NotAllowed."""
        actor.require(Right.CHANGE_UNITS)
        with self._store.reading() as tx:
            found = units.all_units(tx)
        return sorted((one for one in found if actor.reaches(one.id)), key=lambda one: one.name.casefold())

    def of_unit(self, actor: Actor, unit_id: UUID) -> RolloutPlan[RolloutKind]:
        """Return a unit's plan. Raises NotAllowed."""
        actor.require(Right.CHANGE_UNITS, unit_id)
        with self._store.reading() as tx:
            return plan_of(tx, units.get(tx, unit_id), self.today())

    def due(self, actor: Actor) -> list[DueStep]:
        """Return what calls for something in the actor's units, the latest first. Raises NotAllowed."""
        found = []
        for unit in self.units(actor):
            with self._store.reading() as tx:
                plan = plan_of(tx, unit, self.today())
            lines = (line for some in plan.by_kind.values() for line in some if line.state.calls)
            found += [DueStep(unit.name, line) for line in lines]
        return sorted(found, key=lambda one: (one.line.step.due_on or dt.date.max, one.unit_name.casefold()))

    def write(self, actor: Actor, unit_id: UUID, wish: StepWish) -> RolloutStep:
        """Add a line to a unit's plan. Raises NotAllowed, FieldMissing."""
        actor.require(Right.CHANGE_UNITS, unit_id)
        wish = _checked(wish)
        with self._store.writing() as tx:
            last = max((one.order_in_plan for one in rollout.of_unit(tx, unit_id)), default=-1)
            step = RolloutStep(
                id=new_id(),
                unit_id=unit_id,
                kind=wish.kind,
                text=wish.text,
                who=wish.who,
                due_on=wish.due_on,
                order_in_plan=last + 1,
            )
            return self._put(tx, actor, step, "added")

    def change(self, actor: Actor, unit_id: UUID, step_id: UUID, wish: StepWish) -> RolloutStep:
        """Change what a line says. Raises NotAllowed, FieldMissing."""
        actor.require(Right.CHANGE_UNITS, unit_id)
        wish = _checked(wish)
        with self._store.writing() as tx:
            held = _held(tx, unit_id, step_id)
            made = replace(held, kind=wish.kind, text=wish.text, who=wish.who, due_on=wish.due_on)
            return self._put(tx, actor, made, "changed")

    def done(self, actor: Actor, unit_id: UUID, step_id: UUID) -> RolloutStep:
        """Write that a line is done today; an evaluation is planned again for a year later.

        Raises NotAllowed, FieldMissing.
        """
        actor.require(Right.CHANGE_UNITS, unit_id)
        today = self.today()
        with self._store.writing() as tx:
            held = _held(tx, unit_id, step_id)
            made = self._put(tx, actor, replace(held, done_on=today), "finished")
            waiting = any(
                one.kind is RolloutKind.EVALUATION and one.done_on is None
                for one in rollout.of_unit(tx, unit_id)
            )
            if made.kind is RolloutKind.EVALUATION and not waiting:
                again = months_later(made.due_on or today, YEARLY_MONTHS)
                due = again if again > today else months_later(today, YEARLY_MONTHS)
                last = max(one.order_in_plan for one in rollout.of_unit(tx, unit_id))
                following = RolloutStep(
                    id=new_id(),
                    unit_id=unit_id,
                    kind=RolloutKind.EVALUATION,
                    text=made.text,
                    who=made.who,
                    due_on=due,
                    order_in_plan=last + 1,
                )
                self._put(tx, actor, following, "added")
            return made

    def not_done(self, actor: Actor, unit_id: UUID, step_id: UUID) -> RolloutStep:
        """Take back that a line is done. Raises NotAllowed."""
        actor.require(Right.CHANGE_UNITS, unit_id)
        with self._store.writing() as tx:
            return self._put(tx, actor, replace(_held(tx, unit_id, step_id), done_on=None), "changed")

    def follow_up(self, actor: Actor, unit_id: UUID, step_id: UUID, how_it_went: str) -> RolloutStep:
        """Write how it went. Raises NotAllowed, FieldMissing."""
        actor.require(Right.CHANGE_UNITS, unit_id)
        text = how_it_went.strip()
        if not text or len(text) > LONGEST:
            raise FieldMissing(field=N_("How it went"))
        with self._store.writing() as tx:
            return self._put(tx, actor, replace(_held(tx, unit_id, step_id), followed_up=text), "changed")

    def remove(self, actor: Actor, unit_id: UUID, step_id: UUID) -> None:
        """Take a line out of the plan. Raises NotAllowed."""
        actor.require(Right.CHANGE_UNITS, unit_id)
        with self._store.writing() as tx:
            rollout.remove(tx, _held(tx, unit_id, step_id).id)
            audit.append(tx, actor.user_id, "removed", "rollout_step", step_id, unit_id, {})

    def copied(self, actor: Actor, unit_id: UUID, language: str) -> str:
        """Return the plan as plain text, to be pasted elsewhere. Raises NotAllowed."""
        from accessible_fit.words.rollout_sentences import plan_text

        plan = self.of_unit(actor, unit_id)
        self._note(actor, unit_id, "exported")
        return plan_text(Words(language), plan, self.today())

    def printed(self, actor: Actor, unit_id: UUID, language: str) -> Printed:
        """Return the plan as PDF. Raises NotAllowed."""
        from accessible_fit.paper.text_pages import TextPart, text_pages
        from accessible_fit.words.rollout_sentences import plan_parts, plan_title

        w, today = Words(language), self.today()
        plan = self.of_unit(actor, unit_id)
        self._note(actor, unit_id, "printed")
        parts = [TextPart(heading, text) for heading, text in plan_parts(w, plan)]
        title = plan_title(w, plan)
        return Printed(file_name(title, today), text_pages(w, title, today, plan.unit_name, parts))

    def today(self) -> dt.date:
        """Return the day that states are told by."""
        return self._clock().astimezone().date()

    def _put(self, tx: Tx, actor: Actor, step: RolloutStep, verb: str) -> RolloutStep:
        kept = rollout.put(tx, step)
        audit.append(
            tx, actor.user_id, verb, "rollout_step", step.id, step.unit_id, {"kind": step.kind.value}
        )
        return kept

    def _note(self, actor: Actor, unit_id: UUID, verb: str) -> None:
        with self._store.writing() as tx:
            audit.append(tx, actor.user_id, verb, "rollout_plan", unit_id, unit_id, {})


def plan_of(tx: Tx, unit: Unit, today: dt.date) -> RolloutPlan[RolloutKind]:
    """Return a unit's plan as it stands on a day; who may know asks first."""
    lines = [PlanStep(one, state_of(one, today)) for one in rollout.of_unit(tx, unit.id)]
    return RolloutPlan(
        unit.id,
        unit.name,
        {kind: tuple(one for one in lines if one.step.kind is kind) for kind in RolloutKind},
    )


def _held(tx: Tx, unit_id: UUID, step_id: UUID) -> RolloutStep:
    """Return a line of this unit: nobody reaches another unit's by its id. Raises FieldMissing."""
    for one in rollout.of_unit(tx, unit_id):
        if one.id == step_id:
            return one
    raise FieldMissing(field=N_("What is planned"))


def _checked(wish: StepWish) -> StepWish:
    text, who = wish.text.strip(), " ".join(wish.who.split())
    if not text or len(text) > LONGEST:
        raise FieldMissing(field=N_("What is planned"))
    if len(who) > LONGEST_WHO:
        raise FieldMissing(field=N_("Who sees to it"))
    return replace(wish, text=text, who=who)

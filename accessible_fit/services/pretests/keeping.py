"""Which format suits a person: hold a pretest, keep what it showed, use it or choose otherwise, be reminded.

What was kept is never written over. What becomes known later of the same run (more was passed, staff chose
otherwise) is kept after it, and the last that was kept of a run holds.
"""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from uuid import UUID

from accessible_fit.errors import ProgramError
from accessible_fit.marks import N_
from accessible_fit.scales.pretest import Level, Stage
from accessible_fit.scales.quality import pretest_is_old
from accessible_fit.services.access import Actor, Right
from accessible_fit.services.clock import Clock
from accessible_fit.services.conversation import Resident
from accessible_fit.services.journal.deeds import Arrive, Body, Came, Deed, Straight, Writing
from accessible_fit.services.pretests.run import Run
from db import audit, people, photos, pretests, profiles, units, users
from db.engine import Store, Tx
from db.records import AccessProfile, NewPretest, Person, Pretest, Unit
from db.vocabulary import Asking

LONGEST_REASON = 500
NO_LEVEL = 0
"""What is kept as the level when no level was passed: another way than choosing may suit better."""
UNFINISHED = "unfinished"
"""What stands for a reason with a run that ended before it was decided."""
MOST_CARDS = 5
"""Cards that stand on the screen of a person who can use a line, where a question has cards."""
# What is kept of one run lies within a second of its beginning; see `_moment`.
_RUN = dt.timedelta(seconds=1)


class ReasonMissing(ProgramError):
    """Another format was chosen than the one proposed, and no reason was written."""

    sentence = N_("A reason is missing.")
    mend = N_("Write in a few words why another way suits better.")


class ReasonTooLong(ProgramError):
    """The reason does not fit; `most` is how many characters do."""

    sentence = N_("The reason is too long.")
    mend = N_("Use at most {most} characters.")


@dataclass(frozen=True, slots=True)
class PretestTalk:
    """One run that is about to be held: with whom, how the screen is, what was passed before it.

    `begun_at` is a whole second, which is what tells the runs of a person apart.
    """

    resident: Resident
    profile: AccessProfile
    begun_at: dt.datetime
    run: Run


@dataclass(frozen=True, slots=True)
class Held:
    """One run as it is kept: what holds of it now, and the name of who led it or decided, if still known."""

    pretest: Pretest
    led_by: str

    @property
    def day(self) -> dt.date:
        """The day it was held, where we are."""
        return self.pretest.done_at.astimezone().date()

    @property
    def offered(self) -> Level | None:
        """What the pretest proposed; None is another way than choosing."""
        return level_of(self.pretest.offered)

    @property
    def chosen(self) -> Level | None:
        """What holds: the proposal, or what staff chose instead."""
        return level_of(self.pretest.chosen)

    @property
    def unfinished(self) -> bool:
        """Whether it ended before it was decided, so that it can be gone on with."""
        return self.pretest.reason == UNFINISHED

    @property
    def reason(self) -> str:
        """Why staff chose otherwise; empty when they did not."""
        return "" if self.unfinished else self.pretest.reason


@dataclass(frozen=True, slots=True)
class Reminder:
    """The last pretest is so old that the format may no longer suit."""

    taken_on: dt.date


@dataclass(frozen=True, slots=True)
class PretestCard:
    """A person's pretests, newest first, beside how the screen is now."""

    person: Person
    unit: Unit
    profile: AccessProfile
    held: tuple[Held, ...]
    reminder: Reminder | None

    @property
    def in_use(self) -> bool:
        """Whether the screen has as many choices as the latest pretest says."""
        return bool(self.held) and cards_for(self.held[0].chosen) == self.profile.choices


class Pretests:
    """The use cases of the pretest; `writing` is how a run is written, straight to the store unless told."""

    def __init__(self, store: Store, clock: Clock, writing: Writing | None = None) -> None:
        self._store = store
        self._clock = clock
        self._writing = writing or Straight(store)

    def arriving(self) -> Mapping[str, Arrive]:
        """Return what writes a run that waited for the store."""
        return {"pretest": self._run_came}

    def begin(self, actor: Actor, person_id: UUID, go_on: bool = False) -> PretestTalk:
        """Begin a run; with `go_on` after what the latest run passed, if that ended before it was decided.

        Nothing is kept until the person has done something. Raises NotAllowed.
        """
        with self._store.writing() as tx:
            person = people.get(tx, person_id)
            actor.require(Right.LEAD_CONVERSATIONS, person.unit_id)
            audit.append(tx, actor.user_id, "began", "pretest", person.id, person.unit_id, {})
            photo = photos.get(tx, person.photo_id).data if person.photo_id is not None else None
            resident = Resident(person.id, person.unit_id, person.alias, photo)
            latest = pretests.latest(tx, person_id)
            before = latest.passed if go_on and latest is not None and latest.reason == UNFINISHED else ()
            run = Run(tuple((Stage(stage), Level(level)) for stage, level in before))
            now = self._clock().replace(microsecond=0)
            return PretestTalk(resident, profiles.of(tx, person_id), now, run)

    def keep(self, actor: Actor, talk: PretestTalk, run: Run) -> None:
        """Keep what a run has shown so far; the same is not kept twice. Raises NotAllowed."""
        if not run.touched:
            return
        resident = talk.resident

        def shown() -> Body:
            return _shown(talk, run)

        self._writing.write(
            Deed("pretest", actor, resident.id, resident.unit_id, None, shown),
            lambda tx: self._keep(tx, actor, resident.id, shown),
        )

    def _run_came(self, tx: Tx, actor: Actor, came: Came) -> None:
        self._keep(tx, actor, came.person_id, lambda: came.body)

    def _keep(self, tx: Tx, actor: Actor, person_id: UUID, what: Callable[[], Body]) -> None:
        person = people.get(tx, person_id)
        actor.require(Right.LEAD_CONVERSATIONS, person.unit_id)
        shown = what()
        begun_at = dt.datetime.fromisoformat(shown["begun_at"])
        before = _of_run(pretests.of_person(tx, person.id), begun_at)
        new = NewPretest(
            person_id=person.id,
            done_at=_moment(begun_at, before),
            led_by=actor.user_id,
            passed=tuple((stage, level) for stage, level in shown["passed"]),
            yes_to_both=shown["yes_to_both"],
            offered=shown["offered"],
            chosen=shown["offered"],
            reason=shown["reason"],
            asking=Asking(shown["asking"]),
        )
        if before and _same(before[0], new):
            return
        pretests.keep(tx, new)
        audit.append(tx, actor.user_id, "kept", "pretest", person.id, person.unit_id, {})

    def card(self, actor: Actor, person_id: UUID) -> PretestCard:
        """Return a person's pretests, and note in the log that they were looked at. Raises NotAllowed."""
        with self._store.writing() as tx:
            person = people.get(tx, person_id)
            actor.require(Right.LEAD_CONVERSATIONS, person.unit_id)
            audit.append(tx, actor.user_id, "looked_at", "pretest", person.id, person.unit_id, {})
            held = tuple(Held(one, _name(tx, one.led_by)) for one in _latest_of_each(tx, person_id))
            return PretestCard(
                person,
                units.get(tx, person.unit_id),
                profiles.of(tx, person_id),
                held,
                self._reminder(held[0].pretest if held else None),
            )

    def reminder(self, actor: Actor, person_id: UUID) -> Reminder | None:
        """Return that the last pretest is more than twelve months old; None when not, or when none was held.

        Raises NotAllowed.
        """
        with self._store.reading() as tx:
            person = people.get(tx, person_id)
            actor.require(Right.LEAD_CONVERSATIONS, person.unit_id)
            return self._reminder(pretests.latest(tx, person_id))

    def use(self, actor: Actor, person_id: UUID) -> None:
        """Let the person's screen have as many choices as the latest pretest says. Raises NotAllowed."""
        with self._store.writing() as tx:
            person = people.get(tx, person_id)
            actor.require(Right.LEAD_CONVERSATIONS, person.unit_id)
            latest = pretests.latest(tx, person_id)
            if latest is not None:
                self._set_screen(tx, actor, person, level_of(latest.chosen))

    def choose(self, actor: Actor, person_id: UUID, level: Level | None, reason: str) -> None:
        """Let another format hold than the latest pretest proposed, and use it.

        The proposal itself needs no reason. Raises NotAllowed, ReasonMissing, ReasonTooLong.
        """
        why = " ".join(reason.split())
        with self._store.writing() as tx:
            person = people.get(tx, person_id)
            actor.require(Right.LEAD_CONVERSATIONS, person.unit_id)
            rows = pretests.of_person(tx, person_id)
            if not rows:
                return
            latest = rows[0]
            chosen = NO_LEVEL if level is None else level.value
            if chosen == latest.offered:
                why = ""
            elif not why:
                raise ReasonMissing
            if len(why) > LONGEST_REASON:
                raise ReasonTooLong(most=LONGEST_REASON)
            begun_at = latest.done_at.replace(microsecond=0)
            new = NewPretest(
                person_id=person_id,
                done_at=_moment(begun_at, _of_run(rows, begun_at)),
                led_by=actor.user_id,
                passed=latest.passed,
                yes_to_both=latest.yes_to_both,
                offered=latest.offered,
                chosen=chosen,
                reason=why,
                asking=latest.asking,
            )
            pretests.keep(tx, new)
            audit.append(tx, actor.user_id, "decided", "pretest", person.id, person.unit_id, {})
            self._set_screen(tx, actor, person, level)

    def _set_screen(self, tx: Tx, actor: Actor, person: Person, level: Level | None) -> None:
        """Set how many choices stand on the screen; it stays as it is where choosing does not suit."""
        choices, profile = cards_for(level), profiles.of(tx, person.id)
        if choices is None or choices == profile.choices:
            return
        actor.require(Right.CHANGE_PEOPLE, person.unit_id)
        profiles.save(tx, person.id, replace(profile, choices=choices))
        audit.append(tx, actor.user_id, "changed", "profile", person.id, person.unit_id, {})

    def _reminder(self, latest: Pretest | None) -> Reminder | None:
        if latest is None:
            return None
        taken, today = latest.done_at.astimezone().date(), self._clock().astimezone().date()
        return Reminder(taken) if pretest_is_old(taken, today) else None


def _shown(talk: PretestTalk, run: Run) -> Body:
    """Return what a run has shown so far as what JSON can hold."""
    outcome = run.outcome
    proposal = outcome.proposal
    return {
        "begun_at": talk.begun_at.isoformat(),
        "passed": [(stage.value, level.value) for stage, level in outcome.passed],
        "yes_to_both": proposal.said_yes_to_all,
        "offered": NO_LEVEL if proposal.level is None else proposal.level.value,
        "reason": "" if run.finished else UNFINISHED,
        "asking": proposal.asking.value,
    }


def level_of(kept: int) -> Level | None:
    """Return the level that a kept number stands for; None is another way than choosing."""
    return None if kept == NO_LEVEL else Level(kept)


def cards_for(level: Level | None) -> int | None:
    """Return how many cards stand on the screen at a level; None leaves the screen as it is."""
    return None if level is None else min(level.value, MOST_CARDS)


def _of_run(rows: Sequence[Pretest], begun_at: dt.datetime) -> list[Pretest]:
    """Return what is kept of one run, the last first."""
    return [row for row in rows if begun_at <= row.done_at < begun_at + _RUN]


def _moment(begun_at: dt.datetime, before: Sequence[Pretest]) -> dt.datetime:
    """Return the next moment of a run. Its rows stand a microsecond apart, so that their order is certain."""
    return begun_at + dt.timedelta(microseconds=len(before))


def _latest_of_each(tx: Tx, person_id: UUID) -> list[Pretest]:
    """Return what holds of each run, the newest run first."""
    rows = pretests.of_person(tx, person_id)
    return [next(run) for _, run in groupby(rows, lambda row: row.done_at.replace(microsecond=0))]


def _same(kept: Pretest, new: NewPretest) -> bool:
    """Say whether all that a run shows is kept already."""
    shown = (new.passed, new.yes_to_both, new.offered, new.reason)
    return (kept.passed, kept.yes_to_both, kept.offered, kept.reason) == shown


def _name(tx: Tx, user_id: UUID | None) -> str:
    return "" if user_id is None else users.get(tx, user_id).display_name

"""Filling an empty store with invented units and people, all or nothing."""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from accessible_fit.instruments.own import AnyPictogram, own_instruments, own_ratings
from accessible_fit.services.demo import writing
from accessible_fit.services.demo.beginning import beginning
from accessible_fit.services.demo.elsewhere import elsewhere
from accessible_fit.services.demo.errors import StoreInUse
from accessible_fit.services.demo.forms import Form, form
from accessible_fit.services.demo.groups import groups
from accessible_fit.services.demo.happenings import actions, life_events, own_plans, promises
from accessible_fit.services.demo.ids import Ids, stream
from accessible_fit.services.demo.lives import Life, life
from accessible_fit.services.demo.mats import LaidMat, laid_mats
from accessible_fit.services.demo.names import Aliases, Words, read_words
from accessible_fit.services.demo.period import Period
from accessible_fit.services.demo.planned import aims, noted
from accessible_fit.services.demo.pretests import pretests
from accessible_fit.services.demo.ratings import ratings
from accessible_fit.services.demo.talks import Talk, talks
from accessible_fit.services.demo.workplaces import Secrets, Workplace, unit_plan, workplaces
from accessible_fit.services.demo.written import written_follow_ups
from db import audit, bulk, published, rollout, settings, units, users
from db.engine import Store, Tx
from db.records import Action, InstrumentVersion, LifeEvent, Plan, Pretest, User
from db.vocabulary import Language, Role
from talking_mats.reader import own_topics
from talking_mats.topic import Topic

ORGANISATION = "Ekhamra kommun (påhittad)"

_PEOPLE_AT_A_TIME = 64
"""So many lives are in memory at once."""

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class DemoPlan:
    """How much is invented, and how the first user, who reaches every unit, signs in.

    `people` is the number in all units together. Everybody has the same password and code.
    """

    units: int
    people: int
    years: int
    seed: int
    password: str = field(repr=False)
    pin: str = field(repr=False)
    sign_in_name: str = "anna.lind"
    display_name: str = "Anna Lind"
    language: Language = Language.SV


@dataclass(frozen=True, slots=True)
class Filled:
    """How much was invented."""

    units: int
    users: int
    people: int
    conversations: int
    answers: int
    life_events: int
    actions: int


def fill_store(store: Store, plan: DemoPlan, today: date, progress: Progress) -> Filled:
    """Invent everything in one transaction, so that a failure leaves the store as it was.

    Everything has happened before the midnight (UTC) that `today` begins with. `progress` is told how many
    people are done, and of how many. Raises StoreInUse unless the store is empty.
    """
    period, ids, words = Period(today, plan.years), Ids(plan.seed), read_words()
    with store.writing() as tx:
        if users.count(tx) or units.all_units(tx):
            raise StoreInUse(place=store.shown)
        first, places = _organisation(tx, plan, period, ids)
        done: Counter[str] = Counter(users=1)
        topics = own_topics()
        for place in places:
            done["units"] += 1
            done["users"] += len(place.workers)
            for lives in _lives(plan, words, place, places, period, ids):
                done.update(_keep(tx, place, lives, topics, period, ids, plan.seed))
                progress(done["people"], plan.people)
        for step in (one for place in places for one in beginning(place, period, ids)):
            rollout.put(tx, step)
        published.put_many(tx, elsewhere(own_instruments(AnyPictogram()), period, plan.seed))
        about = {"units": plan.units, "people": plan.people, "years": plan.years, "seed": plan.seed}
        audit.append(tx, first.id, "invented", "store", details=about, at=period.instant(period.days))
    return Filled(**{name: done[name] for name in Filled.__dataclass_fields__})


def _organisation(tx: Tx, plan: DemoPlan, period: Period, ids: Ids) -> tuple[User, list[Workplace]]:
    """Keep what everybody shares: instruments, units, and those who work there."""
    secrets = _secrets(plan)
    settings.write(tx, settings.ORGANISATION, ORGANISATION)
    first = User(
        id=ids.next(),
        sign_in_name=plan.sign_in_name.strip().casefold(),
        display_name=plan.display_name,
        role=Role.SUPERUSER,
        language=plan.language,
        password_hash=secrets.password_hash,
        pin_hash=secrets.pin_hash,
    )
    writing.add_users(tx, [first])
    forms = _forms(tx, plan, period, ids)
    sizes = groups(plan.units, plan.people, stream(plan.seed, "groups"))
    places = list(workplaces(sizes, forms, period, secrets, ids, plan.seed))
    bulk.add_units(tx, [place.unit for place in places])
    for place in places:
        writing.add_users(tx, place.workers, place.unit.id)
    bulk.add_plans(tx, [unit_plan(place, period, ids) for place in places])
    bulk.add_unit_aims(tx, [aims(place, period) for place in places])
    return first, places


def _secrets(plan: DemoPlan) -> Secrets:
    from argon2 import PasswordHasher

    # A salt of the seed, not of chance: the same arguments give the same rows. Nobody's secret is behind it.
    salt = hashlib.sha256(f"salt {plan.seed}".encode()).digest()[:16]
    hasher = PasswordHasher()
    return Secrets(plan.sign_in_name, hasher.hash(plan.password, salt=salt), hasher.hash(plan.pin, salt=salt))


def _forms(tx: Tx, plan: DemoPlan, period: Period, ids: Ids) -> Mapping[str, Form]:
    """Keep our own instruments and work out how they are answered, by id."""
    own = own_instruments(AnyPictogram())
    every = [*own, *own_ratings(AnyPictogram())]
    areas = list(dict.fromkeys(item.area for instrument in own for item in instrument.items))
    versions = [
        InstrumentVersion(
            id=ids.next(),
            instrument_id=one.id,
            number=1,
            title=one.title["sv"],
            frozen_text=one.frozen(),
            checksum=one.checksum,
            kept_at=period.instant(0),
        )
        for one in every
    ]
    bulk.add_versions(tx, versions)
    random = stream(plan.seed, "items")
    return {one.id: form(one, version, areas, random) for one, version in zip(every, versions, strict=True)}


def _lives(
    plan: DemoPlan, words: Words, place: Workplace, places: Sequence[Workplace], period: Period, ids: Ids
) -> Iterator[list[tuple[int, Life]]]:
    """Invent the people of a unit, some at a time, each with a number from 1."""
    aliases = Aliases(words, stream(plan.seed, "aliases", place.number))
    for start in range(1, place.size + 1, _PEOPLE_AT_A_TIME):
        numbers = range(start, min(start + _PEOPLE_AT_A_TIME, place.size + 1))
        yield [
            (number, life(place, number, period, aliases, _elsewhere(place, places, number), ids, plan.seed))
            for number in numbers
        ]


def _keep(
    tx: Tx,
    place: Workplace,
    lives: Sequence[tuple[int, Life]],
    topics: Sequence[Topic],
    period: Period,
    ids: Ids,
    seed: int,
) -> Mapping[str, int]:
    """Invent what happened in some lives, keep it, and return how much it was."""
    told: list[Talk] = []
    events: list[LifeEvent] = []
    plans: list[Plan] = []
    done: list[Action] = []
    tried: list[Pretest] = []
    mats: list[LaidMat] = []
    for number, one in lives:
        random = stream(seed, "talks", place.number, number)
        own = list(talks(place, one, period, ids, random))
        told += own
        told += ratings(place, one, own, period, ids, stream(seed, "ratings", place.number, number))
        tried += pretests(place, one, period, ids, stream(seed, "pretests", place.number, number))
        mats += laid_mats(place, one, topics, period, ids, stream(seed, "mats", place.number, number))
        events += life_events(place, one, period, ids, random)
        plans += own_plans(place, one, period, ids)
        done += actions(place, one, own, period, ids, random)
        done += promises(place, number, one, own, period, ids)
    people = bulk.add_people(tx, (one.person for _, one in lives))
    bulk.add_enrolments(tx, (enrolment for _, one in lives for enrolment in one.enrolments))
    writing.add_profiles(tx, {one.person.id: one.profile for _, one in lives})
    bulk.add_plans(tx, plans)
    bulk.add_pretests(tx, tried)
    held = bulk.add_conversations(tx, (talk.conversation for talk in told))
    held += bulk.add_conversations(tx, (one.conversation for one in mats))
    writing.add_mats(tx, mats)
    kept = {
        "people": people,
        "conversations": held,
        "answers": bulk.add_answers(tx, (answer for talk in told for answer in talk.answers)),
        "life_events": bulk.add_life_events(tx, events),
        "actions": bulk.add_actions(tx, done),
    }
    told_why = stream(seed, "noted", place.number, lives[0][0])
    bulk.add_occasions(tx, noted(tx, place, [one for _, one in lives], period, ids, told_why))
    bulk.add_follow_ups(tx, written_follow_ups(tx, place, lives, period, ids))
    return kept


def _elsewhere(place: Workplace, places: Sequence[Workplace], number: int) -> UUID | None:
    """Return the unit a person may have come from, another one than this."""
    other = places[(place.number + number) % len(places)]
    return None if other is place else other.unit.id

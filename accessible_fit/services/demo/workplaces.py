"""Invented units: name, kind, story, how often people are asked there, and who works there."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from uuid import UUID

from numpy.random import Generator

from accessible_fit.services.demo.forms import Form
from accessible_fit.services.demo.groups import Group
from accessible_fit.services.demo.ids import Ids, stream
from accessible_fit.services.demo.names import StaffNames, read_words
from accessible_fit.services.demo.period import Period
from accessible_fit.services.demo.places import unit_names
from accessible_fit.services.demo.stories import Course, Levels, Story, course, story_of
from db.records import Plan, Unit, User
from db.vocabulary import Role

PRACTICAL = "practical_help"
EVERY_MONTHS = (3, 3, 4, 6)
START_APART, DIFFERENT_STARTS = 11, 7
"""So many days lie between the plans of units, so that they are not all asked on one day."""

WHY_SO_OFTEN: Mapping[int, str] = MappingProxyType(
    {
        3: "Ofta nog för att se om något ändras",
        4: "Tre gånger om året räcker för de flesta",
        6: "Före sommaren och före jul",
    }
)


@dataclass(frozen=True, slots=True)
class Workplace:
    """A unit and everything about it that its people share. `number` counts from 1; `areas` by life area."""

    number: int
    unit: Unit
    size: int
    story: Story
    course: Course
    areas: Levels
    form: Form
    practical: Form
    life: Form
    talk: Form
    every_months: int
    workers: tuple[User, ...]

    @property
    def staff(self) -> tuple[UUID, ...]:
        """The ids of those who lead conversations."""
        return tuple(worker.id for worker in self.workers if worker.role is Role.STAFF)


@dataclass(frozen=True, slots=True)
class Secrets:
    """The hashes that everybody signs in with: hashing is slow on purpose, so it is done once.

    `sign_in_name` is the first user's own.
    """

    sign_in_name: str
    password_hash: str
    pin_hash: str


def workplaces(
    groups: Sequence[Group], forms: Mapping[str, Form], period: Period, secrets: Secrets, ids: Ids, seed: int
) -> Iterator[Workplace]:
    """Invent the units one after the other. `forms` by the id of their instrument."""
    words = read_words()
    staff = StaffNames(words, secrets.sign_in_name, stream(seed, "staff"))
    names = unit_names([group.service_type for group in groups], words, stream(seed, "unit names"))
    areas = 1 + max(index for form in forms.values() for index in form.areas)
    for number, (group, name) in enumerate(zip(groups, names, strict=True), start=1):
        random = stream(seed, "unit", number)
        story = story_of(number)
        yield Workplace(
            number=number,
            unit=Unit(ids.next(), name, group.service_type),
            size=group.size,
            story=story,
            course=course(story, period, random),
            areas=random.normal(0, 0.15, areas),
            form=forms[group.service_type.value],
            practical=forms[PRACTICAL],
            life=forms["life"],
            talk=forms["talk"],
            every_months=_every_months(story, random),
            workers=tuple(_workers(random, secrets, staff, ids)),
        )


def _every_months(story: Story, random: Generator) -> int:
    """A story that is followed closely shows sooner."""
    drawn = EVERY_MONTHS[int(random.integers(len(EVERY_MONTHS)))]
    return min(EVERY_MONTHS) if story in (Story.IMPROVING, Story.GOOD) else drawn


def unit_plan(workplace: Workplace, period: Period, ids: Ids) -> Plan:
    """Return the plan that everybody in a unit is asked by."""
    return Plan(
        id=ids.next(),
        unit_id=workplace.unit.id,
        instrument_id=workplace.form.version.instrument_id,
        every_months=workplace.every_months,
        starts_on=period.date(START_APART * (workplace.number % DIFFERENT_STARTS)),
        note=WHY_SO_OFTEN.get(workplace.every_months, ""),
    )


def _workers(random: Generator, secrets: Secrets, staff: StaffNames, ids: Ids) -> Iterator[User]:
    yield _worker(Role.LEADER, secrets, staff, ids)
    for _ in range(int(random.integers(2, 4))):
        yield _worker(Role.STAFF, secrets, staff, ids)


def _worker(role: Role, secrets: Secrets, staff: StaffNames, ids: Ids) -> User:
    full, sign_in = staff.take()
    return User(
        id=ids.next(),
        sign_in_name=sign_in,
        display_name=full,
        role=role,
        password_hash=secrets.password_hash,
        pin_hash=secrets.pin_hash,
    )

"""Invented people: who they are, since when they get support, and how the screens suit them."""

from dataclasses import dataclass, replace
from uuid import UUID

from numpy.random import Generator

from accessible_fit.services.demo.ids import Ids, stream
from accessible_fit.services.demo.names import Aliases
from accessible_fit.services.demo.period import DAYS_A_YEAR, Period
from accessible_fit.services.demo.profiles import profile_for
from accessible_fit.services.demo.stories import Story
from accessible_fit.services.demo.tempers import Temper, temper
from accessible_fit.services.demo.workplaces import Workplace
from db.records import AccessProfile, Enrolment, Person
from db.vocabulary import ProxyView, ServiceType, Sex, WhoAnswered

AGES = {
    ServiceType.GROUP_HOME: (20, 72),
    ServiceType.SERVICE_HOUSING: (20, 75),
    ServiceType.PERSONAL_ASSISTANCE: (18, 66),
    ServiceType.HOUSING_SUPPORT: (18, 85),
    ServiceType.DAILY_ACTIVITY: (19, 66),
}
REASONS_IN = {
    ServiceType.GROUP_HOME: (
        "Behöver stöd dygnet runt",
        "Flyttade från sina föräldrar",
        "Flyttade från en annan gruppbostad",
        "Flyttade från en annan kommun",
    ),
    ServiceType.SERVICE_HOUSING: (
        "Ville bo i egen lägenhet med stöd nära",
        "Flyttade från gruppbostad",
        "Flyttade från sina föräldrar",
    ),
    ServiceType.PERSONAL_ASSISTANCE: (
        "Fick personlig assistans beviljad",
        "Bytte anordnare",
        "Fick fler timmar beviljade",
    ),
    ServiceType.HOUSING_SUPPORT: (
        "Egen ansökan om stöd hemma",
        "Behöver stöd i vardagen efter en tid på sjukhus",
        "Flyttade till egen lägenhet",
    ),
    ServiceType.DAILY_ACTIVITY: (
        "Slutade i anpassad gymnasieskola",
        "Bytte från en annan verksamhet",
        "Ville ha något att göra på dagarna",
    ),
}
REASONS_OUT = (
    "Flyttade till egen lägenhet",
    "Flyttade till en annan kommun",
    "Behövde mer stöd",
    "Behövde mindre stöd",
    "Ville byta till en annan verksamhet",
    "Ville inte ha stödet längre",
    "Avled",
)
MOVED_ON = "Bytte enhet"
PROXIES = (WhoAnswered.RELATIVE, WhoAnswered.GUARDIAN, WhoAnswered.STAFF)

CHANGES_CHOICES, HAS_PROXY, LEAVES_OPEN = SHOWING = (2, 3, 4)
"""Numbers of persons in the second unit who show what may also happen, however few people there are."""


@dataclass(frozen=True, slots=True)
class Life:
    """A person with everything that decides which conversations are held and how they go.

    Days are days of the period. Before `changed_on` the person used `choices_before`.
    """

    person: Person
    profile: AccessProfile
    enrolments: tuple[Enrolment, ...]
    temper: Temper
    from_day: float
    to_day: float
    choices_before: int
    changed_on: float
    practical: bool
    proxy: WhoAnswered | None
    leaves_open: bool

    @property
    def proxy_view(self) -> ProxyView:
        """Whose view a proxy gives, the same every time: staff tell what they think the person would say."""
        return ProxyView.PERSONS_VIEW if self.proxy is WhoAnswered.STAFF else ProxyView.OWN_VIEW

    def choices(self, day: float) -> int:
        """Return how many choices the person used at a day."""
        return self.choices_before if day < self.changed_on else self.profile.choices


def life(
    place: Workplace,
    number: int,
    period: Period,
    aliases: Aliases,
    elsewhere: UUID | None,
    ids: Ids,
    seed: int,
) -> Life:
    """Invent the person with this number, from 1, in a unit; `elsewhere` is a unit the person may come from.

    In the second unit some show another number of choices after a while, answers by somebody else, and a
    conversation left open.
    """
    random = stream(seed, "life", place.number, number)
    shows = number if place.story is Story.GOOD else 0
    steady = place.story in (Story.IMPROVING, Story.SMALL) or shows in (
        CHANGES_CHOICES,
        HAS_PROXY,
        LEAVES_OPEN,
    )
    born, sex = _born(place, steady, period, random), _sex(random)
    person = Person(ids.next(), place.unit.id, aliases.take(born, sex), born, sex)
    enrolments = _enrolments(place, person, steady, period, elsewhere, ids, random)
    profile, before = profile_for(place.unit.service_type, random)
    changes = place.story is not Story.IMPROVING and random.random() < 0.07
    if shows == CHANGES_CHOICES:
        changes = True
        profile, before = replace(profile, choices=5), 3
    start, end = enrolments[-1].started_on, enrolments[-1].ended_on
    return Life(
        person=person,
        profile=profile,
        enrolments=enrolments,
        temper=temper(place.story, period, len(place.areas), random),
        from_day=max(0.0, period.days - (period.today - start).days + 30.0),
        to_day=period.days - (float((period.today - end).days) if end else 1.0),
        choices_before=before,
        changed_on=period.days * float(random.uniform(0.3, 0.7)) if changes else 0.0,
        practical=place.unit.service_type is not ServiceType.DAILY_ACTIVITY and random.random() < 0.4,
        proxy=PROXIES[int(random.integers(3))] if shows == HAS_PROXY or random.random() < 0.06 else None,
        leaves_open=shows == LEAVES_OPEN or random.random() < 0.04,
    )


def _born(place: Workplace, steady: bool, period: Period, random: Generator) -> int:
    youngest, oldest = AGES[place.unit.service_type]
    if steady:
        youngest = min(youngest + period.years, oldest - 5)
    return period.today.year - int(random.integers(youngest + 1, oldest + 1))


def _sex(random: Generator) -> Sex:
    return (Sex.FEMALE, Sex.MALE, Sex.OTHER, Sex.NOT_STATED)[int(random.choice(4, p=(0.46, 0.5, 0.01, 0.03)))]


def _enrolments(
    place: Workplace,
    person: Person,
    steady: bool,
    period: Period,
    elsewhere: UUID | None,
    ids: Ids,
    random: Generator,
) -> tuple[Enrolment, ...]:
    """Draw since when the person gets support here, whether it has ended, and if another unit came first.

    Somebody steady is there all the time.
    """
    assert person.birth_year is not None  # everybody invented has one
    grown_up = (period.today.year - person.birth_year - 18) * DAYS_A_YEAR
    days_ago = 60 + float(random.exponential(12 * DAYS_A_YEAR))
    if steady:
        days_ago += period.days
    days_ago = min(days_ago, max(60.0, grown_up))
    ends = not steady and random.random() < 0.1
    ended_ago = float(random.uniform(10, min(days_ago - 20, period.days * 0.8))) if ends else None
    reasons = REASONS_IN[place.unit.service_type]
    here = Enrolment(
        id=ids.next(),
        person_id=person.id,
        unit_id=place.unit.id,
        started_on=period.date(period.days - days_ago),
        ended_on=None if ended_ago is None else period.date(period.days - ended_ago),
        reason_in=reasons[int(random.integers(len(reasons)))],
        reason_out="" if ended_ago is None else REASONS_OUT[int(random.integers(len(REASONS_OUT)))],
    )
    first_days_ago = days_ago + float(random.uniform(300, 1500))
    if elsewhere is None or random.random() > 0.05 or first_days_ago > grown_up:
        return (here,)
    first = Enrolment(
        id=ids.next(),
        person_id=person.id,
        unit_id=elsewhere,
        started_on=period.date(period.days - first_days_ago),
        ended_on=here.started_on,
        reason_in="Egen ansökan",
        reason_out=MOVED_ON,
    )
    return (first, here)

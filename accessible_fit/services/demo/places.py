"""Invented Swedish names of units, no two alike."""

from collections.abc import Iterator, Sequence
from itertools import chain, count, product

from numpy.random import Generator

from accessible_fit.services.demo.names import Words
from db.vocabulary import ServiceType

PATTERNS = {
    ServiceType.GROUP_HOME: "Gruppbostaden {}",
    ServiceType.SERVICE_HOUSING: "Servicebostaden {}",
    ServiceType.PERSONAL_ASSISTANCE: "Personlig assistans {}",
    ServiceType.HOUSING_SUPPORT: "Boendestöd {}",
    ServiceType.DAILY_ACTIVITY: "Daglig verksamhet {}",
}


def unit_names(service_types: Sequence[ServiceType], words: Words, random: Generator) -> Iterator[str]:
    """Give a name to each unit in turn, every one of them once."""
    places = [joined(first, last) for first, last in product(words.first_parts, words.last_parts)]
    shared = _endless([places[index] for index in random.permutation(len(places))])
    own = {kind: iter(names) for kind, names in words.own_places.items()}
    for service_type in service_types:
        place = next(chain(own.get(service_type.value, iter(())), shared))
        yield PATTERNS[service_type].format(place)


def joined(first: str, last: str) -> str:
    """Put two parts of a word together as Swedish spells it: never the same consonant three times."""
    if first[-2:] == last[0] * 2:
        return first + last[1:]
    return first + last


def _endless(names: Sequence[str]) -> Iterator[str]:
    yield from names
    for number in count(2):
        yield from (f"{name} {number}" for name in names)

"""What tests read out of an invented store."""

from statistics import mean

from db import answers, conversations, people, units
from db.engine import Store
from db.records import Answer, Conversation, Person, Unit


def units_in_order(store: Store) -> list[Unit]:
    """The units in the order they were invented: ids sort that way."""
    with store.reading() as tx:
        return sorted(units.all_units(tx), key=lambda unit: unit.id)


def people_of(store: Store, unit: Unit) -> list[Person]:
    with store.reading() as tx:
        return sorted(
            (person for person in people.in_units(tx, [unit.id]) if person.unit_id == unit.id),
            key=lambda person: person.id,
        )


def talks_of(store: Store, person: Person) -> list[tuple[Conversation, list[Answer]]]:
    """Conversations with what was said, oldest first."""
    with store.reading() as tx:
        held = reversed(conversations.of_person(tx, person.id))
        return [(one, answers.of_conversation(tx, one.id)) for one in held]


def all_talks(store: Store) -> list[tuple[Conversation, list[Answer]]]:
    return [
        talk
        for unit in units_in_order(store)
        for person in people_of(store, unit)
        for talk in talks_of(store, person)
    ]


def talks_in(store: Store, unit: Unit) -> list[tuple[Conversation, list[Answer]]]:
    return [talk for person in people_of(store, unit) for talk in talks_of(store, person)]


def mean_score(talks: list[tuple[Conversation, list[Answer]]]) -> float:
    return mean(answer.score for _, given in talks for answer in given if answer.score is not None)

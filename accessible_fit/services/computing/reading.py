"""Reading what a calculation is given as JSON: a key that is missing, unknown or unusable is named."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from enum import StrEnum
from typing import TypeVar

from accessible_fit.marks import N_
from accessible_fit.scales import numbers
from accessible_fit.scales.errors import MeasurementError

Kind = TypeVar("Kind", bound=StrEnum)
Json = dict[str, object]


class ComputeError(Exception):
    """A calculation was asked for in a way that it cannot be done.

    `sentence` and `mend` are English source texts for translation; `details` fills their placeholders.
    `key` in the details is the key that is wrong, with its way in: `format.kind`, `items[2].score`.
    """

    sentence: str = N_("This cannot be calculated.")
    mend: str = N_("Check the values.")

    def __init__(self, **details: object) -> None:
        self.details: dict[str, object] = dict(details)
        super().__init__(f"{self.sentence} {self.mend}".format(**self.details))


class UnknownCalculation(ComputeError):
    """There is no calculation of this name."""

    sentence = N_("There is no calculation called {name}.")
    mend = N_("Choose one of: {known}.")


class NotAnObject(ComputeError):
    """What should be an object with keys is something else."""

    sentence = N_("{key} must be an object with keys.")
    mend = N_("It needs: {needed}.")


class MissingKey(ComputeError):
    """A key that is needed is not there."""

    sentence = N_("The key {key} is missing.")
    mend = N_("Add it.")


class UnknownKey(ComputeError):
    """A key means nothing here; it may be misspelt."""

    sentence = N_("The key {key} is not known here.")
    mend = N_("Remove it, or use one of: {known}.")


class WrongKind(ComputeError):
    """A key has a value of the wrong kind; `kind` names the right one."""

    sentence = N_("{key} has a value of the wrong kind.")
    mend = N_("It must be: {kind}.")


class KeyRefused(ComputeError):
    """A key's value cannot be calculated with; what is wrong with it stands where the mend otherwise does."""

    sentence = N_("{key} cannot be used.")

    def __init__(self, key: str, problem: MeasurementError) -> None:
        self.mend = problem.sentence
        super().__init__(key=key, **problem.details)


def an_object(
    data: object, inside: str, needed: Sequence[str], allowed: Sequence[str] = ()
) -> Mapping[str, object]:
    """Return an object with exactly the keys that are needed and allowed. Raises ComputeError."""
    known = (*needed, *allowed)
    if not isinstance(data, dict):
        raise NotAnObject(key=inside or "JSON", needed=", ".join(needed))
    for key in needed:
        if key not in data:
            raise MissingKey(key=_way(inside, key))
    for key in data:
        if key not in known:
            raise UnknownKey(key=_way(inside, numbers.quoted(key)), known=", ".join(known))
    return data


def a_list(value: object, key: str) -> list[object]:
    """Return a list. Raises WrongKind."""
    if not isinstance(value, list):
        raise WrongKind(key=key, kind="[…]")
    return value


def some_numbers(value: object, key: str, least: int = 0) -> list[float]:
    """Return a list of ordinary numbers, at least `least`. Raises WrongKind, KeyRefused."""
    found = []
    for index, one in enumerate(a_list(value, key)):
        with about(f"{key}[{index}]"):
            found.append(numbers.finite(one))
    with about(key):
        return numbers.series(found, least)


def some_counts(value: object, key: str) -> list[int]:
    """Return a list of counts, whole and not negative. Raises WrongKind, KeyRefused."""
    found = []
    for index, one in enumerate(a_list(value, key)):
        with about(f"{key}[{index}]"):
            found.append(numbers.whole(one))
    return found


def a_flag(value: object, key: str) -> bool:
    """Return true or false; nothing is false. Raises WrongKind."""
    if value is not None and not isinstance(value, bool):
        raise WrongKind(key=key, kind="true, false")
    return bool(value)


def a_text(value: object, key: str) -> str:
    """Return a text that is not empty. Raises WrongKind."""
    if not isinstance(value, str) or not value:
        raise WrongKind(key=key, kind='"…"')
    return value


def a_choice(value: object, key: str, among: type[Kind]) -> Kind:
    """Return the member of `among` that a text names. Raises WrongKind."""
    for one in among:
        if value == one.value:
            return one
    raise WrongKind(key=key, kind=", ".join(among))


def _way(inside: str, key: str) -> str:
    return f"{inside}.{key}" if inside else key


@contextmanager
def about(key: str) -> Iterator[None]:
    """Turn a refusal of the arithmetic into one that names its key."""
    try:
        yield
    except MeasurementError as problem:
        raise KeyRefused(key, problem) from problem

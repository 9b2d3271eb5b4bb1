"""Names of people who do not exist: as common in Sweden in the years when they were born."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from numpy.random import Generator

from db.vocabulary import Sex

INITIALS = "ABDEFGHIJKLMNOPRSTVWÅÄÖ"


@dataclass(frozen=True, slots=True)
class Words:
    """The lists names are drawn from. First names are by the first year they are not given in any more;
    `own_places` by kind of unit."""

    women: Mapping[int, Sequence[str]]
    men: Mapping[int, Sequence[str]]
    surnames: Sequence[str]
    first_parts: Sequence[str]
    last_parts: Sequence[str]
    own_places: Mapping[str, Sequence[str]]

    def first_names(self, birth_year: int, sex: Sex) -> Sequence[str]:
        """Return names given to children of that time; any name where the sex is not stated."""
        women, men = (_of_time(by_year, birth_year) for by_year in (self.women, self.men))
        return women if sex is Sex.FEMALE else men if sex is Sex.MALE else [*women, *men]


def read_words() -> Words:
    """Read the lists."""
    read = tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))
    women, men = ({int(year): names for year, names in read[sex].items()} for sex in ("women", "men"))
    places = read["places"]
    return Words(
        women, men, read["staff"]["surnames"], places["first_parts"], places["last_parts"], read["own_places"]
    )


class Aliases:
    """Gives people of one unit what the screens call them.

    A name that is taken gets an initial, and when all of them are taken a number.
    """

    def __init__(self, words: Words, random: Generator) -> None:
        self._words = words
        self._random = random
        self._taken: set[str] = set()

    def take(self, birth_year: int, sex: Sex) -> str:
        """Return a name that nobody in the unit has yet."""
        name = one_of(self._words.first_names(birth_year, sex), self._random)
        alias = next(one for one in self._forms(name) if one not in self._taken)
        self._taken.add(alias)
        return alias

    def _forms(self, name: str) -> Iterator[str]:
        yield name
        for index in self._random.permutation(len(INITIALS)):
            yield f"{name} {INITIALS[index]}"
        for number in count(2):
            yield f"{name} {number}"


class StaffNames:
    """Gives people who work in the units a name to be called and a name to sign in with.

    `taken` is a sign-in name that somebody else has.
    """

    def __init__(self, words: Words, taken: str, random: Generator) -> None:
        self._words = words
        self._random = random
        self._taken = {taken.casefold(): 1}

    def take(self) -> tuple[str, str]:
        """Return the full name and the sign-in name, such as `asa.oberg` or `asa.oberg2`."""
        born = int(self._random.integers(1960, 2002))
        sex = Sex.FEMALE if self._random.random() < 0.75 else Sex.MALE
        first = one_of(self._words.first_names(born, sex), self._random)
        full = f"{first} {one_of(self._words.surnames, self._random)}"
        name = sign_in_name(full)
        number = self._taken.get(name, 0) + 1
        self._taken[name] = number
        return full, name if number == 1 else f"{name}{number}"


def sign_in_name(full_name: str) -> str:
    """Return a name in small letters from a to z, with a point between first name and surname."""
    import unicodedata

    plain = unicodedata.normalize("NFKD", full_name.casefold().replace("ı", "i"))
    letters = "".join(letter for letter in plain if letter.isascii() and (letter.isalpha() or letter == " "))
    return letters.replace(" ", ".")


def one_of(names: Sequence[str], random: Generator) -> str:
    """Draw one."""
    return names[int(random.integers(len(names)))]


def _of_time(by_year: Mapping[int, Sequence[str]], birth_year: int) -> Sequence[str]:
    return by_year[next((year for year in by_year if birth_year < year), max(by_year))]

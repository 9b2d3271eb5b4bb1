"""Names look like names, and no two who could be mixed up share one."""

from itertools import islice

import pytest

from accessible_fit.services.demo.ids import stream
from accessible_fit.services.demo.names import Aliases, StaffNames, read_words, sign_in_name
from accessible_fit.services.demo.places import joined, unit_names
from db.vocabulary import ServiceType, Sex


def test_people_are_called_as_people_of_their_age_are() -> None:
    words = read_words()
    assert "Karl-Erik" in words.first_names(1944, Sex.MALE)
    assert "Fatima" in words.first_names(1988, Sex.FEMALE)
    assert "Karl-Erik" not in words.first_names(2003, Sex.MALE)
    assert {"Märta", "Åke"} <= set(words.first_names(1940, Sex.NOT_STATED))


def test_every_list_has_the_names_once() -> None:
    words = read_words()
    for names in (
        *words.women.values(),
        *words.men.values(),
        words.surnames,
        words.first_parts,
        words.last_parts,
    ):
        assert len(set(names)) == len(names)
        assert all(name.strip() == name and name for name in names)


def test_a_thousand_people_in_one_unit_all_have_names_of_their_own() -> None:
    aliases = Aliases(read_words(), stream(1, "aliases"))
    taken = [aliases.take(1990, Sex.FEMALE) for _ in range(1000)]
    assert len(set(taken)) == 1000
    assert all(name for name in taken)


def test_colleagues_with_the_same_name_sign_in_with_different_ones() -> None:
    names = StaffNames(read_words(), "anna.lind", stream(1, "staff"))
    taken = [names.take()[1] for _ in range(3000)]
    assert len(set(taken)) == 3000
    assert "anna.lind" not in taken


@pytest.mark.parametrize(
    ("full", "name"),
    [("Åsa Öberg", "asa.oberg"), ("Ann-Sofie Norén", "annsofie.noren"), ("Dilan Yılmaz", "dilan.yilmaz")],
)
def test_a_name_to_sign_in_with_has_plain_letters(full: str, name: str) -> None:
    assert sign_in_name(full) == name


@pytest.mark.parametrize(
    ("first", "last", "word"),
    [("Ek", "backen", "Ekbacken"), ("Hägg", "gården", "Häggården"), ("Tall", "lunden", "Tallunden")],
)
def test_words_are_put_together_as_swedish_spells_them(first: str, last: str, word: str) -> None:
    assert joined(first, last) == word


def test_two_thousand_group_homes_all_have_names_of_their_own() -> None:
    homes = [ServiceType.GROUP_HOME] * 2000
    names = list(unit_names(homes, read_words(), stream(1, "unit names")))
    assert len(set(names)) == 2000


def test_some_kinds_of_units_are_called_by_part_of_town_or_by_their_work() -> None:
    kinds = [ServiceType.HOUSING_SUPPORT, ServiceType.DAILY_ACTIVITY, ServiceType.HOUSING_SUPPORT]
    made = list(islice(unit_names(kinds, read_words(), stream(1, "unit names")), 3))
    assert made == ["Boendestöd Väster", "Daglig verksamhet Snickeriet", "Boendestöd Öster"]

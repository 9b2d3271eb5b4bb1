"""A person who knows another set of pictures meets it, where it has a picture for the very same thing."""

from collections.abc import Iterator, Sequence

from pictograms.catalogue import Catalogue
from pictograms.errors import BrokenSet
from pictograms.stand_ins import stand_ins
from pictograms.symbols import Credit, Symbol


class Made:
    """A set of pictures made up for a test: code → (Swedish name, English name, search words)."""

    credit = Credit("made", "Made up", "Eva", "CC BY 4.0", "")

    def __init__(
        self, name: str, pictures: dict[str, tuple[str, str, tuple[str, ...]]], broken: Sequence[str] = ()
    ) -> None:
        self.name = name
        self._pictures = pictures
        self._broken = broken

    def holds(self, code: str) -> bool:
        return code in self._pictures

    def codes(self) -> Iterator[str]:
        return iter(self._pictures)

    def symbol(self, code: str) -> Symbol:
        sv, en, words = self._pictures[code]
        names = {lang: name for lang, name in (("sv", sv), ("en", en)) if name}
        return Symbol(f"{self.name}:{code}", self.name, names, dict.fromkeys(names, words), (), "CC BY 4.0")

    def svg(self, code: str) -> bytes:
        if code in self._broken:
            raise BrokenSet(set_name=self.name, file=code)
        return b"<svg xmlns='http://www.w3.org/2000/svg'/>"


USUAL = Made(
    "usual",
    {
        "home": ("hem", "home", ("hus", "bo")),
        "food": ("Mat", "food", ("tallrik",)),
        "wash": ("tvätt", "laundry", ()),
        "pool": ("simhall", "swimming pool", ()),
        "yes": ("ja", "yes", ()),
        "some": ("ibland", "sometimes", ()),
        "no": ("nej", "no", ()),
    },
)


def other(**pictures: tuple[str, str, tuple[str, ...]]) -> Catalogue:
    return Catalogue([USUAL, Made("aac", pictures)])


def one_by_one(catalogue: Catalogue) -> dict[str, str]:
    return stand_ins(catalogue, "aac", [[f"usual:{code}"] for code in USUAL.codes()])


def test_the_same_code_or_the_same_name_in_either_language_is_the_same_thing() -> None:
    catalogue = other(food=("middag", "", ()), p1=("HEM ", "", ()), p2=("", "Laundry", ()))
    assert one_by_one(catalogue) == {"usual:food": "aac:food", "usual:home": "aac:p1", "usual:wash": "aac:p2"}


def test_a_search_word_of_the_set_counts_only_when_one_picture_has_it() -> None:
    assert one_by_one(other(p1=("bad", "", ("simhall", "vatten")))) == {"usual:pool": "aac:p1"}
    two = other(p1=("bad", "", ("simhall",)), p2=("bassäng", "", ("simhall",)))
    assert one_by_one(two) == {}


def test_what_a_picture_may_be_found_by_is_not_what_it_says() -> None:
    assert one_by_one(other(p1=("hus", "", ()), p2=("tallrik", "", ()))) == {}


def test_the_name_goes_before_a_search_word() -> None:
    found = one_by_one(other(p1=("bad", "", ("hem",)), p2=("hem", "", ())))
    assert found["usual:home"] == "aac:p2"


def test_choices_that_stand_together_are_all_of_one_set() -> None:
    choices = ["usual:yes", "usual:some", "usual:no"]
    half = other(p1=("ja", "", ()), p2=("nej", "", ()), p3=("hem", "", ()))
    assert stand_ins(half, "aac", [["usual:home"], choices]) == {"usual:home": "aac:p3"}
    whole = other(p1=("ja", "", ()), p2=("nej", "", ()), p3=("ibland", "", ()))
    assert set(stand_ins(whole, "aac", [["usual:home"], choices])) == set(choices)


def test_a_picture_in_two_groups_keeps_both_alike() -> None:
    half = other(p1=("ja", "", ()), p2=("nej", "", ()))
    groups = [["usual:yes", "usual:no"], ["usual:yes", "usual:some"]]
    assert stand_ins(half, "aac", groups) == {}


def test_a_set_that_is_not_here_and_a_picture_that_cannot_be_read_stand_in_for_nothing() -> None:
    assert stand_ins(other(), "gone", [["usual:home"]]) == {}
    broken = Catalogue([USUAL, Made("aac", {"home": ("hem", "", ())}, broken=["home"])])
    assert stand_ins(broken, "aac", [["usual:home"], ["usual:never-heard-of"]]) == {}


def test_whoever_is_thanked_made_the_picture_that_is_shown() -> None:
    catalogue = other(p1=("hem", "", ()))
    shown = stand_ins(catalogue, "aac", [["usual:home"], ["usual:food"]])
    credits = catalogue.credits([shown.get(key, key) for key in ("usual:home",)])
    assert [one.author for one in credits] == ["Eva"]

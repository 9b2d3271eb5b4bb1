"""A mat goes out as boards with the cards as they lie, without photos, and to nobody it may not go to."""

import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from accessible_fit.errors import NotAllowed, OnlyWhoWasThere, ProgramError
from accessible_fit.services.access import Actor
from accessible_fit.services.mats.boards import MatBoards
from accessible_fit.services.mats.errors import PictureNotAskedFor, PictureNotForThem, PictureOnlyForPerson
from accessible_fit.services.mats.talk import MatTalk, new_mat_id
from accessible_fit.services.rights.consents import Consents, HowSaid, Said
from accessible_fit.words.catalogue import Words
from accessible_fit.words.log_sentences import staff_line, your_line
from db import audit, log_lines
from db.records import AuditEntry
from db.vocabulary import ConsentAudience, ConsentDecision, ConsentKind, Role
from pictograms.boards.errors import FileUnwritable, MustStayInside
from pictograms.boards.reader import read_boards
from pictograms.catalogue import Catalogue
from pictograms.symbols import Symbol
from talking_mats.cards import blank_card
from talking_mats.scales import top_scale
from talking_mats.topic import about_card
from tests.accessible_fit.services.mats.mat_talks import (
    a_photo,
    added,
    laid,
    lay,
    plan,
    services,
    strangers,
)
from tests.journeys.people import Home, new_home, now


class Bought(Catalogue):
    """The program's pictures, those of cards as a set that may not be passed on."""

    def __init__(self, licence: str) -> None:
        super().__init__(list(Catalogue.bundled()._sets.values()))
        self._licence = licence

    def get(self, key: str) -> Symbol:
        return replace(super().get(key), licence=self._licence)


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    made = new_home(tmp_path)
    yield made
    made.store.close()


def boards(home: Home, pictures: Catalogue | None = None) -> MatBoards:
    return MatBoards(home.store, lambda: pictures or Catalogue.bundled())


def a_mat(home: Home) -> MatTalk:
    """Three cards, one of the person's own with a photo, and a mat that goes deeper into the first."""
    held, _ = services(home)
    talk = held.begin(home.actor, home.person_id, plan(cards=4))
    tree = lay(home, talk, [2, 1])
    photo = held.keep_photo(home.actor, talk, a_photo())
    tree = added(tree, blank_card(new_mat_id(), "Min kopp", "sv", photo=photo), 0)
    card = next(iter(tree.here.cards.values()))
    start = about_card(card, top_scale("like"), {"sv": "Hur är det?"}, [blank_card("b", "För kallt", "sv")])
    tree = laid(tree.open(card.id, new_mat_id(), start, now(), "touch"), [0])
    held.finish(home.actor, talk, tree)
    return talk


def first(talk: MatTalk) -> UUID:
    return UUID(talk.tree.root)


def lines(home: Home) -> list[AuditEntry]:
    with home.store.reading() as tx:
        found = log_lines.about_person(tx, home.person_id)
    return [one for one in found if one.verb == "exported"]


def test_the_mats_are_pages_with_the_cards_where_they_lie_and_no_photo(home: Home, tmp_path: Path) -> None:
    talk = a_mat(home)
    place = boards(home).save(home.actor, first(talk), tmp_path / "mat")
    assert place == tmp_path / "mat.obz"
    mat, deeper = read_boards(place).boards
    assert (mat.locale, deeper.locale) == ("sv", "sv")
    at = {button.label: button.extra.get("ext_talking_mats_position") for button in mat.buttons}
    assert at["Frukost"] == 2 and at["Min kopp"] == 0
    assert {"Gillar", "Sådär", "Gillar inte"} <= set(at)
    breakfast = next(button for button in mat.buttons if button.label == "Frukost")
    assert breakfast.leads_to == deeper.id and deeper.buttons[-1].label == "För kallt"
    cup = next(button for button in mat.buttons if button.label == "Min kopp")
    assert cup.image_id == "", "a photo stays with the person"
    with zipfile.ZipFile(place) as package:
        assert {name.rpartition(".")[2] for name in package.namelist()} == {"json", "obf", "svg"}


def test_it_stands_in_the_log_for_whom_it_is_in_words_that_the_person_reads(
    home: Home, tmp_path: Path
) -> None:
    talk = a_mat(home)
    boards(home).save(home.actor, first(talk), tmp_path / "mat.obz")
    (line,) = lines(home)
    assert (line.subject_id, line.details["to"]) == (talk.id, "me")
    w = Words("en")
    assert your_line(w, line.verb, line.subject_kind, "Eva") == "Eva saved your mat as a communication board."
    assert "communication board" in staff_line(w, line.verb, line.subject_kind, "Eva")
    with home.store.reading() as tx:
        assert audit.verify(tx) == []


REFUSED: list[tuple[list[ConsentAudience] | None, ConsentAudience, type[ProgramError]]] = [
    (None, ConsentAudience.STAFF, PictureNotAskedFor),
    ([], ConsentAudience.LEADER, PictureOnlyForPerson),
    ([ConsentAudience.STAFF], ConsentAudience.RELATIVES, PictureNotForThem),
]


@pytest.mark.parametrize(("allowed", "to", "why"), REFUSED)
def test_it_goes_to_nobody_the_person_has_not_let_see_it_but_always_to_the_person(
    home: Home,
    tmp_path: Path,
    allowed: list[ConsentAudience] | None,
    to: ConsentAudience,
    why: type[ProgramError],
) -> None:
    talk = a_mat(home)
    if allowed is not None:
        services(home)[0].who_may_see(home.actor, talk.id, allowed)
    with pytest.raises(why):
        boards(home).save(home.actor, first(talk), tmp_path / "theirs.obz", to)
    assert not (tmp_path / "theirs.obz").exists() and lines(home) == []
    assert boards(home).save(home.actor, first(talk), tmp_path / "own.obz").exists()


def test_after_a_no_to_staff_only_who_was_there_gives_it_to_others(home: Home, tmp_path: Path) -> None:
    talk = a_mat(home)
    services(home)[0].who_may_see(home.actor, talk.id, [ConsentAudience.RELATIVES])
    no = Said(ConsentDecision.DECLINED, HowSaid.SHOWED, "Karin")
    Consents(home.store, now).decide(home.actor, home.person_id, ConsentKind.STAFF_SEE, no)
    unit = home.residents.units(home.actor)[0]
    bo = Actor(uuid4(), "Bo", Role.STAFF, frozenset({unit.id}))
    with pytest.raises(OnlyWhoWasThere):
        boards(home).save(bo, first(talk), tmp_path / "mat.obz", ConsentAudience.RELATIVES)
    made = boards(home).save(home.actor, first(talk), tmp_path / "mat.obz", ConsentAudience.RELATIVES)
    assert made.exists()


@pytest.mark.parametrize("licence", ["Widgit", "CC BY-NC-SA 4.0"])
def test_pictures_that_must_stay_inside_stay_and_say_so(home: Home, tmp_path: Path, licence: str) -> None:
    talk = a_mat(home)
    with pytest.raises(MustStayInside) as refused:
        boards(home, Bought(licence)).save(home.actor, first(talk), tmp_path / "mat.obz")
    assert "must stay in the organisation" in " ".join(Words("en").error(refused.value))
    assert list(tmp_path.glob("*.obz")) == [] and lines(home) == []


def test_a_place_that_cannot_be_written_leaves_no_line_in_the_log(home: Home, tmp_path: Path) -> None:
    talk = a_mat(home)
    with pytest.raises(FileUnwritable):
        boards(home).save(home.actor, first(talk), tmp_path / "nowhere" / "mat.obz")
    assert lines(home) == []


def test_nobody_from_another_unit_gets_it(home: Home, tmp_path: Path) -> None:
    talk = a_mat(home)
    for other in strangers():
        with pytest.raises(NotAllowed):
            boards(home).save(other, first(talk), tmp_path / "mat.obz")

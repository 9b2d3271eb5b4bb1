"""The picture of a mat equals what is stored, and goes to nobody the person has not let see it."""

import io
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PIL import Image

from accessible_fit.errors import NotAllowed, ProgramError
from accessible_fit.services.mats.errors import PictureNotAskedFor, PictureNotForThem, PictureOnlyForPerson
from accessible_fit.services.mats.pictures import Handing, Kind, MatPictures, PictureFile
from accessible_fit.services.mats.talk import MatTalk, new_mat_id
from accessible_fit.words.catalogue import Words
from db import audit, mats
from db.records import KeptMat, Placement
from db.vocabulary import CardOutcome, ConsentAudience
from talking_mats.cards import Off, blank_card
from talking_mats.described import read_description
from tests.accessible_fit.services.mats.mat_talks import (
    a_photo,
    added,
    drawing,
    lay,
    plan,
    services,
    strangers,
)
from tests.journeys.people import Home, new_home

A4_AT_300 = {(3508, 2480), (2480, 3508)}


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    made = new_home(tmp_path)
    yield made
    made.store.close()


@pytest.fixture
def pictures(home: Home) -> MatPictures:
    return drawing(home)


def a_mat(home: Home) -> MatTalk:
    """A mat with cards everywhere, one of the person's own with a photo among them."""
    held, _ = services(home)
    talk = held.begin(home.actor, home.person_id, plan(positions=5, turned=True, cards=9))
    tree = lay(home, talk, [4, 3, 2, 1, 0, Off.ASIDE])
    photo = held.keep_photo(home.actor, talk, a_photo())
    own = blank_card(new_mat_id(), "Min kopp", "sv", photo=photo)
    tree = added(tree, own, 3)
    held.finish(home.actor, talk, tree)
    return talk


def first_mat(home: Home, talk: MatTalk) -> tuple[KeptMat, list[Placement]]:
    with home.store.reading() as tx:
        (mat,) = mats.of_conversation(tx, talk.id)
        return mat, mats.placements_of(tx, mat.id)


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("landscape", [True, False])
def test_the_picture_read_back_through_its_own_description_equals_what_is_stored(
    home: Home, pictures: MatPictures, kind: Kind, landscape: bool
) -> None:
    talk = a_mat(home)
    mat, kept = first_mat(home, talk)
    made = pictures.handed(home.actor, mat.id, kind, landscape=landscape)
    told = read_description(made.data)
    by_outcome = {
        outcome: [one for one in kept if one.outcome is outcome]
        for outcome in (CardOutcome.PLACED, CardOutcome.ASIDE, CardOutcome.UNPLACED)
    }
    assert [(one["card"], one["position"], one["x"], one["words"]) for one in told["placements"]] == [
        (one.card_key, one.position, round(one.x or 0, 3), one.words["sv"])
        for one in by_outcome[CardOutcome.PLACED]
    ]
    assert [one["card"] for one in told["aside"]] == [one.card_key for one in by_outcome[CardOutcome.ASIDE]]
    assert {one["card"] for one in told["unplaced"]} == {
        one.card_key for one in by_outcome[CardOutcome.UNPLACED]
    }
    assert (told["mat"], told["topic"], told["scale"], told["positions"], told["turned"]) == (
        str(mat.id),
        "food",
        "like",
        5,
        True,
    )


def test_it_is_good_enough_for_a_wall(home: Home, pictures: MatPictures) -> None:
    talk = a_mat(home)
    mat, _ = first_mat(home, talk)
    made = pictures.handed(home.actor, mat.id, Kind.PNG)
    with Image.open(io.BytesIO(made.data)) as image:
        assert image.size in A4_AT_300
        assert [round(one) for one in image.info["dpi"]] == [300, 300]
        whole = image.convert("RGB")
    # The cards are drawn and not white: many colours besides those of frames and fields.
    assert len(whole.resize((350, 248)).getcolors(100_000) or []) > 1000
    assert made.name.startswith("Mat Åsa-Märta 20")
    assert made.name.endswith(".png")


def test_the_screen_gets_a_smaller_one(home: Home, pictures: MatPictures) -> None:
    mat, _ = first_mat(home, a_mat(home))
    with Image.open(io.BytesIO(pictures.shown(home.actor, mat.id))) as image:
        assert image.width == 1400


def test_a_picture_set_that_was_taken_away_and_an_erased_photo_leave_the_words(
    home: Home, pictures: MatPictures
) -> None:
    held, _ = services(home)
    talk = held.begin(home.actor, home.person_id, plan(cards=1))
    tree = lay(home, talk, [2])
    for picture, photo in (("gone:1", ""), ("", str(new_mat_id()))):
        card = blank_card(new_mat_id(), "Min hund", "sv", picture=picture, photo=photo)
        tree = added(tree, card, 2)
    held.keep(home.actor, talk, tree)
    mat, _ = first_mat(home, talk)
    told = read_description(pictures.handed(home.actor, mat.id, Kind.PNG).data)
    assert [one["words"] for one in told["placements"]][1:] == ["Min hund", "Min hund"]


REFUSED: list[tuple[list[ConsentAudience] | None, ConsentAudience, type[ProgramError]]] = [
    (None, ConsentAudience.RELATIVES, PictureNotAskedFor),
    (None, ConsentAudience.STAFF, PictureNotAskedFor),
    ([], ConsentAudience.STAFF, PictureOnlyForPerson),
    ([], ConsentAudience.LEADER, PictureOnlyForPerson),
    ([ConsentAudience.STAFF], ConsentAudience.RELATIVES, PictureNotForThem),
]


@pytest.mark.parametrize(("allowed", "to", "why"), REFUSED)
def test_it_goes_to_nobody_the_person_has_not_let_see_it_but_always_to_the_person(
    home: Home,
    pictures: MatPictures,
    allowed: list[ConsentAudience] | None,
    to: ConsentAudience,
    why: type[ProgramError],
) -> None:
    talk = a_mat(home)
    mat, _ = first_mat(home, talk)
    if allowed is not None:
        services(home)[0].who_may_see(home.actor, talk.id, allowed)
    with pytest.raises(why) as refused:
        pictures.handed(home.actor, mat.id, Kind.PNG, to)
    said = " ".join(Words("en").error(refused.value))
    assert "Åsa-Märta" in said
    assert isinstance(pictures.handed(home.actor, mat.id, Kind.PNG), PictureFile)
    with home.store.reading() as tx:
        lines = [one for one in audit.about(tx, home.person_id) if one.verb == "exported"]
    assert [one.details["to"] for one in lines] == ["me"], "what was refused is not said to have happened"


def test_it_goes_to_those_the_person_has_named(home: Home, pictures: MatPictures) -> None:
    talk = a_mat(home)
    mat, _ = first_mat(home, talk)
    services(home)[0].who_may_see(home.actor, talk.id, [ConsentAudience.RELATIVES])
    made = pictures.handed(home.actor, mat.id, Kind.PDF, ConsentAudience.RELATIVES, Handing.PRINTED)
    assert made.data.startswith(b"%PDF")
    with home.store.reading() as tx:
        line = [one for one in audit.about(tx, home.person_id) if one.verb == "printed"][-1]
    assert (line.subject_id, line.details["to"]) == (talk.id, "relatives")
    with pytest.raises(PictureNotForThem):
        pictures.shown(home.actor, mat.id)


def test_nobody_from_another_unit_gets_it(home: Home, pictures: MatPictures) -> None:
    mat, _ = first_mat(home, a_mat(home))
    for other in strangers():
        forbidden: list[Callable[[], object]] = [
            partial(pictures.shown, other, mat.id),
            partial(pictures.handed, other, mat.id),
        ]
        for what in forbidden:
            with pytest.raises(NotAllowed):
                what()

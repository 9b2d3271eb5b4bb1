"""An organisation brings in forms it has the right to, and every computer of it can ask them."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from accessible_fit.errors import NotAllowed
from accessible_fit.instruments.faults import FaultKind
from accessible_fit.instruments.form_files import FormFileBroken
from accessible_fit.instruments.model import Instrument, Kind
from accessible_fit.instruments.own import AnyPictogram, find_instrument
from accessible_fit.services.access import Actor
from accessible_fit.services.conversation import Conversations, Given
from accessible_fit.services.flow import Said
from accessible_fit.services.forms.errors import LicenceNeeded, NameOfOwnForm, UnknownForm, WrongFigures
from accessible_fit.services.forms.figures import Standing, standing
from accessible_fit.services.forms.offered import Figures, FileKind, Forms, Whose
from accessible_fit.services.review.series import Review
from accessible_fit.services.wanted import LicenceMissing, Wanted
from accessible_fit.words.catalogue import Words
from db import instruments
from db.engine import open_store
from db.vocabulary import InputWay, Role, WhoAnswered
from tests.accessible_fit.made_once import copied
from tests.accessible_fit.services.held import Records
from tests.accessible_fit.services.theirs import ITEMS, log_of, their_file, their_form


@pytest.fixture
def records(tmp_path: Path, finished_store: Path) -> Iterator[Records]:
    with open_store(copied(finished_store, tmp_path / "home.db")) as store:
        yield Records(store)


@pytest.fixture
def forms(records: Records) -> Forms:
    return Forms(records.store, records.clock, AnyPictogram)


def as_role(actor: Actor, role: Role) -> Actor:
    return replace(actor, role=role)


def take(forms: Forms, actor: Actor, path: Path) -> Instrument:
    return forms.take_in(actor, forms.look_through(actor, path)).form


def rate(records: Records, person: UUID, form: Instrument, raws: list[int]) -> UUID:
    """Hold a conversation with five faces and answer the four of the sum."""
    records.now = records.now.replace(day=records.now.day + 1)
    conversations = Conversations(records.store, records.clock)
    talk = conversations.begin(records.actor, person, form, Wanted(steps=5))
    for item, raw in zip(ITEMS, raws, strict=True):
        conversations.keep(records.actor, talk, Given(item, Said(raw=raw), InputWay.TOUCH, 900))
    conversations.finish(records.actor, talk)
    return talk.id


# ------------------------------------------------------------------ bringing in


def test_a_form_is_looked_through_first_and_kept_for_every_computer(
    records: Records, forms: Forms, tmp_path: Path
) -> None:
    coming = forms.look_through(records.actor, their_file(tmp_path))
    assert coming.form is not None and coming.form.licensed and coming.before is None
    assert [one.id for one in forms.offered(records.actor)] == [
        one.id for one in forms.offered(records.actor, Kind.QUESTIONS)
    ], "nothing is written by looking"
    listed = forms.take_in(records.actor, coming)
    assert listed.whose is Whose.LICENSED and listed.licence is not None
    assert listed.licence.holder == "Förlaget AB"
    with open_store(f"sqlite:///{tmp_path / 'home.db'}") as elsewhere:
        other = Forms(elsewhere, records.clock, AnyPictogram)
        assert "their_scale" in {one.id for one in other.offered(records.actor)}
        assert "their_scale" in {one.id for one in other.offered(records.actor, Kind.RATINGS)}
        assert "their_scale" not in {one.id for one in other.offered(records.actor, Kind.QUESTIONS)}
    told = [about["holder"] for verb, _, about in log_of(records.store) if verb == "imported"]
    assert told == ["Förlaget AB"]


@pytest.mark.parametrize("licence", ["", 'licence = { holder = "Förlaget AB" }', 'licence = { text = "x" }'])
def test_somebody_elses_form_needs_holder_and_terms(
    records: Records, forms: Forms, tmp_path: Path, licence: str
) -> None:
    coming = forms.look_through(records.actor, their_file(tmp_path, licence))
    with pytest.raises(LicenceNeeded):
        forms.take_in(records.actor, coming)
    with pytest.raises(LicenceNeeded):
        forms.take_in(records.actor, coming, "  ", "\t")
    assert "their_scale" not in {one.id for one in forms.offered(records.actor)}
    listed = forms.take_in(records.actor, coming, "Förlaget AB", "Avtal 123")
    assert listed.form.may_be_used
    assert listed.form.licence is not None and listed.form.licence.text == "Avtal 123"


def test_a_form_without_its_licence_is_not_begun(records: Records, forms: Forms, tmp_path: Path) -> None:
    coming = forms.look_through(records.actor, their_file(tmp_path, ""))
    assert coming.form is not None
    person = records.add("Kalle")
    with pytest.raises(LicenceMissing):
        Conversations(records.store, records.clock).begin(records.actor, person, coming.form)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("ingen fil", FaultKind.MALFORMED),
        (their_form().replace("openmoji:1F9D1", "openmoji:nothing", 1), FaultKind.UNKNOWN_PICTOGRAM),
        (their_form().replace('id = "b"', 'id = "a"'), FaultKind.DUPLICATE_ID),
        (their_form() + "#" * 10_000_000, FaultKind.TOO_LARGE),
        (their_form(reliable_change="relable_change"), FaultKind.UNKNOWN_KEY),
    ],
    ids=["not toml", "wrong picture", "same ids", "10 MB", "unknown key"],
)
def test_a_bad_file_is_told_line_by_line_and_changes_nothing(
    records: Records, tmp_path: Path, text: str, kind: FaultKind
) -> None:
    class Known:
        def __contains__(self, key: object) -> bool:
            return key != "openmoji:nothing"

    forms = Forms(records.store, records.clock, Known)
    path = tmp_path / "bad.toml"
    path.write_text(text, encoding="utf-8")
    coming = forms.look_through(records.actor, path)
    assert coming.form is None and kind in {one.kind for one in coming.faults}
    with pytest.raises(ValueError, match="brings no form"):
        forms.take_in(records.actor, coming)
    with records.store.reading() as tx:
        assert instruments.offers(tx) == [] and instruments.all_versions(tx) == []


def test_another_encoding_and_a_broken_copy_are_named(records: Records, forms: Forms, tmp_path: Path) -> None:
    path = tmp_path / "latin.toml"
    path.write_bytes(their_form().encode("latin-1"))
    (fault,) = forms.look_through(records.actor, path).faults
    assert fault.kind is FaultKind.NOT_UTF8
    path = tmp_path / "copy.json"
    path.write_text("{", encoding="utf-8")
    with pytest.raises(FormFileBroken):
        forms.look_through(records.actor, path)


def test_a_file_cannot_take_the_place_of_one_of_our_own(
    records: Records, forms: Forms, tmp_path: Path
) -> None:
    with pytest.raises(NameOfOwnForm):
        forms.look_through(records.actor, their_file(tmp_path, their_scale="group_home"))
    with pytest.raises(NameOfOwnForm):
        forms.look_through(records.actor, their_file(tmp_path, their_scale="life"))


def test_a_second_file_is_a_new_version_and_the_same_is_told(
    records: Records, forms: Forms, tmp_path: Path
) -> None:
    first = take(forms, records.actor, their_file(tmp_path))
    assert forms.look_through(records.actor, their_file(tmp_path)).same
    worded = their_file(tmp_path, **{"Hur är a?": "Hur mår du?"})
    coming = forms.look_through(records.actor, worded)
    assert coming.before == first and not coming.same
    forms.take_in(records.actor, coming)
    kept = forms.versions(records.actor, "their_scale")
    assert [one.number for one in kept] == [2, 1]
    assert kept[1].form == first
    # and back again to the first, which is there already
    take(forms, records.actor, their_file(tmp_path))
    assert forms.find(records.actor, "their_scale").form == first
    assert len(forms.versions(records.actor, "their_scale")) == 2


# ------------------------------------------------------------------ who may


@pytest.mark.parametrize("role", [Role.STAFF, Role.LEADER])
def test_only_superusers_change_forms(records: Records, forms: Forms, tmp_path: Path, role: Role) -> None:
    path = their_file(tmp_path)
    coming = forms.look_through(records.actor, path)
    forms.take_in(records.actor, coming)
    actor = as_role(records.actor, role)
    form = find_instrument("group_home")
    for deed in (
        lambda: forms.look_through(actor, path),
        lambda: forms.take_in(actor, coming),
        lambda: forms.listed(actor),
        lambda: forms.find(actor, "their_scale"),
        lambda: forms.versions(actor, "their_scale"),
        lambda: forms.set_offered(actor, "their_scale", offered=False),
        lambda: forms.set_figures(actor, "their_scale", 1.0, 1.0),
        lambda: forms.written(actor, form, FileKind.TOML, Words("sv")),
    ):
        with pytest.raises(NotAllowed):
            deed()


def test_staff_are_offered_forms_and_a_leader_is_not(records: Records, forms: Forms) -> None:
    assert forms.offered(as_role(records.actor, Role.STAFF))
    assert forms.titles(as_role(records.actor, Role.STAFF))
    with pytest.raises(NotAllowed):
        forms.offered(as_role(records.actor, Role.LEADER))


def test_what_is_no_longer_offered_keeps_its_name_and_answers(
    records: Records, forms: Forms, tmp_path: Path
) -> None:
    form = take(forms, records.actor, their_file(tmp_path))
    person = records.add("Kalle")
    held = rate(records, person, form, [4, 4, 4, 4])
    forms.set_offered(records.actor, "their_scale", offered=False)
    assert "their_scale" not in {one.id for one in forms.offered(records.actor)}
    assert forms.titles(records.actor)["their_scale"]["sv"] == "Deras skala"
    assert Review(records.store).conversation(records.actor, held).total == 40
    forms.set_offered(records.actor, "their_scale", offered=True)
    assert "their_scale" in {one.id for one in forms.offered(records.actor)}
    with pytest.raises(UnknownForm):
        forms.set_offered(records.actor, "no_such", offered=True)


# ------------------------------------------------------------------ figures and files


def test_figures_are_said_of_the_form_that_has_them_only(
    records: Records, forms: Forms, tmp_path: Path
) -> None:
    form = take(forms, records.actor, their_file(tmp_path))
    person = records.add("Kalle")
    first = rate(records, person, form, [2, 2, 2, 2])
    latest = rate(records, person, form, [3, 3, 2, 2])
    series = Review(records.store).person(records.actor, person)
    figures = forms.figures(records.actor)
    assert figures == {"their_scale": Figures("Förlaget AB", 25.0, 5.0)}
    assert standing(series, figures) == Standing(figures["their_scale"], 25.0, 20.0)
    assert standing(series, figures, first) == Standing(figures["their_scale"], 20.0, None)
    assert standing(series, figures, latest) == standing(series, figures)
    assert standing(series, {}) is None
    proxies = [replace(one, who=WhoAnswered.STAFF) for one in series]
    assert standing(proxies, figures) is None


def test_figures_can_be_set_and_taken_away(records: Records, forms: Forms, tmp_path: Path) -> None:
    take(forms, records.actor, their_file(tmp_path))
    forms.set_figures(records.actor, "their_scale", 28.0, None)
    assert forms.figures(records.actor)["their_scale"] == Figures("Förlaget AB", 28.0, None)
    forms.set_figures(records.actor, "their_scale", None, None)
    assert forms.figures(records.actor) == {}
    for cutoff, change in ((-1.0, None), (None, 0.0), (float("nan"), None), (None, float("inf"))):
        with pytest.raises(WrongFigures):
            forms.set_figures(records.actor, "their_scale", cutoff, change)
    with pytest.raises(UnknownForm):
        forms.set_figures(records.actor, "group_home", 25.0, 5.0)


@pytest.mark.parametrize("kind", FileKind)
def test_a_licensed_form_leaves_with_its_licence(
    records: Records, forms: Forms, tmp_path: Path, kind: FileKind
) -> None:
    form = take(forms, records.actor, their_file(tmp_path))
    file = forms.written(records.actor, form, kind, Words("en"))
    assert file.name == f"Their scale v3.{kind.value}"
    assert "belongs to Förlaget AB" in file.text and "Avtal 123 till 2028" in file.text
    assert "needs a right of their own" in file.text
    path = tmp_path / file.name
    path.write_text(file.text, encoding="utf-8")
    assert forms.look_through(records.actor, path).same
    assert "exported" in {verb for verb, _, _ in log_of(records.store)}


def test_one_of_our_own_leaves_without_such_words(records: Records, forms: Forms) -> None:
    file = forms.written(records.actor, find_instrument("group_home"), FileKind.TOML, Words("en"))
    assert file.text.startswith('id = "group_home"')

"""Forms are written as drafts and published as versions; nothing that was written is lost."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from accessible_fit.errors import NotAllowed
from accessible_fit.instruments.draft import Draft, DraftItem
from accessible_fit.instruments.own import AnyPictogram, find_instrument
from accessible_fit.services.access import Actor
from accessible_fit.services.forms.errors import (
    DraftChanged,
    DraftGone,
    FormNotReady,
    NotYoursToChange,
    SameFormAlready,
    UnknownForm,
)
from accessible_fit.services.forms.offered import Forms, Whose
from accessible_fit.services.forms.workshop import Opened, Workshop
from db import users
from db.engine import open_store
from db.vocabulary import Role
from tests.accessible_fit.made_once import copied
from tests.accessible_fit.services.held import Records
from tests.accessible_fit.services.theirs import log_of, their_file

HOME = find_instrument("group_home")


@pytest.fixture
def records(tmp_path: Path, finished_store: Path) -> Iterator[Records]:
    with open_store(copied(finished_store, tmp_path / "home.db")) as store:
        yield Records(store)


@pytest.fixture
def forms(records: Records) -> Forms:
    return Forms(records.store, records.clock, AnyPictogram)


@pytest.fixture
def workshop(records: Records, forms: Forms) -> Workshop:
    return Workshop(records.store, records.clock, forms)


@pytest.fixture
def anna(records: Records) -> Actor:
    """Another superuser."""
    with records.store.writing() as tx:
        user = users.add(tx, "anna", "Anna Berg", Role.SUPERUSER, "no hash")
    return Actor(user.id, "Anna Berg", Role.SUPERUSER, frozenset())


def a_copy(workshop: Workshop, actor: Actor) -> Opened:
    return workshop.copy(actor, HOME, ("Vårt formulär", "Our form"))


def finished(draft: Draft) -> Draft:
    """A draft of one question that lacks nothing."""
    item = DraftItem("q_1", {"sv": "Trivs du?"}, area="liking", pictogram="own:home")
    practice = replace(item, id="practice", question={"sv": "Tycker du om te?"})
    return replace(draft, practice=practice, items=(item,), title={"sv": "Vårt"}, description={"sv": "Kort."})


def test_a_new_form_is_written_published_and_offered(
    records: Records, workshop: Workshop, forms: Forms
) -> None:
    opened = workshop.begin(records.actor)
    assert opened.version is None and len(opened.draft.items) == 1
    with pytest.raises(FormNotReady):
        workshop.publish(records.actor, opened.draft.id, opened.seen)
    seen = workshop.keep(records.actor, finished(opened.draft), opened.seen)
    (card,) = workshop.all_drafts(records.actor)
    assert (card.title, card.questions, card.by, card.version) == ("Vårt", 1, "Eva Ek", None)
    form = workshop.publish(records.actor, opened.draft.id, seen)
    assert (form.version, form.licensed, form.languages) == (1, False, ("sv",))
    assert form in forms.offered(records.actor)
    assert forms.find(records.actor, form.id).whose is Whose.ORGANISATION
    assert workshop.all_drafts(records.actor) == []
    with pytest.raises(DraftGone):
        workshop.open(records.actor, form.id)


def test_every_change_is_kept_and_the_form_in_use_is_asked_as_before(
    records: Records, workshop: Workshop, forms: Forms
) -> None:
    opened = a_copy(workshop, records.actor)
    form = workshop.publish(records.actor, opened.draft.id, opened.seen)
    assert (form.title["sv"], len(form.items)) == ("Vårt formulär", len(HOME.items))
    again = workshop.change(records.actor, form.id)
    assert again.version == 1
    seen, draft = again.seen, again.draft
    for text in ("T", "Tr", "Trivs du?"):  # in the same tick of the clock, too
        draft = draft.with_item(replace(draft.items[0], question={**draft.items[0].question, "sv": text}))
        seen = workshop.keep(records.actor, draft, seen)
        assert workshop.open(records.actor, form.id).draft == draft
    assert forms.find(records.actor, form.id).form == form
    new = workshop.publish(records.actor, form.id, seen)
    assert new.version == 2 and new.items[0].question["sv"] == "Trivs du?"
    assert [one.form for one in forms.versions(records.actor, form.id)] == [new, form]
    assert forms.find(records.actor, form.id).form == new


def test_the_second_of_two_is_told_and_loses_nothing(
    records: Records, workshop: Workshop, anna: Actor
) -> None:
    hers = a_copy(workshop, records.actor)
    his = workshop.open(anna, hers.draft.id)
    assert his.by == "Eva Ek"
    theirs = replace(hers.draft, title={"sv": "Evas", "en": "Eva's"})
    seen = workshop.keep(records.actor, theirs, hers.seen)
    mine = replace(his.draft, title={"sv": "Annas", "en": "Anna's"})
    with pytest.raises(DraftChanged) as caught:
        workshop.keep(anna, mine, his.seen)
    assert caught.value.details["name"] == "Eva Ek"
    assert workshop.open(anna, hers.draft.id).draft.title["sv"] == "Evas"
    apart = workshop.keep_apart(anna, mine)
    assert apart.draft.id != hers.draft.id
    assert workshop.open(records.actor, apart.draft.id).draft.title["sv"] == "Annas"
    for deed in (workshop.publish, workshop.drop):
        with pytest.raises(DraftChanged):
            deed(anna, hers.draft.id, his.seen)
    workshop.drop(records.actor, hers.draft.id, seen)
    with pytest.raises(DraftGone):
        workshop.keep(anna, mine, his.seen)


def test_publishing_what_is_in_use_already_is_refused(records: Records, workshop: Workshop) -> None:
    opened = a_copy(workshop, records.actor)
    form = workshop.publish(records.actor, opened.draft.id, opened.seen)
    again = workshop.change(records.actor, form.id)
    with pytest.raises(SameFormAlready):
        workshop.publish(records.actor, form.id, again.seen)
    assert workshop.open(records.actor, form.id).draft == again.draft


def test_two_who_begin_to_change_the_same_form_share_one_draft(
    records: Records, workshop: Workshop, anna: Actor
) -> None:
    opened = a_copy(workshop, records.actor)
    form = workshop.publish(records.actor, opened.draft.id, opened.seen)
    first = workshop.change(records.actor, form.id)
    second = workshop.change(anna, form.id)
    assert second.draft == first.draft and second.by == "Eva Ek"
    assert len(workshop.all_drafts(anna)) == 1


def test_what_is_not_ours_to_word_is_not_changed(
    records: Records, workshop: Workshop, forms: Forms, tmp_path: Path
) -> None:
    listed = forms.take_in(records.actor, forms.look_through(records.actor, their_file(tmp_path)))
    for form_id in ("their_scale", "group_home"):
        with pytest.raises(NotYoursToChange):
            workshop.change(records.actor, form_id)
    with pytest.raises(NotYoursToChange):
        workshop.copy(records.actor, listed.form, ("", ""))
    with pytest.raises(UnknownForm):
        workshop.change(records.actor, "no_such")


def test_the_draft_is_put_beside_the_version_in_use(records: Records, workshop: Workshop) -> None:
    opened = a_copy(workshop, records.actor)
    with pytest.raises(UnknownForm):
        workshop.sides(records.actor, opened.draft)
    form = workshop.publish(records.actor, opened.draft.id, opened.seen)
    again = workshop.change(records.actor, form.id)
    fewer = again.draft.without(again.draft.items[0].id)
    before, after = workshop.sides(records.actor, fewer)
    assert before == form and (after.version, len(after.items)) == (2, len(form.items) - 1)
    with pytest.raises(FormNotReady):
        workshop.sides(records.actor, replace(fewer, title={}))


@pytest.mark.parametrize("role", [Role.STAFF, Role.LEADER])
def test_only_superusers_write_forms(records: Records, workshop: Workshop, role: Role) -> None:
    opened = a_copy(workshop, records.actor)
    draft, form_id, seen = opened.draft, opened.draft.id, opened.seen
    actor = replace(records.actor, role=role)
    for deed in (
        lambda: workshop.begin(actor),
        lambda: workshop.copy(actor, HOME, ("", "")),
        lambda: workshop.change(actor, form_id),
        lambda: workshop.all_drafts(actor),
        lambda: workshop.open(actor, form_id),
        lambda: workshop.keep(actor, draft, seen),
        lambda: workshop.keep_apart(actor, draft),
        lambda: workshop.faults(actor, draft),
        lambda: workshop.sides(actor, draft),
        lambda: workshop.publish(actor, form_id, seen),
        lambda: workshop.drop(actor, form_id, seen),
    ):
        with pytest.raises(NotAllowed):
            deed()


def test_the_log_tells_who_began_published_and_threw_away(records: Records, workshop: Workshop) -> None:
    opened = a_copy(workshop, records.actor)
    workshop.publish(records.actor, opened.draft.id, opened.seen)
    other = workshop.begin(records.actor)
    workshop.drop(records.actor, other.draft.id, other.seen)
    told = {(verb, kind) for verb, kind, _ in log_of(records.store)}
    wanted = {
        ("began", "instrument_draft"),
        ("published", "instrument_version"),
        ("removed", "instrument_draft"),
    }
    assert wanted <= told

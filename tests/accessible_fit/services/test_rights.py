"""Every role and every use case: who may do what, tried one by one, and none that nobody thought of.

A new use case without a row here fails; so does a row whose use case is gone.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from accessible_fit.services.access import RIGHTS, Right
from db.vocabulary import Role
from tests.accessible_fit.services.every_use_case import World, make_world, use_cases

STAFF, LEADER, SUPERUSER = Role.STAFF, Role.LEADER, Role.SUPERUSER

# Staff in units of their own, and a superuser; in another unit nobody but a superuser.
FOR_STAFF_OF_THE_UNIT = """
BoardCards.add
Clips.clips_for Clips.clips_for_mat Clips.keep Clips.listed Clips.remove Clips.sound
Consents.decide Consents.latest Consents.of_person
Conversations.begin Conversations.describe_help Conversations.finish Conversations.go_on Conversations.keep
Conversations.pause Conversations.proposal Conversations.stop
JoinedSeries.person
Log.of_person Log.printed
MatAfter.agree MatAfter.consent MatAfter.note_card MatAfter.observe MatAfter.review MatAfter.set_own_words
MatHistory.found_in MatHistory.line MatHistory.together MatHistory.topics
MatPictures.handed MatPictures.shown
MatSetup.add_card MatSetup.change_card MatSetup.retire_card MatSetup.save MatSetup.setup
MatTopics.offered
Mats.begin Mats.finish Mats.go_on Mats.keep Mats.keep_photo Mats.pause Mats.stop Mats.who_may_see
PaperEntry.before PaperEntry.check_day PaperEntry.keep
PaperForms.print_form
PaperMats.before PaperMats.keep PaperMats.photo_of PaperMats.print_set
PersonExport.make
Pictures.memory Pictures.note_used Pictures.of_person Pictures.of_unit Pictures.photo_of
Pictures.remove_person_photo Pictures.set_favourite Pictures.set_person_photo Pictures.shown_to
Pictures.tie_to_person Pictures.tie_to_unit Pictures.untie
Preparing.may_be_rated Preparing.offered
Pretests.begin Pretests.card Pretests.choose Pretests.keep Pretests.reminder Pretests.use
Quality.conversation Quality.person Quality.scores
Residents.add Residents.card Residents.change Residents.save_profile
Review.conversation Review.person
"""

# The same, and what comes back is of no single unit or only of those the user works in.
FOR_STAFF_ANYWHERE = """
BoardsOut.save
Forms.figures Forms.offered Forms.titles
Linking.in_use
PaperEntry.find PaperForms.offered
Residents.listed
"""

FOR_LEADER_OF_THE_UNIT = """
UnitOverview.of_unit UnitOverview.years
"""

FOR_LEADER_ANYWHERE = """
Log.choices Log.found Log.whole
Residents.add_unit
UnitOverview.units
"""

FOR_SUPERUSERS = """
Accounts.add
Backups.choose_folder Backups.choose_passphrase Backups.make Backups.state
Erasure.erase Erasure.preview Erasure.tidy
Forms.compared Forms.find Forms.listed Forms.look_through Forms.set_figures Forms.set_offered Forms.take_in
Forms.versions Forms.written
Linking.all_kept Linking.find Linking.keep Linking.leave Linking.use
PictureSets.glimpse PictureSets.look_through PictureSets.take_in
Workshop.all_drafts Workshop.begin Workshop.change Workshop.copy Workshop.drop Workshop.faults Workshop.keep
Workshop.keep_apart Workshop.open Workshop.publish Workshop.sides
"""

# About the user alone, or only what the user reaches.
FOR_EVERYBODY = """
Accounts.check_pin
Residents.units
"""

# Stand in for a conversation that is held with nobody, and keep nothing.
KEEPS_NOTHING = {"Rehearsal.finish", "Rehearsal.keep", "Rehearsal.pause", "Rehearsal.stop"}

TABLE: dict[str, tuple[set[Role], set[Role]]] = {
    case: allowed
    for cases, allowed in (
        (FOR_STAFF_OF_THE_UNIT, ({STAFF, SUPERUSER}, set())),
        (FOR_STAFF_ANYWHERE, ({STAFF, SUPERUSER}, {STAFF})),
        (FOR_LEADER_OF_THE_UNIT, ({LEADER, SUPERUSER}, set())),
        (FOR_LEADER_ANYWHERE, ({LEADER, SUPERUSER}, {LEADER})),
        (FOR_SUPERUSERS, ({SUPERUSER}, set())),
        (FOR_EVERYBODY, ({STAFF, LEADER, SUPERUSER}, {STAFF, LEADER})),
    )
    for case in cases.split()
}
"""Who is let in, of the person's own unit and of another one."""


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    yield make_world(tmp_path_factory.mktemp("home"))


def test_every_use_case_has_a_row_and_every_row_a_use_case() -> None:
    known = set(TABLE) | KEEPS_NOTHING
    found = set(use_cases())
    assert found - known == set(), "use cases that nobody has said who may do"
    assert known - found == set(), "rows whose use case is gone"


@pytest.fixture(scope="module")
def untouched(world: World, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Any]]:
    """The services for those who are refused, and so change nothing for the next."""
    with world.services(tmp_path_factory.mktemp("untouched")) as services:
        yield services


@pytest.mark.parametrize("case", sorted(TABLE))
def test_those_may_and_nobody_else(
    case: str, world: World, untouched: dict[str, Any], tmp_path: Path
) -> None:
    here, elsewhere = TABLE[case]
    tried = [(role, world.actor(role), role in here) for role in Role]
    tried += [(role, world.actor(role, uuid4()), role in elsewhere) for role in (STAFF, LEADER)]
    for role, actor, may in tried:
        if not may:
            assert not world.lets_in(case, actor, untouched), f"{role} is let in"
            continue
        with world.services(tmp_path) as services:
            assert world.lets_in(case, actor, services), f"{role} is not let in"


def test_a_leader_sees_no_single_person_and_only_superusers_erase() -> None:
    assert not RIGHTS[LEADER] & {Right.SEE_PEOPLE, Right.SEE_ANSWERS, Right.EXPORT_PERSON, Right.ERASE}
    assert [role for role in Role if Right.ERASE in RIGHTS[role]] == [SUPERUSER]
    assert RIGHTS[SUPERUSER] == frozenset(Right)

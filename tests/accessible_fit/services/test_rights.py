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
from tests.accessible_fit.services.every_use_case import World, light, make_world, use_cases
from tests.accessible_fit.services.rights_table import table

STAFF, LEADER, SUPERUSER = Role.STAFF, Role.LEADER, Role.SUPERUSER

# Staff in units of their own, and a superuser; in another unit nobody but a superuser.
FOR_STAFF_OF_THE_UNIT = """
Actions.change Actions.close Actions.done Actions.make Actions.of_conversation Actions.of_person
Actions.reopen Actions.said Actions.shown
BoardCards.add
Clips.clips_for Clips.clips_for_mat Clips.keep Clips.listed Clips.remove Clips.sound
ConsentTalks.begin ConsentTalks.say
Consents.decide Consents.latest Consents.of_person
Conversations.begin Conversations.describe_help Conversations.finish Conversations.go_on Conversations.keep
Conversations.pause Conversations.proposal Conversations.stop
Holders.still_here
FollowUps.change FollowUps.copied FollowUps.keep FollowUps.of_person FollowUps.printed FollowUps.proposed
FollowUps.remove
Following.add_event Following.events Following.person Following.remove_event
Grants.give Grants.of_person Grants.take_back
JoinedSeries.person
Log.of_person Log.printed
MatAfter.consent MatAfter.note_card MatAfter.observe MatAfter.review MatAfter.set_own_words
MatHistory.found_in MatHistory.line MatHistory.together MatHistory.topics
MatBoards.save
MatPictures.handed MatPictures.shown
MatSetup.add_card MatSetup.change_card MatSetup.retire_card MatSetup.save MatSetup.setup
MatTopics.offered
MyPages.helped MyPages.mats MyPages.open MyPages.seen
Mats.begin Mats.finish Mats.go_on Mats.keep Mats.keep_photo Mats.pause Mats.stop Mats.who_may_see
Occasions.followed_up Occasions.note Occasions.of_person Occasions.of_unit
Occasions.plan_follow_up Occasions.take_back
PaperEntry.before PaperEntry.check_day PaperEntry.keep
PaperForms.print_form
PaperMats.before PaperMats.keep PaperMats.photo_of PaperMats.print_set
FhirExport.file FhirExport.person
PersonExport.make PersonReports.make
Pictures.memory Pictures.note_used Pictures.of_person Pictures.of_unit Pictures.photo_of
Pictures.remove_person_photo Pictures.set_favourite Pictures.set_person_photo Pictures.shown_to
Pictures.tie_to_person Pictures.tie_to_unit Pictures.untie
Plans.change Plans.end Plans.of_person
Preparing.may_be_rated Preparing.offered
Pretests.begin Pretests.card Pretests.choose Pretests.keep Pretests.reminder Pretests.use
Quality.conversation Quality.person Quality.scores
RatedTalks.held_in_group RatedTalks.is_about RatedTalks.of_rating
Residents.add Residents.card Residents.change Residents.save_profile
Review.conversation Review.person
Stays.begin Stays.end Stays.running
"""

# A plan is the staff's and the leader's; for the leader without the names of persons.
FOR_STAFF_AND_LEADER_OF_THE_UNIT = """
Plans.of_unit
"""

# The same, and what comes back is of no single unit or only of those the user works in.
FOR_STAFF_ANYWHERE = """
Actions.open_ones
BoardsOut.save
Forms.figures Forms.offered Forms.titles
Linking.in_use
PaperEntry.find PaperForms.offered
Residents.listed
"""

FOR_LEADER_OF_THE_UNIT = """
Rollouts.change Rollouts.copied Rollouts.done Rollouts.follow_up Rollouts.not_done Rollouts.of_unit
Rollouts.printed Rollouts.remove Rollouts.write
SameKind.beside
Units.change
Plans.make
UnitAsking.of_unit UnitAsking.years
UnitOverview.of_unit UnitOverview.participation UnitOverview.years
UnitReports.make
UnitRegister.aims UnitRegister.of_unit UnitRegister.write_aims UnitRegister.years
"""

FOR_LEADER_ANYWHERE = """
AllUnitsOverview.of_year AllUnitsOverview.years
Log.choices Log.found Log.whole
PublishedValues.beside PublishedValues.kept PublishedValues.look_through PublishedValues.questions
PublishedValues.remove_place PublishedValues.take_in PublishedValues.write
Rollouts.due Rollouts.units
UnitAsking.units
UnitOverview.units
UnitRegister.units
Units.add Units.listed
"""

# Of one person, because it was given: to the leader of the unit and nobody else.
FOR_LEADER_WHO_WAS_GIVEN_IT = """
GivenPersons.answers GivenPersons.mats GivenPersons.page
"""

FOR_EVERY_LEADER = """
GivenPersons.listed
"""

FOR_SUPERUSERS = """
Accounts.add
MethodSupport.marks MethodSupport.units
SameKind.all_kinds
Backups.choose_folder Backups.choose_passphrase Backups.make Backups.state
Erasure.erase Erasure.preview Erasure.tidy
Colleagues.add Colleagues.change Colleagues.give_password Colleagues.listed Colleagues.one
Colleagues.set_disabled
Forms.compared Forms.find Forms.listed Forms.look_through Forms.set_figures Forms.set_offered Forms.take_in
Forms.versions Forms.written
Linking.all_kept Linking.find Linking.keep Linking.leave Linking.use
PictureSets.glimpse PictureSets.look_through PictureSets.take_in
OrganisationName.now OrganisationName.write
Retention.carry_out Retention.decide Retention.due Retention.rules
Units.set_workers
Waiting.ask_again Waiting.let_go Waiting.not_arrived
Workshop.all_drafts Workshop.begin Workshop.change Workshop.copy Workshop.drop Workshop.faults Workshop.keep
Workshop.keep_apart Workshop.open Workshop.publish Workshop.sides
"""

# About the user alone, or only what the user reaches.
FOR_EVERYBODY = """
Accounts.change_language Accounts.change_password Accounts.change_pin Accounts.check_pin
Accounts.code_opens Accounts.own Accounts.renewed Accounts.unlock
Plans.askable Plans.units
Residents.units
"""

# Stand in for a conversation that is held with nobody, and keep nothing.
KEEPS_NOTHING = {
    "NobodyElse.still_here",
    "Rehearsal.finish",
    "Rehearsal.keep",
    "Rehearsal.pause",
    "Rehearsal.stop",
}

TABLE: dict[str, tuple[set[Role], set[Role]]] = {
    case: allowed
    for cases, allowed in (
        (FOR_STAFF_OF_THE_UNIT, ({STAFF, SUPERUSER}, set())),
        (FOR_STAFF_ANYWHERE, ({STAFF, SUPERUSER}, {STAFF})),
        (FOR_STAFF_AND_LEADER_OF_THE_UNIT, ({STAFF, LEADER, SUPERUSER}, set())),
        (FOR_LEADER_OF_THE_UNIT, ({LEADER, SUPERUSER}, set())),
        (FOR_LEADER_ANYWHERE, ({LEADER, SUPERUSER}, {LEADER})),
        (FOR_LEADER_WHO_WAS_GIVEN_IT, ({LEADER}, set())),
        (FOR_EVERY_LEADER, ({LEADER}, {LEADER})),
        (FOR_SUPERUSERS, ({SUPERUSER}, set())),
        (FOR_EVERYBODY, ({STAFF, LEADER, SUPERUSER}, {STAFF, LEADER})),
    )
    for case in cases.split()
}
"""Who is let in, of the person's own unit and of another one."""


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with light():
        yield make_world(tmp_path_factory.mktemp("home"))


def test_every_use_case_has_a_row_and_every_row_a_use_case() -> None:
    known = set(TABLE) | KEEPS_NOTHING
    found = set(use_cases())
    assert found - known == set(), "use cases that nobody has said who may do"
    assert known - found == set(), "rows whose use case is gone"


@pytest.fixture(scope="module")
def services(world: World, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Any]]:
    """The services over a home in which nothing lasts: whatever is written is undone again."""
    with world.services(tmp_path_factory.mktemp("undone")) as made:
        yield made


@pytest.mark.parametrize("case", sorted(TABLE))
def test_those_may_and_nobody_else(case: str, world: World, services: dict[str, Any]) -> None:
    here, elsewhere = TABLE[case]
    tried = [(role, world.actor(role), role in here) for role in Role]
    tried += [(role, world.actor(role, uuid4()), role in elsewhere) for role in (STAFF, LEADER)]
    before = world.kept()
    for role, actor, may in tried:
        let_in = world.lets_in(case, actor, services)
        assert let_in == may, f"{role} is {'let in' if let_in else 'not let in'}"
    assert world.kept() == before, "nothing that is tried here lasts"


def test_a_leader_sees_no_single_person_and_only_superusers_erase() -> None:
    assert not RIGHTS[LEADER] & {Right.SEE_PEOPLE, Right.SEE_ANSWERS, Right.EXPORT_PERSON, Right.ERASE}
    assert [role for role in Role if Right.ERASE in RIGHTS[role]] == [SUPERUSER]
    assert RIGHTS[SUPERUSER] == frozenset(Right) - {Right.SEE_GIVEN}


def test_the_table_to_be_read_says_what_holds() -> None:
    told = Path(__file__).parents[3].joinpath("docs", "operations.md").read_text(encoding="utf-8")
    assert table() in told, "make it anew: python -m tests.accessible_fit.services.rights_table"

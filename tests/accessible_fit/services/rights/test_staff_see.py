"""“Staff may see what I say”: after a no only those who were there open it, tried use case by use case.

Every use case that staff have stands in exactly one of the lists; a new one without a place here fails.
"""

import datetime as dt
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import Enum
from typing import Any
from uuid import UUID, uuid4

import pytest

from accessible_fit.errors import NotAllowed, OnlyWhoWasThere
from accessible_fit.reports.kinds import FileFormat
from accessible_fit.services.access import Actor
from accessible_fit.services.following.actions import Actions, Promise, Standing
from accessible_fit.services.following.actions_said import FromAnswer, FromArea, FromCard
from accessible_fit.services.following.follow_ups import FollowUps, Written
from accessible_fit.services.mats.holding import Mats
from accessible_fit.services.review.series import WHOLE
from accessible_fit.services.rights.consents import Consents, HowSaid, Said
from accessible_fit.services.rights.grants import Grants, NewGrant
from accessible_fit.services.signing_in.accounts import Accounts
from accessible_fit.services.signing_in.new_account import NewAccount
from accessible_fit.words.catalogue import Words
from db import actions, answers, askings, audit, consents, conversations, mats, people
from db.engine import open_store
from db.ids import new_id
from db.records import Occasion
from db.vocabulary import AskingOutcome, ConsentAudience, ConsentDecision, ConsentKind, Helped, Role
from tests.accessible_fit.services.every_use_case import World, light, make_world
from tests.accessible_fit.services.test_rights import TABLE
from tests.journeys.people import PASSWORD, PIN, form, now
from tests.journeys.whole_life import ALIAS, TYPED


def rows(text: str) -> list[str]:
    """What stands in a list below, with what it is given besides after a colon."""
    return text.split()


# Closed to everybody who was not there.
CLOSED = rows("""
Actions.of_conversation
Actions.make:of-answer Actions.make:of-card Actions.make:of-area
Actions.said:of-answer Actions.said:of-card Actions.said:of-area
Conversations.go_on
FollowUps.change FollowUps.copied FollowUps.printed FollowUps.remove
Following.person
JoinedSeries.person
MatAfter.consent MatAfter.note_card MatAfter.observe MatAfter.review MatAfter.set_own_words
MatBoards.save:staff MatBoards.save:relatives
MatHistory.found_in MatHistory.line MatHistory.together MatHistory.topics
MatPictures.handed:staff MatPictures.handed:relatives MatPictures.shown
Mats.go_on
PaperMats.photo_of
PersonReports.make:csv PersonReports.make:xlsx PersonReports.make:json
Quality.conversation Quality.person Quality.scores
RatedTalks.held_in_group RatedTalks.is_about RatedTalks.of_rating
Review.conversation Review.person
""")

# Comes to everybody, without what the person said for those who were not there.
WITHOUT_WORDS = rows("""
Actions.change Actions.close Actions.done Actions.of_person Actions.open_ones Actions.reopen Actions.shown
FollowUps.of_person FollowUps.proposed
Occasions.followed_up Occasions.note Occasions.of_person Occasions.of_unit
Occasions.plan_follow_up Occasions.take_back
Residents.card Residents.listed
""")

# The person's own: to be looked at with the person, taken along, asked about. Each is in the log.
THE_PERSONS = rows("""
ConsentTalks.begin ConsentTalks.say
Consents.decide Consents.latest Consents.of_person
FhirExport.file FhirExport.person
Log.of_person Log.printed
MatBoards.save MatPictures.handed
MyPages.helped MyPages.mats MyPages.open MyPages.seen
PersonExport.make
PersonReports.make:pdf
""")

# Tells nothing of what the person said: what is asked, with whom, how, and what staff write themselves.
TELLS_NOTHING = rows("""
Accounts.change_language Accounts.change_password Accounts.change_pin Accounts.check_pin
Accounts.code_opens Accounts.own Accounts.renewed Accounts.unlock
Actions.make Actions.said
BoardCards.add BoardsOut.save
Clips.clips_for Clips.clips_for_mat Clips.keep Clips.listed Clips.remove Clips.sound
Conversations.begin Conversations.describe_help Conversations.finish Conversations.keep Conversations.pause
Conversations.proposal Conversations.stop
FollowUps.keep
Following.add_event Following.events Following.remove_event
Forms.figures Forms.offered Forms.titles
Grants.give Grants.of_person Grants.take_back
Holders.still_here
Linking.in_use
MatSetup.add_card MatSetup.change_card MatSetup.retire_card MatSetup.save MatSetup.setup
MatTopics.offered
Mats.begin Mats.finish Mats.keep Mats.keep_photo Mats.pause Mats.stop Mats.who_may_see
PaperEntry.before PaperEntry.check_day PaperEntry.find PaperEntry.keep
PaperForms.offered PaperForms.print_form
PaperMats.before PaperMats.keep PaperMats.print_set
Pictures.memory Pictures.note_used Pictures.of_person Pictures.of_unit Pictures.photo_of
Pictures.remove_person_photo Pictures.set_favourite Pictures.set_person_photo Pictures.shown_to
Pictures.tie_to_person Pictures.tie_to_unit Pictures.untie
Plans.askable Plans.change Plans.end Plans.of_person Plans.of_unit Plans.units
Preparing.may_be_rated Preparing.offered
Pretests.begin Pretests.card Pretests.choose Pretests.keep Pretests.reminder Pretests.use
Residents.add Residents.change Residents.save_profile Residents.units
Stays.begin Stays.end Stays.running
""")

OWN_WORDS = TYPED[0]
TOLD, VIEW = "Maten är kall på kvällen", "Jag trivs inte med vem jag bor med"
SAYS_OF_A_PERSON = {
    "SaidLine",
    "ConversationReview",
    "Series",
    "Point",
    "Answer",
    "Placement",
    "HeldMat",
    "MatReview",
    "ThenNow",
    "OverTime",
    "Joined",
    "PersonQuality",
}
"""Records that hold what a person said."""


def case_of(row: str) -> str:
    return row.partition(":")[0]


@dataclass
class House:
    """The world in which Åsa-Märta has decided something, and who works there."""

    world: World
    services: dict[str, Any]
    bo: Actor
    siv: Actor
    said: str

    @property
    def eva(self) -> Actor:
        """Held every conversation; works as staff."""
        return self.world.actor(Role.STAFF)

    def closes(self, row: str, actor: Actor) -> bool:
        """Whether a use case is refused because of what the person has said."""
        try:
            self.does(row, actor)
        except OnlyWhoWasThere as problem:
            assert problem.details["name"] == ALIAS
            return True
        except NotAllowed:
            raise
        except Exception:
            return False  # whatever else goes wrong comes after
        return False

    def does(self, row: str, actor: Actor) -> object:
        kind, _, method = case_of(row).partition(".")
        use = getattr(self.services[kind], method)
        more = self.world.for_case.get(row, {}) if ":" in row else {}
        return use(actor, **{**self.world.arguments(case_of(row), use), **more})


STATES: dict[str, ConsentDecision | None] = {
    "not asked": None,
    "yes": ConsentDecision.GIVEN,
    "no": ConsentDecision.DECLINED,
    "taken back": ConsentDecision.WITHDRAWN,
}


@pytest.fixture(scope="module")
def houses(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, House]]:
    with light(), ExitStack() as stack:
        folder = tmp_path_factory.mktemp("home")
        world, bo, siv, said = _with_more(make_world(folder))
        made = {}
        for name, decision in STATES.items():
            file = folder / f"{name}.db"
            shutil.copy(world.file, file)
            mine = replace(world, file=file)
            _decide(mine, decision)
            services = stack.enter_context(mine.services(tmp_path_factory.mktemp("sets")))
            made[name] = House(mine, services, bo, siv, said)
        yield made


def _with_more(world: World) -> tuple[World, Actor, Actor, str]:
    """Add colleagues who held nothing, and what else can be told of the person."""
    person_id, talk, mat_id = (world.given[one] for one in ("person_id", "talk", "mat_id"))
    with open_store(f"sqlite:///{world.file}") as store:
        accounts, here = Accounts(store, now), frozenset({world.unit_id})
        ids = [
            accounts.add(world.superuser, NewAccount(name, name.title(), PASSWORD, PIN), role, here)
            for name, role in (("bo", Role.STAFF), ("siv", Role.SUPERUSER))
        ]
        asked, item = world.given["conversation_id"], form().items[0].id
        promise = Promise("Vi lagar maten senare", "Karin", world.given["day"])
        made = Actions(store, now, dict).make(world.superuser, person_id, promise, FromAnswer(asked, item))
        written = Written(dt.date(2026, 2, 2), persons_view=VIEW)
        follow_up = FollowUps(store, now).keep(world.superuser, person_id, written)
        with store.writing() as tx:
            actions.done(tx, made.id, now())
            actions.shown(tx, made.id, now(), Helped.NO)
            occasion = Occasion(
                new_id(),
                person_id,
                world.unit_id,
                "group_home",
                dt.date(2026, 3, 1),
                outcome=AskingOutcome.COULD_NOT,
                reason="Sjuk",
                noted_at=now(),
                noted_by=world.superuser.user_id,
                follow_up_on=dt.date(2026, 3, 2),
                followed_up_at=now(),
                followed_up_note=TOLD,
            )
            askings.put(tx, occasion)
            first = mats.get(tx, mat_id)
            card = mats.placements_of(tx, mat_id)[0]
    sources = {
        "of-answer": FromAnswer(asked, item),
        "of-card": FromCard(card.id),
        "of-area": FromArea(form().id, WHOLE),
    }
    for_case = {
        **world.for_case,
        **{
            f"Actions.{does}:{name}": {"source": one}
            for does in ("said", "make")
            for name, one in sources.items()
        },
        "Conversations.go_on": {"conversation_id": talk.id},
        "MatHistory.line": {"topic_id": first.topic_id},
        "MatHistory.found_in": {"conversation_id": first.conversation_id},
        "MatBoards.save:staff": {"to": ConsentAudience.STAFF},
        "MatBoards.save:relatives": {"to": ConsentAudience.RELATIVES},
        "MatPictures.handed:staff": {"to": ConsentAudience.STAFF},
        "MatPictures.handed:relatives": {"to": ConsentAudience.RELATIVES},
        "PaperMats.photo_of": {"conversation_id": first.conversation_id},
        **{
            f"PersonReports.make:{one.value}": {
                "days": (dt.date(2020, 1, 1), now().date()),
                "file_format": one,
            }
            for one in FileFormat
        },
    }
    given = {**world.given, "follow_up_id": follow_up.id, "occasion_id": occasion.id, "action_id": made.id}
    bo, siv = (
        Actor(one, name, role, here)
        for one, name, role in zip(ids, ("Bo", "Siv"), (Role.STAFF, Role.SUPERUSER), strict=True)
    )
    return replace(world, for_case=for_case, given=given), bo, siv, made.said


def _decide(world: World, decision: ConsentDecision | None) -> None:
    with open_store(f"sqlite:///{world.file}") as store:
        if decision is None:
            with store.writing() as tx:
                tx.exec_driver_sql("DELETE FROM consent WHERE kind = 'staff_see'")
            return
        said = Said(decision, HowSaid.SHOWED, "Karin")
        Consents(store, now).decide(world.superuser, world.given["person_id"], ConsentKind.STAFF_SEE, said)


# ---------------------------------------------------------------------- the table


def test_every_use_case_of_staff_stands_in_one_list() -> None:
    lists = (CLOSED, WITHOUT_WORDS, THE_PERSONS, TELLS_NOTHING)
    rows = [row for one in lists for row in one]
    assert len(rows) == len(set(rows)), "a row stands in two lists"
    known, found = (
        {case_of(row) for row in rows},
        {case for case, (here, _) in TABLE.items() if Role.STAFF in here},
    )
    assert found - known == set(), "use cases of which nobody has said what a no does to them"
    assert known - found == set(), "rows whose use case is gone"


@pytest.mark.parametrize("row", CLOSED)
def test_after_a_no_only_who_was_there_opens_it(row: str, houses: dict[str, House]) -> None:
    for state, house in houses.items():
        no = STATES[state] in (ConsentDecision.DECLINED, ConsentDecision.WITHDRAWN)
        for actor in (house.eva, house.bo, house.siv):
            closed = house.closes(row, actor)
            was_there = actor.user_id == house.eva.user_id
            assert closed == (no and not was_there), f"{state}, {actor.name}: {closed}"


@pytest.mark.parametrize("row", [*WITHOUT_WORDS, *THE_PERSONS, *TELLS_NOTHING])
def test_what_is_not_closed_is_as_open_after_a_no(row: str, houses: dict[str, House]) -> None:
    for actor in (houses["no"].eva, houses["no"].bo, houses["no"].siv):
        assert not houses["no"].closes(row, actor)


@pytest.mark.parametrize("row", [*WITHOUT_WORDS, *TELLS_NOTHING])
def test_nothing_that_the_person_said_comes_with_the_rest(row: str, houses: dict[str, House]) -> None:
    house = houses["taken back"]
    for actor in (house.bo, house.siv):
        try:
            found = house.does(row, actor)
        except Exception:
            continue
        texts, kinds = told_in(found)
        secrets = {OWN_WORDS, TOLD, VIEW, house.said}
        assert not {one for one in secrets for text in texts if one in text}
        assert not kinds & SAYS_OF_A_PERSON


def test_the_secrets_are_there_to_be_found(houses: dict[str, House]) -> None:
    """Otherwise the test above finds nothing because there is nothing."""
    house = houses["yes"]
    found = {secret: [] for secret in (OWN_WORDS, TOLD, VIEW, house.said)}  # type: dict[str, list[str]]
    for row in WITHOUT_WORDS:
        try:
            texts, _ = told_in(house.does(row, house.bo))
        except Exception:
            continue
        for secret in found:
            if any(secret in text for text in texts):
                found[secret].append(row)
    assert all(found.values()), found
    assert "Residents.card" in found[OWN_WORDS]
    assert {"Occasions.of_unit", "Occasions.of_person"} <= set(found[TOLD])
    assert {"FollowUps.of_person"} <= set(found[VIEW])
    assert {"Actions.of_person"} <= set(found[house.said])


def told_in(found: object) -> tuple[list[str], set[str]]:
    """Every text in what a use case returns, however deep, and the names of all kinds of records."""
    texts: list[str] = []
    kinds: set[str] = set()
    _walk(found, texts, kinds)
    return texts, kinds


def _walk(one: object, texts: list[str], kinds: set[str]) -> None:
    if isinstance(one, str):
        texts.append(one)
    elif isinstance(one, bytes | Enum | UUID):
        return
    elif is_dataclass(one) and not isinstance(one, type):
        kinds.add(type(one).__name__)
        for part in fields(one):
            _walk(getattr(one, part.name), texts, kinds)
    elif isinstance(one, Mapping):
        for key, value in one.items():
            _walk(key, texts, kinds)
            _walk(value, texts, kinds)
    elif isinstance(one, Iterable):
        for value in one:
            _walk(value, texts, kinds)


# ---------------------------------------------------------------------- what is left, to whom


def test_it_says_why_and_what_to_do_in_one_easy_sentence_each(houses: dict[str, House]) -> None:
    house = houses["no"]
    with pytest.raises(OnlyWhoWasThere) as closed:
        house.does("Review.conversation", house.bo)
    sentence, mend = Words("sv").error(closed.value)
    assert ALIAS in sentence and ALIAS in mend
    assert closed.value.person_id == house.world.given["person_id"]


def test_a_refusal_is_no_look_and_stands_in_no_log(houses: dict[str, House]) -> None:
    house = houses["no"]
    before = house.world.kept()
    for row in CLOSED:
        house.closes(row, house.bo)
    assert house.world.kept() == before


def test_the_persons_own_page_shows_everything_and_is_in_the_log(houses: dict[str, House]) -> None:
    house = houses["no"]
    page: Any = house.does("MyPages.open", house.bo)
    assert page.then_now and page.topics and page.ask_first
    assert house.said in {one.said for one in page.deeds}
    found: Any = house.services["MyPages"].mats(house.bo, page.resident.id, page.topics[0].topic_id)
    assert found.latest is not None


def test_a_promise_stands_where_it_stands_whoever_sees_why(houses: dict[str, House]) -> None:
    house = houses["no"]
    for actor, words, helped in ((house.eva, house.said, Helped.NO), (house.bo, "", None)):
        found: Any = house.does("Actions.of_person", actor)
        one = next(one for one in found.over if one.action.id == house.world.given["action_id"])
        assert one.standing is Standing.HELPED, "she has been asked, and nobody asks again"
        assert (one.action.said, one.action.helped) == (words, helped)
        assert one.action.text == "Vi lagar maten senare"


def test_a_follow_up_is_for_who_wrote_it_and_the_others_are_told_that_there_are_some(
    houses: dict[str, House],
) -> None:
    house = houses["no"]
    for actor, seen in ((house.eva, True), (house.bo, False)):
        found: Any = house.does("FollowUps.of_person", actor)
        assert bool(found.found) is seen and bool(found.closed) is not seen
        proposed: Any = house.does("FollowUps.proposed", actor)
        assert bool(proposed.persons_view) is seen


def test_who_entered_it_from_paper_was_there_as_well(houses: dict[str, House]) -> None:
    house = houses["no"]
    with open_store(f"sqlite:///{house.world.file}") as store:
        held = conversations_of(store, house)
        with store.writing() as tx:
            tx.exec_driver_sql(
                "UPDATE conversation SET entered_by = ?, entered_at = started_at, on_paper = 1 WHERE id = ?",
                (house.bo.user_id.bytes, held.bytes),
            )
    try:
        assert not house.closes("Review.conversation", house.bo)
        series: Any = house.does("Review.person", house.bo)
        assert {point.conversation_id for one in series for point in one.points} == {held}
        over: Any = house.does("Following.person", house.bo)
        assert over.only_own and set(over.held) == {held}
        assert house.closes("MatAfter.review", house.bo), "the mat was somebody else's"
        assert house.closes("PersonReports.make:csv", house.bo), "a report is whole or not made"
        whole: Any = house.does("Following.person", house.eva)
        assert not whole.only_own and len(whole.held) > 1
    finally:
        with open_store(f"sqlite:///{house.world.file}") as store, store.writing() as tx:
            tx.exec_driver_sql("UPDATE conversation SET entered_by = NULL, entered_at = NULL, on_paper = 0")


def conversations_of(store: Any, house: House) -> UUID:
    """The conversation with questions that has ended."""
    with store.reading() as tx:
        assert conversations.get(tx, house.world.given["conversation_id"]).led_by != house.bo.user_id
        assert answers.of_conversation(tx, house.world.given["conversation_id"])
    return UUID(str(house.world.given["conversation_id"]))


def test_nothing_is_closed_of_somebody_who_has_said_nothing_yet(houses: dict[str, House]) -> None:
    """The person has said no, and there is no conversation that could be closed."""
    house = houses["no"]
    with open_store(f"sqlite:///{house.world.file}") as store:
        with store.writing() as tx:
            new = people.add(tx, house.world.unit_id, "Ny")
        said = Said(ConsentDecision.DECLINED, HowSaid.SHOWED, "Karin")
        Consents(store, now).decide(house.eva, new.id, ConsentKind.STAFF_SEE, said)
    assert house.services["Review"].person(house.bo, new.id) == []
    assert not house.services["Following"].person(house.bo, new.id).only_own


def test_a_yes_to_the_picture_of_this_mat_after_the_no_holds(houses: dict[str, House]) -> None:
    house = houses["no"]
    given = house.world.given
    assert house.closes("MatPictures.shown", house.bo)
    with open_store(f"sqlite:///{house.world.file}") as store:
        with store.reading() as tx:
            mat_talk = mats.get(tx, given["mat_id"]).conversation_id
        Mats(store, now).who_may_see(house.eva, mat_talk, [ConsentAudience.STAFF], HowSaid.ON_SCREEN)
    assert not house.closes("MatPictures.shown", house.bo)
    assert house.closes("MatAfter.review", house.bo), "the picture alone"
    with open_store(f"sqlite:///{house.world.file}") as store:
        _no_again(store, house)
    assert house.closes("MatPictures.shown", house.bo)


def _no_again(store: Any, house: House) -> None:
    said = Said(ConsentDecision.DECLINED, HowSaid.SHOWED, "Karin")
    Consents(store, now).decide(house.eva, house.world.given["person_id"], ConsentKind.STAFF_SEE, said)


def test_a_yes_opens_everything_again_and_a_yes_for_another_does_not(houses: dict[str, House]) -> None:
    house = houses["taken back"]
    person, other = house.world.given["person_id"], uuid4()
    with open_store(f"sqlite:///{house.world.file}") as store, store.reading() as tx:
        assert consents.who_said_no(tx, ConsentKind.STAFF_SEE, [person, other]) == {person}
        assert consents.who_said_no(tx, ConsentKind.STATISTICS, [person]) == set()
        assert audit.verify(tx) == []
    with open_store(f"sqlite:///{house.world.file}") as store:
        yes = Said(ConsentDecision.GIVEN, HowSaid.SHOWED, "Karin")
        Consents(store, now).decide(house.eva, person, ConsentKind.STAFF_SEE, yes)
        assert not house.closes("Review.conversation", house.bo)
        Consents(store, now).decide(
            house.eva, person, ConsentKind.STAFF_SEE, replace(yes, decision=ConsentDecision.WITHDRAWN)
        )
    assert house.closes("Review.conversation", house.bo)


def test_a_leader_to_whom_the_person_was_shown_sees_no_more(houses: dict[str, House]) -> None:
    for state, sees in (("yes", True), ("no", False), ("taken back", False)):
        house = houses[state]
        lena = house.world.actor(Role.LEADER)
        for row in ("GivenPersons.answers", "GivenPersons.mats", "GivenPersons.page"):
            assert house.world.lets_in(row, lena, house.services) is sees
    with (
        open_store(f"sqlite:///{houses['no'].world.file}") as store,
        pytest.raises(Exception, match="said yes"),
    ):
        new = NewGrant(lena.user_id, now().date(), Said(ConsentDecision.GIVEN, HowSaid.SHOWED, "Karin"))
        Grants(store, now).give(houses["no"].eva, houses["no"].world.given["person_id"], new)

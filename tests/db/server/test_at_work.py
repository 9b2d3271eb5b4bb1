"""The program's own services on a server, as those who work there: all that is theirs, nothing else."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from random import Random
from uuid import UUID

import pytest
from argon2 import PasswordHasher

from accessible_fit.errors import NewPasswordNeeded, NotAllowed, SignInRefused
from accessible_fit.services.access import Actor
from accessible_fit.services.conversation import Conversations, Given
from accessible_fit.services.flow import Said
from accessible_fit.services.organisation import Units
from accessible_fit.services.residents import NewPerson, Residents
from accessible_fit.services.review.series import Review
from accessible_fit.services.rights.log import Log, LogWanted
from accessible_fit.services.signing_in.accounts import Accounts
from accessible_fit.services.signing_in.new_account import NewAccount
from accessible_fit.services.whole_person.erasure import Erasure
from accessible_fit.services.whole_person.export import PersonExport
from db import answers, audit, grants, people, person_rows, units, users
from db.engine import Store, Tx, open_store
from db.errors import SignInEnded, StoreReadOnly, UnknownRow
from db.ids import new_id
from db.records import PersonGrant, Unit
from db.vocabulary import InputWay, Language, Role, ServiceType, Sex
from pictograms.catalogue import Catalogue
from tests.db.server.town import Town, at_work, by_hand, one
from tests.journeys.people import PASSWORD, form, now
from tests.journeys.whole_life import TYPED, Home

FORTY = 40


class Working(Home):
    """Somebody who keeps a whole life on the server, with the very same steps as in a file."""

    def __init__(self, store: Store, actor: Actor, unit: Unit) -> None:
        self.store, self.eva, self.unit = store, actor, unit
        self.chance = Random(11)
        self.bytes_kept = []

    def _follow(
        self, tx: Tx, person_id: UUID, plan_id: UUID, talk_id: UUID, reason: str, method: str
    ) -> None:
        if self.eva.role is Role.SUPERUSER:  # the only ones who give others leave to see a person
            super()._follow(tx, person_id, plan_id, talk_id, reason, method)


def unit_of(store: Store, unit_id: UUID) -> Unit:
    with store.reading() as tx:
        return units.get(tx, unit_id)


@pytest.mark.parametrize("name", ["anna", "eva.ek"])
def test_a_whole_life_is_kept_read_taken_along_and_only_by_a_superuser_erased(town: Town, name: str) -> None:
    with at_work(town, name) as (store, actor):
        work = Working(store, actor, unit_of(store, town.bjorken))
        person_id = work.add("Lill-Åsa")
        work.live(person_id, TYPED)
        card = Residents(store, now).card(actor, person_id)
        assert card.photo is not None
        assert len(card.conversations) == 2
        talk = next(held for held in card.conversations if held.kind == "questions")
        assert Review(store).conversation(actor, talk.id)
        made = PersonExport(store, now, Catalogue.bundled).make(actor, person_id)
        assert len(made.data) > 10_000
        looked = Log(store, now).of_person(actor, person_id)
        assert {line.who for line in looked.lines} == {actor.name}
        if actor.role is Role.STAFF:
            with pytest.raises(NotAllowed):
                Erasure(store, now).erase(actor, person_id, "Lill-Åsa")
            with pytest.raises(UnknownRow), store.writing() as tx:
                person_rows.erase(tx, town.bengt)
            with pytest.raises(person_rows.LeftBehind), store.writing() as tx:
                person_rows.erase(tx, person_id)
        else:
            gone = Erasure(store, now).erase(actor, person_id, "Lill-Åsa")
            assert gone.rows["answer"] == 13
    with open_store(town.owner_url()) as store, store.reading() as tx:
        assert audit.verify(tx) == []
        left = person_rows.count(tx, person_id).total
        assert (left == 0) is (actor.role is Role.SUPERUSER)


def test_staff_go_no_further_than_their_units_by_any_use_case(town: Town) -> None:
    with at_work(town, "bo") as (store, bo):
        assert [line.person.id for line in Residents(store, now).listed(bo)] == [town.bengt]
        # also a program that has been made to believe that Bo is somebody else
        liar = replace(bo, role=Role.SUPERUSER, unit_ids=frozenset({town.bjorken, town.linden}))
        residents = Residents(store, now)
        assert [line.person.id for line in residents.listed(liar)] == [town.bengt]
        for use in (
            lambda: residents.card(liar, town.asa),
            lambda: residents.change(liar, town.asa, "x", None, Sex.NOT_STATED),
            lambda: Conversations(store, now).begin(liar, town.asa, form()),
            lambda: PersonExport(store, now, Catalogue.bundled).make(liar, town.asa),
            lambda: Erasure(store, now).erase(liar, town.asa, "Åsa-Märta"),
            lambda: Log(store, now).of_person(liar, town.asa),
            lambda: residents.add(liar, NewPerson(town.bjorken, "Ny")),
            lambda: Units(store).add(liar, "Min egen", ServiceType.GROUP_HOME),
            lambda: Accounts(store, now).add(
                liar, NewAccount("mig", "Mig", "en hemlig mening", "2580"), Role.SUPERUSER, frozenset()
            ),
        ):
            with pytest.raises((UnknownRow, StoreReadOnly)):
                use()
        claimed = replace(bo, user_id=town.users["anna"])
        with pytest.raises(StoreReadOnly):
            residents.card(claimed, town.bengt)


def test_a_person_who_moves_takes_the_history_along(town: Town) -> None:
    with at_work(town, "eva.ek") as (store, _), store.writing() as tx:
        people.update(tx, replace(people.get(tx, town.asa), unit_id=town.linden))
    with at_work(town, "bo") as (store, bo):
        card = Residents(store, now).card(bo, town.asa)
        assert len(card.conversations) == 2
        talk = next(held for held in card.conversations if held.kind == "questions")
        assert talk.unit_id == town.bjorken
        with store.reading() as tx:
            assert len(answers.of_conversation(tx, talk.id)) == 12
        with store.writing() as tx:
            tx.exec_driver_sql(
                "UPDATE conversation SET note = 'x' WHERE unit_id <> ALL (accessible_fit.my_units())"
            )
        with store.reading() as tx:
            assert "x" not in tx.exec_driver_sql("SELECT note FROM conversation").scalars().all()
    with by_hand(town, "anna") as hand:
        # as long as Björken gives support as well, Åsa stands in its list, with nothing that is hers
        assert one(hand, "SELECT count(*) FROM person") == 1
        with at_work(town, "eva.ek") as (store, _), store.writing() as tx:
            for stretch in people.enrolments(tx, town.asa):
                people.end_enrolment(tx, stretch.id, now().date())
        assert one(hand, "SELECT count(*) FROM person") == 0
        assert one(hand, "SELECT count(*) FROM photo") == 0


def test_a_leader_reads_the_log_and_no_persons(town: Town) -> None:
    with at_work(town, "lea") as (store, lea):
        found = Log(store, now).found(lea, LogWanted())
        assert found.lines
        assert {line.alias for line in found.lines} == {""}
        assert Log(store, now).whole(lea) == []
        with pytest.raises(UnknownRow):
            Residents(store, now).card(replace(lea, role=Role.SUPERUSER), town.asa)


def test_one_computer_two_colleagues_one_after_the_other(town: Town) -> None:
    with open_store(town.url()) as store:
        accounts, residents = Accounts(store, now), Residents(store, now)
        for name, alias in (("anna", "Åsa-Märta"), ("bo", "Bengt-Olov"), ("anna", "Åsa-Märta")):
            actor, _ = accounts.sign_in(name, PASSWORD)
            assert [line.person.alias for line in residents.listed(actor)] == [alias]
        accounts.check_pin(actor, "2469")
        assert accounts.unlock(actor, "2469").user_id == actor.user_id
        assert accounts.unlock(actor, PASSWORD).user_id == actor.user_id


def test_forty_at_once_keep_forty_conversations_each_in_its_own_unit(town: Town) -> None:
    kept = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
    with open_store(town.owner_url()) as store, store.writing() as tx:
        for number in range(FORTY):
            user = users.add(tx, f"staff{number}", f"Staff {number}", Role.STAFF, kept)
            users.assign(tx, user.id, (town.bjorken, town.linden)[number % 2])

    def hold(number: int) -> tuple[UUID, int]:
        person_id = (town.asa, town.bengt)[number % 2]
        with at_work(town, f"staff{number}") as (store, actor):
            talks = Conversations(store, now)
            talk = talks.begin(actor, person_id, form())
            for item_id in talk.flow.item_ids[:5]:
                talks.keep(actor, talk, Given(item_id, Said(raw=number % 3), InputWay.TOUCH, 700))
            with store.reading() as tx:
                seen = tx.exec_driver_sql("SELECT count(DISTINCT unit_id) FROM answer").scalar_one()
            return talk.id, seen

    with ThreadPoolExecutor(FORTY) as pool:
        held = list(pool.map(hold, range(FORTY)))
    assert {seen for _, seen in held} == {1}
    with open_store(town.owner_url()) as store, store.reading() as tx:
        for number, (talk_id, _) in enumerate(held):
            said = answers.of_conversation(tx, talk_id)
            assert [answer.raw for answer in said] == [number % 3] * 5
            assert {answer.unit_id for answer in said} == {(town.bjorken, town.linden)[number % 2]}
        assert audit.verify(tx) == []


def test_a_leader_reads_one_person_for_as_long_as_there_is_leave(town: Town) -> None:
    with at_work(town, "eva.ek") as (store, eva), store.writing() as tx:
        leave = grants.give(
            tx, PersonGrant(new_id(), town.asa, town.bjorken, town.users["lea"], now(), eva.user_id)
        )
    with by_hand(town, "lea") as hand:
        assert hand.execute("SELECT alias FROM person").fetchall() == [("Åsa-Märta",)]
        assert one(hand, "SELECT count(*) FROM answer") == 13
        assert one(hand, "SELECT count(DISTINCT person_id) FROM photo") == 1
        assert hand.execute("UPDATE person SET alias = 'x'").rowcount == 0
        assert hand.execute("UPDATE answer SET raw = 0").rowcount == 0
        with at_work(town, "eva.ek") as (store, _), store.writing() as tx:
            grants.take(tx, leave.id, now())
        assert one(hand, "SELECT count(*) FROM person") == 0
        assert one(hand, "SELECT count(*) FROM answer") == 0


def test_a_superuser_looks_after_accounts_from_any_computer(town: Town) -> None:
    given = "kami-dopo-lika-senu"
    with at_work(town, "eva.ek") as (store, eva), open_store(town.url()) as elsewhere:
        account = NewAccount("Ny.Kollega", "Ny Kollega", given, "")
        Accounts(store, now).add(eva, account, Role.STAFF, frozenset({town.linden}), given=True)
        beginner = Accounts(elsewhere, now)
        with pytest.raises(NewPasswordNeeded):
            beginner.sign_in("ny.kollega", given)
        new, _ = beginner.begin("ny.kollega", given, "mina egna fyra ord", "1397")
        assert new.unit_ids == frozenset({town.linden})
        assert beginner.sign_in("ny.kollega", "mina egna fyra ord")[0] == new
        with store.writing() as tx:
            users.assign(tx, new.user_id, town.bjorken)
            users.change(tx, new.user_id, "Ny Kollega", Role.LEADER, Language.EN)
        renewed = beginner.renewed(new)
        assert renewed is not None
        assert (renewed.role, len(renewed.unit_ids)) == (Role.LEADER, 2)
        with store.writing() as tx:
            users.set_disabled(tx, new.user_id, True)
        with pytest.raises(SignInEnded):
            beginner.renewed(new)
        with pytest.raises(SignInRefused):
            beginner.sign_in("ny.kollega", "mina egna fyra ord")

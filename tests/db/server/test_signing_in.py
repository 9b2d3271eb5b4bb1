"""Signing in on a server: it counts every try itself, and gives a secret that is nobody else's."""

import psycopg
import pytest
from psycopg import errors
from sqlalchemy import make_url

from accessible_fit.errors import SignInRefused, TooManyTries
from accessible_fit.services.signing_in.accounts import Accounts
from accessible_fit.services.signing_in.new_account import NewAccount
from accessible_fit.services.signing_in.on_server import proof
from db import audit, users
from db.engine import create_store, open_store
from db.errors import NoAccountsYet, NotForThisAccount, SignInEnded
from db.vocabulary import Role, ServiceType
from tests.db.conftest import sql_on_server
from tests.db.server.town import Town, as_login, at_work, by_hand, one, plain, signed_in
from tests.journeys.people import PASSWORD, now

WRONG = "not the password"


def knock(hand: psycopg.Connection[tuple[object, ...]], name: str, password: str) -> object:
    way = one(hand, "SELECT accessible_fit.way_of(%s)", name)
    return one(hand, "SELECT accessible_fit.knock(%s, %s)", name, proof(password, way))


def test_the_right_password_lets_in_and_the_log_has_it(town: Town) -> None:
    with open_store(town.url()) as store:
        accounts = Accounts(store, now)
        assert store.guard is not None
        assert accounts.is_first_start() is False
        with pytest.raises(SignInRefused):
            accounts.sign_in("Anna", WRONG)
        with pytest.raises(SignInRefused):
            accounts.sign_in("nobody", PASSWORD)
        actor, _ = accounts.sign_in(" ANNA ", PASSWORD)
        with pytest.raises(SignInRefused):  # whoever tries at a locked window does not throw Anna out
            accounts.sign_in("bo", WRONG)
        assert accounts.own(actor).sign_in_name == "anna"
        assert (actor.role, actor.unit_ids) == (Role.STAFF, frozenset({town.bjorken}))
    with open_store(town.owner_url()) as store, store.reading() as tx:
        assert audit.verify(tx) == []
        anna = users.by_name(tx, "anna")
        assert anna is not None
        assert anna.failed_count == 0
        verbs = [line.verb for line in audit.about(tx, anna.id)]
    assert verbs[-2:] == ["sign_in_refused", "signed_in"]


def test_after_three_failures_the_server_lets_wait(town: Town) -> None:
    with open_store(town.url()) as store:
        accounts = Accounts(store, now)
        for _ in range(3):
            with pytest.raises(SignInRefused):
                accounts.sign_in("anna", WRONG)
        with pytest.raises(TooManyTries):
            accounts.sign_in("anna", PASSWORD)
        accounts.sign_in("bo", PASSWORD)


def test_a_try_that_is_undone_tells_nothing(town: Town) -> None:
    """Otherwise one could guess and undo the count for ever."""
    with plain(town) as hand:
        for savepoint in (False, True):
            with pytest.raises(psycopg.Error, match="when it has been kept"), hand.transaction():
                if savepoint:
                    with hand.transaction():
                        attempt = knock(hand, "anna", PASSWORD)
                else:
                    attempt = knock(hand, "anna", PASSWORD)
                hand.execute("SELECT accessible_fit.enter(%s)", (attempt,))
        attempt = knock(hand, "anna", WRONG)
        with pytest.raises(RuntimeError), hand.transaction():
            assert one(hand, "SELECT token FROM accessible_fit.enter(%s)", attempt) is None
            raise RuntimeError  # and the line in the log with it
    with psycopg.connect(town.owner_url().replace("+psycopg", ""), autocommit=True) as owner:
        assert one(owner, "SELECT failed_count FROM app_user WHERE sign_in_name = 'anna'") == 1
        owner.execute("UPDATE accessible_fit.knock SET at = at - interval '2 minutes'")
        before = one(owner, "SELECT count(*) FROM audit_entry WHERE verb = 'sign_in_refused'")
        with by_hand(town, "bo"):
            pass
        assert one(owner, "SELECT count(*) FROM audit_entry WHERE verb = 'sign_in_refused'") == before + 1


def test_a_try_is_told_once_and_soon(town: Town) -> None:
    with plain(town) as hand:
        attempt = knock(hand, "anna", PASSWORD)
        assert one(hand, "SELECT token FROM accessible_fit.enter(%s)", attempt)
        assert one(hand, "SELECT token FROM accessible_fit.enter(%s)", attempt) is None
        late = knock(hand, "anna", PASSWORD)
        with psycopg.connect(town.owner_url().replace("+psycopg", ""), autocommit=True) as owner:
            owner.execute("UPDATE accessible_fit.knock SET at = at - interval '2 minutes'")
        assert one(hand, "SELECT token FROM accessible_fit.enter(%s)", late) is None


def test_how_a_password_was_hashed_does_not_tell_which_names_there_are(town: Town) -> None:
    with plain(town) as hand:
        real = one(hand, "SELECT accessible_fit.way_of('anna')")
        made_up = one(hand, "SELECT accessible_fit.way_of('nobody')")
        assert made_up == one(hand, "SELECT accessible_fit.way_of('nobody')")
        assert made_up != one(hand, "SELECT accessible_fit.way_of('somebody')")
    assert [len(part) for part in real.split("$")] == [len(part) for part in made_up.split("$")]
    assert real.split("$")[:4] == made_up.split("$")[:4]


def test_the_hash_of_another_does_not_help_without_its_end(town: Town) -> None:
    with plain(town) as hand:
        way = one(hand, "SELECT accessible_fit.way_of('anna')")
        for guess in (way, "", f"{way}$", None):
            attempt = one(hand, "SELECT accessible_fit.knock('anna', %s)", guess)
            assert one(hand, "SELECT token FROM accessible_fit.enter(%s)", attempt) is None


def test_signing_out_and_closing_an_account_end_the_secret(town: Town) -> None:
    with plain(town) as hand:
        signed_in(hand, "anna")
        with at_work(town, "eva.ek") as (store, _), store.writing() as tx:
            users.set_disabled(tx, town.users["anna"], True)
        assert one(hand, "SELECT count(*) FROM person") == 0
    with at_work(town, "bo") as (store, _):
        assert store.guard is not None
        secret = store.guard._token
        store.guard.sign_out()
        with store.reading() as tx:
            assert users.count(tx) == 0
        store.guard._token = secret
        with pytest.raises(SignInEnded), store.reading() as tx:
            users.count(tx)


def test_another_password_ends_what_was_begun_with_the_old_one(town: Town) -> None:
    with plain(town) as hand, at_work(town, "anna") as (store, anna):
        signed_in(hand, "anna")
        Accounts(store, now).change_password(anna, PASSWORD, "an entirely different one")
        assert one(hand, "SELECT count(*) FROM person") == 0
        assert Accounts(store, now).own(anna).sign_in_name == "anna"


def test_what_is_refused_is_said_in_words(town: Town) -> None:
    with at_work(town, "bo") as (store, _):
        with pytest.raises(NotForThisAccount), store.writing() as tx:
            users.assign(tx, town.users["bo"], town.bjorken)
        with pytest.raises(NotForThisAccount), store.writing() as tx:
            users.set_disabled(tx, town.users["anna"], True)


def test_only_the_owner_makes_the_first_account(server: str, empty_database: str) -> None:
    create_store(empty_database).close()
    name = str(make_url(empty_database).database)
    program = f"accessible_fit_{name}_program"
    sql_on_server(server, f"ALTER ROLE {program} PASSWORD 'x'")
    with open_store(as_login(server, program).format(name=name)) as store:
        with pytest.raises(NoAccountsYet, match="database's owner"):
            Accounts(store, now).is_first_start()
        with open_store(empty_database) as owned:
            account = NewAccount("eva", "Eva Ek", PASSWORD, "2468")
            Accounts(owned, now).make_first(account, "Björken", ServiceType.GROUP_HOME)
        assert Accounts(store, now).is_first_start() is False
        assert Accounts(store, now).sign_in("eva", PASSWORD)[0].role is Role.SUPERUSER
    by_the_program = as_login(server, program).format(name=name).replace("+psycopg", "")
    with psycopg.connect(by_the_program) as hand, pytest.raises(errors.InsufficientPrivilege):
        hand.execute("CREATE TEMP TABLE mine (n integer)")

"""Getting in: the first account, signing in, the code, unlocking, one's own account."""

from dataclasses import replace

import pytest

from accessible_fit.errors import (
    BadPin,
    EasyPassword,
    EasyPin,
    FieldMissing,
    NameTaken,
    NewPasswordNeeded,
    NotAllowed,
    SamePassword,
    SignInRefused,
    WeakPassword,
    WrongPassword,
    WrongPin,
)
from accessible_fit.services.access import RIGHTS, Actor, Right
from accessible_fit.services.signing_in.accounts import Accounts
from db import users
from db.engine import Store
from db.vocabulary import Language, Role, ServiceType
from tests.accessible_fit.services.signing_in.conftest import EVA, Clock


def test_the_first_start_makes_a_superuser_with_a_unit(accounts: Accounts) -> None:
    assert accounts.is_first_start()
    actor = accounts.make_first(EVA, " Ekbacken ", ServiceType.GROUP_HOME)
    assert (actor.name, actor.role, len(actor.unit_ids)) == ("Eva Ek", Role.SUPERUSER, 1)
    assert not accounts.is_first_start()


def test_there_is_only_one_first_account(accounts: Accounts, eva: Actor) -> None:
    with pytest.raises(NotAllowed):
        accounts.make_first(replace(EVA, sign_in_name="other"), "Annan", ServiceType.GROUP_HOME)


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        ({"display_name": " "}, FieldMissing),
        ({"sign_in_name": ""}, FieldMissing),
        ({"password": "kort"}, WeakPassword),
        ({"password": "aaaaaaaaaaaa"}, EasyPassword),
        ({"sign_in_name": "eva.ek.eklund", "password": "Eva.Ek.Eklund"}, EasyPassword),
        ({"pin": "1111"}, EasyPin),
        ({"pin": "3456"}, EasyPin),
        ({"pin": "87654321"}, EasyPin),
        ({"pin": "123"}, BadPin),
        ({"pin": "123456789"}, BadPin),
        ({"pin": "12a4"}, BadPin),
        ({"pin": "١٢٣٤"}, BadPin),
    ],
)
def test_an_account_that_protects_nothing_is_refused(
    accounts: Accounts, wrong: dict[str, str], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        accounts.make_first(replace(EVA, **wrong), "Ekbacken", ServiceType.GROUP_HOME)
    assert accounts.is_first_start()


def test_a_unit_needs_a_name(accounts: Accounts) -> None:
    with pytest.raises(FieldMissing):
        accounts.make_first(EVA, "  ", ServiceType.GROUP_HOME)


def test_signing_in_with_any_capitals_in_the_name(accounts: Accounts, eva: Actor) -> None:
    actor, language = accounts.sign_in("eva.EK", EVA.password)
    assert (actor, language) == (eva, Language.SV)


@pytest.mark.parametrize(("name", "password"), [("eva.ek", "fel lösenord"), ("nobody", EVA.password)])
def test_a_wrong_name_and_a_wrong_password_are_told_alike(
    accounts: Accounts, eva: Actor, name: str, password: str
) -> None:
    with pytest.raises(SignInRefused):
        accounts.sign_in(name, password)


def test_the_code_is_the_users_own(accounts: Accounts, eva: Actor) -> None:
    accounts.check_pin(eva, EVA.pin)
    with pytest.raises(WrongPin):
        accounts.check_pin(eva, "0000")


def test_a_hash_that_is_damaged_lets_nobody_in(accounts: Accounts, eva: Actor, store: Store) -> None:
    with store.writing() as tx:
        users.set_password(tx, eva.user_id, "not a hash")
    with pytest.raises(SignInRefused):
        accounts.sign_in("eva.ek", EVA.password)


def test_code_and_password_unlock_and_bring_the_rights_of_today(
    accounts: Accounts, eva: Actor, store: Store
) -> None:
    assert accounts.unlock(eva, EVA.pin) == eva
    assert accounts.unlock(eva, EVA.password) == eva
    with store.writing() as tx:
        users.change(tx, eva.user_id, "Eva Ek", Role.LEADER, Language.SV)
    assert accounts.unlock(eva, EVA.pin).role is Role.LEADER
    assert accounts.renewed(eva) != eva
    with store.writing() as tx:
        users.set_disabled(tx, eva.user_id, True)
    with pytest.raises(SignInRefused):
        accounts.unlock(eva, EVA.pin)
    assert accounts.renewed(eva) is None


def test_a_given_password_lets_in_once_to_choose_another(
    accounts: Accounts, eva: Actor, store: Store
) -> None:
    given = "kavo-timu-sela-ropi"
    bo = replace(EVA, sign_in_name="bo", display_name="Bo", password=given, pin="")
    accounts.add(eva, bo, Role.STAFF, eva.unit_ids, given=True)
    with pytest.raises(NewPasswordNeeded):
        accounts.sign_in("bo", given)
    with pytest.raises(SamePassword):
        accounts.begin("bo", given, given, "9753")
    with pytest.raises(SignInRefused):
        accounts.begin("bo", "fel lösenord", "sex egna nya ord", "9753")
    actor, _ = accounts.begin("bo", given, "sex egna nya ord", "9753")
    assert actor.role is Role.STAFF
    accounts.check_pin(actor, "9753")
    with pytest.raises(SignInRefused):
        accounts.sign_in("bo", given)
    assert accounts.sign_in("bo", "sex egna nya ord")[0] == actor
    with pytest.raises(NotAllowed):
        accounts.begin("bo", "sex egna nya ord", "sju egna nya ord", "9753")


def test_changing_ones_own_secrets_takes_the_password(accounts: Accounts, eva: Actor, clock: Clock) -> None:
    with pytest.raises(WrongPassword):
        accounts.change_password(eva, "fel lösenord", "helt andra glada ord")
    with pytest.raises(WrongPassword):
        accounts.change_pin(eva, "fel lösenord", "9753")
    with pytest.raises(SamePassword):
        accounts.change_password(eva, EVA.password, EVA.password)
    accounts.change_password(eva, EVA.password, "helt andra glada ord")
    accounts.change_pin(eva, "helt andra glada ord", "9753")
    accounts.change_language(eva, Language.EN)
    actor, language = accounts.sign_in("eva.ek", "helt andra glada ord")
    assert (actor, language) == (eva, Language.EN)
    accounts.check_pin(eva, "9753")
    assert accounts.own(eva).sign_in_name == "eva.ek"


def test_letters_in_two_pieces_are_the_same_password(accounts: Accounts, eva: Actor) -> None:
    in_one, in_two = "blå björk på ängen", "bla\u030a bjo\u0308rk pa\u030a a\u0308ngen"
    new = replace(EVA, sign_in_name="åsa", display_name="Åsa", password=in_one)
    accounts.add(eva, new, Role.STAFF, eva.unit_ids)
    actor, _ = accounts.sign_in("a\u030asa", in_two)
    assert actor.name == "Åsa"


def test_secrets_are_kept_as_hashes_only(accounts: Accounts, eva: Actor, store: Store) -> None:
    with store.reading() as tx:
        user = users.get(tx, eva.user_id)
    assert user.password_hash.startswith("$argon2id$")
    assert user.pin_hash is not None
    assert user.pin_hash.startswith("$argon2id$")


def test_a_colleague_gets_an_account_for_some_units_only(accounts: Accounts, eva: Actor) -> None:
    new = replace(EVA, sign_in_name="bo", display_name="Bo", language=Language.EN)
    accounts.add(eva, new, Role.STAFF, eva.unit_ids)
    actor, language = accounts.sign_in("bo", EVA.password)
    assert (actor.role, actor.unit_ids, language) == (Role.STAFF, eva.unit_ids, Language.EN)
    with pytest.raises(NotAllowed):
        accounts.add(actor, replace(new, sign_in_name="ci"), Role.STAFF, eva.unit_ids)
    with pytest.raises(NameTaken):
        accounts.add(eva, new, Role.STAFF, eva.unit_ids)


def test_every_role_times_every_right() -> None:
    allowed = {(role, right) for role in Role for right in Right if right in RIGHTS[role]}
    assert {right for role, right in allowed if role is Role.STAFF} == {
        Right.SEE_PEOPLE,
        Right.CHANGE_PEOPLE,
        Right.LEAD_CONVERSATIONS,
        Right.SEE_ANSWERS,
        Right.EXPORT_PERSON,
    }
    assert {right for role, right in allowed if role is Role.LEADER} == {
        Right.CHANGE_UNITS,
        Right.SEE_LOG,
        Right.FOLLOW_UNIT,
        Right.SEE_GIVEN,
    }
    assert {right for role, right in allowed if role is Role.SUPERUSER} == set(Right) - {Right.SEE_GIVEN}

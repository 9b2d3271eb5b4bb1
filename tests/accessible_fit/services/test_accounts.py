"""Getting in: the first account, signing in, waiting after failures, the code."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import pytest

from accessible_fit.errors import (
    BadPin,
    FieldMissing,
    NameTaken,
    NotAllowed,
    SignInRefused,
    TooManyTries,
    WeakPassword,
    WrongPin,
)
from accessible_fit.services.access import RIGHTS, Actor, Right
from accessible_fit.services.accounts import Accounts, NewAccount
from db import users
from db.engine import Store, create_store
from db.errors import DiskFull
from db.vocabulary import Language, Role, ServiceType

EVA = NewAccount("Eva.Ek", "Eva Ek", "fyra glada ord", "2580")


class Clock:
    """A clock that the test sets."""

    def __init__(self) -> None:
        self.now = dt.datetime(2026, 11, 22, 9, 0, tzinfo=dt.UTC)

    def __call__(self) -> dt.datetime:
        return self.now

    def wait(self, seconds: float) -> None:
        self.now += dt.timedelta(seconds=seconds)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with create_store(f"sqlite:///{tmp_path / 'a.db'}") as made:
        yield made


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def accounts(store: Store, clock: Clock) -> Accounts:
    return Accounts(store, clock)


@pytest.fixture
def eva(accounts: Accounts) -> Actor:
    return accounts.make_first(EVA, "Ekbacken", ServiceType.GROUP_HOME)


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


def test_after_three_failures_sign_in_waits_longer_and_longer(
    accounts: Accounts, eva: Actor, clock: Clock
) -> None:
    waits = []
    for _ in range(6):
        with pytest.raises(SignInRefused):
            accounts.sign_in("eva.ek", "fel")
        try:
            accounts.sign_in("eva.ek", "fel")
        except TooManyTries as wait:
            waits.append(int(str(wait.details["seconds"])))
            clock.wait(waits[-1])
        except SignInRefused:
            pass
    assert waits == sorted(waits)
    assert waits[0] >= 2
    assert len(waits) >= 3


def test_the_right_password_works_again_when_the_wait_is_over(
    accounts: Accounts, eva: Actor, clock: Clock
) -> None:
    for _ in range(3):
        with pytest.raises(SignInRefused):
            accounts.sign_in("eva.ek", "fel")
    with pytest.raises(TooManyTries):
        accounts.sign_in("eva.ek", EVA.password)
    clock.wait(60)
    actor, _ = accounts.sign_in("eva.ek", EVA.password)
    assert actor == eva


def test_the_code_is_the_users_own(accounts: Accounts, eva: Actor) -> None:
    accounts.check_pin(eva, EVA.pin)
    with pytest.raises(WrongPin):
        accounts.check_pin(eva, "0000")


def test_the_code_cannot_be_guessed_one_after_the_other(accounts: Accounts, eva: Actor) -> None:
    refusals: list[type[Exception]] = []
    for guess in ("0000", "1111", "2222", "3333", EVA.pin):
        try:
            accounts.check_pin(eva, guess)
        except (WrongPin, TooManyTries) as refusal:
            refusals.append(type(refusal))
    assert refusals == [WrongPin, WrongPin, WrongPin, TooManyTries, TooManyTries]


@pytest.fixture
def full_disk(store: Store, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    def refuse() -> NoReturn:
        raise DiskFull

    with monkeypatch.context() as patch:
        patch.setattr(store, "writing", refuse)
        yield


def test_the_right_code_leads_out_also_when_nothing_can_be_written(
    accounts: Accounts, eva: Actor, full_disk: None
) -> None:
    accounts.check_pin(eva, EVA.pin)
    with pytest.raises(DiskFull):
        accounts.check_pin(eva, "0000")


def test_a_wrong_code_before_the_disk_was_full_does_not_shut_anybody_in(
    accounts: Accounts, eva: Actor, request: pytest.FixtureRequest
) -> None:
    with pytest.raises(WrongPin):
        accounts.check_pin(eva, "0000")
    request.getfixturevalue("full_disk")
    accounts.check_pin(eva, EVA.pin)


def test_a_wait_from_before_the_clock_was_set_back_does_not_last_for_years(
    accounts: Accounts, eva: Actor, clock: Clock
) -> None:
    for _ in range(3):
        with pytest.raises(SignInRefused):
            accounts.sign_in("eva.ek", "fel")
    clock.wait(-4 * 365 * 24 * 3600)
    accounts.check_pin(eva, EVA.pin)
    actor, _ = accounts.sign_in("eva.ek", EVA.password)
    assert actor == eva


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
    }
    assert {right for role, right in allowed if role is Role.SUPERUSER} == set(Right)

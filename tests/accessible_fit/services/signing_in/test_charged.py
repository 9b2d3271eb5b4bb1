"""Failed tries: counted whatever happens, waited for longer and longer, forgotten when one was right."""

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import NoReturn

import pytest

from accessible_fit.errors import (
    NotUnlocked,
    PasswordNeeded,
    SignInRefused,
    TooManyTries,
    TooManyTriesForLong,
    WrongPassword,
    WrongPin,
)
from accessible_fit.services.access import Actor
from accessible_fit.services.signing_in import accounts as accounts_module
from accessible_fit.services.signing_in import unknown_names
from accessible_fit.services.signing_in.accounts import Accounts
from accessible_fit.services.signing_in.tries import FREE_TRIES, Waits
from db import settings, users
from db.engine import Store
from db.errors import DiskFull
from tests.accessible_fit.services.signing_in.conftest import EVA, Clock
from tests.accessible_fit.services.theirs import log_of


def refused(accounts: Accounts, times: int, name: str = "eva.ek") -> None:
    for _ in range(times):
        with pytest.raises(SignInRefused):
            accounts.sign_in(name, "fel")


def waits(accounts: Accounts, name: str = "eva.ek", password: str = EVA.password) -> int:
    with pytest.raises(TooManyTries) as told:
        accounts.sign_in(name, password)
    return int(str(told.value.details["seconds"]))


def fail_long(accounts: Accounts, clock: Clock, times: int = 13) -> None:
    """Fail so often that the wait is as long as it gets."""
    for _ in range(times):
        refused(accounts, 1)
        clock.wait(901)
    refused(accounts, 1)


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


@pytest.mark.parametrize("seconds", [-10 * 365 * 86_400, -3600, -10, 3600, 10 * 365 * 86_400])
def test_setting_the_clock_ends_no_wait(accounts: Accounts, eva: Actor, clock: Clock, seconds: float) -> None:
    fail_long(accounts, clock)
    before = waits(accounts)
    assert before == 901
    clock.set_on(seconds)
    assert waits(accounts) == before
    clock.wait(901)
    assert accounts.sign_in("eva.ek", EVA.password)[0] == eva


@pytest.mark.parametrize("seconds", [-10 * 365 * 86_400, -3600, 0])
def test_a_restart_ends_no_wait_also_with_the_clock_set_back(
    accounts: Accounts, eva: Actor, clock: Clock, store: Store, seconds: float
) -> None:
    fail_long(accounts, clock)
    clock.set_on(seconds)
    again = Accounts(store, clock, clock.steady)
    assert 890 < waits(again) <= 901
    clock.wait(901)
    assert again.sign_in("eva.ek", EVA.password)[0] == eva, "and it does not last for ever"


def test_a_restart_with_the_clock_set_forward_still_takes_a_minute(
    accounts: Accounts, eva: Actor, clock: Clock, store: Store
) -> None:
    fail_long(accounts, clock)
    clock.set_on(3600)
    again = Accounts(store, clock, clock.steady)
    assert waits(again) == 61
    clock.wait(61)
    assert again.sign_in("eva.ek", EVA.password)[0] == eva


def test_the_wait_is_told_in_seconds_and_then_in_minutes(
    accounts: Accounts, eva: Actor, clock: Clock
) -> None:
    refused(accounts, 3)
    with pytest.raises(TooManyTries) as short:
        accounts.sign_in("eva.ek", "fel")
    assert str(short.value) == "Too many tries. Wait 3 seconds and try again."
    clock.wait(3)
    fail_long(accounts, clock)
    with pytest.raises(TooManyTriesForLong) as long:
        accounts.sign_in("eva.ek", "fel")
    assert str(long.value) == "Too many tries. Wait 16 minutes and try again."


def test_a_name_that_nobody_has_waits_like_one_that_somebody_has(
    accounts: Accounts, eva: Actor, clock: Clock, store: Store
) -> None:
    told = {"eva.ek": list[object](), "nobody": list[object]()}
    for name, heard in told.items():
        for _ in range(6):
            try:
                accounts.sign_in(name, "fel lösenord")
            except (SignInRefused, TooManyTries) as answer:
                heard.append((type(answer), str(answer)))
            clock.wait(1)
        with pytest.raises((SignInRefused, TooManyTries)) as after:
            Accounts(store, clock, clock.steady).sign_in(name, "fel lösenord")
        heard.append(type(after.value))
    assert told["eva.ek"] == told["nobody"]


def test_a_closed_account_answers_like_one_that_is_not_there(
    accounts: Accounts, eva: Actor, store: Store
) -> None:
    with store.writing() as tx:
        users.set_disabled(tx, eva.user_id, True)
    with pytest.raises(SignInRefused):
        accounts.sign_in("eva.ek", EVA.password)
    refused(accounts, 2)
    assert waits(accounts) >= 2


def test_every_answer_costs_the_same_work(
    accounts: Accounts, eva: Actor, monkeypatch: pytest.MonkeyPatch, store: Store
) -> None:
    """One hash is tried and two transactions are written, whether the name is somebody's or nobody's."""
    done: list[str] = []
    real_fits, real_writing = accounts_module.fits, store.writing

    def fits(kept: str, secret: str) -> bool:
        done.append(f"hash of {kept.rpartition('$')[0].rpartition('$')[0]}")
        return real_fits(kept, secret)

    def writing() -> object:
        done.append("written")
        return real_writing()

    monkeypatch.setattr(accounts_module, "fits", fits)
    monkeypatch.setattr(store, "writing", writing)
    for name in ("eva.ek", "nobody"):
        refused(accounts, 1, name)
    assert len(done) == 6
    assert done[:3] == done[3:]


def test_a_name_that_nobody_has_is_kept_nowhere(accounts: Accounts, eva: Actor, store: Store) -> None:
    """Because it is easily the password, in the wrong field."""
    refused(accounts, 2, "fyra glada ord")
    with store.reading() as tx:
        kept = str(settings.everything(tx)) + str(tx.exec_driver_sql("SELECT * FROM audit_entry").all())
    assert "glada" not in kept
    assert ("sign_in_refused", "unknown_name", {}) in log_of(store)


def test_names_that_nobody_has_do_not_fill_the_store(clock: Clock, store: Store) -> None:
    kept = Waits(clock, clock.steady)
    with store.writing() as tx:
        for number in range(unknown_names.MOST + 50):
            unknown_names.charge(tx, kept, f"nobody {number}")
        assert len(json.loads(settings.read(tx, unknown_names.TRIES) or "")) == unknown_names.MOST


def test_many_tries_at_once_are_no_more_than_one_after_the_other(
    accounts: Accounts, eva: Actor, clock: Clock
) -> None:
    def guess(number: int) -> type[Exception]:
        try:
            accounts.sign_in("eva.ek", f"gissning {number}")
        except (SignInRefused, TooManyTries) as answer:
            return type(answer)
        raise AssertionError

    with ThreadPoolExecutor(8) as pool:
        heard = list(pool.map(guess, range(8)))
    assert heard.count(SignInRefused) == FREE_TRIES


def test_every_failure_is_in_the_log(accounts: Accounts, eva: Actor, store: Store) -> None:
    refused(accounts, 1)
    with pytest.raises(NotUnlocked):
        accounts.unlock(eva, "fel lösenord")
    accounts.unlock(eva, EVA.password)
    accounts.sign_in("eva.ek", EVA.password)
    assert [verb for verb, _kind, _ in log_of(store)][1:] == [
        "sign_in_refused",
        "unlock_refused",
        "unlocked",
        "signed_in",
    ]


def test_too_many_wrong_codes_and_only_the_password_unlocks(
    accounts: Accounts, eva: Actor, clock: Clock, store: Store
) -> None:
    for guess in ("0000", "1111", "2222", "3333", "4444"):
        with pytest.raises(NotUnlocked):
            accounts.unlock(eva, guess)
        clock.wait(60)
    for asked in (accounts, Accounts(store, clock, clock.steady)):
        with pytest.raises(PasswordNeeded):
            asked.unlock(eva, EVA.pin)
    accounts.unlock(eva, EVA.password)
    accounts.unlock(eva, EVA.pin)


def test_a_code_that_was_guessed_at_leads_out_but_does_not_open_the_staffs_window(
    accounts: Accounts, eva: Actor, clock: Clock
) -> None:
    accounts.check_pin(eva, EVA.pin)
    assert accounts.code_opens(eva)
    for guess in ("0000", "1111", "2222", "3333", "4444"):
        with pytest.raises(WrongPin):
            accounts.check_pin(eva, guess)
        clock.wait(60)
    accounts.check_pin(eva, EVA.pin)
    assert not accounts.code_opens(eva)
    with pytest.raises(PasswordNeeded):
        accounts.unlock(eva, EVA.pin)
    accounts.unlock(eva, EVA.password)
    accounts.check_pin(eva, EVA.pin)
    assert accounts.code_opens(eva)


def test_nobody_is_kept_on_a_persons_screen_by_guesses_made_elsewhere(
    accounts: Accounts, eva: Actor, clock: Clock
) -> None:
    fail_long(accounts, clock)
    assert waits(accounts) == 901
    accounts.check_pin(eva, EVA.pin)
    assert not accounts.code_opens(eva)


def test_a_password_cannot_be_guessed_at_an_open_window(accounts: Accounts, eva: Actor) -> None:
    for _ in range(3):
        with pytest.raises(WrongPassword):
            accounts.change_password(eva, "fel lösenord", "helt andra glada ord")
    with pytest.raises(TooManyTries):
        accounts.change_password(eva, EVA.password, "helt andra glada ord")

"""Looking after users and units: who may, who must stay, and what nobody can do to themselves or others."""

import datetime as dt
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import Barrier

import pytest

from accessible_fit.errors import (
    FieldMissing,
    LastSuperuser,
    NameTaken,
    NewPasswordNeeded,
    NotAllowed,
    SignInRefused,
    UnitNameTaken,
    WrongPin,
)
from accessible_fit.services.access import Actor
from accessible_fit.services.organisation import ColleagueChange, Colleagues, Units
from accessible_fit.services.signing_in.accounts import Accounts
from accessible_fit.services.signing_in.new_account import NewAccount
from db.engine import Store, open_store
from db.vocabulary import Language, Role, ServiceType
from tests.accessible_fit.made_once import copied
from tests.accessible_fit.services.every_use_case import light
from tests.accessible_fit.services.theirs import log_of

EVA = NewAccount("eva.ek", "Eva Ek", "fyra glada ord", "2580")
NOW = dt.datetime(2026, 11, 22, 9, 0, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def light_work() -> Iterator[None]:
    with light():
        yield


@pytest.fixture
def store(tmp_path: Path, finished_store: Path) -> Iterator[Store]:
    with open_store(copied(finished_store, tmp_path / "a.db")) as made:
        yield made


class Office:
    """Eva, who looks after everything, and what she does it with."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.accounts = Accounts(store, lambda: NOW)
        self.colleagues = Colleagues(store, self.accounts)
        self.units = Units(store)
        self.eva = self.accounts.make_first(EVA, "Ekbacken", ServiceType.GROUP_HOME)
        (self.unit,) = (one.unit for one in self.units.listed(self.eva))

    def change(self, name: str, role: Role = Role.STAFF) -> ColleagueChange:
        return ColleagueChange(name, role, Language.SV, frozenset({self.unit.id}))

    def hire(self, name: str, role: Role = Role.STAFF) -> Actor:
        given = self.colleagues.add(self.eva, name, self.change(name.title(), role))
        return self.accounts.begin(name, given.password, f"{name} och fem glada ord", "9753")[0]


@pytest.fixture
def office(store: Store) -> Office:
    return Office(store)


def test_a_colleague_gets_a_password_that_opens_once(office: Office) -> None:
    given = office.colleagues.add(office.eva, " Bo ", office.change("Bo  Ek"))
    assert given.sign_in_name == "Bo"
    with pytest.raises(NewPasswordNeeded):
        office.accounts.sign_in("bo", given.password)
    (bo,) = (one for one in office.colleagues.listed(office.eva) if one.name == "Bo Ek")
    assert (bo.given, bo.signed_in_at, bo.role) == (True, None, Role.STAFF)
    office.accounts.begin("bo", given.password, "fem egna glada ord", "9753")
    bo = office.colleagues.one(office.eva, bo.id)
    assert not bo.given
    assert bo.signed_in_at is not None


def test_names_are_needed_and_only_once(office: Office) -> None:
    with pytest.raises(FieldMissing):
        office.colleagues.add(office.eva, "bo", office.change("  "))
    with pytest.raises(FieldMissing):
        office.colleagues.add(office.eva, " ", office.change("Bo"))
    office.hire("bo")
    with pytest.raises(NameTaken):
        office.colleagues.add(office.eva, "BO", office.change("Bo"))


def test_another_given_password_ends_the_old_one_and_the_code(office: Office) -> None:
    bo = office.hire("bo")
    given = office.colleagues.give_password(office.eva, bo.user_id)
    with pytest.raises(SignInRefused):
        office.accounts.sign_in("bo", "bo och fem glada ord")
    with pytest.raises(WrongPin):
        office.accounts.check_pin(bo, "9753")
    with pytest.raises(NewPasswordNeeded):
        office.accounts.sign_in("bo", given.password)


def test_a_closed_account_lets_nobody_in_and_can_be_opened_again(office: Office) -> None:
    bo = office.hire("bo")
    office.colleagues.set_disabled(office.eva, bo.user_id, True)
    with pytest.raises(SignInRefused):
        office.accounts.sign_in("bo", "bo och fem glada ord")
    assert office.colleagues.listed(office.eva)[-1].disabled, "it stands last"
    office.colleagues.set_disabled(office.eva, bo.user_id, False)
    assert office.accounts.sign_in("bo", "bo och fem glada ord")[0] == bo


@pytest.mark.parametrize("role", [Role.STAFF, Role.LEADER])
def test_the_last_superuser_stays_one(office: Office, role: Role) -> None:
    eva = office.eva.user_id
    with pytest.raises(LastSuperuser):
        office.colleagues.change(office.eva, eva, office.change("Eva Ek", role))
    with pytest.raises(LastSuperuser):
        office.colleagues.set_disabled(office.eva, eva, True)
    office.hire("bo", Role.SUPERUSER)
    office.colleagues.change(office.eva, eva, office.change("Eva Ek", role))
    assert office.accounts.sign_in("eva.ek", EVA.password)[0].role is role


def test_a_superuser_whose_account_is_closed_does_not_count(office: Office) -> None:
    bo = office.hire("bo", Role.SUPERUSER)
    office.colleagues.set_disabled(office.eva, bo.user_id, True)
    with pytest.raises(LastSuperuser):
        office.colleagues.set_disabled(office.eva, office.eva.user_id, True)


def test_who_was_a_superuser_when_signing_in_and_is_no_more_changes_nothing(office: Office) -> None:
    bo = office.hire("bo", Role.SUPERUSER)
    office.colleagues.change(office.eva, bo.user_id, office.change("Bo"))
    for attempt in (
        lambda: office.colleagues.change(bo, bo.user_id, office.change("Bo", Role.SUPERUSER)),
        lambda: office.colleagues.set_disabled(bo, office.eva.user_id, True),
        lambda: office.colleagues.give_password(bo, office.eva.user_id),
        lambda: office.units.set_workers(bo, office.unit.id, frozenset({bo.user_id})),
    ):
        with pytest.raises(NotAllowed):
            attempt()


@pytest.mark.parametrize("role", [Role.STAFF, Role.LEADER])
def test_nobody_raises_their_own_rights(office: Office, role: Role) -> None:
    bo = office.hire("bo", role)
    other = office.units.add(office.eva, "Granen", ServiceType.DAILY_ACTIVITY)
    for attempt in (
        lambda: office.colleagues.change(bo, bo.user_id, office.change("Bo", Role.SUPERUSER)),
        lambda: office.colleagues.add(bo, "mia", office.change("Mia", Role.SUPERUSER)),
        lambda: office.units.set_workers(bo, other.id, frozenset({bo.user_id})),
        lambda: office.units.set_workers(bo, office.unit.id, frozenset({bo.user_id})),
    ):
        with pytest.raises(NotAllowed):
            attempt()
    assert office.accounts.renewed(bo) == bo


def at_once(one: Callable[[], object], other: Callable[[], object]) -> list[type[object]]:
    """Do both at the same moment; return what came of each."""
    gate = Barrier(2)

    def run(act: Callable[[], object]) -> type[object]:
        gate.wait()
        try:
            act()
        except (LastSuperuser, NotAllowed) as refused:
            return type(refused)
        return type(None)

    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(run, (one, other)))


def two_take_each_other_away(store: Store) -> None:
    office = Office(store)
    for number in range(6):
        name = f"bo{number}"
        bo = office.hire(name, Role.SUPERUSER)
        eva = office.eva
        staff = replace(office.change("Eva Ek"), name="Eva Ek")
        came = at_once(
            lambda eva=eva, bo=bo: office.colleagues.set_disabled(eva, bo.user_id, True),  # type: ignore[misc]
            lambda eva=eva, bo=bo, staff=staff: office.colleagues.change(bo, eva.user_id, staff),  # type: ignore[misc]
        )
        assert sorted(one.__name__ for one in came) == ["NoneType", "NotAllowed"], came
        left = office.accounts.renewed(eva)
        assert left is not None
        if left.role is not Role.SUPERUSER:
            password = f"{name} och fem glada ord"
            office.eva, _ = office.accounts.sign_in(name, password)


def test_two_who_take_each_other_away_at_once_leave_one(store: Store) -> None:
    two_take_each_other_away(store)


def test_what_was_done_with_accounts_and_units_is_in_the_log(office: Office, store: Store) -> None:
    bo = office.hire("bo")
    office.colleagues.set_disabled(office.eva, bo.user_id, True)
    office.units.change(office.eva, office.unit.id, "Granbacken", ServiceType.GROUP_HOME)
    office.units.set_workers(office.eva, office.unit.id, frozenset())
    done = [(verb, kind) for verb, kind, _ in log_of(store)]
    assert done[-3:] == [("closed", "user"), ("changed", "unit_name"), ("changed", "unit_workers")]
    assert ("added", "user") in done


def test_a_leader_looks_after_the_units_they_lead(office: Office) -> None:
    lena = office.hire("lena", Role.LEADER)
    other = office.units.add(office.eva, "Granen", ServiceType.DAILY_ACTIVITY)
    (card,) = office.units.listed(lena)
    assert [one.name for one in card.leaders] == ["Lena"]
    assert [one.name for one in card.workers] == ["Eva Ek"]
    assert office.units.change(lena, card.unit.id, "Ekdungen", ServiceType.GROUP_HOME).name == "Ekdungen"
    with pytest.raises(NotAllowed):
        office.units.change(lena, other.id, "Mitt", ServiceType.GROUP_HOME)
    with pytest.raises(UnitNameTaken):
        office.units.change(lena, card.unit.id, "granen", ServiceType.GROUP_HOME)
    with pytest.raises(NotAllowed):  # it decides whose answers theirs are counted together with
        office.units.change(lena, card.unit.id, "Ekdungen", ServiceType.DAILY_ACTIVITY)
    with pytest.raises(FieldMissing):
        office.units.change(lena, card.unit.id, "  ", ServiceType.GROUP_HOME)


def test_who_works_in_a_unit_reaches_it_the_next_time(office: Office) -> None:
    bo = office.hire("bo")
    office.units.set_workers(office.eva, office.unit.id, frozenset())
    assert office.accounts.renewed(bo) == replace(bo, unit_ids=frozenset())
    office.units.set_workers(office.eva, office.unit.id, frozenset({bo.user_id}))
    assert office.accounts.renewed(bo) == bo

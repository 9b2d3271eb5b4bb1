"""Every use case of every service, found by looking, and a small world in which each can be tried."""

import datetime as dt
import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, fields, is_dataclass
from functools import cache, partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import argon2
import pytest
from reportlab import rl_config

import accessible_fit.services
from accessible_fit.app.desk import make_desk
from accessible_fit.errors import NotAllowed
from accessible_fit.reports.kinds import FileFormat
from accessible_fit.services.access import Actor
from accessible_fit.services.conversation import Given
from accessible_fit.services.flow import Said as Answered
from accessible_fit.services.following.actions import Promise
from accessible_fit.services.following.follow_ups import Written
from accessible_fit.services.following.occasions import Note
from accessible_fit.services.following.plans import PlanWish
from accessible_fit.services.following.register import AimsWish
from accessible_fit.services.following.rollout import StepWish
from accessible_fit.services.mats.setup import CardWish, SetupChange, Whose
from accessible_fit.services.mats.talk import MatPlan
from accessible_fit.services.organisation import ColleagueChange
from accessible_fit.services.paper.entry import PaperAnswers
from accessible_fit.services.paper.forms import FormChoice
from accessible_fit.services.paper.mat import MatSetChoice, PaperMat
from accessible_fit.services.pictures.own import NewPicture
from accessible_fit.services.residents import NewPerson
from accessible_fit.services.rights.consent_talk import PersonsWord
from accessible_fit.services.rights.consents import HowSaid, Said
from accessible_fit.services.rights.grants import NewGrant
from accessible_fit.services.rights.log import LogWanted
from accessible_fit.services.signing_in.accounts import Accounts
from accessible_fit.services.signing_in.new_account import NewAccount
from accessible_fit.trends.published import ReadValue
from accessible_fit.trends.quarters import Span
from db import mats
from db.engine import open_store
from db.records import AccessProfile, Observations
from db.vocabulary import (
    AskingOutcome,
    ConsentDecision,
    ConsentKind,
    HowHelped,
    InputWay,
    Language,
    Role,
    RolloutKind,
    ServiceType,
)
from pictograms.browsing import Browsing
from pictograms.catalogue import Catalogue
from talking_mats.reader import find_topic
from talking_mats.scales import top_scale
from tests.journeys.people import PASSWORD, PIN, form, now
from tests.journeys.whole_life import ALIAS, Home


@cache
def browsing() -> Browsing:
    return Browsing.of(Catalogue.bundled())


def use_cases() -> dict[str, list[str]]:
    """Every public method of a service that takes the actor, with the names of what it takes besides."""
    found = {}
    for one in pkgutil.walk_packages(accessible_fit.services.__path__, "accessible_fit.services."):
        module = importlib.import_module(one.name)
        for name, kind in vars(module).items():
            if inspect.isclass(kind) and kind.__module__ == module.__name__:
                for method, does in vars(kind).items():
                    takes = list(inspect.signature(does).parameters) if inspect.isfunction(does) else []
                    if not method.startswith("_") and takes[1:2] == ["actor"]:
                        found[f"{name}.{method}"] = takes[2:]
    return found


@dataclass(frozen=True)
class World:
    """A home in a file to be copied, and what every use case can be given by the name it takes it under."""

    file: Path
    unit_id: UUID
    superuser: Actor
    leader_id: UUID
    other_leader_id: UUID
    given: dict[str, Any]
    for_case: dict[str, dict[str, Any]]

    def actor(self, role: Role, unit_id: UUID | None = None) -> Actor:
        """Somebody in a role; of the home's own unit unless another is named."""
        if role is Role.SUPERUSER:
            return self.superuser
        if role is Role.LEADER:
            leader = self.leader_id if unit_id is None else self.other_leader_id
            return Actor(leader, "Lena", role, frozenset({unit_id or self.unit_id}))
        return Actor(self.superuser.user_id, "Karin", role, frozenset({unit_id or self.unit_id}))

    def lets_in(self, case: str, actor: Actor, services: dict[str, Any]) -> bool:
        """Try a use case; whatever else goes wrong comes after the gate."""
        kind, _, method = case.partition(".")
        does = getattr(services[kind], method)
        try:
            does(actor, **self.arguments(case, does))
        except NotAllowed:
            return False
        except Exception:
            return True
        return True

    def arguments(self, case: str, does: Callable[..., object]) -> dict[str, Any]:
        known = self.given | self.for_case.get(case, {})
        return {
            name: known.get(name)
            for name, one in inspect.signature(does).parameters.items()
            if name != "actor"
            and (one.default is inspect.Parameter.empty or name in self.for_case.get(case, {}))
        }

    @contextmanager
    def services(self, folder: Path) -> Iterator[dict[str, Any]]:
        """Every service over the home, by the name of its class; whatever they write is undone again."""
        with open_store(f"sqlite:///{self.file}") as store:
            store.writing = partial(_undone, store.writing)  # type: ignore[method-assign]  # of this one only
            desk = make_desk(
                store, Accounts(store, now), now, Catalogue.bundled(), folder / "sets" / "kept", browsing
            )
            yield dict(_named(desk))

    def kept(self) -> list[object]:
        """How much is kept in each table, and the end of the log."""
        with open_store(f"sqlite:///{self.file}") as store, store.reading() as tx:
            tables = tx.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars().all()
            counts = [tx.exec_driver_sql(f"SELECT count(*) FROM {one}").scalar() for one in sorted(tables)]
            return [*counts, tx.exec_driver_sql("SELECT hash FROM audit_head").scalar()]


class _Undo(Exception):
    """Ends a transaction that went well, so that it leaves nothing."""


@contextmanager
def _undone(writing: Callable[[], AbstractContextManager[Any]]) -> Iterator[Any]:
    try:
        with writing() as tx:
            yield tx
            raise _Undo
    except _Undo:
        pass


@contextmanager
def light() -> Iterator[None]:
    """Do the same with less work: passwords that nobody guesses, pictures on paper that nobody prints."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(argon2, "PasswordHasher", partial(argon2.PasswordHasher, 1, 64, 1))
        patch.setattr(rl_config, "useA85", 0)
        yield


def _named(holder: Any) -> Iterator[tuple[str, Any]]:
    for part in fields(holder):
        value = getattr(holder, part.name)
        if type(value).__module__.startswith("accessible_fit.services"):
            yield type(value).__name__, value
            if is_dataclass(value):
                yield from _named(value)


def make_world(folder: Path) -> World:
    """Make the home once."""
    home = Home(folder)
    eva, person_id = home.eva, home.person
    with home.store:
        desk = make_desk(
            home.store, Accounts(home.store, now), now, Catalogue.bundled(), folder / "sets", browsing
        )
        held = desk.residents.card(eva, person_id).conversations
        mat_talk = next(one for one in held if one.instrument_version_id is None)
        asked = next(one for one in held if one.instrument_version_id is not None)
        talk = desk.conversations.begin(eva, person_id, form())
        topic = find_topic("my_home")
        plan = MatPlan(topic, top_scale("like"), topic.cards[:3])
        laying = desk.mats.begin(eva, person_id, plan)
        with home.store.reading() as tx:
            mat = mats.of_conversation(tx, mat_talk.id)[0]
            placement = mats.placements_of(tx, mat.id)[0]
            clip_id = _first(tx, "clip")
            picture_id = _first(tx, "card_picture")
            card_id = _first(tx, "own_card")
            action_id, event_id = _first(tx, "action"), _first(tx, "life_event")
            plan_id, occasion_id = _first(tx, "plan"), _first(tx, "occasion")
        written = Written(dt.date(2026, 1, 5), persons_view="Bra")
        follow_up_id = desk.follow_ups.keep(eva, person_id, written).id
        asking = desk.consent_talks.begin(eva, person_id, "Karin")
        leader_id = _leader(desk.accounts, eva, "lena", home.unit.id)
        other_leader_id = _leader(desk.accounts, eva, "nils")
        said = Said(ConsentDecision.GIVEN, HowSaid.SHOWED, "Karin")
        grant = desk.grants.give(eva, person_id, NewGrant(leader_id, now().date(), said))
        photo = home.photo()
        recording = home.voice()
    from accessible_fit.services.spoken import wordings

    today = dt.date(2026, 1, 5)
    given: dict[str, Any] = {
        "account": None,
        "disabled": True,
        "grant_id": grant.id,
        "new_password": "fem helt nya glada ord",
        "password": PASSWORD,
        "pin": PIN,
        "role": Role.STAFF,
        "secret": PASSWORD,
        "sign_in_name": "ny",
        "unit_ids": frozenset({home.unit.id}),
        "user_id": leader_id,
        "user_ids": frozenset({leader_id}),
        "action_id": action_id,
        "actor": None,
        "due_on": dt.date(2026, 1, 1),
        "instrument_id": "group_home",
        "noted": Note(AskingOutcome.NOT_ASKED, "Ingen tid"),
        "occasion_id": occasion_id,
        "on": today,
        "plan_id": plan_id,
        "told": "Trivs bra",
        "why": "Flyttade",
        "alias": ALIAS,
        "audience": (),
        "because": "Det går inte",
        "birth_year": 1971,
        "card_id": card_id,
        "clip_id": clip_id,
        "choice": FormChoice(form(), "sv", person_id=person_id),
        "conversation_id": asked.id,
        "day": today,
        "event_id": event_id,
        "follow_up_id": follow_up_id,
        "form": form(),
        "form_id": "group_home",
        "happened_on": today,
        "given": Given(talk.flow.item_ids[0], Answered(raw=1), InputWay.TOUCH, 500),
        "how": HowSaid.SHOWED,
        "instrument": form(),
        "kind": ConsentKind.STATISTICS,
        "language": "sv",
        "mat_id": mat.id,
        "name": "Ljungen",
        "new": NewPerson(home.unit.id, "Bo"),
        "paper": PaperAnswers(person_id, form(), 3, "sv", today, {}, HowHelped.ALONE),
        "page": SimpleNamespace(resident=talk.resident),
        "person_id": person_id,
        "photo": photo,
        "picture_id": picture_id,
        "placement_id": placement.id,
        "plan": plan,
        "profile": AccessProfile(),
        "promise": Promise("Vi ringer", "Karin"),
        "recording": recording,
        "said": Said(ConsentDecision.GIVEN, HowSaid.SHOWED, "Karin"),
        "seen": Observations(),
        "source": None,
        "service_type": ServiceType.GROUP_HOME,
        "data": b"Nyckeltal;Kommun;\xc3\x85r;V\xc3\xa4rde\n",
        "forms": {},
        "how_it_went": "Bra",
        "place": "Ume\xe5",
        "span": Span.around(today, today),
        "step_id": action_id,
        "value": ReadValue("U28524", "Ume\xe5", 2024, 80.0),
        "values": (ReadValue("U28524", "Ume\xe5", 2024, 80.0),),
        "symbol_key": "own:home",
        "talk": talk,
        "topic_id": "my_home",
        "typed_name": ALIAS,
        "unit_id": home.unit.id,
        "wanted": LogWanted(),
        "whose": Whose(home.unit.id, person_id),
        "written": written,
        "wording": wordings(form(), "sv")[2],
    }
    for_case: dict[str, dict[str, Any]] = {
        "Accounts.change_password": {"new": "fem helt nya glada ord"},
        "Clips.clips_for_mat": {"talk": laying},
        "ConsentTalks.begin": {"present": "Karin"},
        "ConsentTalks.say": {"talk": asking, "word": PersonsWord.YES, "way": InputWay.TOUCH},
        "MyPages.helped": {"way": InputWay.TOUCH},
        "Colleagues.add": {"change": _bo(home.unit.id)},
        "Colleagues.change": {"change": _bo(home.unit.id)},
        "GivenPersons.mats": {"conversation_id": mat_talk.id},
        "Grants.give": {"new": NewGrant(leader_id, now().date(), said)},
        "MatAfter.review": {"conversation_id": mat_talk.id},
        "MatAfter.consent": {"conversation_id": mat_talk.id},
        "MatBoards.save": {"out": folder / "nowhere" / "mat.obz"},
        "MatHistory.line": {"teller": None},
        "MatHistory.together": {"then_id": mat.id, "now_id": mat.id},
        "Mats.go_on": {"conversation_id": laying.id},
        "MatSetup.save": {"change": SetupChange()},
        "MatSetup.add_card": {"wish": CardWish(words_sv="Min kopp")},
        "MatSetup.change_card": {"wish": CardWish(words_sv="Min kopp")},
        "Pretests.choose": {"reason": "Det går lättare"},
        "Pretests.keep": {
            "talk": SimpleNamespace(resident=talk.resident, begun_at=now()),
            "run": SimpleNamespace(
                touched=True, outcome=SimpleNamespace(proposal=SimpleNamespace(level=None))
            ),
        },
        "PaperMats.keep": {"paper": _bare(PaperMat, person_id)},
        "PaperMats.print_set": {"choice": _bare(MatSetChoice, person_id)},
        "PaperMats.photo_of": {"conversation_id": mat_talk.id},
        "Pictures.memory": {"unit_id": home.unit.id},
        "Pictures.note_used": {"unit_id": home.unit.id},
        "Pictures.set_favourite": {"favourite": True, "unit_id": home.unit.id},
        "Pictures.tie_to_person": {"new": NewPicture("own:home", photo)},
        "Pictures.tie_to_unit": {"new": NewPicture("own:home", photo)},
        **{f"Plans.{does}": {"wish": PlanWish("group_home", 3, today)} for does in ("make", "change")},
        "UnitRegister.write_aims": {"wish": AimsWish("Vuxna")},
        **{f"Rollouts.{does}": {"wish": StepWish(RolloutKind.AIM, "Alla")} for does in ("write", "change")},
        "Residents.change": {"sex": None},
        "UnitReports.make": {"span": Span.around(today, today), "file_format": FileFormat.CSV},
        "PersonReports.make": {"days": (today, today), "file_format": FileFormat.CSV},
        **{
            f"Mats.{does}": {"talk": laying, "tree": laying.tree, "photo": photo}
            for does in ("keep", "pause", "finish", "stop", "keep_photo")
        },
    }
    return World(folder / "home.db", home.unit.id, eva, leader_id, other_leader_id, given, for_case)


def _bo(unit_id: UUID) -> ColleagueChange:
    return ColleagueChange("Bo", Role.STAFF, Language.SV, frozenset({unit_id}))


def _leader(accounts: Accounts, eva: Actor, name: str, *unit_ids: UUID) -> UUID:
    """Somebody who leads the home, or no unit at all."""
    account = NewAccount(name, name.title(), PASSWORD, PIN)
    return accounts.add(eva, account, Role.LEADER, frozenset(unit_ids))


def _first(tx: Any, table: str) -> UUID:
    return UUID(bytes=tx.exec_driver_sql(f"SELECT id FROM {table} WHERE person_id IS NOT NULL").scalar())


def _bare(kind: type[Any], person_id: UUID) -> Any:
    """Make something that names the person and nothing else: the gate looks no further."""
    made = object.__new__(kind)
    for part in fields(kind):
        object.__setattr__(made, part.name, person_id if part.name == "person_id" else None)
    return made

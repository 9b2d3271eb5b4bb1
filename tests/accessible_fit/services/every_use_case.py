"""Every use case of every service, found by looking, and a small world in which each can be tried."""

import datetime as dt
import importlib
import inspect
import pkgutil
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from uuid import UUID, uuid4

import accessible_fit.services
from accessible_fit.app.desk import make_desk
from accessible_fit.errors import NotAllowed
from accessible_fit.services.access import Actor
from accessible_fit.services.accounts import Accounts
from accessible_fit.services.conversation import Given
from accessible_fit.services.flow import Said as Answered
from accessible_fit.services.mats.after import Agreement
from accessible_fit.services.mats.holding import MatPlan
from accessible_fit.services.mats.setup import CardWish, SetupChange, Whose
from accessible_fit.services.paper.entry import PaperAnswers
from accessible_fit.services.paper.forms import FormChoice
from accessible_fit.services.paper.mat import MatSetChoice, PaperMat
from accessible_fit.services.pictures.own import NewPicture
from accessible_fit.services.residents import NewPerson
from accessible_fit.services.rights.consents import HowSaid, Said
from accessible_fit.services.rights.log import LogWanted
from db import mats
from db.engine import open_store
from db.records import AccessProfile, Observations
from db.vocabulary import ConsentDecision, ConsentKind, HowHelped, InputWay, Role, ServiceType
from pictograms.browsing import Browsing
from pictograms.catalogue import Catalogue
from talking_mats.reader import find_topic
from talking_mats.scales import top_scale
from tests.journeys.people import form, now
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
    given: dict[str, Any]
    for_case: dict[str, dict[str, Any]]

    def actor(self, role: Role, unit_id: UUID | None = None) -> Actor:
        """Somebody in a role; of the home's own unit unless another is named."""
        if role is Role.SUPERUSER:
            return self.superuser
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
        """Every service over a fresh copy of the home, by the name of its class."""
        copy = folder / f"{uuid4().hex}.db"
        shutil.copy(self.file, copy)
        with open_store(f"sqlite:///{copy}") as store:
            desk = make_desk(
                store, Accounts(store, now), now, Catalogue.bundled(), folder / "sets" / "kept", browsing
            )
            yield dict(_named(desk))
        copy.unlink()


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
        photo = home.photo()
        recording = home.voice()
    from accessible_fit.services.spoken import wordings

    today = dt.date(2026, 1, 5)
    given: dict[str, Any] = {
        "account": None,
        "actor": None,
        "agreed": Agreement("Ett annat rum", "Karin"),
        "alias": ALIAS,
        "audience": (),
        "birth_year": 1971,
        "card_id": card_id,
        "clip_id": clip_id,
        "choice": FormChoice(form(), "sv", person_id=person_id),
        "conversation_id": asked.id,
        "day": today,
        "form": form(),
        "form_id": "group_home",
        "given": Given(talk.flow.item_ids[0], Answered(raw=1), InputWay.TOUCH, 500),
        "how": HowSaid.SHOWED,
        "instrument": form(),
        "kind": ConsentKind.STATISTICS,
        "language": "sv",
        "mat_id": mat.id,
        "name": "Ljungen",
        "new": NewPerson(home.unit.id, "Bo"),
        "paper": PaperAnswers(person_id, form(), 3, "sv", today, {}, HowHelped.ALONE),
        "person_id": person_id,
        "photo": photo,
        "picture_id": picture_id,
        "placement_id": placement.id,
        "plan": plan,
        "profile": AccessProfile(),
        "recording": recording,
        "said": Said(ConsentDecision.GIVEN, HowSaid.SHOWED, "Karin"),
        "seen": Observations(),
        "service_type": ServiceType.GROUP_HOME,
        "symbol_key": "own:home",
        "talk": talk,
        "topic_id": "my_home",
        "typed_name": ALIAS,
        "unit_id": home.unit.id,
        "wanted": LogWanted(),
        "whose": Whose(home.unit.id, person_id),
        "wording": wordings(form(), "sv")[2],
    }
    for_case: dict[str, dict[str, Any]] = {
        "Clips.clips_for_mat": {"talk": laying},
        "MatAfter.review": {"conversation_id": mat_talk.id},
        "MatAfter.consent": {"conversation_id": mat_talk.id},
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
        "Residents.change": {"sex": None},
        **{
            f"Mats.{does}": {"talk": laying, "tree": laying.tree, "photo": photo}
            for does in ("keep", "pause", "finish", "stop", "keep_photo")
        },
    }
    return World(folder / "home.db", home.unit.id, eva, given, for_case)


def _first(tx: Any, table: str) -> UUID:
    return UUID(bytes=tx.exec_driver_sql(f"SELECT id FROM {table} WHERE person_id IS NOT NULL").scalar())


def _bare(kind: type[Any], person_id: UUID) -> Any:
    """Make something that names the person and nothing else: the gate looks no further."""
    made = object.__new__(kind)
    for part in fields(kind):
        object.__setattr__(made, part.name, person_id if part.name == "person_id" else None)
    return made

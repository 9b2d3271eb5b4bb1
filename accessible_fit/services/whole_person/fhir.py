"""A person's conversations, or a form, as a FHIR R4 bundle for another program of a municipality or a region.

What is written has been read by the models of the standard first; nothing is written that they refuse.
"""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, UUID, uuid5

from accessible_fit.errors import ProgramError
from accessible_fit.instruments.model import LINE_STEPS, Instrument
from accessible_fit.marks import N_
from accessible_fit.reports.kinds import ReportFile
from accessible_fit.services.access import Actor, Right
from accessible_fit.services.clock import Clock
from accessible_fit.services.whole_person.fhir_answers import answerer, patient, response
from accessible_fit.services.whole_person.fhir_form import BASE, Plain, questionnaire
from accessible_fit.services.whole_person.fhir_mats import mat_resources
from accessible_fit.words.catalogue import Words
from db import answers, audit, conversations, instruments, people, profiles
from db.engine import Store, Tx
from db.records import Person
from db.vocabulary import FormatKind

if TYPE_CHECKING:
    from pydantic import ValidationError

ENDING = ".fhir.json"


class NotFhir(ProgramError):
    """What would have been written breaks a rule of the standard."""

    sentence = N_("The FHIR file was not written: {place} does not keep the standard.")
    mend = N_("Save everything as a zip file instead, and tell whoever looks after the program.")


class FhirExport:
    """The use case of handing on a person's answers, or a form, in the standard of health care."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def person(self, actor: Actor, person_id: UUID, language: str | None = None) -> bytes:
        """Return a person's conversations, and note in the log that they were exported.

        Raises NotAllowed, UnknownRow, NotFhir.
        """
        with self._store.reading() as tx:
            actor.require(Right.EXPORT_PERSON, people.get(tx, person_id).unit_id)
        return self._person(actor.user_id, person_id, language)

    def file(self, actor: Actor, person_id: UUID, language: str | None = None) -> ReportFile:
        """Return the same as a file with a name that says what it is and the day, and of whom nothing."""
        data = self.person(actor, person_id, language)
        return ReportFile(f"FHIR {self._clock().astimezone().date().isoformat()}{ENDING}", data)

    def person_with_key(self, person_id: UUID, language: str | None = None) -> bytes:
        """Return the same for whoever has the key of the store. Raises UnknownRow, NotFhir."""
        return self._person(None, person_id, language)

    def _person(self, user_id: UUID | None, person_id: UUID, language: str | None) -> bytes:
        with self._store.writing() as tx:
            person = people.get(tx, person_id)
            about = {"format": "fhir"}
            audit.append(tx, user_id, "exported", "person", person.id, person.unit_id, about)
        with self._store.reading() as tx:
            resources = of_person(tx, person, Words(language or profiles.of(tx, person_id).language.value))
        return bundle(resources, self._clock())


def of_person(tx: Tx, person: Person, w: Words) -> list[Plain]:
    """Return a person's conversations with questions, ratings and mats, with what was asked."""
    forms: dict[UUID, Instrument] = {}
    asked: dict[str, Plain] = {}
    others: dict[str, Plain] = {}
    said: list[Plain] = []
    held = sorted(conversations.of_person(tx, person.id), key=lambda one: one.started_at)
    for one in held:
        version, before = one.instrument_version_id, len(said)
        if version is None:
            for laid, placed in mat_resources(tx, one, person, w):
                asked.setdefault(laid["id"], laid)
                said.append(placed)
        else:
            if version not in forms:
                forms[version] = Instrument.thaw(instruments.get(tx, version).frozen_text)
            form = forms[version]
            steps = LINE_STEPS if one.format_kind is FormatKind.LINE else one.choices
            if steps in form.steps_offered:
                made = questionnaire(form, steps or 0, w)
                asked.setdefault(made["id"], made)
            said.append(response(one, form, answers.of_conversation(tx, one.id), person, w))
        who = answerer(one.who_answered, person, w)
        if who is not None and len(said) > before:
            others.setdefault(who["id"], who)
    return [patient(person), *others.values(), *asked.values(), *said]


def form_bundle(form: Instrument, made_at: datetime, w: Words) -> bytes:
    """Return a form in every number of choices that it is asked with. Raises NotFhir."""
    return bundle([questionnaire(form, steps, w) for steps in form.steps_offered], made_at)


def bundle(resources: Sequence[Plain], made_at: datetime) -> bytes:
    """Return resources together, once the models of the standard have read them. Raises NotFhir."""
    from fhir.resources.R4B.bundle import Bundle
    from pydantic import ValidationError

    urls = {f"{one['resourceType']}/{one['id']}": _url(one) for one in resources}
    plain: Plain = {
        "resourceType": "Bundle",
        "type": "collection",
        "timestamp": made_at.isoformat(),
        "entry": [{"fullUrl": _url(one), "resource": _pointing(one, urls)} for one in resources],
    }
    try:
        Bundle.model_validate(plain)
    except ValidationError as problem:
        raise NotFhir(place=_place(problem)) from problem
    return (json.dumps(plain, ensure_ascii=False, allow_nan=False, indent=1) + "\n").encode()


def _url(resource: Plain) -> str:
    """Return a resource's name inside the bundle: a UUID, as the standard wants where no server is."""
    try:
        its_id = UUID(resource["id"])
    except ValueError:
        its_id = uuid5(NAMESPACE_URL, f"{BASE}:{resource['resourceType']}:{resource['id']}")
    return f"urn:uuid:{its_id}"


def _pointing(resource: Plain, urls: dict[str, str]) -> Plain:
    """Return a resource whose references are the names inside the bundle."""
    made = dict(resource)
    for name in ("subject", "source", "patient"):
        if name in made:
            told = made[name]["reference"]
            made[name] = {"reference": urls.get(told, told)}
    return made


def _place(problem: "ValidationError") -> str:
    """Say where it broke, without what stands there: that may be somebody's words."""
    where: Iterable[object] = problem.errors(include_input=False)[0]["loc"]
    return ".".join(str(one) for one in where)

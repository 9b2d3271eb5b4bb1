"""A conversation as a FHIR R4 QuestionnaireResponse: what was said, by whom, and each kind of no answer.

The person's own answers have the person as their source, somebody else's that somebody: they are never mixed.
"""

from collections.abc import Iterable
from typing import Any

from accessible_fit.instruments.model import LINE_STEPS, Instrument
from accessible_fit.services.review.series import option_of
from accessible_fit.services.whole_person.fhir_form import (
    BASE,
    ORDINAL,
    Plain,
    coding,
    form_url,
    form_version,
)
from accessible_fit.words.catalogue import Words
from db.records import Answer, Conversation, Person
from db.vocabulary import ConversationState, FormatKind, Outcome, Sex, WhoAnswered

ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason"
"""FHIR's own extension for why there is no value."""

REASONS = {
    Outcome.DONT_KNOW: "asked-unknown",
    Outcome.DECLINED: "asked-declined",
    Outcome.NOT_UNDERSTOOD: "unknown",
    Outcome.NOT_ASKED: "not-asked",
    Outcome.UNPLACED: "not-asked",
    Outcome.STOPPED: "not-asked",
}
"""The nearest code of the standard; the program's own stands beside it."""

STATES = {
    ConversationState.OPEN: "in-progress",
    ConversationState.PAUSED: "in-progress",
    ConversationState.FINISHED: "completed",
    ConversationState.STOPPED: "stopped",
}
_GENDERS = {Sex.FEMALE: "female", Sex.MALE: "male", Sex.OTHER: "other", Sex.NOT_STATED: "unknown"}


def patient(person: Person) -> Plain:
    """Return the person, as far as the program knows: an alias, a year, a sex."""
    made: Plain = {
        "resourceType": "Patient",
        "id": str(person.id),
        "name": [{"use": "usual", "text": person.alias}],
        "gender": _GENDERS[person.sex],
    }
    if person.birth_year is not None:
        made["birthDate"] = f"{person.birth_year:04}"
    return made


def answerer(who: WhoAnswered, person: Person, w: Words) -> Plain | None:
    """Return somebody who answered for the person, without a name; None for the person."""
    if who is WhoAnswered.SELF:
        return None
    name = {
        WhoAnswered.STAFF: w.t("Staff"),
        WhoAnswered.RELATIVE: w.t("A relative"),
        WhoAnswered.GUARDIAN: w.t("A guardian"),
        WhoAnswered.OTHER: w.t("Somebody else"),
    }[who]
    if who is WhoAnswered.STAFF:
        return {"resourceType": "Practitioner", "id": "staff", "name": [{"text": name}]}
    return {
        "resourceType": "RelatedPerson",
        "id": who.value,
        "patient": {"reference": reference("Patient", str(person.id))},
        "relationship": [{"coding": [{"system": f"{BASE}:who", "code": who.value}], "text": name}],
    }


def reference(kind: str, its_id: str) -> str:
    """Return how one resource names another."""
    return f"{kind}/{its_id}"


def response(
    held: Conversation, form: Instrument, given: Iterable[Answer], person: Person, w: Words
) -> Plain:
    """Return one conversation. What was said when a question was asked again is not among the answers."""
    steps = LINE_STEPS if held.format_kind is FormatKind.LINE else held.choices or 0
    made = responded(held, person, f"{form_url(form.id, steps)}|{form_version(form)}", w)
    return {**made, "item": [_item(form, one, w) for one in given if one.repetition == 0]}


def responded(held: Conversation, person: Person, asked: str, w: Words) -> Plain:
    """Return a conversation without its answers: who answered what was `asked`, when, how, how far."""
    who = answerer(held.who_answered, person, w)
    source = (who["resourceType"], who["id"]) if who is not None else ("Patient", str(person.id))
    return {
        "resourceType": "QuestionnaireResponse",
        "id": str(held.id),
        "extension": _about(held),
        "questionnaire": asked,
        "status": STATES[held.state],
        "subject": {"reference": reference("Patient", str(person.id))},
        "authored": (held.ended_at or held.started_at).isoformat(),
        "source": {"reference": reference(*source)},
        "language": held.language.value,
    }


def _about(held: Conversation) -> list[Plain]:
    told = {
        "how-helped": held.how_helped,
        "proxy-view": held.proxy_view,
        "moment": held.moment,
        "kind": held.kind,
    }
    made: list[Plain] = [
        {"url": f"{BASE}:extension:{name}", "valueCode": value.value.replace("_", "-")}
        for name, value in told.items()
        if value is not None
    ]
    if held.on_paper:
        made.append({"url": f"{BASE}:extension:on-paper", "valueBoolean": True})
    return made


def _item(form: Instrument, answer: Answer, w: Words) -> Plain:
    item = next((one for one in form.items if one.id == answer.item_id), None)
    made: Plain = {"linkId": answer.item_id}
    if item is not None:
        made["text"] = w.pick(item.question)
    if item is None or answer.raw is None:
        made["extension"] = [
            {"url": ABSENT, "valueCode": REASONS.get(answer.outcome, "unknown")},
            {"url": f"{BASE}:extension:outcome", "valueCode": answer.outcome.value.replace("_", "-")},
        ]
        return made
    if answer.format_kind is FormatKind.LINE:
        value: dict[str, Any] = {"valueInteger": answer.raw}
        if answer.score is not None:
            value["extension"] = [{"url": f"{BASE}:extension:score", "valueDecimal": answer.score}]
    else:
        option = option_of(form, item, answer)
        label = w.pick(option.label) if option is not None else str(answer.raw)
        chosen = coding(item, answer.format_steps or 0, answer.raw, label)
        if answer.score is not None:
            chosen["extension"] = [{"url": ORDINAL, "valueDecimal": answer.score}]
        value = {"valueCoding": chosen}
    made["answer"] = [value]
    return made

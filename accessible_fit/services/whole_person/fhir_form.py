"""A form as a FHIR R4 Questionnaire: questions, answers, scores on the 0–100 ruler, codes of parts of life.

A form in another number of choices is another Questionnaire, because its answers are others.
"""

from collections.abc import Mapping
from typing import Any

from accessible_fit.instruments.model import LINE_END, LINE_STEPS, Instrument, Item, LifeArea
from accessible_fit.instruments.own import life_areas
from accessible_fit.instruments.parts import Polarity
from accessible_fit.scales.formats import Format, FormatKind, score
from accessible_fit.words.catalogue import Words

Plain = dict[str, Any]

BASE = "urn:x-accessible-fit"
"""Begins the names of what has no name in the standard: our forms, answers and parts of life."""

ICF = "http://hl7.org/fhir/sid/icf"
"""The name that FHIR gives the International Classification of Functioning (HL7 Terminology)."""

ORDINAL = "http://hl7.org/fhir/StructureDefinition/ordinalValue"
"""FHIR's own extension for the value of an answer; here its place on the 0–100 ruler."""


def questionnaire(form: Instrument, steps: int, w: Words) -> Plain:
    """Return a form with so many choices (101 for a line), in the words' language."""
    areas = life_areas()
    return {
        "resourceType": "Questionnaire",
        "id": f"{form.id}-{form.version}-{form.checksum[:6]}-{steps}".replace("_", "-"),
        "url": form_url(form.id, steps),
        "version": form_version(form),
        "name": "".join(part.capitalize() for part in form.id.split("_")) + str(steps),
        "title": w.pick(form.title),
        "status": "active",
        "subjectType": ["Patient"],
        "description": w.pick(form.description),
        "language": w.language,
        "identifier": [{"system": f"{BASE}:form-checksum", "value": form.checksum}],
        "item": [_item(form, item, steps, areas, w) for item in form.items],
    }


def form_url(form_id: str, steps: int) -> str:
    """Return the name of a form with so many choices."""
    return f"{BASE}:Questionnaire:{form_id}-{steps}"


def form_version(form: Instrument) -> str:
    """Return the version with the beginning of its checksum: forms of one's own may share a number."""
    return f"{form.version}-{form.checksum[:6]}"


def _item(form: Instrument, item: Item, steps: int, areas: Mapping[str, LifeArea], w: Words) -> Plain:
    made: Plain = {
        "linkId": item.id,
        "code": area_codes(item.area, areas, w),
        "text": w.pick(item.question),
        "type": "integer" if steps == LINE_STEPS else "choice",
        "required": False,
    }
    if steps != LINE_STEPS:
        made["answerOption"] = [
            {
                "extension": [{"url": ORDINAL, "valueDecimal": ruler(item, steps, option.raw)}],
                "valueCoding": coding(item, steps, option.raw, w.pick(option.label)),
            }
            for option in form.options(item, steps)
        ]
    else:
        low, high = form.options(item, steps)
        ends = w.t(
            "From 0, {low}, to {most}, {high}.", low=w.pick(low.label), high=w.pick(high.label), most=LINE_END
        )
        made["item"] = [{"linkId": f"{item.id}.ends", "text": ends, "type": "display"}]
    return made


def area_codes(area: str, areas: Mapping[str, LifeArea], w: Words) -> list[Plain]:
    """Return our own code of a part of life, and that of the ICF where one is near."""
    known = areas.get(area)
    named = {"display": w.pick(known.name)} if known is not None else {}
    codes: list[Plain] = [{"system": f"{BASE}:life-area", "code": area, **named}]
    if known is not None and known.icf is not None:
        codes.append({"system": ICF, "code": known.icf})
    return codes


def coding(item: Item, steps: int, raw: int, label: str) -> Plain:
    """Return an answer card as a coding."""
    return {"system": f"{BASE}:answer:{item.answer_set}-{steps}", "code": str(raw), "display": label}


def ruler(item: Item, steps: int, raw: int) -> float:
    """Return where an answer card lies on the 0–100 ruler."""
    way = Format(FormatKind.CHOICE, steps, reversed=item.polarity is Polarity.DOWN)
    return score(way, raw).score

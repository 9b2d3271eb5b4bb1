"""What a unit may want help with, and what is common there."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from accessible_fit.scales.quality_flags import Sign
from accessible_fit.trends.planned_unit import Band
from accessible_fit.trends.stage import UnitStage


class Need(StrEnum):
    """What a unit may want help with."""

    BEGIN = "begin"
    ASK_MORE = "ask_more"
    PLAN = "plan"
    AS_PLANNED = "as_planned"
    NOTE_WHY = "note_why"
    NO_ROLLOUT = "no_rollout"
    ROLLOUT_WAITS = "rollout_waits"
    NO_EVALUATION = "no_evaluation"


@dataclass(frozen=True, slots=True)
class UnitSupport:
    """One unit: its stage, about how large a part of its persons was asked as planned, what it may need."""

    unit_id: UUID
    name: str
    service_type: str
    stage: UnitStage
    band: Band | None
    needs: tuple[Need, ...]


@dataclass(frozen=True, slots=True)
class UnitMarks:
    """Signs seen with five persons or more in twelve months, and about how large a part of those who
    answered they are. `enough` is whether so many answered that anything may be said."""

    unit_id: UUID
    enough: bool
    signs: Mapping[Sign, Band]

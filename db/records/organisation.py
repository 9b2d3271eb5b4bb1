"""Records about units, the people who work there, and what is planned."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from db.vocabulary import Language, Role, ServiceType


@dataclass(frozen=True, slots=True)
class Unit:
    """A home, a team or a workplace that gives support."""

    id: UUID
    name: str
    service_type: ServiceType


@dataclass(frozen=True, slots=True)
class User:
    """Somebody who signs in. `sign_in_name` is kept folded to lower case; the hashes never show in a repr.

    `locked_until` is an aware UTC instant; before it the user may not sign in.
    """

    id: UUID
    sign_in_name: str
    display_name: str
    role: Role
    language: Language = Language.SV
    password_hash: str = field(default="", repr=False)
    pin_hash: str | None = field(default=None, repr=False)
    failed_count: int = 0
    locked_until: datetime | None = None
    disabled: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """Who is asked what, how often: one person, or everybody in the unit when `person_id` is None.

    `note` says why this often.
    """

    id: UUID
    unit_id: UUID
    instrument_id: str
    every_months: int
    starts_on: date
    ends_on: date | None = None
    person_id: UUID | None = None
    note: str = ""

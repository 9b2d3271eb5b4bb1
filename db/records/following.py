"""Records of following up: who was to be asked, what was written down, aims, roll-out, published values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from db.vocabulary import AskingOutcome, RolloutKind, ServiceType


@dataclass(frozen=True, slots=True)
class Occasion:
    """One planned occasion of one person: what was to be asked and when, and what became of it.

    `reason` says why it could not be, was not asked, or anything else worth knowing; `conversation_id` is the
    conversation it became. Of somebody who did not answer or who left, `follow_up_on` is when to ask about
    it, and `followed_up_at` and `followed_up_note` when that was done and what came out.
    """

    id: UUID
    person_id: UUID
    unit_id: UUID
    instrument_id: str
    due_on: date
    outcome: AskingOutcome = AskingOutcome.WAITING
    plan_id: UUID | None = None
    reason: str = ""
    noted_at: datetime | None = None
    noted_by: UUID | None = None
    conversation_id: UUID | None = None
    follow_up_on: date | None = None
    followed_up_at: datetime | None = None
    followed_up_note: str = ""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What was written down when support was followed up.

    `persons_view` is how the person sees the support against needs and wishes, `staffs_view` the staff's
    view, `needs_doing` what is to be done.
    """

    id: UUID
    person_id: UUID
    unit_id: UUID
    held_on: date
    method: str
    how: str
    persons_view: str
    staffs_view: str
    needs_doing: str
    written_at: datetime
    written_by: UUID | None = None
    changed_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitAims:
    """For whom a unit is meant and what it is to do. Ages in years, `places` how many it has room for."""

    unit_id: UUID
    intended_group: str = ""
    aims: str = ""
    youngest: int | None = None
    oldest: int | None = None
    places: int | None = None
    changed_at: datetime
    changed_by: UUID | None = None


@dataclass(frozen=True, slots=True)
class RolloutStep:
    """One line of a unit's plan for beginning, or of what it stops doing; `followed_up` says how it went."""

    id: UUID
    unit_id: UUID
    kind: RolloutKind
    text: str
    who: str = ""
    due_on: date | None = None
    done_on: date | None = None
    followed_up: str = ""
    order_in_plan: int = 0


@dataclass(frozen=True, slots=True)
class PublishedValue:
    """A share (0–100) that was published elsewhere about one place and year, of so many persons."""

    indicator: str
    place: str
    year: int
    share: float
    persons: int | None
    source: str
    imported_at: datetime
    service_type: ServiceType | None = None


@dataclass(frozen=True, slots=True)
class PersonGrant:
    """Leave for one user to see one person, to the end of `until` or until it is taken back."""

    id: UUID
    person_id: UUID
    unit_id: UUID
    user_id: UUID
    given_at: datetime
    given_by: UUID | None = None
    until: date | None = None
    taken_at: datetime | None = None

"""What leaves the store: frozen records, one class for each kind of row. Nothing here knows of a database.

The records of mats, forms and following up are loaded when the first of them is asked for: making a class
takes a while, and whoever signs in waits for all that is loaded here.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from db.records.answers import (
    Action,
    Answer,
    AnswerRevision,
    GivenAnswer,
    NewAnswer,
    SeriesPoint,
)
from db.records.conversations import (
    Conversation,
    InstrumentOffer,
    InstrumentVersion,
    NewConversation,
    Observations,
)
from db.records.organisation import Plan, Unit, User
from db.records.people import (
    AccessProfile,
    Consent,
    Enrolment,
    LifeEvent,
    NewConsent,
    NewPretest,
    Person,
    Pretest,
)
from db.records.pictures import CardPicture, SymbolChoice
from db.records.upkeep import AuditEntry, AuditProblem, Clip, Photo, RetentionRule, SymbolSet

if TYPE_CHECKING:
    from db.records.following import (
        FollowUp,
        Occasion,
        PersonGrant,
        PublishedValue,
        RolloutStep,
        UnitAims,
    )
    from db.records.forms import (
        AnswerFormat,
        InstrumentDraft,
        LinkPoint,
        NewScaleLink,
        PairRow,
        ScaleLink,
    )
    from db.records.mats import (
        KeptMat,
        KeptStep,
        MatOfPerson,
        NewMat,
        NewOwnCard,
        NewPlacement,
        NewStep,
        OwnCard,
        Placement,
        TopicSetup,
    )
    from db.records.presence import Arrival, Holding

__all__ = [
    "AccessProfile",
    "Action",
    "Answer",
    "AnswerFormat",
    "AnswerRevision",
    "Arrival",
    "AuditEntry",
    "AuditProblem",
    "CardPicture",
    "Clip",
    "Consent",
    "Conversation",
    "Enrolment",
    "FollowUp",
    "GivenAnswer",
    "Holding",
    "InstrumentDraft",
    "InstrumentOffer",
    "InstrumentVersion",
    "KeptMat",
    "KeptStep",
    "LifeEvent",
    "LinkPoint",
    "MatOfPerson",
    "NewAnswer",
    "NewConsent",
    "NewConversation",
    "NewMat",
    "NewOwnCard",
    "NewPlacement",
    "NewPretest",
    "NewScaleLink",
    "NewStep",
    "Observations",
    "Occasion",
    "OwnCard",
    "PairRow",
    "Person",
    "PersonGrant",
    "Photo",
    "Placement",
    "Plan",
    "Pretest",
    "PublishedValue",
    "RetentionRule",
    "RolloutStep",
    "ScaleLink",
    "SeriesPoint",
    "SymbolChoice",
    "SymbolSet",
    "TopicSetup",
    "Unit",
    "UnitAims",
    "User",
]


def __getattr__(name: str) -> object:
    if name in __all__:
        for late in ("mats", "forms", "following", "presence"):
            found = vars(import_module(f"{__name__}.{late}"))
            if name in found:
                return found[name]
    raise AttributeError(name)

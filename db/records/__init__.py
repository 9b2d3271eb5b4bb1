"""What leaves the store: frozen records, one class for each kind of row. Nothing here knows of a database."""

from db.records.answers import Action, Answer, AnswerRevision, GivenAnswer, NewAnswer, SeriesPoint
from db.records.conversations import (
    Conversation,
    InstrumentVersion,
    NewConversation,
    Observations,
    Placement,
)
from db.records.organisation import Plan, Unit, User
from db.records.people import AccessProfile, Consent, Enrolment, LifeEvent, Person, Pretest
from db.records.pictures import CardPicture, SymbolChoice
from db.records.upkeep import AuditEntry, AuditProblem, Clip, Photo, RetentionRule, SymbolSet

__all__ = [
    "AccessProfile",
    "Action",
    "Answer",
    "AnswerRevision",
    "AuditEntry",
    "AuditProblem",
    "CardPicture",
    "Clip",
    "Consent",
    "Conversation",
    "Enrolment",
    "GivenAnswer",
    "InstrumentVersion",
    "LifeEvent",
    "NewAnswer",
    "NewConversation",
    "Observations",
    "Person",
    "Photo",
    "Placement",
    "Plan",
    "Pretest",
    "RetentionRule",
    "SeriesPoint",
    "SymbolChoice",
    "SymbolSet",
    "Unit",
    "User",
]

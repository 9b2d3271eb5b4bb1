"""The tables, as typed classes. They are used to write SQL with; rows leave `db` as frozen records only."""

from db.tables.answers import ActionRow, AnswerRevisionRow, AnswerRow
from db.tables.base import Base
from db.tables.conversations import ConversationRow, InstrumentVersionRow, PlacementRow
from db.tables.organisation import PlanRow, UnitRow, UserRow, UserUnitRow
from db.tables.people import (
    AccessProfileRow,
    ConsentRow,
    EnrolmentRow,
    LifeEventRow,
    PersonRow,
    PretestRow,
)
from db.tables.upkeep import (
    AuditEntryRow,
    AuditHeadRow,
    ClipRow,
    PhotoRow,
    RetentionRuleRow,
    SettingRow,
    SymbolSetRow,
)

__all__ = [
    "AccessProfileRow",
    "ActionRow",
    "AnswerRevisionRow",
    "AnswerRow",
    "AuditEntryRow",
    "AuditHeadRow",
    "Base",
    "ClipRow",
    "ConsentRow",
    "ConversationRow",
    "EnrolmentRow",
    "InstrumentVersionRow",
    "LifeEventRow",
    "PersonRow",
    "PhotoRow",
    "PlacementRow",
    "PlanRow",
    "PretestRow",
    "RetentionRuleRow",
    "SettingRow",
    "SymbolSetRow",
    "UnitRow",
    "UserRow",
    "UserUnitRow",
]

"""What every table shares: where they are listed, names of constraints, and the usual checks."""

from __future__ import annotations

from typing import Any

from sqlalchemy import CheckConstraint, Connection, ForeignKeyConstraint, Index, MetaData, event, text

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


metadata = MetaData(naming_convention=NAMES)


def unique_where(name: str, *columns: str, where: str) -> Index:
    """No two of the rows that fit the condition have the same."""
    return Index(name, *columns, unique=True, sqlite_where=text(where), info={"where": where})


@event.listens_for(metadata, "before_create")
def _say_where_to_a_server(target: MetaData, connection: Connection, **_: Any) -> None:
    """Give PostgreSQL the conditions when it makes the tables: naming it earlier would import its dialect."""
    if connection.dialect.name != "postgresql":
        return
    for table in target.tables.values():
        for index in table.indexes:
            if "where" in index.info:
                index.dialect_options["postgresql"]["where"] = text(index.info["where"])


def between(column: str, low: float, high: float) -> CheckConstraint:
    """The column is null or between two numbers, both allowed."""
    return CheckConstraint(f"{column} BETWEEN {low} AND {high}", name=column)


def filled(column: str) -> CheckConstraint:
    """The text is more than blanks."""
    return CheckConstraint(f"length(trim({column})) > 0", name=column)


def one_of(column: str, *values: int) -> CheckConstraint:
    """The column is null or one of some whole numbers."""
    return CheckConstraint(f"{column} IN ({', '.join(map(str, values))})", name=column)


def not_before(later: str, earlier: str) -> CheckConstraint:
    """The first column is null or not before the second one."""
    return CheckConstraint(f"{later} >= {earlier}", name=later)


def follows_person() -> ForeignKeyConstraint:
    """The row belongs to a person, moves to another unit with the person, and is erased with the person."""
    return ForeignKeyConstraint(
        ["person_id", "unit_id"], ["person.id", "person.unit_id"], ondelete="CASCADE", onupdate="CASCADE"
    )


def stays_in_conversation() -> ForeignKeyConstraint:
    """The row belongs to a conversation, has the same unit as it, and is erased with it."""
    return ForeignKeyConstraint(
        ["conversation_id", "unit_id"], ["conversation.id", "conversation.unit_id"], ondelete="CASCADE"
    )

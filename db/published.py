"""Shares that were published elsewhere, to be seen beside a unit's own."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, and_, delete

from db.records import PublishedValue
from db.shelf import Shelf
from db.tables import published_value_table

_value = published_value_table.c

_VALUES = Shelf(PublishedValue, published_value_table)


def put_many(tx: Connection, values: Iterable[PublishedValue]) -> int:
    """Keep values, each instead of what was kept of its indicator, place and year, and return how many.

    Of several with the same three the last one is kept. Raises ConstraintBroken.
    """
    wanted = {(value.indicator, value.place, value.year): value for value in values}
    for indicator, place, year in wanted:
        same = and_(_value.indicator == indicator, _value.place == place, _value.year == year)
        tx.execute(delete(published_value_table).where(same))
    return _VALUES.put_many(tx, [*wanted.values()]) if wanted else 0


def of_indicators(
    tx: Connection, indicators: Iterable[str], place: str | None = None
) -> list[PublishedValue]:
    """Return the values of some indicators, of one place or of all, oldest year first."""
    there = () if place is None else (_value.place == place,)
    wanted = _value.indicator.in_(list(indicators))
    return _VALUES.all(tx, wanted, *there, order_by=[_value.indicator, _value.place, _value.year])


def remove_place(tx: Connection, place: str) -> None:
    """Remove every value of a place, if there are any."""
    tx.execute(delete(published_value_table).where(_value.place == place))

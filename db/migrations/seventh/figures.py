"""Puts the functions into a server's database, in the place of those of the sixth form."""

from __future__ import annotations

from alembic import op

from db.migrations.seventh import (
    asking,
    asking_plans,
    asking_told,
    asking_unit,
    changes,
    done,
    gate,
    kinds,
    own_kind,
    register,
    said,
    taking_part,
    unit_plans,
    years,
)
from db.migrations.sixth.log import escaped
from db.migrations.sixth.roles import quoted

FOR_THE_PROGRAM = (
    "unit_persons(uuid)",
    "unit_means(uuid)",
    "unit_shares(uuid)",
    "unit_spread(uuid)",
    "unit_changes(uuid)",
    "unit_done(uuid)",
    "unit_event(uuid)",
    "unit_register(uuid)",
    "unit_groups(uuid)",
    "unit_asking(uuid)",
    "unit_stage(uuid)",
    "kinds(integer)",
)

_BEFORE = (
    "DROP VIEW accessible_fit.unit_figures",
    "DROP FUNCTION accessible_fit.unit_means(uuid)",
    "DROP FUNCTION accessible_fit.unit_persons(uuid)",
    "DROP FUNCTION accessible_fit.tell(uuid[], uuid[])",
)
_VIEW = """CREATE VIEW accessible_fit.unit_figures WITH (security_barrier) AS
    SELECT led.unit_id, m.*
    FROM unnest(accessible_fit.led_units()) led (unit_id),
        LATERAL accessible_fit.unit_means(led.unit_id) m"""


def create(owner: str, program: str) -> None:
    """Make the functions, and the view for whoever looks by hand."""
    for statement in _BEFORE:
        op.execute(statement)
    of_units = (gate, years, taking_part, said, changes, done, kinds, register, own_kind, unit_plans)
    of_plans = (asking_plans, asking, asking_told, asking_unit)
    for statement in (one for part in (*of_units, *of_plans) for one in part.STATEMENTS):
        op.execute(escaped(statement))
    op.execute(_VIEW)
    op.execute(f"ALTER VIEW accessible_fit.unit_figures OWNER TO {quoted(owner)}")
    op.execute(f"GRANT SELECT ON accessible_fit.unit_figures TO {quoted(program)}")
    op.execute("REVOKE ALL ON ALL FUNCTIONS IN SCHEMA accessible_fit FROM PUBLIC")
    for name in FOR_THE_PROGRAM:
        op.execute(f"GRANT EXECUTE ON FUNCTION accessible_fit.{name} TO {quoted(program)}")

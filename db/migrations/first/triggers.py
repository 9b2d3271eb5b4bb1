"""What may never be changed, kept by the database itself."""

from __future__ import annotations

from alembic import op

# Table, and what is refused there.
REFUSED = (
    ("audit_entry", "UPDATE"),
    ("audit_entry", "DELETE"),
    ("instrument_version", "UPDATE"),
    ("answer_revision", "UPDATE"),
)


def create() -> None:
    """Make the triggers."""
    on_file = op.get_context().dialect.name == "sqlite"
    if not on_file:
        op.execute(
            "CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
            " RAISE EXCEPTION USING ERRCODE = '23000', MESSAGE = TG_ARGV[0], CONSTRAINT = TG_ARGV[0];"
            " END $$"
        )
    for table, verb in REFUSED:
        rule = f"{table}_no_{verb.lower()}"
        if on_file:
            op.execute(
                f"CREATE TRIGGER {rule} BEFORE {verb} ON {table} BEGIN SELECT RAISE(ABORT, '{rule}'); END"
            )
        else:
            op.execute(
                f"CREATE TRIGGER {rule} BEFORE {verb} ON {table}"
                f" FOR EACH ROW EXECUTE FUNCTION refuse_change('{rule}')"
            )
    if not on_file:
        op.execute(
            "CREATE TRIGGER audit_entry_no_truncate BEFORE TRUNCATE ON audit_entry"
            " FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('audit_entry_no_truncate')"
        )

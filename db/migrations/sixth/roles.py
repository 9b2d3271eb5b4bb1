"""The two roles of a database: one owns everything and changes its form, as one the program connects.

Roles belong to the whole server, so their names hold the name of the database.
"""

from __future__ import annotations

import hashlib

from alembic import op
from sqlalchemy import text

from db.errors import RolesMissing, RolesUnsafe

LONGEST_NAME = 63


def names() -> tuple[str, str]:
    """Return the names of the owner's and the program's role for the database that is being changed."""
    database = str(op.get_bind().execute(text("SELECT current_database()")).scalar_one())
    return named(database)


def named(database: str) -> tuple[str, str]:
    """Return the names of the two roles; a long name is cut and told apart by a part of its checksum."""
    name = f"accessible_fit_{database}"
    if len(f"{name}_program".encode()) > LONGEST_NAME:
        mark = hashlib.sha256(database.encode()).hexdigest()[:8]
        name = f"{name.encode()[:44].decode(errors='ignore')}_{mark}"
    return f"{name}_owner", f"{name}_program"


def quoted(name: str) -> str:
    """Return a name as it stands in a statement."""
    return '"' + name.replace('"', '""') + '"'


def create(owner: str, program: str) -> None:
    """Make the roles, or take those that somebody made before. Raises RolesMissing, RolesUnsafe."""
    here = op.get_bind()
    may_make = here.execute(
        text("SELECT rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = current_user")
    ).scalar_one()
    for name, login in ((owner, "NOLOGIN"), (program, "LOGIN")):
        found = here.execute(
            text("SELECT rolsuper OR rolbypassrls OR rolcreaterole FROM pg_roles WHERE rolname = :name"),
            {"name": name},
        ).scalar()
        if found:
            raise RolesUnsafe(role=name)
        if found is None:
            if not may_make:
                raise RolesMissing(owner=owner, program=program)
            op.execute(f"CREATE ROLE {quoted(name)} {login} NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOCREATEDB")
    if here.execute(text("SELECT pg_has_role(:program, :owner, 'MEMBER')"), _both(owner, program)).scalar():
        raise RolesUnsafe(role=program)
    if not here.execute(text("SELECT pg_has_role(current_user, :owner, 'USAGE')"), {"owner": owner}).scalar():
        if not may_make:
            raise RolesMissing(owner=owner, program=program)
        op.execute(f"GRANT {quoted(owner)} TO CURRENT_USER")


def _both(owner: str, program: str) -> dict[str, str]:
    return {"owner": owner, "program": program}


def hand_over(owner: str, program: str) -> None:
    """Give the owner every table and function, and take from everybody else what nobody needs."""
    here = op.get_bind()
    database = quoted(str(here.execute(text("SELECT current_database()")).scalar_one()))
    op.execute(f"REVOKE TEMPORARY ON DATABASE {database} FROM PUBLIC")
    op.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC")
    op.execute(f"GRANT CREATE, USAGE ON SCHEMA public TO {quoted(owner)}")
    op.execute(f"GRANT USAGE ON SCHEMA public TO {quoted(program)}")
    for name in here.execute(text("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")).scalars():
        op.execute(f"ALTER TABLE public.{quoted(name)} OWNER TO {quoted(owner)}")
    functions = text(
        "SELECT oid::regprocedure::text FROM pg_proc WHERE pronamespace = 'public'::regnamespace"
        " AND prorettype = 'trigger'::regtype"
        " AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = pg_proc.oid AND d.deptype = 'e')"
    )
    for name in here.execute(functions).scalars():
        op.execute(f"ALTER FUNCTION {name} OWNER TO {quoted(owner)}")
        # what keeps the sums goes by the database's own right; nobody else writes there
        op.execute(f"ALTER FUNCTION {name} SECURITY DEFINER SET search_path = public, pg_temp")
        op.execute(f"REVOKE ALL ON FUNCTION {name} FROM PUBLIC")
    op.execute(f"GRANT SELECT ON public.alembic_version TO {quoted(program)}")
    op.execute(f"CREATE SCHEMA accessible_fit AUTHORIZATION {quoted(owner)}")

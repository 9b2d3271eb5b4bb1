"""Which kind of support a unit gives says with whom it is counted together: only superusers change it.

A leader who could move the own unit from one kind to another and look before and after would be told of the
own unit's few persons by the difference.
"""

from __future__ import annotations

from db.migrations.seventh.years import PINNED

STATEMENTS = (
    f"""CREATE FUNCTION accessible_fit.keep_kind() RETURNS trigger LANGUAGE plpgsql {PINNED} AS $$
    BEGIN
        IF NOT (accessible_fit.is_superuser() OR accessible_fit.keeps()) THEN
            RAISE EXCEPTION USING ERRCODE = '42501',
                MESSAGE = 'row-level security: only superusers change what kind of support a unit gives';
        END IF;
        RETURN NEW;
    END $$""",
    """CREATE TRIGGER unit_keeps_kind BEFORE UPDATE OF service_type ON public.unit FOR EACH ROW
    WHEN (OLD.service_type IS DISTINCT FROM NEW.service_type) EXECUTE FUNCTION accessible_fit.keep_kind()""",
)

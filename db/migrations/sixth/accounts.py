"""The users as the program sees them on a server: a view in the table's place, with nobody else's hashes.

The table itself is closed to the program. In its transactions the name `app_user` means the view.
"""

from __future__ import annotations

from alembic import op

from db.migrations.sixth.log import escaped
from db.migrations.sixth.roles import quoted

_PINNED = "SECURITY DEFINER SET search_path = pg_catalog, pg_temp"

_STATEMENTS = (
    """CREATE VIEW accessible_fit.app_user WITH (security_barrier) AS
        SELECT u.id, u.sign_in_name, u.display_name, u.role, u.language,
            CASE WHEN u.id = (SELECT accessible_fit.me()) THEN u.password_hash ELSE '' END AS password_hash,
            CASE WHEN u.id = (SELECT accessible_fit.me()) THEN u.pin_hash END AS pin_hash,
            u.failed_count, u.locked_until, u.disabled
        FROM public.app_user u WHERE (SELECT accessible_fit.me()) IS NOT NULL""",
    f"""CREATE FUNCTION accessible_fit.write_user() RETURNS trigger LANGUAGE plpgsql {_PINNED} AS $$
    DECLARE over_others boolean := accessible_fit.is_superuser();
    BEGIN
        IF TG_OP = 'INSERT' THEN
            IF NOT over_others THEN
                RAISE EXCEPTION USING ERRCODE = '42501', MESSAGE = 'row-level security: accounts';
            END IF;
            INSERT INTO public.app_user SELECT NEW.*;
            RETURN NEW;
        ELSIF TG_OP = 'DELETE' THEN
            IF NOT over_others THEN
                RAISE EXCEPTION USING ERRCODE = '42501', MESSAGE = 'row-level security: accounts';
            END IF;
            DELETE FROM public.app_user WHERE id = OLD.id;
            RETURN OLD;
        END IF;
        -- one's own secrets, language and failed tries; everything else is for those who look after accounts
        IF NOT over_others AND (OLD.id <> accessible_fit.me()
            OR (NEW.id, NEW.sign_in_name, NEW.display_name, NEW.role, NEW.disabled)
                IS DISTINCT FROM (OLD.id, OLD.sign_in_name, OLD.display_name, OLD.role, OLD.disabled))
        THEN
            RAISE EXCEPTION USING ERRCODE = '42501', MESSAGE = 'row-level security: accounts';
        END IF;
        UPDATE public.app_user u SET
            sign_in_name = NEW.sign_in_name,
            display_name = NEW.display_name,
            role = NEW.role,
            language = NEW.language,
            password_hash = CASE WHEN NEW.password_hash IS DISTINCT FROM OLD.password_hash
                THEN NEW.password_hash ELSE u.password_hash END,
            pin_hash = CASE WHEN NEW.pin_hash IS DISTINCT FROM OLD.pin_hash
                THEN NEW.pin_hash ELSE u.pin_hash END,
            failed_count = NEW.failed_count,
            locked_until = NEW.locked_until,
            disabled = NEW.disabled
            WHERE u.id = OLD.id;
        -- another password, or an account that is closed, ends what was begun with the old one
        IF NEW.password_hash IS DISTINCT FROM OLD.password_hash OR NEW.disabled THEN
            DELETE FROM accessible_fit.signed_in WHERE user_id = OLD.id
                AND token <> sha256(convert_to(current_setting('accessible_fit.token', true), 'UTF8'));
        END IF;
        RETURN NEW;
    END $$""",
    "CREATE TRIGGER write_user INSTEAD OF INSERT OR UPDATE OR DELETE ON accessible_fit.app_user"
    " FOR EACH ROW EXECUTE FUNCTION accessible_fit.write_user()",
)


def create(owner: str, program: str) -> None:
    """Make the view and let the program use it."""
    for statement in _STATEMENTS:
        op.execute(escaped(statement))
    op.execute(f"ALTER VIEW accessible_fit.app_user OWNER TO {quoted(owner)}")
    op.execute(f"GRANT SELECT, INSERT, UPDATE, DELETE ON accessible_fit.app_user TO {quoted(program)}")

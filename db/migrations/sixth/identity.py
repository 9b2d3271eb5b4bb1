"""How the server knows who is working: sign-in checked by it, and a secret that every transaction brings.

A try to sign in is kept by one transaction and told by another, so that nobody can undo that it is counted
and know what came of it. The secret stands nowhere in clear: its checksum is in the table.
"""

from __future__ import annotations

from alembic import op

from db.migrations.sixth.log import escaped
from db.migrations.sixth.roles import quoted

_PINNED = "SECURITY DEFINER SET search_path = pg_catalog, pg_temp"

_TABLES = (
    """CREATE TABLE accessible_fit.signed_in (
        token bytea PRIMARY KEY,
        user_id uuid NOT NULL REFERENCES public.app_user (id) ON DELETE CASCADE,
        began_at timestamptz NOT NULL,
        ends_at timestamptz NOT NULL
    )""",
    """CREATE TABLE accessible_fit.knock (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        user_id uuid REFERENCES public.app_user (id) ON DELETE CASCADE,
        at timestamptz NOT NULL,
        fits boolean NOT NULL,
        wait_s integer NOT NULL,
        told boolean NOT NULL,
        written_by xid8 NOT NULL
    )""",
    "CREATE INDEX ix_knock_at ON accessible_fit.knock (at)",
    "CREATE TABLE accessible_fit.secret (value bytea NOT NULL)",
    "INSERT INTO accessible_fit.secret"
    " VALUES (sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')))",
)

# Who works, and what that user reaches. Each is asked once in a statement, not once for every row.
_WHO = (
    f"""CREATE FUNCTION accessible_fit.me() RETURNS uuid LANGUAGE sql STABLE {_PINNED} AS $$
        SELECT u.id FROM accessible_fit.signed_in s JOIN public.app_user u ON u.id = s.user_id
        WHERE s.token = sha256(convert_to(current_setting('accessible_fit.token', true), 'UTF8'))
            AND s.ends_at > now() AND NOT u.disabled
    $$""",
    f"""CREATE FUNCTION accessible_fit.my_role() RETURNS text LANGUAGE sql STABLE {_PINNED} AS $$
        SELECT role FROM public.app_user WHERE id = accessible_fit.me()
    $$""",
    f"""CREATE FUNCTION accessible_fit.is_superuser() RETURNS boolean LANGUAGE sql STABLE {_PINNED} AS $$
        SELECT coalesce(accessible_fit.my_role() = 'superuser', false)
    $$""",
    f"""CREATE FUNCTION accessible_fit.units_as(roles text[]) RETURNS uuid[]
    LANGUAGE plpgsql STABLE {_PINNED} AS $$
    DECLARE who uuid := accessible_fit.me(); works_as text;
    BEGIN
        SELECT role INTO works_as FROM public.app_user WHERE id = who;
        IF works_as IS NULL OR works_as <> ALL (roles) THEN
            RETURN '{{}}';
        ELSIF works_as = 'superuser' THEN
            RETURN ARRAY(SELECT id FROM public.unit);
        END IF;
        RETURN ARRAY(SELECT unit_id FROM public.user_unit WHERE user_id = who);
    END $$""",
    f"""CREATE FUNCTION accessible_fit.my_units() RETURNS uuid[] LANGUAGE sql STABLE {_PINNED} AS $$
        SELECT accessible_fit.units_as('{{staff,leader,superuser}}')
    $$""",
    # where the user meets single persons
    f"""CREATE FUNCTION accessible_fit.care_units() RETURNS uuid[] LANGUAGE sql STABLE {_PINNED} AS $$
        SELECT accessible_fit.units_as('{{staff,superuser}}')
    $$""",
    # where the user looks after the unit itself
    f"""CREATE FUNCTION accessible_fit.led_units() RETURNS uuid[] LANGUAGE sql STABLE {_PINNED} AS $$
        SELECT accessible_fit.units_as('{{leader,superuser}}')
    $$""",
    # whose history comes along: who lives in the user's units, and whom a leader has leave to see
    f"""CREATE FUNCTION accessible_fit.my_people() RETURNS uuid[] LANGUAGE sql STABLE {_PINNED} AS $$
        SELECT ARRAY(
            SELECT id FROM public.person
            WHERE NOT accessible_fit.is_superuser() AND unit_id = ANY (accessible_fit.care_units())
            UNION
            SELECT g.person_id FROM public.person_grant g
            WHERE g.user_id = accessible_fit.me() AND g.taken_at IS NULL
                AND (g.until IS NULL OR g.until >= current_date)
                AND g.unit_id = ANY (accessible_fit.my_units())
        )
    $$""",
    # who gets support in the user's units now and lives elsewhere
    f"""CREATE FUNCTION accessible_fit.guests() RETURNS uuid[] LANGUAGE sql STABLE {_PINNED} AS $$
        SELECT ARRAY(
            SELECT person_id FROM public.enrolment
            WHERE ended_on IS NULL AND unit_id = ANY (accessible_fit.care_units())
        )
    $$""",
    f"""CREATE FUNCTION accessible_fit.talks_elsewhere() RETURNS uuid[] LANGUAGE sql STABLE {_PINNED} AS $$
        SELECT ARRAY(
            SELECT id FROM public.conversation
            WHERE person_id = ANY (accessible_fit.my_people())
                AND unit_id <> ALL (accessible_fit.care_units())
        )
    $$""",
    f"""CREATE FUNCTION accessible_fit.units_before() RETURNS uuid[] LANGUAGE sql STABLE {_PINNED} AS $$
        SELECT ARRAY(
            SELECT unit_id FROM public.enrolment WHERE person_id = ANY (accessible_fit.my_people())
            UNION
            SELECT unit_id FROM public.conversation WHERE person_id = ANY (accessible_fit.my_people())
            UNION
            SELECT unit_id FROM public.person WHERE id = ANY (accessible_fit.guests())
        )
    $$""",
    # Whether a row that one is about to point to is one's own to point to. What is another's and what is
    # nowhere get the same answer.
    f"""CREATE FUNCTION accessible_fit.mine(kind text, wanted uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE {_PINNED} AS $$
    DECLARE places uuid[] := accessible_fit.care_units();
    BEGIN
        RETURN wanted IS NULL OR CASE kind
            WHEN 'person' THEN EXISTS (
                SELECT 1 FROM public.person WHERE id = wanted AND unit_id = ANY (places))
            WHEN 'photo' THEN EXISTS (
                SELECT 1 FROM public.photo WHERE id = wanted AND unit_id = ANY (places))
            WHEN 'plan' THEN EXISTS (
                SELECT 1 FROM public.plan WHERE id = wanted AND unit_id = ANY (places))
            WHEN 'mat' THEN EXISTS (
                SELECT 1 FROM public.mat WHERE id = wanted AND unit_id = ANY (places))
            WHEN 'conversation' THEN EXISTS (
                SELECT 1 FROM public.conversation c JOIN public.person p ON p.id = c.person_id
                WHERE c.id = wanted AND (c.unit_id = ANY (places) OR p.unit_id = ANY (places)))
            WHEN 'answer' THEN EXISTS (
                SELECT 1 FROM public.answer a JOIN public.conversation c ON c.id = a.conversation_id
                    JOIN public.person p ON p.id = c.person_id
                WHERE a.id = wanted AND (a.unit_id = ANY (places) OR p.unit_id = ANY (places)))
            WHEN 'placement' THEN EXISTS (
                SELECT 1 FROM public.placement a JOIN public.conversation c ON c.id = a.conversation_id
                    JOIN public.person p ON p.id = c.person_id
                WHERE a.id = wanted AND (a.unit_id = ANY (places) OR p.unit_id = ANY (places)))
            ELSE false END;
    END $$""",
)

_SIGNING_IN = (
    # How the name's password was hashed, without the hash; for a name that nobody has, always one invention.
    f"""CREATE FUNCTION accessible_fit.way_of(name text) RETURNS text LANGUAGE plpgsql STABLE {_PINNED} AS $$
    DECLARE kept text; parts text[];
    BEGIN
        SELECT password_hash INTO kept FROM public.app_user WHERE sign_in_name = name AND NOT disabled;
        parts := string_to_array(coalesce(kept,
            (SELECT password_hash FROM public.app_user ORDER BY id LIMIT 1)), '$');
        IF kept IS NULL THEN
            parts[5] := rtrim(encode(substring(sha256((SELECT value FROM accessible_fit.secret)
                || convert_to(name, 'UTF8')) FOR 16), 'base64'), '=');
        END IF;
        RETURN array_to_string(parts[1:5], '$');
    END $$""",
    f"""CREATE FUNCTION accessible_fit.knock(name text, proof text) RETURNS uuid
    LANGUAGE plpgsql {_PINNED} AS $$
    DECLARE
        found record; at timestamptz := clock_timestamp(); waits interval; attempt uuid;
        longest constant interval := '15 minutes';
    BEGIN
        PERFORM accessible_fit.tell_untold();
        SELECT id, password_hash, failed_count, locked_until INTO found
            FROM public.app_user WHERE sign_in_name = name AND NOT disabled FOR UPDATE;
        waits := found.locked_until - at;
        -- a wait longer than any that is given comes from a clock that has been set back since
        IF waits > interval '0' AND waits <= longest THEN
            INSERT INTO accessible_fit.knock (user_id, at, fits, wait_s, told, written_by)
                VALUES (found.id, at, false, ceil(extract(epoch FROM waits)), true, pg_current_xact_id())
                RETURNING id INTO attempt;
            RETURN attempt;
        END IF;
        -- counted as a failure until it is told that it was none
        UPDATE public.app_user SET failed_count = failed_count + 1, locked_until =
            CASE WHEN failed_count + 1 < 3 THEN NULL
                ELSE at + least(make_interval(secs => 2 ^ least(failed_count - 1, 20)), longest) END
            WHERE id = found.id;
        INSERT INTO accessible_fit.knock (user_id, at, fits, wait_s, told, written_by)
            VALUES (found.id, at,
                coalesce(sha256(convert_to(proof, 'UTF8'))
                    = sha256(convert_to(found.password_hash, 'UTF8')), false),
                0, false, pg_current_xact_id())
            RETURNING id INTO attempt;
        RETURN attempt;
    END $$""",
    f"""CREATE FUNCTION accessible_fit.enter(
        attempt uuid, OUT token text, OUT user_id uuid, OUT wait_s integer)
    LANGUAGE plpgsql {_PINNED} AS $$
    DECLARE found accessible_fit.knock;
    BEGIN
        SELECT * INTO found FROM accessible_fit.knock k WHERE k.id = attempt FOR UPDATE;
        wait_s := coalesce(found.wait_s, 0);
        IF found.id IS NULL OR found.told THEN
            RETURN;
        END IF;
        IF found.written_by = pg_current_xact_id() THEN
            RAISE EXCEPTION USING ERRCODE = 'AF002', MESSAGE = 'a try is told when it has been kept';
        END IF;
        UPDATE accessible_fit.knock SET told = true WHERE id = attempt;
        IF NOT found.fits OR found.at < clock_timestamp() - interval '1 minute' THEN
            PERFORM accessible_fit.write_line(
                found.user_id, 'sign_in_refused', 'user', found.user_id, NULL, '{{}}', clock_timestamp());
            RETURN;
        END IF;
        token := replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '');
        user_id := found.user_id;
        INSERT INTO accessible_fit.signed_in VALUES (
            sha256(convert_to(token, 'UTF8')), user_id, now(), now() + interval '7 days');
        UPDATE public.app_user SET failed_count = 0, locked_until = NULL WHERE id = user_id;
        DELETE FROM accessible_fit.signed_in WHERE ends_at < now();
    END $$""",
    # Tries whose outcome nobody fetched, or fetched and undid, stand in the log all the same.
    f"""CREATE FUNCTION accessible_fit.tell_untold() RETURNS void LANGUAGE plpgsql {_PINNED} AS $$
    DECLARE one accessible_fit.knock;
    BEGIN
        FOR one IN SELECT * FROM accessible_fit.knock
            WHERE NOT told AND at < clock_timestamp() - interval '1 minute' ORDER BY at
            FOR UPDATE SKIP LOCKED
        LOOP
            PERFORM accessible_fit.write_line(
                one.user_id, 'sign_in_refused', 'user', one.user_id, NULL, '{{}}', one.at);
            UPDATE accessible_fit.knock SET told = true WHERE id = one.id;
        END LOOP;
        DELETE FROM accessible_fit.knock WHERE told AND at < clock_timestamp() - interval '1 hour';
    END $$""",
    # Asked at the beginning of every transaction that brings a secret: said at once, not by empty lists.
    f"""CREATE FUNCTION accessible_fit.awake(writes boolean) RETURNS void LANGUAGE plpgsql {_PINNED} AS $$
    BEGIN
        IF accessible_fit.me() IS NULL THEN
            RAISE EXCEPTION USING ERRCODE = 'AF001', MESSAGE = 'nobody is signed in with this secret';
        END IF;
        IF writes THEN
            UPDATE accessible_fit.signed_in SET ends_at = now() + interval '7 days'
                WHERE token = sha256(convert_to(current_setting('accessible_fit.token', true), 'UTF8'))
                AND ends_at < now() + interval '6 days 23 hours';
        END IF;
    END $$""",
    f"""CREATE FUNCTION accessible_fit.leave() RETURNS void LANGUAGE sql {_PINNED} AS $$
        DELETE FROM accessible_fit.signed_in
        WHERE token = sha256(convert_to(current_setting('accessible_fit.token', true), 'UTF8'))
    $$""",
    f"""CREATE FUNCTION accessible_fit.has_accounts() RETURNS boolean LANGUAGE sql STABLE {_PINNED} AS $$
        SELECT EXISTS (SELECT 1 FROM public.app_user)
    $$""",
)
_FOR_THE_PROGRAM = (
    "me()",
    "my_role()",
    "is_superuser()",
    "my_units()",
    "care_units()",
    "led_units()",
    "my_people()",
    "guests()",
    "talks_elsewhere()",
    "units_before()",
    "mine(text, uuid)",
    "way_of(text)",
    "knock(text, text)",
    "enter(uuid)",
    "awake(boolean)",
    "leave()",
    "has_accounts()",
    "keeps()",
)


def create(owner: str, program: str) -> None:
    """Make the tables of the schema and its functions."""
    op.execute(f"GRANT USAGE ON SCHEMA accessible_fit TO {quoted(program)}")
    for statement in (*_TABLES, *_WHO, *_SIGNING_IN):
        op.execute(escaped(statement))
    # whether the login itself stands over the rules: then the program guards by itself, as in a file
    op.execute(
        f"CREATE FUNCTION accessible_fit.keeps() RETURNS boolean LANGUAGE sql STABLE {_PINNED} AS $$"
        f" SELECT pg_has_role(session_user, '{owner.replace(chr(39), chr(39) * 2)}', 'USAGE')"
        " OR (SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = session_user) $$"
    )


def let_the_program(program: str, more: tuple[str, ...]) -> None:
    """Take every function of the schema from everybody, and give the program those it needs."""
    op.execute("REVOKE ALL ON ALL FUNCTIONS IN SCHEMA accessible_fit FROM PUBLIC")
    for name in (*_FOR_THE_PROGRAM, *more):
        op.execute(f"GRANT EXECUTE ON FUNCTION accessible_fit.{name} TO {quoted(program)}")

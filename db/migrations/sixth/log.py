"""The log on a server: only a function adds lines, and gives each its number, time, actor and hash.

The hash is that of `db.audit`: SHA-256 over the line as JSON, with its keys sorted and nothing between.
"""

from __future__ import annotations

from alembic import op

_PINNED = "SECURITY DEFINER SET search_path = pg_catalog, pg_temp"

_FUNCTIONS = (
    # JSON written in one way only. What Python would write otherwise than it stands is refused when new.
    """CREATE FUNCTION accessible_fit.as_written(value json, fresh boolean) RETURNS text
    LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
    DECLARE found text; told boolean;
    BEGIN
        CASE json_typeof(value)
        WHEN 'object' THEN
            SELECT string_agg(to_json(key)::text || ':' || accessible_fit.as_written(e.value, fresh), ','
                ORDER BY key COLLATE "C"), count(*) > count(DISTINCT key)
                INTO found, told FROM json_each(value) e;
            IF fresh AND told THEN
                RAISE EXCEPTION USING ERRCODE = '22023', MESSAGE = 'a key stands twice';
            END IF;
            RETURN '{' || coalesce(found, '') || '}';
        WHEN 'array' THEN
            SELECT string_agg(accessible_fit.as_written(e.value, fresh), ',' ORDER BY e.place)
                INTO found FROM json_array_elements(value) WITH ORDINALITY e (value, place);
            RETURN '[' || coalesce(found, '') || ']';
        WHEN 'string' THEN
            RETURN to_json(value #>> '{}')::text;
        WHEN 'number' THEN
            found := value::text;
            IF fresh AND found !~ '^(0|-?[1-9][0-9]{0,17}|-?(0|[1-9][0-9]{0,9})[.](0|[0-9]{0,3}[1-9]))$' THEN
                IF found::float8::text <> found OR found ~ '^-?[0-9]+$' THEN
                    RAISE EXCEPTION USING ERRCODE = '22023', MESSAGE = 'a number can be written otherwise';
                END IF;
            END IF;
            RETURN found;
        ELSE
            RETURN value::text;
        END CASE;
    END $$""",
    """CREATE FUNCTION accessible_fit.hash_of(line public.audit_entry) RETURNS text
    LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
        SELECT encode(sha256(convert_to(
            '{"actor_id":' || coalesce('"' || line.actor_id || '"', 'null')
            || ',"at":"' || to_char(line.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') || '+00:00"'
            || ',"details":' || accessible_fit.as_written(line.details, false)
            || ',"previous_hash":' || to_json(line.previous_hash)::text
            || ',"seq":' || line.seq
            || ',"subject_id":' || coalesce('"' || line.subject_id || '"', 'null')
            || ',"subject_kind":' || to_json(line.subject_kind)::text
            || ',"unit_id":' || coalesce('"' || line.unit_id || '"', 'null')
            || ',"verb":' || to_json(line.verb)::text || '}', 'UTF8')), 'hex')
    $$""",
    f"""CREATE FUNCTION accessible_fit.write_line(
        actor uuid, verb text, kind text, subject uuid, place uuid, about text, at timestamptz
    ) RETURNS public.audit_entry LANGUAGE plpgsql {_PINNED} AS $$
    DECLARE line public.audit_entry; head public.audit_head;
    BEGIN
        SELECT * INTO head FROM public.audit_head FOR UPDATE;
        line.seq := head.seq + 1;
        line.at := at;
        line.actor_id := actor;
        line.verb := verb;
        line.subject_kind := kind;
        line.subject_id := subject;
        line.unit_id := place;
        line.details := accessible_fit.as_written(about::json, true)::json;
        line.previous_hash := head.hash;
        line.hash := accessible_fit.hash_of(line);
        INSERT INTO public.audit_entry SELECT line.*;
        UPDATE public.audit_head SET seq = line.seq, hash = line.hash;
        RETURN line;
    END $$""",
    # Somebody signed in writes lines about the own doings, now, in the own units; who keeps the database any.
    f"""CREATE FUNCTION accessible_fit.log_line(
        actor uuid, verb text, kind text, subject uuid, place uuid, about text, at timestamptz
    ) RETURNS public.audit_entry LANGUAGE plpgsql {_PINNED} AS $$
    DECLARE who uuid := accessible_fit.me();
    BEGIN
        IF who IS NULL AND accessible_fit.keeps() THEN
            RETURN accessible_fit.write_line(
                actor, verb, kind, subject, place, about, coalesce(at, clock_timestamp()));
        END IF;
        IF who IS NULL OR actor <> who OR place <> ALL (accessible_fit.my_units()) THEN
            RAISE EXCEPTION USING ERRCODE = '42501',
                MESSAGE = 'row-level security: a line of the log is about the own doings in the own units';
        END IF;
        RETURN accessible_fit.write_line(who, verb, kind, subject, place, about, clock_timestamp());
    END $$""",
    # Whether the log holds together, for those who may not read all of it.
    f"""CREATE FUNCTION accessible_fit.log_faults() RETURNS TABLE (seq bigint, fault text)
    LANGUAGE plpgsql STABLE {_PINNED} AS $$
    DECLARE
        line public.audit_entry; head public.audit_head;
        last bigint := 0; previous text := repeat('0', 64);
    BEGIN
        IF coalesce(accessible_fit.my_role() NOT IN ('leader', 'superuser'), true) THEN
            RAISE EXCEPTION USING ERRCODE = '42501', MESSAGE = 'row-level security: the log';
        END IF;
        FOR line IN SELECT * FROM public.audit_entry e ORDER BY e.seq LOOP
            RETURN QUERY SELECT gone, 'missing'::text FROM generate_series(last + 1, line.seq - 1) gone;
            IF line.seq = last + 1 AND line.previous_hash <> previous THEN
                RETURN QUERY SELECT line.seq, 'unlinked'::text;
            END IF;
            IF accessible_fit.hash_of(line) <> line.hash THEN
                RETURN QUERY SELECT line.seq, 'changed'::text;
            END IF;
            last := line.seq;
            previous := line.hash;
        END LOOP;
        SELECT * INTO head FROM public.audit_head;
        IF NOT FOUND THEN
            RETURN QUERY SELECT last, 'no_end'::text;
            RETURN;
        END IF;
        RETURN QUERY SELECT gone, 'missing'::text FROM generate_series(last + 1, head.seq) gone;
        RETURN QUERY SELECT extra, 'added'::text FROM generate_series(head.seq + 1, last) extra;
        IF head.seq = last AND head.hash <> previous THEN
            RETURN QUERY SELECT last, 'changed'::text;
        END IF;
    END $$""",
)
FOR_THE_PROGRAM = ("log_line(uuid, text, text, uuid, uuid, text, timestamptz)", "log_faults()")


def create() -> None:
    """Make the functions."""
    for statement in _FUNCTIONS:
        op.execute(escaped(statement))


def escaped(statement: str) -> str:
    """Return a statement in which no colon is taken for the beginning of a parameter."""
    return statement.replace(":", r"\:")

"""What was promised and done in each year, and what happened to most of a unit."""

from __future__ import annotations

from db.migrations.seventh.years import PINNED

STATEMENTS = (
    # The two are laid beside each other: of two groups that would tell of few, the smaller is hidden.
    f"""CREATE FUNCTION accessible_fit.unit_done(place uuid)
    RETURNS TABLE (last_quarter integer, opened integer, closed integer)
    LANGUAGE plpgsql STABLE {PINNED} AS $$
    #variable_conflict use_column
    DECLARE everybody uuid[]; none bit varying; newest integer := accessible_fit.newest();
    BEGIN
        IF NOT accessible_fit.leads(place) THEN
            RETURN;
        END IF;
        everybody := ARRAY(SELECT person_id FROM public.action WHERE unit_id = place
            EXCEPT SELECT unnest(accessible_fit.left_out(place)) ORDER BY 1);
        none := accessible_fit.nobody(everybody);
        RETURN QUERY
        WITH deed AS (
            SELECT accessible_fit.period_of(accessible_fit.quarter_of(d.at), 4, newest) AS ends, d.opens,
                accessible_fit.bit_of(everybody, a.person_id) AS person
            FROM public.action a, LATERAL (VALUES (a.created_at, true), (a.done_at, false)) d (at, opens)
            WHERE a.unit_id = place AND a.person_id = ANY (everybody)
                AND accessible_fit.quarter_of(d.at) <= newest
        ), whose AS (
            SELECT d.ends, count(*) FILTER (WHERE opens) AS o, count(*) FILTER (WHERE NOT opens) AS c,
                coalesce((bit_or(person) FILTER (WHERE opens))::bit varying, none) AS os,
                coalesce((bit_or(person) FILTER (WHERE NOT opens))::bit varying, none) AS cs
            FROM deed d GROUP BY d.ends
        ), judged AS (
            SELECT w.*, bit_count(os) >= 5 AS o_large, bit_count(cs) >= 5 AS c_large,
                bit_count(os) >= 5 AND bit_count(cs) >= 5 AND accessible_fit.tell(os, cs) AS near
            FROM whose w
        )
        SELECT j.ends,
            CASE WHEN o_large AND NOT (near AND bit_count(os) < bit_count(cs)) THEN o END::integer,
            CASE WHEN c_large AND NOT (near AND bit_count(cs) < bit_count(os)) THEN c END::integer
        FROM judged j ORDER BY j.ends DESC;
    END $$""",
    # The latest event of five persons or more, and of most, up to the end of each year.
    f"""CREATE FUNCTION accessible_fit.unit_event(place uuid)
    RETURNS TABLE (last_quarter integer, name text, happened_on date)
    LANGUAGE plpgsql STABLE {PINNED} AS $$
    #variable_conflict use_column
    DECLARE who uuid[];
    BEGIN
        IF NOT accessible_fit.leads(place) THEN
            RETURN;
        END IF;
        who := accessible_fit.counted(place);
        RETURN QUERY
        WITH shared AS (
            SELECT e.name, e.happened_on AS day,
                bit_or(accessible_fit.bit_of(who, e.person_id))::bit varying AS persons
            FROM public.life_event e JOIN public.person p ON p.id = e.person_id
            WHERE p.unit_id = place AND e.person_id = ANY (who) GROUP BY e.name, e.happened_on
        )
        SELECT DISTINCT ON (y.last_quarter) y.last_quarter, s.name::text, s.day
        FROM accessible_fit.years(place) y JOIN shared s
            ON s.day < accessible_fit.first_day(y.last_quarter + 1)
        WHERE bit_count(s.persons & y.enrolled) >= 5
            AND 2 * bit_count(s.persons & y.enrolled) > bit_count(y.enrolled)
        ORDER BY y.last_quarter DESC, s.day DESC, s.name DESC;
    END $$""",
)

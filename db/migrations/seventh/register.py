"""A unit's own register: who came and left, by sex and age, and for how long; services.following.register.

Left out are who came and left by sex and age, reasons, and ages beside what is aimed at: together with the
others they would have to be hidden by equations, or are words that somebody wrote.
"""

from __future__ import annotations

from db.migrations.seventh.years import PINNED

STATEMENTS = (
    """CREATE FUNCTION accessible_fit.age_group(born integer, ends integer) RETURNS text
    LANGUAGE sql IMMUTABLE AS $$
        SELECT CASE WHEN born IS NULL THEN 'unknown' WHEN ends / 4 - born < 18 THEN '0-17'
            WHEN ends / 4 - born < 30 THEN '18-29' WHEN ends / 4 - born < 45 THEN '30-44'
            WHEN ends / 4 - born < 65 THEN '45-64' ELSE '65-' END
    $$""",
    # Each person's latest stretch of support that touches a year, and whether it began or ended in it.
    f"""CREATE FUNCTION accessible_fit.stays(place uuid)
    RETURNS TABLE (last_quarter integer, person bit varying, sex text, age text, came boolean, went boolean,
        days integer)
    LANGUAGE plpgsql STABLE {PINNED} AS $$
    #variable_conflict use_column
    DECLARE who uuid[] := accessible_fit.counted(place);
    BEGIN
        RETURN QUERY
        SELECT DISTINCT ON (y.last_quarter, e.person_id) y.last_quarter,
            accessible_fit.bit_of(who, e.person_id), p.sex::text,
            accessible_fit.age_group(p.birth_year, y.last_quarter),
            min(e.started_on) OVER (PARTITION BY y.last_quarter, e.person_id) >= y.begins,
            e.ended_on IS NOT NULL AND e.ended_on < y.after,
            CASE WHEN e.ended_on < y.after THEN e.ended_on ELSE y.after - 1 END - e.started_on
        FROM (SELECT y.last_quarter, accessible_fit.first_day(y.last_quarter - 3) AS begins,
                accessible_fit.first_day(y.last_quarter + 1) AS after FROM accessible_fit.years(place) y) y
            JOIN public.enrolment e ON e.unit_id = place AND e.started_on < y.after
                AND (e.ended_on IS NULL OR e.ended_on >= y.begins)
            JOIN public.person p ON p.id = e.person_id
        WHERE e.person_id = ANY (who)
        ORDER BY y.last_quarter, e.person_id, e.started_on DESC, e.id DESC;
    END $$""",
    # Persons by sex or age group in each year: none, if any group may not stand beside those of other years.
    f"""CREATE FUNCTION accessible_fit.unit_groups(place uuid)
    RETURNS TABLE (last_quarter integer, what text, name text, persons integer)
    LANGUAGE plpgsql STABLE {PINNED} AS $$
    #variable_conflict use_column
    BEGIN
        IF NOT accessible_fit.leads(place) THEN
            RETURN;
        END IF;
        RETURN QUERY
        WITH cell AS (
            SELECT s.last_quarter AS ends, g.what, g.name,
                bit_or(s.person)::bit varying AS who, count(*)::integer AS n
            FROM accessible_fit.stays(place) s,
                LATERAL (VALUES ('sex'::text, s.sex), ('age', s.age)) g (what, name)
            GROUP BY s.last_quarter, g.what, g.name
        ), stood AS (
            SELECT c.what, c.name, unnest(array_agg(ends ORDER BY ends DESC)) AS ends,
                unnest(accessible_fit.newest_stand(array_agg(c.who ORDER BY ends DESC), NULL)) AS stands
            FROM cell c GROUP BY c.what, c.name
        ), told AS (
            SELECT c.ends, c.what, bool_and(s.stands) AND y.persons_stand
                AND (count(*) > 1 OR sum(c.n) >= 10) AS good,
                array_agg(c.name ORDER BY c.name COLLATE "C") AS names,
                array_agg(c.n ORDER BY c.name COLLATE "C") AS parts
            FROM cell c JOIN stood s USING (what, name, ends)
                JOIN accessible_fit.years(place) y ON y.last_quarter = ends
            GROUP BY c.ends, c.what, y.persons_stand
        )
        SELECT t.ends, t.what, u.name, CASE WHEN t.good AND u.shown THEN u.n END
        FROM told t, LATERAL unnest(t.names, t.parts, (accessible_fit.disclosed(
            array_prepend((SELECT sum(n) FROM unnest(t.parts) n)::integer, t.parts),
            array_prepend(0, array_fill(1, ARRAY[cardinality(t.parts)]))))[2:]) u (name, n, shown)
        ORDER BY t.ends DESC, t.what, u.name;
    END $$""",
    # Times are told of five persons or more, when none of them is more than half of all time together; the
    # shortest and the longest are one person's each, so the fifth of either end is told instead.
    """CREATE FUNCTION accessible_fit.times(given integer[], stand boolean,
        OUT mean double precision, OUT short integer, OUT long integer) LANGUAGE plpgsql IMMUTABLE AS $$
    DECLARE n integer := cardinality(given); total bigint := (SELECT sum(d) FROM unnest(given) d);
    BEGIN
        IF NOT stand OR n < 5 OR (total > 0 AND 2 * given[n] > total) THEN
            RETURN;
        END IF;
        mean := round((total / n::double precision / 365.25)::numeric, 1);
        IF n >= 10 THEN
            short := ceil(given[5] / 365.25);
            long := floor(given[n - 4] / 365.25);
        END IF;
    END $$""",
    f"""CREATE FUNCTION accessible_fit.unit_register(place uuid)
    RETURNS TABLE (last_quarter integer, enrolled integer, came integer, before integer, nearly_came text,
        went integer, still integer, nearly_went text, open_persons integer, open_mean double precision,
        open_short integer, open_long integer, closed_persons integer, closed_mean double precision,
        closed_short integer, closed_long integer)
    LANGUAGE plpgsql STABLE {PINNED} AS $$
    #variable_conflict use_column
    DECLARE one record; c record; w record; o record; e record; none bit varying;
    BEGIN
        IF NOT accessible_fit.leads(place) THEN
            RETURN;
        END IF;
        none := accessible_fit.nobody(accessible_fit.counted(place));
        FOR one IN
            WITH cell AS (
                SELECT y.last_quarter AS ends, y.persons_stand,
                    coalesce((bit_or(s.person) FILTER (WHERE NOT s.came))::bit varying, none) AS before_who,
                    coalesce((bit_or(s.person) FILTER (WHERE s.went))::bit varying, none) AS went_who,
                    coalesce((bit_or(s.person) FILTER (WHERE NOT s.went))::bit varying, none) AS still_who,
                    count(*) FILTER (WHERE s.came)::integer AS came,
                    count(*) FILTER (WHERE NOT s.came)::integer AS before,
                    count(*) FILTER (WHERE s.went)::integer AS went,
                    count(*) FILTER (WHERE NOT s.went)::integer AS still,
                    array_agg(s.days ORDER BY s.days) FILTER (WHERE s.went) AS closed,
                    array_agg(s.days ORDER BY s.days) FILTER (WHERE NOT s.went) AS open
                FROM accessible_fit.years(place) y JOIN accessible_fit.stays(place) s USING (last_quarter)
                GROUP BY y.last_quarter, y.persons_stand
            ), stood AS (
                SELECT unnest(array_agg(ends ORDER BY ends DESC)) AS ends,
                    unnest(accessible_fit.newest_stand(
                        array_agg(before_who ORDER BY ends DESC), NULL)) AS befores,
                    unnest(accessible_fit.newest_stand(
                        array_agg(went_who ORDER BY ends DESC), NULL)) AS wents,
                    unnest(accessible_fit.newest_stand(
                        array_agg(still_who ORDER BY ends DESC), NULL)) AS stills
                FROM cell
            )
            SELECT * FROM cell JOIN stood USING (ends) ORDER BY ends DESC
        LOOP
            c := accessible_fit.parted(ARRAY[one.came, one.before]);
            w := accessible_fit.parted(ARRAY[one.went, one.still]);
            IF NOT (one.persons_stand AND one.befores) THEN
                c.kept := '{{}}';
                c.nearly := NULL;
            END IF;
            IF NOT (one.persons_stand AND one.stills) THEN
                w.kept := '{{}}';
                w.nearly := NULL;
            END IF;
            o := accessible_fit.times(coalesce(one.open, '{{}}'), one.persons_stand AND one.stills);
            e := accessible_fit.times(coalesce(one.closed, '{{}}'), one.persons_stand AND one.wents);
            last_quarter := one.ends;
            enrolled := CASE WHEN one.persons_stand THEN c.whole END;
            came := c.kept[1];
            before := c.kept[2];
            nearly_came := ('{{new,before}}'::text[])[c.nearly];
            went := w.kept[1];
            still := w.kept[2];
            nearly_went := ('{{ended,still}}'::text[])[w.nearly];
            open_persons := CASE WHEN o.mean IS NOT NULL THEN w.kept[2] END;
            open_mean := o.mean;
            open_short := o.short;
            open_long := o.long;
            closed_persons := CASE WHEN e.mean IS NOT NULL THEN w.kept[1] END;
            closed_mean := e.mean;
            closed_short := e.short;
            closed_long := e.long;
            RETURN NEXT;
        END LOOP;
    END $$""",
)

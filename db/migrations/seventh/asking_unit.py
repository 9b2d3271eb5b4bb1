"""What a leader is told of asking as planned: years and quarters, and the stage a unit has come to."""

from __future__ import annotations

from db.migrations.seventh.years import PINNED

STATEMENTS = (
    f"""CREATE FUNCTION accessible_fit.unit_asking(place uuid)
    RETURNS TABLE (first_quarter integer, last_quarter integer, persons integer, asked integer,
        unasked integer, answered integer, with_help integer, declined integer, could_not integer,
        left_unit integer, not_asked integer, no_plan integer, everybody boolean, band text,
        nothing_planned boolean)
    LANGUAGE plpgsql STABLE {PINNED} AS $$
    #variable_conflict use_column
    DECLARE
        one record; p record; told boolean; whole integer; n integer[]; k integer[]; shown boolean[];
        groups bit varying[]; who bit varying; missing bit varying;
        inside constant integer[] := '{{0,1,1,2,2,2,3,3,3,3}}';
    BEGIN
        IF NOT accessible_fit.leads(place) THEN
            RETURN;
        END IF;
        FOR one IN
            SELECT a.*, coalesce(b.groups, '{{}}') AS beside
            FROM accessible_fit.asking_periods(place) a
                LEFT JOIN accessible_fit.asking_beside(place) b USING (first_quarter, last_quarter)
            ORDER BY a.last_quarter DESC, a.first_quarter
        LOOP
            who := one.parts[1] | one.parts[2] | one.parts[3];
            missing := one.persons # who;
            whole := bit_count(one.persons);
            told := one.stands AND accessible_fit.stand_beside(one.beside, ARRAY[one.persons]);
            IF one.first_quarter < one.last_quarter THEN
                n := ARRAY[whole, bit_count(who), bit_count(missing)] || ARRAY(SELECT bit_count(g)::integer
                    FROM unnest(one.parts) WITH ORDINALITY u (g, at) ORDER BY at);
                shown := accessible_fit.disclosed(n, inside);
                IF whole < 10 AND (cardinality(array_remove(n[2:3], 0)) = 1
                    OR cardinality(array_remove(n[4:10], 0)) = 1)
                THEN
                    shown := array_prepend(shown[1], array_fill(false, ARRAY[9]));
                END IF;
                told := told AND shown[1];
                IF NOT told OR shown[2] AND NOT accessible_fit.stand_beside(
                    one.beside || one.persons, ARRAY[who, missing])
                THEN
                    shown := array_prepend(told, array_fill(false, ARRAY[9]));
                END IF;
                groups := ARRAY(SELECT g FROM unnest(one.parts, shown[4:10]) u (g, s) WHERE s);
                IF shown[4] AND shown[5] THEN
                    groups := groups || (one.parts[1] | one.parts[2])::bit varying;
                END IF;
                IF EXISTS (
                    SELECT 1 FROM unnest(shown[4:10], one.parts_stand) u (s, good) WHERE s AND NOT good)
                    OR shown[4] AND shown[5] AND NOT one.parts_stand[8]
                    OR NOT accessible_fit.stand_beside(one.beside || one.persons || one.ended, groups)
                THEN
                    shown := shown[1:3] || array_fill(false, ARRAY[7]);
                END IF;
                k := ARRAY(SELECT CASE WHEN s THEN c END
                    FROM unnest(n, shown) WITH ORDINALITY u (c, s, at) ORDER BY at);
            ELSE
                p := accessible_fit.parted(ARRAY[bit_count(who), bit_count(missing)]::integer[]);
                k := array_fill(NULL::integer, ARRAY[10]);
                IF told THEN
                    k[1] := p.whole;
                    IF accessible_fit.stand_beside(one.beside || one.persons, ARRAY[who]) THEN
                        k[2] := p.kept[1];
                    END IF;
                END IF;
            END IF;
            first_quarter := one.first_quarter;
            last_quarter := one.last_quarter;
            persons := k[1];
            asked := k[2];
            unasked := k[3];
            answered := k[4];
            with_help := k[5];
            declined := k[6];
            could_not := k[7];
            left_unit := k[8];
            not_asked := k[9];
            no_plan := k[10];
            everybody := told AND whole >= 5 AND whole = bit_count(who);
            band := accessible_fit.band_of(bit_count(who)::integer, whole);
            nothing_planned := whole = 0;
            RETURN NEXT;
        END LOOP;
    END $$""",
    # The stage as accessible_fit.trends.stage has it: a word and what holds, never a count.
    f"""CREATE FUNCTION accessible_fit.unit_stage(place uuid)
    RETURNS TABLE (last_quarter integer, stage text, somebody_asked boolean, half_asked boolean,
        plan_in_force boolean, asked_as_planned boolean, departures_noted boolean)
    LANGUAGE plpgsql STABLE {PINNED} AS $$
    #variable_conflict use_column
    DECLARE who uuid[];
    BEGIN
        IF NOT accessible_fit.leads(place) THEN
            RETURN;
        END IF;
        who := accessible_fit.counted(place);
        RETURN QUERY
        WITH year AS MATERIALIZED (
            SELECT y AS ends, accessible_fit.first_day(y - 3) AS first,
                accessible_fit.first_day(y + 1) AS after
            FROM accessible_fit.asking_years(place) y
        ), here AS MATERIALIZED (
            SELECT DISTINCT y.ends, e.person_id FROM year y JOIN public.enrolment e
                ON e.started_on < y.after AND (e.ended_on IS NULL OR e.ended_on >= y.first)
            WHERE e.unit_id = place AND e.person_id = ANY (who)
        ), asked AS (
            SELECT h.ends, count(*) AS persons, count(*) FILTER (WHERE EXISTS (
                SELECT 1 FROM public.conversation c WHERE c.person_id = h.person_id
                    AND c.state IN ('finished', 'stopped') AND c.who_answered = 'self'
                    AND c.started_at >= y.first::timestamp AT TIME ZONE 'UTC'
                    AND c.started_at < y.after::timestamp AT TIME ZONE 'UTC')) AS asked
            FROM here h JOIN year y USING (ends) GROUP BY h.ends
        ), quarter AS (
            SELECT h.ends, row_number() OVER (
                    PARTITION BY h.ends ORDER BY accessible_fit.quarter_of(o.due_on) DESC) AS turn,
                count(*) AS due,
                count(*) FILTER (WHERE o.became IN ('answered', 'with_help', 'declined')) AS asked,
                count(*) FILTER (WHERE o.accounted) AS accounted
            FROM accessible_fit.occasions(place) o JOIN year y ON o.due_on >= y.first AND o.due_on < y.after
                JOIN here h ON h.ends = y.ends AND h.person_id = o.person_id
            GROUP BY h.ends, accessible_fit.quarter_of(o.due_on)
        ), latest AS (
            SELECT ends, count(*) = 2 AND bool_and(asked >= 0.6::double precision * due) AS planned,
                count(*) = 2 AND bool_and(accounted >= 0.8::double precision * due) AS noted
            FROM quarter q WHERE turn <= 2 GROUP BY ends
        ), held AS (
            SELECT y.ends, coalesce(a.persons, 0) AS persons, coalesce(a.asked, 0) > 0 AS somebody,
                a.asked >= 0.5::double precision * a.persons AS half,
                EXISTS (SELECT 1 FROM accessible_fit.plans(place) p WHERE p.starts_on < y.after
                    AND (p.ends_on IS NULL OR p.ends_on >= y.after - 1)) AS plan,
                coalesce(l.planned, false) AS planned, coalesce(l.noted, false) AS noted
            FROM year y LEFT JOIN asked a USING (ends) LEFT JOIN latest l USING (ends)
        )
        SELECT ends, CASE WHEN persons < 5 THEN 'too_small' WHEN NOT somebody THEN 'not_begun'
                WHEN NOT half THEN 'training' WHEN plan AND planned AND noted THEN 'systematic'
                ELSE 'practice' END,
            CASE WHEN persons >= 5 THEN somebody END, CASE WHEN persons >= 5 THEN half END,
            CASE WHEN persons >= 5 THEN plan END, CASE WHEN persons >= 5 THEN planned END,
            CASE WHEN persons >= 5 THEN noted END
        FROM held ORDER BY ends DESC;
    END $$""",
)

"""Who took part in each year, and the means of parts of life by quarter and year."""

from __future__ import annotations

from db.migrations.seventh.years import PINNED

STATEMENTS = (
    f"""CREATE FUNCTION accessible_fit.unit_persons(place uuid)
    RETURNS TABLE (last_quarter integer, enrolled integer, answered integer, not_answered integer,
        alone integer, with_help integer, declined integer, no_answer integer, not_asked integer,
        others integer, nearly text, nearly_part text, everybody boolean)
    LANGUAGE plpgsql STABLE {PINNED} AS $$
    #variable_conflict use_column
    DECLARE
        newest integer := accessible_fit.newest();
        who uuid[]; none bit varying; one record; n integer[]; k integer[]; shown boolean[]; begun integer;
        inside constant integer[] := '{{0,1,1,2,2,3,3,3,3}}';
        names constant text[] := '{{answered_alone,answered_with_help,declined_or_stopped,no_answer,'
            'not_asked,only_somebody_else}}';
    BEGIN
        IF NOT accessible_fit.leads(place) THEN
            RETURN;
        END IF;
        who := accessible_fit.counted(place);
        none := accessible_fit.nobody(who);
        begun := least(newest, (
            SELECT accessible_fit.quarter_of(min(c.started_at)) FROM public.conversation c
            WHERE c.unit_id = place AND c.kind = 'questions'));
        FOR one IN
            WITH talk AS (
                SELECT accessible_fit.period_of(accessible_fit.quarter_of(c.started_at), 4, newest) AS ends,
                    c.person_id,
                    c.who_answered = 'self' AS own,
                    c.how_helped IN ('with_support', 'partner_placed') AS helped,
                    c.state = 'stopped' OR coalesce(bool_or(a.outcome = 'declined'), false) AS declined,
                    coalesce(bool_or(a.outcome = 'answered'), false) AS said
                FROM public.conversation c
                    LEFT JOIN public.answer a ON a.conversation_id = c.id AND a.repetition = 0
                WHERE c.unit_id = place AND c.kind = 'questions' AND c.person_id = ANY (who)
                    AND accessible_fit.quarter_of(c.started_at) <= newest
                GROUP BY c.id
            ), became AS (
                SELECT ends, accessible_fit.bit_of(who, person_id) AS person, bool_or(own) AS asked,
                    coalesce(bool_or(own AND t.said), false) AS said,
                    coalesce(bool_or(own AND t.helped), false) AS helped,
                    coalesce(bool_or(own AND t.declined), false) AS declined
                FROM talk t GROUP BY ends, person_id
            ), way AS (
                SELECT y.last_quarter AS ends, y.persons_stand, y.answered_stands, y.enrolled,
                    coalesce(bit_or(b.person), none)::bit varying AS known,
                    coalesce(bit_or(b.person) FILTER (WHERE b.said AND NOT b.helped), none) AS alone,
                    coalesce(bit_or(b.person) FILTER (WHERE b.said AND b.helped), none) AS helped,
                    coalesce(bit_or(b.person) FILTER (
                        WHERE NOT b.said AND b.asked AND b.declined), none) AS declined,
                    coalesce(bit_or(b.person) FILTER (
                        WHERE NOT b.said AND b.asked AND NOT b.declined), none) AS silent,
                    coalesce(bit_or(b.person) FILTER (WHERE NOT b.asked), none) AS others
                FROM accessible_fit.years(place) y LEFT JOIN became b
                    ON b.ends = y.last_quarter AND (b.person & y.enrolled) = b.person
                WHERE y.last_quarter >= begun
                GROUP BY y.last_quarter, y.persons_stand, y.answered_stands, y.enrolled
            ), cell AS (
                SELECT w.ends, c.at, c.persons::bit varying AS persons
                FROM way w, LATERAL (VALUES (1, w.alone), (2, w.helped), (3, w.declined), (4, w.silent),
                    (5, (w.enrolled # w.known)::bit varying), (6, w.others)) c (at, persons)
            ), stood AS (
                SELECT c.at, unnest(array_agg(c.ends ORDER BY c.ends DESC)) AS ends,
                    unnest(accessible_fit.newest_stand(
                        array_agg(c.persons ORDER BY c.ends DESC), NULL)) AS stands
                FROM cell c GROUP BY c.at
            )
            SELECT w.ends, w.persons_stand, w.answered_stands, bit_count(w.enrolled)::integer AS persons,
                array_agg(bit_count(c.persons)::integer ORDER BY c.at) AS parts,
                array_agg(s.stands ORDER BY c.at) AS stands
            FROM way w JOIN cell c USING (ends) JOIN stood s USING (ends, at)
            GROUP BY w.ends, w.persons_stand, w.answered_stands, w.enrolled
            ORDER BY w.ends DESC
        LOOP
            n := one.parts;
            n := ARRAY[one.persons, n[1] + n[2], n[3] + n[4] + n[5] + n[6]] || n;
            shown := accessible_fit.disclosed(n, inside);
            IF NOT (one.persons_stand AND one.answered_stands) OR one.persons < 10 AND (
                cardinality(array_remove(n[2:3], 0)) = 1 OR cardinality(array_remove(n[4:9], 0)) = 1)
            THEN
                shown := array_prepend(shown[1], array_fill(false, ARRAY[8]));
            ELSIF EXISTS (SELECT 1 FROM unnest(shown[4:9], one.stands) u (told, good) WHERE told AND NOT good)
            THEN
                shown := shown[1:3] || array_fill(false, ARRAY[6]);
            END IF;
            k := ARRAY(SELECT CASE WHEN s THEN p END
                FROM unnest(n, shown) WITH ORDINALITY u (p, s, at) ORDER BY at);
            last_quarter := one.ends;
            enrolled := CASE WHEN one.persons_stand THEN k[1] END;
            answered := k[2];
            not_answered := k[3];
            alone := k[4];
            with_help := k[5];
            declined := k[6];
            no_answer := k[7];
            not_asked := k[8];
            others := k[9];
            nearly := NULL;
            nearly_part := NULL;
            everybody := false;
            IF one.persons_stand AND one.answered_stands THEN
                nearly := ('{{answered,not_answered}}'::text[])[
                    accessible_fit.nearly_all(n[1], n[2:3], k[2:3])];
                nearly_part := names[accessible_fit.nearly_all(n[1], n[4:9], k[4:9])];
                everybody := n[1] >= 5 AND n[1] = n[2];
            END IF;
            RETURN NEXT;
        END LOOP;
    END $$""",
    # Quarters, or years where fewer than half of the quarters that anybody answered in may be shown; and
    # years beside quarters as far as they may stand together. How many they are is told in
    # fives at the most. A part of life of which nothing may be shown is named.
    f"""CREATE FUNCTION accessible_fit.unit_means(place uuid)
    RETURNS TABLE (life_area text, first_quarter integer, last_quarter integer, at_least integer,
        score double precision, best double precision)
    LANGUAGE plpgsql STABLE {PINNED} AS $$
    #variable_conflict use_column
    DECLARE newest integer := accessible_fit.newest();
    BEGIN
        IF NOT accessible_fit.leads(place) THEN
            RETURN;
        END IF;
        RETURN QUERY
        WITH long AS MATERIALIZED (
            SELECT * FROM accessible_fit.periods(place, 4)
        ), cell AS (
            SELECT o.life_area AS area, o.first_quarter AS begins, o.last_quarter AS ends,
                bit_or(o.person)::bit varying AS persons, count(*) AS n, avg(o.mean) AS mean,
                min(o.mean) = max(o.mean) AS alike, count(*) FILTER (WHERE o.best) AS chose
            FROM accessible_fit.own_means(place) o GROUP BY o.life_area, o.first_quarter, o.last_quarter
        ), quarter AS (
            SELECT area, unnest(array_agg(ends ORDER BY ends DESC)) AS ends,
                unnest(array_agg(persons ORDER BY ends DESC)) AS persons,
                unnest(accessible_fit.newest_stand(array_agg(persons ORDER BY ends DESC),
                    array_agg(alike ORDER BY ends DESC))) AS stands
            FROM cell WHERE begins = ends GROUP BY area
        ), kept AS (
            SELECT area, coalesce(array_agg(ends) FILTER (WHERE stands), '{{}}') AS quarters,
                coalesce(array_agg(persons) FILTER (WHERE stands), '{{}}') AS groups
            FROM quarter GROUP BY area HAVING 2 * count(*) FILTER (WHERE stands) >= count(*)
        ), year AS (
            SELECT area, unnest(array_agg(ends ORDER BY ends DESC)) AS ends,
                unnest((accessible_fit.newest_stand(
                    coalesce(k.groups, '{{}}') || array_agg(c.persons ORDER BY ends DESC),
                    array_fill(false, ARRAY[coalesce(cardinality(k.groups), 0)])
                    || array_agg(alike ORDER BY ends DESC)))[coalesce(cardinality(k.groups), 0) + 1:])
                AS stands
            FROM cell c LEFT JOIN kept k USING (area) WHERE begins < ends GROUP BY area, k.groups
        ), standing AS (
            SELECT c.* FROM cell c JOIN kept k USING (area)
            WHERE c.begins = c.ends AND c.ends = ANY (k.quarters)
            UNION ALL
            SELECT c.* FROM cell c JOIN year USING (area, ends) WHERE c.begins < c.ends AND year.stands
        ), told AS (
            SELECT c.begins, c.ends, unnest(array_agg(c.area)) AS area,
                unnest(accessible_fit.beside(
                    p.standing || coalesce(y.standing, '{{}}')
                        || coalesce(array_agg(l.persons) FILTER (WHERE l.n > 0), '{{}}'),
                    array_agg(c.persons))) AS number
            FROM standing c JOIN (
                SELECT last_quarter AS begins, y.* FROM accessible_fit.periods(place, 1) y
                UNION ALL SELECT last_quarter - 3, y.* FROM long y
            ) p ON p.begins = c.begins AND p.last_quarter = c.ends
                -- a quarter stands beside the year that it lies in
                LEFT JOIN long y ON c.begins = c.ends
                    AND y.last_quarter = accessible_fit.period_of(c.ends, 4, newest)
                LEFT JOIN cell l ON l.begins < l.ends AND l.ends = y.last_quarter AND l.area = c.area
            GROUP BY c.begins, c.ends, p.standing, y.standing
        )
        SELECT c.area, c.begins, c.ends,
            least(c.n / 5 * 5, coalesce(nullif(t.number, 0), c.n))::integer,
            round((c.mean * 10)::double precision) / 10,
            CASE WHEN c.begins < c.ends AND (c.n >= 10 OR c.chose NOT IN (0, c.n))
                THEN round(10::double precision * c.chose / c.n) / 10 END
        FROM standing c JOIN told t USING (area, begins, ends) WHERE t.number IS NOT NULL
        UNION ALL
        SELECT DISTINCT c.area, NULL::integer, NULL::integer, NULL::integer, NULL::double precision,
            NULL::double precision
        FROM cell c WHERE c.area NOT IN (SELECT t.area FROM told t WHERE t.number IS NOT NULL)
        ORDER BY 1, 2;
    END $$""",
)

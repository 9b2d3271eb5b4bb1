"""Who was asked as planned, as far as it may be told; accessible_fit.services.following.as_planned.

Everything is laid beside all groups that the unit's other figures could tell of the same period, whether
they are told or not.
"""

from __future__ import annotations

from db.migrations.seventh.years import PINNED

STATEMENTS = (
    """CREATE FUNCTION accessible_fit.band_of(asked integer, persons integer) RETURNS text
    LANGUAGE sql IMMUTABLE AS $$
        SELECT CASE WHEN persons < 5 THEN NULL
            WHEN persons <= 10 AND 2 * asked >= persons THEN 'half_or_more'
            WHEN persons <= 10 THEN 'under_half'
            WHEN 100 * asked >= 90 * persons THEN '90' WHEN 100 * asked >= 60 * persons THEN '60'
            WHEN 100 * asked >= 40 * persons THEN '40' WHEN 100 * asked >= 10 * persons THEN '10'
            ELSE '0' END
    $$""",
    """CREATE FUNCTION accessible_fit.stand_beside(standing bit varying[], groups bit varying[])
    RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
        SELECT NOT EXISTS (
            SELECT 1 FROM unnest(accessible_fit.beside(standing, groups)) n WHERE n IS DISTINCT FROM 0)
    $$""",
    # Years, and the quarters of them, by the occasion that went best: answered, with help, said no, could
    # not, left, not asked, nothing planned. Of a quarter those are counted for whom something was planned.
    # `parts_stand` says which parts may stand beside other years, the eighth of them both kinds of answers.
    f"""CREATE FUNCTION accessible_fit.asking_periods(place uuid)
    RETURNS TABLE (first_quarter integer, last_quarter integer, persons bit varying, parts bit varying[],
        ended bit varying, stands boolean, parts_stand boolean[])
    LANGUAGE plpgsql STABLE {PINNED} AS $$
    #variable_conflict use_column
    DECLARE
        who uuid[] := accessible_fit.counted(place); none bit varying := accessible_fit.nobody(who);
        newest integer := accessible_fit.newest();
        outcomes constant text[] := '{{answered,with_help,declined,could_not,left,not_asked}}';
    BEGIN
        RETURN QUERY
        WITH period AS (
            SELECT y - 3 AS begins, y AS ends FROM accessible_fit.asking_years(place) y
            UNION ALL
            SELECT q, q FROM accessible_fit.asking_years(place) y, generate_series(y - 3, y) q
        ), due AS (
            SELECT accessible_fit.quarter_of(o.due_on) AS quarter, b.bits,
                array_position(outcomes, o.became) AS part
            FROM accessible_fit.occasions(place) o JOIN accessible_fit.bits_of(who) b USING (person_id)
        ), stay AS (
            SELECT e.person_id, b.bits, e.id, e.started_on, e.ended_on
            FROM public.enrolment e JOIN accessible_fit.bits_of(who) b USING (person_id)
            WHERE e.unit_id = place
        ), here AS (
            SELECT p.begins, p.ends, coalesce(bit_or(s.bits), none)::bit varying AS persons
            FROM period p LEFT JOIN stay s ON s.started_on < accessible_fit.first_day(p.ends + 1)
                AND (s.ended_on IS NULL OR s.ended_on >= accessible_fit.first_day(p.begins))
            GROUP BY p.begins, p.ends
        ), latest AS (
            SELECT DISTINCT ON (p.ends, s.person_id) p.ends, s.bits,
                s.ended_on BETWEEN accessible_fit.first_day(p.begins)
                    AND accessible_fit.first_day(p.ends + 1) - 1 AS ended
            FROM period p JOIN stay s ON s.started_on < accessible_fit.first_day(p.ends + 1)
            WHERE p.begins < p.ends ORDER BY p.ends, s.person_id, s.started_on DESC, s.id DESC
        ), best AS (
            SELECT begins, ends, bits, min(part) AS part FROM (
                SELECT d.quarter AS begins, d.quarter AS ends, d.bits, d.part FROM due d
                UNION ALL
                SELECT accessible_fit.period_of(d.quarter, 4, newest) - 3,
                    accessible_fit.period_of(d.quarter, 4, newest), d.bits, d.part FROM due d) b
            GROUP BY begins, ends, bits
        ), cell AS (
            SELECT h.begins, h.ends, u.part,
                (coalesce(bit_or(b.bits), none) & h.persons)::bit varying AS persons
            FROM here h CROSS JOIN generate_series(1, 6) u (part)
                LEFT JOIN best b ON b.begins = h.begins AND b.ends = h.ends AND b.part = u.part
            GROUP BY h.begins, h.ends, h.persons, u.part
        ), counted AS (
            SELECT h.begins, h.ends, h.begins < h.ends AS long, array_agg(c.persons ORDER BY c.part) AS parts,
                bit_or(c.persons)::bit varying AS planned, h.persons AS here,
                (SELECT coalesce(bit_or(l.bits) FILTER (WHERE l.ended), none)::bit varying FROM latest l
                    WHERE l.ends = h.ends AND h.begins < h.ends) AS ended
            FROM here h JOIN cell c ON c.begins = h.begins AND c.ends = h.ends
            GROUP BY h.begins, h.ends, h.persons
        ), known AS (
            SELECT k.begins, k.ends, k.long, k.ended,
                CASE WHEN k.long THEN k.here ELSE k.planned END AS persons,
                k.parts || (k.here # k.planned)::bit varying AS parts,
                (k.parts[1] | k.parts[2] | k.parts[3])::bit varying AS asked,
                (CASE WHEN k.long THEN k.here ELSE k.planned END
                    # (k.parts[1] | k.parts[2] | k.parts[3]))::bit varying AS missed
            FROM counted k
        ), side AS (
            SELECT unnest(array_agg(k.begins ORDER BY k.long DESC, k.ends DESC)) AS begins,
                unnest(array_agg(k.ends ORDER BY k.long DESC, k.ends DESC)) AS ends,
                unnest(accessible_fit.newest_stand(
                    array_agg(k.persons ORDER BY k.long DESC, k.ends DESC), NULL)) AS good
            FROM known k
        ), both_of AS (
            -- a period that is not told is not in the way of the parts of another
            SELECT unnest(array_agg(s.begins ORDER BY k.long DESC, s.ends DESC)) AS begins,
                unnest(array_agg(s.ends ORDER BY k.long DESC, s.ends DESC)) AS ends,
                unnest(accessible_fit.newest_stand(array_agg(CASE WHEN good THEN k.asked ELSE none END
                    ORDER BY k.long DESC, s.ends DESC), NULL)) AS askeds,
                unnest(accessible_fit.newest_stand(array_agg(CASE WHEN good THEN k.missed ELSE none END
                    ORDER BY k.long DESC, s.ends DESC), NULL)) AS misseds
            FROM side s JOIN known k ON k.begins = s.begins AND k.ends = s.ends
        ), part AS (
            SELECT k.ends, u.at, u.persons FROM known k, LATERAL unnest(
                k.parts || (k.parts[1] | k.parts[2])::bit varying) WITH ORDINALITY u (persons, at)
            WHERE k.long
        ), stood AS (
            SELECT p.at, unnest(array_agg(p.ends ORDER BY p.ends DESC)) AS ends,
                unnest(accessible_fit.newest_stand(array_agg(p.persons ORDER BY p.ends DESC), NULL)) AS good
            FROM part p GROUP BY p.at
        )
        SELECT k.begins, k.ends, k.persons, k.parts, k.ended,
            s.good AND (b.askeds OR bit_count(k.asked) < 5) AND (b.misseds OR bit_count(k.missed) < 5),
            (SELECT array_agg(t.good ORDER BY t.at) FROM stood t WHERE k.long AND t.ends = k.ends)
        FROM known k JOIN side s ON s.begins = k.begins AND s.ends = k.ends
            JOIN both_of b ON b.begins = k.begins AND b.ends = k.ends;
    END $$""",
    # Every group that another figure of the unit could tell of a year or a quarter: of five or more, and not
    # so near to who had support or answered that its number is told in no other way than "at least".
    f"""CREATE FUNCTION accessible_fit.asking_beside(place uuid)
    RETURNS TABLE (first_quarter integer, last_quarter integer, groups bit varying[])
    LANGUAGE plpgsql STABLE {PINNED} AS $$
    #variable_conflict use_column
    DECLARE who uuid[] := accessible_fit.counted(place); newest integer := accessible_fit.newest();
    BEGIN
        RETURN QUERY
        WITH year AS MATERIALIZED (
            SELECT y.last_quarter - 3 AS begins, y.last_quarter AS ends, y.enrolled, y.standing, y.told
            FROM accessible_fit.years(place) y JOIN accessible_fit.asking_years(place) a ON a = y.last_quarter
        ), period AS (
            SELECT y.begins, y.ends, y.standing FROM year y
            UNION ALL
            SELECT q, q, ARRAY[bit_or(b.bits)::bit varying]
            FROM year y, generate_series(y.begins, y.ends) q JOIN public.enrolment e
                ON e.started_on < accessible_fit.first_day(q + 1)
                    AND (e.ended_on IS NULL OR e.ended_on >= accessible_fit.first_day(q))
                JOIN accessible_fit.bits_of(who) b USING (person_id)
            WHERE e.unit_id = place GROUP BY q
        ), mean AS MATERIALIZED (
            SELECT o.first_quarter AS begins, o.last_quarter AS ends, o.life_area, o.person,
                CASE WHEN o.mean <= 34 THEN 1 WHEN o.mean < 66 THEN 2 ELSE 3 END AS level
            FROM accessible_fit.own_means(place) o
        ), talk AS (
            SELECT accessible_fit.period_of(accessible_fit.quarter_of(c.started_at), 4, newest) AS ends,
                c.person_id, c.who_answered = 'self' AS own,
                c.how_helped IN ('with_support', 'partner_placed') AS helped,
                c.state = 'stopped' OR coalesce(bool_or(a.outcome = 'declined'), false) AS declined,
                coalesce(bool_or(a.outcome = 'answered'), false) AS said
            FROM public.conversation c
                LEFT JOIN public.answer a ON a.conversation_id = c.id AND a.repetition = 0
            WHERE c.unit_id = place AND c.kind = 'questions' AND c.person_id = ANY (who)
                AND accessible_fit.quarter_of(c.started_at) <= newest
            GROUP BY c.id
        ), way AS (
            SELECT t.ends, b.bits, CASE WHEN NOT bool_or(own) THEN 'others'
                WHEN bool_or(own AND t.said) AND bool_or(own AND t.helped) THEN 'with help'
                WHEN bool_or(own AND t.said) THEN 'alone'
                WHEN bool_or(own AND t.declined) THEN 'declined' ELSE 'silent' END AS name
            FROM talk t JOIN accessible_fit.bits_of(who) b USING (person_id)
            GROUP BY t.ends, b.bits
        ), part AS (
            SELECT y.ends, bit_or(w.bits & y.enrolled)::bit varying AS persons
            FROM way w JOIN year y USING (ends) GROUP BY y.ends, w.name
            UNION ALL
            SELECT y.ends, (y.enrolled # bit_or(w.bits & y.enrolled))::bit varying
            FROM way w JOIN year y USING (ends) GROUP BY y.ends, y.enrolled
            UNION ALL
            SELECT m.ends, bit_or(m.person)::bit varying
            FROM mean m WHERE m.begins < m.ends GROUP BY GROUPING SETS (
                (m.ends, m.life_area), (m.ends, m.life_area, m.level))
        ), every AS (
            SELECT y.begins, y.ends, u.persons, '{{}}'::bit varying[] AS near
            FROM year y, LATERAL unnest(y.standing || y.told) u (persons)
            UNION ALL
            -- a quarter stands beside its year
            SELECT q, q, u.persons, '{{}}'
            FROM year y, generate_series(y.begins, y.ends) q, LATERAL unnest(y.told) u (persons)
            UNION ALL
            SELECT y.begins, y.ends, p.persons, y.told FROM part p JOIN year y USING (ends)
            UNION ALL
            SELECT y.begins, y.ends, i.persons, y.standing
            FROM accessible_fit.items(place) i JOIN year y ON y.ends = i.last_quarter
            UNION ALL
            SELECT begins, ends, bit_or(m.person)::bit varying, p.standing
            FROM mean m LEFT JOIN period p USING (begins, ends) GROUP BY begins, ends, p.standing, m.life_area
        )
        SELECT e.begins, e.ends, array_agg(DISTINCT e.persons) FROM every e
        WHERE bit_count(e.persons) >= 5
            AND NOT EXISTS (SELECT 1 FROM unnest(e.near) n WHERE accessible_fit.tell(n, e.persons))
        GROUP BY e.begins, e.ends;
    END $$""",
)

"""Units of one service type counted together; accessible_fit.services.unit.same_kind."""

from __future__ import annotations

from db.migrations.seventh.years import PINNED

STATEMENTS = (
    # One year at a time, for it reads all units; only a year that every leader's page offers.
    f"""CREATE FUNCTION accessible_fit.kinds(ends integer)
    RETURNS TABLE (service_type text, units integer, life_area text, at_least integer, score integer,
        best double precision)
    LANGUAGE plpgsql STABLE {PINNED} AS $$
    #variable_conflict use_column
    BEGIN
        IF cardinality(accessible_fit.led_units()) = 0 OR ends IS NULL
            OR ends > accessible_fit.newest() OR (accessible_fit.newest() - ends) % 4 <> 0
        THEN
            RETURN;
        END IF;
        RETURN QUERY
        WITH said AS (
            SELECT u.service_type::text AS kind, m.unit_id, coalesce(m.life_area, 'whole')::text AS area,
                m.person_id, sum(m.points)::double precision / 1000000 / sum(m.answered) AS mean,
                2 * sum(m.best) > sum(m.answered) AS chose
            FROM public.month_summary m JOIN public.unit u ON u.id = m.unit_id
            WHERE m.month BETWEEN (ends - 3) * 3 AND ends * 3 + 2 AND m.by_self AND m.choices > 0
                AND m.person_id <> ALL (accessible_fit.left_out(NULL))
            GROUP BY GROUPING SETS ((u.service_type, m.unit_id, m.life_area, m.person_id),
                (u.service_type, m.unit_id, m.person_id))
            HAVING sum(m.answered) > 0 AND 2 * sum(m.answered) >= sum(m.asked)
        ), sized AS (
            SELECT s.*, count(*) OVER (PARTITION BY s.unit_id, s.area) >= 5 AS large FROM said s
        ), person AS (
            -- with support from two units of a kind somebody is counted once, with the mean of both
            SELECT kind, area, person_id, avg(mean) AS mean, bool_or(chose) AS chose, bool_or(large) AS large
            FROM sized GROUP BY kind, area, person_id
        ), place AS (
            SELECT kind, area, count(DISTINCT unit_id) AS n FROM said GROUP BY kind, area
        )
        SELECT p.kind, w.n::integer, p.area, (count(*) / 5 * 5)::integer, round(avg(p.mean))::integer,
            round(20::double precision * count(*) FILTER (WHERE p.chose) / count(*)) / 20
        FROM person p JOIN place o ON o.kind = p.kind AND o.area = p.area
            JOIN place w ON w.kind = p.kind AND w.area = 'whole'
        WHERE o.n >= 3
        GROUP BY p.kind, p.area, w.n
        HAVING count(*) >= 5 AND NOT (min(p.mean) = max(p.mean) AND count(*) < 10)
            AND count(*) FILTER (WHERE NOT p.large) NOT BETWEEN 1 AND 4
        ORDER BY p.kind, p.area;
    END $$""",
)

"""What is to be asked in a unit how often: accessible_fit.services.following.asking.rhythms_of.

A leader who may change the unit's plan could move its days, look before and after, and subtract: who came on
the day between. So what a leader changes counts from the next quarter on, and until then what stood before.
"""

from __future__ import annotations

from db.migrations.seventh.years import PINNED

STATEMENTS = (
    # one row for each plan that a leader has made or changed: what it was when that quarter began
    """CREATE TABLE accessible_fit.plan_before (
        plan_id uuid PRIMARY KEY REFERENCES public.plan (id) ON DELETE CASCADE,
        quarter integer NOT NULL,
        was_there boolean NOT NULL,
        unit_id uuid NOT NULL,
        person_id uuid,
        instrument_id text NOT NULL,
        every_months integer NOT NULL,
        starts_on date NOT NULL,
        ends_on date
    )""",
    f"""CREATE FUNCTION accessible_fit.keep_plan() RETURNS trigger LANGUAGE plpgsql {PINNED} AS $$
    DECLARE was public.plan := CASE TG_OP WHEN 'UPDATE' THEN OLD ELSE NEW END;
    BEGIN
        IF accessible_fit.my_role() = 'leader' THEN
            INSERT INTO accessible_fit.plan_before AS b
            VALUES (NEW.id, accessible_fit.newest() + 1, TG_OP = 'UPDATE', was.unit_id, was.person_id,
                was.instrument_id, was.every_months, was.starts_on, was.ends_on)
            ON CONFLICT (plan_id) DO UPDATE SET quarter = excluded.quarter, was_there = excluded.was_there,
                unit_id = excluded.unit_id, person_id = excluded.person_id,
                instrument_id = excluded.instrument_id, every_months = excluded.every_months,
                starts_on = excluded.starts_on, ends_on = excluded.ends_on
            WHERE b.quarter < excluded.quarter;
        END IF;
        RETURN NULL;
    END $$""",
    """CREATE TRIGGER plan_is_kept AFTER INSERT OR UPDATE ON public.plan FOR EACH ROW
    EXECUTE FUNCTION accessible_fit.keep_plan()""",
    f"""CREATE FUNCTION accessible_fit.plans(place uuid)
    RETURNS TABLE (turn bigint, person_id uuid, asks text, every integer, starts_on date, ends_on date)
    LANGUAGE sql STABLE {PINNED} AS $$
        SELECT row_number() OVER (ORDER BY starts_on, id), person_id, instrument_id, every_months,
            starts_on, ends_on
        FROM (
            SELECT p.id, p.person_id, p.instrument_id::text, p.every_months, p.starts_on, p.ends_on
            FROM public.plan p
            WHERE p.unit_id = place AND NOT EXISTS (SELECT 1 FROM accessible_fit.plan_before b
                WHERE b.plan_id = p.id AND b.quarter > accessible_fit.newest())
            UNION ALL
            SELECT b.plan_id, b.person_id, b.instrument_id, b.every_months, b.starts_on, b.ends_on
            FROM accessible_fit.plan_before b
            WHERE b.unit_id = place AND b.was_there AND b.quarter > accessible_fit.newest()
        ) known
    $$""",
    """CREATE FUNCTION accessible_fit.months_later(day date, months integer) RETURNS date
    LANGUAGE sql IMMUTABLE AS $$
        SELECT (day + make_interval(months => months))::date
    $$""",
    # The days of a rhythm from one day to another, both counted. They are counted from its first day, so that
    # the 31st comes back after a shorter month.
    """CREATE FUNCTION accessible_fit.due_days(starts date, every integer, ends date, since date, until date)
    RETURNS SETOF date LANGUAGE sql IMMUTABLE AS $$
        SELECT d.day FROM (
            SELECT accessible_fit.months_later(starts, number * every) AS day
            FROM generate_series(
                greatest(0, ((extract(year FROM since) - extract(year FROM starts)) * 12
                    + extract(month FROM since) - extract(month FROM starts))::integer / every - 1),
                ((extract(year FROM until) - extract(year FROM starts)) * 12
                    + extract(month FROM until) - extract(month FROM starts))::integer / every) number
        ) d
        WHERE d.day BETWEEN since AND least(until, ends)
    $$""",
    # How often each person is to be asked what: the unit's plans until the person's own begin and after they
    # have ended. Of two that meet on a day the one whose turn comes first counts.
    f"""CREATE FUNCTION accessible_fit.rhythms(place uuid)
    RETURNS TABLE (person_id uuid, asks text, turn bigint, every integer, starts_on date, ends_on date)
    LANGUAGE sql STABLE {PINNED} AS $$
        WITH plan AS MATERIALIZED (
            SELECT * FROM accessible_fit.plans(place)
        ), own AS (
            SELECT p.person_id, p.asks, min(p.starts_on) AS begins,
                CASE WHEN bool_and(p.ends_on IS NOT NULL) THEN max(p.ends_on) END AS ends
            FROM plan p WHERE p.person_id IS NOT NULL GROUP BY p.person_id, p.asks
        ), shared AS (
            SELECT t.person_id, p.asks, (SELECT count(*) FROM plan) + 2 * p.turn AS turn, p.every,
                p.starts_on, p.ends_on, o.begins, o.ends
            FROM (SELECT DISTINCT e.person_id FROM public.enrolment e WHERE e.unit_id = place) t
                CROSS JOIN plan p LEFT JOIN own o ON o.person_id = t.person_id AND o.asks = p.asks
            WHERE p.person_id IS NULL
        )
        SELECT p.person_id, p.asks, p.turn, p.every, p.starts_on, p.ends_on
        FROM plan p WHERE p.person_id IS NOT NULL
        UNION ALL
        SELECT s.person_id, s.asks, s.turn, s.every, s.starts_on, least(s.ends_on, s.begins - 1)
        FROM shared s WHERE s.begins IS NULL OR s.starts_on < s.begins
        UNION ALL
        SELECT s.person_id, s.asks, s.turn + 1, s.every, d.day, s.ends_on
        FROM shared s, LATERAL (
            SELECT min(d) AS day FROM accessible_fit.due_days(s.starts_on, s.every, s.ends_on, s.ends + 1,
                accessible_fit.months_later(greatest(s.ends + 1, s.starts_on), s.every)) d) d
        WHERE d.day IS NOT NULL
    $$""",
)

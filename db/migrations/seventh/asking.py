"""Planned occasions of a unit and what became of each; accessible_fit.services.following.asking.

A conversation's day is its day in UTC, as quarters are. What became of an occasion is what was known when
the last quarter ended: what is held and noted later counts from the next quarter on. Otherwise whoever asked
every day would be told of one person by the difference.
"""

from __future__ import annotations

from db.migrations.seventh.years import PINNED

STATEMENTS = (
    # the last quarters of the years that are told, the newest first: from the first plan and the first person
    f"""CREATE FUNCTION accessible_fit.asking_years(place uuid) RETURNS SETOF integer
    LANGUAGE sql STABLE {PINNED} AS $$
        SELECT generate_series(accessible_fit.newest(), least(accessible_fit.newest(), greatest(
            (SELECT accessible_fit.quarter_of(min(p.starts_on)) FROM accessible_fit.plans(place) p),
            (SELECT accessible_fit.quarter_of(min(e.started_on)) FROM public.enrolment e
                WHERE e.unit_id = place
                    AND e.person_id = ANY ((SELECT accessible_fit.counted(place))::uuid[])))), -4)
    $$""",
    # What was held with everybody of a unit, wherever it was; `rank` is 2 for an answer, 1 for a no.
    f"""CREATE FUNCTION accessible_fit.held(place uuid)
    RETURNS TABLE (person_id uuid, asks text, held_at timestamptz, held_on date, id uuid, became text,
        rank integer)
    LANGUAGE plpgsql STABLE {PINNED} AS $$
    #variable_conflict use_column
    DECLARE who uuid[] := accessible_fit.counted(place); newest integer := accessible_fit.newest();
    BEGIN
        RETURN QUERY
        WITH talk AS (
            SELECT c.person_id, coalesce(v.instrument_id::text, 'mat:' || m.topic_id) AS asks, c.started_at,
                c.id, c.how_helped IN ('with_support', 'partner_placed') AS helped,
                coalesce(a.answered, false) OR coalesce(p.placed, false) AS said,
                c.state = 'stopped' OR coalesce(a.declined, false) AS declined
            FROM public.conversation c
                LEFT JOIN LATERAL (SELECT bool_or(outcome = 'answered') AS answered,
                    bool_or(outcome = 'declined') AS declined FROM public.answer
                    WHERE conversation_id = c.id AND repetition = 0) a ON true
                LEFT JOIN LATERAL (SELECT bool_or(outcome = 'placed') AS placed FROM public.placement
                    WHERE conversation_id = c.id) p ON true
                LEFT JOIN public.instrument_version v ON v.id = c.instrument_version_id
                LEFT JOIN public.mat m ON m.conversation_id = c.id AND m.parent_id IS NULL
            WHERE c.person_id = ANY (who) AND c.state IN ('finished', 'stopped')
                AND c.who_answered = 'self' AND accessible_fit.quarter_of(c.started_at) <= newest
        )
        SELECT person_id, asks, started_at, (started_at AT TIME ZONE 'UTC')::date, id,
            CASE WHEN said AND helped THEN 'with_help' WHEN said THEN 'answered'
                WHEN declined THEN 'declined' ELSE 'could_not' END,
            CASE WHEN said THEN 2 WHEN declined THEN 1 ELSE 0 END
        FROM talk;
    END $$""",
    # Every occasion that was due in the years that are told. `accounted`: asked, or it is known why not.
    f"""CREATE FUNCTION accessible_fit.occasions(place uuid)
    RETURNS TABLE (person_id uuid, due_on date, became text, accounted boolean)
    LANGUAGE plpgsql STABLE {PINNED} AS $$
    #variable_conflict use_column
    DECLARE
        who uuid[] := accessible_fit.counted(place);
        first date := accessible_fit.first_day((SELECT min(y) FROM accessible_fit.asking_years(place) y) - 3);
        last date := accessible_fit.first_day(accessible_fit.newest() + 1) - 1;
    BEGIN
        RETURN QUERY
        WITH stay AS (
            SELECT e.id, e.person_id, greatest(first, e.started_on) AS since,
                least(last, e.ended_on) AS until, e.ended_on
            FROM public.enrolment e WHERE e.unit_id = place AND e.person_id = ANY (who)
        ), day AS (
            SELECT DISTINCT ON (s.id, r.asks, d) s.*, r.asks, r.every, d AS due
            FROM stay s JOIN accessible_fit.rhythms(place) r USING (person_id),
                LATERAL accessible_fit.due_days(r.starts_on, r.every, r.ends_on,
                    accessible_fit.months_later(s.since, -r.every),
                    accessible_fit.months_later(s.until, r.every)) d
            WHERE s.since <= s.until
            ORDER BY s.id, r.asks, d, r.turn
        ), near AS (
            -- every day belongs to the occasion that it is nearest to
            SELECT d.*,
                coalesce(lag(due) OVER beside, accessible_fit.months_later(due, -every)) AS before,
                coalesce(lead(due) OVER beside, accessible_fit.months_later(due, every)) AS after
            FROM day d WINDOW beside AS (PARTITION BY id, asks ORDER BY due)
        ), slot AS (
            SELECT n.*, before + (due - before + 1) / 2 AS opens, due + (after - due + 1) / 2 AS closes
            FROM near n WHERE due BETWEEN since AND until
        ), noted AS (
            SELECT o.person_id, o.instrument_id::text AS asks, o.due_on AS due, o.outcome::text AS outcome,
                o.outcome <> 'waiting' AND o.instrument_id <> 'leaving' AS over, o.reason <> '' AS explained
            FROM public.occasion o
            WHERE o.person_id IN (SELECT person_id FROM stay) AND o.due_on BETWEEN first AND last
                AND (o.noted_at IS NULL OR o.noted_at < (last + 1)::timestamp AT TIME ZONE 'UTC')
        ), judged AS (
            SELECT DISTINCT ON (s.id, s.asks, s.due) s.person_id, s.asks, s.due, n.explained,
                CASE WHEN t.rank = 2 OR t.rank IS NOT NULL AND (n.over IS NOT TRUE OR n.outcome = 'not_asked')
                        THEN t.became
                    WHEN n.over THEN n.outcome
                    WHEN s.ended_on <= last AND s.ended_on < s.closes THEN 'left'
                    ELSE 'not_asked' END AS became
            FROM slot s
                LEFT JOIN accessible_fit.held(place) t ON t.person_id = s.person_id AND t.asks = s.asks
                    AND t.held_on >= s.opens AND t.held_on < s.closes
                LEFT JOIN noted n ON n.person_id = s.person_id AND n.asks = s.asks AND n.due = s.due
            ORDER BY s.id, s.asks, s.due, t.rank DESC NULLS LAST, t.held_on DESC, t.held_at, t.id
        ), every AS (
            SELECT person_id, due, j.became, j.explained FROM judged j
            UNION ALL
            -- the plan has been changed since
            SELECT n.person_id, n.due, n.outcome, n.explained FROM noted n
            WHERE n.over AND NOT EXISTS (SELECT 1 FROM judged j
                WHERE j.person_id = n.person_id AND j.asks = n.asks AND j.due = n.due)
        )
        SELECT e.person_id, e.due, e.became,
            e.became IN ('answered', 'with_help', 'declined', 'left') OR coalesce(e.explained, false)
        FROM every e;
    END $$""",
)

"""A unit's figures for those who may see no person: counted and hidden by the server, never row by row.

Rules and source: accessible_fit.trends.disclosure, here as functions that run with the owner's right.
Nothing of fewer than five persons; nothing of fewer than ten who are all alike; no two figures of one
quantity of which one holds the other and one to four persons more (the newer stands); only whole quarters
that have ended, and years that do not overlap, so that nothing can be told by asking again tomorrow or for
another span. How many a mean is about is told in fives. Who has said no to statistics is counted nowhere.
"""

from __future__ import annotations

from alembic import op

from db.migrations.sixth.log import escaped
from db.migrations.sixth.roles import quoted

_PINNED = "SECURITY DEFINER SET search_path = pg_catalog, pg_temp"

_STATEMENTS = (
    """CREATE FUNCTION accessible_fit.quarter_of(day timestamptz) RETURNS integer
    LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
        SELECT (extract(year FROM day AT TIME ZONE 'UTC') * 4
            + (extract(month FROM day AT TIME ZONE 'UTC')::integer - 1) / 3)::integer
    $$""",
    # whether two figures, subtracted, would tell of one to four persons
    """CREATE FUNCTION accessible_fit.tell(one uuid[], other uuid[]) RETURNS boolean
    LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
        SELECT (one <@ other OR other <@ one)
            AND abs(cardinality(one) - cardinality(other)) BETWEEN 1 AND 4
    $$""",
    f"""CREATE FUNCTION accessible_fit.left_out(place uuid) RETURNS uuid[] LANGUAGE sql STABLE {_PINNED} AS $$
        SELECT ARRAY(
            SELECT person_id FROM (
                SELECT DISTINCT ON (c.person_id) c.person_id, c.decision FROM public.consent c
                WHERE c.kind = 'statistics' AND c.conversation_id IS NULL
                ORDER BY c.person_id, c.decided_at DESC, c.id DESC) latest
            WHERE decision <> 'given')
    $$""",
    f"""CREATE FUNCTION accessible_fit.unit_means(place uuid)
    RETURNS TABLE (life_area text, quarter integer, at_least integer, score numeric)
    LANGUAGE plpgsql STABLE {_PINNED} AS $$
    DECLARE
        cell record; before text; kept jsonb := '[]'; other jsonb; stands boolean;
        now_quarter integer := accessible_fit.quarter_of(now());
        without uuid[];
    BEGIN
        IF place IS NULL OR place <> ALL (accessible_fit.led_units()) THEN
            RETURN;
        END IF;
        without := accessible_fit.left_out(place);
        FOR cell IN
            WITH said AS (
                SELECT m.life_area AS area, m.month / 3 AS of_quarter, m.person_id,
                    m.points, m.answered, m.asked
                FROM public.month_summary m
                WHERE m.unit_id = place AND m.by_self AND m.choices > 0 AND m.month / 3 < now_quarter
                    AND m.person_id <> ALL (without)
            ), own AS (
                SELECT coalesce(area, 'whole') AS area, of_quarter, person_id,
                    sum(points) / 1000000.0 / sum(answered) AS mean
                FROM said GROUP BY GROUPING SETS ((area, of_quarter, person_id), (of_quarter, person_id))
                HAVING sum(answered) > 0 AND 2 * sum(answered) >= sum(asked)
            )
            SELECT area, of_quarter, array_agg(person_id ORDER BY person_id) AS who,
                avg(mean) AS mean, min(mean) = max(mean) AS alike
            FROM own GROUP BY area, of_quarter HAVING count(*) >= 5
            ORDER BY area, of_quarter DESC
        LOOP
            IF before IS DISTINCT FROM cell.area THEN
                before := cell.area;
                kept := '[]';
            END IF;
            CONTINUE WHEN cell.alike AND cardinality(cell.who) < 10;
            stands := true;
            FOR other IN SELECT * FROM jsonb_array_elements(kept) LOOP
                IF accessible_fit.tell(
                    cell.who, ARRAY(SELECT jsonb_array_elements_text(other)::uuid)) THEN
                    stands := false;
                END IF;
            END LOOP;
            IF stands THEN
                kept := kept || jsonb_build_array(to_jsonb(cell.who));
                life_area := cell.area;
                quarter := cell.of_quarter;
                at_least := cardinality(cell.who) / 5 * 5;
                score := round(cell.mean, 1);
                RETURN NEXT;
            END IF;
        END LOOP;
    END $$""",
    # Persons with support in the four quarters up to one, and how many of them answered themselves.
    f"""CREATE FUNCTION accessible_fit.unit_persons(place uuid)
    RETURNS TABLE (last_quarter integer, enrolled integer, answered integer)
    LANGUAGE plpgsql STABLE {_PINNED} AS $$
    DECLARE
        ends integer := accessible_fit.quarter_of(now()) - 1; begun integer;
        here uuid[]; said uuid[]; all_before jsonb := '[]'; said_before jsonb := '[]'; without uuid[];
        from_day date; to_day date;
    BEGIN
        IF place IS NULL OR place <> ALL (accessible_fit.led_units()) THEN
            RETURN;
        END IF;
        without := accessible_fit.left_out(place);
        SELECT accessible_fit.quarter_of(min(started_at)) INTO begun
            FROM public.conversation WHERE unit_id = place;
        WHILE ends >= begun LOOP
            from_day := make_date((ends - 3) / 4, (ends - 3) % 4 * 3 + 1, 1);
            to_day := make_date((ends + 1) / 4, (ends + 1) % 4 * 3 + 1, 1);
            here := ARRAY(SELECT DISTINCT e.person_id FROM public.enrolment e
                WHERE e.unit_id = place AND e.started_on < to_day
                    AND (e.ended_on IS NULL OR e.ended_on >= from_day) AND e.person_id <> ALL (without));
            said := ARRAY(SELECT DISTINCT c.person_id FROM public.conversation c
                WHERE c.unit_id = place AND c.kind = 'questions' AND c.who_answered = 'self'
                    AND c.person_id = ANY (here)
                    AND accessible_fit.quarter_of(c.started_at) BETWEEN ends - 3 AND ends
                    AND EXISTS (SELECT 1 FROM public.answer a
                        WHERE a.conversation_id = c.id AND a.repetition = 0 AND a.outcome = 'answered'));
            last_quarter := ends;
            enrolled := NULL;
            answered := NULL;
            IF cardinality(here) >= 5 AND NOT EXISTS (
                SELECT 1 FROM jsonb_array_elements(all_before) o
                WHERE accessible_fit.tell(here, ARRAY(SELECT jsonb_array_elements_text(o)::uuid))) THEN
                enrolled := cardinality(here);
                all_before := all_before || jsonb_build_array(to_jsonb(here));
                IF cardinality(said) >= 5
                    AND (enrolled = cardinality(said) OR enrolled - cardinality(said) >= 5)
                    AND NOT EXISTS (SELECT 1 FROM jsonb_array_elements(said_before) o
                        WHERE accessible_fit.tell(said, ARRAY(SELECT jsonb_array_elements_text(o)::uuid)))
                THEN
                    answered := cardinality(said);
                    said_before := said_before || jsonb_build_array(to_jsonb(said));
                END IF;
            END IF;
            RETURN NEXT;
            ends := ends - 4;
        END LOOP;
    END $$""",
    """CREATE VIEW accessible_fit.unit_figures WITH (security_barrier) AS
        SELECT led.unit_id, m.life_area, m.quarter, m.at_least, m.score
        FROM unnest(accessible_fit.led_units()) led (unit_id),
            LATERAL accessible_fit.unit_means(led.unit_id) m""",
)
FOR_THE_PROGRAM = ("unit_means(uuid)", "unit_persons(uuid)")


def create(owner: str, program: str) -> None:
    """Make the functions, and the view for whoever looks by hand."""
    for statement in _STATEMENTS:
        op.execute(escaped(statement))
    op.execute(f"ALTER VIEW accessible_fit.unit_figures OWNER TO {quoted(owner)}")
    op.execute(f"GRANT SELECT ON accessible_fit.unit_figures TO {quoted(program)}")

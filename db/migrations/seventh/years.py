"""Who is counted in a unit, in which years, and each person's own mean: what the other figures begin with."""

from __future__ import annotations

PINNED = "SECURITY DEFINER SET search_path = pg_catalog, pg_temp"

STATEMENTS = (
    # as before, but so that it can be taken up into the statements that ask it
    """CREATE OR REPLACE FUNCTION accessible_fit.quarter_of(day timestamptz) RETURNS integer
    LANGUAGE sql IMMUTABLE AS $$
        SELECT (extract(year FROM day AT TIME ZONE 'UTC') * 4
            + (extract(month FROM day AT TIME ZONE 'UTC')::integer - 1) / 3)::integer
    $$""",
    """CREATE FUNCTION accessible_fit.quarter_of(day date) RETURNS integer LANGUAGE sql IMMUTABLE AS $$
        SELECT (extract(year FROM day) * 4 + (extract(month FROM day)::integer - 1) / 3)::integer
    $$""",
    """CREATE FUNCTION accessible_fit.first_day(quarter integer) RETURNS date LANGUAGE sql IMMUTABLE AS $$
        SELECT make_date(quarter / 4, quarter % 4 * 3 + 1, 1)
    $$""",
    # the last quarter that has ended: nothing later is told
    """CREATE FUNCTION accessible_fit.newest() RETURNS integer LANGUAGE sql STABLE AS $$
        SELECT accessible_fit.quarter_of(now()) - 1
    $$""",
    # in which of the periods of so many quarters up to the newest a quarter lies, by the period's last one
    """CREATE FUNCTION accessible_fit.period_of(quarter integer, long integer, newest integer) RETURNS integer
    LANGUAGE sql IMMUTABLE AS $$
        SELECT newest - (newest - quarter) / long * long
    $$""",
    f"""CREATE FUNCTION accessible_fit.leads(place uuid) RETURNS boolean LANGUAGE sql STABLE {PINNED} AS $$
        SELECT coalesce(place = ANY (accessible_fit.led_units()), false)
    $$""",
    # everybody a unit's figures may be about, each at the place that is the person's bit
    f"""CREATE FUNCTION accessible_fit.counted(place uuid) RETURNS uuid[] LANGUAGE sql STABLE {PINNED} AS $$
        SELECT ARRAY(
            SELECT person_id FROM public.enrolment WHERE unit_id = place
            UNION
            SELECT person_id FROM public.conversation WHERE unit_id = place AND kind = 'questions'
            EXCEPT
            SELECT unnest(accessible_fit.left_out(place))
            ORDER BY 1)
    $$""",
    """CREATE FUNCTION accessible_fit.nobody(who uuid[]) RETURNS bit varying LANGUAGE sql IMMUTABLE AS $$
        SELECT repeat('0', cardinality(who))::bit varying
    $$""",
    """CREATE FUNCTION accessible_fit.bit_of(who uuid[], person uuid) RETURNS bit varying
    LANGUAGE sql IMMUTABLE AS $$
        SELECT set_bit(repeat('0', cardinality(who))::bit varying, array_position(who, person) - 1, 1)
    $$""",
    """CREATE FUNCTION accessible_fit.bits_of(who uuid[])
    RETURNS TABLE (person_id uuid, bits bit varying) LANGUAGE sql IMMUTABLE AS $$
        SELECT person, set_bit(repeat('0', cardinality(who))::bit varying, at::integer - 1, 1)
        FROM unnest(who) WITH ORDINALITY u (person, at)
    $$""",
    # Periods that do not overlap, the newest first: who had support, who of them answered, and whether their
    # numbers may stand beside those of other periods. `standing` is what the period's own figures are laid
    # beside before it is known what is told of it, `told` is what is told of it in numbers.
    f"""CREATE FUNCTION accessible_fit.periods(place uuid, long integer)
    RETURNS TABLE (last_quarter integer, enrolled bit varying, answered bit varying,
        persons_stand boolean, answered_stands boolean, standing bit varying[], told bit varying[])
    LANGUAGE plpgsql STABLE {PINNED} AS $$
    #variable_conflict use_column
    DECLARE
        who uuid[] := accessible_fit.counted(place); none bit varying := accessible_fit.nobody(who);
        newest integer := accessible_fit.newest(); begun integer;
    BEGIN
        begun := least(newest,
            (SELECT accessible_fit.quarter_of(min(e.started_on)) FROM public.enrolment e
                WHERE e.unit_id = place AND e.person_id = ANY (who)),
            (SELECT accessible_fit.quarter_of(min(c.started_at)) FROM public.conversation c
                WHERE c.unit_id = place AND c.person_id = ANY (who) AND c.kind = 'questions'));
        RETURN QUERY
        WITH here AS (
            SELECT ends, bit_or(accessible_fit.bit_of(who, e.person_id))::bit varying AS persons
            FROM generate_series(newest, begun, -long) ends JOIN public.enrolment e
                ON e.started_on < accessible_fit.first_day(ends + 1)
                AND (e.ended_on IS NULL OR e.ended_on >= accessible_fit.first_day(ends + 1 - long))
            WHERE e.unit_id = place AND e.person_id = ANY (who) GROUP BY ends
        ), said AS (
            SELECT accessible_fit.period_of(accessible_fit.quarter_of(c.started_at), long, newest) AS ends,
                bit_or(accessible_fit.bit_of(who, c.person_id))::bit varying AS persons
            FROM public.conversation c
            WHERE c.unit_id = place AND c.kind = 'questions' AND c.who_answered = 'self'
                AND c.person_id = ANY (who) AND accessible_fit.quarter_of(c.started_at) <= newest
                -- not EXISTS: how common the outcome is is known too badly to choose a way by
                AND (SELECT bool_or(a.outcome = 'answered') FROM public.answer a
                    WHERE a.conversation_id = c.id AND a.repetition = 0)
            GROUP BY 1
        ), both_of AS (
            SELECT ends, coalesce(h.persons, none) AS h,
                (coalesce(s.persons, none) & coalesce(h.persons, none))::bit varying AS s
            FROM generate_series(newest, begun, -long) ends
                LEFT JOIN here h USING (ends) LEFT JOIN said s USING (ends)
        ), stood AS (
            SELECT unnest(array_agg(b.ends ORDER BY b.ends DESC)) AS ends,
                unnest(array_agg(b.h ORDER BY b.ends DESC)) AS h,
                unnest(array_agg(b.s ORDER BY b.ends DESC)) AS s,
                unnest(accessible_fit.newest_stand(array_agg(b.h ORDER BY b.ends DESC), NULL)) AS h_stand,
                unnest(accessible_fit.newest_stand(array_agg(b.s ORDER BY b.ends DESC), NULL)) AS s_large,
                unnest(accessible_fit.newest_stand(
                    array_agg((b.h # b.s)::bit varying ORDER BY b.ends DESC), NULL)) AS m_large
            FROM both_of b
        ), shown AS (
            SELECT b.*, (b.s_large OR bit_count(b.s) < 5) AND (b.m_large OR bit_count(b.h # b.s) < 5)
                    AS s_stand,
                ((accessible_fit.parted(ARRAY[bit_count(b.s), bit_count(b.h) - bit_count(b.s)]::integer[]))
                    .kept)[1] IS NOT NULL AS exact
            FROM stood b
        )
        SELECT t.ends, t.h, t.s, t.h_stand, t.s_stand,
            CASE WHEN t.exact THEN ARRAY[t.h, t.s] ELSE ARRAY[t.h] END,
            CASE WHEN NOT t.h_stand THEN '{{}}'
                WHEN t.s_stand AND (t.exact OR t.h = t.s) THEN ARRAY[t.h, t.s, (t.h # t.s)::bit varying]
                ELSE ARRAY[t.h] END
        FROM shown t;
    END $$""",
    f"""CREATE FUNCTION accessible_fit.years(place uuid)
    RETURNS TABLE (last_quarter integer, enrolled bit varying, answered bit varying,
        persons_stand boolean, answered_stands boolean, standing bit varying[], told bit varying[])
    LANGUAGE sql STABLE {PINNED} AS $$
        SELECT * FROM accessible_fit.periods(place, 4)
    $$""",
    # Every person's own mean of a part of life, in quarters and years; with less than half answered none.
    f"""CREATE FUNCTION accessible_fit.own_means(place uuid)
    RETURNS TABLE (life_area text, first_quarter integer, last_quarter integer, person bit varying,
        mean numeric, best boolean)
    LANGUAGE plpgsql STABLE {PINNED} AS $$
    #variable_conflict use_column
    DECLARE who uuid[] := accessible_fit.counted(place); newest integer := accessible_fit.newest();
    BEGIN
        RETURN QUERY
        WITH said AS (
            SELECT m.life_area AS area, m.month / 3 AS of_quarter,
                accessible_fit.period_of(m.month / 3, 4, newest) AS of_year, p.bits,
                m.points, m.answered, m.asked, m.best AS bests
            FROM public.month_summary m JOIN accessible_fit.bits_of(who) p USING (person_id)
            WHERE m.unit_id = place AND m.by_self AND m.choices > 0 AND m.month / 3 <= newest
        )
        SELECT coalesce(area, 'whole')::text, coalesce(of_quarter, of_year - 3),
            coalesce(of_quarter, of_year),
            said.bits, sum(points) / 1000000.0 / sum(answered), 2 * sum(bests) > sum(answered)
        FROM said GROUP BY GROUPING SETS (
            (area, of_quarter, said.bits), (of_quarter, said.bits), (area, of_year, said.bits),
            (of_year, said.bits))
        HAVING sum(answered) > 0 AND 2 * sum(answered) >= sum(asked);
    END $$""",
)

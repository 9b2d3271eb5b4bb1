"""How each person's answers moved from one year to the next, counted; accessible_fit.trends.verdicts."""

from __future__ import annotations

from db.migrations.seventh.years import PINNED

STATEMENTS = (
    # Student's t: how likely a larger value is. The finite series for whole degrees of freedom, Abramowitz
    # and Stegun 1964, 26.7.3 and 26.7.4.
    """CREATE FUNCTION accessible_fit.student_tail(t double precision, df integer) RETURNS double precision
    LANGUAGE plpgsql IMMUTABLE AS $$
    DECLARE
        angle double precision := atan2(t, sqrt(df::double precision));
        term double precision; total double precision := 0; at integer;
    BEGIN
        IF df % 2 = 1 THEN
            term := cos(angle);
            at := 3;
        ELSE
            term := 1;
            at := 2;
        END IF;
        WHILE at <= df LOOP
            total := total + term;
            term := term * (at - 1) / at * cos(angle) ^ 2;
            at := at + 2;
        END LOOP;
        IF df % 2 = 1 THEN
            RETURN 0.5 - (angle + sin(angle) * total) / pi();
        END IF;
        RETURN 0.5 - sin(angle) * total / 2;
    END $$""",
    # `floor` is what one value is uncertain by because of its coarseness, `margin` what does not matter.
    """CREATE FUNCTION accessible_fit.judged(before double precision[], after double precision[],
        margin double precision, floor double precision) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
    DECLARE
        n integer := cardinality(before); m integer := cardinality(after); df integer := n + m - 2;
        first record; second record; error double precision; moved double precision;
    BEGIN
        IF least(n, m) < 2 THEN
            RETURN 'cannot_tell';
        END IF;
        SELECT avg(v) AS mean, var_samp(v) AS variance INTO first FROM unnest(before) v;
        SELECT avg(v) AS mean, var_samp(v) AS variance INTO second FROM unnest(after) v;
        moved := second.mean - first.mean;
        error := sqrt(greatest(((n - 1) * first.variance + (m - 1) * second.variance) / df, floor ^ 2)
            * (1.0 / n + 1.0 / m));
        IF error = 0 OR margin <= 0 THEN
            RETURN 'cannot_tell';
        END IF;
        IF greatest(accessible_fit.student_tail((moved + margin) / error, df),
            accessible_fit.student_tail((margin - moved) / error, df)) < 0.05
        THEN
            RETURN CASE WHEN (SELECT avg(v) FROM unnest(before || after) v) > 50
                THEN 'stable_good' ELSE 'stable_low' END;
        ELSIF 2 * accessible_fit.student_tail(abs(moved) / error, df) < 0.05 THEN
            RETURN CASE WHEN moved > 0 THEN 'changed_up' ELSE 'changed_down' END;
        END IF;
        RETURN 'cannot_tell';
    END $$""",
    # Everybody who had support is counted, by the form and number of choices that was asked most.
    f"""CREATE FUNCTION accessible_fit.unit_changes(place uuid)
    RETURNS TABLE (last_quarter integer, persons integer, cannot_tell integer, changed_down integer,
        changed_up integer, stable_good integer, stable_low integer, nearly text)
    LANGUAGE plpgsql STABLE {PINNED} AS $$
    #variable_conflict use_column
    DECLARE
        newest integer := accessible_fit.newest();
        who uuid[]; none bit varying; one record; p record; groups bit varying[]; parts integer[];
        names constant text[] := '{{cannot_tell,changed_down,changed_up,stable_good,stable_low}}';
    BEGIN
        IF NOT accessible_fit.leads(place) THEN
            RETURN;
        END IF;
        who := accessible_fit.counted(place);
        none := accessible_fit.nobody(who);
        FOR one IN
            WITH talk AS (
                SELECT c.person_id, v.instrument_id::text COLLATE "C" AS form, c.choices, c.started_at, c.id,
                    accessible_fit.period_of(accessible_fit.quarter_of(c.started_at), 4, newest) AS ends,
                    avg(a.score) AS score, max(coalesce(a.half_step, 0)) AS half_step,
                    sqrt(sum(a.half_step ^ 2) / 3) / count(a.score) AS floor
                FROM public.conversation c
                    JOIN public.instrument_version v ON v.id = c.instrument_version_id
                    JOIN public.answer a ON a.conversation_id = c.id AND a.repetition = 0
                WHERE c.unit_id = place AND c.kind = 'questions' AND c.who_answered = 'self'
                    AND c.choices IS NOT NULL AND c.person_id = ANY (who)
                    AND accessible_fit.quarter_of(c.started_at) <= newest
                GROUP BY c.id, v.instrument_id
                HAVING count(a.score) > 0 AND 2 * count(a.score) >= count(*)
            ), series AS (
                SELECT person_id, form, choices, min(t.started_at) AS begun,
                    2 * max(half_step) AS margin, max(t.floor) AS floor
                FROM talk t GROUP BY person_id, form, choices
            ), way AS (
                SELECT DISTINCT ON (ends, person_id) ends, person_id, form, choices, margin, s.floor
                FROM talk JOIN series s USING (person_id, form, choices)
                GROUP BY ends, person_id, form, choices, begun, margin, s.floor
                ORDER BY ends, person_id, count(*) DESC, form DESC, begun
            ), verdict AS (
                SELECT w.ends, accessible_fit.bit_of(who, w.person_id) AS person, accessible_fit.judged(
                    coalesce(array_agg(t.score) FILTER (WHERE t.ends = w.ends - 4), '{{}}'),
                    coalesce(array_agg(t.score) FILTER (WHERE t.ends = w.ends), '{{}}'),
                    w.margin, coalesce(nullif(w.floor, 0), w.margin / sqrt(12))) AS change
                FROM way w JOIN talk t USING (person_id, form, choices)
                GROUP BY w.ends, w.person_id, w.margin, w.floor
            ), year AS MATERIALIZED (
                SELECT y.last_quarter AS ends, y.persons_stand, y.enrolled, y.told
                FROM accessible_fit.years(place) y
            ), known AS (
                SELECT y.ends, y.enrolled, u.at,
                    coalesce((bit_or(v.person & y.enrolled))::bit varying, none) AS persons
                FROM year y CROSS JOIN unnest(names) WITH ORDINALITY u (name, at)
                    LEFT JOIN verdict v ON v.ends = y.ends AND v.change = u.name
                GROUP BY y.ends, y.enrolled, u.at
            ), cell AS (
                -- of somebody of whom nothing is known it cannot be told
                SELECT k.ends, k.at, CASE WHEN k.at > 1 THEN k.persons
                    ELSE (k.enrolled # (bit_or(k.persons) FILTER (WHERE k.at > 1)
                        OVER (PARTITION BY k.ends)))::bit varying END AS persons, k.enrolled
                FROM known k
            ), stood AS (
                SELECT c.at, unnest(array_agg(c.ends ORDER BY c.ends DESC)) AS ends,
                    unnest(accessible_fit.newest_stand(
                        array_agg(c.persons ORDER BY c.ends DESC), NULL)) AS some_stand,
                    unnest(accessible_fit.newest_stand(array_agg(
                        (c.enrolled # c.persons)::bit varying ORDER BY c.ends DESC), NULL)) AS others_stand
                FROM cell c GROUP BY c.at
            )
            SELECT y.ends, y.persons_stand, y.enrolled, y.told,
                array_agg(c.persons ORDER BY c.at) AS groups,
                array_agg(s.some_stand AND (s.others_stand OR c.persons = y.enrolled) ORDER BY c.at) AS stands
            FROM year y JOIN cell c USING (ends) JOIN stood s USING (ends, at)
            GROUP BY y.ends, y.persons_stand, y.enrolled, y.told ORDER BY y.ends DESC
        LOOP
            groups := one.groups;
            parts := ARRAY(SELECT bit_count(g)::integer
                FROM unnest(groups) WITH ORDINALITY u (g, at) ORDER BY at);
            p := accessible_fit.parted(parts);
            groups := ARRAY(SELECT g FROM unnest(groups, p.kept) u (g, k) WHERE k IS NOT NULL);
            groups := groups || ARRAY(SELECT (one.enrolled # g)::bit varying FROM unnest(groups) g);
            IF EXISTS (SELECT 1 FROM unnest(accessible_fit.beside(one.told, groups)) n
                WHERE n IS DISTINCT FROM 0)
                OR EXISTS (SELECT 1 FROM unnest(p.kept, one.stands) u (k, good)
                    WHERE k IS NOT NULL AND NOT good)
            THEN
                p.kept := array_fill(NULL::integer, ARRAY[5]);
                p.nearly := accessible_fit.nearly_all(p.whole, parts, p.kept);
            END IF;
            IF NOT one.persons_stand THEN
                p.whole := NULL;
                p.kept := '{{}}';
                p.nearly := NULL;
            END IF;
            last_quarter := one.ends;
            persons := p.whole;
            cannot_tell := p.kept[1];
            changed_down := p.kept[2];
            changed_up := p.kept[3];
            stable_good := p.kept[4];
            stable_low := p.kept[5];
            nearly := names[p.nearly];
            RETURN NEXT;
        END LOOP;
    END $$""",
)

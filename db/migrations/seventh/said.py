"""What persons chose, question by question, and how their answers are spread, year by year."""

from __future__ import annotations

from db.migrations.seventh.years import PINNED

STATEMENTS = (
    # Who answered a question in a year, by each person's latest answer; how many of them chose the best, and
    # how their number may be told beside the year's others (NULL is not at all, 0 is exactly).
    f"""CREATE FUNCTION accessible_fit.items(place uuid)
    RETURNS TABLE (last_quarter integer, instrument_id text, item_id text, life_area text,
        persons bit varying, enrolled bit varying, n integer, best integer, number integer)
    LANGUAGE plpgsql STABLE {PINNED} AS $$
    #variable_conflict use_column
    DECLARE who uuid[] := accessible_fit.counted(place); newest integer := accessible_fit.newest();
    BEGIN
        RETURN QUERY
        WITH talk AS (
            -- the latest of a person's first: places instead of texts and times are quicker to sort by
            SELECT c.id, p.bits, v.instrument_id::text AS form,
                accessible_fit.period_of(accessible_fit.quarter_of(c.started_at), 4, newest) AS ends,
                row_number() OVER (ORDER BY c.started_at DESC, c.id DESC) AS turn
            FROM public.conversation c JOIN accessible_fit.bits_of(who) p USING (person_id)
                JOIN public.instrument_version v ON v.id = c.instrument_version_id
            WHERE c.unit_id = place AND c.kind = 'questions' AND c.who_answered = 'self'
                AND c.choices IS NOT NULL AND accessible_fit.quarter_of(c.started_at) <= newest
        ), answered AS (
            SELECT t.ends, t.form, a.item_id::text COLLATE "C" AS item, t.bits, min(t.turn) AS turn
            FROM talk t JOIN public.answer a ON a.conversation_id = t.id
            WHERE a.repetition = 0 AND a.score IS NOT NULL GROUP BY t.ends, t.form, a.item_id, t.bits
        ), said AS (
            SELECT l.*, a.life_area::text AS area, a.score = 100 AS chose
            FROM answered l JOIN talk t ON t.turn = l.turn
                JOIN public.answer a ON a.conversation_id = t.id AND a.item_id = l.item AND a.repetition = 0
        ), cell AS (
            SELECT ends, form, item, (array_agg(area ORDER BY s.turn))[1] AS area,
                bit_or(s.bits)::bit varying AS who,
                count(*) AS n, count(*) FILTER (WHERE chose) AS chose
            FROM said s GROUP BY ends, form, item
        ), stood AS (
            SELECT form, item, unnest(array_agg(ends ORDER BY ends DESC)) AS ends,
                unnest(accessible_fit.newest_stand(array_agg(c.who ORDER BY ends DESC),
                    array_agg(c.chose IN (0, c.n) ORDER BY ends DESC))) AS stands
            FROM cell c GROUP BY form, item
        ), year AS MATERIALIZED (
            SELECT * FROM accessible_fit.years(place)
        ), told AS (
            SELECT y.last_quarter AS ends, unnest(array_agg(c.form)) AS form,
                unnest(array_agg(c.item)) AS item,
                unnest(accessible_fit.beside(y.standing, array_agg(c.who))) AS number
            FROM cell c JOIN stood s USING (form, item, ends) JOIN year y ON y.last_quarter = ends
            WHERE s.stands GROUP BY y.last_quarter, y.standing
        )
        SELECT c.ends, c.form, c.item, c.area, c.who, y.enrolled, c.n::integer, c.chose::integer, t.number
        FROM cell c JOIN year y ON y.last_quarter = c.ends LEFT JOIN told t USING (form, item, ends);
    END $$""",
    # Of a number that is not told exactly, the share is told in whole tenths.
    f"""CREATE FUNCTION accessible_fit.unit_shares(place uuid)
    RETURNS TABLE (last_quarter integer, instrument_id text, item_id text, life_area text,
        best integer, answered integer, everybody boolean, at_least integer, tenths integer)
    LANGUAGE plpgsql STABLE {PINNED} AS $$
    #variable_conflict use_column
    BEGIN
        IF NOT accessible_fit.leads(place) THEN
            RETURN;
        END IF;
        RETURN QUERY
        SELECT i.last_quarter, i.instrument_id, i.item_id, i.life_area,
            CASE WHEN i.number = 0 THEN i.best END, CASE WHEN i.number = 0 THEN i.n END,
            coalesce(i.number = 0 AND (i.persons & i.enrolled) = i.enrolled, false),
            nullif(i.number, 0),
            CASE WHEN i.number > 0 THEN round(10::double precision * i.best / i.n)::integer END
        FROM accessible_fit.items(place) i
        ORDER BY i.last_quarter DESC, i.life_area, i.instrument_id, i.item_id;
    END $$""",
    # A spread is told whole or not at all, beside everything else that is told of the year.
    f"""CREATE FUNCTION accessible_fit.unit_spread(place uuid)
    RETURNS TABLE (last_quarter integer, life_area text, persons integer,
        bad integer, both_of integer, good integer, nearly text)
    LANGUAGE plpgsql STABLE {PINNED} AS $$
    #variable_conflict use_column
    DECLARE
        one record; p record; standing bit varying[]; parts bit varying[]; at_year integer; told boolean;
        groups bit varying[];
        none bit varying := accessible_fit.nobody(accessible_fit.counted(place));
    BEGIN
        IF NOT accessible_fit.leads(place) THEN
            RETURN;
        END IF;
        FOR one IN
            WITH level AS (
                SELECT o.life_area AS area, o.last_quarter AS ends,
                    bit_or(o.person)::bit varying AS everybody,
                    coalesce((bit_or(o.person) FILTER (WHERE o.mean <= 34))::bit varying, none) AS bad,
                    coalesce((bit_or(o.person)
                        FILTER (WHERE o.mean > 34 AND o.mean < 66))::bit varying, none) AS middle,
                    coalesce((bit_or(o.person) FILTER (WHERE o.mean >= 66))::bit varying, none) AS good
                FROM accessible_fit.own_means(place) o WHERE o.first_quarter < o.last_quarter
                GROUP BY o.life_area, o.last_quarter
            ), stood AS (
                SELECT area, unnest(array_agg(ends ORDER BY ends DESC)) AS ends,
                    unnest(accessible_fit.newest_stand(
                        array_agg(l.everybody ORDER BY ends DESC), NULL)) AS all_of,
                    unnest(accessible_fit.newest_stand(
                        array_agg(l.bad ORDER BY ends DESC), NULL)) AS bads,
                    unnest(accessible_fit.newest_stand(
                        array_agg(l.middle ORDER BY ends DESC), NULL)) AS somes,
                    unnest(accessible_fit.newest_stand(
                        array_agg(l.good ORDER BY ends DESC), NULL)) AS goods
                FROM level l GROUP BY area
            ), exact AS (
                SELECT i.last_quarter AS ends, array_agg(DISTINCT i.persons) AS groups
                FROM accessible_fit.items(place) i WHERE i.number = 0 GROUP BY i.last_quarter
            )
            SELECT l.*, s.all_of, ARRAY[s.bads, s.somes, s.goods] AS stand, y.told AS standing, e.groups
            FROM level l JOIN stood s USING (area, ends) JOIN accessible_fit.years(place) y
                ON y.last_quarter = ends LEFT JOIN exact e USING (ends)
            ORDER BY ends DESC, area <> 'whole', area COLLATE "C"
        LOOP
            IF at_year IS DISTINCT FROM one.ends THEN
                at_year := one.ends;
                standing := one.standing || coalesce(one.groups, '{{}}');
                parts := '{{}}';
            END IF;
            groups := ARRAY[one.bad, one.middle, one.good];
            p := accessible_fit.parted(
                ARRAY[bit_count(one.bad), bit_count(one.middle), bit_count(one.good)]::integer[]);
            told := one.all_of AND p.whole IS NOT NULL
                AND (p.nearly IS NOT NULL OR cardinality(array_remove(p.kept, NULL)) > 0)
                AND NOT EXISTS (SELECT 1 FROM unnest(p.kept, one.stand) u (k, s)
                    WHERE k IS NOT NULL AND NOT s);
            IF told THEN
                groups := array_prepend(one.everybody,
                    ARRAY(SELECT g FROM unnest(groups, p.kept) u (g, k) WHERE k IS NOT NULL));
                told := NOT EXISTS (SELECT 1 FROM unnest(accessible_fit.beside(standing, groups)) n
                    WHERE n IS DISTINCT FROM 0)
                    AND (accessible_fit.beside(parts, groups[1:1]))[1] IS NOT DISTINCT FROM 0;
            END IF;
            IF told THEN
                standing := array_append(standing, one.everybody);
                parts := parts || groups[2:];
            ELSE
                p.kept := '{{NULL,NULL,NULL}}';
            END IF;
            last_quarter := one.ends;
            life_area := one.area;
            persons := CASE WHEN told THEN p.whole END;
            bad := p.kept[1];
            both_of := p.kept[2];
            good := p.kept[3];
            nearly := CASE WHEN told THEN ('{{bad,both,good}}'::text[])[p.nearly] END;
            RETURN NEXT;
        END LOOP;
    END $$""",
)

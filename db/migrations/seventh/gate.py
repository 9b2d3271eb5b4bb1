"""The gate for small numbers: accessible_fit.services.unit.shown and .side_by_side, for groups as bits."""

from __future__ import annotations

STATEMENTS = (
    # whether two figures, subtracted, would tell of one to four persons
    """CREATE FUNCTION accessible_fit.tell(one bit varying, other bit varying) RETURNS boolean
    LANGUAGE sql IMMUTABLE AS $$
        SELECT bit_count(one # other) BETWEEN 1 AND 4 AND ((one & other) = one OR (one & other) = other)
    $$""",
    # Which figures of one quantity may stand side by side, the newest first: an older one gives way.
    """CREATE FUNCTION accessible_fit.newest_stand(history bit varying[], alike boolean[]) RETURNS boolean[]
    LANGUAGE plpgsql IMMUTABLE AS $$
    DECLARE kept bit varying[] := '{}'; stands boolean[] := '{}'; good boolean; many bigint;
    BEGIN
        FOR at IN 1 .. cardinality(history) LOOP
            many := bit_count(history[at]);
            good := many >= 5 AND NOT (coalesce(alike[at], false) AND many < 10) AND NOT EXISTS (
                SELECT 1 FROM unnest(kept) k WHERE accessible_fit.tell(k, history[at]));
            stands := array_append(stands, good);
            IF good THEN
                kept := array_append(kept, history[at]);
            END IF;
        END LOOP;
        RETURN stands;
    END $$""",
    # How exactly each group's number may be told beside those that stand: 0 is exactly, another number that
    # they are at least so many, NULL not at all. The largest stand first.
    """CREATE FUNCTION accessible_fit.beside(standing bit varying[], groups bit varying[]) RETURNS integer[]
    LANGUAGE plpgsql IMMUTABLE AS $$
    DECLARE
        kept bit varying[] := standing; one record; least bigint; smallest bigint;
        told integer[] := array_fill(NULL::integer, ARRAY[cardinality(groups)]);
    BEGIN
        FOR one IN SELECT g, at FROM unnest(groups) WITH ORDINALITY u (g, at) ORDER BY bit_count(g) DESC, at
        LOOP
            SELECT min(CASE WHEN bit_count(k) > bit_count(one.g) THEN bit_count(k) - 4 ELSE bit_count(k) END),
                min(bit_count(k)) INTO least, smallest
                FROM unnest(kept) k WHERE accessible_fit.tell(k, one.g);
            IF smallest IS NULL THEN
                told[one.at] := 0;
                kept := array_append(kept, one.g);
            ELSIF smallest >= 10 AND least >= 5 THEN
                told[one.at] := least;
            END IF;
        END LOOP;
        RETURN told;
    END $$""",
    # Which cells of a table may be shown. `inside` is the place of the whole that a cell is a part of, 0 for
    # none; wholes stand before their parts, and parts of one size are hidden in the order they stand in.
    """CREATE FUNCTION accessible_fit.disclosed(persons integer[], inside integer[]) RETURNS boolean[]
    LANGUAGE plpgsql IMMUTABLE AS $$
    DECLARE
        shown boolean[] := ARRAY(SELECT p >= 5 FROM unnest(persons) WITH ORDINALITY u (p, at) ORDER BY at);
        hidden bigint; behind bigint; rest bigint; smallest bigint;
    BEGIN
        FOR whole IN 1 .. cardinality(persons) LOOP
            LOOP
                SELECT count(*) FILTER (WHERE NOT s), coalesce(sum(p) FILTER (WHERE NOT s), 0),
                    greatest(persons[whole] - sum(p), 0), (array_agg(at ORDER BY p, at) FILTER (WHERE s))[1]
                    INTO hidden, behind, rest, smallest
                    FROM unnest(persons, inside, shown) WITH ORDINALITY u (p, i, s, at) WHERE i = whole;
                EXIT WHEN smallest IS NULL OR shown[whole] AND NOT CASE hidden
                    WHEN 0 THEN rest BETWEEN 1 AND 4 WHEN 1 THEN true ELSE behind + rest < 5 END;
                shown[smallest] := false;
            END LOOP;
        END LOOP;
        RETURN shown;
    END $$""",
    # A whole that is the sum of its parts. `nearly` is the place of the hidden part that all but fewer than
    # five are in, where that may be said.
    """CREATE FUNCTION accessible_fit.parted(
        parts integer[], OUT whole integer, OUT kept integer[], OUT nearly integer)
    LANGUAGE plpgsql IMMUTABLE AS $$
    DECLARE shown boolean[]; filled integer := cardinality(array_remove(parts, 0));
    BEGIN
        whole := (SELECT sum(p) FROM unnest(parts) p);
        shown := accessible_fit.disclosed(
            array_prepend(whole, parts), array_prepend(0, array_fill(1, ARRAY[cardinality(parts)])));
        kept := ARRAY(SELECT CASE WHEN shown[at + 1] AND NOT (filled = 1 AND whole < 10) THEN p END
            FROM unnest(parts) WITH ORDINALITY u (p, at) ORDER BY at);
        nearly := accessible_fit.nearly_all(whole, parts, kept);
        IF NOT shown[1] THEN
            whole := NULL;
        END IF;
    END $$""",
    """CREATE FUNCTION accessible_fit.nearly_all(whole integer, parts integer[], kept integer[])
    RETURNS integer LANGUAGE sql IMMUTABLE AS $$
        SELECT at::integer FROM unnest(parts, kept) WITH ORDINALITY u (p, k, at)
        WHERE whole >= 10 AND whole - p < 5 AND k IS NULL
    $$""",
)

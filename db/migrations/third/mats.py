"""Mats with every step, cards where they are now, and topics set up for people and units."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from db.migrations.first.columns import (
    KEY,
    check,
    fk,
    follows_person,
    instant,
    json,
    key,
    number,
    pk,
    real,
    stays_in_conversation,
    string,
    unique,
    word,
)
from db.migrations.third.remake import on_file, remake

_WAYS = "('touch', 'mouse', 'keyboard', 'dwell', 'scan', 'switch', 'partner', 'paper')"
# Rows that never change.
_FROZEN = ("mat", "mat_step")


def create() -> None:
    """Make the tables, and give every card that lay on a mat a mat to lie on."""
    _mat()
    _mat_step()
    _mats_of_cards()
    _placement()
    _topic_setup()
    _own_card()
    for table in _FROZEN:
        rule = f"{table}_no_update"
        if on_file():
            op.execute(
                f"CREATE TRIGGER {rule} BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, '{rule}'); END"
            )
        else:
            op.execute(
                f"CREATE TRIGGER {rule} BEFORE UPDATE ON {table}"
                f" FOR EACH ROW EXECUTE FUNCTION refuse_change('{rule}')"
            )


def _mat() -> None:
    op.create_table(
        "mat",
        key("id"),
        key("conversation_id"),
        key("unit_id"),
        key("parent_id", null=True),
        string("about_card", null=True),
        string("topic_id"),
        number("topic_version"),
        string("scale_id"),
        number("positions"),
        json("frozen_start"),
        instant("started_at"),
        pk("pk_mat", "id"),
        stays_in_conversation("fk_mat_conversation_id_unit_id"),
        unique("uq_mat_conversation_id_id", "conversation_id", "id"),
        fk(
            "fk_mat_conversation_id_parent_id",
            ["conversation_id", "parent_id"],
            ["mat.conversation_id", "mat.id"],
            "CASCADE",
        ),
        check("ck_mat_about_a_card", "(parent_id IS NULL) = (about_card IS NULL)"),
        check("ck_mat_parent_is_another", "parent_id <> id"),
        check("ck_mat_topic_id", "length(trim(topic_id)) > 0"),
        check("ck_mat_scale_id", "length(trim(scale_id)) > 0"),
        check("ck_mat_topic_version", "topic_version >= 1"),
        check("ck_mat_positions", "positions IN (3, 5)"),
    )
    _unique_where("uq_mat_first", "mat", ["conversation_id"], "parent_id IS NULL")


def _mat_step() -> None:
    op.create_table(
        "mat_step",
        key("mat_id"),
        number("number"),
        key("unit_id"),
        string("deed"),
        instant("at"),
        word("way"),
        json("frozen_step"),
        pk("pk_mat_step", "mat_id", "number"),
        check("ck_mat_step_deed", "length(trim(deed)) > 0"),
        check("ck_mat_step_number", "number >= 0"),
        fk("fk_mat_step_mat_id", ["mat_id"], ["mat.id"], "CASCADE"),
        fk("fk_mat_step_unit_id", ["unit_id"], ["unit.id"], "RESTRICT"),
        check("ck_mat_step_inputway", f"way IN {_WAYS}"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_mat_step_unit_id", "mat_step", ["unit_id"])


def _mats_of_cards() -> None:
    """A mat for each conversation with cards, by the conversation's id; how it began was never kept."""
    op.execute(
        "INSERT INTO mat (id, conversation_id, unit_id, topic_id, topic_version, scale_id, positions,"
        " frozen_start, started_at)"
        " SELECT c.id, c.id, c.unit_id, 'unknown', 1, 'unknown', CASE WHEN EXISTS"
        " (SELECT 1 FROM placement p WHERE p.conversation_id = c.id AND p.step IS NOT NULL)"
        " THEN 5 ELSE 3 END, '{}', c.started_at FROM conversation c"
        " WHERE EXISTS (SELECT 1 FROM placement p WHERE p.conversation_id = c.id)"
    )


def _placement() -> None:
    said = _words_of_own_cards()
    remake(
        "placement",
        [
            key("id"),
            key("mat_id"),
            key("conversation_id"),
            key("unit_id"),
            string("card_key"),
            word("card_kind"),
            number("card_order"),
            json("words"),
            string("life_area"),
            word("outcome"),
            number("position", null=True),
            real("x", null=True),
            number("column_index", null=True),
            real("score", null=True),
            real("half_step", null=True),
            number("mapping_version"),
            word("input_way", null=True),
            instant("placed_at", null=True),
            string("own_words"),
            string("comment"),
            key("photo_id", null=True),
            pk("pk_placement", "id"),
            stays_in_conversation("fk_placement_conversation_id_unit_id"),
            fk(
                "fk_placement_conversation_id_mat_id",
                ["conversation_id", "mat_id"],
                ["mat.conversation_id", "mat.id"],
                "CASCADE",
            ),
            unique("uq_placement_mat_id_card_key", "mat_id", "card_key"),
            check("ck_placement_card_key", "length(trim(card_key)) > 0"),
            check("ck_placement_card_order", "card_order >= 0"),
            check("ck_placement_position", "position BETWEEN 0 AND 4"),
            check("ck_placement_x", "x BETWEEN 0 AND 1"),
            check("ck_placement_column_index", "column_index BETWEEN 0 AND 2"),
            check(
                "ck_placement_whole_place",
                "(outcome = 'placed') = (position IS NOT NULL) AND (position IS NULL) = (x IS NULL) AND "
                "(position IS NULL) = (column_index IS NULL)",
            ),
            check(
                "ck_placement_score_of_a_place",
                "(score IS NULL) = (half_step IS NULL) AND (score IS NULL OR position IS NOT NULL)",
            ),
            check("ck_placement_score", "score BETWEEN 0 AND 100"),
            check("ck_placement_half_step", "half_step > 0 AND half_step <= 50"),
            check("ck_placement_mapping_version", "mapping_version >= 1"),
            check(
                "ck_placement_put_there",
                "outcome = 'unplaced' OR (input_way IS NOT NULL AND placed_at IS NOT NULL)",
            ),
            check("ck_placement_cardkind", "card_kind IN ('topic', 'own', 'blank', 'liked', 'disliked')"),
            check("ck_placement_cardoutcome", "outcome IN ('placed', 'aside', 'unplaced')"),
            check("ck_placement_inputway", f"input_way IN {_WAYS}"),
            fk("fk_placement_photo_id", ["photo_id"], ["photo.id"], "SET NULL"),
        ],
        constant={"life_area": "''", "mapping_version": "1", "own_words": "''", "comment": "''"},
        worked_out={
            "mat_id": "conversation_id",
            "card_order": "order_in_conversation",
            "card_kind": "CASE WHEN own_text IS NULL THEN 'topic' ELSE 'blank' END",
            "outcome": "CASE WHEN x IS NULL THEN 'unplaced' ELSE 'placed' END",
            "position": "CASE WHEN (SELECT m.positions FROM mat m WHERE m.id = placement.conversation_id) = 5"
            " THEN COALESCE(step, 2 * column_index) ELSE column_index END",
            "words": "'{}'",
        },
        indexes={
            "ix_placement_conversation_id": ["conversation_id"],
            "ix_placement_photo_id": ["photo_id"],
        },
    )
    placement = sa.table("placement", sa.column("id", KEY), sa.column("words", sa.JSON))
    for card, words in said.items():
        op.execute(sa.update(placement).where(placement.c.id == card).values(words=words))


def _words_of_own_cards() -> dict[object, dict[str, str]]:
    """What stands on the cards people made, by card, in the language that was spoken."""
    card = sa.table(
        "placement", sa.column("id", KEY), sa.column("conversation_id", KEY), sa.column("own_text", sa.String)
    )
    talk = sa.table("conversation", sa.column("id", KEY), sa.column("language", sa.String))
    written = (
        sa.select(card.c.id, talk.c.language, card.c.own_text)
        .join_from(card, talk, card.c.conversation_id == talk.c.id)
        .where(card.c.own_text.is_not(None))
    )
    return {row[0]: {row[1]: row[2]} for row in op.get_bind().execute(written)}


def _topic_setup() -> None:
    op.create_table(
        "topic_setup",
        key("id"),
        key("unit_id"),
        key("person_id", null=True),
        string("topic_id"),
        json("hidden"),
        json("card_order"),
        number("most_cards", null=True),
        string("scale_id", null=True),
        number("positions", null=True),
        pk("pk_topic_setup", "id"),
        follows_person("fk_topic_setup_person_id_unit_id"),
        unique("uq_topic_setup_person_id_topic_id", "person_id", "topic_id"),
        check("ck_topic_setup_topic_id", "length(trim(topic_id)) > 0"),
        check("ck_topic_setup_most_cards", "most_cards BETWEEN 1 AND 15"),
        check("ck_topic_setup_positions", "positions IN (3, 5)"),
        fk("fk_topic_setup_unit_id", ["unit_id"], ["unit.id"], "RESTRICT"),
    )
    op.create_index("ix_topic_setup_unit_id", "topic_setup", ["unit_id"])
    _unique_where("uq_topic_setup_unit", "topic_setup", ["unit_id", "topic_id"], "person_id IS NULL")


def _own_card() -> None:
    op.create_table(
        "own_card",
        key("id"),
        key("unit_id"),
        key("person_id", null=True),
        string("topic_id"),
        word("kind"),
        string("words_sv"),
        string("words_en"),
        string("picture"),
        key("photo_id", null=True),
        string("life_area"),
        instant("made_at"),
        instant("retired_at", null=True),
        pk("pk_own_card", "id"),
        follows_person("fk_own_card_person_id_unit_id"),
        check("ck_own_card_words", "length(trim(words_sv)) > 0 OR length(trim(words_en)) > 0"),
        check("ck_own_card_retired_at", "retired_at >= made_at"),
        fk("fk_own_card_unit_id", ["unit_id"], ["unit.id"], "RESTRICT"),
        check("ck_own_card_owncardkind", "kind IN ('own', 'liked', 'disliked')"),
        fk("fk_own_card_photo_id", ["photo_id"], ["photo.id"], "SET NULL"),
    )
    op.create_index("ix_own_card_person_id", "own_card", ["person_id"])
    op.create_index("ix_own_card_photo_id", "own_card", ["photo_id"])
    op.create_index("ix_own_card_unit_id", "own_card", ["unit_id"])


def _unique_where(name: str, table: str, columns: list[str], rule: str) -> None:
    where = sa.text(rule)
    op.create_index(name, table, columns, unique=True, sqlite_where=where, postgresql_where=where)

"""For whom a unit is meant, how it begins, and what was published about others."""

from __future__ import annotations

from alembic import op

from db.migrations.first.columns import check, day, fk, instant, key, number, pk, real, string, word


def create() -> None:
    """Make the three tables."""
    _unit_aims()
    _rollout_step()
    _published_value()


def _unit_aims() -> None:
    op.create_table(
        "unit_aims",
        key("unit_id"),
        string("intended_group"),
        string("aims"),
        number("youngest", null=True),
        number("oldest", null=True),
        number("places", null=True),
        instant("changed_at"),
        key("changed_by", null=True),
        pk("pk_unit_aims", "unit_id"),
        check("ck_unit_aims_youngest", "youngest BETWEEN 0 AND 120"),
        check("ck_unit_aims_oldest", "oldest BETWEEN 0 AND 120"),
        check("ck_unit_aims_ages_in_order", "oldest >= youngest"),
        check("ck_unit_aims_places", "places BETWEEN 1 AND 10000"),
        fk("fk_unit_aims_unit_id", ["unit_id"], ["unit.id"], "CASCADE"),
        fk("fk_unit_aims_changed_by", ["changed_by"], ["app_user.id"], "SET NULL"),
    )


def _rollout_step() -> None:
    op.create_table(
        "rollout_step",
        key("id"),
        key("unit_id"),
        word("kind"),
        string("text"),
        string("who"),
        day("due_on", null=True),
        day("done_on", null=True),
        string("followed_up"),
        number("order_in_plan"),
        pk("pk_rollout_step", "id"),
        check("ck_rollout_step_text", "length(trim(text)) > 0"),
        check("ck_rollout_step_order_in_plan", "order_in_plan >= 0"),
        fk("fk_rollout_step_unit_id", ["unit_id"], ["unit.id"], "CASCADE"),
        check(
            "ck_rollout_step_rolloutkind",
            "kind IN ('aim', 'role', 'activity', 'pilot', 'evaluation', 'stops')",
        ),
    )
    op.create_index("ix_rollout_step_unit_id_order_in_plan", "rollout_step", ["unit_id", "order_in_plan"])


def _published_value() -> None:
    op.create_table(
        "published_value",
        string("indicator"),
        string("place"),
        number("year"),
        real("share"),
        number("persons", null=True),
        string("source"),
        instant("imported_at"),
        word("service_type", null=True),
        pk("pk_published_value", "indicator", "place", "year"),
        check("ck_published_value_indicator", "length(trim(indicator)) > 0"),
        check("ck_published_value_place", "length(trim(place)) > 0"),
        check("ck_published_value_source", "length(trim(source)) > 0"),
        check("ck_published_value_year", "year BETWEEN 1990 AND 2100"),
        check("ck_published_value_share", "share BETWEEN 0 AND 100"),
        check("ck_published_value_persons", "persons >= 0"),
        check(
            "ck_published_value_servicetype",
            "service_type IN ('group_home', 'service_housing', 'personal_assistance', 'housing_support', "
            "'daily_activity', 'employment', 'other')",
        ),
    )
    op.create_index("ix_published_value_place", "published_value", ["place"])

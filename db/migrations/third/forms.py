"""Links between formats, forms that are being written, and forms that are offered."""

from __future__ import annotations

from alembic import op

from db.migrations.first.columns import (
    check,
    day,
    fk,
    instant,
    json,
    key,
    number,
    pk,
    real,
    string,
    unique,
    word,
    yes_no,
)

_KINDS = "('choice', 'mat', 'line')"


def create() -> None:
    """Make the three tables."""
    _scale_link()
    _instrument_draft()
    _instrument_offer()


def _scale_link() -> None:
    op.create_table(
        "scale_link",
        key("id"),
        instant("made_at"),
        key("made_by", null=True),
        word("x_kind"),
        number("x_steps", null=True),
        word("y_kind"),
        number("y_steps", null=True),
        string("life_area"),
        word("method"),
        number("window_days"),
        day("first_on"),
        day("last_on"),
        number("pairs"),
        number("persons"),
        real("slope", null=True),
        real("intercept", null=True),
        json("conversion"),
        json("agreement"),
        yes_no("in_use"),
        pk("pk_scale_link", "id"),
        check("ck_scale_link_x_steps_of_a_kind", "(x_kind = 'line') = (x_steps IS NULL)"),
        check("ck_scale_link_y_steps_of_a_kind", "(y_kind = 'line') = (y_steps IS NULL)"),
        check("ck_scale_link_x_steps", "x_steps IN (2, 3, 5)"),
        check("ck_scale_link_y_steps", "y_steps IN (2, 3, 5)"),
        check("ck_scale_link_two_formats", "x_kind <> y_kind OR x_steps <> y_steps"),
        check("ck_scale_link_window_days", "window_days >= 0"),
        check("ck_scale_link_last_on", "last_on >= first_on"),
        check("ck_scale_link_pairs", "pairs >= 1"),
        check("ck_scale_link_persons", "persons >= 1 AND persons <= pairs"),
        check("ck_scale_link_whole_line", "(slope IS NULL) = (intercept IS NULL)"),
        fk("fk_scale_link_made_by", ["made_by"], ["app_user.id"], "SET NULL"),
        check("ck_scale_link_x_kind", f"x_kind IN {_KINDS}"),
        check("ck_scale_link_y_kind", f"y_kind IN {_KINDS}"),
        check("ck_scale_link_linkmethod", "method IN ('mean', 'linear', 'equipercentile')"),
    )
    op.create_index("ix_scale_link_x_kind_y_kind_made_at", "scale_link", ["x_kind", "y_kind", "made_at"])


def _instrument_draft() -> None:
    op.create_table(
        "instrument_draft",
        key("id"),
        string("instrument_id"),
        key("based_on", null=True),
        string("source"),
        instant("changed_at"),
        key("changed_by", null=True),
        pk("pk_instrument_draft", "id"),
        unique("uq_instrument_draft_instrument_id", "instrument_id"),
        check("ck_instrument_draft_instrument_id", "length(trim(instrument_id)) > 0"),
        fk("fk_instrument_draft_based_on", ["based_on"], ["instrument_version.id"], "SET NULL"),
        fk("fk_instrument_draft_changed_by", ["changed_by"], ["app_user.id"], "SET NULL"),
    )


def _instrument_offer() -> None:
    op.create_table(
        "instrument_offer",
        string("instrument_id"),
        key("version_id"),
        yes_no("offered"),
        string("licence_holder"),
        string("licence_text"),
        real("cutoff", null=True),
        real("reliable_change", null=True),
        instant("imported_at"),
        key("imported_by", null=True),
        pk("pk_instrument_offer", "instrument_id"),
        check("ck_instrument_offer_instrument_id", "length(trim(instrument_id)) > 0"),
        check("ck_instrument_offer_reliable_change", "reliable_change > 0"),
        fk("fk_instrument_offer_version_id", ["version_id"], ["instrument_version.id"], "RESTRICT"),
        fk("fk_instrument_offer_imported_by", ["imported_by"], ["app_user.id"], "SET NULL"),
    )

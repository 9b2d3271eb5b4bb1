"""Links between formats, and forms that are being written."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index, Table, TypedColumns, UniqueConstraint

from db.tables.base import filled, metadata, not_before, one_of
from db.tables.columns import day, instant, json_object, key, number, optional, real, string, word, yes_no
from db.vocabulary import FormatKind, LinkMethod


class ScaleLinkColumns(TypedColumns):
    """How answers in format X are put on the steps of format Y, and from how many people it was worked out.

    An empty life area is the whole of life. `conversion` and `agreement` hold what was worked out, as the
    arithmetic that made it writes it.
    """

    id = key(primary_key=True)
    made_at = instant()
    made_by = optional(key(ForeignKey("app_user.id", ondelete="SET NULL")))
    x_kind = word(FormatKind, "x_kind")
    x_steps = optional(number())
    y_kind = word(FormatKind, "y_kind")
    y_steps = optional(number())
    life_area = string()
    method = word(LinkMethod)
    window_days = number()
    first_on = day()
    last_on = day()
    pairs = number()
    persons = number()
    slope = optional(real())
    intercept = optional(real())
    conversion = json_object()
    agreement = json_object()
    in_use = yes_no()


scale_link_table = Table(
    "scale_link",
    metadata,
    ScaleLinkColumns,
    CheckConstraint("(x_kind = 'line') = (x_steps IS NULL)", name="x_steps_of_a_kind"),
    CheckConstraint("(y_kind = 'line') = (y_steps IS NULL)", name="y_steps_of_a_kind"),
    one_of("x_steps", 2, 3, 5),
    one_of("y_steps", 2, 3, 5),
    CheckConstraint("x_kind <> y_kind OR x_steps <> y_steps", name="two_formats"),
    CheckConstraint("window_days >= 0", name="window_days"),
    not_before("last_on", "first_on"),
    CheckConstraint("pairs >= 1", name="pairs"),
    CheckConstraint("persons >= 1 AND persons <= pairs", name="persons"),
    CheckConstraint("(slope IS NULL) = (intercept IS NULL)", name="whole_line"),
    Index(None, "x_kind", "y_kind", "made_at"),
)


class InstrumentDraftColumns(TypedColumns):
    """A form that is being written: its text as it stands, one for each form."""

    id = key(primary_key=True)
    instrument_id = string()
    based_on = optional(key(ForeignKey("instrument_version.id", ondelete="SET NULL")))
    source = string()
    changed_at = instant()
    changed_by = optional(key(ForeignKey("app_user.id", ondelete="SET NULL")))


instrument_draft_table = Table(
    "instrument_draft",
    metadata,
    InstrumentDraftColumns,
    UniqueConstraint("instrument_id"),
    filled("instrument_id"),
)

"""What has been written of a promise in its three fields: read, or the field that is wrong says so."""

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit

from accessible_fit.ui.widgets.forms import Field
from accessible_fit.words.catalogue import Words

if TYPE_CHECKING:
    from accessible_fit.services.following.actions import Promise

LONGEST = 200
WEEKS = 4


def usual_day() -> str:
    """Return the day by which something is done unless another is written."""
    return (dt.date.today() + dt.timedelta(weeks=WEEKS)).isoformat()


def read_promise(
    w: Words,
    what: tuple[Field, QLineEdit],
    who: tuple[Field, QLineEdit],
    when: tuple[Field, QLineEdit],
    picture: str,
) -> "Promise | None":
    """Return what is promised, or None when a field says what is wrong with it."""
    from accessible_fit.services.following.actions import Promise

    for field, line in (what, who):
        if not line.text().strip():
            field.show_error(w.t("Write this too."))
            return None
    written = when[1].text().strip()
    try:
        due = dt.date.fromisoformat(written) if written else None
    except ValueError:
        when[0].show_error(w.t("Write the day as 2026-03-04."))
        return None
    return Promise(what[1].text(), who[1].text(), due, picture)

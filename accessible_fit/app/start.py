"""What the program starts with."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from accessible_fit.settings import Places, Settings

if TYPE_CHECKING:
    from db.keys import KeySource


@dataclass(frozen=True, slots=True)
class Start:
    """What the program starts with: its folders, settings, which store, and where keys are kept."""

    places: Places
    settings: Settings
    db: str = ""
    key_source: "Callable[[], KeySource] | None" = None
    full_screen: bool = True


def utc_now() -> dt.datetime:
    """Return the present moment."""
    return dt.datetime.now(dt.UTC)

"""The time now, as every use case is handed it."""

import datetime as dt
from collections.abc import Callable

Clock = Callable[[], dt.datetime]
"""Returns the instant now, in UTC."""

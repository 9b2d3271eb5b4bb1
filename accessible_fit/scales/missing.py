"""The kinds of no answer. Each has its own name, is counted and shown, and is never the middle of a scale."""

from enum import StrEnum


class Missing(StrEnum):
    """Why there is no answer."""

    DONT_KNOW = "dont_know"
    DECLINED = "declined"
    NOT_UNDERSTOOD = "not_understood"
    NOT_ASKED = "not_asked"
    UNPLACED = "unplaced"
    STOPPED = "stopped"

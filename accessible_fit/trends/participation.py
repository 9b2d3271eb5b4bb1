"""What became of asking a person: the words that participation is counted in."""

from enum import StrEnum


class Part(StrEnum):
    """What became of asking a person; every person of the unit is in exactly one."""

    ALONE = "answered_alone"
    WITH_HELP = "answered_with_help"
    NO_ANSWER = "no_answer"
    DECLINED = "declined_or_stopped"
    OTHERS = "only_somebody_else"
    NOT_ASKED = "not_asked"


class Taken(StrEnum):
    """Whether a person answered at all."""

    ANSWERED = "answered"
    NOT = "not_answered"

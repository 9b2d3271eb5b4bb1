"""The fixed words of the store: what a column may hold. The values are what stands in the database."""

from __future__ import annotations

from enum import StrEnum


class ServiceType(StrEnum):
    """What kind of support a unit gives."""

    GROUP_HOME = "group_home"
    SERVICE_HOUSING = "service_housing"
    PERSONAL_ASSISTANCE = "personal_assistance"
    HOUSING_SUPPORT = "housing_support"
    DAILY_ACTIVITY = "daily_activity"
    EMPLOYMENT = "employment"
    OTHER = "other"


class Role(StrEnum):
    """What a user of the program works as."""

    STAFF = "staff"
    LEADER = "leader"
    SUPERUSER = "superuser"


class Sex(StrEnum):
    """As it is counted in a unit's overview."""

    FEMALE = "female"
    MALE = "male"
    OTHER = "other"
    NOT_STATED = "not_stated"


class Language(StrEnum):
    """Languages the program speaks."""

    SV = "sv"
    EN = "en"


class OrderMode(StrEnum):
    """Whether the cards always lie the same way or are mirrored between conversations."""

    FIXED = "fixed"
    MIRRORED = "mirrored"


class ActivateOn(StrEnum):
    """What counts as choosing a card."""

    PRESS = "press"
    HOLD = "hold"
    RELEASE = "release"


class ScanMode(StrEnum):
    """How the lit frame moves for a person who uses switches."""

    OFF = "off"
    AUTO = "auto"
    ONE_SWITCH = "one_switch"
    TWO_SWITCHES = "two_switches"


class ConsentKind(StrEnum):
    """What the person is asked to agree to, each by itself."""

    ANSWERS = "answers"
    STAFF_SEE = "staff_see"
    STATISTICS = "statistics"
    PHOTO = "photo"
    VOICE = "voice"
    MAT_PICTURE = "mat_picture"


class ConsentDecision(StrEnum):
    """What the person said; a later decision of the same kind takes over from an earlier one."""

    GIVEN = "given"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class ConsentAudience(StrEnum):
    """Who the person says may see it."""

    ME = "me"
    STAFF = "staff"
    RELATIVES = "relatives"
    UNIT = "unit"
    LEADER = "leader"


class ConversationKind(StrEnum):
    """Picture questions, a mat, or the short ratings of life and of the talk."""

    QUESTIONS = "questions"
    MAT = "mat"
    RATINGS = "ratings"


class ConversationState(StrEnum):
    """Open and paused can go on; finished and stopped have ended."""

    OPEN = "open"
    PAUSED = "paused"
    FINISHED = "finished"
    STOPPED = "stopped"


class HowHelped(StrEnum):
    """How much somebody else took part in giving the answers."""

    ALONE = "alone"
    WITH_SUPPORT = "with_support"
    PARTNER_PLACED = "partner_placed"
    PROXY = "proxy"


class WhoAnswered(StrEnum):
    """Whose answers they are. Everything but `self` is a proxy's and is never mixed with the person's own."""

    SELF = "self"
    RELATIVE = "relative"
    STAFF = "staff"
    GUARDIAN = "guardian"
    OTHER = "other"


class ProxyView(StrEnum):
    """What somebody who answers for the person tells: their own view, or what the person would say."""

    OWN_VIEW = "own_view"
    PERSONS_VIEW = "persons_view"


class Moment(StrEnum):
    """When a short rating is asked: before a talk or after it."""

    BEFORE_TALK = "before_talk"
    AFTER_TALK = "after_talk"


class FormatKind(StrEnum):
    """How an answer was given: one of some choices, a column of a mat, a place on a line."""

    CHOICE = "choice"
    MAT = "mat"
    LINE = "line"


class Outcome(StrEnum):
    """What became of a question. Everything but `answered` is a missing answer, each with its own name."""

    ANSWERED = "answered"
    DONT_KNOW = "dont_know"
    DECLINED = "declined"
    NOT_UNDERSTOOD = "not_understood"
    NOT_ASKED = "not_asked"
    UNPLACED = "unplaced"
    STOPPED = "stopped"


class CardOutcome(StrEnum):
    """What became of a card: it lies in a column, on the "not for me" pile, or was never put anywhere."""

    PLACED = "placed"
    ASIDE = "aside"
    UNPLACED = "unplaced"


class CardKind(StrEnum):
    """Where a card comes from: the topic, kept for the person or unit, made during the conversation.

    Liked and disliked cards are things the person is known to like or dislike, to see that the top scale is
    understood; neither they nor blank cards are ever scored.
    """

    TOPIC = "topic"
    OWN = "own"
    BLANK = "blank"
    LIKED = "liked"
    DISLIKED = "disliked"


class OwnCardKind(StrEnum):
    """What a card that is kept for a person or a unit is for."""

    OWN = "own"
    LIKED = "liked"
    DISLIKED = "disliked"


class InputWay(StrEnum):
    """With what the answer was given."""

    TOUCH = "touch"
    MOUSE = "mouse"
    KEYBOARD = "keyboard"
    DWELL = "dwell"
    SCAN = "scan"
    SWITCH = "switch"
    PARTNER = "partner"
    PAPER = "paper"


class Asking(StrEnum):
    """How a person is best asked: plain questions, or pictures of either this or that."""

    QUESTIONS = "questions"
    EITHER_OR = "either_or"


class Helped(StrEnum):
    """Whether what was done helped, in the person's own word."""

    YES = "yes"
    SOME = "some"
    NO = "no"


class AskingOutcome(StrEnum):
    """What became of an occasion on which a person was to be asked."""

    WAITING = "waiting"
    ANSWERED = "answered"
    WITH_HELP = "with_help"
    DECLINED = "declined"
    COULD_NOT = "could_not"
    NOT_ASKED = "not_asked"
    LEFT = "left"


class RolloutKind(StrEnum):
    """What a line of a unit's roll-out plan is: what is begun, by whom, and what ends when it begins."""

    AIM = "aim"
    ROLE = "role"
    ACTIVITY = "activity"
    PILOT = "pilot"
    EVALUATION = "evaluation"
    STOPS = "stops"


class LinkMethod(StrEnum):
    """Which of two formats' properties a link makes equal: the mean; mean and spread; every percentile."""

    MEAN = "mean"
    LINEAR = "linear"
    EQUIPERCENTILE = "equipercentile"


class Kept(StrEnum):
    """What a retention rule is about."""

    PERSON_AFTER_END = "person_after_end"
    CONVERSATION = "conversation"
    MAT_PICTURE = "mat_picture"
    PHOTO = "photo"
    CLIP = "clip"
    AUDIT = "audit"


class WhenDue(StrEnum):
    """What a retention rule does when the time is up."""

    ERASE = "erase"
    ANONYMISE = "anonymise"


class AuditFault(StrEnum):
    """What is wrong with a line of the log."""

    MISSING = "missing"
    CHANGED = "changed"
    UNLINKED = "unlinked"
    ADDED = "added"
    NO_END = "no_end"

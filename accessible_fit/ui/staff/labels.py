"""What the store's fixed words are called on the staff's pages."""

from typing import TYPE_CHECKING

from accessible_fit.words.catalogue import Words
from accessible_fit.words.held_sentences import proxy_answered
from db.vocabulary import ConversationState, HowHelped, Outcome, Role, ServiceType, Sex, WhoAnswered

if TYPE_CHECKING:
    from accessible_fit.services.review.series import SaidLine
    from accessible_fit.ui.widgets.sidebar import Part
    from db.records import Conversation


def sidebar_parts(w: Words) -> "dict[Part, str]":
    """Return the headings over the places of the sidebar; the daily ones stand first and need none."""
    from accessible_fit.ui.widgets.sidebar import Part

    return {
        Part.FOLLOWING: w.t("Following up"),
        Part.MATERIAL: w.t("What is asked and shown"),
        Part.UPKEEP: w.t("Looking after"),
        Part.PROGRAM: w.t("The program"),
    }


def service_types(w: Words) -> list[tuple[ServiceType, str]]:
    """Return the kinds of support a unit can give, as they are offered."""
    return [
        (ServiceType.GROUP_HOME, w.t("Group home")),
        (ServiceType.SERVICE_HOUSING, w.t("Service housing")),
        (ServiceType.PERSONAL_ASSISTANCE, w.t("Personal assistance")),
        (ServiceType.HOUSING_SUPPORT, w.t("Housing support")),
        (ServiceType.DAILY_ACTIVITY, w.t("Daily activity")),
        (ServiceType.EMPLOYMENT, w.t("Employment support")),
        (ServiceType.OTHER, w.t("Other support")),
    ]


def sexes(w: Words) -> list[tuple[Sex, str]]:
    """Return the choices of sex, as they are offered."""
    return [
        (Sex.NOT_STATED, w.t("Not stated")),
        (Sex.FEMALE, w.t("Woman")),
        (Sex.MALE, w.t("Man")),
        (Sex.OTHER, w.tc("sex", "Other")),
    ]


def roles(w: Words) -> dict[Role, str]:
    """Return what each role is called."""
    return {
        Role.STAFF: w.t("Staff member"),
        Role.LEADER: w.t("Unit leader"),
        Role.SUPERUSER: w.t("Superuser"),
    }


def languages() -> list[tuple[str, str]]:
    """Return the languages, each in its own words."""
    return [("sv", "Svenska"), ("en", "English")]


def ways_of_help(w: Words) -> list[tuple[tuple[HowHelped, WhoAnswered], str]]:
    """Return how much help the person can have had, from least to most, and who else can have answered."""
    own = WhoAnswered.SELF
    return [
        ((HowHelped.ALONE, own), w.t("The person answered alone")),
        ((HowHelped.WITH_SUPPORT, own), w.t("The person answered with support")),
        ((HowHelped.PARTNER_PLACED, own), w.t("The person showed, somebody else pressed")),
        ((HowHelped.PROXY, WhoAnswered.STAFF), w.t("Staff answered for the person")),
        ((HowHelped.PROXY, WhoAnswered.RELATIVE), w.t("A relative answered for the person")),
        ((HowHelped.PROXY, WhoAnswered.GUARDIAN), w.t("A guardian answered for the person")),
        ((HowHelped.PROXY, WhoAnswered.OTHER), w.t("Somebody else answered for the person")),
    ]


def whose(w: Words, name: str, held: "Conversation") -> str:
    """Say whose answers a conversation holds, and with how much help; nothing when it is not noted."""
    if held.how_helped is None:
        return ""
    if held.who_answered is not WhoAnswered.SELF:
        return proxy_answered(w, name, held.who_answered, held.proxy_view)
    return dict(ways_of_help(w))[held.how_helped, held.who_answered]


def proxies(w: Words) -> list[tuple[WhoAnswered, str]]:
    """Return who can answer instead of the person."""
    return [
        (WhoAnswered.STAFF, w.tc("proxy", "Staff")),
        (WhoAnswered.RELATIVE, w.t("A relative")),
        (WhoAnswered.GUARDIAN, w.t("A guardian")),
        (WhoAnswered.OTHER, w.t("Somebody else")),
    ]


def state(w: Words, held: "Conversation") -> str:
    """Say where a conversation stands."""
    return {
        ConversationState.OPEN: w.t("Waiting to be continued"),
        ConversationState.PAUSED: w.t("Waiting to be continued"),
        ConversationState.FINISHED: w.t("Finished"),
        ConversationState.STOPPED: w.t("The person chose to stop"),
    }[held.state]


def on_paper(w: Words, held: "Conversation") -> str:
    """Say that a conversation was entered from paper; nothing when it was not."""
    return w.t("Entered from paper") if held.on_paper else ""


def no_answer(w: Words, outcome: Outcome) -> str:
    """Say what kind of no answer was given."""
    return {
        Outcome.ANSWERED: "",
        Outcome.DONT_KNOW: w.t("Doesn't know"),
        Outcome.DECLINED: w.t("Doesn't want to answer"),
        Outcome.NOT_UNDERSTOOD: w.t("Did not understand"),
        Outcome.NOT_ASKED: w.t("Not asked"),
        Outcome.UNPLACED: w.t("Not placed"),
        Outcome.STOPPED: w.t("Stopped before this"),
    }[outcome]


def asked_again(w: Words, line: "SaidLine") -> str:
    """Say what became of a question that was asked once more."""
    if line.again_outcome is None:
        return ""
    if line.again is None:
        if line.again_outcome is line.outcome:
            return w.t("Asked once more: the same answer")
        return w.t("Asked once more: {answer}", answer=no_answer(w, line.again_outcome))
    if line.option is not None and w.pick(line.again.label) == w.pick(line.option.label):
        return w.t("Asked once more: the same answer")
    return w.t("Asked once more: another answer, “{answer}”", answer=w.pick(line.again.label))


def outcome_picture(outcome: Outcome) -> str:
    """Return the pictogram of a kind of no answer."""
    return "own:dont-want-to-answer" if outcome is Outcome.DECLINED else "own:dont-know"

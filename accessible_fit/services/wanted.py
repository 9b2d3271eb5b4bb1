"""How a conversation is to be held, as it is prepared: the format, the moment, and who answers."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from accessible_fit.errors import ProgramError
from accessible_fit.instruments.model import LADDER_STEPS, LINE_STEPS, Instrument, Kind
from accessible_fit.instruments.model import Moment as MeantFor
from accessible_fit.marks import N_
from db.records import AccessProfile, Pretest
from db.vocabulary import Asking, HowHelped, Moment, ProxyView, WhoAnswered


class LicenceMissing(ProgramError):
    """A form that belongs to somebody else has no licence with it."""

    sentence = N_("“{title}” may not be used: it does not say who holds the licence and what it allows.")
    mend = N_("Ask a superuser to bring in the form once more, with the licence.")


class FormatNotOffered(ProgramError):
    """The form cannot be answered in the format that was asked for."""

    sentence = N_("These questions cannot be answered in this way.")
    mend = N_("Choose another way to answer, or other questions.")


class TalkOfAnother(ProgramError):
    """A rating was to be about a talk with somebody else, or about itself or another rating."""

    sentence = N_("The answers cannot be about that conversation.")
    mend = N_("Choose a conversation with the same person.")


class WhoseAnswers(ProgramError, ValueError):
    """Only one of the two says that somebody else answered, or there is a proxy's view without a proxy."""

    sentence = N_("It is not clear whose answers these are.")
    mend = N_("Choose who answers, and whose view it is.")


@dataclass(frozen=True, slots=True)
class Wanted:
    """How one conversation is to be held; what is None is as the person's profile and the form have it.

    `steps` is the format: 2, 3 or 5 cards, or 101 for a line. `moment` and `of_conversation`, the talk that
    is rated, are for ratings only. `who` answers, and `view` is whose view somebody else gives; `how` is how
    the person is helped, as far as it is known before. Without `ask_again` nothing is asked a second time.
    """

    steps: int | None = None
    moment: Moment | None = None
    of_conversation: UUID | None = None
    who: WhoAnswered = WhoAnswered.SELF
    view: ProxyView | None = None
    how: HowHelped | None = None
    ask_again: bool = True

    @property
    def helped(self) -> HowHelped | None:
        """How the person is helped; answers for the person are always a proxy's."""
        return HowHelped.PROXY if self.who is not WhoAnswered.SELF and self.how is None else self.how


AS_USUAL = Wanted()
YES_AND_NO = frozenset({"own:yes", "own:no"})
"""The pictures that are not of an alternative: a form whose two choices have them asks for yes or no."""
FEWEST, MORE_THAN_YES_AND_NO = LADDER_STEPS[:2]


class EitherOr(StrEnum):
    """What becomes of a person who is best asked with pictures of either this or that.

    SHOWN when the form's two choices are such pictures, MISSING when they are yes and no.
    """

    SHOWN = "shown"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the page before a conversation shows: the formats there are, and the one that suits the person.

    `either_or` is None for whom the latest trial does not say that pictures of either this or that suit.
    """

    steps: int
    offered: tuple[int, ...]
    either_or: EitherOr | None = None


def proposal(instrument: Instrument, profile: AccessProfile, pretest: Pretest | None) -> Proposal:
    """Return the formats of a form and the one that suits a person.

    A line only for who was found able to use one in the latest trial; else the profile's choices, or the
    fewest that the form has when it does not have those. Who said yes to everything is not asked with only
    yes and no: three choices, where the form has them.
    """
    offered = instrument.steps_offered
    either_or = _either_or(instrument, pretest)
    if pretest is not None and pretest.chosen == LINE_STEPS and LINE_STEPS in offered:
        return Proposal(LINE_STEPS, offered)
    suits = profile.choices if profile.choices in offered or not offered else min(offered)
    if either_or is EitherOr.MISSING and suits == FEWEST and MORE_THAN_YES_AND_NO in offered:
        suits = MORE_THAN_YES_AND_NO
    return Proposal(suits, offered, either_or)


def _either_or(instrument: Instrument, pretest: Pretest | None) -> EitherOr | None:
    if pretest is None or pretest.asking is not Asking.EITHER_OR or FEWEST not in instrument.steps_offered:
        return None
    shown = {one.pictogram for item in instrument.items for one in instrument.options(item, FEWEST)}
    return EitherOr.MISSING if shown & YES_AND_NO else EitherOr.SHOWN


def steps_of(instrument: Instrument, wanted: Wanted, proposed: Proposal) -> int:
    """Return the format to use. Raises FormatNotOffered."""
    steps = proposed.steps if wanted.steps is None else wanted.steps
    if steps not in proposed.offered or steps not in (*LADDER_STEPS, LINE_STEPS):
        raise FormatNotOffered(id=instrument.id, steps=steps)
    return steps


def moment_of(instrument: Instrument, wanted: Wanted) -> Moment | None:
    """Return when a rating is asked; questions have no moment."""
    if instrument.kind is not Kind.RATINGS:
        return None
    if wanted.moment is not None:
        return wanted.moment
    return None if instrument.moment is MeantFor.NONE else Moment(instrument.moment.value)


def check(instrument: Instrument, wanted: Wanted) -> None:
    """Raise LicenceMissing, TalkOfAnother or WhoseAnswers when a conversation cannot be held as wanted."""
    if not instrument.may_be_used:
        raise LicenceMissing(title=instrument.title.get("sv", instrument.id))
    if instrument.kind is not Kind.RATINGS and wanted.of_conversation is not None:
        raise TalkOfAnother
    check_who(wanted.helped, wanted.who, wanted.view)


def check_who(how: HowHelped | None, who: WhoAnswered, view: ProxyView | None) -> None:
    """Raise WhoseAnswers unless help, answerer and view agree on whether it was somebody else."""
    somebody_else = who is not WhoAnswered.SELF
    if (how is not None and (how is HowHelped.PROXY) != somebody_else) or (view and not somebody_else):
        raise WhoseAnswers

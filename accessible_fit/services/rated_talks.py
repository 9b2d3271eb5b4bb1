"""Talks and their ratings, told afterwards: whether several took part, and which talk a rating is about."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from accessible_fit.errors import ProgramError
from accessible_fit.marks import N_
from accessible_fit.services.access import Actor, Right
from accessible_fit.services.preparing import RECENT, HeldTalk, can_be_rated, held_talks
from accessible_fit.services.rights.sight import require_sight, sight_of
from accessible_fit.services.wanted import TalkOfAnother
from db import audit, conversations, people
from db.engine import Store, Tx
from db.records import Conversation
from db.vocabulary import ConversationKind, Moment


class NoTalkOfSeveral(ProgramError):
    """A rating was to be said to have been held in a group; its form says what kind of talk it is about."""

    sentence = N_("Each person says alone how life or a talk is.")
    mend = N_("Open the talk itself, and say there that several took part.")


class NoRating(ProgramError):
    """Something that is no rating was to be about a talk."""

    sentence = N_("Only what is said about life or a talk can be about a talk.")
    mend = N_("Open the answers about the talk.")


@dataclass(frozen=True, slots=True)
class Rated:
    """The talks of the same person that a rating may be about, newest first, and the one that it is about."""

    talks: tuple[HeldTalk, ...]
    about: UUID | None


class RatedTalks:
    """The use cases of saying afterwards how talks and ratings belong together.

    Where the person has said no to staff seeing the answers, only those who were there say it; for anybody
    else all of them raise OnlyWhoWasThere.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def held_in_group(self, actor: Actor, conversation_id: UUID, group: bool) -> None:
        """Keep whether several took part in a talk as a group, and note it in the log.

        What a group has laid on a mat is followed by itself. Raises NotAllowed, OnlyWhoWasThere,
        NoTalkOfSeveral.
        """
        with self._store.writing() as tx:
            held = self._led(tx, actor, conversation_id)
            if held.kind is ConversationKind.RATINGS:
                raise NoTalkOfSeveral
            conversations.set_group_talk(tx, held.id, group)
            about = {"group": group}
            audit.append(tx, actor.user_id, "changed", "group_talk", held.id, held.unit_id, about)

    def of_rating(self, actor: Actor, conversation_id: UUID) -> Rated:
        """Return the talks that a rating may be about: within a week of it, on the side of its moment.

        The one that it is about already is among them. Raises NotAllowed, OnlyWhoWasThere, NoRating.
        """
        with self._store.reading() as tx:
            rating = self._rating(tx, actor, conversation_id)
            near = [one for one in conversations.of_person(tx, rating.person_id) if _suits(rating, one)]
            return Rated(held_talks(tx, near), rating.of_conversation_id)

    def is_about(self, actor: Actor, conversation_id: UUID, talk_id: UUID | None) -> Conversation | None:
        """Keep which talk a rating is about, None for no talk, note it in the log, and return the talk.

        It comes without words where they are closed to the user. Raises NotAllowed, OnlyWhoWasThere,
        NoRating, UnknownRow, and TalkOfAnother for a talk with somebody else, one that has not ended, or
        another rating.
        """
        with self._store.writing() as tx:
            rating = self._rating(tx, actor, conversation_id)
            talk = conversations.get(tx, talk_id) if talk_id is not None else None
            if talk is not None and (talk.person_id != rating.person_id or not can_be_rated(talk)):
                raise TalkOfAnother
            conversations.rate(tx, rating.id, talk_id)
            told = {"talk": str(talk_id) if talk_id is not None else ""}
            audit.append(tx, actor.user_id, "changed", "rated_talk", rating.id, rating.unit_id, told)
            if talk is None:
                return None
            return sight_of(tx, actor, people.get(tx, talk.person_id)).bare(talk)

    def _led(self, tx: Tx, actor: Actor, conversation_id: UUID) -> Conversation:
        held = conversations.get(tx, conversation_id)
        actor.require(Right.LEAD_CONVERSATIONS, held.unit_id)
        require_sight(tx, actor, held)
        return held

    def _rating(self, tx: Tx, actor: Actor, conversation_id: UUID) -> Conversation:
        held = self._led(tx, actor, conversation_id)
        if held.kind is not ConversationKind.RATINGS:
            raise NoRating
        return held


def _suits(rating: Conversation, talk: Conversation) -> bool:
    if talk.id == rating.of_conversation_id:
        return True
    if not can_be_rated(talk) or abs(talk.started_at - rating.started_at) > RECENT:
        return False
    # By the day: what is entered from paper has no hour that can be trusted.
    rated, held = _day(rating.started_at), _day(talk.started_at)
    if rating.moment is Moment.BEFORE_TALK:
        return held >= rated
    return held <= rated or rating.moment is None


def _day(when: dt.datetime) -> dt.date:
    return when.astimezone().date()

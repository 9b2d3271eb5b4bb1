"""Who has a conversation open: a second one is told, and may leave it or take it over.

A conversation is lent to one running program at a time, which says again and again that it is still there.
One that has not said so for two minutes has ended without a word and is in nobody's way. On a server its own
clock counts, so that computers need not agree on the time.
"""

import datetime as dt
import logging
import secrets
from uuid import UUID

from accessible_fit.errors import ProgramError
from accessible_fit.marks import N_
from accessible_fit.services.access import Actor, Right
from accessible_fit.services.clock import Clock
from db import conversations, holdings, server, users
from db.engine import Store, Tx
from db.errors import DbError, UnknownRow
from db.records import Conversation, Holding

log = logging.getLogger(__name__)


class HeldElsewhere(ProgramError):
    """Somebody else has the conversation open. `who` and `since` (a clock time) say more."""

    sentence = N_("{who} has this conversation open on another screen since {since}.")
    mend = N_("Leave it, or take it over. What has been said there is kept either way.")


class TakenOver(ProgramError):
    """A colleague has taken the conversation over; what the person said here is kept."""

    sentence = N_("{who} has taken this conversation over and goes on with it on another screen.")
    mend = N_("Everything that was said here is kept.")


class Holders:
    """Lends conversations to this running program, in the transaction of whoever asks."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._place = secrets.token_hex(8)
        self._since: dict[UUID, dt.datetime] = {}

    def take(self, tx: Tx, actor: Actor, talk: Conversation, over: bool = False) -> None:
        """Have a conversation here from now on; with `over` whoever has it. Raises HeldElsewhere."""
        now = server.now(tx, self._clock())
        wanted = Holding(talk.id, talk.unit_id, actor.user_id, self._place, now, now)
        other = holdings.take(tx, wanted)
        if other is not None:
            if not over:
                raise HeldElsewhere(who=_name(tx, other.user_id), since=_clock_time(other.since, now))
            holdings.leave(tx, talk.id, other.place)
            holdings.take(tx, wanted)
        self._since[talk.id] = now

    def gone_to(self, tx: Tx, actor: Actor, talk: Conversation) -> TakenOver | None:
        """Say that it is still here; return who has taken it over, if somebody has."""
        now = server.now(tx, self._clock())
        # a clock may have been set back since
        if holdings.seen(tx, talk.id, self._place, max(now, self._since.get(talk.id, now))):
            return None
        other = holdings.of(tx, talk.id)
        if other is None or talk.id not in self._since:
            self.take(tx, actor, talk, over=True)
            return None
        return TakenOver(who=_name(tx, other.user_id))

    def leave(self, tx: Tx, conversation_id: UUID) -> None:
        """Have it here no longer."""
        holdings.leave(tx, conversation_id, self._place)
        self._since.pop(conversation_id, None)

    def still_here(self, actor: Actor, conversation_id: UUID) -> None:
        """Say that it is still open here, while the person takes time. Never disturbs anybody."""
        try:
            with self._store.writing() as tx:
                actor.require(Right.LEAD_CONVERSATIONS, conversations.get(tx, conversation_id).unit_id)
                now = server.now(tx, self._clock())
                since = self._since.get(conversation_id, now)
                holdings.seen(tx, conversation_id, self._place, max(now, since))
        except DbError as problem:
            log.info("it could not be said that a conversation is still open: %s", type(problem).__name__)


class NobodyElse(Holders):
    """For where only one program can be: nothing is lent and nobody is told."""

    def __init__(self) -> None:
        """Needs no store."""

    def take(self, tx: Tx, actor: Actor, talk: Conversation, over: bool = False) -> None:
        """Have it anyhow."""

    def gone_to(self, tx: Tx, actor: Actor, talk: Conversation) -> TakenOver | None:
        """It is always here."""
        return None

    def leave(self, tx: Tx, conversation_id: UUID) -> None:
        """Nobody waits for it."""

    def still_here(self, actor: Actor, conversation_id: UUID) -> None:
        """Nobody asks."""


def _name(tx: Tx, user_id: UUID) -> str:
    try:
        return users.get(tx, user_id).display_name
    except UnknownRow:
        return "–"


def _clock_time(moment: dt.datetime, now: dt.datetime) -> str:
    local, today = moment.astimezone(), now.astimezone().date()
    return f"{local:%H:%M}" if local.date() == today else f"{local:%Y-%m-%d %H:%M}"

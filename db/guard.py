"""Signing in on a server that keeps everybody to the own units.

The server compares the password's hash itself and gives a secret for it. The secret goes along with every
transaction, as a parameter, so that it stands in no list of what the server is doing; without it the server
shows nothing. A program has one user at a time, and so has its store.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, text

from db.addresses import Address
from db.errors import NoAccountsYet

GUARDED = "guarded"
"""What a guarded transaction has in `Connection.info`."""

# The names of tables that the program may not see lead to views that show what it may.
_PATH = "accessible_fit, public, pg_temp"
_PATH_ALONE = text("SELECT set_config('search_path', :path, true)")
_BRING = text(
    "SELECT set_config('search_path', :path, true), set_config('accessible_fit.token', :token, true),"
    " accessible_fit.awake(:writes)"
)
_WAY_OF = text("SELECT accessible_fit.way_of(:name)")
_KNOCK = text("SELECT accessible_fit.knock(:name, :proof)")
_ENTER = text("SELECT token, user_id, wait_s FROM accessible_fit.enter(:attempt)")
_LEAVE = text("SELECT set_config('accessible_fit.token', :token, true), accessible_fit.leave()")
_HAS_ACCOUNTS = text("SELECT accessible_fit.has_accounts()")

Writing = Callable[[], AbstractContextManager[Connection]]


@dataclass(frozen=True, slots=True)
class Answered:
    """What the server said to a try to sign in: who it is, or how many seconds to wait, or neither."""

    user_id: UUID | None
    wait_s: int


class Guard:
    """Who is signed in on a server, and signing in and out. It may be used from any thread."""

    def __init__(self, writing: Writing, address: Address) -> None:
        self._writing = writing
        self._address = address
        self._token = ""

    def bring(self, tx: Connection, *, writes: bool) -> None:
        """Begin a transaction as whoever is signed in. Raises SignInEnded."""
        tx.info[GUARDED] = True
        token = self._token
        if not token:
            tx.execute(_PATH_ALONE, {"path": _PATH})
            return
        tx.execute(_BRING, {"path": _PATH, "token": token, "writes": writes})

    @contextmanager
    def brought(self, begun: AbstractContextManager[Connection]) -> Iterator[Connection]:
        """Give a write transaction as whoever is signed in. Raises SignInEnded."""
        with begun as tx:
            self.bring(tx, writes=True)
            yield tx

    def require_accounts(self) -> None:
        """Raise NoAccountsYet while nobody has an account: the first is made by the owner."""
        with self._writing() as tx:
            if not tx.execute(_HAS_ACCOUNTS).scalar_one():
                raise NoAccountsYet(place=self._address.shown)

    def sign_in(self, name: str, prove: Callable[[str], str]) -> Answered:
        """Try to sign in; from then on every transaction of the store is that user's.

        `name` is folded as `db.users` folds it. `prove` is given how the password was hashed (argon2's own
        way of writing, without the hash) and returns the whole. Whoever was signed in before is signed out
        when somebody else comes in, and stays when nobody does.
        """
        with self._writing() as tx:
            way = str(tx.execute(_WAY_OF, {"name": name}).scalar_one())
        proof = prove(way)
        # Two transactions: what came of a try is told when it cannot be undone that there was one.
        with self._writing() as tx:
            attempt = tx.execute(_KNOCK, {"name": name, "proof": proof}).scalar_one()
        with self._writing() as tx:
            told = tx.execute(_ENTER, {"attempt": attempt}).one()
        if told.token:
            before, self._token = self._token, str(told.token)
            self._end(before)
        return Answered(told.user_id, told.wait_s)

    def sign_out(self) -> None:
        """Let the server forget who is signed in here."""
        before, self._token = self._token, ""
        self._end(before)

    def _end(self, token: str) -> None:
        if token:
            with self._writing() as tx:
                tx.execute(_LEAVE, {"token": token})


def guard_of(tx: Connection, writing: Writing, address: Address) -> Guard | None:
    """Return what guards a server's database; None for whoever owns it, and for logins it does not know."""
    return Guard(writing, address) if _may_ask(tx) and not keeps(tx) else None


def keeps(tx: Connection) -> bool:
    """Say whether the login that a server is connected to with stands over its rules and sees every row."""
    return _may_ask(tx) and bool(tx.execute(text("SELECT accessible_fit.keeps()")).scalar_one())


def _may_ask(tx: Connection) -> bool:
    return bool(tx.execute(text("SELECT has_schema_privilege('accessible_fit', 'USAGE')")).scalar_one())


def is_guarded(tx: Connection) -> bool:
    """Say whether the server shows this transaction only some of the rows."""
    return bool(tx.info.get(GUARDED))

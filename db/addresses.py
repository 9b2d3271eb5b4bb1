"""Where a database is: addresses in the form of URLs, read without importing SQLAlchemy.

`sqlite:///PATH` is a file in clear text (invented data, tests), `sqlite+sqlcipher:///PATH` an encrypted
file whose key is given apart, `postgresql+psycopg://USER:PASSWORD@HOST/NAME` a server.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from db.errors import UnknownScheme

PLAIN = "sqlite:///"
ENCRYPTED = "sqlite+sqlcipher:///"
SERVER = "postgresql+psycopg://"


@dataclass(frozen=True, slots=True)
class Address:
    """A database's address taken apart. `path` is None for a server; `shown` holds no password."""

    url: str = field(repr=False)
    shown: str
    path: Path | None = None
    encrypted: bool = False


def parse(url: str) -> Address:
    """Take an address apart. Raises UnknownScheme."""
    for scheme, encrypted in ((PLAIN, False), (ENCRYPTED, True)):
        name = url.removeprefix(scheme)
        if name != url and name not in ("", ":memory:"):
            return Address(url, name, Path(name), encrypted)
    shown = _without_password(url)
    if url.startswith(SERVER):
        return Address(url, shown)
    raise UnknownScheme(address=shown)


def file_url(path: Path, *, encrypted: bool = True) -> str:
    """Return the address of a database file."""
    return f"{ENCRYPTED if encrypted else PLAIN}{path}"


def _without_password(url: str) -> str:
    """Drop the password and the query, which may hold one as well."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return url.partition("://")[0]
    user, at, host = parts.netloc.rpartition("@")
    return parts._replace(netloc=user.partition(":")[0] + at + host, query="", fragment="").geturl()

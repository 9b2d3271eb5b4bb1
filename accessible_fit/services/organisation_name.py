"""What the organisation is called: said by superusers, printed on what leaves the program."""

from accessible_fit.errors import FieldMissing
from accessible_fit.marks import N_
from accessible_fit.services.access import Actor, Right
from db import audit, settings
from db.engine import Store, Tx

LONGEST_NAME = 80


class OrganisationName:
    """The use cases of the organisation's name."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def now(self, actor: Actor) -> str:
        """Return the name, empty as long as nobody has said it. Raises NotAllowed."""
        actor.require(Right.NAME_ORGANISATION)
        with self._store.reading() as tx:
            return organisation_name(tx)

    def write(self, actor: Actor, name: str) -> str:
        """Keep the name, empty for none, on one line. Raises NotAllowed, FieldMissing when it is too long."""
        actor.require(Right.NAME_ORGANISATION)
        plain = " ".join("".join(sign if sign.isprintable() else " " for sign in name).split())
        if len(plain) > LONGEST_NAME:
            raise FieldMissing(field=N_("Name of the organisation"))
        with self._store.writing() as tx:
            settings.write(tx, settings.ORGANISATION, plain)
            audit.append(tx, actor.user_id, "changed", "organisation_name", None, None, {"name": plain})
        return plain


def organisation_name(tx: Tx) -> str:
    """Return the name for a report; whoever may have the report may read whose it is."""
    return settings.read(tx, settings.ORGANISATION) or ""

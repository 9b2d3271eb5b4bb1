"""Whom what shows a mat may go to, whether as a picture or as a board: what the person has said decides."""

from accessible_fit.services.access import Actor
from accessible_fit.services.mats.errors import PictureNotAskedFor, PictureNotForThem, PictureOnlyForPerson
from accessible_fit.services.rights.leave import mat_picture_leave
from accessible_fit.services.rights.sight import sight_of, was_there
from db.engine import Tx
from db.records import Consent, Conversation, Person
from db.vocabulary import ConsentAudience

ME = ConsentAudience.ME


def require_leave(tx: Tx, actor: Actor, held: Conversation, person: Person, to: ConsentAudience) -> None:
    """Raise the reason why a mat does not leave the program for these; to the person it always may.

    Raises PictureOnlyForPerson, PictureNotForThem, PictureNotAskedFor and OnlyWhoWasThere.
    """
    if to is ME:
        return
    consent = mat_picture_leave(tx, person.id, held.id)
    require_sight_of_mat(tx, actor, held, person, consent, to)
    require_yes(consent, to, person.alias)


def require_yes(consent: Consent | None, to: ConsentAudience, alias: str) -> None:
    """Raise the reason why the person's word does not let these see a mat."""
    if consent is None:
        raise PictureNotAskedFor(name=alias)
    if set(consent.audience) <= {ME}:
        raise PictureOnlyForPerson(name=alias)
    if to not in consent.audience:
        raise PictureNotForThem(name=alias)


def require_sight_of_mat(
    tx: Tx, actor: Actor, held: Conversation, person: Person, consent: Consent | None, to: ConsentAudience
) -> None:
    """Raise OnlyWhoWasThere when the person has said no to staff seeing the answers, and not yes to this.

    A yes to the picture of this very mat that came after the no holds.
    """
    if was_there(actor, held):
        return
    sight = sight_of(tx, actor, person)
    said_yes = consent is not None and to in consent.audience
    if sight.no_since is None or (said_yes and consent is not None and consent.decided_at > sight.no_since):
        return
    sight.require(held.id)

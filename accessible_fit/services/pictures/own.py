"""Photos of people, photos on cards, and the symbols that staff use and mark as favourites."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from uuid import UUID

from accessible_fit.services.access import Actor, Right
from accessible_fit.services.clock import Clock
from accessible_fit.services.rights.consents import require_consent
from db import audit, card_pictures, people, photos, symbol_choices
from db.engine import Store, Tx
from db.records import CardPicture, Person
from db.symbol_choices import Owner
from db.vocabulary import ConsentKind
from pictograms.photos import FinishedPhoto

MOST_RECENT = 48


@dataclass(frozen=True, slots=True)
class OwnPicture:
    """A photo on a card; `person_id` is None when everybody in the unit meets it.

    An empty label leaves the card its own words. `data` is an encoded picture.
    """

    id: UUID
    unit_id: UUID
    person_id: UUID | None
    card_key: str
    label: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class NewPicture:
    """What staff give to tie a photo to a card: which card, the photo, and a word ("Anna, night staff")."""

    card_key: str
    photo: FinishedPhoto
    label: str = ""


@dataclass(frozen=True, slots=True)
class SymbolMemory:
    """Keys of symbols: favourites in the order they were marked, and those used last, the newest first."""

    favourites: tuple[str, ...]
    recent: tuple[str, ...]


class Pictures:
    """The use cases of own photos and of remembered symbols."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    # ------------------------------------------------------------------ a person's photo

    def photo_of(self, actor: Actor, person_id: UUID) -> bytes | None:
        """Return a person's photo as an encoded picture. Raises NotAllowed."""
        with self._store.reading() as tx:
            person = people.get(tx, person_id)
            actor.require(Right.SEE_PEOPLE, person.unit_id)
            return photos.get(tx, person.photo_id).data if person.photo_id is not None else None

    def set_person_photo(self, actor: Actor, person_id: UUID, photo: FinishedPhoto) -> None:
        """Show this photo of a person; the one before is erased.

        Raises NotAllowed, and ConsentMissing unless the person has said yes to it.
        """
        with self._store.writing() as tx:
            person = self._changeable(tx, actor, person_id)
            require_consent(tx, person_id, ConsentKind.PHOTO)
            kept = self._keep_photo(tx, photo, person.unit_id, person.id)
            people.update(tx, replace(person, photo_id=kept))
            if person.photo_id is not None:
                photos.remove(tx, person.photo_id)
            audit.append(tx, actor.user_id, "changed", "photo", person.id, person.unit_id, {})

    def remove_person_photo(self, actor: Actor, person_id: UUID) -> None:
        """Erase a person's photo. Raises NotAllowed."""
        with self._store.writing() as tx:
            person = self._changeable(tx, actor, person_id)
            if person.photo_id is None:
                return
            people.update(tx, replace(person, photo_id=None))
            photos.remove(tx, person.photo_id)
            audit.append(tx, actor.user_id, "removed", "photo", person.id, person.unit_id, {})

    # ------------------------------------------------------------------ photos on cards

    def tie_to_person(self, actor: Actor, person_id: UUID, new: NewPicture) -> OwnPicture:
        """Put a photo on a card for one person; one that stands there is erased. Raises NotAllowed."""
        with self._store.writing() as tx:
            person = self._changeable(tx, actor, person_id)
            return self._tie(tx, actor, person.unit_id, person.id, new)

    def tie_to_unit(self, actor: Actor, unit_id: UUID, new: NewPicture) -> OwnPicture:
        """Put a photo on a card for everybody in a unit; one there is erased. Raises NotAllowed."""
        actor.require(Right.CHANGE_PEOPLE, unit_id)
        with self._store.writing() as tx:
            return self._tie(tx, actor, unit_id, None, new)

    def untie(self, actor: Actor, picture_id: UUID) -> None:
        """Give a card its symbol back and erase the photo. Raises NotAllowed."""
        with self._store.writing() as tx:
            kept = card_pictures.get(tx, picture_id)
            actor.require(Right.CHANGE_PEOPLE, kept.unit_id)
            photos.remove(tx, kept.photo_id)  # which takes the tie along
            audit.append(tx, actor.user_id, "removed", "card_picture", kept.id, kept.unit_id, _about(kept))

    def of_unit(self, actor: Actor, unit_id: UUID) -> list[OwnPicture]:
        """Return the photos on cards for everybody in a unit, by card. Raises NotAllowed."""
        actor.require(Right.SEE_PEOPLE, unit_id)
        with self._store.reading() as tx:
            return _with_photos(tx, card_pictures.of_unit(tx, unit_id))

    def of_person(self, actor: Actor, person_id: UUID) -> list[OwnPicture]:
        """Return the photos on cards for one person alone, by card. Raises NotAllowed."""
        with self._store.reading() as tx:
            actor.require(Right.SEE_PEOPLE, people.get(tx, person_id).unit_id)
            return _with_photos(tx, card_pictures.of_person(tx, person_id))

    def shown_to(self, actor: Actor, person_id: UUID) -> dict[str, OwnPicture]:
        """Return what stands on which card for a person: the person's own before the unit's.

        Raises NotAllowed.
        """
        with self._store.reading() as tx:
            person = people.get(tx, person_id)
            actor.require(Right.SEE_PEOPLE, person.unit_id)
            found = card_pictures.shown_to(tx, person.id, person.unit_id)
            own_last = sorted(found, key=lambda one: one.person_id is not None)
            chosen = {one.card_key: one for one in own_last}
            return {one.card_key: one for one in _with_photos(tx, list(chosen.values()))}

    # ------------------------------------------------------------------ remembered symbols

    def memory(self, actor: Actor, unit_id: UUID | None = None) -> SymbolMemory:
        """Return the actor's own symbols, or those a unit shares. Raises NotAllowed."""
        owner = _owner(actor, unit_id)
        with self._store.reading() as tx:
            return SymbolMemory(
                tuple(symbol_choices.favourites(tx, owner)),
                tuple(symbol_choices.recent(tx, owner, MOST_RECENT)),
            )

    def note_used(self, actor: Actor, symbol_key: str, unit_id: UUID | None = None) -> None:
        """Remember that a symbol was chosen. Raises NotAllowed."""
        owner = _owner(actor, unit_id)
        with self._store.writing() as tx:
            symbol_choices.used(tx, owner, symbol_key, self._clock())

    def set_favourite(
        self, actor: Actor, symbol_key: str, favourite: bool, unit_id: UUID | None = None
    ) -> None:
        """Mark a symbol as a favourite, or take the mark away. Raises NotAllowed."""
        owner = _owner(actor, unit_id)
        with self._store.writing() as tx:
            if favourite:
                symbol_choices.favour(tx, owner, symbol_key, self._clock())
            else:
                symbol_choices.unfavour(tx, owner, symbol_key)

    # ------------------------------------------------------------------ in one transaction

    def _changeable(self, tx: Tx, actor: Actor, person_id: UUID) -> Person:
        person = people.get(tx, person_id)
        actor.require(Right.CHANGE_PEOPLE, person.unit_id)
        return person

    def _keep_photo(self, tx: Tx, photo: FinishedPhoto, unit_id: UUID, person_id: UUID | None) -> UUID:
        now: dt.datetime = self._clock()
        kept = photos.put(
            tx, unit_id, photo.media_type, photo.width, photo.height, photo.data, now, person_id
        )
        return kept.id

    def _tie(
        self, tx: Tx, actor: Actor, unit_id: UUID, person_id: UUID | None, new: NewPicture
    ) -> OwnPicture:
        before = card_pictures.on_card(tx, unit_id, new.card_key, person_id)
        if before is not None:
            photos.remove(tx, before.photo_id)  # which takes the tie along
        photo_id = self._keep_photo(tx, new.photo, unit_id, person_id)
        kept = card_pictures.put(
            tx,
            unit_id,
            new.card_key,
            photo_id,
            self._clock(),
            label=new.label.strip(),
            person_id=person_id,
        )
        audit.append(tx, actor.user_id, "tied", "card_picture", kept.id, unit_id, _about(kept))
        return _own_picture(kept, new.photo.data)


def _owner(actor: Actor, unit_id: UUID | None) -> Owner:
    if unit_id is None:
        return symbol_choices.of_user(actor.user_id)
    actor.require(Right.CHANGE_PEOPLE, unit_id)
    return symbol_choices.of_unit(unit_id)


def _about(kept: CardPicture) -> dict[str, object]:
    return {"card": kept.card_key, "for": "unit" if kept.person_id is None else str(kept.person_id)}


def _with_photos(tx: Tx, found: Sequence[CardPicture]) -> list[OwnPicture]:
    return [_own_picture(one, photos.get(tx, one.photo_id).data) for one in found]


def _own_picture(kept: CardPicture, data: bytes) -> OwnPicture:
    return OwnPicture(kept.id, kept.unit_id, kept.person_id, kept.card_key, kept.label, data)

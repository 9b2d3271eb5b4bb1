"""Forms that an organisation has the right to: brought in from a file, kept for every computer, offered.

What the program's own forms are stands in its files; everything else stands in the store. A form never
changes there: what is brought in or published again is a new version, and answers stay under the wording
they were given to.
"""

import datetime as dt
import math
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from pathlib import Path
from uuid import UUID

from accessible_fit.errors import NotAllowed
from accessible_fit.instruments.compare import Comparison, compare
from accessible_fit.instruments.errors import InstrumentFaults
from accessible_fit.instruments.faults import Fault
from accessible_fit.instruments.form_files import all_shared, as_json, as_toml, read_form
from accessible_fit.instruments.model import Instrument, Kind, Text
from accessible_fit.instruments.own import AnyPictogram, own_instruments, own_ratings
from accessible_fit.instruments.parts import Licence
from accessible_fit.instruments.reader import Shared
from accessible_fit.services.access import Actor, Right
from accessible_fit.services.forms.errors import LicenceNeeded, NameOfOwnForm, UnknownForm, WrongFigures
from accessible_fit.words.catalogue import Words
from db import audit, instruments
from db.engine import Store, Tx
from db.records import InstrumentOffer, InstrumentVersion

Clock = Callable[[], dt.datetime]
ASKING = (Right.LEAD_CONVERSATIONS, Right.SEE_PEOPLE, Right.SEE_ANSWERS, Right.CHANGE_FORMS)


class Whose(StrEnum):
    """Where a form comes from."""

    PROGRAM = "program"
    ORGANISATION = "organisation"
    LICENSED = "licensed"


class FileKind(StrEnum):
    """The two manners of a file, by the end of its name."""

    TOML = "toml"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class ListedForm:
    """A form as it stands in the list: the version in use, whose it is, and whether it is offered.

    The licence and its figures are those that hold now, whatever the file said.
    """

    form: Instrument
    whose: Whose
    offered: bool = True
    kept_at: dt.datetime | None = None
    licence: Licence | None = None


@dataclass(frozen=True, slots=True)
class KeptForm:
    """One version of a form that is kept in the store."""

    version_id: UUID
    number: int
    kept_at: dt.datetime
    form: Instrument


@dataclass(frozen=True, slots=True)
class Coming:
    """What a file would bring: a form, or the faults that keep it out. `before` is the version in use."""

    name: str
    form: Instrument | None = None
    faults: tuple[Fault, ...] = ()
    before: Instrument | None = None

    @property
    def same(self) -> bool:
        """Whether this very version is in use already."""
        return self.form is not None and self.before is not None and compare(self.before, self.form).nothing


@dataclass(frozen=True, slots=True)
class WrittenForm:
    """A form as a file: a name for it, and its text."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Figures:
    """What belongs to a form under licence and its published study, in units of the form's own total."""

    holder: str
    cutoff: float | None = None
    reliable_change: float | None = None


class Forms:
    """The use cases of forms. `pictograms` gives the keys that a form may name.

    `own` and `ratings` are the forms that come with the program.
    """

    def __init__(
        self,
        store: Store,
        clock: Clock,
        pictograms: Callable[[], Container[str]],
        own: Callable[[], Sequence[Instrument]] | None = None,
        ratings: Callable[[], Sequence[Instrument]] | None = None,
    ) -> None:
        self._store = store
        self._clock = clock
        self._pictograms = pictograms
        self._thawed: dict[UUID, Instrument] = {}
        self._own = cache(own or (lambda: own_instruments(AnyPictogram())))
        self._ratings = cache(ratings or (lambda: own_ratings(AnyPictogram())))
        self._shared = cache(lambda: all_shared(AnyPictogram()))

    @property
    def shared(self) -> Shared:
        """The life areas and answers that every form may use."""
        return self._shared()

    @property
    def known_pictograms(self) -> Container[str]:
        """The keys of the pictures that a form may name."""
        return self._pictograms()

    # ------------------------------------------------------------------ what can be asked

    def offered(self, actor: Actor, kind: Kind | None = None) -> list[Instrument]:
        """Return what can be asked today: our own picture questions, then the organisation's forms.

        With a `kind` only that kind, ratings of our own among them. Raises NotAllowed.
        """
        _require_asking(actor)
        return self.usable(kind)

    def usable(self, kind: Kind | None = None) -> list[Instrument]:
        """Return the same for another use case, which has asked for its own right."""
        own = self._ratings() if kind is Kind.RATINGS else self._own()
        with self._store.reading() as tx:
            kept = [self._form(tx, one) for one in instruments.offers(tx) if one.offered]
        return [*own, *(form for form in kept if kind is None or form.kind is kind)]

    def titles(self, actor: Actor) -> Mapping[str, Text]:
        """Return what every form is called that was ever asked, by its id. Raises NotAllowed."""
        _require_asking(actor)
        own = {one.id: one.title for one in (*self._own(), *self._ratings())}
        with self._store.reading() as tx:
            kept = instruments.all_versions(tx)
        newest = {one.instrument_id: one for one in kept}
        return {name: self._thaw(one).title for name, one in newest.items()} | own

    def figures(self, actor: Actor) -> Mapping[str, Figures]:
        """Return the figures of the forms that have any, by the form's id. Raises NotAllowed."""
        _require_asking(actor)
        with self._store.reading() as tx:
            offers = instruments.offers(tx)
        return {
            one.instrument_id: Figures(one.licence_holder, one.cutoff, one.reliable_change)
            for one in offers
            if one.cutoff is not None or one.reliable_change is not None
        }

    # ------------------------------------------------------------------ for superusers

    def listed(self, actor: Actor) -> list[ListedForm]:
        """Return every form, our own first. Raises NotAllowed."""
        actor.require(Right.CHANGE_FORMS)
        own = [ListedForm(one, Whose.PROGRAM) for one in (*self._own(), *self._ratings())]
        with self._store.reading() as tx:
            kept = [self._listed(tx, one) for one in instruments.offers(tx)]
        return own + kept

    def find(self, actor: Actor, form_id: str) -> ListedForm:
        """Return one form. Raises NotAllowed, UnknownForm."""
        found = next((one for one in self.listed(actor) if one.form.id == form_id), None)
        if found is None:
            raise UnknownForm
        return found

    def versions(self, actor: Actor, form_id: str) -> list[KeptForm]:
        """Return the versions of a form that are kept, newest first. Raises NotAllowed."""
        actor.require(Right.CHANGE_FORMS)
        with self._store.reading() as tx:
            kept = instruments.versions(tx, form_id)
        return [KeptForm(one.id, one.number, one.kept_at, self._thaw(one)) for one in reversed(kept)]

    def compared(self, actor: Actor, old: Instrument, new: Instrument) -> Comparison:
        """Return what differs between two versions. Raises NotAllowed."""
        actor.require(Right.CHANGE_FORMS)
        return compare(old, new)

    def look_through(self, actor: Actor, path: Path) -> Coming:
        """Return what a file would bring; nothing is written.

        Raises NotAllowed, FormFileBroken, FrozenInstrumentNewer, NameOfOwnForm.
        """
        actor.require(Right.CHANGE_FORMS)
        try:
            form = read_form(path, self._pictograms(), self.shared)
        except InstrumentFaults as problem:
            return Coming(path.name, faults=tuple(problem.faults))
        if form.id in {one.id for one in (*self._own(), *self._ratings())}:
            raise NameOfOwnForm(id=form.id)
        with self._store.reading() as tx:
            offer = _offer(tx, form.id)
            before = self._form(tx, offer) if offer is not None else None
        return Coming(path.name, form, before=before)

    def take_in(self, actor: Actor, coming: Coming, holder: str = "", terms: str = "") -> ListedForm:
        """Keep a form and offer it. `holder` and `terms` stand before what the file says of the licence.

        Raises NotAllowed, LicenceNeeded, FormNotReady's faults as ValueError when there is no form.
        """
        actor.require(Right.CHANGE_FORMS)
        if coming.form is None:
            raise ValueError("a file with faults brings no form")
        form = _licensed(coming.form, holder.strip(), terms.strip())
        _check_figures(form.licence.cutoff, form.licence.reliable_change) if form.licence else None
        with self._store.writing() as tx:
            offer = self.publish(tx, actor, form)
            about = {"form": form.id, "licensed": form.licensed, "holder": offer.licence_holder}
            audit.append(tx, actor.user_id, "imported", "instrument_version", offer.version_id, None, about)
            return self._listed(tx, offer)

    def publish(self, tx: Tx, actor: Actor, form: Instrument) -> InstrumentOffer:
        """Keep a version of a form and offer it, inside the caller's transaction and after its checks."""
        title = form.title.get("sv") or next(iter(form.title.values()), form.id)
        version = instruments.keep(tx, form.id, title, form.frozen(), form.checksum, self._clock())
        licence = form.licence or Licence()
        return instruments.offer(
            tx,
            InstrumentOffer(
                instrument_id=form.id,
                version_id=version.id,
                licence_holder=licence.holder,
                licence_text=licence.text,
                imported_at=self._clock(),
                imported_by=actor.user_id,
                cutoff=licence.cutoff,
                reliable_change=licence.reliable_change,
            ),
        )

    def set_offered(self, actor: Actor, form_id: str, offered: bool) -> None:
        """Offer a form of the organisation, or offer it no more. Raises NotAllowed, UnknownForm."""
        actor.require(Right.CHANGE_FORMS)
        with self._store.writing() as tx:
            if _offer(tx, form_id) is None:
                raise UnknownForm
            kept = instruments.set_offered(tx, form_id, offered)
            verb = "offered" if offered else "stopped_offering"
            audit.append(tx, actor.user_id, verb, "instrument_version", kept.version_id)

    def set_figures(
        self, actor: Actor, form_id: str, cutoff: float | None, reliable_change: float | None
    ) -> None:
        """Set or take away the figures of a form under licence. Raises NotAllowed, UnknownForm, WrongFigures.

        A form of the organisation's own has no study behind it, and so no figures.
        """
        actor.require(Right.CHANGE_FORMS)
        _check_figures(cutoff, reliable_change)
        with self._store.writing() as tx:
            offer = _offer(tx, form_id)
            if offer is None or not self._form(tx, offer).licensed:
                raise UnknownForm
            kept = instruments.offer(tx, replace(offer, cutoff=cutoff, reliable_change=reliable_change))
            about = {"cutoff": cutoff, "reliable_change": reliable_change}
            audit.append(tx, actor.user_id, "changed", "instrument_version", kept.version_id, None, about)

    def written(self, actor: Actor, form: Instrument, kind: FileKind, w: Words) -> WrittenForm:
        """Return a form as a file to be saved. Raises NotAllowed.

        One under licence carries the licence, and says that others need a right of their own.
        """
        actor.require(Right.CHANGE_FORMS)
        notice = _notice(w, form)
        text = as_json(form, notice) if kind is FileKind.JSON else as_toml(form, self.shared.answers, notice)
        with self._store.writing() as tx:
            about = {"form": form.id, "version": form.version, "kind": kind.value}
            audit.append(tx, actor.user_id, "exported", "instrument_version", None, None, about)
        return WrittenForm(file_name(w.pick(form.title), form.version, kind), text)

    # ------------------------------------------------------------------ parts

    def _listed(self, tx: Tx, offer: InstrumentOffer) -> ListedForm:
        form = self._form(tx, offer)
        whose = Whose.LICENSED if form.licensed else Whose.ORGANISATION
        licence = Licence(offer.licence_holder, offer.licence_text, offer.cutoff, offer.reliable_change)
        return ListedForm(form, whose, offer.offered, offer.imported_at, licence if form.licensed else None)

    def _form(self, tx: Tx, offer: InstrumentOffer) -> Instrument:
        known = self._thawed.get(offer.version_id)
        return known if known is not None else self._thaw(instruments.get(tx, offer.version_id))

    def _thaw(self, version: InstrumentVersion) -> Instrument:
        """Read a version back, once: what is kept never changes."""
        if version.id not in self._thawed:
            self._thawed[version.id] = Instrument.thaw(version.frozen_text)
        return self._thawed[version.id]


def _require_asking(actor: Actor) -> None:
    if not any(actor.may(right) for right in ASKING):
        raise NotAllowed


def _offer(tx: Tx, form_id: str) -> InstrumentOffer | None:
    return next((one for one in instruments.offers(tx) if one.instrument_id == form_id), None)


def _licensed(form: Instrument, holder: str, terms: str) -> Instrument:
    """Put the licence into a form that is somebody else's. Raises LicenceNeeded."""
    if not form.licensed:
        return form
    given = form.licence or Licence()
    licence = replace(given, holder=holder or given.holder, text=terms or given.text)
    if not licence.named:
        raise LicenceNeeded
    return replace(form, licence=licence)


def _check_figures(cutoff: float | None, reliable_change: float | None) -> None:
    given = [one for one in (cutoff, reliable_change) if one is not None]
    if not all(math.isfinite(one) for one in given) or (cutoff is not None and cutoff < 0):
        raise WrongFigures
    if reliable_change is not None and reliable_change <= 0:
        raise WrongFigures


def _notice(w: Words, form: Instrument) -> str:
    if not form.licensed or form.licence is None:
        return ""
    held = w.t("This form belongs to {holder}. The licence says: {terms}", **_held(form.licence))
    others = w.t("Whoever else wants to use it needs a right of their own from the holder.")
    return f"{held}\n{others}"


def _held(licence: Licence) -> dict[str, str]:
    return {"holder": licence.holder, "terms": licence.text}


def file_name(title: str, version: int, kind: FileKind) -> str:
    """A name for a file that every system takes."""
    plain = "".join(sign if sign.isalnum() or sign in " -" else " " for sign in title)
    return f"{' '.join(plain.split())[:80] or 'form'} v{version}.{kind.value}"

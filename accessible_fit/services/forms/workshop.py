"""The instrument workshop: forms are written as drafts, kept at each change, and published as versions.

Two superusers may have the same draft open. Whoever writes second is told and loses nothing: what is kept is
only replaced by somebody who has seen it.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from uuid import UUID, uuid4

from accessible_fit.instruments.compare import compare
from accessible_fit.instruments.draft import (
    Draft,
    DraftItem,
    draft_of,
    faults_of,
    instrument_of,
    read_draft,
)
from accessible_fit.instruments.form_files import PlacedFault
from accessible_fit.instruments.model import Instrument
from accessible_fit.services.access import Actor, Right
from accessible_fit.services.forms.errors import (
    DraftChanged,
    DraftGone,
    FormNotReady,
    NotYoursToChange,
    SameFormAlready,
    UnknownForm,
)
from accessible_fit.services.forms.offered import Forms, Whose
from db import audit, drafts, instruments, users
from db.engine import Store, Tx
from db.errors import UnknownRow
from db.records import InstrumentDraft

Clock = Callable[[], dt.datetime]
SHORT = 8


@dataclass(frozen=True, slots=True)
class Opened:
    """A draft as it was found: `seen` is when it was last kept, to be given back with the next change.

    `by` is the colleague who kept it last, empty when it was oneself; `version` the one it was begun from.
    """

    draft: Draft
    seen: dt.datetime
    by: str = ""
    version: int | None = None


@dataclass(frozen=True, slots=True)
class DraftCard:
    """A draft as it stands in the list."""

    form_id: str
    title: str
    questions: int
    changed_at: dt.datetime
    by: str
    version: int | None


class Workshop:
    """The use cases of writing forms."""

    def __init__(self, store: Store, clock: Clock, forms: Forms) -> None:
        self._store = store
        self._clock = clock
        self._forms = forms

    # ------------------------------------------------------------------ beginning

    def begin(self, actor: Actor) -> Opened:
        """Begin a form of one's own, with one empty question. Raises NotAllowed."""
        actor.require(Right.CHANGE_FORMS)
        draft = Draft(new_form_id(), items=(new_item(),))
        return self._begun(actor, draft)

    def copy(self, actor: Actor, form: Instrument, titles: tuple[str, str]) -> Opened:
        """Begin a form of one's own from another, called `titles` (Swedish, English).

        Raises NotAllowed, and NotYoursToChange for one under licence.
        """
        actor.require(Right.CHANGE_FORMS)
        if form.licensed:
            raise NotYoursToChange
        draft = draft_of(form, self._forms.shared.answers, new_form_id())
        called = {one: title for one, title in zip(("sv", "en"), titles, strict=True) if title}
        return self._begun(actor, replace(draft, title={**draft.title, **called}))

    def change(self, actor: Actor, form_id: str) -> Opened:
        """Open the draft of one of the organisation's forms, or begin one from the version in use.

        Raises NotAllowed, UnknownForm, NotYoursToChange.
        """
        actor.require(Right.CHANGE_FORMS)
        with self._store.reading() as tx:
            if drafts.get(tx, form_id) is not None:
                return self._opened(tx, actor, form_id)
        listed = self._forms.find(actor, form_id)
        if listed.whose is not Whose.ORGANISATION:
            raise NotYoursToChange
        return self._begun(actor, draft_of(listed.form, self._forms.shared.answers))

    def all_drafts(self, actor: Actor) -> list[DraftCard]:
        """Return every draft, the one changed last first. Raises NotAllowed, DraftBroken."""
        actor.require(Right.CHANGE_FORMS)
        with self._store.reading() as tx:
            return [self._card(tx, one) for one in drafts.all_drafts(tx)]

    def open(self, actor: Actor, form_id: str) -> Opened:
        """Return a draft. Raises NotAllowed, DraftGone, DraftBroken."""
        actor.require(Right.CHANGE_FORMS)
        with self._store.reading() as tx:
            return self._opened(tx, actor, form_id)

    # ------------------------------------------------------------------ writing

    def keep(self, actor: Actor, draft: Draft, seen: dt.datetime) -> dt.datetime:
        """Keep a draft as it is now and return when; `seen` is what the last keeping or opening returned.

        Raises NotAllowed, DraftChanged when somebody has kept it since then, DraftGone when it is not there;
        what is kept stays as it is.
        """
        actor.require(Right.CHANGE_FORMS)
        with self._store.writing() as tx:
            kept = self._unchanged(tx, actor, draft.id, seen)
            # Two changes may come in the same tick of the clock; the second must still be told apart.
            now = max(self._clock(), kept.changed_at + dt.timedelta(microseconds=1))
            drafts.put(tx, draft.id, draft.text(), now, changed_by=actor.user_id)
        return now

    def keep_apart(self, actor: Actor, draft: Draft) -> Opened:
        """Keep what was written as a form of its own, beside what somebody else wrote. Raises NotAllowed."""
        actor.require(Right.CHANGE_FORMS)
        return self._begun(actor, replace(draft, id=new_form_id()))

    def faults(self, actor: Actor, draft: Draft) -> tuple[PlacedFault, ...]:
        """Return what keeps a draft from being used. Raises NotAllowed."""
        actor.require(Right.CHANGE_FORMS)
        return faults_of(draft, self._forms.known_pictograms, self._forms.shared)

    def sides(self, actor: Actor, draft: Draft) -> tuple[Instrument, Instrument]:
        """Return the version in use and the form a draft would become, to be put side by side.

        Raises NotAllowed, UnknownForm when there is no version, FormNotReady while faults are left.
        """
        actor.require(Right.CHANGE_FORMS)
        kept = self._forms.versions(actor, draft.id)
        if not kept:
            raise UnknownForm
        if self.faults(actor, draft):
            raise FormNotReady
        before = kept[0].form
        return before, self._instrument(draft, max(before.version, kept[0].number) + 1)

    def publish(self, actor: Actor, form_id: str, seen: dt.datetime) -> Instrument:
        """Make a draft the version that is asked from now on, and return it. The draft is done with.

        Every answer given until now stays under the wording it was given to. Raises NotAllowed, FormNotReady,
        SameFormAlready, DraftChanged, DraftGone.
        """
        actor.require(Right.CHANGE_FORMS)
        with self._store.writing() as tx:
            draft = read_draft(self._unchanged(tx, actor, form_id, seen).source)
            if faults_of(draft, self._forms.known_pictograms, self._forms.shared):
                raise FormNotReady
            newest = instruments.latest(tx, form_id)
            before = Instrument.thaw(newest.frozen_text) if newest is not None else None
            form = self._instrument(draft, 1)
            if newest is not None and before is not None:
                if compare(before, form).nothing:
                    raise SameFormAlready
                form = self._instrument(draft, max(before.version, newest.number) + 1)
            offer = self._forms.publish(tx, actor, form)
            drafts.drop(tx, form_id)
            about = {"form": form.id, "version": form.version}
            audit.append(tx, actor.user_id, "published", "instrument_version", offer.version_id, None, about)
        return form

    def drop(self, actor: Actor, form_id: str, seen: dt.datetime) -> None:
        """Throw a draft away. Raises NotAllowed, and DraftChanged when somebody has written in it since."""
        actor.require(Right.CHANGE_FORMS)
        with self._store.writing() as tx:
            kept = self._unchanged(tx, actor, form_id, seen)
            drafts.drop(tx, form_id)
            audit.append(tx, actor.user_id, "removed", "instrument_draft", kept.id, None, {"form": form_id})

    # ------------------------------------------------------------------ parts

    def _instrument(self, draft: Draft, version: int) -> Instrument:
        return instrument_of(draft, self._forms.known_pictograms, self._forms.shared, version)

    def _begun(self, actor: Actor, draft: Draft) -> Opened:
        now = self._clock()
        with self._store.writing() as tx:
            if drafts.get(tx, draft.id) is not None:  # a colleague was quicker
                return self._opened(tx, actor, draft.id)
            newest = instruments.latest(tx, draft.id)
            based_on = newest.id if newest is not None else None
            kept = drafts.put(tx, draft.id, draft.text(), now, changed_by=actor.user_id, based_on=based_on)
            audit.append(tx, actor.user_id, "began", "instrument_draft", kept.id, None, {"form": draft.id})
        return Opened(draft, now, version=newest.number if newest is not None else None)

    def _opened(self, tx: Tx, actor: Actor, form_id: str) -> Opened:
        kept = drafts.get(tx, form_id)
        if kept is None:
            raise DraftGone
        by = "" if kept.changed_by == actor.user_id else _name(tx, kept.changed_by)
        return Opened(read_draft(kept.source), kept.changed_at, by, _based_on(tx, kept))

    def _card(self, tx: Tx, kept: InstrumentDraft) -> DraftCard:
        draft = read_draft(kept.source)
        title = next((text for text in draft.title.values() if text.strip()), "")
        by = _name(tx, kept.changed_by)
        return DraftCard(draft.id, title, len(draft.items), kept.changed_at, by, _based_on(tx, kept))

    def _unchanged(self, tx: Tx, actor: Actor, form_id: str, seen: dt.datetime) -> InstrumentDraft:
        """Return a draft that nobody has kept since `seen`. Raises DraftChanged, DraftGone."""
        kept = drafts.get(tx, form_id)
        if kept is None:
            raise DraftGone
        if kept.changed_at != seen:
            clock = kept.changed_at.astimezone().strftime("%H:%M")
            raise DraftChanged(name=_name(tx, kept.changed_by), clock=clock)
        return kept


def new_form_id() -> str:
    """Return an id for a form of the organisation's own; nobody ever reads it."""
    return f"form_{uuid4().hex[:SHORT]}"


def new_item() -> DraftItem:
    """Return an empty question. Its id stays when it is worded anew, so that its answers belong together."""
    return DraftItem(f"q_{uuid4().hex[:SHORT]}")


def _name(tx: Tx, user_id: UUID | None) -> str:
    """The name of a colleague; an empty one when the colleague is not there any more."""
    if user_id is None:
        return ""
    try:
        return users.get(tx, user_id).display_name
    except UnknownRow:
        return ""


def _based_on(tx: Tx, kept: InstrumentDraft) -> int | None:
    return None if kept.based_on is None else instruments.get(tx, kept.based_on).number

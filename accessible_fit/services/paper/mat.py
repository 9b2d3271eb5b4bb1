"""A mat on paper: printed to be cut out, and entered afterwards from a photo of how the cards lay."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import UUID

from accessible_fit.paper.drawn import Drawings
from accessible_fit.services.access import Actor, Right
from accessible_fit.services.clock import Clock
from accessible_fit.services.mats.kept import keep_tree, said_beside
from accessible_fit.services.mats.talk import MatPlan, new_mat_id
from accessible_fit.services.paper.errors import AlreadyEntered
from accessible_fit.services.paper.people import Colleague, colleagues_of, enterable, unit_on
from accessible_fit.services.paper.when import moment_of
from accessible_fit.services.printed import Printed, file_name
from accessible_fit.services.rights.sight import require_sight
from accessible_fit.words.catalogue import Words
from db import audit, conversations, mats, people, photos
from db.engine import Store, Tx
from db.errors import UnknownRow
from db.records import NewConversation, Person
from db.vocabulary import (
    ConversationKind,
    FormatKind,
    HowHelped,
    InputWay,
    Language,
    ProxyView,
    WhoAnswered,
)
from talking_mats.cards import Card, Off, Where
from talking_mats.model import Mat
from talking_mats.tree import MatTree

if TYPE_CHECKING:
    from pictograms.photos import RawPhoto

WAY = InputWay.PAPER.value
LONGEST_SIDE = 2000
"""Pixels along a photo's longer side: enough to read every card of a mat, small enough to keep."""
_QUALITY = 86
_PHOTO = "photo_of_paper"
"""Where the first step of a mat names the photo it was read from; a photo erased since is none."""


@dataclass(frozen=True, slots=True)
class MatPhoto:
    """A whole photo with nothing in `data` but its pixels, as JPEG."""

    width: int
    height: int
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class MatSetChoice:
    """Which mat is printed and how large its cards are; with a `person_id` the log says for whom.

    `card_photos` are encoded pictures by the reference on a card.
    """

    plan: MatPlan
    language: str
    card_mm: float
    person_id: UUID | None = None
    card_photos: Mapping[str, bytes] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class PaperMat:
    """A mat as it was read off the table or a photo of it.

    `where` holds for every card its position, from 0 (least of what the top scale asks), Off.ASIDE for "not
    for me", or None when it was never placed; also for the cards `added`, which the person made there.
    """

    person_id: UUID
    plan: MatPlan
    language: str
    day: dt.date
    where: Mapping[str, Where | None]
    how: HowHelped
    who: WhoAnswered = WhoAnswered.SELF
    view: ProxyView | None = None
    led_by: UUID | None = None
    photo: MatPhoto | None = None
    added: tuple[Card, ...] = ()


@dataclass(frozen=True, slots=True)
class MatBefore:
    """Whose mat it is, and who may have held the talk."""

    person: Person
    colleagues: tuple[Colleague, ...]


class PaperMats:
    """The use cases of mats on paper. `drawings` gives the pictures, made when first needed."""

    def __init__(self, store: Store, clock: Clock, drawings: Callable[[], Drawings]) -> None:
        self._store = store
        self._clock = clock
        self._drawings = drawings

    def print_set(self, actor: Actor, choice: MatSetChoice) -> Printed:
        """Return mat, top scale and cards as PDF, and note in the log that they were printed.

        Raises NotAllowed, TooManyCards, CardTwice, and what drawing a picture raises.
        """
        from accessible_fit.paper.mat_set import mat_set

        actor.require(Right.SEE_PEOPLE)
        unit_id = None
        if choice.person_id is not None:
            with self._store.reading() as tx:
                unit_id = people.get(tx, choice.person_id).unit_id
            actor.require(Right.SEE_PEOPLE, unit_id)
        words, today = Words(choice.language), self._clock().astimezone().date()
        start = _mat(choice.plan, choice.language, self._clock()).start
        pdf = mat_set(words, start, today, self._drawings(), choice.card_photos, choice.card_mm)
        about: dict[str, object] = {"topic": start.topic, "scale": start.scale.id}
        if choice.person_id is not None:
            about["for"] = str(choice.person_id)
        with self._store.writing() as tx:
            audit.append(tx, actor.user_id, "printed", "mat_set", choice.person_id, unit_id, about)
        return Printed(file_name(words.pick(start.name), today), pdf)

    def before(self, actor: Actor, person_id: UUID) -> MatBefore:
        """Return what entering begins with. Raises NotAllowed."""
        with self._store.reading() as tx:
            person = enterable(tx, actor, person_id)
            return MatBefore(person, colleagues_of(tx, person.unit_id))

    def keep(self, actor: Actor, paper: PaperMat, again: bool = False) -> UUID:
        """Keep a whole mat and its photo, or nothing of it; returns the conversation.

        Raises NotAllowed, DayNotCome, BeforeEnrolment, NotEnrolledThen, TooManyCards, CardTwice, and
        AlreadyEntered unless it is meant `again`.
        """
        now = self._clock()
        with self._store.writing() as tx:
            person = enterable(tx, actor, paper.person_id)
            unit_id = unit_on(tx, actor, person, paper.day, now)
            if not again and _entered_before(tx, paper):
                raise AlreadyEntered(day=paper.day.isoformat())
            when = moment_of(paper.day, now)
            mat = _laid(paper, when)
            kept = conversations.start(tx, _conversation(paper, mat, unit_id, when, actor, now))
            photo_id = self._keep_photo(tx, paper, person, when)
            said = {} if photo_id is None else {_PHOTO: str(photo_id)}
            keep_tree(tx, kept.id, MatTree.of(mat), said)
            conversations.set_position(tx, kept.id, len(mat.positions) + len(mat.aside))
            conversations.finish(tx, kept.id, when)
            about = {"topic": mat.start.topic, "day": paper.day.isoformat(), "again": again}
            audit.append(tx, actor.user_id, "entered", "conversation", kept.id, unit_id, about)
            return kept.id

    def photo_of(self, actor: Actor, conversation_id: UUID) -> bytes | None:
        """Return the photo that a mat was entered from, and note in the log that it was looked at.

        None when there was none or it has been erased. Raises NotAllowed, OnlyWhoWasThere.
        """
        with self._store.writing() as tx:
            held = conversations.get(tx, conversation_id)
            actor.require(Right.SEE_ANSWERS, held.unit_id)
            require_sight(tx, actor, held)
            reference = said_beside(tx, conversation_id, _PHOTO)
            if reference is None:
                return None
            try:
                data = photos.get(tx, UUID(str(reference))).data
            except UnknownRow:
                return None
            audit.append(tx, actor.user_id, "looked_at", "photo", UUID(str(reference)), held.unit_id, {})
            return data

    def _keep_photo(self, tx: Tx, paper: PaperMat, person: Person, when: dt.datetime) -> UUID | None:
        photo = paper.photo
        if photo is None:
            return None
        size = (photo.width, photo.height)
        return photos.put(tx, person.unit_id, "image/jpeg", *size, photo.data, when, person.id).id


def clean_photo(raw: "RawPhoto") -> MatPhoto:
    """Return a whole photo as it is kept: nothing but its pixels, and no more of them than are needed."""
    import io

    from PIL import Image

    picture = Image.frombuffer("RGB", (raw.width, raw.height), raw.pixels)
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS, reducing_gap=3.0)
    kept = io.BytesIO()
    picture.save(kept, "JPEG", quality=_QUALITY, optimize=True)
    return MatPhoto(picture.width, picture.height, kept.getvalue())


def _mat(plan: MatPlan, language: str, at: dt.datetime) -> Mat:
    start = plan.topic.start(
        plan.scale,
        cards=plan.in_order,
        positions=plan.positions,
        limit=plan.limit,
        turned=plan.turned,
        lang=language,
        question=plan.question,
    )
    return Mat.begin(new_mat_id(), start, at, WAY)


def _laid(paper: PaperMat, when: dt.datetime) -> Mat:
    """The mat with its cards where they lay; cards that were never placed stay in the pile."""
    mat = _mat(paper.plan, paper.language, when)
    for card in paper.added:
        # One that was made and never placed has lain in the hand, as any card that is made does.
        mat = mat.add(card, when, WAY)
    for card_id in list(mat.cards):
        there = paper.where.get(card_id)
        if isinstance(there, int) or there is Off.ASIDE:
            mat = mat.put(card_id, there, when, WAY)
    return mat.finish(when, WAY)


def _conversation(
    paper: PaperMat, mat: Mat, unit_id: UUID, when: dt.datetime, actor: Actor, now: dt.datetime
) -> NewConversation:
    return NewConversation(
        person_id=paper.person_id,
        unit_id=unit_id,
        kind=ConversationKind.MAT,
        format_kind=FormatKind.MAT,
        choices=mat.start.positions,
        led_by=paper.led_by,
        started_at=when,
        language=Language(paper.language),
        order_shown=tuple(card.id for card in mat.start.cards),
        mirrored=mat.start.turned,
        who_answered=paper.who,
        how_helped=paper.how,
        proxy_view=paper.view,
        on_paper=True,
        entered_by=actor.user_id,
        entered_at=now,
    )


def _entered_before(tx: Tx, paper: PaperMat) -> bool:
    return any(
        held.when.astimezone().date() == paper.day
        and conversations.get(tx, held.mat.conversation_id).on_paper
        for held in mats.of_person(tx, paper.person_id, paper.plan.topic.id)
    )

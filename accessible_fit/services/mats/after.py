"""After a conversation on a mat: what was said, what is worth asking again, what was seen, what is agreed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass, field
from uuid import UUID

from accessible_fit.errors import FieldMissing
from accessible_fit.marks import N_
from accessible_fit.services.access import Actor, Right
from accessible_fit.services.clock import Clock
from accessible_fit.services.mats.kept import kept_tree, photos_of, usual_seconds
from accessible_fit.services.rights.sight import require_sight
from db import actions, audit, consents, conversations, mats, people
from db.engine import Store, Tx
from db.records import Action, Consent, Conversation, Observations, Placement
from db.vocabulary import CardOutcome, ConsentKind
from talking_mats.cards import Card
from talking_mats.checks import Seen, Sign, look_over
from talking_mats.looked import MovedOnLooking, moved_on_looking, times_moved
from talking_mats.model import Mat
from talking_mats.scores import CardScore, MatScore, WhyNot, area_scores, card_score, mat_score
from talking_mats.tree import MatTree

LINE = 21
"""Three quarters of the most: below it, the circumstances are looked at before the answers are read."""

LONGEST_TEXT = 2000


@dataclass(frozen=True, slots=True)
class CardLine:
    """One card afterwards. `position` is None unless it lies on the mat.

    `score` is a place on the ruler or why there is none; None for a card that is never scored. `changes` is
    how often it got another place after its first. `placement_id` is what notes and agreements are kept by.
    """

    card: Card
    outcome: CardOutcome
    position: int | None
    score: CardScore | WhyNot | None
    changes: int
    placement_id: UUID
    own_words: str
    comment: str


@dataclass(frozen=True, slots=True)
class MatLooked:
    """One mat afterwards: its cards in order, what moved when it was looked over, and what is worth asking.

    `score` is the mat's and `areas` each life area's, or the reason why there is none.
    """

    mat: Mat
    lines: tuple[CardLine, ...]
    moved: tuple[MovedOnLooking, ...]
    seen: tuple[Seen, ...]
    score: MatScore | WhyNot
    areas: Mapping[str, MatScore | WhyNot]


@dataclass(frozen=True, slots=True)
class MatReview:
    """A conversation on a mat as it is looked at afterwards; the first mat first, then those that go deeper.

    `actions` were agreed from its cards, newest first. `consent` is the latest decision about who may see
    the picture, None when it has not been asked. `photos` are encoded pictures by reference.
    """

    conversation: Conversation
    alias: str
    tree: MatTree
    mats: tuple[MatLooked, ...]
    actions: tuple[Action, ...]
    consent: Consent | None
    photos: Mapping[str, bytes] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class Observed:
    """The total of seven observations, and whether it reaches the line."""

    total: int
    reached: bool


class MatAfter:
    """The use cases after a conversation on a mat.

    Where the person has said no to staff seeing the answers, only those who were there look at a mat and
    write beside it; for anybody else all of them raise OnlyWhoWasThere.
    """

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def review(self, actor: Actor, conversation_id: UUID) -> MatReview:
        """Return what was said on the mats of a conversation.

        Raises NotAllowed, OnlyWhoWasThere, UnknownRow, BrokenSteps.
        """
        with self._store.writing() as tx:
            held = self._seen(tx, actor, conversation_id)
            tree = kept_tree(tx, held.id)
            usual = () if held.on_paper else usual_seconds(tx, held.person_id, held.started_at)
            kept = {mat_id: mats.placements_of(tx, UUID(mat_id)) for mat_id in tree.mats}
            agreed = _agreed(tx, held, kept.values())
            audit.append(tx, actor.user_id, "looked_at", "conversation", held.id, held.unit_id, {})
            return MatReview(
                held,
                people.get(tx, held.person_id).alias,
                tree,
                tuple(_looked(mat, kept[mat_id], usual, held.on_paper) for mat_id, mat in tree.mats.items()),
                agreed,
                consents.latest(tx, held.person_id, ConsentKind.MAT_PICTURE, held.id),
                photos_of(tx, tree),
            )

    def consent(self, actor: Actor, conversation_id: UUID) -> Consent | None:
        """Return the latest decision about who may see the picture, None when it has not been asked."""
        with self._store.reading() as tx:
            held = self._seen(tx, actor, conversation_id)
            return consents.latest(tx, held.person_id, ConsentKind.MAT_PICTURE, held.id)

    def note_card(
        self, actor: Actor, placement_id: UUID, own_words: str | None = None, comment: str | None = None
    ) -> None:
        """Keep what the person said of a card, and staff's comment; None leaves one as it is.

        Raises NotAllowed, FieldMissing when a text is too long.
        """
        said, told = _text(own_words, N_("What the person said")), _text(comment, N_("Comment"))
        with self._store.writing() as tx:
            card = self._card(tx, actor, placement_id)
            mats.note_card(tx, placement_id, said, told)
            audit.append(tx, actor.user_id, "noted", "placement", card.id, card.unit_id, {})

    def set_own_words(self, actor: Actor, conversation_id: UUID, own_words: str) -> None:
        """Keep what the person said in own words about the whole. Raises NotAllowed, FieldMissing."""
        said = _text(own_words, N_("What the person said"))
        with self._store.writing() as tx:
            held = self._led(tx, actor, conversation_id)
            conversations.set_own_words(tx, held.id, said or "")
            audit.append(tx, actor.user_id, "noted", "conversation", held.id, held.unit_id, {})

    def observe(self, actor: Actor, conversation_id: UUID, seen: Observations) -> None:
        """Keep the seven observations; None for what has not been judged. Raises NotAllowed."""
        with self._store.writing() as tx:
            held = self._led(tx, actor, conversation_id)
            conversations.observe(tx, held.id, seen)
            audit.append(tx, actor.user_id, "observed", "conversation", held.id, held.unit_id, {})

    # ------------------------------------------------------------------ in one transaction

    def _seen(self, tx: Tx, actor: Actor, conversation_id: UUID) -> Conversation:
        held = conversations.get(tx, conversation_id)
        actor.require(Right.SEE_ANSWERS, held.unit_id)
        require_sight(tx, actor, held)
        return held

    def _led(self, tx: Tx, actor: Actor, conversation_id: UUID) -> Conversation:
        held = conversations.get(tx, conversation_id)
        actor.require(Right.LEAD_CONVERSATIONS, held.unit_id)
        require_sight(tx, actor, held)
        return held

    def _card(self, tx: Tx, actor: Actor, placement_id: UUID) -> Placement:
        card = mats.note_card(tx, placement_id)
        actor.require(Right.LEAD_CONVERSATIONS, card.unit_id)
        require_sight(tx, actor, conversations.get(tx, card.conversation_id))
        return card


def observed(seen: Observations) -> Observed | None:
    """The total of the seven observations, or None while one of them is missing."""
    given = [one for one in astuple(seen) if one is not None]
    if len(given) < len(astuple(seen)):
        return None
    return Observed(sum(given), sum(given) >= LINE)


def _looked(mat: Mat, kept: Sequence[Placement], usual: Sequence[float], on_paper: bool) -> MatLooked:
    by_key = {one.card_key: one for one in kept}
    moved = times_moved(mat)
    return MatLooked(
        mat,
        tuple(_line(mat, card, by_key[card.id], moved.get(card.id, 0)) for card in mat.cards.values()),
        moved_on_looking(mat),
        # What is entered from paper was placed at another pace than it was typed.
        tuple(one for one in look_over(mat, usual) if one.sign is not Sign.FAST or not on_paper),
        mat_score(mat),
        area_scores(mat),
    )


def _line(mat: Mat, card: Card, kept: Placement, changes: int) -> CardLine:
    return CardLine(
        card,
        kept.outcome,
        mat.positions.get(card.id),
        card_score(mat, card.id) if card.counts else None,
        changes,
        kept.id,
        kept.own_words,
        kept.comment,
    )


def _agreed(tx: Tx, held: Conversation, kept: Iterable[Sequence[Placement]]) -> tuple[Action, ...]:
    cards = {one.id for placements in kept for one in placements}
    return tuple(one for one in actions.of_person(tx, held.person_id) if one.placement_id in cards)


def _text(written: str | None, name: str) -> str | None:
    if written is None:
        return None
    text = written.strip()
    if len(text) > LONGEST_TEXT:
        raise FieldMissing(field=name)
    return text

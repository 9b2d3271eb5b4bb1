"""Boards that were brought in become cards: what stands on a board can be laid on a mat."""

from dataclasses import dataclass
from uuid import UUID

from accessible_fit.services.access import Actor
from accessible_fit.services.mats.setup import LONGEST_WORD, CardWish, MatSetup, Whose
from db.vocabulary import Language
from pictograms.boards.model import Board
from pictograms.imports.kept import ImportedSet


@dataclass(frozen=True, slots=True)
class BoardCard:
    """One card that a board gives: its word and the key of its picture, empty where that did not come."""

    word: str
    picture: str


@dataclass(frozen=True, slots=True)
class OfferedBoard:
    """A board that has cards to give. `language` is its own where it says one that the program has."""

    id: str
    name: str
    cards: tuple[BoardCard, ...]
    language: str = ""


class BoardCards:
    """The use cases of boards as cards."""

    def __init__(self, setup: MatSetup) -> None:
        self._setup = setup

    def offered(self, kept: ImportedSet) -> list[OfferedBoard]:
        """Return the boards of a set that have cards to give.

        What only leads to another board or has no word gives none; a word that stands twice gives one.
        """
        boards = kept.boards()
        made = [_offered(board, kept) for board in boards.boards] if boards is not None else []
        return [one for one in made if one.cards]

    def add(self, actor: Actor, board: OfferedBoard, unit_id: UUID, topic_id: str, language: str) -> int:
        """Make a board's cards own cards of a topic for everybody in a unit; return how many came.

        Those that the topic has already, in the same words, are left as they are. Raises NotAllowed.
        """
        whose = Whose(unit_id)
        there = self._setup.setup(actor, whose, topic_id)
        words = {_same(word) for one in there.cards for word in one.card.words.values()}
        fresh = [card for card in board.cards if _same(card.word) not in words]
        for card in fresh:
            self._setup.add_card(actor, whose, topic_id, _wish(card, language))
        return len(fresh)


def _wish(card: BoardCard, language: str) -> CardWish:
    if language == Language.SV:
        return CardWish(words_sv=card.word, picture=card.picture)
    return CardWish(words_en=card.word, picture=card.picture)


def _offered(board: Board, kept: ImportedSet) -> OfferedBoard:
    cards: dict[str, BoardCard] = {}
    for line in board.order:
        for place in line:
            button = board.button(place) if place is not None else None
            if button is None or button.hidden or button.link is not None:
                continue
            word = " ".join(button.label.split())
            if word and len(word) <= LONGEST_WORD:
                picture = kept.key_of(board.id, button.image_id) if button.image_id else ""
                cards.setdefault(_same(word), BoardCard(word, picture))
    spoken = board.locale.replace("_", "-").partition("-")[0].casefold()
    language = spoken if spoken in {one.value for one in Language} else ""
    return OfferedBoard(board.id, board.name or board.id, tuple(cards.values()), language)


def _same(word: str) -> str:
    return " ".join(word.split()).casefold()

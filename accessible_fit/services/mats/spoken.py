"""Every sentence of a mat that is said aloud in the same words to everybody."""

from collections.abc import Iterable, Iterator

from accessible_fit.services.spoken import Wording, WordingKind
from accessible_fit.words.catalogue import Words
from talking_mats.cards import Card, CardKind
from talking_mats.scales import TopScale, top_scale
from talking_mats.steps import Start
from talking_mats.text import Text
from talking_mats.topic import Topic


def topic_wordings(topic: Topic, language: str) -> tuple[Wording, ...]:
    """Return the sentences of a topic: its open questions, its cards, and the top scale that fits it best."""
    scale = top_scale(topic.scale)
    return _wordings(topic.id, topic.picture, topic.questions, topic.cards, scale, language)


def mat_wordings(start: Start, language: str) -> tuple[Wording, ...]:
    """Return the sentences of a mat as it was begun; cards in somebody's own words are not among them."""
    cards = [card for card in start.cards if card.kind is CardKind.TOPIC]
    return _wordings(start.topic, start.picture, (start.question,), cards, start.scale, language)


def _wordings(
    topic_id: str,
    picture: str,
    questions: Iterable[Text],
    cards: Iterable[Card],
    scale: TopScale,
    language: str,
) -> tuple[Wording, ...]:
    words = Words(language)
    made: dict[tuple[WordingKind, str], Wording] = {}
    found = (
        *_questions(topic_id, picture, questions, scale, words),
        *_cards(topic_id, cards, words),
        *_columns(scale, words),
    )
    for one in found:
        before = made.get((one.kind, one.text))
        keys = one.keys if before is None else before.keys + one.keys
        made[one.kind, one.text] = Wording(one.kind, keys, one.text, (before or one).pictogram)
    return tuple(made.values())


def _questions(
    topic_id: str, picture: str, questions: Iterable[Text], scale: TopScale, words: Words
) -> Iterator[Wording]:
    for number, question in enumerate(questions):
        key = f"{words.language}:mat_question:{topic_id}:{number}"
        yield Wording(WordingKind.QUESTION, (key,), words.pick(question), picture)
    key = f"{words.language}:top_scale:{scale.id}:asks"
    yield Wording(WordingKind.QUESTION, (key,), words.pick(scale.asks), scale.columns[-1].picture)


def _cards(topic_id: str, cards: Iterable[Card], words: Words) -> Iterator[Wording]:
    """Each card, and after it those that go deeper into it."""
    for card in cards:
        key = f"{words.language}:mat_card:{topic_id}:{card.id}"
        yield Wording(WordingKind.CARD, (key,), words.pick(card.spoken), card.picture)
        yield from _cards(topic_id, card.deeper, words)


def _columns(scale: TopScale, words: Words) -> Iterator[Wording]:
    for number, column in enumerate(scale.columns):
        key = f"{words.language}:top_scale:{scale.id}:{number}"
        yield Wording(WordingKind.ANSWER, (key,), words.pick(column.spoken), column.picture)

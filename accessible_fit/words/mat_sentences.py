"""Sentences for staff about mats, made from values, all in one place to be read and reviewed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from accessible_fit.words.catalogue import Words
from talking_mats.cards import Card, Off, Where
from talking_mats.checks import Seen, Sign, show_again
from talking_mats.model import Mat
from talking_mats.scales import TopScale
from talking_mats.scores import WhyNot
from talking_mats.text import in_language

if TYPE_CHECKING:
    from db.vocabulary import ConsentAudience

MOST = 28
LINE = 21


@dataclass(frozen=True, slots=True)
class ObservationWords:
    """One of the seven observations: its field in the store, its name, and what 0 and 4 mean."""

    key: str
    name: str
    least: str
    most: str


def card_words(w: Words, card: Card) -> str:
    """A card's words; one without words says that it is a picture."""
    return in_language(card.words, w.language) or w.t("a card without words")


def quoted(w: Words, text: str) -> str:
    """A word or a sentence as it is quoted in the language."""
    return w.t("“{words}”", words=text)


def listed(w: Words, names: Sequence[str]) -> str:
    """Several names as in a sentence: “a, b and c”."""
    if len(names) < 2:
        return "".join(names)
    return w.t("{some} and {last}", some=", ".join(names[:-1]), last=names[-1])


def place_words(w: Words, scale: TopScale, positions: int, where: Where) -> str:
    """Where a card lies, by the words of the top scale."""
    if isinstance(where, Off):
        return {
            Off.ASIDE: w.t("Not for me"),
            Off.HAND: w.t("Not placed"),
            Off.PILE: w.t("Not placed"),
        }[where]
    words = [in_language(column.words, w.language) for column in scale.columns]
    step = (positions - 1) // 2
    column, between = divmod(where, step)
    if between:
        return w.t("Between “{one}” and “{other}”", one=words[column], other=words[column + 1])
    return words[column]


def why_not_sentence(w: Words, why: WhyNot) -> str:
    """Say why there is no score, or why mats cannot be put beside each other."""
    return {
        WhyNot.NO_RULER: w.t("No end of this top scale is the good one, so the mat is read card by card."),
        WhyNot.OTHER_SCALE: w.t("The mats have different top scales, so a place does not mean the same."),
        WhyNot.OTHER_POSITIONS: w.t("There were three places on one mat and five on the other."),
        WhyNot.OTHER_CARDS: w.t("The mats do not hold the same cards."),
        WhyNot.TOO_FEW: w.t("Fewer than half of the cards were placed."),
        WhyNot.NOT_PLACED: w.t("The card was not placed."),
        WhyNot.NO_CARDS: w.t("None of the cards belongs to the set that is followed."),
    }[why]


def seen_sentence(w: Words, mat: Mat, seen: Seen, alias: str) -> str:
    """Say what was seen on a mat, as a fact that may be worth asking about."""
    start = mat.start
    card = card_words(w, mat.cards[seen.cards[0]]) if seen.cards else ""
    if seen.sign is Sign.ONE_COLUMN:
        place = place_words(w, start.scale, start.positions, seen.position or 0)
        return w.t("All the cards lie in one place: {place}. It may well be so.", place=place)
    if seen.sign is Sign.ALWAYS_LEFT:
        return w.t("Every card was first put furthest to the left.")
    if seen.sign is Sign.ALWAYS_RIGHT:
        return w.t("Every card was first put furthest to the right.")
    if seen.sign is Sign.FAST:
        seconds = w.number(seen.seconds or 0.0, 1)
        return w.t("Some cards were put down faster than usual, in about {seconds} seconds.", seconds=seconds)
    if seen.sign is Sign.LIKED_ELSEWHERE:
        text = w.t("{name} is known to like “{card}”, but it does not lie at the good end.")
    else:
        text = w.t("{name} is known to dislike “{card}”, but it does not lie at the other end.")
    return text.format(name=alias, card=card)


def again_sentence(w: Words, mat: Mat, seen: Sequence[Seen]) -> str:
    """Say which cards are worth showing again, or nothing when there is no reason."""
    cards = [quoted(w, card_words(w, mat.cards[card_id])) for card_id in show_again(seen)]
    return w.t("Worth showing again: {cards}.", cards=listed(w, cards)) if cards else ""


def moved_on_looking_sentence(w: Words, mat: Mat, card: Card, first: Where, last: Where) -> str:
    """Say where a card lay before it was looked at again, and where it lies now."""
    places = [place_words(w, mat.start.scale, mat.start.positions, where) for where in (first, last)]
    return w.t("“{card}”: from {first} to {last}", card=card_words(w, card), first=places[0], last=places[1])


def observations(w: Words) -> tuple[ObservationWords, ...]:
    """The seven observations in the order they are asked, with what 0 and 4 mean."""
    return (
        ObservationWords(
            "engagement",
            w.t("The person took part"),
            w.t("No sign of wanting to"),
            w.t("Of their own will from beginning to end"),
        ),
        ObservationWords(
            "understood_topic",
            w.t("The person knew what it was about"),
            w.t("Nothing showed that the topic or the columns were clear"),
            w.t("Both the topic and the columns were clear all the time"),
        ),
        ObservationWords(
            "understood_person",
            w.t("We understood the person"),
            w.t("We had to guess what each answer meant"),
            w.t("Every answer was clear to us"),
        ),
        ObservationWords(
            "on_track",
            w.t("The talk stayed with the cards"),
            w.t("It was about other things all the time"),
            w.t("It came back to the cards by itself"),
        ),
        ObservationWords(
            "symmetry",
            w.t("Both could steer"),
            w.t("We decided what happened"),
            w.t("The person could say no, change their mind and add things"),
        ),
        ObservationWords(
            "timing",
            w.t("There was time"),
            w.t("Too fast to think, or far too long to wait"),
            w.t("The pace was the person's own"),
        ),
        ObservationWords(
            "calm",
            w.t("It was calm around us"),
            w.t("Noisy or uneasy from beginning to end"),
            w.t("Quiet and undisturbed to the end"),
        ),
    )


def observed_sentence(w: Words, given: int, total: int | None) -> str:
    """Say what the observations come to; `total` is None while some of the seven are not judged."""
    if total is None:
        return w.tn(
            "{n} observation is left before they can be added up.",
            "{n} observations are left before they can be added up.",
            7 - given,
        )
    if total >= LINE:
        return w.t("{total} of {most}. The line is at {line}: the circumstances were good.", **_sum(total))
    return w.t(
        "{total} of {most}. The line is at {line}: look at time, place, cards and top scale before you read "
        "the answers. It says something about the circumstances, not about the person.",
        **_sum(total),
    )


def _sum(total: int) -> dict[str, object]:
    return {"total": total, "most": MOST, "line": LINE}


def audience_words(w: Words, audience: "ConsentAudience", alias: str) -> str:
    """Who may see a picture, as it is offered and as it stands in a sentence."""
    from db.vocabulary import ConsentAudience

    return {
        ConsentAudience.ME: alias,
        ConsentAudience.STAFF: w.t("the staff"),
        ConsentAudience.RELATIVES: w.t("relatives and friends"),
        ConsentAudience.UNIT: w.t("the others who live here or come here"),
        ConsentAudience.LEADER: w.t("the manager"),
    }[audience]


def consent_sentence(w: Words, audience: "Iterable[ConsentAudience] | None", alias: str) -> str:
    """Say who the person lets see the picture; None when it has not been asked."""
    from db.vocabulary import ConsentAudience

    if audience is None:
        return w.t("{name} has not been asked yet who may see the picture.", name=alias)
    others = [audience_words(w, one, alias) for one in audience if one is not ConsentAudience.ME]
    if not others:
        return w.t("Only {name} may see the picture.", name=alias)
    return w.t("{name} says that these may see the picture: {others}.", name=alias, others=listed(w, others))

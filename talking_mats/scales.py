"""Top scales: three columns that fit the question. Words and choice of pictures are our own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType

from talking_mats.errors import UnknownScale
from talking_mats.text import Text, lock


class Ruler(StrEnum):
    """How a top scale lies on the 0–100 ruler, where 100 is best.

    UP: most is best. DOWN: most is worst, so scores are turned. NONE: no end is the good one (to need help,
    to want something or to find it important is neither better nor worse), the best is in the middle, or it
    is a change already; such mats are compared card by card and never scored.
    """

    UP = "up"
    DOWN = "down"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Column:
    """One column's picture and words; `plain` is the contrasting picture, for when faces say little."""

    words: Text = field(hash=False)
    spoken: Text = field(hash=False)
    picture: str
    plain: str

    def __post_init__(self) -> None:
        lock(self, "words", "spoken")


@dataclass(frozen=True, slots=True)
class TopScale:
    """Three columns by position: `columns[0]` is least of what is asked, `columns[2]` most.

    `most_first` says that most lies to the left while the mat is not turned, as yes does among answer cards.
    `asks` is an open question for each card, `name` what staff choose it by.
    """

    id: str
    name: Text = field(hash=False)
    asks: Text = field(hash=False)
    columns: tuple[Column, Column, Column]
    ruler: Ruler
    most_first: bool = True

    def __post_init__(self) -> None:
        lock(self, "name", "asks")

    def with_plain_pictures(self) -> TopScale:
        """The same scale with contrasting symbols instead of faces; words and meaning stay."""
        first, middle, last = (replace(column, picture=column.plain) for column in self.columns)
        return replace(self, columns=(first, middle, last))

    def screen_place(self, position: int, positions: int, turned: bool) -> int:
        """Which place from the left, counted from 0, a position has; also the way from place to position."""
        return positions - 1 - position if self.most_first != turned else position

    def good_end(self, positions: int) -> int | None:
        """The position of the best end, None where neither is."""
        if self.ruler is Ruler.NONE:
            return None
        return positions - 1 if self.ruler is Ruler.UP else 0


def top_scales() -> Mapping[str, TopScale]:
    """Our own top scales by id, in the order they are offered."""
    return MappingProxyType({scale.id: scale for scale in _SCALES})


def top_scale(scale_id: str) -> TopScale:
    """One of our own top scales; raises UnknownScale."""
    scales = top_scales()
    if scale_id not in scales:
        raise UnknownScale(id=scale_id, known=", ".join(scales))
    return scales[scale_id]


def _column(sv: str, en: str, sv_spoken: str, en_spoken: str, picture: str, plain: str) -> Column:
    return Column({"sv": sv, "en": en}, {"sv": sv_spoken, "en": en_spoken}, picture, plain)


_LITTLE, _HALF, _MUCH = "own:amount-0", "own:amount-2", "own:amount-4"

_SCALES = (
    TopScale(
        "like",
        {"sv": "Gillar", "en": "Like"},
        {"sv": "Vad tycker du om det här?", "en": "What do you think of this?"},
        (
            _column("Gillar inte", "Don’t like", "Det här gillar jag inte", "I don’t like this",
                    "openmoji:1F641", "own:no"),
            _column("Sådär", "So-so", "Det här är sådär", "This is so-so", "openmoji:1F610", "own:both-and"),
            _column("Gillar", "Like", "Det här gillar jag", "I like this", "openmoji:1F604", "own:yes"),
        ),
        Ruler.UP,
    ),
    TopScale(
        "going",
        {"sv": "Hur det går", "en": "How it goes"},
        {"sv": "Hur går det med det här?", "en": "How does this go?"},
        (
            _column("Går dåligt", "Goes badly", "Det här går dåligt", "This goes badly",
                    "openmoji:1F327", _LITTLE),
            _column("Ibland", "Sometimes", "Det går bra ibland", "This goes well sometimes",
                    "openmoji:26C5", _HALF),
            _column("Går bra", "Goes well", "Det här går bra", "This goes well", "openmoji:2600", _MUCH),
        ),
        Ruler.UP,
    ),
    TopScale(
        "manage",
        {"sv": "Själv eller med hjälp", "en": "By myself or with help"},
        {"sv": "Hur gör du det här?", "en": "How do you do this?"},
        (
            _column("Mycket hjälp", "A lot of help", "Här behöver jag mycket hjälp",
                    "I need a lot of help here", "own:assistant-helping", _LITTLE),
            _column("Lite hjälp", "Some help", "Här behöver jag lite hjälp", "I need some help here",
                    "own:help", _HALF),
            _column("Klarar själv", "By myself", "Det här klarar jag själv", "I do this by myself",
                    "openmoji:1F4AA", _MUCH),
        ),
        Ruler.NONE,
    ),
    TopScale(
        "decide",
        {"sv": "Vem bestämmer", "en": "Who decides"},
        {"sv": "Vem bestämmer om det här?", "en": "Who decides about this?"},
        (
            _column("Andra", "Others", "Andra bestämmer det här", "Others decide this", "own:staff", _LITTLE),
            _column("Tillsammans", "Together", "Vi bestämmer det här tillsammans", "We decide this together",
                    "own:talk-together", _HALF),
            _column("Jag", "Me", "Jag bestämmer det här", "I decide this", "own:decide", _MUCH),
        ),
        Ruler.UP,
    ),
    TopScale(
        "calm",
        {"sv": "Lugn eller orolig", "en": "Calm or worried"},
        {"sv": "Hur känns det här för dig?", "en": "How does this feel to you?"},
        (
            _column("Orolig", "Worried", "Det här gör mig orolig", "This makes me worried",
                    "own:scared", _LITTLE),
            _column("Osäker", "Unsure", "Här är jag osäker", "I am unsure about this",
                    "openmoji:1F615", _HALF),
            _column("Lugn", "Calm", "Det här gör mig lugn", "This makes me calm", "openmoji:1F60C", _MUCH),
        ),
        Ruler.UP,
    ),
    TopScale(
        "hurts",
        {"sv": "Ont eller rädd", "en": "Pain or fear"},
        {"sv": "Hur mycket känns det?", "en": "How much do you feel it?"},
        (
            _column("Lite", "A little", "Det känns lite", "I feel it a little",
                    "own:amount-1", "own:amount-1"),
            _column("En del", "Some", "Det känns en del", "I feel it some",
                    "own:amount-2", "own:amount-2"),
            _column("Mycket", "A lot", "Det känns mycket", "I feel it a lot", "own:amount-4", "own:amount-4"),
        ),
        Ruler.DOWN,
        most_first=False,
    ),
    TopScale(
        "change",
        {"sv": "Bättre eller sämre", "en": "Better or worse"},
        {"sv": "Hur är det nu, mot förut?", "en": "How is it now, compared with before?"},
        (
            _column("Sämre", "Worse", "Det är sämre nu", "It is worse now", "openmoji:2198", "own:less"),
            _column("Likadant", "The same", "Det är likadant nu", "It is the same now",
                    "openmoji:27A1", "openmoji:1F7F0"),
            _column("Bättre", "Better", "Det är bättre nu", "It is better now", "openmoji:2197", "own:more"),
        ),
        Ruler.NONE,
    ),
    TopScale(
        "want",
        {"sv": "Vill", "en": "Want"},
        {"sv": "Vad säger du om det här?", "en": "What do you say about this?"},
        (
            _column("Vill inte", "Don’t want", "Det här vill jag inte", "I don’t want this",
                    "openmoji:1F44E", "own:no"),
            _column("Kanske", "Maybe", "Det här vill jag kanske", "Maybe I want this",
                    "own:thumb-sideways", "own:both-and"),
            _column("Vill", "Want", "Det här vill jag", "I want this", "openmoji:1F44D", "own:yes"),
        ),
        Ruler.NONE,
    ),
    TopScale(
        "important",
        {"sv": "Viktigt", "en": "Important"},
        {"sv": "Hur viktigt är det här för dig?", "en": "How important is this to you?"},
        (
            _column("Spelar ingen roll", "Doesn’t matter", "Det här spelar ingen roll",
                    "This doesn’t matter", "own:amount-0", "own:amount-0"),
            _column("Ganska viktigt", "Quite important", "Det här är ganska viktigt",
                    "This is quite important", "own:amount-2", "own:amount-2"),
            _column("Viktigt", "Important", "Det här är viktigt för mig", "This is important to me",
                    "openmoji:2764", "own:amount-4"),
        ),
        Ruler.NONE,
    ),
    TopScale(
        "enough",
        {"sv": "Lagom", "en": "Just right"},
        {"sv": "Hur mycket har du av det här?", "en": "How much do you have of this?"},
        (
            _column("För lite", "Too little", "Det här har jag för lite av", "I have too little of this",
                    "own:amount-1", "own:less"),
            _column("Lagom", "Just right", "Det här är lagom", "This is just right",
                    "own:amount-2", "own:amount-2"),
            _column("För mycket", "Too much", "Det här har jag för mycket av", "I have too much of this",
                    "own:amount-4", "own:more"),
        ),
        Ruler.NONE,
        most_first=False,
    ),
)  # fmt: skip

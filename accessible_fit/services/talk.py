"""A conversation as the resident's screens know it."""

from dataclasses import dataclass
from uuid import UUID

from accessible_fit.instruments.model import LINE_END, LINE_STEPS, Instrument, Item, Line, Option, Polarity
from accessible_fit.scales import formats
from accessible_fit.services.flow import Flow, Said
from accessible_fit.services.turns import item_of, spoken_order
from db.records import AccessProfile
from db.vocabulary import InputWay, ProxyView, WhoAnswered


@dataclass(frozen=True, slots=True)
class Resident:
    """The person a conversation is with; `photo` is an encoded picture, or None."""

    id: UUID
    unit_id: UUID
    alias: str
    photo: bytes | None = None


@dataclass(frozen=True, slots=True)
class Talk:
    """Everything the resident's screens need to know of one conversation.

    `choices` is how many answers there are to choose from: 2, 3 or 5 cards, or 101 places on a line.
    `partner` when it begins with a helper who places what the person points at. `who` answers, and somebody
    else gives their own or the person's view.
    """

    id: UUID
    resident: Resident
    instrument: Instrument
    profile: AccessProfile
    choices: int
    mirrored: bool
    flow: Flow
    partner: bool = False
    who: WhoAnswered = WhoAnswered.SELF
    proxy_view: ProxyView | None = None

    @property
    def on_line(self) -> bool:
        """Whether answers are places on a line."""
        return self.choices == LINE_STEPS

    def item(self, turn: str) -> Item:
        """Return the question of a turn; the practice question has its own id."""
        item_id = item_of(turn)
        asked = (*self.instrument.items, self.instrument.practice)
        return next(item for item in asked if item.id == item_id)

    def options(self, item: Item) -> tuple[Option, ...]:
        """Return the choices of a question, or the ends of its line, as they stand on the screen."""
        ladder = self.instrument.options(item, self.choices)
        return tuple(reversed(ladder)) if self.mirrored else ladder

    def option(self, item: Item, raw: int) -> Option:
        """Return the choice that `raw` stands for."""
        return next(option for option in self.options(item) if option.raw == raw)

    def line(self, item: Item) -> Line | None:
        """Return the line that a question is answered on, or None when it is answered with cards."""
        return self.instrument.line(item) if self.on_line else None

    def spoken(self, turn: str) -> tuple[Option, ...]:
        """Return the choices in the order they are said aloud in a turn; empty when they are not said.

        The practice question is said as it stands, because nothing has begun yet.
        """
        item = self.item(turn)
        if not self.profile.speak_options:
            return ()
        if item is self.instrument.practice:
            return self.options(item)
        return spoken_order(self.id, turn, self.options(item))


@dataclass(frozen=True, slots=True)
class Given:
    """An answer as it comes from the screen: what, in which turn, how and how long it took."""

    item_id: str
    said: Said
    way: InputWay
    duration_ms: int


def format_of(item: Item, choices: int) -> formats.Format:
    """Return the format a question was answered in; turned when most of what is asked is worst."""
    turned = item.polarity is Polarity.DOWN
    if choices == LINE_STEPS:
        return formats.Format(formats.FormatKind.LINE, minimum=0, maximum=LINE_END, reversed=turned)
    return formats.Format(formats.FormatKind.CHOICE, steps=choices, reversed=turned)

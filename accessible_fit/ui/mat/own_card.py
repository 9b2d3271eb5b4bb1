"""A card of the person's own by choosing alone: a part of life, a picture in it, and whether it is right."""

from typing import TYPE_CHECKING

from accessible_fit.ui.mat.frames import Kind
from accessible_fit.ui.mat.showing import Asked, Shown
from accessible_fit.ui.resident.message import Choice
from accessible_fit.ui.widgets.cards import Face
from accessible_fit.ui.widgets.symbol_parts import FACES
from accessible_fit.words.catalogue import Words
from db.records import AccessProfile
from db.vocabulary import ScanMode
from pictograms.categories import CATEGORIES

if TYPE_CHECKING:
    from pictograms.browsing import Browsing
    from pictograms.symbols import Symbol

NOT_OFFERED = ("answers", "controls", "signs", "flags")
"""Parts whose pictures are no things to talk about."""
AT_ONCE = 8
MORE, RIGHT, ANOTHER = "more", "right", "another"


def chooses_only(profile: AccessProfile) -> bool:
    """Whether the person's way is to choose among what is shown: somebody who does so cannot write here."""
    return profile.scan_mode is not ScanMode.OFF or profile.dwell_ms is not None


class OwnCard:
    """Where the person has come to. `asked` is what is shown; `choose` says when the card is made."""

    def __init__(self, words: Words, browsing: "Browsing") -> None:
        self._words = words
        self._parts: dict[str, tuple[Symbol, ...]] = {}
        for part, symbols in browsing.by_category.items():
            fit = tuple(one for one in symbols if not set(one.categories) & set(NOT_OFFERED))
            if fit and part not in NOT_OFFERED:
                self._parts[part] = fit
        self._part = ""
        self._page = 0
        self.picture: Symbol | None = None

    @property
    def word(self) -> str:
        """What the picture that was chosen is called, as it stands on its card."""
        return "" if self.picture is None else self._name(self.picture)

    def asked(self) -> Asked:
        """Return what is asked now."""
        w = self._words
        if self.picture is not None:
            shown = (Shown(Face(self.picture.key, self.word), Kind.CARD),)
            right = Choice(RIGHT, "own:yes", w.t("Yes, that is my card"))
            another = Choice(ANOTHER, "openmoji:1F5BC", w.t("Another picture"))
            return Asked(w.t("Is this your card?"), shown, (right, another))
        if self._part:
            pictures = [Choice(one.key, one.key, self._name(one)) for one in self._shown()]
            if len(self._parts[self._part]) > AT_ONCE:
                pictures.append(Choice(MORE, "own:more", w.t("More pictures")))
            return Asked(w.t("Which picture do you want?"), (), tuple(pictures), own=True)
        parts = [
            Choice(part, FACES.get(part) or symbols[0].key, w.pick(CATEGORIES[part]))
            for part, symbols in self._parts.items()
        ]
        return Asked(w.t("What is your card about?"), (), tuple(parts))

    def choose(self, key: str) -> bool:
        """Go on with what was chosen; says whether the card is made."""
        if self.picture is not None:
            if key == RIGHT:
                return True
            self.picture = None
        elif not self._part:
            self._part, self._page = key, 0
        elif key == MORE:
            pages = -(-len(self._parts[self._part]) // AT_ONCE)
            self._page = (self._page + 1) % pages
        else:
            self.picture = next(one for one in self._shown() if one.key == key)
        return False

    def back(self) -> bool:
        """Go one choice back; says whether there was one."""
        if self.picture is not None:
            self.picture = None
        elif self._part:
            self._part = ""
        else:
            return False
        return True

    def _shown(self) -> "tuple[Symbol, ...]":
        first = self._page * AT_ONCE
        return self._parts[self._part][first : first + AT_ONCE]

    def _name(self, symbol: "Symbol") -> str:
        name = self._words.pick(symbol.names)
        return name[:1].upper() + name[1:]

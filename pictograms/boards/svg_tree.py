"""A drawing from elsewhere as a tree of what may stay. Reads bytes only; fetches and opens nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from pictograms.boards.errors import SvgBroken, SvgEntities, SvgTooDeep, SvgTooLarge
from pictograms.boards.limits import LIMITS, Limits
from pictograms.boards.svg_words import ELEMENTS, SVG, TEXT_ELEMENTS, XLINK, XML

MAX_DEPTH = 100
MAX_ELEMENTS = 20_000
_MAX_ENTITIES = 64
_MAX_ENTITY = 300
_NO_LOSS = ("metadata", "view", "font", "font-face", "glyph", "missing-glyph", "hkern", "color-profile")
"""What drawing programs note for themselves; it is left out without a word."""
_GROWTH = 2
"""How much larger than its bytes a drawing may become by its short texts for long ones."""


@dataclass(slots=True)
class Element:
    """One element that may stay. Children are elements and, in texts and styles, text."""

    tag: str
    attributes: dict[str, str]
    children: list[Element | str] = field(default_factory=list)

    def elements(self) -> Iterator[Element]:
        """The child elements."""
        return (child for child in self.children if isinstance(child, Element))

    def walk(self) -> Iterator[Element]:
        """This element and all below it, top first."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting.extend(reversed([child for child in element.children if isinstance(child, Element)]))

    def text(self) -> str:
        """The text directly inside."""
        return "".join(child for child in self.children if isinstance(child, str))


def read_tree(content: bytes, limits: Limits = LIMITS) -> tuple[Element, bool]:
    """The drawing's ``svg`` element, and whether something that may not stay was left out.

    Kept are the elements of ``svg_words.ELEMENTS`` with attributes of no namespace, of xlink (as ``href``)
    and xml:space. Raises SvgBroken, SvgEntities, SvgTooDeep and SvgTooLarge.
    """
    if len(content) > limits.svg_bytes:
        raise SvgTooLarge
    builder = _Builder(len(content))
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.characters
    parser.EntityDeclHandler = builder.entity
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise SvgBroken from error
    if builder.root is None:
        raise SvgBroken
    return builder.root, builder.left_out


class _Builder:
    """Takes what expat reads and keeps what may stay."""

    def __init__(self, size: int) -> None:
        self.root: Element | None = None
        self.left_out = False
        self._open: list[Element] = []
        self._outside = 0  # how deep inside an element that is left out
        self._depth = 0
        self._count = 0
        self._entities = 0
        self._room = size * _GROWTH + 10_000

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._count += 1
        if self._depth > MAX_DEPTH:
            raise SvgTooDeep
        if self._count > MAX_ELEMENTS:
            raise SvgTooLarge
        namespace, _space, tag = name.rpartition(" ")
        if self._outside or namespace not in ("", SVG) or (tag not in ELEMENTS and tag != "a"):
            self._leave_out(namespace, tag)
            return
        if self.root is None and tag != "svg":
            raise SvgBroken
        element = Element("g" if tag == "a" else tag, self._plain(attributes))
        if self._open:
            self._open[-1].children.append(element)
        else:
            self.root = element
        self._open.append(element)

    def end(self, name: str) -> None:
        self._depth -= 1
        if self._outside:
            self._outside -= 1
        else:
            self._open.pop()

    def characters(self, text: str) -> None:
        self._use(len(text))
        if self._outside or not self._open:
            return
        element = self._open[-1]
        if element.tag in TEXT_ELEMENTS or element.tag == "style":
            element.children.append(text)

    def entity(
        self, name: str, is_parameter: bool, value: str | None, base: str | None, *outside: str | None
    ) -> None:
        """Short texts for a namespace's address, as drawing programs write them, are let in; no others."""
        self._entities += 1
        if is_parameter or value is None or self._entities > _MAX_ENTITIES:
            raise SvgEntities
        if len(value) > _MAX_ENTITY or any(letter in value for letter in "&%<"):
            raise SvgEntities

    def _leave_out(self, namespace: str, tag: str) -> None:
        if self.root is None:
            raise SvgBroken  # it is something else than a drawing
        self._outside += 1
        if namespace in ("", SVG) and tag not in _NO_LOSS:
            self.left_out = True

    def _plain(self, attributes: dict[str, str]) -> dict[str, str]:
        plain: dict[str, str] = {}
        for name, value in attributes.items():
            self._use(len(value))
            namespace, _space, local = name.rpartition(" ")
            if namespace == XLINK and local == "href":
                plain.setdefault("href", value)
            elif namespace == XML and local == "space":
                plain["xml:space"] = value
            elif not namespace:
                plain[local] = value
        return plain

    def _use(self, letters: int) -> None:
        self._room -= letters
        if self._room < 0:
            raise SvgEntities

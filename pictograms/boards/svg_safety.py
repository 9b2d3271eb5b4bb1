"""Making a drawing from elsewhere safe to keep and to draw, or refusing it.

What draws is kept, everything else is taken out: scripts, events, animation, links, foreign content, style
rules that load, and every reference that is not to a part of the drawing itself. The document is written
anew, so nothing that was not understood comes along. Nothing is fetched or opened on the way.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from pictograms.boards.data_uri import decode_data_uri
from pictograms.boards.errors import PictureUnusable, SvgTooLarge
from pictograms.boards.limits import LIMITS, Limits
from pictograms.boards.pictures import PictureKind, check_raster, kind_of
from pictograms.boards.svg_style import Rule, clean_declarations, clean_rules, safe_value
from pictograms.boards.svg_tree import Element, read_tree
from pictograms.boards.svg_weight import check_weight
from pictograms.boards.svg_words import LOOKS, SHAPE, SVG, XLINK

_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_SIZE = re.compile(rf"({_NUMBER.pattern})\s*([A-Za-z]*)")
_UNITS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
_LARGEST = 1_000_000  # user units; nothing on a card is larger
_FINEST_DASH = 2_000  # dashes across the drawing
_MAX_STYLE = 256 * 1024
_EMBEDDED = (PictureKind.PNG, PictureKind.JPEG, PictureKind.GIF, PictureKind.WEBP)


@dataclass(frozen=True, slots=True)
class SafeSvg:
    """A drawing that may be kept: its bytes (UTF-8), its tree, and whether something was taken out of it."""

    content: bytes
    root: Element
    rules: tuple[Rule, ...]
    was_changed: bool


def clean_svg(content: bytes, limits: Limits = LIMITS) -> SafeSvg:
    """``content`` as a drawing that can do no harm; cleaning it again changes nothing.

    Raises SvgBroken (no XML, no drawing), SvgEntities, SvgTooDeep, SvgTooLarge and SvgEndless.
    """
    root, left_out = read_tree(content, limits)
    cleaner = _Cleaner(root, limits)
    cleaner.clean()
    check_weight(root, cleaner.rules)
    written = _written(root)
    if len(written) > 2 * limits.svg_bytes:
        raise SvgTooLarge
    return SafeSvg(written, root, tuple(cleaner.rules), left_out or cleaner.changed)


class _Cleaner:
    """Goes through a drawing's attributes and styles and takes out what may not stay."""

    def __init__(self, root: Element, limits: Limits) -> None:
        self._root = root
        self._limits = limits
        self.rules: list[Rule] = []
        self.changed = False

    def clean(self) -> None:
        self._check_canvas()
        for element in self._root.walk():
            self._clean_attributes(element)
            if element.tag == "style":
                self._clean_style(element)
        self._drop_empty_images()

    def _check_canvas(self) -> None:
        """The window becomes a viewBox alone: how large the drawing is is for those to say who show it."""
        attributes = self._root.attributes
        sides = [_length(attributes.pop(name, "")) for name in ("width", "height")]
        box = _numbers(attributes.pop("viewBox", ""))
        if len(box) != 4 or min(box[2:]) <= 0:
            box = [0, 0, *sides] if min(sides) > 0 else []
        if max(map(abs, [*box, *sides])) > _LARGEST:
            raise SvgTooLarge
        if box:
            attributes["viewBox"] = " ".join(f"{number:.10g}" for number in box)
        self._finest = math.hypot(*box[2:]) / _FINEST_DASH if len(box) == 4 else 0.05

    def _clean_attributes(self, element: Element) -> None:
        kept = {}
        for name, value in element.attributes.items():
            clean = self._attribute(element.tag, name, value)
            if clean:
                kept[name] = clean
            elif name.startswith("on") or name == "href" or "url" in value.lower():
                self.changed = True
        element.attributes = kept

    def _attribute(self, tag: str, name: str, value: str) -> str:
        """The value that may stay, or ""."""
        if name == "href":
            return self._href(tag, value.strip())
        if name == "style":
            clean = clean_declarations(value)
            self._compare("url" in value.lower(), value, clean)
            return self._without_fine_dashes(clean)
        if name == "xml:space":
            return value if value in ("default", "preserve") else ""
        if name == "stroke-dasharray" and self._is_too_fine(value):
            return ""
        if name in SHAPE or (name in LOOKS and safe_value(value)):
            return value
        return ""

    def _href(self, tag: str, value: str) -> str:
        if value.startswith("#") and tag not in ("image", "g"):
            return value
        return value if tag == "image" and self._is_embedded_picture(value) else ""

    def _is_embedded_picture(self, value: str) -> bool:
        if value[:11].casefold() != "data:image/":
            return False
        try:
            _media_type, content = decode_data_uri(value, self._limits)
            kind = kind_of(content)
            if kind in _EMBEDDED:
                check_raster(content, kind, self._limits)
        except PictureUnusable:
            return False
        return kind in _EMBEDDED

    def _clean_style(self, element: Element) -> None:
        text = element.text()
        if len(text) > _MAX_STYLE:
            raise SvgTooLarge
        attributes = element.attributes
        plain = attributes.get("type", "text/css").strip().casefold() == "text/css"
        plain = plain and attributes.get("media", "all").strip().casefold() in ("all", "screen")
        rules = []
        for selector, told in clean_rules(text) if plain else ():
            kept = self._without_fine_dashes(told)
            if kept:
                rules.append((selector, kept))
        self.rules += rules
        clean = "".join(f"{selector}{{{told}}}" for selector, told in rules)
        self._compare("url" in text.lower() or "@import" in text.lower(), text, clean)
        element.attributes = {}
        element.children = [clean] if clean else []

    def _without_fine_dashes(self, declarations: str) -> str:
        if "stroke-dasharray" not in declarations:
            return declarations
        kept = []
        for declaration in declarations.split(";"):
            name, _colon, value = declaration.partition(":")
            if name != "stroke-dasharray" or not self._is_too_fine(value):
                kept.append(declaration)
        return ";".join(kept)

    def _is_too_fine(self, dashes: str) -> bool:
        """Dashes so short that one line becomes a great many pieces."""
        lengths = _numbers(dashes)
        return bool(lengths) and sum(lengths) < self._finest * len(lengths)

    def _compare(self, reaches_out: bool, before: str, after: str) -> None:
        if reaches_out and before.lower().count("url") != after.lower().count("url"):
            self.changed = True
        if "@import" in before.lower():
            self.changed = True

    def _drop_empty_images(self) -> None:
        for element in self._root.walk():
            if any(child.tag == "image" and "href" not in child.attributes for child in element.elements()):
                element.children = [
                    child
                    for child in element.children
                    if isinstance(child, str) or child.tag != "image" or "href" in child.attributes
                ]


def _length(text: str) -> float:
    """A width or height in user units (CSS pixels), 0 when it is not said or a share of something."""
    match = _SIZE.fullmatch(text.strip())
    if match is None or match[2].casefold() not in _UNITS:
        return 0.0
    number = float(match[1]) * _UNITS[match[2].casefold()]
    return number if math.isfinite(number) else _LARGEST * 10.0


def _numbers(text: str) -> list[float]:
    found = []
    for match in _NUMBER.finditer(text[:10_000]):
        number = float(match[0])
        found.append(number if math.isfinite(number) else _LARGEST * 10.0)
    return found


def _written(root: Element) -> bytes:
    """The tree as XML."""
    parts: list[str] = []
    waiting: list[Element | str] = [root]
    while waiting:
        item = waiting.pop()
        if isinstance(item, str):
            parts.append(item)
            continue
        attributes = dict(item.attributes)
        href = attributes.pop("href", None)
        names = f' xmlns="{SVG}" xmlns:xlink="{XLINK}"' if item is root else ""
        said = "".join(f" {name}={quoteattr(value)}" for name, value in attributes.items())
        said += f" xlink:href={quoteattr(href)}" if href else ""
        if not item.children:
            parts.append(f"<{item.tag}{names}{said}/>")
            continue
        parts.append(f"<{item.tag}{names}{said}>")
        waiting.append(f"</{item.tag}>")
        waiting.extend(
            escape(child) if isinstance(child, str) else child for child in reversed(item.children)
        )
    return "".join(parts).encode("utf-8")

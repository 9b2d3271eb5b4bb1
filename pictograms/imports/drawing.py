"""Which drawings Qt does not draw right, and drawing those once, as pixels.

Found by drawing one example of each feature with QtSvg 6.11.3 and with resvg and comparing the pixels
(``tests/pictograms/imports/test_drawing.py`` does it again): what differs by more than edges is listed here.
Texts are listed because they depend on the fonts of each computer, masks, patterns, markers and filters
because only their simplest forms agree.
"""

from __future__ import annotations

import re

from pictograms.boards.errors import SvgBroken
from pictograms.boards.svg_safety import SafeSvg
from pictograms.boards.svg_tree import Element

SIDE_PX = 512
"""The longer side of a drawing that becomes pixels: 65 mm at 200 dots an inch, above any card."""

_ELEMENTS = frozenset({"text", "symbol", "clipPath", "mask", "pattern", "marker", "filter", "image"})
_LOOKS = re.compile(
    r"clip-path|mask|filter|marker|mix-blend-mode|isolation|paint-order|vector-effect|transform-origin|"
    r"hsla?\(|rgba\(|rgb\([^)]*/|!\s*important|(?<![(\"'])#(?:[0-9a-f]{8}|[0-9a-f]{4})\b",
    re.IGNORECASE,
)
_PROPERTIES = frozenset(
    {"clip-path", "mask", "filter", "marker", "marker-start", "marker-mid", "marker-end", "mix-blend-mode",
     "isolation", "paint-order", "vector-effect", "transform-origin"}
)  # fmt: skip
_SIZES = frozenset(
    {"x", "y", "width", "height", "cx", "cy", "r", "rx", "ry", "x1", "y1", "x2", "y2", "stroke-width"}
)
_UNIT = re.compile(r"[\d.]\s*(%|mm|cm|in|pt|pc|em|ex|rem|vw|vh)\s*$", re.IGNORECASE)
_GRADIENTS = frozenset({"linearGradient", "radialGradient"})
_PAINTS = frozenset({"fill", "stroke", "stop-color", "color", "flood-color", "style"})
_PLAIN_SELECTOR = re.compile(r"(?:[.#]?-?[\w-]+|\*)(?:\s*,\s*(?:[.#]?-?[\w-]+|\*))*")


def drawn_wrongly_by_qt(svg: SafeSvg) -> bool:
    """Whether the drawing uses something that QtSvg leaves out or draws otherwise."""
    for selector, declarations in svg.rules:
        if _LOOKS.search(declarations) or not _PLAIN_SELECTOR.fullmatch(selector):
            return True
    return any(_is_beyond_qt(element, element is svg.root) for element in svg.root.walk())


def _is_beyond_qt(element: Element, is_root: bool) -> bool:
    if element.tag in _ELEMENTS or (element.tag == "svg" and not is_root):
        return True
    for name, value in element.attributes.items():
        if name in _PROPERTIES and value.strip() not in ("none", "auto", "normal", "inherit"):
            return True
        if name in _PAINTS and _LOOKS.search(value):
            return True
        if name in _SIZES and not is_root and element.tag not in _GRADIENTS and _UNIT.search(value):
            return True
    return False


def drawn_once(svg: SafeSvg) -> bytes:
    """The drawing as a PNG, ``SIDE_PX`` on its longer side; raises SvgBroken when nothing can be drawn.

    ``resvg-py`` is given text only: no folder for it to look in, and no address is left in it.
    """
    import resvg_py

    box = [float(number) for number in svg.root.attributes.get("viewBox", "").split()]
    if len(box) != 4:
        raise SvgBroken  # without a window nobody knows how large it becomes
    wide = box[2] >= box[3]
    has_text = any(element.tag == "text" for element in svg.root.walk())
    try:
        png: bytes = resvg_py.svg_to_bytes(
            svg_string=svg.content.decode("utf-8"),
            width=SIDE_PX if wide else None,
            height=None if wide else SIDE_PX,
            skip_system_fonts=not has_text,
        )
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # a panic inside the library is no Exception
        raise SvgBroken from error
    return png

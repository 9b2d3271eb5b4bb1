"""Drawings that Qt does not draw right are drawn once, and those that it does stay drawings.

Each feature is drawn by QtSvg and by resvg, and the pixels are compared: this keeps the list in
``pictograms.imports.drawing`` true when Qt changes.
"""

from __future__ import annotations

from io import BytesIO
from itertools import islice

import pytest
from PIL import Image, ImageChops
from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from pytestqt.qtbot import QtBot

from pictograms.boards.errors import SvgBroken
from pictograms.boards.svg_safety import clean_svg
from pictograms.catalogue import Catalogue
from pictograms.imports.drawing import SIDE_PX, drawn_once, drawn_wrongly_by_qt
from tests.pictograms.boards.made import data_uri, png

HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 72 72">'
)
GRADIENT = (
    '<linearGradient id="g"><stop offset="0" stop-color="red"/><stop offset="1" stop-color="blue"/>'
    "</linearGradient>"
)
RED = '<rect width="50" height="50" fill="red"/>'

DRAWN_RIGHT = {
    "plain": '<path d="M10 10h50v50z" fill="#f00" stroke="#000" stroke-width="2"/>',
    "class": '<style>.a{fill:#0a0;stroke:#000}</style><path class="a" d="M10 10h50v50z"/>',
    "two classes": "<style>.a{fill:#0a0}.b{stroke:#00f;stroke-width:4px}</style>"
    '<path class="a b" d="M9 9h50v50z"/>',
    "gradient through a class": f"{GRADIENT}<style>.a{{fill:url(#g)}}</style>"
    '<path class="a" d="M10 10h50v50z"/>',
    "gradient on a stroke": GRADIENT
    + '<path stroke="url(#g)" stroke-width="8" fill="none" d="M10 10h50v50z"/>',
    "inherited gradient": f'{GRADIENT}<linearGradient id="h" xlink:href="#g" x1="0" y1="0" x2="0" y2="1"/>'
    '<rect width="60" height="60" fill="url(#h)"/>',
    "use": '<defs><g id="u"><rect width="20" height="20" fill="#0aa"/></g></defs>'
    '<use href="#u" x="20" y="20"/>',
    "use before": '<use xlink:href="#u" x="20" y="20"/>'
    '<defs><g id="u"><rect width="20" height="20"/></g></defs>',
    "group opacity": '<g opacity=".5"><rect width="40" height="40" fill="red"/>'
    '<rect x="20" width="40" height="60"/></g>',
    "dashes": '<path d="M5 36h60" stroke="#000" stroke-width="4" stroke-dasharray="8 4"/>',
    "even-odd": '<path fill-rule="evenodd" d="M5 5h60v60h-60zM20 20h30v30h-30z"/>',
    "inherit": '<g fill="red"><rect width="20" height="20" fill="inherit"/></g>',
    "currentColor": '<g color="red"><rect width="50" height="50" fill="currentColor"/></g>',
}
DRAWN_WRONGLY = {
    "clip path": '<clipPath id="c"><circle cx="36" cy="36" r="15"/></clipPath>'
    f'<g clip-path="url(#c)">{RED}</g>',
    "clip path through a class": "<style>.c{clip-path:url(#c)}</style>"
    '<clipPath id="c"><circle r="15"/></clipPath>'
    f'<g class="c">{RED}</g>',
    "shadow": '<filter id="f"><feDropShadow dx="8" dy="8" stdDeviation="1"/></filter>'
    f'<g filter="url(#f)">{RED}</g>',
    "symbol": '<symbol id="u" viewBox="0 0 10 10"><rect width="10" height="10"/></symbol>'
    '<use href="#u" x="9" y="9" width="40" height="40"/>',
    "inner svg": '<svg x="20" y="20" width="30" height="30" viewBox="0 0 10 10">'
    '<rect width="10" height="10"/></svg>',
    "hsl": '<rect width="50" height="50" fill="hsl(120,100%,30%)"/>',
    "rgba": '<rect width="50" height="50" fill="rgba(0,200,0,.5)"/>',
    "hex with alpha": '<rect width="50" height="50" style="fill:#00aa0080"/>',
    "per cent": '<rect width="50%" height="50%" fill="red"/>',
    "millimetres": '<rect width="10mm" height="10mm" fill="red"/>',
    "blending": RED
    + '<rect x="20" y="20" width="50" height="50" fill="#0f0" style="mix-blend-mode:multiply"/>',
    "paint order": '<circle cx="36" cy="36" r="20" fill="red" stroke="#000" stroke-width="16"'
    ' paint-order="stroke"/>',
    "vector effect": '<g transform="scale(4)">'
    '<path vector-effect="non-scaling-stroke" d="M2 2h10v10z" stroke="#000"/></g>',
    "important": '<rect width="50" height="50" style="fill:red!important"/>',
}
"""Features that QtSvg 6.11.3 leaves out or draws otherwise."""


@pytest.mark.parametrize("feature", DRAWN_RIGHT)
def test_what_qt_draws_right_stays_a_drawing(feature: str, qtbot: QtBot) -> None:
    svg = clean_svg(f"{HEAD}{DRAWN_RIGHT[feature]}</svg>".encode())
    assert not drawn_wrongly_by_qt(svg)
    assert share_of_wrong_pixels(svg.content, drawn_once(svg)) < 0.01


@pytest.mark.no_qt_log  # of an svg inside another Qt says that it leaves it out
@pytest.mark.parametrize("feature", DRAWN_WRONGLY)
def test_what_qt_draws_wrongly_is_drawn_once(feature: str, qtbot: QtBot) -> None:
    svg = clean_svg(f"{HEAD}{DRAWN_WRONGLY[feature]}</svg>".encode())
    assert drawn_wrongly_by_qt(svg)
    assert share_of_wrong_pixels(svg.content, drawn_once(svg)) > 0.01


@pytest.mark.parametrize(
    "inside", ["<text>A</text>", '<mask id="m"/><rect mask="url(#m)"/>', f'<image href="{data_uri(png())}"/>']
)
def test_what_depends_on_the_computer_is_drawn_once(inside: str) -> None:
    assert drawn_wrongly_by_qt(clean_svg(f"{HEAD}{inside}</svg>".encode()))


def test_the_programs_own_pictures_would_all_stay_drawings(catalogue: Catalogue) -> None:
    beyond = [
        key for key in islice(catalogue, 0, None, 25) if drawn_wrongly_by_qt(clean_svg(catalogue.svg(key)))
    ]
    assert beyond == []


def test_drawing_once_gives_the_longer_side_its_size() -> None:
    wide = clean_svg(
        b'<svg viewBox="0 0 40 10" width="1" height="1000000"><rect width="40" height="10"/></svg>'
    )
    assert Image.open(BytesIO(drawn_once(wide))).size == (SIDE_PX, SIDE_PX // 4)
    tall = clean_svg(b'<svg width="10mm" height="20mm"><rect width="40" height="10"/></svg>')
    assert Image.open(BytesIO(drawn_once(tall))).size == (SIDE_PX // 2, SIDE_PX)


def test_a_drawing_of_no_size_can_not_be_drawn() -> None:
    with pytest.raises(SvgBroken):
        drawn_once(clean_svg(b"<svg><rect width='9' height='1e5'/></svg>"))
    thin = clean_svg(b"<svg viewBox='0 0 1000000 0.0001'><rect width='9' height='1e5'/></svg>")
    assert Image.open(BytesIO(drawn_once(thin))).size == (SIDE_PX, 1)


def test_a_text_is_drawn_with_the_computers_letters() -> None:
    svg = clean_svg(f'{HEAD}<text x="10" y="50" font-size="40">A</text></svg>'.encode())
    assert Image.open(BytesIO(drawn_once(svg))).size == (SIDE_PX, SIDE_PX)


def share_of_wrong_pixels(svg: bytes, png_by_resvg: bytes, side: int = 144) -> float:
    """The share of pixels that differ by more than an edge's softness."""
    resvg = Image.open(BytesIO(png_by_resvg)).convert("RGBA").resize((side, side))
    expected = Image.new("RGB", (side, side), "white")
    expected.paste(resvg, mask=resvg.getchannel("A"))
    drawn = QImage(side, side, QImage.Format.Format_RGB32)
    drawn.fill(Qt.GlobalColor.white)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer = QSvgRenderer(QByteArray(svg))
    renderer.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
    renderer.render(painter, QRectF(0, 0, side, side))
    painter.end()
    by_qt = Image.frombytes("RGB", (side, side), bytes(drawn.constBits()), "raw", "BGRX")
    red, green, blue = ImageChops.difference(by_qt, expected).split()
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    wrong = sum(most.histogram()[80:])
    return wrong / (side * side)

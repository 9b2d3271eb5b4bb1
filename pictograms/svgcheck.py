"""Is this an SVG drawing at all? Asked before Qt is, which would only print a warning."""

from __future__ import annotations

from xml.parsers import expat

from pictograms.errors import NotSvg


def check_svg(key: str, content: bytes) -> None:
    """Raise NotSvg (with ``key`` and a reason) unless ``content`` is well-formed XML that begins with svg.

    Nothing outside the bytes is read: expat fetches no entity or address by itself, and a document type
    with entities of its own, which could grow without end, is refused.
    """
    roots: list[str] = []

    def element(name: str, _attributes: dict[str, str]) -> None:
        roots.append(name)
        parser.StartElementHandler = None

    def entity(*_declaration: object) -> None:
        raise NotSvg(key=key, reason="it defines entities")

    parser = expat.ParserCreate()
    parser.StartElementHandler = element
    parser.EntityDeclHandler = entity
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        raise NotSvg(key=key, reason=str(error)) from error
    if not roots or roots[0].rpartition(":")[2] != "svg":
        raise NotSvg(key=key, reason="it is not an SVG file")

from __future__ import annotations

import pytest

from pictograms.errors import NotSvg
from pictograms.svgcheck import check_svg


@pytest.mark.parametrize(
    "content",
    [
        b'<svg xmlns="http://www.w3.org/2000/svg"/>',
        b'<?xml version="1.0"?><!DOCTYPE svg><s:svg xmlns:s="http://www.w3.org/2000/svg"></s:svg>',
    ],
)
def test_a_drawing_passes(content: bytes) -> None:
    check_svg("own:x", content)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "no element found"),
        (b"\x89PNG\r\n\x1a\n", "not well-formed"),
        (b"<html><svg/></html>", "not an SVG file"),
        (b"<svg><path></svg>", "mismatched tag"),
        (b'<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><svg>&b;</svg>', "defines entities"),
    ],
)
def test_anything_else_is_named_with_its_reason(content: bytes, reason: str) -> None:
    with pytest.raises(NotSvg, match=reason) as refused:
        check_svg("own:x", content)
    assert refused.value.details["key"] == "own:x"

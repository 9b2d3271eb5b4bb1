"""Small board files and pictures that the tests make for themselves."""

from __future__ import annotations

import base64
import io
import json
import struct
import zipfile
import zlib
from collections.abc import Mapping
from typing import Any

SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 72 72">'
    b'<path d="M10 10h50v50z" fill="#fcea2b" stroke="#000" stroke-width="2"/></svg>'
)


def png(width: int = 4, height: int = 4, colour: tuple[int, int, int] = (200, 30, 30)) -> bytes:
    """A whole PNG of one colour."""
    rows = b"".join(b"\x00" + bytes(colour) * width for _ in range(height))
    return png_head(width, height) + _chunk(b"IDAT", zlib.compress(rows)) + _chunk(b"IEND", b"")


def png_head(width: int, height: int) -> bytes:
    """The beginning of a PNG that says it is this large."""
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def data_uri(content: bytes, media_type: str = "image/png") -> str:
    return f"data:{media_type};base64,{base64.b64encode(content).decode()}"


def board(board_id: object = "lunch", **more: Any) -> dict[str, Any]:
    """A board of two buttons in two by two cells; ``more`` takes fields' places, None takes them away."""
    whole: dict[str, Any] = {
        "format": "open-board-0.1",
        "id": board_id,
        "locale": "sv",
        "name": "Lunch",
        "grid": {"rows": 2, "columns": 2, "order": [["1", None], [None, "2"]]},
        "buttons": [
            {"id": "1", "label": "soppa", "background_color": "rgb(255, 255, 255)"},
            {"id": "2", "label": "bröd"},
        ],
        "images": [],
        "sounds": [],
    }
    whole |= more
    return {name: value for name, value in whole.items() if value is not None}


def obf(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False).encode("utf-8")


def obz(members: Mapping[str, object], root: str | None = None, listed: bool = True) -> bytes:
    """A package of ``members`` (bytes, or JSON to be written), with a list of its boards if wanted."""
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as package:
        boards = {
            str(content["id"]): name
            for name, content in members.items()
            if name.endswith(".obf") and isinstance(content, dict) and "id" in content
        }
        if listed and "manifest.json" not in members:
            manifest = {
                "format": "open-board-0.1",
                "root": root or next(iter(boards.values())),
                "paths": {"boards": boards},
            }
            package.writestr("manifest.json", json.dumps(manifest))
        for name, content in members.items():
            package.writestr(name, content if isinstance(content, bytes) else obf(content))
    return into.getvalue()

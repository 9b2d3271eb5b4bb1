"""What a picture of a mat says about itself, inside the file, so that it can be read back."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

from talking_mats.cards import Card
from talking_mats.errors import NoDescription
from talking_mats.model import Mat
from talking_mats.text import in_language

if TYPE_CHECKING:
    from PIL.PngImagePlugin import PngInfo

FORMAT = 1
_PNG_KEY = "talking_mats"


def description(mat: Mat, lang: str, date: str) -> dict[str, Any]:
    """The topic, the top scale, what lies where and what was put aside, in the language of the picture."""
    return {
        "format": FORMAT,
        "mat": mat.id,
        "topic": mat.start.topic,
        "name": in_language(mat.start.name, lang),
        "date": date,
        "lang": lang,
        "scale": mat.start.scale.id,
        "columns": [in_language(column.words, lang) for column in mat.start.scale.columns],
        "positions": mat.start.positions,
        "turned": mat.turned,
        "placements": [
            {**_card(placed.card, lang), "position": placed.position, "x": round(placed.x, 3)}
            for placed in mat.placements()
        ],
        "aside": [_card(card, lang) for card in mat.aside],
        "unplaced": [_card(card, lang) for card in _left(mat)],
    }


def png_info(described: dict[str, Any]) -> PngInfo:
    """The description as an international text of a PNG."""
    from PIL.PngImagePlugin import PngInfo

    info = PngInfo()
    info.add_itxt(_PNG_KEY, _json(described))
    info.add_itxt("Title", f"{described['name']} {described['date']}".strip())
    return info


def pdf_info(described: dict[str, Any]) -> dict[str, str]:
    """The description as fields of a PDF."""
    return {"title": f"{described['name']} {described['date']}".strip(), "keywords": _json(described)}


def read_description(content: bytes) -> dict[str, Any]:
    """The description in a PNG or PDF made here; raises NoDescription."""
    try:
        # Pillow tells of a broken PDF by a RuntimeError and of a broken PNG by a SyntaxError.
        found = json.loads(_from_pdf(content) if content.startswith(b"%PDF") else _from_png(content))
    except (ValueError, LookupError, OSError, TypeError, SyntaxError, AttributeError, RuntimeError) as error:
        raise NoDescription(reason="it holds no description") from error
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise NoDescription(reason="its description is of another kind")
    return found


def _from_png(content: bytes) -> str:
    from PIL import Image

    try:
        with Image.open(io.BytesIO(content)) as picture:
            return str(picture.info[_PNG_KEY])
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise ValueError("a picture larger than any made here") from error


def _from_pdf(content: bytes) -> str:
    from PIL.PdfParser import PdfParser

    with PdfParser(buf=content) as parser:
        return str(parser.info.Keywords)


def _json(described: dict[str, Any]) -> str:
    return json.dumps(described, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _card(card: Card, lang: str) -> dict[str, str]:
    return {"card": card.id, "words": in_language(card.words, lang), "kind": str(card.kind)}


def _left(mat: Mat) -> list[Card]:
    return [mat.in_hand, *mat.pile] if mat.in_hand is not None else []

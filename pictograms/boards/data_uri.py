"""Pictures written straight into a text as ``data:image/png;base64,…``."""

from __future__ import annotations

import base64
import binascii
from urllib.parse import unquote_to_bytes

from pictograms.boards.errors import PictureDamaged, PictureTooLarge
from pictograms.boards.limits import LIMITS, MB, Limits


def decode_data_uri(text: str, limits: Limits = LIMITS) -> tuple[str, bytes]:
    """Media type (small letters, perhaps "") and bytes of a data URI.

    Takes base64 and per-cent writing, white space and missing padding, and a bare base64 text without its
    head, all of which are found in boards. Raises PictureDamaged and PictureTooLarge.
    """
    head, comma, body = text.strip().partition(",")
    if not comma:
        head, body = "data:;base64", head
    if not head[:5].casefold() == "data:":
        raise PictureDamaged
    if len(body) > limits.picture_bytes * 4:
        raise PictureTooLarge(limit=limits.picture_bytes // MB, unit="MB")
    media_type, *settings = (part.strip().casefold() for part in head[5:].split(";"))
    content = _base64(body) if "base64" in settings else unquote_to_bytes(body)
    if not content:
        raise PictureDamaged
    if len(content) > limits.picture_bytes:
        raise PictureTooLarge(limit=limits.picture_bytes // MB, unit="MB")
    return media_type, content


def encode_data_uri(media_type: str, content: bytes) -> str:
    """``content`` as a base64 data URI."""
    return f"data:{media_type};base64,{base64.b64encode(content).decode('ascii')}"


def _base64(body: str) -> bytes:
    plain = unquote_to_bytes(body).decode("latin-1") if "%" in body else body
    letters = "".join(plain.split()).rstrip("=").replace("-", "+").replace("_", "/")
    try:
        return binascii.a2b_base64(letters + "=" * (-len(letters) % 4), strict_mode=True)
    except (ValueError, UnicodeEncodeError) as error:
        raise PictureDamaged from error

"""What kind of picture some bytes are, told from the bytes alone, and whether it can be used."""

from __future__ import annotations

import struct
from collections.abc import Callable
from enum import Enum

from pictograms.boards.data_uri import decode_data_uri
from pictograms.boards.errors import (
    NotAPicture,
    PictureDamaged,
    PictureNotHere,
    PictureOfAnotherSet,
    PictureOnTheWeb,
    PictureTooLarge,
)
from pictograms.boards.limits import LIMITS, Limits
from pictograms.boards.model import Files, Image


class PictureKind(Enum):
    """Kinds of pictures that are let in: (media type, ending)."""

    SVG = "image/svg+xml", ".svg"
    PNG = "image/png", ".png"
    JPEG = "image/jpeg", ".jpg"
    GIF = "image/gif", ".gif"
    WEBP = "image/webp", ".webp"
    BMP = "image/bmp", ".bmp"

    def __init__(self, media_type: str, ending: str) -> None:
        self.media_type = media_type
        self.ending = ending


def kind_of(content: bytes) -> PictureKind:
    """The kind of picture; raises NotAPicture."""
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return PictureKind.PNG
    if content.startswith(b"\xff\xd8\xff"):
        return PictureKind.JPEG
    if content.startswith((b"GIF87a", b"GIF89a")):
        return PictureKind.GIF
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return PictureKind.WEBP
    if content.startswith(b"BM") and len(content) > 26:
        return PictureKind.BMP
    beginning = content[:4096]
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        beginning = content[:8192].decode("utf-16", "replace").encode("utf-8")
    late = beginning.lstrip()[:5] == b"<?xml" and b"<svg" in content
    if late or b"<svg" in beginning or b":svg" in beginning:
        return PictureKind.SVG
    raise NotAPicture


def check_raster(content: bytes, kind: PictureKind, limits: Limits = LIMITS) -> tuple[int, int]:
    """Width and height that the head of a picture declares, in pixels.

    Read before any library is asked to unpack the picture: a few bytes can declare a picture of gigabytes.
    Raises PictureDamaged and PictureTooLarge.
    """
    try:
        width, height = _SIZES[kind](content)
    except (struct.error, IndexError) as error:
        raise PictureDamaged from error
    if width < 1 or height < 1:
        raise PictureDamaged
    if width * height > limits.picture_pixels:
        raise PictureTooLarge(limit=limits.picture_pixels // 1_000_000, unit="MP")
    return width, height


def content_of(image: Image, files: Files, limits: Limits = LIMITS) -> bytes:
    """The bytes of ``image``: from its data, else from its place among ``files``. Nothing is fetched.

    Raises PictureOnTheWeb, PictureOfAnotherSet, PictureNotHere, or what is wrong with the bytes.
    """
    if image.data:
        return decode_data_uri(image.data, limits)[1]
    if image.path:
        name = files.find(image.path)
        if name is not None:
            return files.read(name, limits.picture_bytes)
    if image.symbol:
        raise PictureOfAnotherSet(set_name=str(image.symbol.get("set", "?"))[:80])
    if image.url or image.extra.get("data_url"):
        raise PictureOnTheWeb
    raise PictureNotHere


def _png(content: bytes) -> tuple[int, int]:
    width, height = struct.unpack_from(">II", content, 16)
    return width, height


def _gif(content: bytes) -> tuple[int, int]:
    width, height = struct.unpack_from("<HH", content, 6)
    return width, height


def _bmp(content: bytes) -> tuple[int, int]:
    if struct.unpack_from("<I", content, 14)[0] == 12:
        width, height = struct.unpack_from("<HH", content, 18)
    else:
        width, height = struct.unpack_from("<ii", content, 18)
    return width, abs(height)


def _webp(content: bytes) -> tuple[int, int]:
    if content[12:16] == b"VP8X":
        return (
            1 + int.from_bytes(content[24:27], "little"),
            1 + int.from_bytes(content[27:30], "little"),
        )
    if content[12:16] == b"VP8L":
        bits = struct.unpack_from("<I", content, 21)[0]
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    width, height = struct.unpack_from("<HH", content, 26)
    return width & 0x3FFF, height & 0x3FFF


def _jpeg(content: bytes) -> tuple[int, int]:
    """The largest frame before the picture's own bytes begin (ITU-T T.81, B.2.2)."""
    at, width, height = 2, 0, 0
    while at + 4 <= len(content):
        at = content.find(0xFF, at)
        if at < 0 or at + 4 > len(content):
            break
        mark = content[at + 1]
        if mark == 0xDA:
            break
        if mark in (0xFF, 0x01, 0x00) or 0xD0 <= mark <= 0xD8:
            at += 1 if mark == 0xFF else 2
            continue
        if 0xC0 <= mark <= 0xCF and mark not in (0xC4, 0xC8, 0xCC):
            tall, wide = struct.unpack_from(">HH", content, at + 5)
            width, height = max(width, wide), max(height, tall)
        at += 2 + max(2, struct.unpack_from(">H", content, at + 2)[0])
    return width, height


_SIZES: dict[PictureKind, Callable[[bytes], tuple[int, int]]] = {
    PictureKind.PNG: _png,
    PictureKind.JPEG: _jpeg,
    PictureKind.GIF: _gif,
    PictureKind.WEBP: _webp,
    PictureKind.BMP: _bmp,
}

"""Picture files of every kind that people bring, made here."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO

from PIL import Image, ImageCms, PngImagePlugin

MARK = b"Storgatan 5, Ludvika"
"""Stands in everything that is written beside the pixels, so that it can be looked for afterwards."""


def scene(width: int = 60, height: int = 40) -> Image.Image:
    """Red at the left, green at the top right, blue at the bottom right; each a flat colour."""
    picture = Image.new("RGB", (width, height), (200, 30, 30))
    picture.paste((30, 180, 40), (width // 2, 0, width, height // 2))
    picture.paste((30, 40, 190), (width // 2, height // 2, width, height))
    return picture


def shades(side: int) -> Image.Image:
    """Many colours, as a camera sees."""
    red, green = Image.linear_gradient("L"), Image.radial_gradient("L")
    return Image.merge("RGB", (red, green, red.rotate(90))).resize((side, side))


def encoded(picture: Image.Image, kind: str, **options: object) -> bytes:
    """The picture as the bytes of a file."""
    kept = BytesIO()
    picture.save(kept, kind, **options)
    return kept.getvalue()


def camera_notes(orientation: int = 1) -> Image.Exif:
    """What a phone writes beside a photo: where it was taken, by which camera, which way it was held."""
    notes = Image.Exif()
    notes[0x0112] = orientation
    notes[0x010F] = MARK.decode()
    notes[0x9286] = MARK.decode()
    place = notes.get_ifd(0x8825)
    place[1], place[2] = "N", (60.0, 8.0, 47.25)
    place[3], place[4] = "E", (15.0, 11.0, 21.5)
    place[0x1B] = MARK
    return notes


def iptc() -> bytes:
    """A Photoshop block with a caption in it, as news agencies write."""
    caption = b"\x1c\x02\x78" + struct.pack(">H", len(MARK)) + MARK
    resource = b"8BIM" + struct.pack(">H", 0x0404) + b"\x00\x00" + struct.pack(">I", len(caption)) + caption
    body = b"Photoshop 3.0\x00" + resource + (b"\x00" if len(caption) % 2 else b"")
    return b"\xff\xed" + struct.pack(">H", len(body) + 2) + body


XMP = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>" + MARK + b"</x:xmpmeta>"


def from_a_phone(picture: Image.Image, orientation: int = 1) -> bytes:
    """A JPEG with everything a phone, an editor and an agency can write beside the pixels."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    data = encoded(
        picture,
        "JPEG",
        quality=95,
        exif=camera_notes(orientation),
        xmp=XMP,
        comment=MARK,
        icc_profile=profile,
    )
    thumbnail = b"\xff\xee" + struct.pack(">H", len(MARK) + 2) + MARK
    return data[:2] + iptc() + thumbnail + data[2:] + b"after the end: " + MARK


def png_with_notes(picture: Image.Image) -> bytes:
    """A PNG with texts of all three kinds, EXIF and a colour profile."""
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Author", MARK.decode())
    texts.add_text("Comment", MARK.decode(), zip=True)
    texts.add_itxt("XML:com.adobe.xmp", XMP.decode())
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return encoded(picture, "PNG", pnginfo=texts, exif=camera_notes(), icc_profile=profile)


def png_chunk(name: bytes, body: bytes) -> bytes:
    """One part of a PNG file."""
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png_that_claims(width: int, height: int) -> bytes:
    """A few bytes that say they hold a picture of this size."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = zlib.compress(bytes(1000))
    return (
        b"\x89PNG\r\n\x1a\n" + png_chunk(b"IHDR", head) + png_chunk(b"IDAT", pixels) + png_chunk(b"IEND", b"")
    )


def deep_png(values: list[list[int]]) -> bytes:
    """A grey PNG of 16 bits a pixel."""
    rows = b"".join(b"\x00" + b"".join(struct.pack(">H", value) for value in row) for row in values)
    head = struct.pack(">IIBBBBB", len(values[0]), len(values), 16, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + png_chunk(b"IHDR", head)
        + png_chunk(b"IDAT", zlib.compress(rows))
        + png_chunk(b"IEND", b"")
    )


def deep_colour_png(colour: tuple[int, int, int]) -> bytes:
    """A PNG of one pixel with 16 bits a colour."""
    row = b"\x00" + struct.pack(">3H", *colour)
    head = struct.pack(">IIBBBBB", 1, 1, 16, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + png_chunk(b"IHDR", head)
        + png_chunk(b"IDAT", zlib.compress(row))
        + png_chunk(b"IEND", b"")
    )


def moving(kind: str) -> bytes:
    """Three pictures one after another in one file."""
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "green", "blue")]
    return encoded(frames[0], kind, save_all=True, append_images=frames[1:], duration=100)

"""Own photos: from any camera's bytes to a small square that carries nothing but its pixels.

Pillow is imported where it is used, so that a program that shows no photo does not wait for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from math import ceil, sqrt
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from pictograms.errors import N_
from pictograms.photo_errors import (
    CropOutside,
    NotAPhoto,
    PhotoDamaged,
    PhotoEmpty,
    PhotoFileTooLarge,
    PhotoIsDrawing,
    PhotoMoves,
    PhotoOfOtherKind,
    PhotoTooManyPixels,
    PhotoUnreadable,
    PhotoUnusable,
)

if TYPE_CHECKING:
    from PIL import Image

MB = 1024 * 1024
MOST_BYTES = 30 * MB
MOST_PIXELS = 65_000_000
"""Above the phones that take 50 and 64 million pixels, below what makes a slow laptop stand still."""
KEPT_PIXELS = 16_000_000
KEPT_SIDE = 16_000
FINISHED_SIDE = 800
JPEG_QUALITY = 88
WRONG_SUFFIX = N_("The file's name ends with {suffix}, but the picture is {kind}. It works all the same.")
PHOTO_SUFFIXES = (".jpg", ".jpeg", ".png", ".webp", ".avif", ".tif", ".tiff", ".gif", ".bmp")
"""Endings of files worth looking into when a folder is opened."""

_FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "TIFF", "GIF", "BMP")
_SUFFIXES = {
    "JPEG": (".jpg", ".jpeg", ".jpe", ".jfif", ".mpo"),
    "PNG": (".png", ".apng"),
    "WebP": (".webp",),
    "AVIF": (".avif",),
    "TIFF": (".tif", ".tiff"),
    "GIF": (".gif",),
    "BMP": (".bmp", ".dib"),
}
_KINDS = {"MPO": "JPEG", "WEBP": "WebP"}  # MPO: a JPEG followed by more of them, from cameras of two lenses
_DRAWING_COLOURS = 2_000
_HEIC = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")
_EXIF_ORIENTATION = 0x0112


@dataclass(frozen=True, slots=True)
class CropBox:
    """A square to cut out, in pixels of the upright picture, from its top left corner."""

    left: int
    top: int
    side: int


@dataclass(frozen=True, slots=True)
class RawPhoto:
    """A decoded picture, upright, in sRGB, without transparency; ``pixels`` is RGB, 3 bytes each, row by row.

    ``kind`` is what the picture was saved as ("JPEG"). ``wrong_suffix`` is the ending of the file's name when
    it says something else (``WRONG_SUFFIX`` is the sentence that tells it), otherwise empty. Very large
    pictures are kept at a part of their size.
    """

    width: int
    height: int
    pixels: bytes = field(repr=False)
    kind: str = "JPEG"
    wrong_suffix: str = ""

    def middle(self) -> CropBox:
        """The largest square around the middle, the one to begin with."""
        side = min(self.width, self.height)
        return CropBox((self.width - side) // 2, (self.height - side) // 2, side)


@dataclass(frozen=True, slots=True)
class FinishedPhoto:
    """A square picture as it is kept: nothing but pixels in ``data``, which is JPEG or PNG."""

    media_type: str
    width: int
    height: int
    data: bytes = field(repr=False)


def read_photo(data: bytes, file_name: str = "", kept_pixels: int = KEPT_PIXELS) -> RawPhoto:
    """Decode a picture from a file, the clipboard or a camera; what it is is told from its bytes.

    ``file_name`` is only looked at to tell that its ending is wrong. With few ``kept_pixels`` it is quick, as
    for a row of small pictures. Raises a PhotoUnusable: PhotoEmpty, PhotoFileTooLarge, PhotoTooManyPixels
    (seen before anything is unpacked), NotAPhoto, PhotoOfOtherKind, PhotoIsDrawing, PhotoMoves, PhotoDamaged.
    """
    if not data:
        raise PhotoEmpty
    if len(data) > MOST_BYTES:
        raise PhotoFileTooLarge(limit=MOST_BYTES // MB)
    with _opened(data) as image:
        kind = _KINDS.get(str(image.format), str(image.format))
        _check_size(*image.size)
        if image.format not in ("MPO", "JPEG") and getattr(image, "is_animated", False):
            raise PhotoMoves
        upright = _upright(image, kept_pixels)
        return RawPhoto(*upright.size, upright.tobytes(), kind, _wrong_suffix(kind, file_name))


def read_photo_file(path: Path, kept_pixels: int = KEPT_PIXELS) -> RawPhoto:
    """Decode the picture in a file. Raises PhotoUnreadable, and what ``read_photo`` raises."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise PhotoUnreadable(file=path.name) from error
    return read_photo(data, path.name, kept_pixels)


def finish_photo(raw: RawPhoto, square: CropBox, side: int = FINISHED_SIDE) -> FinishedPhoto:
    """Cut out ``square`` and make it at most ``side`` pixels wide; never larger than it was.

    JPEG for photos; PNG for drawings, with few colours and wide areas, where JPEG blurs every line and is
    larger. Raises CropOutside.
    """
    from PIL import Image

    inside = 0 <= square.left <= raw.width - square.side and 0 <= square.top <= raw.height - square.side
    if square.side < 1 or not inside:
        raise CropOutside
    whole = Image.frombuffer("RGB", (raw.width, raw.height), raw.pixels)
    edges = (square.left, square.top, square.left + square.side, square.top + square.side)
    cut = whole.crop(edges)
    small = min(side, square.side)
    if small < square.side:
        cut = cut.resize((small, small), Image.Resampling.LANCZOS, reducing_gap=3.0)
    photo = _encoded(cut, "JPEG", quality=JPEG_QUALITY, optimize=True)
    if cut.getcolors(_DRAWING_COLOURS) is not None:
        drawing = _encoded(cut, "PNG")
        if len(drawing) <= len(photo):
            return FinishedPhoto("image/png", small, small, drawing)
    return FinishedPhoto("image/jpeg", small, small, photo)


def _encoded(image: Image.Image, kind: str, **options: object) -> bytes:
    kept = BytesIO()
    image.save(kept, kind, **options)
    return kept.getvalue()


@contextmanager
def _opened(data: bytes) -> Iterator[Image.Image]:
    """Give the picture in ``data`` with its size known and nothing unpacked yet."""
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(BytesIO(data), formats=_FORMATS) as image:
            yield image
    except PhotoUnusable:
        raise
    except UnidentifiedImageError as error:
        raise _what_else(data) from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning, MemoryError) as error:
        raise PhotoTooManyPixels(limit=MOST_PIXELS // 1_000_000) from error
    except Exception as error:  # the decoders raise nearly every kind of error on damaged bytes
        raise PhotoDamaged from error


def _what_else(data: bytes) -> PhotoUnusable:
    """What to say of bytes that no decoder knows."""
    beginning = data[:4096]
    if beginning.startswith((b"\xff\xfe", b"\xfe\xff")):
        beginning = beginning.decode("utf-16", "replace").encode("utf-8")
    if b"<svg" in beginning or b":svg" in beginning:
        return PhotoIsDrawing()
    if data[4:8] == b"ftyp" and data[8:12] in _HEIC:
        return PhotoOfOtherKind(kind="HEIC")
    if data.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*")) or (
        data[:4] == b"RIFF" and data[8:12] == b"WEBP"
    ):
        return PhotoDamaged()
    return NotAPhoto()


def _check_size(width: int, height: int) -> None:
    if width < 1 or height < 1:
        raise PhotoDamaged
    if width * height > MOST_PIXELS:
        raise PhotoTooManyPixels(limit=MOST_PIXELS // 1_000_000)


def _upright(image: Image.Image, kept_pixels: int) -> Image.Image:
    """Unpack, shrink to what is kept, turn the way it was held, and translate the colours."""
    from pictograms.photo_colours import plain_rgb

    shrink = _shrink(*image.size, kept_pixels)
    if shrink > 1 and image.format in ("JPEG", "MPO"):
        # a JPEG can be unpacked at a part of its size, which spares time and memory
        image.draft(None, (image.width // shrink, image.height // shrink))
    image.load()
    plain = plain_rgb(image, _shrink(*image.size, kept_pixels))
    turn = _turn(image)
    return plain if turn is None else plain.transpose(turn)


def _shrink(width: int, height: int, kept_pixels: int) -> int:
    """What to divide both sides by so that the picture fits in what is kept."""
    return max(1, ceil(sqrt(width * height / kept_pixels)), ceil(max(width, height) / KEPT_SIDE))


def _turn(image: Image.Image) -> Image.Transpose | None:
    """How to turn the picture so that up is up; a damaged note about it is no note."""
    from PIL import Image

    turns = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_270,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_90,
    }
    try:
        return turns.get(image.getexif().get(_EXIF_ORIENTATION, 1))
    except Exception:  # the readers of EXIF and XMP raise nearly every kind of error on damaged bytes
        return None


def _wrong_suffix(kind: str, file_name: str) -> str:
    suffix = PurePath(file_name).suffix
    return suffix if suffix and suffix.lower() not in _SUFFIXES[kind] else ""

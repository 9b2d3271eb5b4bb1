"""Pixels of any kind as plain RGB in sRGB on white, the only kind that is kept."""

from __future__ import annotations

from io import BytesIO
from math import ceil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import Image

_BAND_ROWS = 512
_SPACES = {"RGB ": "RGB", "GRAY": "L", "CMYK": "CMYK"}
"""Colour space as an ICC profile names it → the kind of pixels it speaks of."""


def plain_rgb(image: Image.Image, shrink: int) -> Image.Image:
    """``image`` (decoded) in sRGB without transparency, each side divided by ``shrink`` and rounded up.

    Worked through in bands of rows, so that besides the decoded picture only the small one is in memory.
    The result is a new picture that carries nothing of what was written beside the pixels.
    """
    from PIL import Image

    width, height = image.size
    profile = image.info.get("icc_profile")
    lift = _lift(image)
    small: Image.Image | None = None
    rows = max(1, _BAND_ROWS // shrink) * shrink
    for top in range(0, height, rows):
        band = image.crop((0, top, width, min(top + rows, height)))
        flat = _flat(band, lift)
        if shrink > 1:
            flat = flat.reduce(shrink)
        if small is None:
            small = Image.new(flat.mode, (ceil(width / shrink), ceil(height / shrink)))
        small.paste(flat, (0, top // shrink))
    assert small is not None  # a picture has at least one row
    return _in_srgb(small, profile if isinstance(profile, bytes) else None)


def _lift(image: Image.Image) -> tuple[float, float]:
    """What to multiply deep grey values by, and then add, to land in 0–255."""
    if image.mode not in ("I", "F") and not image.mode.startswith("I;16"):
        return 1.0, 0.0
    if image.mode.startswith("I;16"):
        return 1 / 257, 0.0
    low, high = image.getextrema()
    assert isinstance(low, int | float) and isinstance(high, int | float)  # these kinds have one band
    if low >= 0 and 1 < high <= 255:
        return 1.0, 0.0
    if image.mode == "I" and low >= 0 and high <= 65535:
        return 1 / 257, 0.0
    factor = 255 / (high - low) if high > low else 0.0
    return factor, -low * factor


def _flat(band: Image.Image, lift: tuple[float, float]) -> Image.Image:
    """A band as L, RGB or CMYK: deep values lifted, palettes looked up, transparency laid on white."""
    from PIL import Image

    if band.mode in ("RGB", "L", "CMYK") and "transparency" not in band.info:
        return band
    if band.mode in ("I", "F") or band.mode.startswith("I;16"):
        factor, offset = lift
        deep = band.convert("I") if band.mode.startswith("I;16") else band
        return deep.point(lambda value: value * factor + offset).convert("L")
    if band.mode == "1":
        return band.convert("L")
    if band.has_transparency_data:
        see_through = band.convert("RGBA")
        white = Image.new("RGB", band.size, "white")
        white.paste(see_through, mask=see_through.getchannel("A"))
        return white
    return band.convert("RGB")


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Translated through its colour profile when it has one that fits; a broken profile is left aside."""
    if profile:
        from PIL import ImageCms

        try:
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
            space = _SPACES.get(source.profile.xcolor_space)
            if space is not None:
                matching = image if image.mode == space else image.convert(space)
                into = ImageCms.createProfile("sRGB")
                translated = ImageCms.profileToProfile(matching, source, into, outputMode="RGB")
                if translated is not None:
                    return translated
        except (ImageCms.PyCMSError, OSError, ValueError):
            return image.convert("RGB")
    return image.convert("RGB")

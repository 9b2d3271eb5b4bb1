"""Pictograms and photos as they are printed: drawn once at 300 dots an inch, on white."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from PIL.Image import Image

    from pictograms.symbols import Credit

DOTS_PER_MM = 300 / 25.4
STEP_MM = 5.0
"""Pictures are drawn in sizes this far apart, so that one drawing serves many that are a little smaller."""


class Drawings(Protocol):
    """Where drawings come from; a pictograms.catalogue.Catalogue is one."""

    def svg(self, key: str) -> bytes:
        """The drawing of a pictogram. Raises what it raises when there is none."""

    def credits(self, keys: Iterable[str]) -> Sequence[Credit]:
        """Whom to thank for these pictograms."""


class Drawn:
    """Draws each picture once. `photos` are encoded pictures in the place of pictograms, by key."""

    def __init__(self, drawings: Drawings, photos: Mapping[str, bytes] | None = None) -> None:
        self._drawings = drawings
        self._photos = photos or {}
        self._kept: dict[tuple[str, int], Image] = {}

    def picture(self, key: str, side_mm: float) -> Image:
        """A square RGB picture, sharp when it is printed `side_mm` millimetres wide.

        Raises the drawings' own errors, and ValueError when a drawing can not be drawn.
        """
        steps = -(-side_mm // STEP_MM)
        return self.square(key, max(1, round(steps * STEP_MM * DOTS_PER_MM)))

    def square(self, key: str, pixels: int) -> Image:
        """A square RGB picture of so many pixels a side. Raises what `picture` raises."""
        if (key, pixels) not in self._kept:
            self._kept[key, pixels] = self._draw(key, pixels)
        return self._kept[key, pixels]

    def credit_lines(self, keys: Iterable[str]) -> list[str]:
        """Whom to thank for what was printed, a line for each set of pictures."""
        drawn = [key for key in keys if key not in self._photos]
        return [credit.line() for credit in self._drawings.credits(drawn)]

    def _draw(self, key: str, pixels: int) -> Image:
        from PIL import Image

        photo = self._photos.get(key)
        if photo is not None:
            with Image.open(io.BytesIO(photo)) as opened:
                return _squared(opened.convert("RGBA"), pixels)
        return _squared(_svg(self._drawings.svg(key), pixels), pixels)


def _svg(content: bytes, pixels: int) -> Image:
    import resvg_py
    from PIL import Image

    try:
        # Text only: no folder for the library to look in.
        png = bytes(
            resvg_py.svg_to_bytes(
                svg_string=content.decode("utf-8"), width=pixels, skip_system_fonts=b"<text" not in content
            )
        )
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # a panic inside the library is no Exception
        raise ValueError("a pictogram can not be drawn") from error
    with Image.open(io.BytesIO(png)) as opened:
        return opened.convert("RGBA")


def _squared(picture: Image, pixels: int) -> Image:
    """The picture in the middle of a white square."""
    from PIL import Image

    scale = pixels / max(picture.size)
    if scale != 1:
        size = (max(1, round(picture.width * scale)), max(1, round(picture.height * scale)))
        picture = picture.resize(size, Image.Resampling.LANCZOS)
    paper = Image.new("RGB", (pixels, pixels), "#ffffff")
    place = ((pixels - picture.width) // 2, (pixels - picture.height) // 2)
    paper.paste(picture, place, picture)
    return paper

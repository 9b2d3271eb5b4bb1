"""Drawing for the picture of a mat: pictograms, own photos in the place of pictograms, photos on cards."""

import io
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from accessible_fit.paper.drawn import DOTS_PER_MM, Drawings, Drawn
from pictograms.errors import PictogramError
from talking_mats.model import Mat

if TYPE_CHECKING:
    from PIL.Image import Image


class MatDrawing:
    """Draws for one mat. `own` are photos in the place of pictograms by key, `photos` by reference."""

    def __init__(self, drawings: Drawings, own: Mapping[str, bytes], photos: Mapping[str, bytes]) -> None:
        self._drawings = drawings
        self._drawn = Drawn(drawings, own)
        self._own = own
        self._photos = photos

    def pictogram(self, key: str, side: int) -> "Image":
        """A pictogram in a square of so many pixels; white where a picture set has been removed since."""
        from PIL import Image

        try:
            found = self._drawn.picture(key, side / DOTS_PER_MM)
        except (PictogramError, ValueError):
            return Image.new("RGB", (side, side), "#ffffff")
        return found if found.width == side else found.resize((side, side), Image.Resampling.LANCZOS)

    def photo(self, reference: str, side: int) -> "Image":
        """The photo on a card in a square of so many pixels; white where it has been erased since."""
        from PIL import Image, ImageOps

        data = self._photos.get(reference)
        if data is None:
            return Image.new("RGB", (side, side), "#ffffff")
        with Image.open(io.BytesIO(data)) as opened:
            return ImageOps.fit(opened.convert("RGB"), (side, side), Image.Resampling.LANCZOS)

    def credit_lines(self, mat: Mat) -> Sequence[str]:
        """Whom to thank for the pictograms on a mat, a line for each set."""
        keys = [mat.start.picture, *(column.picture for column in mat.start.scale.columns)]
        keys += [card.picture for card in mat.cards.values() if not card.photo]
        shown = [key for key in dict.fromkeys(keys) if key and key not in self._own]
        return [credit.line() for credit in self._drawings.credits(shown)]

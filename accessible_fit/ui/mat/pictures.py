"""The pictures of the cards: pictograms, and photos by the reference that a card carries."""

from collections.abc import Mapping

from PySide6.QtGui import QPixmap

from pictograms.catalogue import Catalogue
from pictograms.widgets.own_pixmaps import OwnPixmaps
from pictograms.widgets.pixmaps import PixmapStore


class CardPixmaps(PixmapStore):
    """Gives photos of cards where there are any, also those taken during the conversation."""

    def __init__(self, plain: PixmapStore, photos: Mapping[str, bytes]) -> None:
        super().__init__(Catalogue([]))
        self._plain = plain
        self._photos = dict(photos)
        self._with_photos = OwnPixmaps(plain, self._photos)

    def has_photo(self, reference: str) -> bool:
        """Say whether there is a photo by this reference."""
        return reference in self._photos

    def add(self, reference: str, data: bytes) -> None:
        """Show one more photo, an encoded picture."""
        self._photos[reference] = data
        self._with_photos = OwnPixmaps(self._plain, self._photos)

    def pixmap(self, key: str, side_px: int, ratio: float = 1.0) -> QPixmap:
        """The photo or picture by `key`; see PixmapStore."""
        return self._with_photos.pixmap(key, side_px, ratio)

    def forget(self) -> None:
        """Let go of every scaled photo."""
        self._with_photos.forget()

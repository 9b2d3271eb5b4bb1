"""The program's pictures: the catalogue, drawn pictures and what is searched, made when first needed."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pictograms.browsing import Browsing
    from pictograms.catalogue import Catalogue
    from pictograms.widgets.pixmaps import PixmapStore


class Drawn:
    """Our own pictograms and the sets that the organisation has brought in to `sets_folder`."""

    def __init__(self, sets_folder: Path) -> None:
        self.sets_folder = sets_folder
        self._catalogue: Catalogue | None = None
        self._pixmaps: PixmapStore | None = None
        self._browsing: Browsing | None = None

    def catalogue(self) -> "Catalogue":
        """Return every pictogram there is."""
        if self._catalogue is None:
            from accessible_fit.services.pictures.sets import PictureSets
            from pictograms.catalogue import Catalogue

            self._catalogue = Catalogue.bundled(PictureSets(self.sets_folder).kept())
        return self._catalogue

    def pixmaps(self) -> "PixmapStore":
        """Return the one store of drawn pictograms."""
        if self._pixmaps is None:
            from pictograms.widgets.pixmaps import PixmapStore

            self._pixmaps = PixmapStore(self.catalogue())
        return self._pixmaps

    def browsing(self) -> "Browsing":
        """Return the pictures made ready to be searched; takes a while the first time."""
        ready = self._browsing
        if ready is None:
            from pictograms.browsing import Browsing

            catalogue = self.catalogue()
            ready = Browsing.of(catalogue)
            if catalogue is self._catalogue:  # no set has come meanwhile, on another thread
                self._browsing = ready
        return ready

    def refresh(self) -> None:
        """A picture set has come: have it found and drawn from now on, without a new start."""
        self._catalogue = self._browsing = None
        if self._pixmaps is not None:
            self._pixmaps.use(self.catalogue())

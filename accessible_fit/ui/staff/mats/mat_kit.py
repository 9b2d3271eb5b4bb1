"""What mats are drawn with on the staff's pages: the look of staff, the pictures of the person."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from accessible_fit.ui.mat.pictures import CardPixmaps
from accessible_fit.ui.mat.wording import MatWording
from accessible_fit.ui.resident.kit import Kit
from accessible_fit.ui.staff.kit import StaffKit
from pictograms.widgets.own_pixmaps import OwnPixmaps

if TYPE_CHECKING:
    from accessible_fit.services.mats.history import MatLine


def mat_kit(kit: StaffKit, line: "MatLine", own: Mapping[str, bytes]) -> tuple[Kit, MatWording]:
    """Return what draws the mats of a line; `own` are photos in the place of pictograms, by key."""
    plain = kit.pixmaps()
    pixmaps = CardPixmaps(OwnPixmaps(plain, own) if own else plain, line.photos)
    return Kit(kit.look, kit.words, pixmaps), MatWording(line.alias, kit.words, pixmaps)

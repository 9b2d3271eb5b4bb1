"""Building what the staff's window works with."""

from collections.abc import Callable, Container
from pathlib import Path

from accessible_fit.instruments.own import life_areas, own_instruments
from accessible_fit.services.accounts import Accounts
from accessible_fit.services.clips import Clips
from accessible_fit.services.conversation import Clock, Conversations
from accessible_fit.services.picture_sets import PictureSets
from accessible_fit.services.pictures import Pictures
from accessible_fit.services.residents import Residents
from accessible_fit.services.review import Review
from accessible_fit.ui.staff.desk import Desk
from db.engine import Store
from pictograms.browsing import Browsing


def make_desk(
    store: Store,
    accounts: Accounts,
    clock: Clock,
    pictograms: Container[str],
    sets_folder: Path,
    browsing: Callable[[], Browsing],
) -> Desk:
    """Build every use case over one store; `pictograms` are the keys that forms may name."""
    return Desk(
        accounts=accounts,
        residents=Residents(store, clock),
        conversations=Conversations(store, clock),
        review=Review(store),
        instruments=own_instruments(pictograms),
        areas=life_areas(),
        clips=Clips(store, clock),
        pictures=Pictures(store, clock),
        picture_sets=PictureSets(sets_folder),
        browsing=browsing,
    )

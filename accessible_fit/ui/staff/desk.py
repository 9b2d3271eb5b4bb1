"""What the staff's window works with once the store is open."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the services bring the store's libraries, which the first window must not wait for
    from accessible_fit.instruments.model import Instrument, LifeArea
    from accessible_fit.services.access import Actor
    from accessible_fit.services.accounts import Accounts
    from accessible_fit.services.clips import Clips
    from accessible_fit.services.conversation import Conversations
    from accessible_fit.services.picture_sets import PictureSets
    from accessible_fit.services.pictures import Pictures
    from accessible_fit.services.residents import Residents
    from accessible_fit.services.review import Review
    from pictograms.browsing import Browsing


@dataclass(frozen=True)
class Desk:
    """The use cases staff reach, what can be asked, and the pictures ready to be searched (made once)."""

    accounts: "Accounts"
    residents: "Residents"
    conversations: "Conversations"
    review: "Review"
    instruments: "Sequence[Instrument]"
    areas: "Mapping[str, LifeArea]"
    clips: "Clips"
    pictures: "Pictures"
    picture_sets: "PictureSets"
    browsing: "Callable[[], Browsing]"


@dataclass(frozen=True)
class Shift:
    """A signed-in user at the desk."""

    desk: Desk
    actor: "Actor"

"""What the staff's window works with once the store is open."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the services bring the store's libraries, which the first window must not wait for
    from accessible_fit.instruments.model import Instrument, LifeArea
    from accessible_fit.services.access import Actor
    from accessible_fit.services.accounts import Accounts
    from accessible_fit.services.backups import Backups
    from accessible_fit.services.board_cards import BoardCards
    from accessible_fit.services.clips import Clips
    from accessible_fit.services.consents import Consents
    from accessible_fit.services.conversation import Conversations
    from accessible_fit.services.erasure import Erasure
    from accessible_fit.services.forms import Forms
    from accessible_fit.services.joined_series import JoinedSeries
    from accessible_fit.services.linking import Linking
    from accessible_fit.services.log import Log
    from accessible_fit.services.mat_after import MatAfter
    from accessible_fit.services.mat_history import MatHistory
    from accessible_fit.services.mat_pictures import MatPictures
    from accessible_fit.services.mat_setup import MatSetup
    from accessible_fit.services.mat_topics import MatTopics
    from accessible_fit.services.mats import Mats
    from accessible_fit.services.paper import Paper
    from accessible_fit.services.person_export import PersonExport
    from accessible_fit.services.picture_sets import PictureSets
    from accessible_fit.services.pictures import Pictures
    from accessible_fit.services.preparing import Preparing
    from accessible_fit.services.pretest import Pretests
    from accessible_fit.services.quality import Quality
    from accessible_fit.services.question_boards import BoardsOut
    from accessible_fit.services.residents import Residents
    from accessible_fit.services.review import Review
    from accessible_fit.services.unit_overview import UnitOverview
    from accessible_fit.services.workshop import Workshop
    from audio.voices import Voice
    from pictograms.browsing import Browsing


@dataclass(frozen=True)
class Desk:
    """The use cases staff reach, what can be asked, the pictures ready to be searched (made once).

    `voices` are those of this computer, the best first in each language.
    """

    accounts: "Accounts"
    residents: "Residents"
    preparing: "Preparing"
    conversations: "Conversations"
    review: "Review"
    instruments: "Sequence[Instrument]"
    areas: "Mapping[str, LifeArea]"
    clips: "Clips"
    pictures: "Pictures"
    picture_sets: "PictureSets"
    browsing: "Callable[[], Browsing]"
    quality: "Quality"
    linking: "Linking"
    joined_series: "JoinedSeries"
    pretests: "Pretests"
    paper: "Paper"
    mats: "Mats"
    mat_topics: "MatTopics"
    mat_setup: "MatSetup"
    mat_after: "MatAfter"
    mat_history: "MatHistory"
    mat_pictures: "MatPictures"
    consents: "Consents"
    boards_out: "BoardsOut"
    board_cards: "BoardCards"
    voices: "Callable[[], Sequence[Voice]]"
    forms: "Forms"
    workshop: "Workshop"
    unit_overview: "UnitOverview"
    backups: "Backups"
    log: "Log"
    person_export: "PersonExport"
    erasure: "Erasure"


@dataclass(frozen=True)
class Shift:
    """A signed-in user at the desk."""

    desk: Desk
    actor: "Actor"

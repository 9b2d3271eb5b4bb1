"""What the staff's window works with once the store is open."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the services bring the store's libraries, which the first window must not wait for
    from accessible_fit.instruments.model import Instrument, LifeArea
    from accessible_fit.services.access import Actor
    from accessible_fit.services.clips import Clips
    from accessible_fit.services.conversation import Conversations
    from accessible_fit.services.following.actions import Actions
    from accessible_fit.services.following.follow_ups import FollowUps
    from accessible_fit.services.following.my_page import MyPages
    from accessible_fit.services.following.occasions import Occasions
    from accessible_fit.services.following.over_time import Following
    from accessible_fit.services.following.person_report import PersonReports
    from accessible_fit.services.following.plans import Plans
    from accessible_fit.services.following.register import UnitRegister
    from accessible_fit.services.following.register_stays import Stays
    from accessible_fit.services.following.rollout import Rollouts
    from accessible_fit.services.following.stage import UnitAsking
    from accessible_fit.services.following.support import MethodSupport
    from accessible_fit.services.following.unit_report import UnitReports
    from accessible_fit.services.forms.offered import Forms
    from accessible_fit.services.forms.workshop import Workshop
    from accessible_fit.services.given_persons import GivenPersons
    from accessible_fit.services.holders import Holders
    from accessible_fit.services.journal.waiting import Waiting
    from accessible_fit.services.mats.after import MatAfter
    from accessible_fit.services.mats.board_cards import BoardCards
    from accessible_fit.services.mats.boards import MatBoards
    from accessible_fit.services.mats.history import MatHistory
    from accessible_fit.services.mats.holding import Mats
    from accessible_fit.services.mats.pictures import MatPictures
    from accessible_fit.services.mats.setup import MatSetup
    from accessible_fit.services.mats.topics import MatTopics
    from accessible_fit.services.organisation import Colleagues, Units
    from accessible_fit.services.organisation_name import OrganisationName
    from accessible_fit.services.paper.sheets import Paper
    from accessible_fit.services.pictures.own import Pictures
    from accessible_fit.services.pictures.question_boards import BoardsOut
    from accessible_fit.services.pictures.sets import PictureSets
    from accessible_fit.services.preparing import Preparing
    from accessible_fit.services.pretests.keeping import Pretests
    from accessible_fit.services.rated_talks import RatedTalks
    from accessible_fit.services.residents import Residents
    from accessible_fit.services.review.joined_series import JoinedSeries
    from accessible_fit.services.review.linking import Linking
    from accessible_fit.services.review.quality import Quality
    from accessible_fit.services.review.series import Review
    from accessible_fit.services.rights.consent_talk import ConsentTalks
    from accessible_fit.services.rights.consents import Consents
    from accessible_fit.services.rights.grants import Grants
    from accessible_fit.services.rights.log import Log
    from accessible_fit.services.signing_in.accounts import Accounts
    from accessible_fit.services.unit.all_units import AllUnitsOverview
    from accessible_fit.services.unit.overview import UnitOverview
    from accessible_fit.services.unit.published import PublishedValues
    from accessible_fit.services.unit.same_kind import SameKind
    from accessible_fit.services.upkeep.backups import Backups
    from accessible_fit.services.whole_person.erasure import Erasure
    from accessible_fit.services.whole_person.export import PersonExport
    from accessible_fit.services.whole_person.fhir import FhirExport
    from accessible_fit.services.whole_person.retention import Retention
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
    rated_talks: "RatedTalks"
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
    mat_boards: "MatBoards"
    consents: "Consents"
    boards_out: "BoardsOut"
    board_cards: "BoardCards"
    voices: "Callable[[], Sequence[Voice]]"
    forms: "Forms"
    workshop: "Workshop"
    unit_overview: "UnitOverview"
    published: "PublishedValues"
    same_kind: "SameKind"
    rollouts: "Rollouts"
    support: "MethodSupport"
    all_units: "AllUnitsOverview"
    plans: "Plans"
    occasions: "Occasions"
    stays: "Stays"
    unit_register: "UnitRegister"
    unit_asking: "UnitAsking"
    backups: "Backups"
    log: "Log"
    person_export: "PersonExport"
    unit_reports: "UnitReports"
    person_reports: "PersonReports"
    fhir: "FhirExport"
    erasure: "Erasure"
    retention: "Retention"
    colleagues: "Colleagues"
    organisation_name: "OrganisationName"
    units: "Units"
    grants: "Grants"
    given_persons: "GivenPersons"
    holders: "Holders"
    waiting: "Waiting"
    actions: "Actions"
    following: "Following"
    follow_ups: "FollowUps"
    my_pages: "MyPages"
    consent_talks: "ConsentTalks"


@dataclass(frozen=True)
class Shift:
    """A signed-in user at the desk."""

    desk: Desk
    actor: "Actor"

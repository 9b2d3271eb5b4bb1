"""Building what the staff's window works with."""

from collections.abc import Callable, Container, Sequence
from functools import cache, partial
from pathlib import Path

from accessible_fit.instruments.model import Instrument, Kind
from accessible_fit.instruments.own import life_areas, own_instruments
from accessible_fit.services.clips import Clips
from accessible_fit.services.clock import Clock
from accessible_fit.services.conversation import Conversations
from accessible_fit.services.following.actions import Actions
from accessible_fit.services.following.follow_ups import FollowUps
from accessible_fit.services.following.my_page import MyPages
from accessible_fit.services.following.occasions import Occasions
from accessible_fit.services.following.over_time import Following
from accessible_fit.services.following.person_report import PersonReports
from accessible_fit.services.following.plans import MAT_KIND, Askable, Plans
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
from accessible_fit.services.journal.guard import Guard
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
from accessible_fit.ui.staff.desk import Desk
from audio.forgetting import forget_sounds
from audio.voices import Voice
from db.engine import Store
from db.held import MAT
from db.keys import KeySource, SystemKeyring
from pictograms.browsing import Browsing
from pictograms.catalogue import Catalogue
from talking_mats.reader import own_topics
from talking_mats.topic import Topic


def make_desk(
    store: Store,
    accounts: Accounts,
    clock: Clock,
    pictograms: Container[str],
    sets_folder: Path,
    browsing: Callable[[], Browsing],
    voices: Callable[[], Sequence[Voice]] = tuple,
    backup_folder: Path | None = None,
    keyring: Callable[[], KeySource] = SystemKeyring,
    spoken: Path | None = None,
    guard: Guard | None = None,
) -> Desk:
    """Build every use case over one store; `pictograms` are the keys that forms may name.

    `spoken` is the folder of the sounds that were spoken, which is emptied when a person is erased. `guard`
    keeps on this computer what a server cannot take.
    """
    holders = Holders(store, clock)
    waiting = Waiting(store, clock, guard)
    conversations, mats = Conversations(store, clock, guard, holders), Mats(store, clock, guard, holders)
    run_of_tasks = Pretests(store, clock, guard)
    my_pages = MyPages(store, clock, MatHistory(store, clock), guard)
    consent_talks = ConsentTalks(store, clock, guard)
    if guard is not None:
        writers = (conversations, mats, run_of_tasks, my_pages, consent_talks)
        guard.begin({kind: does for one in writers for kind, does in one.arriving().items()})
    pictures = Pictures(store, clock)
    topics = cache(lambda: own_topics(pictograms))
    own, areas = own_instruments(pictograms), life_areas()
    forms = Forms(store, clock, lambda: KnownPictures(pictograms, browsing), lambda: own)
    mat_setup = MatSetup(store, clock, topics)

    erasure = Erasure(
        store, clock, [partial(forget_sounds, spoken)] if spoken is not None else [], waiting.forget
    )

    def on_paper() -> list[Instrument]:
        return [form for kind in (Kind.QUESTIONS, Kind.RATINGS) for form in forms.usable(kind)]

    return Desk(
        accounts=accounts,
        residents=Residents(store, clock),
        preparing=Preparing(store, clock),
        rated_talks=RatedTalks(store),
        conversations=conversations,
        review=Review(store),
        instruments=own,
        areas=areas,
        clips=Clips(store, clock),
        pictures=pictures,
        picture_sets=PictureSets(sets_folder),
        browsing=browsing,
        quality=Quality(store, clock),
        linking=Linking(store, clock),
        joined_series=JoinedSeries(store),
        pretests=run_of_tasks,
        paper=Paper.over(store, clock, lambda: catalogue_of(pictograms, browsing), on_paper),
        mats=mats,
        mat_topics=MatTopics(store, topics),
        mat_setup=mat_setup,
        mat_after=MatAfter(store, clock),
        mat_history=MatHistory(store, clock),
        mat_pictures=MatPictures(store, pictures, lambda: catalogue_of(pictograms, browsing)),
        mat_boards=MatBoards(store, lambda: browsing().catalogue),
        consents=Consents(store, clock),
        boards_out=BoardsOut(store),
        board_cards=BoardCards(mat_setup),
        voices=voices,
        forms=forms,
        workshop=Workshop(store, clock, forms),
        unit_overview=UnitOverview(store, clock),
        published=PublishedValues(store, clock, lambda: [*own, *forms.usable(Kind.QUESTIONS)]),
        same_kind=SameKind(store, clock),
        rollouts=Rollouts(store, clock),
        support=MethodSupport(store, clock),
        all_units=AllUnitsOverview(store, clock),
        plans=Plans(store, clock, lambda: askable(forms, topics())),
        occasions=Occasions(store, clock),
        stays=Stays(store, clock),
        unit_register=UnitRegister(store, clock),
        unit_asking=UnitAsking(store, clock),
        log=Log(store, clock),
        person_export=PersonExport(store, clock, lambda: catalogue_of(pictograms, browsing)),
        unit_reports=UnitReports(store, clock, lambda: catalogue_of(pictograms, browsing)),
        person_reports=PersonReports(store, clock, lambda: catalogue_of(pictograms, browsing)),
        fhir=FhirExport(store, clock),
        erasure=erasure,
        retention=Retention(store, clock, erasure),
        actions=Actions(store, clock, lambda: areas),
        following=Following(store, clock, lambda: areas),
        follow_ups=FollowUps(store, clock),
        my_pages=my_pages,
        consent_talks=consent_talks,
        holders=holders,
        waiting=waiting,
        colleagues=Colleagues(store, accounts),
        organisation_name=OrganisationName(store),
        units=Units(store),
        grants=Grants(store, clock),
        given_persons=GivenPersons(
            store, clock, Residents(store, clock), Review(store), MatAfter(store, clock)
        ),
        backups=Backups(store, clock, backup_folder or sets_folder.parent / "backups", keyring),
    )


def askable(forms: Forms, topics: Sequence[Topic]) -> list[Askable]:
    """Return what can be planned: every form that can be asked today, and the topics of mats."""
    asked = [
        Askable(one.id, one.title, kind.value, one.items[0].pictogram)
        for kind in (Kind.QUESTIONS, Kind.RATINGS)
        for one in forms.usable(kind)
    ]
    return asked + [Askable(f"{MAT}{one.id}", one.name, MAT_KIND, one.picture) for one in topics]


class KnownPictures:
    """The keys that forms may name, those of a set that came while the program runs among them."""

    def __init__(self, pictograms: Container[str], browsing: Callable[[], Browsing]) -> None:
        self._pictograms = pictograms
        self._browsing = browsing

    def __contains__(self, key: object) -> bool:
        # Making everything ready to be searched takes a while, and nearly every key is found without.
        return key in self._pictograms or key in self._browsing().catalogue


def catalogue_of(pictograms: Container[str], browsing: Callable[[], Browsing]) -> Catalogue:
    """Return the drawings; making everything ready to be searched takes longer than to draw a few."""
    return pictograms if isinstance(pictograms, Catalogue) else browsing().catalogue

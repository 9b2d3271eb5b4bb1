"""A year in the unit of the kept stores, lived through the program's own use cases as they are now.

Whoever adds a table lets somebody here do what the program keeps in it.
"""

import datetime as dt
from functools import partial
from io import BytesIO
from uuid import UUID

from PIL import Image

from accessible_fit.instruments.own import find_instrument
from accessible_fit.services.access import Actor
from accessible_fit.services.clock import Clock
from accessible_fit.services.conversation import Conversations, Given
from accessible_fit.services.flow import Said as Answered
from accessible_fit.services.following.actions import Actions, Promise
from accessible_fit.services.following.follow_ups import FollowUps, Written
from accessible_fit.services.following.occasions import Note, Occasions
from accessible_fit.services.following.over_time import Following
from accessible_fit.services.following.plans import Plans, PlanWish
from accessible_fit.services.following.register import AimsWish, UnitRegister
from accessible_fit.services.following.rollout import Rollouts, StepWish
from accessible_fit.services.holders import Holders
from accessible_fit.services.mats.holding import Mats
from accessible_fit.services.mats.talk import MatPlan
from accessible_fit.services.pictures.own import Pictures
from accessible_fit.services.residents import Residents
from accessible_fit.services.rights.consents import HowSaid, Said
from accessible_fit.services.rights.grants import Grants, NewGrant
from accessible_fit.services.signing_in.accounts import Accounts
from accessible_fit.services.unit.all_units import AllUnitsOverview
from accessible_fit.services.unit.published import PublishedValues
from accessible_fit.trends.published import ReadValue
from db import arrivals
from db.engine import Store
from db.ids import new_id
from db.records import Arrival
from db.vocabulary import (
    AskingOutcome,
    ConsentDecision,
    Helped,
    HowHelped,
    InputWay,
    RolloutKind,
    WhoAnswered,
)
from pictograms.photos import FinishedPhoto, finish_photo, read_photo
from talking_mats.model import Mat
from talking_mats.reader import find_topic
from talking_mats.scales import top_scale

UNIT, FORM = "Källängens gruppbostad", "group_home"
STAFF, LEADER, SUPERUSER = "åsa.lind", "örjan.ek", "maj.åberg"
PASSWORD = "fyra glada ord"
MARTA, SOLVE = "Märta-Lisa Öhman", "Sölve"
"""She is asked most; he says no to being counted."""


class KeptLife:
    """What happens in the unit, in the order it happens; `go_on` is all of it."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self.store, self.clock = store, clock
        self.asa, self.orjan, self.maj = (self._in(name) for name in (STAFF, LEADER, SUPERUSER))
        listed = [one for one in Residents(store, clock).listed(self.asa) if one.unit.name == UNIT]
        self.people = {one.person.alias: one.person.id for one in listed}
        self.unit_id = listed[0].unit.id

    def _in(self, name: str) -> Actor:
        return Accounts(self.store, self.clock).sign_in(name, PASSWORD)[0]

    def go_on(self) -> None:
        marta = self.people[MARTA]
        self._plan(marta)
        self._talk(marta, (2, 1, 2, 0))
        for person_id in self.people.values():
            if person_id != marta:
                self._talk(person_id, (2,))
        self._mat(marta)
        self._follow(marta)
        self._lead(marta)
        self._look()

    def _plan(self, marta: UUID) -> None:
        plans, occasions = Plans(self.store, self.clock, tuple), Occasions(self.store, self.clock)
        begins = self.clock().date()
        plans.make(self.orjan, self.unit_id, PlanWish(FORM, 6, begins, note="Två gånger om året"))
        plans.make(self.asa, self.unit_id, PlanWish(FORM, 12, begins), marta)
        solve = occasions.of_person(self.asa, self.people[SOLVE]).waiting[0].due_on
        noted = Note(AskingOutcome.COULD_NOT, "Låg på sjukhus", begins + dt.timedelta(days=30))
        occasions.note(self.asa, self.people[SOLVE], FORM, solve, noted)

    def _talk(self, person_id: UUID, raws: tuple[int, ...]) -> None:
        talks = Conversations(self.store, self.clock)
        talk = talks.begin(self.asa, person_id, find_instrument(FORM))
        for item_id, raw in zip(talk.flow.item_ids, raws, strict=False):
            talks.keep(self.asa, talk, Given(item_id, Answered(raw=raw), InputWay.TOUCH, 1900))
        talks.keep(self.asa, talk, Given(talk.flow.item_ids[0], Answered(raw=1), InputWay.SWITCH, 900))
        talks.stop(self.asa, talk)
        if person_id == self.people[SOLVE]:
            talks.describe_help(self.asa, talk.id, HowHelped.WITH_SUPPORT, WhoAnswered.SELF)

    def _mat(self, marta: UUID) -> None:
        topic, mats = find_topic("my_home"), Mats(self.store, self.clock)
        talk = mats.begin(self.asa, marta, MatPlan(topic, top_scale("like"), topic.cards[:3]))
        mats.keep_photo(self.asa, talk, _photo())
        tree = talk.tree
        for place in (2, 2, 0):
            tree = tree.do(partial(_put, place))
            mats.keep(self.asa, talk, tree)
        mats.finish(self.asa, talk, tree)

    def _follow(self, marta: UUID) -> None:
        Pictures(self.store, self.clock).set_person_photo(self.asa, marta, _photo())
        actions = Actions(self.store, self.clock, dict)
        promised = actions.make(self.asa, marta, Promise("Måla köket gult", "Åsa och Märta-Lisa"))
        actions.done(self.asa, promised.id)
        actions.shown(self.asa, promised.id, Helped.SOME)
        Following(self.store, self.clock, dict).add_event(
            self.asa, marta, "Flyttade till vån. två", self.clock().date(), "Större fönster"
        )
        written = Written(
            self.clock().date(), "Samtal hemma", "Med bilder", "Trivs bättre nu", "", "Ny gardin"
        )
        FollowUps(self.store, self.clock).keep(self.asa, marta, written)
        yes = Said(ConsentDecision.GIVEN, HowSaid.SHOWED, "Åsa och brodern Sixten")
        until = self.clock().date() + dt.timedelta(days=300)
        Grants(self.store, self.clock).give(self.asa, marta, NewGrant(self.orjan.user_id, until, yes))

    def _lead(self, marta: UUID) -> None:
        UnitRegister(self.store, self.clock).write_aims(
            self.orjan, self.unit_id, AimsWish("Vuxna med autism", "Ett eget hem", 18, 70, 6)
        )
        step = StepWish(RolloutKind.ROLE, "Åsa lär upp de andra", "Åsa", self.clock().date())
        Rollouts(self.store, self.clock).write(self.orjan, self.unit_id, step)
        PublishedValues(self.store, self.clock, tuple).write(
            self.orjan, ReadValue("U28532", "Örnsköldsvik", 2026, 81.5, 40)
        )
        # One conversation is left open on a screen; an answer in it was sent when the server was back.
        talks = Conversations(self.store, self.clock, holders=Holders(self.store, self.clock))
        talk = talks.begin(self.asa, marta, find_instrument(FORM))
        with self.store.writing() as tx:
            arrivals.add(tx, Arrival(new_id(), self.unit_id, talk.id, self.clock()))

    def _look(self) -> None:
        """Whoever looks at all units has them packed, to be read faster the next time."""
        units = AllUnitsOverview(self.store, self.clock)
        units.of_year(self.maj, units.years(self.maj)[0])


def _put(place: int, mat: Mat) -> Mat:
    """Put the card in hand down, five seconds after the last step."""
    assert mat.in_hand is not None
    return mat.put(mat.in_hand.id, place, mat.steps[-1].at + dt.timedelta(seconds=5), InputWay.TOUCH.value)


def _photo() -> FinishedPhoto:
    kept = BytesIO()
    Image.new("RGB", (32, 24), "#f3c316").save(kept, "PNG")
    raw = read_photo(kept.getvalue())
    return finish_photo(raw, raw.middle(), 24)

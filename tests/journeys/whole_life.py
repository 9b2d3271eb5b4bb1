"""Two people of whom everything is kept that the program can keep, in a store in clear text."""

import datetime as dt
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from uuid import UUID

from PIL import Image

from accessible_fit.services.clips import Clips
from accessible_fit.services.conversation import Conversations, Given
from accessible_fit.services.flow import Said as Answered
from accessible_fit.services.following.actions import Actions, Promise
from accessible_fit.services.following.actions_said import FromCard
from accessible_fit.services.mats.after import MatAfter
from accessible_fit.services.mats.holding import Mats
from accessible_fit.services.mats.talk import MatPlan
from accessible_fit.services.pictures.own import NewPicture, Pictures
from accessible_fit.services.residents import NewPerson, Residents
from accessible_fit.services.rights.consents import Consents, HowSaid, Said
from accessible_fit.services.signing_in.accounts import Accounts
from accessible_fit.services.signing_in.new_account import NewAccount
from accessible_fit.services.spoken import wordings
from accessible_fit.services.whole_person.erasure import Erasure
from audio.clip_sound import Recording
from audio.sound_file import Sound
from db import (
    arrivals,
    askings,
    conversations,
    follow_ups,
    grants,
    holdings,
    life_events,
    plans,
    pretests,
    topics,
)
from db.engine import Store, Tx, create_store, open_store
from db.ids import new_id
from db.records import (
    AccessProfile,
    Arrival,
    FollowUp,
    Holding,
    NewOwnCard,
    NewPretest,
    Occasion,
    PersonGrant,
)
from db.vocabulary import AskingOutcome, ConsentDecision, ConsentKind, InputWay, ServiceType
from pictograms.photos import FinishedPhoto, finish_photo, read_photo
from talking_mats.cards import Card
from talking_mats.reader import find_topic
from talking_mats.scales import top_scale
from tests.accessible_fit.services.mats.mat_talks import added, laid
from tests.journeys.people import PASSWORD, PIN, form, now

ALIAS, OTHER = "Åsa-Märta", "Bengt-Olov"
TYPED = (
    "Jag vill bo med min syster Majken",
    "Hon grät lite när kortet om natten kom",
    "Byta till fönsterrummet",
    "Systern Majken och Karin Ek",
    "Flyttade till eget rum",
    "Mormors gula kopp",
    "Anna från natten",
)
ALSO_TYPED = tuple(f"Om Bengt-Olov {number}" for number in range(len(TYPED)))


@cache
def _empty() -> bytes:
    """Make an empty store, once."""
    with TemporaryDirectory() as folder:
        create_store(f"sqlite:///{folder}/home.db").close()
        return (Path(folder) / "home.db").read_bytes()


class Home:
    """A home in clear text with two people who have said and shown everything the program can keep."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "home.db").write_bytes(_empty())
        self.store: Store = open_store(f"sqlite:///{folder / 'home.db'}")
        account = NewAccount("eva.ek", "Eva Ek", PASSWORD, PIN)
        self.eva = Accounts(self.store, now).make_first(account, "Björken", ServiceType.GROUP_HOME)
        self.unit = Residents(self.store, now).units(self.eva)[0]
        self.chance = Random(7)
        self.bytes_kept: list[bytes] = []
        self.person, self.other = self.add(ALIAS), self.add(OTHER)
        self.live(self.person, TYPED)
        self.of_person, self.bytes_kept = self.bytes_kept, []
        self.live(self.other, ALSO_TYPED)

    def add(self, alias: str) -> UUID:
        new = NewPerson(self.unit.id, alias, 1971, profile=AccessProfile())
        return Residents(self.store, now).add(self.eva, new).id

    def live(self, person_id: UUID, typed: tuple[str, ...]) -> None:
        own_words, comment, agreed, present, event, card, label = typed
        eva, store = self.eva, self.store
        yes = Said(ConsentDecision.GIVEN, HowSaid.SHOWED, present)
        for kind in ConsentKind:
            Consents(store, now).decide(eva, person_id, kind, yes)
        portrait, tied = self.photo(), self.photo()
        Pictures(store, now).set_person_photo(eva, person_id, portrait)
        Pictures(store, now).tie_to_person(eva, person_id, NewPicture("own:staff", tied, label))
        wording = wordings(form(), "sv")[1]
        Clips(store, now).keep(eva, self.unit.id, wording, self.voice(), person_id)
        talks = Conversations(store, now)
        talk = talks.begin(eva, person_id, form())
        for item_id in talk.flow.item_ids:
            talks.keep(eva, talk, Given(item_id, Answered(raw=1), InputWay.TOUCH, 700))
        talks.keep(eva, talk, Given(talk.flow.item_ids[0], Answered(raw=2), InputWay.TOUCH, 700))
        talks.finish(eva, talk)
        self._mat(person_id, own_words, comment, agreed, card)
        with store.writing() as tx:
            conversations.set_note(tx, talk.id, own_words)
            life_events.add(tx, person_id, event, dt.date(2026, 1, 9), note=event)
            plan = plans.add(tx, self.unit.id, "group_home", 6, dt.date(2026, 1, 1), person_id=person_id)
            self._follow(tx, person_id, plan.id, talk.id, comment, present)
            topics.put_setup(tx, self.unit.id, person_id, "my_home", hidden=(card,))
            topics.add_own_card(
                tx,
                NewOwnCard(unit_id=self.unit.id, made_at=now(), person_id=person_id, words_sv=card),
            )
            pretests.keep(
                tx,
                NewPretest(
                    person_id=person_id,
                    done_at=now(),
                    led_by=self.eva.user_id,
                    passed=(("concrete", 2),),
                    yes_to_both=False,
                    offered=2,
                    chosen=3,
                    reason=event,
                ),
            )

    def _mat(self, person_id: UUID, own_words: str, comment: str, agreed: str, words: str) -> None:
        topic = find_topic("my_home")
        mats, after = Mats(self.store, now), MatAfter(self.store, now)
        plan = MatPlan(topic, top_scale("like"), topic.cards[:4])
        talk = mats.begin(self.eva, person_id, plan)
        reference = mats.keep_photo(self.eva, talk, self.photo())
        tree = laid(talk.tree, [0, 1, 2, 0])
        tree = added(tree, Card("own-1", {"sv": words, "en": words}, {}, photo=reference), 1)
        mats.finish(self.eva, talk, tree)
        after.set_own_words(self.eva, talk.id, own_words)
        line = after.review(self.eva, talk.id).mats[0].lines[0]
        after.note_card(self.eva, line.placement_id, own_words, comment)
        promise = Promise(agreed, "Karin")
        Actions(self.store, now, dict).make(self.eva, person_id, promise, FromCard(line.placement_id))

    def _follow(
        self, tx: Tx, person_id: UUID, plan_id: UUID, talk_id: UUID, reason: str, method: str
    ) -> None:
        """What is planned and written about the person, and who has what is hers open now."""
        unit_id, user_id = self.unit.id, self.eva.user_id
        waiting = Occasion(new_id(), person_id, unit_id, "group_home", dt.date(2026, 1, 1), plan_id=plan_id)
        noted = replace(waiting, outcome=AskingOutcome.COULD_NOT, reason=reason, noted_at=now())
        askings.put(tx, noted)
        follow_ups.add(
            tx,
            FollowUp(
                new_id(), person_id, unit_id, dt.date(2026, 1, 9), method, "", reason, "", "", now(), user_id
            ),
        )
        grants.give(tx, PersonGrant(new_id(), person_id, unit_id, user_id, now()))
        holdings.take(tx, Holding(talk_id, unit_id, user_id, "a computer", now(), now()))
        arrivals.add(tx, Arrival(new_id(), unit_id, talk_id, now()))

    def photo(self) -> FinishedPhoto:
        """A photo like no other."""
        kept = BytesIO()
        Image.frombytes("RGB", (120, 90), self.chance.randbytes(120 * 90 * 3)).save(kept, "PNG")
        raw = read_photo(kept.getvalue())
        made = finish_photo(raw, raw.middle())
        self.bytes_kept.append(made.data)
        return made

    def voice(self) -> Recording:
        made = Recording.of(Sound(self.chance.randbytes(22050), 22050))
        self.bytes_kept.append(made.data)
        return made

    def erasure(self) -> Erasure:
        return Erasure(self.store, now)

    def raw(self) -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in self.folder.rglob("*") if path.is_file()}

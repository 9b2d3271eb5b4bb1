"""A person who has been asked twice, has laid two mats, and for whom something has been done."""

from dataclasses import dataclass, field
from uuid import UUID

from accessible_fit.services.conversation import Conversations, Given
from accessible_fit.services.flow import Said as Answered
from accessible_fit.services.following.my_page import MyPages
from accessible_fit.services.mats.history import MatHistory
from accessible_fit.services.wanted import Wanted
from db import actions, answers
from db.vocabulary import InputWay, ProxyView, WhoAnswered
from tests.accessible_fit.services.mats.mat_talks import held
from tests.journeys.people import Home, form, now

DONE, UNDER_WAY, WILL_NOT = "Vi städar tillsammans på tisdagar", "En lampa i hallen", "En egen hund"
WHY = "Grannen tål inte hundar"


def pages(home: Home) -> MyPages:
    return MyPages(home.store, now, MatHistory(home.store, now))


@dataclass
class OwnLife:
    """What a person has said and what came of it, by what staff wrote."""

    home: Home
    talks: list[UUID] = field(default_factory=list)
    deeds: dict[str, UUID] = field(default_factory=dict)

    def talk(self, raws: list[int | None], form_id: str = "group_home", wanted: Wanted | None = None) -> UUID:
        """Hold a conversation in which these answers are given, and the rest stays unasked."""
        talks = Conversations(self.home.store, now)
        talk = talks.begin(self.home.actor, self.home.person_id, form(form_id), wanted or Wanted())
        for item_id, raw in zip(talk.flow.item_ids, raws, strict=False):
            if raw is not None:
                talks.keep(self.home.actor, talk, Given(item_id, Answered(raw=raw), InputWay.TOUCH, 700))
        talks.finish(self.home.actor, talk)
        self.talks.append(talk.id)
        return talk.id

    def by_somebody_else(self, raws: list[int | None]) -> UUID:
        """The same by staff: it never stands on the person's page."""
        return self.talk(raws, wanted=Wanted(who=WhoAnswered.STAFF, view=ProxyView.OWN_VIEW))

    def promise(self, text: str, *, said: str = "", from_talk: UUID | None = None, picture: str = "") -> UUID:
        """Keep what staff will do, from the first answer of a conversation when one is named."""
        with self.home.store.writing() as tx:
            answer = answers.of_conversation(tx, from_talk)[0].id if from_talk is not None else None
            made = actions.add(
                tx,
                self.home.person_id,
                _unit(self.home),
                text,
                "Karin Ek",
                now(),
                answer_id=answer,
                said=said,
                picture=picture,
            )
        self.deeds[text] = made.id
        return made.id

    def done(self, action_id: UUID) -> None:
        with self.home.store.writing() as tx:
            actions.done(tx, action_id, now())

    def will_not(self, action_id: UUID, why: str = WHY) -> None:
        with self.home.store.writing() as tx:
            actions.close(tx, action_id, now(), why)


def _unit(home: Home) -> UUID:
    (unit,) = home.residents.units(home.actor)
    return unit.id


def lived(home: Home) -> OwnLife:
    """Two conversations, two mats of one topic and one of another, three promises."""
    life = OwnLife(home)
    life.talk([0, 2, 1, 2, 0, 2, 1])
    life.talk([2, 2, 1, 0, 0, 2, 2, 1])
    held(home, [0, 1, 2, 0])
    held(home, [2, 1, 2, 0])
    done = life.promise(DONE, from_talk=life.talks[0], picture="own:cleaning")
    life.done(done)
    life.promise(UNDER_WAY, said="Det är mörkt på natten.", picture="openmoji:1F4A1")
    life.will_not(life.promise(WILL_NOT, said="Jag vill ha en hund."))
    return life

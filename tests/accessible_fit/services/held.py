"""Conversations put straight into a store: in any way to answer, on any day, by anybody."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from uuid import UUID

from accessible_fit.instruments.model import Instrument, Item, Polarity
from accessible_fit.instruments.own import AnyPictogram, own_instruments
from accessible_fit.scales import formats
from accessible_fit.services.access import Actor
from accessible_fit.services.residents import NewPerson, Residents
from accessible_fit.services.signing_in.accounts import Accounts
from accessible_fit.services.signing_in.new_account import NewAccount
from db import answers, conversations, instruments, mats
from db.engine import Store
from db.records import AnswerFormat, Conversation, NewAnswer, NewConversation, NewMat, NewPlacement
from db.vocabulary import (
    CardOutcome,
    ConversationKind,
    ConversationState,
    FormatKind,
    HowHelped,
    InputWay,
    Language,
    Outcome,
    ServiceType,
    WhoAnswered,
)

START = dt.datetime(2025, 1, 7, 10, 0, tzinfo=dt.UTC)
TWO, THREE, FIVE = (AnswerFormat(FormatKind.CHOICE, steps) for steps in (2, 3, 5))
LINE = AnswerFormat(FormatKind.LINE)
MAT = AnswerFormat(FormatKind.MAT, 3)


def group_home() -> Instrument:
    return next(one for one in own_instruments(AnyPictogram()) if one.id == "group_home")


def with_pairs() -> tuple[Instrument, tuple[tuple[str, str], ...]]:
    """The group home's form with two turned pairs, and one question that is asked again."""
    form = group_home()
    first, second, third, fourth, *rest = form.items
    items = (first, second, turned(first), turned(second), third, fourth, *rest)
    pairs = ((first.id, f"{first.id}_turned"), (second.id, f"{second.id}_turned"))
    return replace(form, items=items, pairs=pairs, repeats=(first.id,)), pairs


def turned(item: Item) -> Item:
    """The same question from the other end: most of it is worst."""
    question = {language: f"{words} (inte)" for language, words in item.question.items()}
    return replace(
        item, id=f"{item.id}_turned", question=question, spoken=question, polarity=Polarity.DOWN, kolada=None
    )


@dataclass
class Records:
    """A store with one superuser, and what has been said there."""

    store: Store
    now: dt.datetime = START
    actor: Actor = field(init=False)

    def __post_init__(self) -> None:
        account = NewAccount("eva", "Eva Ek", "four words in a row", "2468", Language.EN)
        self.actor = Accounts(self.store, self.clock).make_first(
            account, "Solgläntan", ServiceType.GROUP_HOME
        )

    def clock(self) -> dt.datetime:
        return self.now

    def add(self, alias: str) -> UUID:
        residents = Residents(self.store, self.clock)
        return residents.add(self.actor, NewPerson(residents.units(self.actor)[0].id, alias)).id

    def talk(
        self,
        person_id: UUID,
        raws: Sequence[int | None],
        form: AnswerFormat = THREE,
        *,
        instrument: Instrument | None = None,
        day: float = 0,
        again: Mapping[str, int] | None = None,
        ms: Sequence[int] | None = None,
        mirrored: bool = False,
        spoken: Sequence[tuple[str, ...]] | None = None,
        who: WhoAnswered = WhoAnswered.SELF,
        how: HowHelped | None = HowHelped.ALONE,
    ) -> Conversation:
        """Keep a conversation in which each question of the form got the answer in its place.

        None is "I don't know"; `again` holds the answers to what was asked once more, by the question's id.
        """
        asked = instrument or group_home()
        when = START + dt.timedelta(days=day)
        residents = Residents(self.store, self.clock)
        unit_id = residents.units(self.actor)[0].id
        with self.store.writing() as tx:
            version = instruments.keep(tx, asked.id, asked.title["sv"], asked.frozen(), asked.checksum)
            kept = conversations.start(
                tx,
                NewConversation(
                    person_id=person_id,
                    unit_id=unit_id,
                    kind=ConversationKind.QUESTIONS,
                    instrument_version_id=version.id,
                    led_by=self.actor.user_id,
                    started_at=when,
                    choices=form.steps,
                    format_kind=form.kind,
                    language=Language.SV,
                    order_shown=tuple(item.id for item in asked.items),
                    who_answered=who,
                    how_helped=HowHelped.PROXY if who is not WhoAnswered.SELF else how,
                    mirrored=mirrored,
                ),
            )
            for place, (item, raw) in enumerate(zip(asked.items, raws, strict=False)):
                order = _order(asked, item, form, mirrored)
                new = self._answer(kept, item, form, raw, place, when)
                answers.put(
                    tx,
                    replace(
                        new,
                        order_shown=order,
                        order_spoken=spoken[place] if spoken is not None else (),
                        duration_ms=ms[place] if ms is not None else None,
                    ),
                )
            for item_id, raw in (again or {}).items():
                item = next(item for item in asked.items if item.id == item_id)
                new = self._answer(kept, item, form, raw, len(asked.items), when)
                answers.put(tx, replace(new, repetition=1))
            return conversations.finish(
                tx, kept.id, when + dt.timedelta(minutes=20), ConversationState.FINISHED
            )

    def _answer(
        self,
        kept: Conversation,
        item: Item,
        form: AnswerFormat,
        raw: int | None,
        place: int,
        when: dt.datetime,
    ) -> NewAnswer:
        line = form.kind is FormatKind.LINE
        reversed_ = item.polarity is Polarity.DOWN
        made = formats.Format(
            formats.FormatKind(form.kind.value),
            None if line else form.steps,
            0 if line else None,
            100 if line else None,
            reversed_,
        )
        scored = formats.score(made, raw) if raw is not None else None
        return NewAnswer(
            conversation_id=kept.id,
            item_id=item.id,
            life_area=item.area,
            format_kind=form.kind,
            format_steps=form.steps,
            format_min=0 if line else None,
            format_max=100 if line else None,
            format_reversed=reversed_,
            outcome=Outcome.DONT_KNOW if raw is None else Outcome.ANSWERED,
            raw=raw,
            score=scored.score if scored is not None else None,
            half_step=scored.half_step if scored is not None else None,
            mapping_version=formats.MAPPING_VERSION,
            order_in_conversation=place,
            input_way=InputWay.TOUCH,
            answered_at=when + dt.timedelta(seconds=20 * (place + 1)),
        )

    def mat(self, person_id: UUID, positions: Sequence[int], *, area: str = "liking", day: float = 0) -> UUID:
        """Keep a mat of three columns with a card in each of these positions, 0–2, all about one area."""
        when = START + dt.timedelta(days=day)
        unit_id = Residents(self.store, self.clock).units(self.actor)[0].id
        with self.store.writing() as tx:
            kept = conversations.start(
                tx,
                NewConversation(
                    person_id=person_id,
                    unit_id=unit_id,
                    kind=ConversationKind.MAT,
                    started_at=when,
                    choices=3,
                    format_kind=FormatKind.MAT,
                    language=Language.SV,
                ),
            )
            mat = mats.start(
                tx,
                NewMat(
                    conversation_id=kept.id,
                    topic_id="home",
                    topic_version=1,
                    scale_id="feel",
                    positions=3,
                    frozen_start={"name": {"sv": "Mitt hem", "en": "My home"}},
                    started_at=when,
                ),
            )
            mats.put_placements(
                tx, mat.id, [_card(number, place, area, when) for number, place in enumerate(positions)]
            )
        return kept.id


def _card(number: int, place: int, area: str, when: dt.datetime) -> NewPlacement:
    return NewPlacement(
        card_key=f"card_{number}",
        card_order=number,
        words={"sv": "Ett kort", "en": "A card"},
        outcome=CardOutcome.PLACED,
        mapping_version=1,
        life_area=area,
        position=place,
        x=(2 - place) / 2,
        column_index=2 - place,
        score=50.0 * place,
        half_step=25.0,
        input_way=InputWay.TOUCH,
        placed_at=when,
    )


def _order(asked: Instrument, item: Item, form: AnswerFormat, mirrored: bool) -> tuple[str, ...]:
    if form.kind is FormatKind.LINE or form.steps is None:
        return ()
    ladder = asked.answer_sets[item.answer_set].ladders[form.steps]
    order = tuple(str(option.raw) for option in ladder)
    return order[::-1] if mirrored else order

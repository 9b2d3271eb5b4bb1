"""Answers come back on paper: kept under their own day, whole or not at all, saying who entered them."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import select

from accessible_fit.errors import NotAllowed
from accessible_fit.instruments.model import LINE_STEPS, Instrument, Line, Option
from accessible_fit.instruments.own import AnyPictogram, find_instrument, own_instruments
from accessible_fit.paper.form_code import code_of, read_code
from accessible_fit.scales.missing import Missing
from accessible_fit.services.access import Actor
from accessible_fit.services.conversation import Conversations, Given
from accessible_fit.services.flow import Said
from accessible_fit.services.mats.talk import MatPlan
from accessible_fit.services.mats.topics import MatTopics
from accessible_fit.services.paper.entry import PaperAnswers
from accessible_fit.services.paper.errors import (
    AlreadyEntered,
    AnswersLeft,
    BeforeEnrolment,
    DayNotCome,
    NotEnrolledThen,
    NotToBePrinted,
    UnknownForm,
)
from accessible_fit.services.paper.forms import FormChoice
from accessible_fit.services.paper.mat import MatPhoto, MatSetChoice, PaperMat, clean_photo
from accessible_fit.services.paper.sheets import Paper
from accessible_fit.services.pictures.own import Pictures
from accessible_fit.services.printed import file_name
from accessible_fit.services.residents import NewPerson, Residents
from accessible_fit.services.review.series import Review
from accessible_fit.services.signing_in.accounts import Accounts
from accessible_fit.services.signing_in.new_account import NewAccount
from db import answers, conversations, mats, people, photos
from db.engine import Store, open_store
from db.tables import audit_entry_table
from db.vocabulary import (
    CardOutcome,
    ConversationKind,
    ConversationState,
    FormatKind,
    HowHelped,
    InputWay,
    Language,
    Outcome,
    ProxyView,
    Role,
    ServiceType,
    WhoAnswered,
)
from pictograms.photos import finish_photo, read_photo
from pictograms.symbols import Credit
from talking_mats.cards import Off, Where
from talking_mats.reader import own_topics
from talking_mats.scales import top_scale
from tests.accessible_fit.made_once import copied
from tests.accessible_fit.paper.pdf_reader import read_pdf
from tests.pictograms.photo_files import encoded, from_a_phone, scene

_log = audit_entry_table.c
ENROLLED = dt.date(2025, 3, 3)
DAY = dt.date(2025, 3, 20)


class Quick:
    """One drawing for every pictogram."""

    def svg(self, key: str) -> bytes:
        return b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'

    def credits(self, keys: Iterable[str]) -> Sequence[Credit]:
        return [Credit("own", "Ours", "us", "MIT", "here")] if list(keys) else []


class Clock:
    now = dt.datetime(2025, 4, 2, 9, 0, tzinfo=dt.UTC)

    def __call__(self) -> dt.datetime:
        return self.now


@dataclass
class Home:
    store: Store
    clock: Clock
    paper: Paper
    actor: Actor
    person_id: UUID
    unit_id: UUID
    forms: list[Instrument]

    def form(self) -> Instrument:
        return next(one for one in self.forms if one.id == "group_home")

    def filled(self, raw: int = 2, **more: object) -> PaperAnswers:
        form = self.form()
        said = {item.id: Said(raw=raw) for item in form.items}
        paper = PaperAnswers(
            self.person_id, form, 3, "sv", DAY, said, HowHelped.ALONE, led_by=self.actor.user_id
        )
        return replace(paper, **more)  # type: ignore[arg-type]  # names of its own fields

    def verbs(self) -> list[tuple[str, str]]:
        with self.store.reading() as tx:
            found = tx.execute(select(_log.verb, _log.subject_kind).order_by(_log.seq))
            return [(verb, kind) for verb, kind in found]


@pytest.fixture
def home(tmp_path: Path, finished_store: Path) -> Iterator[Home]:
    clock = Clock()
    with open_store(copied(finished_store, tmp_path / "home.db")) as store:
        account = NewAccount("lisa", "Lisa Holm", "four words in a row", "2468", Language.SV)
        actor = Accounts(store, clock).make_first(account, "Solgläntan", ServiceType.GROUP_HOME)
        residents = Residents(store, clock)
        unit = residents.units(actor)[0]
        with store.writing() as tx:
            person = people.add(tx, unit.id, "Kalle")
            people.enrol(tx, person.id, unit.id, ENROLLED)
        forms = own_instruments(AnyPictogram())
        paper = Paper.over(store, clock, Quick, lambda: forms)
        yield Home(store, clock, paper, actor, person.id, unit.id, forms)


def with_line(form: Instrument) -> Instrument:
    def end(raw: int, words: str) -> Option:
        return Option(raw, {"sv": words, "en": words}, {"sv": words, "en": words}, "own:yes")

    line = Line(end(0, "Dåligt"), end(100, "Bra"))
    return replace(form, answer_sets={key: replace(one, line=line) for key, one in form.answer_sets.items()})


# ---------------------------------------------------------------------- entering a form


def test_a_paper_becomes_a_conversation_of_its_own_day(home: Home) -> None:
    form = home.form()
    said = {item.id: Said(raw=2) for item in form.items}
    said[form.items[1].id] = Said(missing=Missing.DONT_KNOW)
    said[form.items[2].id] = Said(missing=Missing.DECLINED)
    said[form.items[3].id] = Said(missing=Missing.NOT_ASKED)
    talk_id = home.paper.entry.keep(home.actor, home.filled(said=said, own_words=" Mer kaffe. "))
    with home.store.reading() as tx:
        held = conversations.get(tx, talk_id)
        given = answers.of_conversation(tx, talk_id)
    assert held.started_at.astimezone().date() == DAY
    assert (held.on_paper, held.entered_by, held.entered_at) == (True, home.actor.user_id, home.clock.now)
    assert (held.led_by, held.kind, held.state) == (
        home.actor.user_id,
        ConversationKind.QUESTIONS,
        ConversationState.FINISHED,
    )
    assert held.own_words == "Mer kaffe."
    assert held.confirmed_at is None, "nobody looked back at it on a screen"
    assert [one.item_id for one in given] == [item.id for item in form.items]
    assert {one.input_way for one in given} == {InputWay.PAPER}
    assert {one.answered_at for one in given} == {held.started_at}
    assert given[0].score == 100.0
    outcomes = [one.outcome for one in given[1:4]]
    assert outcomes == [Outcome.DONT_KNOW, Outcome.DECLINED, Outcome.NOT_ASKED]
    assert all(one.raw is None and one.score is None for one in given[1:4])
    assert ("entered", "conversation") in home.verbs()


def test_paper_and_screen_are_one_series_when_the_format_is_the_same(home: Home) -> None:
    home.paper.entry.keep(home.actor, home.filled(raw=1))
    talks = Conversations(home.store, home.clock)
    talk = talks.begin(home.actor, home.person_id, home.form())
    for item in home.form().items:
        talks.keep(home.actor, talk, Given(item.id, Said(raw=1), InputWay.TOUCH, 2000))
    talks.finish(home.actor, talk)
    whole = next(one for one in Review(home.store).person(home.actor, home.person_id) if one.area == "whole")
    assert [point.when.astimezone().date() for point in whole.points] == [DAY, home.clock.now.date()]
    assert [point.score for point in whole.points] == [50.0, 50.0]


def test_answers_on_a_line_are_kept_in_tenths(home: Home) -> None:
    form = with_line(home.form())
    said = {item.id: Said(raw=38) for item in form.items}
    paper = home.filled(instrument=form, steps=LINE_STEPS, said=said)
    talk_id = home.paper.entry.keep(home.actor, paper)
    with home.store.reading() as tx:
        held, given = conversations.get(tx, talk_id), answers.of_conversation(tx, talk_id)
    assert (held.format_kind, held.choices) == (FormatKind.LINE, None)
    first = given[0]
    assert (first.raw, first.score, first.half_step) == (38, 38.0, 0.5)
    assert (first.format_kind, first.format_min, first.format_max) == (FormatKind.LINE, 0, 100)


def test_a_rating_on_paper_is_a_rating_asked_before_or_after_a_talk(home: Home) -> None:
    life = find_instrument("life")
    said = {item.id: Said(raw=75) for item in life.items}
    paper = home.filled(instrument=life, steps=LINE_STEPS, said=said)
    talk_id = home.paper.entry.keep(home.actor, paper)
    with home.store.reading() as tx:
        held = conversations.get(tx, talk_id)
    assert held.kind is ConversationKind.RATINGS
    assert held.moment is not None and held.moment.value == life.moment.value


def test_what_was_turned_on_the_paper_is_kept_as_it_stood(home: Home) -> None:
    plain = home.paper.entry.keep(home.actor, home.filled())
    turned = home.paper.entry.keep(home.actor, home.filled(turned=True, day=DAY + dt.timedelta(days=1)))
    with home.store.reading() as tx:
        orders = [answers.of_conversation(tx, one)[0].order_shown for one in (plain, turned)]
        assert conversations.get(tx, turned).mirrored
    assert orders[0] == tuple(reversed(orders[1]))


def test_somebody_elses_answers_say_whose_view_they_are(home: Home) -> None:
    paper = home.filled(how=HowHelped.PROXY, who=WhoAnswered.RELATIVE, view=ProxyView.PERSONS_VIEW)
    talk_id = home.paper.entry.keep(home.actor, paper)
    with home.store.reading() as tx:
        held = conversations.get(tx, talk_id)
    assert (held.who_answered, held.proxy_view) == (WhoAnswered.RELATIVE, ProxyView.PERSONS_VIEW)


def test_a_paper_of_today_is_never_kept_as_later_than_now(home: Home) -> None:
    today = home.clock.now.astimezone().date()
    talk_id = home.paper.entry.keep(home.actor, home.filled(day=today))
    with home.store.reading() as tx:
        assert conversations.get(tx, talk_id).started_at <= home.clock.now


@pytest.mark.parametrize(
    ("day", "refused"),
    [
        (dt.date(2025, 4, 3), DayNotCome),
        (dt.date(2999, 1, 1), DayNotCome),
        (dt.date(2025, 3, 2), BeforeEnrolment),
        (dt.date(1925, 3, 20), BeforeEnrolment),
    ],
)
def test_a_day_that_can_not_be_is_refused_and_nothing_is_kept(
    home: Home, day: dt.date, refused: type[Exception]
) -> None:
    with pytest.raises(refused):
        home.paper.entry.check_day(home.actor, home.person_id, day)
    with pytest.raises(refused):
        home.paper.entry.keep(home.actor, home.filled(day=day))
    with home.store.reading() as tx:
        assert conversations.of_person(tx, home.person_id) == []


def test_a_day_between_two_stays_is_refused(home: Home) -> None:
    with home.store.writing() as tx:
        (stay,) = people.enrolments(tx, home.person_id)
        people.end_enrolment(tx, stay.id, dt.date(2025, 3, 10))
        people.enrol(tx, home.person_id, home.unit_id, dt.date(2025, 3, 25))
    with pytest.raises(NotEnrolledThen):
        home.paper.entry.keep(home.actor, home.filled())
    home.paper.entry.keep(home.actor, home.filled(day=dt.date(2025, 3, 10)))


def test_an_answer_left_out_is_asked_for(home: Home) -> None:
    paper = home.filled()
    fewer = dict(list(paper.said.items())[1:])
    with pytest.raises(AnswersLeft):
        home.paper.entry.keep(home.actor, replace(paper, said=fewer))


def test_the_same_paper_twice_is_asked_about_and_kept_when_it_is_meant(home: Home) -> None:
    home.paper.entry.keep(home.actor, home.filled())
    with pytest.raises(AlreadyEntered):
        home.paper.entry.keep(home.actor, home.filled(raw=0))
    home.paper.entry.keep(home.actor, home.filled(raw=0), again=True)
    home.paper.entry.keep(home.actor, home.filled(day=DAY + dt.timedelta(days=1)))
    with home.store.reading() as tx:
        assert len(conversations.of_person(tx, home.person_id)) == 3


def test_a_paper_is_kept_whole_or_not_at_all(home: Home) -> None:
    form = home.form()
    said = {item.id: Said(raw=2) for item in form.items}
    said[form.items[-1].id] = Said(raw=7)  # outside the format: the last of twelve
    with pytest.raises(Exception, match="7"):
        home.paper.entry.keep(home.actor, home.filled(said=said))
    with home.store.reading() as tx:
        assert conversations.of_person(tx, home.person_id) == []


def test_only_who_leads_conversations_in_the_unit_may_enter(home: Home) -> None:
    for other in (
        Actor(home.actor.user_id, "Bo", Role.LEADER, frozenset({home.unit_id})),
        Actor(home.actor.user_id, "Eva", Role.STAFF, frozenset()),
    ):
        with pytest.raises(NotAllowed):
            home.paper.entry.keep(other, home.filled())
        with pytest.raises(NotAllowed):
            home.paper.entry.before(other, home.person_id)
        with pytest.raises(NotAllowed):
            home.paper.mats.before(other, home.person_id)


# ---------------------------------------------------------------------- finding the form


def test_a_printed_wording_is_found_by_its_code_after_the_program_has_changed_it(home: Home) -> None:
    before = home.form()
    home.paper.forms.print_form(home.actor, FormChoice(before, "sv"))
    items = (replace(before.items[0], question={"sv": "Trivs du?", "en": "Happy?"}), *before.items[1:])
    newer = before.version + 1
    home.forms[home.forms.index(before)] = replace(before, version=newer, items=items)
    found = home.paper.entry.find(home.actor, code_of(before, 3, "sv"))
    assert found.items[0].question["sv"] == "Tycker du om att bo här?"
    assert home.paper.entry.find(home.actor, code_of(home.form(), 3, "sv")).version == newer
    known = home.paper.entry.before(home.actor, home.person_id)
    assert [form.version for form in known.forms if form.id == "group_home"] == [newer, before.version]
    assert [one.name for one in known.colleagues] == ["Lisa Holm"]


def test_a_code_of_no_form_here_is_refused_in_words(home: Home) -> None:
    for code in ("group_home-1-ffffff-3-sv", "other-1-3f9a2c-3-sv"):
        with pytest.raises(UnknownForm):
            home.paper.entry.find(home.actor, read_code(code))
    with pytest.raises(UnknownForm):
        home.paper.entry.find(home.actor, code_of(home.form(), LINE_STEPS, "sv"))


# ---------------------------------------------------------------------- printing


def test_a_blank_form_is_printed_and_noted(home: Home) -> None:
    printed = home.paper.forms.print_form(home.actor, FormChoice(home.form(), "sv"))
    pdf = read_pdf(printed.pdf)
    assert printed.name == "Gruppbostad 2025-04-02.pdf"
    assert "Kalle" not in pdf.pages[0].text()
    assert home.verbs()[-1] == ("printed", "instrument_version")


def test_a_form_for_a_person_carries_name_unit_and_own_pictures(home: Home) -> None:
    key = home.form().items[0].pictogram
    raw = read_photo(encoded(scene(300, 200), "PNG"))
    from accessible_fit.services.pictures.own import NewPicture

    new = NewPicture(key, finish_photo(raw, raw.middle()))
    Pictures(home.store, home.clock).tie_to_person(home.actor, home.person_id, new)
    choice = FormChoice(home.form(), "sv", person_id=home.person_id)
    printed = home.paper.forms.print_form(home.actor, choice)
    pages = read_pdf(printed.pdf).pages
    assert "Kalle" in pages[0].text()
    assert "Gruppbostad · Solgläntan" in pages[0].text()
    assert "Kalle" not in printed.name
    blank = read_pdf(home.paper.forms.print_form(home.actor, FormChoice(home.form(), "sv")).pdf)
    assert len(blank.pages) == len(pages)


def test_a_form_without_its_licence_is_not_printed(home: Home) -> None:
    licensed = replace(home.form(), licensed=True)
    home.forms[home.forms.index(home.form())] = licensed
    assert licensed not in home.paper.forms.offered(home.actor)
    with pytest.raises(NotToBePrinted):
        home.paper.forms.print_form(home.actor, FormChoice(replace(home.form(), licensed=True), "sv"))


def test_who_may_not_see_people_prints_nothing(home: Home) -> None:
    leader = Actor(home.actor.user_id, "Bo", Role.LEADER, frozenset({home.unit_id}))
    stranger = Actor(home.actor.user_id, "Eva", Role.STAFF, frozenset())
    with pytest.raises(NotAllowed):
        home.paper.forms.print_form(leader, FormChoice(home.form(), "sv"))
    with pytest.raises(NotAllowed):
        home.paper.forms.print_form(stranger, FormChoice(home.form(), "sv", person_id=home.person_id))
    with pytest.raises(NotAllowed):
        home.paper.mats.print_set(stranger, MatSetChoice(plan(), "sv", 40, home.person_id))


def test_a_files_name_suits_every_system() -> None:
    assert file_name('Så: hur "mår" du?/..', DAY) == "Så hur mår du 2025-03-20.pdf"


# ---------------------------------------------------------------------- mats


def plan(positions: int = 5, turned: bool = False) -> MatPlan:
    topic = next(one for one in own_topics() if one.id == "food")
    return MatPlan(topic, top_scale("like"), topic.cards[:4], positions, turned)


def laid(home: Home, **more: object) -> PaperMat:
    chosen = plan()
    first, second, third, fourth = (card.id for card in chosen.cards)
    where: dict[str, Where | None] = {first: 4, second: 1, third: Off.ASIDE, fourth: None}
    made = PaperMat(
        home.person_id, chosen, "sv", DAY, where, HowHelped.WITH_SUPPORT, led_by=home.actor.user_id
    )
    return replace(made, **more)  # type: ignore[arg-type]  # names of its own fields


def a_photo() -> MatPhoto:
    return clean_photo(read_photo(from_a_phone(scene(300, 200))))


def test_a_mat_on_paper_becomes_a_mat_like_any_other(home: Home) -> None:
    talk_id = home.paper.mats.keep(home.actor, laid(home))
    with home.store.reading() as tx:
        held = conversations.get(tx, talk_id)
        (kept,) = mats.of_conversation(tx, talk_id)
        cards = mats.placements_of(tx, kept.id)
        ways = {step.way for step in mats.steps_of(tx, kept.id)}
    assert (held.kind, held.format_kind, held.choices) == (ConversationKind.MAT, FormatKind.MAT, 5)
    assert held.on_paper and held.entered_by == home.actor.user_id
    assert held.started_at.astimezone().date() == DAY
    assert held.state is ConversationState.FINISHED
    assert ways == {InputWay.PAPER}
    assert [one.outcome for one in cards] == [
        CardOutcome.PLACED,
        CardOutcome.PLACED,
        CardOutcome.ASIDE,
        CardOutcome.UNPLACED,
    ]
    assert [one.score for one in cards] == [100.0, 25.0, None, None]
    offered = MatTopics(home.store, lambda: own_topics()).offered(home.actor, home.person_id)
    assert offered.suggested == "food"
    assert offered.topic("food").positions == 5


def test_the_photo_is_kept_without_where_and_when_and_found_again(home: Home) -> None:
    photo = a_photo()
    talk_id = home.paper.mats.keep(home.actor, laid(home, photo=photo))
    found = home.paper.mats.photo_of(home.actor, talk_id)
    assert found == photo.data
    assert b"Exif" not in photo.data and b"GPS" not in photo.data
    assert home.verbs()[-1] == ("looked_at", "photo")
    with home.store.writing() as tx:
        (kept,) = mats.of_conversation(tx, talk_id)
        photos.remove(tx, UUID(str(mats.steps_of(tx, kept.id)[0].frozen_step["photo_of_paper"])))
    assert home.paper.mats.photo_of(home.actor, talk_id) is None


def test_a_mat_without_a_photo_has_none(home: Home) -> None:
    talk_id = home.paper.mats.keep(home.actor, laid(home))
    assert home.paper.mats.photo_of(home.actor, talk_id) is None


def test_a_mat_on_a_day_that_can_not_be_is_refused_photo_and_all(home: Home) -> None:
    with pytest.raises(DayNotCome):
        home.paper.mats.keep(home.actor, laid(home, day=dt.date(2025, 4, 3), photo=a_photo()))
    with home.store.reading() as tx:
        assert conversations.of_person(tx, home.person_id) == []


def test_the_same_mat_twice_is_asked_about(home: Home) -> None:
    home.paper.mats.keep(home.actor, laid(home))
    with pytest.raises(AlreadyEntered):
        home.paper.mats.keep(home.actor, laid(home))
    home.paper.mats.keep(home.actor, laid(home), again=True)


def test_a_mat_set_is_printed_with_number_code_and_large_cards(home: Home) -> None:
    printed = home.paper.mats.print_set(home.actor, MatSetChoice(plan(3), "sv", 60))
    pdf = read_pdf(printed.pdf)
    assert printed.name == "Mat 2025-04-02.pdf"
    assert [(round(page.width), round(page.height)) for page in pdf.pages[:3]] == [(297, 210)] * 2 + [
        (210, 297)
    ]
    for number, page in enumerate(pdf.pages, 1):
        assert f"{number} ({len(pdf.pages)})" in page.text()
        assert "mat-food-1-like-3" in page.text()
        assert round(page.pictures[0].dots_per_inch) == 300
    assert home.verbs()[-1] == ("printed", "mat_set")


def test_people_of_the_home_can_be_added_after_all(home: Home) -> None:
    """A person added today has no day before today."""
    residents = Residents(home.store, home.clock)
    new = residents.add(home.actor, NewPerson(home.unit_id, "Eva"))
    with pytest.raises(BeforeEnrolment):
        home.paper.entry.keep(home.actor, home.filled(person_id=new.id))

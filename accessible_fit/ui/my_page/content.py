"""What the own page says, in the person's language."""

from collections.abc import Mapping, Sequence

from accessible_fit.instruments.model import LifeArea
from accessible_fit.scales.line_place import share_of
from accessible_fit.services.following.page_parts import Deed, LinePlace, MyPage, SaidThing, Standing, ThenNow
from accessible_fit.ui.my_page.leading import DONT_KNOW
from accessible_fit.ui.my_page.then_now_card import Half, ThenNowCard
from accessible_fit.ui.my_page.walk import At
from accessible_fit.ui.resident.card_pages import Entry, MarkedCard
from accessible_fit.ui.resident.choosing import Question
from accessible_fit.ui.resident.kit import Kit
from accessible_fit.ui.resident.message import Choice
from accessible_fit.ui.resident.said_on_line import SaidOnLine
from accessible_fit.ui.resident.telling import Telling, Told
from accessible_fit.ui.resident.told_cards import Telling as Card
from accessible_fit.words import my_page_sentences as say
from db.vocabulary import Helped

BEGIN, LOOK, SHOW, NOT_NOW = "begin", "look", "show", "not_now"
DIFFERENT = "different"
"""What everything that the person says otherwise now is called, beside the life areas."""

DEED_PICTURE = "own:help"
MARKS = {Standing.DONE: "own:finished", Standing.UNDER_WAY: "own:wait", Standing.WILL_NOT: "own:no"}
LOOK_MARK = "openmoji:1F440"


class MyPageContent(Telling):
    """Writes each screen of one person's page."""

    def __init__(self, page: MyPage, kit: Kit, areas: Mapping[str, LifeArea]) -> None:
        super().__init__(page.resident.alias, kit.words)
        self._page = page
        self._kit = kit
        self._areas = areas

    # ------------------------------------------------------------------ messages

    def greeting(self) -> Told:
        """Say hello; who has said no to staff looking is asked first."""
        w, name = self._words, self._alias
        hello = w.t("Hello {name}!", name=name)
        if self._page.ask_first:
            choices = (
                Choice(BEGIN, "own:yes", w.t("Yes, we look")),
                Choice(NOT_NOW, "own:no", w.t("No, another time")),
            )
            more = w.t("Here is what you have said. Staff beside you see it too. Do you want to look?")
            return Told("own:hello", hello, more, choices, private=True, with_photo=True)
        begin = (Choice(BEGIN, "own:next", w.t("Start")),)
        more = w.t("This is your page. Here is what you have said.")
        return Told("own:hello", hello, more, begin, private=True, with_photo=True)

    def stop(self) -> Told:
        """Ask before stopping, because a press can be a mistake."""
        w = self._words
        return Told(
            "own:stop",
            w.t("Do you want to stop?"),
            w.t("Your page stays here. You can look another day."),
            (Choice("continue", "own:next", w.t("Go on")), Choice("stop", "own:stop", w.t("Yes, stop"))),
        )

    def thanks(self, stopped: bool = False) -> Told:
        """Thank the person."""
        w = self._words
        more = w.t("Your page stays here. You can look another day.")
        return Told(
            "own:thanks", w.t("Thank you {name}!", name=self._alias), more, private=True, with_photo=True
        )

    def nothing(self, at: At) -> Told:
        """Say that a part has nothing yet, and what will come there."""
        w = self._words
        told = {
            At.AREAS: Told(
                "own:talk-together",
                w.t("It is empty here."),
                w.t("Here is what you say when we talk next time."),
            ),
            At.DEEDS: Told(
                "own:help", w.t("It is empty here."), w.t("Here is what we do when you tell us something.")
            ),
            At.MATS: Told(
                "own:mat", w.t("It is empty here."), w.t("Here are your mats when you have made one.")
            ),
        }
        return told[at]

    def fetching(self) -> Told:
        """Say that a mat is on its way."""
        return Told("own:mat", self._words.t("One moment."))

    def only_mine(self) -> Told:
        """Ask before a mat is shown that the person keeps from staff."""
        w = self._words
        return Told(
            "openmoji:1F512",
            w.t("This picture is yours alone."),
            w.t("Staff beside you see it if you show it. Do you want to show it?"),
            (
                Choice(SHOW, "own:yes", w.t("Yes, show it")),
                Choice(NOT_NOW, "own:no", w.t("No, keep it to me")),
            ),
        )

    # ------------------------------------------------------------------ the beginning

    def home(self) -> tuple[str, list[Entry]]:
        """The three parts."""
        w = self._words
        parts = (
            (At.AREAS, "own:talk-together", w.t("What I say")),
            (At.DEEDS, DEED_PICTURE, w.t("You said – we did")),
            (At.MATS, "own:mat", w.t("My mats")),
        )
        return w.t("What do you want to look at?"), [
            self._plain(at.value, picture, label) for at, picture, label in parts
        ]

    def _plain(self, key: str, picture: str, label: str, private: bool = False) -> Entry:
        return Entry(key, lambda: self._kit.card(picture, label), label, private)

    # ------------------------------------------------------------------ then and now

    def areas(self) -> tuple[str, list[Entry]]:
        """The life areas the person has been asked about; first what is said otherwise now."""
        w = self._words
        asked = list(dict.fromkeys(one.area for one in self._page.then_now))
        entries = [self._plain(area, *self._area(area)) for area in asked]
        if any(one.moved for one in self._page.then_now):
            label = w.t("This is different now")
            entries.insert(0, self._plain(DIFFERENT, "openmoji:1F504", label))
        return w.t("What do you want to look at?"), entries

    def _area(self, area_id: str) -> tuple[str, str]:
        area = self._areas.get(area_id)
        return (area.pictogram, self._words.pick(area.name)) if area is not None else ("own:more", area_id)

    def pairs(self, area_id: str) -> tuple[str, list[Entry]]:
        """What was said then and now in one life area, or everything that is said otherwise now."""
        w = self._words
        if area_id == DIFFERENT:
            shown = [one for one in self._page.then_now if one.moved]
            return w.t("This is different now."), [self._pair(one) for one in shown]
        shown = [one for one in self._page.then_now if one.area == area_id]
        return f"{self._area(area_id)[1]}.", [self._pair(one) for one in shown]

    def _pair(self, one: ThenNow) -> Entry:
        w = self._words
        now = self._half(say.now_word(w, one.today), one.now)
        halves = [now]
        if one.then is not None:
            halves.insert(0, self._half(say.then_word(w), one.then))
        spoken = say.pair_spoken(
            w,
            w.pick(one.spoken),
            w.pick(one.then.label) if one.then is not None else "",
            w.pick(one.now.label),
            one.today,
        )
        question, picture = w.pick(one.question), one.picture
        return Entry(
            one.key,
            lambda: ThenNowCard(self._kit, question, picture, halves, spoken),
            spoken,
            private=True,  # what somebody has said is kept nowhere as a sound
        )

    def _half(self, when: str, said: SaidThing) -> Half:
        return Half(when, self._words.pick(said.label), said.picture, _on_line(said.place))

    # ------------------------------------------------------------------ you said – we did

    def deeds(self, asked: Sequence[str]) -> tuple[str, list[Entry]]:
        """Everything that was promised; `asked` are those the person has said something about."""
        return self._words.t("You said – we did."), [
            self._deed_entry(one, str(one.action_id) in asked) for one in self._page.deeds
        ]

    def _deed_entry(self, deed: Deed, asked: bool) -> Entry:
        about = say.deed_mark(self._words, deed.standing.value, asked)
        mark = LOOK_MARK if deed.standing is Standing.DONE and not asked else MARKS[deed.standing]
        picture = deed.picture or DEED_PICTURE
        return Entry(
            str(deed.action_id),
            lambda: MarkedCard(self._kit, picture, deed.text, mark, about),
            f"{say.ended(deed.text)} {about}",
            private=True,
        )

    def deed(self, deed: Deed) -> tuple[str, list[Card]]:
        """What the person said, and what came of it."""
        w, standing = self._words, deed.standing.value
        said, caption = say.in_own_quotes(w, deed.said), say.said_caption(w, deed.own)
        did = say.deed_text(w, standing, deed.text, deed.who, deed.because)
        over = say.deed_caption(w, standing)
        return say.deed_sentence(w, standing), [
            Card(
                caption,
                deed.said_pictures or (() if deed.place else ("own:talk-together",)),
                said,
                f"{caption}: {say.ended(said)}",
                private=True,
                on_line=_on_line(deed.place),
            ),
            Card(
                over,
                (deed.picture or DEED_PICTURE,),
                did,
                f"{over}: {' '.join(did.split())}",
                private=True,
            ),
        ]

    def helped(self, deed: Deed) -> Question:
        """Ask whether it helped; what was done stands below the question."""
        w = self._words
        choices = (
            Choice(Helped.YES.value, "own:yes", w.tc("did it help", "Yes")),
            Choice(Helped.SOME.value, "own:both-and", w.tc("did it help, on a card", "A little")),
            Choice(Helped.NO.value, "own:no", w.tc("did it help", "No")),
            Choice(DONT_KNOW, "own:dont-know", w.t("I don't know")),
        )
        return Question(
            deed.picture or DEED_PICTURE,
            w.t("Did it help?"),
            choices,
            say.ended(deed.text),
            private=True,
        )

    # ------------------------------------------------------------------ mats

    def topics(self) -> tuple[str, list[Entry]]:
        """What the person has laid mats about."""
        entries = [
            self._plain(one.topic_id, one.picture or "own:mat", self._words.pick(one.name))
            for one in self._page.topics
        ]
        return self._words.t("Your mats. Choose one."), entries

    def page_words(self) -> str:
        """Say for a screen reader what the dots are."""
        return self._words.t("There are more pages.")


def _on_line(place: LinePlace | None) -> SaidOnLine | None:
    return SaidOnLine(place.low, place.high, share_of(place.tenths)) if place is not None else None

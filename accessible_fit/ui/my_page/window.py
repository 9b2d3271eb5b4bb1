"""The person's own page: what I say now and said before, what came of it, my mats. Only a code leaves it."""

from collections.abc import Callable, Mapping, Sequence

from accessible_fit.instruments.model import LifeArea
from accessible_fit.services.following.page_parts import Standing
from accessible_fit.ui.input.announce import Tell, announce
from accessible_fit.ui.input.pulse import Clock, steady_ms
from accessible_fit.ui.mat.pictures import CardPixmaps
from accessible_fit.ui.mat.wording import MatWording
from accessible_fit.ui.my_page.content import BEGIN, NOT_NOW, SHOW, MyPageContent
from accessible_fit.ui.my_page.leading import MyPageLeading
from accessible_fit.ui.my_page.mats import OneMatScreen, TwoMatsScreen, mat_screen
from accessible_fit.ui.my_page.walk import At
from accessible_fit.ui.resident.card_pages import CardPagesScreen, Entry
from accessible_fit.ui.resident.choosing import ChoosingScreen
from accessible_fit.ui.resident.kit import Kit
from accessible_fit.ui.resident.panels import PanelsScreen
from accessible_fit.ui.resident.person_window import CheckPin
from accessible_fit.ui.resident.placed_window import PlacedWindow
from accessible_fit.ui.resident.speaking import Speaking, Utterance
from accessible_fit.ui.resident.told_cards import ToldCard


class MyPageWindow(PlacedWindow):
    """Shows one place of the page at a time. Everything on it is said when it is touched.

    `kit` has pixmaps that take photos of cards, because those of mats come when they are wanted.
    """

    def __init__(
        self,
        kit: Kit,
        pixmaps: CardPixmaps,
        leading: MyPageLeading,
        areas: Mapping[str, LifeArea],
        speaking: Speaking,
        check_pin: CheckPin,
        clock: Clock = steady_ms,
        tell: Tell = announce,
    ) -> None:
        page = leading.page
        self._content = MyPageContent(page, kit, areas)
        super().__init__(
            kit, leading, page.resident, page.profile, self._content, speaking, check_pin, clock, tell
        )
        self.leading = leading
        self._pixmaps = pixmaps
        self._wording = MatWording(page.resident.alias, kit.words, pixmaps)
        self._mats: dict[str, OneMatScreen | TwoMatsScreen | None] = {}
        self.home = CardPagesScreen(kit, 3, 1, large=(3, 1))
        self.tiles = CardPagesScreen(kit, 3, 2, large=(2, 2))
        self.pairs = CardPagesScreen(kit, 2, 2, large=(2, 1))
        self.deeds = CardPagesScreen(kit, 3, 2, large=(2, 1))
        self.deed = PanelsScreen(kit)
        self.helped = ChoosingScreen(kit)
        self._begin(
            kit.words.t("Accessible FIT – my page"),
            (self.home, self.tiles, self.pairs, self.deeds, self.deed, self.helped),
        )
        leading.chosen_changed.connect(self._show_chosen)
        leading.mats_there.connect(self._mats_came)
        self.home.chosen.connect(lambda key: leading.to(At(key)))
        self.tiles.chosen.connect(self._open_tile)
        self.pairs.chosen.connect(self._say_pair)
        self.deeds.chosen.connect(lambda key: leading.to(At.DEED, key))
        self.deed.touched.connect(self._say_part)
        self.helped.chosen.connect(self._answered)
        self._show_step()

    # ------------------------------------------------------------------ showing

    def _show_now(self) -> None:
        here, content = self.leading.walk.here, self._content
        shows: dict[At, Callable[[], None]] = {
            At.GREETING: lambda: self._tell_here(content.greeting()),
            At.HOME: lambda: self._show_cards(self.home, content.home()),
            At.AREAS: lambda: self._show_cards(self.tiles, content.areas()),
            At.AREA: lambda: self._show_cards(self.pairs, content.pairs(here.key)),
            At.DEEDS: lambda: self._show_cards(self.deeds, content.deeds(self._asked())),
            At.DEED: self._show_deed,
            At.HELPED: self._ask_helped,
            At.MATS: lambda: self._show_cards(self.tiles, content.topics()),
            At.MAT: self._show_mat,
            At.THANKS: lambda: self._tell_here(content.thanks()),
        }
        shows[here.at]()
        self._page_changed()

    def _asked(self) -> list[str]:
        keys = [str(one.action_id) for one in self.leading.page.deeds]
        return [key for key in keys if self.leading.asked(key)]

    def _show_cards(self, screen: CardPagesScreen, shown: tuple[str, Sequence[Entry]]) -> None:
        here, (sentence, entries) = self.leading.walk.here, shown
        if not entries:
            self._tell_here(self._content.nothing(here.at))
            return
        screen.show_entries(sentence, entries, here.page, self._profile.speak_questions)
        self._put(screen)

    def _show_deed(self) -> None:
        deed = self.leading.deed(self.leading.walk.here.key)
        sentence, parts = self._content.deed(deed)
        self.deed.tell(sentence, "", parts, self._profile.speak_questions)
        self._put(self.deed)

    def _ask_helped(self) -> None:
        key = self.leading.walk.here.key
        self.helped.ask(self._content.helped(self.leading.deed(key)), self.leading.chosen(key))
        self._put(self.helped)

    def _show_mat(self) -> None:
        key = self.leading.walk.here.key
        found = self.leading.mats.get(key)
        if found is None:
            self._tell_here(self._content.fetching())
            return
        if found.only_mine and key not in self.leading.may_show:
            self._tell_here(self._content.only_mine())
            return
        if key not in self._mats:
            for reference, data in found.line.photos.items():
                self._pixmaps.add(reference, data)
            self._mats[key] = self._make_mat(mat_screen(self.kit, self._wording, found))
        screen = self._mats[key]
        if screen is None:
            self._tell_here(self._content.nothing(At.MATS))
        else:
            self._put(screen)

    def _make_mat(self, screen: OneMatScreen | TwoMatsScreen | None) -> OneMatScreen | TwoMatsScreen | None:
        if screen is not None:
            screen.heard.connect(self._say)
            self.screens.addWidget(screen)
        return screen

    def _mats_came(self) -> None:
        if self.leading.walk.here.at is At.MAT and self._in_place:
            self._show_step()

    def _offer(self) -> None:
        walk, now = self.leading.walk, self.screens.currentWidget()
        ended = walk.here.at is At.THANKS or now is self.pin
        there = self._in_place and now is not self.pin
        self.bar.offer(
            back=there and walk.may_go_back,
            go_on=there and self._may_go_on(),
            pause=not ended,
            stop=not ended,
            hear=now is not self.pin,
        )
        self._show_how_far(there)
        calm = now is self.message or (there and walk.here.at is At.HOME)
        partner = self.leading.partner
        self.top.offer(staff=calm, partner=calm and not ended, sign=partner and not calm and there)

    def _may_go_on(self) -> bool:
        leading, now = self.leading, self.screen_now
        here = leading.walk.here
        if here.at is At.DEED:
            return leading.deed(here.key).standing is Standing.DONE or leading.has_following(here.key)
        if here.at is At.HELPED:
            return leading.may_go_on_from_word
        return isinstance(now, CardPagesScreen) and now.page + 1 < now.pages

    def _show_how_far(self, there: bool) -> None:
        now, here = self.screen_now, self.leading.walk.here
        deeds = self.leading.page.deeds
        if there and isinstance(now, CardPagesScreen) and now.pages > 1:
            self.top.show_progress(now.page, now.pages, self._content.page_words())
        elif there and here.at in (At.DEED, At.HELPED) and len(deeds) > 1:
            keys = [str(one.action_id) for one in deeds]
            self.top.show_progress(keys.index(here.key), len(keys), self._content.page_words())
        else:
            self.top.show_badge("")

    def _show_chosen(self) -> None:
        if self.screen_now is self.helped:
            self.helped.show_chosen(self.leading.chosen(self.leading.walk.here.key))
        self._offer()
        self._place_light()

    # ------------------------------------------------------------------ saying

    def _say(self, said: Sequence[Utterance]) -> None:
        self._tell_reader(self.screen_now, " ".join(one.text for one in said))
        self.speaking.say(said)
        self._place_light()

    def _say_pair(self, key: str) -> None:
        self._say([self.pairs.said_of(self.pairs.card_of(key))])

    def _say_part(self, card: ToldCard) -> None:
        self._say([Utterance(card.telling.spoken, card, card.telling.private)])

    # ------------------------------------------------------------------ doing

    def _open_tile(self, key: str) -> None:
        here = self.leading.walk.here.at
        self.leading.to(At.AREA if here is At.AREAS else At.MAT, key)

    def _answered(self, word: str, way: str) -> None:
        self._light_first = self.bar.next
        self.leading.say(word, way)
        self._say_chosen(self.helped, word)

    def _go_on(self) -> None:
        if self.leading.walk.here.at in (At.DEED, At.HELPED):
            self.leading.after_deed()
        else:
            self.leading.turn_page()

    def _go_back(self) -> None:
        self.leading.back()

    def _message_actions(self) -> dict[str, Callable[[], None]]:
        return {
            **super()._message_actions(),
            BEGIN: self.leading.begin,
            SHOW: self.leading.let_show,
            NOT_NOW: self._not_now,
        }

    def _not_now(self) -> None:
        if self.leading.walk.here.at is At.GREETING:
            self.leading.stop()
        else:
            self.leading.back()

"""The person's window for saying yes and no: one thing at a time, what it means, and what holds now."""

from collections.abc import Callable

from accessible_fit.services.rights.consent_talk import PersonsWord
from accessible_fit.ui.consent.content import BEGIN, TAKE_BACK, ConsentContent
from accessible_fit.ui.consent.leading import ConsentLeading
from accessible_fit.ui.consent.walk import At
from accessible_fit.ui.input.announce import Tell, announce
from accessible_fit.ui.input.pulse import Clock, steady_ms
from accessible_fit.ui.resident.card_pages import CardPagesScreen
from accessible_fit.ui.resident.choosing import ChoosingScreen
from accessible_fit.ui.resident.kit import Kit
from accessible_fit.ui.resident.panels import PanelsScreen
from accessible_fit.ui.resident.person_window import CheckPin
from accessible_fit.ui.resident.placed_window import PlacedWindow
from accessible_fit.ui.resident.speaking import Speaking, Utterance
from accessible_fit.ui.resident.told_cards import ToldCard
from db.vocabulary import ConsentKind


class ConsentWindow(PlacedWindow):
    """Shows everything there is to decide about; a card leads to what it means and to yes and no.

    A yes is taken back where it was given, by as many presses and one kind question.
    """

    def __init__(
        self,
        kit: Kit,
        leading: ConsentLeading,
        speaking: Speaking,
        check_pin: CheckPin,
        clock: Clock = steady_ms,
        tell: Tell = announce,
    ) -> None:
        talk = leading.talk
        self._content = ConsentContent(talk, kit)
        super().__init__(
            kit, leading, talk.resident, talk.profile, self._content, speaking, check_pin, clock, tell
        )
        self.leading = leading
        self.all_kinds = CardPagesScreen(kit, 3, 2, large=(2, 2))
        self.means = PanelsScreen(kit)
        self.question = ChoosingScreen(kit)
        self.sure = ChoosingScreen(kit)
        self._begin(
            kit.words.t("Accessible FIT – yes and no"), (self.all_kinds, self.means, self.question, self.sure)
        )
        leading.chosen_changed.connect(self._show_chosen)
        self.all_kinds.chosen.connect(lambda kind: leading.ask(ConsentKind(kind)))
        self.means.touched.connect(self._say_part)
        self.question.chosen.connect(self._answered)
        self.sure.chosen.connect(self._decide_if_sure)
        self._show_step()

    # ------------------------------------------------------------------ showing

    def _show_now(self) -> None:
        leading, content = self.leading, self._content
        shows: dict[At, Callable[[], None]] = {
            At.GREETING: lambda: self._tell_here(content.greeting()),
            At.ALL: self._show_all,
            At.MEANS: self._show_means,
            At.ASKED: self._ask,
            At.SURE: self._ask_if_sure,
            At.KEPT: lambda: self._tell_here(
                content.kept(self._kind, leading.word, leading.held[self._kind])
            ),
            At.THANKS: lambda: self._tell_here(content.thanks()),
        }
        shows[leading.here.at]()
        self._page_changed()

    def texts(self) -> list[str]:
        """Return every sentence that is the same for everybody, to be rendered ahead."""
        return self._content.all_texts()

    @property
    def _kind(self) -> ConsentKind:
        kind = self.leading.here.kind
        assert kind is not None  # only asked where there is one
        return kind

    def _show_all(self) -> None:
        sentence, entries = self._content.all_kinds(self.leading.held)
        self.all_kinds.show_entries(sentence, entries, self.leading.here.page, self._profile.speak_questions)
        self._put(self.all_kinds)

    def _show_means(self) -> None:
        sentence, picture, parts = self._content.means(self._kind)
        self.means.tell(sentence, picture, parts, self._profile.speak_questions)
        self._put(self.means)

    def _ask(self) -> None:
        leading = self.leading
        chosen = leading.chosen.value if leading.chosen is not None else None
        self.question.ask(self._content.question(self._kind, leading.held[self._kind]), chosen)
        self._put(self.question)

    def _ask_if_sure(self) -> None:
        self.sure.ask(self._content.sure(self._kind))
        self._put(self.sure)

    def _decide_if_sure(self, key: str) -> None:
        if key == TAKE_BACK:
            self.leading.take_back()
        else:
            self.leading.keep_yes()

    def _offer(self) -> None:
        here, now = self.leading.here, self.screens.currentWidget()
        ended = here.at is At.THANKS or now is self.pin
        there = self._in_place and now is not self.pin
        self.bar.offer(
            back=there and here.before is not None,
            go_on=there and self._may_go_on(),
            pause=not ended,
            stop=not ended,
            hear=now is not self.pin,
        )
        if there and here.at is At.ALL and self.all_kinds.pages > 1:
            self.top.show_progress(self.all_kinds.page, self.all_kinds.pages, self._content.page_words())
        else:
            self.top.show_badge("")
        calm = there and here.at in (At.GREETING, At.ALL, At.KEPT, At.THANKS)
        calm = calm or (now is self.message and not self._in_place)
        partner = self.leading.partner
        self.top.offer(staff=calm, partner=calm and not ended, sign=partner and there and not calm)

    def _may_go_on(self) -> bool:
        at = self.leading.here.at
        if at is At.ASKED:
            return self.leading.chosen is not None
        return at in (At.ALL, At.MEANS, At.KEPT)

    def _show_chosen(self) -> None:
        chosen = self.leading.chosen
        self.question.show_chosen(chosen.value if chosen is not None else None)
        self._offer()
        self._place_light()

    # ------------------------------------------------------------------ doing

    def _say_part(self, card: ToldCard) -> None:
        self._tell_reader(card, card.telling.spoken)
        self.speaking.say([Utterance(card.telling.spoken, card)])
        self._place_light()

    def _answered(self, word: str, way: str) -> None:
        self._light_first = self.bar.next
        self.leading.say(PersonsWord(word), way)
        self._say_chosen(self.question, word)

    def _go_on(self) -> None:
        many = self.all_kinds
        if self.leading.here.at is At.ALL and many.page + 1 < many.pages:
            self.leading.turn_page()
        else:
            self.leading.forward()

    def _go_back(self) -> None:
        self.leading.back()

    def _message_actions(self) -> dict[str, Callable[[], None]]:
        return {
            **super()._message_actions(),
            BEGIN: self.leading.begin,
        }

"""The window of a conversation with picture questions."""

from collections.abc import Callable

from accessible_fit.services.breaks import Breaks
from accessible_fit.services.flow import Said, Step
from accessible_fit.ui.input.announce import Tell, announce
from accessible_fit.ui.input.pulse import Clock, steady_ms
from accessible_fit.ui.resident.conductor import Conductor
from accessible_fit.ui.resident.content import Content
from accessible_fit.ui.resident.kit import Kit
from accessible_fit.ui.resident.line import LineScreen
from accessible_fit.ui.resident.looking_back import LookingBackScreen
from accessible_fit.ui.resident.person_window import CheckPin, PersonWindow
from accessible_fit.ui.resident.question import QuestionScreen
from accessible_fit.ui.resident.speaking import Speaking, Utterance

__all__ = ["CheckPin", "ResidentWindow"]


class ResidentWindow(PersonWindow):
    """Shows the questions one by one, with practice before them and a look back after them.

    Once something is chosen the light starts at Next, so that going on takes one press.
    """

    def __init__(
        self,
        kit: Kit,
        conductor: Conductor,
        speaking: Speaking,
        check_pin: CheckPin,
        clock: Clock = steady_ms,
        tell: Tell = announce,
    ) -> None:
        talk = conductor.talk
        self._content = Content(talk, kit.words)
        super().__init__(
            kit, conductor, talk.resident, talk.profile, self._content, speaking, check_pin, clock, tell
        )
        self.conductor = conductor
        self._breaks = Breaks(talk.profile.break_after_items)
        self.question = LineScreen(kit) if talk.on_line else QuestionScreen(kit)
        self.looking_back = LookingBackScreen(kit)
        self._begin(kit.words.t("Accessible FIT – conversation"), (self.question, self.looking_back))
        conductor.chosen_changed.connect(self._show_chosen)
        self.question.answered.connect(self._answered)
        self.looking_back.change_wanted.connect(conductor.change)
        if isinstance(self.question, LineScreen):
            self.ways.carrier = self.question
            self.question.told.connect(self._tell_reader)
            self.question.heard_elsewhere.connect(self._hear_first)
        self._show_step()

    # ------------------------------------------------------------------ showing

    def _show_now(self) -> None:
        flow, content = self.conductor.flow, self._content
        self._breaks, rest = self._breaks.meet(flow)
        if rest:
            self._show_pause()
            return
        steps: dict[Step, Callable[[], None]] = {
            Step.GREETING: lambda: self._tell(content.greeting(going_on=bool(flow.said))),
            Step.PRACTICE: self._ask,
            Step.ASKING: self._ask,
            Step.ONCE_MORE: lambda: self._tell(content.once_more()),
            Step.LOOKING_BACK: lambda: self._look_back(0),
            Step.THANKS: lambda: self._tell(content.thanks(flow.stopped)),
        }
        steps[flow.step]()
        self._page_changed()

    def texts(self) -> list[str]:
        """Return every sentence that is the same for everybody, to be rendered ahead."""
        return self._content.all_texts()

    def _ask(self) -> None:
        flow = self.conductor.flow
        asked = self._content.asked(flow)
        if isinstance(self.question, LineScreen):
            self.question.steer(self._steering())
        self.question.ask(asked, flow.chosen)
        self.screens.setCurrentWidget(self.question)

    def _look_back(self, page: int) -> None:
        self.looking_back.show_said(self._content.said(self.conductor.flow), page)
        self.screens.setCurrentWidget(self.looking_back)

    def _offer(self) -> None:
        flow, now = self.conductor.flow, self.screens.currentWidget()
        asking = now in (self.question, self.looking_back)
        ended = flow.step is Step.THANKS or now is self.pin
        self.bar.offer(
            back=asking and flow.may_go_back,
            go_on=asking and self.conductor.may_go_on,
            pause=not ended,
            stop=not ended,
            hear=now is not self.pin,
        )
        badge = self._content.badge(flow) if now is self.question else ""
        if asking and not badge:
            index = flow.index if flow.step in (Step.ASKING, Step.ONCE_MORE) else len(flow.said)
            self.top.show_progress(index, len(flow.item_ids), self._content.progress(flow))
        else:
            self.top.show_badge(badge)
        told = now is self.message
        sign = self._content.sign(self.conductor.partner)
        self.top.write_sign(sign)
        self.top.offer(staff=told, partner=told and not ended, sign=asking and bool(sign))

    def _show_chosen(self) -> None:
        self.question.show_chosen(self.conductor.flow.chosen)
        self._offer()
        self._place_light()

    # ------------------------------------------------------------------ doing

    def _answered(self, said: Said, way: str) -> None:
        self._light_first = self.question.light_after() or self.bar.next
        self.conductor.say(said, way)
        profile = self.conductor.talk.profile
        card = next((card for card in self.question.cards() if card.isChecked()), None)
        if card is not None:
            name = self.question.name_of(card)
            self._tell_reader(card, self.kit.words.t("{answer} is chosen", answer=name))
        # Who hears first has just heard it.
        if card is not None and profile.speak_on_touch and not profile.hear_first:
            self.speaking.say([Utterance(self.question.spoken_of(card), card)])
        else:
            self.speaking.hush()
        self._place_light()

    def _go_on(self) -> None:
        if self.screen_now is self.looking_back and self.looking_back.page + 1 < self.looking_back.pages:
            self._look_back(self.looking_back.page + 1)
            self._page_changed()
            return
        self.conductor.forward()

    def _go_back(self) -> None:
        if self.screen_now is self.looking_back and self.looking_back.page > 0:
            self._look_back(self.looking_back.page - 1)
            self._page_changed()
            return
        self.conductor.back()

    def _message_actions(self) -> dict[str, Callable[[], None]]:
        return {**super()._message_actions(), "begin": self.conductor.forward}

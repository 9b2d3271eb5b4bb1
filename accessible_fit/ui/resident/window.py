"""The resident's window: full screen, one thing at a time, a bar that never moves."""

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from accessible_fit.input.engine import Steering
from accessible_fit.services.breaks import Breaks
from accessible_fit.services.flow import Said, Step
from accessible_fit.ui.input.announce import Tell, announce
from accessible_fit.ui.input.keys import BACK, NEXT
from accessible_fit.ui.input.pulse import Clock, steady_ms
from accessible_fit.ui.input.steering import partner_steering, steering_of
from accessible_fit.ui.input.targets import Offered
from accessible_fit.ui.input.ways import Ways
from accessible_fit.ui.resident.bar import Bar
from accessible_fit.ui.resident.conductor import Conductor
from accessible_fit.ui.resident.content import Content, Told
from accessible_fit.ui.resident.kit import Kit
from accessible_fit.ui.resident.looking_back import LookingBackScreen
from accessible_fit.ui.resident.message import MessageScreen
from accessible_fit.ui.resident.pin import PinScreen
from accessible_fit.ui.resident.question import QuestionScreen
from accessible_fit.ui.resident.screen import Screen
from accessible_fit.ui.resident.speaking import Speaking, Utterance
from accessible_fit.ui.resident.top import Top
from accessible_fit.ui.widgets.cards import Card
from accessible_fit.ui.widgets.keys import arrow_target
from accessible_fit.ui.widgets.photo import photo_drawing

CheckPin = Callable[[str, Callable[[], None], Callable[[Exception], None]], None]


class ResidentWindow(QWidget):
    """Shows the conversation to the person it is with. Only the staff's code leaves it.

    `check_pin(digits, right, wrong)` asks whether the digits are the code of the staff member leading it;
    `clock` gives milliseconds to everything that happens by itself; `tell` reaches a screen reader.

    Every way of choosing comes through `ways`. A light goes over what lies on the screen and then the bar;
    once something is chosen it starts at Next, so that going on takes one press.
    """

    left = Signal()

    def __init__(
        self,
        kit: Kit,
        conductor: Conductor,
        speaking: Speaking,
        check_pin: CheckPin,
        clock: Clock = steady_ms,
        tell: Tell = announce,
    ) -> None:
        super().__init__()
        self.kit = kit
        self.conductor = conductor
        self.speaking = speaking
        self._check_pin = check_pin
        self._tell_reader = tell
        self._content = Content(conductor.talk, kit.words)
        self._breaks = Breaks(conductor.talk.profile.break_after_items)
        self._may_close = False
        self._trouble_on = False
        self._light_first: Card | None = None
        self._build()
        self.ways = self._make_ways(clock)
        self._connect()
        self._show_step()

    # ------------------------------------------------------------------ building

    def _build(self) -> None:
        kit = self.kit
        self.setObjectName("resident")
        self.setWindowTitle(kit.words.t("Accessible FIT – conversation"))
        c = kit.look.colours
        self.setStyleSheet(
            f'* {{ font-family: "{kit.look.family}"; }} #resident, #screens {{ background: {c.ground}; }}'
            f" QLabel {{ color: {c.ink}; background: transparent; }}"
            f" QLabel#heading:focus {{ border: none; }}"
        )
        self.top = Top(kit)
        self.top.partner.mark(self.conductor.partner)
        self.question = QuestionScreen(kit)
        self.message = MessageScreen(kit)
        self.looking_back = LookingBackScreen(kit)
        self.pin = PinScreen(kit)
        self.screens = QStackedWidget()
        self.screens.setObjectName("screens")
        for screen in (self.message, self.question, self.looking_back, self.pin):
            self.screens.addWidget(screen)
        self.bar = Bar(kit)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        # The glass is as large as it is: a window that grew would put the bar below its edge.
        whole.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        whole.addWidget(self.top)
        whole.addWidget(self.screens, 1)
        whole.addWidget(self.bar)

    def _make_ways(self, clock: Clock) -> Ways:
        keys = dict.fromkeys(NEXT, self.bar.next) | dict.fromkeys(BACK, self.bar.back)
        still = self.conductor.talk.profile.reduce_motion
        return Ways(self, self._steering(), clock, still, self.top.helpers(), keys)

    def _steering(self) -> Steering:
        profile, trembles = self.conductor.talk.profile, self.kit.look.px(10)
        make = partner_steering if self.conductor.partner else steering_of
        return make(profile, trembles)

    def _connect(self) -> None:
        conductor, bar, ways = self.conductor, self.bar, self.ways
        conductor.moved.connect(self._show_step)
        conductor.chosen_changed.connect(self._show_chosen)
        conductor.trouble.connect(self._show_trouble)
        conductor.mended.connect(self._trouble_over)
        conductor.paused.connect(self._leave)
        bar.back_pressed.connect(self._go_back)
        bar.next_pressed.connect(self._go_on)
        bar.hear_again_pressed.connect(self.say_screen)
        bar.pause_pressed.connect(self._show_pause)
        bar.stop_pressed.connect(self._show_stop)
        self.question.answered.connect(self._answered)
        self.message.chosen.connect(self._chosen_in_message)
        self.looking_back.change_wanted.connect(conductor.change)
        self.pin.entered.connect(self._pin_entered)
        self.pin.cancelled.connect(self._show_step)
        self.top.staff_pressed.connect(self._show_pin)
        self.top.partner_pressed.connect(self._turn_partner)
        self.speaking.silent.connect(self._show_silence)
        self.speaking.finished.connect(self._place_light)
        ways.hear.connect(self._hear_first)
        ways.cue.connect(self._say_lit)
        ways.light_wanted.connect(self.speaking.hush)
        ways.helper_wanted.connect(self._show_pin)

    # ------------------------------------------------------------------ showing

    @property
    def screen_now(self) -> Screen:
        """The screen that is shown."""
        now = self.screens.currentWidget()
        assert isinstance(now, Screen)  # nothing else is ever put on the stack
        return now

    def _show_step(self) -> None:
        if self.conductor.problem is not None:
            # A pause or a look at the code does not lead round an answer that is not on disk.
            self._show_trouble(self.conductor.problem)
            return
        self._trouble_on = False
        flow, content = self.conductor.flow, self._content
        self._breaks, rest = self._breaks.meet(flow)
        if rest:
            self._show_pause()
            return
        steps: dict[Step, Callable[[], None]] = {
            Step.GREETING: lambda: self._tell(content.greeting(going_on=bool(flow.said))),
            Step.PRACTICE: self._ask,
            Step.ASKING: self._ask,
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
        self.question.ask(asked, flow.chosen)
        self.screens.setCurrentWidget(self.question)

    def _look_back(self, page: int) -> None:
        self.looking_back.show_said(self._content.said(self.conductor.flow), page)
        self.screens.setCurrentWidget(self.looking_back)

    def _tell(self, told: Told) -> None:
        draw = self.kit.drawing(told.picture)
        photo = self.conductor.talk.resident.photo
        if told.with_photo and photo is not None:
            draw = photo_drawing(photo)
        profile = self.conductor.talk.profile
        self.message.tell(
            draw, told.sentence, told.more, told.choices, told.private, aloud=profile.speak_questions
        )
        self.screens.setCurrentWidget(self.message)

    def _page_changed(self) -> None:
        self._light_first = None
        self._offer()
        self._order_tabs()
        self.screen_now.place_focus()
        self._tell_reader(self.screen_now, self.screen_now.announcement())
        self.speaking.say(self.screen_now.utterances())
        self._give_ways()

    def _order_tabs(self) -> None:
        """Let Tab go as the eye goes: the top, the sentence, the cards, the bar."""
        heading = self.screen_now.heading
        order: list[QWidget] = [*self.top.helpers(), heading, *self.screen_now.cards(), *self.bar.buttons()]
        for before, after in pairwise(order):
            self.setTabOrder(before, after)

    def _give_ways(self) -> None:
        if self.screen_now is self.pin:
            # The code is the staff's: no light, no dwell, no wait between two digits.
            self.ways.rest()
        else:
            self.ways.show(Offered(self.screen_now.cards(), self.bar.buttons()), self.speaking.reading)

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
            index = flow.index if flow.step is Step.ASKING else len(flow.said)
            self.top.show_progress(index, len(flow.item_ids), self._content.progress(flow))
        else:
            self.top.show_badge(badge)
        told = now is self.message
        self.top.offer(staff=told, partner=told and not ended, sign=asking and self.conductor.partner)

    def say_screen(self) -> None:
        """Say what is on screen, from the start."""
        self.speaking.say(self.screen_now.utterances())
        self._place_light()

    def _show_chosen(self) -> None:
        self.question.show_chosen(self.conductor.flow.chosen)
        self._offer()
        self._place_light()

    def _place_light(self) -> None:
        """Let the light start when nothing is being said or written any more."""
        self.ways.offer(self._light_first, self.speaking.reading or self.conductor.writing)

    def _show_silence(self, reason: str) -> None:
        self.top.show_silence(self.kit.words.t("No sound can be played"), reason)

    # ------------------------------------------------------------------ doing

    def _hear_first(self, card: Card) -> None:
        spoken = self.screen_now.spoken_of(card)
        again = self.kit.words.t("{answer}. Press again to choose.", answer=card.accessibleName())
        self._tell_reader(card, again)
        self._light_first = card
        self.speaking.say([Utterance(spoken, card)])
        self._place_light()

    def _say_lit(self, card: Card) -> None:
        self.speaking.say([Utterance(self.screen_now.spoken_of(card))], cue=True)

    def _answered(self, said: Said, way: str) -> None:
        self._light_first = self.bar.next
        self.conductor.say(said, way)
        profile = self.conductor.talk.profile
        card = next((card for card in self.question.cards() if card.isChecked()), None)
        if card is not None:
            self._tell_reader(card, self.kit.words.t("{answer} is chosen", answer=card.accessibleName()))
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

    def _chosen_in_message(self, key: str) -> None:
        actions: dict[str, Callable[[], None]] = {
            "begin": self.conductor.forward,
            "continue": self._show_step,
            "stop": self.conductor.stop,
            "retry": self.conductor.try_again,
        }
        actions[key]()

    def _turn_partner(self) -> None:
        self.conductor.partner = not self.conductor.partner
        self.top.partner.mark(self.conductor.partner)
        self.ways.steer(self._steering())
        self._offer()
        self._give_ways()

    def _show_pause(self) -> None:
        self._tell(self._content.pause())
        self._page_changed()

    def _show_stop(self) -> None:
        self._tell(self._content.stop())
        self._page_changed()

    def _show_trouble(self, problem: object) -> None:
        self._tell(self._content.trouble(problem))
        self._trouble_on = True
        self._page_changed()

    def _trouble_over(self) -> None:
        if self._trouble_on:
            self._show_step()

    # ------------------------------------------------------------------ leaving

    def _show_pin(self) -> None:
        self.speaking.hush()
        self.pin.clear()
        self.screens.setCurrentWidget(self.pin)
        self._page_changed()

    def _pin_entered(self, digits: str) -> None:
        def wrong(problem: Exception) -> None:
            self.pin.clear(" ".join(self.kit.words.error(problem)))

        self._check_pin(digits, self.conductor.pause, wrong)

    def _leave(self) -> None:
        self._may_close = True
        self.ways.close()
        self.speaking.close()
        self.left.emit()
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._may_close:
            event.accept()
            return
        # The window's own close button and Alt+F4 lead to the code like everything else.
        event.ignore()
        self._show_pin()

    # ------------------------------------------------------------------ input

    def keyPressEvent(self, event: QKeyEvent) -> None:
        rows = [list(row) for row in self.screen_now.rows()] + [list(self.bar.buttons())]
        target = None if event.isAutoRepeat() else arrow_target(event.key(), rows, self.focusWidget())
        if target is not None:
            target.setFocus(Qt.FocusReason.TabFocusReason)
            return
        super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.screen_now.place_focus()

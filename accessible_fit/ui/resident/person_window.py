"""What every window of a person has: full screen, one thing at a time, a bar that never moves."""

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from accessible_fit.input.engine import Steering
from accessible_fit.services.conversation import Resident
from accessible_fit.services.holders import TakenOver
from accessible_fit.ui.input.announce import Tell, announce
from accessible_fit.ui.input.keys import BACK, NEXT, switch_keys
from accessible_fit.ui.input.pulse import Clock, steady_ms
from accessible_fit.ui.input.steering import partner_steering, steering_of
from accessible_fit.ui.input.targets import Offered
from accessible_fit.ui.input.ways import Ways
from accessible_fit.ui.resident.bar import Bar
from accessible_fit.ui.resident.kit import Kit
from accessible_fit.ui.resident.leading import Leading
from accessible_fit.ui.resident.message import MessageScreen
from accessible_fit.ui.resident.pin import PinScreen
from accessible_fit.ui.resident.screen import Screen
from accessible_fit.ui.resident.speaking import Speaking, Utterance
from accessible_fit.ui.resident.telling import Telling, Told
from accessible_fit.ui.resident.top import Top
from accessible_fit.ui.widgets.cards import Card
from accessible_fit.ui.widgets.keys import arrow_target
from accessible_fit.ui.widgets.photo import photo_drawing
from db.records import AccessProfile

CheckPin = Callable[[str, Callable[[], None], Callable[[Exception], None]], None]


class PersonWindow(QWidget):
    """Shows one conversation to the person it is with. Only the staff's code leaves it.

    `check_pin(digits, right, wrong)` asks whether the digits are the code of the staff member leading it;
    `clock` gives milliseconds to everything that happens by itself; `tell` reaches a screen reader.

    Every way of choosing comes through `ways`. A light goes over what lies on the screen, then the bar, then
    what a screen keeps for after the bar.

    A kind of conversation makes it its own: it hands over `leading` and `telling`, calls `_begin` with its
    screens, and says in `_show_now` what is shown and in `_offer` what leads where.
    """

    left = Signal()

    def __init__(
        self,
        kit: Kit,
        leading: Leading,
        resident: Resident,
        profile: AccessProfile,
        telling: Telling,
        speaking: Speaking,
        check_pin: CheckPin,
        clock: Clock = steady_ms,
        tell: Tell = announce,
    ) -> None:
        super().__init__()
        self.kit = kit
        self.speaking = speaking
        self._leading = leading
        self._resident = resident
        self._profile = profile
        self._telling = telling
        self._check_pin = check_pin
        self._clock = clock
        self._tell_reader = tell
        self._may_close = False
        self._trouble_on = False
        self._light_first: Card | None = None

    # ------------------------------------------------------------------ building

    def _begin(self, title: str, screens: Sequence[Screen]) -> None:
        """Put the window together around its screens and join everything."""
        kit = self.kit
        self.setObjectName("resident")
        self.setWindowTitle(title)
        c = kit.look.colours
        self.setStyleSheet(
            f'* {{ font-family: "{kit.look.family}"; }} #resident, #screens {{ background: {c.ground}; }}'
            f" QLabel {{ color: {c.ink}; background: transparent; }}"
            f" QLabel#heading:focus {{ border: none; }}"
        )
        self.top = Top(kit)
        self.top.partner.mark(self._leading.partner)
        self.message = MessageScreen(kit)
        self.pin = PinScreen(kit)
        self.screens = QStackedWidget()
        self.screens.setObjectName("screens")
        for screen in (self.message, *screens, self.pin):
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
        still = self._profile.reduce_motion
        keys = switch_keys(self._profile)
        self.ways = Ways(
            self, self._steering(), self._clock, still, self.top.helpers(), self._shortcuts(), keys
        )
        self._connect_parts()

    def _shortcuts(self) -> Mapping[Qt.Key, Card]:
        return dict.fromkeys(NEXT, self.bar.next) | dict.fromkeys(BACK, self.bar.back)

    def _steering(self) -> Steering:
        make = partner_steering if self._leading.partner else steering_of
        return make(self._profile, self.kit.look.px(10))

    def _connect_parts(self) -> None:
        leading, bar, ways = self._leading, self.bar, self.ways
        leading.moved.connect(self._show_step)
        leading.trouble.connect(self._show_trouble)
        leading.mended.connect(self._trouble_over)
        leading.paused.connect(self._leave)
        bar.back_pressed.connect(self._go_back)
        bar.next_pressed.connect(self._go_on)
        bar.hear_again_pressed.connect(self.say_screen)
        bar.pause_pressed.connect(self._show_pause)
        bar.stop_pressed.connect(self._show_stop)
        self.message.chosen.connect(self._chosen_in_message)
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
    def taken_over(self) -> TakenOver | None:
        """What staff are told when a colleague goes on with the conversation elsewhere."""
        return self._leading.taken_over

    @property
    def screen_now(self) -> Screen:
        """The screen that is shown."""
        now = self.screens.currentWidget()
        assert isinstance(now, Screen)  # nothing else is ever put on the stack
        return now

    def _show_step(self) -> None:
        if self._leading.problem is not None:
            # A pause or a look at the code does not lead round what is not on disk.
            self._show_trouble(self._leading.problem)
            return
        self._trouble_on = False
        self._show_now()

    def _show_now(self) -> None:
        """Put on screen what the conversation has come to, and end with `_page_changed`."""
        raise NotImplementedError

    def _tell(self, told: Told) -> None:
        draw = self.kit.drawing(told.picture)
        photo = self._resident.photo
        if told.with_photo and photo is not None:
            draw = photo_drawing(photo)
        aloud = self._profile.speak_questions
        self.message.tell(draw, told.sentence, told.more, told.choices, told.private, aloud=aloud)
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
        reading = self.screen_now.reading()
        order: list[QWidget] = [*self.top.helpers(), *reading, *self.bar.buttons()]
        for before, after in pairwise(order):
            self.setTabOrder(before, after)

    def _give_ways(self) -> None:
        now = self.screen_now
        if now.for_hands_only:
            self.ways.rest()
        else:
            bar = (*self.bar.buttons(), *now.after_bar())
            self.ways.show(Offered(now.cards(), bar), self.speaking.reading)

    def _offer(self) -> None:
        """Say which buttons of the bar and the top lead somewhere."""
        raise NotImplementedError

    def say_screen(self) -> None:
        """Say what is on screen, from the start."""
        self.speaking.say(self.screen_now.utterances())
        self._place_light()

    def _place_light(self) -> None:
        """Let the light start when nothing is being said or written any more."""
        self.ways.offer(self._light_first, self.speaking.reading or self._leading.writing)

    def _show_silence(self, reason: str) -> None:
        self.top.show_silence(self.kit.words.t("No sound can be played"), reason)

    # ------------------------------------------------------------------ doing

    def _hear_first(self, card: Card) -> None:
        spoken = self.screen_now.spoken_of(card)
        again = self.kit.words.t("{answer}. Press again to choose.", answer=self.screen_now.name_of(card))
        self._tell_reader(card, again)
        self._light_first = card
        self.speaking.say([Utterance(spoken, card)])
        self._place_light()

    def _say_lit(self, card: Card) -> None:
        self.speaking.say([Utterance(self.screen_now.spoken_of(card))], cue=True)

    def _go_on(self) -> None:
        """Next was pressed."""
        raise NotImplementedError

    def _go_back(self) -> None:
        """Back was pressed."""
        raise NotImplementedError

    def _chosen_in_message(self, key: str) -> None:
        self._message_actions()[key]()

    def _message_actions(self) -> dict[str, Callable[[], None]]:
        return {
            "continue": self._show_step,
            "stop": self._leading.stop,
            "retry": self._leading.try_again,
        }

    def _turn_partner(self) -> None:
        self._leading.partner = not self._leading.partner
        self.top.partner.mark(self._leading.partner)
        self.ways.steer(self._steering())
        self._offer()
        self._give_ways()

    def _show_pause(self) -> None:
        self._tell(self._telling.pause())
        self._page_changed()

    def _show_stop(self) -> None:
        self._tell(self._telling.stop())
        self._page_changed()

    def _show_trouble(self, problem: object) -> None:
        self._tell(self._telling.trouble(problem))
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

        self._check_pin(digits, self._leading.pause, wrong)

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

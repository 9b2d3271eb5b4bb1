"""The resident's window: full screen, one thing at a time, a bar that never moves."""

import time
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from accessible_fit.services.flow import Said, Step
from accessible_fit.ui.resident.bar import Bar
from accessible_fit.ui.resident.conductor import Conductor
from accessible_fit.ui.resident.content import Content, Told
from accessible_fit.ui.resident.guard import PressGuard
from accessible_fit.ui.resident.kit import Kit
from accessible_fit.ui.resident.looking_back import LookingBackScreen
from accessible_fit.ui.resident.message import MessageScreen
from accessible_fit.ui.resident.pin import PinScreen
from accessible_fit.ui.resident.question import QuestionScreen
from accessible_fit.ui.resident.screen import Screen
from accessible_fit.ui.resident.speaking import Speaking, Utterance
from accessible_fit.ui.widgets.cards import Shape
from accessible_fit.ui.widgets.dots import Dots
from accessible_fit.ui.widgets.keys import arrow_target, digit_target
from accessible_fit.ui.widgets.photo import photo_drawing

CheckPin = Callable[[str, Callable[[], None], Callable[[Exception], None]], None]


class ResidentWindow(QWidget):
    """Shows the conversation to the person it is with. Only the staff's code leaves it.

    `check_pin(digits, right, wrong)` asks whether the digits are the code of the staff member leading it.
    """

    left = Signal()

    def __init__(self, kit: Kit, conductor: Conductor, speaking: Speaking, check_pin: CheckPin) -> None:
        super().__init__()
        profile = conductor.talk.profile
        self._guard = PressGuard(profile.ignore_repeats_ms, profile.dead_zone_ms, kit.look.px(10))
        self.kit = kit = replace(kit, accepts=self._accepts)
        self.conductor = conductor
        self.speaking = speaking
        self._check_pin = check_pin
        self._content = Content(conductor.talk, kit.words)
        self._may_close = False
        self._trouble_on = False
        self._build()
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
        self.dots = Dots(kit.look)
        self._no_sound = QLabel()
        self._no_sound.setFont(kit.look.font(20, bold=True))
        self._no_sound.hide()
        self._badge = QLabel()
        self._badge.setFont(kit.look.font(26, bold=True))
        self._badge.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.staff = kit.card("own:staff", kit.words.t("Staff"), Shape.BAR)
        self.staff.setFixedHeight(max(kit.look.px(20), 60))
        self.staff.setMaximumWidth(self.staff.sizeHint().width() + 24)
        self.staff.show_text = True
        self.question = QuestionScreen(kit)
        self.message = MessageScreen(kit)
        self.looking_back = LookingBackScreen(kit)
        self.pin = PinScreen(kit)
        self.screens = QStackedWidget()
        self.screens.setObjectName("screens")
        for screen in (self.message, self.question, self.looking_back, self.pin):
            self.screens.addWidget(screen)
        self.bar = Bar(kit)
        top = QHBoxLayout()
        top.setContentsMargins(24, 12, 24, 0)
        top.addWidget(self._no_sound)
        top.addWidget(self.dots, 1)
        top.addWidget(self._badge, 1)
        top.addStretch(0)
        top.addWidget(self.staff)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        whole.addLayout(top)
        whole.addWidget(self.screens, 1)
        whole.addWidget(self.bar)

    def _connect(self) -> None:
        conductor, bar = self.conductor, self.bar
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
        self.staff.clicked.connect(self._show_pin)
        self.speaking.silent.connect(self._show_silence)

    # ------------------------------------------------------------------ showing

    @property
    def screen_now(self) -> Screen:
        """The screen that is shown."""
        now = self.screens.currentWidget()
        assert isinstance(now, Screen)  # nothing else is ever put on the stack
        return now

    def _show_step(self) -> None:
        flow, content = self.conductor.flow, self._content
        steps: dict[Step, Callable[[], None]] = {
            Step.GREETING: lambda: self._tell(content.greeting(going_on=bool(flow.said))),
            Step.PRACTICE: self._ask,
            Step.ASKING: self._ask,
            Step.LOOKING_BACK: lambda: self._look_back(0),
            Step.THANKS: lambda: self._tell(content.thanks(flow.stopped)),
        }
        steps[flow.step]()
        self._page_changed()

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
        self._offer()
        place = self.mapFromGlobal(self.cursor().pos())
        self._guard.page_changed(time.monotonic() * 1000, (place.x(), place.y()))
        self.screen_now.place_focus()
        self.say_screen()

    def _offer(self) -> None:
        flow, now = self.conductor.flow, self.screens.currentWidget()
        asking = now in (self.question, self.looking_back)
        ended = flow.step is Step.THANKS or now is self.pin
        self.bar.offer(
            back=asking and flow.may_go_back,
            go_on=asking and self.conductor.may_go_on,
            pause=not ended,
            stop=not ended,
        )
        done = len(flow.said) if flow.step is not Step.GREETING else 0
        index = flow.index if flow.step is Step.ASKING else done
        self.dots.show_progress(index, len(flow.item_ids), self._content.progress(flow))
        badge = self._content.badge(flow) if now is self.question else ""
        self._badge.setText(badge)
        self._badge.setVisible(bool(badge))
        self.dots.setVisible(now in (self.question, self.looking_back) and not badge)
        self.staff.setVisible(now is self.message)

    def say_screen(self) -> None:
        """Say what is on screen, from the start."""
        self.speaking.say(self.screen_now.utterances())

    def _show_chosen(self) -> None:
        self.question.show_chosen(self.conductor.flow.chosen)
        self._offer()

    def _show_silence(self, reason: str) -> None:
        self._no_sound.setText(self.kit.words.t("No sound can be played"))
        self._no_sound.setAccessibleDescription(reason)
        self._no_sound.show()

    # ------------------------------------------------------------------ doing

    def _answered(self, said: Said, way: str) -> None:
        self.conductor.say(said, way)
        profile = self.conductor.talk.profile
        card = next((card for card in self.question.cards() if card.isChecked()), None)
        if card is not None and profile.speak_on_touch:
            self.speaking.say([Utterance(self.question.spoken_of(card), card)])
        else:
            self.speaking.hush()

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
            self._trouble_on = False
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
        if event.isAutoRepeat():
            return
        rows = [list(row) for row in self.screen_now.rows()] + [list(self.bar.buttons())]
        target = arrow_target(event.key(), rows, self.focusWidget())
        if target is not None:
            target.setFocus(Qt.FocusReason.TabFocusReason)
            return
        pressed = digit_target(event.text(), self.screen_now.cards())
        if pressed is not None and self.screen_now is not self.pin:
            pressed.press_by_key()
            return
        super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.screen_now.place_focus()

    def _accepts(self, place: QPointF | None) -> bool:
        here = None
        if place is not None:
            inside = self.mapFromGlobal(place)
            here = (inside.x(), inside.y())
        return self._guard.counts(time.monotonic() * 1000, here)

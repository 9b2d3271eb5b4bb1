"""The person's window of a pretest. Nothing in it tells right from wrong."""

from collections.abc import Callable

from accessible_fit.scales.missing import Missing
from accessible_fit.services.flow import Said
from accessible_fit.services.pretests.run import Reply, Step
from accessible_fit.services.pretests.tasks import LineTask, PictureTask, Question
from accessible_fit.ui.input.announce import Tell, announce
from accessible_fit.ui.input.pulse import Clock, steady_ms
from accessible_fit.ui.pretest.content import PretestContent
from accessible_fit.ui.pretest.leading import PretestLeading
from accessible_fit.ui.pretest.tasks import LinesScreen, PicturesScreen
from accessible_fit.ui.resident.kit import Kit
from accessible_fit.ui.resident.person_window import CheckPin, PersonWindow
from accessible_fit.ui.resident.question import QuestionScreen
from accessible_fit.ui.resident.speaking import Speaking, Utterance


class PretestWindow(PersonWindow):
    """Shows the tasks one by one until no more is needed, and thanks.

    There are no dots, because nobody knows beforehand how many tasks there will be, and a row that breaks off
    would look like a failure.
    """

    def __init__(
        self,
        kit: Kit,
        leading: PretestLeading,
        speaking: Speaking,
        check_pin: CheckPin,
        clock: Clock = steady_ms,
        tell: Tell = announce,
    ) -> None:
        talk = leading.talk
        self._content = PretestContent(talk, kit.words)
        super().__init__(
            kit, leading, talk.resident, talk.profile, self._content, speaking, check_pin, clock, tell
        )
        self.leading = leading
        self._done_at_break = 0
        # Which of the two ways of not answering is marked; the run does not tell them apart.
        self._unsaid = Missing.DONT_KNOW
        self.pictures = PicturesScreen(kit)
        self.line = LinesScreen(kit)
        self._begin(kit.words.t("Accessible FIT – pictures to point at"), (self.pictures, self.line))
        leading.chosen_changed.connect(self._show_chosen)
        self.pictures.answered.connect(self._answered)
        self.line.answered.connect(self._answered)
        self.ways.carrier = self.line
        self.line.told.connect(self._tell_reader)
        self.line.heard_elsewhere.connect(self._hear_first)
        self._show_step()

    # ------------------------------------------------------------------ showing

    def _show_now(self) -> None:
        run = self.leading.run
        if self._rest_is_due():
            self._show_pause()
            return
        steps: dict[Step, Callable[[], None]] = {
            Step.GREETING: lambda: self._tell(self._content.greeting()),
            Step.ASKING: self._put,
            Step.THANKS: lambda: self._tell(self._content.thanks()),
        }
        steps[run.step]()
        self._page_changed()

    def _rest_is_due(self) -> bool:
        """Say whether a pause comes before the next task, for a person who tires before saying so."""
        every, done = self._profile.break_after_items, len(self.leading.run.replies)
        due = every > 0 and self.leading.run.put is not None and done >= self._done_at_break + every
        if due:
            self._done_at_break = done
        return due

    def texts(self) -> list[str]:
        """Return every sentence that is the same for everybody, to be rendered ahead."""
        return self._content.all_texts()

    def say_screen(self) -> None:
        """Say what is on screen, from the start; thanks are said once."""
        self.pictures.thanks = self.line.thanks = ""
        super().say_screen()

    def _put(self) -> None:
        run = self.leading.run
        put, chosen = run.put, self._said(run.chosen)
        self.pictures.thanks = self.line.thanks = self._content.badge(bool(run.replies))
        if isinstance(put, LineTask):
            self.line.steer(self._steering())
            self.line.put(self._content.line(put), chosen)
            self.screens.setCurrentWidget(self.line)
            return
        if isinstance(put, Question):
            self.pictures.put(self._content.question(put), chosen, worded=True)
        elif isinstance(put, PictureTask):
            self.pictures.put(self._content.pictures(put), chosen, worded=False)
        self.screens.setCurrentWidget(self.pictures)

    def _said(self, chosen: Reply | None) -> Said | None:
        if chosen is None:
            return None
        return Said(missing=self._unsaid) if chosen.said is None else Said(raw=chosen.said)

    def _offer(self) -> None:
        run, now = self.leading.run, self.screens.currentWidget()
        asking = now in (self.pictures, self.line)
        ended = run.step is Step.THANKS or now is self.pin
        self.bar.offer(
            back=asking and run.may_go_back,
            go_on=asking and run.may_go_on,
            pause=not ended,
            stop=not ended,
            hear=now is not self.pin,
        )
        self.top.show_badge(self._content.badge(bool(run.replies)) if asking else "")
        told = now is self.message
        self.top.offer(staff=told, partner=told and not ended, sign=asking and self.leading.partner)

    def _show_chosen(self) -> None:
        self._task.show_chosen(self._said(self.leading.run.chosen))
        self._offer()
        self._place_light()

    @property
    def _task(self) -> QuestionScreen:
        """The screen of the task that is shown."""
        return self.line if self.screen_now is self.line else self.pictures

    # ------------------------------------------------------------------ doing

    def _answered(self, said: Said, way: str) -> None:
        screen = self._task
        self._light_first = screen.light_after() or self.bar.next
        self._unsaid = said.missing or Missing.DONT_KNOW
        self.leading.say(said.raw)
        card = next((card for card in screen.cards() if card.isChecked()), None)
        if card is not None:
            name = screen.name_of(card)
            self._tell_reader(card, self.kit.words.t("{answer} is chosen", answer=name))
        # Who hears first has just heard it.
        if card is not None and self._profile.speak_on_touch and not self._profile.hear_first:
            self.speaking.say([Utterance(screen.spoken_of(card), card)])
        else:
            self.speaking.hush()
        self._place_light()

    def _go_on(self) -> None:
        self.leading.forward()

    def _go_back(self) -> None:
        self.leading.back()

    def _message_actions(self) -> dict[str, Callable[[], None]]:
        return {**super()._message_actions(), "begin": self.leading.forward}

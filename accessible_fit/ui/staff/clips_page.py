"""Own voices: staff read questions, cards and answers aloud, and people hear them instead of the computer."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from accessible_fit.services.clips import ClipState, ListedWording
from accessible_fit.services.spoken import WordingKind
from accessible_fit.ui.staff import labels
from accessible_fit.ui.staff.clip_row import ClipRow
from accessible_fit.ui.staff.consent_sheet import ConsentSheet
from accessible_fit.ui.staff.desk import Shift
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.page import DOT, Page
from accessible_fit.ui.staff.prepare_questions import fitting_first
from accessible_fit.ui.staff.studio import Booth, Studio
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.empty import EmptyState
from accessible_fit.ui.widgets.forms import Field, side_by_side
from accessible_fit.ui.widgets.select import Select
from accessible_fit.ui.widgets.texts import Panel, clear, label, rule
from audio.errors import NoMicrophone
from db.vocabulary import ConsentKind

if TYPE_CHECKING:
    from accessible_fit.instruments.model import Instrument
    from accessible_fit.services.clips import Clips
    from accessible_fit.services.residents import PersonCard
    from db.records import Unit
    from talking_mats.topic import Topic

    Subject = Instrument | Topic


AFTER_PAINTING_MS = 50  # looking for a microphone loads the sound system, which the list need not wait for


class ClipsPage(Page):
    """Every sentence of a set of questions or of a mat's topic with its voice: record, listen, remove.

    It is recorded for everybody in a unit, or with `person_id` for that person alone, who is asked first;
    then `left` leads back to the person. A new recording takes the old one's place only when it is good.
    What is being recorded when the page is left is dropped.
    """

    left = Signal()

    def __init__(
        self,
        kit: StaffKit,
        shift: Shift,
        clips: "Clips",
        studio: Callable[[], Studio],
        person_id: UUID | None = None,
    ) -> None:
        super().__init__(kit, kit.words.t("Own voices"))
        self._shift = shift
        self._person_id = person_id
        self._may_record = person_id is None
        self._clips = clips
        self._units: list[Unit] = []
        self._subjects: list[tuple[Subject, str]] = []
        self._booth = Booth(kit, shift.actor, clips, studio, person_id, self)
        self._booth.began.connect(self._recording)
        self._booth.settled.connect(self._settle)
        self._booth.failed.connect(self.show_trouble)
        self.rows: list[ClipRow] = []
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(AFTER_PAINTING_MS)
        self._soon.timeout.connect(self._look_for_microphone)
        if person_id is not None:
            self.set_back(kit.words.t("Back"), self.left.emit)
        next_one = self.set_primary(kit.words.t("Record the next"), self._record_next)
        next_one.setEnabled(False)

    def shown(self) -> None:
        desk, actor, person_id = self._shift.desk, self._shift.actor, self._person_id
        if self._units:
            return
        if person_id is None:
            self.load(
                lambda: (desk.forms.offered(actor), desk.mat_topics.topics(), desk.residents.units(actor)),
                lambda found: self._lay_out(*found),
            )
        else:
            self.load(
                lambda: (
                    desk.forms.offered(actor),
                    desk.mat_topics.topics(),
                    desk.residents.card(actor, person_id),
                ),
                lambda found: self._lay_out_for(*found),
            )

    # ------------------------------------------------------------------ choosing what to record

    def _lay_out(self, forms: "list[Instrument]", topics: "Sequence[Topic]", units: "list[Unit]") -> None:
        self._units = units
        if not units:
            self._say_no_unit()
            return
        self._subjects = self._all_subjects(forms, topics)
        w, look = self.kit.words, self.kit.look
        self.unit = Select(look, [(unit, unit.name) for unit in units], units[0])
        self._offer_choices(w.language)
        heard = w.t("Read aloud in your own voice. Everybody in the unit hears it instead of the computer's.")
        fields = [self._unit_field()] if len(units) > 1 else []
        self.column.addWidget(self._choices(heard, fields))
        self._make_sheets()
        self._reload()

    def _lay_out_for(self, forms: "list[Instrument]", topics: "Sequence[Topic]", card: "PersonCard") -> None:
        w, alias = self.kit.words, card.person.alias
        self._units = [card.unit]
        self._subjects = self._all_subjects(forms, topics)
        self.unit = Select(self.kit.look, [(card.unit, card.unit.name)], card.unit)
        self._alias = alias
        self.set_title(w.t("Voices for {name}", name=alias))
        self.consent = ConsentSheet(self.kit, self._shift, card.person.id, ConsentKind.VOICE)
        self.consent.settled.connect(self._settled)
        self.consent.failed.connect(self.show_trouble)
        self._offer_choices(card.profile.language.value)
        heard = w.t(
            "Let somebody {name} knows read aloud: a sister, a friend, a colleague. "
            "Only {name} hears it, instead of the unit's voice and the computer's.",
            name=alias,
        )
        self.column.addWidget(self.consent)
        self._panel = self._choices(heard, [])
        self._panel.hide()
        self.column.addWidget(self._panel)
        self._make_sheets()
        self.consent.load(alias)

    def _settled(self, given: bool) -> None:
        """Record for who has said yes; after a no there is nothing to record and nothing kept."""
        self._may_record = given
        self._panel.setVisible(given)
        if given:
            self._reload()
        else:
            self._booth.be_quiet()
            self._soon.stop()
            self.set_title(self.title)
            clear(self._sheets)
            self.rows = []
            self._offer(False)

    def _offer_choices(self, language: str) -> None:
        look = self.kit.look
        self.subject: Select[Subject] = Select(look, self._subjects, self._subjects[0][0])
        self.language = Select(look, labels.languages(), language)

    def _all_subjects(
        self, forms: "list[Instrument]", topics: "Sequence[Topic]"
    ) -> "list[tuple[Subject, str]]":
        """The sets of questions that fit the unit first, then what a mat can be about."""
        w = self.kit.words
        questions: list[tuple[Subject, str]] = [
            (one, w.pick(one.title)) for one in fitting_first(forms, self._units[0].service_type)
        ]
        return [*questions, *((one, w.t("Mat: {topic}", topic=w.pick(one.name))) for one in topics)]

    def _unit_field(self) -> Field:
        return Field(self.kit.words.t("Unit"), self.unit)

    def _choices(self, heard: str, fields: list[Field]) -> Panel:
        w = self.kit.words
        panel = Panel()
        quiet = w.t("Sit in a quiet room, half an arm's length from the microphone.")
        panel.body.addWidget(label(f"{heard} {quiet}", "soft"))
        fields = [*fields, Field(w.t("What is read"), self.subject), Field(w.t("Language"), self.language)]
        panel.body.addLayout(side_by_side(self.kit.look, *fields))
        for choice in (self.unit, self.subject, self.language):
            choice.currentIndexChanged.connect(lambda _index: self._reload())
        return panel

    def _make_sheets(self) -> None:
        sheets = QWidget()
        self._sheets = QVBoxLayout(sheets)
        self._sheets.setContentsMargins(0, 0, 0, 0)
        self._sheets.setSpacing(SPACE.large)
        self.column.addWidget(sheets)

    def _say_no_unit(self) -> None:
        w = self.kit.words
        self.column.addWidget(
            EmptyState(
                self.kit.tile("own:talk-together", 112),
                w.t("No unit yet"),
                w.t("A voice is recorded for a unit. Ask a superuser to add you to yours."),
            )
        )

    def _reload(self) -> None:
        self._booth.be_quiet()
        unit, subject, language = self.unit.value(), self.subject.value(), self.language.value()
        actor, clips, person_id = self._shift.actor, self._clips, self._person_id
        self.load(lambda: clips.listed(actor, unit.id, subject, language, person_id), self._show)

    # ------------------------------------------------------------------ the list

    def _show(self, listed: Sequence[ListedWording]) -> None:
        w = self.kit.words
        clear(self._sheets)
        self.rows = []
        if not self._may_record:
            return
        headings = {
            WordingKind.QUESTION: w.t("Questions"),
            WordingKind.CARD: w.t("Cards"),
            WordingKind.ANSWER: w.t("Answers"),
        }
        for kind, heading in headings.items():
            of_kind = [one for one in listed if one.wording.kind is kind]
            if not of_kind:
                continue
            panel = Panel(heading)
            panel.body.setSpacing(SPACE.small)
            for one in of_kind:
                panel.body.addWidget(rule())
                panel.body.addWidget(self._row(one))
            self._sheets.addWidget(panel)
        self._count()
        self._soon.start()

    def _row(self, listed: ListedWording) -> ClipRow:
        row = ClipRow(self.kit, listed)
        row.record_pressed.connect(lambda: self._booth.record_or_stop(row, self.unit.value().id))
        row.listen_pressed.connect(lambda: self._booth.listen_or_stop(row, self.language.value()))
        row.removal_wanted.connect(lambda: self._booth.remove(row))
        self.rows.append(row)
        return row

    def _count(self) -> None:
        """Say under the title how far the recording has come."""
        w, states = self.kit.words, [row.listed.state for row in self.rows]
        done, stale = states.count(ClipState.RECORDED), states.count(ClipState.STALE)
        about = w.t("{done} of {all} recorded", done=done, all=len(states))
        if stale:
            about += f"{DOT}{w.t('{n} to record again', n=stale)}"
        self.set_title(self.title, about)
        self._offer(self._booth.active is None and done < len(states))

    def _look_for_microphone(self) -> None:
        """Say at once when nothing can be recorded here; listening works all the same."""
        if not self._booth.sound().recorder.available():
            self.notice.say(self._booth.told(NoMicrophone.code), take_focus=False)

    # ------------------------------------------------------------------ recording

    def _record_next(self) -> None:
        row = next((row for row in self.rows if row.listed.state is not ClipState.RECORDED), None)
        if row is not None:
            row.record.setFocus(Qt.FocusReason.OtherFocusReason)
            self._scroll.ensureWidgetVisible(row, 0, SPACE.huge)
            self._booth.record_or_stop(row, self.unit.value().id)

    def _recording(self) -> None:
        self.notice.hide()
        self._offer_rows()
        self._offer(False)

    def _settle(self) -> None:
        """Let every button be pressed again, and say how far it has come."""
        self._offer_rows()
        self._count()

    def _offer_rows(self) -> None:
        for row in self.rows:
            if row is not self._booth.active:
                row.offer(self._booth.active is None)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():  # a window that is only minimised goes on
            self._booth.be_quiet()

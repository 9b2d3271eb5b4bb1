"""Where own voices are recorded and heard: one sentence at a time, kept only when it is good."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from accessible_fit.services.clips import ClipState, ListedWording
from accessible_fit.ui.staff.clip_row import ClipRow
from accessible_fit.ui.staff.kit import StaffKit
from audio.clip_sound import Recording, sound_of
from audio.errors import by_code
from audio.phrase import Phrase
from audio.sound_file import Sound

if TYPE_CHECKING:
    from accessible_fit.services.access import Actor
    from accessible_fit.services.clips import Clips
    from audio.player import SpeechPlayer
    from audio.recorder import Recorder


@dataclass(frozen=True)
class Studio:
    """What a voice is recorded with and heard through."""

    recorder: "Recorder"
    player: "SpeechPlayer"


class Booth(QObject):
    """Records, plays and removes the voice of one row at a time, for a unit or for one person.

    `began`: the `active` row is being recorded; `settled`: a row shows what it sounds like now, and others
    may be pressed again; `failed` carries why something could not be kept or removed.
    """

    began = Signal()
    settled = Signal()
    failed = Signal(object)

    def __init__(
        self,
        kit: StaffKit,
        actor: "Actor",
        clips: "Clips",
        studio: Callable[[], Studio],
        person_id: UUID | None,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.active: ClipRow | None = None
        self._kit = kit
        self._actor = actor
        self._clips = clips
        self._make_studio = studio
        self._person_id = person_id
        self._studio: Studio | None = None
        self._unit_id: UUID | None = None
        self._saving = False
        self._heard: ClipRow | None = None

    def sound(self) -> Studio:
        """Return what is recorded with; the first call loads the sound system."""
        if self._studio is None:
            self._studio = studio = self._make_studio()
            studio.recorder.level_changed.connect(self._show_level)
            studio.recorder.finished.connect(self._finished)
            studio.recorder.failed.connect(self._failed)
            studio.player.all_finished.connect(self._heard_to_the_end)
            studio.player.silent.connect(self._silent)
        return self._studio

    def told(self, code: str) -> str:
        """Return what a failure of the sound is called."""
        return " ".join(self._kit.words.error(by_code(code)()))

    # ------------------------------------------------------------------ recording

    def record_or_stop(self, row: ClipRow, unit_id: UUID) -> None:
        """Begin to record a row, or end it when it is being recorded."""
        recorder = self.sound().recorder
        if self.active is row:
            recorder.stop()
            return
        if self._saving:
            return
        self.be_quiet()
        self.active, self._unit_id = row, unit_id
        self.began.emit()
        row.show_recording()
        recorder.start()

    def _show_level(self, level: float) -> None:
        if self.active is not None:
            self.active.show_level(level)
            self.active.show_seconds(int(self.sound().recorder.seconds))

    def _finished(self, recording: Recording) -> None:
        row, self.active = self.active, None
        unit_id = self._unit_id
        if row is None or unit_id is None:
            return
        self._saving = True
        wording = row.listed.wording

        def kept(listed: ListedWording) -> None:
            self._saving = False
            self._settle(row, listed)
            row.announce(row.state_text())

        def failed(problem: Exception) -> None:
            self._saving = False
            self._settle(row, row.listed)
            self.failed.emit(problem)

        self._kit.background.run(
            lambda: self._clips.keep(self._actor, unit_id, wording, recording, self._person_id),
            kept,
            failed,
            owner=row,
        )

    def _failed(self, code: str) -> None:
        row, self.active = self.active, None
        if row is not None:
            self._settle(row, row.listed)
            row.show_trouble(self.told(code))

    def _settle(self, row: ClipRow, listed: ListedWording) -> None:
        row.show_listed(listed)
        self.settled.emit()

    # ------------------------------------------------------------------ listening

    def listen_or_stop(self, row: ClipRow, language: str) -> None:
        """Play what a row sounds like, or end it when it is being heard."""
        was_heard = self._heard is row
        self.be_quiet()
        clip = row.listed.clip
        if was_heard or clip is None:
            return
        clip_id = clip.id

        def play(sound: Sound) -> None:
            self.be_quiet()
            self._heard = row
            row.show_playing(True)
            self.sound().player.say([Phrase(row.listed.wording.text, language, recording=sound)])

        def failed(problem: Exception) -> None:
            row.show_trouble(" ".join(self._kit.words.error(problem)))

        self._kit.background.run(
            lambda: sound_of(self._clips.sound(self._actor, clip_id)), play, failed, owner=row
        )

    def _heard_to_the_end(self) -> None:
        row, self._heard = self._heard, None
        if row is not None:
            row.show_playing(False)

    def _silent(self, code: str) -> None:
        row = self._heard
        self.be_quiet()
        if row is not None:
            row.show_trouble(self.told(code))

    # ------------------------------------------------------------------ removing and leaving

    def remove(self, row: ClipRow) -> None:
        """Remove the voice of a row."""
        self.be_quiet()
        clip = row.listed.clip
        if clip is None:
            return
        clip_id = clip.id

        def removed(_: None) -> None:
            self._settle(row, ListedWording(row.listed.wording, ClipState.NONE))
            row.announce(row.state_text())

        self._kit.background.run(
            lambda: self._clips.remove(self._actor, clip_id), removed, self.failed.emit, owner=row
        )

    def be_quiet(self) -> None:
        """Stop what is heard and drop what is being recorded."""
        if self._studio is None:
            return
        self._studio.player.stop()
        self._heard_to_the_end()
        self._studio.recorder.cancel()
        row, self.active = self.active, None
        if row is not None:
            self._settle(row, row.listed)

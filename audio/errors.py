"""Everything that can go wrong with sound, one class for each failure, each with its own sentence.

The texts are English source texts. The program that shows them finds them through gettext (``N_`` marks
them) and fills the ``{placeholders}`` from ``details``.
"""

from __future__ import annotations

from typing import ClassVar


def N_(text: str) -> str:  # noqa: N802 - the name gettext's tools look for
    """Mark a text for translation and give it back unchanged."""
    return text


class AudioError(Exception):
    """Base of every failure in this package.

    ``code`` is the short word that travels in signals and in the worker's protocol; ``sentence`` says what
    happened, ``mend`` what the user can do; ``details`` fills the placeholders of both.
    """

    code: ClassVar[str] = "audio"
    sentence: ClassVar[str] = N_("The sound did not work.")
    mend: ClassVar[str] = N_("Go on without sound: everything is also shown as text and pictures.")

    def __init__(self, **details: object) -> None:
        self.details = details
        super().__init__(f"{self.sentence} {self.mend}".format_map(_Details(details)))


class _Details(dict[str, object]):
    """Leaves a placeholder that nobody filled as it is, so that an error never fails while being shown."""

    def __missing__(self, key: str) -> str:
        return "{" + key + "}"


class SpeechUnavailable(AudioError):
    """Base of the failures after which no phrase at all can be spoken for now."""

    code = "speech_unavailable"
    sentence = N_("Speech does not work on this computer right now.")


class NoVoice(SpeechUnavailable):
    """There is no voice for the language (details: ``lang``)."""

    code = "no_voice"
    sentence = N_("There is no voice for the language “{lang}” on this computer.")
    mend = N_("Install a voice in the system's speech settings, or go on without sound.")


class SpeechWorkerSilent(SpeechUnavailable):
    """The speech process did not answer in time, not even after a restart (details: ``seconds``)."""

    code = "worker_silent"
    sentence = N_("The speech did not answer within {seconds} seconds, although it was restarted.")
    mend = N_("Go on without sound, and start the program again when there is time.")


class SpeechWorkerBroken(SpeechUnavailable):
    """The speech process cannot start or ends at once (details: ``reason``)."""

    code = "worker_broken"
    sentence = N_("The speech could not be started ({reason}).")
    mend = N_("Install the program again, or go on without sound.")


class SpeechClosed(SpeechUnavailable):
    """Something was asked of a speaker that has been closed."""

    code = "closed"
    sentence = N_("The speech has been closed.")
    mend = N_("Start the program again.")


class SpeechSlow(AudioError):
    """A phrase took so long that the screen went on without its sound (details: ``seconds``)."""

    code = "speech_slow"
    sentence = N_("The speech is slow to start.")
    mend = N_("Wait a moment and press “hear again”.")


class NothingToSay(AudioError):
    """The text holds nothing that can be spoken (details: ``text``)."""

    code = "nothing_to_say"
    sentence = N_("“{text}” holds no words to speak.")
    mend = N_("Write a word or a sentence.")


class SoundFileBroken(AudioError):
    """A sound file is empty, cut off or of an unknown kind (details: ``path``, ``reason``)."""

    code = "sound_broken"
    sentence = N_("The sound file {path} cannot be played ({reason}).")
    mend = N_("Try again; if it stays broken, choose another voice in the system's speech settings.")


class SoundCacheFull(AudioError):
    """No sound can be written, neither to the sound folder nor to the temporary one (details: ``folder``)."""

    code = "cache_full"
    sentence = N_("The sound cannot be kept in {folder}: the disk is full or closed for writing.")
    mend = N_("Make room on the disk.")


class SoundOutUnwritable(AudioError):
    """The file asked for cannot be written (details: ``path``, ``reason``)."""

    code = "out_unwritable"
    sentence = N_("{path} cannot be written ({reason}).")
    mend = N_("Choose another folder or file name.")


class NoSoundDevice(AudioError):
    """The computer has nothing that makes sound, or it refuses to play."""

    code = "no_device"
    sentence = N_("This computer has no working loudspeaker or headphones.")
    mend = N_("Connect or turn on a loudspeaker. The questions can be answered without sound as well.")


class NoMicrophone(AudioError):
    """The computer has nothing to record with."""

    code = "no_microphone"
    sentence = N_("This computer has no working microphone.")
    mend = N_("Connect or turn on a microphone, and record again.")


class MicrophoneStopped(AudioError):
    """The microphone cannot be opened, or stopped in the middle of a recording."""

    code = "microphone_stopped"
    sentence = N_("The microphone cannot be used, or was disconnected.")
    mend = N_("Check that no other program holds it and that this program may use it, and record again.")


class RecordingEmpty(AudioError):
    """A recording holds no voice: nothing at all, or no more than a click."""

    code = "recording_empty"
    sentence = N_("Nothing was heard in the recording.")
    mend = N_("Check that the microphone is on and that this program may use it, and record again.")


class RecordingTooQuiet(AudioError):
    """A recording is so quiet that making it louder would mostly make noise."""

    code = "recording_too_quiet"
    sentence = N_("The recording is too quiet.")
    mend = N_("Move closer to the microphone, and record again.")


class RecordingBroken(AudioError):
    """A kept recording is not a whole wave (details: ``reason``)."""

    code = "recording_broken"
    sentence = N_("The recording cannot be played ({reason}).")
    mend = N_("Record it again.")


def by_code(code: str) -> type[AudioError]:
    """The error class with this code (what ``SpeechPlayer.silent`` carries); AudioError when unknown."""
    waiting: list[type[AudioError]] = [AudioError]
    while waiting:
        kind = waiting.pop()
        if kind.code == code:
            return kind
        waiting.extend(kind.__subclasses__())
    return AudioError

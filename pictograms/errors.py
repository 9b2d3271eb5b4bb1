"""What can go wrong with pictures, each with the sentence the user sees and what to do about it."""

from __future__ import annotations

from typing import ClassVar


def N_(text: str) -> str:  # noqa: N802  # gettext's own name for "mark, do not translate yet"
    """Mark a source text for the program's catalogue."""
    return text


class PictogramError(Exception):
    """Base of this package's failures.

    ``sentence`` and ``mend`` are English source texts; ``details`` fills their ``{places}``.
    """

    sentence: ClassVar[str] = N_("Something went wrong with a picture.")
    mend: ClassVar[str] = N_("Try again, or choose another picture.")

    def __init__(self, **details: object) -> None:
        self.details = details
        super().__init__(details)

    def __str__(self) -> str:
        return f"{self.sentence.format(**self.details)} {self.mend.format(**self.details)}"


class UnknownPictogram(PictogramError):  # agreed name, read aloud as what happened
    """No set has a picture with this key; details: ``key``."""

    sentence: ClassVar[str] = N_("There is no picture called {key}.")
    mend: ClassVar[str] = N_("Search for the picture and use the key that is shown.")


class NotSvg(PictogramError):  # named like its siblings, by what happened
    """The bytes given for a picture are no SVG drawing; details: ``key``, ``reason``."""

    sentence: ClassVar[str] = N_("The picture {key} can not be drawn: {reason}.")
    mend: ClassVar[str] = N_("Import the picture again, or choose another one.")


class BrokenSet(PictogramError):  # named like its siblings, by what happened
    """A file that a picture set needs is missing or damaged; details: ``set_name``, ``file``."""

    sentence: ClassVar[str] = N_("The picture set {set_name} is not whole: {file} can not be read.")
    mend: ClassVar[str] = N_("Install the program again.")


class UnknownLanguage(PictogramError):  # named like its siblings, by what happened
    """Names were asked for in a language the sets do not carry; details: ``lang``."""

    sentence: ClassVar[str] = N_("Pictures have no names in the language {lang}.")
    mend: ClassVar[str] = N_("Use sv or en.")

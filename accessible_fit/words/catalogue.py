"""Texts, numbers and dates in the reader's language."""

import datetime as dt
import gettext
from collections.abc import Mapping
from pathlib import Path

from accessible_fit.errors import ProgramError

LANGUAGES = ("sv", "en")
LOCALE_FOLDER = Path(__file__).resolve().parent.parent / "locale"


class Words:
    """Translates the program's English source texts and writes numbers and dates as the language does.

    Pass one along to whoever writes to a person; nobody imports a shared one, so two languages can be on
    screen at once (staff in English, resident in Swedish).
    """

    def __init__(self, language: str) -> None:
        self.language = language if language in LANGUAGES else LANGUAGES[0]
        self._texts: gettext.NullTranslations = gettext.NullTranslations()
        if self.language != "en":
            self._texts = gettext.translation("accessible_fit", LOCALE_FOLDER, [self.language])

    def t(self, text: str, **details: object) -> str:
        """Return `text` in the reader's language with its {placeholders} filled."""
        found = self._texts.gettext(text) if text else ""
        return found.format(**details) if details else found

    def tn(self, one: str, many: str, n: int, **details: object) -> str:
        """Return the form that fits `n`, which fills {n}."""
        return self._texts.ngettext(one, many, n).format(n=n, **details)

    def tc(self, context: str, text: str, **details: object) -> str:
        """Return `text` as meant in `context`, for a word that two languages split differently."""
        found = self._texts.pgettext(context, text)
        return found.format(**details) if details else found

    def pick(self, texts: Mapping[str, str]) -> str:
        """Choose from content that carries its own languages (instruments, symbols, life areas)."""
        return texts.get(self.language) or texts.get("sv") or next(iter(texts.values()), "")

    def number(self, value: float, decimals: int = 0) -> str:
        """Write a number with the language's decimal sign."""
        written = f"{value:.{decimals}f}"
        return written.replace(".", ",").replace("-", "−") if self.language == "sv" else written

    def day(self, when: dt.date | dt.datetime) -> str:
        """Write a day as 2026-11-22, in the reader's own time zone."""
        if isinstance(when, dt.datetime):
            when = when.astimezone().date()
        return when.isoformat()

    def clock(self, when: dt.datetime) -> str:
        """Write a time of day as 14:05, in the reader's own time zone."""
        return when.astimezone().strftime("%H:%M")

    def month(self, when: dt.date | dt.datetime) -> str:
        """Write a month in words, as in `mars 2025`."""
        from babel.dates import format_date

        if isinstance(when, dt.datetime):
            when = when.astimezone().date()
        return format_date(when, "MMMM y", locale=self.language)

    def error(self, failure: BaseException) -> tuple[str, str]:
        """Return what happened and what to do, for any failure that carries texts for the user."""
        sentence = getattr(failure, "sentence", None)
        mend = getattr(failure, "mend", None)
        details: dict[str, object] = getattr(failure, "details", {})
        if not isinstance(sentence, str) or not isinstance(mend, str):
            # A fault of the program's own: its technical text goes to the log, not to the user.
            return self.t(ProgramError.sentence), self.t(ProgramError.mend)
        shown = dict(details)
        if isinstance(shown.get("field"), str):  # the label of a form's field is one of our own texts
            shown["field"] = self.t(str(shown["field"]))
        return self._filled(sentence, shown), self._filled(mend, shown)

    def _filled(self, text: str, details: Mapping[str, object]) -> str:
        return self._texts.gettext(text).format(**details)

"""What failed and where, without saying what about: for the log and for reports that leave the house.

The text of an exception can hold a name or an answer (a key that was missing, a row that was refused), and a
path holds who is signed in to the computer. So a trace here is types, places in the code and numbers.
"""

import logging
import re
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

OURS = ("accessible_fit", "audio", "db", "pictograms", "talking_mats", "qt")
_ROOT = Path(__file__).resolve().parent.parent
_INSTALLED = re.compile(r"(?:site|dist)-packages[/\\]")
_HOMES = re.compile(r"(/home/|/Users/|[A-Za-z]:[/\\]Users[/\\])[^/\\\s'\":;,]+")


def safe_trace(problem: BaseException) -> str:
    """Return an exception and what caused it as text: types, places, error numbers, and nothing else."""
    told = [_one(link) for link in _chain(problem)]
    return "\n\nled to\n\n".join(reversed(told))


def without_user(text: str) -> str:
    """Return a text with the names of users taken out of its paths."""
    return _HOMES.sub(r"\1…", text.replace(str(Path.home()), "~") if Path.home() != Path("/") else text)


class SafeFormatter(logging.Formatter):
    """Writes a log line that can be shown to anybody.

    What other packages say may hold anything, so of theirs only who said it and where is written.
    """

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        if record.name.partition(".")[0] in OURS:
            return without_user(super().format(record))
        when = self.formatTime(record)
        told = f"{when} {record.levelname} {record.name}: {record.module}:{record.lineno}"
        problem = record.exc_info[1] if record.exc_info else None
        return told if problem is None else f"{told}\n{safe_trace(problem)}"

    def formatException(  # noqa: N802 - the name the logging package calls
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None],
    ) -> str:
        """Return the trace of an exception."""
        return safe_trace(ei[1]) if ei[1] is not None else ""


def _chain(problem: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    now: BaseException | None = problem
    while now is not None and id(now) not in seen:
        seen.add(id(now))
        yield now
        now = now.__cause__ or (None if now.__suppress_context__ else now.__context__)


def _one(problem: BaseException) -> str:
    kind = type(problem)
    numbers = [
        f"{name} {value}"
        for name in ("errno", "winerror", "sqlite_errorname", "sqlstate")
        if isinstance(value := getattr(problem, name, None), int | str)
    ]
    head = f"{kind.__module__}.{kind.__qualname__}".removeprefix("builtins.")
    return "\n".join([f"{head} {', '.join(numbers)}".rstrip(), *_places(problem.__traceback__)])


def _places(trace: TracebackType | None) -> Iterator[str]:
    while trace is not None:
        code = trace.tb_frame.f_code
        yield f"  {_short(code.co_filename)}:{trace.tb_lineno} {code.co_name}"
        trace = trace.tb_next


def _short(file: str) -> str:
    """Name our files from the project's folder, installed ones from their package, others by themselves."""
    installed = _INSTALLED.split(file)
    if len(installed) > 1:
        return installed[-1]
    path = Path(file)
    return path.relative_to(_ROOT).as_posix() if path.is_relative_to(_ROOT) else path.name

"""What an erasure takes away and what it leaves, in words and numbers, before anybody decides."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from accessible_fit.words.catalogue import Words


class Goes(Protocol):
    """What is known before an erasure: rows by table, lines of the log, backups, copies of the file."""

    @property
    def alias(self) -> str:
        """The person's name."""

    @property
    def rows(self) -> Mapping[str, int]:
        """How many rows of each table go."""

    @property
    def log_lines(self) -> int:
        """How many lines of the log stay."""

    @property
    def backups_until(self) -> dt.date | None:
        """When the last backup with the person in it goes."""

    @property
    def copies(self) -> Sequence[Path]:
        """Older copies beside the store."""


def goes_lines(w: Words, rows: Mapping[str, int]) -> list[str]:
    """Say what goes, a line for each kind of thing there is some of."""

    def n(*tables: str) -> int:
        return sum(rows.get(table, 0) for table in tables)

    counted: tuple[tuple[int, Callable[[int], str]], ...] = (
        (n("conversation"), lambda k: w.tn("{n} conversation", "{n} conversations", k)),
        (
            n("answer", "answer_revision"),
            lambda k: w.tn(
                "{n} answer, with what it was before", "{n} answers, with what they were before", k
            ),
        ),
        (n("mat"), lambda k: w.tn("{n} mat", "{n} mats", k)),
        (n("placement"), lambda k: w.tn("{n} card on mats", "{n} cards on mats", k)),
        (n("mat_step"), lambda k: w.tn("{n} step on mats", "{n} steps on mats", k)),
        (n("action"), lambda k: w.tn("{n} agreement", "{n} agreements", k)),
        (n("photo"), lambda k: w.tn("{n} photo", "{n} photos", k)),
        (n("clip"), lambda k: w.tn("{n} recorded voice", "{n} recorded voices", k)),
        (
            n("own_card", "card_picture", "topic_setup"),
            lambda k: w.tn("{n} own card or own picture", "{n} own cards and own pictures", k),
        ),
        (n("consent"), lambda k: w.tn("{n} yes or no that was kept", "{n} yes and no that were kept", k)),
        (n("pretest"), lambda k: w.tn("{n} trial of ways to answer", "{n} trials of ways to answer", k)),
        (
            n("life_event", "plan", "occasion"),
            lambda k: w.tn("{n} event or plan", "{n} events and plans", k),
        ),
        (n("follow_up"), lambda k: w.tn("{n} written follow-up", "{n} written follow-ups", k)),
        (
            n("person_grant"),
            lambda k: w.tn("{n} note of who may see", "{n} notes of who may see", k),
        ),
        (n("enrolment"), lambda k: w.tn("{n} period of support", "{n} periods of support", k)),
    )
    lines = [say(number) for number, say in counted if number]
    if n("person"):
        lines.append(w.t("Name, year of birth and how the screen looks"))
    return lines


def stays_lines(w: Words, goes: Goes) -> list[str]:
    """Say what stays, and for how long."""
    lines = [
        w.tn(
            "{n} line of the log stays: who did something and when. It no longer says about whom.",
            "{n} lines of the log stay: who did something and when. They no longer say about whom.",
            goes.log_lines,
        )
    ]
    if goes.backups_until is not None:
        lines.append(
            w.t(
                "Backups made before today still hold {name}, the last of them until {day} if a backup is "
                "made every month. Whoever restores one of them must erase {name} again.",
                name=goes.alias,
                day=w.day(goes.backups_until),
            )
        )
    else:
        lines.append(
            w.t("Copies of this database that somebody else keeps still hold {name}.", name=goes.alias)
        )
    if goes.copies:
        lines.append(
            w.tn(
                "{n} older copy lies beside the database and still holds {name}. Remove it yourself when it "
                "is not needed: {files}",
                "{n} older copies lie beside the database and still hold {name}. Remove them yourself when "
                "they are not needed: {files}",
                len(goes.copies),
                name=goes.alias,
                files=", ".join(path.name for path in goes.copies),
            )
        )
    lines.append(
        w.t("Files that were exported or printed are somewhere else. The log says when that was done.")
    )
    return lines


def goes_sentences(w: Words, goes: Goes) -> list[str]:
    """Say all of it, line by line, for the command line."""
    return [
        w.t("All of this about {name} is erased for good:", name=goes.alias),
        *(f"  {line}" for line in goes_lines(w, goes.rows)),
        w.t("This stays:"),
        *(f"  {line}" for line in stays_lines(w, goes)),
    ]

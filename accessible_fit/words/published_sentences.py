"""Shares published elsewhere, in words: always with place and year, never as a score or a goal."""

from typing import TYPE_CHECKING

from accessible_fit.words.catalogue import Words

if TYPE_CHECKING:
    from accessible_fit.trends.published import Beside, Fault, ReadTable


def beside_sentence(w: Words, one: "Beside") -> str:
    """Say one published share."""
    return w.t(
        "{source} {year}, {place}: {percent} % chose the best.",
        source=one.source,
        year=one.year,
        place=one.place,
        percent=w.number(one.share, 0),
    )


MARKS = ("○", "□")
"""How each of them is drawn, in their order."""


def marked_sentence(w: Words, number: int, one: "Beside") -> str:
    """Say one published share behind the sign it is drawn with."""
    return f"{MARKS[number]} {beside_sentence(w, one)}"


def another_survey(w: Words) -> str:
    """Say what a published share is and is not."""
    return w.t(
        "A ring or a square is a share published in Kolada. It comes from another survey, with other wording"
        " and asked in another way, and its question is only the one closest to ours. It is something to talk"
        " about, not a mark for the unit."
    )


def kept_apart(w: Words) -> str:
    """Say what a published share is and is not, where no sign is drawn."""
    return w.t(
        "What is published comes from another survey, with other wording and asked in another way, and its"
        " question is only the one closest to ours. It is something to talk about, not a mark for the unit."
    )


def read_sentence(w: Words, read: "ReadTable") -> str:
    """Say what a file holds that can be taken in."""
    if not read.values:
        return w.t("There is no value in the file that belongs to a question here.")
    count = w.tn("{n} value can be taken in", "{n} values can be taken in", len(read.values))
    places = ", ".join(read.places[:4]) + (" …" if len(read.places) > 4 else "")
    years = str(read.years[0]) if len(read.years) == 1 else f"{read.years[0]}–{read.years[-1]}"
    return w.t("{count}: {places}, {years}.", count=count, places=places, years=years)


def left_out_lines(w: Words, read: "ReadTable") -> list[str]:
    """Say what in a file is left out without being wrong."""
    said = []
    if read.others:
        said.append(
            w.tn(
                "{n} row is about an indicator that no question here is close to.",
                "{n} rows are about indicators that no question here is close to.",
                read.others,
            )
        )
    if read.by_sex:
        said.append(
            w.tn(
                "{n} row is about women or men by themselves and is left out.",
                "{n} rows are about women or men by themselves and are left out.",
                read.by_sex,
            )
        )
    return said


def fault_sentence(w: Words, fault: "Fault") -> str:
    """Say what could not be read, and on which line."""
    from accessible_fit.trends.published import Wrong

    told = {"line": fault.line, "cell": fault.text}
    return {
        Wrong.INDICATOR: w.t("Line {line}: “{cell}” names no indicator, such as U28524.", **told),
        Wrong.PLACE: w.t("Line {line}: the place “{cell}” cannot be read.", **told),
        Wrong.YEAR: w.t("Line {line}: “{cell}” is not a year.", **told),
        Wrong.NUMBER: w.t("Line {line}: “{cell}” is not a number.", **told),
        Wrong.OUTSIDE: w.t("Line {line}: {cell} is not a percentage from 0 to 100.", **told),
    }[fault.wrong]

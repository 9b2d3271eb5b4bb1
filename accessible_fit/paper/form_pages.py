"""The first page of a printed form, with what staff fill in and a question to try, and the last."""

from __future__ import annotations

from accessible_fit.instruments.model import Instrument
from accessible_fit.paper.box import Box
from accessible_fit.paper.pen import INK, LINE, PALE, QUIET, Pen
from accessible_fit.paper.question_blocks import EASY_POINTS, tick_box
from accessible_fit.words.catalogue import Words

TITLE_POINTS = 30.0
STAFF_POINTS = 12.0


def paint_opening(
    pen: Pen, inside: Box, words: Words, instrument: Instrument, alias: str, on_line: bool
) -> Box:
    """Title, how to answer, who and when; gives the room that is left for the question to try."""
    title, rest = inside.cut_top(13, 1)
    pen.words(words.pick(instrument.title), title, TITLE_POINTS, 20, bold=True, centred=False)
    description = pen.lettering.fit(words.pick(instrument.description), _three_lines(rest), EASY_POINTS)
    about, rest = rest.cut_top(description.height, 4)
    pen.lay(description, about, centred=False, middle=False)
    how, rest = rest.cut_top(40, 5)
    _how(pen, how, words, on_line)
    staff, rest = rest.cut_top(62, 7)
    _staff(pen, staff, words, alias)
    heading, room = rest.cut_top(8, 3)
    pen.words(words.t("We practise"), heading, EASY_POINTS, bold=True, centred=False)
    return room


def _three_lines(room: Box) -> Box:
    return room.cut_top(24.5)[0]


def paint_closing(pen: Pen, inside: Box, words: Words) -> None:
    """Room for the person's own words, and thanks."""
    head, rest = inside.cut_top(34, 4)
    picture, said = head.cut_left(34, 6)
    pen.picture("own:talk-together", picture)
    pen.words(words.t("Do you want to say more?"), said, 28, EASY_POINTS, bold=True, centred=False)
    own, rest = rest.cut_top(132, 10)
    pen.frame(own, INK, 0.7, "#ffffff", 4)
    thanks, _ = rest.cut_top(44)
    picture, said = thanks.cut_left(44, 6)
    pen.picture("own:thanks", picture)
    pen.words(words.t("Thank you!"), said, 36, EASY_POINTS, bold=True, centred=False)


def _how(pen: Pen, room: Box, words: Words, on_line: bool) -> None:
    answer = (
        words.t("Point at a place on the line. Or make a cross there.")
        if on_line
        else words.t("Point at your answer. Or make a cross.")
    )
    told = (
        ("openmoji:1F446", answer),
        ("own:talk-together", words.t("Every answer is good.")),
        ("own:stop", words.t("You can stop when you want.")),
    )
    for (picture, text), line in zip(told, room.down(len(told), 2), strict=True):
        left, right = line.cut_left(line.height, 5)
        pen.picture(picture, left)
        pen.words(text, right, EASY_POINTS + 2, EASY_POINTS, centred=False)


def _staff(pen: Pen, room: Box, words: Words, alias: str) -> None:
    """What a colleague writes; smaller than what the person reads, and on a ground of its own."""
    pen.frame(room, LINE, 0.3, PALE, 3)
    inside = room.inset(5, 3.5)
    left, right = inside.cut_left(inside.width * 0.42, 8)
    names = (words.t("Who answers"), words.t("Date of the answer"), words.t("Who asks"))
    for number, (name, line) in enumerate(zip(names, left.down(len(names), 3), strict=True)):
        pen.write(name, (line.left, line.top + 4), STAFF_POINTS - 1, colour=QUIET)
        if number == 0 and alias:
            pen.words(alias, Box(line.left, line.top + 5, line.width, 8.5), 16, 9, centred=False)
        pen.line((line.left, line.bottom - 1), (line.right, line.bottom - 1), INK, 0.3)
    pen.write(
        words.t("How was the person helped?"), (right.left, right.top + 4), STAFF_POINTS - 1, colour=QUIET
    )
    ways = (
        words.t("The person answered alone"),
        words.t("The person answered with support"),
        words.t("The person showed, somebody else made the cross"),
        words.t("Somebody else answered for the person. Who?"),
    )
    _, below = right.cut_top(6)
    for number, (way, line) in enumerate(zip(ways, below.down(len(ways), 1.5), strict=True)):
        tick_box(pen, line.left, line.top + 1.5, 5)
        text = Box(line.left + 8, line.top, line.width - 8, line.height)
        if number < len(ways) - 1:
            pen.words(way, text, STAFF_POINTS, 9, centred=False)
        else:
            upper, _ = text.cut_top(line.height * 0.58)
            pen.words(way, upper, STAFF_POINTS, 9, centred=False)
            pen.line((text.left, line.bottom - 0.5), (line.right, line.bottom - 0.5), INK, 0.3)

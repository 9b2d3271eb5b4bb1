"""A place on a line in words, because a number says nothing to most people and is not shown to residents."""

from accessible_fit.instruments.model import LINE_END, Line
from accessible_fit.words.catalogue import Words

AT_END, CLOSE, NEARER, MIDDLE = 3, 25, 44, 50


def place_words(w: Words, line: Line, tenths: int) -> str:
    """Say where on a line a mark stands, 0–100 tenths from its low end: "Bad", "Close to “bad”".

    The steps are seven and alike on both sides; they are for the ear, what is kept is the tenths.
    """
    low = tenths <= MIDDLE
    away = tenths if low else LINE_END - tenths
    end = w.pick((line.low if low else line.high).label)
    inside = end[:1].lower() + end[1:]
    if away <= AT_END:
        return end
    if away <= CLOSE:
        return w.t("Close to “{end}”", end=inside)
    if away <= NEARER:
        return w.t("Nearer to “{end}”", end=inside)
    return w.t("In the middle")

"""Who has looked at a person's answers, as a list to print for the person: a picture, a sentence, the day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from accessible_fit.paper.book import Book, Furniture
from accessible_fit.paper.drawn import Drawings
from accessible_fit.paper.person_book import SaidRow, chapter
from accessible_fit.words.catalogue import Words


def log_list(
    words: Words, alias: str, made_on: dt.date, rows: Sequence[SaidRow], drawings: Drawings
) -> bytes:
    """Return the list as PDF, the newest line first."""
    title = words.t("Who has looked at what {name} has said", name=alias)
    book = Book(words, Furniture(title, made_on), drawings)
    chapter(book, words.t("Who has looked"), words.t("The newest first"), rows)
    return book.pdf()

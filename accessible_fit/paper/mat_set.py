"""A mat on paper with our furniture: the mat, the top scale and cards to cut out, numbered and named."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING

from accessible_fit.paper.book import Book, Furniture
from accessible_fit.paper.drawn import Drawings, Drawn
from accessible_fit.words.catalogue import Words
from talking_mats.paper import paper_pages
from talking_mats.picture import Wishes
from talking_mats.steps import Start

if TYPE_CHECKING:
    from PIL.Image import Image


def mat_set(
    words: Words,
    start: Start,
    day: dt.date,
    drawings: Drawings,
    photos: Mapping[str, bytes],
    card_mm: float,
) -> bytes:
    """A PDF of A4 pages at 300 dots an inch. `photos` are encoded pictures by the reference on a card.

    Raises what drawing a picture raises.
    """
    drawn = Drawn(drawings, photos)
    keys = [start.picture, *(column.picture for column in start.scale.columns)]
    keys += [card.picture for card in start.cards if not (card.photo and card.photo in photos)]

    def photo(reference: str, side: int) -> Image:
        return drawn.square(reference, side)

    wishes = Wishes(
        lang=words.language,
        date=words.day(day),
        credits=drawn.credit_lines(key for key in keys if key),
        translate=words.t,
        photo=photo,
    )
    book = Book(words, Furniture(words.pick(start.name), day, code=mat_code(start)), drawings)
    for page in paper_pages(_with_photos_there(start, photos), drawn.square, wishes, card_mm):
        book.add_whole(page, landscape=page.width > page.height)
    return book.pdf()


def mat_code(start: Start) -> str:
    """Topic, version, top scale and number of places of what was printed; t when left and right changed."""
    parts = ["mat", start.topic, str(start.version), start.scale.id, str(start.positions)]
    return "-".join([*parts, "t"] if start.turned else parts)


def _with_photos_there(start: Start, photos: Mapping[str, bytes]) -> Start:
    """A card whose photo has been erased shows its picture."""
    from dataclasses import replace

    cards = tuple(card if card.photo in photos else replace(card, photo="") for card in start.cards)
    return replace(start, cards=cards)

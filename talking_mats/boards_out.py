"""A mat as Open Board pages, so that a person's other communication program can show it."""

from __future__ import annotations

from dataclasses import replace

from pictograms.boards.compose import Cell, Page, Pictures, compose
from pictograms.boards.model import BoardSet
from pictograms.errors import UnknownPictogram
from talking_mats.cards import Card
from talking_mats.model import Mat
from talking_mats.text import in_language
from talking_mats.tree import MatTree

_HEAD_COLOUR = "rgb(221, 235, 245)"


def mat_boards(
    tree: MatTree, pictures: Pictures, lang: str, *, date: str = "", stays_inside: bool = False
) -> BoardSet:
    """Every mat of a tree as a page: the top scale in the first row, the cards below it as they lie.

    A card that was gone deeper into opens that mat's page. Photos are left out: they stay with the person.
    A picture whose set has been removed since leaves its place to the words. Raises MustStayInside for one
    that may not be passed on, unless the file `stays_inside` the organisation. Write the result with
    `pictograms.boards.writer.write_boards`.
    """
    pages = [_drawable(_page(mat, tree, lang, date), pictures) for mat in tree.mats.values()]
    return compose(pages, pictures, stays_inside=stays_inside)


def _drawable(page: Page, pictures: Pictures) -> Page:
    """Leave out the pictures that are here no more."""
    rows = tuple(tuple(_only_words(cell, pictures) for cell in row) for row in page.rows)
    return replace(page, rows=rows)


def _only_words(cell: Cell | None, pictures: Pictures) -> Cell | None:
    if cell is None or not cell.picture:
        return cell
    try:
        pictures.get(cell.picture)
    except UnknownPictogram:
        return replace(cell, picture="")
    return cell


def _page(mat: Mat, tree: MatTree, lang: str, date: str) -> Page:
    count = mat.start.positions
    by_place = [mat.position_at(place) for place in range(count)]
    lanes = [mat.column(position) for position in by_place]
    rows: list[tuple[Cell | None, ...]] = [tuple(_head(mat, position, lang) for position in by_place)]
    for row in range(max((len(lane) for lane in lanes), default=0)):
        rows.append(tuple(_cell(mat, tree, lane[row], lang) if row < len(lane) else None for lane in lanes))
    name = in_language(mat.start.name, lang)
    return Page(
        id=mat.id,
        name=f"{name} {date}".strip(),
        lang=lang,
        rows=tuple(rows),
        description=in_language(mat.start.question, lang),
        extra={"ext_talking_mats_scale": mat.start.scale.id, "ext_talking_mats_positions": count},
    )


def _head(mat: Mat, position: int, lang: str) -> Cell | None:
    step = (mat.start.positions - 1) // 2
    if position % step:
        return None
    column = mat.start.scale.columns[position // step]
    return Cell(
        label=in_language(column.words, lang),
        picture=column.picture,
        spoken=in_language(column.spoken, lang),
        colour=_HEAD_COLOUR,
    )


def _cell(mat: Mat, tree: MatTree, card: Card, lang: str) -> Cell:
    below = tree.below(mat.id, card.id)
    return Cell(
        label=in_language(card.words, lang),
        picture=card.picture,
        spoken=in_language(card.spoken, lang),
        opens=below[-1].id if below else "",
        extra={"ext_talking_mats_card": card.id, "ext_talking_mats_position": mat.positions[card.id]},
    )

"""One board's JSON into a Board: what programs mean, however they write it, and what they add."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from pictograms.boards.colours import normal_colour
from pictograms.boards.errors import NotABoardFile, NotBuiltLikeBoards
from pictograms.boards.faults import BoardFault, Fault, Remarks
from pictograms.boards.fields import credit_of, entries_of, number_of, rest_of, text_of, truth_of
from pictograms.boards.json_text import Json
from pictograms.boards.limits import Limits
from pictograms.boards.model import FORMAT, Board, Button, Image, Link, Sound

BOARD_FIELDS = (
    "format", "id", "name", "locale", "description_html", "grid", "buttons", "images", "sounds", "url",
    "license",
)  # fmt: skip
GRID_FIELDS = ("rows", "columns", "order")
BUTTON_FIELDS = (
    "id", "label", "vocalization", "image_id", "sound_id", "background_color", "border_color", "hidden",
    "action", "actions", "load_board",
)  # fmt: skip
IMAGE_FIELDS = ("id", "content_type", "data", "path", "url", "symbol", "width", "height", "license")
SOUND_FIELDS = ("id", "content_type", "data", "path", "url", "license")
LINK_FIELDS = ("id", "name", "path", "url", "data_url")

_LISTS = ("buttons", "images", "sounds")
KNOWN_ACTIONS = frozenset({":clear", ":home", ":space", ":speak", ":backspace"})
"""The format's own; besides these ``+letters`` writes letters. The rest belongs to single programs."""

Part = TypeVar("Part", Button, Image, Sound)


class BoardParser:
    """Reads boards of one file and notes on ``remarks`` what was odd."""

    def __init__(self, remarks: Remarks, limits: Limits) -> None:
        self._remarks = remarks
        self._limits = limits
        self._board = ""
        self._parts_left = limits.parts
        self._colours: dict[str, str | None] = {}

    def board(self, found: Json, file: str, path: str) -> Board:
        """The board in ``found``.

        Raises NotABoardFile when it has neither buttons nor a grid, and NotBuiltLikeBoards when it, or all
        boards so far, have more parts than any have.
        """
        if not isinstance(found, dict) or not ("buttons" in found or "grid" in found):
            raise NotABoardFile(file=file)
        count = sum(len(part) for part in map(found.get, _LISTS) if isinstance(part, list | dict))
        self._parts_left -= count
        if count > self._limits.board_parts or self._parts_left < 0:
            raise NotBuiltLikeBoards(file=file)
        board_id = text_of(found.get("id")) or path.rpartition("/")[2].removesuffix(".obf") or "board"
        name = self._text(found.get("name"))
        self._board = name or board_id
        self._look_at_head(found)
        buttons = self._parts(found, "buttons", self._button)
        order, grid_extra = self._grid(found.get("grid"), [button.id for button in buttons])
        return Board(
            id=board_id,
            name=name,
            locale=text_of(found.get("locale")).strip(),
            description_html=text_of(found.get("description_html")),
            order=order,
            buttons=tuple(buttons),
            images=tuple(self._parts(found, "images", self._image)),
            sounds=tuple(self._parts(found, "sounds", self._sound)),
            url=text_of(found.get("url")),
            credit=credit_of(found.get("license")),
            grid_extra=grid_extra,
            extra=rest_of(found, BOARD_FIELDS),
            path=path,
        )

    def _look_at_head(self, found: dict[str, Json]) -> None:
        written = text_of(found.get("format"))
        if written != FORMAT:
            self._remarks.add(BoardFault.OTHER_FORMAT, board=self._board, format=written[:40] or "–")
        if not text_of(found.get("locale")).strip():
            self._remarks.add(BoardFault.NO_LOCALE, board=self._board)

    def _parts(
        self, found: dict[str, Json], name: str, make: Callable[[dict[str, Json], str], Part]
    ) -> list[Part]:
        entries, odd = entries_of(found.get(name))
        if odd:
            self._remarks.add(BoardFault.BAD_ENTRY, board=self._board, part=name)
        taken = {text_of(entry.get("id")) for entry in entries}
        seen: set[str] = set()
        parts = []
        for place, entry in enumerate(entries):
            part_id = text_of(entry.get("id"))
            if not part_id:
                self._remarks.add(BoardFault.NO_ID, board=self._board)
                part_id = _free_id(f"{name}-{place + 1}", taken)
            elif part_id in seen:
                self._remarks.add(BoardFault.SAME_ID, board=self._board, id=part_id[:80])
            seen.add(part_id)
            parts.append(make(entry, part_id))
        return parts

    def _button(self, entry: dict[str, Json], button_id: str) -> Button:
        label = self._text(entry.get("label"))
        called = label or button_id
        actions = _actions(entry)
        return Button(
            id=button_id,
            label=label,
            vocalization=self._text(entry.get("vocalization")),
            image_id=text_of(entry.get("image_id")),
            sound_id=text_of(entry.get("sound_id")),
            background_color=self._colour(entry.get("background_color"), called),
            border_color=self._colour(entry.get("border_color"), called),
            hidden=truth_of(entry.get("hidden")),
            actions=actions,
            link=_link(entry.get("load_board")),
            extra=rest_of(entry, BUTTON_FIELDS),
            disabled=self._unknown_action(actions, called),
        )

    def _unknown_action(self, actions: tuple[str, ...], called: str) -> Fault | None:
        for action in actions:
            if action not in KNOWN_ACTIONS and not action.startswith("+"):
                return self._remarks.add(
                    BoardFault.UNKNOWN_ACTION, button=called, board=self._board, action=action[:80]
                )
        return None

    def _image(self, entry: dict[str, Json], image_id: str) -> Image:
        symbol = entry.get("symbol")
        return Image(
            id=image_id,
            content_type=_media_type(entry.get("content_type")),
            data=text_of(entry.get("data")),
            path=text_of(entry.get("path")),
            url=text_of(entry.get("url")),
            symbol=symbol if isinstance(symbol, dict) else {},
            width=number_of(entry.get("width")),
            height=number_of(entry.get("height")),
            credit=credit_of(entry.get("license")),
            extra=rest_of(entry, IMAGE_FIELDS),
        )

    def _sound(self, entry: dict[str, Json], sound_id: str) -> Sound:
        return Sound(
            id=sound_id,
            content_type=text_of(entry.get("content_type")).strip(),
            data=text_of(entry.get("data")),
            path=text_of(entry.get("path")),
            url=text_of(entry.get("url")),
            credit=credit_of(entry.get("license")),
            extra=rest_of(entry, SOUND_FIELDS),
        )

    def _grid(
        self, found: Json, button_ids: list[str]
    ) -> tuple[tuple[tuple[str | None, ...], ...], dict[str, Json]]:
        grid = found if isinstance(found, dict) else {}
        lines = _lines(grid, button_ids)
        rows, columns = self._size(grid, lines)
        known, unknown = set(button_ids), dict[str, None]()
        order = []
        for line in lines[:rows]:
            cells = [_cell(cell, known, unknown) for cell in line[:columns]]
            order.append(tuple(cells + [None] * (columns - len(cells))))
        for button_id in unknown:
            self._remarks.add(BoardFault.NO_SUCH_BUTTON, board=self._board, id=button_id[:80])
        # one empty row for all: a small file can declare very many
        empty = (None,) * columns
        order += [empty] * (rows - len(order))
        return tuple(order), dict(rest_of(grid, GRID_FIELDS))

    def _size(self, grid: dict[str, Json], lines: list[list[Json]]) -> tuple[int, int]:
        """Rows and columns: what the grid says, at least what its order has, at most what can be shown."""
        said = [int(number_of(grid.get(name)) or 0) for name in ("rows", "columns")]
        used = [len(lines), max(map(len, lines), default=0)]
        if any(0 < of_said < of_used for of_said, of_used in zip(said, used, strict=True)):
            self._remarks.add(BoardFault.GRID_GROWN, board=self._board)
        wanted = [max(pair) for pair in zip(said, used, strict=True)]
        if max(wanted) > self._limits.grid_side:
            self._remarks.add(BoardFault.GRID_CUT, board=self._board)
        rows, columns = (min(side, self._limits.grid_side) for side in wanted)
        # a row without columns, or the other way round, is no cell at all and could not be written again
        return (rows, columns) if rows and columns else (0, 0)

    def _text(self, value: Json) -> str:
        text = text_of(value)
        if len(text) > self._limits.text:
            self._remarks.add(BoardFault.TEXT_CUT, board=self._board[:80])
            return text[: self._limits.text]
        return text

    def _colour(self, value: Json, called: str) -> str:
        if not value:
            return ""
        written = text_of(value)[:80]
        if written not in self._colours:  # a board has few colours and many buttons
            self._colours[written] = normal_colour(written)
        colour = self._colours[written]
        if colour is None:
            self._remarks.add(BoardFault.BAD_COLOUR, button=called, board=self._board, colour=written[:40])
        return colour or ""


def _cell(value: Json, known: set[str], unknown: dict[str, None]) -> str | None:
    button_id = value if isinstance(value, str) else text_of(value)
    if button_id in known:
        return button_id
    if button_id:
        unknown[button_id] = None
    return None


def _actions(entry: dict[str, Json]) -> tuple[str, ...]:
    several = entry.get("actions")
    written = [text_of(action) for action in several] if isinstance(several, list) else []
    return tuple(filter(None, written)) or tuple(filter(None, (text_of(entry.get("action")),)))


def _link(value: Json) -> Link | None:
    if isinstance(value, str):
        value = {"path": value}
    if not isinstance(value, dict):
        return None
    link = Link(
        id=text_of(value.get("id")),
        name=text_of(value.get("name")),
        path=text_of(value.get("path")),
        url=text_of(value.get("url")),
        data_url=text_of(value.get("data_url")),
        extra=rest_of(value, LINK_FIELDS),
    )
    return link if link != Link() else None


def _media_type(value: Json) -> str:
    """``image/svg`` is what several programs call image/svg+xml, and ``image/jpg`` image/jpeg."""
    written = text_of(value).strip()
    return {"image/svg": "image/svg+xml", "image/jpg": "image/jpeg"}.get(written.casefold(), written)


def _free_id(wanted: str, taken: set[str]) -> str:
    while wanted in taken:
        wanted += "-"
    taken.add(wanted)
    return wanted


def _lines(grid: dict[str, Json], button_ids: list[str]) -> list[list[Json]]:
    """The rows of ids. Without an order the buttons stand line by line, nearly as a square."""
    written = grid.get("order")
    lines = written if isinstance(written, list) and any(line != [] for line in written) else []
    if any(isinstance(line, list) for line in lines):
        return [line if isinstance(line, list) else [line] for line in lines]
    flat = lines or list[Json](button_ids)
    columns = int(number_of(grid.get("columns")) or 0) or max(1, round(len(flat) ** 0.5))
    return [flat[at : at + columns] for at in range(0, len(flat), columns)]

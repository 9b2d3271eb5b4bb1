"""Which board each button leads to, once all boards of a file are known."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import replace

from pictograms.boards.faults import BoardFault, Remarks
from pictograms.boards.limits import safe_name
from pictograms.boards.model import Board, Button, Link

_LONGEST_PATH = 200


def joined(boards: tuple[Board, ...], remarks: Remarks) -> tuple[Board, ...]:
    """The boards with ``leads_to`` set where a link finds its board, and ``disabled`` where it finds none.

    A board whose id another has already is given one of its own. Also notes buttons that stand in no cell.
    """
    by_id: dict[str, Board] = {}
    by_path: dict[str, Board] = {}
    taken = {board.id for board in boards}
    for board in boards:
        if board.id in by_id:
            remarks.add(BoardFault.SAME_BOARD_ID, id=board.id[:80])
            board = replace(board, id=_free(board.id, taken))
        by_id[board.id] = board
        if board.path:
            by_path.setdefault(board.path.casefold(), board)
    return tuple(_joined(board, by_id, by_path, remarks) for board in by_id.values())


def _free(board_id: str, taken: set[str]) -> str:
    number = 2
    while f"{board_id}-{number}" in taken:
        number += 1
    taken.add(f"{board_id}-{number}")
    return f"{board_id}-{number}"


def _joined(
    board: Board, by_id: Mapping[str, Board], by_path: Mapping[str, Board], remarks: Remarks
) -> Board:
    called = board.name or board.id
    for button in board.outside():
        remarks.add(BoardFault.OUTSIDE_GRID, button=button.label or button.id, board=called)
    if not any(button.link for button in board.buttons):
        return board
    buttons = []
    for button in board.buttons:
        if button.link is not None:
            button = _led(button, button.link, board, by_id, by_path, remarks)
        buttons.append(button)
    return replace(board, buttons=tuple(buttons))


def _led(
    button: Button,
    link: Link,
    board: Board,
    by_id: Mapping[str, Board],
    by_path: Mapping[str, Board],
    remarks: Remarks,
) -> Button:
    target = _target(link, board, by_id, by_path)
    if target is not None:
        return replace(button, leads_to=target.id)
    only_outside = not link.path and (link.url or link.data_url)
    kind = BoardFault.LINK_OUTSIDE if only_outside else BoardFault.LINK_NOWHERE
    called = board.name or board.id
    fault = remarks.add(kind, button=button.label or button.id, board=called)
    return replace(button, disabled=button.disabled or fault)


def _target(
    link: Link, board: Board, by_id: Mapping[str, Board], by_path: Mapping[str, Board]
) -> Board | None:
    """By path (from the package's top, else from the board's own folder), then by id."""
    if link.path:
        found = by_path.get(safe_name(link.path.lstrip("/")).casefold())
        if found is None and len(link.path) < _LONGEST_PATH:
            beside = posixpath.normpath(posixpath.join(posixpath.dirname(board.path), link.path))
            found = by_path.get(safe_name(beside).casefold())
        if found is not None:
            return found
    return by_id.get(link.id) if link.id else None

"""Damaged and hostile board files without end, each made from its number so that it can be made again."""

from __future__ import annotations

import io
import json
import random
import struct
import warnings
import zipfile
from collections.abc import Callable
from typing import Any

from tests.pictograms.boards.made import SVG, board, data_uri, obf, obz, png, png_head

_STYLED = (
    b'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="72px"'
    b' height="36">'
    b'<style>.a{fill:url(#g)}</style><defs><linearGradient id="g"><stop offset="0" stop-color="red"/>'
    b'</linearGradient><clipPath id="c"><rect width="30" height="30"/></clipPath></defs>'
    b'<g opacity=".5"><path class="a" clip-path="url(#c)" d="M0 0h40v40z" stroke-dasharray="3 1"/></g>'
    b'<use xlink:href="#c"/></svg>'
)
_EVIL_NAMES = (
    "../out.obf", "../../out.png", "/out.obf", "..\\out.obf", "C:\\out.obf", "a/../../out.obf", "con.obf",
    ".", "", "a\x00.obf", "manifest.json", "images/" + "x" * 3000, "\u202egnp.obf", "boards/", "set.json",
    "nul", "~/out.obf",
)  # fmt: skip
_EVIL_VALUES: tuple[Any, ...] = (
    None, True, -1, 0, 10**30, 1e308, "", "x" * 70_000, "\ud800", "../out", "/etc/passwd", [], {}, [[]],
    [None] * 50, {"id": {"id": []}}, "https://pictures.example/x", "file:///etc/passwd",
    "data:image/png;base64,????", data_uri(png_head(99_999, 99_999)),
    data_uri(b"<svg>" * 200, "image/svg+xml"), "{0.__class__}", "%s%n", "\x00",
)  # fmt: skip


def seeds() -> list[bytes]:
    """Whole files to begin with, of every kind that is read."""
    images: list[dict[str, Any]] = [
        {"id": 1, "path": "images/1.png", "license": {"type": "CC BY", "author_name": "Anna"}},
        {"id": 2, "path": "images/2.svg", "content_type": "image/svg"},
        {"id": 3, "data": data_uri(SVG, "image/svg+xml"), "url": "https://pictures.example/3"},
        {"id": 4, "data": data_uri(png())},
    ]
    buttons: list[dict[str, Any]] = [
        {"id": 1, "label": "soppa", "image_id": 1, "load_board": {"path": "boards/b.obf"}},
        {"id": 2, "label": "bröd", "image_id": 2, "background_color": "#fff", "actions": [":clear", "+a"]},
        {"id": 3, "label": "vatten", "image_id": 3, "ext_x": [1, 2]},
        {"id": 4, "label": "mer", "image_id": 4, "hidden": True},
    ]
    order = [[1, 2], [3, None], [None, 4]]
    one = board(
        images=images, buttons=buttons, grid={"rows": 3, "columns": 2, "order": order}, ext_top={"a": 1}
    )
    files = {"images/1.png": png(), "images/2.svg": _STYLED}
    package = {"boards/a.obf": one | {"id": "a"}, "boards/b.obf": board("b")} | files
    listed = b"namn;fil;licens\nhus;1.svg;CC0\nbil;2.svg;CC BY-NC\nkatt;3.png;\n"
    return [
        obf(one),
        obz(package),
        obz(package, listed=False),
        obz({"lista.csv": listed, "1.svg": SVG, "2.svg": _STYLED, "3.png": png()}, listed=False),
    ]


def mutant(number: int, whole: list[bytes]) -> bytes:
    """The file with this number: one of ``whole``, changed one to four times."""
    chance = random.Random(number)
    content = chance.choice(whole)
    for _ in range(chance.randint(1, 4)):
        content = chance.choice(_WAYS)(content, chance)
    return content


def _flip(content: bytes, chance: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.randint(1, 12)):
        if changed:
            changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _cut(content: bytes, chance: random.Random) -> bytes:
    first, last = sorted(chance.randrange(len(content) + 1) for _ in range(2))
    return chance.choice([content[:last], content[first:], content[:first] + content[last:]])


def _repeat(content: bytes, chance: random.Random) -> bytes:
    first = chance.randrange(len(content) + 1)
    piece = content[first : first + chance.randint(1, 400)]
    return content[:first] + piece * chance.randint(2, 200) + content[first:]


def _lie_about_sizes(content: bytes, chance: random.Random) -> bytes:
    """Another size, position, flag or packing in the head of a member."""
    changed = bytearray(content)
    mark, fields = chance.choice(
        [(b"PK\x03\x04", (6, 8, 14, 18, 22, 26)), (b"PK\x01\x02", (8, 10, 20, 24, 28, 42))]
    )
    places = [at for at in range(len(content) - 50) if content[at : at + 4] == mark]
    if places:
        at = chance.choice(places) + chance.choice(fields)
        struct.pack_into(
            "<I", changed, at, chance.choice([0, 1, 40, 2**16, 2**31, 2**32 - 1, chance.getrandbits(32)])
        )
    return bytes(changed)


def _change_json(content: bytes, chance: random.Random) -> bytes:
    def changed(text: bytes) -> bytes:
        try:
            value = json.loads(text)
        except (ValueError, RecursionError):
            return text
        _replace_somewhere(value, chance)
        return json.dumps(value).encode()

    return _in_members(content, chance, changed)


def _nest(content: bytes, chance: random.Random) -> bytes:
    deep = chance.choice([60, 900, 50_000])
    bomb = chance.choice(
        [b"[" * deep, b'{"buttons":' * deep, b'{"buttons":[' + b"[]," * deep + b"1]}", b"[" * 70 + b"]" * 70]
    )
    return _in_members(
        content, chance, lambda text: bomb if chance.random() < 0.5 else text[:-2] + b',"x":' + bomb
    )


def _change_member(content: bytes, chance: random.Random) -> bytes:
    way = chance.choice([_flip, _cut, _repeat])
    return _in_members(content, chance, lambda text: way(text, chance) if text else text)


def _swap_picture(content: bytes, chance: random.Random) -> bytes:
    picture = chance.choice(
        [
            SVG, _STYLED, png(), png()[:30], png_head(50_000, 50_000), b"GIF89a", b"\xff\xd8\xff\xe0", b"",
            b"BM" + b"\0" * 60, b"<svg>" + b"<g>" * 500, b'<svg><g id="a"><use href="#a"/></g></svg>',
            b"<svg viewBox='0 0 1 1e9'/>", _STYLED.replace(b"72px", b"0.001px"),
            _STYLED.replace(b"</style>", b"text{x}@import 'x';</style><text>A</text>"),
        ]
    )  # fmt: skip
    return _in_members(content, chance, lambda _text: picture)


def _rename(content: bytes, chance: random.Random) -> bytes:
    """A member with a name from the list of evil ones, in both of its heads."""
    return _rewritten(content, chance, chance.choice(_EVIL_NAMES))


def _in_members(content: bytes, chance: random.Random, change: Callable[[bytes], bytes]) -> bytes:
    """``change`` made to one member of a package, or to the whole when it is none."""
    return _rewritten(content, chance, None, change) if content[:2] == b"PK" else change(content)


def _rewritten(
    content: bytes, chance: random.Random, name: str | None, change: Callable[[bytes], bytes] | None = None
) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            members = [(info.filename, package.read(info)) for info in package.infolist()]
    except Exception:  # it has been damaged before; nothing to take apart
        return content
    if not members:
        return content
    chosen = chance.randrange(len(members))
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as package, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # two members of one name are meant
        for place, (old, text) in enumerate(members):
            info = zipfile.ZipInfo(old)
            if place == chosen and name is not None:
                info.filename = name
            if place == chosen and chance.random() < 0.05:
                info.external_attr = 0o120777 << 16
            info.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(info, change(text) if place == chosen and change else text)
    return into.getvalue()


def _replace_somewhere(value: Any, chance: random.Random) -> None:
    """One value anywhere in ``value`` becomes an evil one, or goes, or comes twice."""
    while isinstance(value, dict | list) and value:
        key = chance.choice(list(value)) if isinstance(value, dict) else chance.randrange(len(value))
        inner = value[key]
        if not isinstance(inner, dict | list) or not inner or chance.random() < 0.3:
            if chance.random() < 0.15:
                del value[key]
            elif isinstance(value, list) and chance.random() < 0.2:
                value.extend([inner] * chance.choice([1, 300]))
            else:
                value[key] = chance.choice(_EVIL_VALUES)
            return
        value = inner


_WAYS = (
    _flip, _cut, _repeat, _lie_about_sizes, _change_json, _change_json, _nest, _change_member, _swap_picture,
    _rename,
)  # fmt: skip

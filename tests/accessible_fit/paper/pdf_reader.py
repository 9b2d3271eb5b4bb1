"""A reader of the PDFs that we make: pages, words with their place and size, lines, frames and pictures.

It reads the drawing commands of the file itself, so that what is measured is what a printer is told.
"""

import base64
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from math import hypot

MM = 25.4 / 72
_OBJECT = re.compile(rb"(?<!\d)(\d+) 0 obj\r?\n(.*?)endobj", re.S)
_TOKEN = re.compile(
    rb"\((?:\\.|[^\\()])*\)|<[0-9A-Fa-f\s]*>|/[^\s/<>\[\]()]+|\[|\]|[-+]?(?:\d+\.?\d*|\.\d+)|[A-Za-z'\"*]+",
    re.S,
)
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


@dataclass
class Words:
    """A run of words: where it stands in millimetres from the top left, and its size in points."""

    text: str
    x: float
    y: float
    size: float
    font: str


@dataclass
class Line:
    """A straight line in millimetres from the top left."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float

    @property
    def length(self) -> float:
        return hypot(self.x2 - self.x1, self.y2 - self.y1)

    @property
    def level(self) -> bool:
        return abs(self.y1 - self.y2) < 0.001


@dataclass
class Placed:
    """A picture: its place in millimetres from the top left, and its dots."""

    x: float
    y: float
    width: float
    height: float
    dots: tuple[int, int]

    @property
    def dots_per_inch(self) -> float:
        return self.dots[0] / (self.width / 25.4)


@dataclass
class Page:
    """What one page draws."""

    width: float
    height: float
    words: list[Words] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    pictures: list[Placed] = field(default_factory=list)

    def text(self) -> str:
        return "\n".join(one.text for one in self.words)


@dataclass
class Pdf:
    """A whole file: what it says of itself, its pages, and the names of the types that are inside it."""

    info: bytes
    catalog: bytes
    pages: list[Page]
    embedded: set[str]


def read_pdf(data: bytes) -> Pdf:
    """Read a file that our own library has written."""
    objects = {int(found[1]): found[2] for found in _OBJECT.finditer(data)}
    catalog = next(body for body in objects.values() if b"/Type /Catalog" in body)
    trailer = data[data.rindex(b"trailer") :]
    info = objects[_reference(trailer, b"Info")]
    embedded = {
        match[1].decode().split("+")[-1]
        for body in objects.values()
        if b"/FontFile2" in body and (match := re.search(rb"/FontName /(\S+)", body))
    }
    pages = [_page(objects, number) for number in _page_numbers(objects, catalog)]
    return Pdf(info, catalog, pages, embedded)


def _page_numbers(objects: dict[int, bytes], catalog: bytes) -> list[int]:
    kids = re.search(rb"/Kids \[(.*?)\]", objects[_reference(catalog, b"Pages")], re.S)
    assert kids is not None
    return [int(number) for number in re.findall(rb"(\d+) 0 R", kids[1])]


def _page(objects: dict[int, bytes], number: int) -> Page:
    body = objects[number]
    box = re.search(rb"/MediaBox \[\s*0 0 ([\d.]+) ([\d.]+)", body)
    assert box is not None
    height = float(box[2])
    page = Page(float(box[1]) * MM, height * MM)
    fonts = _fonts(objects, body)
    pictures = {name: _dots(objects[number]) for name, number in _named(objects, body, b"XObject").items()}
    _run(page, height, _stream(objects[_reference(body, b"Contents")]), fonts, pictures)
    return page


def _fonts(objects: dict[int, bytes], body: bytes) -> dict[str, tuple[str, dict[int, str]]]:
    found = {}
    for name, number in _named(objects, body, b"Font").items():
        font = objects[number]
        base = re.search(rb"/BaseFont /(\S+)", font)
        assert base is not None
        unicode = _unicode(_stream(objects[_reference(font, b"ToUnicode")])) if b"/ToUnicode" in font else {}
        found[name] = (base[1].decode().split("+")[-1], unicode)
    return found


def _named(objects: dict[int, bytes], body: bytes, kind: bytes) -> dict[str, int]:
    place = body.find(b"/" + kind)
    if place < 0:
        return {}
    rest = body[place + len(kind) + 1 :].lstrip()
    if not rest.startswith(b"<<"):
        number = re.match(rb"(\d+) 0 R", rest)
        assert number is not None
        rest = objects[int(number[1])]
    inside = rest[: rest.index(b">>")]
    return {match[1].decode(): int(match[2]) for match in re.finditer(rb"/(\S+) (\d+) 0 R", inside)}


def _dots(body: bytes) -> tuple[int, int]:
    width, height = (re.search(rb"/" + name + rb" (\d+)", body) for name in (b"Width", b"Height"))
    assert width is not None and height is not None
    return int(width[1]), int(height[1])


def _unicode(table: bytes) -> dict[int, str]:
    found: dict[int, str] = {}
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", table, re.S):
        for low, high, signs in re.findall(rb"<(\w+)>\s*<(\w+)>\s*\[(.*?)\]", block, re.S):
            codes = range(int(low, 16), int(high, 16) + 1)
            for code, sign in zip(codes, re.findall(rb"<(\w+)>", signs), strict=False):
                found[code] = bytes.fromhex(sign.decode()).decode("utf-16-be")
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", table, re.S):
        for code_text, sign in re.findall(rb"<(\w+)>\s*<(\w+)>", block):
            found[int(code_text, 16)] = bytes.fromhex(sign.decode()).decode("utf-16-be")
    return found


def _run(
    page: Page,
    height: float,
    commands: bytes,
    fonts: dict[str, tuple[str, dict[int, str]]],
    pictures: dict[str, tuple[int, int]],
) -> None:
    """Follow the drawing commands that our library uses."""
    matrix, kept = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0), []
    font, size, width = "", 0.0, 1.0
    text = matrix
    at = start = (0.0, 0.0)
    path: list[Line] = []

    def place(x: float, y: float) -> tuple[float, float]:
        a, b, c, d, e, f = matrix
        return (a * x + c * y + e) * MM, (height - (b * x + d * y + f)) * MM

    for operator, operands in _commands(commands):
        numbers = [one for one in operands if isinstance(one, float)]
        if operator == "q":
            kept.append((matrix, width))
        elif operator == "Q":
            matrix, width = kept.pop()
        elif operator == "cm":
            a, b, c, d, e, f = numbers
            g, h, i, j, k, m = matrix
            matrix = (
                a * g + b * i,
                a * h + b * j,
                c * g + d * i,
                c * h + d * j,
                e * g + f * i + k,
                e * h + f * j + m,
            )
        elif operator == "w":
            width = numbers[0]
        elif operator == "m":
            at = start = (numbers[0], numbers[1])
            path = []
        elif operator == "l":
            here = (numbers[0], numbers[1])
            path.append(Line(*place(*at), *place(*here), width * MM))
            at = here
        elif operator == "c":
            at, path = (numbers[4], numbers[5]), path
        elif operator in ("S", "s"):
            page.lines += path
            path = []
        elif operator in ("f", "F", "f*", "B", "b", "n"):
            path = []
        elif operator == "Tf":
            font, size = str(operands[0]), numbers[-1]
        elif operator == "Tm":
            text = (numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5])
        elif operator == "Tj":
            raw = operands[0]
            assert isinstance(raw, bytes)
            name, signs = fonts[font]
            said = "".join(signs.get(code, chr(code)) for code in raw)
            x, y = place(text[4], text[5])
            page.words.append(Words(said, x, y, size, name))
            # a line with letters of several subsets is written as several runs without moving
        elif operator == "Do":
            x, y = place(0, 1)
            right, bottom = place(1, 0)
            page.pictures.append(Placed(x, y, right - x, bottom - y, pictures[str(operands[0])]))
    del start


def _commands(content: bytes) -> Iterator[tuple[str, list[object]]]:
    operands: list[object] = []
    for token in _TOKEN.findall(content):
        first = token[:1]
        if first == b"(":
            operands.append(_string(token[1:-1]))
        elif first == b"<":
            operands.append(bytes.fromhex(token[1:-1].decode()))
        elif first == b"/":
            operands.append(token[1:].decode())
        elif first in b"[]":
            continue
        elif first in b"+-.0123456789":
            operands.append(float(token))
        else:
            yield token.decode(), operands
            operands = []


def _string(inside: bytes) -> bytes:
    def plain(found: re.Match[bytes]) -> bytes:
        sign = found[1]
        return bytes([int(sign, 8)]) if sign.isdigit() else _ESCAPES.get(sign, sign)

    return re.sub(rb"\\([0-7]{1,3}|.)", plain, inside, flags=re.S)


def _stream(body: bytes) -> bytes:
    head, _, rest = body.partition(b"stream")
    data = rest[: rest.rindex(b"endstream")].lstrip(b"\r\n")
    if b"ASCII85Decode" in head:
        data = base64.a85decode(data[: data.rindex(b"~>")])
    return zlib.decompress(data) if b"FlateDecode" in head else data


def _reference(body: bytes, name: bytes) -> int:
    found = re.search(rb"/" + name + rb" (\d+) 0 R", body)
    assert found is not None, name
    return int(found[1])

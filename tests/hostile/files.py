"""Files that somebody made to do harm, and files that are simply wrong: each is offered at every door."""

import io
import json
import struct
import zipfile
import zlib

SVG = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'>{}</svg>"
DEEP = 100_000


def zipped(*members: tuple[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return made.getvalue()


def png(width: int, height: int, rows: bytes = b"\0\0\0\0") -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = chunk(b"IDAT", zlib.compress(rows))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + pixels + chunk(b"IEND", b"")


def board(**more: object) -> bytes:
    plain = {"format": "open-board-0.1", "id": "1", "locale": "sv", "buttons": [], "images": [], "sounds": []}
    return json.dumps(plain | {"grid": {"rows": 1, "columns": 1, "order": [[None]]}} | more).encode()


BOARD_WITH = board(
    images=[{"id": "1", "path": "../../../escape.svg"}], buttons=[{"id": "b", "image_id": "1"}]
)

HOSTILE: dict[str, bytes] = {
    "nothing": b"",
    "one zero": b"\0",
    "a megabyte of zeros": bytes(1_000_000),
    "half a letter": "å".encode()[:1],
    "a letter nobody may write alone": b'{"a": "\\ud800"}',
    "text of another age": "Åsa trivs".encode("utf-16"),
    "a byte order mark": b"\xef\xbb\xbf" + board(),
    "brackets without end": b"[" * DEEP,
    "braces without end": b'{"a":' * DEEP,
    "tables without end": b"a = " + b"[" * DEEP,
    "dots without end": b"a." * DEEP + b"a = 1",
    "as many dots as a small file holds": b"a." * 20_000 + b"a = 1",
    "a number without end": b'{"raw": ' + b"9" * 100_000 + b"}",
    "a number of TOML without end": b"version = " + b"9" * 100_000,
    "no number": b'{"raw": NaN, "x": [Infinity, -Infinity]}',
    "the same key twice": b'{"raw": 1, "raw": 2}',
    "the same key twice in TOML": b"a = 1\na = 2",
    "a list": b"[]",
    "a word": b'"word"',
    "a formula": b'=HYPERLINK("http://evil.example","x"),one.svg\n@SUM(1+1),one.svg',
    "a table of one long line": b"name,file\n" + b"a" * 500_000 + b",one.svg",
    "an SVG with a script": SVG.format("<script>alert(1)</script>").encode(),
    "an SVG that listens": SVG.format("<rect onload='alert(1)' width='9' height='9'/>").encode(),
    "an SVG that fetches": SVG.format("<image href='http://evil.example/x.png'/>").encode(),
    "an SVG that reads a file": b'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    + SVG.format("<text>&x;</text>").encode(),
    "an SVG that grows": (
        "<!DOCTYPE svg [<!ENTITY a0 'ha'>"
        + "".join(f"<!ENTITY a{n} '&a{n - 1};&a{n - 1};'>" for n in range(1, 40))
        + "]>"
        + SVG.format("<text>&a39;</text>")
    ).encode(),
    "an SVG without bottom": SVG.format("<g>" * DEEP).encode(),
    "an SVG that uses itself": SVG.format("<g id='a'><use href='#a'/></g>").encode(),
    "a picture of sixty thousand by sixty thousand": png(60_000, 60_000),
    "a picture of no size": png(0, 0),
    "a picture cut short": png(3, 3)[:40],
    "a picture that is also an archive": png(1, 1) + zipped(("a.obf", board())),
    "a picture that is also a page": png(1, 1) + b"<html><script>alert(1)</script></html>",
    "a page of PDF that is also a picture": b"%PDF-1.7\n1 0 obj<<>>endobj\n" + png(1, 1),
    "an archive that climbs out": zipped(("../../../escape.obf", board()), ("a.obf", board())),
    "an archive that starts at the root": zipped(("/etc/escape.obf", board()), ("C:\\escape.obf", board())),
    "an archive whose board climbs out": zipped(("a.obf", BOARD_WITH)),
    "an archive with a bomb": zipped(("a.obf", board()), ("bomb.png", bytes(60_000_000))),
    "an archive in an archive": zipped(("a.obz", zipped(("a.obz", zipped(("a.obf", board())))))),
    "an archive of two equal names": zipped(("a.obf", board())) + zipped(("a.obf", board(name="other"))),
    "an archive cut short": zipped(("a.obf", board()))[:-30],
    "an archive of ten thousand": zipped(*((f"{n}.obf", b"{}") for n in range(10_000))),
    "a wave that says it is endless": b"RIFF\xff\xff\xff\xffWAVEfmt \x10\0\0\0\x01\0\x01\0"
    + struct.pack("<IIHH", 16_000, 32_000, 2, 16)
    + b"data\xff\xff\xff\xff",
    "a wave of no speed": b"RIFF\x24\0\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0"
    + struct.pack("<IIHH", 0, 0, 2, 16)
    + b"data\0\0\0\0",
    "a sound that says it is endless": b"FORM\xff\xff\xff\xffAIFFCOMM\0\0\0\x12" + b"\xff" * 18,
    "a database in clear text": b"SQLite format 3\0" + bytes(5_000),
    "a database of noise": bytes(range(256)) * 64,
    "a pickle": b"cos\nsystem\n(S'touch escape'\ntR.",
}

"""A superuser sees what a set would bring before anything is taken in."""

from __future__ import annotations

import sys
import warnings
from pathlib import Path

import pytest

from pictograms.boards.errors import FileUnreadable, NotABoardFile, TooManyMembers
from pictograms.boards.limits import Limits
from pictograms.boards.pictures import PictureKind
from pictograms.imports import prepare
from pictograms.imports.errors import BadSetName, NothingToImport, TableUnreadable
from pictograms.imports.faults import ImportFault
from pictograms.imports.look import look_through
from pictograms.imports.preview import Preview
from tests.pictograms.boards.made import SVG, board, data_uri, obf, obz, png, png_head

CLIPPED = SVG.replace(
    b"<path", b'<clipPath id="c"><rect width="9" height="9"/></clipPath><path clip-path="url(#c)"'
)
SCRIPTED = SVG.replace(b"</svg>", b"<script>evil()</script></svg>")


def folder_of(place: Path, files: dict[str, bytes]) -> Path:
    for name, content in files.items():
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_bytes(content)
    return place


def reasons(preview: Preview) -> list[tuple[str, str]]:
    return [(staying.name, staying.fault.kind.code) for staying in preview.staying]


FILES = {
    "lista.csv": (
        b"namn;fil;licens;upphov\n"
        b"Hus;bilder/hus.svg;CC BY 4.0;Anna\n"
        b"Bil;BILDER/BIL.PNG;CC BY-NC-SA 4.0;ARASAAC\n"
        b"Klippt;bilder/klippt.svg;;\n"
        b"Elak;bilder/elak.svg;CC0;\n"
        b"Borta;bilder/borta.svg;CC0;\n"
        b"Ute;../hemlig.svg;CC0;\n"
        b"Trasig;bilder/trasig.svg;CC0;\n"
        b"Stor;bilder/stor.png;CC0;\n"
        b"Ingen;;CC0;\n"
        b"Hus;bilder/hus.svg;CC BY 4.0;Anna\n"
        b"Hus;bilder/bil.png;Widgit;\n"
    ),
    "bilder/hus.svg": SVG,
    "bilder/bil.png": png(),
    "bilder/klippt.svg": CLIPPED,
    "bilder/elak.svg": SCRIPTED,
    "bilder/trasig.svg": b"<svg><g>",
    "bilder/stor.png": png_head(50_000, 50_000),
    "bilder/glömd.svg": SVG,
    "bilder/._hus.svg": b"junk",
}


def as_zip(place: Path) -> Path:
    (place / "min mapp.zip").write_bytes(
        obz({f"top/{name}": content for name, content in FILES.items()}, listed=False)
    )
    return place / "min mapp.zip"


def as_folder(place: Path) -> Path:
    return folder_of(place / "min mapp", FILES)


@pytest.mark.parametrize("made", [as_folder, as_zip])
def test_a_folder_or_zip_with_a_list_shows_what_comes_and_what_does_not(made: object, tmp_path: Path) -> None:
    assert callable(made)
    seen: list[tuple[int, int]] = []
    preview = look_through(made(tmp_path), progress=lambda done, of: seen.append((done, of)))
    assert [
        (picture.code, picture.names["sv"], picture.kind, picture.licence) for picture in preview.coming
    ] == [
        ("hus", "Hus", PictureKind.SVG, "CC BY 4.0"),
        ("bil", "Bil", PictureKind.PNG, "CC BY-NC-SA 4.0"),
        ("klippt", "Klippt", PictureKind.PNG, ""),
        ("elak", "Elak", PictureKind.SVG, "CC0"),
        ("hus-2", "Hus", PictureKind.PNG, "Widgit"),
    ]
    assert reasons(preview) == [
        ("Borta", "file-gone"),
        ("Ute", "file-outside"),
        ("Trasig", "unusable"),
        ("Stor", "unusable"),
        ("Ingen", "no-file-named"),
        ("Hus", "twice"),
    ]
    assert "The picture is too large: the most is 40 MP." in str(preview.staying[3].fault)
    assert [fault.kind for fault in preview.notes] == [
        ImportFault.NOT_LISTED,
        ImportFault.DRAWN_ONCE,
        ImportFault.CLEANED,
        ImportFault.NON_COMMERCIAL,
        ImportFault.LICENSED,
        ImportFault.NO_LICENCE,
    ]
    assert (preview.name, preview.title) == ("min-mapp", "min mapp")
    assert (preview.non_commercial, preview.licensed, preview.may_leave) == (True, True, False)
    assert seen[-1] == (11, 11)


def test_pictures_without_a_list_are_called_what_their_files_are_called(tmp_path: Path) -> None:
    preview = look_through(
        folder_of(tmp_path / "x", {"ice_cream-2.svg": SVG, "läs mig.txt": b"Hej!", "b/å.png": png()})
    )
    assert [(picture.code, picture.names["sv"]) for picture in preview.coming] == [
        ("a", "å"),
        ("ice-cream-2", "ice cream 2"),
    ]
    assert preview.notes[0].kind is ImportFault.NO_LIST


def test_a_licence_for_the_whole_set_goes_to_the_pictures_that_name_none(tmp_path: Path) -> None:
    listed = b"name,file,licence\na,a.svg,\nb,b.svg,CC BY-NC 4.0\n"
    preview = look_through(folder_of(tmp_path / "x", {"l.csv": listed, "a.svg": SVG, "b.svg": SVG}))
    assert not preview.may_leave
    named = look_through(folder_of(tmp_path / "y", {"a.svg": SVG})).under("CC0", "Anna", "https://x.example")
    assert [(picture.licence, picture.author) for picture in named.coming] == [("CC0", "Anna")]
    assert named.may_leave and named.licence == "CC0"
    kept = preview.called("mina-bilder", "Mina bilder").under("CC0")
    assert [picture.licence for picture in kept.coming] == ["CC0", "CC BY-NC 4.0"]
    assert (kept.name, kept.title) == ("mina-bilder", "Mina bilder")


@pytest.mark.parametrize("name", ["", "Å", "../x", "a b", "own", "openmoji", "-a", "x" * 41, "A"])
def test_a_set_is_called_something_that_fits_in_keys_and_folders(name: str, tmp_path: Path) -> None:
    preview = look_through(folder_of(tmp_path / "x", {"a.svg": SVG}))
    with pytest.raises(BadSetName):
        preview.called(name)


@pytest.mark.parametrize(
    ("folder", "name"),
    [("Ärlig Å", "arlig-a"), ("openmoji", "openmoji-set"), ("картинки", "pictures"), ("CON", "con-x")],
)
def test_a_set_gets_its_name_from_its_folder(folder: str, name: str, tmp_path: Path) -> None:
    assert look_through(folder_of(tmp_path / folder, {"a.svg": SVG})).name == name


def test_links_in_a_folder_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.svg").write_bytes(SVG)
    place = folder_of(tmp_path / "x", {"l.csv": b"name,file\na,link.svg\nb,real.svg\n", "real.svg": SVG})
    try:
        (place / "link.svg").symlink_to(tmp_path / "secret.svg")
    except OSError:
        assert sys.platform == "win32"  # there it takes a right that testers may lack
    preview = look_through(place)
    assert [picture.code for picture in preview.coming] == ["b"]
    assert reasons(preview) == [("a", "file-gone")]


def test_pictures_of_a_board_come_once_and_are_called_what_their_button_says(tmp_path: Path) -> None:
    free = {"type": "CC0"}
    first = board(
        "a",
        buttons=[{"id": 1, "label": "Sol", "image_id": 1}, {"id": 2, "label": "Måne", "image_id": 2}],
        images=[
            {"id": 1, "path": "1.svg", "license": free},
            {"id": 2, "data": data_uri(png()), "license": free},
            {"id": 3, "url": "https://pictures.example/3.png"},
        ],
    )
    second = board("b", images=[{"id": 9, "path": "1.svg", "license": free}], locale="en")
    (tmp_path / "x.obz").write_bytes(obz({"a.obf": first, "b.obf": second, "1.svg": SVG}))
    preview = look_through(tmp_path / "x.obz")
    assert [(picture.code, dict(picture.names)) for picture in preview.coming] == [
        ("sol", {"sv": "Sol"}),
        ("mane", {"sv": "Måne"}),
    ]
    assert preview.board_pictures == {("a", "1"): "sol", ("a", "2"): "mane", ("b", "9"): "sol"}
    assert reasons(preview) == [("3", "unusable")]
    assert "nothing is fetched" in str(preview.staying[0].fault)
    assert preview.may_leave


def test_boards_without_pictures_are_still_something(tmp_path: Path) -> None:
    (tmp_path / "x.obf").write_bytes(obf(board()))
    preview = look_through(tmp_path / "x.obf")
    assert preview.boards is not None and preview.coming == ()


def test_what_can_not_be_looked_through_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileUnreadable):
        look_through(tmp_path / "gone.zip")
    with pytest.raises(NothingToImport):
        look_through(folder_of(tmp_path / "empty", {"readme.md": b"x"}))
    with pytest.raises(TableUnreadable):
        look_through(folder_of(tmp_path / "bad", {"l.csv": b"a;b\n1;2\n", "a.svg": SVG}))
    with pytest.raises(TooManyMembers):
        look_through(folder_of(tmp_path / "many", {f"{n}.svg": SVG for n in range(9)}), Limits(members=5))
    (tmp_path / "x.pdf").write_bytes(b"{}")
    with pytest.raises(NotABoardFile):
        look_through(tmp_path / "x.pdf")


def test_a_picture_listed_a_thousand_times_is_tried_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[bytes] = []
    real = prepare.prepared

    def counted(content: bytes, limits: Limits) -> prepare.Prepared:
        tried.append(content)
        return real(content, limits)

    monkeypatch.setattr(prepare, "prepared", counted)
    rows = "".join(f"namn {n},a.svg\n" for n in range(1000))
    preview = look_through(
        folder_of(tmp_path / "x", {"l.csv": b"name,file\n" + rows.encode(), "a.svg": CLIPPED})
    )
    assert len(preview.coming) == 1000 and len(tried) == 1
    assert len({picture.code for picture in preview.coming}) == 1000


def moving() -> bytes:
    from io import BytesIO

    from PIL import Image

    frames = [Image.new("RGB", (4, 4), colour) for colour in ("red", "blue")]
    into = BytesIO()
    frames[0].save(into, "GIF", save_all=True, append_images=frames[1:])
    return into.getvalue()


def test_odd_pixels_are_taken_in_or_told_of(tmp_path: Path) -> None:
    from io import BytesIO

    from PIL import Image

    def saved(image: Image.Image, kind: str) -> bytes:
        into = BytesIO()
        image.save(into, kind)
        return into.getvalue()

    files = {
        "cmyk.jpg": saved(Image.new("CMYK", (9, 9), (0, 255, 255, 0)), "JPEG"),
        "deep.png": saved(Image.new("I;16", (9, 9), 40_000), "PNG"),
        "clear.webp": saved(Image.new("RGBA", (9, 9), (0, 0, 0, 0)), "WEBP"),
        "wrong.png": saved(Image.new("RGB", (9, 9)), "JPEG"),
        "moves.gif": moving(),
        "cut.jpg": saved(Image.effect_noise((99, 99), 50), "JPEG")[:900],
    }
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        preview = look_through(folder_of(tmp_path / "x", files))
    assert [picture.code for picture in preview.coming] == ["clear", "cmyk", "deep", "wrong"]
    assert [staying.name for staying in preview.staying] == ["cut", "moves"]

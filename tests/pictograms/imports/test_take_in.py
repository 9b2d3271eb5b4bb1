"""A set that was looked through is taken in: whole, marked with its licence, or not at all."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pictograms.boards.check import report_on
from pictograms.boards.pictures import content_of
from pictograms.catalogue import Catalogue
from pictograms.errors import BrokenSet, UnknownPictogram
from pictograms.imports import take_in
from pictograms.imports.errors import NothingToImport, PictureChanged, SetNameTaken, SetUnwritable
from pictograms.imports.kept import SET_FILE, ImportedSet
from pictograms.imports.look import look_through
from pictograms.imports.take_in import import_set
from pictograms.own import OwnSet
from tests.pictograms.boards.made import SVG, board, data_uri, obz, png
from tests.pictograms.imports.test_look import CLIPPED, SCRIPTED, folder_of

LISTED = (
    "namn;fil;licens;upphov;sökord\n"
    "Hus;hus.svg;CC BY 4.0;Anna;bo,hem\n"
    "Bil;bil.png;CC BY-NC;ARASAAC;\n"
    "Klippt;k.svg;CC0;;\n"
)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return folder_of(
        tmp_path / "mina bilder",
        {"l.csv": LISTED.encode(), "hus.svg": SCRIPTED, "bil.png": png(6, 3), "k.svg": CLIPPED},
    )


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "sets"


def below(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}


def test_a_set_becomes_a_folder_with_safe_pictures_and_its_licence(source: Path, target: Path) -> None:
    kept = import_set(look_through(source), target)
    assert below(target) == {
        "mina-bilder",
        "mina-bilder/set.json",
        "mina-bilder/pictures",
        "mina-bilder/pictures/hus.svg",
        "mina-bilder/pictures/bil.png",
        "mina-bilder/pictures/klippt.png",
    }
    assert b"script" not in (kept.folder / "pictures" / "hus.svg").read_bytes()
    told = json.loads((kept.folder / SET_FILE).read_text(encoding="utf-8"))
    assert (told["name"], told["title"], told["non_commercial"]) == ("mina-bilder", "mina bilder", True)
    assert told["pictures"][0] == {
        "code": "hus",
        "file": "hus.svg",
        "kind": "svg",
        "names": {"sv": "Hus", "en": "Hus"},
        "words": ["bo", "hem"],
        "licence": "CC BY 4.0",
        "author": "Anna",
        "source": "",
    }


def test_a_set_is_found_searched_and_credited_beside_the_programs_own(source: Path, target: Path) -> None:
    import_set(look_through(source), target)
    kept = ImportedSet(target / "mina-bilder")
    catalogue = Catalogue([OwnSet(), kept])
    assert "mina-bilder:hus" in [symbol.key for symbol in catalogue.search("hem", "sv")]
    symbol = catalogue.get("mina-bilder:bil")
    assert (symbol.name("sv"), symbol.licence) == ("Bil", "CC BY-NC")
    assert "mina-bilder:katt" not in catalogue
    (credit,) = catalogue.credits(["mina-bilder:hus"])
    assert (credit.title, credit.author) == ("mina bilder", "ARASAAC, Anna")
    assert (kept.non_commercial, kept.licensed, kept.may_leave) == (True, False, False)
    assert kept.picture("hus").terms().value == "free"
    with pytest.raises(UnknownPictogram):
        kept.symbol("katt")


def test_pixels_are_given_as_a_drawing_of_the_same_proportions(source: Path, target: Path) -> None:
    kept = import_set(look_through(source), target)
    assert kept.svg("bil").startswith(b"<svg") and b'viewBox="0 0 6 3"' in kept.svg("bil")
    assert b'viewBox="0 0 512 512"' in kept.svg("klippt")


def test_a_name_that_is_taken_is_told_and_the_older_set_stays(source: Path, target: Path) -> None:
    import_set(look_through(source), target)
    (source / "l.csv").write_text("namn;fil;licens\nNy;hus.svg;CC0\n", encoding="utf-8")
    before = (target / "mina-bilder" / SET_FILE).read_bytes()
    with pytest.raises(SetNameTaken, match="mina-bilder"):
        import_set(look_through(source), target)
    assert (target / "mina-bilder" / SET_FILE).read_bytes() == before
    replaced = import_set(look_through(source), target, replace=True)
    assert list(replaced.codes()) == ["ny"]
    assert {name.split("/")[0] for name in below(target)} == {"mina-bilder"}


def test_a_picture_that_changes_in_between_stops_everything(source: Path, target: Path) -> None:
    preview = look_through(source)
    (source / "k.svg").write_bytes(SVG)
    with pytest.raises(PictureChanged, match=r"k\.svg has changed"):
        import_set(preview, target)
    assert not target.exists()


def test_stopping_in_the_middle_leaves_nothing(source: Path, target: Path) -> None:
    class Stopped(Exception):
        pass

    def stop(done: int, of: int) -> None:
        if done == 2:
            raise Stopped

    target.mkdir()
    with pytest.raises(Stopped):
        import_set(look_through(source), target, progress=stop)
    assert below(target) == set()


def test_a_disk_that_fails_leaves_nothing_and_keeps_the_older_set(
    source: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import_set(look_through(source), target)
    before = below(target)
    real = Path.rename

    def fails(self: Path, to: Path) -> Path:
        if self.name.startswith(".importing-"):
            raise OSError(28, "No space left on device")
        return real(self, to)

    monkeypatch.setattr(Path, "rename", fails)
    with pytest.raises(SetUnwritable, match="can not be written"):
        import_set(look_through(source), target, replace=True)
    assert below(target) == before
    assert ImportedSet(target / "mina-bilder").holds("hus")


def test_a_folder_that_can_not_be_made_is_told(source: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(SetUnwritable):
        import_set(look_through(source), tmp_path / "file")


def test_a_set_of_nothing_is_not_taken_in(tmp_path: Path, target: Path) -> None:
    preview = look_through(folder_of(tmp_path / "x", {"l.csv": b"name,file\na,gone.svg\n"}))
    with pytest.raises(NothingToImport):
        import_set(preview, target)
    assert not target.exists()


def test_boards_come_with_their_set_and_only_with_pictures_that_were_looked_through(
    tmp_path: Path, target: Path
) -> None:
    images = [
        {"id": 1, "data": data_uri(SCRIPTED, "image/svg+xml"), "license": {"type": "CC0"}},
        {"id": 2, "path": "x.png", "content_type": "image/jpg"},
        {"id": 3, "data": data_uri(b"broken"), "url": "https://pictures.example/3"},
    ]
    buttons = [{"id": n, "label": f"ord {n}", "image_id": n, "ext_kept": n} for n in (1, 2, 3)]
    sounds = [{"id": 1, "path": "hej.mp3", "content_type": "audio/mpeg"}]
    one = board(
        "a",
        images=images,
        buttons=buttons,
        sounds=sounds,
        grid={"rows": 1, "columns": 3, "order": [[1, 2, 3]]},
    )
    (tmp_path / "x.obz").write_bytes(obz({"a.obf": one, "x.png": png(), "hej.mp3": b"ID3"}))
    kept = import_set(look_through(tmp_path / "x.obz"), target)
    assert [kept.key_of("a", image) for image in ("1", "2", "3")] == ["x:ord-1", "x:ord-2", ""]
    boards = kept.boards()
    assert boards is not None
    first, second, third = boards.boards[0].images
    assert b"script" not in content_of(first, boards.files)
    assert (first.path, second.path, third.path, third.data) == (
        "images/ord-1.svg",
        "images/ord-2.png",
        "",
        "",
    )
    assert second.content_type == "image/png" and third.url == "https://pictures.example/3"
    assert [button.extra for button in boards.boards[0].buttons] == [{"ext_kept": n} for n in (1, 2, 3)]
    assert boards.files.read("hej.mp3", 99) == b"ID3"
    assert report_on(boards).images_resolved == 2


def test_a_kept_set_that_was_tampered_with_is_told(source: Path, target: Path) -> None:
    kept = import_set(look_through(source), target)
    path = kept.folder / SET_FILE
    told = json.loads(path.read_text(encoding="utf-8"))
    (kept.folder / "pictures" / "hus.svg").unlink()
    with pytest.raises(BrokenSet):
        kept.svg("hus")
    outside = [
        dict(told["pictures"][0], **{name: f"../../etc/passwd{end}"})
        for name, end in (("code", ""), ("file", ".svg"))
    ]
    for content in (
        *(json.dumps(told | {"pictures": [one]}) for one in outside),
        "{}",
        "[]",
        "not json",
        json.dumps(told | {"pictures": 3}),
    ):
        path.write_text(content, encoding="utf-8")
        with pytest.raises(BrokenSet):
            ImportedSet(kept.folder)
    path.unlink()
    with pytest.raises(BrokenSet):
        ImportedSet(kept.folder)


def test_the_same_set_is_recognised_and_another_gets_a_name_of_its_own(source: Path, target: Path) -> None:
    preview = look_through(source)
    assert take_in.free_name(preview, target) == ("mina-bilder", False)
    import_set(preview, target)
    assert take_in.free_name(look_through(source), target) == ("mina-bilder", True)
    (source / "l.csv").write_text("namn;fil;licens\nNy;hus.svg;CC0\n", encoding="utf-8")
    assert take_in.free_name(look_through(source), target) == ("mina-bilder-2", False)

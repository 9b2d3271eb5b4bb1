"""The picture that stands in is drawn in the place of the usual one, and only there."""

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication, QPixmap
from pytestqt.qtbot import QtBot

from accessible_fit.app.drawn import Drawn
from pictograms.catalogue import Catalogue
from pictograms.imports.look import look_through
from pictograms.imports.take_in import import_set
from pictograms.widgets.pixmaps import PixmapStore
from pictograms.widgets.stand_in_pixmaps import of_set

HOME = "own:home"
BLUE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">'
    '<rect width="10" height="10" fill="blue"/></svg>'
)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A folder with one picture that is called as our own one is."""
    folder = tmp_path / "Blå bilder"
    folder.mkdir()
    (folder / "hus.svg").write_text(BLUE)
    name = Catalogue.bundled().get(HOME).names["sv"]
    (folder / "bilder.csv").write_text(f"name,file,licence\n{name},hus.svg,CC BY 4.0\n", encoding="utf-8")
    return folder


def colour(pixmap: QPixmap) -> str:
    return pixmap.toImage().pixelColor(20, 20).name()


def test_a_set_that_has_just_come_is_searched_and_drawn_without_a_new_start(
    qtbot: QtBot, qapp: QGuiApplication, tmp_path: Path, source: Path
) -> None:
    folder = tmp_path / "picture_sets"
    drawn = Drawn(folder)
    pixmaps, before = drawn.pixmaps(), drawn.browsing()
    usual = colour(pixmaps.pixmap(HOME, 40))
    kept = import_set(look_through(source), folder)
    drawn.refresh()
    assert drawn.pixmaps() is pixmaps, "pages that are open draw from the same store"
    code = next(kept.codes())
    assert colour(pixmaps.pixmap(f"{kept.name}:{code}", 40)) == "#0000ff"
    assert kept.name not in {one.set_name for one in before.find("hem", "sv")}
    name = kept.symbol(code).name("sv")
    assert kept.name in {one.set_name for one in drawn.browsing().find(name, "sv")}
    shown = of_set(pixmaps, kept.name, [[HOME], ["own:kitchen"]])
    assert colour(shown.pixmap(HOME, 40)) == "#0000ff" != usual
    kitchen = pixmaps.pixmap("own:kitchen", 40)
    assert shown.pixmap("own:kitchen", 40) is kitchen
    assert shown.catalogue is pixmaps.catalogue


def test_the_usual_set_and_one_that_is_not_here_change_nothing(qapp: QGuiApplication) -> None:
    plain = PixmapStore(Catalogue.bundled())
    assert of_set(plain, "openmoji", [[HOME]]) is plain
    assert of_set(plain, "gone", [[HOME]]) is plain
    assert of_set(plain, "gone", []) is plain

"""The pictures of the user guide, made anew from a tour in each language.

python -m accessible_fit.tour.guide_pictures            plays both tours (some minutes)
python -m accessible_fit.tour.guide_pictures sv TOUR    takes them from a tour of all rooms that was played

A picture that a page of the guide names is taken from the tour's picture of the same name, in fewer colours
and no wider than the guide needs. The pictures of the README are made anew from the Swedish tour.
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from accessible_fit.words.catalogue import LANGUAGES
from accessible_fit.words.guide import GUIDE_FOLDER

if TYPE_CHECKING:
    from PIL.Image import Image

WIDEST = 1280
# Screens of flat colours look the same with so many, in a fifth of the bytes.
COLOURS = 128
README_PICTURES = Path(__file__).resolve().parents[2] / "docs" / "pictures"
README_LANGUAGE = "sv"
_NAMED = re.compile(r"!\[[^\]]*\]\(pictures/(?P<name>[\w-]+)\.png\)")


def named_pictures(language: str, guide: Path = GUIDE_FOLDER) -> set[str]:
    """Return the names of the pictures that the guide shows in a language, without ending."""
    pages = (guide / language).glob("*.md")
    return {found["name"] for page in pages for found in _NAMED.finditer(page.read_text(encoding="utf-8"))}


def take_from(tour: Path, language: str, guide: Path = GUIDE_FOLDER, readme: Path = README_PICTURES) -> None:
    """Make the guide's pictures of a language from a tour; what no page names any more is taken away.

    Raises FileNotFoundError when the tour has no picture of a name.
    """
    folder = guide / language / "pictures"
    folder.mkdir(exist_ok=True)
    wanted = named_pictures(language, guide)
    for old in folder.glob("*.png"):
        if old.stem not in wanted:
            old.unlink()
    for name in sorted(wanted):
        _small(_of_tour(tour, name)).save(folder / f"{name}.png", optimize=True)
    if language == README_LANGUAGE and readme.is_dir():
        for picture in readme.glob("*.png"):
            _small(_of_tour(tour, picture.stem)).save(picture, optimize=True)


def _of_tour(tour: Path, name: str) -> Path:
    found = [file for file in tour.glob("*.png") if file.stem.partition("-")[2] == name]
    if not found:
        raise FileNotFoundError(tour / f"…-{name}.png")
    return found[0]


def _small(file: Path) -> "Image":
    from PIL import Image

    with Image.open(file) as opened:
        picture = opened.convert("RGB")
    if picture.width > WIDEST:
        picture = picture.resize((WIDEST, round(picture.height * WIDEST / picture.width)))
    return picture.quantize(COLOURS, dither=Image.Dither.NONE)


def main(given: list[str]) -> None:
    """Take pictures from the tours that are given, or play them first, each in a process of its own."""
    if given and given[0] == "--play":
        from accessible_fit.tour.play import play_tour

        play_tour(Path(given[2]), given[1], "light", print, whole=True)
    elif given:
        take_from(Path(given[1]), given[0])
    else:
        for language in LANGUAGES:
            with tempfile.TemporaryDirectory(prefix="accessible-fit-guide-") as folder:
                command = [sys.executable, "-m", "accessible_fit.tour.guide_pictures", "--play"]
                subprocess.run([*command, language, folder], check=True)
                take_from(Path(folder), language)


if __name__ == "__main__":
    main(sys.argv[1:])

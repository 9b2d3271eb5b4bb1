"""The guide's pictures are those of the tour, small, and only those that a page names."""

from pathlib import Path

import pytest
from PIL import Image

from accessible_fit.tour.guide_pictures import WIDEST, take_from


@pytest.fixture
def tour(tmp_path: Path) -> Path:
    folder = tmp_path / "tour"
    folder.mkdir()
    Image.effect_noise((1600, 1000), 40).convert("RGB").save(folder / "07-question.png")
    Image.new("RGB", (1280, 800), "white").save(folder / "12-looking-back.png")
    return folder


@pytest.fixture
def guide(tmp_path: Path) -> Path:
    folder = tmp_path / "guide" / "sv"
    folder.mkdir(parents=True)
    (folder / "a.md").write_text("# A\n\n![En fråga](pictures/question.png)\n", encoding="utf-8")
    return folder.parent


def test_only_what_a_page_names_is_taken_and_made_small(tour: Path, guide: Path, tmp_path: Path) -> None:
    pictures = guide / "sv" / "pictures"
    pictures.mkdir()
    Image.new("RGB", (2, 2)).save(pictures / "of-an-older-guide.png")
    take_from(tour, "sv", guide, tmp_path / "no-readme")
    assert [file.name for file in pictures.iterdir()] == ["question.png"]
    with Image.open(pictures / "question.png") as taken:
        assert (taken.width, taken.height) == (WIDEST, 800)
        assert taken.mode == "P"


def test_the_readme_is_made_anew_with_what_it_shows(tour: Path, guide: Path, tmp_path: Path) -> None:
    readme = tmp_path / "pictures"
    readme.mkdir()
    Image.new("RGB", (2, 2)).save(readme / "looking-back.png")
    take_from(tour, "sv", guide, readme)
    with Image.open(readme / "looking-back.png") as taken:
        assert taken.size == (1280, 800)


def test_a_picture_that_the_tour_does_not_have_is_told(tour: Path, guide: Path, tmp_path: Path) -> None:
    (guide / "sv" / "b.md").write_text("# B\n\n![Något](pictures/elsewhere.png)\n", encoding="utf-8")
    with pytest.raises(FileNotFoundError, match="elsewhere"):
        take_from(tour, "sv", guide, tmp_path / "no-readme")

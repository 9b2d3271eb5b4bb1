"""Every theme can be read: contrast as WCAG 2.2 counts it, text 7:1, lines that carry meaning 3:1."""

import pytest

from accessible_fit.settings import THEMES
from accessible_fit.ui.theme.palette import Colours, contrast, load_theme, theme_ids

TEXT_ON = [
    ("ink", "ground"),
    ("ink", "surface"),
    ("ink", "quiet"),
    ("ink", "band"),
    ("ink_soft", "ground"),
    ("ink_soft", "surface"),
    ("ink_soft", "quiet"),
    ("on_action", "action"),
    ("on_card", "card"),
    ("on_card", "lit_fill"),
    ("action", "ground"),
    ("action", "surface"),
    ("good", "surface"),
    ("watch", "surface"),
    ("alarm", "surface"),
]
LINES_ON = [
    ("line", "ground"),
    ("line", "surface"),
    ("action", "ground"),
    ("chosen", "card"),
    ("chosen", "lit_fill"),
    ("lit", "ground"),
    ("focus_outer", "ground"),
    ("scale_frame", "ground"),
    ("card_frame", "ground"),
    ("topic_frame", "ground"),
]


def test_the_contrast_ratio_is_the_published_one() -> None:
    # WCAG 2.2: black on white is 21:1; #767676 on white is the well-known 4.54:1.
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.005)


@pytest.mark.parametrize("theme", theme_ids())
@pytest.mark.parametrize(("text", "ground"), TEXT_ON)
def test_text_can_be_read(theme: str, text: str, ground: str) -> None:
    colours = load_theme(theme).colours
    assert contrast(getattr(colours, text), getattr(colours, ground)) >= 7.0


@pytest.mark.parametrize("theme", theme_ids())
@pytest.mark.parametrize(("line", "ground"), LINES_ON)
def test_lines_that_carry_meaning_can_be_seen(theme: str, line: str, ground: str) -> None:
    colours = load_theme(theme).colours
    assert contrast(getattr(colours, line), getattr(colours, ground)) >= 3.0


@pytest.mark.parametrize("theme", theme_ids())
def test_cards_are_white_in_every_theme_because_pictograms_are_drawn_for_white(theme: str) -> None:
    assert load_theme(theme).colours.card == "#FFFFFF"


def test_no_answer_card_is_red_or_green() -> None:
    for theme in theme_ids():
        colours: Colours = load_theme(theme).colours
        for name in ("card", "chosen", "lit_fill", "card_line"):
            red, green, blue = (int(getattr(colours, name)[i : i + 2], 16) for i in (1, 3, 5))
            assert not (red > 1.6 * max(green, blue)), name
            assert not (green > 1.6 * max(red, blue)), name


def test_the_settings_and_the_themes_know_the_same_names() -> None:
    assert theme_ids() == THEMES
    assert load_theme("no such theme").id == "light"
    assert all(set(load_theme(theme).name) == {"sv", "en"} for theme in theme_ids())

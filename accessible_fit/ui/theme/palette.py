"""Themes as small sets of named colours, each a TOML file."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "themes"


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours of one theme by what they are for; every value is written #RRGGBB.

    `card` and `on_card` are light in every theme, because pictograms are drawn for white.
    """

    ground: str
    surface: str
    ink: str
    ink_soft: str
    line: str
    action: str
    on_action: str
    lit: str
    lit_fill: str
    focus_outer: str
    focus_inner: str
    scale_frame: str
    card_frame: str
    topic_frame: str
    good: str
    watch: str
    alarm: str
    quiet: str
    card: str
    on_card: str
    chosen: str
    card_line: str
    shadow: str
    band: str


@dataclass(frozen=True, slots=True)
class Theme:
    """One theme: what it is called in each language, and its colours."""

    id: str
    name: Mapping[str, str]
    colours: Colours


def theme_ids() -> tuple[str, ...]:
    """Return the themes in the order they are offered."""
    return ("light", "dark", "high_contrast")


def load_theme(theme_id: str) -> Theme:
    """Read one theme; an unknown id gives the light one."""
    path = FOLDER / f"{theme_id}.toml"
    if theme_id not in theme_ids():
        theme_id, path = "light", FOLDER / "light.toml"
    kept = tomllib.loads(path.read_text(encoding="utf-8"))
    colours = Colours(**{field.name: kept["colours"][field.name] for field in fields(Colours)})
    return Theme(theme_id, kept["name"], colours)


def luminance(colour: str) -> float:
    """Return the relative luminance of #RRGGBB, 0–1 (WCAG 2.2, "relative luminance")."""
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio of two colours, 1–21 (WCAG 2.2, "contrast ratio")."""
    lighter, darker = sorted((luminance(first), luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)

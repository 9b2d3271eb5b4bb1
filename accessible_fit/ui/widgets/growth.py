"""How much pictures and boxes grow with the text."""

from accessible_fit.ui.theme.look import Look


def grown(look: Look, pixels: int) -> int:
    """Return a size that follows the text half the way, so that large text keeps its room."""
    return round(pixels * (1 + (look.percent - 100) / 200))

"""A mark for texts that are written in one place and translated in another."""


def N_(text: str) -> str:  # noqa: N802 - gettext's own customary name
    """Return `text` unchanged; gettext collects what stands inside."""
    return text

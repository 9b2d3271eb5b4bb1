"""Whom to thank: for the pictures that are shown, and for the names they are found by."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pictograms.sets import PictureSet
from pictograms.symbols import Credit

NAMES = Credit(
    set_name="cldr",
    title="Unicode CLDR annotations (Swedish names and search words)",
    author="Unicode, Inc.",
    licence="Unicode License V3 (Unicode-3.0)",
    address="https://www.unicode.org/license.txt",
)


def credits_for(keys: Iterable[str], sets: Sequence[PictureSet]) -> list[Credit]:
    """One credit per set that has a picture among ``keys``, in the order of ``sets``.

    Keys of no known set are passed over: what is not shown needs no thanks.
    """
    used = {key.partition(":")[0] for key in keys}
    return [picture_set.credit for picture_set in sets if picture_set.name in used]


def all_credits(sets: Sequence[PictureSet]) -> list[Credit]:
    """Everything that the program carries, for its page about itself."""
    return [*(picture_set.credit for picture_set in sets), NAMES]

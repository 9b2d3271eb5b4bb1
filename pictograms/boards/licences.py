"""What a licence allows, as far as its words say: to spread, only among ourselves, or only as bought."""

from __future__ import annotations

import re
from enum import Enum


class Terms(Enum):
    """What may be done with a picture. Only FREE pictures may leave the organisation."""

    FREE = "free"
    NON_COMMERCIAL = "non-commercial"
    LICENSED = "licensed"
    """Bought or lent to the organisation; never passed on."""
    UNKNOWN = "unknown"


_LICENSED = re.compile(
    r"\b(widgit|pcs|boardmaker|mayer[- ]johnson|tobii|spsm|symbolstix|n2y|snap core|metacom|makaton|bliss\w*|"
    r"inprint|picto[- ]?selector pro|all rights reserved|alla rättigheter|proprietary|private|privat|"
    r"copyright|upphovsrätt\w*|©)",
    re.IGNORECASE,
)
_NON_COMMERCIAL = re.compile(
    r"(\b(cc|by)[-_ ]?(by)?[-_ ]nc\b|by-nc|non[-_ ]?commercial|not for commercial|"
    r"icke[-_ ]?kommersiell|ej kommersiell|inte kommersiell|no comercial|\barasaac\b|\bsclera\b)",
    re.IGNORECASE,
)
_FREE = re.compile(
    r"(\bcc[-_ ]?(0|by|zero)\b|creative ?commons(?!.*\bnc\b)|\bby([-_ ]sa|[-_ ]nd)?\b|public[-_ ]domain|"
    r"\b(pd|mit|apache|bsd|ofl|gpl|lgpl|isc|mpl|unlicense)\b|openmoji|mulberry|noto emoji|twemoji|fri licens|"
    r"publicdomain/|licenses/by)",
    re.IGNORECASE,
)


def terms_of(*texts: str) -> Terms:
    """What the licence that ``texts`` (name, address, author, set) speak of allows.

    The narrowest reading wins. "Copyright" by itself forbids, but not beside a named free licence ("©
    OpenMoji, CC BY-SA"). Nothing recognised is UNKNOWN.
    """
    said = " ".join(text for text in texts if text)
    if _NON_COMMERCIAL.search(said):
        return Terms.NON_COMMERCIAL
    licensed, free = _LICENSED.search(said), _FREE.search(said)
    if licensed and not (free and licensed[1].casefold() in ("copyright", "©", "private", "privat")):
        return Terms.LICENSED
    return Terms.FREE if free else Terms.UNKNOWN


def may_leave(*texts: str) -> bool:
    """Whether a picture with this licence may be handed to people outside the organisation."""
    return terms_of(*texts) is Terms.FREE

"""The style sheets inside drawings: plain rules about looks are kept, what loads or acts is not."""

from __future__ import annotations

import re

from pictograms.boards.svg_words import LOOKS

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_LOCAL = re.compile(r"""url\(\s*(['"]?)\#([^'"()\s\\<>]+)\1\s*\)""")
_ANY_URL = re.compile(r"url\s*\(", re.IGNORECASE)
_ACTING = re.compile(r"[\\<>{}@]|expression|javascript|behavior|binding|image-set|src\(|var\(", re.IGNORECASE)
_SELECTOR = re.compile(r"[\w\s.#*,:>+~()\[\]=\"'|^$-]{1,2000}")
_NAMED = re.compile(r"([.#]?)(-?[A-Za-z_\u0080-\uffff][\w-]*|\*)")

Rule = tuple[str, str]
"""A selector and its declarations."""


def local_targets(value: str) -> list[str]:
    """The ids that ``value`` refers to as ``url(#id)``."""
    return [match[2] for match in _LOCAL.finditer(value)] if "url" in value else []


def safe_value(value: str) -> bool:
    """Whether the value of an attribute or property reaches for nothing but parts of the same drawing."""
    if _ACTING.search(value):
        return False
    return not _ANY_URL.search(_LOCAL.sub("", value))


def clean_declarations(text: str) -> str:
    """``fill:red;stroke:…`` with only looks and safe values."""
    kept = []
    for declaration in _COMMENT.sub(" ", text).split(";"):
        name, colon, value = declaration.partition(":")
        name, value = name.strip().lower(), " ".join(value.split())
        if colon and value and name in LOOKS and safe_value(value):
            kept.append(f"{name}:{value}")
    return ";".join(kept)


def clean_rules(text: str) -> list[Rule]:
    """The plain rules of a style sheet; rules about media, fonts and imports go with all inside them."""
    rules = []
    at, plain = 0, _COMMENT.sub(" ", text).replace("<!--", " ").replace("-->", " ")
    while at < len(plain):
        opened = plain.find("{", at)
        if opened < 0:
            break
        ended = plain.find(";", at, opened)
        if ended >= 0:  # @import …; and the like
            at = ended + 1
            continue
        closed, nested = _closing(plain, opened)
        selector = " ".join(plain[at:opened].split())
        if not nested and _SELECTOR.fullmatch(selector):
            declarations = clean_declarations(plain[opened + 1 : closed])
            if declarations:
                rules.append((selector, declarations))
        at = closed + 1
    return rules


def names_in(selector: str) -> set[tuple[str, str]]:
    """What a selector speaks of, as (".", class), ("#", id), ("", element) and ("", "*")."""
    return {(match[1], match[2]) for match in _NAMED.finditer(selector)}


def _closing(text: str, opened: int) -> tuple[int, bool]:
    """The place of the bracket that closes the one at ``opened``, and whether others stood between."""
    depth, nested = 0, False
    for match in _BRACKET.finditer(text, opened):
        depth += 1 if match[0] == "{" else -1
        nested = nested or depth > 1
        if depth == 0:
            return match.start(), nested
    return len(text), True


_BRACKET = re.compile(r"[{}]")

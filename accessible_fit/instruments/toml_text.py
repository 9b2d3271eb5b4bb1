"""Writing the values of an instrument file as TOML, in the manner of our own files."""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

_PLAIN_KEY = re.compile(r"[A-Za-z0-9_-]+")
_FOLDED = 100
"""A list longer than this many signs is written with one element on each line."""


def toml_text(values: Mapping[str, Any]) -> str:
    """Return the text of a file with these values: texts, numbers, yes or no, lists and tables.

    tomllib reads the same values back. A sign that cannot be kept in UTF-8 (half of a pair) becomes U+FFFD.
    """
    plain, tables = _parted(values)
    parts = ["\n".join(_line(key, value) for key, value in plain)] if plain else []
    for key, value in tables:
        parts += _table((key,), value)
    return "\n\n".join(part for part in parts if part) + "\n"


def _parted(values: Mapping[str, Any]) -> tuple[list[tuple[str, Any]], list[tuple[str, Any]]]:
    """Single values first: TOML would take what follows a table for a part of it."""
    tables = [(key, value) for key, value in values.items() if _has_header(value)]
    plain = [(key, value) for key, value in values.items() if not _has_header(value)]
    return plain, tables


def _has_header(value: object) -> bool:
    """Whether a value is written under a header: a table of more than texts, or a list of such tables."""
    if isinstance(value, Mapping):
        return not value or any(not isinstance(one, str) for one in value.values()) or len(value) > 2
    return isinstance(value, list) and bool(value) and all(_is_big_table(one) for one in value)


def _is_big_table(value: object) -> bool:
    return isinstance(value, Mapping) and any(isinstance(one, Mapping) for one in value.values())


def _table(place: tuple[str, ...], value: Any) -> Iterable[str]:
    """One header with its lines; a table of nothing but tables needs no header of its own."""
    if isinstance(value, list):
        for one in value:
            yield from _header(f"[[{_name(place)}]]", one)
        return
    if value and all(isinstance(one, Mapping) for one in value.values()):
        for key, one in value.items():
            yield from _header(f"[{_name((*place, key))}]", one)
        return
    yield from _header(f"[{_name(place)}]", value)


def _header(header: str, table: Mapping[str, Any]) -> Iterable[str]:
    yield "\n".join([header, *(_line(key, value) for key, value in table.items())])


def _line(key: str, value: Any) -> str:
    return f"{_key(key)} = {_value(value)}"


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, Mapping):
        inside = ", ".join(_line(key, one) for key, one in value.items())
        return f"{{ {inside} }}" if inside else "{}"
    if isinstance(value, list | tuple):
        written = [_value(one) for one in value]
        if sum(map(len, written)) <= _FOLDED:
            return f"[{', '.join(written)}]"
        return "[\n" + "".join(f"    {one},\n" for one in written) + "]"
    return _string(str(value))


def _string(text: str) -> str:
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    # JSON's escapes are TOML's, but for one sign that TOML wants escaped as well.
    return json.dumps(whole, ensure_ascii=False).replace("\x7f", "\\u007F")


def _name(place: tuple[str, ...]) -> str:
    return ".".join(map(_key, place))


def _key(key: str) -> str:
    return key if _PLAIN_KEY.fullmatch(key) else _string(key)

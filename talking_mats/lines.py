"""On which line of a topic file a field stands; tomllib gives the values but not their places."""

from __future__ import annotations

import re

Place = tuple[str | int, ...]
"""The way to a value: keys of tables and positions in arrays, for example ("cards", 2, "words", "sv")."""

_HEADER = re.compile(r"\s*(\[\[?)\s*([A-Za-z0-9_-]+)\s*\]")
_KEY = re.compile(r"\s*\"?([A-Za-z0-9_-]+)\"?\s*[.=]")


class Lines:
    """Finds lines in a text that tomllib has read.

    A field inside { … } has the line of what it stands in; so has what stands in a list, unless each { … } of
    the list begins a line.
    """

    def __init__(self, text: str) -> None:
        self._lines: dict[Place, int] = {}
        around: Place = ()
        counts: dict[str, int] = {}
        in_long_text = False
        in_list: Place = ()
        listed = 0
        for number, line in enumerate(text.split("\n"), 1):
            was_in_long_text = in_long_text
            if (line.count('"""') + line.count("'''")) % 2:
                in_long_text = not in_long_text
            if was_in_long_text:
                continue
            if header := _HEADER.match(line):
                name = header[2]
                around = (name,)
                self._lines.setdefault(around, number)
                if header[1] == "[[":
                    around = (name, counts.get(name, 0))
                    counts[name] = counts.get(name, 0) + 1
                    self._lines[around] = number
            elif key := _KEY.match(line):
                self._lines.setdefault((*around, key[1]), number)
                in_list = (*around, key[1]) if line.rstrip().endswith("[") else ()
                listed = 0
            elif in_list and line.lstrip().startswith("{"):
                self._lines.setdefault((*in_list, listed), number)
                listed += 1

    def line(self, place: Place) -> int:
        """The line of `place`, counted from 1; of the nearest thing around it if it is not there itself."""
        for length in range(len(place), 0, -1):
            if place[:length] in self._lines:
                return self._lines[place[:length]]
        return 1

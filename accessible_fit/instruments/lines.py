"""On which line of a TOML text a key stands; tomllib gives the values but not their places."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass

Place = tuple[str | int, ...]
"""The way to a value: keys of tables and positions in arrays, for example ("items", 2, "question", "sv")."""

_TOKEN = re.compile(
    r'''
      (?P<string> """(?:\\.|[^\\])*?""""{0,2} | \'\'\'.*?\'\'\'\'{0,2} | "(?:\\.|[^"\\])*" | '[^']*' )
    | (?P<skip> \#[^\n]* | [ \t\r]+ )
    | (?P<mark> [\[\]{}=,.\n] )
    | (?P<word> [^\s"'\#=,.\[\]{}]+ )
    | (?P<other> . )
    ''',
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True)
class _Token:
    kind: str
    text: str
    line: int

    @property
    def ends_value(self) -> bool:
        return self.kind == "mark" and self.text in ",]}\n"


class LineIndex:
    """Finds lines in a text that tomllib has already read without complaint."""

    def __init__(self, text: str) -> None:
        try:
            self._lines = _Scanner(text).lines
        except RecursionError:
            # Arrays in arrays by the thousand: every place is then told as the first line.
            self._lines = {}

    def line(self, place: Place) -> int:
        """The line of `place`, counted from 1; of the nearest thing around it if it is not there itself."""
        for length in range(len(place), 0, -1):
            if place[:length] in self._lines:
                return self._lines[place[:length]]
        return 1


class _Scanner:
    """Walks through the text once and notes the line of every key and every element."""

    def __init__(self, text: str) -> None:
        self.lines: dict[Place, int] = {}
        self._array_lengths: dict[Place, int] = {}
        self._tokens = list(_tokens(text))
        self._at = 0
        self._document()

    def _document(self) -> None:
        around: Place = ()
        while (token := self._here()) is not None:
            if token.text == "\n":
                self._at += 1
            elif token.kind == "mark" and token.text == "[":
                around = self._header()
            else:
                self._assignment(around)

    def _header(self) -> Place:
        line = self._take().line
        is_array = self._skip_mark("[")
        keys = self._keys()
        place: Place = ()
        for key in keys[:-1]:
            place = self._into((*place, key))
        place = (*place, keys[-1])
        if is_array:
            self.lines.setdefault(place, line)
            position = self._array_lengths.get(place, 0)
            self._array_lengths[place] = position + 1
            place = (*place, position)
        else:
            place = self._into(place)
        self.lines[place] = line
        while (token := self._here()) is not None and token.text != "\n":
            self._at += 1
        return place

    def _into(self, place: Place) -> Place:
        """A key that names an array of tables means the last table in it."""
        length = self._array_lengths.get(place, 0)
        return (*place, length - 1) if length else place

    def _assignment(self, around: Place) -> None:
        start = self._at
        line = self._tokens[start].line
        place = around
        for key in self._keys():
            place = (*place, key)
            self.lines.setdefault(place, line)
        self._skip_mark("=")
        self._value(place)
        if self._at == start:
            self._at += 1

    def _value(self, place: Place) -> None:
        token = self._here()
        if token is not None and token.kind == "mark" and token.text == "[":
            self._array(place)
        elif token is not None and token.kind == "mark" and token.text == "{":
            self._at += 1
            while (token := self._here()) is not None and not (token.kind == "mark" and token.text == "}"):
                if token.kind == "mark":
                    self._at += 1
                else:
                    self._assignment(place)
            self._at += 1
        else:
            while (token := self._here()) is not None and not token.ends_value:
                self._at += 1

    def _array(self, place: Place) -> None:
        self._at += 1
        position = 0
        while (token := self._here()) is not None and not (token.kind == "mark" and token.text == "]"):
            if token.kind == "mark" and token.text in ",\n":
                self._at += 1
                continue
            self.lines[(*place, position)] = token.line
            before = self._at
            self._value((*place, position))
            position += 1
            if self._at == before:
                self._at += 1
        self._at += 1

    def _keys(self) -> list[str]:
        keys = [_key(self._take())]
        while self._skip_mark("."):
            keys.append(_key(self._take()))
        return keys

    def _here(self) -> _Token | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def _take(self) -> _Token:
        token = self._here() or _Token("mark", "\n", 0)
        self._at += 1
        return token

    def _skip_mark(self, text: str) -> bool:
        token = self._here()
        if token is not None and token.kind == "mark" and token.text == text:
            self._at += 1
            return True
        return False


def _tokens(text: str) -> Iterator[_Token]:
    line = 1
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or "other"
        if kind != "skip":
            yield _Token(kind, match.group(), line)
        line += match.group().count("\n")


def _key(token: _Token) -> str:
    if token.kind != "string":
        return token.text
    return str(tomllib.loads(f"key = {token.text}")["key"])

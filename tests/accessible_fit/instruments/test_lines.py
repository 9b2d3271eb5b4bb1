"""The line of every key, however the file is written."""

import tomllib

import pytest

from accessible_fit.instruments.lines import LineIndex, Place

TEXT = '''# a file with every way of writing
first = 1 # = [
"quoted key" = "a [ bracket # inside"
dotted.inner."deep key" = 2.5
long = """
not_a_key = 1
""\\""""" # the end
literal = \'\'\'
also_not = "\'\'\'
numbers = [
  1, [2,
      3],
  { a = 1, b = { c = 07:32:00 } }, # {
]

[table]
key = "C:\\\\"
[table.under]
key = \'C:\\\'
  [[items]]
  id = 1
  [items.words]
  sv = ""
[[items]]
id = 2
words.sv = "å"
[[items.parts]]
[[items.parts]]
name = 1979-05-27 07:32:00
[[ "items" ]]
'''


@pytest.mark.parametrize(
    ("place", "line"),
    [
        (("first",), 2),
        (("quoted key",), 3),
        (("dotted", "inner", "deep key"), 4),
        (("dotted",), 4),
        (("long",), 5),
        (("literal",), 8),
        (("numbers",), 10),
        (("numbers", 0), 11),
        (("numbers", 1, 1), 12),
        (("numbers", 2, "b", "c"), 13),
        (("table",), 16),
        (("table", "key"), 17),
        (("table", "under", "key"), 19),
        (("items",), 20),
        (("items", 0), 20),
        (("items", 0, "id"), 21),
        (("items", 0, "words", "sv"), 23),
        (("items", 1), 24),
        (("items", 1, "words", "sv"), 26),
        (("items", 1, "parts", 1, "name"), 29),
        (("items", 2), 30),
        (("items", 1, "not there", "at all"), 24),
        (("nowhere",), 1),
        ((), 1),
    ],
)
def test_a_place_has_its_line(place: Place, line: int) -> None:
    assert LineIndex(TEXT).line(place) == line


def test_the_text_is_what_tomllib_reads() -> None:
    values = tomllib.loads(TEXT)
    assert values["items"][1]["words"]["sv"] == "å"
    assert len(values["items"]) == 3


def test_brackets_by_the_thousand_do_not_matter() -> None:
    assert LineIndex("first = 1\nx = " + "[" * 5000 + "]" * 5000).line(("x",)) == 1

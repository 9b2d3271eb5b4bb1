"""Every text has Swedish, and numbers and dates are written as the reader writes them."""

import datetime as dt
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from accessible_fit.errors import FieldMissing, TooManyTries
from accessible_fit.words.catalogue import LOCALE_FOLDER, Words

ROOT = Path(__file__).resolve().parents[3]
PO = LOCALE_FOLDER / "sv" / "LC_MESSAGES" / "accessible_fit.po"
KEYWORDS = {"t": None, "tn": (1, 2), "tc": ((1, "c"), 2), "N_": None}
PLACEHOLDER = re.compile(r"(?<!\{)\{(\w+)\}(?!\})")


def swedish() -> Catalog:
    with PO.open("rb") as file:
        return read_po(file, locale="sv")


def texts_in_code() -> Iterator[tuple[str, str | tuple[str, ...], str | None]]:
    for folder in ("accessible_fit", "db", "audio", "pictograms", "talking_mats"):
        for file, line, message, _, context in extract_from_dir(
            ROOT / folder, method_map=[("**.py", "python")], keywords=KEYWORDS, comment_tags=()
        ):
            yield f"{folder}/{file}:{line}", message, context


def test_every_text_in_the_code_has_swedish() -> None:
    catalogue = swedish()
    lacking = []
    for place, message, context in texts_in_code():
        found = catalogue.get(message if isinstance(message, str) else message[0], context)
        whole = found is not None and all(found.string if isinstance(found.string, tuple) else [found.string])
        if not whole or (found is not None and found.fuzzy):
            lacking.append(f"{place}: {message}")
    assert not lacking, "\n".join(lacking)


def test_nothing_is_translated_that_no_code_says_any_more() -> None:
    said = {message if isinstance(message, str) else message[0] for _, message, _ in texts_in_code()}
    forgotten = [entry.id for entry in swedish() if entry.id and _first(entry) not in said]
    assert not forgotten


def test_placeholders_are_the_same_in_both_languages() -> None:
    wrong = [
        entry.id
        for entry in swedish()
        if entry.id
        and any(
            _names(text) - _names(_all(entry)) or _names(_first(entry)) - _names(text) - {"n"}
            for text in _strings(entry)
        )
    ]
    assert not wrong


def test_the_compiled_catalogue_is_made_from_the_readable_one() -> None:
    fresh = io.BytesIO()
    write_mo(fresh, swedish())
    assert PO.with_suffix(".mo").read_bytes() == fresh.getvalue(), (
        "run: pybabel compile -d accessible_fit/locale -D accessible_fit"
    )


def _first(entry: Message) -> str:
    return entry.id if isinstance(entry.id, str) else entry.id[0]


def _all(entry: Message) -> str:
    return entry.id if isinstance(entry.id, str) else " ".join(entry.id)


def _strings(entry: Message) -> tuple[str, ...]:
    return entry.string if isinstance(entry.string, tuple) else (entry.string,)


def _names(text: str) -> set[str]:
    return set(PLACEHOLDER.findall(text))


def test_swedish_numbers_have_a_comma_and_english_a_point() -> None:
    assert Words("sv").number(62.5, 1) == "62,5"
    assert Words("en").number(62.5, 1) == "62.5"
    assert Words("sv").number(-3) == "−3"


def test_days_are_written_the_same_everywhere_and_months_in_words() -> None:
    day = dt.date(2025, 3, 9)
    assert Words("sv").day(day) == Words("en").day(day) == "2025-03-09"
    assert Words("sv").month(day) == "mars 2025"
    assert Words("en").month(day) == "March 2025"


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_failure_is_told_with_what_happened_and_what_to_do(language: str) -> None:
    what, mend = Words(language).error(TooManyTries(seconds=8))
    assert what
    assert "8" in mend


def test_a_failures_field_is_named_in_the_readers_language() -> None:
    english, _ = Words("en").error(FieldMissing(field="Year of birth"))
    swedish_text, _ = Words("sv").error(FieldMissing(field="Year of birth"))
    assert english.startswith("Year of birth")
    assert swedish_text.startswith("Födelseår")


def test_an_unknown_language_falls_back_to_swedish() -> None:
    assert Words("xx").language == "sv"

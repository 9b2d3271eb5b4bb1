"""The user guide says what is on the screen: its pictures, links and the names of buttons are there."""

import gettext
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from accessible_fit.instruments.own import AnyPictogram, own_instruments, own_ratings
from accessible_fit.services.profiles.ready import READY
from accessible_fit.tour.guide_pictures import WIDEST, named_pictures
from accessible_fit.words import catalogue
from accessible_fit.words.guide import CONTENTS, GUIDE_FOLDER, contents, contents_for, page
from db.vocabulary import Role

LANGUAGES = ("sv", "en")
MOST_BYTES = 6_000_000
BOLD = re.compile(r"\*\*([^*]+)\*\*")
LINK = re.compile(r"(?<!!)\[[^\]]+\]\((?P<to>[^)]+)\)")
PLACE = re.compile(r"\{\w+\}")


def files(language: str) -> list[Path]:
    return sorted((GUIDE_FOLDER / language).glob("*.md"))


def told(language: str) -> Iterator[tuple[Path, str]]:
    for file in files(language):
        yield file, file.read_text(encoding="utf-8")


@cache
def texts(language: str) -> frozenset[str]:
    """Every text of the program in a language, and the names that forms and ready profiles carry."""
    kept = gettext.translation("accessible_fit", catalogue.LOCALE_FOLDER, ["sv"])
    made = set()
    for key, swedish in kept._catalog.items():  # type: ignore[attr-defined]  # gettext has no other list of them
        english = (key[0] if isinstance(key, tuple) else key).split("\x04")[-1]
        made.add(swedish if language == "sv" else english)
    forms = (*own_instruments(AnyPictogram()), *own_ratings(AnyPictogram()))
    made |= {form.title[language] for form in forms}
    made |= {ready.name[language] for ready in READY}
    return frozenset(made | {text[:1].upper() + text[1:] for text in made})  # some begin a line elsewhere


@cache
def with_places(language: str) -> re.Pattern[str]:
    """Texts with a name or a number in them, as one pattern."""
    holed = [text for text in texts(language) if PLACE.search(text) and len(PLACE.sub("", text).strip()) > 2]
    return re.compile("|".join(".+".join(map(re.escape, PLACE.split(text))) for text in holed))


def test_both_languages_have_the_same_pages_and_pictures() -> None:
    assert [file.name for file in files("sv")] == [file.name for file in files("en")]
    assert named_pictures("sv") == named_pictures("en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_bold_is_a_text_of_the_program(language: str) -> None:
    unknown = []
    for file, text in told(language):
        for found in BOLD.findall(text):
            words = " ".join(found.split())
            if words not in texts(language) and not with_places(language).fullmatch(words):
                unknown.append(f"{file.name}: {words}")
    assert unknown == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_picture_named_is_there_and_small(language: str) -> None:
    folder = GUIDE_FOLDER / language / "pictures"
    kept = {file.stem: file.stat().st_size for file in folder.glob("*.png")}
    assert set(kept) == named_pictures(language)
    assert sum(kept.values()) < MOST_BYTES / len(LANGUAGES)
    from PIL import Image

    for name in kept:
        with Image.open(folder / f"{name}.png") as picture:
            assert picture.width <= WIDEST


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_leads_somewhere(language: str) -> None:
    for file, text in told(language):
        for found in LINK.finditer(text):
            to = found["to"]
            there = to.startswith("https://openmoji.org") or (file.parent / to).resolve().is_file()
            assert there, (file.name, to)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_stands_once_in_the_contents_under_its_own_title(language: str) -> None:
    entries = [entry for part in contents(language) for entry in part.entries]
    assert sorted(entry.name for entry in entries) == [
        file.stem for file in files(language) if file.stem != CONTENTS
    ]
    assert [page(language, entry.name).title for entry in entries] == [entry.title for entry in entries]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_role_meets_its_own_work_first(language: str) -> None:
    first = {role: contents_for(language, role)[0].entries[0].name for role in Role}
    assert first == {
        Role.STAFF: "first-talk",
        Role.LEADER: "participation",
        Role.SUPERUSER: "first-talk",
    }
    for role in Role:
        names = {entry.name for part in contents_for(language, role) for entry in part.entries}
        assert {"not-claimed", "troubles", "consent"} <= names


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pictures_are_credited(language: str) -> None:
    text = (GUIDE_FOLDER / language / f"{CONTENTS}.md").read_text(encoding="utf-8")
    assert "OpenMoji" in text and "CC BY-SA 4.0" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_are_short(language: str) -> None:
    for file, text in told(language):
        assert len(text.split()) < 400, f"{file.name} is about more than one thing"

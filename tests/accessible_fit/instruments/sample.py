"""A small instrument that is right in everything, for tests to spoil in one place at a time."""

from pathlib import Path

RIGHT = """\
id = "small_home"
version = 3
languages = ["sv", "en"]
service_type = "group_home"
title = { sv = "Litet hem", en = "Small home" }
description = { sv = "För prov.", en = "For trying." }

[practice]
id = "practice"
area = "food"
question = { sv = "Tycker du om te?", en = "Do you like tea?" }
spoken = { sv = "Vi provar. Tycker du om te?", en = "We try. Do you like tea?" }
pictogram = "openmoji:2615"
polarity = "up"
answer_set = "yes"

[[items]]
id = "likes_home"
area = "liking"
question = { sv = "Är det skönt att vara hemma?", en = "Is it nice to be at home?" }
spoken = { sv = "Är det skönt att vara hemma?", en = "Is it nice to be at home?" }
pictogram = "own:home"
polarity = "up"
answer_set = "yes"
kolada = "U28524"

[[items]]
id = "afraid"
area = "safety"
question = { sv = "Är du rädd på kvällen?", en = "Are you afraid in the evening?" }
spoken = { sv = "Är du rädd på kvällen?", en = "Are you afraid in the evening?" }
pictogram = "own:scared"
polarity = "down"
answer_set = "my_faces"

[choices.calm]
label = { sv = "Lugn", en = "Calm" }
spoken = { sv = "Jag är lugn", en = "I am calm" }
pictogram = "openmoji:1F44D"

[choices.between]
label = { sv = "Mitt emellan", en = "In between" }
spoken = { sv = "Mitt emellan", en = "In between" }
pictogram = "own:both-and"

[answer_sets.my_faces]
2 = [{ raw = 0, choice = "calm" }, { raw = 1, choice = "between" }]
3 = [
    { raw = 0, choice = "calm" },
    { raw = 1, choice = "between" },
    { raw = 2, choice = "yes" },
]
5 = [
    { raw = 4, choice = "yes" }, { raw = 3, choice = "between" }, { raw = 2, choice = "between" },
    { raw = 1, choice = "between" }, { raw = 0, choice = "calm" },
]
"""


class OwnAndSample:
    """Knows the pictures of the sample and, because the shared answers need them too, every drawn one."""

    def __contains__(self, key: object) -> bool:
        return key != "own:no-such-picture" and isinstance(key, str) and ":" in key


def written(folder: Path, text: str, name: str = "form.toml") -> Path:
    path = folder / name
    path.write_bytes(text.encode("utf-8"))
    return path


def line_of(text: str, part: str) -> int:
    assert text.count(part) == 1, f"{part!r} should stand exactly once"
    return text[: text.index(part)].count("\n") + 1

"""From a TOML file to a frozen topic, or to a list of everything that must be mended first."""

from __future__ import annotations

from collections.abc import Collection, Container
from pathlib import Path
from typing import Any

from talking_mats.cards import Card
from talking_mats.checker import check_topic
from talking_mats.errors import TopicFaults, UnknownTopic
from talking_mats.scales import top_scales
from talking_mats.source import open_source
from talking_mats.text import LANGUAGES, Text, clean
from talking_mats.topic import Topic

OWN_FOLDER = Path(__file__).parent / "topics"
OWN_IDS = (
    "my_home",
    "food",
    "mornings_evenings",
    "hygiene_clothes",
    "help_staff",
    "outings",
    "work_days",
    "free_time",
    "people",
    "health_body",
    "money",
    "deciding",
)
"""Our own topics, in the order they are offered."""


class _AnyPictogram:
    """Stands in where pictures were checked already: every key is in it."""

    def __contains__(self, key: object) -> bool:
        return True


def read_topic(
    path: Path, known_pictograms: Container[str] | None = None, known_areas: Collection[str] | None = None
) -> Topic:
    """The topic in a file; raises TopicFaults with every fault found, each with line and what to do.

    Pictures and life areas are checked only against what is given.
    """
    source = open_source(path)
    pictograms = _AnyPictogram() if known_pictograms is None else known_pictograms
    if faults := check_topic(source, pictograms, tuple(top_scales()), known_areas):
        raise TopicFaults(faults)
    return _topic(source.values)


def own_topics(known_pictograms: Container[str] | None = None) -> list[Topic]:
    """Our own topics, in the order they are offered; raises TopicFaults if a picture is missing."""
    return [read_topic(OWN_FOLDER / f"{topic_id}.toml", known_pictograms) for topic_id in OWN_IDS]


def find_topic(topic_id: str, known_pictograms: Container[str] | None = None) -> Topic:
    """One of our own topics by its id; raises UnknownTopic."""
    if topic_id not in OWN_IDS:
        raise UnknownTopic(id=topic_id, known=", ".join(OWN_IDS))
    return read_topic(OWN_FOLDER / f"{topic_id}.toml", known_pictograms)


def _topic(values: dict[str, Any]) -> Topic:
    area = clean(values["area"])
    return Topic(
        id=clean(values["id"]),
        version=values["version"],
        name=_words(values["name"]),
        area=area,
        picture=clean(values["pictogram"]),
        scale=clean(values["scale"]),
        questions=tuple(_words(question) for question in values["questions"]),
        cards=tuple(_card(table, area) for table in values["cards"]),
    )


def _card(table: dict[str, Any], area: str, above: str = "") -> Card:
    """A card; one that goes deeper carries the id of the card above it before its own."""
    card_id, area = above + clean(table["id"]), clean(table.get("area", area))
    return Card(
        id=card_id,
        words=_words(table["words"]),
        spoken=_words(table.get("spoken", table["words"])),
        picture=clean(table["pictogram"]),
        area=area,
        deeper=tuple(_card(one, area, f"{card_id}.") for one in table.get("deeper", ())),
    )


def _words(by_language: dict[str, str]) -> Text:
    return {language: clean(by_language[language]) for language in LANGUAGES}

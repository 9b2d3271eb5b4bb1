"""Invented shares of the kind that are published about places, marked as invented wherever they are shown."""

from collections.abc import Iterable, Iterator

from accessible_fit.instruments.model import Instrument
from accessible_fit.services.demo.ids import stream
from accessible_fit.services.demo.period import Period
from db.records import PublishedValue

SOURCE = "Påhittade tal"
"""Stands where the name of the source is shown: nobody may take them for what is published."""

PLACES = ("Ekhamra (påhittad)", "Riket (påhittat)")
YEARS = 3
_MIDDLE, _APART, _YEAR_TO_YEAR = 74.0, 9.0, 2.0
_LEAST, _MOST = 35.0, 98.0
_PERSONS = (84, None)
"""So many answered in the municipality; for the whole country nothing is said."""


def elsewhere(forms: Iterable[Instrument], period: Period, seed: int) -> Iterator[PublishedValue]:
    """Draw a share of each indicator that a question names, for two places and the last whole years."""
    named = dict.fromkeys(item.kolada for form in forms for item in form.items if item.kolada)
    for indicator in named:
        random = stream(seed, "published", indicator)
        level = float(random.normal(_MIDDLE, _APART))
        for place, persons in zip(PLACES, _PERSONS, strict=True):
            here = level + float(random.normal(0, _APART / 2))
            for year in range(period.today.year - YEARS, period.today.year):
                share = round(min(_MOST, max(_LEAST, here + float(random.normal(0, _YEAR_TO_YEAR)))))
                yield PublishedValue(
                    indicator, place, year, float(share), persons, SOURCE, period.instant(period.days)
                )

"""The instruments that come with the program, and the life areas and answers that any instrument may use."""

from collections.abc import Container, Mapping

from accessible_fit.instruments.errors import UnknownInstrument
from accessible_fit.instruments.model import AnswerSet, Instrument, LifeArea
from accessible_fit.instruments.reader import (
    OWN_FOLDER,
    Shared,
    read_answers,
    read_areas,
    read_instrument,
    read_shared,
)

OWN_IDS = (
    "group_home",
    "service_housing",
    "personal_assistance",
    "housing_support",
    "daily_activity",
    "practical_help",
)
RATING_IDS = ("life", "life_practical", "talk", "group_talk")
RATINGS_FOLDER = OWN_FOLDER / "ratings"


class AnyPictogram:
    """Stands in where pictures were checked already: every key is in it."""

    def __contains__(self, key: object) -> bool:
        return True


def own_instruments(known_pictograms: Container[str]) -> list[Instrument]:
    """Our own instruments, in the order they are offered; raises InstrumentFaults if a picture is missing."""
    shared = read_shared(known_pictograms)
    return [read_instrument(OWN_FOLDER / f"{own_id}.toml", known_pictograms, shared) for own_id in OWN_IDS]


def own_ratings(known_pictograms: Container[str]) -> list[Instrument]:
    """Our own ratings of life and of the talk, in the order they are offered; raises InstrumentFaults."""
    shared = _ratings_shared(known_pictograms)
    return [read_instrument(RATINGS_FOLDER / f"{one}.toml", known_pictograms, shared) for one in RATING_IDS]


def find_instrument(instrument_id: str, known_pictograms: Container[str] | None = None) -> Instrument:
    """One of our own forms by its id, questions or ratings; raises UnknownInstrument.

    Pictures are checked only if given.
    """
    known = _or_any(known_pictograms)
    if instrument_id in RATING_IDS:
        return read_instrument(RATINGS_FOLDER / f"{instrument_id}.toml", known, _ratings_shared(known))
    if instrument_id not in OWN_IDS:
        raise UnknownInstrument(id=instrument_id, known=", ".join((*OWN_IDS, *RATING_IDS)))
    return read_instrument(OWN_FOLDER / f"{instrument_id}.toml", known)


def life_areas(known_pictograms: Container[str] | None = None) -> Mapping[str, LifeArea]:
    """The life areas by id, in the order they are shown. Pictures are checked only if given."""
    return read_areas(OWN_FOLDER / "areas.toml", _or_any(known_pictograms))


def answer_sets(known_pictograms: Container[str] | None = None) -> Mapping[str, AnswerSet]:
    """The answer sets that come with the program, by id. Pictures are checked only if given."""
    return read_answers(OWN_FOLDER / "answers.toml", _or_any(known_pictograms)).answer_sets


def _or_any(known_pictograms: Container[str] | None) -> Container[str]:
    return AnyPictogram() if known_pictograms is None else known_pictograms


def _ratings_shared(known_pictograms: Container[str]) -> Shared:
    answers = read_answers(RATINGS_FOLDER / "answers.toml", known_pictograms)
    return Shared(read_areas(OWN_FOLDER / "areas.toml", known_pictograms), answers)

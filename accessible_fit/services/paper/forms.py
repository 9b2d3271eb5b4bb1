"""Printing an instrument: the wording is kept, so that answers on the paper can be entered years later."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from accessible_fit.instruments.model import Instrument
from accessible_fit.paper.drawn import Drawings
from accessible_fit.services.access import Actor, Right
from accessible_fit.services.clock import Clock
from accessible_fit.services.paper.errors import NotToBePrinted
from accessible_fit.services.pictures.own import Pictures
from accessible_fit.services.printed import Printed, file_name
from accessible_fit.words.catalogue import Words
from db import audit, instruments, people, units
from db.engine import Store


@dataclass(frozen=True, slots=True)
class FormChoice:
    """Which form is printed and how; `steps` is 2, 3 or 5 choices, or 101 for a line.

    With a `person_id` the person's name stands on it, and the person's own pictures.
    """

    instrument: Instrument
    language: str
    steps: int = 3
    per_page: int = 2
    turned: bool = False
    person_id: UUID | None = None


class PaperForms:
    """The use cases of printing a form.

    `drawings` gives the pictures, made when first needed, `offered` the forms there are today.
    """

    def __init__(
        self,
        store: Store,
        clock: Clock,
        pictures: Pictures,
        drawings: Callable[[], Drawings],
        offered: Callable[[], Sequence[Instrument]],
    ) -> None:
        self._store = store
        self._clock = clock
        self._pictures = pictures
        self._drawings = drawings
        self._offered = offered

    def offered(self, actor: Actor) -> list[Instrument]:
        """Return the forms that can be printed: those whose licence, if they need one, is there.

        Raises NotAllowed.
        """
        actor.require(Right.SEE_PEOPLE)
        return [form for form in self._offered() if form.may_be_used]

    def print_form(self, actor: Actor, choice: FormChoice) -> Printed:
        """Return the form as PDF, keep its wording and note in the log that it was printed.

        Raises NotAllowed, NotToBePrinted, TooManyOnPage, and what drawing a picture raises.
        """
        from accessible_fit.paper.question_form import FormWishes, form_code, question_form

        actor.require(Right.SEE_PEOPLE)
        instrument, words = choice.instrument, Words(choice.language)
        if not instrument.may_be_used:
            raise NotToBePrinted
        today = self._today()
        alias, unit_id, unit = self._whose(actor, choice.person_id)
        photos = self._photos(actor, choice.person_id)
        wishes = FormWishes(today, choice.steps, choice.per_page, choice.turned, alias, unit, photos)
        pdf = question_form(words, instrument, wishes, self._drawings())
        code = form_code(words, instrument, wishes).written()
        with self._store.writing() as tx:
            title = instrument.title.get("sv", instrument.id)
            version = instruments.keep(tx, instrument.id, title, instrument.frozen(), instrument.checksum)
            about = {"code": code} | ({"for": str(choice.person_id)} if choice.person_id else {})
            audit.append(tx, actor.user_id, "printed", "instrument_version", version.id, unit_id, about)
        return Printed(file_name(words.pick(instrument.title), today), pdf)

    def _whose(self, actor: Actor, person_id: UUID | None) -> tuple[str, UUID | None, str]:
        if person_id is None:
            return "", None, ""
        with self._store.reading() as tx:
            person = people.get(tx, person_id)
            actor.require(Right.SEE_PEOPLE, person.unit_id)
            return person.alias, person.unit_id, units.get(tx, person.unit_id).name

    def _photos(self, actor: Actor, person_id: UUID | None) -> dict[str, bytes]:
        if person_id is None:
            return {}
        return {key: own.data for key, own in self._pictures.shown_to(actor, person_id).items()}

    def _today(self) -> dt.date:
        return self._clock().astimezone().date()

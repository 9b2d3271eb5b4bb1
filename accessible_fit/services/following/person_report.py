"""What leaves the program about one person: figures for staff, and pages for the person."""

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from accessible_fit.errors import ProgramError
from accessible_fit.marks import N_
from accessible_fit.reports.csv_file import csv_file
from accessible_fit.reports.kinds import FileFormat, ReportFile, file_name
from accessible_fit.reports.person_data import AskedThing, Deed, EasyReport, Shown
from accessible_fit.reports.person_json import PERSON_HEADINGS, person_plain, person_rows
from accessible_fit.reports.plain import json_file
from accessible_fit.services.access import Actor, Right
from accessible_fit.services.clock import Clock
from accessible_fit.services.following.deeds import deeds
from accessible_fit.services.following.page_parts import Deed as Promised
from accessible_fit.services.following.page_parts import LinePlace, SaidThing, ThenNow
from accessible_fit.services.following.person_facts import Days, person_facts
from accessible_fit.services.following.then_now import then_now
from accessible_fit.services.mats.photos import photos_by_reference
from accessible_fit.services.organisation_name import organisation_name
from accessible_fit.services.review.quality import quality_of
from accessible_fit.services.rights.sight import sight_of
from accessible_fit.services.unit.named import DaysBackwards
from accessible_fit.words import my_page_sentences as easy
from accessible_fit.words.catalogue import Words
from db import audit, conversations, people, photos, profiles, units
from db.engine import Store, Tx
from db.records import Person
from db.vocabulary import Helped

if TYPE_CHECKING:
    from accessible_fit.paper.drawn import Drawings


class NoSuchPerson(ProgramError):
    """Nobody has the name or number that was written."""

    sentence = N_("There is nobody called “{name}”.")
    mend = N_("Write the name as it stands in the program, or the person's number.")


class SeveralPersons(ProgramError):
    """More than one person has the name that was written."""

    sentence = N_("There are {count} persons called “{name}”.")
    mend = N_("Write the person's number instead. It stands on the page Take along.")


class PersonReports:
    """The use case of writing a report of a person. `drawings` gives the pictograms of the pages."""

    def __init__(self, store: Store, clock: Clock, drawings: "Callable[[], Drawings]") -> None:
        self._store = store
        self._clock = clock
        self._drawings = drawings

    def make(
        self, actor: Actor, person_id: UUID, days: Days, file_format: FileFormat, language: str
    ) -> ReportFile:
        """Return the report of a person, and note in the log that it was made.

        The pages are for the person and in the language of the person's own screen; everything else is for
        staff and in `language`. Where the person has said no to staff seeing the answers, the pages for the
        person are made, and the rest only for who was there every time. Raises NotAllowed, OnlyWhoWasThere,
        UnknownRow, DaysBackwards.
        """
        with self._store.reading() as tx:
            person = people.get(tx, person_id)
            actor.require(Right.EXPORT_PERSON, person.unit_id)
            if file_format is not FileFormat.PDF:
                sight_of(tx, actor, person).require_all()
        return self._made(actor.user_id, person_id, days, file_format, language)

    def make_with_key(self, name: str, days: Days, file_format: FileFormat, language: str) -> ReportFile:
        """Return the report of a person by name or number, for whoever has the key of the store.

        Raises NoSuchPerson, SeveralPersons, DaysBackwards.
        """
        with self._store.reading() as tx:
            found = _named(tx, name)
        return self._made(None, found.id, days, file_format, language)

    def _made(
        self, user_id: UUID | None, person_id: UUID, days: Days, file_format: FileFormat, language: str
    ) -> ReportFile:
        if days[1] < days[0]:
            raise DaysBackwards(first=days[0], last=days[1])
        today = self._clock().astimezone().date()
        with self._store.writing() as tx:
            person = people.get(tx, person_id)
            about = {"from": days[0].isoformat(), "to": days[1].isoformat(), "format": file_format.value}
            audit.append(tx, user_id, "exported", "series", person.id, person.unit_id, about)
        w = Words(language)
        with self._store.reading() as tx:
            if file_format is FileFormat.PDF:
                w = Words(profiles.of(tx, person_id).language.value)
                easy_report = _easy(tx, person, days, w, today)
            else:
                facts = person_facts(tx, person, days, quality_of(tx, person_id, self._clock()), w, today)
        name = file_name((w.t("Report"), person.alias, days[1].isoformat()), file_format.value)
        match file_format:
            case FileFormat.JSON:
                data = json_file(person_plain(facts))
            case FileFormat.CSV:
                data = csv_file(PERSON_HEADINGS, person_rows(facts))
            case FileFormat.XLSX:
                from accessible_fit.reports.person_tables import person_tables
                from accessible_fit.reports.xlsx_file import xlsx_file

                data = xlsx_file(w, person_tables(w, facts))
            case FileFormat.PDF:
                from accessible_fit.reports.person_pages import person_pages

                data = person_pages(w, easy_report, self._drawings())
        return ReportFile(name, data)


def _named(tx: Tx, name: str) -> Person:
    everybody = people.in_units(tx, [one.id for one in units.all_units(tx)])
    wanted = " ".join(name.split()).casefold()
    found = [one for one in everybody if wanted in (str(one.id), " ".join(one.alias.split()).casefold())]
    if not found:
        raise NoSuchPerson(name=name)
    if len(found) > 1:
        raise SeveralPersons(name=name, count=len(found))
    return found[0]


# ---------------------------------------------------------------------- for the person


def _easy(tx: Tx, person: Person, days: Days, w: Words, today: dt.date) -> EasyReport:
    held = [
        one
        for one in conversations.of_person(tx, person.id)
        if days[0] <= one.started_at.astimezone().date() <= days[1]
    ]
    promised = deeds(tx, person.id, held, w)
    shown = (key for deed in promised for key in deed.said_pictures if ":" not in key)
    portrait = photos.get(tx, person.photo_id).data if person.photo_id is not None else None
    return EasyReport(
        person.alias,
        today,
        portrait,
        tuple(_asked(w, one) for one in then_now(tx, held, today)),
        tuple(_deed(w, one) for one in promised),
        photos_by_reference(tx, shown),
        organisation_name(tx),
    )


def _asked(w: Words, one: ThenNow) -> AskedThing:
    return AskedThing(
        Shown(one.picture, w.pick(one.question)),
        _said(w, one.then) if one.then is not None else None,
        _said(w, one.now),
        one.moved,
    )


def _said(w: Words, thing: SaidThing) -> Shown:
    place: LinePlace | None = thing.place
    if place is None:
        return Shown(thing.picture, w.pick(thing.label))
    return Shown(thing.picture, w.pick(thing.label), (place.low, place.high), place.tenths / 100)


def _deed(w: Words, one: Promised) -> Deed:
    helped = {
        Helped.YES: w.t("You say: it helped."),
        Helped.SOME: w.t("You say: it helped a little."),
        Helped.NO: w.t("You say: it has to be something else."),
    }
    return Deed(
        easy.in_own_quotes(w, one.said),
        one.said_pictures,
        easy.said_caption(w, one.own),
        easy.deed_text(w, one.standing.value, one.text, one.who, one.because),
        one.picture,
        easy.deed_caption(w, one.standing.value),
        helped[one.helped] if one.helped is not None else "",
    )

"""A person's rights on the command line, for whoever has the key of the store: take it all, leave nothing."""

import datetime as dt
import json
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from accessible_fit.commands.upkeep import Tell, opened_store, the_words
from accessible_fit.errors import FileUnusable
from accessible_fit.settings import usual_places
from accessible_fit.words.catalogue import Words
from accessible_fit.words.erasure_sentences import goes_sentences

if TYPE_CHECKING:
    from accessible_fit.services.whole_person.erasure import Goes


def export_person(
    db: str, person_id: UUID, out: Path, language: str | None, tell: Tell, fhir: bool = False
) -> None:
    """Write everything about a person into a zip file, or with `fhir` the answers as a FHIR bundle.

    Tells where, as JSON. Raises FileUnusable, UnknownRow, NotFhir.
    """
    from accessible_fit.services.whole_person.export import PersonExport
    from accessible_fit.services.whole_person.fhir import FhirExport
    from pictograms.catalogue import Catalogue

    if not out.parent.is_dir():
        raise FileUnusable(path=out)
    with opened_store(db) as store:
        if fhir:
            data = FhirExport(store, _now).person_with_key(person_id, language)
        else:
            data = PersonExport(store, _now, Catalogue.bundled).make_with_key(person_id, language).data
    _write(out, data, tell)


def export_form(form_id: str, out: Path, language: str | None, tell: Tell) -> None:
    """Write a form of our own as a FHIR bundle and tell where. Raises UnknownInstrument, FileUnusable."""
    from accessible_fit.instruments.own import find_instrument
    from accessible_fit.services.whole_person.fhir import form_bundle

    if not out.parent.is_dir():
        raise FileUnusable(path=out)
    words = Words(language) if language else the_words()
    _write(out, form_bundle(find_instrument(form_id), _now(), words), tell)


def _write(out: Path, data: bytes, tell: Tell) -> None:
    from accessible_fit.services.upkeep.whole_file import write_whole

    write_whole(out, data)
    tell(json.dumps({"file": str(out), "bytes": len(data)}, ensure_ascii=False))


def erase_person(db: str, person_id: UUID, yes: bool, tell: Tell) -> None:
    """Tell what goes, ask for the name unless `yes`, and erase. Raises NotTheName, TracesLeft."""
    from accessible_fit.services.whole_person.erasure import Erasure
    from audio.forgetting import forget_sounds

    words = the_words()
    with opened_store(db) as store:
        erasure = Erasure(store, _now, [partial(forget_sounds, usual_places().cache / "speech")])
        goes = erasure.preview_with_key(person_id)
        for sentence in goes_sentences(words, goes):
            tell(sentence)
        done = erasure.erase_with_key(person_id, goes.alias if yes else _asked(words, goes))
    tell(words.tn("Erased: {n} row.", "Erased: {n} rows.", sum(done.rows.values())))


def _asked(words: Words, goes: "Goes") -> str:
    """Ask in the terminal; from a pipe, read one line."""
    question = words.t("Write {name} to erase everything", name=goes.alias) + ": "
    return input(question) if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)

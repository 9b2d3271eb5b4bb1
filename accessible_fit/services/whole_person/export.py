"""Everything about one person in one archive: rows as JSON, pictures and voices, mats, a book to read.

Nothing of anybody else is inside, but the names of staff in the log and of those who were there at a consent.
The shape is described in docs/rights.md.
"""

import datetime as dt
import io
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from uuid import UUID

from accessible_fit.paper.person_book import PersonBook, SaidRow, SaidTalk, person_book
from accessible_fit.services.access import Actor, Right
from accessible_fit.services.clock import Clock
from accessible_fit.services.mats.drawing import MatDrawing
from accessible_fit.services.mats.kept import kept_tree
from accessible_fit.services.rights.log import Line, lines_about
from accessible_fit.services.whole_person.fhir import bundle, of_person
from accessible_fit.services.whole_person.rows import as_json, files_in, plain
from accessible_fit.services.whole_person.said import agreed_of, allowed_of, talks_of
from accessible_fit.words.catalogue import Words
from accessible_fit.words.log_sentences import your_line
from db import audit, card_pictures, conversations, people, person_rows, profiles
from db.engine import Store, Tx
from db.person_rows import Row
from db.records import Person
from db.vocabulary import ConversationKind

if TYPE_CHECKING:
    from PIL.Image import Image

    from accessible_fit.paper.drawn import Drawings
    from talking_mats.model import Mat

FORMAT, VERSION = "accessible-fit-person", 1
FHIR_FILE = "answers.fhir.json"


@dataclass(frozen=True, slots=True)
class PersonFile:
    """A finished archive; `name` says what it is and the day, and of whom nothing."""

    name: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class _LaidMat:
    mat: "Mat"
    day: dt.date


@dataclass(frozen=True, slots=True)
class _Gathered:
    """What the archive is made of."""

    person: Person
    made_at: dt.datetime
    rows: dict[str, list[Row]] = field(repr=False)
    wordings: list[Row] = field(repr=False)
    log: tuple[Line, ...]
    talks: tuple[SaidTalk, ...]
    allowed: tuple[SaidRow, ...]
    agreed: tuple[SaidRow, ...]
    mats: tuple[_LaidMat, ...]
    card_photos: Mapping[str, bytes] = field(repr=False)
    resources: tuple[dict[str, Any], ...] = field(repr=False)


class PersonExport:
    """The use case of handing a person everything that is kept. `drawings` gives the pictograms."""

    def __init__(self, store: Store, clock: Clock, drawings: "Callable[[], Drawings]") -> None:
        self._store = store
        self._clock = clock
        self._drawings = drawings

    def make(self, actor: Actor, person_id: UUID, language: str | None = None) -> PersonFile:
        """Return the archive, and note in the log that it was made.

        The book is in `language`, or else that of the person's screen. Raises NotAllowed, UnknownRow.
        """
        return self._make(actor, person_id, language)

    def make_with_key(self, person_id: UUID, language: str | None = None) -> PersonFile:
        """Return the archive for whoever has the key of the store and needs no window. Raises UnknownRow."""
        return self._make(None, person_id, language)

    def _make(self, actor: Actor | None, person_id: UUID, language: str | None) -> PersonFile:
        with self._store.writing() as tx:
            person = people.get(tx, person_id)
            if actor is not None:
                actor.require(Right.EXPORT_PERSON, person.unit_id)
            who = actor.user_id if actor is not None else None
            w = Words(language or profiles.of(tx, person_id).language.value)
            audit.append(tx, who, "exported", "person", person.id, person.unit_id, {})
            found = self._gather(tx, person, w)
        day = found.made_at.astimezone().date()
        name = w.t("Everything about you")
        return PersonFile(f"{name} {day.isoformat()}.zip", self._archive(found, w))

    def _gather(self, tx: Tx, person: Person, w: Words) -> _Gathered:
        rows = person_rows.of_person(tx, person.id)
        photos = {row["id"]: bytes(row["data"]) for row in rows["photo"]}
        tied = card_pictures.of_person(tx, person.id)
        return _Gathered(
            person,
            self._clock(),
            rows,
            person_rows.wordings(tx, person.id),
            lines_about(tx, person.id),
            talks_of(tx, person.id, person.alias, w),
            allowed_of(tx, person.id, w),
            agreed_of(tx, person.id, w),
            _mats(tx, person.id),
            {one.card_key: photos[one.photo_id] for one in tied if one.photo_id in photos},
            tuple(of_person(tx, person, w)),
        )

    # ------------------------------------------------------------------ the archive

    def _archive(self, found: _Gathered, w: Words) -> bytes:
        import zipfile

        own = {str(row["id"]): bytes(row["data"]) for row in found.rows["photo"]}
        painted = [self._paint(one, own, found, w) for one in found.mats]
        kept = io.BytesIO()
        with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("data.json", json.dumps(_data(found, w), ensure_ascii=False, indent=1))
            archive.writestr(FHIR_FILE, bundle(found.resources, found.made_at))
            archive.writestr(w.t("easy-read.pdf"), self._book(found, painted, own, w))
            for path, data in files_in(found.rows).items():
                archive.writestr(path, data, zipfile.ZIP_STORED)
            for one, png in zip(found.mats, painted, strict=True):
                archive.writestr(_mat_file(one), png, zipfile.ZIP_STORED)
        return kept.getvalue()

    def _book(self, found: _Gathered, painted: list[bytes], photos: Mapping[str, bytes], w: Words) -> bytes:
        person = found.person
        portrait = photos.get(str(person.photo_id)) if person.photo_id is not None else None
        content = PersonBook(
            person.alias,
            found.made_at.astimezone().date(),
            len(found.rows["conversation"]),
            portrait,
            found.talks,
            found.allowed,
            found.agreed,
            tuple(_opened(png) for png in painted),
        )
        return person_book(w, content, self._drawings(), found.card_photos)

    def _paint(self, one: _LaidMat, photos: Mapping[str, bytes], found: _Gathered, w: Words) -> bytes:
        """Paint a mat with the person's own photos; those of a unit's cards are not the person's to take."""
        from talking_mats.picture import Wishes, picture_png

        drawing = MatDrawing(self._drawings(), found.card_photos, photos)
        wishes = Wishes(
            lang=w.language,
            date=w.day(one.day),
            whose=found.person.alias,
            credits=drawing.credit_lines(one.mat),
            landscape=True,
            translate=w.t,
            photo=drawing.photo,
        )
        return picture_png(one.mat, drawing.pictogram, wishes)


def _mats(tx: Tx, person_id: UUID) -> tuple[_LaidMat, ...]:
    held = [one for one in conversations.of_person(tx, person_id) if one.kind is ConversationKind.MAT]
    laid = []
    for one in sorted(held, key=lambda each: each.started_at):
        day = one.started_at.astimezone().date()
        laid += [_LaidMat(mat, day) for mat in _tree(tx, one.id)]
    return tuple(laid)


def _tree(tx: Tx, conversation_id: UUID) -> "list[Mat]":
    """The mats of a conversation; those that cannot be put together again are in the rows all the same."""
    from db.errors import UnknownRow
    from talking_mats.errors import MatError

    try:
        return list(kept_tree(tx, conversation_id).mats.values())
    except (MatError, UnknownRow):
        return []


def _data(found: _Gathered, w: Words) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "version": VERSION,
        "made_at": plain(found.made_at),
        "person": str(found.person.id),
        "tables": as_json(found.rows),
        "forms": {str(row["id"]): json.loads(row["frozen_text"]) for row in found.wordings},
        "mats": {one.mat.id: _mat_file(one) for one in found.mats},
        "log": [_logged(line, w) for line in found.log],
    }


def _logged(line: Line, w: Words) -> dict[str, Any]:
    return {
        "at": plain(line.at),
        "who": line.who,
        "verb": line.verb,
        "kind": line.kind,
        "sentence": your_line(w, line.verb, line.kind, line.who),
    }


def _mat_file(one: _LaidMat) -> str:
    return f"mats/{one.day.isoformat()}-{one.mat.id}.png"


def _opened(png: bytes) -> "Image":
    from PIL import Image

    with Image.open(io.BytesIO(png)) as opened:
        return opened.convert("RGB")

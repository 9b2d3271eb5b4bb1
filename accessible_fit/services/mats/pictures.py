"""The picture of a mat: shown on the screen, saved, printed. The person decides who sees it."""

import datetime as dt
import io
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import UUID

from accessible_fit.services.access import Actor, Right
from accessible_fit.services.mats.drawing import MatDrawing
from accessible_fit.services.mats.kept import kept_tree, photos_of
from accessible_fit.services.mats.picture_leave import ME, require_leave, require_sight_of_mat, require_yes
from accessible_fit.services.rights.leave import mat_picture_leave
from accessible_fit.words.catalogue import Words
from db import audit, conversations, mats, people
from db.engine import Store, Tx
from db.records import Conversation, Person
from db.vocabulary import ConsentAudience
from talking_mats.model import Mat
from talking_mats.picture import Draw, Wishes, paint, picture_pdf, picture_png
from talking_mats.text import in_language

if TYPE_CHECKING:
    from accessible_fit.paper.drawn import Drawings
    from accessible_fit.services.pictures.own import Pictures

SHOWN_PIXELS = 1400
"""The width of the picture on a screen; on paper it has two and a half times as many."""

FORBIDDEN_IN_NAMES = '<>:"/\\|?*'


class Kind(StrEnum):
    """What kind of file the picture is; both hold their own description, so that they can be read back."""

    PNG = "png"
    PDF = "pdf"


class Handing(StrEnum):
    """How the picture leaves the program, as it stands in the log."""

    EXPORTED = "exported"
    PRINTED = "printed"


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A finished picture and what a file with it may be called."""

    name: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class _Fetched:
    """What one picture is made of."""

    held: Conversation
    person: Person
    mat: Mat
    photos: dict[str, bytes] = field(repr=False)


class MatPictures:
    """The use cases of the picture. `drawings` gives the pictograms, `pictures` the person's own photos."""

    def __init__(self, store: Store, pictures: "Pictures", drawings: "Callable[[], Drawings]") -> None:
        self._store = store
        self._pictures = pictures
        self._drawings = drawings

    def shown(self, actor: Actor, mat_id: UUID) -> bytes:
        """Return the picture for the staff's screen, as PNG.

        Raises NotAllowed, and PictureOnlyForPerson, PictureNotForThem or OnlyWhoWasThere when the person has
        decided so.
        """
        with self._store.reading() as tx:
            made = self._fetch(tx, actor, mat_id)
            consent = mat_picture_leave(tx, made.person.id, made.held.id)
            require_sight_of_mat(tx, actor, made.held, made.person, consent, ConsentAudience.STAFF)
            if consent is not None:
                require_yes(consent, ConsentAudience.STAFF, made.person.alias)
        image = paint(made.mat, *self._brushes(actor, made))
        image.thumbnail((SHOWN_PIXELS, SHOWN_PIXELS))
        kept = io.BytesIO()
        image.save(kept, "PNG", compress_level=1)
        return kept.getvalue()

    def handed(
        self,
        actor: Actor,
        mat_id: UUID,
        kind: Kind = Kind.PDF,
        to: ConsentAudience = ME,
        how: Handing = Handing.EXPORTED,
        landscape: bool = True,
    ) -> PictureFile:
        """Return the picture for paper or a file, and note in the log for whom it is.

        To the person it is always given. Raises NotAllowed, and PictureOnlyForPerson, PictureNotForThem,
        PictureNotAskedFor or OnlyWhoWasThere when the person has not said that these may see it.
        """
        with self._store.writing() as tx:
            made = self._fetch(tx, actor, mat_id)
            require_leave(tx, actor, made.held, made.person, to)
            about = {"what": "mat_picture", "mat": str(mat_id), "to": to.value}
            audit.append(tx, actor.user_id, how.value, "conversation", made.held.id, made.held.unit_id, about)
        draw, wishes = self._brushes(actor, made, landscape)
        picture = picture_pdf if kind is Kind.PDF else picture_png
        return PictureFile(_file_name(made, kind), picture(made.mat, draw, wishes))

    # ------------------------------------------------------------------ parts

    def _fetch(self, tx: Tx, actor: Actor, mat_id: UUID) -> _Fetched:
        held = conversations.get(tx, mats.get(tx, mat_id).conversation_id)
        actor.require(Right.SEE_ANSWERS, held.unit_id)
        tree = kept_tree(tx, held.id)
        return _Fetched(held, people.get(tx, held.person_id), tree.mats[str(mat_id)], photos_of(tx, tree))

    def _brushes(self, actor: Actor, made: _Fetched, landscape: bool = True) -> tuple[Draw, Wishes]:
        own = {key: one.data for key, one in self._pictures.shown_to(actor, made.person.id).items()}
        drawing = MatDrawing(self._drawings(), own, made.photos)
        words = Words(made.held.language.value)
        wishes = Wishes(
            lang=words.language,
            date=day_in_words(made.held.started_at, words.language),
            whose=made.person.alias,
            credits=drawing.credit_lines(made.mat),
            landscape=landscape,
            translate=words.t,
            photo=drawing.photo,
        )
        return drawing.pictogram, wishes


def day_in_words(when: dt.datetime, language: str) -> str:
    """The day of a mat as it stands on what shows it."""
    from babel.dates import format_date

    return format_date(when.astimezone().date(), "d MMMM y", locale=language)


def _file_name(made: _Fetched, kind: Kind) -> str:
    topic = in_language(made.mat.start.name, made.held.language.value)
    return name_of_file(topic, made.person.alias, made.held.started_at, kind.value)


def name_of_file(topic: str, alias: str, when: dt.datetime, ending: str) -> str:
    """What a file that shows a mat may be called."""
    said = f"{topic} {alias} {when.astimezone().date().isoformat()}"
    name = "".join(" " if sign in FORBIDDEN_IN_NAMES else sign for sign in said)
    return f"{' '.join(name.split())}.{ending}"

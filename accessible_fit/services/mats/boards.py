"""A mat as Open Board pages, so that the person's own communication program can show it."""

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from accessible_fit.services.access import Actor, Right
from accessible_fit.services.mats.kept import kept_tree
from accessible_fit.services.mats.picture_leave import ME, require_leave
from accessible_fit.services.mats.pictures import day_in_words
from db import audit, conversations, mats, people
from db.engine import Store
from db.vocabulary import ConsentAudience
from pictograms.boards.compose import Pictures
from pictograms.boards.writer import write_boards
from talking_mats.boards_out import mat_boards


class MatBoards:
    """The use case of giving a mat away as boards. `pictures` gives the pictograms."""

    def __init__(self, store: Store, pictures: Callable[[], Pictures]) -> None:
        self._store = store
        self._pictures = pictures

    def save(self, actor: Actor, mat_id: UUID, out: Path, to: ConsentAudience = ME) -> Path:
        """Write the mats of the conversation that a mat belongs to, and return where they are.

        A package always ends with .obz. It goes to those whom the picture may go to, to the person always.
        No photo is in it. Nothing is written, and the log says nothing, unless all of it is. Raises
        NotAllowed, PictureOnlyForPerson, PictureNotForThem, PictureNotAskedFor, OnlyWhoWasThere,
        MustStayInside and FileUnwritable.
        """
        place = out if out.suffix.casefold() == ".obz" else out.with_name(f"{out.name}.obz")
        with self._store.writing() as tx:
            held = conversations.get(tx, mats.get(tx, mat_id).conversation_id)
            actor.require(Right.SEE_ANSWERS, held.unit_id)
            require_leave(tx, actor, held, people.get(tx, held.person_id), to)
            lang = held.language.value
            day = day_in_words(held.started_at, lang)
            boards = mat_boards(kept_tree(tx, held.id), self._pictures(), lang, date=day)
            about = {"mat": str(mat_id), "to": to.value, "language": lang}
            audit.append(tx, actor.user_id, "exported", "mat_board", held.id, held.unit_id, about)
            # Last, so that a file that could not be written undoes the line that tells of it.
            write_boards(boards, place)
        return place

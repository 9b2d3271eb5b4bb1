"""Questions as Open Board pages, so that a person's own communication program can show them."""

from itertools import pairwise
from pathlib import Path

from accessible_fit.errors import ProgramError
from accessible_fit.instruments.model import Instrument, Item, Option
from accessible_fit.marks import N_
from accessible_fit.services.access import Actor, Right
from accessible_fit.words.catalogue import Words
from db import audit
from db.engine import Store
from pictograms.boards.compose import Cell, Page, Pictures, compose
from pictograms.boards.json_text import Json
from pictograms.boards.model import BoardSet
from pictograms.boards.writer import write_boards

HEAD_COLOUR = "rgb(221, 235, 245)"
ACROSS = 3
STEPS = (3, 5, 2)


class WordingMustStay(ProgramError):
    """A form whose words are somebody else's was to leave the organisation; `title` names it."""

    sentence = N_("“{title}” is somebody else's work and must stay in the organisation.")
    mend = N_("Choose one of the program's own forms, or one that your organisation has made.")


class NotForCards(ProgramError):
    """A form has only lines to answer on, which a board of cards cannot show; `title` names it."""

    sentence = N_("“{title}” is answered on a line, which a board cannot show.")
    mend = N_("Choose questions that are answered with cards.")


def question_boards(instrument: Instrument, pictures: Pictures, lang: str) -> BoardSet:
    """Return a page that lists the questions and one for each, with its choices and ways not to answer.

    Each picture carries its licence and credit. Pressing a card says it; nothing is kept as an answer.
    Raises WordingMustStay, NotForCards, and MustStayInside for a picture that may not be passed on.
    """
    w = Words(lang)
    if instrument.licensed:
        raise WordingMustStay(title=w.pick(instrument.title))
    steps = next((one for one in STEPS if one in instrument.steps_offered), None)
    if steps is None:
        raise NotForCards(title=w.pick(instrument.title))
    items = instrument.items
    after = {item.id: following.id for item, following in pairwise(items)}
    pages = [_page(instrument, item, steps, after.get(item.id, ""), w) for item in items]
    return compose([_first(instrument, w), *pages], pictures)


class BoardsOut:
    """The use case of giving questions away as boards."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def save(self, actor: Actor, instrument: Instrument, pictures: Pictures, lang: str, out: Path) -> Path:
        """Write the boards of an instrument to `out`, and return where they are.

        A package always ends with .obz. Raises NotAllowed, FileUnwritable and what `question_boards` raises.
        """
        actor.require(Right.LEAD_CONVERSATIONS)
        boards = question_boards(instrument, pictures, lang)
        place = out if out.suffix.casefold() == ".obz" else out.with_name(f"{out.name}.obz")
        write_boards(boards, place)
        with self._store.writing() as tx:
            told = {"instrument": instrument.id, "language": lang}
            audit.append(tx, actor.user_id, "exported", "boards", None, None, told)
        return place


def _first(instrument: Instrument, w: Words) -> Page:
    cells = [_question(item, w, opens=item.id) for item in instrument.items]
    rows = tuple(tuple(cells[at : at + ACROSS]) for at in range(0, len(cells), ACROSS))
    title = w.pick(instrument.title)
    about = w.pick(instrument.description)
    return Page(instrument.id, title, w.language, rows, about, {"ext_accessible_fit_form": instrument.id})


def _page(instrument: Instrument, item: Item, steps: int, following: str, w: Words) -> Page:
    choices = tuple(_choice(option, w) for option in instrument.options(item, steps))
    onward = Cell(w.tc("bar", "Next"), "own:next", opens=following) if following else None
    quiet = (
        Cell(w.t("I don't know"), "own:dont-know"),
        Cell(w.t("I don't want to answer"), "own:dont-want-to-answer"),
    )
    back = Cell(w.tc("bar", "Back"), "own:back", opens=instrument.id)
    rows = ((_question(item, w),), choices, quiet, (back, onward))
    about: dict[str, Json] = {"ext_accessible_fit_item": item.id, "ext_accessible_fit_steps": steps}
    return Page(item.id, w.pick(item.question), w.language, rows, extra=about)


def _question(item: Item, w: Words, opens: str = "") -> Cell:
    return Cell(w.pick(item.question), item.pictogram, w.pick(item.spoken), HEAD_COLOUR, opens)


def _choice(option: Option, w: Words) -> Cell:
    return Cell(w.pick(option.label), option.pictogram, w.pick(option.spoken))

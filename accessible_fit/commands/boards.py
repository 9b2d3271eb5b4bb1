"""Open Board files on the command line: what is in them, taking them in, and writing questions as boards."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path


def check(file: Path, say: Callable[[str], str] = str) -> str:
    """What is in the board file, as JSON: boards, buttons, images_resolved, warnings, credits.

    `say` turns an English source text into the reader's language. Raises a PictogramError.
    """
    from pictograms.boards.check import check as look_at

    return json.dumps(look_at(file).as_json(say), ensure_ascii=False)


def import_(file: Path, target: Path, say: Callable[[str], str] = str) -> str:
    """Take the boards and their pictures into a folder of their own in `target`; gives the same JSON.

    Besides it says the set's name and folder, how many pictures came, and which did not and why. The same
    file again takes the place of what it brought before; another file of the same name gets a name of its
    own. Raises a PictogramError.
    """
    from pictograms.boards.check import report_on
    from pictograms.imports.look import look_through_boards
    from pictograms.imports.take_in import free_name, import_set

    preview = look_through_boards(file)
    assert preview.boards is not None  # a file without boards has been refused by now
    name, is_there = free_name(preview, target)
    kept = import_set(replace(preview, name=name), target, replace=is_there)
    told = report_on(preview.boards).as_json(say) | {
        "set": kept.name,
        "folder": str(kept.folder),
        "pictures": len(preview.coming),
        "left_out": [staying.fault.told(say) for staying in preview.staying],
        "non_commercial": kept.non_commercial,
        "may_leave": kept.may_leave,
    }
    return json.dumps(told, ensure_ascii=False)


def export(instrument_id: str, out: Path, lang: str, say: Callable[[str], str] = str) -> str:
    """Write the questions of one of our own forms as boards, and give what `check` says of the file.

    The boards hold the questions, their choices and the ways not to answer; pictures that must stay in the
    organisation are refused, with nothing written. Raises UnknownInstrument, NotForCards, a PictogramError.
    """
    from accessible_fit.instruments.own import find_instrument
    from accessible_fit.services.pictures.question_boards import question_boards
    from pictograms.boards.writer import write_boards
    from pictograms.catalogue import Catalogue

    catalogue = Catalogue.bundled()
    write_boards(question_boards(find_instrument(instrument_id, catalogue), catalogue, lang), out)
    return check(out, say)

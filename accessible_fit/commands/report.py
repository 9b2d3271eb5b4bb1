"""Reports of a unit on the command line, for whoever has the key of the store: same figures, same gate.

`report unit` as JSON has these keys; a figure that is hidden is null, and `hidden_because` says why in words:

- `unit`, `service_type`, `period` {`from`, `to`}: the days that were asked for, widened to whole quarters;
- `sentence`: what the overview comes to; `hidden_because`;
- `participation`: as `report participation`, below;
- `life_areas`: for each `area`, `name`, `pooled` (twelve months together, because quarters have too few
  persons), `sentence`, and `periods` [{`from`, `to`, `persons`, `score` 0–100}];
- `shares`: for each question `form`, `question`, `text`, `area`, `best`, `answered`, `share` {`share`, `low`,
  `high`} 0–1, `everybody`, `sentence`;
- `persons`: {`whole`, `stable_good`, `stable_low`, `changed_up`, `changed_down`, `cannot_tell`, `nearly_all`
  {`part`, `at_least`} or null}: each person beside the period before;
- `actions` {`opened`, `closed`}; `event` {`name`, `on`} or null.

`report participation` has `unit`, `period`, `sentence`, `hidden_because` and `participation`: {`enrolled`,
`answered`, `share`, `everybody`, `parts` {`answered_alone`, `answered_with_help`, `no_answer`,
`declined_or_stopped`, `only_somebody_else`, `not_asked`}, `nearly_all` {`part`, `at_least`} or null}.

CSV has a row for each figure: section, what, from, to, persons, value, low, high, words.
"""

import csv
import datetime as dt
import io
import json
from collections.abc import Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from accessible_fit.commands.upkeep import opened_store, the_words
from accessible_fit.errors import FileUnusable
from accessible_fit.words import unit_sentences as say
from accessible_fit.words.catalogue import Words

if TYPE_CHECKING:
    from accessible_fit.instruments.model import Instrument
    from accessible_fit.trends.unit import AreaRow, Overview, Parted, ShareRow

K = TypeVar("K", bound=StrEnum)
WHOLE = "whole"
HEADINGS = ("section", "what", "from", "to", "persons", "value", "low", "high", "words")
# A cell that begins with one of these is taken for a formula by spreadsheet programs.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


class What(StrEnum):
    """Reports that can be written."""

    UNIT = "unit"
    PARTICIPATION = "participation"


class FileFormat(StrEnum):
    """How a report is written."""

    JSON = "json"
    CSV = "csv"


def report(
    what: What, name: str, db: str, days: tuple[dt.date, dt.date], file_format: FileFormat, out: Path
) -> None:
    """Write a report of a unit. Raises NoSuchUnit, DaysBackwards, FileUnusable, a DbError."""
    from accessible_fit.services.unit.overview import UnitOverview
    from accessible_fit.services.upkeep.whole_file import write_whole

    if not out.parent.is_dir():
        raise FileUnusable(path=out)
    w = the_words()
    with opened_store(db) as store:
        overviews = UnitOverview(store, _now)
        found = overviews.with_key(name, *days)
        forms = overviews.forms(found)
    made = _unit(w, found, forms) if what is What.UNIT else _taken(w, found)
    if file_format is FileFormat.JSON:
        text = json.dumps(made, ensure_ascii=False, allow_nan=False, indent=2) + "\n"
        write_whole(out, text.encode())
    else:
        write_whole(out, _csv(what, w, found, forms).encode("utf-8-sig"))


def _taken(w: Words, found: "Overview") -> dict[str, object]:
    return {
        "unit": found.unit_name,
        "period": _period(found.span.first_day, found.span.last_day),
        "sentence": say.participation_sentence(w, found),
        "hidden_because": say.why_hidden(w),
        "participation": _participation(found),
    }


def _unit(w: Words, found: "Overview", forms: "Mapping[str, Instrument]") -> dict[str, object]:
    return {
        "unit": found.unit_name,
        "service_type": found.service_type,
        "period": _period(found.span.first_day, found.span.last_day),
        "sentence": say.headline(w, found),
        "hidden_because": say.why_hidden(w),
        "participation": _participation(found),
        "life_areas": [_area(w, found, row) for row in found.rows],
        "shares": [_share(w, row, forms) for row in found.shares],
        "persons": {
            "whole": found.persons.whole,
            **_parts(found.persons),
            "nearly_all": _nearly(found.persons),
        },
        "actions": {"opened": found.done.opened, "closed": found.done.closed},
        "event": {"name": found.event.name, "on": found.event.on.isoformat()} if found.event else None,
    }


def _participation(found: "Overview") -> dict[str, object]:
    from accessible_fit.trends.participation import Taken

    took = found.participation
    whole = took.enrolled if took.everybody else took.answered.parts[Taken.ANSWERED]
    return {
        "enrolled": took.enrolled,
        "answered": whole,
        "share": 1.0 if took.everybody else took.share,
        "everybody": took.everybody,
        "parts": _parts(took.detail),
        "nearly_all": _nearly(took.answered),
    }


def _parts(told: "Parted[K]") -> dict[str, int | None]:
    return {part.value: count for part, count in told.parts.items()}


def _nearly(told: "Parted[K]") -> dict[str, object] | None:
    part = told.nearly_all
    return None if part is None else {"part": part.value, "at_least": told.at_least}


def _area(w: Words, found: "Overview", row: "AreaRow") -> dict[str, object]:
    return {
        "area": row.area,
        "name": _area_name(w, row.area),
        "pooled": row.pooled,
        "sentence": say.unit_change(w, row) if row.shown else say.why_hidden(w),
        "periods": [
            {
                **_period(one.span.first_day, one.span.last_day),
                "persons": one.persons,
                "score": one.score,
            }
            for one in row.cells
            if one.span.last in found.span
        ],
    }


def _area_name(w: Words, area: str) -> str:
    from accessible_fit.instruments.own import life_areas

    known = life_areas()
    if area == WHOLE:
        return w.t("Everything that was asked")
    return w.pick(known[area].name) if area in known else area


def _share(w: Words, row: "ShareRow", forms: "Mapping[str, Instrument]") -> dict[str, object]:
    told = row.share
    return {
        "form": row.instrument_id,
        "question": row.item_id,
        "text": _question(w, row, forms),
        "area": row.area,
        "best": row.best,
        "answered": row.answered,
        "share": None if told is None else {"share": told.share, "low": told.low, "high": told.high},
        "everybody": row.everybody if told is not None else None,
        "sentence": say.row_share(w, row),
    }


def _question(w: Words, row: "ShareRow", forms: "Mapping[str, Instrument]") -> str:
    form = forms.get(row.instrument_id)
    items = form.items if form is not None else ()
    return next((w.pick(item.question) for item in items if item.id == row.item_id), row.item_id)


def _period(first: dt.date, last: dt.date) -> dict[str, str]:
    return {"from": first.isoformat(), "to": last.isoformat()}


# ---------------------------------------------------------------------- CSV


def _csv(what: What, w: Words, found: "Overview", forms: "Mapping[str, Instrument]") -> str:
    to = io.StringIO()
    writer = csv.writer(to)
    writer.writerow(HEADINGS)
    rows = list(_taken_rows(w, found))
    if what is What.UNIT:
        rows += _unit_rows(w, found, forms)
    writer.writerows([_cell(one) for one in row] for row in rows)
    return to.getvalue()


def _taken_rows(w: Words, found: "Overview") -> Iterator[tuple[object, ...]]:
    from accessible_fit.trends.participation import Part

    days = (found.span.first_day, found.span.last_day)
    took = _participation(found)
    yield "participation", "enrolled", *days, took["enrolled"], "", "", "", ""
    answered = took["answered"]
    yield (
        "participation",
        "answered",
        *days,
        answered,
        took["share"],
        "",
        "",
        say.participation_sentence(w, found),
    )
    for part, count in found.participation.detail.parts.items():
        yield "participation", part.value, *days, count, "", "", "", say.part_name(w, Part(part))


def _unit_rows(
    w: Words, found: "Overview", forms: "Mapping[str, Instrument]"
) -> Iterator[tuple[object, ...]]:
    days = (found.span.first_day, found.span.last_day)
    for row in found.rows:
        for one in row.cells:
            if one.span.last in found.span:
                when = (one.span.first_day, one.span.last_day)
                yield "life_area", row.area, *when, one.persons, one.score, "", "", say.cell_words(w, one)
    for asked in found.shares:
        told = asked.share
        ends = ("", "", "") if told is None else (told.share, told.low, told.high)
        said = f"{_question(w, asked, forms)} {say.row_share(w, asked)}"
        yield "share", f"{asked.instrument_id}/{asked.item_id}", *days, asked.answered, *ends, said
    for change, count in found.persons.parts.items():
        yield "persons", change.value, *days, count, "", "", "", say.change_name(w, change)
    yield "actions", "opened", *days, "", found.done.opened, "", "", ""
    yield "actions", "closed", *days, "", found.done.closed, "", "", ""


def _cell(value: object) -> object:
    """Return what a cell holds; a text that a spreadsheet would run stays a text."""
    if isinstance(value, str) and value.startswith(FORMULA_STARTS):
        return f"'{value}"
    return "" if value is None else value


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)

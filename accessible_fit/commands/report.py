"""Reports on the command line, for whoever has the key of the store: the same figures as in the window.

`report unit` as JSON has these keys; a figure that is hidden is null, and `hidden_because` says why in
words:

- `organisation`, empty where nobody has named it, which every report as JSON begins with;
- `unit`, `service_type`, `period` {`from`, `to`}: the days that were asked for, widened to whole quarters;
- `sentence`: what the overview comes to; `hidden_because`;
- `participation`: as `report participation`, below;
- `life_areas`: for each `area`, `name`, `pooled` (twelve months together, because quarters have too few
  persons), `sentence`, and `periods` [{`from`, `to`, `persons`, `at_least`, `score` 0–100}]; `at_least`
  stands instead of `persons` where the exact number, beside other numbers, would tell of fewer than five;
- `spread`: for each part of life `area`, `name`, `persons`, how many of them answer `good`, `both` or `bad`
  on the whole, `nearly_all` {`part`, `at_least`} or null, `sentence`;
- `shares`: for each question `form`, `question`, `text`, `area`, `best`, `answered`, `share` {`share`,
  `low`, `high`} 0–1, `at_least` (then the share is in whole tenths), `everybody`, `sentence`, and `published`
  elsewhere [{`source`, `place`, `year`, `share` 0–1, `sentence`}], which is another survey;
- `persons`: {`whole`, `stable_good`, `stable_low`, `changed_up`, `changed_down`, `cannot_tell`,
  `nearly_all` {`part`, `at_least`} or null}: each person beside the period before;
- `actions` {`opened`, `closed`}; `event` {`name`, `on`} or null;
- `same_kind`: units of one kind counted together over the twelve months that the period ends with: `period`,
  `sentence`, `kinds` [{`service_type`, `name`, `units`, `areas` [{`area`, `name`, `at_least` persons in whole
  fives, `score` in whole points, `best` 0–1 in twentieths: chose the best for most, `sentence`}]}].

`report participation` has `unit`, `period`, `sentence`, `hidden_because` and `participation`: {`enrolled`,
`answered`, `share`, `everybody`, `parts` {`answered_alone`, `answered_with_help`, `no_answer`,
`declined_or_stopped`, `only_somebody_else`, `not_asked`}, `nearly_all` {`part`, `at_least`} or null}; and

- `planned`, where saying no is having been asked: `sentence`, `persons` who had support, `asked` as planned,
  `share`, `everybody`, `about` {`at_least` 0–1, `words`} or null, which may be told where the figure may
  not, `parts` {`answered`, `with_help`, `declined`, `could_not`, `left`, `not_asked`, `no_plan`} (each
  person once, by what went best), `quarters` [{`from`, `to`, `nothing_planned`, `persons` with something
  planned, `asked`, `share`, `everybody`, `about`}] up to the period's end, and `reasons` [{`reason`,
  `persons`}] noted for five persons or more (why persons left is in `report register`);
- `stage`: `stage` (`too_small`, `not_begun`, `training`, `practice`, `systematic`), `name`, `sentence`,
  `checks` [{`check`, `holds`, `sentence`}] that it is made of, and `rule`: whose rule it is.

`report register` has `unit`, `service_type`, `period`, `sentence`, `hidden_because`, `enrolled`, `new`,
`before`, `ended`, `still`; `by_sex` and `by_age` [{`group`, `enrolled`, `new`, `ended`}]; `time_open` and
`time_closed` {`persons`, `mean_years`, `short_years` (five persons or more had at most so long),
`long_years` (five or more had at least so long)}; `reasons_in` and `reasons_out` {`shared` [{`reason`,
`persons`}], `others`}; `meant` {`intended_group`, `aims`, `youngest`, `oldest`, `places`, `at_end`, `ages`
{`known`, `within`, `outside`}} or null.

`report person`, whose NAME is an alias or a number, has `person`, `alias`, `unit`, `period`,
`conversations`, `sentence`, and

- `areas`: for each form and part of life, format and answerer by themselves: `form`, `area`, `name`,
  `format` (`choice`, `mat`, `line`), `steps`, `who`, `view`, `sentence`, `points` [{`day`, `score`}];
- `questions`: the same for each question or card: `form`, `question`, `text`, `area`, `format`, `steps`,
  `who`, `view`, `after_break` (the question was answered in another format before), `points` [{`day`,
  `conversation`, `outcome`, `raw`, `score`, `half_step`, `said`, `helped`, `marks`}];
- `breaks` [{`day`, `area`, `area_name`, `before`, `after`}]; `marks`, what is worth asking again [{`day`,
  `conversation`, `sign`, `sentence`, `advice`}]; `actions` [{`said`, `text`, `who`, `made_on`, `due_on`,
  `done_on`, `shown_on`, `helped`, `closed_on`, `closed_because`}]; `events` [{`on`, `name`}].

CSV of a unit has a row for each figure: section, what, from, to, persons, value, low, high, words; of a
person a row for each answer. A spreadsheet has a sheet for each question that its reader has. The PDF of a
unit is for its leader, that of a person for the person: pictures, easy words, no figures.
"""

import datetime as dt
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from accessible_fit.commands.upkeep import opened_store, the_words
from accessible_fit.errors import FileUnusable
from accessible_fit.reports.kinds import FileFormat as FileFormat  # part of how it is called

if TYPE_CHECKING:
    from accessible_fit.reports.kinds import ReportFile
    from db.engine import Store


class What(StrEnum):
    """Reports that can be written."""

    UNIT = "unit"
    PERSON = "person"
    REGISTER = "register"
    PARTICIPATION = "participation"


def report(
    what: What, name: str, db: str, days: tuple[dt.date, dt.date], file_format: FileFormat, out: Path
) -> None:
    """Write a report.

    Raises NoSuchUnit, NoSuchPerson, SeveralPersons, DaysBackwards, FileUnusable, a DbError.
    """
    from accessible_fit.services.upkeep.whole_file import write_whole

    if not out.parent.is_dir():
        raise FileUnusable(path=out)
    with opened_store(db) as store:
        made = _made(store, what, name, days, file_format)
    write_whole(out, made.data)


def _made(
    store: "Store", what: What, name: str, days: tuple[dt.date, dt.date], file_format: FileFormat
) -> "ReportFile":
    from pictograms.catalogue import Catalogue

    language = the_words().language
    if what is What.PERSON:
        from accessible_fit.services.following.person_report import PersonReports

        persons = PersonReports(store, _now, Catalogue.bundled)
        return persons.make_with_key(name, days, file_format, language)
    from accessible_fit.services.following.unit_report import UnitReports, UnitSubject

    units = UnitReports(store, _now, Catalogue.bundled)
    return units.make_with_key(name, days, file_format, language, UnitSubject(what.value))


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)

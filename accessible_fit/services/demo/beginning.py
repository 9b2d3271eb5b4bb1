"""How the first invented units begin to use the program, and what they stop doing when they do."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from accessible_fit.services.demo.ids import Ids
from accessible_fit.services.demo.period import Period
from accessible_fit.services.demo.stories import Story
from accessible_fit.services.demo.workplaces import Workplace
from db.records import RolloutStep
from db.vocabulary import RolloutKind


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its day so many weeks from today, and for what is done when that was and how it went.

    `who` is the place among those who work there, the leader first.
    """

    kind: RolloutKind
    text: str
    who: int = 0
    due: int | None = None
    done: int | None = None
    went: str = ""


LINES: Mapping[Story, Sequence[Line]] = MappingProxyType(
    {
        Story.IMPROVING: (
            Line(RolloutKind.AIM, "Alla får säga vad de tycker fyra gånger om året", 0, 26),
            Line(RolloutKind.AIM, "Något händer efter varje samtal, och personen får veta vad", 0, 26),
            Line(RolloutKind.ROLE, "Ser i planen vem som ska frågas, varje måndag", 1),
            Line(RolloutKind.ROLE, "Visar nya kollegor hur man frågar utan att styra svaret", 2),
            Line(
                RolloutKind.PILOT,
                "Två personer börjar. De väljer själva bilder och plats.",
                1,
                -48,
                -48,
                "Det gick bra. Bilderna fick bli större.",
            ),
            Line(
                RolloutKind.ACTIVITY,
                "Alla i personalen svarar själva på frågorna en gång",
                0,
                -44,
                -44,
                "Vi förstod hur svårt det är att svara när någon tittar på.",
            ),
            Line(RolloutKind.ACTIVITY, "Berätta för gode män och anhöriga hur vi frågar", 0, -4),
            Line(
                RolloutKind.STOPS,
                "Enkäten på papper varje höst",
                0,
                -39,
                -39,
                "Ja, den är borta. Ingen har saknat den.",
            ),
            Line(RolloutKind.STOPS, "Listan på kontoret över vad de boende har sagt", 1, -18, -18),
            Line(
                RolloutKind.EVALUATION,
                "Vad har svaren lett till? Vi går igenom året tillsammans.",
                0,
                -48,
                -48,
                "Fler frågas nu. Det som lovas blir gjort, men ibland för sent.",
            ),
            Line(RolloutKind.EVALUATION, "Vad har svaren lett till? Vi går igenom året tillsammans.", 0, 3),
        ),
        Story.GOOD: (
            Line(RolloutKind.AIM, "Alla får säga vad de tycker fyra gånger om året", 0, 35),
            Line(RolloutKind.ROLE, "Håller i samtalen och lär upp en till", 1),
            Line(
                RolloutKind.PILOT,
                "Tre personer som gärna vill börjar, en i taget",
                1,
                -26,
                -26,
                "Alla tre ville fortsätta. Nu frågas alla.",
            ),
            Line(RolloutKind.ACTIVITY, "En timme på arbetsplatsträffen: så läser vi svaren", 0, 3),
            Line(RolloutKind.STOPS, "Trivselfrågorna i genomförandeplanen, som frågar samma sak", 0, 9),
            Line(
                RolloutKind.STOPS,
                "Månadsrapporten om nöjdhet till kontoret",
                0,
                -22,
                -22,
                "Ja, den är borta.",
            ),
            Line(RolloutKind.EVALUATION, "Frågar vi på rätt sätt, och händer det något efteråt?", 0, 22),
        ),
    }
)
"""What is written in the plans of two units, one further than the other."""


def beginning(place: Workplace, period: Period, ids: Ids) -> Iterator[RolloutStep]:
    """Return the plan of a unit that has one."""
    for order, line in enumerate(LINES.get(place.story, ())):
        who = place.workers[min(line.who, len(place.workers) - 1)]
        yield RolloutStep(
            id=ids.next(),
            unit_id=place.unit.id,
            kind=line.kind,
            text=line.text,
            who=who.display_name,
            due_on=_day(line.due, period),
            done_on=_day(line.done, period),
            followed_up=line.went,
            order_in_plan=order,
        )


def _day(weeks: int | None, period: Period) -> dt.date | None:
    return None if weeks is None else period.today + dt.timedelta(weeks=weeks)

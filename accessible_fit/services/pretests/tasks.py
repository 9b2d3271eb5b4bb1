"""The pretest's picture tasks as data, in both languages, and how many of them make a level.

Every task shows all steps of its level on cards and has one card that fits. How many tasks a stage has, and
how many of them must fit, is in `RUNGS`. A level is offered only when it was passed at all three stages, so
the chance that somebody who points at random comes through is the exact binomial of one stage to the power of
three (`chance_of_level`): two steps 3.1 %, three 1.7 %, five 0.1 %, a line at most 0.1 %; and a level is only
tried after the one before, so that five by chance is less than one in a million. One miss is allowed at every
stage: attention wanders. A stage ends as soon as it is decided, which leaves these chances as they are.

Places of the cards are fixed. The fitting cards of a stage lie in different places, as many in each as can
be, and never by turns: always the same place, or left and right by turns, passes nothing (tests hold this).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from accessible_fit.instruments.model import Text
from accessible_fit.scales.position import chance_of_hits
from accessible_fit.scales.pretest import Level, Stage

LAYOUT_SEED = 2
LINE_TOLERANCE = 10
"""A place on the line (0–100) fits when it is nearer than this to where it belongs: under a fifth of it."""


@dataclass(frozen=True, slots=True)
class Rung:
    """A level of one stage: how many tasks at most, how many must fit, one in how many fits by chance."""

    tasks: int
    needed: int
    one_in: int


RUNGS: Mapping[Level, Rung] = {
    Level.TWO: Rung(4, 3, 2),
    Level.THREE: Rung(3, 2, 3),
    Level.FIVE: Rung(3, 2, 5),
    Level.LINE: Rung(3, 2, 5),
}


def chance_of_level(level: Level) -> float:
    """Return the chance of passing a level at all three stages by pointing at random; at most, for a line."""
    rung = RUNGS[level]
    return chance_of_hits(rung.needed, rung.tasks, rung.one_in) ** len(Stage)


@dataclass(frozen=True, slots=True)
class Thing:
    """A picture and what it is called, for those who have the screen read by a machine."""

    picture: str
    name: Text


@dataclass(frozen=True, slots=True)
class PictureTask:
    """Point at one of the cards. `cards` as they lie, `right` is the place of the one that fits.

    `shown` is what to look at first, or None where the sentence alone says what to look for.
    """

    id: str
    stage: Stage
    level: Level
    text: Text
    cards: tuple[Thing, ...]
    right: int
    shown: Thing | None = None

    def fits(self, said: int) -> bool:
        """Say whether this place is the one."""
        return said == self.right


@dataclass(frozen=True, slots=True)
class LineTask:
    """Show on a line between two pictures how much there is; `right` is where it belongs, 0–100."""

    id: str
    stage: Stage
    text: Text
    low: Thing
    high: Thing
    right: int
    shown: Thing
    level: Level = Level.LINE

    def fits(self, said: int) -> bool:
        """Say whether this place on the line is near enough."""
        return abs(said - self.right) < LINE_TOLERANCE


@dataclass(frozen=True, slots=True)
class Question:
    """A question with yes and no whose answer is plain; those that are not true show who says yes to all.

    It comes after so many tasks, and before the end in any case.
    """

    id: str
    text: Text
    shown: Thing
    true: bool
    after: int


Task = PictureTask | LineTask


def _five(key: str, names: tuple[tuple[str, str], ...], first: int = 1) -> tuple[Thing, ...]:
    return tuple(
        Thing(f"{key}-{number}", {"sv": sv, "en": en}) for number, (sv, en) in enumerate(names, first)
    )


BALLS = _five(
    "own:ball",
    (
        ("en mycket liten boll", "a very small ball"),
        ("en liten boll", "a small ball"),
        ("en mellanstor boll", "a middle-sized ball"),
        ("en stor boll", "a big ball"),
        ("en mycket stor boll", "a very big ball"),
    ),
)
BLOCKS = _five(
    "own:blocks",
    (
        ("ett block", "one block"),
        ("två block", "two blocks"),
        ("tre block", "three blocks"),
        ("fyra block", "four blocks"),
        ("fem block", "five blocks"),
    ),
)
GLASSES = _five(
    "own:amount",
    (
        ("ett tomt glas", "an empty glass"),
        ("ett glas med lite vatten", "a glass with a little water"),
        ("ett halvt glas vatten", "half a glass of water"),
        ("ett glas med mycket vatten", "a glass with a lot of water"),
        ("ett fullt glas vatten", "a full glass of water"),
    ),
    first=0,
)
STAIRS = _five(
    "own:stairs",
    (
        ("längst ner på trappan", "at the foot of the stairs"),
        ("långt ner på trappan", "low on the stairs"),
        ("mitt på trappan", "half way up the stairs"),
        ("högt upp på trappan", "high on the stairs"),
        ("högst upp på trappan", "at the top of the stairs"),
    ),
)
FACES = tuple(
    Thing(f"openmoji:{code}", {"sv": sv, "en": en})
    for code, sv, en in (
        ("1F622", "mycket ledsen", "very sad"),
        ("1F641", "ledsen", "sad"),
        ("1F610", "varken glad eller ledsen", "neither happy nor sad"),
        ("1F642", "glad", "happy"),
        ("1F604", "mycket glad", "very happy"),
    )
)

STEPS: Mapping[Level, tuple[int, ...]] = {
    Level.TWO: (0, 4),
    Level.THREE: (0, 2, 4),
    Level.FIVE: (0, 1, 2, 3, 4),
}
"""Which of five pictures stand for the steps of a level."""

BIGGEST_BALL = {"sv": "Peka på den största bollen.", "en": "Point at the biggest ball."}
SMALLEST_BALL = {"sv": "Peka på den minsta bollen.", "en": "Point at the smallest ball."}
LOWEST_TOWER = {"sv": "Peka på det lägsta tornet.", "en": "Point at the lowest tower."}
MOST_WATER = {"sv": "Peka på glaset med mest vatten.", "en": "Point at the glass with most water."}
SAME_TOWER = {"sv": "Peka på ett lika högt torn.", "en": "Point at a tower that is as high."}
SAME_WATER = {"sv": "Peka på lika mycket vatten.", "en": "Point at as much water."}
ON_STAIRS = {"sv": "Högst upp är mest. Var är så här mycket?", "en": "The top is most. Where is this much?"}
HAPPY = {"sv": "Peka på den som är glad.", "en": "Point at the one who is happy."}
SAD = {"sv": "Peka på den som är ledsen.", "en": "Point at the one who is sad."}
HAPPIEST = {"sv": "Peka på den som är gladast.", "en": "Point at the one who is happiest."}
FACE_OF_STAIRS = {
    "sv": "Högst upp är gladast. Vilken är så här glad?",
    "en": "The top is happiest. Which one is this happy?",
}
WATER_ON_LINE = {"sv": "Så här mycket vatten. Visa på linjen.", "en": "This much water. Show it on the line."}
STEP_ON_LINE = {"sv": "Så här högt upp. Visa på linjen.", "en": "This high up. Show it on the line."}
HAPPY_ON_LINE = {"sv": "Så här glad. Visa på linjen.", "en": "This happy. Show it on the line."}


@dataclass(frozen=True, slots=True)
class _Plan:
    """One picture task before its cards are laid: which of five fits, where it lies, what is shown first."""

    text: Text
    things: tuple[Thing, ...]
    fitting: int
    place: int
    shown: tuple[Thing, ...] = ()


_PICTURES: Mapping[tuple[Stage, Level], tuple[_Plan, ...]] = {
    (Stage.CONCRETE, Level.TWO): (
        _Plan(BIGGEST_BALL, BALLS, 4, 0),
        _Plan(LOWEST_TOWER, BLOCKS, 0, 1),
        _Plan(MOST_WATER, GLASSES, 4, 1),
        _Plan(SMALLEST_BALL, BALLS, 0, 0),
    ),
    (Stage.REFERENCE, Level.TWO): (
        _Plan(ON_STAIRS, STAIRS, 4, 1, GLASSES),
        _Plan(ON_STAIRS, STAIRS, 0, 1, GLASSES),
        _Plan(ON_STAIRS, STAIRS, 4, 0, BLOCKS),
        _Plan(ON_STAIRS, STAIRS, 0, 0, BLOCKS),
    ),
    (Stage.FEELINGS, Level.TWO): (
        _Plan(SAD, FACES, 0, 1),
        _Plan(HAPPY, FACES, 4, 0),
        _Plan(FACE_OF_STAIRS, FACES, 4, 0, STAIRS),
        _Plan(FACE_OF_STAIRS, FACES, 0, 1, STAIRS),
    ),
    (Stage.CONCRETE, Level.THREE): (
        _Plan(SAME_TOWER, BLOCKS, 2, 0, BLOCKS),
        _Plan(SMALLEST_BALL, BALLS, 0, 2),
        _Plan(SAME_WATER, GLASSES, 2, 1, GLASSES),
    ),
    (Stage.REFERENCE, Level.THREE): (
        _Plan(ON_STAIRS, STAIRS, 2, 2, GLASSES),
        _Plan(ON_STAIRS, STAIRS, 0, 1, BLOCKS),
        _Plan(ON_STAIRS, STAIRS, 4, 0, BLOCKS),
    ),
    (Stage.FEELINGS, Level.THREE): (
        _Plan(HAPPIEST, FACES, 4, 1),
        _Plan(FACE_OF_STAIRS, FACES, 2, 0, STAIRS),
        _Plan(FACE_OF_STAIRS, FACES, 0, 2, STAIRS),
    ),
    (Stage.CONCRETE, Level.FIVE): (
        _Plan(SAME_TOWER, BLOCKS, 3, 1, BLOCKS),
        _Plan(SAME_WATER, GLASSES, 1, 4, GLASSES),
        _Plan(BIGGEST_BALL, BALLS, 4, 2),
    ),
    (Stage.REFERENCE, Level.FIVE): (
        _Plan(ON_STAIRS, STAIRS, 3, 3, GLASSES),
        _Plan(ON_STAIRS, STAIRS, 1, 0, BLOCKS),
        _Plan(ON_STAIRS, STAIRS, 2, 4, GLASSES),
    ),
    (Stage.FEELINGS, Level.FIVE): (
        _Plan(FACE_OF_STAIRS, FACES, 3, 2, STAIRS),
        _Plan(FACE_OF_STAIRS, FACES, 1, 0, STAIRS),
        _Plan(HAPPIEST, FACES, 4, 3),
    ),
}

# Far enough from each other, and from the middle where a handle begins, that one place fits one at most.
_ON_THE_LINE: Mapping[Stage, tuple[Text, tuple[Thing, ...], tuple[int, int, int]]] = {
    Stage.CONCRETE: (WATER_ON_LINE, GLASSES, (3, 1, 4)),
    Stage.REFERENCE: (STEP_ON_LINE, STAIRS, (1, 3, 0)),
    Stage.FEELINGS: (HAPPY_ON_LINE, FACES, (3, 4, 1)),
}

QUESTIONS: tuple[Question, ...] = (
    Question(
        "dog",
        {"sv": "Är det här en hund?", "en": "Is this a dog?"},
        Thing("openmoji:1F436", {"sv": "en hund", "en": "a dog"}),
        true=True,
        after=1,
    ),
    Question(
        "cup",
        {"sv": "Är det här en häst?", "en": "Is this a horse?"},
        Thing("openmoji:2615", {"sv": "en kopp", "en": "a cup"}),
        true=False,
        after=3,
    ),
    Question(
        "chair",
        {"sv": "Är det här en stol?", "en": "Is this a chair?"},
        Thing("openmoji:1FA91", {"sv": "en stol", "en": "a chair"}),
        true=True,
        after=5,
    ),
    Question(
        "bicycle",
        {"sv": "Är det här en fisk?", "en": "Is this a fish?"},
        Thing("openmoji:1F6B2", {"sv": "en cykel", "en": "a bicycle"}),
        true=False,
        after=7,
    ),
)


def tasks_of(stage: Stage, level: Level) -> tuple[Task, ...]:
    """Return the tasks of one stage at one level, in the order they are put."""
    return _TASKS[stage, level]


def _made(stage: Stage, level: Level) -> tuple[Task, ...]:
    if level is Level.LINE:
        text, things, shown = _ON_THE_LINE[stage]
        ends = things[0], things[-1]
        return tuple(
            LineTask(f"{stage}.line.{number}", stage, text, *ends, one * 25, things[one])
            for number, one in enumerate(shown, 1)
        )
    plans = _PICTURES[stage, level]
    return tuple(
        _laid(f"{stage}.{level.value}.{number}", stage, level, plan) for number, plan in enumerate(plans, 1)
    )


def _laid(task_id: str, stage: Stage, level: Level, plan: _Plan) -> PictureTask:
    """Lay the cards: the fitting one in its place, the others around it, always in the same order."""
    others = [step for step in STEPS[level] if step != plan.fitting]
    Random(f"{LAYOUT_SEED} {task_id}").shuffle(others)
    others.insert(plan.place, plan.fitting)
    cards = tuple(plan.things[step] for step in others)
    shown = plan.shown[plan.fitting] if plan.shown else None
    return PictureTask(task_id, stage, level, plan.text, cards, plan.place, shown)


_TASKS = {(stage, level): _made(stage, level) for level in Level for stage in Stage}


def all_texts() -> list[Text]:
    """Return every sentence that is put, to be spoken ahead."""
    tasks = (task for level in Level for stage in Stage for task in tasks_of(stage, level))
    texts = [task.text for task in tasks] + [question.text for question in QUESTIONS]
    return list({text["sv"]: text for text in texts}.values())

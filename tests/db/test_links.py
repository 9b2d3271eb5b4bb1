"""Two formats that some people have answered in both, and the link between them."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest

from db import answers, conversations, links, mats
from db.engine import Store, Tx
from db.errors import ConstraintBroken, UnknownRow
from db.records import AnswerFormat, NewScaleLink, PairRow, Person
from db.vocabulary import CardKind, FormatKind, HowHelped, LinkMethod, WhoAnswered
from tests.db.scene import NOON, Scene, food_mat, mat_talk, put, questions, said, set_scene

THREE = AnswerFormat(FormatKind.CHOICE, 3)
LINE = AnswerFormat(FormatKind.LINE)
MAT = AnswerFormat(FormatKind.MAT, 3)


def link(scene: Scene, days: int = 0, **changes: object) -> NewScaleLink:
    new = NewScaleLink(
        made_at=NOON + timedelta(days=days),
        made_by=scene.staff.id,
        x_kind=FormatKind.CHOICE,
        x_steps=3,
        y_kind=FormatKind.LINE,
        method=LinkMethod.LINEAR,
        window_days=30,
        first_on=date(2025, 1, 1),
        last_on=date(2026, 1, 1),
        pairs=44,
        persons=12,
        slope=38.5,
        intercept=11.25,
        conversion={"y": [11.25, 49.75, 88.25], "standard_errors": [2.1, None, 1.9]},
        agreement={"bias": -1.5, "lower": -20.0, "upper": 17.0},
    )
    return replace(new, **changes)  # type: ignore[arg-type]  # what is changed differs


def three_choices(tx: Tx, scene: Scene, person: Person, days: int, *raws: int) -> UUID:
    started_at = NOON + timedelta(days=days)
    talk = conversations.start(tx, questions(person, scene.version, started_at=started_at))
    for order, raw in enumerate(raws):
        answers.put(tx, said(talk.id, f"item-{order}", raw, order))
    return talk.id


def on_a_line(tx: Tx, scene: Scene, person: Person, days: int, raw: int) -> UUID:
    new = questions(person, scene.version, started_at=NOON + timedelta(days=days))
    talk = conversations.start(tx, replace(new, format_kind=FormatKind.LINE, choices=None))
    answers.put(
        tx,
        replace(
            said(talk.id),
            format_kind=FormatKind.LINE,
            format_steps=None,
            format_min=0,
            format_max=100,
            raw=raw,
            score=float(raw),
            half_step=0.5,
        ),
    )
    return talk.id


def test_a_link_is_kept_shown_and_used(store: Store) -> None:
    with store.writing() as tx:
        scene = set_scene(tx)
        assert links.in_use(tx, THREE, LINE) is None
        first = links.keep(tx, link(scene, in_use=True))
        later = links.keep(tx, link(scene, days=9))
        home = links.keep(tx, link(scene, life_area="home", method=LinkMethod.MEAN, in_use=True))
        assert (first.x, first.y) == (THREE, LINE)
    with store.reading() as tx:
        assert links.in_use(tx, THREE, LINE) == first and links.in_use(tx, LINE, THREE) is None
        assert links.in_use(tx, THREE, LINE, "home") == home
        assert links.all_kept(tx)[0] == later and len(links.all_kept(tx)) == 3
        assert links.get(tx, first.id).conversion["standard_errors"] == [2.1, None, 1.9]
    with store.writing() as tx:
        used = links.set_in_use(tx, later.id, True)
        assert links.in_use(tx, THREE, LINE) == used and not links.get(tx, first.id).in_use
        links.set_in_use(tx, later.id, False)
        assert links.in_use(tx, THREE, LINE) is None
        assert links.in_use(tx, THREE, LINE, "home") == home
        replaced = links.keep(tx, link(scene, life_area="home", days=10, in_use=True))
        assert links.in_use(tx, THREE, LINE, "home") == replaced
        with pytest.raises(UnknownRow):
            links.set_in_use(tx, uuid4(), True)


@pytest.mark.parametrize(
    ("rule", "changes"),
    [
        ("x_steps_of_a_kind", {"x_steps": None}),
        ("y_steps_of_a_kind", {"y_steps": 5}),
        ("x_steps", {"x_steps": 4}),
        ("two_formats", {"y_kind": FormatKind.CHOICE, "y_steps": 3}),
        ("window_days", {"window_days": -1}),
        ("last_on", {"last_on": date(2024, 12, 31)}),
        ("persons", {"persons": 45}),
        ("pairs", {"pairs": 0, "persons": 0}),
        ("whole_line", {"intercept": None}),
    ],
)
def test_links_that_cannot_be(store: Store, rule: str, changes: dict[str, object]) -> None:
    with store.writing() as tx:
        scene = set_scene(tx)
    with pytest.raises(ConstraintBroken) as refused, store.writing() as tx:
        links.keep(tx, link(scene, **changes))
    assert rule in str(refused.value.details["rule"])


def test_pairs_are_the_same_persons_answers_near_in_time(store: Store) -> None:
    with store.writing() as tx:
        scene, other = set_scene(tx), set_scene(tx, "Bo")
        hers_first = scene.person.id < other.person.id  # pairs come by person
        three_choices(tx, scene, scene.person, 0, 2, 1)
        on_a_line(tx, scene, scene.person, 20, 60)
        on_a_line(tx, scene, scene.person, 5, 80)  # nearer than the one before, and taken first
        three_choices(tx, scene, scene.person, 40, 0)
        on_a_line(tx, scene, scene.person, 400, 10)  # far from everything
        three_choices(tx, other, other.person, 0, 2)
        on_a_line(tx, other, other.person, 30, 90)
    at = [NOON + timedelta(days=days) for days in (0, 5, 40, 20, 30)]
    asas = [
        PairRow(scene.person.id, 75.0, 80.0, at[0], at[1]),
        PairRow(scene.person.id, 0.0, 60.0, at[2], at[3]),
    ]
    bos = [PairRow(other.person.id, 100.0, 90.0, at[0], at[4])]
    everybodys = asas + bos if hers_first else bos + asas
    with store.reading() as tx:
        assert links.pairs(tx, THREE, LINE) == everybodys
        assert links.pairs(tx, THREE, LINE, "home") == everybodys
        assert links.pairs(tx, THREE, LINE, "work") == []
        assert links.pairs(tx, THREE, LINE, window_days=5) == asas[:1]
        assert links.pairs(tx, THREE, LINE, unit_ids=[other.unit.id]) == bos
        assert links.pairs(tx, THREE, LINE, unit_ids=[]) == []
        turned = links.pairs(tx, LINE, THREE, unit_ids=[scene.unit.id])
        assert [(pair.x_score, pair.y_score) for pair in turned] == [(80.0, 75.0), (60.0, 0.0)]
        first, second = links.points(tx, THREE, unit_ids=[scene.unit.id])
        assert (first.score, first.items, first.at, second.items) == (75.0, 2, NOON, 1)


def test_what_was_not_the_persons_own_or_not_to_count_makes_no_pair(store: Store) -> None:
    with store.writing() as tx:
        scene = set_scene(tx)
        asked = three_choices(tx, scene, scene.person, 0, 2)
        answers.put(tx, replace(said(asked, "item-0", 0), repetition=1))
        proxy = on_a_line(tx, scene, scene.person, 1, 5)
        conversations.set_help(tx, proxy, HowHelped.PROXY, WhoAnswered.STAFF)
        on_a_line(tx, scene, scene.person, 2, 77)
        (pair,) = links.pairs(tx, THREE, LINE)
        assert (pair.x_score, pair.y_score) == (100.0, 77.0)


def test_cards_on_a_mat_are_paired_with_answers(store: Store) -> None:
    with store.writing() as tx:
        scene = set_scene(tx)
        three_choices(tx, scene, scene.person, 0, 1)
        talk = conversations.start(tx, mat_talk(scene.person, NOON + timedelta(days=3)))
        mat = mats.start(tx, food_mat(talk.id))
        below = mats.start(tx, replace(food_mat(talk.id), parent_id=mat.id, about_card="soup"))
        mats.put_placements(
            tx,
            mat.id,
            [
                replace(put("soup", 2), life_area="home"),
                replace(put("tea", 1, 1), life_area="home", card_kind=CardKind.OWN),
                replace(put("lego", 0, 2), card_kind=CardKind.LIKED),
                replace(put("own", 0, 3), card_kind=CardKind.BLANK),
                put("fish", 0, 4),
            ],
        )
        mats.put_placements(tx, below.id, [put("tomato", 0)])
        (whole,) = links.pairs(tx, THREE, MAT)
        assert (whole.x_score, whole.y_score) == (50.0, 50.0)
        (home,) = links.pairs(tx, THREE, MAT, "home")
        assert home.y_score == 75.0
        assert links.pairs(tx, THREE, AnswerFormat(FormatKind.MAT, 5)) == []

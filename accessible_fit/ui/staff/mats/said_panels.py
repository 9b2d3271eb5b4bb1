"""What a mat tells: what lies where, what moved, what is worth asking, and the scores."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.score_bar import ScoreBar
from accessible_fit.ui.widgets.texts import Panel, label, row
from accessible_fit.words.mat_sentences import (
    again_sentence,
    card_words,
    moved_on_looking_sentence,
    place_words,
    seen_sentence,
    why_not_sentence,
)
from accessible_fit.words.sentences import score_words
from db.vocabulary import CardOutcome
from talking_mats.cards import Off, Where
from talking_mats.scores import WhyNot

if TYPE_CHECKING:
    from accessible_fit.instruments.model import LifeArea
    from accessible_fit.services.mats.after import MatLooked
    from talking_mats.scores import MatScore


def by_place(kit: StaffKit, found: "MatLooked") -> list[tuple[str, list[str]]]:
    """Return each place from the left with the words of the cards there, then those that lie in none."""
    w, mat = kit.words, found.mat
    start = mat.start
    places: list[tuple[Where, list[str]]] = []
    for place in range(start.positions):
        position = mat.position_at(place)
        cards = [card_words(w, card) for card in mat.column(position)]
        if cards or not position % ((start.positions - 1) // 2):
            places.append((position, cards))
    aside = [card_words(w, card) for card in mat.aside]
    left = [card_words(w, one.card) for one in found.lines if one.outcome is CardOutcome.UNPLACED]
    if aside:
        places.append((Off.ASIDE, aside))
    if left:
        places.append((Off.PILE, left))
    return [(place_words(w, start.scale, start.positions, where), cards) for where, cards in places]


def told(kit: StaffKit, found: "MatLooked") -> str:
    """What lies where as one text, for those who do not see the picture."""
    parts = (f"{place}: {', '.join(cards)}" for place, cards in by_place(kit, found) if cards)
    return f"{kit.words.pick(found.mat.start.name)}. {'. '.join(parts)}."


def table(kit: StaffKit, found: "MatLooked") -> QWidget:
    """What lies where, place by place."""
    w = kit.words
    made = QWidget()
    whole = QVBoxLayout(made)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.setSpacing(SPACE.hair)
    for number, (place, cards) in enumerate(by_place(kit, found)):
        if number:
            whole.addSpacing(SPACE.medium)
        whole.addWidget(label(place, "field"))
        whole.addWidget(label(", ".join(cards) if cards else w.t("No card"), "" if cards else "soft"))
    whole.addStretch(1)
    return made


def worth_asking(kit: StaffKit, found: "MatLooked", alias: str) -> Panel | None:
    """What moved when it was looked over, and what is worth asking again; None when there is neither."""
    w, mat = kit.words, found.mat
    if not found.moved and not found.seen:
        return None
    panel = Panel(w.t("To talk about"))
    if found.moved:
        panel.body.addWidget(label(w.t("Moved when {name} looked it over again:", name=alias), "field"))
        for one in found.moved:
            panel.body.addWidget(label(moved_on_looking_sentence(w, mat, one.card, one.first, one.last)))
    for seen in found.seen:
        panel.body.addWidget(label(seen_sentence(w, mat, seen, alias)))
    if again := again_sentence(w, mat, found.seen):
        panel.body.addWidget(label(again, "field"))
    return panel


def scores(kit: StaffKit, found: "MatLooked", areas: "Mapping[str, LifeArea]") -> Panel:
    """The whole and each part of life on the ruler, or the reason why they have no place on it."""
    w = kit.words
    panel = Panel(w.t("On the scale from bad to good"))
    lines: list[tuple[str, str, MatScore | WhyNot]] = [("", w.t("The whole mat"), found.score)]
    if len(found.areas) > 1:
        for area_id, score in found.areas.items():
            area = areas.get(area_id)
            name = w.pick(area.name) if area is not None else area_id
            lines.append((area.pictogram if area is not None else "", name, score))
    reasons = {score for _, _, score in lines if isinstance(score, WhyNot)}
    if isinstance(found.score, WhyNot) and reasons == {found.score}:
        panel.body.addWidget(label(why_not_sentence(w, found.score)))
        return panel
    panel.body.addLayout(_grid(kit, lines))
    panel.body.addWidget(
        label(
            w.t(
                "Cards made during the conversation and cards known to be liked or disliked are not counted."
            ),
            "small",
        )
    )
    return panel


def _grid(kit: StaffKit, lines: "Iterable[tuple[str, str, MatScore | WhyNot]]") -> QGridLayout:
    w = kit.words
    grid = QGridLayout()
    grid.setHorizontalSpacing(SPACE.normal)
    grid.setVerticalSpacing(SPACE.medium)
    grid.setColumnStretch(0, 3)
    grid.setColumnStretch(1, 4)
    grid.setColumnStretch(2, 3)
    ends = row(label(w.tc("scale", "Bad"), "small"), stretch_last=True)
    ends.addWidget(label(w.tc("scale", "Good"), "small", wrap=False))
    grid.addLayout(ends, 0, 1)
    for number, (_picture, name, score) in enumerate(lines, 1):
        number_of = None if isinstance(score, WhyNot) else score.score
        said = why_not_sentence(w, score) if isinstance(score, WhyNot) else score_words(w, score.score)
        grid.addWidget(label(name), number, 0)
        bar = ScoreBar(kit.look, number_of, f"{name}: {said}")
        grid.addWidget(bar, number, 1, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(label(said, "field" if number_of is not None else "soft"), number, 2)
    return grid

"""Rows of a unit's figures: what is counted, its number in words, a bar of its share."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.leader.bars import CountBar
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.forms import STACK_FROM_PERCENT
from accessible_fit.ui.widgets.texts import Panel, label
from accessible_fit.words import unit_sentences as say

if TYPE_CHECKING:
    from accessible_fit.trends.unit import Parted, Participation

K = TypeVar("K", bound=str)


def participation_panel(kit: StaffKit, told: "Participation") -> Panel:
    """Return who took part, as far as it may be told."""
    w = kit.words
    panel = Panel(w.t("Who took part"))
    panel.body.addWidget(label(say.participation_sentence(w, told)))
    bars(kit, panel, told.detail, {part: say.part_name(w, part) for part in told.detail.parts})
    panel.body.addWidget(
        label(
            w.t(
                "Persons are counted, never answers. What somebody else answered for a person is in no"
                " other figure here, and nobody is counted who has said no to it."
            ),
            "small",
        )
    )
    return panel


def bars(kit: StaffKit, panel: Panel, told: "Parted[K]", names: Mapping[K, str]) -> None:
    """Draw the parts that may be shown, and say in one line that others may not."""
    whole = told.whole
    rows = grid(panel)
    for part, count in told.parts.items():
        least = told.at_least if told.nearly_all is part else None
        if whole is not None and (count is not None or least is not None):
            _bar(kit, rows, names[part], count, whole, least)
    if any(count is None for count in told.parts.values()):
        rest = [
            names[part]
            for part, count in told.parts.items()
            if count is None and (whole is None or told.nearly_all is not part)
        ]
        panel.body.addWidget(label(say.bars_hidden(kit.words, rest), "small"))


def _bar(
    kit: StaffKit, rows: QGridLayout, name: str, count: int | None, whole: int, least: int | None
) -> None:
    said = say.count_words(kit.words, count, least)
    at = rows.rowCount()
    part = None if count is None else count / whole
    bar = CountBar(kit.look, part, f"{name}: {said}", None if least is None else least / whole)
    beside(kit, rows, at, text(name, said), bar)


def beside(kit: StaffKit, rows: QGridLayout, at: int, words: QWidget, bar: QWidget) -> None:
    """Put a bar beside its words, or under them where the text is large and both would be narrow."""
    if kit.look.percent < STACK_FROM_PERCENT:
        rows.addWidget(words, at, 1)
        rows.addWidget(bar, at, 2)
    else:
        both = QVBoxLayout()
        both.setSpacing(SPACE.hair)
        both.addWidget(words)
        both.addWidget(bar)
        rows.addLayout(both, at, 1, 1, 2)


def grid(panel: Panel) -> QGridLayout:
    """Return rows in a panel: a picture, what is counted, its bar."""
    made = QGridLayout()
    made.setHorizontalSpacing(SPACE.normal)
    made.setVerticalSpacing(SPACE.medium)
    made.setColumnStretch(1, 3)
    made.setColumnStretch(2, 2)
    panel.body.addLayout(made)
    return made


def text(name: str, *lines: str) -> QWidget:
    """Return what a row is about, with small lines under it."""
    made = QWidget()
    whole = QVBoxLayout(made)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.setSpacing(0)
    whole.addWidget(label(name))
    for said in lines:
        whole.addWidget(label(said, "small"))
    return made

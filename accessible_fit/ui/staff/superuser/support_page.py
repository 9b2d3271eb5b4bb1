"""Method support: which units need help with asking, and with what, unit by unit."""

from collections.abc import Callable
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from accessible_fit.ui.staff.desk import Shift
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.labels import service_types
from accessible_fit.ui.staff.page import DOT, Page
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.empty import EmptyState
from accessible_fit.ui.widgets.forms import STACK_FROM_PERCENT
from accessible_fit.ui.widgets.holder import Holder
from accessible_fit.ui.widgets.tab_order import tab_inside
from accessible_fit.ui.widgets.texts import Panel, button, clear, label, rule
from accessible_fit.words import plan_sentences as plan
from accessible_fit.words import support_sentences as say
from accessible_fit.words.quality_sentences import sign_word

if TYPE_CHECKING:
    from accessible_fit.trends.stage import Stage
    from accessible_fit.trends.support import UnitMarks, UnitSupport

EMPTY_PICTURE = 96


class SupportPage(Page):
    """For superusers. The signals carry the unit whose pages are wanted; `people_wanted` is for all."""

    unit_wanted = Signal(object)
    plan_wanted = Signal(object)
    asking_wanted = Signal(object)
    people_wanted = Signal()

    def __init__(self, kit: StaffKit, shift: Shift) -> None:
        super().__init__(kit, kit.words.t("Method support"))
        self._shift = shift
        self.found: list[UnitSupport] = []
        self.marks: dict[UUID, Holder] = {}
        self.add_quiet(kit.words.t("Look at single persons"), self.people_wanted.emit)
        self._list = QWidget()
        self._body = QVBoxLayout(self._list)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(SPACE.large)
        self.column.addWidget(self._list)

    def shown(self) -> None:
        support, actor = self._shift.desk.support, self._shift.actor
        self.load(lambda: support.units(actor), self._show)

    def _show(self, found: "list[UnitSupport]") -> None:
        w = self.kit.words
        self.found, self.marks = found, {}
        clear(self._body)
        if not found:
            self._body.addWidget(
                EmptyState(
                    self.kit.tile("openmoji:1F91D", EMPTY_PICTURE),
                    w.t("There is no unit yet"),
                    w.t("Add one under Units."),
                )
            )
            return
        about = w.t(
            "Where help may be wanted with asking, by how far each unit has come in the last twelve months."
            " It is about how it is asked, not about how anybody works."
        )
        self._body.addWidget(label(about, "soft"))
        for stage, some in groupby(found, key=lambda one: one.stage.stage):
            self._body.addWidget(self._panel(stage, list(some)))
        tab_inside(self._list)

    def _panel(self, stage: "Stage", some: "list[UnitSupport]") -> Panel:
        w = self.kit.words
        panel = Panel(plan.stage_name(w, stage))
        panel.body.addWidget(label(plan.stage_sentence(w, stage), "small"))
        for number, one in enumerate(some):
            if number:
                panel.body.addWidget(rule())
            panel.body.addWidget(self._unit(one))
        return panel

    def _unit(self, one: "UnitSupport") -> QWidget:
        w = self.kit.words
        made = QWidget()
        whole = QVBoxLayout(made)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SPACE.hair)
        whole.addWidget(label(one.name, "field"))
        kinds = {kind.value: word for kind, word in service_types(w)}
        parts = [kinds[one.service_type]]
        if one.band is not None:
            parts.append(w.t("asked as planned: {part}", part=plan.band_words(w, one.band)))
        whole.addWidget(label(DOT.join(parts), "soft"))
        for need in one.needs:
            whole.addWidget(label(f"– {say.need_sentence(w, need)}"))
        if not one.needs:
            whole.addWidget(label(say.needs_sentence(w, one)))
        whole.addSpacing(SPACE.small)
        whole.addLayout(self._ways(one))
        self.marks[one.unit_id] = holder = Holder()
        holder.let_go()
        whole.addWidget(holder)
        return made

    def _ways(self, one: "UnitSupport") -> QBoxLayout:
        w = self.kit.words
        large = self.kit.look.percent >= STACK_FROM_PERCENT
        line = QBoxLayout(QBoxLayout.Direction.TopToBottom if large else QBoxLayout.Direction.LeftToRight)
        line.setSpacing(SPACE.medium)
        ways: list[tuple[str, Callable[[], None]]] = []
        if one.stage.holds:  # nothing is said of a unit that is too small
            ways.append((w.t("What is common here"), partial(self._look, one.unit_id)))
        ways += [
            (w.t("How it is asked"), partial(self.asking_wanted.emit, one.unit_id)),
            (w.t("The unit as a whole"), partial(self.unit_wanted.emit, one.unit_id)),
            (w.t("Roll-out plan"), partial(self.plan_wanted.emit, one.unit_id)),
        ]
        for word, act in ways:
            way = button(word, "link" if line.count() else "")
            way.setAccessibleName(f"{word}: {one.name}")
            way.clicked.connect(lambda _=False, act=act: act())
            line.addWidget(way, 0, Qt.AlignmentFlag.AlignLeft)
        line.addStretch(1)
        return line

    # ------------------------------------------------------------------ what is common

    def _look(self, unit_id: UUID) -> None:
        support, actor = self._shift.desk.support, self._shift.actor
        self.load(lambda: support.marks(actor, unit_id), self._common)

    def _common(self, found: "UnitMarks") -> None:
        w = self.kit.words
        made = QWidget()
        inside = QVBoxLayout(made)
        inside.setContentsMargins(0, SPACE.small, 0, 0)
        inside.setSpacing(SPACE.hair)
        if not found.enough:
            inside.addWidget(label(w.t("Too few persons have answered here to say what is common.")))
        elif not found.signs:
            inside.addWidget(label(w.t("Nothing stands out with five persons or more.")))
        for sign, band in found.signs.items():
            part = plan.band_words(w, band)
            seen = w.t(
                "{sign}: with {part} of those who were asked", sign=sign_word(w, sign.value), part=part
            )
            inside.addWidget(label(seen[:1].upper() + seen[1:], "field"))
            inside.addWidget(label(say.advice(w, sign.value)))
        holder = self.marks.get(found.unit_id)
        if holder is not None:
            holder.hold(made)

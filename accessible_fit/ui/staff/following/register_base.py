"""What a leader's pages about one unit and twelve months have in common: choosing them, bars, tables."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Protocol, TypeVar
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from accessible_fit.ui.staff.desk import Shift
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.page import Page
from accessible_fit.ui.staff.rights.save_panel import SavePanel
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.empty import EmptyState
from accessible_fit.ui.widgets.forms import Field, side_by_side
from accessible_fit.ui.widgets.select import Select
from accessible_fit.ui.widgets.tab_order import tab_inside
from accessible_fit.ui.widgets.texts import Panel, clear, label
from accessible_fit.words import unit_sentences as say

if TYPE_CHECKING:
    from accessible_fit.services.access import Actor
    from accessible_fit.services.following.unit_report import UnitSubject
    from accessible_fit.trends.quarters import Span
    from db.records import Unit

K = TypeVar("K", bound=str)
WIDE = 1080
EMPTY_PICTURE = 96


class Followed(Protocol):
    """A service with units to choose among, and twelve months of each."""

    def units(self, actor: "Actor") -> "list[Unit]":
        """Return the units that the actor follows."""

    def years(self, actor: "Actor", unit_id: UUID) -> "list[Span]":
        """Return twelve months at a time, newest first."""


class YearPage(Page):
    """Chooses a unit and twelve months; a subclass fetches and shows what is said of them."""

    def __init__(self, kit: StaffKit, shift: Shift, title: str, service: Followed, picture: str) -> None:
        super().__init__(kit, title, WIDE)
        w = kit.words
        self.shift = shift
        self._service, self._picture = service, picture
        self._years: list[Span] = []
        self.unit = Select[UUID | None](kit.look, [(None, "")], None)
        self.period = Select[int](kit.look, [(0, "")], 0)
        self._choosers = QWidget()
        line = side_by_side(kit.look, Field(w.t("Unit"), self.unit), Field(w.t("Period"), self.period))
        line.setContentsMargins(0, 0, 0, 0)
        self._choosers.setLayout(line)
        self._choosers.hide()
        self.column.addWidget(self._choosers)
        self._inside = QWidget()
        self.content = QVBoxLayout(self._inside)
        self.content.setContentsMargins(0, 0, 0, 0)
        self.content.setSpacing(SPACE.large)
        self.column.addWidget(self._inside)
        self.unit.currentIndexChanged.connect(lambda _: self._unit_chosen())
        self.period.currentIndexChanged.connect(lambda _: self.again())

    def look_at(self, unit_id: UUID, span: "Span") -> Callable[[], object]:
        """Return what fetches a unit's twelve months in the background."""
        raise NotImplementedError

    def fill(self, found: object) -> None:
        """Show what was fetched, in `content`, which is empty."""
        raise NotImplementedError

    # ------------------------------------------------------------------ choosing

    def shown(self) -> None:
        actor = self.shift.actor
        self.load(lambda: self._service.units(actor), self._offer_units)

    def _offer_units(self, found: "list[Unit]") -> None:
        w = self.kit.words
        if not found:
            clear(self.content)
            self.content.addWidget(
                EmptyState(
                    self.kit.tile(self._picture, EMPTY_PICTURE),
                    w.t("No unit is yours to follow."),
                    w.t("Ask a superuser to give you one."),
                )
            )
            return
        before = self.unit.value()
        known = [one.id for one in found]
        self.unit.blockSignals(True)
        self.unit.offer([(one.id, one.name) for one in found], before if before in known else known[0])
        self.unit.blockSignals(False)
        self._choosers.show()
        self._unit_chosen()

    def _unit_chosen(self) -> None:
        unit_id = self.unit.value()
        if unit_id is not None:
            actor, w = self.shift.actor, self.kit.words

            def fetch() -> "list[Span]":
                years = self._service.years(actor, unit_id)
                w.month(years[0].first_day)  # the words of the months are read in the background
                return years

            self.load(fetch, self._offer_years)

    def _offer_years(self, years: "list[Span]") -> None:
        self._years = years
        self.period.blockSignals(True)
        words = self.kit.words
        self.period.offer([(at, say.span_words(words, one)) for at, one in enumerate(years)], 0)
        self.period.blockSignals(False)
        self.again()

    def again(self) -> None:
        """Fetch what is chosen, and show it."""
        unit_id, at = self.unit.value(), self.period.value()
        if unit_id is not None and at < len(self._years):
            self.load(self.look_at(unit_id, self._years[at]), partial(self._arrived))

    def _arrived(self, found: object) -> None:
        clear(self.content)
        self.fill(found)
        tab_inside(self._inside)

    # ------------------------------------------------------------------ parts

    def saving(self, subject: "UnitSubject", unit_id: UUID, span: "Span", heading: str) -> SavePanel:
        """Make what offers to save what is shown, or to print it."""
        w, reports, actor = self.kit.words, self.shift.desk.unit_reports, self.shift.actor
        return SavePanel(
            self,
            lambda way: reports.make(actor, unit_id, span, way, w.language, subject),
            heading,
            w.t("The same figures as here. It is noted in the log that it was saved."),
        )

    def lines(self, panel: Panel, texts: Sequence[str], name: str = "") -> None:
        """Write some lines close under each other, under the name of what they tell."""
        together = QVBoxLayout()
        together.setSpacing(SPACE.hair)
        if name:
            together.addWidget(label(name, "field"))
        for text in texts:
            together.addWidget(label(text))
        panel.body.addLayout(together)

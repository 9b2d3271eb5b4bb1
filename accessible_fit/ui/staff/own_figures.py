"""A line about a sum by the figures of a form under licence; not there for any other form."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from accessible_fit.ui.staff.desk import Desk
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.texts import label
from accessible_fit.words.form_figures import change_sentence, cutoff_sentence, whose_sentence

if TYPE_CHECKING:
    from accessible_fit.services.access import Actor
    from accessible_fit.services.forms.figures import Standing
    from accessible_fit.services.forms.offered import Figures
    from accessible_fit.services.review.series import Series


class OwnFigures(QWidget):
    """Says where a sum stands by the form's own figures. Hidden while there is nothing to say."""

    def __init__(self, kit: StaffKit, desk: Desk, actor: "Actor") -> None:
        super().__init__()
        self._kit, self._desk, self._actor = kit, desk, actor
        self._figures: Mapping[str, Figures] | None = None
        self._series: Sequence[Series] = ()
        self._sentence, self._whose = label(""), label("", "small")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SPACE.hair)
        whole.addWidget(self._sentence)
        whole.addWidget(self._whose)
        self.hide()

    def show_latest(self, series: "Sequence[Series]") -> None:
        """Say it of the latest conversation of these series."""
        self._series = series
        if self._figures is not None:
            self._say()
            return
        desk, actor = self._desk, self._actor

        def arrived(figures: "Mapping[str, Figures]") -> None:
            self._figures = figures
            self._say()

        self._kit.background.run(lambda: desk.forms.figures(actor), arrived, owner=self)

    def show_of(self, person_id: UUID, conversation_id: UUID) -> None:
        """Say it of one conversation."""
        desk, actor = self._desk, self._actor

        def find() -> "Standing | None":
            from accessible_fit.services.forms.figures import standing

            figures = desk.forms.figures(actor)
            if not figures:
                return None
            return standing(desk.review.person(actor, person_id), figures, conversation_id)

        self._kit.background.run(find, self._show, owner=self)

    def _say(self) -> None:
        from accessible_fit.services.forms.figures import standing

        self._show(standing(self._series, self._figures or {}))

    def _show(self, found: "Standing | None") -> None:
        self.setVisible(found is not None)
        if found is None:
            return
        w, own = self._kit.words, found.figures
        said = []
        if own.cutoff is not None:
            said.append(cutoff_sentence(w, found.now, own.cutoff))
        if own.reliable_change is not None and found.before is not None:
            said.append(change_sentence(w, found.before, found.now, own.reliable_change))
        self._sentence.setText(" ".join(said))
        self._whose.setText(whose_sentence(w, own.holder))
        self.setVisible(bool(said))

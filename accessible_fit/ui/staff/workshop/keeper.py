"""Keeps a draft at each change, one keeping after the other, and tells when a colleague was there first."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from accessible_fit.ui.staff.desk import Shift
from accessible_fit.ui.staff.kit import StaffKit

if TYPE_CHECKING:
    import datetime as dt

    from accessible_fit.instruments.draft import Draft
    from accessible_fit.services.forms.workshop import Opened

PAUSE_MS = 400
"""How long nothing is written before it is kept: about the pause between two words."""


class DraftKeeper(QObject):
    """Holds the draft as it stands on screen, and has it kept in the background.

    `kept` when everything is on disk; `refused` why it is not: what is on screen stays, and nothing more is
    tried until the next change, or until `settled` when a colleague has written in the draft.
    """

    changed = Signal()
    kept = Signal()
    refused = Signal(object)

    def __init__(self, kit: StaffKit, shift: Shift, opened: "Opened", parent: QObject) -> None:
        super().__init__(parent)
        self._kit, self._shift = kit, shift
        self.opened = opened
        self.draft: Draft = opened.draft
        self.seen: dt.datetime = opened.seen
        self.conflict: Exception | None = None
        self._waits = False
        self._under_way = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.flush)

    @property
    def settled(self) -> bool:
        """Whether everything that is on screen is on disk."""
        return not self._waits and not self._under_way

    def change(self, draft: "Draft", soon: bool = False) -> None:
        """Take the draft as it is now; `soon` while somebody is still writing."""
        if draft == self.draft:
            return
        self.draft = draft
        self._waits = True
        if soon:
            self._pause.start()
        else:
            self.flush()
        self.changed.emit()

    def flush(self) -> None:
        """Have what waits kept now."""
        self._pause.stop()
        if not self._waits or self._under_way or self.conflict is not None:
            return
        self._waits, self._under_way = False, True
        workshop, actor, draft, seen = self._shift.desk.workshop, self._shift.actor, self.draft, self.seen
        self._kit.background.run(
            lambda: workshop.keep(actor, draft, seen), self._was_kept, self._was_refused, owner=self
        )

    def go_on_from(self, opened: "Opened") -> None:
        """Go on from another draft, or from the same one as a colleague has left it."""
        self._pause.stop()
        self.opened, self.draft, self.seen = opened, opened.draft, opened.seen
        self._waits = False
        self.conflict = None
        self.changed.emit()

    def let_go(self) -> None:
        """Disappear once what is under way is kept."""
        if self.settled or self.conflict is not None:
            self.deleteLater()
        else:
            self.kept.connect(self.deleteLater)

    def _was_kept(self, seen: "dt.datetime") -> None:
        self._under_way = False
        self.seen = seen
        if self._waits:
            self.flush()
        else:
            self.kept.emit()

    def _was_refused(self, problem: Exception) -> None:
        from accessible_fit.services.forms.errors import DraftChanged, DraftGone

        self._under_way, self._waits = False, True
        if isinstance(problem, DraftChanged | DraftGone):
            self.conflict = problem
        self.refused.emit(problem)

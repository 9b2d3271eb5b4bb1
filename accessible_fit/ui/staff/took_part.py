"""Whether several took part in a talk as a group: said before a mat or after any talk."""

from PySide6.QtCore import Signal

from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.widgets.texts import Panel, label
from accessible_fit.ui.widgets.ticks import Tick


class TookPart(Panel):
    """`changed` carries whether it was a group; `told` says what becomes of the answers then."""

    changed = Signal(bool)

    def __init__(self, kit: StaffKit, heading: str, text: str, told: str, group: bool = False) -> None:
        super().__init__(heading)
        self.group = Tick(kit.look, text, group)
        self.group.setAccessibleDescription(told)
        self.group.clicked.connect(self.changed)
        self.body.addWidget(self.group)
        self.body.addWidget(label(told, "soft"))


def taking_part(kit: StaffKit) -> TookPart:
    """Return what is asked before a mat: nothing is taken for granted."""
    w = kit.words
    return TookPart(kit, w.t("Who takes part?"), w.t("Several take part, as a group"), _of_mat(kit))


def took_part_in_mat(kit: StaffKit, group: bool) -> TookPart:
    """Return what is asked after a mat."""
    w = kit.words
    return TookPart(kit, w.t("Who took part?"), w.t("Several took part, as a group"), _of_mat(kit), group)


def took_part_in_questions(kit: StaffKit, name: str, group: bool) -> TookPart:
    """Return what is asked after a talk with questions, which each person answers alone."""
    w = kit.words
    told = w.t("Each person answers alone, also in a group. The answers are still {name}'s own.", name=name)
    return TookPart(kit, w.t("Who took part?"), w.t("Several took part, as a group"), told, group)


def _of_mat(kit: StaffKit) -> str:
    return kit.words.t("What a group lays is followed by itself, never with the person's own mats.")

"""While the store opens, and when it could not be opened."""

from PySide6.QtCore import Signal

from accessible_fit.ui.staff.gate import GatePage
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.widgets.texts import label


class OpeningPage(GatePage):
    """Says that the program is on its way."""

    def __init__(self, kit: StaffKit) -> None:
        super().__init__(kit, kit.words.t("Opening …"))
        self.sheet.addWidget(
            label(kit.words.t("The answers are kept locked. They are being opened."), "soft")
        )


class FailurePage(GatePage):
    """Says why the store did not open, what to do, and offers to try again."""

    retry_wanted = Signal()
    restore_wanted = Signal()

    def __init__(self, kit: StaffKit, problem: BaseException) -> None:
        super().__init__(kit, kit.words.t("The program could not open the answers"))
        sentence, mend = kit.words.error(problem)
        what = label(sentence)
        what.setProperty("tone", "alarm")
        self.sheet.addWidget(what)
        self.sheet.addWidget(label(mend))
        self.set_primary(kit.words.t("Try again"), self.retry_wanted.emit)
        if _backup_helps(problem):
            self.set_secondary(kit.words.t("Restore a backup"), self.restore_wanted.emit)
        self.heading.setAccessibleDescription(f"{sentence} {mend}")


def _backup_helps(problem: BaseException) -> bool:
    """Say whether the file itself fails: no backup mends a network, or a disk that cannot be written."""
    from db import errors

    return isinstance(
        problem,
        errors.WrongKeyOrBroken
        | errors.StoreDamaged
        | errors.NotThisProgram
        | errors.KeyMissing
        | errors.KeyringMissing
        | errors.KeyFileBroken
        | errors.StoreMissing,
    )

"""The passphrase that guards all answers on a computer without a keyring of its own."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from accessible_fit.ui.staff.gate import GatePage
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.widgets.forms import Field, secret_line
from accessible_fit.ui.widgets.texts import label
from accessible_fit.ui.widgets.ticks import Tick


class PassphrasePage(GatePage):
    """Asks for the passphrase, or for a new one twice."""

    given = Signal(str)
    restore_wanted = Signal()

    def __init__(self, kit: StaffKit, new: bool, trouble: BaseException | None) -> None:
        w = kit.words
        super().__init__(kit, w.t("Choose a passphrase") if new else w.t("Write the passphrase"))
        self._new = new
        why = (
            w.t(
                "It locks everything that people say. Nobody can open the answers without it. "
                "Write it down and keep it in a safe place."
            )
            if new
            else w.t("It opens the answers that are kept on this computer.")
        )
        self.sheet.addWidget(label(why, "soft"))
        help_text = w.t("For example four words in a row.") if new else ""
        self.passphrase = Field(w.t("Passphrase"), secret_line(), help_text)
        self.again = Field(w.t("The same passphrase again"), secret_line())
        if not new:
            self.again.hide()
        look = Tick(kit.look, w.t("Show what I write"))
        look.toggled.connect(self._reveal)
        for part in (self.passphrase, self.again, look):
            self.sheet.addWidget(part)
        self.set_primary(w.t("Go on") if new else w.tc("passphrase", "Open"), self._submit)
        if trouble is not None and not new:
            self.set_secondary(w.t("Restore a backup"), self.restore_wanted.emit)
        if trouble is not None:
            self.notice.say(" ".join(w.error(trouble)), take_focus=False)

    def first_focus(self) -> QWidget:
        return self.passphrase.control

    def _lines(self) -> list[QLineEdit]:
        return [
            field.control for field in (self.passphrase, self.again) if isinstance(field.control, QLineEdit)
        ]

    def _reveal(self, on: bool) -> None:
        for line in self._lines():
            line.setEchoMode(QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password)

    def _submit(self) -> None:
        written, again = (line.text() for line in self._lines())
        if not written:
            self.passphrase.show_error(self.kit.words.t("Write the passphrase."))
        elif self._new and written != again:
            self.again.show_error(self.kit.words.t("The two are not the same. Write it again."))
        else:
            self.given.emit(written)

"""Putting a backup back, before anybody can sign in: which file, and what opens it."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from accessible_fit.ui.staff.gate import GatePage
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.widgets.forms import Field, secret_line
from accessible_fit.ui.widgets.texts import button, label, row
from accessible_fit.ui.widgets.ticks import Tick


class RestorePage(GatePage):
    """Asks for the file and its passphrase. `given` carries both; `left` when it is not to be done."""

    given = Signal(object, str)
    left = Signal()

    def __init__(self, kit: StaffKit, file: Path | None = None, trouble: BaseException | None = None) -> None:
        w = kit.words
        super().__init__(kit, w.t("Restore a backup"))
        self._file = file
        self.set_back(w.t("Back"), self.left.emit)
        for text in (
            w.t("What is here now is kept beside, with today's date in its name."),
            w.t("What people said after the backup was made is not in it."),
        ):
            self.sheet.addWidget(label(text, "soft"))
        self.name = label("", "field")
        self.choose = button(w.t("Choose the backup"))
        self.choose.clicked.connect(lambda _=False: self._ask_file())
        self.passphrase = Field(
            w.t("Passphrase of the backup"),
            secret_line(),
            w.t("Leave it empty for a backup that was made on this computer without one."),
        )
        look = Tick(kit.look, w.t("Show what I write"))
        look.toggled.connect(self._reveal)
        self.sheet.addLayout(row(self.choose))
        for part in (self.name, self.passphrase, look):
            self.sheet.addWidget(part)
        self.set_primary(w.t("Restore"), self._submit)
        self.take(file)
        if trouble is not None:
            self.notice.say(" ".join(w.error(trouble)), take_focus=False)

    def first_focus(self) -> QWidget:
        return self.choose if self._file is None else self.passphrase.control

    def take(self, file: Path | None) -> None:
        """Let this be the backup."""
        self._file = file
        self.name.setText(file.name if file is not None else "")
        self.name.setVisible(file is not None)

    def _ask_file(self) -> None:
        w = self.kit.words
        kinds = w.t("Backups")
        self._dialog = QFileDialog(self, w.t("Choose the backup"), "", f"{kinds} (*.backup *.db);;* (*)")
        self._dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        self._dialog.fileSelected.connect(lambda path: self.take(Path(path)))
        self._dialog.open()

    def _reveal(self, on: bool) -> None:
        if isinstance(self.passphrase.control, QLineEdit):
            mode = QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password
            self.passphrase.control.setEchoMode(mode)

    def _submit(self) -> None:
        if self._file is None:
            self.notice.say(self.kit.words.t("Choose the backup first."))
        elif isinstance(self.passphrase.control, QLineEdit):
            self.given.emit(self._file, self.passphrase.control.text())

"""Backups: when the latest was made, where they are kept, what opens them, how one is put back."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QBoxLayout, QFileDialog, QLineEdit, QVBoxLayout, QWidget

from accessible_fit.services.upkeep.backups import BackupState, Lock
from accessible_fit.ui.staff.desk import Shift
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.page import Page
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.forms import Field, secret_line, side_by_side
from accessible_fit.ui.widgets.texts import Panel, button, clear, label, row
from accessible_fit.ui.widgets.ticks import Tick

if TYPE_CHECKING:
    from accessible_fit.services.upkeep.backups import Latest

WIDTH = 760


class BackupPage(Page):
    """What a superuser sees and sets about backups."""

    def __init__(self, kit: StaffKit, shift: Shift) -> None:
        w = kit.words
        super().__init__(kit, w.t("Backup"), WIDTH)
        self._shift = shift
        self._returnups = shift.desk.backups
        self.set_title(self.title, w.t("A copy of everything, in case the computer breaks or is lost."))
        self._latest = _Section(w.t("The latest backup"))
        self._where = _Section(w.t("Where they are kept"))
        self._lock = _Section(w.t("What opens them"))
        self._return = _Section(w.t("To get everything back"))
        self.passphrase = Field(
            w.t("Passphrase for backups"), secret_line(), w.t("For example four words in a row.")
        )
        self.again = Field(w.t("The same passphrase again"), secret_line())
        if self._returnups.offered:
            self.set_primary(w.t("Make a backup now"), self._make)
            for section in (self._latest, self._where, self._lock, self._return):
                section.hide()
                self.column.addWidget(section)
            self._explain_restoring()
        else:
            self._explain_server()

    def shown(self) -> None:
        if self._returnups.offered:
            actor = self._shift.actor
            self.load(lambda: self._returnups.state(actor), self._show)

    # ------------------------------------------------------------------ what is said

    def _show(self, state: BackupState) -> None:
        for section in (self._latest, self._where, self._lock, self._return):
            section.show()
        self._show_latest(state)
        self._show_where(state)
        self._show_lock(state)

    def _show_latest(self, state: BackupState) -> None:
        w, section = self.kit.words, self._latest
        section.empty()
        if state.latest is None:
            section.add(label(w.t("None has been made yet.")))
        else:
            at = state.latest.at
            section.add(label(w.t("{day} at {time}", day=w.day(at), time=w.clock(at)), "field"))
            section.add(label(w.t("It was opened, counted and checked against the answers here."), "soft"))
        if state.trouble is not None:
            wrong = label(" ".join((w.t("The last try did not succeed."), *w.error(state.trouble))))
            wrong.setProperty("tone", "alarm")
            section.add(wrong)
        every_day = w.t(
            "The program makes one every day that it is used. Those of the latest 7 days, 4 weeks and "
            "12 months are kept."
        )
        section.add(label(every_day, "soft"))

    def _show_where(self, state: BackupState) -> None:
        w, section = self.kit.words, self._where
        section.empty()
        section.add(label(str(state.folder), "field"))
        section.add(label(w.tn("{n} backup is there.", "{n} backups are there.", state.count), "soft"))
        if state.same_disk:
            near = w.t(
                "The folder is on the same disk as the answers. If the computer is lost, both are. "
                "Choose a folder on a server or on a disk that is kept elsewhere."
            )
            section.add(label(near))
        other = button(w.t("Choose another folder"))
        other.clicked.connect(lambda _=False: self._ask_folder())
        section.add_row(other)

    def _show_lock(self, state: BackupState) -> None:
        w, section = self.kit.words, self._lock
        section.empty()
        said = {
            Lock.THIS_COMPUTER: w.t(
                "They open on this computer only. Choose a passphrase, so that they can be opened on another "
                "one when this is broken or lost."
            ),
            Lock.OWN_PASSPHRASE: w.t(
                "The passphrase for backups opens them on any computer. Nobody can open them without it, "
                "and the program cannot tell what it is."
            ),
            Lock.STORE_PASSPHRASE: w.t(
                "The passphrase that opens the program opens its backups too, on any computer."
            ),
        }
        section.add(label(said[state.lock]))
        if state.lock is Lock.STORE_PASSPHRASE:
            return
        if state.lock is Lock.THIS_COMPUTER:
            self._offer_passphrase()
            return
        another = button(w.t("Choose another passphrase"))
        another.clicked.connect(lambda _=False: self._ask_another(another))
        section.add_row(another)

    def _ask_another(self, asked: QWidget) -> None:
        asked.hide()
        self._lock.add(
            label(self.kit.words.t("Backups that are there already keep the one they were made with."))
        )
        self._offer_passphrase()
        self.passphrase.control.setFocus()

    def _offer_passphrase(self) -> None:
        w, section = self.kit.words, self._lock
        self.passphrase = Field(
            w.t("Passphrase for backups"), secret_line(), w.t("For example four words in a row.")
        )
        self.again = Field(w.t("The same passphrase again"), secret_line())
        section.add_layout(side_by_side(self.kit.look, self.passphrase, self.again))
        look = Tick(self.kit.look, w.t("Show what I write"))
        look.toggled.connect(self._reveal)
        section.add(look)
        section.add(label(w.t("Write it down and keep it in a safe place, not with this computer."), "soft"))
        chosen = button(w.t("Use this passphrase"))
        chosen.clicked.connect(lambda _=False: self._choose_passphrase())
        section.add_row(chosen)

    def _explain_restoring(self) -> None:
        w = self.kit.words
        for text in (
            w.t(
                "When the program cannot open the answers it says so when it starts, and offers to restore a "
                "backup. On a new computer, the very first page offers the same."
            ),
            w.t("What was there before is never thrown away: it is kept beside, with the date in its name."),
            w.t("What people said after the backup was made is not in it."),
            w.t(
                "Whoever looks after the computer can also write: accessible-fit restore FILE. The program "
                "has to be closed meanwhile."
            ),
        ):
            self._return.add(label(text))

    def _explain_server(self) -> None:
        w = self.kit.words
        told = _Section(w.t("Backups are made elsewhere"))
        for text in (
            w.t(
                "The answers are in a database that others look after, so its own backups count. Ask them "
                "when the latest was made, and whether it has been tried."
            ),
            w.t(
                "Whoever looks after it can also write everything to one encrypted file: accessible-fit "
                "backup FILE."
            ),
        ):
            told.add(label(text))
        self.column.addWidget(told)

    # ------------------------------------------------------------------ what is done

    def _make(self) -> None:
        actor = self._shift.actor

        def made(latest: "Latest") -> None:
            told = self.kit.words.t("The backup is made and checked: {file}.", file=latest.place.name)
            self.notice.say(told, "good")
            self.shown()

        self.save(lambda: self._returnups.make(actor), made)

    def _ask_folder(self) -> None:
        self._dialog = QFileDialog(self, self.kit.words.t("Choose another folder"))
        self._dialog.setFileMode(QFileDialog.FileMode.Directory)
        self._dialog.fileSelected.connect(lambda path: self.keep_in(Path(path)))
        self._dialog.open()

    def keep_in(self, folder: Path) -> None:
        """Keep backups in this folder from now on."""
        actor, w = self._shift.actor, self.kit.words

        def chosen(_: None) -> None:
            self.notice.say(w.t("The next backup is kept in {folder}.", folder=folder), "good")
            self.shown()

        self.save(lambda: self._returnups.choose_folder(actor, folder), chosen)

    def _choose_passphrase(self) -> None:
        w, actor = self.kit.words, self._shift.actor
        written, again = _text(self.passphrase), _text(self.again)
        if not written:
            self.passphrase.show_error(w.t("Write the passphrase."))
        elif written != again:
            self.again.show_error(w.t("The two are not the same. Write it again."))
        else:
            self.save(lambda: self._returnups.choose_passphrase(actor, written), lambda _: self._locked())

    def _locked(self) -> None:
        told = self.kit.words.t("From the next backup on, the passphrase opens them on any computer.")
        self.notice.say(told, "good")
        self.shown()

    def _reveal(self, on: bool) -> None:
        for field in (self.passphrase, self.again):
            if isinstance(field.control, QLineEdit):
                mode = QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password
                field.control.setEchoMode(mode)


class _Section(Panel):
    """A panel that is filled anew each time something has changed."""

    def __init__(self, heading: str) -> None:
        super().__init__(heading)
        self._inside = QVBoxLayout()
        self._inside.setSpacing(SPACE.medium)
        self.body.addLayout(self._inside)

    def empty(self) -> None:
        clear(self._inside)

    def add(self, part: QWidget) -> None:
        self._inside.addWidget(part)

    def add_layout(self, part: QBoxLayout) -> None:
        self._inside.addLayout(part)

    def add_row(self, part: QWidget) -> None:
        self._inside.addLayout(row(part))


def _text(field: Field) -> str:
    return field.control.text() if isinstance(field.control, QLineEdit) else ""

"""Picture sets: those there are, and bringing in another, with a look at what will come and what will not."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog, QLineEdit, QVBoxLayout, QWidget

from accessible_fit.services.access import Right
from accessible_fit.ui.staff.desk import Shift
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.page import Page
from accessible_fit.ui.widgets.forms import Field
from accessible_fit.ui.widgets.texts import Panel, button, clear, label, row

if TYPE_CHECKING:
    from pictograms.imports.kept import ImportedSet
    from pictograms.imports.preview import Preview

MOST_LINES = 12
MOST_PICTURES = 24
PICTURE_SIDE = 72


class SetsPage(Page):
    """Shows the sets of this organisation. A superuser may look through a file or folder and take it in."""

    def __init__(self, kit: StaffKit, shift: Shift) -> None:
        w = kit.words
        super().__init__(kit, w.t("Picture sets"))
        self._shift = shift
        self._preview: Preview | None = None
        self.licence = QLineEdit()
        if shift.actor.may(Right.CHANGE_PICTURES):
            self.set_primary(w.t("Choose a file"), self._ask_file)
            self.add_quiet(w.t("Choose a folder"), self._ask_folder)
        self._coming = Panel(w.t("What will come"))
        self._there = Panel(w.t("Sets that are here"))
        self._coming_body, self._there_body = QVBoxLayout(), QVBoxLayout()
        self._coming.body.addLayout(self._coming_body)
        self._there.body.addLayout(self._there_body)
        self.column.addWidget(self._coming)
        self.column.addWidget(self._there)
        self._coming.hide()

    def shown(self) -> None:
        self.load(self._shift.desk.picture_sets.kept, self._show_kept)

    # ------------------------------------------------------------------ choosing

    def _ask_file(self) -> None:
        w = self.kit.words
        kinds = w.t("Picture sets and boards")
        self._dialog = QFileDialog(self, w.t("Choose a file"), "", f"{kinds} (*.zip *.obz *.obf)")
        self._dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        self._dialog.fileSelected.connect(lambda path: self.look_through(Path(path)))
        self._dialog.open()

    def _ask_folder(self) -> None:
        self._dialog = QFileDialog(self, self.kit.words.t("Choose a folder"))
        self._dialog.setFileMode(QFileDialog.FileMode.Directory)
        self._dialog.fileSelected.connect(lambda path: self.look_through(Path(path)))
        self._dialog.open()

    def look_through(self, source: Path) -> None:
        """Look through a file or folder; nothing is written."""
        desk, actor = self._shift.desk, self._shift.actor
        self.notice.hide()
        self.load(lambda: desk.picture_sets.look_through(actor, source), self._show_preview)

    # ------------------------------------------------------------------ showing

    def _show_preview(self, preview: "Preview") -> None:
        w = self.kit.words
        self._preview = preview
        body = self._coming_body
        clear(body)
        body.addWidget(label(preview.title or preview.source.name, "field"))
        pictures = w.tn("{n} picture will come.", "{n} pictures will come.", len(preview.coming))
        staying = w.tn("{n} will not.", "{n} will not.", len(preview.staying))
        body.addWidget(label(f"{pictures} {staying}" if preview.staying else pictures))
        if preview.boards is not None:
            count = len(preview.boards.boards)
            body.addWidget(label(w.tn("{n} board comes along.", "{n} boards come along.", count)))
        if preview.non_commercial or preview.licensed or not preview.may_leave:
            kept_in = label(w.t("These pictures stay in the organisation. They are never given away."))
            kept_in.setProperty("tone", "watch")
            body.addWidget(kept_in)
        names = ", ".join(w.pick(picture.names) for picture in preview.coming[:MOST_PICTURES])
        if names:
            body.addWidget(label(names, "soft"))
        for fault in [*(one.fault for one in preview.staying), *preview.notes][:MOST_LINES]:
            body.addWidget(label(fault.told(w.t), "small"))
        self.licence = QLineEdit(preview.licence)
        help_text = w.t("What the pictures may be used for, where they do not say it themselves.")
        body.addWidget(Field(w.t("Licence"), self.licence, help_text))
        take, leave = button(w.t("Take in the set"), "primary"), button(w.t("Do not take it in"))
        take.clicked.connect(lambda _=False: self._take_in())
        leave.clicked.connect(lambda _=False: self._forget())
        body.addLayout(row(take, leave))
        self._coming.show()
        QTimer.singleShot(0, self.licence.setFocus)

    def _take_in(self) -> None:
        preview, licence = self._preview, self.licence.text()
        if preview is None:
            return
        desk, actor = self._shift.desk, self._shift.actor
        self.save(lambda: desk.picture_sets.take_in(actor, preview, licence), self._taken_in)

    def _taken_in(self, kept: "ImportedSet") -> None:
        w = self.kit.words
        self._forget()
        self.notice.say(w.t("The set is here. It can be searched after the next start."), "good")
        self.shown()

    def _forget(self) -> None:
        self._preview = None
        clear(self._coming_body)
        self._coming.hide()

    def _show_kept(self, sets: "list[ImportedSet]") -> None:
        w = self.kit.words
        clear(self._there_body)
        if not sets:
            self._there_body.addWidget(
                label(w.t("Only the program's own pictures and OpenMoji are here so far."), "soft")
            )
        for kept in sets:
            count = sum(1 for _ in kept.codes())
            about = w.tn("{n} picture", "{n} pictures", count)
            self._there_body.addWidget(label(kept.credit.title, "field"))
            stays = "" if kept.may_leave else " " + w.t("Stays in the organisation.")
            self._there_body.addWidget(label(f"{about}. {kept.credit.licence}.{stays}", "soft"))

    def first_focus(self) -> QWidget:
        return self.primary or self.heading

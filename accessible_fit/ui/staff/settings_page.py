"""Choices that belong to this computer, and for superusers what the organisation is called."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from accessible_fit.services.access import Right
from accessible_fit.settings import LONGEST_UNLOCKED, Settings
from accessible_fit.ui.staff import labels
from accessible_fit.ui.staff.desk import Shift
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.page import Page
from accessible_fit.ui.staff.profile_parts.steps import text_sizes, themes
from accessible_fit.ui.widgets.forms import Field
from accessible_fit.ui.widgets.select import Select
from accessible_fit.ui.widgets.texts import Panel, label

WIDTH = 560
LONGEST_NAME = 80
"""As many letters as `services.organisation_name` takes."""

LOCK_AFTER = (2, 5, 10, 15, 30, LONGEST_UNLOCKED)


class SettingsPage(Page):
    """Language, colours, text size of the window and when it locks. `changed` carries the new settings."""

    changed = Signal(object)
    submits = True

    def __init__(self, kit: StaffKit, shift: Shift) -> None:
        w, look, settings = kit.words, kit.look, kit.settings
        super().__init__(kit, w.t("Settings"), WIDTH)
        self._shift = shift
        self._named: str | None = None
        self.set_primary(w.t("Save"), self._submit)
        self.language = Select(look, labels.languages(), settings.language)
        self.theme = Select(look, themes(w), settings.theme)
        sizes = list(text_sizes(w))
        if settings.text_percent not in [size for size, _ in sizes]:
            sizes = sorted([*sizes, (settings.text_percent, f"{settings.text_percent} %")])
        self.text_size = Select(look, sizes, settings.text_percent)
        minutes = sorted({*LOCK_AFTER, settings.lock_minutes})
        self.lock = Select(
            look, [(one, w.tn("{n} minute", "{n} minutes", one)) for one in minutes], settings.lock_minutes
        )
        panel = Panel()
        panel.body.addWidget(
            label(
                w.t("These hold for this computer. How a person's screen looks is chosen with the person."),
                "soft",
            )
        )
        for name, control in (
            (w.t("Language"), self.language),
            (w.t("Colours"), self.theme),
            (w.t("Text size"), self.text_size),
        ):
            panel.body.addWidget(Field(name, control))
        panel.body.addWidget(
            Field(
                w.t("Lock when nobody has touched it for"),
                self.lock,
                w.t("A conversation is never locked. You lock at once with {keys}.", keys="Ctrl+L"),
            )
        )
        self.column.addWidget(panel)
        if shift.actor.may(Right.NAME_ORGANISATION):
            self.column.addWidget(self._organisation())

    def _organisation(self) -> Panel:
        w = self.kit.words
        panel = Panel(w.t("The organisation"))
        panel.body.addWidget(label(w.t("This holds for everybody, on every computer."), "soft"))
        self.organisation = QLineEdit()
        self.organisation.setMaxLength(LONGEST_NAME)
        self.organisation.setEnabled(False)
        about = w.t("Stands on the reports of units and of persons. It may be left empty.")
        panel.body.addWidget(Field(w.t("Name of the organisation"), self.organisation, about))
        return panel

    def shown(self) -> None:
        desk, actor = self._shift.desk, self._shift.actor
        if self._named is None and actor.may(Right.NAME_ORGANISATION):
            self.load(lambda: desk.organisation_name.now(actor), self._show_name)

    def _show_name(self, name: str) -> None:
        self._named = name
        self.organisation.setText(name)
        self.organisation.setEnabled(True)

    def first_focus(self) -> QWidget:
        return self.language

    def said_saved(self) -> None:
        """Say that the new settings hold."""
        self.notice.say(self.kit.words.t("Saved"), "good", take_focus=False)

    def _submit(self) -> None:
        if self._named is None or self.organisation.text().strip() == self._named:
            self._hand_on()
            return
        desk, actor, name = self._shift.desk, self._shift.actor, self.organisation.text()
        self.save(lambda: desk.organisation_name.write(actor, name), self._name_kept)

    def _name_kept(self, name: str) -> None:
        self._show_name(name)
        self._hand_on()

    def _hand_on(self) -> None:
        kept: Settings = self.kit.settings
        self.changed.emit(
            kept.changed(
                language=self.language.value(),
                theme=self.theme.value(),
                text_percent=self.text_size.value(),
                lock_minutes=self.lock.value(),
            )
        )

"""One thing that can be set for a person: a control, its explanation, and what it was changed from."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from accessible_fit.ui.staff.profile_parts.key_button import KeyButton, key_word
from accessible_fit.ui.theme.look import Look
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.forms import Choices, Field
from accessible_fit.ui.widgets.growth import grown
from accessible_fit.ui.widgets.select import Select
from accessible_fit.ui.widgets.texts import label
from accessible_fit.ui.widgets.ticks import BOX, Tick
from accessible_fit.words.catalogue import Words
from db.records import AccessProfile

When = Callable[[AccessProfile], bool]
Read = Callable[[AccessProfile], Any]
Put = Callable[[AccessProfile, Any], AccessProfile]


def always(profile: AccessProfile) -> bool:
    """Say that a setting matters with every profile."""
    return True


class Setting(QWidget):
    """A control for one value of an access profile.

    `key` is the value's name in the record; `read` and `put` stand in where the control shows several of them
    as one. `when` says with which profiles the setting matters; with others it is not shown.
    """

    changed = Signal()

    def __init__(
        self, key: str, control: QWidget, help_text: str, when: When, read: Read | None, put: Put | None
    ) -> None:
        super().__init__()
        self.key = key
        self.when = when
        self.control = control
        self._help = help_text
        self._read = read or (lambda profile: getattr(profile, key))
        self._put = put or (lambda profile, value: replace(profile, **{key: value}))
        self._note = label("", "small")
        self._note.setProperty("tone", "watch")
        self._note.hide()
        self.inside = QVBoxLayout(self)
        self.inside.setContentsMargins(0, 0, 0, 0)
        self.inside.setSpacing(SPACE.hair)

    def show_profile(self, profile: AccessProfile) -> None:
        """Show what a profile holds; nobody is told, since the person did not do it here."""
        self.control.blockSignals(True)
        self._show(self._read(profile))
        self.control.blockSignals(False)

    def put(self, profile: AccessProfile) -> AccessProfile:
        """Return the profile with what is chosen here."""
        return self._put(profile, self._chosen())

    def note(self, w: Words, profile: AccessProfile, start: AccessProfile) -> bool:
        """Show what was changed from `start`, and say whether anything was."""
        before = self._read(start)
        told = self.when(profile) and self.when(start) and self._read(profile) != before
        text = w.t("Changed from: {value}", value=self._word(w, before)) if told else ""
        self._note.setText(text)
        self._note.setVisible(told)
        self.control.setAccessibleDescription(" ".join(part for part in (self._help, text) if part))
        return told

    def noted(self) -> str:
        """Return what the setting was changed from, or nothing."""
        return "" if self._note.isHidden() else self._note.text()

    def _show(self, value: Any) -> None:
        raise NotImplementedError

    def _chosen(self) -> Any:
        raise NotImplementedError

    def _word(self, w: Words, value: Any) -> str:
        raise NotImplementedError


class SelectSetting(Setting):
    """One of several steps, in a list that opens. A kept value that is no step is offered beside them."""

    def __init__(
        self,
        look: Look,
        key: str,
        name: str,
        help_text: str,
        steps: Sequence[tuple[Any, str]],
        written: Callable[[Any], str] = str,
        when: When = always,
    ) -> None:
        self.select: Select[Any] = Select(look, steps, steps[0][0])
        super().__init__(key, self.select, help_text, when, None, None)
        self._steps = list(steps)
        self._written = written
        self._offered = list(steps)
        self.inside.addWidget(Field(name, self.select, help_text))
        self.inside.addWidget(self._note)
        self.select.currentIndexChanged.connect(lambda _at: self.changed.emit())

    def _show(self, value: Any) -> None:
        if value not in [step for step, _ in self._offered]:
            others = [*self._steps, (value, self._written(value))]
            ordered = all(isinstance(step, int | float) for step, _ in others)
            self._offered = sorted(others) if ordered else others
            self.select.offer(self._offered, value)
        self.select.choose(value)

    def _chosen(self) -> Any:
        return self.select.value()

    def _word(self, w: Words, value: Any) -> str:
        return dict(self._steps).get(value) or self._written(value)


class HereSetting(SelectSetting):
    """One of the things that are on this computer, which may be others in each language.

    What was chosen on another computer stays chosen; `gone` says what happens here instead.
    """

    def __init__(
        self,
        look: Look,
        key: str,
        name: str,
        help_text: str,
        here: Callable[[AccessProfile], Sequence[tuple[Any, str]]],
        gone: str,
        written: Callable[[Any], str],
        when: When = always,
    ) -> None:
        super().__init__(look, key, name, help_text, here(AccessProfile()), written, when)
        self._here = here
        self._plain_help = help_text
        self._gone = label(gone)
        self._gone.setProperty("tone", "watch")
        self._gone.hide()
        self.inside.insertWidget(1, self._gone)

    def show_profile(self, profile: AccessProfile) -> None:
        steps = list(self._here(profile))
        if steps != self._steps:
            self._steps, self._offered = steps, list(steps)
            self.control.blockSignals(True)
            self.select.offer(steps, steps[0][0])
            self.control.blockSignals(False)
        super().show_profile(profile)
        is_here = self._read(profile) in [step for step, _ in steps]
        self._gone.setVisible(not is_here)
        # A reader hears it with the choice.
        self._help = self._plain_help if is_here else f"{self._gone.text()} {self._plain_help}"

    def gone(self) -> str:
        """Return what is said because the choice is not on this computer, or nothing."""
        return "" if self._gone.isHidden() else self._gone.text()


class ChoiceSetting(Setting):
    """One of a few that are all seen at once."""

    def __init__(
        self,
        look: Look,
        key: str,
        name: str,
        help_text: str,
        steps: Sequence[tuple[Any, str]],
        across: bool = True,
        when: When = always,
        read: Read | None = None,
        put: Put | None = None,
    ) -> None:
        self.choices: Choices[Any] = Choices(look, steps, steps[0][0], across)
        super().__init__(key, self.choices, help_text, when, read, put)
        self._steps = list(steps)
        self.inside.addWidget(Field(name, self.choices, help_text))
        self.inside.addWidget(self._note)
        self.choices.changed.connect(self.changed)

    def _show(self, value: Any) -> None:
        for (step, _), dot in zip(self._steps, self.choices.dots, strict=True):
            if step == value:
                dot.setChecked(True)
                self.choices.setFocusProxy(dot)

    def _chosen(self) -> Any:
        return self.choices.value()

    def _word(self, w: Words, value: Any) -> str:
        words: dict[Any, str] = dict(self._steps)
        return words.get(value, "")


class TickSetting(Setting):
    """Yes or no, with the explanation under its words."""

    def __init__(self, look: Look, key: str, name: str, help_text: str, when: When = always) -> None:
        self.tick = Tick(look, name)
        super().__init__(key, self.tick, help_text, when, None, None)
        self.tick.setAccessibleDescription(help_text)
        self.inside.setSpacing(0)
        self.inside.addWidget(self.tick)
        under = QVBoxLayout()
        under.setContentsMargins(grown(look, BOX) + SPACE.medium, 0, 0, 0)
        under.setSpacing(SPACE.hair)
        under.addWidget(label(help_text, "small"))
        under.addWidget(self._note)
        self.inside.addLayout(under)
        self.tick.toggled.connect(lambda _on: self.changed.emit())

    def _show(self, value: Any) -> None:
        self.tick.setChecked(bool(value))

    def _chosen(self) -> Any:
        return self.tick.isChecked()

    def _word(self, w: Words, value: Any) -> str:
        return w.tc("setting", "Yes") if value else w.tc("setting", "No")


class KeySetting(Setting):
    """The key that one switch sends; taking the other switch's key gives it this one's."""

    def __init__(
        self, w: Words, key: str, other: str, name: str, help_text: str, when: When = always
    ) -> None:
        self.button = KeyButton(w, getattr(AccessProfile(), key))

        def put(profile: AccessProfile, value: str) -> AccessProfile:
            if getattr(profile, other) == value:
                swapped: dict[str, Any] = {key: value, other: getattr(profile, key)}
                return replace(profile, **swapped)
            own: dict[str, Any] = {key: value}
            return replace(profile, **own)

        super().__init__(key, self.button, help_text, when, None, put)
        self.inside.addWidget(Field(name, self.button, help_text))
        self.inside.addWidget(self._note)
        self.button.chosen.connect(lambda _name: self.changed.emit())

    def _show(self, value: Any) -> None:
        if value != self.button.key():
            self.button.show_key(value)

    def _chosen(self) -> Any:
        return self.button.key()

    def _word(self, w: Words, value: Any) -> str:
        return key_word(w, value)

"""A group of settings: what matters first, the rest behind a button that opens."""

from collections.abc import Sequence

from PySide6.QtCore import Qt

from accessible_fit.ui.staff.profile_parts.setting import Setting
from accessible_fit.ui.widgets.texts import Panel, button
from accessible_fit.words.catalogue import Words
from db.records import AccessProfile


class Group(Panel):
    """One heading and its settings. `rare` ones are shown when asked for, and when they hold a change."""

    def __init__(
        self, w: Words, heading: str, settings: Sequence[Setting], rare: Sequence[Setting] = ()
    ) -> None:
        super().__init__(heading)
        self._words = w
        self._heading = heading
        self._often = list(settings)
        self._rare = list(rare)
        self._open = False
        self.more = button("", "link")
        self.more.clicked.connect(lambda _=False: self._turn(not self._open))
        for setting in self._often:
            self.body.addWidget(setting)
        # Over what it opens, so that Tab goes on into it.
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        for setting in self._rare:
            self.body.addWidget(setting)
        self._profile: AccessProfile | None = None
        self._turn(False)

    @property
    def settings(self) -> list[Setting]:
        """Every setting of the group, from top to bottom."""
        return [*self._often, *self._rare]

    def refresh(self, profile: AccessProfile, start: AccessProfile) -> int:
        """Show a profile and what was changed from `start`; return how many changes there are."""
        self._profile = profile
        for setting in self.settings:
            if setting.when(profile):
                setting.show_profile(profile)
        changes = sum(setting.note(self._words, profile, start) for setting in self.settings)
        if any(setting.noted() for setting in self._rare) and not self._open:
            self._turn(True)
        self._arrange()
        return changes

    def _turn(self, to_open: bool) -> None:
        self._open = to_open
        w = self._words
        self.more.setText(w.t("Show less") if to_open else w.t("Show more"))
        self.more.setAccessibleName(f"{self.more.text()}: {self._heading}")
        self._arrange()

    def _arrange(self) -> None:
        profile = self._profile
        for setting in self._often:
            setting.setVisible(profile is None or setting.when(profile))
        rare = [setting for setting in self._rare if profile is None or setting.when(profile)]
        for setting in self._rare:
            setting.setVisible(self._open and setting in rare)
        self.more.setVisible(bool(rare))

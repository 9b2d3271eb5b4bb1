"""This computer and this program: settings, and what the program is."""

from collections.abc import Callable, Mapping, Sequence

from accessible_fit.ui.staff.about import AboutPage
from accessible_fit.ui.staff.routes.group import Group
from accessible_fit.ui.staff.settings_page import SettingsPage
from accessible_fit.ui.widgets.sidebar import Part, Place

SETTINGS, ABOUT, LOCK, SIGN_OUT = "settings", "about", "lock", "sign_out"


class ComputerRoutes(Group):
    """Settings, and what the program is."""

    def places(self) -> Sequence[Place]:
        w, kit = self.kit.words, self.kit
        return (
            Place(SETTINGS, kit.drawing("openmoji:2699"), w.t("Settings"), Part.PROGRAM),
            Place(ABOUT, kit.drawing("openmoji:2139"), w.t("About the program"), Part.PROGRAM),
        )

    def ways(self) -> Mapping[str, Callable[[], None]]:
        return {SETTINGS: self.settings, ABOUT: self.about}

    def settings(self, saved: bool = False) -> None:
        """Show the computer's settings."""
        page = SettingsPage(self.kit, self.shift)
        page.changed.connect(self.around.wishes.settings_changed)
        self.around.show(page, SETTINGS)
        if saved:
            page.said_saved()

    def about(self) -> None:
        """Show what the program is."""
        self.around.show(AboutPage(self.kit), ABOUT)

"""Help: the user guide, for whoever is signed in."""

from collections.abc import Callable, Mapping, Sequence

from accessible_fit.ui.staff.routes.group import Group
from accessible_fit.ui.widgets.sidebar import Part, Place

HELP = "help"


class HelpRoutes(Group):
    """From the contents to a page, and from page to page."""

    def places(self) -> Sequence[Place]:
        return (Place(HELP, self.kit.drawing("openmoji:1F4D6"), self.kit.words.t("Help"), Part.PROGRAM),)

    def ways(self) -> Mapping[str, Callable[[], None]]:
        return {HELP: self.help}

    # The pages are read by few on a day.

    def help(self) -> None:
        """Show the contents."""
        from accessible_fit.ui.staff.help_page import HelpPage

        page = HelpPage(self.kit, self.shift.actor.role)
        page.chosen.connect(self.text)
        self.around.show(page, HELP)

    def text(self, name: str) -> None:
        """Show one page."""
        from accessible_fit.ui.staff.help_page import HelpTextPage

        page = HelpTextPage(self.kit, name)
        page.left.connect(self.help)
        page.chosen.connect(self.text)
        self.around.show(page, HELP)

"""What the program is, which version, and whom to thank."""

from collections.abc import Sequence
from importlib import metadata
from typing import TYPE_CHECKING

from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.page import Page
from accessible_fit.ui.widgets.texts import Panel, label

if TYPE_CHECKING:
    from pictograms.symbols import Credit

WIDTH = 760
FONT_CREDIT = "Atkinson Hyperlegible: Braille Institute of America. SIL Open Font License 1.1."


class AboutPage(Page):
    """Plain text about the program; the thanks are read from the picture sets themselves."""

    def __init__(self, kit: StaffKit) -> None:
        w = kit.words
        super().__init__(kit, w.t("About the program"), WIDTH)
        self.set_title(self.title, w.t("Accessible FIT, version {version}", version=version()))
        what = Panel(w.t("What it is for"))
        for text in (
            w.t(
                "People who need pictures and speech to answer say what they think of their life and their "
                "support. The answers can be followed for years, and are something to talk about."
            ),
            w.t(
                "The program claims no effect of its own. It shows what a person has said; what it means, "
                "you find out together."
            ),
            w.t("The answers stay in your own organisation. Nothing is sent anywhere else."),
        ):
            what.body.addWidget(label(text))
        self.column.addWidget(what)
        self._thanks = Panel(w.t("Pictures and type"))
        self._thanks.hide()
        self.column.addWidget(self._thanks)
        licence = Panel(w.t("Licence"))
        licence.body.addWidget(label(w.t("The program is free software under the MIT licence.")))
        self.column.addWidget(licence)

    def shown(self) -> None:
        if self._thanks.isHidden():
            self.load(_credits, self._show)

    def _show(self, credits: "Sequence[Credit]") -> None:
        for credit in credits:
            self._thanks.body.addWidget(label(credit.line()))
        self._thanks.body.addWidget(label(FONT_CREDIT))
        self._thanks.show()


def version() -> str:
    """Return the program's version, or a dash when it runs from its source without being installed."""
    try:
        return metadata.version("accessible-fit")
    except metadata.PackageNotFoundError:
        return "–"


def _credits() -> "Sequence[Credit]":
    from pictograms.catalogue import Catalogue

    return Catalogue.bundled().all_credits()

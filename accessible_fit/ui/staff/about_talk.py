"""Which talk a rating is about, said afterwards."""

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Signal

from accessible_fit.ui.staff.desk import Shift
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.rated_choice import talk_name
from accessible_fit.ui.widgets.forms import Field
from accessible_fit.ui.widgets.select import Select
from accessible_fit.ui.widgets.tab_order import tab_inside
from accessible_fit.ui.widgets.texts import Panel, button, label, row
from accessible_fit.words.held_sentences import begun

if TYPE_CHECKING:
    from accessible_fit.instruments.model import Text
    from accessible_fit.services.rated_talks import Rated


class AboutTalk(Panel):
    """Hidden as long as there is no talk to choose. `wanted` carries a talk's id, None for no talk."""

    wanted = Signal(object)

    def __init__(self, kit: StaffKit, shift: Shift, rating: UUID) -> None:
        w = kit.words
        super().__init__(w.t("The talk"))
        self._kit = kit
        self._titles: dict[UUID, Text] = {}
        self.talk: Select[UUID | None] = Select(kit.look, [(None, "")], None)
        self.keep = button(w.t("Save"))
        self.keep.clicked.connect(lambda _=False: self.wanted.emit(self.talk.value()))
        told = w.t("Talks within a week of these answers can be chosen.")
        self.body.addWidget(Field(w.t("Which talk it is about"), self.talk, told))
        saved = w.t("Saved")
        self.saved = label(f"✓ {saved}", wrap=False)
        self.saved.setProperty("tone", "good")
        self.saved.hide()
        self.body.addLayout(row(self.keep, self.saved))
        self.talk.currentIndexChanged.connect(lambda _index: self.saved.hide())
        self.hide()
        desk, actor = shift.desk, shift.actor
        # Where the store cannot be reached, the page around says so; there is nothing to choose then.
        kit.background.run(
            lambda: desk.rated_talks.of_rating(actor, rating),
            self._offer,
            lambda _problem: self.hide(),
            owner=self,
        )

    def title(self, talk: UUID) -> "Text":
        """Return what one of the talks is called, nothing for any other."""
        return self._titles.get(talk, {})

    def _offer(self, found: "Rated") -> None:
        w = self._kit.words
        rows: list[tuple[UUID | None, str]] = [(one.id, begun(talk_name(w, one))) for one in found.talks]
        rows.append((None, w.t("No talk")))
        self.talk.offer(rows, found.about)
        self._titles = {one.id: one.title for one in found.talks}
        self.setVisible(bool(found.talks))
        tab_inside(self)

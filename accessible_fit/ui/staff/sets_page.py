"""Picture sets and boards: those that are here, bringing in others, and questions as boards."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from accessible_fit.services.access import Right
from accessible_fit.ui.staff.board_parts import CardsOfBoards, QuestionsOut
from accessible_fit.ui.staff.desk import Shift
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.page import Page
from accessible_fit.ui.staff.set_preview import MOST_PICTURES, SetPreview
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.forms import STACK_FROM_PERCENT
from accessible_fit.ui.widgets.tab_order import tab_inside
from accessible_fit.ui.widgets.texts import Panel, button, clear, label, rule

if TYPE_CHECKING:
    from accessible_fit.services.mats.board_cards import OfferedBoard
    from db.records import Unit
    from pictograms.imports.glimpse import Glimpse
    from pictograms.imports.kept import ImportedSet
    from pictograms.imports.preview import Preview


class SetsPage(Page):
    """Shows the sets of this organisation. A superuser may look through a file or folder and take it in.

    `sets_changed` when a set has come, so that it is searched and drawn at once.
    """

    sets_changed = Signal()

    def __init__(self, kit: StaffKit, shift: Shift) -> None:
        w = kit.words
        super().__init__(kit, w.t("Picture sets and boards"))
        self._shift = shift
        self._preview: Preview | None = None
        if shift.actor.may(Right.CHANGE_PICTURES):
            self.add_quiet(w.t("Choose a folder"), self._ask_folder)
            self.set_primary(w.t("Choose a file"), self._ask_file)
        self.coming = SetPreview(kit)
        self.coming.meant.connect(self._take_in)
        self.coming.forgotten.connect(self._forget)
        self.cards = CardsOfBoards(kit, shift)
        self.cards.wanted.connect(self._make_cards)
        self.cards.left.connect(self._leave_cards)
        self._there = Panel(w.t("Sets that are here"))
        self._there_body = QVBoxLayout()
        self._there_body.setSpacing(SPACE.medium)
        self._there.body.addLayout(self._there_body)
        self.out = QuestionsOut(kit, shift.desk.instruments)
        self.out.chosen.connect(self.write_boards)
        for part in (self.coming, self.cards, self._there, self.out):
            self.column.addWidget(part)

    @property
    def licence(self) -> QLineEdit:
        """Where the licence of the pictures is written."""
        return self.coming.licence

    def shown(self) -> None:
        self.load(self._fetch, self._show_kept)

    def _order(self) -> None:
        """Let Tab go down the page, also through what has just come."""
        for part in (self.coming, self.cards, self._there, self.out):
            tab_inside(part)

    # ------------------------------------------------------------------ bringing in

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
        sets, actor = self._shift.desk.picture_sets, self._shift.actor
        self.notice.hide()
        self._leave_cards()

        def looked() -> "tuple[Preview, Glimpse]":
            preview = sets.look_through(actor, source)
            return preview, sets.glimpse(actor, preview, MOST_PICTURES)

        self.load(looked, self._show_preview)

    def _show_preview(self, looked: "tuple[Preview, Glimpse]") -> None:
        self._preview = looked[0]
        self.coming.show_preview(*looked)
        self._scroll.verticalScrollBar().setValue(0)
        self._order()
        if looked[0].coming:
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
        self.sets_changed.emit()
        told = w.t("{set} is here. Its pictures can be searched and chosen now.", set=kept.title)
        self.notice.say(told, "good")
        self.shown()
        self._offer_cards(kept, asked=False)

    def _forget(self) -> None:
        self._preview = None
        self.coming.forget()

    # ------------------------------------------------------------------ cards of boards

    def _offer_cards(self, kept: "ImportedSet", asked: bool = True) -> None:
        """Offer what stands on a set's boards as cards; say so when there is nothing, if that was asked."""
        desk, actor = self._shift.desk, self._shift.actor

        def fetch() -> "tuple[list[OfferedBoard], list[Unit]]":
            return desk.board_cards.offered(kept), desk.residents.units(actor)

        def show(found: "tuple[list[OfferedBoard], list[Unit]]") -> None:
            boards, units = found
            if boards and units:
                self.cards.offer(boards, units)
                self._order()
                if asked:
                    self._scroll.ensureWidgetVisible(self.cards)
                    self.cards.board.setFocus()
            elif asked:
                self.notice.say(self.kit.words.t("The boards have no cards that could lie on a mat."))

        self.load(fetch, show)

    def _make_cards(self) -> None:
        cards, desk, actor = self.cards, self._shift.desk, self._shift.actor
        board, unit = cards.board.value(), cards.unit.value()
        topic, language = cards.topic.value(), cards.language.value()
        self.save(lambda: desk.board_cards.add(actor, board, unit, topic, language), self._cards_made)

    def _cards_made(self, count: int) -> None:
        w = self.kit.words
        self._leave_cards()
        if count:
            told = w.tn("{n} card is in the topic now.", "{n} cards are in the topic now.", count)
            self.notice.say(told, "good")
        else:
            self.notice.say(w.t("The topic has all these cards already."), "good")

    def _leave_cards(self) -> None:
        self.cards.forget()

    # ------------------------------------------------------------------ questions as boards

    def write_boards(self, out: Path) -> None:
        """Write the chosen questions as boards to a file."""
        desk, actor, w = self._shift.desk, self._shift.actor, self.kit.words
        instrument, language = self.out.instrument.value(), self.out.language.value()
        self.save(
            lambda: desk.boards_out.save(actor, instrument, desk.browsing().catalogue, language, out),
            lambda place: self.notice.say(w.t("The boards are in {file}.", file=place.name), "good"),
        )

    # ------------------------------------------------------------------ what is here

    def _fetch(self) -> "list[tuple[ImportedSet, bool]]":
        kept = self._shift.desk.picture_sets.kept()
        return [(one, one.has_boards) for one in kept]

    def _show_kept(self, sets: "list[tuple[ImportedSet, bool]]") -> None:
        w = self.kit.words
        clear(self._there_body)
        if not sets:
            self._there_body.addWidget(
                label(w.t("Only the program's own pictures and OpenMoji are here so far."), "soft")
            )
        for number, (kept, has_boards) in enumerate(sets):
            if number:
                self._there_body.addWidget(rule())
            self._there_body.addWidget(self._row(kept, has_boards))
        self._order()

    def _row(self, kept: "ImportedSet", has_boards: bool) -> QWidget:
        w = self.kit.words
        about = w.tn("{n} picture", "{n} pictures", sum(1 for _ in kept.codes()))
        licence = kept.credit.licence or w.t("No licence is named")
        stays = "" if kept.may_leave else " " + w.t("Stays in the organisation.")
        texts = QVBoxLayout()
        texts.setSpacing(SPACE.hair)
        texts.addWidget(label(kept.credit.title, "field"))
        texts.addWidget(label(f"{about}. {licence}.{stays}", "soft"))
        made = QWidget()
        stacked = self.kit.look.percent >= STACK_FROM_PERCENT
        line = QVBoxLayout(made) if stacked else QHBoxLayout(made)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE.normal)
        line.addLayout(texts, 1)
        if has_boards:
            cards = button(w.t("Make cards of its boards"), "link")
            cards.setAccessibleName(w.t("Make cards of the boards of {set}", set=kept.credit.title))
            cards.clicked.connect(lambda _=False: self._offer_cards(kept))
            line.addWidget(cards)
        return made

    def first_focus(self) -> QWidget:
        return self.primary or self.heading

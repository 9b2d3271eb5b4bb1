"""Writing one question, with the person's screen and the hints beside it."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from accessible_fit.instruments.model import Polarity
from accessible_fit.ui.staff.desk import Shift
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.page import Page
from accessible_fit.ui.staff.workshop.draft_notice import DraftNotice
from accessible_fit.ui.staff.workshop.form_words import answer_sets, language_word
from accessible_fit.ui.staff.workshop.keeper import DraftKeeper
from accessible_fit.ui.staff.workshop.parts import text_line
from accessible_fit.ui.staff.workshop.screen_view import HintsView, ScreenView
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.forms import Field, side_by_side
from accessible_fit.ui.widgets.growth import grown
from accessible_fit.ui.widgets.select import Select
from accessible_fit.ui.widgets.tab_order import tab_inside
from accessible_fit.ui.widgets.texts import Panel, button, label, row
from accessible_fit.ui.widgets.ticks import Tick

if TYPE_CHECKING:
    from accessible_fit.instruments.draft import DraftItem
    from accessible_fit.services.pictures.own import SymbolMemory
    from accessible_fit.ui.widgets.symbol_browser import SymbolBrowser

WIDTH = 1400
BROWSER = 520
TILE = 88
LONGEST = 200
EVERYWHERE = ("own", "openmoji")
"""Picture sets that every computer with the program has."""


class ItemPage(Page):
    """Every field of one question; each change is kept. `left` leads back to the form.

    `listening_wanted` carries a text and its language, `moved_on` the id of the question to write next.
    """

    left = Signal()
    moved_on = Signal(str)
    listening_wanted = Signal(str, str)

    def __init__(self, kit: StaffKit, shift: Shift, keeper: DraftKeeper, item_id: str) -> None:
        super().__init__(kit, kit.words.t("Question"), WIDTH)
        self._shift, self.keeper, self._item_id = shift, keeper, item_id
        self._browser: SymbolBrowser | None = None
        self.questions: dict[str, QLineEdit] = {}
        self.spoken: dict[str, QLineEdit] = {}
        self.set_back(kit.words.t("The form"), self.left.emit)
        self.set_primary(kit.words.t("Done"), self.left.emit)
        self.told = DraftNotice(kit, shift, keeper)
        self.column.addWidget(self.told)
        self._name()
        self._neighbours()
        self._fields = QWidget()
        self._lay_out()
        self._choose_picture_panel()
        # Nothing of a question that a colleague took away is asked for.
        keeper.refused.connect(self.show_refused)
        self._refresh(soon=False)

    @property
    def item(self) -> "DraftItem":
        """The question as it is written now."""
        return self.keeper.draft.item(self._item_id)

    def first_focus(self) -> QWidget:
        return next(iter(self.questions.values()))

    # ------------------------------------------------------------------ building

    def _name(self) -> None:
        w, draft = self.kit.words, self.keeper.draft
        ids = [one.id for one in draft.items]
        if self._item_id in ids:
            name = w.t("Question {n} of {all}", n=ids.index(self._item_id) + 1, all=len(ids))
        else:
            name = w.t("The practice question")
        title = w.pick({key: one for key, one in draft.title.items() if one.strip()})
        self.set_title(name, title or w.t("A form without a title"))

    def _neighbours(self) -> None:
        """Offer the questions before and after, so that a whole form can be gone through."""
        ids = [self.keeper.draft.practice.id, *(one.id for one in self.keeper.draft.items)]
        now = ids.index(self._item_id)
        w = self.kit.words
        if now:
            self.add_quiet(w.t("The one before"), lambda: self.moved_on.emit(ids[now - 1]))
        if now + 1 < len(ids):
            self.add_quiet(w.t("The next one"), lambda: self.moved_on.emit(ids[now + 1]))

    def _lay_out(self) -> None:
        shared = self._shift.desk.forms.shared
        self.view = ScreenView(self.kit, self.keeper.draft, shared)
        self.view.listening_wanted.connect(self.listening_wanted)
        self.hints = HintsView(self.kit)
        left, right = QVBoxLayout(self._fields), QVBoxLayout()
        left.setContentsMargins(0, 0, 0, 0)
        for side in (left, right):
            side.setSpacing(SPACE.large)
        left.addWidget(self._words())
        left.addWidget(self.hints)
        left.addStretch(1)
        beside = QWidget()
        beside.setLayout(right)
        right.setContentsMargins(0, 0, 0, 0)
        right.addWidget(self.view)
        right.addWidget(self._meaning())
        self._whole = QWidget()
        both = side_by_side(self.kit.look, self._fields, beside)
        both.setContentsMargins(0, 0, 0, 0)
        self._whole.setLayout(both)
        self.column.addWidget(self._whole)
        tab_inside(self._whole)

    def _words(self) -> Panel:
        w, item = self.kit.words, self.item
        panel = Panel(w.t("Words"))
        several = len(self.keeper.draft.languages) > 1
        for language in self.keeper.draft.languages:
            name = language_word(w, language)
            shown = w.t("Question in {language}", language=name) if several else w.t("Question")
            said = w.t("Said aloud in {language}", language=name) if several else w.t("Said aloud")
            question = self._line(item.question.get(language, ""))
            spoken = self._line(item.spoken.get(language, ""))
            spoken.setPlaceholderText(w.t("As the question"))
            question.textEdited.connect(lambda text, one=language: self._write("question", one, text))
            spoken.textEdited.connect(lambda text, one=language: self._write("spoken", one, text))
            self.questions[language], self.spoken[language] = question, spoken
            panel.body.addWidget(Field(shown, question))
            panel.body.addWidget(Field(said, spoken))
        return panel

    def _line(self, text: str) -> QLineEdit:
        made = text_line(text, LONGEST)
        made.editingFinished.connect(self.keeper.flush)
        return made

    def _meaning(self) -> Panel:
        w, look, item, draft = self.kit.words, self.kit.look, self.item, self.keeper.draft
        panel = Panel(w.t("Picture and answers"))
        side = grown(look, TILE)
        self.tile = self.kit.tile(item.pictogram or "openmoji:1F5BC", TILE)
        self.tile.setFixedSize(side, side)
        self.choose = button(w.t("Choose a picture"))
        self.choose.clicked.connect(lambda _=False: self._ask_picture())
        panel.body.addLayout(row(self.tile, self.choose))
        self.from_set = label("", "small")
        panel.body.addWidget(self.from_set)
        areas = [(name, w.pick(area.name)) for name, area in self._shift.desk.areas.items()]
        self.area = Select(look, [("", w.t("Not chosen")), *areas], item.area)
        self.answers = Select(look, answer_sets(w, draft, self._shift.desk.forms.shared), item.answer_set)
        self.area.currentIndexChanged.connect(lambda _at: self._put(area=self.area.value()))
        self.answers.currentIndexChanged.connect(lambda _at: self._put(answer_set=self.answers.value()))
        panel.body.addWidget(Field(w.t("Part of life"), self.area))
        panel.body.addWidget(Field(w.t("Answers"), self.answers))
        self.turned = Tick(look, w.t("Turned: the most is the worst"), item.polarity is Polarity.DOWN)
        self.turned.toggled.connect(lambda on: self._put(polarity=Polarity.DOWN if on else Polarity.UP))
        panel.body.addWidget(self.turned)
        panel.body.addWidget(
            label(w.t("For example “Are you afraid?”. Only the score is turned, never the cards."), "small")
        )
        self.kolada = QLineEdit(item.kolada)
        self.kolada.setMaxLength(12)
        self.kolada.textEdited.connect(lambda text: self._put(soon=True, kolada=text.strip().upper()))
        self.kolada.editingFinished.connect(self.keeper.flush)
        help_text = w.t("Only if a published indicator asks nearly the same, for example U28524.")
        panel.body.addWidget(Field(w.t("Nearest indicator in Kolada"), self.kolada, help_text))
        return panel

    # ------------------------------------------------------------------ the picture

    def _choose_picture_panel(self) -> None:
        w = self.kit.words
        self._picking = Panel(w.t("Choose a picture"))
        self._shelf = QWidget()
        QVBoxLayout(self._shelf).setContentsMargins(0, 0, 0, 0)
        self._picking.body.addWidget(self._shelf)
        back = button(w.t("Keep the picture that is there"))
        back.clicked.connect(lambda _=False: self._show_picking(False))
        self._picking.body.addLayout(row(back))
        self._picking.hide()
        self.column.addWidget(self._picking)

    def _ask_picture(self) -> None:
        if self._browser is not None:
            self._show_picking(True)
            return
        pictures, actor = self._shift.desk.pictures, self._shift.actor
        self.load(lambda: pictures.memory(actor), self._open_browser)

    def _open_browser(self, memory: "SymbolMemory") -> None:
        from accessible_fit.ui.widgets.symbol_browser import SymbolBrowser

        kit, pictures, actor = self.kit, self._shift.desk.pictures, self._shift.actor
        if self._browser is None:
            browser = SymbolBrowser(
                kit.look, kit.words, kit.drawing, kit.background, self._shift.desk.browsing, self
            )
            browser.setFixedHeight(grown(kit.look, BROWSER))
            browser.remember(memory.favourites, memory.recent)
            browser.favourite_changed.connect(
                lambda key, on: kit.background.run(lambda: pictures.set_favourite(actor, key, on))
            )
            browser.symbol_chosen.connect(self._picture_chosen)
            browser.failed.connect(self.show_trouble)
            self._browser = browser
            shelf = self._shelf.layout()
            assert shelf is not None  # made with it
            shelf.addWidget(browser)
            self._picking.show()
            tab_inside(self._shelf)
        self._show_picking(True)

    def _picture_chosen(self, key: str) -> None:
        pictures, actor = self._shift.desk.pictures, self._shift.actor
        self.kit.background.run(lambda: pictures.note_used(actor, key))
        self.tile.show_picture(self.kit.drawing(key))
        self._put(pictogram=key)
        self._show_picking(False)

    def _show_picking(self, on: bool) -> None:
        self._picking.setVisible(on)
        self._whole.setVisible(not on)
        self._scroll.verticalScrollBar().setValue(0)
        part = self._browser.search if on and self._browser is not None else self.choose
        part.setFocus(Qt.FocusReason.OtherFocusReason)

    # ------------------------------------------------------------------ writing

    def _write(self, field: str, language: str, text: str) -> None:
        now = self.item.question if field == "question" else self.item.spoken
        self._put(soon=True, **{field: {**now, language: text}})

    def _put(self, soon: bool = False, **changes: object) -> None:
        # dataclasses.replace is typed by field, which a name given at run time cannot be
        change: Callable[..., DraftItem] = replace
        self.keeper.change(self.keeper.draft.with_item(change(self.item, **changes)), soon)
        self._refresh()

    def _refresh(self, soon: bool = True) -> None:
        draft, item, w = self.keeper.draft, self.item, self.kit.words
        self.view.show_item(draft, item, soon)
        self.hints.show_item(draft, item)
        of_set = item.pictogram.partition(":")[0]
        known = not item.pictogram or of_set in EVERYWHERE
        self.from_set.setVisible(not known)
        self.from_set.setText(
            "" if known else w.t("The picture is of the set {set}. Every computer must have it.", set=of_set)
        )

    def show_refused(self, problem: Exception) -> None:
        """Say why something was not kept; a colleague's change is told by a panel of its own."""
        if self.keeper.conflict is None:
            self.show_trouble(problem)
        else:
            self._scroll.verticalScrollBar().setValue(0)

    def say_silent(self) -> None:
        """Say that nothing sounded."""
        self.notice.say(self.kit.words.t("No sound can be played on this computer."), take_focus=False)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.keeper.flush()

"""Writing a form: what it is, its questions in their order, what is asked twice, and what it still lacks."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from accessible_fit.instruments.model import LANGUAGES, Kind
from accessible_fit.ui.staff.desk import Shift
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.page import Page
from accessible_fit.ui.staff.workshop.asked_twice import AskedTwice
from accessible_fit.ui.staff.workshop.draft_notice import DraftNotice
from accessible_fit.ui.staff.workshop.form_words import fault_lines, kinds, language_word, moments, services
from accessible_fit.ui.staff.workshop.item_rows import ItemRows
from accessible_fit.ui.staff.workshop.keeper import DraftKeeper
from accessible_fit.ui.staff.workshop.parts import deeds, text_line
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.forms import Choices, Field, side_by_side
from accessible_fit.ui.widgets.select import Select
from accessible_fit.ui.widgets.tab_order import tab_inside
from accessible_fit.ui.widgets.texts import Panel, button, clear, label, row
from accessible_fit.ui.widgets.ticks import Tick

if TYPE_CHECKING:
    from accessible_fit.instruments.draft import Draft
    from accessible_fit.instruments.form_files import PlacedFault
    from accessible_fit.instruments.model import Instrument

CALM_MS = 500
LONGEST_TITLE, LONGEST_DESCRIPTION = 80, 300
LINE = 40


class DraftPage(Page):
    """Everything about a form but the words of its questions; each change is kept.

    `item_wanted` carries the id of a question to write, `published` the form, `comparing_wanted` the version
    in use and the draft as a form, `listening_wanted` the draft.
    """

    left = Signal()
    item_wanted = Signal(str)
    published = Signal(object)
    dropped = Signal()
    comparing_wanted = Signal(object, object)
    listening_wanted = Signal(object)

    def __init__(self, kit: StaffKit, shift: Shift, keeper: DraftKeeper) -> None:
        w = kit.words
        super().__init__(kit, w.t("A form without a title"))
        self._shift, self.keeper = shift, keeper
        self._faults: tuple[PlacedFault, ...] = ()
        self._then: Callable[[], None] | None = None
        self.titles: dict[str, QLineEdit] = {}
        self.descriptions: dict[str, QLineEdit] = {}
        self.set_back(w.t("Forms"), self.left.emit)
        self.set_primary(w.t("Publish"), self._publish)
        self.add_quiet(w.t("Hear every question"), lambda: self.listening_wanted.emit(keeper.draft))
        if keeper.opened.version is not None:
            self.add_quiet(w.t("What has changed"), self._compare)
        self.throw = self.add_quiet(w.t("Throw the draft away"), lambda: self._ask_to_throw(True))
        self.column.addWidget(self._sheet())
        self.told = DraftNotice(kit, shift, keeper)
        self.column.addWidget(self.told)
        self._inside = QWidget()
        self._whole = QVBoxLayout(self._inside)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(SPACE.large)
        self.column.addWidget(self._inside)
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(CALM_MS)
        self._calm.timeout.connect(self._check)
        keeper.refused.connect(self.show_refused)
        keeper.changed.connect(self._calm.start)
        keeper.kept.connect(self._was_kept)
        self._lay_out()

    def shown(self) -> None:
        self._check()

    # ------------------------------------------------------------------ building

    def _lay_out(self) -> None:
        clear(self._whole)
        self._whole.addWidget(self._about())
        self.items = ItemRows(self.kit, self.keeper.draft)
        self.items.item_wanted.connect(self.item_wanted)
        self.items.changed.connect(self._items_changed)
        self._whole.addWidget(self.items)
        self.twice = AskedTwice(self.kit, self.keeper.draft)
        self.twice.changed.connect(lambda draft: self._put(lambda _now: draft))
        self._whole.addWidget(self.twice)
        self._lacking = Panel(self.kit.words.t("Before it can be published"))
        self._lacks = QVBoxLayout()
        self._lacks.setSpacing(SPACE.small)
        self._lacking.body.addLayout(self._lacks)
        self._lacking.hide()
        self._whole.addWidget(self._lacking)
        tab_inside(self._inside)
        self._name()

    def _name(self) -> None:
        w, draft = self.kit.words, self.keeper.draft
        title = w.pick({key: one for key, one in draft.title.items() if one.strip()})
        version = self.keeper.opened.version
        about = (
            w.t("A new form that nobody has been asked with yet.")
            if version is None
            else w.t("It becomes a new version. Until then the one in use is asked as before.")
        )
        self.set_title(title or w.t("A form without a title"), about)

    def _about(self) -> Panel:
        w, look, draft = self.kit.words, self.kit.look, self.keeper.draft
        panel = Panel(w.t("About the form"))
        self.titles, self.descriptions = {}, {}
        several = len(draft.languages) > 1
        for language in draft.languages:
            name = language_word(w, language)
            title = self._line(draft.title.get(language, ""), LONGEST_TITLE)
            about = self._line(draft.description.get(language, ""), LONGEST_DESCRIPTION)
            title.textEdited.connect(lambda text, one=language: self._write("title", one, text))
            about.textEdited.connect(lambda text, one=language: self._write("description", one, text))
            self.titles[language], self.descriptions[language] = title, about
            called = w.t("Title in {language}", language=name) if several else w.t("Title")
            described = w.t("Description in {language}", language=name) if several else w.t("Description")
            panel.body.addWidget(Field(called, title))
            panel.body.addWidget(Field(described, about))
        self.service = Select(look, services(w), draft.service_type)
        self.service.currentIndexChanged.connect(
            lambda _at: self._put(lambda now: replace(now, service_type=self.service.value()))
        )
        self.kind: Choices[Kind] = Choices(look, kinds(w), draft.kind, across=False)
        self.kind.changed.connect(self._kind_changed)
        panel.body.addLayout(
            side_by_side(look, Field(w.t("Made for"), self.service), Field(w.t("Kind of form"), self.kind))
        )
        self.moment = Select(look, moments(w), draft.moment)
        self.moment.currentIndexChanged.connect(
            lambda _at: self._put(lambda now: replace(now, moment=self.moment.value()))
        )
        self.group = Tick(look, w.t("About a talk in a group"), draft.group)
        self.group.toggled.connect(lambda on: self._put(lambda now: replace(now, group=on)))
        self._rated = QWidget()
        rated = side_by_side(look, Field(w.t("When it is asked"), self.moment), self.group)
        rated.setContentsMargins(0, 0, 0, 0)
        self._rated.setLayout(rated)
        self._rated.setVisible(draft.kind is Kind.RATINGS)
        panel.body.addWidget(self._rated)
        self.english = Tick(look, w.t("In English as well"), several)
        self.english.toggled.connect(self._languages_changed)
        panel.body.addWidget(self.english)
        return panel

    def _line(self, text: str, longest: int) -> QLineEdit:
        made = text_line(text, longest)
        made.editingFinished.connect(self.keeper.flush)
        return made

    def _sheet(self) -> Panel:
        """What is asked before a draft is thrown away."""
        w = self.kit.words
        self._throwing = Panel(w.t("Throw the draft away?"))
        told = w.t("What is written in it cannot be brought back. Forms that are in use stay as they are.")
        self._throwing.body.addWidget(label(told))
        self._keep_it, throw = button(w.t("Keep it")), button(w.t("Throw it away"))
        self._keep_it.clicked.connect(lambda _=False: self._ask_to_throw(False))
        throw.clicked.connect(lambda _=False: self._throw())
        self._throwing.body.addLayout(deeds(self.kit.look, self._keep_it, throw))
        self._throwing.hide()
        return self._throwing

    # ------------------------------------------------------------------ writing

    def _put(self, change: "Callable[[Draft], Draft]", soon: bool = False) -> None:
        self.keeper.change(change(self.keeper.draft), soon)

    def _write(self, field: str, language: str, text: str) -> None:
        if field == "title":
            self._put(lambda now: replace(now, title={**now.title, language: text}), soon=True)
            self._name()
        else:
            self._put(lambda now: replace(now, description={**now.description, language: text}), soon=True)

    def _kind_changed(self) -> None:
        kind = self.kind.value() or Kind.QUESTIONS
        self._rated.setVisible(kind is Kind.RATINGS)
        self._put(lambda now: replace(now, kind=kind))

    def _languages_changed(self, both: bool) -> None:
        languages = LANGUAGES if both else LANGUAGES[:1]
        self._put(lambda now: replace(now, languages=languages))
        self._lay_out()
        self._check()
        self.english.setFocus(Qt.FocusReason.OtherFocusReason)

    def _items_changed(self, draft: "Draft") -> None:
        self._put(lambda _now: draft)
        self.twice.show_draft(draft)

    # ------------------------------------------------------------------ what it lacks

    def _check(self) -> None:
        workshop, actor, draft = self._shift.desk.workshop, self._shift.actor, self.keeper.draft
        self.kit.background.run(
            lambda: workshop.faults(actor, draft), self._show_faults, self.show_trouble, owner=self
        )

    def _show_faults(self, faults: "tuple[PlacedFault, ...]") -> None:
        w, draft = self.kit.words, self.keeper.draft
        self._faults = faults
        lines = fault_lines(w, faults, draft)
        clear(self._lacks)
        self._lacking.setVisible(bool(lines))
        for where, sentence, item_id in lines:
            told = label(f"{where}: {sentence}")
            if not item_id:
                self._lacks.addWidget(told)
                continue
            go = button(w.t("Go there"))
            go.setAccessibleName(w.t("Go to: {place}", place=where))
            go.clicked.connect(lambda _=False, one=item_id: self.item_wanted.emit(one))
            line = QWidget()
            inside = row(told, go, stretch_last=False)
            inside.setStretch(0, 1)
            inside.setContentsMargins(0, 0, 0, 0)
            line.setLayout(inside)
            self._lacks.addWidget(line)
        tab_inside(self._lacking)

    # ------------------------------------------------------------------ publishing, comparing, throwing away

    def _publish(self) -> None:
        workshop, actor, keeper = self._shift.desk.workshop, self._shift.actor, self.keeper
        if self._faults:
            self.notice.say(
                self.kit.words.t("The form cannot be published yet. What it lacks is listed at the end.")
            )
            self._scroll.ensureWidgetVisible(self._lacking, 0, SPACE.huge)
            return
        self._once_kept(
            lambda: self.save(
                lambda: workshop.publish(actor, keeper.draft.id, keeper.seen), self.published.emit
            )
        )

    def _once_kept(self, act: Callable[[], None]) -> None:
        """Do something when everything on screen is on disk, at once if it is."""
        self.keeper.flush()
        if self.keeper.settled:
            act()
        else:
            self._then = act

    def _was_kept(self) -> None:
        then, self._then = self._then, None
        if then is not None:
            then()

    def _compare(self) -> None:
        workshop, actor, draft = self._shift.desk.workshop, self._shift.actor, self.keeper.draft
        if self._faults:
            self.notice.say(self.kit.words.t("Versions can be compared once nothing is missing."))
            return

        def found(pair: "tuple[Instrument, Instrument]") -> None:
            self.comparing_wanted.emit(*pair)

        self.load(lambda: workshop.sides(actor, draft), found)

    def _ask_to_throw(self, ask: bool) -> None:
        self._throwing.setVisible(ask)
        self._scroll.verticalScrollBar().setValue(0)
        (self._keep_it if ask else self.throw).setFocus(Qt.FocusReason.OtherFocusReason)

    def _throw(self) -> None:
        workshop, actor, keeper = self._shift.desk.workshop, self._shift.actor, self.keeper
        self._once_kept(
            lambda: self.save(
                lambda: workshop.drop(actor, keeper.draft.id, keeper.seen), lambda _: self.dropped.emit()
            )
        )

    def show_refused(self, problem: Exception) -> None:
        """Say why something was not kept; a colleague's change is told by a panel of its own."""
        self._then = None
        if self.keeper.conflict is None:
            self.show_trouble(problem)
        else:
            self._scroll.verticalScrollBar().setValue(0)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._calm.stop()  # whoever comes back is told anew what is lacking
        self.keeper.flush()

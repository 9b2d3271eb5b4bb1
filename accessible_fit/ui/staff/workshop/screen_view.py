"""The person's own screen with the question that is being written, small, and what it sounds like."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent

from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.profile_parts.picture import ScreenPicture, draw_screen
from accessible_fit.ui.staff.workshop.form_words import LANGUAGE_NAMES
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.forms import Choices
from accessible_fit.ui.widgets.select import Select
from accessible_fit.ui.widgets.texts import Panel, button, label, row
from db.records import AccessProfile
from db.vocabulary import Language

if TYPE_CHECKING:
    from accessible_fit.instruments.draft import Draft, DraftItem
    from accessible_fit.instruments.easy_read import Hint
    from accessible_fit.instruments.model import Instrument
    from accessible_fit.instruments.reader import Shared

CALM_MS = 150
WIDEST = 640
STEPS = (2, 3, 5)


class ScreenView(Panel):
    """Shows one question as the person meets it. `listening_wanted` carries a text and its language."""

    listening_wanted = Signal(str, str)

    def __init__(self, kit: StaffKit, draft: "Draft", shared: "Shared") -> None:
        w = kit.words
        super().__init__(w.t("On the screen"))
        self._kit, self._shared = kit, shared
        self._draft, self._item = draft, draft.practice
        self.picture = ScreenPicture(kit.look, w.t("Picture of the person's screen"))
        self._note = label("", "soft")
        languages = [(one, LANGUAGE_NAMES[one]) for one in draft.languages]
        self.language: Choices[str] = Choices(kit.look, languages, draft.languages[0])
        self.language.setAccessibleName(w.t("Language of the screen"))
        self.language.setVisible(len(languages) > 1)
        names = {2: w.t("two choices"), 3: w.t("three choices"), 5: w.t("five choices")}
        self.steps: Select[int] = Select(kit.look, [(one, names[one]) for one in STEPS], 3)
        self.steps.setAccessibleName(w.t("Answers on the screen"))
        self.listen = button(w.t("Listen"))
        self.listen.clicked.connect(lambda _=False: self._ask_to_say())
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(CALM_MS)
        self._calm.timeout.connect(self._draw)
        self.language.changed.connect(self._draw)
        self.steps.currentIndexChanged.connect(lambda _at: self._draw())
        for part in (self.picture, self._note, self.language):
            self.body.addWidget(part)
        self.body.addLayout(row(self.listen, self.steps))

    def show_item(self, draft: "Draft", item: "DraftItem", soon: bool = True) -> None:
        """Show a question as it is written now."""
        self._draft, self._item = draft, item
        self.listen.setEnabled(any(item.says(one) for one in draft.languages))
        if soon:
            self._calm.start()
        else:
            self._draw()

    def _draw(self) -> None:
        from accessible_fit.instruments.draft import for_screen

        w, form = self._kit.words, for_screen(self._draft, self._item, self._shared)
        ladders = next(iter(form.answer_sets.values())).ladders
        steps = self.steps.value()
        shown = steps if steps in ladders else next(iter(sorted(ladders)), None)
        self.picture.setVisible(shown is not None)
        self._note.setVisible(shown != steps)
        if shown is None:
            self._note.setText(w.t("These answers are given on a line, which is not shown here."))
            return
        if shown != steps:
            self._note.setText(w.t("These answers do not come in {n} steps.", n=steps))
        self.picture.setAccessibleDescription(w.pick(form.items[0].question))
        self._redraw(form, shown)

    def _redraw(self, form: "Instrument", steps: int) -> None:
        profile = AccessProfile(language=Language(self.language.value() or "sv"), choices=steps)
        look, pixmaps = self._kit.look, self._kit.pixmaps
        self.picture.redraw(lambda ratio: draw_screen(profile, form, look, pixmaps(), ratio))

    def _ask_to_say(self) -> None:
        language = self.language.value() or self._draft.languages[0]
        if text := self._item.says(language):
            self.listening_wanted.emit(text, language)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.picture.set_width(min(WIDEST, self.width() - 2 * SPACE.large))


class HintsView(Panel):
    """Hints on the wording. They are told, never enforced."""

    def __init__(self, kit: StaffKit) -> None:
        super().__init__(kit.words.t("Is it easy to understand?"))
        self._kit = kit
        self.told: list[str] = []
        self._lines = label("", "soft")
        self.body.addWidget(self._lines)
        self.body.setSpacing(SPACE.small)

    def show_item(self, draft: "Draft", item: "DraftItem") -> None:
        """Show the hints on a question in every language of the form."""
        w = self._kit.words
        told = []
        for language, hint in item_hints(draft, item):
            why, tip = hint.told(w.t)
            name = f"{LANGUAGE_NAMES[language]}: " if len(draft.languages) > 1 else ""
            told.append(f"•\u00a0{name}{why} {tip}")
        self.told = list(dict.fromkeys(told))
        written = any(text.strip() for text in item.question.values())
        nothing = w.t("Nothing to remark on.") if written else w.t("Hints come here while you write.")
        self._lines.setText("\n\n".join(self.told) or nothing)


def item_hints(draft: "Draft", item: "DraftItem") -> "list[tuple[str, Hint]]":
    """Return the hints on a question, with their language; what is said as it is shown is looked at once."""
    from accessible_fit.instruments.easy_read import hints

    found = []
    for language in draft.languages:
        found += [(language, one) for one in hints(item.question.get(language, ""), language)]
        spoken = item.spoken.get(language, "")
        if spoken.strip() and spoken != item.question.get(language, ""):
            found += [(language, one) for one in hints(spoken, language, spoken=True)]
    return list(dict.fromkeys(found))

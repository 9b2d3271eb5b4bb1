"""Whose answers they are: a strip that cannot be missed where somebody else gave them, and whose view."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.forms import Choices, Field
from accessible_fit.ui.widgets.texts import label
from accessible_fit.words.held_sentences import begun, proxy_answered, view_words
from db.vocabulary import ProxyView, WhoAnswered

PICTURE = 44


class WhoseAnswers(QWidget):
    """Hidden for a person's own answers."""

    def __init__(self, kit: StaffKit) -> None:
        super().__init__()
        self._words = kit.words
        self.setProperty("kind", "notice")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._told = label("", "heading")
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(self._told)
        texts.addWidget(
            label(kit.words.t("These answers are followed by themselves, never with the person's own."))
        )
        whole = QHBoxLayout(self)
        whole.setContentsMargins(SPACE.normal, SPACE.medium, SPACE.normal, SPACE.medium)
        whole.setSpacing(SPACE.normal)
        whole.addWidget(kit.tile("openmoji:1F465", PICTURE), 0, Qt.AlignmentFlag.AlignTop)
        whole.addLayout(texts, 1)
        self.hide()

    def show_whose(self, name: str, who: WhoAnswered, view: ProxyView | None) -> None:
        """Say who answered for the person called `name`; nothing when it was the person."""
        proxy = who is not WhoAnswered.SELF
        if proxy:
            self._told.setText(proxy_answered(self._words, name, who, view))
        self.setVisible(proxy)

    def show_group(self, group: bool) -> None:
        """Say that several have laid a mat together; nothing when it was the person alone."""
        if group:
            self._told.setText(self._words.t("A group has laid the mat together"))
        self.setVisible(group)


class ViewChoice(QWidget):
    """Asks whose view somebody else gave."""

    changed = Signal()

    def __init__(self, kit: StaffKit, name: str, view: ProxyView | None) -> None:
        super().__init__()
        w = kit.words
        self.name = name
        views = [(one, begun(view_words(w, name, one))) for one in ProxyView]
        self._choices: Choices[ProxyView] = Choices(kit.look, views, view, across=False)
        self._choices.changed.connect(self.changed)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(SPACE.large, 0, 0, 0)
        whole.addWidget(Field(w.t("Whose view it was"), self._choices))

    def value(self) -> ProxyView | None:
        """Return what is chosen."""
        return self._choices.value()

"""Who answers: the person, with more or less help, or somebody else, and then whose view it is."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from accessible_fit.ui.staff import labels
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.forms import Choices, Field
from accessible_fit.words.held_sentences import begun, proxy_answers, view_words, who_answers
from db.vocabulary import HowHelped, ProxyView, WhoAnswered


class WhoChoice(QWidget):
    """The person is chosen from the beginning; of somebody else nothing is, because it has to be meant."""

    changed = Signal()

    def __init__(self, kit: StaffKit, name: str) -> None:
        super().__init__()
        w, look = kit.words, kit.look
        self._words = w
        self._name = name
        own = (HowHelped.ALONE, HowHelped.WITH_SUPPORT, HowHelped.PARTNER_PLACED)
        hows = [(how, begun(who_answers(w, name, how))) for how in own]
        hows.append((HowHelped.PROXY, w.t("Somebody else answers for {name}", name=name)))
        self.how: Choices[HowHelped] = Choices(look, hows, HowHelped.ALONE, across=False)
        self.who: Choices[WhoAnswered] = Choices(look, labels.proxies(w), None, across=False)
        views = [(view, begun(view_words(w, name, view))) for view in ProxyView]
        self.view: Choices[ProxyView] = Choices(look, views, None, across=False)
        self.proxy = QWidget()
        inside = QVBoxLayout(self.proxy)
        inside.setContentsMargins(SPACE.large, 0, 0, 0)
        inside.setSpacing(SPACE.medium)
        inside.addWidget(Field(w.t("Who answers for {name}", name=name), self.who))
        inside.addWidget(Field(w.t("Whose view it is"), self.view))
        self.proxy.hide()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SPACE.small)
        whole.addWidget(
            Field(w.t("Who answers"), self.how, w.t("Somebody else's answers are followed by themselves."))
        )
        whole.addWidget(self.proxy)
        for choice in (self.how, self.who, self.view):
            choice.changed.connect(self._match)

    def _match(self) -> None:
        self.proxy.setVisible(self.is_proxy)
        self.changed.emit()

    @property
    def is_proxy(self) -> bool:
        """Whether somebody else answers."""
        return self.how.value() is HowHelped.PROXY

    @property
    def ready(self) -> bool:
        """Whether it is clear whose answers they are."""
        return not self.is_proxy or (self.who.value() is not None and self.view.value() is not None)

    def chosen(self) -> tuple[HowHelped, WhoAnswered, ProxyView | None]:
        """Return how the person is helped, who answers, and whose view a proxy gives."""
        how = self.how.value() or HowHelped.ALONE
        if not self.is_proxy:
            return how, WhoAnswered.SELF, None
        return how, self.who.value() or WhoAnswered.OTHER, self.view.value()

    def told(self) -> str:
        """Say what is chosen."""
        if self.is_proxy:
            return proxy_answers(self._words, self._name, self.who.value(), self.view.value())
        return who_answers(self._words, self._name, self.chosen()[0])

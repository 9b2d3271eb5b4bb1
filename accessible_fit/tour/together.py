"""The tour's other screens of the person: my page, what came of an answer, and yes and no."""

from accessible_fit.services.rights.consent_talk import PersonsWord
from accessible_fit.tour.hands import live
from accessible_fit.tour.pressing import RESTING_MS, Pressing
from accessible_fit.ui.consent.walk import At as Consent
from accessible_fit.ui.consent.window import ConsentWindow
from accessible_fit.ui.my_page.walk import At, Walk
from accessible_fit.ui.my_page.window import MyPageWindow
from accessible_fit.ui.resident.card_pages import CardPagesScreen
from accessible_fit.ui.resident.choosing import ChoosingScreen
from accessible_fit.ui.widgets.cards import Card
from db.vocabulary import ConsentKind, Helped


class DeedPlay(Pressing):
    """The person is shown what was done because of an answer, and says that it helped."""

    window: MyPageWindow

    def play(self) -> None:
        """Play it from the greeting until staff leave."""
        w, leading = self.words, self.window.leading
        self.press_until("tap", w.t("Start"), lambda: leading.walk.here.at is At.DEED)
        live(RESTING_MS)
        self.shoot("you-said-we-did", w.t("What the person said, and what came of it"))
        self.press_until("tap", w.tc("bar", "Next"), lambda: leading.walk.here.at is At.HELPED)
        yes = self.window.helped.card_of(Helped.YES.value)
        self.press_until("tap", yes.accessibleName(), yes.isChecked)
        self.shoot("did-it-help", w.t("The person says whether it helped"))
        self.hands.wait_for(lambda: leading.may_go_on_from_word, "kept")
        self.press_until("tap", w.tc("bar", "Next"), lambda: leading.walk.here.at is At.DEEDS)
        self.press_until("tap", w.tc("bar", "Back"), lambda: leading.walk.here.at is At.HOME)
        self.leave()


class OwnPagePlay(Pressing):
    """The person looks through the page: what is different now, and the mats."""

    window: MyPageWindow

    def play(self) -> None:
        """Play it from the greeting until staff leave."""
        w, window, leading = self.words, self.window, self.window.leading
        self.press_until("tap", w.t("Start"), lambda: leading.walk.here.at is At.HOME)
        self.shoot("my-page", w.t("A page of the person's own"))
        self._open(window.home, At.AREAS.value, At.AREAS)
        self._open_first(window.tiles, At.AREA)
        live(RESTING_MS)
        self.shoot("then-and-now", w.t("What I said then, and what I say now"))
        self._home()
        self._open(window.home, At.MATS.value, At.MATS)
        if leading.walk.here.at is At.MATS and window.screen_now is window.tiles:
            self._open_first(window.tiles, At.MAT)
            self.hands.wait_for(lambda: window.screen_now is not window.tiles, "mat")
            self.hands.wait_for(lambda: leading.walk.here.key in leading.mats, "mat")
            live(RESTING_MS)
            self.shoot("my-mat", w.t("My mats, then and now"))
        self._home()
        self.leave()

    def _open(self, screen: CardPagesScreen, key: str, to: At) -> None:
        self._press_card(screen.card_of(key), to)

    def _open_first(self, screen: CardPagesScreen, to: At) -> None:
        card = screen.cards()[0]
        assert isinstance(card, Card)  # only cards stand on that screen
        self._press_card(card, to)

    def _press_card(self, card: Card, to: At) -> None:
        leading = self.window.leading
        self.press_until("tap", card.accessibleName(), lambda: leading.walk.here.at is to)

    def _home(self) -> None:
        leading = self.window.leading
        while leading.walk.here.at is not At.HOME:
            live(RESTING_MS)
            self._back(leading.walk)

    def _back(self, here: Walk) -> None:
        back = self.words.tc("bar", "Back")
        self.press_until("click", back, lambda: self.window.leading.walk != here)


class ConsentPlay(Pressing):
    """The person is asked about one kind of use, says yes, and stops."""

    window: ConsentWindow

    def play(self) -> None:
        """Play it from the greeting until staff leave."""
        w, window, leading = self.words, self.window, self.window.leading
        self.press_until("tap", w.t("Start"), lambda: leading.here.at is Consent.ALL)
        self.shoot("yes-and-no", w.t("The person decides: everything there is to say yes or no to"))
        card = window.all_kinds.card_of(ConsentKind.ANSWERS.value)
        self.press_until("tap", card.accessibleName(), lambda: leading.here.at is Consent.MEANS)
        self.shoot("yes-and-no-means", w.t("What yes means, and what no means"))
        live(RESTING_MS)
        self.press_until("tap", w.tc("bar", "Next"), lambda: leading.here.at is Consent.ASKED)
        yes = self._card(window.question, PersonsWord.YES)
        self.press_until("tap", yes.accessibleName(), yes.isChecked)
        self.shoot("yes-and-no-asked", w.t("Yes, no, and “I don't know yet” are as good"))
        live(RESTING_MS)
        self.hands.press_until(self._go_on, lambda: leading.here.at is Consent.KEPT, "kept")
        live(RESTING_MS)
        self.press_until("tap", w.tc("bar", "Next"), lambda: leading.here.at is Consent.MEANS)
        self.press_until("tap", w.tc("bar", "Stop"), lambda: window.screen_now is window.message)
        self.press_until("tap", w.t("Yes, stop"), lambda: leading.here.at is Consent.THANKS)
        self.leave()

    def _go_on(self) -> None:
        if self.window.leading.all_kept:  # what is on its way to the disk is not said twice
            self.press("tap", self.words.tc("bar", "Next"))

    def _card(self, screen: ChoosingScreen, word: PersonsWord) -> Card:
        return screen.card_of(word.value)

"""The tour where people have been asked for years: the person's rooms, the unit's, the method's."""

from collections.abc import Iterable

from accessible_fit.app.program import Program
from accessible_fit.tour.camera import Camera
from accessible_fit.tour.hands import Hands
from accessible_fit.tour.together import OwnPagePlay
from accessible_fit.tour.waiting import persons_window, settled, staff_back
from accessible_fit.tour.world import PIN
from accessible_fit.ui.my_page.window import MyPageWindow
from accessible_fit.words.catalogue import Words

Room = tuple[str, str, str]
"""What is pressed to come there, the picture's name, and its title."""


class Rooms:
    """Goes from one page to the next and takes a picture of each."""

    def __init__(self, running: Program, hands: Hands, camera: Camera, w: Words) -> None:
        self._running, self._hands, self._camera, self._words = running, hands, camera, w

    def of_person(self, whole: bool) -> None:
        """Visit what stands on a person's page, which is open; `whole` visits everything there."""
        w, hands, staff = self._words, self._hands, self._running.staff
        hands.click(staff, w.t("My page"))
        window = persons_window(self._running, hands, w.t("My page"))
        assert isinstance(window, MyPageWindow)  # that was asked for
        OwnPagePlay(window, hands, self._camera, PIN).play()
        staff_back(self._running, hands)
        self._through_doors([(w.t("Follow-ups"), "follow-ups", w.t("How the support was followed up"))])
        if whole:
            self._through_doors(self._persons_doors())

    def _persons_doors(self) -> Iterable[Room]:
        w = self._words
        return (
            (w.t("The person's screen"), "profile", w.t("How the screen is for one person")),
            (w.t("Way to answer"), "pretest", w.t("Which way to answer suits the person")),
            (w.t("Who has looked"), "who-has-looked", w.t("Everybody who has looked")),
        )

    def _through_doors(self, doors: Iterable[Room]) -> None:
        hands, staff = self._hands, self._running.staff
        for word, name, title in doors:
            self._visit(word, name, title)
            hands.click(staff, self._words.t("Back"))
            settled(self._running, hands)

    def of_unit(self, unit: str) -> None:
        """Visit what a leader follows beside the overview, of the unit with this name."""
        w = self._words
        for room in (
            (w.tc("page", "Plan"), "plan", w.t("Who is to be asked what, and when")),
            (w.t("Participation"), "participation", w.t("How a unit asks over time")),
            (w.tc("page", "Register"), "register", w.t("A unit's own register")),
        ):
            self._visit(*room, unit=unit)

    def of_method(self) -> None:
        """Visit what the guide shows beside that."""
        w = self._words
        for room in (
            (w.t("Users"), "users", w.t("Accounts")),
            (w.t("Forms"), "forms", w.t("Forms, and which are offered")),
            (w.t("Picture sets"), "picture-sets", w.t("Picture sets of the organisation")),
            (w.t("On paper"), "on-paper", w.t("Forms and mats on paper")),
        ):
            self._visit(*room)

    def _visit(self, word: str, name: str, title: str, unit: str = "") -> None:
        hands, staff = self._hands, self._running.staff
        page = staff.page()
        hands.click(staff, word)
        hands.wait_for(lambda: staff.page() is not page, word)
        settled(self._running, hands)
        if unit:
            hands.choose(staff, self._words.t("Unit"), unit)
            settled(self._running, hands)
        self._camera.shoot(staff, name, title)

"""A person's window that goes between places: each is a page of its own, or something told in its stead."""

from accessible_fit.ui.resident.choosing import ChoosingScreen
from accessible_fit.ui.resident.person_window import PersonWindow
from accessible_fit.ui.resident.screen import Screen
from accessible_fit.ui.resident.speaking import Utterance
from accessible_fit.ui.resident.telling import Told


class PlacedWindow(PersonWindow):
    """Knows whether what is on screen is the place one is at, or a message over it."""

    _in_place = True

    def _tell(self, told: Told) -> None:
        super()._tell(told)
        self._in_place = False

    def _tell_here(self, told: Told) -> None:
        """Tell what this place is; nothing else is under it."""
        super()._tell(told)
        self._in_place = True

    def _put(self, screen: Screen) -> None:
        self._in_place = True
        self.screens.setCurrentWidget(screen)

    def _say_chosen(self, asking: ChoosingScreen, answer: str) -> None:
        """Tell which answer has just been chosen."""
        card = asking.card_of(answer)
        self._tell_reader(card, self.kit.words.t("{answer} is chosen", answer=asking.name_of(card)))
        # Who hears first has just heard it.
        if self._profile.speak_on_touch and not self._profile.hear_first:
            self.speaking.say([Utterance(asking.spoken_of(card), card)])
        else:
            self.speaking.hush()
        self._place_light()

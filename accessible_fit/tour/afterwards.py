"""The tour after the first talks: an answer leads to something, the person decides, all of it is kept."""

from types import MappingProxyType
from uuid import UUID

from accessible_fit.app.program import Program
from accessible_fit.tour.camera import Camera
from accessible_fit.tour.hands import Hands
from accessible_fit.tour.together import ConsentPlay, DeedPlay
from accessible_fit.tour.waiting import bring_into_view, button_with, persons_window, settled, staff_back
from accessible_fit.tour.world import PIN
from accessible_fit.ui.consent.window import ConsentWindow
from accessible_fit.ui.my_page.window import MyPageWindow
from accessible_fit.words.catalogue import Words

# What the invented staff write, in letters that every keyboard of Qt's tests has.
WILL_DO = MappingProxyType(
    {"sv": "Vi bygger fler hyllor i ditt rum.", "en": "We build more shelves in your room."}
)


def make_action(running: Program, hands: Hands, camera: Camera, w: Words, talk: UUID) -> None:
    """An answer of a conversation leads to an action; it is done, shown, and the person says it helped."""
    staff, desk = running.staff, running.desk
    actor = staff.actor
    assert desk is not None and actor is not None  # signed in
    said = desk.review.conversation(actor, talk)
    hands.click(staff, button_with(running, hands, w.day(said.conversation.started_at), w.pick(said.title)))
    hands.button(staff, w.t("Done"))
    settled(running, hands)
    question = w.pick(said.lines[0].item.question)
    hands.click(staff, w.t("Make an action of “{answer}”", answer=question))
    will_do = WILL_DO[w.language]
    hands.fill(staff, w.t("What we will do"), will_do)
    settled(running, hands)
    bring_into_view(hands.button(staff, w.t("Save what we will do")))
    camera.shoot(staff, "make-action", w.t("An answer leads to something that staff promise"))
    hands.click(staff, w.t("Save what we will do"))
    hands.wait_for(lambda: desk.actions.of_person(actor, said.conversation.person_id).open, "action")
    settled(running, hands)
    hands.click(staff, w.t("Done"))
    settled(running, hands)
    hands.click(staff, w.t("You said – we did"))
    _step(running, hands, w.t("It is done"), will_do)
    hands.button(staff, f"{w.t('Show to {name}', name=said.alias)}: {will_do}")
    camera.shoot(staff, "to-show", w.t("What is done is shown to the person"))
    _step(running, hands, w.t("Show to {name}", name=said.alias), will_do)
    window = persons_window(running, hands, w.t("My page"))
    assert isinstance(window, MyPageWindow)  # that was asked for
    DeedPlay(window, hands, camera, PIN).play()
    staff_back(running, hands)
    camera.shoot(staff, "said-and-done", w.t("What was promised, and what the person says of it"))
    hands.click(staff, w.t("Back"))
    settled(running, hands)


def ask_yes_and_no(running: Program, hands: Hands, camera: Camera, w: Words) -> None:
    """The person says yes and no on the person's own screen."""
    staff = running.staff
    hands.click(staff, w.t("Yes and no"))
    settled(running, hands)
    hands.click(staff, w.t("Show to the person"))
    window = persons_window(running, hands, w.t("Yes and no"))
    assert isinstance(window, ConsentWindow)  # that was asked for
    ConsentPlay(window, hands, camera, PIN).play()
    staff_back(running, hands)
    camera.shoot(staff, "consents", w.t("What the person has said yes and no to"))
    hands.click(staff, w.t("Back"))
    settled(running, hands)


def _step(running: Program, hands: Hands, word: str, text: str) -> None:
    hands.click(running.staff, f"{word}: {text}")
    settled(running, hands)

"""Staff are told calmly what waits, what could not be sent, and who has a conversation open."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from uuid import uuid4

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from accessible_fit.services.conversation import Talk
from accessible_fit.services.flow import Said
from accessible_fit.services.holders import Holders, TakenOver
from accessible_fit.services.journal.waiting import Counted, NotArrived, Refused, Waiting
from accessible_fit.ui.staff.held_page import HeldElsewherePage
from accessible_fit.ui.staff.journal_page import REASONS, NotArrivedPage, reason
from accessible_fit.ui.staff.people import PeoplePage
from accessible_fit.ui.staff.person import PersonPage
from accessible_fit.words.catalogue import Words
from db import conversations
from db.engine import Store
from tests.accessible_fit.ui.staff.conftest import Home, Seat

SHOTS: list[Callable[[QWidget, str], None]] = []


def shot(seat: Seat, name: str) -> None:
    for take in SHOTS:
        take(seat.window, name)


def test_the_second_is_asked_and_takes_over_or_leaves_it(
    home: Home, store: Store, sign_in: Callable[[], Seat]
) -> None:
    lisa = home.lisa()
    kalle = home.add(lisa, "Kalle")
    talk = home.begin(lisa, kalle, [Said(raw=1)])
    elsewhere = Holders(store, home.clock)
    with store.writing() as tx:
        elsewhere.take(tx, lisa, conversations.get(tx, talk.id), over=True)
    seat = sign_in()
    ready: list[Talk] = []
    seat.window.conversation_wanted.connect(ready.append)

    seat.press_starting("Kalle")
    seat.press("Continue the conversation")
    seat.page(HeldElsewherePage)
    assert "Lisa Holm has this conversation open on another screen since" in seat.texts()
    shot(seat, "held")
    seat.press("Leave it")
    seat.page(PersonPage)
    assert not ready

    seat.press("Continue the conversation")
    seat.press("Take over")
    assert [one.id for one in ready] == [talk.id]
    with store.writing() as tx:
        assert elsewhere.gone_to(tx, lisa, conversations.get(tx, talk.id)) is not None

    seat.window.tell_taken_over(TakenOver(who="Karin"))
    page = seat.window.page()
    assert page is not None and "Karin has taken this conversation over" in page.notice.text()


def test_a_line_under_every_page_says_how_much_waits_until_it_has_been_sent(
    home: Home, sign_in: Callable[[], Seat]
) -> None:
    home.lisa()
    seat = sign_in()
    asked: list[bool] = []
    home.desk.waiting.send_now = lambda: asked.append(True)  # type: ignore[method-assign]  # somebody listens
    seat.window.tell_waiting(Counted())
    assert "waits on this computer" not in seat.texts()
    seat.window.tell_waiting(Counted(said=1, all=1))
    assert "1 answer waits on this computer. It is sent when the server is back." in seat.texts()
    seat.window.tell_waiting(Counted(said=3, all=4))
    assert "3 answers wait on this computer." in seat.texts()
    shot(seat, "waiting")
    seat.press("Settings")
    assert "3 answers wait on this computer." in seat.texts()
    seat.press("Send now")
    assert asked
    seat.window.tell_waiting(Counted(said=0, all=1))
    assert "The end of a conversation waits on this computer." in seat.texts()
    seat.window.tell_waiting(Counted())
    assert "Everything that waited on this computer has been sent." in seat.texts()


def test_a_superuser_reads_what_could_not_be_sent_and_takes_one_away(
    home: Home, sign_in: Callable[[], Seat]
) -> None:
    home.lisa()
    at = dt.datetime(2025, 3, 3, 8, 15, tzinfo=dt.UTC)
    first = Refused(uuid4(), "Kalle", "Lisa Holm", "answer", at, "AnswerNewer")
    left = [first, replace(first, id=uuid4(), kind="mat", why="StepTaken")]
    gone: list[object] = []

    class Left(Waiting):
        @property
        def offered(self) -> bool:
            return True

        def not_arrived(self, actor: object) -> NotArrived:
            return NotArrived(tuple(left), 2)

        def let_go(self, actor: object, entry_id: object) -> None:
            gone.append(entry_id)
            left[:] = [one for one in left if one.id != entry_id]

    object.__setattr__(home.desk, "waiting", Left(None, home.clock, None))  # type: ignore[arg-type]  # asks no store
    seat = sign_in()
    seat.page(PeoplePage)
    seat.press("Not sent")
    page = seat.page(NotArrivedPage)
    told = seat.texts()
    assert "The newer answer stands." in told and "Somebody else had gone on with the mat" in told
    assert "2 things about somebody who has been erased were taken away" in page.notice.text()
    shot(seat, "not-sent")
    away = next(one for one in page.findChildren(QWidget) if one.accessibleName() == "Take it away")
    seat.qtbot.mouseClick(away, Qt.MouseButton.LeftButton)
    seat.wait()
    assert not gone, "it is asked once more"
    now = seat.window.focusWidget()
    assert now is not None and now.accessibleName() == "Keep it", "the safe answer has the focus"
    seat.press("Yes, take it away")
    assert gone == [first.id]
    assert "The newer answer stands." not in seat.texts()


def test_every_reason_has_words() -> None:
    words = Words("en")
    assert len({reason(words, why) for why in [*REASONS, "SomethingElse"]}) == len(REASONS) + 1

"""What waits for the server, and conversations that somebody else has open."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

from accessible_fit.services.access import Right
from accessible_fit.ui.staff.routes.group import Around, Group
from accessible_fit.ui.widgets.sidebar import Place

if TYPE_CHECKING:
    from db.records import Conversation

NOT_SENT = "not_sent"
T = TypeVar("T")


class JournalRoutes(Group):
    """What could not be sent to the server, for whoever looks after the program."""

    def places(self) -> Sequence[Place]:
        if not (self.shift.actor.may(Right.KEEP_BACKUPS) and self.shift.desk.waiting.offered):
            return ()
        return (Place(NOT_SENT, self.kit.drawing("openmoji:1F4EE"), self.kit.words.t("Not sent")),)

    def ways(self) -> Mapping[str, Callable[[], None]]:
        return {NOT_SENT: self.not_sent}

    def not_sent(self) -> None:
        """Show what could not arrive."""
        from accessible_fit.ui.staff.journal_page import NotArrivedPage

        self.around.show(NotArrivedPage(self.kit, self.shift), NOT_SENT)


def go_on_here(around: Around, held: "Conversation", go_on: Callable[[bool], T]) -> None:
    """Take up a conversation; when somebody else has it open, ask first. `go_on(over)` is the use case."""
    from accessible_fit.services.holders import HeldElsewhere

    page = around.page()

    def work() -> "T | HeldElsewhere":
        try:
            return go_on(False)
        except HeldElsewhere as problem:
            return problem

    def done(result: "T | HeldElsewhere") -> None:
        if isinstance(result, HeldElsewhere):
            _ask(around, held, result, go_on)
        else:
            around.wishes.talk_ready.emit(result)

    page.save(work, done)


def _ask(around: Around, held: "Conversation", problem: Exception, go_on: Callable[[bool], T]) -> None:
    from accessible_fit.services.holders import HeldElsewhere
    from accessible_fit.ui.staff.held_page import HeldElsewherePage
    from accessible_fit.ui.staff.routes.people import PEOPLE

    assert isinstance(problem, HeldElsewhere)  # nothing else is asked about
    page = HeldElsewherePage(around.kit, problem)
    page.left.connect(lambda: around.to_person(held.person_id))
    page.taking_over.connect(lambda: page.save(lambda: go_on(True), around.wishes.talk_ready.emit))
    around.show(page, PEOPLE)

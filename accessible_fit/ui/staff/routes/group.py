"""What the parts of the program have in common: places in the sidebar, doors on a person's page, pages."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from accessible_fit.ui.staff.desk import Shift
from accessible_fit.ui.staff.door import Door
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.page import Page
from accessible_fit.ui.widgets.sidebar import Place

if TYPE_CHECKING:
    from accessible_fit.services.following.actions_said import Source
    from accessible_fit.services.residents import PersonCard
    from accessible_fit.ui.staff.preparation import Preparation
    from accessible_fit.ui.staff.studio import Studio
    from db.records import Conversation


class Wishes(QObject):
    """What pages ask of the window and the program; `unheard` answers that nothing sounded."""

    talk_ready = Signal(object)
    settings_changed = Signal(object)
    try_wanted = Signal(object)
    listen_wanted = Signal(str, str, int, str)
    pictures_changed = Signal()
    unheard = Signal()


@dataclass(frozen=True)
class Around:
    """What every part is handed.

    `show(page, place)` puts a page on screen and marks its place in the sidebar; `page` is the one that is
    shown. `to_person` and `to_people` lead back to where most pages are come from. `doors` gathers what every
    part offers about a person, `preparations` every kind of conversation that can be prepared with one;
    `review` and `go_on` find the part that a conversation is one of. `rate` makes ready that a person says
    how a talk was, `pretest` shows which way to answer suits one. `actions` shows what was promised to one
    person, with a source to write something new because of it; `all_actions` what is open of everybody.
    """

    kit: StaffKit
    shift: Shift
    show: Callable[[Page, str], None]
    page: Callable[[], Page]
    wishes: Wishes
    studio: "Callable[[], Studio]"
    to_people: Callable[[], None]
    to_person: Callable[[UUID], None]
    doors: "Callable[[UUID], list[Door]]"
    preparations: "Callable[[PersonCard], list[Preparation]]"
    review: "Callable[[Conversation, str], None]"
    go_on: "Callable[[Conversation], None]"
    rate: Callable[[UUID, UUID], None]
    pretest: Callable[[UUID], None]
    actions: "Callable[[UUID, Source | None], None]"
    all_actions: Callable[[], None]


class Group(QObject):
    """One part of the program. A part that has nothing of a kind leaves that method out."""

    def __init__(self, around: Around, parent: QObject) -> None:
        super().__init__(parent)
        self.around = around
        self.kit = around.kit
        self.shift = around.shift

    def places(self) -> Sequence[Place]:
        """Return the places it has in this user's sidebar; what the role may not do is not among them."""
        return ()

    def ways(self) -> Mapping[str, Callable[[], None]]:
        """Return how to go to each place that it has, by the place's key."""
        return {}

    def person_doors(self, person_id: UUID) -> Sequence[Door]:
        """Return what it offers about one person."""
        return ()

    def preparations(self, card: "PersonCard") -> "Sequence[Preparation]":
        """Return the kinds of conversation that can be prepared with this person."""
        return ()

    def go_on(self, conversation: "Conversation") -> bool:
        """Take up an interrupted conversation again; say whether it is one of this part's."""
        return False

    def review(self, conversation: "Conversation", alias: str) -> bool:
        """Show what was said in a conversation; say whether it is one of this part's."""
        return False

    def after(self, talk: object) -> bool:
        """Show what comes after what was just held with a person; say whether it is one of this part's."""
        return False

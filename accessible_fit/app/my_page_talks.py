"""The window with a person's own page."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from accessible_fit.app.room import Room, pin_checker
from accessible_fit.services.access import Actor
from accessible_fit.services.following.page_parts import MyPage
from accessible_fit.ui.mat.pictures import CardPixmaps
from accessible_fit.ui.my_page.leading import MyPageLeading
from accessible_fit.ui.my_page.window import MyPageWindow
from accessible_fit.ui.staff.desk import Desk


@dataclass(frozen=True, slots=True)
class MyPageOpener:
    """Opens the window of one person's page."""

    page: MyPage

    @property
    def person_id(self) -> UUID:
        """Whose own pictures stand on the cards."""
        return self.page.resident.id

    def open(self, room: Room, desk: Desk, actor: Actor, own: Mapping[str, bytes]) -> MyPageWindow:
        """Make the window and have its voice ready."""
        page = self.page
        kit = room.kit(page.profile, own)
        pixmaps = CardPixmaps(kit.pixmaps, page.photos)
        kit = replace(kit, pixmaps=pixmaps)
        leading = MyPageLeading(page, desk.my_pages, actor, room.background)
        speaking = room.speaking(page.profile)
        check_pin = pin_checker(room.background, desk.accounts, actor, room.beside)
        made = MyPageWindow(kit, pixmaps, leading, desk.areas, speaking, check_pin)
        leading.setParent(made)
        speaking.setParent(made)
        return made

"""The lock of the staff's window: when it falls, whose page lies over the content, who opens it again."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from accessible_fit.ui.staff.lock_curtain import Curtain, may_be_unsaved
from accessible_fit.ui.staff.lock_watch import LockWatch
from accessible_fit.ui.staff.page import Page
from accessible_fit.ui.widgets.focus_ring import FocusRing

if TYPE_CHECKING:
    from uuid import UUID

    from accessible_fit.services.access import Actor
    from accessible_fit.ui.staff.desk import Desk, Shift
    from accessible_fit.ui.staff.kit import StaffKit


class Lock(QObject):
    """Takes everything off a window until who is signed in, or somebody else, opens it again.

    `let_out`: who was signed in is so no more; `let_in`: somebody is, with the desk and the language read.
    `page` gives the page that is covered.
    """

    fell = Signal()
    let_out = Signal()
    let_in = Signal(object, object, str)

    def __init__(
        self,
        window: QWidget,
        layout: QBoxLayout,
        content: QWidget,
        ring: FocusRing,
        page: "Callable[[], Page | None]",
    ) -> None:
        super().__init__(window)
        self._window = window
        self._ring = ring
        self._behind = page
        self._now: tuple[StaffKit, Shift] | None = None
        self._robbed: dict[UUID, str] = {}
        self._curtain = Curtain(layout, content)
        self.watch = LockWatch(self)
        self.watch.idle.connect(self.fall)
        self.watch.beaten.connect(self.look_after_rights)

    @property
    def page(self) -> Page | None:
        """The page over the content while the window is locked."""
        return self._curtain.page

    def begin(self, kit: "StaffKit", shift: "Shift") -> None:
        """Watch over a window in which somebody has signed in."""
        self._now = kit, shift
        self.watch.begin(kit.settings.lock_minutes)

    def rest(self) -> None:
        """Nobody is signed in: there is nothing to lock."""
        self._now = None
        self.watch.rest()

    def fall(self, told: str = "") -> None:
        """Take everything off the screen; `told` says why, when it is not for want of input."""
        if self._now is None:
            return
        self.watch.rest()
        if not self._curtain.drawn:
            focus, behind = self._window.focusWidget(), self._behind()
            if behind is not None and not (focus is not None and behind.isAncestorOf(focus)):
                focus = behind.focusWidget() or behind.first_focus()  # it is on what locks the window
            self._ring.leave()
            self._curtain.draw(self._locked_page(*self._now, told), focus)
            self.fell.emit()
        elif told:
            self._curtain.show(self._locked_page(*self._now, told))

    def lift(self) -> None:
        """Show the window as it was before it was locked."""
        if self._curtain.drawn and self._now is not None:
            kit, _ = self._now
            self._ring.leave()
            self._curtain.lift()
            self.watch.begin(kit.settings.lock_minutes)

    def thief_of(self, actor: "Actor") -> str | None:
        """Return who signed in over what the actor had perhaps not saved; it is told once."""
        return self._robbed.pop(actor.user_id, None)

    def look_after_rights(self) -> None:
        """Fall when the account has been closed or changed since: what is open was opened by other rights."""
        if self._now is None:
            return
        kit, shift = self._now
        if kit.background.busy:
            return

        def renewed(actor: "Actor | None") -> None:
            if self._now is not None and self._now[1] is shift and actor != shift.actor:
                self.fall(kit.words.t("Your account has been changed. Unlock to go on."))

        kit.background.run(
            lambda: shift.desk.accounts.renewed(shift.actor),
            renewed,
            lambda _problem: None,
            owner=self._window,
        )

    def _locked_page(self, kit: "StaffKit", shift: "Shift", told: str = "") -> Page:
        from accessible_fit.ui.staff.lock_page import LockPage

        page = LockPage(kit, shift.desk.accounts, shift.actor, told)
        page.unlocked.connect(self._unlocked)
        page.other_wanted.connect(lambda: self._ask_somebody_else(kit, shift))
        return page

    def _unlocked(self, actor: "Actor") -> None:
        if self._now is None:
            return
        kit, shift = self._now
        if actor == shift.actor:
            self.lift()
            return
        self._hand_over(shift.desk, actor, kit.words.language)
        page = self._behind()
        if page is not None:
            page.notice.say(kit.words.t("Your account has been changed meanwhile."), take_focus=False)

    def _ask_somebody_else(self, kit: "StaffKit", shift: "Shift") -> None:
        from accessible_fit.ui.staff.asking_who import ask_who

        w, name = kit.words, shift.actor.name
        unsaved = may_be_unsaved(self._behind())
        told = (
            w.t(
                "{name} has perhaps not saved everything. When you sign in, {name} is signed out and what is "
                "not saved is gone.",
                name=name,
            )
            if unsaved
            else w.t("When you sign in, {name} is signed out.", name=name)
        )

        def signed_in(actor: "Actor", language: str) -> None:
            if unsaved and actor.user_id != shift.actor.user_id:
                self._robbed[shift.actor.user_id] = actor.name
            self._hand_over(shift.desk, actor, language)

        def back() -> None:
            self._cover(self._locked_page(kit, shift))

        ask_who(kit, shift.desk.accounts, self._cover, signed_in, told, back)

    def _hand_over(self, desk: "Desk", actor: "Actor", language: str) -> None:
        self._ring.leave()
        self.let_out.emit()
        self._curtain.lift()
        self.let_in.emit(desk, actor, language)

    def _cover(self, page: Page) -> None:
        self._ring.leave()
        self._curtain.show(page)

"""Leads the person through the own page; what the person says about a deed is kept."""

from PySide6.QtCore import QObject, Signal

from accessible_fit.services.access import Actor
from accessible_fit.services.following.my_page import MyPages, OwnMats
from accessible_fit.services.following.page_parts import Deed, MyPage, Part, Standing
from accessible_fit.ui.bridge import Background
from accessible_fit.ui.my_page.walk import At, Place, Walk
from accessible_fit.ui.resident.leading import LEAVING, Leading
from db.vocabulary import Helped, InputWay

DONT_KNOW = "dont_know"
_PLACES = {Part.THEN_NOW: At.AREAS, Part.DEEDS: At.DEEDS, Part.MATS: At.MATS}


class MyPageLeading(Leading):
    """Holds where the person is, and what was said about each deed while the page is open.

    `chosen_changed` when the person has said something or it is on disk; `mats_there` when the mats of a
    topic have come.
    """

    chosen_changed = Signal()
    mats_there = Signal()

    def __init__(
        self,
        page: MyPage,
        pages: MyPages,
        actor: Actor,
        background: Background,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(background, partner=False, parent=parent)
        self.page = page
        self.walk = Walk()
        self.said: dict[str, str] = {}
        self.mats: dict[str, OwnMats] = {}
        self.may_show: set[str] = set()
        self._pages = pages
        self._actor = actor

    # ------------------------------------------------------------------ where

    def begin(self) -> None:
        """Come to the part that was asked for, or to the page's own beginning."""
        page = self.page
        then = [Place(_PLACES[page.start])] if page.start is not None else []
        if page.start is Part.DEEDS and page.action_id is not None:
            then.append(Place(At.DEED, str(page.action_id)))
        self._go(self.walk.begin(*then))

    def to(self, at: At, key: str = "") -> None:
        """Go on to a place."""
        self._go(self.walk.to(Place(at, key)))
        if at is At.MAT:
            self._fetch(key)

    def turn_page(self) -> None:
        """Go on to the next page of cards."""
        self._go(self.walk.turn_page(1))

    def back(self) -> None:
        """Go back one step."""
        self._go(self.walk.back())

    def stop(self) -> None:
        """The person wants to stop; what was said stays."""
        self._go(self.walk.end())

    def pause(self) -> None:
        """Staff leave; what was said is written first."""
        self._write(LEAVING, lambda: None, self.paused.emit)

    def _go(self, walk: Walk) -> None:
        if walk != self.walk:
            self.walk = walk
            self._note_seen()
            self.moved.emit()

    # ------------------------------------------------------------------ deeds

    def deed(self, key: str) -> Deed:
        """The deed that is called so."""
        return next(one for one in self.page.deeds if str(one.action_id) == key)

    def chosen(self, key: str) -> str | None:
        """What the person has said about a deed: `Helped`, "dont_know", or None for nothing yet."""
        helped = self.deed(key).helped
        return self.said.get(key) or (helped.value if helped is not None else None)

    def asked(self, key: str) -> bool:
        """Whether the person has said something about a deed."""
        return self.chosen(key) is not None

    @property
    def may_go_on_from_word(self) -> bool:
        """Whether "next" is offered where the person is asked: something is said, and it is on disk."""
        return self.chosen(self.walk.here.key) is not None and self.all_kept

    def say(self, word: str, way: str) -> None:
        """The person says whether it helped, or says otherwise."""
        key = self.walk.here.key
        if self.said.get(key) == word:
            return
        self.said[key] = word
        deed, helped = self.deed(key), None if word == DONT_KNOW else Helped(word)
        used = InputWay.PARTNER if self.partner else InputWay(way)
        self.chosen_changed.emit()
        self._write(
            f"helped {key}",
            lambda: self._pages.helped(self._actor, self.page, deed.action_id, helped, used),
            self.chosen_changed.emit,
        )

    def after_deed(self) -> None:
        """Go on from a deed to its question, and from there to the next deed or back to all of them."""
        here = self.walk.here
        if here.at is At.DEED and self.deed(here.key).standing is Standing.DONE:
            self._go(self.walk.to(Place(At.HELPED, here.key)))
            return
        walk = self.walk.back() if here.at is At.HELPED else self.walk
        following = self._following(here.key)
        if following is not None:
            self._go(walk.instead(Place(At.DEED, following)))
        else:
            self._go(walk.back())

    def has_following(self, key: str) -> bool:
        """Whether there is a deed after this one."""
        return self._following(key) is not None

    def _following(self, key: str) -> str | None:
        keys = [str(one.action_id) for one in self.page.deeds]
        at = keys.index(key)
        return keys[at + 1] if at + 1 < len(keys) else None

    def _note_seen(self) -> None:
        """Keep that the person has been shown how it went; what is under way is shown when it has gone."""
        here = self.walk.here
        if here.at is not At.DEED:
            return
        deed = self.deed(here.key)
        if deed.standing is not Standing.UNDER_WAY and not deed.shown:
            self._write(
                f"seen {here.key}",
                lambda: self._pages.seen(self._actor, self.page, deed.action_id),
                lambda: None,
            )

    # ------------------------------------------------------------------ mats

    def let_show(self) -> None:
        """The person wants a mat that is the person's alone to be shown now."""
        self.may_show.add(self.walk.here.key)
        self.mats_there.emit()

    def _fetch(self, topic_id: str) -> None:
        if topic_id in self.mats:
            return

        def there(found: OwnMats) -> None:
            self.mats[topic_id] = found
            self.mats_there.emit()

        person = self.page.resident.id
        self._background.run(
            lambda: self._pages.mats(self._actor, person, topic_id), there, self._not_there, owner=self
        )

    def _not_there(self, problem: Exception) -> None:
        self.problem = problem
        self.trouble.emit(problem)

    def try_again(self) -> None:
        """Do once more what could not be done."""
        here = self.walk.here
        if here.at is At.MAT and here.key not in self.mats:
            self.problem = None
            self._fetch(here.key)
            self.mended.emit()
        super().try_again()

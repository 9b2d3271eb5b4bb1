"""Drops presses that the person did not mean: repeats, and a finger still resting when the page changed."""

from dataclasses import dataclass, field

Place = tuple[float, float]


@dataclass(slots=True)
class PressGuard:
    """Says whether a press counts. Times in milliseconds from any steady clock, places in pixels.

    A press within `ignore_repeats_ms` of the last choice is dropped, and so is one of the same switch
    within that time of its last press. After a page change a press at the place where the pointer already
    was is dropped until the pointer has moved `dead_radius` or `dead_zone_ms` have passed. What is dropped
    is gone; nothing is queued.
    """

    ignore_repeats_ms: float = 500
    dead_zone_ms: float = 750
    dead_radius: float = 38.0
    _chosen_at: float | None = field(default=None, init=False)
    _switched_at: dict[int, float] = field(default_factory=dict, init=False)
    _page_at: float | None = field(default=None, init=False)
    _page_place: Place | None = field(default=None, init=False)

    def page_changed(self, now: float, place: Place | None) -> None:
        """Note that the page changed with the pointer at `place`."""
        self._page_at, self._page_place = now, place

    def chose(self, now: float) -> None:
        """Note that something was chosen."""
        self._chosen_at = now

    def allows(self, now: float, place: Place | None = None) -> bool:
        """Say whether a press may begin now; `place` is None for keys, which have no resting finger."""
        if self._soon(now, self._chosen_at):
            return False
        return place is None or not self._resting(now, place)

    def allows_switch(self, now: float, switch: int) -> bool:
        """Say whether a press of a switch counts, and remember it when it does."""
        if self._soon(now, self._chosen_at) or self._soon(now, self._switched_at.get(switch)):
            return False
        self._switched_at[switch] = now
        return True

    def near_page_place(self, place: Place) -> bool:
        """Say whether the pointer is still where it was when the page changed."""
        if self._page_place is None:
            return False
        dx, dy = place[0] - self._page_place[0], place[1] - self._page_place[1]
        return dx * dx + dy * dy < self.dead_radius * self.dead_radius

    def _soon(self, now: float, before: float | None) -> bool:
        # A clock that was set back locks nobody out.
        return before is not None and 0 <= now - before < self.ignore_repeats_ms

    def _resting(self, now: float, place: Place) -> bool:
        if self._page_at is None or now - self._page_at >= self.dead_zone_ms:
            return False
        return self.near_page_place(place)

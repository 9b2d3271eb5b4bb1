"""Drops presses that the person did not mean: repeats, and a finger still resting when the page changed."""

from dataclasses import dataclass


@dataclass(slots=True)
class PressGuard:
    """Says whether a press counts. Times in milliseconds from any steady clock, places in pixels.

    A press within `ignore_repeats_ms` of the last one that counted is dropped. After a page change a press
    at the place where the pointer already was is dropped until the pointer has moved `dead_radius` or
    `dead_zone_ms` have passed. What is dropped is gone; nothing is queued.
    """

    ignore_repeats_ms: int = 500
    dead_zone_ms: int = 750
    dead_radius: float = 38.0
    _counted_at: float | None = None
    _page_at: float | None = None
    _page_place: tuple[float, float] = (0.0, 0.0)

    def page_changed(self, now_ms: float, place: tuple[float, float]) -> None:
        """Note that the page changed with the pointer at `place`."""
        self._page_at = now_ms
        self._page_place = place

    def counts(self, now_ms: float, place: tuple[float, float] | None) -> bool:
        """Say whether a press now counts; `place` is None for keys, which have no resting finger."""
        if self._counted_at is not None and 0 <= now_ms - self._counted_at < self.ignore_repeats_ms:
            return False
        if place is not None and self._resting(now_ms, place):
            return False
        self._counted_at = now_ms
        return True

    def _resting(self, now_ms: float, place: tuple[float, float]) -> bool:
        if self._page_at is None or now_ms - self._page_at >= self.dead_zone_ms:
            return False
        dx, dy = place[0] - self._page_place[0], place[1] - self._page_place[1]
        return dx * dx + dy * dy < self.dead_radius * self.dead_radius

"""All ways of choosing together, for one person and one screen at a time.

Every way ends in the same outcome, so what is stored is the same whatever way it was given. The engine knows
neither windows nor clocks: it is told what happened and when, and answers what is to be shown and done.
"""

from dataclasses import dataclass
from enum import StrEnum

from accessible_fit.input.dwell import Dwell
from accessible_fit.input.events import TICK, Effect, Event, Kind, Way
from accessible_fit.input.guard import Place, PressGuard
from accessible_fit.input.press import On, Press
from accessible_fit.input.scan import AutoScan, StepScan, TwoSwitches

HOLD_TO_CHOOSE_MS = 400.0
"""How long one switch is held to choose, unless the profile says otherwise."""


class Scan(StrEnum):
    """How the light moves."""

    OFF = "off"
    AUTO = "auto"
    ONE_SWITCH = "one_switch"
    TWO_SWITCHES = "two_switches"


class By(StrEnum):
    """With what something was chosen."""

    TOUCH = "touch"
    MOUSE = "mouse"
    KEYBOARD = "keyboard"
    DWELL = "dwell"
    SCAN = "scan"
    SWITCH = "switch"


@dataclass(frozen=True, slots=True)
class Steering:
    """How one person chooses. Milliseconds; `dead_radius` in pixels; `dwell_ms` None when dwelling is off.

    While a light moves the pointer is a switch, so scanning turns dwelling off.
    """

    on: On = On.RELEASE
    hold_ms: float = 0.0
    ignore_repeats_ms: float = 500.0
    dead_zone_ms: float = 750.0
    dead_radius: float = 38.0
    dwell_ms: float | None = None
    scan: Scan = Scan.OFF
    scan_ms: float = 2000.0
    rounds: int = 3
    first_factor: float = 1.5
    hear_first: bool = False
    cue: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is shown now, and what has just happened.

    Shown: the target that is `pressed`, the one that is `lit` by the light, how far a wait or hold on
    `filling` has come, and the one that was `heard` and waits to be confirmed. Happened: `hear` a target is
    to be said before it can be confirmed, `cue` it is to be said because the light came there, `chosen` it
    is chosen.
    """

    pressed: int | None = None
    lit: int | None = None
    filling: int | None = None
    progress: float = 0.0
    heard: int | None = None
    hear: int | None = None
    cue: int | None = None
    chosen: int | None = None
    by: By = By.KEYBOARD


class Engine:
    """Turns presses, a pointer that stays, switches and time into choices."""

    def __init__(self, steering: Steering) -> None:
        self.steering = s = steering
        self._guard = PressGuard(s.ignore_repeats_ms, s.dead_zone_ms, s.dead_radius)
        self._press = Press(s.on, s.hold_ms)
        self._scan = _light(s)
        self._dwell = Dwell(s.dwell_ms) if s.dwell_ms is not None and self._scan is None else None
        self._press_shows = self._dwell_shows = self._scan_shows = Effect()
        self._by = By.KEYBOARD
        self._two_step = 0
        self._heard: int | None = None
        self._light = (0, 0, False)
        self._over: int | None = None
        self._resting = False

    @property
    def scanning(self) -> bool:
        """Whether a light moves, so that presses of keys and buttons are switches."""
        return self._scan is not None

    @property
    def dwelling(self) -> bool:
        """Whether a pointer that stays chooses."""
        return self._dwell is not None

    @property
    def waiting(self) -> bool:
        """Whether the light waits for the voice to end."""
        return self.scanning and self._light[2]

    # ------------------------------------------------------------------ the screen

    def page(
        self, at: float, targets: int, two_step: int = 0, waits: bool = False, place: Place | None = None
    ) -> Outcome:
        """Another screen is shown, the pointer being at `place`.

        The first `two_step` targets are heard before they are confirmed, when the person wants that.
        """
        self._guard.page_changed(at, place)
        self._two_step, self._heard = two_step, None
        self._press_shows = self._press.feed(at, Event(Kind.PAGE))
        self._over, self._resting = None, place is not None
        if self._dwell is not None:
            self._dwell_shows = self._dwell.feed(at, Event(Kind.PAGE))
        self._light = (-1, 0, False)
        return self.light(at, targets, 0, waits)

    def light(self, at: float, targets: int, first: int, waits: bool) -> Outcome:
        """Tell the light how many targets the screen has by now and where it begins; the rest goes on.

        The light starts over only when something of this has changed.
        """
        if self._scan is None or (targets, first, waits) == self._light:
            return self._shown()
        self._light = (targets, first, waits)
        effect = self._scan.feed(at, Event(Kind.PAGE, targets=targets, first=first, waits=waits))
        return self._scanned(at, effect)

    # ------------------------------------------------------------------ what the person does

    def down(self, at: float, target: int, by: By, place: Place | None = None) -> Outcome:
        """A finger, mouse or key went down on a target."""
        if not self._guard.allows(at, place):
            return self._shown()
        self._by = by
        return self._pressed(at, Event(Kind.DOWN, target))

    def up(self, at: float, target: int | None) -> Outcome:
        """It was lifted over a target, or beside them all."""
        return self._pressed(at, Event(Kind.UP, target))

    def slid_off(self, at: float) -> Outcome:
        """It left the target it went down on."""
        return self._pressed(at, Event(Kind.LEAVE))

    def hover(self, at: float, target: int | None, place: Place) -> Outcome:
        """The pointer is over a target, or beside them all.

        A pointer that has not moved since the page changed points at nothing yet.
        """
        if self._dwell is None:
            return self._shown()
        self._resting = self._resting and self._guard.near_page_place(place)
        now = None if self._resting else target
        if now == self._over:
            return self._shown()
        left, self._over = self._over, now
        if left is not None:
            self._dwell_shows = self._dwell.feed(at, Event(Kind.LEAVE, left))
        if now is not None:
            self._dwell_shows = self._dwell.feed(at, Event(Kind.ENTER, now))
        return self._shown()

    def switch_down(self, at: float, switch: int) -> Outcome:
        """Switch 1 or 2 went down."""
        if self._scan is None or not self._guard.allows_switch(at, switch):
            return self._shown()
        count, first, _ = self._light
        self._light = (count, first, False)
        return self._scanned(at, self._scan.feed(at, Event(Kind.DOWN, switch=switch)))

    def switch_up(self, at: float, switch: int) -> Outcome:
        """Switch 1 or 2 went up."""
        if self._scan is None:
            return self._shown()
        return self._scanned(at, self._scan.feed(at, Event(Kind.UP, switch=switch)))

    def let_go(self, at: float) -> Outcome:
        """Everything held is let go without choosing, because the window lost the person's presses."""
        if self._scan is not None:
            self._scan_shows = self._scan.feed(at, Event(Kind.LEAVE))
        return self.slid_off(at)

    def tick(self, at: float) -> Outcome:
        """Time has passed."""
        outcome = self._pressed(at, TICK)
        if outcome.chosen is None and outcome.hear is None and self._scan is not None:
            outcome = self._scanned(at, self._scan.feed(at, TICK))
        if outcome.chosen is None and outcome.hear is None and self._dwell is not None:
            effect = self._dwell.feed(at, TICK)
            self._dwell_shows = effect
            outcome = (
                self._decided(at, effect.chosen, By.DWELL)
                if effect.chosen is not None
                else self._shown(cue=outcome.cue)
            )
        return outcome

    def next_due(self) -> float | None:
        """Return when the next tick is wanted, or None when only the person can make something happen."""
        ways = (self._press, self._scan, self._dwell)
        due = [way.next_due() for way in ways if way is not None]
        return min((at for at in due if at is not None), default=None)

    # ------------------------------------------------------------------ what follows

    def _pressed(self, at: float, event: Event) -> Outcome:
        self._press_shows = effect = self._press.feed(at, event)
        return self._shown() if effect.chosen is None else self._decided(at, effect.chosen, self._by)

    def _scanned(self, at: float, effect: Effect) -> Outcome:
        self._scan_shows = effect
        if effect.chosen is None:
            return self._shown(cue=effect.said if self.steering.cue else None)
        by = By.SCAN if self.steering.scan is Scan.AUTO else By.SWITCH
        return self._decided(at, effect.chosen, by)

    def _decided(self, at: float, target: int, by: By) -> Outcome:
        self._guard.chose(at)
        if self._dwell is not None and by is not By.DWELL:
            # A pointer that pressed is still there; it has to leave before staying counts.
            self._dwell.feed(at, Event(Kind.PAGE))
        self._dwell_shows = Effect()
        self._press_shows, self._scan_shows = Effect(self._press_shows.lit), Effect(self._scan_shows.lit)
        if self.steering.hear_first and target < self._two_step and self._heard != target:
            self._heard = target
            return self._shown(hear=target)
        self._heard = None
        return self._shown(chosen=target, by=by)

    def _shown(
        self,
        hear: int | None = None,
        cue: int | None = None,
        chosen: int | None = None,
        by: By = By.KEYBOARD,
    ) -> Outcome:
        filling = next(
            (one for one in (self._press_shows, self._scan_shows, self._dwell_shows) if one.progress > 0),
            Effect(),
        )
        return Outcome(
            pressed=self._press_shows.lit,
            lit=self._scan_shows.lit,
            filling=filling.lit,
            progress=filling.progress,
            heard=self._heard,
            hear=hear,
            cue=cue,
            chosen=chosen,
            by=by,
        )


def _light(steering: Steering) -> Way | None:
    match steering.scan:
        case Scan.AUTO:
            return AutoScan(steering.scan_ms, steering.first_factor, steering.rounds)
        case Scan.ONE_SWITCH:
            return StepScan(steering.hold_ms or HOLD_TO_CHOOSE_MS)
        case Scan.TWO_SWITCHES:
            return TwoSwitches()
        case Scan.OFF:
            return None

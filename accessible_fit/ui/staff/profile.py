"""How one person's screen looks, sounds and is steered, with the screen itself beside the settings."""

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout

from accessible_fit.ui.staff.desk import Shift
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.page import Page
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.words.catalogue import Words

if TYPE_CHECKING:
    from accessible_fit.instruments.model import Instrument
    from accessible_fit.services.profiles.ready import ReadyProfile
    from accessible_fit.services.residents import PersonCard
    from accessible_fit.ui.staff.profile_parts.group import Group
    from accessible_fit.ui.staff.profile_parts.groups import Offers
    from db.records import AccessProfile

WIDTH = 1400
BESIDE_FROM = 900  # narrower than this the screen lies under the settings; pixels at the usual text size
SHARE = 0.44


class ProfilePage(Page):
    """Starts from a ready profile, changes it group by group, and shows the screen that comes of it.

    `saved` and `left` lead back to the person. `try_wanted` carries a conversation that belongs to nobody,
    to be shown in the resident's window; `listen_wanted` a text, its language, words per minute and
    voice to say it with.
    """

    saved = Signal()
    left = Signal()
    try_wanted = Signal(object)
    listen_wanted = Signal(str, str, int, str)

    def __init__(self, kit: StaffKit, shift: Shift, person_id: UUID, offers: "Offers | None" = None) -> None:
        w = kit.words
        super().__init__(kit, w.t("The person's screen"), WIDTH)
        self._shift = shift
        self._person_id = person_id
        self._offers = offers
        self._alias = ""
        self._instrument: Instrument | None = None
        self._start: ReadyProfile | None = None
        self.profile: AccessProfile | None = None
        self.groups: list[Group] = []
        self.set_back(w.t("Back"), self.left.emit)
        self.set_primary(w.t("Save"), self._submit)
        self._offer(False)

    def shown(self) -> None:
        if self.profile is None:
            self.load(self._fetch, self._lay_out)

    def _fetch(self) -> "tuple[PersonCard, list[Instrument], Offers]":
        """Find the person, and what this computer has to choose among."""
        from accessible_fit.ui.staff.profile_parts.groups import Offers
        from accessible_fit.ui.staff.profile_parts.steps import voices

        desk = self._shift.desk
        card = desk.residents.card(self._shift.actor, self._person_id)
        sets = [("openmoji", "OpenMoji"), *((kept.name, kept.title) for kept in desk.picture_sets.kept())]
        forms = desk.forms.offered(self._shift.actor)
        return card, forms, self._offers or Offers(sets, voices(self.kit.words, desk.voices()))

    # ------------------------------------------------------------------ building

    def _lay_out(self, fetched: "tuple[PersonCard, list[Instrument], Offers]") -> None:
        from accessible_fit.services.profiles.ready import nearest
        from accessible_fit.ui.staff.prepare_questions import fitting_first
        from accessible_fit.ui.staff.profile_parts.groups import all_groups
        from accessible_fit.ui.staff.profile_parts.preview import Preview
        from accessible_fit.ui.staff.profile_parts.ready_panel import ReadyPanel

        w = self.kit.words
        card, forms, offers = fetched
        self.set_title(w.t("{name}'s screen", name=card.person.alias), card.unit.name)
        self._alias = card.person.alias
        self._instrument = fitting_first(forms, card.unit.service_type)[0]
        self.profile = card.profile
        self._start = nearest(card.profile)
        self.ready = ReadyPanel(self.kit)
        self.ready.chosen.connect(self._start_from)
        self.column.addWidget(self.ready)
        self.groups = all_groups(w, self.kit.look, offers)
        for group in self.groups:
            self.column.addWidget(group)
            for setting in group.settings:
                setting.changed.connect(lambda one=setting: self._take(one.put))
        self.preview = Preview(self.kit)
        self.preview.try_pressed.connect(self._try)
        self.preview.listen_pressed.connect(self._listen)
        self._refresh()
        self._place_preview()
        self._arrange()
        self._offer(True)

    def _place_preview(self) -> None:
        """Put the preview beside the scrolled sheet, where it stays in sight."""
        whole = self.layout()
        assert isinstance(whole, QBoxLayout)  # made so by the page
        whole.removeWidget(self._scroll)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(0)
        self._beside = QVBoxLayout()
        self._beside.addWidget(self.preview)
        self._body.addWidget(self._scroll, 1)
        self._body.addLayout(self._beside)
        whole.addLayout(self._body, 1)

    # ------------------------------------------------------------------ places

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.profile is not None:
            self._arrange()

    def _arrange(self) -> None:
        room = self.width() - 2 * SPACE.wide
        total = min(room, self._width)
        side = (self.width() - total) // 2
        ring = SPACE.small  # the ring of the focus is drawn outside what has it
        sheet = self._sheet_layout()
        if room >= BESIDE_FROM * self.kit.look.percent / 100:
            self._body.setDirection(QBoxLayout.Direction.LeftToRight)
            self._body.setContentsMargins(side - ring, 0, side, 0)
            sheet.setContentsMargins(ring, SPACE.small, SPACE.normal, SPACE.wide)
            self._beside.setContentsMargins(0, SPACE.small, 0, 0)
            self._beside.setAlignment(self.preview, Qt.AlignmentFlag.AlignTop)
            self.preview.stand(round(total * SHARE))
        else:
            self._body.setDirection(QBoxLayout.Direction.TopToBottom)
            self._body.setContentsMargins(side - ring, 0, side - ring, 0)
            self._beside.setContentsMargins(ring, 0, ring, SPACE.medium)
            self._beside.setAlignment(self.preview, Qt.AlignmentFlag(0))
            sheet.setContentsMargins(ring, SPACE.small, ring, SPACE.large)
            height = max(110, min(200, round(self.height() * 0.2)))
            self.preview.lie(round(height * 1.6), with_words=self.kit.look.percent < 140)

    def _sheet_layout(self) -> QBoxLayout:
        sheet = self._scroll.widget()
        inside = sheet.layout() if sheet is not None else None
        assert isinstance(inside, QBoxLayout)  # made so by the page
        return inside

    def _match_header(self) -> None:
        """The header spans settings and preview, so a scroll bar between them changes nothing."""

    # ------------------------------------------------------------------ what is chosen

    def _start_from(self, ready: "ReadyProfile") -> None:
        if self.profile is None:
            return
        self._start = ready
        self.profile = ready.fill(self.profile)
        self._refresh()
        w = self.kit.words
        text = w.t("The page is filled from: {name}.", name=w.pick(ready.name))
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.ready, text))

    def _take(self, put: "Callable[[AccessProfile], AccessProfile]") -> None:
        if self.profile is not None:
            self.profile = put(self.profile)
            self._refresh()

    def _refresh(self) -> None:
        profile, start, instrument = self.profile, self._start, self._instrument
        if profile is None or start is None or instrument is None:
            return
        before = start.fill(profile)
        changes = sum(group.refresh(profile, before) for group in self.groups)
        self.ready.mark(start, changes)
        self.preview.show_profile(profile, instrument)

    def _try(self) -> None:
        from accessible_fit.services.rehearsal import rehearse

        if self.profile is not None and self._instrument is not None:
            self.try_wanted.emit(rehearse(self._instrument, self.profile, self._alias))

    def _listen(self) -> None:
        if self.profile is not None and self._instrument is not None:
            language = self.profile.language.value
            spoken = Words(language).pick(self._instrument.items[0].spoken)
            self.notice.hide()
            self.listen_wanted.emit(spoken, language, self.profile.rate, self.profile.voice or "")

    def say_silent(self) -> None:
        """Say that this computer cannot play sound; for whoever was asked to say something."""
        self.notice.say(self.kit.words.t("No sound can be played on this computer."), take_focus=False)

    def _submit(self) -> None:
        profile = self.profile
        if profile is None:
            return
        actor, residents = self._shift.actor, self._shift.desk.residents
        self.save(
            lambda: residents.save_profile(actor, self._person_id, profile), lambda _: self.saved.emit()
        )

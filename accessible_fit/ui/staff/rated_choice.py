"""When a rating is asked, and which talk it is about."""

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from accessible_fit.instruments.model import Moment as MeantFor
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.forms import Choices, Field
from accessible_fit.ui.widgets.select import Select
from accessible_fit.words.held_sentences import begun, moment_words
from db.vocabulary import Moment

if TYPE_CHECKING:
    from accessible_fit.instruments.model import Instrument
    from accessible_fit.services.preparing import HeldTalk
    from accessible_fit.words.catalogue import Words


class RatedChoice(QWidget):
    """Begins from what the form is meant for: after a talk it is about the latest one."""

    changed = Signal()

    def __init__(self, kit: StaffKit) -> None:
        super().__init__()
        w, look = kit.words, kit.look
        self._words = w
        self._talks: dict[UUID, HeldTalk] = {}
        moments = [(one, begun(moment_words(w, one))) for one in Moment]
        self.moment: Choices[Moment] = Choices(look, moments, None)
        self.talk: Select[UUID | None] = Select(look, [(None, "")], None)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SPACE.medium)
        whole.addWidget(Field(w.t("When it is asked"), self.moment))
        whole.addWidget(Field(w.t("Which talk it is about"), self.talk))
        self.moment.changed.connect(self.changed)
        self.talk.currentIndexChanged.connect(lambda _index: self.changed.emit())

    def offer(self, form: "Instrument", talks: "Sequence[HeldTalk]", about: UUID | None) -> None:
        """Offer the talks, newest first, for a form; `about` is the one that staff came from, if any."""
        w = self._words
        self._talks = {one.id: one for one in talks}
        after = form.moment is MeantFor.AFTER_TALK
        if form.moment is not MeantFor.NONE:
            self.moment.choose(Moment(form.moment.value))
        suits = [one.id for one in talks if one.group_talk or not form.group]
        latest = next(iter(suits or self._talks), None)
        self.talk.blockSignals(True)
        rows: list[tuple[UUID | None, str]] = [(one.id, begun(talk_name(w, one))) for one in talks]
        rows.append((None, w.t("No talk")))
        self.talk.offer(rows, (about or latest) if after else None)
        self.talk.blockSignals(False)

    def chosen(self) -> tuple[Moment | None, UUID | None]:
        """Return the moment, and the talk it is about."""
        return self.moment.value(), self.talk.value()

    def told(self) -> str:
        """Say what is chosen."""
        w = self._words
        moment, talk_id = self.chosen()
        when = moment_words(w, moment)
        if talk_id is None:
            return when
        talk = talk_name(w, self._talks[talk_id])
        about = when or w.t("about the talk")
        return f"{about} {talk}"


def talk_name(w: "Words", talk: "HeldTalk") -> str:
    """Name a talk by its day, or its hour if it was today, and what it was about."""
    when = (
        w.t("today {time}", time=w.clock(talk.started_at))
        if _today(talk.started_at)
        else w.day(talk.started_at)
    )
    title = w.pick(talk.title)
    return f"{when}, {title}" if title else when


def _today(when: dt.datetime) -> bool:
    return when.astimezone().date() == dt.datetime.now().astimezone().date()

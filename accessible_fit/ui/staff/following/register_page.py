"""A unit's own register: who came and left, by sex and age, for how long, why, and for whom it is meant."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt

from accessible_fit.services.access import Right
from accessible_fit.ui.staff.desk import Shift
from accessible_fit.ui.staff.following.register_aims import AimsForm
from accessible_fit.ui.staff.following.register_base import YearPage
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.leader.count_rows import bars
from accessible_fit.ui.widgets.holder import Holder
from accessible_fit.ui.widgets.table import ValueTable
from accessible_fit.ui.widgets.texts import Panel, button, label, row
from accessible_fit.words import register_sentences as reg

if TYPE_CHECKING:
    from accessible_fit.services.following.register import AimsWish
    from accessible_fit.trends.quarters import Span
    from accessible_fit.trends.register import ByGroup, Meant, Reasons, Register

PICTURE = "openmoji:1F4D2"


class RegisterPage(YearPage):
    """For whoever follows units. Everything it is given has passed the gate for small numbers."""

    def __init__(self, kit: StaffKit, shift: Shift) -> None:
        super().__init__(kit, shift, kit.words.tc("page", "Register"), shift.desk.unit_register, PICTURE)
        self.found: Register | None = None
        self.form: AimsForm | None = None

    def look_at(self, unit_id: UUID, span: "Span") -> Callable[[], object]:
        return partial(self.shift.desk.unit_register.of_unit, self.shift.actor, unit_id, span)

    def fill(self, found: object) -> None:
        from accessible_fit.services.following.unit_report import UnitSubject
        from accessible_fit.trends.register import Register

        assert isinstance(found, Register)  # what `look_at` returns
        self.found, w = found, self.kit.words
        self.set_title(w.tc("page", "Register"), found.unit_name)
        self.content.addWidget(self._moved(found))
        if found.enrolled is not None:
            for panel in (
                self._groups(w.t("By sex"), found.by_sex, reg.sex_name, by_server=found.by_server),
                self._groups(
                    w.t("By age at the end of the period"),
                    found.by_age,
                    reg.age_name,
                    by_server=found.by_server,
                ),
                self._times(found),
                None if found.by_server else self._reasons(w.t("Why the support began"), found.reasons_in),
                None if found.by_server else self._reasons(w.t("Why the support ended"), found.reasons_out),
            ):
                if panel is not None:
                    self.content.addWidget(panel)
        self.content.addWidget(self._meant(found))
        heading = w.t("Save or print the register")
        self.content.addWidget(self.saving(UnitSubject.REGISTER, found.unit_id, found.span, heading))

    def _moved(self, found: "Register") -> Panel:
        w = self.kit.words
        panel = Panel()
        panel.body.addWidget(label(reg.enrolled_sentence(w, found), "heading"))
        if found.enrolled is not None:
            bars(self.kit, panel, found.came, {one: reg.came_name(w, one) for one in found.came.parts})
            bars(self.kit, panel, found.went, {one: reg.went_name(w, one) for one in found.went.parts})
        if found.something_hidden:
            panel.body.addWidget(
                label(
                    w.t(
                        "What is not shown could tell about fewer than five persons, by itself or beside"
                        " another period."
                    ),
                    "small",
                )
            )
        if found.by_server:
            panel.body.addWidget(label(reg.left_out_sentence(w), "small"))
        return panel

    def _groups(
        self, heading: str, groups: "Sequence[ByGroup]", name: Callable[..., str], *, by_server: bool
    ) -> Panel | None:
        from accessible_fit.trends.register import Moved

        w = self.kit.words
        if not groups:
            return None
        panel = Panel(heading)
        if all(one is None for group in groups for one in group.persons.values()):
            panel.body.addWidget(label(reg.why_hidden(w)))
            return panel
        columns = [Moved.ENROLLED] if by_server else list(Moved)
        table = ValueTable(self.kit.look, heading, ["", *(reg.moved_name(w, moved) for moved in columns)])
        table.show_rows(
            [
                [name(w, one.group), *(reg.count_word(w, one.persons[moved]) for moved in columns)]
                for one in groups
            ]
        )
        panel.body.addWidget(table)
        return panel

    def _times(self, found: "Register") -> Panel:
        w = self.kit.words
        panel = Panel(w.t("For how long"))
        self.lines(panel, reg.times_lines(w, found.open), w.t("Those who still have support"))
        self.lines(panel, reg.times_lines(w, found.closed), w.t("Those whose support ended in the period"))
        panel.body.addWidget(label(reg.times_note(w), "small"))
        return panel

    def _reasons(self, heading: str, told: "Reasons") -> Panel:
        w = self.kit.words
        panel = Panel(heading)
        lines = [
            w.tn("{reason}: {n} person", "{reason}: {n} persons", count, reason=reason)
            for reason, count in told.shared.items()
        ]
        if told.others is not None:
            lines.append(
                w.tn(
                    "Another reason, or none: {n} person",
                    "Another reason, or none: {n} persons",
                    told.others,
                )
            )
        self.lines(panel, lines)
        if not told.shared and told.others is None:
            panel.body.addWidget(label(w.t("No reason is shared by five persons or more."), "soft"))
        return panel

    def _meant(self, found: "Register") -> Panel:
        w, meant = self.kit.words, found.meant
        panel = Panel(w.t("Whom the unit is meant for"))
        if meant is None:
            panel.body.addWidget(label(w.t("Nobody has written it yet."), "soft"))
        else:
            self._written(panel, found, meant)
        if self.shift.actor.may(Right.CHANGE_UNITS):
            holder = Holder()
            holder.let_go()
            change = button(w.t("Write it") if meant is None else w.t("Change"))
            meant_for = w.t("Whom the unit is meant for")
            change.setAccessibleName(f"{change.text()}: {meant_for}")
            change.clicked.connect(lambda _=False: self._open(holder, found))
            panel.body.addLayout(row(change))
            panel.body.addWidget(holder)
        return panel

    def _written(self, panel: Panel, found: "Register", meant: "Meant") -> None:
        w = self.kit.words
        ages = reg.ages_words(w, meant)
        whom = [meant.intended_group, w.t("Ages: {ages}", ages=ages) if ages else ""]
        self.lines(panel, [one for one in whom if one])
        if meant.aims:
            self.lines(panel, [meant.aims], w.t("What the unit is to do"))
        places = reg.places_sentence(w, meant, found.enrolled)
        if places:
            self.lines(panel, [places], w.t("Places"))
        if meant.within is not None and meant.within.whole is not None:
            bars(self.kit, panel, meant.within, {one: reg.fits_name(w, one) for one in meant.within.parts})

    def _open(self, holder: Holder, found: "Register") -> None:
        self.form = form = AimsForm(self.kit, found.meant)
        form.left.connect(holder.let_go)
        form.wished.connect(lambda wish: self._write(found.unit_id, wish))
        holder.hold(form)
        form.setFocus(Qt.FocusReason.OtherFocusReason)

    def _write(self, unit_id: UUID, wish: "AimsWish") -> None:
        service, actor = self.shift.desk.unit_register, self.shift.actor
        self.save(lambda: service.write_aims(actor, unit_id, wish), lambda _: self.again())

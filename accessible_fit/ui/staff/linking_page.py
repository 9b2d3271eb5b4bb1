"""Linking two ways to answer: what was found, how well they agree, the link, and whether it is used."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from accessible_fit.scales.linking import Method
from accessible_fit.ui.staff.desk import Shift
from accessible_fit.ui.staff.explain import ExplainLink, Named
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.page import Page
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.agreement_plot import Agreeing, AgreementPlot, Limit
from accessible_fit.ui.widgets.forms import Field, side_by_side
from accessible_fit.ui.widgets.plot import before_charts, load_charts
from accessible_fit.ui.widgets.select import Select
from accessible_fit.ui.widgets.tab_order import tab_inside
from accessible_fit.ui.widgets.table import ValueTable
from accessible_fit.ui.widgets.texts import Panel, button, clear, label, row, rule
from accessible_fit.words.link_sentences import (
    agreement_sentence,
    cannot_tell_sentence,
    link_sentence,
    pairs_sentence,
    way_words,
)

if TYPE_CHECKING:
    from accessible_fit.scales.agreement import Agreement
    from accessible_fit.scales.link_estimate import LinkEstimate
    from accessible_fit.services.review.linking import Proposal
    from db.records import AnswerFormat, ScaleLink

WINDOWS = (7, 14, 30, 60, 90)
TABLE_STEP = 20
BOTTOM = (0.0, 25.0, 50.0, 75.0, 100.0)


class LinkingPage(Page):
    """Chooses two ways to answer and a part of life; shows what was found before it can be used."""

    def __init__(self, kit: StaffKit, shift: Shift) -> None:
        from accessible_fit.services.review.linking import FORMATS, WINDOW_DAYS

        w = kit.words
        super().__init__(kit, w.t("Linking ways to answer"))
        self.set_title(
            self.title,
            w.t("Two ways to answer are two lines on a chart until a link between them is in use."),
        )
        self._shift = shift
        self._proposal: Proposal | None = None
        ways = [(form, self._way(form)) for form in FORMATS]
        self.from_way = Select(kit.look, ways, FORMATS[1])
        self.to_way = Select(kit.look, ways, FORMATS[2])
        areas = [(area_id, w.pick(area.name)) for area_id, area in shift.desk.areas.items()]
        self.area = Select(kit.look, [("", w.t("Everything that was asked")), *areas], "")
        methods = [
            (Method.LINEAR, w.t("Mean and spread alike")),
            (Method.MEAN, w.t("Mean alike")),
            (Method.EQUIPERCENTILE, w.t("Every percentile alike")),
        ]
        self.method = Select(kit.look, methods, Method.LINEAR)
        days = [(number, w.tn("{n} day", "{n} days", number)) for number in WINDOWS]
        self.window_days = Select(kit.look, days, WINDOW_DAYS)
        self._build_question()
        # Widgets of their own, so that Tab comes to what was found before what is kept, whichever came last.
        self._found_part, self._kept_part = QWidget(), QWidget()
        self._found, self._kept = QVBoxLayout(self._found_part), QVBoxLayout(self._kept_part)
        for part in (self._found, self._kept):
            part.setContentsMargins(0, 0, 0, 0)
            part.setSpacing(SPACE.large)
        self.column.addWidget(self._found_part)
        self.column.addWidget(self._kept_part)
        self.set_primary(w.t("Look for pairs"), self.look)

    def _build_question(self) -> None:
        w, look = self.kit.words, self.kit.look
        panel = Panel()
        ways = Field(w.t("From"), self.from_way), Field(w.t("To"), self.to_way)
        panel.body.addLayout(side_by_side(look, *ways))
        panel.body.addLayout(
            side_by_side(
                look,
                Field(w.t("Part of life"), self.area),
                Field(w.t("At most so far apart"), self.window_days),
                Field(w.t("Kind of link"), self.method),
            )
        )
        self.column.addWidget(panel)

    def shown(self) -> None:
        desk, actor = self._shift.desk, self._shift.actor
        self.load(lambda: desk.linking.all_kept(actor), self._show_kept)

    def _way(self, form: "AnswerFormat") -> str:
        return way_words(self.kit.words, form.kind.value, form.steps)

    # ------------------------------------------------------------------ looking

    def look(self) -> None:
        """Look for pairs and show what was found."""
        from accessible_fit.services.review.linking import LinkQuestion

        w = self.kit.words
        if self.from_way.value() == self.to_way.value():
            self.notice.say(w.t("Choose two different ways to answer."))
            return
        question = LinkQuestion(
            self.from_way.value(),
            self.to_way.value(),
            self.area.value(),
            self.method.value(),
            self.window_days.value(),
        )
        desk, actor = self._shift.desk, self._shift.actor

        def find() -> "Proposal":
            load_charts()
            return desk.linking.find(actor, question)

        self.save(find, self._show, before_charts())

    def _show(self, proposal: "Proposal") -> None:
        w = self.kit.words
        self._proposal = proposal
        clear(self._found)
        question, found = proposal.question, proposal.found
        x, y = self._way(question.x), self._way(question.y)
        panel = Panel(w.t("What was found"))
        told = pairs_sentence(w, found.pairs, found.persons, question.window_days)
        link, agreed = proposal.link, proposal.agreement
        if link is None or agreed is None:
            from accessible_fit.scales.link_estimate import CannotTell

            assert isinstance(found, CannotTell)  # no link is always with a reason
            panel.body.addWidget(label(cannot_tell_sentence(w, found), "field"))
            panel.body.addWidget(label(told))
            panel.body.addWidget(
                label(w.t("Let some people answer in both ways, a few weeks apart at most."), "soft")
            )
            self._found.addWidget(panel)
            return
        panel.body.addWidget(label(told))
        self._found.addWidget(panel)
        self._found.addWidget(self._agreement(proposal, agreed, x, y))
        self._found.addWidget(self._link(proposal, link, x, y))
        tab_inside(self._found_part)

    # ------------------------------------------------------------------ what was found

    def _agreement(self, proposal: "Proposal", agreed: "Agreement", x: str, y: str) -> Panel:
        from accessible_fit.services.review import explained

        w = self.kit.words
        panel = Panel(w.t("How well they agree"))
        said = agreement_sentence(w, agreed, x, y)
        panel.body.addWidget(label(said, "field"))
        limits = (
            Limit(agreed.upper, *agreed.ci_upper, w.number(agreed.upper)),
            Limit(agreed.lower, *agreed.ci_lower, w.number(agreed.lower)),
        )
        drawing = Agreeing(
            proposal.points,
            Limit(agreed.bias, *agreed.ci_bias, w.t("mean {points}", points=w.number(agreed.bias))),
            limits,
            w.t("More with\n{way}", way=x),
            w.t("More with\n{way}", way=y),
            tuple((place, w.number(place)) for place in BOTTOM),
            said,
        )
        self.plot = AgreementPlot(self.kit.look, drawing)
        panel.body.addWidget(self.plot)
        panel.body.addWidget(
            label(
                w.t(
                    "Each point is a pair: to the right, the mean of the two scores; upwards, how far apart"
                    " they are. Between the dashed lines lie about 95 of 100. The pale bands show how sure"
                    " each line is."
                ),
                "small",
            )
        )
        figure = explained.agreement(proposal)
        if figure is not None:
            named: Named = (w.t(figure.formula.name), figure)
            panel.body.addWidget(ExplainLink(self.kit, w.t("How well they agree"), lambda: [named]))
        return panel

    def _link(self, proposal: "Proposal", link: "LinkEstimate", x: str, y: str) -> Panel:
        from accessible_fit.services.review import explained

        w = self.kit.words
        panel = Panel(w.t("The link"))
        panel.body.addWidget(label(link_sentence(w, link, x, y), "field"))
        self.table = ValueTable(
            self.kit.look,
            w.t("The link as a table"),
            [x[:1].upper() + x[1:], y[:1].upper() + y[1:], w.t("May be more or less by")],
        )
        rows = []
        for at in range(0, len(link.link.y), TABLE_STEP):
            value, error = min(100.0, max(0.0, link.link.y[at])), link.standard_errors[at]
            sure = w.t("cannot be told") if error is None else w.number(2 * error)
            rows.append([w.number(at), w.number(value), sure])
        self.table.show_rows(rows)
        panel.body.addWidget(self.table)
        figure = explained.link(proposal)
        if figure is not None:
            named: Named = (w.t(figure.formula.name), figure)
            panel.body.addWidget(ExplainLink(self.kit, w.t("The link"), lambda: [named]))
        self.use = button(w.t("Use this link"), "primary")
        self.use.clicked.connect(lambda _=False: self._use())
        panel.body.addWidget(
            label(
                w.t(
                    "When the link is used, older answers are drawn dotted on the ruler of the new way to"
                    " answer. The answers themselves stay as they are."
                ),
                "soft",
            )
        )
        panel.body.addLayout(row(self.use))
        return panel

    # ------------------------------------------------------------------ using

    def _use(self) -> None:
        proposal = self._proposal
        if proposal is None:
            return
        desk, actor = self._shift.desk, self._shift.actor
        self.use.setEnabled(False)
        self.save(lambda: desk.linking.keep(actor, proposal), lambda _: self._used())

    def _used(self) -> None:
        clear(self._found)
        self.notice.say(self.kit.words.t("The link is in use."), "good")
        self.shown()

    def _show_kept(self, kept: "list[ScaleLink]") -> None:
        w = self.kit.words
        clear(self._kept)
        if not kept:
            return
        panel = Panel(w.t("Links that are kept"))
        for number, one in enumerate(kept):
            if number:
                panel.body.addWidget(rule())
            panel.body.addWidget(self._kept_row(one))
        self._kept.addWidget(panel)
        tab_inside(self._kept_part)

    def _kept_row(self, one: "ScaleLink") -> QWidget:
        w = self.kit.words
        area = self._shift.desk.areas.get(one.life_area)
        about = w.pick(area.name) if area is not None else w.t("Everything that was asked")
        title = w.t("From {x} to {y}", x=self._way(one.x), y=self._way(one.y))
        told = pairs_sentence(w, one.pairs, one.persons, one.window_days)
        span = w.t("{first} to {last}", first=w.day(one.first_on), last=w.day(one.last_on))
        made = QWidget()
        inside = QVBoxLayout(made)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(SPACE.hair)
        word = w.t("In use")
        in_use = f"✓ {word}"
        used = label(in_use if one.in_use else w.t("Not in use"), "soft", wrap=False)
        used.setProperty("tone", "good" if one.in_use else "")
        inside.addLayout(row(label(title, "field", wrap=False), used, spacing=SPACE.large))
        inside.addWidget(label(f"{about}. {told} {span}.", "soft"))
        turn = button(w.t("Use it no more") if one.in_use else w.t("Use this link"), "link")
        turn.setAccessibleDescription(title)
        turn.clicked.connect(lambda _=False: self._turn(one))
        again = button(w.t("Look again"), "link")
        again.setAccessibleDescription(title)
        again.clicked.connect(lambda _=False: self._look_again(one))
        inside.addLayout(row(again, turn, spacing=SPACE.large))
        return made

    def _turn(self, one: "ScaleLink") -> None:
        desk, actor = self._shift.desk, self._shift.actor
        change = desk.linking.leave if one.in_use else desk.linking.use
        self.save(lambda: change(actor, one.id), lambda _: self.shown())

    def _look_again(self, one: "ScaleLink") -> None:
        self.from_way.choose(one.x)
        self.to_way.choose(one.y)
        self.area.choose(one.life_area)
        self.method.choose(Method(one.method.value))
        self.window_days.choose(one.window_days)
        self.look()

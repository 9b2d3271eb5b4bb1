"""How it goes for one person: a sentence, a picture and a table of the same values."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout

from accessible_fit.services.access import Right
from accessible_fit.ui.staff.desk import Desk
from accessible_fit.ui.staff.explain import ExplainLink, Named
from accessible_fit.ui.staff.following.event_comparison import EventComparison, noon_of
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.own_figures import OwnFigures
from accessible_fit.ui.staff.page import DOT
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.chart import (
    Chart,
    ChartBreak,
    ChartLine,
    ChartPoint,
    Drawing,
    before_charts,
    load_charts,
    month_marks,
)
from accessible_fit.ui.widgets.forms import STACK_FROM_PERCENT
from accessible_fit.ui.widgets.select import Select
from accessible_fit.ui.widgets.table import ValueTable
from accessible_fit.ui.widgets.texts import Panel, button, clear, label, row
from accessible_fit.words.following_sentences import allowed_sentence, helped_words
from accessible_fit.words.link_sentences import way_words
from accessible_fit.words.quality_sentences import sign_word
from accessible_fit.words.sentences import format_words, run_chart_sentence
from accessible_fit.words.trend_sentences import change_words, series_sentence
from db.vocabulary import ProxyView, WhoAnswered

if TYPE_CHECKING:
    from uuid import UUID

    from accessible_fit.instruments.model import Text
    from accessible_fit.services.access import Actor
    from accessible_fit.services.following.over_time import OverTime
    from accessible_fit.services.review.quality import PersonQuality
    from accessible_fit.services.review.series import Point, Series
    from accessible_fit.words.catalogue import Words

WHOLE = "whole"
FEWEST_FOR_A_MIDDLE = 3


class ChartPanel(Panel):
    """Chooses among a person's series and shows one part of life or card, all formats in one picture.

    `conversation_chosen` carries a conversation's id, `action_wanted` what an action is to be made of.
    """

    conversation_chosen = Signal(object)
    action_wanted = Signal(object)

    def __init__(
        self,
        kit: StaffKit,
        desk: Desk,
        series: "Sequence[Series]",
        actor: "Actor | None" = None,
        titles: "Mapping[str, Text] | None" = None,
        over_time: "OverTime | None" = None,
    ) -> None:
        w = kit.words
        super().__init__()
        self._kit = kit
        self._desk = desk
        self._actor = actor
        self._titles = titles or {one.id: one.title for one in desk.instruments}
        self._series = [one for one in series if one.points]
        self._over = over_time
        self._flagged: Mapping[UUID, str] = {}
        self.instrument = Select(kit.look, self._instruments(), self._latest_instrument())
        self.area = Select(kit.look, [(WHOLE, "")], WHOLE)
        self._build_choosers()
        self.sentence = label("", "heading")
        self.note = label("", "small")
        self.picture = QVBoxLayout()
        self.table = ValueTable(
            kit.look,
            w.t("The same values as a table"),
            [w.t("When"), w.t("0–100"), w.t("Answered"), w.t("Way to answer"), w.t("How helped")],
        )
        self.table.row_chosen.connect(self._row_chosen)
        self.figures = OwnFigures(kit, desk, actor) if actor is not None else None
        self.body.addWidget(self.sentence)
        if self.figures is not None:
            self.body.addWidget(self.figures)
        self.beside = EventComparison(kit, over_time.events if over_time is not None else ())
        self.body.addWidget(self.beside)
        self.body.addLayout(self.picture)
        self.body.addWidget(self.note)
        self.body.addWidget(self.table)
        if over_time is not None:
            self.body.addWidget(label(allowed_sentence(w, over_time.allowed), "small"))
        if actor is not None and actor.may(Right.LEAD_CONVERSATIONS):
            self.make = button(w.t("Make an action"))
            self.make.setAccessibleDescription(w.t("Of how this part of life goes"))
            self.make.clicked.connect(lambda _=False: self._make_action())
            self.body.addLayout(row(self.make))
        self.body.addWidget(ExplainLink(kit, w.t("How it goes"), self._explained))
        self._rows: list[Point] = []
        self._chart: Chart | None = None
        self._ready = False
        self._offer_areas()
        self.instrument.currentIndexChanged.connect(self._offer_areas)
        self.area.currentIndexChanged.connect(self._show)
        kit.background.run(self._prepare, lambda _: self._charts_ready(), owner=self, before=before_charts())

    # ------------------------------------------------------------------ choosing

    def _build_choosers(self) -> None:
        w, look = self._kit.words, self._kit.look
        stacked = look.percent >= STACK_FROM_PERCENT
        way = QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        line = QBoxLayout(way)
        line.setSpacing(SPACE.medium)
        line.addWidget(label(w.t("How it goes"), "heading", wrap=False), 1)
        for name, control in ((w.t("Questions"), self.instrument), (w.t("Part of life"), self.area)):
            named = label(name, wrap=False)
            named.setBuddy(control)
            control.setAccessibleName(name)
            line.addWidget(named)
            line.addWidget(control)
            if control is self.instrument and self.instrument.count() < 2:
                named.hide()
                control.hide()
        self.body.addLayout(line)

    def _instruments(self) -> list[tuple[str, str]]:
        w = self._kit.words
        known = dict.fromkeys(one.instrument_id for one in self._series)
        titles = self._titles
        return [(one, w.pick(titles[one]) if one in titles else one) for one in known] or [("", "")]

    def _latest_instrument(self) -> str:
        latest = max(self._series, key=lambda one: one.points[-1].when, default=None)
        return latest.instrument_id if latest is not None else ""

    def _offer_areas(self) -> None:
        w, known = self._kit.words, self._desk.areas
        here = {one.area for one in self._series if one.instrument_id == self.instrument.value()}
        areas = [(area_id, w.pick(area.name)) for area_id, area in known.items() if area_id in here]
        cards = self._over.cards if self._over is not None else {}
        named = [(card, w.pick(words)) for card, words in cards.items() if card in here]
        areas += [(card, w.t("Card: {card}", card=name)) for card, name in named]
        self.area.blockSignals(True)
        self.area.offer([(WHOLE, w.t("Everything that was asked")), *areas], WHOLE)
        self.area.blockSignals(False)
        self._show()

    def _chosen(self) -> "list[Series]":
        found = [
            one
            for one in self._series
            if one.instrument_id == self.instrument.value() and one.area == self.area.value() and one.scored
        ]
        return sorted(found, key=lambda one: (one.who is not WhoAnswered.SELF, one.points[0].when))

    # ------------------------------------------------------------------ showing

    def _prepare(self) -> None:
        # Both libraries are read from the disk here, in the background, so that drawing never waits for it.
        load_charts()
        self._kit.words.month(dt.date.today())

    def _charts_ready(self) -> None:
        self._ready = True
        self._draw()

    def _show(self) -> None:
        chosen = self._chosen()
        self.sentence.setText(self._sentence(chosen))
        shown = sorted(
            ((point, one) for one in chosen for point in one.points),
            key=lambda pair: pair[0].when,
            reverse=True,
        )
        self._rows = [point for point, _ in shown]
        self.table.show_rows([self._cells(point, one) for point, one in shown])
        self.table.setVisible(bool(shown))
        self.note.setText(self._note(chosen))
        self.note.setVisible(len(shown) > 1)
        if self.figures is not None:
            self.figures.show_latest(chosen)
        self.beside.compare(_latest_own(chosen))
        self._draw()

    def _note(self, chosen: "Sequence[Series]") -> str:
        w = self._kit.words
        text = w.t("The pale band shows how coarse the answers are. Inside it, a difference may be chance.")
        if _limits(_latest_own(chosen)) is not None:
            usual = w.t("Between the two thin lines is what is usual for the person.")
            text = f"{text} {usual}"
        if any(point.conversation_id in self._flagged for one in chosen for point in one.points):
            asked = w.t("“?” is a conversation where something is worth asking again.")
            text = f"{text} {asked}"
        latest = _latest_own(chosen)
        if latest is None or len(chosen) < 2:
            return text
        only = w.t("The sentence is about the answers with {format}.", format=format_words(w, latest.steps))
        return f"{only} {text}"

    def _cells(self, point: "Point", one: "Series") -> list[str]:
        w = self._kit.words
        score = w.number(point.score) if point.score is not None else w.t("too few answers")
        way = way_words(w, one.kind.value, one.steps)
        if one.who is not WhoAnswered.SELF:
            somebody_else = _somebody_else(w, one)
            way = f"{way} · {somebody_else}"
        answered = w.t("{answered} of {asked}", answered=point.answered, asked=point.asked)
        return [w.day(point.when), score, answered, way, self._helped(point)]

    def _sentence(self, chosen: "Sequence[Series]") -> str:
        latest = _latest_own(chosen)
        if latest is None:
            return self._kit.words.t("There are too few answers of the person's own to show.")
        scores = [point.score for point in latest.scored if point.score is not None]
        from accessible_fit.trends.verdicts import STABLE, Finding, judge_series

        w, judged, chart = self._kit.words, judge_series(scores), latest.chart()
        shown = (
            series_sentence(w, judged)
            if _limits(latest) is not None
            else run_chart_sentence(w, chart, scores)
        )
        halves = latest.halves()
        # Stable is said beside a finding of nothing new; changed is left to it, or to an event with a name.
        as_usual = judged.finding is Finding.AS_USUAL and not chart.signal
        return f"{shown} {change_words(w, halves)}" if as_usual and halves in STABLE else shown

    def _explained(self) -> "list[Named]":
        """Return the run chart that the sentence speaks of, and the latest score of the same line."""
        from accessible_fit.services.review import explained

        latest = _latest_own(self._chosen())
        if latest is None:
            return []
        judged = _limits(latest) is not None
        found = [explained.limits(latest) if judged else explained.run_chart(latest, latest.chart())]
        sides = self.beside.sides()
        if sides is not None:
            then, now = ([one.score for one in side if one.score is not None] for side in sides)
            found.append(explained.before_after(then, now))
        if self._actor is not None:
            scores = self._desk.quality.scores(self._actor, latest.scored[-1].conversation_id)
            found += [scores[latest.area]] if latest.area in scores else []
        return [(self._kit.words.t(one.formula.name), one) for one in found]

    def _draw(self) -> None:
        clear(self.picture)
        self._chart = None
        chosen = self._chosen()
        if not self._ready or not chosen:
            return
        self._chart = Chart(self._kit.look, self._drawing(chosen))
        self._chart.point_chosen.connect(self.conversation_chosen)
        self.picture.addWidget(self._chart)

    def _drawing(self, chosen: "Sequence[Series]") -> Drawing:
        w = self._kit.words
        times = [point.when for one in chosen for point in one.scored]
        most = 5 if self._kit.look.percent < 150 else 3
        latest = _latest_own(chosen)
        breaks = tuple(self._breaks([one for one in chosen if one.who is WhoAnswered.SELF]))
        return Drawing(
            tuple(self._line(one, breaks) for one in chosen),
            (*breaks, *self._events(times)),
            tuple((when, w.month(when)) for when in month_marks(times, most)),
            w.tc("scale", "Bad"),
            w.tc("scale", "Good"),
            w.t("The usual"),
            self.sentence.text(),
            _middle(latest) if latest is not None else None,
            _limits(latest),
        )

    def _line(self, one: "Series", breaks: "Sequence[ChartBreak]") -> ChartLine:
        w = self._kit.words
        points = tuple(
            ChartPoint(
                point.when,
                point.score,
                point.uncertainty,
                point.conversation_id,
                "?" if point.conversation_id in self._flagged else "",
            )
            for point in one.scored
            if point.score is not None
        )
        end = w.number(points[-1].value)
        if one.who is not WhoAnswered.SELF:
            somebody_else = w.t("somebody else")
            end = f"{end} {somebody_else}"
        own = one.who is WhoAnswered.SELF
        return ChartLine(points, end, _middle(one), cuts=tuple(each.when for each in breaks if own))

    def _breaks(self, own: "Sequence[Series]") -> list[ChartBreak]:
        from accessible_fit.services.review.joined_series import format_changes

        w = self._kit.words
        return [
            ChartBreak(one.when, w.t("from here: {format}", format=format_words(w, one.after.steps)))
            for one in format_changes(own)
        ]

    def _events(self, times: "Sequence[dt.datetime]") -> list[ChartBreak]:
        """What happened in the person's life meanwhile, as flags with words."""
        if self._over is None or not times:
            return []
        first, last = min(times), max(times)
        noons = ((noon_of(one), one.name) for one in self._over.events)
        return [ChartBreak(noon, name, event=True) for noon, name in noons if first < noon < last]

    def _helped(self, point: "Point") -> str:
        """How the person was helped, and that something is worth asking again."""
        w = self._kit.words
        held = self._over.held.get(point.conversation_id) if self._over is not None else None
        helped = helped_words(w, held.how_helped) if held is not None else ""
        mark = f"? {self._flagged[point.conversation_id]}" if point.conversation_id in self._flagged else ""
        return DOT.join(part for part in (helped, mark) if part)

    def mark(self, quality: "PersonQuality") -> None:
        """Mark the conversations where something is worth asking again."""
        w = self._kit.words
        self._flagged = {
            one.conversation_id: ", ".join(dict.fromkeys(sign_word(w, flag.sign.value) for flag in one.flags))
            for one in quality.flagged
        }
        self._show()

    def _make_action(self) -> None:
        from accessible_fit.services.following.actions_said import FromArea

        self.action_wanted.emit(FromArea(self.instrument.value(), self.area.value()))

    def _row_chosen(self, number: int) -> None:
        self.conversation_chosen.emit(self._rows[number].conversation_id)


def _latest_own(chosen: "Sequence[Series]") -> "Series | None":
    own = [one for one in chosen if one.who is WhoAnswered.SELF]
    return max(own, key=lambda one: one.scored[-1].when, default=None)


def _limits(latest: "Series | None") -> tuple[float, float] | None:
    """What the values usually lie between; None for too few points, or when they cannot be judged."""
    from accessible_fit.trends.run_chart import Verdict
    from accessible_fit.trends.xmr import FEWEST_FOR_LIMITS, xmr

    if latest is None or len(latest.scored) < FEWEST_FOR_LIMITS:
        return None
    found = xmr([point.score for point in latest.scored])
    return None if found.verdict is Verdict.CANNOT_JUDGE else (found.lower, found.upper)


def _somebody_else(w: "Words", one: "Series") -> str:
    """Say of answers by somebody else whose view they are: each view is a series of its own."""
    if one.view is ProxyView.OWN_VIEW:
        return w.t("somebody else answered, own view")
    if one.view is ProxyView.PERSONS_VIEW:
        return w.t("somebody else answered, as the person would")
    return w.t("somebody else answered")


def _middle(one: "Series") -> float | None:
    return one.chart().median if len(one.scored) >= FEWEST_FOR_A_MIDDLE else None

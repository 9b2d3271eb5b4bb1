"""What was said in one conversation, to look at together with the person."""

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from accessible_fit.services.access import Right
from accessible_fit.ui.staff import labels
from accessible_fit.ui.staff.about_talk import AboutTalk
from accessible_fit.ui.staff.desk import Shift
from accessible_fit.ui.staff.explain import ExplainLink, Named
from accessible_fit.ui.staff.following.action_offer import ActionOffer
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.own_figures import OwnFigures
from accessible_fit.ui.staff.page import DOT, Page
from accessible_fit.ui.staff.quality_panel import QualityPanel
from accessible_fit.ui.staff.took_part import took_part_in_questions
from accessible_fit.ui.staff.total_panel import TotalPanel
from accessible_fit.ui.staff.whose_answers import ViewChoice, WhoseAnswers
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.forms import STACK_FROM_PERCENT, Choices
from accessible_fit.ui.widgets.growth import grown
from accessible_fit.ui.widgets.holder import Holder
from accessible_fit.ui.widgets.line_picture import LinePicture
from accessible_fit.ui.widgets.score_bar import ScoreBar
from accessible_fit.ui.widgets.texts import Panel, button, label, row, rule
from accessible_fit.words.held_sentences import moment_words
from accessible_fit.words.sentences import counts_sentence, score_words
from db.vocabulary import ConversationKind, HowHelped, ProxyView, WhoAnswered

if TYPE_CHECKING:
    from accessible_fit.instruments.model import Text
    from accessible_fit.services.review.series import ConversationReview, SaidLine
    from db.records import Action, Conversation

PICTURE = 64


class ReviewPage(Page):
    """One row per question, the life areas, and how the person was helped. `person_wanted` leads on.

    `talk_wanted` carries the conversation that a rating is about.
    """

    person_wanted = Signal(object)
    talk_wanted = Signal(object)

    def __init__(self, kit: StaffKit, shift: Shift, conversation_id: UUID, alias: str = "") -> None:
        w = kit.words
        super().__init__(kit, w.t("What {name} said", name=alias) if alias else w.t("What was said"))
        self._shift = shift
        self._conversation_id = conversation_id
        self._alias = alias
        self._person_id: UUID | None = None
        self.set_back(alias or w.t("Person"), self._to_person)
        self.help: Choices[tuple[HowHelped, WhoAnswered]] | None = None
        self.done = self.set_primary(w.t("Done"), self._to_person)

    def shown(self) -> None:
        if self._person_id is None:
            self.load(
                lambda: self._shift.desk.review.conversation(self._shift.actor, self._conversation_id),
                self._show,
            )

    def _to_person(self) -> None:
        person_id = self._person_id or self.closed_of
        if person_id is not None:
            self.person_wanted.emit(person_id)

    def _show(self, said: "ConversationReview") -> None:
        w, held = self.kit.words, said.conversation
        self._person_id = held.person_id
        self._told = [
            w.pick(said.title),
            w.day(held.started_at),
            moment_words(w, held.moment),
            labels.state(w, held),
        ]
        self._questions = held.kind is ConversationKind.QUESTIONS
        self._tell_about(held.group_talk)
        self.whose = WhoseAnswers(self.kit)
        self.column.addWidget(self.whose)
        self._show_whose(said.alias, held.who_answered, held.proxy_view)
        self._rated = Holder()
        self.column.addWidget(self._rated)
        self._show_rated(said.about, said.about_title)
        self.column.addWidget(label(counts_sentence(w, said.outcomes, len(said.not_reached)), "heading"))
        if said.lines:
            self.column.addWidget(QualityPanel(self.kit, self._shift, self._conversation_id))
            self.column.addWidget(self._lines(said))
        if said.not_reached:
            self.column.addWidget(self._not_reached(said))
        if said.summed:
            total = TotalPanel(self.kit, said.total)
            figures = OwnFigures(self.kit, self._shift.desk, self._shift.actor)
            total.body.addWidget(figures)
            self.column.addWidget(total)
            figures.show_of(held.person_id, held.id)
        if said.areas:
            self.column.addWidget(self._areas(said))
        if self._shift.actor.may(Right.LEAD_CONVERSATIONS):
            self.column.addWidget(self._talk(said))
            self.column.addWidget(self._helped(said))

    def _tell_about(self, group: bool) -> None:
        """Say under the title what was held when, and whether several took part."""
        in_group = self.kit.words.t("in a group") if group and self._questions else ""
        self._about = DOT.join(part for part in (*self._told, in_group) if part)

    def _show_whose(self, name: str, who: WhoAnswered, view: ProxyView | None) -> None:
        """Say whose answers they are; what somebody else answered is never what the person said."""
        w = self.kit.words
        own = who is WhoAnswered.SELF
        said, answered = w.t("What {name} said", name=name), w.t("Answers for {name}", name=name)
        self.set_title(said if own else answered, self._about)
        self.whose.show_whose(name, who, view)

    # ------------------------------------------------------------------ parts

    def _show_rated(self, talk: "Conversation | None", title: "Text") -> None:
        """Lead to the talk that a rating is about, if there is one."""
        if talk is None:
            self._rated.let_go()
            return
        line = QWidget()
        inside = row(self._talk_link(talk, title))
        inside.setContentsMargins(0, 0, 0, 0)
        line.setLayout(inside)
        self._rated.hold(line)

    def _talk_link(self, talk: "Conversation", title: "Text") -> QPushButton:
        w = self.kit.words
        parts = [w.day(talk.started_at), w.pick(title)]
        made = button(w.t("About the talk {talk}", talk=", ".join(part for part in parts if part)), "link")
        made.clicked.connect(lambda _=False: self.talk_wanted.emit(talk))
        return made

    def _lines(self, said: "ConversationReview") -> Panel:
        panel = Panel(self.kit.words.t("Questions and answers"))
        self.offers: dict[str, ActionOffer] = {}
        for number, line in enumerate(said.lines):
            if number:
                panel.body.addWidget(rule())
            offer = None
            if self._shift.actor.may(Right.LEAD_CONVERSATIONS):
                offer = self._offer_of(said, line)
            panel.body.addWidget(self._line(line, said.conversation.mirrored, offer))
            if offer is not None:
                below = QHBoxLayout()
                below.addSpacing(grown(self.kit.look, PICTURE) + SPACE.normal)
                below.addWidget(offer, 1)
                panel.body.addLayout(below)
        if self.offers:
            actions, actor = self._shift.desk.actions, self._shift.actor
            self.kit.background.run(
                lambda: actions.of_conversation(actor, self._conversation_id), self._tell_promised, owner=self
            )
        return panel

    def _offer_of(self, said: "ConversationReview", line: "SaidLine") -> ActionOffer:
        """What is promised because of one answer, and a way to promise something."""
        from accessible_fit.services.following.actions_said import FromAnswer

        question = self.kit.words.pick(line.item.question)
        source = FromAnswer(self._conversation_id, line.item.id)
        whose = (said.conversation.person_id, said.alias)
        apart = self.kit.look.percent < STACK_FROM_PERCENT
        offer = ActionOffer(self.kit, self._shift, whose, source, question, apart)
        offer.failed.connect(self.show_trouble)
        self.offers[line.item.id] = offer
        return offer

    def _tell_promised(self, promised: "dict[str, list[Action]]") -> None:
        for item_id, actions in promised.items():
            if item_id in self.offers:
                self.offers[item_id].show_promised(actions)

    def _line(self, line: "SaidLine", mirrored: bool, offer: ActionOffer | None) -> QWidget:
        w = self.kit.words
        question = w.pick(line.item.question)
        if line.option is not None:
            answer, picture = w.pick(line.option.label), line.option.pictogram
        else:
            answer, picture = labels.no_answer(w, line.outcome), labels.outcome_picture(line.outcome)
        made = QWidget()
        made.setAccessibleName(f"{question} {answer}")
        whole = QHBoxLayout(made)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SPACE.normal)
        whole.addWidget(self.kit.tile(line.item.pictogram, PICTURE))
        whole.addWidget(label(question), 5)
        on_line = line.line is not None and line.option is not None
        if not on_line:
            whole.addWidget(self.kit.tile(picture, PICTURE))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(label(answer, "field" if line.option is not None else "soft"))
        if line.line is not None and line.option is not None:
            low, high = (self.kit.drawing(end.pictogram) for end in (line.line.low, line.line.high))
            words.addWidget(LinePicture(self.kit.look, low, high, line.option.raw, answer, mirrored))
        if line.again_outcome is not None:
            words.addWidget(label(labels.asked_again(w, line), "small"))
        if line.changes:
            words.addWidget(label(w.tn("changed once", "changed {n} times", line.changes), "small"))
        words.addStretch(1)
        whole.addLayout(words, 3)
        if offer is not None and self.kit.look.percent < STACK_FROM_PERCENT:
            whole.addWidget(offer.open_it, 0, Qt.AlignmentFlag.AlignVCenter)
        return made

    def _not_reached(self, said: "ConversationReview") -> Panel:
        w = self.kit.words
        panel = Panel(w.t("Not asked this time"))
        for item in said.not_reached:
            line = QHBoxLayout()
            line.setSpacing(SPACE.normal)
            line.addWidget(self.kit.tile(item.pictogram, PICTURE * 3 // 4))
            line.addWidget(label(w.pick(item.question), "soft"), 1)
            panel.body.addLayout(line)
        return panel

    def _areas(self, said: "ConversationReview") -> Panel:
        w = self.kit.words
        panel = Panel(w.t("Parts of life"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE.normal)
        grid.setVerticalSpacing(SPACE.medium)
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(2, 4)
        grid.setColumnStretch(3, 2)
        known = self._shift.desk.areas
        ends = row(label(w.tc("scale", "Bad"), "small"), stretch_last=True)
        ends.addWidget(label(w.tc("scale", "Good"), "small", wrap=False))
        grid.addLayout(ends, 0, 2)
        for number, (area_id, score) in enumerate(said.areas.items(), start=1):
            area = known.get(area_id)
            name = w.pick(area.name) if area is not None else area_id
            words = score_words(w, score.score)
            if area is not None:
                grid.addWidget(self.kit.tile(area.pictogram, 44), number, 0)
            grid.addWidget(label(name), number, 1)
            bar = ScoreBar(self.kit.look, score.score, f"{name}: {words}")
            grid.addWidget(bar, number, 2, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(label(words), number, 3)
        panel.body.addLayout(grid)
        panel.body.addWidget(ExplainLink(self.kit, w.t("Parts of life"), self._scores))
        return panel

    def _scores(self) -> "list[Named]":
        w, desk = self.kit.words, self._shift.desk
        found = desk.quality.scores(self._shift.actor, self._conversation_id)
        areas = {area_id: w.pick(area.name) for area_id, area in desk.areas.items()}
        whole = w.t("Everything that was asked")
        return [(areas.get(area_id, whole), explained) for area_id, explained in found.items()]

    # ------------------------------------------------------------------ the talk

    def _talk(self, said: "ConversationReview") -> Panel:
        """Which talk a rating is about, or whether several took part in a talk."""
        if not self._questions:
            self.about_talk = AboutTalk(self.kit, self._shift, self._conversation_id)
            self.about_talk.wanted.connect(self._save_rated)
            return self.about_talk
        self.took_part = took_part_in_questions(self.kit, said.alias, said.conversation.group_talk)
        self.took_part.changed.connect(self._save_group)
        return self.took_part

    def _save_rated(self, talk_id: UUID | None) -> None:
        talks, actor, panel = self._shift.desk.rated_talks, self._shift.actor, self.about_talk

        def done(talk: "Conversation | None") -> None:
            self._show_rated(talk, panel.title(talk.id) if talk is not None else {})
            panel.saved.show()
            self._say_saved()

        panel.saved.hide()
        self.save(lambda: talks.is_about(actor, self._conversation_id, talk_id), done)

    def _save_group(self, group: bool) -> None:
        talks, actor = self._shift.desk.rated_talks, self._shift.actor

        def done(_: None) -> None:
            self._tell_about(group)
            self.set_title(self.title, self._about)
            self._say_saved()

        self.save(lambda: talks.held_in_group(actor, self._conversation_id, group), done)

    # ------------------------------------------------------------------ how helped

    def _helped(self, said: "ConversationReview") -> Panel:
        w = self.kit.words
        panel = Panel(w.t("How was the person helped?"))
        panel.body.addWidget(
            label(w.t("Answers that somebody else gave are followed by themselves."), "soft")
        )
        held = said.conversation
        kept = (held.how_helped, held.who_answered) if held.how_helped is not None else None
        self.view = ViewChoice(self.kit, said.alias, held.proxy_view)
        self.help = Choices(self.kit.look, labels.ways_of_help(w), kept, across=False)
        self.help.setAccessibleName(w.t("How was the person helped?"))
        self.help.changed.connect(self._save_help)
        panel.body.addWidget(self.help)
        self.view.changed.connect(self._save_help)
        panel.body.addWidget(self.view)
        self.view.setVisible(held.who_answered is not WhoAnswered.SELF)
        saved = w.t("Saved")
        self._saved = label(f"✓ {saved}")
        self._saved.setProperty("tone", "good")
        panel.body.addWidget(self._saved)
        self._saved.hide()
        return panel

    def _save_help(self) -> None:
        helped = self.help.value() if self.help is not None else None
        if helped is None:
            return
        how, who = helped
        proxy = who is not WhoAnswered.SELF
        self.view.setVisible(proxy)
        view = self.view.value() if proxy else None
        desk, actor = self._shift.desk, self._shift.actor
        self._saved.hide()

        def done(_: None) -> None:
            self._show_whose(self.view.name, who, view)
            self._tell_saved()

        self.save(
            lambda: desk.conversations.describe_help(actor, self._conversation_id, how, who, view), done
        )

    def _tell_saved(self) -> None:
        self._saved.show()
        self._say_saved()

    def _say_saved(self) -> None:
        # The focus stays on the choice, so a screen reader is told in so many words.
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.kit.words.t("Saved")))

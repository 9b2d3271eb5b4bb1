"""After a mat: the picture large, what it tells, how it went, what was said and agreed, who may see it."""

import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from accessible_fit.services.access import Right
from accessible_fit.ui.staff import labels
from accessible_fit.ui.staff.desk import Shift
from accessible_fit.ui.staff.following.action_picture import PictureChoice
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.mats import said_panels
from accessible_fit.ui.staff.mats.card_sheet import CardSheet, of_card
from accessible_fit.ui.staff.mats.consent_panel import ConsentPanel
from accessible_fit.ui.staff.mats.handing import (
    Printing,
    ask_board_place,
    ask_place,
    print_picture,
    write_file,
)
from accessible_fit.ui.staff.mats.kept_text import KeptText
from accessible_fit.ui.staff.mats.observing import Observing
from accessible_fit.ui.staff.mats.picture_pane import Handing, MatPicture
from accessible_fit.ui.staff.page import DOT, Page
from accessible_fit.ui.staff.took_part import took_part_in_mat
from accessible_fit.ui.staff.whose_answers import WhoseAnswers
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.flow import FlowRow
from accessible_fit.ui.widgets.forms import Choices, side_by_side
from accessible_fit.ui.widgets.growth import grown
from accessible_fit.ui.widgets.holder import Holder
from accessible_fit.ui.widgets.picture_button import PictureButton
from accessible_fit.ui.widgets.texts import Panel, label, rule
from accessible_fit.words.mat_sentences import audience_words, consent_sentence
from db.vocabulary import ConsentAudience, HowHelped, WhoAnswered
from talking_mats.text import in_language

if TYPE_CHECKING:
    from accessible_fit.services.mats.after import MatLooked, MatReview
    from accessible_fit.services.mats.pictures import PictureFile
    from db.records import Action, Consent, Observations

WIDTH = 1160
MAT_PICTURE = 32
PHOTO = 520
T = TypeVar("T")


class MatReviewPage(Page):
    """What was said on the mats of one conversation. Everything is kept as it is written."""

    person_wanted = Signal(object)
    over_time_wanted = Signal(object, object)

    def __init__(self, kit: StaffKit, shift: Shift, conversation_id: UUID, alias: str = "") -> None:
        w = kit.words
        super().__init__(kit, w.t("What {name} said", name=alias) if alias else w.t("What was said"), WIDTH)
        self._shift = shift
        self._conversation_id = conversation_id
        self._review: MatReview | None = None
        self._photo: bytes | None = None
        self._at = 0
        self._may_write = shift.actor.may(Right.LEAD_CONVERSATIONS)
        self.ask_place = ask_place(w)
        self.ask_board_place = ask_board_place(w)
        self.print_picture: Printing = print_picture
        self.set_back(alias or w.t("Person"), self._to_person)
        self.done = self.set_primary(w.t("Done"), self._to_person)
        self.add_quiet(w.t("Mats over time"), self._to_over_time)
        self._body = Holder()

    def shown(self) -> None:
        if self._review is None:
            desk, actor = self._shift.desk, self._shift.actor

            def fetch() -> "tuple[MatReview, bytes | None]":
                review = desk.mat_after.review(actor, self._conversation_id)
                on_paper = review.conversation.on_paper
                return review, desk.paper.mats.photo_of(actor, self._conversation_id) if on_paper else None

            self.load(fetch, lambda found: self._lay_out(*found))

    def _to_person(self) -> None:
        person_id = self._review.conversation.person_id if self._review is not None else self.closed_of
        if person_id is not None:
            self.person_wanted.emit(person_id)

    def _to_over_time(self) -> None:
        if self._review is not None:
            self.over_time_wanted.emit(self._review.conversation.person_id, self._conversation_id)
        elif self.closed_of is not None:
            self.over_time_wanted.emit(self.closed_of, None)

    # ------------------------------------------------------------------ the whole

    def _lay_out(self, review: "MatReview", photo: bytes | None) -> None:
        w, held = self.kit.words, review.conversation
        self._review, self._photo = review, photo
        name = w.pick(review.mats[0].mat.start.name)
        about = [name, w.day(held.started_at), labels.state(w, held), labels.on_paper(w, held)]
        self.set_title(self.title, DOT.join(one for one in about if one))
        self.whose = WhoseAnswers(self.kit)
        self.whose.show_group(held.group_talk)
        self.column.addWidget(self.whose)
        if len(review.mats) > 1:
            self.column.addWidget(self._mat_row(review))
        self.column.addWidget(self._body)
        self._show(0)
        if self._may_write:
            self.took_part = took_part_in_mat(self.kit, held.group_talk)
            self.took_part.changed.connect(self._in_group)
            self.column.addWidget(self.took_part)
            self.column.addWidget(self._own_words(review))
            self.column.addWidget(self._helped(review))
            self.observing = Observing(self.kit, held.observations)
            self.observing.observed.connect(self._observe)
            self.column.addWidget(self.observing)

    def _mat_row(self, review: "MatReview") -> FlowRow:
        """The first mat and those that go deeper, each by what it is about."""
        w = self.kit.words
        row = FlowRow(w.t("Mats of this conversation"), self._show)
        row.fill(
            [
                PictureButton(
                    self.kit.look,
                    self.kit.drawing(one.mat.start.picture or "own:more"),
                    w.pick(one.mat.start.name),
                    MAT_PICTURE,
                )
                for one in review.mats
            ],
            chosen=0,
        )
        return row

    def _show(self, number: int) -> None:
        review = self._review
        assert review is not None  # there is a mat to choose
        self._at = number
        found = review.mats[number]
        sheet = QWidget()
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(SPACE.large)
        inside.addLayout(self._top(review, found))
        inside.addWidget(self._cards(review, found))
        inside.addWidget(said_panels.scores(self.kit, found, self._shift.desk.areas))
        self._body.hold(sheet)
        self._draw()

    def _top(self, review: "MatReview", found: "MatLooked") -> QVBoxLayout:
        kit, w = self.kit, self.kit.words
        self.picture = MatPicture(kit, said_panels.told(kit, found))
        sheet = Panel()
        sheet.body.addWidget(self.picture)
        left = QWidget()
        below = QVBoxLayout(left)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(SPACE.large)
        below.addWidget(sheet)
        if self._photo is not None and found is review.mats[0]:
            below.addWidget(self._photographed(self._photo))
        asking = said_panels.worth_asking(kit, found, review.alias)
        if asking is not None:
            below.addWidget(asking)
        places = Panel(w.t("What lies where"))
        places.body.addWidget(said_panels.table(kit, found))
        right = QWidget()
        beside = QVBoxLayout(right)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(SPACE.large)
        beside.addWidget(places)
        line = side_by_side(kit.look)
        line.addWidget(left, 9, Qt.AlignmentFlag.AlignTop)
        line.addWidget(right, 5, Qt.AlignmentFlag.AlignTop)
        self.handing = Handing(kit)
        self.handing.wanted.connect(self._hand_out)
        sheet.body.addWidget(self.handing)
        self._offer_to(review.consent)
        if self._may_write:
            self.consent = ConsentPanel(kit, review.alias, self._shift.actor.name, review.consent)
            self.consent.decided.connect(self._decide)
            beside.addWidget(self.consent)
        whole = QVBoxLayout()
        whole.addLayout(line)
        return whole

    def _photographed(self, photo: bytes) -> Panel:
        """What a mat was entered from."""
        told = self.kit.words.t("The photo of the mat")
        panel = Panel(told)
        self.photo = MatPicture(self.kit, told)
        self.photo.setMaximumHeight(grown(self.kit.look, PHOTO))
        self.photo.show_picture(photo)
        panel.body.addWidget(self.photo)
        return panel

    # ------------------------------------------------------------------ the picture

    @property
    def _mat_id(self) -> UUID:
        assert self._review is not None  # a mat is shown
        return UUID(self._review.mats[self._at].mat.id)

    def _draw(self) -> None:
        pictures, actor, mat_id, shown = (
            self._shift.desk.mat_pictures,
            self._shift.actor,
            self._mat_id,
            self.picture,
        )

        def refused(problem: Exception) -> None:
            shown.show_reason(" ".join(self.kit.words.error(problem)))

        self.kit.background.run(
            lambda: pictures.shown(actor, mat_id), shown.show_picture, refused, owner=shown
        )

    def _offer_to(self, consent: "Consent | None") -> None:
        w, review = self.kit.words, self._review
        assert review is not None  # it is shown
        allowed = [ConsentAudience.ME]
        if consent is not None:
            allowed += [one for one in consent.audience if one is not ConsentAudience.ME]
        audience = consent.audience if consent is not None else None
        self.handing.offer(
            [(one, audience_words(w, one, review.alias)) for one in allowed],
            "" if self._may_write else consent_sentence(w, audience, review.alias),
        )

    def _decide(self, audience: "tuple[ConsentAudience, ...]", how: object, present: str) -> None:
        desk, actor, talk_id = self._shift.desk, self._shift.actor, self._conversation_id

        def work() -> "Consent | None":
            desk.mats.who_may_see(actor, talk_id, audience, how, present)  # type: ignore[arg-type]  # a signal carries objects
            return desk.mat_after.consent(actor, talk_id)

        def done(consent: "Consent | None") -> None:
            self.consent.show_held(consent)
            self.consent.ask.setFocus()
            self._offer_to(consent)
            self.picture.setAccessibleDescription("")
            self._draw()

        self._do(work, done)

    def _hand_out(self, to: "ConsentAudience", what: str) -> None:
        from accessible_fit.services.mats.pictures import Handing as How
        from accessible_fit.services.mats.pictures import Kind

        pictures, actor, mat_id = self._shift.desk.mat_pictures, self._shift.actor, self._mat_id
        if what == "board":
            self._save_board(to)
            return
        if what == "print":
            self._do(
                lambda: pictures.handed(actor, mat_id, Kind.PNG, to, How.PRINTED),
                lambda made: self.print_picture(self, made.name, made.data),
            )
            return
        self._do(lambda: pictures.handed(actor, mat_id, Kind(what), to), self._save_file)

    def _save_board(self, to: "ConsentAudience") -> None:
        from accessible_fit.services.mats.pictures import name_of_file

        review, w = self._review, self.kit.words
        assert review is not None  # it is shown
        held, first = review.conversation, review.mats[0].mat
        topic = in_language(first.start.name, held.language.value)
        place = self.ask_board_place(self, name_of_file(topic, review.alias, held.started_at, "obz"))
        if not place:
            return
        boards, actor, mat_id = self._shift.desk.mat_boards, self._shift.actor, self._mat_id
        self._do(
            lambda: boards.save(actor, mat_id, Path(place), to),
            lambda kept: self.notice.say(w.t("The mat is saved as {file}.", file=kept.name), "good"),
        )

    def _save_file(self, made: "PictureFile") -> None:
        place = self.ask_place(self, made.name)
        if not place:
            return
        told = self.kit.words.t("The picture is saved as {file}.", file=Path(place).name)
        self._do(lambda: write_file(Path(place), made.data), lambda _: self.notice.say(told, "good"))

    # ------------------------------------------------------------------ cards

    def _cards(self, review: "MatReview", found: "MatLooked") -> Panel:
        panel = Panel(self.kit.words.t("The cards"))
        self.sheets: list[CardSheet] = []
        for line in found.lines:
            if self.sheets:
                panel.body.addWidget(rule())
            sheet = CardSheet(
                self.kit,
                review.alias,
                found.mat,
                line,
                review.photos,
                of_card(review.actions, line.placement_id),
                self._may_write,
                self._picture_choice,
            )
            sheet.opened.connect(partial(self._one_open, sheet))
            sheet.noted.connect(self._note)
            sheet.agreed.connect(partial(self._agree, sheet))
            self.sheets.append(sheet)
            panel.body.addWidget(sheet)
        return panel

    def _one_open(self, opened: CardSheet) -> None:
        for sheet in self.sheets:
            if sheet is not opened:
                sheet.close_sheet(take_focus=False)

    def _note(self, placement_id: UUID, own_words: str | None, comment: str | None) -> None:
        after, actor = self._shift.desk.mat_after, self._shift.actor
        self._do(lambda: after.note_card(actor, placement_id, own_words, comment))

    def _picture_choice(self) -> PictureChoice:
        made = PictureChoice(self.kit, self._shift)
        made.failed.connect(self.show_trouble)
        return made

    def _agree(
        self, sheet: CardSheet, placement_id: UUID, what: str, who: str, due: dt.date | None, picture: str
    ) -> None:
        from accessible_fit.services.following.actions import Promise
        from accessible_fit.services.following.actions_said import FromCard

        assert self._review is not None  # its cards are shown
        actions, actor = self._shift.desk.actions, self._shift.actor
        person_id, promise = self._review.conversation.person_id, Promise(what, who, due, picture)

        def done(action: "Action") -> None:
            sheet.agreed_on(action)

        self._do(lambda: actions.make(actor, person_id, promise, FromCard(placement_id)), done)

    # ------------------------------------------------------------------ the whole conversation

    def _own_words(self, review: "MatReview") -> Panel:
        w = self.kit.words
        panel = Panel(w.t("What {name} said in own words", name=review.alias))
        self.own_words = KeptText(review.conversation.own_words, lines=4)
        self.own_words.setAccessibleName(w.t("What {name} said in own words", name=review.alias))
        self.own_words.kept.connect(self._keep_words)
        panel.body.addWidget(label(w.t("As it was said, and only what may be kept."), "soft"))
        panel.body.addWidget(self.own_words)
        return panel

    def _keep_words(self, text: str) -> None:
        after, actor = self._shift.desk.mat_after, self._shift.actor
        self._do(lambda: after.set_own_words(actor, self._conversation_id, text))

    def _in_group(self, group: bool) -> None:
        talks, actor = self._shift.desk.rated_talks, self._shift.actor

        def kept(_: None) -> None:
            self.whose.show_group(group)

        self._do(lambda: talks.held_in_group(actor, self._conversation_id, group), kept)

    def _helped(self, review: "MatReview") -> Panel:
        w, held = self.kit.words, review.conversation
        panel = Panel(w.t("How was the person helped?"))
        panel.body.addWidget(
            label(w.t("Answers that somebody else gave are followed by themselves."), "soft")
        )
        kept = (held.how_helped, held.who_answered) if held.how_helped is not None else None
        self.help: Choices[tuple[HowHelped, WhoAnswered]] = Choices(
            self.kit.look, labels.ways_of_help(w), kept, across=False
        )
        self.help.setAccessibleName(w.t("How was the person helped?"))
        self.help.changed.connect(self._describe_help)
        panel.body.addWidget(self.help)
        return panel

    def _describe_help(self) -> None:
        helped = self.help.value()
        if helped is None:
            return
        talks, actor = self._shift.desk.conversations, self._shift.actor
        self._do(lambda: talks.describe_help(actor, self._conversation_id, *helped))

    def _observe(self, seen: "Observations") -> None:
        after, actor = self._shift.desk.mat_after, self._shift.actor
        self._do(lambda: after.observe(actor, self._conversation_id, seen))

    def _do(self, work: Callable[[], T], done: Callable[[T], None] | None = None) -> None:
        """Do something in the background while the page stays as it is; say when it could not be done."""
        self.kit.background.run(work, done, self.show_trouble, owner=self)

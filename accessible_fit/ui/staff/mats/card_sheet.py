"""One card afterwards: where it lies, what the person said of it, a comment, and what is agreed."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from accessible_fit.ui.staff.following.promise_fields import LONGEST, read_promise, usual_day
from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.mats.drawing import card_drawing
from accessible_fit.ui.staff.mats.kept_text import KeptText
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.forms import Field, side_by_side
from accessible_fit.ui.widgets.growth import grown
from accessible_fit.ui.widgets.holder import Holder
from accessible_fit.ui.widgets.picture import PictureTile
from accessible_fit.ui.widgets.texts import button, label, row
from accessible_fit.words.mat_sentences import card_words, place_words
from talking_mats.cards import CardKind

if TYPE_CHECKING:
    from accessible_fit.services.mats.after import CardLine
    from accessible_fit.ui.staff.following.action_picture import PictureChoice
    from db.records import Action
    from talking_mats.model import Mat

TILE = 56


class CardSheet(QWidget):
    """A row that opens.

    `noted` carries placement, own words and comment; `agreed` placement, what, who, when and a pictogram's
    key. `choice` makes what a picture is chosen with.
    """

    opened = Signal()
    noted = Signal(object, object, object)
    agreed = Signal(object, str, str, object, str)

    def __init__(
        self,
        kit: StaffKit,
        alias: str,
        mat: "Mat",
        line: "CardLine",
        photos: Mapping[str, bytes],
        actions: "Sequence[Action]",
        may_write: bool,
        choice: "Callable[[], PictureChoice]",
    ) -> None:
        super().__init__()
        self._kit, self._alias, self.line = kit, alias, line
        self._inside: QWidget | None = None
        self._photos = photos
        self._choice = choice
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SPACE.small)
        whole.addLayout(self._head(mat, may_write))
        self._said, self._comment = label(""), label("")
        self._agreed = QVBoxLayout()
        for action in actions:
            self._agreed.addWidget(self._action(action))
        notes = QVBoxLayout()
        notes.setContentsMargins(grown(kit.look, TILE) + SPACE.normal, 0, 0, 0)
        notes.setSpacing(SPACE.hair)
        notes.addWidget(self._said)
        notes.addWidget(self._comment)
        notes.addLayout(self._agreed)
        whole.addLayout(notes)
        self._own_text, self._comment_text = line.own_words, line.comment
        self._tell_notes()
        self._place = Holder()
        self._place.let_go()
        whole.addWidget(self._place)

    # ------------------------------------------------------------------ what is seen

    def _head(self, mat: "Mat", may_write: bool) -> QHBoxLayout:
        w, line = self._kit.words, self.line
        side = grown(self._kit.look, TILE)
        where = mat.where(line.card.id)
        self.word = card_words(w, line.card)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addStretch(1)
        texts.addWidget(label(self.word, "field"))
        texts.addWidget(
            label(self._about(place_words(w, mat.start.scale, mat.start.positions, where)), "soft")
        )
        texts.addStretch(1)
        head = QHBoxLayout()
        head.setSpacing(SPACE.normal)
        head.addWidget(PictureTile(self._kit.look, card_drawing(self._kit, line.card, self._photos), side))
        head.addLayout(texts, 1)
        self.write = button(w.t("Write or agree"))
        self.write.setAccessibleName(w.t("Write about “{card}” or agree on something", card=self.word))
        self.write.clicked.connect(lambda _=False: self.open())
        self.write.setVisible(may_write)
        head.addWidget(self.write, 0, Qt.AlignmentFlag.AlignVCenter)
        return head

    def _about(self, place: str) -> str:
        w, line = self._kit.words, self.line
        kinds = {
            CardKind.BLANK: w.t("the person's own card"),
            CardKind.LIKED: w.t("known to be liked"),
            CardKind.DISLIKED: w.t("known to be disliked"),
        }
        parts = [place, kinds.get(line.card.kind, "")]
        if line.changes:
            parts.append(w.tn("moved once", "moved {n} times", line.changes))
        return " · ".join(part for part in parts if part)

    def _tell_notes(self) -> None:
        """Say what is noted; while it can be written it stands in its fields."""
        w, closed = self._kit.words, self._inside is None
        self._said.setText(w.t("{name} said: “{words}”", name=self._alias, words=self._own_text))
        self._said.setVisible(bool(self._own_text) and closed)
        self._comment.setText(w.t("Comment: {comment}", comment=self._comment_text))
        self._comment.setVisible(bool(self._comment_text) and closed)

    def _action(self, action: "Action") -> QLabel:
        w = self._kit.words
        when = w.t("by {day}", day=w.day(action.due_on)) if action.due_on is not None else ""
        who = ", ".join(part for part in (action.who, when) if part)
        return label(w.t("We will: {what} ({who})", what=action.text, who=who), "field")

    # ------------------------------------------------------------------ writing

    def open(self) -> None:
        """Open the fields."""
        if self._inside is not None:
            return
        self._inside = inside = QWidget()
        w = self._kit.words
        self.own_words = KeptText(self._own_text)
        self.comment = KeptText(self._comment_text)
        self.own_words.kept.connect(self._own_words_kept)
        self.comment.kept.connect(self._comment_kept)
        self.what = QLineEdit()
        self.who = QLineEdit()
        for one in (self.what, self.who):
            one.setMaxLength(LONGEST)
        self.when = QLineEdit(usual_day())
        self.when.setMaxLength(10)
        self._when = Field(w.t("By when"), self.when, w.t("Year-month-day, or empty."))
        self._what = Field(w.t("What we will do"), self.what)
        self._who = Field(w.t("Who does it"), self.who)
        self.picture = self._choice()
        self.agree = button(w.t("Agree on it"))
        self.agree.clicked.connect(lambda _=False: self._agree())
        self.close_it = button(w.t("Close"), "link")
        self.close_it.setAccessibleName(w.t("Close “{card}”", card=self.word))
        self.close_it.clicked.connect(lambda _=False: self.close_sheet())
        fields = QVBoxLayout(inside)
        fields.setContentsMargins(grown(self._kit.look, TILE) + SPACE.normal, 0, 0, SPACE.small)
        fields.setSpacing(SPACE.medium)
        fields.addLayout(
            side_by_side(
                self._kit.look,
                Field(w.t("What {name} said", name=self._alias), self.own_words),
                Field(w.t("Comment"), self.comment),
            )
        )
        fields.addWidget(self._what)
        fields.addLayout(side_by_side(self._kit.look, self._who, self._when))
        fields.addWidget(self.picture)
        fields.addLayout(row(self.agree, self.close_it))
        self._place.hold(inside)
        self._tell_notes()
        self.write.hide()
        self.opened.emit()
        self.own_words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _own_words_kept(self, text: str) -> None:
        self._own_text = text
        self.noted.emit(self.line.placement_id, text, None)

    def _comment_kept(self, text: str) -> None:
        self._comment_text = text
        self.noted.emit(self.line.placement_id, None, text)

    def close_sheet(self, *, take_focus: bool = True) -> None:
        """Close the fields; what is written is kept."""
        if self._inside is None:
            return
        self.own_words.keep()
        self.comment.keep()
        self._place.let_go()
        self._inside = None
        self._tell_notes()
        self.write.show()
        if take_focus:
            self.write.setFocus(Qt.FocusReason.OtherFocusReason)

    def _agree(self) -> None:
        fields = (self._what, self.what), (self._who, self.who), (self._when, self.when)
        one = read_promise(self._kit.words, *fields, self.picture.picture)
        if one is not None:
            self.agreed.emit(self.line.placement_id, one.text, one.who, one.due_on, one.picture)

    def agreed_on(self, action: "Action") -> None:
        """Show what has just been agreed, and clear the fields for more."""
        self._agreed.addWidget(self._action(action))
        if self._inside is not None:
            self.what.clear()
            self.picture.show_picture("")
            self.agree.setFocus(Qt.FocusReason.OtherFocusReason)


def of_card(actions: "Sequence[Action]", placement_id: UUID) -> "list[Action]":
    """Return what was agreed from one card."""
    return [one for one in actions if one.placement_id == placement_id]

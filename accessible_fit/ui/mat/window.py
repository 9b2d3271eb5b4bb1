"""The window of a conversation on a mat."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from accessible_fit.services.mats.talk import new_mat_id
from accessible_fit.ui.input.announce import Tell, announce
from accessible_fit.ui.input.pulse import Clock, steady_ms
from accessible_fit.ui.mat.blank import BlankScreen, Made, Makings
from accessible_fit.ui.mat.board import BoardScreen
from accessible_fit.ui.mat.board_parts import BoardView
from accessible_fit.ui.mat.conductor import MatConductor, Stage
from accessible_fit.ui.mat.finished import FinishedScreen, MatPicture
from accessible_fit.ui.mat.frames import Kind
from accessible_fit.ui.mat.own_card import OwnCard, chooses_only
from accessible_fit.ui.mat.pictures import CardPixmaps
from accessible_fit.ui.mat.showing import Asked, ShowingScreen, Shown
from accessible_fit.ui.mat.wording import DONE, TURN, MatWording
from accessible_fit.ui.resident.kit import Kit
from accessible_fit.ui.resident.message import Choice
from accessible_fit.ui.resident.person_window import CheckPin, PersonWindow
from accessible_fit.ui.resident.speaking import Speaking, Utterance
from db.vocabulary import ConsentAudience
from talking_mats.cards import Off, Where, blank_card

if TYPE_CHECKING:
    from pictograms.browsing import Browsing

KEYBOARD = "keyboard"


class MatWindow(PersonWindow):
    """Shows an open question, the board, what lies there once more, and asks who may see the picture.

    The light goes over the columns first, then what else can be done, the bar, and last the cards that lie on
    the mat. A card can be carried by finger or mouse as well.
    """

    def __init__(
        self,
        kit: Kit,
        conductor: MatConductor,
        speaking: Speaking,
        check_pin: CheckPin,
        makings: Makings,
        clock: Clock = steady_ms,
        tell: Tell = announce,
    ) -> None:
        talk = conductor.talk
        self._pixmaps = CardPixmaps(kit.pixmaps, talk.photos)
        kit = replace(kit, pixmaps=self._pixmaps)
        self._wording = MatWording(talk.resident.alias, kit.words, self._pixmaps)
        super().__init__(
            kit, conductor, talk.resident, talk.profile, self._wording, speaking, check_pin, clock, tell
        )
        self.conductor = conductor
        self.board = BoardScreen(kit, self._wording)
        self.showing = ShowingScreen(kit)
        self.finished = FinishedScreen(kit, self._wording)
        self.blank = BlankScreen(kit, makings)
        self._picture = MatPicture(kit, self._wording)
        self._pile_open = False
        self._blank_open = False
        self._makings = makings
        self._own_card: OwnCard | None = None
        self._audience: tuple[str, ...] = ()
        self._options_said = ""
        self._met: list[str] = []
        screens = (self.board, self.showing, self.finished, self.blank)
        self._begin(kit.words.t("Accessible FIT – mat"), screens)
        self._connect()
        self._show_step()

    def _connect(self) -> None:
        conductor, board = self.conductor, self.board
        conductor.changed.connect(self._show_changed)
        conductor.photo_kept.connect(self._photo_kept)
        board.put.connect(self._put)
        board.picked.connect(self._pick)
        board.deeper.connect(self._deeper)
        board.up.connect(conductor.up)
        board.undone.connect(conductor.undo)
        board.blank_wanted.connect(lambda _way: self._open_blank())
        board.pile_wanted.connect(lambda _way: self._open_pile())
        board.scrolled.connect(self._place_light)
        self.showing.chosen.connect(self._chosen)
        self.blank.ready.connect(self._use_blank)
        self.blank.changed.connect(self._offer)
        self.blank.photo_chosen.connect(conductor.keep_photo)

    # ------------------------------------------------------------------ showing

    def _show_now(self) -> None:
        stages: dict[Stage, Callable[[], None]] = {
            Stage.INTRO: self._show_intro,
            Stage.BOARD: self._show_on_board,
            Stage.AGAIN: self._show_again,
            Stage.LOOKING: self._show_looking,
            Stage.FINISHED: self._show_finished,
            Stage.AUDIENCE: self._show_audience,
            Stage.THANKS: lambda: self._tell(self._wording.thanks(self.conductor.stopped)),
        }
        if self.conductor.stage is Stage.BOARD and self._rest_is_due():
            self._show_pause()
            return
        stages[self.conductor.stage]()
        self._page_changed()

    def texts(self) -> list[str]:
        """Return every sentence that is the same for everybody, to be rendered ahead."""
        wording, mat = self._wording, self.conductor.mat
        places = [wording.column_spoken(mat, position) for position in range(mat.start.positions)]
        shown = [card for card in mat.cards.values() if not wording.is_private(card)]
        cards = [wording.spoken(card) for card in shown]
        deeper = [wording.spoken(one) for card in shown for one in card.deeper]
        once = [wording.open_question(mat.start), wording.asks(mat), wording.where_to()]
        return list(dict.fromkeys([*once, *places, *cards, *deeper]))

    def _page_changed(self) -> None:
        on_board = self.screen_now is self.board
        self.ways.carrier = self.board.surface if on_board else None
        if not on_board:
            self.board.surface.let_fall()
        super()._page_changed()

    def _show_intro(self) -> None:
        wording, start = self._wording, self.conductor.mat.start
        topic = Shown(wording.topic(start), Kind.TOPIC)
        begin = Choice("begin", "own:next", self.kit.words.t("Start"))
        self._ask(Asked(wording.open_question(start), (topic,), (begin,)))

    def _show_on_board(self) -> None:
        if self._blank_open:
            self.screens.setCurrentWidget(self.blank)
        elif self._own_card is not None:
            self._ask(self._own_card.asked())
        elif self._pile_open and self.conductor.mat.aside:
            self._show_pile()
        else:
            self._pile_open = False
            mat = self.conductor.mat
            self.board.say_options = self._profile.speak_options and self._options_said != mat.id
            self._options_said = mat.id
            self.board.show_board(self._board_view())
            self.screens.setCurrentWidget(self.board)

    def _board_view(self) -> BoardView:
        conductor = self.conductor
        return BoardView(
            conductor.mat,
            conductor.tree.way(),
            conductor.in_hand,
            conductor.picked,
            waits=not conductor.all_kept,
        )

    def _show_changed(self) -> None:
        """A step was taken: it is seen at once, also before it is on the disk."""
        if self.screen_now is self.board:
            self.board.show_board(self._board_view())
            self._offer()
            self._place_light()

    def _show_again(self) -> None:
        wording, conductor = self._wording, self.conductor
        cards = [conductor.mat.cards[card_id] for card_id in conductor.again]
        shown = tuple(Shown(wording.face(card), Kind.CARD) for card in cards)
        self._ask(Asked(wording.look_again(), shown, wording.again_choices()))

    def _show_looking(self) -> None:
        wording, mat = self._wording, self.conductor.mat
        card = mat.looking_at
        where = mat.where(card.id) if card is not None else Off.PILE
        if card is None or not isinstance(where, int):
            self._show_on_board()
            return
        column = Shown(wording.column_face(mat, where), Kind.SCALE)
        sentence = wording.is_it_right(mat, card)
        shown = (Shown(wording.face(card), Kind.CARD), column)
        private = wording.is_private(card)
        self._ask(Asked(sentence, shown, wording.right_choices(), private=private))

    def _show_finished(self) -> None:
        self.finished.show_mat(self.conductor.mat)
        self.screens.setCurrentWidget(self.finished)

    def _show_audience(self) -> None:
        choices = tuple(choice for _, choice in self._wording.audience())
        self._picture.show_mat(self.conductor.mat)
        asked = Asked(self._wording.who_may_see(), (), choices, several=True)
        self._ask(asked, self._picture)
        self.showing.mark(self._audience)

    def _show_pile(self) -> None:
        wording = self._wording
        cards = [
            Choice(card.id, wording.face(card).picture, wording.name(card))
            for card in self.conductor.mat.aside
        ]
        self._ask(Asked(wording.take_back(), (), tuple(cards), own=True))

    def _ask(self, asked: Asked, above: QWidget | None = None) -> None:
        self.showing.ask(replace(asked, aloud=self._profile.speak_questions), above)
        self.screens.setCurrentWidget(self.showing)

    def _offer(self) -> None:
        stage, now = self.conductor.stage, self.screen_now
        told, staffs = now is self.message, now is self.pin
        ended = stage is Stage.THANKS
        working = now in (self.board, self.showing, self.finished, self.blank)
        chosen = stage is Stage.AUDIENCE and now is self.showing and bool(self._audience)
        on_board = now is self.board and self.conductor.may_go_on
        self.bar.offer(
            back=working and stage not in (Stage.INTRO, Stage.AUDIENCE, Stage.THANKS),
            go_on=chosen
            or on_board
            or now is self.finished
            or (now is self.blank and self.blank.holds_something),
            pause=not ended and not staffs,
            stop=not ended and not staffs,
            hear=not staffs,
        )
        if now is self.board:
            mat = self.conductor.mat
            done = len(mat.positions) + len(mat.aside)
            self.top.show_progress(done, len(mat.cards), self._wording.progress(mat))
        else:
            self.top.show_badge("")
        sign = working and self.conductor.partner
        self.top.offer(staff=told, partner=told and not ended, sign=sign)

    def say_screen(self) -> None:
        """Say what is on screen, from the start, with the columns."""
        self.board.say_options = self._profile.speak_options
        super().say_screen()

    # ------------------------------------------------------------------ on the board

    def _put(self, card_id: str, where: Where, way: str) -> None:
        conductor = self.conductor
        card = conductor.mat.cards[card_id]
        before = conductor.mat.where(card_id)
        conductor.put(card_id, where, way)
        mat = conductor.mat
        if mat.where(card_id) != before:
            put_there = self._wording.put_there(mat, card)
            self._tell_reader(self.board, put_there)
            if self._profile.speak_on_touch:
                # Said together with what comes next, which is shown when the step is on the disk.
                self.board.say_first = Utterance(put_there, private=self._wording.is_private(card))

    def _pick(self, card_id: str | None) -> None:
        self.conductor.pick(card_id)

    def _deeper(self, card_id: str, way: str) -> None:
        mat = self.conductor.mat
        self.conductor.deeper(card_id, self._wording.deeper(mat, mat.cards[card_id]), way)

    def _rest_is_due(self) -> bool:
        """Whether a pause comes before a card that is new in this sitting, for who tires."""
        card, every = self.conductor.in_hand, self._profile.break_after_items
        if card is None or card.id in self._met:
            return False
        due = every > 0 and len(self._met) > 0 and len(self._met) % every == 0
        self._met.append(card.id)
        return due

    # ------------------------------------------------------------------ own cards and the pile

    def _open_blank(self) -> None:
        if chooses_only(self._profile) and not self.conductor.partner:
            makings = self._makings
            makings.background.run(makings.browsing, self._choose_picture, self._no_pictures, owner=self)
            return
        self._blank_open = True
        self.blank.begin()
        self._show_step()

    def _choose_picture(self, browsing: "Browsing") -> None:
        if self.screen_now is self.board:
            self._own_card = OwnCard(self.kit.words, browsing)
            self._show_step()

    def _no_pictures(self, problem: Exception) -> None:
        """Say why there are none; the mat goes on."""
        told = self._wording.trouble(problem)
        self._tell(replace(told, choices=self._wording.pause().choices[:1]))
        self._page_changed()

    def _make(self, key: str, way: str) -> None:
        making = self._own_card
        assert making is not None and self.conductor.mat  # a choice of its own is on screen
        if not making.choose(key):
            self._show_step()
            return
        picture = making.picture.key if making.picture is not None else ""
        self._own_card = None
        language = self.conductor.mat.start.lang
        self.conductor.add(blank_card(new_mat_id(), making.word, language, picture=picture), way)

    def _use_blank(self, made: Made) -> None:
        language = self.conductor.mat.start.lang
        card = blank_card(new_mat_id(), made.word, language, picture=made.picture, photo=made.photo)
        self._blank_open = False
        self.conductor.add(card, KEYBOARD)

    def _photo_kept(self, reference: str, data: bytes) -> None:
        self._pixmaps.add(reference, data)
        self.blank.photo_kept(reference)

    def _open_pile(self) -> None:
        self._pile_open = True
        self._show_step()

    # ------------------------------------------------------------------ choices

    def _chosen(self, key: str, way: str) -> None:
        conductor, stage = self.conductor, self.conductor.stage
        if stage is Stage.AUDIENCE:
            self._choose_audience(key)
        elif self._own_card is not None:
            self._make(key, way)
        elif self._pile_open:
            self._pile_open = False
            conductor.put(key, Off.HAND, way)
        else:
            actions: dict[str, Callable[[], None]] = {
                "begin": conductor.begin,
                "right": lambda: conductor.confirm(way),
                "move": conductor.move_looked_at,
                "again": lambda: conductor.look(way, conductor.again),
                "no_thanks": lambda: conductor.look(way),
            }
            actions[key]()

    def _choose_audience(self, key: str) -> None:
        """Several may be chosen; only the person and somebody else at once is no answer."""
        me = ConsentAudience.ME.value
        before = self._audience
        if key in before:
            chosen = tuple(one for one in before if one != key)
        elif key == me:
            chosen = (me,)
        else:
            chosen = (*(one for one in before if one != me), key)
        self._audience = chosen
        self.showing.mark(chosen)
        card = self.showing.card_of(key)
        if key in chosen:
            self._tell_reader(card, self._wording.chosen(card.accessibleName()))
            self.speaking.say([Utterance(self.showing.spoken_of(card), card)])
        self._light_first = self.bar.next if chosen else None
        self._offer()
        self._place_light()

    def _message_actions(self) -> dict[str, Callable[[], None]]:
        def turn() -> None:
            self.conductor.turn(KEYBOARD)
            self._show_step()

        def done() -> None:
            self.conductor.look(KEYBOARD)

        return {**super()._message_actions(), TURN: turn, DONE: done}

    def _show_pause(self) -> None:
        may_turn = self.conductor.stage is Stage.BOARD
        self._tell(self._wording.pause_board() if may_turn else self._wording.pause())
        self._page_changed()

    def _show_stop(self) -> None:
        conductor = self.conductor
        may_end = conductor.stage is Stage.BOARD and bool(conductor.mat.positions) and not conductor.may_go_on
        self._tell(self._wording.stop_board() if may_end else self._wording.stop())
        self._page_changed()

    # ------------------------------------------------------------------ bar

    def _go_on(self) -> None:
        if self.screen_now is self.blank:
            self.blank.use()
        elif self.conductor.stage is Stage.AUDIENCE:
            self.conductor.may_see([ConsentAudience(one) for one in self._audience])
        else:
            self.conductor.forward(KEYBOARD)

    def _go_back(self) -> None:
        if self._own_card is not None:
            if not self._own_card.back():
                self._own_card = None
            self._show_step()
        elif self._pile_open or self._blank_open:
            self._pile_open = self._blank_open = False
            self._show_step()
        else:
            self.conductor.back(KEYBOARD)

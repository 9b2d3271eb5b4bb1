"""What the screens of a mat say, in the resident's language."""

from accessible_fit.ui.mat.pictures import CardPixmaps
from accessible_fit.ui.resident.message import Choice
from accessible_fit.ui.resident.telling import Telling, Told
from accessible_fit.ui.widgets.cards import Face
from accessible_fit.words.catalogue import Words
from db.vocabulary import ConsentAudience
from talking_mats.cards import Card, CardKind
from talking_mats.model import Mat
from talking_mats.scales import Column
from talking_mats.steps import Start
from talking_mats.topic import about_card

TURN, DONE = "turn", "done"
ME = "own:hello"


class MatWording(Telling):
    """Writes each screen of one mat. Short, concrete, present tense, one thought a sentence."""

    def __init__(self, alias: str, words: Words, pixmaps: CardPixmaps) -> None:
        super().__init__(alias, words)
        self._pixmaps = pixmaps

    # ------------------------------------------------------------------ cards and columns

    def name(self, card: Card) -> str:
        """Return what a card is called; one without a word is called what it shows."""
        w = self._words
        if any(card.words.values()):
            return w.pick(card.words)
        return w.t("My photo") if card.photo else w.t("My picture")

    def spoken(self, card: Card) -> str:
        """Return how a card sounds."""
        return self._words.pick(card.spoken) or self.name(card)

    def is_private(self, card: Card) -> bool:
        """Whether the sound of a card is not to be kept: its words are somebody's own."""
        return card.kind is not CardKind.TOPIC

    def face(self, card: Card) -> Face:
        """Return what a card shows: its photo before its picture, its word alone without both."""
        picture = card.photo if self._pixmaps.has_photo(card.photo) else card.picture
        label = self._words.pick(card.words)
        return Face(picture, label or ("" if picture else self.name(card)))

    def column(self, mat: Mat, position: int) -> str:
        """Return what a position is called: its column's words, or those of the two it lies between."""
        first, second = _columns(mat, position)
        w = self._words
        if first is second:
            return w.pick(first.words)
        return w.t("Between {first} and {second}", first=w.pick(first.words), second=w.pick(second.words))

    def column_spoken(self, mat: Mat, position: int) -> str:
        """Return how a position sounds."""
        first, second = _columns(mat, position)
        return self._words.pick(first.spoken) if first is second else self.column(mat, position)

    def column_face(self, mat: Mat, position: int) -> Face:
        """Return the picture and words of a position; a seam has the words alone."""
        first, second = _columns(mat, position)
        return Face(first.picture if first is second else "", self.column(mat, position))

    def lies(self, mat: Mat, card: Card) -> str:
        """Return a card's name with where it lies, for a screen reader."""
        w, where = self._words, mat.where(card.id)
        if not isinstance(where, int):
            return self.name(card)
        return w.t("{card}, in {column}", card=self.name(card), column=self.column(mat, where))

    # ------------------------------------------------------------------ the board

    def topic(self, start: Start) -> Face:
        """Return the topic's picture and name; a mat about a card shows the card."""
        return Face(start.picture, self._words.pick(start.name))

    def open_question(self, start: Start) -> str:
        """Return the open question that begins the mat."""
        return self._words.pick(start.question)

    def asks(self, mat: Mat) -> str:
        """Return the open question that goes with each card."""
        return self._words.pick(mat.start.scale.asks)

    def where_to(self) -> str:
        """Ask where a card that was picked is to lie."""
        return self._words.t("Where do you want it?")

    def nothing_left(self, mat: Mat) -> str:
        """Say what is to be done when the hand is empty."""
        w = self._words
        if not mat.cards:
            return w.t("What belongs here? Make your own cards.")
        return w.t("All cards have a place.")

    def put_there(self, mat: Mat, card: Card) -> str:
        """Say for a screen reader where a card came to lie."""
        where = mat.where(card.id)
        w = self._words
        return (
            self.lies(mat, card)
            if isinstance(where, int)
            else w.t("{card}, not for me", card=self.name(card))
        )

    def progress(self, mat: Mat) -> str:
        """Say for a screen reader how far it has come."""
        done = len(mat.positions) + len(mat.aside)
        return self._words.t("{done} of {all} cards have a place", done=done, all=len(mat.cards))

    def deeper(self, mat: Mat, card: Card) -> Start:
        """Return what a mat that goes deeper into a card begins with: same top scale, the card's cards."""
        w, start = self._words, mat.start
        question = {w.language: w.t("What do you want to say about {card}?", card=self.name(card))}
        return about_card(
            card,
            start.scale,
            question,
            positions=start.positions,
            limit=start.limit,
            turned=mat.turned,
            lang=start.lang,
        )

    # ------------------------------------------------------------------ looking again and the end

    def is_it_right(self, mat: Mat, card: Card) -> str:
        """Say where a card lies and ask whether that is right."""
        where = mat.where(card.id)
        column = self.column(mat, where) if isinstance(where, int) else ""
        return self._words.t(
            "{card} – {column}. Is that right?", card=self.name(card), column=_inside(column)
        )

    def right_choices(self) -> tuple[Choice, ...]:
        """Return the two answers to that."""
        w = self._words
        return (
            Choice("right", "own:yes", w.t("Yes, that is right")),
            Choice("move", "own:practice", w.t("Move it")),
        )

    def look_again(self) -> str:
        """Ask whether a few cards are to be looked at once more."""
        return self._words.t("Shall we look at these cards again?")

    def again_choices(self) -> tuple[Choice, ...]:
        """Return the two answers to that; both are fine."""
        w = self._words
        return (
            Choice("again", "openmoji:1F440", w.t("Yes, we look")),
            Choice("no_thanks", "own:next", w.t("No thanks, go on")),
        )

    def finished(self) -> str:
        """Present the finished mat."""
        return self._words.t("This is your mat.")

    def described(self, mat: Mat) -> str:
        """Tell the whole mat in one sentence for each column, for who does not see it."""
        told = []
        for place in range(mat.start.positions):
            position = mat.position_at(place)
            names = ", ".join(self.name(card) for card in mat.column(position))
            if names:
                told.append(f"{self.column(mat, position)}: {names}.")
        return " ".join(told)

    def who_may_see(self) -> str:
        """Ask who may see the picture."""
        return self._words.t("Who may see your picture?")

    def audience(self) -> tuple[tuple[ConsentAudience, Choice], ...]:
        """Return everybody who can be chosen; only the person is an answer like the others."""
        w = self._words
        return (
            (ConsentAudience.ME, Choice("me", ME, w.t("Only me"))),
            (ConsentAudience.STAFF, Choice("staff", "own:staff", w.t("My staff"))),
            (ConsentAudience.RELATIVES, Choice("relatives", "openmoji:1F46A", w.t("My family"))),
            (ConsentAudience.UNIT, Choice("unit", "own:home", w.t("Everyone in the house"))),
        )

    def chosen(self, label: str) -> str:
        """Say for a screen reader what has been chosen."""
        return self._words.t("{answer} is chosen", answer=label)

    # ------------------------------------------------------------------ own cards, and those put aside

    def take_back(self) -> str:
        """Ask which of the cards that were put aside is wanted after all."""
        return self._words.t("Which card do you want back?")

    # ------------------------------------------------------------------ messages

    def pause_board(self) -> Told:
        """Rest; the sides of the mat can be changed here too."""
        told, w = self.pause(), self._words
        turn = Choice(TURN, "openmoji:2194", w.t("Swap sides"))
        return Told(told.picture, told.sentence, told.more, (*told.choices, turn))

    def stop_board(self) -> Told:
        """Ask before stopping: the mat may be done although cards are left."""
        told, w = self.stop(), self._words
        go_on, stop = told.choices
        done = Choice(DONE, "own:finished", w.t("I am done"))
        return Told(told.picture, told.sentence, told.more, (go_on, done, stop))

    def thanks(self, stopped: bool) -> Told:
        """Thank the person and say what happens to the mat."""
        w = self._words
        more = (
            w.t("You stopped. That is fine. What you said is kept.")
            if stopped
            else w.t("Your mat is kept. Now we look at it together.")
        )
        name = w.t("Thank you {name}!", name=self._alias)
        return Told("own:thanks", name, more, private=True, with_photo=True)


def _columns(mat: Mat, position: int) -> tuple[Column, Column]:
    """The columns a position lies in or between; twice the same when it lies in one."""
    columns = mat.start.scale.columns
    if mat.start.positions == 3:
        return columns[position], columns[position]
    return columns[position // 2], columns[(position + 1) // 2]


def _inside(words: str) -> str:
    """Words as they stand inside a sentence."""
    return words[:1].lower() + words[1:]

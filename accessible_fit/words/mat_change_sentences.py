"""Sentences about mats over time: what moved from one to another, and how one card has lain over the years.

They say where cards lie by the words of the top scale, never that it is better or worse: that is for the
person to say.
"""

import datetime as dt
from collections.abc import Sequence
from itertools import pairwise

from accessible_fit.words.catalogue import Words
from accessible_fit.words.held_sentences import proxy_answered
from accessible_fit.words.mat_sentences import card_words, listed, place_words, why_not_sentence
from db.vocabulary import ProxyView, WhoAnswered
from talking_mats.beside import Beside, CardChange, ScoreLine
from talking_mats.cards import Off, Where
from talking_mats.compare import CardPoint, Moved
from talking_mats.errors import NothingToCompare
from talking_mats.model import Mat
from talking_mats.scales import TopScale
from talking_mats.scores import MatScore, WhyNot
from talking_mats.text import in_language


def day_words(w: Words, when: dt.datetime) -> str:
    """A day in words, as in `12 mars 2025`, in the reader's own time zone."""
    from babel.dates import format_date

    return format_date(when.astimezone().date(), "d MMMM y", locale=w.language)


def begun(mat: Mat) -> dt.datetime:
    """When a mat was begun."""
    return mat.steps[0].at


def teller_words(
    w: Words, alias: str, who: WhoAnswered, view: ProxyView | None = None, *, group: bool = False
) -> str:
    """Whose mats they are."""
    if group:
        return w.t("Laid together in a group")
    if who is WhoAnswered.SELF:
        return w.t("Laid by {name}", name=alias)
    return proxy_answered(w, alias, who, view)


def nothing_to_compare_sentence(w: Words, failure: NothingToCompare) -> str:
    """Say why there is nothing to lay beside each other, and what can be done."""
    why = w.t(str(failure.details["why"]))
    return f"{w.t(failure.sentence, why=why)} {w.t(failure.mend)}"


# ---------------------------------------------------------------------- two mats


def change_sentences(w: Words, found: Beside, *, latest: bool = True) -> list[str]:
    """Say what moved, came, went and stayed between two mats, a sentence for each kind that there is.

    `latest` when there is no mat after them: then what moved has moved until now.
    """
    said = []
    if found.why_not is not None:
        said.append(not_beside_sentence(w, found.why_not))
    for moved in (Moved.UP, Moved.DOWN):
        if found.those(moved):
            said.append(_moved_sentence(w, found, moved, latest=latest))
    for kind in (Moved.IN, Moved.OUT):
        said += _come_or_gone(w, found, kind)
    if found.why_not is None:
        said += _stayed(w, found)
    return said


def not_beside_sentence(w: Words, why: WhyNot) -> str:
    """Say that places cannot be compared, and why."""
    cannot = w.t("What has moved cannot be told.")
    return f"{cannot} {why_not_sentence(w, why)}"


def end_words(w: Words, scale: TopScale, moved: Moved) -> str:
    """The words of the end that a card moved towards; `moved` is UP or DOWN."""
    return in_language(scale.columns[2 if moved is Moved.UP else 0].words, w.language)


def closer_words(w: Words, scale: TopScale, moved: Moved) -> str:
    """Which way a card moved; `moved` is UP or DOWN."""
    return w.t("Closer to “{end}”", end=end_words(w, scale, moved))


def change_words(w: Words, change: CardChange, scale: TopScale) -> str:
    """What became of one card, in a few words."""
    match change.moved:
        case Moved.UP | Moved.DOWN:
            return closer_words(w, scale, change.moved)
        case Moved.SAME:
            return w.t("In the same place")
        case Moved.IN:
            return w.t("New card") if change.then is None else w.t("New on the mat")
        case Moved.OUT:
            return w.t("Put aside") if change.now is Off.ASIDE else w.t("No longer on the mat")
        case Moved.NEITHER:
            return w.t("Not on the mat")
    return w.t("Cannot be told")


def where_words(w: Words, mat: Mat, where: Where | None) -> str:
    """Where a card lay on a mat; None where it was not among the cards."""
    if where is None:
        return w.t("Not among the cards")
    return place_words(w, mat.start.scale, mat.start.positions, where)


def badge_words(w: Words, moved: Moved) -> str:
    """The one word that stands on a card which has moved, come or gone."""
    return {
        Moved.IN: w.tc("on a card", "New"),
        Moved.OUT: w.tc("on a card", "Gone"),
    }.get(moved) or w.tc("on a card", "Moved")


def _moved_sentence(w: Words, found: Beside, moved: Moved, *, latest: bool) -> str:
    cards = found.those(moved)
    said = {
        "count": count_words(w, len(cards)),
        "end": end_words(w, found.now.start.scale, moved),
        "cards": _names(w, cards),
        **_days(w, found),
    }
    if latest:
        return w.tn(
            "{count} card has moved closer to “{end}” since {then}: {cards}.",
            "{count} cards have moved closer to “{end}” since {then}: {cards}.",
            len(cards),
            **said,
        )
    return w.tn(
        "{count} card moved closer to “{end}” between {then} and {now}: {cards}.",
        "{count} cards moved closer to “{end}” between {then} and {now}: {cards}.",
        len(cards),
        **said,
    )


def _come_or_gone(w: Words, found: Beside, kind: Moved) -> list[str]:
    """Why a card came or went is told apart: what was never offered says nothing about the person."""
    cards = found.those(kind)
    other = [one.then if kind is Moved.IN else one.now for one in cards]
    groups = {
        place: [one for one, there in zip(cards, other, strict=True) if there is place]
        for place in (None, Off.ASIDE, Off.PILE)
    }
    texts = {
        (Moved.IN, None): w.t("On the mat on {now}, and not among the cards on {then}: {cards}."),
        (Moved.IN, Off.ASIDE): w.t("On the mat on {now}, and put aside on {then}: {cards}."),
        (Moved.IN, Off.PILE): w.t("On the mat on {now}, and not placed on {then}: {cards}."),
        (Moved.OUT, None): w.t("On the mat on {then}, and not among the cards on {now}: {cards}."),
        (Moved.OUT, Off.ASIDE): w.t("On the mat on {then}, and put aside on {now}: {cards}."),
        (Moved.OUT, Off.PILE): w.t("On the mat on {then}, and not placed on {now}: {cards}."),
    }
    return [
        texts[kind, place].format(cards=_names(w, there), **_days(w, found))
        for place, there in groups.items()
        if there
    ]


def _stayed(w: Words, found: Beside) -> list[str]:
    stayed = found.those(Moved.SAME)
    if not found.seen:
        if not stayed:
            return [w.t("No card lies on both mats.")]
        return [w.t("All cards lie in the same place on {then} and on {now}.", **_days(w, found))]
    if not stayed:
        return []
    return [
        w.tn(
            "{count} card lies in the same place: {cards}.",
            "{count} cards lie in the same place: {cards}.",
            len(stayed),
            count=count_words(w, len(stayed)),
            cards=_names(w, stayed),
        )
    ]


def _days(w: Words, found: Beside) -> dict[str, str]:
    return {"then": day_words(w, begun(found.then)), "now": day_words(w, begun(found.now))}


def _names(w: Words, cards: Sequence[CardChange]) -> str:
    return listed(w, [card_words(w, one.card) for one in cards])


def count_words(w: Words, n: int) -> str:
    """How many cards, as a word that begins a sentence; more than a dozen are written in digits."""
    words = (
        w.tc("so many cards", "One"),
        w.tc("so many cards", "Two"),
        w.tc("so many cards", "Three"),
        w.tc("so many cards", "Four"),
        w.tc("so many cards", "Five"),
        w.tc("so many cards", "Six"),
        w.tc("so many cards", "Seven"),
        w.tc("so many cards", "Eight"),
        w.tc("so many cards", "Nine"),
        w.tc("so many cards", "Ten"),
        w.tc("so many cards", "Eleven"),
        w.tc("so many cards", "Twelve"),
    )
    return words[n - 1] if 1 <= n <= len(words) else str(n)


# ---------------------------------------------------------------------- one card, and scores


def card_line_sentence(w: Words, card: str, mats: Sequence[Mat], points: Sequence[CardPoint]) -> str:
    """Say where one card lay first and lies now, and how often it moved where that can be told."""
    on = [(mat, point) for mat, point in zip(mats, points, strict=True) if point.position is not None]
    if not on:
        return w.t("“{card}” has not lain on a mat.", card=card)
    run = _since_the_last_break(points)
    since_then = [(mat, point) for mat, point in on if point in run]
    said = _where_it_lay(w, card, since_then or on[-1:])
    if len(since_then or on[-1:]) == len(on):
        return said
    before = w.t("How it lay before that cannot be compared, because the places meant something else.")
    return f"{said} {before}"


def _where_it_lay(w: Words, card: str, on: Sequence[tuple[Mat, CardPoint]]) -> str:
    first, last = on[0][1], on[-1][1]
    places = [_in_place(w, mat, point.position) for mat, point in (on[0], on[-1])]
    if len(on) == 1:
        text = w.t("“{card}” lay {last} on {day}.")
    elif not _moves(on):
        text = w.t("“{card}” has lain {last} every time, from {since} to {day}.")
    elif first.position == last.position:
        text = w.t("“{card}” has moved and come back: it lay {last} both on {since} and on {day}.")
    else:
        text = w.t("“{card}” lay {first} on {since} and {last} on {day}.")
    return text.format(
        card=card,
        first=places[0],
        last=places[1],
        since=day_words(w, first.when),
        day=day_words(w, last.when),
    )


def _in_place(w: Words, mat: Mat, position: int | None) -> str:
    """A place as it stands in a sentence."""
    start, place = mat.start, position or 0
    words = [in_language(column.words, w.language) for column in start.scale.columns]
    column, between = divmod(place, (start.positions - 1) // 2)
    if between:
        return w.t("between “{one}” and “{other}”", one=words[column], other=words[column + 1])
    return w.t("in “{column}”", column=words[column])


def break_words(w: Words, why: WhyNot) -> str:
    """What was changed, beside the line where it was."""
    return {
        WhyNot.OTHER_SCALE: w.t("another top scale"),
        WhyNot.OTHER_POSITIONS: w.t("another number of places"),
    }.get(why) or w.t("other cards")


def score_line_sentence(w: Words, what: str, line: ScoreLine) -> str:
    """Say how the score of a mat or a life area stands against the first one it can be compared with.

    No more than that: whether a change is more than the usual up and down takes many conversations.
    """
    scored = [(mat, score) for mat, score in line.points if isinstance(score, MatScore)]
    if not scored:
        reasons = [score for _, score in line.points if isinstance(score, WhyNot)]
        return why_not_sentence(w, reasons[-1] if reasons else WhyNot.NO_CARDS)
    latest, now = scored[-1]
    if len(scored) == 1:
        alone = w.t(
            "{what}: {score} of 100 on {day}.",
            what=what,
            score=w.number(now.score),
            day=day_words(w, begun(latest)),
        )
        none = w.t("There is no earlier mat to compare it with.")
        return f"{alone} {none}"
    first, then = scored[0]
    return w.t(
        "{what}: {then} of 100 on {since}, {now} on {day}.",
        what=what,
        then=w.number(then.score),
        now=w.number(now.score),
        since=day_words(w, begun(first)),
        day=day_words(w, begun(latest)),
    )


def left_out_sentence(w: Words, line: ScoreLine) -> str:
    """Say why mats before the first one of a line are not among them; nothing when all are."""
    if line.left_out is None:
        return ""
    since = day_words(w, begun(line.points[0][0]))
    before = w.t("The mats before {day} are left out.", day=since)
    return f"{before} {why_not_sentence(w, line.left_out)}"


def _moves(on: Sequence[tuple[Mat, CardPoint]]) -> int:
    return sum(before.position != after.position for (_, before), (_, after) in pairwise(on))


def _since_the_last_break(points: Sequence[CardPoint]) -> Sequence[CardPoint]:
    """The latest points between which places mean the same."""
    last = max((number for number, point in enumerate(points) if point.breaks is not None), default=0)
    return points[last:]


# ---------------------------------------------------------------------- for the person


def last_time_words(w: Words) -> str:
    """What the earlier of two mats is called."""
    return w.t("Last time")


def this_time_words(w: Words, today: bool) -> str:
    """What the later of two mats is called."""
    return w.t("Today") if today else w.t("This time")


def together_sentence(w: Words, found: Beside) -> str:
    """Say in easy words what the mats are about and what is to be seen."""
    name = in_language(found.now.start.name, w.language)
    if found.why_not is not None:
        said = w.t("Here are two of your mats.")
    elif found.seen:
        said = w.t("This has changed.")
    else:
        said = w.t("All cards lie as last time.")
    return f"{name}. {said}"


def moved_spoken(w: Words, found: Beside, change: CardChange, today: bool) -> list[str]:
    """Say one card then and now, a short sentence each."""
    then = _lying(w, found.then, change.then)
    now = _lying(w, found.now, change.now)
    said = [card_words(w, change.card)]
    if then:
        said.append(w.t("{when}: {where}.", when=last_time_words(w), where=then))
    else:
        said.append(w.t("It is new."))
    if now:
        said.append(w.t("{when}: {where}.", when=this_time_words(w, today), where=now))
    else:
        said.append(w.t("It has been taken away."))
    return said


def _lying(w: Words, mat: Mat, where: Where | None) -> str:
    """Where a card lay; nothing for one that was not there to be seen."""
    return "" if where in (None, Off.PILE, Off.HAND) else where_words(w, mat, where)

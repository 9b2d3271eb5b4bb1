"""How answers are spread, and units of the same kind together, in words."""

from typing import TYPE_CHECKING

from accessible_fit.words.catalogue import Words
from accessible_fit.words.sentences import score_words

if TYPE_CHECKING:
    from accessible_fit.trends.same_kind import Kind, Kinds, PooledArea
    from accessible_fit.trends.unit import AreaSpread, Level


def level_name(w: Words, level: "Level") -> str:
    """Say a level of a person's answers, as the name of a bar."""
    from accessible_fit.trends.unit import Level

    return {
        Level.GOOD: w.t("mostly good"),
        Level.BOTH: w.t("both good and bad"),
        Level.BAD: w.t("mostly bad"),
    }[level]


def spread_sentence(w: Words, one: "AreaSpread") -> str:
    """Say how many persons answer what, as exactly as may be said."""
    told = one.persons
    if told.nearly_all is not None:
        return w.t(
            "{level}: nearly everybody, at least {least} of {all} persons",
            level=level_name(w, told.nearly_all),
            least=told.at_least,
            all=told.whole,
        )
    said = [
        w.tn("{level}: {n} person", "{level}: {n} persons", count, level=level_name(w, level))
        for level, count in told.parts.items()
        if count is not None
    ]
    if any(count is None for count in told.parts.values()):
        said.append(w.t("the others are not shown"))
    return ", ".join(said)


def pooled_words(w: Words, one: "PooledArea") -> str:
    """Say one part of life in all units of a kind."""
    return w.t("{level}, at least {n} persons", level=score_words(w, one.score), n=one.at_least)


def kind_count(w: Words, kind: "Kind") -> str:
    """Say how many units are counted together."""
    return w.tn("{n} unit together", "{n} units together", kind.units)


def beside_kinds(w: Words, kinds: "Kinds", own: "Kind | None", name: str) -> str:
    """Say what a unit is laid beside: all units of its kind, which is called `name`."""
    if not kinds.kinds:
        return w.t("There are too few units of any kind to be counted together.")
    if own is None:
        return w.t("There are too few units of this kind to be counted together.")
    if own.whole is None:
        return w.t("{kind}: {units}.", kind=name, units=kind_count(w, own))
    said = pooled_words(w, own.whole)
    return w.t("{kind}: {units}. {said}.", kind=name, units=kind_count(w, own), said=said)


def how_kinds_are_counted(w: Words) -> str:
    """Say what must be known to read figures of units of the same kind."""
    return w.t(
        "Only kinds with answers from at least three units are shown, in whole fives of persons."
        " Different kinds of support are asked different questions: the columns are not better or"
        " worse than each other."
    )


def how_spread_is_counted(w: Words) -> str:
    """Say how persons are counted where answers are spread."""
    return w.t(
        "Every person counts once, by what that person answers on the whole over the period: mostly good,"
        " both good and bad, or mostly bad."
    )

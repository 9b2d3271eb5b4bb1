"""What the choices about paper are called."""

from accessible_fit.instruments.parts import LINE_STEPS
from accessible_fit.words.catalogue import Words
from db.vocabulary import ProxyView


def steps_words(w: Words, steps: int) -> str:
    """Say how a question is answered."""
    if steps == LINE_STEPS:
        return w.t("A line of ten centimetres")
    return {2: w.t("Two choices"), 3: w.t("Three choices"), 5: w.t("Five choices")}[steps]


def per_page_words(w: Words, count: int) -> str:
    """Say how many questions stand on a page."""
    return {1: w.t("One"), 2: w.t("Two"), 3: w.t("Three")}[count]


def views(w: Words) -> list[tuple[ProxyView, str]]:
    """Return what somebody who answers for the person can have told."""
    return [
        (ProxyView.OWN_VIEW, w.t("What they think themselves")),
        (ProxyView.PERSONS_VIEW, w.t("What they believe the person would say")),
    ]

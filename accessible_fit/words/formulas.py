"""How every figure that is shown is calculated: one record for each, in one place to be read and reviewed."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from accessible_fit.marks import N_


class Figure(StrEnum):
    """Everything with a number in it that the program shows."""

    SCORE = "score"
    GROUP = "group"
    FLOOR = "floor"
    SAME_RUN = "same_run"
    VARIABILITY = "variability"
    PAIRS = "pairs"
    REPEATS = "repeats"
    KAPPA = "kappa"
    TIMES = "times"
    POSITION = "position"
    LAST_SPOKEN = "last_spoken"
    RUN_CHART = "run_chart"
    LIMITS = "limits"
    BEFORE_AFTER = "before_after"
    STABLE = "stable"
    CHANGE = "change"
    SHARE = "share"
    AGREEMENT = "agreement"
    LINK = "link"
    DISCLOSE = "disclose"


@dataclass(frozen=True, slots=True)
class Formula:
    """How one figure comes about; every text but `compute` is an English source text.

    `means` says what the figure tells and what it does not, `formula` how it is calculated, `goes_in` what
    the keys of its inputs are, `source` who has written it down. `compute` is the calculation's name for
    `accessible-fit compute`.
    """

    figure: Figure
    name: str
    means: str
    formula: str
    goes_in: str
    source: str
    compute: str


@dataclass(frozen=True, slots=True)
class Explained:
    """One shown figure with its own inputs and result, as its calculation takes and gives them.

    `result` holds the keys of the calculation's answer that are shown; not necessarily all.
    """

    figure: Figure
    inputs: Mapping[str, object]
    result: Mapping[str, object]

    @property
    def formula(self) -> Formula:
        """The formula that it goes by."""
        return FORMULAS[self.figure]


_ALL = (
    Formula(
        Figure.SCORE,
        N_("Score of one answer"),
        N_(
            "Where one answer lies between the worst and the best alternative of its way to answer,"
            " from 0 to 100. Two ways to answer have the same ruler but not the same meaning."
        ),
        N_("score = 100 · (answer − lowest) / (highest − lowest); 100 − score when more of it is worse"),
        N_("format: the way to answer. raw: the answer, counted from 0."),
        "Cohen, Cohen, Aiken & West 1999, Multivariate Behavioral Research 34:315–346; Cummins, %SM",
        "score",
    ),
    Formula(
        Figure.GROUP,
        N_("Score of several questions"),
        N_(
            "The mean of what was answered. There is a score only when at least half of the questions were"
            " answered; “I don't know” and other kinds of no answer are left out, never put in the middle."
        ),
        N_("score = sum of the scores / number of answers, when answers ≥ half of what was asked"),
        N_("items: for each question its score (null when there is none) and half the step of its format."),
        N_(
            "Cummins & Lau 2005, Personal Wellbeing Index – Intellectual Disability; the rule of half"
            " is our own"
        ),
        "group",
    ),
    Formula(
        Figure.FLOOR,
        N_("How coarse the answers are"),
        N_(
            "The least uncertainty the score can have, because the answers have few steps. The true"
            " uncertainty is larger."
        ),
        N_(
            "one answer: step / √12; mean of k answers: √(sum of their squares) / k; drawn ± once,"
            " cut at 0 and 100"
        ),
        N_("items: for each question its score (null when there is none) and half the step of its format."),
        "JCGM 100:2008 (GUM), F.2.2.1",
        "group",
    ),
    Formula(
        Figure.SAME_RUN,
        N_("The same answer in a row"),
        N_(
            "How many questions in a row got one and the same answer. Everything may be just as good;"
            " it may also be that the questions were not heard one by one."
        ),
        N_(
            "the longest row of equal answers; a kind of no answer ends a row; a sign when it is 6 or"
            " more, and 80 % of the answers or more"
        ),
        N_("answers: each answer in the order asked, null for no answer."),
        N_("Johnson 2005, Journal of Research in Personality 39:103–129 (long string); limits our own"),
        "same-run",
    ),
    Formula(
        Figure.VARIABILITY,
        N_("How much the answers vary"),
        N_("How far the answers of one conversation lie from each other. Near 0 they all lie at one place."),
        N_("standard deviation of the answers, 0–100 before any turning, with n − 1; a sign at 5 or less"),
        N_("x: each answer from 0 (least) to 100 (most of what is asked)."),
        "Dunn, Heggestad, Shanock & Theilgard 2018, Journal of Business and Psychology 33:105–121",
        "variability",
    ),
    Formula(
        Figure.PAIRS,
        N_("Yes to both of a turned pair"),
        N_(
            "Two questions ask the same thing from opposite ends. Somebody who says yes to both may"
            " have wanted to please, or may not have understood one of them."
        ),
        N_("share = pairs with more than the middle on both / pairs where both were answered"),
        N_("pairs: for each pair how much the person agreed with the one and the other, 0–100."),
        "Sigelman, Budd, Spanhel & Schoenrock 1981, Mental Retardation 19:53–58",
        "pairs",
    ),
    Formula(
        Figure.REPEATS,
        N_("The same answer when asked again"),
        N_(
            "How often a question asked twice in a conversation got the same answer, all"
            " conversations together. Kappa also takes away what would agree by chance; it does not"
            " exist when all answers are alike."
        ),
        N_(
            "agreement = alike / repeated; kappa = 1 − seen disagreement / disagreement by chance, by"
            " steps apart"
        ),
        N_("pairs: first and second answer, counted from 0. steps: how many steps the format has."),
        "Cohen 1960, Educational and Psychological Measurement 20:37–46; Cohen 1968,"
        " Psychological Bulletin 70:213–220",
        "repeats",
    ),
    Formula(
        Figure.KAPPA,
        N_("Kappa"),
        N_(
            "How much two readings agree beyond what would agree by chance: 1 is always, 0 no more"
            " than chance."
        ),
        N_("kappa = 1 − sum(w · seen) / sum(w · by chance), w the weight of a disagreement"),
        N_(
            "table: counts, rows the first reading and columns the second. weights: none, linear or"
            " quadratic."
        ),
        "Cohen 1960, Educational and Psychological Measurement 20:37–46; Cohen 1968,"
        " Psychological Bulletin 70:213–220",
        "kappa",
    ),
    Formula(
        Figure.TIMES,
        N_("Time for one question"),
        N_(
            "Which questions took an unusually short or long time for this person. Compared only with"
            " the person."
        ),
        N_("usual = own median ± 3 · 1.4826 · median distance from the median; from 5 times"),
        N_("times: milliseconds for each question of the conversation. own: all the person's times so far."),
        "Leys, Ley, Klein, Bernard & Licata 2013, Journal of Experimental Social Psychology 49:764–766",
        "times",
    ),
    Formula(
        Figure.POSITION,
        N_("One place on the screen"),
        N_(
            "Whether one place was chosen more often than chance, whatever stood there. Looked at"
            " only where the order of the cards has been turned, and only when it holds in every"
            " order."
        ),
        N_(
            "p = chance of at least so many hits when each place is equally likely; times the number"
            " of places"
        ),
        N_("hits: how often the place was chosen. n: answers. options: places."),
        N_("Exact one-sided binomial test, with Bonferroni's correction"),
        "position",
    ),
    Formula(
        Figure.LAST_SPOKEN,
        N_("The last spoken alternative"),
        N_(
            "Whether the alternative heard last was chosen more often than chance. Looked at only"
            " where the order of speech has been varied, and only when it holds whichever was last."
        ),
        N_("p = chance of at least so many hits when each alternative is equally likely"),
        N_("hits: how often the last spoken was chosen. n: answers. options: alternatives."),
        N_("Exact one-sided binomial test"),
        "position",
    ),
    Formula(
        Figure.RUN_CHART,
        N_("Run chart"),
        N_("Whether the conversations go up and down as usual, or something has probably changed."),
        N_(
            "changed when the longest row on one side of the median is longer than round(log2 n) + 3,"
            " or the crossings are fewer than the 5 % quantile of a fair coin's n − 1 throws; n ="
            " points off the median, at least 8"
        ),
        N_("x: the scores, oldest first."),
        "Anhøj & Olesen 2014, PLoS ONE 9(11):e113825",
        "run-chart",
    ),
    Formula(
        Figure.LIMITS,
        N_("Limits of what is usual"),
        N_(
            "Between which values the scores usually lie, and which lie beyond. Under 12 points they"
            " are on trial."
        ),
        N_(
            "mean ± 2.66 · mean distance between neighbours; then outside the limits, seven rising or"
            " falling, two of three in the outer third, seven on one side, in this order"
        ),
        N_("x: the values, oldest first."),
        "NHS England, Making Data Count (NHSRplotthedots 0.2.2); Nelson 1982, Journal of Quality"
        " Technology 14:172–173",
        "xmr",
    ),
    Formula(
        Figure.BEFORE_AFTER,
        N_("Before and after an event"),
        N_("How often a conversation after the event is better than one before it: 0.5 is no difference."),
        N_("NAP = (pairs that got better + half of those alike) / all pairs; Tau = 2 · NAP − 1"),
        N_("before, after: the scores on each side of the event."),
        "Parker & Vannest 2009, Behavior Therapy 40:357–367; Parker, Vannest & Davis 2011,"
        " Behavior Modification 35:303–322",
        "before-after",
    ),
    Formula(
        Figure.STABLE,
        N_("Shown to be stable"),
        N_(
            "Whether it is shown that nothing of importance has changed. Not shown is not the same as"
            " changed."
        ),
        N_(
            "two one-sided t tests of the difference against ± margin, pooled variance; stable when"
            " both p < 0.05"
        ),
        N_("a, b: the scores before and after. margin: how large a difference does not matter."),
        "Schuirmann 1987, Journal of Pharmacokinetics and Biopharmaceutics 15:657–680",
        "stable",
    ),
    Formula(
        Figure.CHANGE,
        N_("Stable or changed"),
        N_(
            "Stable and good, stable and low, changed up, changed down, or cannot tell yet. Stable"
            " must be shown; good is a mean over the middle of the ruler."
        ),
        N_(
            "stable when two one-sided t tests against ± margin give p < 0.05; else changed when a"
            " two-sided t test gives p < 0.05; the variance never less than the coarseness of the"
            " answers"
        ),
        N_(
            "before, after: the scores. margin: one step of the coarser format. floor: how coarse one"
            " value is."
        ),
        "Schuirmann 1987, Journal of Pharmacokinetics and Biopharmaceutics 15:657–680",
        "change",
    ),
    Formula(
        Figure.SHARE,
        N_("Share choosing the best alternative"),
        N_(
            "Another quantity than a mean score, never on the same axis. Shown for at least five persons. The"
            " interval says how far the share may lie from this by chance."
        ),
        N_("share = persons choosing the best / persons who answered; Wilson's 95 % interval"),
        N_("best, answered: persons."),
        "Newcombe 1998, Statistics in Medicine 17:857–872",
        "share",
    ),
    Formula(
        Figure.AGREEMENT,
        N_("How well two ways to answer agree"),
        N_(
            "How far the scores of the same persons lie apart in two ways to answer. About 95 of 100"
            " differences lie between the limits. Several pairs of one person make them look surer"
            " than they are."
        ),
        N_("bias = mean of x − y; limits = bias ± 1.96 · standard deviation of x − y; 95 % intervals by t"),
        N_("x, y: the scores of each pair, in one order."),
        "Bland & Altman 1986, Lancet 327:307–310; Bland & Altman 1999, Statistical Methods in"
        " Medical Research 8:135–160",
        "agreement",
    ),
    Formula(
        Figure.LINK,
        N_("Link between two ways to answer"),
        N_(
            "Which score in the one way to answer corresponds to a score in the other, among people"
            " who have used both. It holds for them, and for the time it was made from."
        ),
        N_(
            "mean: y = x + difference of the means; linear: means and spreads made equal;"
            " equipercentile: the place with the same percentile rank. The uncertainty is by drawing"
            " persons anew 1000 times."
        ),
        N_("x_counts, y_counts: how often each whole score 0 … 100 was reached. method: which kind of link."),
        "Kolen & Brennan, Test Equating, Scaling, and Linking, chapter 2",
        "link",
    ),
    Formula(
        Figure.DISCLOSE,
        N_("What may be shown of small groups"),
        N_("Groups of fewer than five persons are not shown, nor what would give them away by subtraction."),
        N_("hide under the minimum; then, in each whole, the next smallest until no hidden group follows"),
        N_("cells: key, persons, and what each is a part of. minimum: the fewest persons to be shown."),
        "Hundepool et al. 2012, Statistical Disclosure Control, chapter 4",
        "disclose",
    ),
)

FORMULAS: Final[Mapping[Figure, Formula]] = MappingProxyType({one.figure: one for one in _ALL})

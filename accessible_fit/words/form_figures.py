"""What the figures of a form under licence say of a sum, as that form's own and no more."""

from accessible_fit.words.catalogue import Words


def cutoff_sentence(w: Words, total: float, cutoff: float) -> str:
    """Say on which side of the form's own cutoff a sum is."""
    said = {"total": w.number(total, 1), "cutoff": w.number(cutoff, 1)}
    if total < cutoff:
        return w.t("The sum is {total}. That is below the form's own cutoff, {cutoff}.", **said)
    return w.t("The sum is {total}. That is not below the form's own cutoff, {cutoff}.", **said)


def change_sentence(w: Words, before: float, now: float, reliable: float) -> str:
    """Say whether a sum has changed by what the form itself calls a reliable change."""
    difference = abs(now - before)
    said = {"difference": w.number(difference, 1), "reliable": w.number(reliable, 1)}
    if difference == 0:
        return w.t("The sum is the same as last time.")
    if difference < reliable:
        return w.t(
            "The sum differs by {difference} from last time. That is less than the form's own reliable "
            "change, {reliable}.",
            **said,
        )
    if now > before:
        return w.t(
            "The sum is {difference} higher than last time. The form's own reliable change is {reliable}.",
            **said,
        )
    return w.t(
        "The sum is {difference} lower than last time. The form's own reliable change is {reliable}.", **said
    )


def whose_sentence(w: Words, holder: str) -> str:
    """Say whose the figures are and whom they were found for."""
    return w.t(
        "These figures come with the form from {holder}. They hold for the people in its own study, and may "
        "not hold for this person.",
        holder=holder,
    )

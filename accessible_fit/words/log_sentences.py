"""The log in words: who did what, for the person whose things they are, and for whoever looks after them."""

from collections.abc import Mapping
from types import MappingProxyType

from accessible_fit.marks import N_
from accessible_fit.words.catalogue import Words

Deed = tuple[str, str]
"""What was done and to what, as it stands in a line of the log."""

# Said to the person.
_YOURS: Mapping[Deed, str] = MappingProxyType(
    {
        ("looked_at", "person"): N_("{who} looked at your page."),
        ("looked_at", "conversation"): N_("{who} looked at your answers."),
        ("looked_at", "series"): N_("{who} looked at your answers over time."),
        ("looked_at", "answer_quality"): N_("{who} looked at how the talks went."),
        ("looked_at", "pretest"): N_("{who} looked at which way to answer suits you."),
        ("looked_at", "photo"): N_("{who} looked at a photo of yours."),
        ("looked_at", "consent"): N_("{who} looked at what you have said yes and no to."),
        ("looked_at", "log"): N_("{who} looked at this list."),
        ("began", "conversation"): N_("{who} began a talk with you."),
        ("went_on", "conversation"): N_("{who} went on with a talk with you."),
        ("finished", "conversation"): N_("{who} ended a talk with you."),
        ("stopped", "conversation"): N_("You stopped a talk. {who} was there."),
        ("described_help", "conversation"): N_("{who} wrote how you were helped in a talk."),
        ("noted", "conversation"): N_("{who} wrote what you said."),
        ("noted", "placement"): N_("{who} wrote what you said about a card."),
        ("observed", "conversation"): N_("{who} wrote how a talk went."),
        ("entered", "conversation"): N_("{who} wrote in your answers from a paper."),
        ("exported", "conversation"): N_("{who} saved a picture of your mat."),
        ("printed", "conversation"): N_("{who} printed a picture of your mat."),
        ("agreed", "action"): N_("{who} wrote what staff will do."),
        ("decided", "consent"): N_("{who} kept your yes or no."),
        ("began", "pretest"): N_("{who} tried ways to answer with you."),
        ("kept", "pretest"): N_("{who} kept which way to answer suits you."),
        ("decided", "pretest"): N_("{who} chose a way to answer for you."),
        ("changed", "photo"): N_("{who} put in a photo of you."),
        ("added", "photo"): N_("{who} put a photo on a card of yours."),
        ("removed", "photo"): N_("{who} took away a photo of you."),
        ("tied", "card_picture"): N_("{who} put a photo on a card of yours."),
        ("removed", "card_picture"): N_("{who} took away a photo from a card of yours."),
        ("recorded", "clip"): N_("{who} recorded a voice for you."),
        ("removed", "clip"): N_("{who} took away a recorded voice."),
        ("added", "person"): N_("{who} wrote you into the program."),
        ("changed", "person"): N_("{who} changed your name or year of birth."),
        ("changed", "profile"): N_("{who} changed your screen."),
        ("changed", "topic_setup"): N_("{who} changed which cards you get."),
        ("added", "own_card"): N_("{who} made a card for you."),
        ("changed", "own_card"): N_("{who} changed a card of yours."),
        ("removed", "own_card"): N_("{who} took away a card of yours."),
        ("printed", "mat_set"): N_("{who} printed a mat for you."),
        ("printed", "instrument_version"): N_("{who} printed a form for you."),
        ("showed", "person"): N_("{who} showed you two of your mats."),
        ("exported", "person"): N_("{who} saved a copy of everything about you."),
        ("exported", "log"): N_("{who} saved this list."),
    }
)

# Said to staff and to whoever looks after the program. The person's name stands beside it.
_TOLD: Mapping[Deed, str] = MappingProxyType(
    {
        ("looked_at", "person"): N_("{who} looked at the page."),
        ("looked_at", "conversation"): N_("{who} looked at the answers."),
        ("looked_at", "series"): N_("{who} looked at the answers over time."),
        ("looked_at", "answer_quality"): N_("{who} looked at how the conversations went."),
        ("looked_at", "pretest"): N_("{who} looked at which way to answer suits."),
        ("looked_at", "photo"): N_("{who} looked at a photo."),
        ("looked_at", "consent"): N_("{who} looked at the consents."),
        ("looked_at", "log"): N_("{who} looked at the log."),
        ("looked_at", "erasure"): N_("{who} looked at what an erasure would take away."),
        ("looked_at", "scale_link"): N_("{who} compared two formats."),
        ("began", "conversation"): N_("{who} began a conversation."),
        ("went_on", "conversation"): N_("{who} went on with a conversation."),
        ("finished", "conversation"): N_("{who} ended a conversation."),
        ("stopped", "conversation"): N_("A conversation with {who} was stopped."),
        ("described_help", "conversation"): N_("{who} wrote who answered and how they were helped."),
        ("noted", "conversation"): N_("{who} wrote own words."),
        ("noted", "placement"): N_("{who} wrote a note to a card."),
        ("observed", "conversation"): N_("{who} wrote the observations of a conversation."),
        ("entered", "conversation"): N_("{who} entered answers from paper."),
        ("exported", "conversation"): N_("{who} exported the picture of a mat."),
        ("printed", "conversation"): N_("{who} printed the picture of a mat."),
        ("agreed", "action"): N_("{who} wrote what was agreed."),
        ("decided", "consent"): N_("{who} kept a consent or a refusal."),
        ("began", "pretest"): N_("{who} began to try ways to answer."),
        ("kept", "pretest"): N_("{who} kept a trial of ways to answer."),
        ("decided", "pretest"): N_("{who} chose a way to answer."),
        ("changed", "photo"): N_("{who} changed the photo."),
        ("added", "photo"): N_("{who} put a photo on a card."),
        ("removed", "photo"): N_("{who} removed the photo."),
        ("tied", "card_picture"): N_("{who} put a photo on a card."),
        ("removed", "card_picture"): N_("{who} removed a photo from a card."),
        ("recorded", "clip"): N_("{who} recorded a voice."),
        ("removed", "clip"): N_("{who} removed a recorded voice."),
        ("added", "person"): N_("{who} added the person."),
        ("changed", "person"): N_("{who} changed the details."),
        ("changed", "profile"): N_("{who} changed the person's screen."),
        ("changed", "topic_setup"): N_("{who} changed the cards of a topic."),
        ("added", "own_card"): N_("{who} made a card."),
        ("changed", "own_card"): N_("{who} changed a card."),
        ("removed", "own_card"): N_("{who} removed a card."),
        ("printed", "mat_set"): N_("{who} printed a mat."),
        ("printed", "instrument_version"): N_("{who} printed a form."),
        ("showed", "person"): N_("{who} showed two mats beside each other."),
        ("exported", "person"): N_("{who} exported everything about the person."),
        ("exported", "log"): N_("{who} saved the person's log."),
        ("erased", "person"): N_("{who} erased a person and everything about that person."),
        ("first_account", "user"): N_("{who} made the first account."),
        ("backed_up", "store"): N_("{who} made a backup."),
        ("changed", "backups"): N_("{who} changed how backups are made."),
        ("signed_in", "user"): N_("{who} signed in."),
        ("sign_in_refused", "user"): N_("{who} was not let in."),
        ("added", "user"): N_("{who} made an account."),
        ("added", "unit"): N_("{who} added a unit."),
    }
)


_PICTURES = (
    ("openmoji:1F440", ("looked_at", "showed")),
    ("own:talk-together", ("began", "went_on", "finished")),
    ("own:stop", ("stopped",)),
    ("openmoji:1F5A8", ("printed",)),
    ("openmoji:1F4E6", ("exported",)),
    ("openmoji:1F5D1", ("removed", "erased")),
)


def your_line(w: Words, verb: str, kind: str, who: str) -> str:
    """Say to the person what somebody did; `who` is empty when the program did it by itself."""
    text = _YOURS.get((verb, kind), N_("{who} worked with what is kept about you."))
    return w.t(text, who=_name(w, who))


def staff_line(w: Words, verb: str, kind: str, who: str) -> str:
    """Say to staff what somebody did; what has no words of its own is named as it stands in the log."""
    text = _TOLD.get((verb, kind))
    if text is None:
        return w.t("{who}: {verb} {kind}", who=_name(w, who), verb=verb, kind=kind)
    return w.t(text, who=_name(w, who))


def times_words(w: Words, times: int) -> str:
    """Say how many times; nothing when it was once."""
    return w.tn("{n} time", "{n} times", times) if times > 1 else ""


def deed_picture(verb: str) -> str:
    """Return the pictogram of a kind of deed, so that the list can be followed without reading."""
    for picture, verbs in _PICTURES:
        if verb in verbs:
            return picture
    return "openmoji:270D"


def _name(w: Words, who: str) -> str:
    return who or w.t("The program")

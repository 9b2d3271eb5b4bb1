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
        ("changed", "group_talk"): N_("{who} wrote if you were alone or a group in a talk."),
        ("changed", "rated_talk"): N_("{who} wrote which talk some of your answers are about."),
        ("noted", "conversation"): N_("{who} wrote what you said."),
        ("noted", "placement"): N_("{who} wrote what you said about a card."),
        ("observed", "conversation"): N_("{who} wrote how a talk went."),
        ("entered", "conversation"): N_("{who} wrote in your answers from a paper."),
        ("exported", "conversation"): N_("{who} saved a picture of your mat."),
        ("exported", "mat_board"): N_("{who} saved your mat as a communication board."),
        ("printed", "conversation"): N_("{who} printed a picture of your mat."),
        ("agreed", "action"): N_("{who} wrote what staff will do."),
        ("looked_at", "action"): N_("{who} looked at what staff will do."),
        ("changed", "action"): N_("{who} changed what staff will do."),
        ("finished", "action"): N_("{who} wrote that something is done."),
        ("closed", "action"): N_("{who} wrote that something will not be done."),
        ("showed", "action"): N_("{who} showed you what staff have done."),
        ("noted", "action"): N_("You said whether it helped. {who} was there."),
        ("showed", "own_page"): N_("{who} looked at your own page together with you."),
        ("noted", "consent"): N_("{who} asked for your yes or no. You wanted to think."),
        ("added", "life_event"): N_("{who} wrote something that happened in your life."),
        ("removed", "life_event"): N_("{who} took away something that happened in your life."),
        ("looked_at", "follow_up"): N_("{who} read how your support was followed up."),
        ("wrote", "follow_up"): N_("{who} wrote how your support was followed up."),
        ("changed", "follow_up"): N_("{who} changed how your support was followed up."),
        ("removed", "follow_up"): N_("{who} took away what was written about your support."),
        ("exported", "follow_up"): N_("{who} copied how your support was followed up."),
        ("printed", "follow_up"): N_("{who} printed how your support was followed up."),
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
        ("removed", "waiting"): N_("{who} took away something that could not be kept."),
        ("added", "plan"): N_("{who} planned what you are asked."),
        ("changed", "plan"): N_("{who} changed how often you are asked."),
        ("ended", "plan"): N_("{who} ended a plan to ask you."),
        ("looked_at", "plan"): N_("{who} looked at when you are asked."),
        ("noted", "occasion"): N_("{who} wrote what came of asking you."),
        ("changed", "occasion"): N_("{who} changed what was written about asking you."),
        ("ended", "enrolment"): N_("{who} wrote that your support ended."),
        ("began", "enrolment"): N_("{who} wrote that your support began."),
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
        ("exported", "series"): N_("{who} saved a report of your answers."),
        ("exported", "log"): N_("{who} saved this list."),
        ("gave", "grant"): N_("{who} let a leader read what you say."),
        ("took_back", "grant"): N_("{who} stopped that a leader reads what you say."),
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
        ("changed", "group_talk"): N_("{who} wrote whether several took part in a talk as a group."),
        ("changed", "rated_talk"): N_("{who} wrote which talk a rating is about."),
        ("noted", "conversation"): N_("{who} wrote own words."),
        ("noted", "placement"): N_("{who} wrote a note to a card."),
        ("observed", "conversation"): N_("{who} wrote the observations of a conversation."),
        ("entered", "conversation"): N_("{who} entered answers from paper."),
        ("exported", "conversation"): N_("{who} exported the picture of a mat."),
        ("exported", "mat_board"): N_("{who} saved a mat as a communication board."),
        ("printed", "conversation"): N_("{who} printed the picture of a mat."),
        ("agreed", "action"): N_("{who} wrote what was agreed."),
        ("looked_at", "action"): N_("{who} looked at what was promised."),
        ("changed", "action"): N_("{who} changed what was promised."),
        ("finished", "action"): N_("{who} wrote that something promised is done."),
        ("closed", "action"): N_("{who} wrote that something promised will not be done."),
        ("showed", "action"): N_("{who} showed the person what was done."),
        ("noted", "action"): N_("The person said whether it helped. {who} was there."),
        ("showed", "own_page"): N_("{who} showed the person's own page."),
        ("noted", "consent"): N_("{who} asked for a consent, and the person wanted to think."),
        ("added", "life_event"): N_("{who} wrote down a life event."),
        ("removed", "life_event"): N_("{who} removed a life event."),
        ("looked_at", "follow_up"): N_("{who} read the follow-ups."),
        ("wrote", "follow_up"): N_("{who} wrote a follow-up."),
        ("changed", "follow_up"): N_("{who} changed a follow-up."),
        ("removed", "follow_up"): N_("{who} removed a follow-up."),
        ("exported", "follow_up"): N_("{who} copied a follow-up."),
        ("printed", "follow_up"): N_("{who} printed a follow-up."),
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
        ("looked_at", "waiting"): N_("{who} looked at what could not be sent."),
        ("removed", "waiting"): N_("{who} took away something that could not be sent."),
        ("added", "plan"): N_("{who} made a plan."),
        ("changed", "plan"): N_("{who} changed a plan."),
        ("ended", "plan"): N_("{who} ended a plan."),
        ("looked_at", "plan"): N_("{who} looked at the plan."),
        ("noted", "occasion"): N_("{who} wrote what came of asking."),
        ("changed", "occasion"): N_("{who} changed what was written about asking."),
        ("ended", "enrolment"): N_("{who} wrote that the support ended."),
        ("began", "enrolment"): N_("{who} wrote that the support began."),
        ("looked_at", "unit"): N_("{who} looked at how it goes."),
        ("looked_at", "register"): N_("{who} looked at the unit's register."),
        ("looked_at", "participation"): N_("{who} looked at who was asked as planned."),
        ("changed", "unit"): N_("{who} wrote whom the unit is meant for."),
        ("looked_at", "service_types"): N_("{who} looked at units of the same kind together."),
        ("looked_at", "method_support"): N_("{who} looked at which units may want help."),
        ("looked_at", "common_marks"): N_("{who} looked at what is common when a unit asks."),
        ("added", "published_value"): N_("{who} took in published values."),
        ("removed", "published_value"): N_("{who} removed published values."),
        ("added", "rollout_step"): N_("{who} wrote a line in the roll-out plan."),
        ("changed", "rollout_step"): N_("{who} changed a line in the roll-out plan."),
        ("finished", "rollout_step"): N_("{who} wrote that something in the roll-out plan is done."),
        ("removed", "rollout_step"): N_("{who} removed a line from the roll-out plan."),
        ("exported", "rollout_plan"): N_("{who} copied the roll-out plan."),
        ("printed", "rollout_plan"): N_("{who} printed the roll-out plan."),
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
        ("exported", "series"): N_("{who} saved a report of the answers."),
        ("exported", "unit"): N_("{who} saved a report of the unit."),
        ("exported", "register"): N_("{who} saved the unit's register."),
        ("exported", "participation"): N_("{who} saved a report of who took part and was asked."),
        ("exported", "log"): N_("{who} saved the person's log."),
        ("looked_at", "retention"): N_("{who} looked at what is older than the rules say."),
        ("changed", "retention"): N_("{who} changed how long something is kept."),
        ("erased", "retention"): N_("{who} erased what was older than the rules say."),
        ("erased", "person"): N_("{who} erased a person and everything about that person."),
        ("first_account", "user"): N_("{who} made the first account."),
        ("invented", "store"): N_("{who} filled the database with invented persons."),
        ("backed_up", "store"): N_("{who} made a backup."),
        ("changed", "backups"): N_("{who} changed how backups are made."),
        ("signed_in", "user"): N_("{who} signed in."),
        ("sign_in_refused", "user"): N_("{who} was not let in."),
        ("added", "user"): N_("{who} made an account."),
        ("added", "unit"): N_("{who} added a unit."),
        ("changed", "organisation_name"): N_("{who} changed the name of the organisation."),
        ("changed", "unit_name"): N_("{who} changed the name or kind of a unit."),
        ("changed", "unit_workers"): N_("{who} changed who works in a unit."),
        ("sign_in_refused", "unknown_name"): N_("Somebody tried to sign in with a name nobody has here."),
        ("unlocked", "user"): N_("{who} unlocked the window."),
        ("unlock_refused", "user"): N_("A wrong code or password was written for {who}."),
        ("changed", "user"): N_("{who} changed an account."),
        ("closed", "user"): N_("{who} closed an account."),
        ("opened", "user"): N_("{who} opened an account again."),
        ("gave", "password"): N_("{who} gave a colleague a new password."),
        ("changed", "password"): N_("{who} took another password."),
        ("changed", "pin"): N_("{who} took another code."),
        ("gave", "grant"): N_("{who} let a leader read what the person says."),
        ("took_back", "grant"): N_("{who} took back that a leader reads what the person says."),
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

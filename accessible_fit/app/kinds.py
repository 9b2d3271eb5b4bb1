"""Which kind of conversation is opened by what."""

from accessible_fit.app.conversing import Opener
from accessible_fit.app.question_talks import QuestionTalk
from accessible_fit.services.conversation import Talk


def opener_of(talk: object) -> Opener:
    """Return what opens a conversation that staff have prepared."""
    if isinstance(talk, Talk):
        return QuestionTalk(talk)
    raise TypeError(f"nothing opens a {type(talk).__name__}")

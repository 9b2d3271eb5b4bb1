"""Which kind of conversation is opened by what."""

from accessible_fit.app.consent_talks import ConsentOpener
from accessible_fit.app.conversing import Opener
from accessible_fit.app.mat_talks import MatOpener
from accessible_fit.app.mats_together import TogetherOpener
from accessible_fit.app.my_page_talks import MyPageOpener
from accessible_fit.app.pretest_talks import PretestOpener
from accessible_fit.app.question_talks import QuestionTalk
from accessible_fit.services.conversation import Talk
from accessible_fit.services.following.page_parts import MyPage
from accessible_fit.services.mats.history import MatsTogether
from accessible_fit.services.mats.talk import MatTalk
from accessible_fit.services.pretests.keeping import PretestTalk
from accessible_fit.services.rights.consent_talk import ConsentTalk


def opener_of(talk: object) -> Opener:
    """Return what opens a conversation that staff have prepared."""
    if isinstance(talk, Talk):
        return QuestionTalk(talk)
    if isinstance(talk, MatTalk):
        return MatOpener(talk)
    if isinstance(talk, MatsTogether):
        return TogetherOpener(talk)
    if isinstance(talk, PretestTalk):
        return PretestOpener(talk)
    if isinstance(talk, MyPage):
        return MyPageOpener(talk)
    if isinstance(talk, ConsentTalk):
        return ConsentOpener(talk)
    raise TypeError(f"nothing opens a {type(talk).__name__}")

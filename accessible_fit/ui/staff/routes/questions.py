"""Conversations with questions: prepare, go on, look at what was said."""

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from accessible_fit.services.access import Right
from accessible_fit.ui.staff.page import Page
from accessible_fit.ui.staff.review import ReviewPage
from accessible_fit.ui.staff.routes.group import Around, Group
from accessible_fit.ui.staff.routes.journal import go_on_here
from accessible_fit.ui.staff.routes.people import PEOPLE
from db.vocabulary import ConversationKind

if TYPE_CHECKING:
    from accessible_fit.services.residents import PersonCard
    from accessible_fit.ui.staff.preparation import Preparation
    from db.records import Conversation

KINDS = (ConversationKind.QUESTIONS, ConversationKind.RATINGS)


class QuestionRoutes(Group):
    """Picture questions and ratings."""

    def preparations(self, card: "PersonCard") -> "Sequence[Preparation]":
        from accessible_fit.ui.staff.prepare_questions import QuestionsPreparation
        from accessible_fit.ui.staff.prepare_ratings import RatingsPreparation

        if not self.shift.actor.may(Right.LEAD_CONVERSATIONS):
            return ()
        return (
            QuestionsPreparation(self.kit, self.shift, card),
            RatingsPreparation(self.kit, self.shift, card),
        )

    def go_on(self, conversation: "Conversation") -> bool:
        if conversation.kind not in KINDS:
            return False
        desk, actor = self.shift.desk, self.shift.actor
        go_on_here(
            self.around, conversation, lambda over: desk.conversations.go_on(actor, conversation.id, over)
        )
        return True

    def review(self, conversation: "Conversation", alias: str) -> bool:
        if conversation.kind not in KINDS:
            return False
        self._show(conversation.id, alias)
        return True

    def after(self, talk: object) -> bool:
        from accessible_fit.services.conversation import Talk

        if not isinstance(talk, Talk):
            return False
        page = self._show(talk.id, talk.resident.alias)
        offer_rating(self.around, page, talk.resident.id, talk.id)
        return True

    def _show(self, conversation_id: UUID, alias: str) -> ReviewPage:
        page = ReviewPage(self.kit, self.shift, conversation_id, alias)
        page.person_wanted.connect(self.around.to_person)
        page.talk_wanted.connect(lambda talk: self.around.review(talk, alias))
        self.around.show(page, PEOPLE)
        return page


def offer_rating(around: Around, page: Page, person_id: UUID, talk: UUID) -> None:
    """Offer at the top of a page that the person says how the talk was that has just ended."""
    from accessible_fit.ui.staff.talk_offer import TalkOffer

    if around.shift.actor.may(Right.LEAD_CONVERSATIONS):
        offer = TalkOffer(around.kit, around.shift, talk)
        offer.wanted.connect(lambda: around.rate(person_id, talk))
        page.column.addWidget(offer)

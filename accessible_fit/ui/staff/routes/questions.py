"""Conversations with questions: prepare, go on, look at what was said."""

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from accessible_fit.services.access import Right
from accessible_fit.ui.staff.review import ReviewPage
from accessible_fit.ui.staff.routes.group import Group
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

        if not self.shift.actor.may(Right.LEAD_CONVERSATIONS):
            return ()
        return (QuestionsPreparation(self.kit, self.shift, card),)

    def go_on(self, conversation: "Conversation") -> bool:
        if conversation.kind not in KINDS:
            return False
        desk, actor = self.shift.desk, self.shift.actor
        page = self.around.page()
        page.save(
            lambda: desk.conversations.go_on(actor, conversation.id), self.around.wishes.talk_ready.emit
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
        self._show(talk.id, talk.resident.alias)
        return True

    def _show(self, conversation_id: UUID, alias: str) -> None:
        page = ReviewPage(self.kit, self.shift, conversation_id, alias)
        page.person_wanted.connect(self.around.to_person)
        self.around.show(page, PEOPLE)

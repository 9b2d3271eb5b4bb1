"""Mats: prepare, go on, set topics up, look at what was said."""

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from accessible_fit.services.access import Right
from accessible_fit.ui.staff.door import Door, Side
from accessible_fit.ui.staff.routes.group import Group
from accessible_fit.ui.staff.routes.journal import go_on_here
from accessible_fit.ui.staff.routes.people import PEOPLE
from accessible_fit.ui.staff.routes.questions import offer_rating
from db.vocabulary import ConversationKind

if TYPE_CHECKING:
    from accessible_fit.services.residents import PersonCard
    from accessible_fit.ui.staff.mats.review_page import MatReviewPage
    from accessible_fit.ui.staff.preparation import Preparation
    from db.records import Conversation


class MatRoutes(Group):
    """Conversations on a mat, and the topics they are about."""

    def person_doors(self, person_id: UUID) -> Sequence[Door]:
        w, actor = self.kit.words, self.shift.actor
        doors = []
        if actor.may(Right.SEE_ANSWERS):
            about = w.t("Two mats beside each other, what has moved, and one card over the years")
            over_time = w.t("Mats over time")
            doors.append(Door("own:mat", over_time, about, lambda: self.over_time(person_id), Side.FOLLOWING))
        if actor.may(Right.CHANGE_PEOPLE):
            about = w.t("Which cards belong to a topic, in which order, and cards of the person's own")
            doors.append(
                Door("own:mat", w.t("Mat topics"), about, lambda: self.topics(person_id), Side.SUITING)
            )
        return doors

    def preparations(self, card: "PersonCard") -> "Sequence[Preparation]":
        from accessible_fit.ui.staff.mats.prepare import MatPreparation

        if not self.shift.actor.may(Right.LEAD_CONVERSATIONS):
            return ()
        return (MatPreparation(self.kit, self.shift, card),)

    def go_on(self, conversation: "Conversation") -> bool:
        if conversation.kind is not ConversationKind.MAT:
            return False
        desk, actor = self.shift.desk, self.shift.actor
        go_on_here(self.around, conversation, lambda over: desk.mats.go_on(actor, conversation.id, over))
        return True

    def review(self, conversation: "Conversation", alias: str) -> bool:
        if conversation.kind is not ConversationKind.MAT:
            return False
        self._show(conversation.id, alias)
        return True

    def after(self, talk: object) -> bool:
        from accessible_fit.services.mats.history import MatsTogether
        from accessible_fit.services.mats.talk import MatTalk

        if isinstance(talk, MatsTogether):
            return True  # nothing was answered: the page that led there is still on screen
        if not isinstance(talk, MatTalk):
            return False
        page = self._show(talk.id, talk.resident.alias)
        offer_rating(self.around, page, talk.resident.id, talk.id)
        return True

    def over_time(self, person_id: UUID, conversation_id: UUID | None = None) -> None:
        """Lay a person's mats of one topic beside each other, of a conversation's topic if one is given."""
        from accessible_fit.ui.staff.mats.over_time_page import MatsOverTimePage

        page = MatsOverTimePage(self.kit, self.shift, person_id, conversation_id)
        page.left.connect(lambda: self.around.to_person(person_id))
        page.review_wanted.connect(lambda held: self._show(held, ""))
        page.together_wanted.connect(self.around.wishes.talk_ready)
        self.around.show(page, PEOPLE)

    def topics(self, person_id: UUID) -> None:
        """Choose which cards belong to each topic."""
        from accessible_fit.ui.staff.mats.setup_page import TopicSetupPage

        page = TopicSetupPage(self.kit, self.shift, person_id)
        page.left.connect(lambda: self.around.to_person(person_id))
        self.around.show(page, PEOPLE)

    def _show(self, conversation_id: UUID, alias: str) -> "MatReviewPage":
        from accessible_fit.ui.staff.mats.review_page import MatReviewPage

        page = MatReviewPage(self.kit, self.shift, conversation_id, alias)
        page.person_wanted.connect(self.around.to_person)
        page.over_time_wanted.connect(self.over_time)
        self.around.show(page, PEOPLE)
        return page

"""Paper: printing forms and mats, and entering what was filled in."""

from collections.abc import Callable, Mapping, Sequence
from uuid import UUID

from accessible_fit.services.access import Right
from accessible_fit.ui.staff.door import Door, Side
from accessible_fit.ui.staff.routes.group import Group
from accessible_fit.ui.staff.routes.people import PEOPLE
from accessible_fit.ui.widgets.sidebar import Place

PAPER = "paper"


class PaperRoutes(Group):
    """From the sidebar for everybody, from a person's page for that person."""

    def places(self) -> Sequence[Place]:
        if not self.shift.actor.may(Right.SEE_PEOPLE):
            return ()
        return (Place(PAPER, self.kit.drawing("openmoji:1F5A8"), self.kit.words.t("On paper")),)

    def ways(self) -> Mapping[str, Callable[[], None]]:
        return {PAPER: self.begin}

    def person_doors(self, person_id: UUID) -> Sequence[Door]:
        w = self.kit.words
        if not self.shift.actor.may(Right.SEE_PEOPLE):
            return ()
        return (
            Door(
                "openmoji:1F5A8",
                w.t("On paper"),
                w.t("Print a form or a mat, or enter what was answered on paper"),
                lambda: self.begin(person_id),
                Side.TOGETHER,
            ),
        )

    def begin(self, person_id: UUID | None = None) -> None:
        """Show what can be printed and entered."""
        # The pages of this part are needed by few, and bring the arithmetic of paper along.
        from accessible_fit.ui.staff.paper.hub import PaperPage

        page = PaperPage(self.kit, self.shift, about_person=person_id is not None)
        page.form_wanted.connect(lambda: self.print_form(person_id))
        page.mat_wanted.connect(lambda: self.print_mat(person_id))
        page.form_came.connect(lambda: self._whose(person_id, self.enter_form))
        page.mat_came.connect(lambda: self._whose(person_id, self.enter_mat))
        if person_id is not None:
            page.left.connect(lambda: self.around.to_person(person_id))
        self.around.show(page, self._place(person_id))

    def print_form(self, person_id: UUID | None) -> None:
        """Print a form."""
        from accessible_fit.ui.staff.paper.print_form import PrintFormPage

        page = PrintFormPage(self.kit, self.shift, person_id)
        page.left.connect(lambda: self.begin(person_id))
        self.around.show(page, self._place(person_id))

    def print_mat(self, person_id: UUID | None) -> None:
        """Print a mat to cut out."""
        from accessible_fit.ui.staff.paper.print_mat import PrintMatPage

        page = PrintMatPage(self.kit, self.shift, person_id)
        page.left.connect(lambda: self.begin(person_id))
        self.around.show(page, self._place(person_id))

    def enter_form(self, person_id: UUID, back: Callable[[], None]) -> None:
        """Enter a form that was filled in."""
        from accessible_fit.ui.staff.paper.enter_form import EnterFormPage

        page = EnterFormPage(self.kit, self.shift, person_id)
        page.kept.connect(self.around.to_person)
        page.left.connect(back)
        self.around.show(page, PEOPLE)

    def enter_mat(self, person_id: UUID, back: Callable[[], None]) -> None:
        """Enter a mat that was laid on a table."""
        from accessible_fit.ui.staff.paper.enter_mat import EnterMatPage

        page = EnterMatPage(self.kit, self.shift, person_id)
        page.kept.connect(self.around.to_person)
        page.left.connect(back)
        self.around.show(page, PEOPLE)

    def _whose(self, person_id: UUID | None, enter: Callable[[UUID, Callable[[], None]], None]) -> None:
        """Ask whose paper it is, unless that is known."""
        if person_id is not None:
            enter(person_id, lambda: self.begin(person_id))
            return
        from accessible_fit.ui.staff.paper.whose import WhosePage

        page = WhosePage(self.kit, self.shift)
        page.person_chosen.connect(lambda chosen: enter(chosen, lambda: self._whose(None, enter)))
        page.left.connect(self.begin)
        self.around.show(page, PAPER)

    def _place(self, person_id: UUID | None) -> str:
        return PAPER if person_id is None else PEOPLE

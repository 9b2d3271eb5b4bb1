"""Forms: for superusers, what can be asked, bringing forms in, and the workshop where they are written."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from accessible_fit.services.access import Right
from accessible_fit.ui.staff.routes.group import Group
from accessible_fit.ui.widgets.sidebar import Part, Place

if TYPE_CHECKING:
    from accessible_fit.instruments.draft import Draft
    from accessible_fit.instruments.model import Instrument
    from accessible_fit.services.forms.workshop import Opened
    from accessible_fit.ui.staff.workshop.keeper import DraftKeeper
    from accessible_fit.ui.staff.workshop.listen_page import Heard

FORMS = "forms"


class FormRoutes(Group):
    """From the list of forms to one form, its draft, one question, two versions, and what it sounds like."""

    _keeper: "DraftKeeper | None" = None

    def places(self) -> Sequence[Place]:
        if not self.shift.actor.may(Right.CHANGE_FORMS):
            return ()
        return (Place(FORMS, self.kit.drawing("openmoji:1F4CB"), self.kit.words.t("Forms"), Part.MATERIAL),)

    def ways(self) -> Mapping[str, Callable[[], None]]:
        return {FORMS: self.forms}

    def forms(self, said: str = "") -> None:
        """Show every form; `said` is told at the top."""
        from accessible_fit.ui.staff.workshop.forms_page import FormsPage

        page = FormsPage(self.kit, self.shift)
        page.form_wanted.connect(self.form)
        page.draft_wanted.connect(self.open_draft)
        page.begun.connect(self.draft)
        self.around.show(page, FORMS)
        if said:
            page.notice.say(said, "good")

    def form(self, form_id: str) -> None:
        """Show one form."""
        from accessible_fit.ui.staff.workshop.form_page import FormPage

        page = FormPage(self.kit, self.shift, form_id)
        page.left.connect(self.forms)
        page.draft_begun.connect(self.draft)
        page.comparing_wanted.connect(
            lambda old, new: self.compare(old, new, lambda: self.form(form_id), self.kit.words.t("The form"))
        )
        page.listening_wanted.connect(lambda form: self.listen_to(form, lambda: self.form(form_id)))
        self.around.show(page, FORMS)

    # ------------------------------------------------------------------ writing

    def open_draft(self, form_id: str) -> None:
        """Go on with a draft."""
        workshop, actor = self.shift.desk.workshop, self.shift.actor
        self.around.page().save(lambda: workshop.open(actor, form_id), self.draft)

    def draft(self, opened: "Opened") -> None:
        """Write a form."""
        from accessible_fit.ui.staff.workshop.keeper import DraftKeeper

        if self._keeper is not None:
            self._keeper.flush()
            self._keeper.let_go()
        self._keeper = DraftKeeper(self.kit, self.shift, opened, self)
        self._write(self._keeper)

    def _write(self, keeper: "DraftKeeper") -> None:
        from accessible_fit.ui.staff.workshop.draft_page import DraftPage

        page = DraftPage(self.kit, self.shift, keeper)
        page.left.connect(self.forms)
        page.dropped.connect(self.forms)
        page.item_wanted.connect(lambda item_id: self._item(keeper, item_id))
        page.published.connect(self._published)
        page.told.settled.connect(lambda: self._write(keeper))
        page.comparing_wanted.connect(
            lambda old, new: self.compare(
                old, new, lambda: self._write(keeper), self.kit.words.t("The draft")
            )
        )
        page.listening_wanted.connect(lambda draft: self._listen(draft, lambda: self._write(keeper)))
        self.around.show(page, FORMS)

    def _item(self, keeper: "DraftKeeper", item_id: str) -> None:
        from accessible_fit.ui.staff.workshop.item_page import ItemPage
        from audio.phrase import RATE_WPM

        page = ItemPage(self.kit, self.shift, keeper, item_id)
        wishes = self.around.wishes
        page.left.connect(lambda: self._write(keeper))
        page.moved_on.connect(lambda other: self._item(keeper, other))
        page.told.settled.connect(lambda: self._write(keeper))
        page.listening_wanted.connect(lambda text, one: wishes.listen_wanted.emit(text, one, RATE_WPM, ""))
        wishes.unheard.connect(page.say_silent)
        self.around.show(page, FORMS)

    def _published(self, form: "Instrument") -> None:
        w = self.kit.words
        self.forms(
            w.t(
                "“{form}” is published as version {n}. It can be asked now, on every computer.",
                form=w.pick(form.title),
                n=form.version,
            )
        )

    # ------------------------------------------------------------------ looking and listening

    def compare(self, old: "Instrument", new: "Instrument", back: Callable[[], None], name: str) -> None:
        """Put two versions side by side; `back` leads back to what is called `name`."""
        from accessible_fit.ui.staff.workshop.compare_page import ComparePage

        page = ComparePage(self.kit, old, new, name)
        page.left.connect(back)
        self.around.show(page, FORMS)

    def listen_to(self, form: "Instrument", back: Callable[[], None]) -> None:
        """Hear every question of a form."""
        from accessible_fit.ui.staff.workshop.listen_page import Heard

        heard = [Heard(one.pictogram, dict(one.spoken)) for one in (form.practice, *form.items)]
        self._hear(self.kit.words.pick(form.title), heard, form.languages, back)

    def _listen(self, draft: "Draft", back: Callable[[], None]) -> None:
        from accessible_fit.ui.staff.workshop.listen_page import Heard

        heard = [
            Heard(one.pictogram, {language: one.says(language) for language in draft.languages})
            for one in (draft.practice, *draft.items)
        ]
        title = self.kit.words.pick({key: one for key, one in draft.title.items() if one.strip()})
        self._hear(title, heard, draft.languages, back)

    def _hear(
        self, title: str, heard: "Sequence[Heard]", languages: Sequence[str], back: Callable[[], None]
    ) -> None:
        from accessible_fit.ui.staff.workshop.listen_page import ListenPage

        page = ListenPage(self.kit, title, heard, languages, self.around.studio)
        page.left.connect(back)
        self.around.show(page, FORMS)

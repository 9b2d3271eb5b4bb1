"""Names of what a report is about: parts of life and questions in the words of the form, kinds of support."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from accessible_fit.instruments.own import life_areas
from accessible_fit.trends.unit import WHOLE
from accessible_fit.words.catalogue import Words

if TYPE_CHECKING:
    from accessible_fit.instruments.model import Instrument, LifeArea
    from accessible_fit.trends.unit import ShareRow

WHOLE_PICTURE = "openmoji:1F333"


class Names:
    """Looks up names and pictures. `forms` are the forms that were asked, by id."""

    def __init__(self, words: Words, forms: "Mapping[str, Instrument]") -> None:
        self._words = words
        self._forms = forms
        self._areas: Mapping[str, LifeArea] = life_areas()
        self._items = {(one.id, item.id): item for one in forms.values() for item in one.items}

    def area(self, area: str) -> str:
        """Name a part of life."""
        if area == WHOLE:
            return self._words.t("Everything that was asked")
        return self._words.pick(self._areas[area].name) if area in self._areas else area

    def area_picture(self, area: str) -> str:
        """Return the pictogram of a part of life; nothing when it has none."""
        if area == WHOLE:
            return WHOLE_PICTURE
        return self._areas[area].pictogram if area in self._areas else ""

    def area_order(self, area: str) -> int:
        """Return where a part of life stands among the others; the whole is first."""
        if area == WHOLE:
            return -1
        return list(self._areas).index(area) if area in self._areas else len(self._areas)

    def form(self, form_id: str) -> str:
        """Name a form."""
        return self._words.pick(self._forms[form_id].title) if form_id in self._forms else form_id

    def question(self, form_id: str, item_id: str) -> str:
        """Return a question as the form asks it; its id when the form is not known any more."""
        item = self._items.get((form_id, item_id))
        return item_id if item is None else self._words.pick(item.question)

    def question_picture(self, form_id: str, item_id: str) -> str:
        """Return the pictogram of a question; nothing when it is not known any more."""
        item = self._items.get((form_id, item_id))
        return "" if item is None else item.pictogram

    def share(self, row: "ShareRow") -> str:
        """Return the question of a share."""
        return self.question(row.instrument_id, row.item_id)


def service_words(w: Words, service_type: str) -> str:
    """Name a kind of support."""
    return {
        "group_home": w.t("Group home"),
        "service_housing": w.t("Service housing"),
        "personal_assistance": w.t("Personal assistance"),
        "housing_support": w.t("Housing support"),
        "daily_activity": w.t("Daily activity"),
        "employment": w.t("Employment support"),
        "other": w.t("Other support"),
    }.get(service_type, service_type)

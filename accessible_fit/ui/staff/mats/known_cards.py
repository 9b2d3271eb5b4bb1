"""Cards that a person is known to like or dislike, which show whether the top scale is understood."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from accessible_fit.ui.staff.kit import StaffKit
from accessible_fit.ui.staff.mats.drawing import card_drawing
from accessible_fit.ui.theme.sizes import SPACE
from accessible_fit.ui.widgets.forms import STACK_FROM_PERCENT
from accessible_fit.ui.widgets.growth import grown
from accessible_fit.ui.widgets.picture import PictureTile
from accessible_fit.ui.widgets.texts import Panel, button, label, row
from db.vocabulary import OwnCardKind

if TYPE_CHECKING:
    from accessible_fit.services.mats.setup import Setup, SetupCard

TILE = 44


class KnownCards(Panel):
    """Lists them. `adding_wanted` carries the kind of card."""

    adding_wanted = Signal(object)

    def __init__(
        self,
        kit: StaffKit,
        setup: "Setup",
        buttons: "Callable[[SetupCard], list[QPushButton]]",
    ) -> None:
        w = kit.words
        super().__init__(w.t("Cards that are known to be liked or disliked"))
        self.body.addWidget(
            label(
                w.t(
                    "They are mixed in, whatever the topic is. Where they end up shows whether the top "
                    "scale is understood. They never count in a score."
                ),
                "soft",
            )
        )
        for one in setup.known:
            assert one.own is not None  # every known card is kept
            liked = one.own.kind is OwnCardKind.LIKED
            line = QHBoxLayout()
            line.setSpacing(SPACE.small)
            draw = card_drawing(kit, one.card, setup.photos)
            line.addWidget(PictureTile(kit.look, draw, grown(kit.look, TILE)))
            line.addWidget(label(w.pick(one.card.words)), 1)
            line.addWidget(label(w.t("liked") if liked else w.t("disliked"), "small", wrap=False))
            for made in buttons(one):
                line.addWidget(made)
            self.body.addLayout(line)
        self.liked = button(w.t("Add something liked"))
        self.disliked = button(w.t("Add something disliked"))
        self.liked.clicked.connect(lambda _=False: self.adding_wanted.emit(OwnCardKind.LIKED))
        self.disliked.clicked.connect(lambda _=False: self.adding_wanted.emit(OwnCardKind.DISLIKED))
        if kit.look.percent >= STACK_FROM_PERCENT:
            self.body.addLayout(row(self.liked))
            self.body.addLayout(row(self.disliked))
        else:
            self.body.addLayout(row(self.liked, self.disliked))

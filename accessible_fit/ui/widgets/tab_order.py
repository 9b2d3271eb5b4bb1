"""Tab goes down the page also through what came late, because it was fetched or opened."""

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def tab_inside(owner: QWidget) -> None:
    """Put everything inside `owner` in Tab's order where `owner` itself stands, in the order it was made."""
    inside = [
        widget
        for widget in owner.findChildren(QWidget)
        # Tab reaches one of a group of choices, but another when that is chosen.
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not widget.isHidden()
        and widget.window() is owner.window()  # the list that a choice opens is a window of its own
    ]
    policy = owner.focusPolicy()
    owner.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # Qt orders nothing that takes no focus
    for before, after in pairwise([owner, *inside]):
        QWidget.setTabOrder(before, after)
    owner.setFocusPolicy(policy)

"""Tab goes down the page also through what came late, because it was fetched or opened."""

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget


def tab_inside(owner: QWidget) -> None:
    """Put everything inside `owner` in Tab's order where `owner` itself stands, in the order it was made."""
    inside = [
        widget
        for widget in owner.findChildren(QWidget)
        if _is_stop(widget)
        and not widget.isHidden()
        and widget.window() is owner.window()  # the list that a choice opens is a window of its own
    ]
    policy = owner.focusPolicy()
    owner.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # Qt orders nothing that takes no focus
    for before, after in pairwise([owner, *inside]):
        QWidget.setTabOrder(before, after)
    owner.setFocusPolicy(policy)


def _is_stop(widget: QWidget) -> bool:
    """Say whether Tab leads here; of a list's choices it does to one, and to another when that is chosen."""
    policy = widget.focusPolicy()
    return bool(policy & Qt.FocusPolicy.TabFocus) or (
        isinstance(widget, QAbstractButton) and policy != Qt.FocusPolicy.NoFocus
    )

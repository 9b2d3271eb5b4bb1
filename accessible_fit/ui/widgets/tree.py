"""A screen as a screen reader meets it, written as text."""

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget

STATES = (("checked", "chosen"), ("disabled", "cannot be used"), ("focused", "focus"))
# Containers without a name say nothing to the person; their children do.
SILENT = {
    QAccessible.Role.Client,
    QAccessible.Role.Pane,
    QAccessible.Role.Window,
    QAccessible.Role.NoRole,
    QAccessible.Role.LayeredPane,
    QAccessible.Role.Border,
    QAccessible.Role.Grouping,
}


def accessible_tree(widget: QWidget) -> str:
    """Return one line per thing a screen reader would tell, indented by depth: `button: Ja, chosen`."""
    lines: list[str] = []
    root = QAccessible.queryAccessibleInterface(widget)
    if root is not None:
        _walk(root, 0, lines)
    return "\n".join(lines)


def _walk(node: QAccessibleInterface, depth: int, lines: list[str]) -> None:
    state = node.state()
    if state.invisible:
        return
    role = node.role()
    name = node.text(QAccessible.Text.Name).strip()
    value = node.text(QAccessible.Text.Value).strip()
    told = bool(name) or bool(value) or role not in SILENT
    if told:
        lines.append("  " * depth + _line(role, name, value, state))
    for index in range(node.childCount()):
        child = node.child(index)
        if child is not None and child.isValid():
            _walk(child, depth + told, lines)


def _line(role: QAccessible.Role, name: str, value: str, state: QAccessible.State) -> str:
    told = role.name.lower() if hasattr(role, "name") else str(role)
    text = f"{told}: {name}" if name else told
    if value and value != name:
        text += f" = {value}"
    marks = [word for bit, word in STATES if getattr(state, bit, 0)]
    return ", ".join([text, *marks])

"""The one stylesheet of the staff's window, written from a theme's colours.

Widgets say what they are with dynamic properties (`kind`, `tone`, `size`), never with colours of their own.
"""

from accessible_fit.ui.theme.palette import Colours
from accessible_fit.ui.theme.sizes import TYPE


def stylesheet(colours: Colours, family: str, percent: int = 100) -> str:
    """Return Qt style rules for `colours`; `percent` is the text size, 100–200."""
    c = colours
    # A panel's edge carries no meaning; it is quiet wherever ground and surface can be told apart without it.
    soft_line = c.line if c.surface == c.ground else c.quiet

    def px(size: int) -> str:
        return f"{round(size * percent / 100)}px"

    def box(height: int) -> str:
        return f"{round(height * (1 + (percent - 100) / 100 * 0.75))}px"

    return f"""
* {{ font-family: "{family}"; font-size: {px(TYPE.normal)}; color: {c.ink}; }}
QWidget#window, QDialog, QStackedWidget#pages, QWidget#page, QScrollArea#scroll, QWidget#column {{
  background: {c.ground}; }}
QScrollArea#scroll {{ border: none; }}
QToolTip {{ background: {c.surface}; color: {c.ink}; border: 1px solid {c.line}; padding: 6px; }}

QWidget[kind="sidebar"] {{ background: {c.surface}; border-right: 1px solid {c.line}; }}
QWidget[kind="panel"] {{ background: {c.surface}; border: 1px solid {soft_line}; border-radius: 12px; }}
QWidget[kind="notice"] {{ background: {c.band}; border: 1px solid {c.line}; border-left: 6px solid {c.action};
  border-radius: 8px; }}
QWidget[kind="notice"][tone="alarm"] {{ border-left-color: {c.alarm}; }}
QWidget[kind="notice"][tone="good"] {{ border-left-color: {c.good}; }}
QFrame[kind="rule"] {{ background: {soft_line}; max-height: 1px; min-height: 1px; border: none; }}

QLabel {{ background: transparent; }}
QLabel[kind="title"] {{ font-size: {px(TYPE.title)}; font-weight: bold; }}
QLabel[kind="heading"] {{ font-size: {px(TYPE.large)}; font-weight: bold; }}
QLabel[kind="field"] {{ font-weight: bold; }}
QLabel[kind="soft"] {{ color: {c.ink_soft}; }}
QLabel[kind="small"] {{ color: {c.ink_soft}; font-size: {px(TYPE.small)}; }}
QLabel[kind="brand"] {{ font-size: {px(TYPE.large)}; font-weight: bold; color: {c.action}; }}
QLabel[tone="good"] {{ color: {c.good}; font-weight: bold; }}
QLabel[tone="watch"] {{ color: {c.watch}; font-weight: bold; }}
QLabel[tone="alarm"] {{ color: {c.alarm}; font-weight: bold; }}

QPushButton, QToolButton {{ background: {c.surface}; border: 2px solid {c.line}; border-radius: 8px;
  padding: 4px 16px; min-height: {box(28)}; outline: none; }}
QPushButton:hover, QToolButton:hover {{ border-color: {c.action}; }}
QPushButton:pressed, QToolButton:pressed {{ background: {c.band}; }}
QPushButton[kind="primary"] {{ background: {c.action}; color: {c.on_action}; border-color: {c.action};
  font-weight: bold; min-height: {box(36)}; padding: 4px 24px; }}
QPushButton[kind="primary"]:hover {{ border-color: {c.ink}; }}
QPushButton[kind="primary"]:pressed {{ background: {c.ink}; color: {c.ground}; }}
QPushButton[kind="link"] {{ background: transparent; border: none; color: {c.action};
  text-align: left; padding: 2px 0; min-height: 32px; text-decoration: underline; }}
QPushButton[kind="link"]:hover {{ background: {c.band}; }}
QPushButton:disabled, QToolButton:disabled {{ color: {c.ink_soft}; border: 2px dashed {c.line};
  background: {c.quiet}; }}

QLineEdit, QComboBox, QPlainTextEdit {{ background: {c.surface}; color: {c.ink};
  border: 2px solid {c.line}; border-radius: 8px; padding: 4px 10px; min-height: {box(28)}; outline: none;
  selection-background-color: {c.action}; selection-color: {c.on_action};
  placeholder-text-color: {c.ink_soft}; }}
QLineEdit:hover, QComboBox:hover {{ border-color: {c.action}; }}
QLineEdit[wrong="true"], QComboBox[wrong="true"] {{ border: 3px solid {c.alarm}; padding: 3px 9px; }}
QComboBox {{ padding-right: 40px; }}
QComboBox::drop-down {{ border: none; width: 36px; }}
QComboBox::down-arrow {{ image: none; }}
QComboBox QAbstractItemView {{ background: {c.surface}; color: {c.ink}; border: 2px solid {c.line};
  outline: none; padding: 4px; selection-background-color: {c.action}; selection-color: {c.on_action}; }}
QComboBox QAbstractItemView::item {{ min-height: {box(36)}; padding: 0 8px; }}
QComboBox QAbstractItemView::item:selected {{ background: {c.action}; color: {c.on_action}; }}

QTableView {{ background: {c.surface}; alternate-background-color: {c.quiet}; border: 1px solid {soft_line};
  border-radius: 8px; gridline-color: transparent; selection-background-color: {c.band};
  selection-color: {c.ink}; outline: none; }}
QTableView::item {{ padding: 4px 12px; }}
QHeaderView {{ background: {c.surface}; }}
QHeaderView::section {{ background: {c.surface}; color: {c.ink_soft}; border: none;
  border-bottom: 2px solid {c.line}; padding: 8px 15px; font-weight: bold; }}
QTableCornerButton::section {{ background: {c.surface}; border: none; }}

QScrollBar:vertical {{ background: transparent; width: 16px; margin: 0; }}
QScrollBar::handle:vertical {{ background: {c.line}; border-radius: 4px; min-height: 48px; margin: 4px; }}
QScrollBar:horizontal {{ background: transparent; height: 16px; margin: 0; }}
QScrollBar::handle:horizontal {{ background: {c.line}; border-radius: 4px; min-width: 48px; margin: 4px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""

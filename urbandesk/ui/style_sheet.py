"""The one style sheet: fields, buttons, heads, tabs and what Fusion draws too loudly."""

from __future__ import annotations

from urbandesk.ui import fonts
from urbandesk.ui.theme import Tokens, scaled

_SHEET = """
QToolTip {{ color: {on_tooltip}; background: {tooltip}; border: 0; padding: {p4}px; }}
QLineEdit, QPlainTextEdit, QTextEdit {{
    color: {text}; background: {base}; border: {edge}px solid {field_line}; border-radius: 4px;
    selection-background-color: {selection}; selection-color: {on_selection};
    placeholder-text-color: {secondary}; }}
QTextEdit[readOnly="true"] {{ border-color: {line}; }}
QPushButton, QToolButton, QTabBar {{ outline: 0; }}
QLineEdit {{ padding: 0 {p8}px; min-height: {p26}px; }}
QPlainTextEdit, QTextEdit {{ padding: {p4}px {p6}px; }}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus {{ border: {focus}px solid {accent}; }}
QLineEdit:focus {{ padding: 0 {p7}px; min-height: {p24}px; }}
QPlainTextEdit:focus, QTextEdit:focus {{ padding: {p3}px {p5}px; }}
QLineEdit:read-only {{ background: {window}; border-color: {line}; }}
QLineEdit:read-only:focus {{ border-color: {accent}; }}
QLineEdit:disabled, QPlainTextEdit:disabled {{
    color: {disabled}; background: {window}; border-color: {line}; }}
QLineEdit[problem="true"], QPlainTextEdit[problem="true"] {{ border-color: {attention}; }}
QLineEdit[quiet="true"], QPlainTextEdit[quiet="true"] {{
    border-color: transparent; background: transparent; }}
QLineEdit[quiet="true"]:hover, QPlainTextEdit[quiet="true"]:hover {{
    border-color: {field_line}; }}
QLineEdit[quiet="true"]:focus, QPlainTextEdit[quiet="true"]:focus {{
    border-color: {accent}; background: {base}; }}
QLineEdit[quiet="true"][problem="true"], QPlainTextEdit[quiet="true"][problem="true"] {{
    border-color: {attention}; }}
QPlainTextEdit[frame="none"], QPlainTextEdit[frame="none"]:focus {{
    border: 0; background: transparent; padding: 0; }}
QPushButton {{ color: {text}; background: {button}; border: {edge}px solid {control_line};
    border-radius: 4px; padding: 0 {p12}px; min-height: {p26}px; }}
QPushButton:hover, QToolButton:hover {{ background: {line_soft}; }}
QPushButton:pressed, QToolButton:pressed {{ background: {line}; }}
QPushButton:focus {{ border: {focus}px solid {accent}; padding: 0 {p11}px; min-height: {p24}px; }}
QPushButton:disabled {{ color: {disabled}; border-color: {line}; }}
QPushButton[kind="main"] {{ color: {on_accent}; background: {accent}; border-color: {accent};
    font-weight: bold; }}
QPushButton[kind="main"]:hover {{ background: {accent}; border-color: {text}; }}
QPushButton[kind="main"]:focus {{ border: {focus}px solid {text}; }}
QPushButton[kind="main"]:disabled {{ color: {disabled}; background: {line}; border-color: {line}; }}
QPushButton[kind="flat"], QPushButton[kind="link"] {{
    background: transparent; border-color: transparent; padding: 0 {p8}px; }}
QPushButton[kind="flat"] {{ color: {secondary}; }}
QPushButton[kind="link"] {{ color: {accent}; padding: 0 {p6}px 0 {p2}px; text-align: left;
    min-height: {p24}px; }}
QPushButton[kind="link"][strong="true"] {{ font-weight: bold; }}
QPushButton[kind="flat"]:hover, QPushButton[kind="link"]:hover {{ background: {line_soft}; }}
QPushButton[kind="flat"]:focus, QPushButton[kind="link"]:focus {{
    border: {focus}px solid {accent}; }}
QPushButton[kind="flat"]:focus {{ padding: 0 {p7}px; }}
QPushButton[kind="link"]:focus {{ padding: 0 {p5}px 0 {p1}px; min-height: {p22}px; }}
QPushButton[kind="flat"]:disabled, QPushButton[kind="link"]:disabled {{ color: {disabled}; }}
QToolButton {{ color: {text}; background: transparent; border: 1px solid transparent;
    border-radius: 4px; padding: {p3}px; min-width: {p20}px; min-height: {p20}px; }}
QLineEdit QToolButton {{ border: 0; padding: 0; min-width: 0; min-height: 0; }}
QToolButton:checked {{ background: {selection}; }}
QToolButton:focus {{ border: {focus}px solid {accent}; padding: {p2}px; }}
QToolButton:disabled {{ color: {disabled}; }}
QToolButton::menu-indicator {{ image: none; }}
QCheckBox, QRadioButton {{ min-height: {p24}px; }}
QCheckBox::indicator {{ width: {p14}px; height: {p14}px; }}
QHeaderView {{ background: {window}; }}
QHeaderView::section {{ color: {secondary}; background: {window}; border: 0;
    border-bottom: 1px solid {line}; padding: {p4}px {p8}px; font-size: {small}pt;
    font-weight: normal; }}
QHeaderView::section:hover {{ color: {text}; }}
QAbstractItemView {{ background: {base}; border: 0; outline: 0;
    selection-background-color: {selection}; selection-color: {on_selection}; }}
QTabWidget::pane {{ border: 0; border-top: 1px solid {line}; }}
QTabBar {{ qproperty-drawBase: 0; }}
QTabBar::scroller {{ width: {p24}px; }}
QTabBar QToolButton {{ background: {base}; border: 1px solid {control_line}; border-radius: 4px;
    padding: 0; margin: {p3}px 0; min-width: 0; min-height: 0; }}
QTabBar::tab {{ color: {secondary}; background: transparent; border: 0;
    border-bottom: 2px solid transparent; padding: {p4}px {p8}px; margin-right: {p8}px;
    min-height: {p20}px; }}
QTabBar::tab:hover {{ color: {text}; }}
QTabBar::tab:selected {{ color: {text}; border-bottom-color: {accent}; }}
QTabBar::tab:focus {{ border: {focus}px solid {accent}; }}
QSplitter::handle {{ background: {line}; }}
QSplitter::handle:horizontal {{ width: 1px; }}
QSplitter::handle:vertical {{ height: 1px; }}
QMenuBar {{ background: {nav}; padding: {p2}px 0; }}
QMenu::separator {{ height: 1px; background: {line}; margin: {p3}px 1px; }}
QScrollBar {{ background: transparent; border: 0; margin: 0; }}
QScrollBar:vertical {{ width: {p10}px; }}
QScrollBar:horizontal {{ height: {p10}px; }}
QScrollBar::handle {{ background: {control_line}; border-radius: 3px; margin: 2px; }}
QScrollBar::handle:hover {{ background: {field_line}; }}
QScrollBar::handle:vertical {{ min-height: {p24}px; }}
QScrollBar::handle:horizontal {{ min-width: {p24}px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QProgressBar {{ color: {text}; background: {line}; border: 0; border-radius: 2px;
    max-height: {p6}px; }}
QProgressBar::chunk {{ background: {accent}; border-radius: 2px; }}
QWidget[ground="base"] {{ background: {base}; }}
QWidget[ground="window"] {{ background: {window}; }}
QWidget[ground="nav"] {{ background: {nav}; }}
QWidget[ground="bar"] {{ background: {nav}; border-top: 1px solid {line}; }}
QComboBox QAbstractItemView {{ border: 1px solid {control_line}; }}
QFrame[frame="list"] {{ background: {base}; border: 1px solid {control_line}; }}
QListView[frame="list"]::item {{ padding: {p4}px {p8}px; }}
QListView[frame="list"]::item:selected {{ background: {selection}; color: {text}; }}
QWidget[edge="left"] {{ border-left: 1px solid {line}; }}
QWidget[edge="right"] {{ border-right: 1px solid {line}; }}
QWidget[edge="top"] {{ border-top: 1px solid {line}; }}
QWidget[edge="bottom"] {{ border-bottom: 1px solid {line}; }}
QWidget[ground="attention"] {{ background: {attention_ground};
    border-bottom: 1px solid {attention_edge}; }}
"""

_LENGTHS = (1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 14, 20, 22, 24, 26)


def style_sheet(tokens: Tokens) -> str:
    """Return the style sheet for ``tokens`` at the zoom in force."""
    lengths = {f"p{pixels}": scaled(pixels) for pixels in _LENGTHS}
    small = f"{fonts.small().pointSizeF():.2f}"
    return _SHEET.format(**tokens._asdict(), **lengths, small=small)

"""What Fusion draws from the selection colour, drawn from the accent: ticks, focus, arrows.

Each override costs a call into Python at every paint, hence there are few and they decide fast.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import (
    QComboBox,
    QProxyStyle,
    QStyle,
    QStyleOption,
    QStyleOptionComboBox,
    QStyleOptionComplex,
    QWidget,
)

from urbandesk.ui import icons, theme

_MENU = QStyle.PrimitiveElement.PE_PanelMenu
_FOCUS = QStyle.PrimitiveElement.PE_FrameFocusRect
_TICKED = (
    QStyle.PrimitiveElement.PE_IndicatorCheckBox,
    QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck,
)
_LINE = QStyle.PrimitiveElement.PE_PanelLineEdit
_COMBO_TEXT = QStyle.SubControl.SC_ComboBoxEditField
_COMBO = QStyle.ComplexControl.CC_ComboBox
_LINE_ICON = QStyle.PixelMetric.PM_LineEditIconSize


class QuietStyle(QProxyStyle):
    """Fusion without gradients; the accent marks focus and ticks."""

    def __init__(self) -> None:
        super().__init__("Fusion")

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Draw focus frames, grounds of menus and tick boxes; leave the rest to Fusion."""
        if element is _FOCUS:
            _draw_focus(painter, option)
        elif element is _MENU:
            _draw_menu(painter, option)
        elif element in _TICKED:
            _draw_tick_box(painter, option)
        elif element is not _LINE or widget is None or not isinstance(widget.parent(), QComboBox):
            # The line inside a combo box lies on the ground of the box.
            super().drawPrimitive(element, option, painter, widget)

    def drawComplexControl(  # noqa: N802 - Qt's name
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Draw combo boxes as flat fields; leave the rest to Fusion."""
        if control is _COMBO and isinstance(option, QStyleOptionComboBox):
            _draw_combo(painter, option, widget)
        else:
            super().drawComplexControl(control, option, painter, widget)

    def subControlRect(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        part: QStyle.SubControl,
        widget: QWidget | None = None,
    ) -> QRect:
        """Begin the text of a combo box where that of a text field begins."""
        # Qt takes no widget, too; its description for Python forgets it.
        rect = super().subControlRect(control, option, part, widget)  # type: ignore[arg-type]
        if control is _COMBO and part is _COMBO_TEXT:
            rect.setLeft(rect.left() + theme.scaled(6))
            rect.setRight(option.rect.right() - theme.scaled(24))
        return rect


class GrowingStyle(QuietStyle):
    """The same, with icons inside fields that grow with the zoom.

    It is asked for measures thousands of times, which a start at the usual size need not pay.
    """

    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        """Let the icons inside fields grow with the zoom; leave the rest to Fusion."""
        if metric is _LINE_ICON:
            return theme.scaled(icons.NORMAL)
        return super().pixelMetric(metric, option, widget)


def _draw_focus(painter: QPainter, option: QStyleOption) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.current().color("accent"), theme.current().focus))
    painter.drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), 3, 3)
    painter.restore()


def _draw_menu(painter: QPainter, option: QStyleOption) -> None:
    painter.save()
    painter.setBrush(theme.current().color("base"))
    painter.setPen(theme.current().color("control_line"))
    painter.drawRect(option.rect.adjusted(0, 0, -1, -1))
    painter.restore()


def _draw_tick_box(painter: QPainter, option: QStyleOption) -> None:
    tokens = theme.current()
    enabled = bool(option.state & QStyle.StateFlag.State_Enabled)
    on = bool(option.state & QStyle.StateFlag.State_On)
    some = bool(option.state & QStyle.StateFlag.State_NoChange)
    strong = tokens.color("accent" if enabled else "disabled")
    side = min(option.rect.width(), option.rect.height()) - 1
    box = QRectF(0, 0, side, side)
    box.moveCenter(QRectF(option.rect).center())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(strong if on or some else tokens.color("field_line"), 1.3))
    painter.setBrush(tokens.color("base"))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)
    painter.setPen(QPen(strong, 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    if on:
        at = (QPointF(0.25, 0.52), QPointF(0.43, 0.70), QPointF(0.76, 0.32))
        painter.drawPolyline([box.topLeft() + point * side for point in at])
    elif some:
        middle = box.center()
        painter.drawLine(middle - QPointF(side / 4, 0), middle + QPointF(side / 4, 0))
    painter.restore()


def _draw_combo(painter: QPainter, option: QStyleOptionComboBox, widget: QWidget | None) -> None:
    tokens = theme.current()
    enabled = bool(option.state & QStyle.StateFlag.State_Enabled)
    focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
    problem = widget is not None and widget.property("problem") is True
    edge, width = QColor(tokens.field_line), tokens.edge
    if focused:
        edge, width = QColor(tokens.accent), tokens.focus
    elif problem:
        edge = QColor(tokens.attention)
    elif not enabled:
        edge = QColor(tokens.line)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    quiet = widget is not None and bool(widget.property("quiet"))
    touched = focused or problem or bool(option.state & QStyle.StateFlag.State_MouseOver)
    painter.setPen(QPen(edge, width) if touched or not quiet else Qt.PenStyle.NoPen)
    # What cannot be changed lies on the ground of the window, like a text field that is locked.
    painter.setBrush(tokens.color("base" if enabled or quiet else "window"))
    inset = width / 2
    painter.drawRoundedRect(QRectF(option.rect).adjusted(inset, inset, -inset, -inset), 4, 4)
    arrow = "disabled" if not enabled else "text" if touched or not quiet else "secondary"
    painter.setPen(QPen(tokens.color(arrow), 1.4))
    half = theme.scaled(4)
    middle = QPointF(option.rect.right() - theme.scaled(14), option.rect.center().y() + 0.5)
    painter.drawPolyline(
        [
            middle + QPointF(-half, -half / 2),
            middle + QPointF(0, half / 2),
            middle + QPointF(half, -half / 2),
        ]
    )
    painter.restore()

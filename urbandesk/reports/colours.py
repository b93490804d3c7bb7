"""The colours of charts: light paper, readable in grey, sides apart by edge and pattern too."""

from dataclasses import dataclass

PAPER = "#FFFFFF"
TEXT = "#1C2126"
SECONDARY = "#56606A"
GRID = "#E8EAED"
CROSS = "#D9DCE0"
AXIS = "#56606A"
HOLIDAY = "#E3E6E9"


@dataclass(frozen=True, slots=True)
class SideColours:
    """How one side is painted: the area, its edge and words, and text on the area."""

    fill: str
    edge: str
    on_fill: str
    striped: bool


SIDE_COLOURS = {
    "eu": SideColours(fill="#1A5FA8", edge="#1A5FA8", on_fill=PAPER, striped=False),
    "cn": SideColours(fill="#E58A63", edge="#B53D12", on_fill=TEXT, striped=True),
}

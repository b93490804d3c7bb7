"""A cell with several pieces says whose each of them is."""

from __future__ import annotations

from urbandesk import i18n
from urbandesk.ui.tables.cells import Cell, Part


def test_pieces_with_their_sides_are_kept_apart_when_read_out() -> None:
    cell = Cell((Part("Rome", "eu"), Part("Yantai", "cn")))
    assert cell.spoken() == "Rome, European side; Yantai, Chinese side"
    with i18n.speaking(i18n.CHINESE):
        assert cell.spoken() == "Rome，欧方；Yantai，中方"


def test_sides_alone_are_a_list() -> None:
    cell = Cell((Part("", "eu"), Part("", "cn")))
    assert cell.spoken() == "European side, Chinese side"
    with i18n.speaking(i18n.CHINESE):
        assert cell.spoken() == "欧方、中方"

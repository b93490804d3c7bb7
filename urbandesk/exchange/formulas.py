"""Formulas with their results, so that they also show in viewers that do not calculate.

openpyxl writes a formula without its result: previews of mail programs and telephones then show
an empty cell. A streamed sheet lies in a temporary file until the workbook is saved; its results
are put in there, which is the one place where this is done.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from openpyxl.worksheet.worksheet import Worksheet

from urbandesk.exchange.cells import PlainCell
from urbandesk.exchange.styles import Look

_FORMULA = re.compile(r'(<c r="([A-Z]+[0-9]+)"[^>]*><f>[^<]*</f>)(?:<v\s*/>|<v></v>)')


def formula_cell(sheet: Worksheet, formula: str, look: Look) -> PlainCell:
    """Return a new cell that holds a formula of the program's own, such as ``SUM(A1:A3)``."""
    cell = PlainCell(sheet, row=1, column=1)
    look.dress(cell)
    cell._value = f"={formula}"
    cell.data_type = "f"
    return cell


def close_with_results(sheet: Any, results: Mapping[str, int]) -> None:
    """Close a streamed sheet and put the result of each of its formulas beside it.

    Raises:
        KeyError: a formula's cell is not among ``results``.
    """
    sheet.close()
    written = Path(sheet._writer.out)
    text = written.read_text(encoding="utf-8")
    text = _FORMULA.sub(lambda found: f"{found[1]}<v>{results[found[2]]}</v>", text)
    written.write_text(text, encoding="utf-8")

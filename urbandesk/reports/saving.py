"""Saving a chart as png, svg or pdf, with its words inside; the same bytes each time."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from threading import Lock
from xml.sax.saxutils import escape

import matplotlib as mpl

from urbandesk import i18n
from urbandesk.filing import write_bytes
from urbandesk.reports.figure import ChartFigure

PNG = "png"
SVG = "svg"
PDF = "pdf"
FORMATS = (PNG, SVG, PDF)
_PROGRAM = "UrbanDesk"

# The drawing library reads how to write text from settings of the whole process.
_settings = Lock()


def save(figure: ChartFigure, target: Path, file_format: str) -> None:
    """Write ``figure`` to ``target``, complete or not at all; ``file_format`` is of ``FORMATS``.

    Raises:
        UserError: the file cannot be written or is open in another program.
    """
    write_bytes(target, chart_bytes(figure, file_format))


def chart_bytes(figure: ChartFigure, file_format: str, *, dpi: int = 100) -> bytes:
    """Return ``figure`` as a file of ``file_format``; at 100 dpi a png is 1600 px wide."""
    if file_format not in FORMATS:
        raise ValueError(file_format)
    if file_format == SVG:
        return _svg(figure, "path")
    buffer = BytesIO()
    with _settings:
        figure.savefig(buffer, format=file_format, dpi=dpi, metadata=_metadata(figure, file_format))
    return buffer.getvalue()


def svg_with_text(figure: ChartFigure) -> bytes:
    """Return ``figure`` as svg whose words stay text, for documents that embed the fonts."""
    return _svg(figure, "none")


def _svg(figure: ChartFigure, text_as: str) -> bytes:
    buffer = BytesIO()
    with _settings, mpl.rc_context({"svg.fonttype": text_as}):
        figure.savefig(buffer, format=SVG, metadata=_metadata(figure, SVG))
    return _with_description(figure, buffer.getvalue())


def _with_description(figure: ChartFigure, svg: bytes) -> bytes:
    """Return ``svg`` with what screen readers look for: role, language and description."""
    language = "zh-Hans" if figure.language == i18n.CHINESE else "en"
    opened = svg.replace(b"<svg ", f'<svg role="img" xml:lang="{language}" '.encode(), 1)
    description = f"</title>\n <desc>{escape(figure.words.alt)}</desc>".encode()
    return opened.replace(b"</title>", description, 1)


def _metadata(figure: ChartFigure, file_format: str) -> dict[str, str | None]:
    words = figure.words
    if file_format == PNG:
        return {"Title": words.title, "Description": words.alt, "Software": _PROGRAM}
    if file_format == PDF:
        return {
            "Title": words.title,
            "Subject": words.alt,
            "Creator": _PROGRAM,
            "Producer": _PROGRAM,
            "CreationDate": None,
        }
    return {
        "Title": words.title,
        "Description": words.alt,
        "Language": "zh-Hans" if figure.language == i18n.CHINESE else "en",
        "Creator": _PROGRAM,
        "Date": None,
    }

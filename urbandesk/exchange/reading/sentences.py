"""What people read about a file that was refused, or read with something left out."""

from __future__ import annotations

from collections.abc import Mapping

from urbandesk.errors import UserError
from urbandesk.exchange.reading.refusal import Code, Told
from urbandesk.i18n import N_


class CannotRead(UserError):
    """A file that was not read; ``code`` says why, so that a form can offer what helps."""

    def __init__(self, code: Code, name: str, details: Mapping[str, object]) -> None:
        super().__init__(_REFUSALS[code], **{"name": name, **details})
        self.code = code


_REFUSALS: Mapping[Code, str] = {
    Code.EMPTY: N_("“{name}” is empty. Copy or download it again."),
    Code.TOO_LARGE: N_(
        "“{name}” is larger than {size} MB. Delete pictures and sheets that are not needed, "
        "or split it, then try again."
    ),
    Code.BOMB: N_(
        "“{name}” was not opened: what is packed in it is far larger than a table of this size "
        "needs. If you trust it, open it in a spreadsheet program and save it under a new name."
    ),
    Code.CRAFTED: N_(
        "“{name}” was not opened: it is packed in a way that hides what is inside. If you trust "
        "it, open it in a spreadsheet program and save it under a new name."
    ),
    Code.DECLARATIONS: N_(
        "“{name}” was not opened: it holds instructions that spreadsheets never need. If you "
        "trust it, open it in a spreadsheet program and save it under a new name."
    ),
    Code.PASSWORD: N_(
        "“{name}” is protected with a password. Open it in your spreadsheet program, remove the "
        "password (File > Info > Protect Workbook > Encrypt with Password, leave it empty), save "
        "it and try again."
    ),
    Code.INCOMPLETE: N_(
        "“{name}” is incomplete: its end is missing. Copy or download it again, or ask for it "
        "once more."
    ),
    Code.DAMAGED: N_(
        "“{name}” is damaged. Open it in a spreadsheet program, let it repair the file, save it "
        "under a new name and try again."
    ),
    Code.ENCODING: N_("“{name}” cannot be read as {encoding}. Please choose another encoding."),
    Code.NO_SHEET: N_("“{name}” has no sheet with cells."),
    Code.PDF: N_("“{name}” is a PDF. Ask for the spreadsheet it was made from."),
    Code.DOCUMENT: N_(
        "“{name}” is a text document. Copy its table into a spreadsheet and save that."
    ),
    Code.SLIDES: N_("“{name}” is a presentation. Copy its table into a spreadsheet and save that."),
    Code.PICTURE: N_("“{name}” is a picture. Ask for the spreadsheet it shows."),
    Code.WEB_PAGE: N_(
        "“{name}” is a web page, whatever its name says. Open it in a spreadsheet program and "
        "save it as .xlsx."
    ),
    Code.XML: N_(
        "“{name}” is an XML file. If it is a table, open it in a spreadsheet program and save it "
        "as .xlsx."
    ),
    Code.NUMBERS: N_("“{name}” was made with Numbers. Export it there as .xlsx."),
    Code.WORKSPACE: N_("“{name}” is a workspace or another database, no spreadsheet."),
    Code.ARCHIVE: N_("“{name}” is an archive. Unpack it and choose a spreadsheet from it."),
    Code.UNKNOWN: N_(
        "“{name}” is no spreadsheet that can be read here. Save it as .xlsx, .ods or .csv."
    ),
    Code.TOO_MUCH: N_(
        "“{name}” needs more memory than reading a table may take. Delete empty rows and columns "
        "far away and sheets that are not needed, then save it and try again."
    ),
    Code.TOO_SLOW: N_(
        "Reading “{name}” took longer than {seconds} seconds and was stopped. Delete sheets and "
        "rows that are not needed, then save it and try again."
    ),
    Code.DIED: N_(
        "“{name}” could not be read: it is damaged, or needs too much memory. Open it in a "
        "spreadsheet program, save it under a new name as .xlsx and try again."
    ),
}

NOTICES: Mapping[Told, str] = {
    Told.MACROS: N_("The file holds macros. They were neither run nor kept."),
    Told.LINKS: N_(
        "The file points at other files or data sources. Nothing was fetched; the values last "
        "shown were read."
    ),
    Told.EMBEDDED: N_("The file holds other documents. They were left out."),
    Told.REMARKS: N_(
        "Cells of the file carry remarks ({n} in all). They were not read; please look at them "
        "in the file."
    ),
    Told.COLOURS: N_(
        "Cells of “{sheet}” were coloured ({n} in all, the first is {first}). Colours are not "
        "read; please look at what they mean in the file."
    ),
    Told.PICTURES: N_("The file holds pictures. They were left out."),
    Told.FORMULAS: N_(
        "Cells of “{sheet}” hold formulas ({n} in all). The values last shown were read."
    ),
    Told.NO_FORMULAS: N_(
        "In a file of this kind formulas cannot be told from values. The values last shown were "
        "read."
    ),
    Told.CUT: N_(
        "Cells of “{sheet}” lie beyond {rows} rows or {columns} columns ({n} in all). They were "
        "not read."
    ),
    Told.HIDDEN_ROWS: N_(
        "Rows of “{sheet}” are hidden or filtered out ({n} in all). They were read like the others."
    ),
    Told.TEXT_FILE: N_(
        "The file is a text table, although its name says otherwise. It was read as one."
    ),
    Told.FROM_1904: N_("Dates in the file count from 1904. They were read as the days they show."),
}

"""Names of attached files: shown as they are, and safe as names on any disk."""

from __future__ import annotations

import re

from urbandesk.models.rules import clean_text

_LONGEST = 180
"""In bytes: file systems take 255, and a program that opens the file may add to it."""

_NOT_IN_NAMES = re.compile(r'[<>:"|?*\x00-\x1f\x7f]')
_DEVICES = re.compile(r"(CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(COM|LPT)[0-9¹²³])", re.IGNORECASE)
_PROGRAM_ENDINGS = """
app appimage bat chm cmd com command cpl desktop dll dmg exe gadget hta htm html img inf iso jar
jnlp js jse lnk msc msi msp pif pkg ps1 py reg scf scr sh svg url vb vbe vbs vhd workflow ws wsf
wsh xhtml xll docm dotm xlsm xltm xlam pptm ppsm
"""
_PROGRAMS = frozenset(_PROGRAM_ENDINGS.split())


def safe_name(name: str) -> str:
    """Return ``name`` as a name that every system takes and that looks like what it is.

    Folders, control and direction marks, signs and names that a system keeps for itself go; a long
    name is cut before its ending.
    """
    readable = name.encode("utf-8", "replace").decode("utf-8")
    base = clean_text(re.split(r"[\\/]", readable)[-1], lines=False)
    base = _NOT_IN_NAMES.sub("_", base).strip(" .")
    if not base:
        return "file"
    stem, ending = _split(base)
    if _DEVICES.fullmatch(stem.split(".")[0].strip()):
        stem = f"_{stem}"
    room = _LONGEST - len(ending.encode())
    return stem.encode()[:room].decode(errors="ignore").rstrip(" .") + ending


def _split(name: str) -> tuple[str, str]:
    stem, dot, ending = name.rpartition(".")
    if not dot or not stem or len(ending) > 16:
        return name, ""
    return stem, f".{ending}"


def may_be_program(name: str) -> bool:
    """Return whether opening a file of that name could run something."""
    return _split(name)[1].removeprefix(".").casefold() in _PROGRAMS

"""Whether this computer can show a window; asked before Qt, which would abort without a word."""

from __future__ import annotations

import importlib.util
import os
import sys
from pathlib import Path

from urbandesk.i18n import N_

_PACKAGES = (
    "libegl1 libgl1 libopengl0 libxkbcommon0 libxkbcommon-x11-0 libdbus-1-3 libfontconfig1 "
    "libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 "
    "libxcb-render-util0 libxcb-shape0 libxcb-xinerama0 libxcb-xkb1"
)


def missing_for_a_window() -> tuple[str, dict[str, str]] | None:
    """Return what keeps a window from being shown: catalogue key and details; None when nothing.

    Only Linux needs packages of the system; elsewhere Qt brings everything.
    """
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return None
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return (
            N_(
                "There is no screen to show a window on (neither DISPLAY nor WAYLAND_DISPLAY is "
                "set). Start UrbanDesk on a desktop, or use its commands: urbandesk --help"
            ),
            {},
        )
    library = _missing_library()
    if library:
        return (
            N_(
                "A window needs {library}, which this system lacks. On Debian and Ubuntu:\n"
                "sudo apt install {packages}"
            ),
            {"library": library, "packages": _PACKAGES},
        )
    if not os.environ.get("WAYLAND_DISPLAY") and not _screen_answers():
        return (
            N_("The screen “{display}” does not answer. Start UrbanDesk from the desktop itself."),
            {"display": os.environ["DISPLAY"]},
        )
    return None


def _missing_library() -> str:
    """Return the first system library that Qt's parts for a window do not find."""
    import ctypes

    for part in _qt_parts():
        try:
            ctypes.CDLL(str(part))
        except OSError as error:
            name = str(error).split(":")[0]
            return name if name.startswith("lib") else str(error)
    return ""


def _qt_parts() -> list[Path]:
    found = importlib.util.find_spec("PySide6")
    if found is None or not found.submodule_search_locations:
        return []
    qt = Path(found.submodule_search_locations[0]) / "Qt"
    parts = [qt / "lib" / "libQt6Gui.so.6"]
    if not os.environ.get("WAYLAND_DISPLAY"):
        parts.append(qt / "plugins" / "platforms" / "libqxcb.so")
    return [part for part in parts if part.is_file()]


def _screen_answers() -> bool:
    import ctypes

    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    broken = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    return not broken

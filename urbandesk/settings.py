"""Settings: the user's preferences on this computer, in one typed JSON file."""

from __future__ import annotations

import contextlib
import json
import math
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path

from urbandesk import filing, i18n, paths
from urbandesk.errors import CannotWrite, FileInUse

RECENT = 10
ZOOMS = (0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0)
SCHEMES = ("system", "light", "dark", "contrast", "contrast_dark")


@dataclass
class Settings:
    """What the user chose; nothing of a workspace's content stands here.

    Attributes:
        language: that of the window, ``en`` or ``zh_CN``; empty before the first start.
        scheme: one of ``SCHEMES``.
        zoom: of the interface, one of ``ZOOMS``.
        recent: paths of workspaces, newest first, at most ``RECENT``.
        help_folded: whether the wizard's help is folded away.
        old_after: years after which a figure counts as old.
        trash_days: days after which deleted records leave for good; 0 for never by themselves.
        second_backup_place: folder for a second copy of each backup; empty for none.
        keys: keys of commands other than the usual ones, by command, as portable text.
        window: geometry and splitters, by name, as text.
    """

    language: str = ""
    scheme: str = "system"
    zoom: float = 1.0
    recent: list[str] = field(default_factory=list)
    help_folded: bool = False
    old_after: int = 5
    trash_days: int = 90
    second_backup_place: str = ""
    keys: dict[str, str] = field(default_factory=dict)
    window: dict[str, str] = field(default_factory=dict)

    def note_opened(self, path: Path) -> None:
        """Put a workspace first among the recent ones."""
        shown = str(path)
        self.recent = [shown, *(other for other in self.recent if other != shown)][:RECENT]

    def forget(self, path: Path) -> None:
        """Take a workspace off the recent ones."""
        self.recent = [other for other in self.recent if other != str(path)]

    def save(self) -> None:
        """Write the settings; a disk that refuses them costs only the preferences."""
        # As ASCII: the name of a folder may hold what is no text in any encoding.
        text = json.dumps(asdict(self), indent=1)
        with contextlib.suppress(CannotWrite, FileInUse):
            filing.write_bytes(paths.settings_file(), text.encode("ascii"))


def load() -> Settings:
    """Return the stored settings; what is missing or makes no sense is as at the first start."""
    try:
        stored = json.loads(paths.settings_file().read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):  # the last: brackets within brackets
        return Settings()
    if not isinstance(stored, dict):
        return Settings()
    usual = Settings()
    found = Settings(
        **{
            item.name: stored[item.name]
            for item in fields(Settings)
            if type(stored.get(item.name)) is type(getattr(usual, item.name))
        }
    )
    return _sound(found)


def _sound(found: Settings) -> Settings:
    if found.language not in ("", *i18n.LANGUAGES):
        found.language = ""
    if found.scheme not in SCHEMES:
        found.scheme = "system"
    if not math.isfinite(found.zoom):
        found.zoom = 1.0
    found.zoom = min(ZOOMS, key=lambda zoom: abs(zoom - found.zoom))
    if not 1 <= found.old_after <= 50:
        found.old_after = Settings().old_after
    if not 0 <= found.trash_days <= 3650:
        found.trash_days = Settings().trash_days
    found.recent = [path for path in found.recent if isinstance(path, str)][:RECENT]
    found.keys = {k: v for k, v in found.keys.items() if isinstance(v, str)}
    found.window = {k: v for k, v in found.window.items() if isinstance(v, str)}
    return found

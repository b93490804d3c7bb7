"""AboutDialog: what this program is, its version, and the licences it stands under."""

from __future__ import annotations

from collections.abc import Callable
from importlib import metadata
from pathlib import Path

from PySide6.QtWidgets import QPlainTextEdit, QWidget

import urbandesk
from urbandesk import paths
from urbandesk.i18n import _
from urbandesk.ui import theme
from urbandesk.ui.dialogs.decision import Decision
from urbandesk.ui.widgets.plain_label import PlainLabel
from urbandesk.ui.widgets.segments import Segments


class AboutDialog(Decision):
    """Version, one paragraph, and the whole licence texts to read here."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(
            lambda: _("About UrbanDesk"),
            lambda: _(
                "City partnerships between Europe and China: records, plans and reports on your "
                "own computer. The program uses no network and has no account; everything stays "
                "in the files that you choose."
            ),
            parent,
            wide=600,
        )
        version = PlainLabel(role="secondary")
        self.live.bind(
            version.setText,
            lambda: _("Version {version}").format(version=urbandesk.__version__),
        )
        self._texts = licence_texts()
        self.choice = Segments(
            [(key, _title(key)) for key in self._texts], name=lambda: _("Licences")
        )
        self.choice.chosen.connect(self._show)
        self.reader = QPlainTextEdit()
        self.reader.setReadOnly(True)
        self.reader.setMinimumHeight(theme.scaled(280))
        self.live.bind_name(self.reader, lambda: _("Text of the licence"))
        self.body.addWidget(version)
        self.body.addWidget(self.choice)
        self.body.addWidget(self.reader)
        first = next(iter(self._texts), "")
        self.choice.set_current(first)
        self._show(first)
        self.add_safe(lambda: _("Close"))

    def _show(self, key: str) -> None:
        self.reader.setPlainText(self._texts.get(key, ""))

    def done(self, result: int) -> None:
        """Close; it is made anew when it is wanted again."""
        super().done(result)
        self.deleteLater()


def _title(key: str) -> Callable[[], str]:
    titles: dict[str, Callable[[], str]] = {
        "NOTICE": lambda: _("What it is made of"),
        "LICENSE": lambda: _("Licence of UrbanDesk"),
        "OFL.txt": lambda: _("Licence of the fonts"),
    }
    return titles[key]


def licence_texts() -> dict[str, str]:
    """Return the licence texts that ship with the program, by the name of their file."""
    found = {name: _beside_or_installed(name) for name in ("NOTICE", "LICENSE")}
    found["OFL.txt"] = _read(paths.resources() / "fonts" / "OFL.txt")
    return {name: text for name, text in found.items() if text}


def _beside_or_installed(name: str) -> str:
    """Return a text from the folder of the checkout, else from what was installed."""
    beside = _read(paths.resources().parent / name)
    if beside:
        return beside
    try:
        return metadata.distribution("urbandesk").read_text(f"licenses/{name}") or ""
    except metadata.PackageNotFoundError:
        return ""


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError:
        return ""

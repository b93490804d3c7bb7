"""No text is made while a module is read: the language of that moment would stay for good."""

from __future__ import annotations

import pytest

from tests.architecture.sources import IMPORT_EVERYTHING, run_apart

TRAP = """
from gettext import NullTranslations
from urbandesk import i18n

class AskedTooEarly(NullTranslations):
    def refuse(self, *message):
        raise AssertionError(f"a text made at import: {message}")
    gettext = ngettext = pgettext = npgettext = refuse

for language in i18n.LANGUAGES:
    i18n.install(language, AskedTooEarly())

def refuse_to_write(*_given):
    raise AssertionError("a number, a date or a text of the content made at import")

i18n.Bilingual.text = refuse_to_write
for name in [name for name in vars(i18n) if name.startswith("format_")]:
    setattr(i18n, name, refuse_to_write)
"""


def test_importing_every_module_asks_for_no_text() -> None:
    done = run_apart(TRAP + IMPORT_EVERYTHING)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    "early",
    [
        'from urbandesk.i18n import _; TITLE = _("Cities")',
        'from urbandesk.i18n import ngettext; TITLE = ngettext("{n} city", "{n} cities", 2)',
        'from urbandesk.i18n import pgettext; TITLE = pgettext("plan", "Open")',
        "from urbandesk.i18n import format_percent; TITLE = format_percent(0.5)",
        'from urbandesk.i18n import Bilingual; TITLE = Bilingual("City", "城市").text()',
    ],
)
def test_a_text_made_too_early_would_be_found(early: str) -> None:
    done = run_apart(f"{TRAP}\n{early}")
    assert done.returncode == 1
    assert "made at import" in done.stderr

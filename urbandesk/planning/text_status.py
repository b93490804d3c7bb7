"""How far a text is in each language, and what editing one language does to both."""

from __future__ import annotations

from typing import NamedTuple

DRAFT = "draft"
TRANSLATED = "translated"
REVIEWED = "reviewed"
OUTDATED = "outdated"


class Text(NamedTuple):
    """A text in both languages, each with its status; an empty text has none."""

    en: str = ""
    zh: str = ""
    en_status: str = ""
    zh_status: str = ""

    def of(self, language: str) -> str:
        """Return the text in ``en`` or ``zh``."""
        return self.zh if language == "zh" else self.en

    def status_of(self, language: str) -> str:
        """Return the status in ``en`` or ``zh``; empty when there is no text."""
        return self.zh_status if language == "zh" else self.en_status

    def changed(self, language: str, text: str, status: str) -> Text:
        """Return this text with one language replaced."""
        if language == "zh":
            return self._replace(zh=text, zh_status=status)
        return self._replace(en=text, en_status=status)


def after_edit(language: str, before: Text, new_text: str) -> Text:
    """Return the text and both statuses after one language was edited.

    A text written beside an existing one, or brought up to date, is *translated*, and stays so
    when it is reworded; any other new wording is a *draft*. The other language becomes *outdated*
    when it was translated or reviewed and this edit was not the catching up itself; once there
    is nothing left that it could be older than, an outdated text is a draft again.
    """
    old, status = before.of(language), before.status_of(language)
    if new_text.strip() == old.strip():
        return before
    other = "en" if language == "zh" else "zh"
    if not new_text.strip():
        alone = before.changed(language, "", "")
        if before.status_of(other) != OUTDATED:
            return alone
        return alone.changed(other, before.of(other), DRAFT)
    catching_up = bool(before.of(other)) and (not old or status == OUTDATED)
    edited = before.changed(language, new_text, TRANSLATED if catching_up else _kept(status))
    if catching_up or before.status_of(other) not in (TRANSLATED, REVIEWED):
        return edited
    return edited.changed(other, before.of(other), OUTDATED)


def _kept(status: str) -> str:
    """Return what a status becomes when its text gets a new wording."""
    return TRANSLATED if status == TRANSLATED else DRAFT

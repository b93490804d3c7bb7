"""In which language or languages a workbook speaks."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from urbandesk.i18n import CHINESE, ENGLISH, N_, _, speaking


class Languages(StrEnum):
    """The language of a workbook; both means English and Chinese side by side."""

    ENGLISH = ENGLISH
    CHINESE = CHINESE
    BOTH = "both"

    @property
    def spoken(self) -> tuple[str, ...]:
        """Return the languages in the order in which they stand."""
        return (ENGLISH, CHINESE) if self is Languages.BOTH else (self.value,)

    @property
    def texts(self) -> tuple[str, ...]:
        """Return the languages of bilingual fields that go out: ``en``, ``zh`` or both."""
        return tuple("zh" if language == CHINESE else "en" for language in self.spoken)

    @property
    def chinese(self) -> bool:
        """Return whether Chinese is among them, so that fonts must have it."""
        return CHINESE in self.spoken

    def say(self, text: Callable[[], str], between: str = " ") -> str:
        """Return what ``text`` gives in each language, once where it is the same."""
        said: list[str] = []
        for language in self.spoken:
            with speaking(language):
                words = text()
            if words and words not in said:
                said.append(words)
        return between.join(said)

    def title(self) -> str:
        """Return the name of the choice in the language in force."""
        return _(_TITLES[self])


_TITLES = {
    Languages.ENGLISH: N_("English"),
    Languages.CHINESE: N_("Chinese"),
    Languages.BOTH: N_("English and Chinese"),
}

"""Reading the content files that ship; one that is broken is a bug and says where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from urbandesk import paths
from urbandesk.i18n import Bilingual


class ContentError(RuntimeError):
    """A shipped file whose content has the wrong shape; names file or place."""


@cache
def read(name: str) -> Mapping[str, object]:
    """Return the content file ``name`` such as ``method``.

    Raises:
        ContentError: it is missing or no TOML.
    """
    import tomllib

    path = paths.resources() / "content" / f"{name}.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ContentError(f"{path.name}: {error}") from error


def table(raw: object, where: str, known: Iterable[str]) -> Mapping[str, object]:
    """Return ``raw`` as a table that has no other keys than ``known``."""
    if not isinstance(raw, Mapping):
        raise ContentError(f"{where}: not a table")
    unknown = sorted(set(raw) - set(known))
    if unknown:
        raise ContentError(f"{where}: unknown {', '.join(unknown)}")
    return raw


def tables(raw: object, where: str) -> list[object]:
    """Return ``raw`` as a list; a missing one is empty."""
    if raw is None:
        return []
    if not isinstance(raw, list):
        raise ContentError(f"{where}: not a list")
    return raw


def text(raw: Mapping[str, object], key: str, where: str) -> str:
    """Return a text that must not be empty."""
    found = raw.get(key)
    if not isinstance(found, str) or not found.strip():
        raise ContentError(f"{where}: no {key}")
    return found


def both(raw: Mapping[str, object], key: str, where: str) -> Bilingual:
    """Return ``key_en`` and ``key_zh``, both or neither of which must be there."""
    found = (raw.get(f"{key}_en", ""), raw.get(f"{key}_zh", ""))
    english, chinese = found
    if not isinstance(english, str) or not isinstance(chinese, str):
        raise ContentError(f"{where}: {key} is no text")
    if bool(english.strip()) != bool(chinese.strip()):
        raise ContentError(f"{where}: {key} in one language only")
    return Bilingual(english, chinese)

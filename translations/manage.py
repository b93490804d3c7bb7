"""The catalogue of the window's texts: extract, update, set, missing, check.

Run ``python translations/manage.py check`` before committing; it is part of the checks. The tests
use the same functions on the texts that ship in both languages.
"""

from __future__ import annotations

import json
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

HERE = Path(__file__).resolve().parent
SOURCES = HERE.parent / "urbandesk"
TEMPLATE = HERE / "urbandesk.pot"
CHINESE = HERE / "zh_CN.po"
GLOSSARY = HERE / "GLOSSARY.md"
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}

HAN = r"[\u4e00-\u9fff]"
_LETTER_OF_MENU = re.compile(r"\(&[A-Z]\)")
_SHORTCUT = re.compile(r" \([A-Z][A-Za-z0-9+]*\)")
_TYPOGRAPHY = (
    ("half-width sign beside Chinese", re.compile(rf"{HAN}[,;:?!.]|[,;:?!]{HAN}")),
    ("half-width bracket or quotation mark beside Chinese", re.compile(rf"{HAN}[(\"]|[)\"]{HAN}")),
    ("no space between Chinese and Latin", re.compile(rf"{HAN}[A-Za-z0-9]|[A-Za-z0-9]{HAN}")),
    (
        "space beside a full-width sign",
        re.compile(r" [，。；：？！、）”》]|[，。；：？！、（“《] "),
    ),
    ("exclamation mark", re.compile(r"！")),
    ("您 or 你", re.compile(r"[您你]")),
    ("full-width bracket around a key", re.compile(r"（(?:F\d{1,2}|(?:Ctrl|Alt|Shift)\+\w+)）")),
    ("stop before a bracket", re.compile(r"[。，；、]）")),
    ("two spaces", re.compile(r"  ")),
)

EXCEPTIONS = {
    # part of the name of a programme, which has its own Chinese name
    "Sponge city demonstration, 14th Five-Year Plan": ("plan",),
    "China-GEF-World Bank Urban Transport Partnership": ("partnership",),
    # a patent is granted by law, not a sum by a funder
    "Patents granted in the year to holders in the city per 100,000 residents.": ("granted",),
    # the unit of a count
    "actions": ("action",),
    # the verb, of what is still to do
    "Every text is there and up to date in both languages: nothing is to be translated.": (
        "translated",
    ),
    # what is measured, not a value of a city
    "Choose the figures that show progress on both sides.": ("figure",),
    # a way to count days, not one to choose them from
    "All dates moved by the same four years and a day (calendar from 1904).": ("calendar",),
    # a basis in law for keeping personal data
    "legitimate interest": ("interest",),
    # what the workspace noted by itself when a workbook went out
    "The hidden sheet that was handed out with the workbook is gone. If this workspace made the "
    "workbook, its own note is used.": ("own note",),
    # drawings of a network
    "Example: Leak detection in two districts; lead: water utilities of both cities; first step: "
    "exchange of network plans.": ("plan",),
    # the verb
    "Gaps are stated, not scolded; each one leads to its field.": ("lead",),
    "{n} point is still open. It leads to its field.": ("lead",),
}
"""English texts that say a glossary's word in another sense, with those words."""


@dataclass(frozen=True)
class Term:
    """A line of the glossary: English forms, and the Chinese words of which one is used."""

    english: tuple[str, ...]
    chinese: tuple[str, ...]

    def pattern(self) -> re.Pattern[str]:
        """Return what finds the term in English, in the singular and the plural."""
        forms = "|".join(_inflected(form) for form in self.english)
        return re.compile(rf"\b(?:{forms})\b", re.IGNORECASE)


def _inflected(form: str) -> str:
    if form.endswith("y"):
        return re.escape(form[:-1]) + "(?:y|ies)"
    return re.escape(form) + "(?:s|es)?"


def glossary() -> list[Term]:
    """Return the terms of the glossary, the longest first, since they hold shorter ones."""
    terms = []
    for line in GLOSSARY.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("| ") and len(cells) == 4 and re.search(HAN, cells[1]):
            english, chinese = (tuple(cell.split(" / ")) for cell in cells[:2])
            if chinese != ("中文",):
                terms.append(Term(english, chinese))
    return sorted(terms, key=lambda term: -max(map(len, term.english)))


def terms_missing(english: str, chinese: str, terms: list[Term]) -> list[Term]:
    """Return the terms in ``english`` of which ``chinese`` holds no agreed word."""
    missing = []
    english = re.sub(r"{\w*}", "·", english)
    for term in terms:
        rest = term.pattern().sub("·", english)
        if rest != english and not any(word in chinese for word in term.chinese):
            missing.append(term)
        english = rest
    return missing


def disagreements(english: str, chinese: str, terms: list[Term]) -> list[str]:
    """Return a line for each term of which ``chinese`` uses another word than the glossary."""
    return [
        f"glossary says “{' / '.join(term.chinese)}” for “{term.english[0]}”"
        for term in terms_missing(english, chinese, terms)
        if term.english[0] not in EXCEPTIONS.get(english, ())
    ]


def slips(chinese: str) -> list[str]:
    """Return what is wrong with the signs and spaces of a Chinese text."""
    bare = _SHORTCUT.sub("", _LETTER_OF_MENU.sub("", chinese))
    return [name for name, pattern in _TYPOGRAPHY if pattern.search(bare)]


def places(text: str) -> set[str]:
    """Return the names of the places to fill in ``text``."""
    return {name for _text, name, _spec, _conversion in Formatter().parse(text) if name is not None}


def extracted() -> Catalog:
    """Return the messages of the sources."""
    catalog = Catalog(project="UrbanDesk", version="", charset="utf-8")
    found = extract_from_dir(str(SOURCES), method_map=[("**.py", "python")], keywords=KEYWORDS)
    for file, _line, message, comments, context in sorted(found, key=lambda item: item[0]):
        catalog.add(message, None, [(f"urbandesk/{file}", 0)], (), comments, context=context)
    return catalog


def stored(path: Path = CHINESE) -> Catalog:
    """Return the catalogue in ``path``, empty when there is none."""
    if not path.exists():
        return Catalog(locale="zh_CN")
    with path.open("rb") as file:
        return read_po(file, locale="zh_CN" if path == CHINESE else None)


def write(path: Path, catalog: Catalog) -> None:
    """Write ``catalog`` sorted and without places or dates, so that a change shows only itself."""
    with path.open("wb") as file:
        write_po(file, catalog, no_location=True, omit_header=True, sort_output=True, width=96)
    header = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    if path == CHINESE:
        header += '"Language: zh_CN\\n"\n"Plural-Forms: nplurals=1; plural=0;\\n"\n'
    path.write_text(header + "\n" + path.read_text(encoding="utf-8"), encoding="utf-8")


def forms(message: Message) -> tuple[str, ...]:
    """Return the English of a message: one text, or singular and plural."""
    return message.id if isinstance(message.id, tuple) else (str(message.id),)


def translation(message: Message) -> str:
    """Return the Chinese of a message; empty while there is none."""
    text = message.string[0] if isinstance(message.string, tuple) else message.string
    return str(text or "")


def identity(message: Message) -> tuple[str, str]:
    """Return the singular and the context, which together name a message."""
    return forms(message)[0], message.context or ""


def messages(catalog: Catalog) -> dict[tuple[str, str], Message]:
    """Return the messages of a catalogue by their identity."""
    return {identity(message): message for message in catalog if message.id}


def update(given: list[dict[str, str]]) -> None:
    """Merge the sources and ``given`` translations into the Chinese catalogue."""
    template = extracted()
    known = {key: translation(message) for key, message in messages(stored()).items()}
    for item in given:
        if not isinstance(item["str"], str):
            raise SystemExit(f"not one text: {item['str']!r}")
        known[item["id"], item.get("context") or ""] = item["str"]
    result = Catalog(locale="zh_CN", charset="utf-8")
    for key, message in messages(template).items():
        text = known.get(key, "")
        string = (text,) if isinstance(message.id, tuple) else text
        result.add(message.id, string, context=message.context)
    write(TEMPLATE, template)
    write(CHINESE, result)


def problems() -> list[str]:
    """Return a line for everything that is wrong with the Chinese catalogue."""
    wanted, found = messages(extracted()), messages(stored())
    lines = [f"not in the catalogue: {key}" for key in sorted(wanted.keys() - found.keys())]
    lines += [f"no longer in the sources: {key}" for key in sorted(found.keys() - wanted.keys())]
    if messages(stored(TEMPLATE)).keys() != wanted.keys():
        lines.append("the template is older than the sources: run update")
    terms = glossary()
    for (key, _context), message in found.items():
        lines += [f"{problem}: {key}" for problem in problems_of(message, terms)]
    return lines


def problems_of(message: Message, terms: list[Term]) -> list[str]:
    """Return what is wrong with one message of the Chinese catalogue."""
    english, chinese = forms(message), translation(message)
    if not chinese:
        return ["not translated"]
    lines = ["fuzzy"] if message.fuzzy else []
    if set().union(*map(places, english)) != places(chinese):
        lines.append("other places to fill")
    if all(map(_has_words, (english[0], chinese))) and not re.search(HAN, chinese):
        lines.append("no Chinese in it")
    lines += slips(chinese)
    return lines + disagreements(english[0], chinese, terms)


def _has_words(english: str) -> bool:
    return re.search(r"[A-Za-z]{2}", re.sub(r"{\w*}|\b[kM]B\b", "", english)) is not None


def main(argv: list[str]) -> int:
    """Run the command that ``argv`` names; returns 1 when a check found something."""
    command = argv[0] if argv else "check"
    if command == "set":
        update(json.loads(Path(argv[1]).read_text(encoding="utf-8")))
    elif command in ("extract", "update"):
        update([])
    elif command == "missing":
        open_ones = [
            {"id": identity(message)[0], "context": identity(message)[1], "str": ""}
            for message in stored()
            if message.id and not translation(message)
        ]
        sys.stdout.write(json.dumps(open_ones, ensure_ascii=False, indent=0) + "\n")
    else:
        found = problems()
        sys.stdout.write("".join(f"{line}\n" for line in found))
        return 1 if found else 0
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

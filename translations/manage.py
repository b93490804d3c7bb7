"""The catalogue of the window's texts: extract, update, set, missing, check.

Run ``python translations/manage.py check`` before committing; it is part of the checks.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

HERE = Path(__file__).resolve().parent
SOURCES = HERE.parent / "urbandesk"
TEMPLATE = HERE / "urbandesk.pot"
CHINESE = HERE / "zh_CN.po"
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}
HAN = r"[\u4e00-\u9fff]"


def extracted() -> Catalog:
    catalog = Catalog(project="UrbanDesk", version="", charset="utf-8")
    found = extract_from_dir(str(SOURCES), method_map=[("**.py", "python")], keywords=KEYWORDS)
    for file, _line, message, comments, context in sorted(found, key=lambda item: item[0]):
        catalog.add(message, None, [(f"urbandesk/{file}", 0)], (), comments, context=context)
    return catalog


def stored() -> Catalog:
    if not CHINESE.exists():
        return Catalog(locale="zh_CN")
    with CHINESE.open("rb") as file:
        return read_po(file, locale="zh_CN")


def write(path: Path, catalog: Catalog) -> None:
    with path.open("wb") as file:
        write_po(
            file, catalog, no_location=True, omit_header=True, sort_output=True, width=96
        )
    header = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    if path == CHINESE:
        header += '"Language: zh_CN\\n"\n"Plural-Forms: nplurals=1; plural=0;\\n"\n'
    path.write_text(header + "\n" + path.read_text(encoding="utf-8"), encoding="utf-8")


def identity(message: Message) -> tuple[str, str]:
    key = message.id[0] if isinstance(message.id, tuple) else message.id
    return str(key), message.context or ""


def update(given: list[dict[str, str]]) -> None:
    """Merge the sources and ``given`` translations into the Chinese catalogue."""
    template = extracted()
    known = {identity(m): m.string for m in stored() if m.id}
    known |= {(item["id"], item.get("context", "")): item["str"] for item in given}
    result = Catalog(locale="zh_CN", charset="utf-8")
    for message in template:
        if not message.id:
            continue
        text = known.get(identity(message), "")
        text = text[0] if isinstance(text, tuple) else text
        string = (text,) if isinstance(message.id, tuple) else text
        result.add(message.id, string, context=message.context)
    write(TEMPLATE, template)
    write(CHINESE, result)


def problems() -> list[str]:
    """Return a line for everything that is wrong with the Chinese catalogue."""
    wanted = {identity(m) for m in extracted() if m.id}
    found = {identity(m): m for m in stored() if m.id}
    lines = [f"not in the catalogue: {key}" for key in sorted(wanted - set(found))]
    lines += [f"no longer in the sources: {key}" for key in sorted(set(found) - wanted)]
    for (key, _context), message in found.items():
        text = message.string[0] if isinstance(message.string, tuple) else message.string
        if not text:
            lines.append(f"not translated: {key}")
        elif message.fuzzy:
            lines.append(f"fuzzy: {key}")
        elif set(re.findall(r"{\w*}", key)) != set(re.findall(r"{\w*}", str(text))) - {"{n}"} and (
            set(re.findall(r"{\w*}", key)) - {"{n}"}
            != set(re.findall(r"{\w*}", str(text))) - {"{n}"}
        ):
            lines.append(f"other places to fill: {key}")
        elif re.search(f"{HAN}[,;:?!]|[,;?!]{HAN}", str(text)):
            lines.append(f"half-width sign beside Chinese: {key}")
    return lines


def main(argv: list[str]) -> int:
    command = argv[0] if argv else "check"
    if command == "set":
        update(json.loads(Path(argv[1]).read_text(encoding="utf-8")))
    elif command in ("extract", "update"):
        update([])
    elif command == "missing":
        open_ones = [
            {"id": identity(m)[0], "context": identity(m)[1], "str": ""}
            for m in stored()
            if m.id and not (m.string[0] if isinstance(m.string, tuple) else m.string)
        ]
        sys.stdout.write(json.dumps(open_ones, ensure_ascii=False, indent=0) + "\n")
    else:
        found = problems()
        sys.stdout.write("".join(f"{line}\n" for line in found))
        return 1 if found else 0
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

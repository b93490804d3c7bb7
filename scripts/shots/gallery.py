"""The list of all pictures, and the few that the README shows."""

from __future__ import annotations

import html
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from PIL import Image

from urbandesk.ui.theme import DARK, LIGHT

README = {
    "home_en.png": "1366x768/en_light_home.png",
    "plan_zh.png": "1366x768/zh_light_plan_actions.png",
    "cities_dark_en.png": "1366x768/en_dark_city_figures.png",
    "review_en.png": "1366x768/en_light_review_conflict.png",
    "reports_zh.png": "1366x768/zh_light_reports.png",
}
"""Pictures of the README and what they are copied from."""

LARGEST = 150_000
_COLOURS = 256
"""Bytes and colours of a picture of the README."""

_HEAD = """<!doctype html>
<meta charset="utf-8">
<title>UrbanDesk: every page</title>
<style>
body { font: 14px sans-serif; margin: 24px; }
figure { display: inline-block; width: 440px; margin: 8px; vertical-align: top; }
img { width: 100%; border: 1px solid #ccc; }
</style>
"""


def write_index(folder: Path, taken: Sequence[str]) -> None:
    """Write ``index.html`` into ``folder``: the pictures by page, each page in all its looks."""
    by_page: dict[str, list[str]] = {}
    for file in taken:
        page = Path(file).stem.split("_", 2)[2]
        by_page.setdefault(page, []).append(file)
    lines = [_HEAD, f"<h1>{len(taken)} pictures</h1>"]
    for page, files in by_page.items():
        lines.append(f"<h2>{html.escape(page)}</h2>")
        lines += [_figure(file) for file in files]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "index.html").write_text("\n".join(lines), encoding="utf-8")


def _figure(file: str) -> str:
    said = html.escape(file)
    return (
        f'<figure><a href="{said}"><img src="{said}" alt="{said}" loading="lazy"></a>'
        f"<figcaption>{said}</figcaption></figure>"
    )


def copy_for_readme(shots: Path, target: Path) -> None:
    """Write the pictures of the README with few colours, so that they are small.

    Raises:
        ValueError: one is larger than it may be.
    """
    target.mkdir(parents=True, exist_ok=True)
    for name, source in README.items():
        with Image.open(shots / source) as picture:
            _with_few_colours(picture.convert("RGB")).save(target / name, optimize=True)
        size = (target / name).stat().st_size
        if size > LARGEST:
            raise ValueError(f"{name} has {size} bytes")


def _with_few_colours(picture: Image.Image) -> Image.Image:
    """Return a picture with the look's and its most frequent colours kept, the others near them."""
    pixels = np.asarray(picture)
    found, place, count = np.unique(
        pixels.reshape(-1, 3), axis=0, return_inverse=True, return_counts=True
    )
    # Without the look's own ones, amber on a few thin letters would turn into red.
    named = (part for each in (LIGHT, DARK) for part in each if isinstance(part, str))
    look = np.array([_rgb(text) for text in named])
    frequent = found[np.argsort(-count)[: _COLOURS - len(look)]].astype(int)
    kept = np.vstack([look, frequent])
    nearest = [int(((kept - colour) ** 2).sum(axis=1).argmin()) for colour in found.astype(int)]
    codes = np.array(nearest, dtype=np.uint8)[place].reshape(pixels.shape[:2])
    few = Image.fromarray(codes)
    few.putpalette(kept.astype(np.uint8).tobytes())
    return few


def _rgb(text: str) -> tuple[int, int, int]:
    """Return the parts of ``#RRGGBB``."""
    return int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16)

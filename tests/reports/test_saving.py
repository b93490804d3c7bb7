"""Saved charts are whole files with their words inside, and the same each time."""

import subprocess
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image

from tests.reports import samples
from urbandesk import i18n
from urbandesk.errors import UserError
from urbandesk.reports.budget_chart import draw_budget
from urbandesk.reports.figure import ChartFigure
from urbandesk.reports.saving import FORMATS, chart_bytes, save
from urbandesk.reports.stakeholder_chart import draw_stakeholders
from urbandesk.reports.timeline_chart import draw_timeline

CHARTS: list[Callable[[], ChartFigure]] = [
    lambda: draw_timeline(samples.timeline()),
    lambda: draw_budget(samples.budget()),
    lambda: draw_stakeholders(samples.stakeholders()),
]
SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("file_format", FORMATS)
@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_each_chart_is_saved_and_the_same_chart_gives_the_same_bytes(
    tmp_path: Path, language: str, file_format: str
) -> None:
    for at, draw in enumerate(CHARTS):
        target = tmp_path / f"{at}.{file_format}"
        with i18n.speaking(language):
            save(draw(), target, file_format)
            again = chart_bytes(draw(), file_format)
        assert target.read_bytes() == again
    assert len(list(tmp_path.iterdir())) == len(CHARTS)


def test_a_png_is_1600_by_900_and_carries_title_and_description(tmp_path: Path) -> None:
    figure = draw_timeline(samples.timeline())
    save(figure, tmp_path / "chart.png", "png")
    with Image.open(tmp_path / "chart.png") as picture:
        assert picture.size == (1600, 900)
        assert picture.info["Title"] == figure.words.title
        assert picture.info["Description"] == figure.words.alt


def test_the_alternative_text_tells_each_action() -> None:
    alt = draw_timeline(samples.timeline()).words.alt
    assert alt.startswith("Five of seven actions start in 2026; action 4 has no lead in Rome yet. ")
    assert (
        "4. Reuse of marine plastic: Rome 1 Oct 2026 to 28 Sep 2027, no lead yet; "
        "Yantai 1 Oct 2026 to 28 Sep 2027; first step by 20 Oct 2026." in alt
    )


def test_the_alternative_text_tells_sums_and_scores() -> None:
    assert (
        "Rome, Thousand EUR: total 403; granted 84, preparing or submitted 259, idea 60."
        in draw_budget(samples.budget()).words.alt
    )
    assert (
        "Region (Rome): influence 9, interest 3.9."
        in draw_stakeholders(samples.stakeholders()).words.alt
    )


def test_an_svg_is_well_formed_and_speaks_to_screen_readers(chinese: None) -> None:
    figure = draw_budget(samples.budget())
    root = ElementTree.fromstring(chart_bytes(figure, "svg"))
    assert root.attrib["role"] == "img"
    assert root.attrib["{http://www.w3.org/XML/1998/namespace}lang"] == "zh-Hans"
    assert root.findtext(f"{SVG}title") == figure.words.title
    assert root.findtext(f"{SVG}desc") == figure.words.alt
    assert root.find(f".//{SVG}text") is None


def test_markup_in_names_stays_text_in_every_format() -> None:
    data = samples.stakeholders()
    for title in ("A & B <b>$x^2$</b> costs $5", "]]> -- ' \" \\ %s {x}"):
        figure = draw_stakeholders(type(data)(data.sides, (), title, (), title))
        for file_format in FORMATS:
            assert chart_bytes(figure, file_format)
        root = ElementTree.fromstring(chart_bytes(figure, "svg"))
        assert root.findtext(f"{SVG}title") == title


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_a_pdf_embeds_only_the_shipped_fonts(tmp_path: Path, language: str) -> None:
    with i18n.speaking(language):
        save(draw_timeline(samples.timeline()), tmp_path / "chart.pdf", "pdf")
    content = (tmp_path / "chart.pdf").read_bytes()
    assert b"DejaVu" not in content
    assert b"LastResort" not in content
    assert b"NotoSans" in content
    listed = subprocess.run(
        ["pdffonts", str(tmp_path / "chart.pdf")], capture_output=True, text=True, check=True
    ).stdout.splitlines()[2:]
    assert listed
    assert all("NotoSans" in line for line in listed)
    assert all(line.split()[-5] == "yes" for line in listed)


def test_a_failed_save_keeps_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "chart.png"
    target.write_bytes(b"old")
    monkeypatch.setattr(Path, "replace", _refuse)
    with pytest.raises(UserError):
        save(draw_budget(samples.budget()), target, "png")
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["chart.png"]


def _refuse(self: Path, target: Path) -> Path:
    raise PermissionError(13, "in use")


def test_an_unknown_format_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="gif"):
        chart_bytes(draw_budget(samples.budget()), "gif")

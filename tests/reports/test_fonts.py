"""The shipped fonts, and only they, draw what people write."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.font_manager import fontManager

from tests.reports.drawn import rendered
from urbandesk import i18n
from urbandesk.reports import fonts
from urbandesk.reports.figure import ChartFigure, ChartWords


def drawn_width(text: str, size: float, *, bold: bool) -> float:
    """Return the width that is really drawn."""
    figure = ChartFigure(ChartWords("", "", "", ""))
    artist = figure.words_at(0, 400, text, size=size, bold=bold)
    return float(artist.get_window_extent(rendered(figure)).width)


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("bold", [False, True])
def test_a_measured_width_is_the_drawn_one(language: str, bold: bool) -> None:
    with i18n.speaking(language):
        for text in (
            "Exchange on green trades",
            "供水管网漏损检测（第 3 期）",
            "Łódź, Székesfehérvár",
        ):
            measured = fonts.width(text, 40, bold=bold)
            assert measured == pytest.approx(drawn_width(text, 40, bold=bold), rel=0.03)


def test_chinese_text_asks_the_chinese_family_first(chinese: None) -> None:
    assert fonts.families() == ["Noto Sans SC", "Noto Sans"]


def test_english_text_asks_the_latin_family_first() -> None:
    assert fonts.families() == ["Noto Sans", "Noto Sans SC"]


@settings(deadline=None, max_examples=30)
@given(text=st.text(max_size=30))
def test_whatever_is_typed_can_be_drawn_without_a_missing_glyph(text: str) -> None:
    drawable = fonts.drawable(text)
    figure = ChartFigure(ChartWords("", "", "", ""))
    figure.words_at(10, 400, drawable, size=20)
    rendered(figure)
    assert not {"\n", "\t", "\x00"} & set(drawable)


def test_control_characters_go_and_markup_stays() -> None:
    assert fonts.drawable("a\x00b\u202ec\n\td &<b>$x$") == "abc d &<b>$x$"


def test_nothing_but_the_shipped_files_is_known() -> None:
    fonts.prepare()
    known = {Path(entry.fname).name for entry in fontManager.ttflist}
    assert known == {
        *("NotoSans-Regular.ttf", "NotoSans-Bold.ttf"),
        *("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf"),
    }


def test_the_drawing_library_leaves_the_users_own_folders_alone(tmp_path: Path) -> None:
    program = (
        "import urbandesk.reports.fonts as f, matplotlib, sys; f.prepare();"
        "print(matplotlib.get_configdir()); print('matplotlib.pyplot' in sys.modules)"
    )
    result = subprocess.run(
        [sys.executable, "-c", program],
        env={"URBANDESK_DATA_DIR": str(tmp_path), "HOME": str(tmp_path / "home")},
        cwd=Path(fonts.__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
    )
    folder, has_pyplot = result.stdout.split()
    assert Path(folder).is_relative_to(tmp_path)
    assert has_pyplot == "False"
    assert not (tmp_path / "home" / ".config").exists()


def test_pure_values_need_no_drawing_library() -> None:
    program = "import urbandesk.reports.findings, sys; assert 'matplotlib' not in sys.modules"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=Path(fonts.__file__).parents[2], check=False
    )
    assert done.returncode == 0

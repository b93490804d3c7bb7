"""Chinese characters are read as people read them, found by it and sorted by it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from urbandesk.models.derived import chinese_order, derive, fold
from urbandesk.models.pinyin import latin, simplified, spoken, syllables_of


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("重庆", "chong qing"),
        ("长治", "chang zhi"),
        ("厦门", "xia men"),
        ("六安", "lu an"),
        ("台州", "tai zhou"),
        ("成都", "cheng du"),
        ("喀什", "ka shi"),
        ("北京银行", "bei jing yin hang"),
        ("漯河", "luo he"),
        ("长白", "chang bai"),
        ("秘书长", "mi shu zhang"),
        ("国际交流处处长", "guo ji jiao liu chu chu zhang"),
        ("吕梁", "lv liang"),
    ],
)
def test_a_name_with_several_readings_is_read_as_that_of_the_place(name: str, read: str) -> None:
    assert " ".join(syllables_of(name)) == read


@pytest.mark.parametrize(
    ("name", "read"),
    [("曾庆红", "zeng qing hong"), ("单伟", "shan wei"), ("解晓东", "xie xiao dong")],
)
def test_a_surname_is_read_as_a_surname(name: str, read: str) -> None:
    assert " ".join(syllables_of(name, person=True)) == read


def test_the_same_character_elsewhere_is_read_as_usual() -> None:
    assert syllables_of("单位") == ["dan", "wei"]


def test_pinyin_and_initials_can_be_typed_and_u_for_v() -> None:
    assert spoken("重庆") == ["chongqing", "cq"]
    assert spoken("吕梁") == ["lvliang", "luliang", "ll"]
    assert spoken("Rome") == []


def test_latin_letters_between_characters_stay() -> None:
    assert latin("a城9号") == "a cheng 9 hao"


def test_traditional_characters_and_japanese_blanks_are_folded() -> None:
    assert simplified("重慶") == "重庆"
    assert fold("ＣＩＴＹ　廈門") == "city 厦门"
    assert fold("Ch’ung-ch’ing") == "ch'ung-ch'ing"


def test_a_character_that_nobody_reads_is_kept() -> None:
    assert chinese_order("㐂城").endswith("城")
    assert syllables_of("𠮷田")[-1] == "tian"


def test_names_sort_by_pinyin_then_tone_then_character_latin_ones_first() -> None:
    names = ["中山", "重庆", "厦门", "Rome", "安阳", "鞍山", "昂仁", "常州", "长治", "亳州", "泊头"]
    assert sorted(names, key=chinese_order) == [
        "Rome",
        "安阳",
        "鞍山",
        "昂仁",
        "亳州",
        "泊头",
        "常州",
        "长治",
        "重庆",
        "厦门",
        "中山",
    ]


def test_characters_outside_gb_2312_stand_in_their_place_as_well() -> None:
    # 鄠 and 珺 are not among the characters that GB 2312 has in the order of pinyin.
    assert sorted(["西安", "鄠邑", "杭州", "珺山"], key=chinese_order) == [
        "杭州",
        "鄠邑",
        "珺山",
        "西安",
    ]


def test_a_record_without_an_english_name_sorts_by_its_pinyin_among_those_that_have_one() -> None:
    row = {"name_en": None, "name_zh": "重庆"}
    found = derive(row, texts=("name_zh",), english="name_en", chinese="name_zh")
    assert found["sort_en"] == "chong qing"


def test_what_has_no_chinese_character_loads_no_dictionary() -> None:
    code = (
        "import sys; from urbandesk.models.schema import KINDS;"
        "KINDS['city'].derived({'name_en': 'Málaga', 'country': 'ES'});"
        "sys.exit('pypinyin' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0

"""Which new rows are taken for records that may be here already, and which never are."""

from __future__ import annotations

import pytest

from tests.exchange.merge.making import key
from urbandesk.exchange.merge.duplicates import Lookalikes
from urbandesk.models.schema import KINDS


def _like(here: str, came: str) -> bool:
    known = Lookalikes(KINDS["organisation"], {key(1): {"name_zh": here, "city": key(2)}})
    return known.like({"name_zh": came, "city": key(2)}) == (key(1),)


@pytest.mark.parametrize(
    ("here", "came"),
    [
        ("烟台市生态环境局办公室", "烟台市生态环境局 办公室"),
        ("Waste company of the city", "Waste companies of the city"),
        ("烟台市第二实验小学", "烟台市第二实验小学"),
    ],
)
def test_names_that_are_nearly_the_same_may_be_one(here: str, came: str) -> None:
    assert _like(here, came)


@pytest.mark.parametrize(
    ("here", "came"),
    [
        ("Secondary school number 2", "Secondary school number 12"),
        ("烟台经济技术开发区第十二初级中学", "烟台经济技术开发区第十一初级中学"),
        ("示例单位19号", "示例单位1号"),
    ],
)
def test_names_that_differ_by_their_number_are_two(here: str, came: str) -> None:
    assert not _like(here, came)

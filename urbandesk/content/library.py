"""What ships, read once when it is first asked for."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from urbandesk.content.loading import read

if TYPE_CHECKING:
    from urbandesk.content.catalogues import IndicatorEntry, SchemeEntry, Theme
    from urbandesk.content.method import Method
    from urbandesk.content.sample import Sample


@cache
def method() -> Method:
    """Return the edition of the method that new plans follow."""
    from urbandesk.content.method import read_method

    return read_method(read("method"))


@cache
def themes() -> tuple[Theme, ...]:
    """Return the themes that every workspace holds."""
    from urbandesk.content.catalogues import read_themes

    return read_themes(read("themes"))


@cache
def indicators() -> tuple[IndicatorEntry, ...]:
    """Return the indicators that every workspace holds."""
    from urbandesk.content.catalogues import read_indicators

    return read_indicators(read("indicators"))


@cache
def funding() -> tuple[SchemeEntry, ...]:
    """Return the funding schemes that every workspace holds."""
    from urbandesk.content.catalogues import read_funding

    return read_funding(read("funding"))


@cache
def sample() -> Sample:
    """Return what the sample workspace holds beside the catalogues."""
    from urbandesk.content.sample import read_sample

    return read_sample(
        read("sample"),
        themes=[theme.key for theme in themes()],
        questions=[question.key for step in method().steps for question in step.questions],
        indicators=[indicator.key for indicator in indicators()],
    )

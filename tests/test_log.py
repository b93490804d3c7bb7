"""The log keeps what went wrong, in a folder of the user, and never stands in the way."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from logging.handlers import RotatingFileHandler
from pathlib import Path

import pytest

from urbandesk import log, paths

LOGGER = logging.getLogger("urbandesk")


@pytest.fixture(autouse=True)
def logger_as_before() -> Iterator[None]:
    """Take away what a test adds to the logger of the program."""
    before, level = list(LOGGER.handlers), LOGGER.level
    yield
    for handler in LOGGER.handlers[len(before) :]:
        LOGGER.removeHandler(handler)
        handler.close()
    LOGGER.setLevel(level)


def test_what_went_wrong_stands_in_the_file_with_time_and_place() -> None:
    file = log.begin()
    assert file == paths.log_dir() / "urbandesk.log"
    logging.getLogger("urbandesk.services.files.backups").warning(
        "no room for a backup of %s", "罗马"
    )
    [line] = file.read_text(encoding="utf-8").splitlines()
    assert line.endswith("WARNING urbandesk.services.files.backups: no room for a backup of 罗马")
    assert line[:2] == "20"


def test_an_error_is_kept_with_the_place_where_it_happened() -> None:
    file = log.begin()
    try:
        raise ZeroDivisionError
    except ZeroDivisionError:
        LOGGER.exception("A bug")
    assert file is not None
    assert "test_log.py" in file.read_text(encoding="utf-8")


def test_what_other_libraries_say_stays_out() -> None:
    file = log.begin()
    logging.getLogger("matplotlib.font_manager").warning("findfont")
    LOGGER.debug("a detail")
    assert file is not None
    assert file.read_text(encoding="utf-8") == ""


def test_a_second_run_goes_on_in_the_same_file() -> None:
    log.begin()
    LOGGER.warning("first")
    LOGGER.handlers.pop().close()
    file = log.begin()
    LOGGER.warning("second")
    assert file is not None
    assert [line.split()[-1] for line in file.read_text("utf-8").splitlines()] == [
        "first",
        "second",
    ]


def test_the_log_never_grows_beyond_a_few_files() -> None:
    file = log.begin()
    [handler] = [each for each in LOGGER.handlers if isinstance(each, RotatingFileHandler)]
    handler.maxBytes = 200
    for number in range(50):
        LOGGER.warning("number %d of many", number)
    assert file is not None
    assert len(list(file.parent.iterdir())) <= 4
    assert "number 49" in file.read_text(encoding="utf-8")


def test_a_computer_without_room_for_a_log_starts_all_the_same(own_folders: Path) -> None:
    (own_folders / "log").write_bytes(b"a file where the folder should be")
    handlers = list(LOGGER.handlers)
    assert log.begin() is None
    assert LOGGER.handlers == handlers

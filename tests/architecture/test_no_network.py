"""Nothing leaves the computer: no socket of a network is opened, nothing for it is imported."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.architecture.sources import (
    IMPORT_EVERYTHING,
    PACKAGE,
    imports,
    modules,
    run_apart,
    shown,
)

NETWORKING = (
    *("socket", "socketserver", "ssl", "asyncio", "http", "ftplib", "smtplib", "poplib", "imaplib"),
    *("xmlrpc", "urllib.request", "webbrowser", "requests", "httpx", "aiohttp", "urllib3"),
    *("PySide6.QtNetwork", "PySide6.QtWebSockets", "PySide6.QtHttpServer", "PySide6.QtWebView"),
    *("PySide6.QtWebEngineCore", "PySide6.QtWebEngineWidgets", "PySide6.QtNetworkAuth"),
)
# A second start hands its file to the window that is open, through a pipe of this computer.
LOCAL = ("PySide6.QtNetwork.QLocalServer", "PySide6.QtNetwork.QLocalSocket")

# Python tells an audit hook of every socket, also of those that libraries open in C.
TRAP = """
import socket, sys

def refuse(event, given):
    if event == "socket.__new__" and given[1] in (socket.AF_INET, socket.AF_INET6):
        raise AssertionError(f"a socket of the network: {given[1:]}")
    if event in ("socket.getaddrinfo", "socket.gethostbyname", "socket.connect", "urllib.Request"):
        raise AssertionError(f"{event}: {given}")

sys.addaudithook(refuse)
"""

WHOLE_JOB = """
from pathlib import Path
from tests.exchange.records import fill
from urbandesk.__main__ import main
from urbandesk.services.files import workspace_files

folder = Path(sys.argv[1])
file, always = str(folder / "work.urbandesk"), ["--data-dir", str(folder / "user")]
assert main(["new", file, *always]) == 0
workspace = workspace_files.open_workspace(Path(file))
fill(workspace)
workspace.close()
assert main(["export", file, "--to", str(folder / "out.xlsx"), "--language", "both", *always]) == 0
assert main(["charts", file, "--to", str(folder / "charts"), "--language", "zh_CN", *always]) == 0
assert main(["check", file, *always]) == 0
"""


def is_networking(name: str) -> bool:
    whole = any(name == library or name.startswith(f"{library}.") for library in NETWORKING)
    return whole and name not in LOCAL


def test_no_module_imports_anything_for_the_network() -> None:
    found = [
        f"{shown(path)}: {name}"
        for path in modules(PACKAGE)
        for name in imports(path)
        if is_networking(name)
    ]
    assert not found, "\n".join(found)


def test_the_whole_job_opens_no_socket_of_the_network(tmp_path: Path) -> None:
    done = run_apart(TRAP + WHOLE_JOB, tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "out.xlsx").is_file()
    assert len(list((tmp_path / "charts").iterdir())) == 6


def test_importing_every_module_opens_no_socket_of_the_network() -> None:
    done = run_apart(TRAP + IMPORT_EVERYTHING)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    "call",
    [
        "socket.socket()",
        "socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)",
        "import urllib.request; urllib.request.urlopen('http://example.eu')",
        "socket.getaddrinfo('example.eu', 80)",
    ],
)
def test_going_to_the_network_would_be_noticed(call: str) -> None:
    done = run_apart(f"{TRAP}\n{call}")
    assert done.returncode == 1
    assert "AssertionError" in done.stderr


def test_a_pipe_of_this_computer_is_no_network() -> None:
    assert not is_networking("PySide6.QtNetwork.QLocalServer")
    assert is_networking("PySide6.QtNetwork.QTcpSocket")
    assert is_networking("http.client.HTTPConnection")
    assert not is_networking("urllib.parse.quote")

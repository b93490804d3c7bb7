"""Sealing a file with a password: who does not know it reads nothing, who changes it is noticed.

scrypt (RFC 7914) makes a key of the password, AES-256-GCM keeps the content. There is no second
way in: a password that is lost is lost for good.
"""

from __future__ import annotations

import os
import struct
from pathlib import Path

from urbandesk import filing
from urbandesk.errors import UserError
from urbandesk.i18n import N_

MAGIC = b"UrbanDesk sealed 1\n"
SHORTEST_PASSWORD = 8

_COST = 2**15
_BLOCK = 8
_SALT = 16
_NONCE = 12
_HEAD = struct.Struct(f">{len(MAGIC)}s{_SALT}s{_NONCE}s")


class WrongPassword(UserError):
    """A password that does not open the file, or a file that was changed on its way."""

    def __init__(self) -> None:
        super().__init__(
            N_(
                "The file cannot be opened with this password. Check the keyboard layout and "
                "capital letters; if it still fails, the file was damaged on its way."
            )
        )


class PasswordTooShort(UserError):
    """A password that is guessed too quickly."""

    def __init__(self) -> None:
        super().__init__(
            N_("Please choose a password of at least {n} characters."), n=SHORTEST_PASSWORD
        )


def is_sealed(path: Path) -> bool:
    """Return whether the file at ``path`` was sealed with a password."""
    try:
        if not path.is_file():  # opening a pipe would wait for ever
            return False
        with path.open("rb") as file:
            return file.read(len(MAGIC)) == MAGIC
    except OSError:
        return False


def seal(content: bytes, target: Path, password: str) -> None:
    """Write ``content`` to ``target`` so that only ``password`` opens it.

    Raises:
        PasswordTooShort: it has fewer than ``SHORTEST_PASSWORD`` characters.
        CannotWrite: the place cannot be written to; an existing file is as it was.
    """
    if len(password) < SHORTEST_PASSWORD:
        raise PasswordTooShort
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    salt, nonce = os.urandom(_SALT), os.urandom(_NONCE)
    head = _HEAD.pack(MAGIC, salt, nonce)
    sealed = AESGCM(_key(password, salt)).encrypt(nonce, content, head)
    filing.write_bytes(target, head + sealed)


def unseal(path: Path, password: str) -> bytes:
    """Return what was sealed in the file at ``path``.

    Raises:
        WrongPassword: the password does not fit, or the file was changed or cut.
        OSError: the file cannot be read.
    """
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    whole = path.read_bytes()
    if len(whole) < _HEAD.size or not whole.startswith(MAGIC):
        raise WrongPassword
    head, sealed = whole[: _HEAD.size], whole[_HEAD.size :]
    _magic, salt, nonce = _HEAD.unpack(head)
    try:
        return AESGCM(_key(password, salt)).decrypt(nonce, sealed, head)
    except (InvalidTag, ValueError) as error:
        raise WrongPassword from error


def _key(password: str, salt: bytes) -> bytes:
    import unicodedata

    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    # The same letters typed on another system must give the same key.
    text = unicodedata.normalize("NFKC", password)
    return Scrypt(salt=salt, length=32, n=_COST, r=_BLOCK, p=1).derive(text.encode())

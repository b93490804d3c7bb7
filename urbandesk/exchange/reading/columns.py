"""Letters of columns and their numbers, from 1."""

from __future__ import annotations


def column_number(letters: str) -> int:
    """Return the number of a column: 1 for A."""
    number = 0
    for sign in letters.upper():
        number = number * 26 + ord(sign) - 64
    return number


def column_letters(number: int) -> str:
    """Return the letters of a column: A for 1."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters

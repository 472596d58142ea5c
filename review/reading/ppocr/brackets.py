"""Case-number brackets: 〔 and [ look alike in small print, and the recogniser mixes them up."""

from __future__ import annotations

import re

YEAR_IN_BRACKETS = re.compile(r"([\[〔(（【])(\d{4})([\]〕)）】])")


def paired_brackets(text: str) -> str:
    """The text with 〔2025〕 whole where one of the two brackets was read as such.

    The other one is then a misreading: nobody opens a year with one kind and closes it with
    another. Years between two brackets of another kind stay as they are printed.
    """
    return YEAR_IN_BRACKETS.sub(_whole, text)


def _whole(match: re.Match[str]) -> str:
    opening, year, closing = match.groups()
    return f"〔{year}〕" if opening == "〔" or closing == "〕" else match.group()

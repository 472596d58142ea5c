"""Text as it is compared in a search: width, case and kinds of brackets do not count.

White space is dropped, so that a word broken by the end of a line is still that word. Everything
else stays: `50%` is not `50`.
"""

from __future__ import annotations

import unicodedata

_SAME = str.maketrans(
    {
        **dict.fromkeys("〔[【{〈《", "("),
        **dict.fromkeys("〕]】}〉》", ")"),
        **dict.fromkeys("“”„「」『』＂", '"'),
        **dict.fromkeys("‘’‚′`", "'"),
        **dict.fromkeys("—–―‐‑−─~～", "-"),
        **dict.fromkeys("·•・‧∙", "."),
        "、": ",",
        "。": ".",
    }
)
"""Signs that engines and hands take for each other."""
_DROPPED = frozenset(("Zs", "Zl", "Zp", "Cc", "Cf", "Cs", "Cn"))


def fold(text: str) -> str:
    """The text as it is compared."""
    return "".join(fold_char(char) for char in text)


def fold_char(char: str) -> str:
    """What stands for this character: none, one or several (`㎡` is `m2`)."""
    plain = unicodedata.normalize("NFKC", char).casefold().translate(_SAME)
    return "".join(one for one in plain if unicodedata.category(one) not in _DROPPED)


def fold_words(query: str, most: int = 16) -> tuple[str, ...]:
    """The words of a query, by white space; more than `most` words are not looked at."""
    words = (fold(word) for word in query.split())
    return tuple(dict.fromkeys(word for word in words if word))[:most]

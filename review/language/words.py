"""Word lists shipped with the product (词表): sections, each a heading and its words."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def word_sections(name: str) -> dict[str, tuple[str, ...]]:
    """Words by section of `data/<name>`, in order; words before any heading are under ""."""
    text = (files("review.language") / "data" / name).read_text(encoding="utf-8")
    sections: dict[str, list[str]] = {}
    current = ""
    for line in text.splitlines():
        if line.startswith("["):
            current = line.strip("[]")
        elif line and not line.startswith("#"):
            sections.setdefault(current, []).extend(line.split())
    return {section: tuple(words) for section, words in sections.items()}

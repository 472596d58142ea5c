"""What is wrong in an office's file, where, and what to write instead."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

SHOWN = 12


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to correct; `path`: the entry concerned."""

    line: int
    path: tuple[str | int, ...]
    text: str


def explain(name: str, problems: Iterable[Problem], codes: Mapping[int, str]) -> str:
    """All problems of a file, one a line, in the file's order; `codes`: own rows by number."""
    ordered = sorted(dict.fromkeys(problems), key=lambda problem: (problem.line, problem.text))
    lines = [
        f"{name} 第{problem.line}行{_where(problem.path, codes)}：{problem.text}。"
        for problem in ordered[:SHOWN]
    ]
    if len(ordered) > SHOWN:
        lines.append(f"另有{len(ordered) - SHOWN}处，改正以上各处后再查。")
    return "\n".join(lines)


def suggest(word: object, known: Mapping[str, str]) -> str:
    """你是否要写“EXE-03”（决定书超期送达）？ or nothing where nothing is like it.

    `known`: what may be written → what it means.
    """
    wanted = str(word)
    by_meaning = {meaning: name for name, meaning in known.items() if meaning}
    if wanted in by_meaning:
        return f"，应写“{by_meaning[wanted]}”"
    folded = {name.casefold(): name for name in known}
    close = get_close_matches(wanted.casefold(), list(folded), n=1, cutoff=0.6)
    if not close:
        return ""
    name = folded[close[0]]
    meaning = f"（{known[name]}）" if known[name] else ""
    return f"，是否应为“{name}”{meaning}"


def options(known: Mapping[str, str]) -> str:
    """What may be written, each with its meaning."""
    return "、".join(f"{name}（{meaning}）" if meaning else name for name, meaning in known.items())


def _where(path: tuple[str | int, ...], codes: Mapping[int, str]) -> str:
    """（defects EXE-03 points）, the row named by its code."""
    if not path:
        return ""
    words: list[str] = []
    for before, part in zip((None, *path), path, strict=False):
        if before == "own_defects" and isinstance(part, int):
            words.append(codes.get(part) or f"第{part + 1}条")
        else:
            words.append(f"第{part + 1}条" if isinstance(part, int) else part)
    return f"（{' '.join(words)}）"

"""Laws named or pointed at in a sentence (法律名称、该法、简称)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from review.facts.values import citation_patterns as patterns

if TYPE_CHECKING:
    from collections.abc import Mapping

_FULL_WIDTH = str.maketrans("()", "（）")
_POINTER_CERTAIN = 0.9
_DANGLING_CERTAIN = 0.5
_UNTITLED_CERTAIN = 0.9
_HALF_BRACKETED_CERTAIN = 0.8


@dataclass(frozen=True, slots=True)
class CitedLaw:
    """A law named at `start:end` of the clean text; `name` has full-width brackets."""

    start: int
    end: int
    name: str
    bracketed: bool
    version: str | None = None
    resolved: str | None = None
    certain: float = 1.0


def definitions_of(text: str) -> dict[str, str]:
    """Short name to full name for every （以下简称…） after a law, on clean text."""
    known: dict[str, str] = {}
    for law in _titled_laws(text, {}):
        for defined in patterns.DEFINED.finditer(text, law.start, law.end):
            known[defined["short"]] = law.name
    return known


def laws_of(text: str, known: Mapping[str, str]) -> list[CitedLaw]:
    """Every place where a law is named or pointed at, in order."""
    laws = _titled_laws(text, known)
    taken = [(law.start, law.end) for law in laws]
    for law in _untitled_laws(text, known):
        if not any(start < law.end and law.start < end for start, end in taken):
            laws.append(law)
            taken.append((law.start, law.end))
    for match in patterns.POINTER.finditer(text):
        if not any(start < match.end() and match.start() < end for start, end in taken):
            laws.append(CitedLaw(match.start(), match.end(), match["pointer"], bracketed=False))
    laws.sort(key=lambda law: law.start)
    return _resolved(laws)


def _resolved(laws: list[CitedLaw]) -> list[CitedLaw]:
    """Pointers take the name of the law before them; 该条例 that of the last one of its type."""
    resolved: list[CitedLaw] = []
    for law in laws:
        pointer = patterns.POINTER.fullmatch(law.name)
        if pointer is None:
            resolved.append(law)
            continue
        names = [before.resolved or before.name for before in resolved]
        kind = pointer["type"]
        if kind in ("条例", "办法", "规则", "细则", "决定", "解释"):
            names = [name for name in names if kind in name]
        elif kind == "法":
            names = [name for name in names if name.endswith(("法", "法典"))] or names
        if names:
            resolved.append(replace(law, resolved=names[-1], certain=_POINTER_CERTAIN))
        else:
            resolved.append(replace(law, certain=_DANGLING_CERTAIN))
    return resolved


def _titled_laws(text: str, known: Mapping[str, str]) -> list[CitedLaw]:
    laws = []
    for match in patterns.TITLED_LAW.finditer(text):
        name = match["name"]
        after = text[match.end() :]
        version = patterns.VERSION.match(after)
        end = match.end() + (version.end() if version else 0)
        defined = patterns.DEFINED.match(text, end)
        end = defined.end() if defined else end
        cited = patterns.ARTICLE.match(text[end:].removeprefix("的")) is not None
        pointer = patterns.POINTER.fullmatch(name)
        named = patterns.LAW_NAME_END.search(name) and not patterns.NO_LAW.search(name)
        if not (cited or named or name in known or pointer):
            continue
        before = patterns.VERSION_BEFORE.search(text[: match.start()])
        inner = patterns.VERSION.search(name)
        mark = version or inner or before
        if inner and name.endswith(inner[0]):
            name = name[: inner.start()]
        laws.append(
            CitedLaw(
                match.start(),
                end,
                name.translate(_FULL_WIDTH),
                True,
                mark["version"] if mark else None,
                known.get(name),
            )
        )
    return [law for law in laws if not any(o.start < law.start < o.end for o in laws)]


def _untitled_laws(text: str, known: Mapping[str, str]) -> list[CitedLaw]:
    laws = []
    for match in patterns.UNTITLED_LAW.finditer(text):
        name, start = match["name"], match.start()
        cut = 0
        for word in patterns.BEFORE_LAW.finditer(name):
            if word.end() < len(name) - 1 and not name[word.start() :].startswith("中华人民共和国"):
                cut = word.end()
        national = name.find("中华人民共和国")
        if national >= 0:
            cut = min(max(cut, national), national)
        name, start = name[cut:], start + cut
        if len(name) < 2 or patterns.NO_LAW.search(name) or patterns.POINTED.search(name):
            continue
        opened, closed = text[start - 1 : start] in ("《", "〈"), text[match.end()] in "》〉>"
        version = patterns.VERSION.match(text, match.end() + closed)
        laws.append(
            CitedLaw(
                start - opened,
                version.end() if version else match.end() + closed,
                name,
                opened or closed,
                version["version"] if version else None,
                known.get(name),
                _HALF_BRACKETED_CERTAIN if opened or closed else _UNTITLED_CERTAIN,
            )
        )
    for short in known:
        laws += [
            CitedLaw(m.start(), m.end(), short, False, None, known[short], _UNTITLED_CERTAIN)
            for m in re.finditer(re.escape(short) + "(?=的?第)", text)
        ]
    return laws

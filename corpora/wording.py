r"""Fills wordings with the values of a paper; every value filled in is a gold fact.

{field}         the value as the agency writes it; states the fact
{=field}        the same, stating no fact        {~field}  by hand      {_field}  underlined
{field:spec}    cn num dot dash end hm (dates), cn figure comma wan (money), name (a citation's law)
{@field}        the value is itself a wording
<<cond?a::b>>   a or b; cond: a trait, has:kind, val:field, keep:field, tag:tag, or !cond
[[a||b||c]]     one of them, the same for the same case
⟪labels|text⟫   text that bears these labels of statements (语句标签, divided by spaces)
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from corpora.blocks import Face, Run, Text
from corpora.rows import read_rows
from corpora.story import (
    CaseStory,
    Citation,
    Corrected,
    Money,
    Paper,
    Raw,
    Seal,
    Signed,
    Ticks,
    Value,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from corpora.voice import Voice

_CONDITION = re.compile(r"<<(!?[\w:.@]+)\?((?:(?!<<|>>).)*)>>", re.S)
_CHOICE = re.compile(r"\[\[((?:(?!\[\[|\]\]).)*)\]\]", re.S)
_LABELLED = re.compile(r"⟪([\w. ]+)\|([^⟫]*)⟫")
STATEMENT = "statement"
"""Field under which runs carry (labels, text) of a labelled sentence; no field of a document."""
_FIELD = re.compile(r"\{([~=_@]*)([\w.]+)(?::(\w+))?\}")
_ROWS = Path(__file__).parent.parent / "review/standards/data/document_types"


@cache
def fields_of_kinds() -> dict[str, dict[str, str]]:
    """Kind → field id → type, from the product's own rows: gold speaks of these fields only."""
    found: dict[str, dict[str, str]] = {}
    for path in sorted(_ROWS.glob("*.yaml")):
        for row in read_rows(path).get("document_types", ()):
            found[row["id"]] = {field["id"]: field["type"] for field in row["fields"]}
    return found


def json_values(value: Value) -> tuple[object, ...]:
    """The gold writing of a value; several where the field repeats."""
    if isinstance(value, Corrected):
        return json_values(value.new)
    if isinstance(value, datetime):
        return (value.strftime("%Y-%m-%dT%H:%M"),)
    if isinstance(value, date):
        return (value.isoformat(),)
    if isinstance(value, Money):
        return (value.fen,)
    if isinstance(value, Signed):
        return ("present" if value.names else "absent",)
    if isinstance(value, Seal):
        return ("present" if value.name else "absent",)
    if isinstance(value, Ticks):
        return (value.chosen,) if value.chosen else ()
    if isinstance(value, Citation):
        return (
            {
                "law": value.law.strip("《》"),
                "article": value.article,
                "paragraph": value.paragraph,
                "item": value.item,
            },
        )
    if isinstance(value, tuple):
        if value and isinstance(value[0], Citation):
            return tuple(one for part in value for one in json_values(part))
        return (list(value),)
    return () if value is None or isinstance(value, Raw) else (value,)


@dataclass(frozen=True, slots=True)
class Filler:
    """Fills wordings for one paper."""

    story: CaseStory
    paper: Paper
    voice: Voice
    face: Face = "body"
    titles: Mapping[str, str] = field(default_factory=dict)
    """Titles of the other papers by key: what a 送达回证 says it delivered."""

    def value(self, name: str) -> Value:
        """Of the paper, else of the story."""
        if name in ("doc_name", "content_desc") and name not in self.paper.values:
            return self.titles.get(str(self.paper.values.get("of")))
        if name in self.paper.values:
            return self.paper.values[name]
        return self.story.notes.get(name)

    def holds(self, condition: str) -> bool:
        if condition.startswith("!"):
            return not self.holds(condition[1:])
        what, _, name = condition.partition(":")
        answers: dict[str, Callable[[], bool]] = {
            "has": lambda: self.story.has(name),
            "val": lambda: bool(self.value(name)) and name not in self.paper.omitted,
            "keep": lambda: name not in self.paper.omitted,
            "tag": lambda: name in self.voice.tags,
        }
        answer = answers.get(what)
        return answer() if answer else condition in self.story.traits

    def settle(self, wording: str) -> str:
        """The wording with conditions and choices made."""
        before = None
        while before != wording:
            before = wording
            wording = _CONDITION.sub(self._branch, wording)
            wording = _CHOICE.sub(self._choose, wording)
        return wording

    def _branch(self, found: re.Match[str]) -> str:
        yes, _, no = found[2].partition("::")
        return yes if self.holds(found[1]) else no

    def _choose(self, found: re.Match[str]) -> str:
        ways: list[str] = found[1].split("||")
        return self.voice.chance(f"{self.paper.kind}:{found[1][:40]}").choice(ways)

    def text(self, wording: str, face: Face | None = None) -> Text:
        """Runs of a settled wording."""
        runs: list[Run] = []
        wording = self.settle(wording)
        at = 0
        for found in _LABELLED.finditer(wording):
            runs += self._runs(wording[at : found.start()], face)
            said = self._runs(found[2], face)
            words = "".join(run.text for run in said)
            mark = (STATEMENT, (tuple(found[1].split()), words))
            if said and words.strip():
                runs += [replace(said[0], facts=(*said[0].facts, mark)), *said[1:]]
            at = found.end()
        return (*runs, *self._runs(wording[at:], face))

    def _runs(self, wording: str, face: Face | None) -> list[Run]:
        own = face or self.face
        runs: list[Run] = []
        at = 0
        for found in _FIELD.finditer(wording):
            if found.start() > at:
                runs.append(Run(wording[at : found.start()], face=own))
            runs += self._run(found[1], found[2], found[3] or "", own)
            at = found.end()
        if at < len(wording):
            runs.append(Run(wording[at:], face=own))
        return runs

    def _run(self, flags: str, name: str, spec: str, face: Face) -> list[Run]:
        if name in self.paper.omitted:
            return []
        value = self.value(name)
        if "@" in flags:
            return list(self.text(str(value), face)) if value else []
        own: Face = "hand" if "~" in flags else face
        least = 8 if "_" in flags and value is None else 0
        if isinstance(value, tuple) and value and isinstance(value[0], Citation) and not spec:
            return self._citations(name, value, own, "=" in flags)
        if name == "officers.name" and spec == "pair":
            return self._officers(own, "=" in flags)
        facts = () if "=" in flags else self.facts(name, value)
        if isinstance(value, Corrected):
            struck = Run(value.old, face=own, struck=True)
            by_hand = Run(self.write(value.new, spec), facts, "hand", finger=value.confirmed)
            return [struck, by_hand]
        return [Run(self.write(value, spec), facts, own, "_" in flags, least)]

    def _citations(
        self, name: str, cited: tuple[Citation, ...], face: Face, silent: bool
    ) -> list[Run]:
        runs: list[Run] = []
        for number, one in enumerate(cited):
            if number:
                runs.append(Run("、", face=face))
            runs.append(
                Run(self.voice.write_citation(one), () if silent else self.facts(name, one), face)
            )
        return runs

    def _officers(self, face: Face, silent: bool) -> list[Run]:
        """Names with certificate numbers: 张三（执法证号：…）、李四（…）."""
        names, numbers = self.value("officers.name"), self.value("officers.cert_no")
        assert isinstance(names, tuple)
        codes = numbers if isinstance(numbers, tuple) else ()
        label = self.voice.chance("cert").choice(("执法证号：", "证号：", "执法证件编号"))
        runs: list[Run] = []
        for place, name in enumerate(names):
            facts = self.facts("officers.name", names) if not place and not silent else ()
            runs.append(Run(("、" if place else "") + str(name), facts, face))
            if place < len(codes):
                code = str(codes[place])
                known = () if silent else self.facts("officers.cert_no", (code,))
                runs += [Run(f"（{label}", face=face), Run(code, known, face), Run("）", face=face)]
        return runs

    def facts(self, name: str, value: Value) -> tuple[tuple[str, object], ...]:
        """Gold facts of a field, if the kind of document has it."""
        kind = fields_of_kinds().get(self.paper.kind, {}).get(name)
        if kind is None:
            return ()
        if kind == "code" and isinstance(value, tuple):
            return tuple((name, one) for one in value)
        return tuple((name, one) for one in json_values(value))

    def write_plain(self, wording: str) -> str:
        """A wording as plain text."""
        return "".join(run.text for run in self.text(wording))

    def write(self, value: Value, spec: str = "") -> str:
        """A value in words."""
        voice = self.voice
        if value is None:
            blanks = {"num": "    年  月  日", "end": "    年  月  日", "dot": "    年  月  日"}
            return blanks.get(spec, "        ")
        if isinstance(value, Corrected):
            return self.write(value.new, spec)
        if isinstance(value, Raw):
            return value.text
        if isinstance(value, bool):
            return "是" if value else "否"
        if isinstance(value, datetime):
            return (
                voice.write_date(value.date(), "num")
                if spec == "day"
                else voice.write_time(value, spec)
            )
        if isinstance(value, date):
            return voice.write_date(value, spec)
        if isinstance(value, Money):
            return voice.write_money(value, spec)
        if isinstance(value, Citation):
            return value.law if spec == "name" else voice.write_citation(value)
        if isinstance(value, Signed):
            return "、".join(value.names)
        if isinstance(value, Seal):
            return value.name
        if isinstance(value, Ticks):
            return "  ".join(("☑" if o == value.chosen else "□") + o for o in value.options)
        if isinstance(value, tuple):
            return "、".join(str(part) for part in value)
        return str(value)

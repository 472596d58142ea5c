"""Tells sentences by the grammar: text, labels, names in it, section and kind of document."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from corpora.grammar.notation import AnyOrder, Choice, Slot, Symbol, Words, grammar
from corpora.grammar.slots import NAMED, fill

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpora.grammar.notation import Grammar, Production, Row, Start

Family = Literal["train", "heldout"]
NameKind = Literal["person", "firm", "place", "goods"]
_NAMING = frozenset({
    "penalty_decision", "onspot_penalty_decision", "no_penalty_decision", "seizure_decision",
    "prior_notice", "hearing_right_notice", "investigation_report", "case_closing_report",
    "discretion_statement", "filing_approval", "case_source_register", "preliminary_verification",
    "decision_approval", "legal_review_opinion", "collective_discussion_record",
    "defense_review_opinion",
})  # fmt: skip
"""Kinds of document in which a firm's name is a statement (party.named)."""
_TRIES = 40
"""So many sentences said already, one after another: the grammar has nothing new to say."""


@dataclass(frozen=True, slots=True)
class Span:
    """A name in a text: from its first character to the one after its last."""

    start: int
    end: int
    kind: NameKind


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence. `masked`: with its slots as 〈kind〉, for comparing families."""

    text: str
    labels: frozenset[str]
    spans: tuple[Span, ...]
    section: str
    kind: str
    masked: str


def sentences(family: Family, count: int, seed: int) -> Iterator[Told]:
    """So many different sentences of a family, the same for the same seed."""
    chance = random.Random(f"grammar:{family}:{seed}")
    kept = grammar(family)
    options = [(start, one) for start in kept.starts for one in start.productions]
    weights = [one.weight for _, one in options]
    said: set[str] = set()
    given = repeated = 0
    while given < count and repeated < _TRIES:
        start, production = chance.choices(options, weights)[0]
        told = _Telling(kept, family, chance).told(start, production)
        repeated = repeated + 1 if told.text in said else 0
        if not repeated:
            said.add(told.text)
            given += 1
            yield told


class _Telling:
    """One sentence in the making."""

    def __init__(self, kept: Grammar, family: Family, chance: random.Random) -> None:
        self.kept, self.family, self.chance = kept, family, chance
        self.text = self.masked = ""
        self.labels: set[str] = set()
        self.spans: list[Span] = []
        self.names: dict[str, str] = {}

    def told(self, start: Start, production: Production) -> Told:
        self._say(production.row)
        self.labels |= production.labels
        kind = self.chance.choice(start.kinds)
        if kind in _NAMING and any(span.kind == "firm" for span in self.spans):
            self.labels.add("party.named")
        return Told(
            self.text,
            frozenset(self.labels),
            tuple(self.spans),
            start.section,
            kind,
            self.masked,
        )

    def _say(self, row: Row) -> None:
        for piece in row:
            if isinstance(piece, Words):
                self.text += piece.text
                self.masked += piece.text
            elif isinstance(piece, Slot):
                self._fill(piece.kind)
            elif isinstance(piece, Choice):
                self._say(self.chance.choice(piece.options))
            elif isinstance(piece, AnyOrder):
                self._in_any_order(piece)
            else:
                self._by_name(piece)

    def _by_name(self, piece: Symbol) -> None:
        productions = self.kept.symbols[piece.name]
        chosen = self.chance.choices(productions, [one.weight for one in productions])[0]
        self.labels |= self.kept.labels[piece.name] | chosen.labels
        self._say(chosen.row)

    def _in_any_order(self, piece: AnyOrder) -> None:
        parts = self.chance.sample(piece.parts, len(piece.parts))
        for number, part in enumerate(parts):
            if number:
                self.text += "，"
                self.masked += "，"
            self._say(part)

    def _fill(self, kind: str) -> None:
        # goods and the firm of one sentence are mostly the same thing again
        words = self.names.get(kind) if self.chance.random() < 0.7 else None
        words = words or fill(kind, self.family, self.chance)
        if kind in ("goods", "firm"):
            self.names[kind] = words
        if kind in NAMED:
            begin = len(self.text)
            self.spans.append(Span(begin, begin + len(words), kind))  # type: ignore[arg-type]
        self.text += words
        self.masked += f"〈{kind}〉"

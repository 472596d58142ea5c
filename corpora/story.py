"""What is true of one invented case (案情): who, what law, which papers, what each states.

A `CaseStory` is told once (`corpora.telling`) and never looks at wording or layout. Everything
that a document can state stands as a typed value in its `Paper`: templates only choose words and
places for those values, so a defect that changes a value, takes it away or takes a whole paper
away works with every template set.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Literal, Self

if TYPE_CHECKING:
    from collections.abc import Mapping

CaseKind = Literal["penalty_ordinary", "penalty_summary", "inspection", "coercive", "license"]
PartyKind = Literal["法人", "个体户", "个人"]


@dataclass(frozen=True, slots=True)
class Person:
    """An invented natural person (自然人)."""

    name: str
    gender: str
    birth: date
    id_no: str
    address: str
    phone: str
    nation: str = "汉族"


@dataclass(frozen=True, slots=True)
class Party:
    """The party (当事人): firm, 个体工商户 or person. `head`: 法定代表人, 经营者 or the person."""

    kind: PartyKind
    name: str
    address: str
    phone: str
    head: Person
    uscc: str = ""
    business: str = ""


@dataclass(frozen=True, slots=True)
class Officer:
    """An enforcement officer (执法人员) with 执法证号."""

    name: str
    cert_no: str


@dataclass(frozen=True, slots=True)
class Agency:
    """The agency (执法机关) and the bodies it deals with."""

    ministry: str
    name: str
    short: str
    mark: str
    """机关代字 of its document numbers, e.g. 云市监."""
    place: str
    government: str
    court: str
    address: str
    phone: str
    unit: str
    """办案机构."""
    legal_unit: str
    bank: str
    account: str
    parent: str
    """The higher authority of the same branch, which hears no reconsideration since 2024."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A statute cited (引用条款)."""

    law: str
    article: int
    paragraph: int | None = None
    item: int | None = None


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in whole 分 (fen)."""

    fen: int


@dataclass(frozen=True, slots=True)
class Signed:
    """Signatures in one place; no names: the place is empty. `printed` and `finger`: 捺印."""

    names: tuple[str, ...] = ()
    finger: bool = False


@dataclass(frozen=True, slots=True)
class Seal:
    """A seal (印章) of a body; `text` in the middle line, e.g. 行政许可专用章."""

    name: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Ticks:
    """A choice among options (勾选); none chosen: the box was left empty."""

    options: tuple[str, ...]
    chosen: str | None


@dataclass(frozen=True, slots=True)
class Raw:
    """Words in the place of a value that state no value: a date only to the month, 另行通知."""

    text: str


@dataclass(frozen=True, slots=True)
class Corrected:
    """A value written over a struck one (划改); `confirmed`: with a fingerprint beside it."""

    old: str
    new: str | date | datetime
    confirmed: bool = False


Value = (
    str
    | int
    | bool
    | date
    | datetime
    | Money
    | Signed
    | Seal
    | Ticks
    | Citation
    | Raw
    | Corrected
    | tuple[str, ...]
    | tuple[Citation, ...]
    | tuple[tuple[str, ...], ...]
    | None
)


@dataclass(frozen=True, slots=True)
class Paper:
    """One document (文书) of the file as it should say things.

    `values` are keyed by field ids of `document_types` where one exists; others serve wording.
    `omitted`: fields whose passage is left out altogether; a value of None is a place left empty.
    `key` tells papers of one kind apart, e.g. "service_receipt:penalty_decision".
    """

    key: str
    kind: str
    stage: int
    """Place in the order of procedure, from which templates make the order of the file."""
    values: Mapping[str, Value]
    omitted: frozenset[str] = frozenset()
    listed: bool = True
    """Stands in the 卷内目录."""
    optional: bool = False
    """A template set that has no wording of this kind may leave it out."""

    def with_values(self, **changes: Value) -> Self:
        """The paper stating other values; `__` in a name stands for the dot of a field id."""
        named = {name.replace("__", "."): value for name, value in changes.items()}
        return replace(self, values={**self.values, **named})

    def without(self, *fields: str) -> Self:
        """The paper without the passages about these fields."""
        return replace(self, omitted=self.omitted | set(fields))


@dataclass(frozen=True, slots=True)
class CaseStory:
    """Everything true of an invented case file; see the module."""

    case_id: str
    seed: int
    kind: CaseKind
    ministry: str
    """A domain id: market, urban, emergency, eco, transport, health, agri, culture, fire."""
    agency: Agency
    party: Party
    officers: tuple[Officer, ...]
    title: str
    """案卷题名."""
    cause: str
    case_no: str
    papers: tuple[Paper, ...]
    traits: frozenset[str] = frozenset()
    """Conditions that wordings may ask for: hearing, defence, seizure, goods, firm, person, ..."""
    notes: Mapping[str, Value] = field(default_factory=dict)
    """Values any document may use: agency, party, law texts, narrative."""

    def paper(self, key: str) -> Paper:
        """The paper of this key, or the only one of this kind; raises KeyError."""
        for paper in self.papers:
            if key in (paper.key, paper.kind):
                return paper
        raise KeyError(key)

    def has(self, key: str) -> bool:
        return any(key in (paper.key, paper.kind) for paper in self.papers)

    def keys(self, kind: str) -> tuple[str, ...]:
        """Keys of the papers of a kind."""
        return tuple(paper.key for paper in self.papers if paper.kind == kind)

    def without_paper(self, *keys: str) -> Self:
        kept = tuple(paper for paper in self.papers if paper.key not in keys)
        return replace(self, papers=kept)

    def with_paper(self, changed: Paper) -> Self:
        """The story with this paper in the place of the one of its key."""
        papers = tuple(changed if paper.key == changed.key else paper for paper in self.papers)
        return replace(self, papers=papers)

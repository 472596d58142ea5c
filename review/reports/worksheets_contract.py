"""`juanjian.worksheets/1`: the 已查清单 of one review, beside its `juanjian.result/1`."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from review.model.fact import Fact
from review.reports.contract import BasisPart, Confidence, PlacePart, SourcePart, Value


def _fact_ids(facts: object) -> object:
    """Facts stand as their ids; the result has the rest."""
    if isinstance(facts, tuple):
        return [fact.id if isinstance(fact, Fact) else fact for fact in facts]
    return facts


FactIds = Annotated[list[str], BeforeValidator(_fact_ids)]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, from_attributes=True)


class CheckedPart(_Part):
    """One applicable defect and its answer (已查清单的一行)."""

    defect: str
    name: str
    category: str
    severity: Literal["fatal", "substantive", "procedural", "formal"]
    answer: Literal["found", "clear", "not_concerned", "undetermined"]
    reason: str
    steps: list[dict[str, object]]
    evidence: list[PlacePart]
    findings: list[str]


class EventPart(_Part):
    """A date or time that a document states."""

    day: date | None
    time: time | None
    document: str
    kind: str
    title: str
    field: str
    words: str
    raw: str
    evidence: list[PlacePart]
    confidence: Confidence
    status: Literal["read", "blank", "unclear"]
    fact: str


class ContradictionPart(_Part):
    """Dates that cannot all be right."""

    kind: str
    message: str
    events: list[EventPart]
    confidence: Confidence
    rule: str | None
    defect: str | None


class TimelinePart(_Part):
    """The case timeline (办案时间线)."""

    events: list[EventPart]
    undated: list[EventPart]
    contradictions: list[ContradictionPart]


class PausePart(_Part):
    """Days that do not count (扣除期间)."""

    name: str
    start: date
    end: date
    title: str
    document: str
    evidence: list[PlacePart]
    facts: FactIds
    stated: bool


class ExtensionPart(_Part):
    """An approval that lengthens a term (延期审批)."""

    approved: date
    until: date
    title: str
    document: str
    evidence: list[PlacePart]
    facts: FactIds
    valid: bool
    reason: str


class EndPart(_Part):
    """Where a term begins or ends."""

    event: str
    day: date
    title: str
    document: str
    evidence: list[PlacePart]
    confidence: Confidence
    moment: datetime | None


class LimitPart(_Part):
    """How one time limit was counted (期限计算表)."""

    limit: str
    name: str
    rule: str
    allowed: int | None
    unit: str
    direction: Literal["max", "min_before", "min_after"]
    advisory: bool
    source: str
    basis: list[BasisPart]
    start: EndPart | None
    end: EndPart | None
    pauses: list[PausePart]
    extensions: list[ExtensionPart]
    steps: list[str]
    last_day: date | None
    last_moment: datetime | None
    actual: int | None
    result: Literal["kept", "over", "open", "undetermined"]
    reason: str
    facts: FactIds
    evidence: list[PlacePart]


class OrderPart(_Part):
    """What an order rule says of one pair of documents (次序核对)."""

    rule: str
    defect: str
    note: str
    result: Literal["kept", "reversed", "undetermined", "not_in_file"]
    reason: str
    earlier: EndPart | None
    later: EndPart | None
    facts: FactIds
    evidence: list[PlacePart]


class CitationCheckPart(_Part):
    """What became of one citation (引用核对)."""

    document: str
    fact: str
    written: str
    citation: Value
    law: str
    version: str
    day: date | None
    day_of: Literal["document", "act", "none"]
    verdict: Literal["verified", "wrong", "unverified"]
    reason: str
    words: str
    article_words: str
    source: str
    evidence: list[PlacePart]


class BaseAmountPart(_Part):
    """The amount a multiple is taken of; 分."""

    base: str
    name: str
    fen: int | None
    evidence: list[PlacePart]
    why: str


class BandPart(_Part):
    """A statutory band worked out on the case; 分."""

    words: str
    steps: str
    low: int | None
    high: int | None
    governs: bool | None
    target: str


class ComparedPart(_Part):
    """What the decision says beside what the law asks."""

    item: str
    asked: str
    decided: str
    result: Literal["inside", "above", "below", "stated", "not_stated", "undetermined"]
    evidence: list[PlacePart]


class TierPart(_Part):
    """A tier (裁量阶次) and where it comes from."""

    tier: str
    rank: Literal["减轻", "从轻", "一般", "从重"] | None
    words: str
    evidence: list[PlacePart]
    why: str


class ConditionPart(_Part):
    """A condition of a list's entry and what the documents say of it."""

    condition: str
    state: Literal["met", "unmet", "not_stated"]
    words: str
    evidence: list[PlacePart]


class LeniencyPart(_Part):
    """An entry of the lists (四张清单) that fits the case."""

    list_name: str
    violation: str
    source: str
    conditions: list[ConditionPart]


class DiscretionPart(_Part):
    """How the fine of one decision was weighed (裁量计算表); money in 分."""

    document: str
    violation: str
    act_date: date | None
    decision_date: date | None
    law_day: date | None
    basis: Value
    law_version: str | None
    source: Literal["rule", "words"] | None
    rule: str | None
    fine: int | None
    bases: list[BaseAmountPart]
    bands: list[BandPart]
    low: int | None
    high: int | None
    certain: bool
    compared: list[ComparedPart]
    tier_chosen: TierPart | None
    tier_spoken_for: TierPart | None
    tier_of_fine: TierPart | None
    leniency: list[LeniencyPart]
    doubts: list[str]


class StatementPart(_Part):
    """One sentence under one label (陈述); `undetermined`: whether it bears it cannot be said."""

    document: str
    label: str
    sentence: str
    evidence: list[PlacePart]
    confidence: Confidence
    undetermined: bool = False


class WorksheetsDocument(_Part):
    """The whole companion document. Ids are those of the result of the same `source`."""

    schema_: Literal["juanjian.worksheets/1"] = Field(
        alias="schema", default="juanjian.worksheets/1"
    )
    source: SourcePart
    kind: str
    standards: str
    checked: list[CheckedPart]
    timeline: TimelinePart | None
    limits: list[LimitPart]
    orders: list[OrderPart]
    citations: list[CitationCheckPart]
    discretion: list[DiscretionPart]
    statements: list[StatementPart]

    model_config = ConfigDict(
        extra="forbid", frozen=True, from_attributes=True, populate_by_name=True
    )

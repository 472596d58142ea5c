"""`juanjian.result/1`: the JSON of one review; it changes only by a new version."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from review.model.fact import Citation
from review.model.geometry import Box as PageBox


def json_value(value: object) -> object:
    """A fact's value as the contract writes it: ISO dates, times to the minute, 分 as integers."""
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%dT%H:%M")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Citation):
        written = {
            "law": value.name,
            "article": value.article,
            "article_insert": value.article_insert,
            "paragraph": value.paragraph,
            "item": value.item,
            "version": value.version,
        }
        return {key: part for key, part in written.items() if part is not None}
    return list(value) if isinstance(value, tuple) else value


def _corners(box: object) -> object:
    if isinstance(box, PageBox):
        return tuple(round(edge, 1) for edge in (box.x0, box.y0, box.x1, box.y1))
    return box


def _bounded(confidence: object) -> object:
    if isinstance(confidence, float):
        return round(min(max(confidence, 0.0), 1.0), 3)
    return confidence


Box = Annotated[tuple[float, float, float, float], BeforeValidator(_corners)]
"""x0, y0, x1, y1 in PDF points, origin top left of the upright page."""

Confidence = Annotated[float | None, BeforeValidator(_bounded)]

Value = Annotated[object, BeforeValidator(json_value)]


class _Part(BaseModel):
    """A part of the result; it can be made from the noun of the same fields."""

    model_config = ConfigDict(extra="forbid", frozen=True, from_attributes=True)


class SourcePart(_Part):
    """The file reviewed."""

    file: str
    sha256: str
    page_count: int
    byte_count: int


class CaseFilePart(_Part):
    """What the whole file is about."""

    kind: str
    kind_confidence: Confidence
    case_no: str | None = None
    cause: str | None = None
    agency: str | None = None
    party: str | None = None
    domain: str | None = None
    filing_date: str | None = None
    decision_date: str | None = None


class MarkPart(_Part):
    """A seal, signature or fingerprint."""

    kind: Literal["seal", "signature", "fingerprint"]
    box: Box
    confidence: Confidence
    text: str = ""


class PagePart(_Part):
    """How a page was read."""

    page_no: int = Field(ge=1)
    width: float
    height: float
    reading: Literal["text", "ocr", "blank", "unreadable"]
    rotation: Literal[0, 90, 180, 270]
    confidence: Confidence
    marks: list[MarkPart] = []


class DocumentPart(_Part):
    """A document found."""

    id: str
    kind: str
    title: str
    first_page: int
    last_page: int
    confidence: Confidence


class PlacePart(_Part):
    """Where it stands on the paper."""

    page_no: int
    box: Box
    text: str
    document: str | None = None


class FactPart(_Part):
    """A fact; `value` as the conventions of the contract write it, null where blank or unclear."""

    id: str
    document: str
    field: str
    value: Value
    raw: str
    confidence: Confidence
    evidence: list[PlacePart]


class BasisPart(_Part):
    """A provision."""

    law: str
    article: int | None = None
    paragraph: int | None = None
    item: int | None = None


class FindingPart(_Part):
    """A suspected defect."""

    id: str
    defect: str
    category: str
    name: str
    severity: Literal["fatal", "substantive", "procedural", "formal"]
    confidence: Confidence
    source: Literal["rule", "model", "register"]
    message: str
    explanation: list[dict[str, object]]
    basis: list[BasisPart]
    evidence: list[PlacePart]
    advice: str
    deduction: float


class UndeterminedPart(_Part):
    """A defect that could not be decided."""

    defect: str
    reason: str
    evidence: list[PlacePart] = []


class ProblemPart(_Part):
    """Something that could not be done well."""

    stage: str
    page_no: int | None = None
    code: str
    message: str


class ScoreItemPart(_Part):
    """One item of the scoring table."""

    item: str
    points: float
    deducted: float
    findings: list[str]


class ScorePart(_Part):
    """The provisional score."""

    standard: str
    total: float
    grade: str
    provisional: bool
    vetoes: list[str]
    items: list[ScoreItemPart]


class ResultDocument(_Part):
    """The whole result."""

    schema_: Literal["juanjian.result/1"] = Field(alias="schema", default="juanjian.result/1")
    source: SourcePart
    status: Literal["complete", "partial", "failed"]
    case_file: CaseFilePart | None
    pages: list[PagePart]
    documents: list[DocumentPart]
    facts: list[FactPart]
    findings: list[FindingPart]
    undetermined: list[UndeterminedPart]
    clear: list[str]
    problems: list[ProblemPart]
    score: ScorePart | None
    versions: dict[str, object]
    seconds: dict[str, float]

    model_config = ConfigDict(
        extra="forbid", frozen=True, from_attributes=True, populate_by_name=True
    )


class FindingsDocument(BaseModel):
    """Of a whole result only what is found and in which documents: a tenth of the work to read."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    documents: list[DocumentPart]
    findings: list[FindingPart]

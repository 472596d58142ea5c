"""Case files for tests of checks, written by hand in YAML: documents with kind, pages and facts.

    kind: penalty_ordinary            # default
    domain: market                    # default: none
    pages: 6                          # default: the last page named
    unread: [4]                       # pages that could not be read
    poor: [5]                         # pages read with difficulty
    printed: [1]                      # born-digital pages
    catalogue: [{title: 立案审批表, pages: "1-2"}]
    switches: {synchronous_notice: true}
    registers:                        # imported registers by kind; default: none
      benchmarks: [{violation: 无照经营, tier: 一般, low: 5000, high: 20000, unit: 元}]
    documents:
      - kind: penalty_decision
        title: 行政处罚决定书           # default: the kind's name
        pages: 3-5                    # default: the page after the last document
        confidence: 0.9               # default: 0.98
        facts:
          decision_date: 2025-04-18                              # a value: read, confidence 0.97
          fine_amount: {value: 5000元, confidence: 0.5}     # …, confidence, status, raw, page, at
          officers.name: [张三, 李四]                        # strings: one fact; else several
          law_penalty: [{law: 中华人民共和国广告法, article: 55, paragraph: 1}]
        statements:                   # labelled sentences, confidence 0.9
          - {label: circumstance.repeat, sentence: 当事人两年内再次实施同类违法行为}
        lines: [当事人在规定期限内改正]    # lines of text on the first page
        struck: [{text: 3月5日, marked: false, confidence: 0.85}]    # 划改 on the first page

Money is written 5000元 (int fen after loading), times 2025-03-03 10:20, citations {law, article}.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from review.checks.wording import field_name
from review.model.case_file import CaseFacts
from review.model.document import CatalogueEntry, Document, PagePart
from review.model.fact import Citation, Evidence, Fact
from review.model.geometry import Box
from review.model.page import Correction, Line, Page, PageGrade
from review.model.statement import Statement
from review.standards.registers.kinds import register_kinds
from review.standards.registers.register import Register, Registers

if TYPE_CHECKING:
    from review.standards.load import Standards
    from review.standards.registers.register import RegisterRow

AS_OF = date(2026, 11, 1)
WIDTH, HEIGHT = 595.0, 842.0
CONFIDENCE = 0.97


def build_case(spec: dict[str, Any], standards: Standards) -> CaseFacts:
    documents: list[Document] = []
    facts: list[Fact] = []
    statements: list[Statement] = []
    lines: dict[int, tuple[Line, ...]] = {}
    struck: dict[int, tuple[Correction, ...]] = {}
    last = 0
    for number, row in enumerate(spec.get("documents", []), start=1):
        row = {"kind": row} if isinstance(row, str) else row
        first, end = _span(row.get("pages", last + 1))
        last = end
        document = _document(f"d{number}", row, first, end, standards)
        documents.append(document)
        for field, value in row.get("facts", {}).items():
            for single in _values(value):
                label = field_name(standards, document.kind, field)
                facts.append(_fact(f"f{len(facts) + 1}", document, field, label, single))
        statements += [_statement(document, said) for said in row.get("statements", [])]
        lines[first] = (*lines.get(first, ()), *_lines(row.get("lines", [])))
        struck[first] = (*struck.get(first, ()), *_struck(row.get("struck", [])))
    catalogue = tuple(_entry(row) for row in spec.get("catalogue", []))
    count = max([spec.get("pages", 1), last])
    return CaseFacts(
        kind=spec.get("kind", "penalty_ordinary"),
        kind_confidence=spec.get("kind_confidence", 0.99),
        domain=spec.get("domain"),
        documents=tuple(documents),
        facts=tuple(facts),
        pages=tuple(
            replace(
                _page(number, spec),
                lines=lines.get(number, ()),
                corrections=struck.get(number, ()),
            )
            for number in range(1, count + 1)
        ),
        catalogue=catalogue,
        statements=tuple(statements),
    )


def standards_of(spec: dict[str, Any], standards: Standards) -> Standards:
    """The standards with the registers and switches that a case brings."""
    found = {
        kind: Register(kind, register_kinds()[kind].name, AS_OF, tuple(map(_register_row, rows)))
        for kind, rows in spec.get("registers", {}).items()
    }
    return replace(
        standards, registers=Registers(found), switches=MappingProxyType(spec.get("switches", {}))
    )


def _register_row(row: dict[str, Any]) -> RegisterRow:
    return {
        column: tuple(value) if isinstance(value, list) else value for column, value in row.items()
    }


def _statement(document: Document, row: dict[str, Any]) -> Statement:
    page_no = row.get("page", document.first_page)
    place = Evidence(page_no, Box(100, 200, 500, 215), row["sentence"], document.id)
    return Statement(
        document.id, row["label"], row["sentence"], (place,), row.get("confidence", 0.9)
    )


def _lines(texts: list[str]) -> list[Line]:
    return [
        Line(text, Box(80, 300 + 20 * number, 80 + 12 * len(text), 314 + 20 * number), 0.98, ())
        for number, text in enumerate(texts)
    ]


def _struck(rows: list[dict[str, Any]]) -> list[Correction]:
    return [
        Correction(
            "struck",
            Box(120, 400 + 30 * number, 240, 414 + 30 * number),
            row.get("confidence", 0.85),
            row.get("marked", False),
            row["text"],
        )
        for number, row in enumerate(rows)
    ]


def _document(
    name: str, row: dict[str, Any], first: int, end: int, standards: Standards
) -> Document:
    parts = tuple(PagePart(page_no, 0.0, HEIGHT) for page_no in range(first, end + 1))
    title = row.get("title")
    if title is None:
        title = "" if row["kind"] == "unknown" else standards.document_kinds[row["kind"]].name
    known = standards.document_kinds.get(row["kind"])
    if known is not None:
        fields = {field.id for field in known.fields}
        wrong = set(row.get("facts", {})) - fields
        assert not wrong, f"{row['kind']} has no field {wrong}"
    else:
        assert row["kind"] == "unknown", f"no such kind: {row['kind']}"
    return Document(name, row["kind"], title, parts, row.get("confidence", 0.98))


def _values(value: Any) -> list[Any]:
    """One fact, or several: a list is several facts unless it is a list of strings."""
    if isinstance(value, list) and not all(isinstance(item, str) for item in value):
        return value
    return [value]


def _fact(name: str, document: Document, field: str, label: str, value: Any) -> Fact:
    spec = value if isinstance(value, dict) and "law" not in value else {"value": value}
    status = spec.get("status", "read")
    read = _value(spec.get("value")) if status == "read" else None
    raw = str(spec.get("raw", "" if status == "blank" else spec.get("value")))
    page_no = spec.get("page", document.first_page)
    shown = raw if status != "blank" else label
    top = spec.get("at", 100)
    place = Evidence(page_no, Box(100, top, 300, top + 15), shown, document.id)
    confidence = spec.get("confidence", CONFIDENCE)
    return Fact(name, document.id, field, read, raw, confidence, (place,), status)


def _value(value: Any) -> Any:
    if isinstance(value, dict):
        return Citation(**value)
    if isinstance(value, list):
        return tuple(value)
    if isinstance(value, datetime | date | bool | int | float) or value is None:
        return value
    if match := re.fullmatch(r"([\d.]+)元", value):
        return round(float(match.group(1)) * 100)
    if re.fullmatch(r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d", value):
        return datetime.fromisoformat(value)
    return value


def _page(number: int, spec: dict[str, Any]) -> Page:
    if number in spec.get("unread", []):
        return Page(number, WIDTH, HEIGHT, "unreadable", 0, 0.3, grade=PageGrade("unreadable"))
    grade = PageGrade("poor", ("模糊",)) if number in spec.get("poor", []) else PageGrade("good")
    reading = "text" if number in spec.get("printed", []) else "ocr"
    return Page(number, WIDTH, HEIGHT, reading, 0, 0.97, grade=grade)


def _entry(row: dict[str, Any]) -> CatalogueEntry:
    first, last = _span(row["pages"]) if row.get("pages") else (None, None)
    return CatalogueEntry(
        row["title"],
        first,
        last,
        row.get("page", 1),
        Box(50, 100, 500, 115),
        row.get("doc_no", ""),
        row.get("date", ""),
    )


def _span(pages: int | str) -> tuple[int, int]:
    first, _, last = str(pages).partition("-")
    return int(first), int(last or first)

"""A made-up case file of two pages and its result, for the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PIL import Image

from review.model.case_file import CaseFacts
from review.model.defect import LegalBasis
from review.model.document import Document, PagePart
from review.model.fact import Evidence
from review.model.finding import Clear, Finding
from review.model.geometry import Box
from review.model.result import Problem, ReviewOutcome, ReviewResult, SourceFile, Unanswered
from review.pipeline import Workshop
from review.settings import Settings
from review.standards.load import load_standards
from review.store.readings import ReadingStore
from tests.builders import page

if TYPE_CHECKING:
    from pathlib import Path

DECISION_DATE = Evidence(1, Box(100, 200, 220, 214), "2025年4月18日", "d1")
RECEIPT_DATE = Evidence(2, Box(300, 500, 420, 514), "2025年5月8日", "d2")
WHOLE_PAGE = Evidence(1, Box(0, 0, 595, 842), "行政处罚决定书", "d1")
HOSTILE = "<b>粗</b> **星** ${document.title='x'} {{value}} `q`"


def write_case(folder: Path) -> Path:
    """Two A4 pages at 72 dpi, white, the second one darker."""
    path = folder / "案卷 一.tiff"
    first, second = (Image.new("RGB", (595, 842), shade) for shade in ("#ffffff", "#dddddd"))
    # Something to see, or intake would take the pages for blank ones.
    for sheet in (first, second):
        sheet.paste((0, 0, 0), (100, 200, 220, 214))
    first.save(path, save_all=True, append_images=[second], dpi=(72, 72))
    return path


def a_workshop(folder: Path) -> Workshop:
    """Real standards and settings; no engine, since the desk's tests read nothing."""
    return Workshop(Settings(), load_standards(), None, ReadingStore(folder))  # type: ignore[arg-type]


def finding(
    code: str, severity: str, *evidence: Evidence, message: str = "相隔11个工作日"
) -> Finding:
    return Finding(
        id=f"{code}:1",
        defect=code,
        category=code[:3],
        name="决定书超期送达",
        severity=severity,
        confidence=0.9,
        source="rule",
        message=message,
        explanation=(),
        basis=(LegalBasis("中华人民共和国行政处罚法", 61, 1),),
        evidence=evidence,
        advice="说明原因",
        deduction=5.0,
    )


def a_result(*findings: Finding, rotation: int = 0) -> ReviewResult:
    documents = (
        Document("d1", "penalty_decision", "行政处罚决定书", (PagePart(1, 0, 842),), 0.98),
        Document("d2", "delivery_receipt", "送达回证", (PagePart(2, 0, 842),), 0.98),
    )
    pages = (page(1, "文", rotation=rotation), page(2, "文", rotation=rotation))
    return ReviewResult(
        source=SourceFile("案卷 一.tiff", "0" * 64, 2, 100),
        status="partial",
        case_facts=CaseFacts("penalty_ordinary", 0.99, None, documents, (), pages),
        outcome=ReviewOutcome(
            findings, (Unanswered("DIS-03", "未导入本领域裁量基准"),), {"SUB-03": Clear()}
        ),
        problems=(Problem("reading", "page_unreadable", "第2页无法识读。", 2),),
        versions={"program": "0"},
        seconds={"reading": 1.0},
    )

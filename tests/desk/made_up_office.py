"""A small office for the bench alone: one recorded sample, kept in memory.

The sample is repeated for as many pages and findings as asked, so that the bench can be measured
on large case files without reading any.
"""

from __future__ import annotations

import asyncio
import gzip
import io
import json
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pypdfium2

from review.model.defect import SEVERITY_NAMES
from review.pipeline import weigh_pages
from review.standards.load import load_standards
from review.store.page_json import page_from_json

ROOT = Path(__file__).parents[2]
SAMPLE = "ordinary-with-defects"
PICTURE_WIDTHS = {"thumb": 124, "page": 1240, "large": 2200}
SOURCES = {"rule": "规则", "model": "模型", "register": "登记库", "person": "人工"}
VERDICTS = {"confirmed": "已确认", "rejected": "已排除", "amended": "已修改", "open": "存疑"}
REASONS = {
    "false_alarm": "误报",
    "not_counted": "不计分",
    "standard": "口径",
    "misread": "识别错",
}


@cache
def sample() -> tuple[Any, Any, Any]:
    recording = ROOT / f"tests/golden/readings/{SAMPLE}.json.gz"
    pages = tuple(map(page_from_json, json.loads(gzip.decompress(recording.read_bytes()))))
    standards = load_standards()
    return standards, *weigh_pages(pages, standards)


@cache
def picture(page: int, size: str) -> bytes:
    pdf = pypdfium2.PdfDocument(ROOT / f"corpora/samples/{SAMPLE}.pdf")
    try:
        sheet = pdf[page]
        image = sheet.render(scale=PICTURE_WIDTHS[size] / sheet.get_width()).to_pil()
    finally:
        pdf.close()
    buffer = io.BytesIO()
    image.convert("RGB").save(buffer, "WEBP", quality=70)
    return buffer.getvalue()


def fractions(box: Any, page: Any) -> list[float]:
    return [
        round(box.x0 / page.width, 4),
        round(box.y0 / page.height, 4),
        round((box.x1 - box.x0) / page.width, 4),
        round((box.y1 - box.y0) / page.height, 4),
    ]


@dataclass
class MadeUpOffice:
    """One case file, `c1`. `refuse_next`: the next verdict is answered with 409."""

    page_count: int = 28
    finding_count: int = 12
    role: str = "reviewer"
    state: str = "to_review"
    revision: int = 1
    verdicts: list[tuple[list[str], dict[str, Any] | None]] = field(default_factory=list)
    now: dict[str, dict[str, Any] | None] = field(default_factory=dict)
    added: list[dict[str, Any]] = field(default_factory=list)
    gone: set[str] = field(default_factory=set)
    job: dict[str, Any] | None = None
    refuse_next: bool = False
    sizes: list[int] = field(default_factory=list)

    def case(self) -> dict[str, Any]:
        facts = sample()[1]
        return {
            "id": "c1", "title": "示例案卷", "file_name": "示例.pdf", "state": self.state,
            "state_name": "", "page_count": self.page_count, "kind": facts.kind,
            "kind_name": "行政处罚（普通程序）", "case_no": "云临城执案〔2022〕134号",
            "agency": "云临市城市管理局", "party": "云临市青禾商贸有限公司",
            "cause": "擅自占用城市道路堆放物料", "revision": self.revision, "job": self.job,
        }  # fmt: skip

    def findings(self) -> list[dict[str, Any]]:
        _, facts, outcome = sample()
        sources = list(outcome.findings)
        made = []
        for number in range(self.finding_count):
            lap, at = divmod(number, len(sources))
            source = sources[at]
            severity = "fatal" if number % 6 == 2 else source.severity
            shift = len(facts.pages) * (lap % max(self.page_count // len(facts.pages), 1))
            # A chain of laps, so that no two are the same to the reader either.
            identity = f"{source.id}:{lap}" if lap else source.id
            made.append(
                {
                    "id": identity, "code": source.defect, "name": source.name,
                    "category": source.category, "category_name": source.category,
                    "severity": severity, "severity_name": SEVERITY_NAMES[severity],
                    "colour": "#c8001e", "source": source.source,
                    "source_name": SOURCES[source.source], "confidence": source.confidence,
                    "message": source.message, "advice": source.advice,
                    "deduction": source.deduction,
                    "basis": [
                        {"title": f"《{item.law}》第{item.article}条", "text": "条文内容。" * 20,
                         "status": "已修订"}
                        for item in source.basis
                    ],
                    "places": [
                        {
                            "page": place.page_no + shift, "text": place.text,
                            "box": fractions(place.box, facts.pages[place.page_no - 1]),
                            "document": place.document, "where": self.where(place, shift),
                        }
                        for place in source.evidence
                    ],
                    "verdict": self.now.get(identity), "history": 0, "added": False,
                }
            )  # fmt: skip
        ranks = list(SEVERITY_NAMES)
        made += [{**item, "verdict": self.now.get(item["id"])} for item in self.added]
        made = [item for item in made if item["id"] not in self.gone]
        return sorted(made, key=lambda item: ranks.index(item["severity"]))

    def where(self, place: Any, shift: int) -> str:
        titles = {document.id: document.title for document in sample()[1].documents}
        return f"{titles.get(place.document, '')} 第{place.page_no + shift}页"

    def view(self) -> dict[str, Any]:
        standards, facts, outcome = sample()
        of_page = {
            no: document
            for document in facts.documents
            for no in range(document.first_page, document.last_page + 1)
        }
        pages = []
        for no in range(1, self.page_count + 1):
            lap, at = divmod(no - 1, len(facts.pages))
            page, document = facts.pages[at], of_page.get(at + 1)
            name = f"{document.id}-{lap}" if document and lap else document and document.id
            pages.append({"no": no, "w": page.width, "h": page.height, "reading": page.reading,
                          "grade": page.grade.level, "document": name})  # fmt: skip
        return {
            "case": self.case(), "status": "complete", "pages": pages,
            "documents": [
                {"id": f"{item.id}-{lap}" if lap else item.id, "kind": item.kind,
                 "kind_name": item.title, "title": item.title, "first": item.first_page,
                 "last": item.last_page, "confidence": 0.9}
                for lap in range(self.page_count // len(facts.pages) + 1)
                for item in facts.documents
            ],
            "findings": self.findings(),
            "undetermined": [
                {"code": item.defect, "name": standards.defects[item.defect].name,
                 "reason": item.reason, "places": []}
                for item in outcome.undetermined
            ],
            "problems": [{"page": 7, "message": "第7页太模糊，未能识读，请补扫。"}], "stale": [],
            "score": {**self.score(), "standard": "", "reason": "达到合格线。", "bonus": 0,
                      "vetoes": [], "items": [
                          {"item": "a", "name": "处罚决定书内容完整、告知准确", "group": "",
                           "points": 10, "deducted": 5, "note": "封顶5分",
                           "findings": [self.findings()[0]["id"]]}]},
            "counts": self.counts(), "revision": self.revision, "place": None,
            "kinds_of_reject": [],
        }  # fmt: skip

    def score(self) -> dict[str, Any]:
        lost = sum(
            item["deduction"]
            for item in self.findings()
            if not item["verdict"] or item["verdict"]["value"] != "rejected"
        )
        open_count = self.counts()["open"]
        return {"total": max(100 - lost, 0), "grade": "合格", "provisional": open_count > 0,
                "undecided": open_count}  # fmt: skip

    def counts(self) -> dict[str, int]:
        names = {"open": "doubtful"}
        counts = dict.fromkeys(("open", "confirmed", "rejected", "amended", "doubtful"), 0)
        for item in self.findings():
            value = item["verdict"] and item["verdict"]["value"]
            counts[names.get(value, value) if value else "open"] += 1
        return counts

    def decide(self, ids: list[str], said: dict[str, Any] | None) -> dict[str, Any]:
        verdict = said and {
            "value": said["value"], "name": VERDICTS[said["value"]],
            "reason_kind": said.get("reason_kind", ""),
            "reason_name": REASONS.get(said.get("reason_kind", ""), ""),
            "note": said.get("note", ""), "points": said.get("points"), "who": "虚构甲",
            "when": datetime.now(UTC).replace(tzinfo=None).isoformat(),
        }  # fmt: skip
        self.now.update(dict.fromkeys(ids, verdict))
        self.revision += 1
        return {"changed": [{"id": item, "verdict": verdict} for item in ids],
                "counts": self.counts(), "score": self.score(),
                "revision": self.revision}  # fmt: skip

    async def recheck(self) -> None:
        for step in range(3):
            self.job = {"id": 1, "kind": "recheck", "state": "running", "stage": "facts",
                        "stage_name": "要素", "pages_done": step, "pages": 3, "ahead": 0,
                        "seconds_left": None, "error": "", "error_code": ""}  # fmt: skip
            await asyncio.sleep(0.5)
        self.job = None
        self.revision += 1
        self.gone.add(self.findings()[-1]["id"])

"""`/api/v1` of the made-up office, as far as the bench asks for it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse

from tests.desk.made_up_office import fractions, picture, sample

if TYPE_CHECKING:
    from tests.desk.made_up_office import MadeUpOffice


def routes(office: MadeUpOffice) -> APIRouter:
    """What the bench asks of `/api/v1`."""
    api = APIRouter(prefix="/api/v1")
    case = "/cases/c1"
    tasks: set[asyncio.Task[None]] = set()

    @api.get("/me")
    def me() -> dict[str, str]:
        return {"login": "jia", "name": "虚构甲", "role": office.role, "role_name": "评查员",
                "csrf": "made-up", "version": "0"}  # fmt: skip

    @api.get(case)
    def brief() -> dict[str, Any]:
        return office.case()

    @api.get(f"{case}/review")
    def view() -> dict[str, Any]:
        return office.view()

    @api.put(f"{case}/place", status_code=204)
    async def place() -> None:
        return None

    @api.post(f"{case}/verdicts")
    async def verdict(request: Request) -> Response:
        if request.headers["X-CSRF-Token"] != "made-up":
            return JSONResponse({"error": {"code": "csrf", "message": "请刷新。"}}, 403)
        if office.refuse_next:
            office.refuse_next = False
            return JSONResponse({"error": {"code": "x", "message": "没有保存：请重试。"}}, 409)
        said = await request.json()
        ids = said.get("findings") or [said["finding"]]
        office.verdicts.append((ids, {item: office.now.get(item) for item in ids}))
        answer = JSONResponse(office.decide(ids, said))
        office.sizes.append(len(answer.body))
        return answer

    @api.post(f"{case}/undo")
    def undo() -> Any:
        if not office.verdicts:
            return JSONResponse({"error": {"code": "x", "message": "没有可撤销的操作。"}}, 409)
        ids, before = office.verdicts.pop()
        answer = office.decide(ids, None)
        office.now.update(before or {})
        answer["changed"] = [{"id": item, "verdict": office.now[item]} for item in ids]
        return answer

    @api.post(f"{case}/finish")
    def finish() -> dict[str, Any]:
        office.state = "finished"
        return office.case()

    @api.post(f"{case}/reopen")
    def reopen() -> dict[str, Any]:
        office.state = "in_review"
        return office.case()

    @api.get("/defects")
    def defects() -> dict[str, Any]:
        rows = sample()[0].defects.values()
        return {"defects": [
            {"code": row.code, "name": row.name, "category": row.category,
             "category_name": row.category, "severity": row.severity} for row in rows
        ]}  # fmt: skip

    @api.post(f"{case}/findings")
    async def add(request: Request) -> dict[str, Any]:
        said = await request.json()
        row = sample()[0].defects[said["defect"]]
        office.added.append({
            "id": f"added:{len(office.added)}", "code": row.code, "name": row.name,
            "category": row.category, "category_name": row.category, "severity": row.severity,
            "severity_name": "", "colour": "", "source": "person", "source_name": "人工",
            "confidence": None, "message": said["message"], "advice": "", "deduction": 0,
            "basis": [], "history": 0, "added": True, "verdict": None,
            "places": [{"page": said["page"], "box": said["box"], "text": "", "document": None,
                        "where": f"第{said['page']}页"}],
        })  # fmt: skip
        office.revision += 1
        return office.added[-1]

    @api.post(f"{case}/facts/{{fact}}")
    async def correct(fact: str) -> dict[str, Any]:
        task = asyncio.create_task(office.recheck())
        tasks.add(task)
        task.add_done_callback(tasks.discard)
        await asyncio.sleep(0)
        return {"job": office.job}

    @api.get(f"{case}/pages/{{no}}/picture")
    def page_picture(no: int, size: str = "page") -> Response:
        page = (no - 1) % len(sample()[1].pages)
        headers = {"Cache-Control": "private, max-age=3600"}
        return Response(picture(page, size), media_type="image/webp", headers=headers)

    @api.get(f"{case}/pages/{{no}}/text")
    def text(no: int) -> dict[str, Any]:
        facts = sample()[1]
        page = facts.pages[(no - 1) % len(facts.pages)]
        return {
            "lines": [{"text": line.text, "box": fractions(line.box, page),
                       "confidence": line.confidence, "under_seal": False}
                      for line in page.lines],
            "marks": [],
            "facts": [{"id": fact.id, "document": fact.document, "field": fact.field,
                       "field_name": fact.field, "value": str(fact.value), "raw": fact.raw,
                       "confidence": fact.confidence, "corrected": False,
                       "box": fractions(fact.evidence[0].box, page)}
                      for fact in facts.facts
                      if fact.evidence and fact.evidence[0].page_no == page.page_no],
        }  # fmt: skip

    return api

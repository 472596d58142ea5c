"""The chain of the log verified (日志核验), for the administrator."""

from __future__ import annotations

from fastapi import APIRouter

from review.store import audit
from review.web.bodies.log_check import BreachBody, LogCheck
from review.web.office import OfficeHere, WebOffice
from review.web.sessions import Admin

SHOWN_BREACHES = 50

router = APIRouter(tags=["设置"])


@router.get("/log/verify", summary="核验操作日志：有无记录被改动、缺失或调换次序")
async def verify_log(_: Admin, office: OfficeHere) -> LogCheck:
    return await office.slowly(lambda: _verify(office))


def _verify(office: WebOffice) -> LogCheck:
    breaches = audit.verify(office.store.database)
    with office.store.database.read() as s:
        newest = audit.head(s)
    return LogCheck(
        checked=newest.seq,
        head=str(newest),
        breaches=[
            BreachBody(seq=one.seq, message=one.message) for one in breaches[:SHOWN_BREACHES]
        ],
    )

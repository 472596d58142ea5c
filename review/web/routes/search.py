"""Full text over all readings that a person may see (检索)."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query

from review.casework.search_view import search_view
from review.web.bodies.search import Hits
from review.web.office import OfficeHere
from review.web.sessions import SignedIn

router = APIRouter(tags=["检索"])


@router.get("/search", summary="全文检索", response_model=Hits)
def search(
    visitor: SignedIn,
    office: OfficeHere,
    q: Annotated[str, Query(min_length=1, max_length=200, pattern=r"^[^\x00]*$")],
    limit: Annotated[int, Query(ge=1, le=200, description="最多几页")] = 50,
) -> dict[str, Any]:
    return search_view(office.store, visitor.user, q, limit)

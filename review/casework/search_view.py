"""检索 as plain data: pages that hold all words, each hit with its line and box."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from review.store import pages, search
from review.store.found_text import found_lines

if TYPE_CHECKING:
    from review.model.people import User
    from review.store.office import Store

MOST_ON_A_PAGE = 5
"""Hits shown of one page; the page itself shows them all."""


def search_view(store: Store, user: User, words: str, limit: int = 50) -> dict[str, Any]:
    """Hits in all case files this person may see, at most `limit` pages."""
    hits: list[dict[str, Any]] = []
    with store.database.read() as s:
        for hit in search.search_pages(s, user, words, limit):
            page = pages.page_of(s, hit.case_id, hit.page_no)
            if page is None:
                continue
            for found in found_lines(page, words)[:MOST_ON_A_PAGE]:
                hits.append(
                    {
                        "case_id": hit.case_id,
                        "title": hit.title,
                        "page": hit.page_no,
                        "where": f"第{hit.page_no}页第{found.line + 1}行",
                        "before": found.before,
                        "hit": found.hit,
                        "after": found.after,
                        "box": list(found.box.fractions(page.width, page.height)),
                        "boxes": [
                            list(box.fractions(page.width, page.height)) for box in found.boxes
                        ],
                    }
                )
    return {"hits": hits}

"""Pages sorted right: the kinds of document on the page, and which of them start there."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from review.model.case_file import CaseFacts
    from tests.measure.gold import GoldCase


def pages_right(case_facts: CaseFacts, gold: GoldCase) -> tuple[int, int, list[str]]:
    """(pages right, pages judged, what was wrong); blank pages are not judged."""
    found = _by_page(
        (document.kind, document.first_page, page_no)
        for document in case_facts.documents
        for page_no in document.page_nos
    )
    wanted = _by_page(
        (document.kind, document.first_page, page_no)
        for document in gold.documents
        for page_no in range(document.first_page, document.last_page + 1)
    )
    right, judged, wrong = 0, 0, []
    for page_no in range(1, len(gold.page_lines) + 1):
        if page_no in gold.blank_pages or page_no not in wanted:
            continue
        judged += 1
        if found.get(page_no) == wanted[page_no]:
            right += 1
        else:
            wrong.append(
                f"{gold.case_id} p{page_no}: {_say(found.get(page_no))} not {_say(wanted[page_no])}"
            )
    return right, judged, wrong


def _by_page(
    rows: Iterable[tuple[str, int, int]],
) -> dict[int, frozenset[tuple[str, bool]]]:
    pages: dict[int, set[tuple[str, bool]]] = {}
    for kind, first_page, page_no in rows:
        pages.setdefault(page_no, set()).add((kind, first_page == page_no))
    return {page_no: frozenset(kinds) for page_no, kinds in pages.items()}


def _say(kinds: frozenset[tuple[str, bool]] | None) -> str:
    return "+".join(sorted(f"{kind}{'*' if start else ''}" for kind, start in kinds or ())) or "-"

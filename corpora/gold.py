"""Writes the gold of a case file, for the born and scanned renditions and for the bad scan."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from corpora.build import CaseFile, document_gold, fact_gold, page_gold, statement_gold
from corpora.layout.style import PAGE_HEIGHT

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from corpora.damage.renditions import Shown

Gold = dict[str, Any]


def gold_of(built: CaseFile, defects: Sequence[Gold]) -> Gold:
    """The gold of born.pdf and scan.pdf."""
    return {
        "case_id": built.story.case_id,
        "kind": built.story.kind,
        "domain": built.story.ministry,
        "templates": "",
        "pages": page_gold(built),
        "documents": document_gold(built),
        "facts": fact_gold(built),
        "statements": statement_gold(built),
        "defects": list(defects),
    }


def gold_of_bad(gold: Gold, shown: Sequence[Shown]) -> Gold:
    """The same for bad.pdf, whose pages are turned, doubled and mixed with blank ones."""
    place: dict[int, int] = {}
    pages: list[Gold] = []
    for number, how in enumerate(shown, 1):
        if how.source and how.duplicate_of is None:
            place[how.source] = number
        pages.append(
            {
                "page_no": number,
                "rotation": how.rotation,
                "blank": how.source is None,
                "duplicate_of": how.duplicate_of,
                "unreadable": how.unreadable,
                "lines": gold["pages"][how.source - 1]["lines"] if how.source else [],
            }
        )
    documents = [
        {**row, "first_page": place[row["first_page"]], "last_page": place[row["last_page"]]}
        for row in gold["documents"]
    ]
    facts = [{**row, "page_no": place[row["page_no"]]} for row in gold["facts"]]
    said = [{**row, "page_no": place[row["page_no"]]} for row in gold["statements"]]
    defects = [{**row, "pages": [place[page] for page in row["pages"]]} for row in gold["defects"]]
    return {
        **gold,
        "pages": pages,
        "documents": documents,
        "facts": facts,
        "statements": said,
        "defects": defects,
    }


def write_gold(
    folder: Path, built: CaseFile, defects: Sequence[Gold], shown: Sequence[Shown], templates: str
) -> None:
    """gold.json (born, scan) and gold.bad.json (bad)."""
    gold = {**gold_of(built, defects), "templates": templates}
    bottom = round(PAGE_HEIGHT, 1)
    for row in gold["documents"]:
        row["bottom"] = min(row["bottom"], bottom)
    _write(folder / "gold.json", gold)
    _write(folder / "gold.bad.json", gold_of_bad(gold, shown))


def _write(path: Path, gold: Gold) -> None:
    path.write_text(json.dumps(gold, ensure_ascii=False, indent=1), encoding="utf-8")

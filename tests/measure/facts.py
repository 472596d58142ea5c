"""Facts right: each fact of the gold, looked for in the document sorted from the same pages."""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any

import cn2an

from review.reports.contract import json_value
from tests.measure.characters import normal

if TYPE_CHECKING:
    from review.model.case_file import CaseFacts
    from review.model.document import Document
    from review.standards.load import Standards
    from tests.measure.gold import GoldCase, GoldDocument

EXACT_TYPES = frozenset({"date", "datetime", "amount", "number", "code", "phone"})
"""Types of which a reviewer expects every figure right; ids and document numbers are codes."""

LONG_TEXT = 20
"""From this many characters on a text counts as right when 92 % of it agrees."""
SAME_TEXT = 0.92


class FactScore:
    """Counts by field type and by field."""

    def __init__(self) -> None:
        self.right: Counter[str] = Counter()
        self.total: Counter[str] = Counter()
        self.misses: list[str] = []

    def share(self, *, exact_types: bool) -> tuple[int, int]:
        """(right, total) of dates, money, numbers and ids, or of all facts."""
        names = [name for name in self.total if not exact_types or name in EXACT_TYPES]
        return sum(self.right[name] for name in names), sum(self.total[name] for name in names)


def score_facts(
    case_facts: CaseFacts, gold: GoldCase, standards: Standards, score: FactScore
) -> None:
    """Adds one case file to the counts."""
    gold_documents = {document.id: document for document in gold.documents}
    types = {
        (kind.id, field.id): field.type
        for kind in standards.document_kinds.values()
        for field in kind.fields
    }
    for fact in gold.facts:
        gold_document = gold_documents[fact.document]
        kind = types.get((gold_document.kind, fact.field), "text")
        score.total[kind] += 1
        document = _same_document(case_facts, gold_document)
        values = (
            [json_value(item.value) for item in case_facts.facts_of(document, fact.field)]
            if document
            else []
        )
        if any(same_value(value, fact.value) for value in values):
            score.right[kind] += 1
        else:
            where = f"{gold.case_id} p{fact.page_no} {gold_document.kind}.{fact.field}"
            score.misses.append(f"{where}: {values!r} not {fact.value!r}")


def same_value(found: Any, wanted: Any) -> bool:
    """Whether two values in JSON form say the same."""
    if isinstance(wanted, bool) or isinstance(found, bool):
        return found is wanted
    if isinstance(wanted, int) and isinstance(found, str):
        return _fen_in_capitals(found) == wanted
    if isinstance(wanted, int | float) and isinstance(found, int | float):
        return abs(found - wanted) < 1e-6
    if isinstance(wanted, dict) and isinstance(found, dict):
        return _same_citation(found, wanted)
    if isinstance(wanted, list) and isinstance(found, list):
        return sorted(map(_bare, found)) == sorted(map(_bare, wanted))
    if found is None or wanted is None:
        return found is wanted
    one, other = _bare(found), _bare(wanted)
    if one == other:
        return True
    if len(other) >= LONG_TEXT and not re.fullmatch(r"[0-9a-z]+", other):
        return SequenceMatcher(None, one, other, autojunk=False).ratio() >= SAME_TEXT
    # The gold gives times to the minute where the paper may give a day, and the other way round.
    return bool(re.match(r"\d{4}-\d\d-\d\d", str(wanted))) and str(found)[:10] == str(wanted)[:10]


def _fen_in_capitals(text: str) -> int | None:
    """The 分 of an amount written in capitals, which a reading gives as it stands."""
    figures = re.sub(r"人民币|[整正]|\s", "", text)
    match = re.fullmatch(r"(.+?)[元圆](?:零?(.)角)?(?:零?(.)分)?", figures)
    if match is None:
        return None
    try:
        parts = [cn2an.cn2an(part, "smart") if part else 0 for part in match.groups()]
    except ValueError:
        return None
    return int(parts[0] * 100 + parts[1] * 10 + parts[2])


def _same_citation(found: dict[str, Any], wanted: dict[str, Any]) -> bool:
    law = _bare(found.get("law", "")).removeprefix("中华人民共和国")
    if law != _bare(wanted.get("law", "")).removeprefix("中华人民共和国"):
        return False
    return all(found.get(part) == wanted.get(part) for part in ("article", "paragraph", "item"))


def _bare(value: Any) -> str:
    return re.sub(r"[^\w]", "", normal(str(value))).lower()


def _same_document(case_facts: CaseFacts, gold_document: GoldDocument) -> Document | None:
    pages = set(range(gold_document.first_page, gold_document.last_page + 1))
    shared = [
        (len(pages & set(document.page_nos)), -abs(document.first_page - gold_document.first_page))
        for document in case_facts.documents
    ]
    same_kind = [
        (size, near, index)
        for index, (size, near) in enumerate(shared)
        if size and case_facts.documents[index].kind == gold_document.kind
    ]
    return case_facts.documents[max(same_kind)[2]] if same_kind else None

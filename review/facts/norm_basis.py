"""A decision that rests its penalty on a document below the law (规范性文件直接作处罚依据)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from review.facts.drafts import read_draft
from review.facts.values.citations import find_citations

if TYPE_CHECKING:
    from review.facts.drafts import Draft
    from review.facts.places import Layout
    from review.facts.rows import FieldRow, FinderRow

_NORM = re.compile(r"裁量|基准|清单|意见$|通知$|批复$|纪要$|指引$|指南$|方案$|复函$")
_BASED_ON = re.compile(r"(?:依据|根据|依照|按照)[^。；，]{0,6}$")
_PENALTY = re.compile(r"罚款|没收|警告|吊销|暂扣|停产|停业|拘留|(?:如下|以下|下列)(?:行政)?处罚")
_REACH = 240


def find_norm_basis(layout: Layout, field: str, row: FieldRow, finder: FinderRow) -> list[Draft]:
    """Documents below the law after 依据 whose own sentence decides the penalty.

    A sentence that also names a law after 依据 rests on that: then the document only says how much.
    违反某法，依据某基准。 names the basis too, though the penalty follows later.
    """
    text = layout.text.text.replace("\n", " ")
    cited = layout.remember("citations", lambda: find_citations(layout.text.text))
    found = []
    for reading in cited:
        start = max(text.rfind(mark, 0, reading.start) for mark in "。；：") + 1
        based = _BASED_ON.search(text[start : reading.start].rstrip("《 "))
        if not _NORM.search(reading.value.name) or based is None:
            continue
        stop = min((at for mark in "。；" if (at := text.find(mark, reading.end)) >= 0), default=0)
        stop = min(stop or len(text), reading.end + _REACH)
        # what stands before 依据 was violated
        laws = [
            other
            for other in cited
            if start + based.start() <= other.start < stop and not _NORM.search(other.value.name)
        ]
        qualified = "违反" in text[start : start + based.start()]
        if not laws and (qualified or _PENALTY.search(text[reading.end : stop])):
            found.append(read_draft(layout, reading.with_value(reading.value), 0, 1.0))
    return found

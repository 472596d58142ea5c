"""Is a place reported blank, or without its mark, really empty?

Print or ink by its label denies it. Lines and marks are used to doubt by, never to allege by.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from review.model.case_file import CaseFacts
    from review.model.fact import Evidence, Fact
    from review.model.geometry import Box
    from review.model.page import Page

_TEXT_REACH = 40.0
"""Points from the label's end within which its own value starts: an empty cell is wider."""
_MARK_REACH = 80.0
_BELOW_LABEL = 45.0
"""Points under a label such as 负责人意见 within which its signature may stand."""
_EMPTY = re.compile(r"[\s\d：:_＿/年月日时分许]*")
_SIGN_LABEL = re.compile(
    r"被?(询问|检查|处罚|调查|抽样|送达|通知|取证)(对象)?(单位|人员|人)?|当事人|行政相对人|相对人|执法人员|承办(机构|部门|人)?"
    r"|(机关|部门|单位)?(负责人|领导)|主管|审批人?|审核人?|意见|批示|签名|签字|签收|盖章|签章|捺印|指印|确认"
    r"|见证人|记录人|参加人|收件人|受送达人|提供人|现场|本人|法定代表人|经营者|代理人|委托|或者?|及|和|日期"
    r"|[\d年月日时分\s：:、，,。；;（）()/_＿\-—.]"
)
_DATE_LABEL = re.compile(r"日|年|月|时间")


def surely_blank(case_facts: CaseFacts, fact: Fact) -> bool:
    """Nothing stands where the blank fact says so.

    A date is left out only where a label asks for one: 负责人意见 alone does not.
    """
    if not fact.evidence:
        return False
    label = fact.evidence[0]
    if not _EMPTY.fullmatch(fact.raw.replace(label.text, "")):
        return False
    if fact.field.endswith(("date", "time")) and not _DATE_LABEL.search(label.text + fact.raw):
        return False
    return not _ink_beside(case_facts.pages[label.page_no - 1], label)


def may_be_marked(case_facts: CaseFacts, fact: Fact) -> bool:
    """A mark stands right of or a little under the label of a mark reported absent."""
    wanted = "seal" if fact.field.startswith("seal") else "signature"
    for place in fact.evidence:
        if wanted == "signature" and _names_someone(place.text):
            return True
        page = case_facts.pages[place.page_no - 1]
        for mark in page.marks:
            x, y = mark.box.center
            beside = x >= place.box.x0 and place.box.y0 - 10 <= y <= place.box.y1 + _BELOW_LABEL
            if mark.kind == wanted and (beside or mark.box.intersection(place.box)):
                return True
    return False


def _names_someone(words: str) -> bool:
    """More than labels stands in the words of the place: a name read together with its label."""
    return len(_SIGN_LABEL.sub("", words)) in (2, 3, 4)


def _ink_beside(page: Page, label: Evidence) -> bool:
    for line in page.lines:
        if _EMPTY.fullmatch(line.text):
            continue
        if _follows(label.box, line.box, _TEXT_REACH):
            return True
    marks = (mark.box for mark in page.marks if mark.kind != "tick_box")
    return any(_follows(label.box, box, _MARK_REACH) for box in (*marks, *page.unread_areas))


def _follows(label: Box, box: Box, reach: float) -> bool:
    """The box starts right of the label, in its row."""
    in_row = label.y0 <= box.center[1] <= label.y1 or box.y0 <= label.center[1] <= box.y1
    starts = box.x0 - label.x1
    return in_row and -2.0 <= starts <= reach

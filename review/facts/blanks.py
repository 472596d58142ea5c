"""Cells left blank (空白栏): required ones that are empty and not struck out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from review.facts.cells_pairs import cell_of
from review.facts.drafts import Draft, place_evidence

if TYPE_CHECKING:
    from review.facts.places import Layout, Place
    from review.facts.rows import FieldRow, FinderRow

_MAY_STAY_EMPTY = re.compile(
    r"备注|附件|见证|代收|拒收|不能送达|委托代理|其他|传真|邮编|邮政编码|职务|民族|年龄|性别|证件|身份|信用代码|注册号|照片|录像|关系|举报|姓名$|字号|电子|承办机构|承办部门|机构意见|部门意见"
)
_EITHER_OR = frozenset({"个人", "公民", "单位", "法人", "其他组织", "法人或其他组织", "个体工商户"})
"""Of these halves of a form only one is filled."""
_NOT_A_FIELD = re.compile(
    r"^(?:当事人|个人|单位|法人|公民|序号|日期|时间|签名|签字|基本情况|当事人基本情况)$"
)


def find_blank_fields(layout: Layout, field: str, row: FieldRow, finder: FinderRow) -> list[Draft]:
    """One fact that lists the labels of the empty cells; none where no cell is empty."""
    empty: dict[str, Place] = {}
    for place in layout.places:
        if not place.own_cell or not place.empty or place.box is None:
            continue
        if _MAY_STAY_EMPTY.search(place.label) or _NOT_A_FIELD.match(place.label):
            continue
        if _EITHER_OR.intersection(place.groups):
            continue
        if _is_label_cell(layout, place) or _has_marks(layout, place):
            continue
        empty.setdefault(place.label, place)
    if not empty:
        return []
    evidence = tuple(e for place in empty.values() for e in place_evidence(layout, place))
    return [Draft(tuple(empty), "、".join(empty), 0.9, evidence)]


def _is_label_cell(layout: Layout, place: Place) -> bool:
    """A label with no cell of its own beside it has no empty cell either."""
    block = layout.text.block_at(place.label_start)
    return block.cell is not None and cell_of(block).box == place.box


def _has_marks(layout: Layout, place: Place) -> bool:
    page = layout.text.pages[place.page_no]
    box = place.box
    if box is None:
        return False
    inked = [mark.box for mark in page.marks] + list(page.unread_areas)
    return any(box.intersection(other) for other in inked)
